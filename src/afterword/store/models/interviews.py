"""An interview as the person recalls it and as it was heard, and who was there."""

from __future__ import annotations

from typing import Any

from django.db import models

from afterword.store.models.owner import Owned


class Person(Owned):
    """Someone met in an interview, or an adviser."""

    name = models.CharField(max_length=200)
    title = models.CharField(max_length=200, blank=True)
    organisation = models.CharField(max_length=200, blank=True)
    email = models.CharField(max_length=254, blank=True)
    phone = models.CharField(max_length=60, blank=True)
    address_as = models.CharField(max_length=100, blank=True)
    notes = models.TextField(blank=True)
    is_adviser = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name


class Interview(Owned):
    """One debrief: the interview as the person recalls it."""

    employer = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=200, blank=True)
    starts_at = models.DateTimeField(null=True, blank=True)
    zone = models.CharField(max_length=64, blank=True)
    country = models.CharField(max_length=2, blank=True)
    contact_rules = models.TextField(blank=True)
    decision_by = models.DateField(null=True, blank=True)
    want = models.CharField(max_length=6, blank=True)
    effective = models.CharField(max_length=6, blank=True)
    interest = models.CharField(max_length=6, blank=True)
    understood = models.CharField(max_length=6, blank=True)
    goals = models.TextField(blank=True)  # one a line
    # The number of each goal, by line, and how many were ever given: wordings hang on them, as on those of exchanges.
    goal_numbers = models.JSONField(default=list, blank=True)
    goals_made = models.PositiveIntegerField(default=0)
    left_out = models.TextField(blank=True)  # one a line
    slot_answers = models.JSONField(default=dict, blank=True)
    called = models.CharField(max_length=12, blank=True)  # "", "spoke", "voicemail", "not_reached", "declined"
    ends_at = models.DateTimeField(null=True, blank=True)
    place = models.TextField(blank=True)  # a room, an address to go to, the address of a video call
    invite_uid = models.CharField(max_length=255, blank=True)  # of the invitation that made or moved it
    invite_sequence = models.PositiveIntegerField(default=0)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    follows = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="next_rounds")
    # How it stands, as the newest `Outcome` has it: its kind ("" while there is none) and its day. `answered_on` is the
    # day of the first answer of any kind. Written by `flows.outcomes` alone, so that lists and pictures need not count.
    outcome = models.CharField(max_length=12, blank=True)
    outcome_on = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)  # over, and out of the list; nothing is lost
    waits_on = models.DateField(null=True, blank=True)  # asked once, they said that day: they still wait for an answer
    # How many exchanges were ever added: a removed one's number, and the words given for it, never pass to another.
    exchanges_made = models.PositiveIntegerField(default=0)
    people: models.ManyToManyField[Person, Any] = models.ManyToManyField(Person, through="Interviewer", blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["owner", "-starts_at"]),
            models.Index(fields=["owner", "-created_at"]),
            models.Index(fields=["owner", "outcome", "outcome_on"]),
        ]

    def __str__(self) -> str:
        return self.employer or self.role or str(self.id)


class Interviewer(Owned):
    """Who was there, in order: the first is the one to call and write to."""

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="interviewers")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        # Every read asks for the owner too; without these SQLite may look through all that is theirs.
        indexes = [models.Index(fields=["owner", "interview"]), models.Index(fields=["owner", "person"])]

    def __str__(self) -> str:
        return f"{self.position}"


class Exchange(Owned):
    """A question asked and what was said: as recalled, and as heard in the transcript.

    `asked`, `said`, `landed` and `wish_said` are the person's alone; listening writes only what is below them.
    """

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="exchanges")
    position = models.PositiveIntegerField(default=0)
    asked = models.TextField(blank=True)
    said = models.TextField(blank=True)
    landed = models.CharField(max_length=6, blank=True)
    wish_said = models.TextField(blank=True)
    heard = models.TextField(blank=True)  # exact words of the transcript, as are those of `answer`
    answer = models.TextField(blank=True)
    start = models.CharField(max_length=40, blank=True)  # as the transcript has it
    by = models.CharField(max_length=200, blank=True)  # the label of who asked
    heard_place = models.PositiveIntegerField(null=True, blank=True)  # in the order of the talk; null: not heard now
    # What was heard, as a digest that outlives the words: heard again, the question gets its number back.
    heard_mark = models.CharField(max_length=64, blank=True)
    family = models.CharField(max_length=40, blank=True)  # id of the question family, for the pictures; "" not known

    class Meta:
        ordering = ["position", "created_at"]
        indexes = [models.Index(fields=["owner", "interview", "family", "landed"])]  # counted from the index alone

    def __str__(self) -> str:
        return (self.asked or self.heard)[:60]

    @property
    def domain_id(self) -> str:
        """What `domain.interview.Exchange.id` is of this row."""
        return f"q{self.position + 1}"


class Evidence(Owned):
    """One accomplishment in the evidence bank, typed or read from a résumé."""

    text = models.TextField()
    at = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=200, blank=True)
    started = models.CharField(max_length=10, blank=True)
    ended = models.CharField(max_length=10, null=True, blank=True)  # noqa: DJ001 - null: not known, "": still there
    path = models.CharField(max_length=200, blank=True)
    imported = models.JSONField(default=dict, blank=True)  # the fields as the résumé gave them; {} when typed
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "created_at"]

    def __str__(self) -> str:
        return self.text[:60]
