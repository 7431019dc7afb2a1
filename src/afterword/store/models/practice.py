"""Practice: questions that stumbled as cards, what was said of each try, and which evidence was told where."""

from __future__ import annotations

from django.db import models

from afterword.store.models.interviews import Evidence, Exchange, Interview
from afterword.store.models.owner import Owned


class PracticeCard(Owned):
    """One question to practise, with the better answer in the person's words. The dates are FSRS's."""

    exchange = models.ForeignKey(Exchange, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    interview = models.ForeignKey(Interview, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    question = models.TextField()
    answer = models.TextField(blank=True)  # "" as long as it is that of the exchange (`wish_said`)
    family = models.CharField(max_length=40, blank=True)  # id of a question family
    state = models.PositiveSmallIntegerField(default=1)  # fsrs.State: learning 1, review 2, relearning 3
    step = models.PositiveSmallIntegerField(null=True, blank=True)
    stability = models.FloatField(null=True, blank=True)  # days
    difficulty = models.FloatField(null=True, blank=True)
    due_at = models.DateTimeField()
    reviewed_at = models.DateTimeField(null=True, blank=True)
    put_away = models.BooleanField(default=False)

    class Meta:
        ordering = ["due_at"]
        indexes = [models.Index(fields=["owner", "put_away", "due_at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "exchange"],
                condition=models.Q(exchange__isnull=False),
                name="one_card_for_one_question",
            )
        ]

    def __str__(self) -> str:
        return self.question[:60]


class PracticeReview(Owned):
    """One try at a card, append-only: how it went, as the person says."""

    card = models.ForeignKey(PracticeCard, on_delete=models.CASCADE, related_name="reviews")
    rating = models.PositiveSmallIntegerField()  # fsrs.Rating: again 1, hard 2, good 3, easy 4
    reviewed_at = models.DateTimeField()
    seconds = models.PositiveIntegerField(default=0)
    for_interview = models.ForeignKey(Interview, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["reviewed_at"]
        indexes = [models.Index(fields=["owner", "reviewed_at"])]

    def __str__(self) -> str:
        return f"{self.rating} {self.reviewed_at:%Y-%m-%d}"


class Telling(Owned):
    """Whether a piece of evidence was told in one interview: worked out when listening ends, or said by the person."""

    class How(models.TextChoices):
        HEARD = "heard"  # in the transcript
        SAID = "said"  # the person says so
        WRITTEN = "written"  # in a letter or note that went
        UNTOLD = "untold"  # it served a need of theirs, and was not told

    evidence = models.ForeignKey(Evidence, on_delete=models.CASCADE, related_name="tellings")
    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="tellings")
    how = models.CharField(max_length=8, choices=How)
    goal = models.TextField(blank=True)  # the need it serves, in the words of its source
    on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["owner", "evidence", "how"])]  # "how" so that it is counted from here
        constraints = [models.UniqueConstraint(fields=["evidence", "interview"], name="one_telling_in_one_interview")]

    def __str__(self) -> str:
        return self.how
