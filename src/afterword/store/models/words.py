"""The plan taken on, the words prepared, and the advice on them."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models

from afterword.store.models.interviews import Interview, Person
from afterword.store.models.owner import Owned


class Step(Owned):
    """One dated act of an interview's plan, as the person took it on."""

    LAPSES = timedelta(days=14)
    """Past its time by more, nothing that was not done is pressed on anybody any more."""

    class State(models.TextChoices):
        WAITING = "waiting"
        DONE = "done"
        SKIPPED = "skipped"

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=20)
    channel = models.CharField(max_length=10)
    ref = models.CharField(max_length=40, blank=True)  # id of the promise it keeps, where it is one
    not_before = models.DateTimeField(null=True, blank=True)
    due = models.DateTimeField(null=True, blank=True)
    why = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    ended_at = models.DateTimeField(null=True, blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        indexes = [models.Index(fields=["owner", "state", "due"]), models.Index(fields=["owner", "interview"])]

    def __str__(self) -> str:
        return self.kind

    def waits(self, now: datetime) -> bool:
        """Whether it is still to be done."""
        return self.state == self.State.WAITING and (self.due is None or self.due >= now - self.LAPSES)


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
    changed_sentences = models.JSONField(default=list, blank=True)  # [{"kind", "key"}]: what the advice changed
    decided = models.CharField(max_length=10, blank=True)  # after it: "act", "wait", "leave"

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.came_back[:60]
