"""Whose the rows are, and what the person set once."""

from __future__ import annotations

import uuid

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
    remind_by_email = models.BooleanField(default=False)
    quiet_from = models.TimeField(null=True, blank=True)  # in `zone`; no reminder leaves between these two
    quiet_until = models.TimeField(null=True, blank=True)
    more_channels = models.TextField(blank=True)  # addresses for apprise, one a line, where it is installed
    channels_say_what = models.BooleanField(default=False)  # False: they say only that something is due
    calendar_says_what = models.BooleanField(default=False)  # False: names, and nothing of what was said or promised
    wanted_roles = models.TextField(blank=True)  # one a line: which openings to be told of
    wanted_places = models.TextField(blank=True)  # one a line
    hide_refusals = models.BooleanField(default=False)
    resume_name = models.CharField(max_length=200, blank=True)  # as the résumé gives it

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner"], name="one_profile_per_owner")]

    def __str__(self) -> str:
        return self.name
