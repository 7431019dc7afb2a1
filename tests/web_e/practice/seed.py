"""Fills the home of a running Afterword with an interview of last week and the next one with them; prints its id."""

from __future__ import annotations

from datetime import timedelta

from afterword.cli.ready import ready


def fill() -> str:
    owner = ready()
    from django.utils import timezone

    from afterword.flows import practice
    from afterword.store import queries
    from afterword.store.models import Interview
    from tests.conftest import make_interview

    now = timezone.now()
    profile = queries.profile_of(owner)
    profile.zone, profile.country = "Europe/London", "GB"
    profile.save()
    first = make_interview(owner, starts_at=now - timedelta(days=7))
    practice.add(owner, "How long would you stay with us?", now - timedelta(hours=1))
    ahead = Interview.objects.create(
        owner=owner, employer=first.employer, role=first.role, follows=first, starts_at=now + timedelta(days=2)
    )
    return str(ahead.id)


if __name__ == "__main__":
    print(fill())
