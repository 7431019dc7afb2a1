"""What was done and what is owed: the contact log, promises, calls and rehearsals."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from afterword.store.models.interviews import Interview, Person
from afterword.store.models.owner import Owned


class Touch(Owned):
    """One contact with an employer, in or out: a line of the contact log. Taken back, never rewritten.

    `step_kind` is the `domain.plan.StepKind` it was, "" for one the plan did not ask for.
    """

    class Way(models.TextChoices):
        CALL = "call"  # spoken
        VOICEMAIL = "voicemail"
        NOT_REACHED = "not_reached"
        EMAIL = "email"
        LETTER = "letter"  # on paper
        MESSAGE = "message"
        RECRUITER = "recruiter"
        MEETING = "meeting"

    interview = models.ForeignKey(Interview, null=True, blank=True, on_delete=models.CASCADE, related_name="touches")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="touches")
    outward = models.BooleanField(default=True)  # False: they were in touch with the person
    way = models.CharField(max_length=12, choices=Way)
    step_kind = models.CharField(max_length=20, blank=True)
    happened_at = models.DateTimeField(default=timezone.now)
    # null: not known. Of what came in, False: it answers nothing, such as an automatic reply.
    answered = models.BooleanField(null=True, blank=True)
    no_more_calls = models.BooleanField(default=False)  # with it they asked not to be rung again, or said no
    words = models.TextField(blank=True)  # what happened, as the person tells it
    # What made it, so that no act is noted twice: "call:<id>", "outgoing:<id>", "incoming:<id>", "promise:<id>",
    # "sent:<id of the version>", "step:<id>"; a number follows where it was taken back and happened after all.
    made_by = models.CharField(max_length=60, blank=True)
    taken_back = models.BooleanField(default=False)

    class Meta:
        ordering = ["happened_at", "created_at"]
        indexes = [
            # The last three so that many interviews can be counted from the index alone.
            models.Index(fields=["owner", "interview", "happened_at", "outward", "taken_back", "way"]),
            models.Index(fields=["owner", "person", "happened_at"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "made_by"], condition=~models.Q(made_by=""), name="one_touch_for_one_act"
            )
        ]

    def __str__(self) -> str:
        return f"{self.way} {self.happened_at:%Y-%m-%d}"


class Promise(Owned):
    """A dated thing owed (S6, S9): what, to whom, by when, in which channel; tracked until it is closed."""

    class State(models.TextChoices):
        OPEN = "open"
        KEPT = "kept"
        BROKEN = "broken"  # its time passed; sent late, or never
        LET_GO = "let_go"  # it no longer matters: they withdrew the question, or the interview is over

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="promises")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    mine = models.BooleanField(default=True)  # False: they promised it
    what = models.TextField()
    concern = models.CharField(max_length=40, blank=True)  # id of the concern it is to answer, when it is
    due_at = models.DateTimeField(null=True, blank=True)
    channel = models.CharField(max_length=10, blank=True)  # "email", "call", "letter", "recruiter"
    said_at = models.DateTimeField(null=True, blank=True)
    # Where it comes from: "" typed, "call:<event id>", "heard:<finding key>"; one promise of each.
    made_by = models.CharField(max_length=300, blank=True)
    quote = models.TextField(blank=True)  # the exact words, where they were heard
    answer = models.TextField(blank=True)  # what will be sent, in the person's words
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    late = models.BooleanField(default=False)  # it was kept after its time, with a line that says so
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["due_at", "created_at"]
        indexes = [models.Index(fields=["owner", "state", "due_at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "interview", "made_by"],
                condition=~models.Q(made_by=""),
                name="one_promise_for_one_word",
            )
        ]

    def __str__(self) -> str:
        return self.what[:60]


class Call(Owned):
    """One call with the card in hand. Its id is made by the browser, which may be offline until it is over."""

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="calls")
    card = models.CharField(max_length=20, default="call_card")  # or "follow_up_call"
    started_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=12, blank=True)  # as `Interview.called`
    words = models.TextField(blank=True)  # what happened, in their words

    class Meta:
        ordering = ["started_at"]

    def __str__(self) -> str:
        return f"{self.started_at:%Y-%m-%d %H:%M}"


class CallEvent(Owned):
    """One tap during a call, append-only. Id and time come from the browser, so that sending it twice does nothing."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField()
    kind = models.CharField(max_length=20)  # "begun", "part", "concern", "asked_time", "note", "aside", "ended"
    value = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["at", "created_at"]

    def __str__(self) -> str:
        return self.kind


class Rehearsal(Owned):
    """The card spoken aloud once, against the clock (S11). Observations of the person's own making, never a score."""

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="rehearsals")
    card = models.CharField(max_length=20, default="call_card")
    started_at = models.DateTimeField(default=timezone.now)
    seconds = models.PositiveIntegerField(default=0)
    parts = models.JSONField(default=list, blank=True)  # [{"part", "seconds", "stumbled"}]
    concerns = models.JSONField(default=list, blank=True)  # [{"id", "seconds", "stumbled"}], as they were thrown in
    words_per_minute = models.PositiveSmallIntegerField(null=True, blank=True)  # where the browser wrote along
    fillers = models.JSONField(default=dict, blank=True)  # word -> times

    class Meta:
        ordering = ["started_at"]

    def __str__(self) -> str:
        return f"{self.started_at:%Y-%m-%d %H:%M}"
