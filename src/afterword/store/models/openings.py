"""An employer's public job board that the person follows, and the openings seen on it."""

from __future__ import annotations

from django.db import models

from afterword.store.models.interviews import Person
from afterword.store.models.owner import Owned


class Board(Owned):
    """One employer's public list of openings. Asked for politely: claimed under a lease, once a day, with back-off."""

    class Kind(models.TextChoices):
        GREENHOUSE = "greenhouse"
        LEVER = "lever"
        ASHBY = "ashby"
        WORKABLE = "workable"
        SMARTRECRUITERS = "smartrecruiters"
        RECRUITEE = "recruitee"
        PERSONIO = "personio"
        FEED = "feed"  # RSS or Atom

    employer = models.CharField(max_length=200)
    kind = models.CharField(max_length=16, choices=Kind)
    url = models.CharField(max_length=2000)  # what is fetched
    given = models.CharField(max_length=2000, blank=True)  # the address as the person pasted it
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )  # known there
    roles = models.TextField(blank=True)  # one a line; "" for those of the profile
    places = models.TextField(blank=True)  # one a line; "" for those of the profile
    paused_at = models.DateTimeField(null=True, blank=True)
    etag = models.CharField(max_length=300, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)  # last, whatever came of it
    read_at = models.DateTimeField(null=True, blank=True)  # last read, or found unchanged
    due_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)  # one after the other
    problem = models.TextField(blank=True)
    lease_by = models.CharField(max_length=40, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["employer", "created_at"]
        indexes = [models.Index(fields=["due_at"])]
        constraints = [models.UniqueConstraint(fields=["owner", "url"], name="one_board_for_one_address")]

    def __str__(self) -> str:
        return self.employer


class Opening(Owned):
    """One job on a board, from the day it was first seen to the day it was gone."""

    class State(models.TextChoices):
        NEW = "new"
        SEEN = "seen"
        SET_ASIDE = "set_aside"
        TAKEN_UP = "taken_up"  # a note was written, or an interview came of it

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="openings")
    theirs = models.CharField(max_length=300)  # their own id of it
    title = models.CharField(max_length=300)
    place = models.CharField(max_length=300, blank=True)
    url = models.CharField(max_length=2000, blank=True)
    text = models.TextField(blank=True)  # the beginning of the description, plain
    posted_on = models.DateField(null=True, blank=True)
    first_seen_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True, blank=True)
    fits = models.BooleanField(default=False)  # as the person's wishes stood when it was read
    why = models.JSONField(default=dict, blank=True)  # {"role": the line it fits, "place": the line, "rank": [words]}
    state = models.CharField(max_length=10, choices=State, default=State.NEW)

    class Meta:
        ordering = ["-first_seen_at", "title"]
        indexes = [models.Index(fields=["owner", "fits", "state"])]
        constraints = [models.UniqueConstraint(fields=["board", "theirs"], name="one_opening_once_on_a_board")]

    def __str__(self) -> str:
        return self.title
