"""Files the person gave, what listening made of them, and what the person said of that."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from afterword.store.models.interviews import Interview
from afterword.store.models.owner import Owned


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
