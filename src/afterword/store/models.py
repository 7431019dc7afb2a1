"""The rows. Every row has an owner; every read goes through `store.queries`, every write through a flow.

Choices are the words of `domain.interview`; empty string stands for "not answered".
"""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone


class User(AbstractUser):
    """The person. Custom from the first migration, so that accounts can grow when Afterword is hosted."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)


class Owned(models.Model):
    """Anything that belongs to one person and may appear in an address: a public UUID, an owner, two times."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True


class Profile(Owned):
    """What the person set once: how they sign, where they are, how they like to sound, their own timings."""

    name = models.CharField(max_length=200, blank=True)
    email = models.CharField(max_length=254, blank=True)
    phone = models.CharField(max_length=60, blank=True)
    zone = models.CharField(max_length=64, blank=True)  # IANA name
    country = models.CharField(max_length=2, blank=True)  # ISO 3166 alpha-2
    signature = models.TextField(blank=True)
    register = models.CharField(max_length=10, default="plain")
    timings = models.JSONField(default=dict, blank=True)  # step id -> {field: value}, over domain.knowledge.timing
    resume_name = models.CharField(max_length=200, blank=True)  # as the résumé gives it

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner"], name="one_profile_per_owner")]

    def __str__(self) -> str:
        return self.name


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
    # How many exchanges were ever added: a removed one's number, and the words given for it, never pass to another.
    exchanges_made = models.PositiveIntegerField(default=0)
    people: models.ManyToManyField[Person, Any] = models.ManyToManyField(Person, through="Interviewer", blank=True)

    class Meta:
        indexes = [models.Index(fields=["owner", "-starts_at"]), models.Index(fields=["owner", "-created_at"])]

    def __str__(self) -> str:
        return self.employer or self.role or str(self.id)


class Interviewer(Owned):
    """Who was there, in order: the first is the one to call and write to."""

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="interviewers")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position"]

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

    class Meta:
        ordering = ["position", "created_at"]

    def __str__(self) -> str:
        return (self.asked or self.heard)[:60]

    @property
    def domain_id(self) -> str:
        """What `domain.interview.Exchange.id` is of this row."""
        return f"q{self.position + 1}"


class Paper(Owned):
    """A file the person gave for one interview, whole, and what was read from it."""

    class Kind(models.TextChoices):
        TRANSCRIPT = "transcript"
        JOB = "job"
        INVITATION = "invitation"
        RESUME = "resume"

    class State(models.TextChoices):
        WAITING = "waiting"
        READING = "reading"
        DONE = "done"
        FAILED = "failed"

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="papers")
    kind = models.CharField(max_length=12, choices=Kind)
    name = models.CharField(max_length=200, blank=True)
    url = models.CharField(max_length=2000, blank=True)  # where it was fetched from, when it was
    data = models.BinaryField()
    size = models.PositiveIntegerField(default=0)  # bytes
    digest = models.CharField(max_length=64)  # SHA-256 of `data`
    read = models.JSONField(null=True, blank=True)  # the domain value, as `store.values` writes it
    problems = models.JSONField(default=list, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)

    class Meta:
        ordering = ["created_at", "id"]

    def __str__(self) -> str:
        return self.name


class Listened(Owned):
    """What listening to an interview's papers found, and the work of doing so: due, claimed under a lease, done.

    `wanted` counts what changed since; the work is done when `heard_for` has caught up with it. `due_at` lets several
    changes in a row be heard once. Whoever works holds `lease_by` until `lease_until`, and renews it.
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        READING = "reading"
        DONE = "done"
        FAILED = "failed"

    interview = models.OneToOneField(Interview, on_delete=models.CASCADE, related_name="listened")
    found = models.JSONField(null=True, blank=True)  # a `store.found.Found`, as `store.values` writes it
    conversation = models.JSONField(null=True, blank=True)  # the conversation taken apart: large, read by few pages
    digest = models.CharField(max_length=64, blank=True)  # of everything that was listened to
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    progress = models.PositiveSmallIntegerField(default=0)  # 0 to 100
    stage = models.CharField(max_length=20, blank=True)
    problem = models.TextField(blank=True)
    wanted = models.PositiveIntegerField(default=1)
    heard_for = models.PositiveIntegerField(default=0)
    due_at = models.DateTimeField(default=timezone.now)
    lease_by = models.CharField(max_length=40, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)  # claims that came to no end; each end sets it back
    heard_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["state", "due_at"])]

    def __str__(self) -> str:
        return self.state


class Correction(Owned):
    """What the person said of one finding, append-only. The newest of a finding that is not undone counts.

    `finding` is made of the finding's own words (`flows.findings.key_of`), so that it outlives listening again.
    """

    class Action(models.TextChoices):
        DISMISSED = "dismissed"  # this is not so, or not worth saying
        CORRECTED = "corrected"  # it is `value`
        CHOSEN = "chosen"  # this voice is `value`

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="corrections")
    finding = models.CharField(max_length=250)
    action = models.CharField(max_length=10, choices=Action)
    value = models.CharField(max_length=250, blank=True)
    words = models.TextField(blank=True)  # the finding as it stood, to show what was set aside
    undone = models.BooleanField(default=False)

    class Meta:
        ordering = ["created_at", "id"]

    def __str__(self) -> str:
        return f"{self.action} {self.finding}"


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


class Step(Owned):
    """One dated act of an interview's plan, as the person took it on."""

    class State(models.TextChoices):
        WAITING = "waiting"
        DONE = "done"
        SKIPPED = "skipped"

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=20)
    channel = models.CharField(max_length=10)
    not_before = models.DateTimeField(null=True, blank=True)
    due = models.DateTimeField(null=True, blank=True)
    why = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    ended_at = models.DateTimeField(null=True, blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        indexes = [models.Index(fields=["owner", "state", "due"])]

    def __str__(self) -> str:
        return self.kind


class DraftChange(Owned):
    """One change to a draft, append-only: the whole overlay after it. The newest not undone counts; undo adds none.

    `overlay`: {"edits": {key: text}, "omitted": [key], "added": [{"key", "after", "text"}], "confirmed": [rule]}.
    The composed words are never stored here: they are composed anew, and the overlay is laid over them by sentence key.
    """

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="draft_changes")
    kind = models.CharField(max_length=20)
    number = models.PositiveIntegerField()
    overlay = models.JSONField(default=dict)
    undone = models.BooleanField(default=False)
    set_aside = models.BooleanField(default=False)  # undone, then followed by another change: redo no longer reaches it

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["interview", "kind", "number"], name="one_change_per_number")]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"


class DraftVersion(Owned):
    """A draft exactly as it stood when the person kept it or marked it ready."""

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="draft_versions")
    kind = models.CharField(max_length=20)
    subject = models.CharField(max_length=300, blank=True)
    text = models.TextField()
    ready = models.BooleanField(default=False)
    sent_at = models.DateTimeField(null=True, blank=True)  # these are the words that went out

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.kind


class Advice(Owned):
    """What an adviser was sent, what came back, and what it changed (S8)."""

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="advice")
    adviser = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    brief = models.TextField(blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    came_back = models.TextField(blank=True)
    changed = models.TextField(blank=True)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.came_back[:60]
