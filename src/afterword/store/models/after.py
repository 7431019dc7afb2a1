"""After the answer: what came of an interview, what they advised, and the people one stays in touch with."""

from __future__ import annotations

from django.db import models

from afterword.store.models.interviews import Interview, Person
from afterword.store.models.openings import Opening
from afterword.store.models.owner import Owned


class Outcome(Owned):
    """One thing that came of an interview, append-only: what, which day, how it was told. Taken back, never rewritten.

    The newest by `happened_on` that is not taken back is how it stands; `Interview.outcome` repeats it. "moot" never
    stands: it is said of one worry beside the rest.
    """

    class Kind(models.TextChoices):
        NEXT_ROUND = "next_round"
        OFFER = "offer"
        ACCEPTED = "accepted"  # the person took it
        DECLINED = "declined"  # the person said no to an offer
        REFUSED = "refused"
        WITHDRAWN = "withdrawn"  # the person stepped back before an answer
        SILENT = "silent"  # nothing came, and the person waits no longer
        FROZEN = "frozen"  # they stopped hiring for now
        FILLED = "filled"  # someone else was taken on, without a word to the person
        REOPENED = "reopened"  # it is open again
        STARTED = "started"  # past the offer, as long as the story goes on
        MOOT = "moot"  # what was worried about no longer matters
        CHANGED = "changed"  # another job in the same house, or it changed under them
        ENDED = "ended"

    class Way(models.TextChoices):
        CALL = "call"
        EMAIL = "email"
        LETTER = "letter"
        MEETING = "meeting"
        RECRUITER = "recruiter"
        HEARD = "heard"  # from somebody else, or seen
        SELF = "self"  # the person's own act

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="outcomes")
    kind = models.CharField(max_length=12, choices=Kind)
    happened_on = models.DateField()
    way = models.CharField(max_length=10, choices=Way, blank=True)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")  # who told
    words = models.TextField(blank=True)  # what they said, or what happened, as the person tells it
    answer_by = models.DateField(null=True, blank=True)  # of an offer: until when they want to know
    exchange = models.CharField(max_length=12, blank=True)  # of "moot": id of the exchange whose worry it was
    made_by = models.CharField(max_length=60, blank=True)  # "incoming:<id>", "call:<id>"; one outcome of each
    taken_back = models.BooleanField(default=False)

    class Meta:
        ordering = ["happened_on", "created_at"]
        indexes = [models.Index(fields=["owner", "interview", "happened_on"])]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "made_by"], condition=~models.Q(made_by=""), name="one_outcome_for_one_act"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.happened_on:%Y-%m-%d}"


class Feedback(Owned):
    """What somebody of the employer said of the person, word for word, append-only. Taken back, never rewritten."""

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="feedback")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    said_on = models.DateField()
    way = models.CharField(max_length=10, choices=Outcome.Way, blank=True)
    words = models.TextField()  # theirs
    made_by = models.CharField(max_length=60, blank=True)  # "incoming:<id>"
    taken_back = models.BooleanField(default=False)

    class Meta:
        ordering = ["said_on", "created_at"]
        indexes = [models.Index(fields=["owner", "interview"])]

    def __str__(self) -> str:
        return self.words[:60]


class FeedbackConcern(Owned):
    """A piece of feedback names a concern, says the person: `concern` is an id of the knowledge, `quote` the piece."""

    feedback = models.ForeignKey(Feedback, on_delete=models.CASCADE, related_name="concerns")
    concern = models.CharField(max_length=40)
    quote = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["feedback", "concern"], name="one_concern_once_in_feedback")]

    def __str__(self) -> str:
        return self.concern


class KeepInTouch(Owned):
    """The rhythm with one person. `due_on` and `silences` are worked out from the contact log (`flows.keeping_touch`)
    whenever it changes, so that Today need not read all of it.
    """

    class State(models.TextChoices):
        ON = "on"
        RESTING = "resting"  # two silences: it waits for the person to decide
        ENDED = "ended"

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="keep")
    every_days = models.PositiveIntegerField(default=75)
    most_a_year = models.PositiveSmallIntegerField(default=4)
    matters = models.BooleanField(default=False)  # after two silences: once a year instead of never
    why = models.TextField(blank=True)  # why this person, for the person alone
    began_on = models.DateField()
    state = models.CharField(max_length=8, choices=State, default=State.ON)
    due_on = models.DateField(null=True, blank=True)
    silences = models.PositiveSmallIntegerField(default=0)
    put_off_until = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["owner", "state", "due_on"])]

    def __str__(self) -> str:
        return f"{self.every_days}"


class Note(Owned):
    """A note to one person one keeps in touch with: what it brings them, and the words. Sent, it is a `Touch`."""

    class Brings(models.TextChoices):
        NEWS = "news"  # the person's own
        ARTICLE = "article"
        CONGRATULATION = "congratulation"
        THANKS = "thanks"  # what came of their advice
        OPENING = "opening"  # a job of theirs the person would like

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notes_to")
    opening = models.ForeignKey(Opening, null=True, blank=True, on_delete=models.SET_NULL, related_name="notes")
    brings = models.CharField(max_length=16, choices=Brings, blank=True)
    about = models.TextField(blank=True)  # the news, the article and where it stands, what they did: the person's words
    why_them = models.TextField(blank=True)  # what it has to do with them, in the person's words
    subject = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)  # the person's own wording of the whole; "" while it is as composed
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_text = models.TextField(blank=True)  # the words that went

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["owner", "person"])]

    def __str__(self) -> str:
        return self.about[:60]
