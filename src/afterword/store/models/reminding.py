"""Being reminded: due rows, claimed before each act, and the private address other calendars may read."""

from __future__ import annotations

from django.db import models

from afterword.store.models.acting import Promise
from afterword.store.models.interviews import Interview
from afterword.store.models.owner import Owned
from afterword.store.models.words import Step


class Reminder(Owned):
    """One thing to be reminded of at one time. `key` says what and which time, so that it is never made twice.

    When what it is about moves, this one is dropped and another made. Claimed before each act; where its worker died
    after the act had begun, and the channel cannot tell what became of it, it is `unknown` and never repeated silently.
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        SENDING = "sending"
        DONE = "done"
        UNKNOWN = "unknown"
        DROPPED = "dropped"

    key = models.CharField(max_length=120)
    kind = models.CharField(max_length=20)  # "promise_half", "promise_soon", "step_due", "call_window", "debrief"
    interview = models.ForeignKey(Interview, null=True, blank=True, on_delete=models.CASCADE, related_name="reminders")
    promise = models.ForeignKey(Promise, null=True, blank=True, on_delete=models.CASCADE, related_name="reminders")
    step = models.ForeignKey(Step, null=True, blank=True, on_delete=models.CASCADE, related_name="reminders")
    due_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    lease_by = models.CharField(max_length=40, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    told = models.JSONField(default=dict, blank=True)  # channel -> what became of it there
    done_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)  # the person put it away

    class Meta:
        ordering = ["due_at"]
        indexes = [models.Index(fields=["state", "due_at"])]
        constraints = [models.UniqueConstraint(fields=["owner", "key"], name="one_reminder_for_one_time")]

    def __str__(self) -> str:
        return self.key


class CalendarFeed(Owned):
    """The private address of a person's calendar. Whoever knows `secret` may read it; a new one ends the old one."""

    secret = models.CharField(max_length=64, unique=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner"], name="one_feed_per_owner")]

    def __str__(self) -> str:
        return str(self.created_at)


class CalendarEntry(Owned):
    """What calendars were told last under one UID, so that a change raises SEQUENCE and a loss is a CANCELLED."""

    uid = models.CharField(max_length=120)
    digest = models.CharField(max_length=64)  # of what was written
    sequence = models.PositiveIntegerField(default=0)
    written = models.JSONField(default=dict)  # the entry, as `writing.ics.Entry`
    written_at = models.DateTimeField()
    dropped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["created_at"]
        constraints = [models.UniqueConstraint(fields=["owner", "uid"], name="one_entry_for_one_uid")]

    def __str__(self) -> str:
        return self.uid
