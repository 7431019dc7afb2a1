"""Fills the home of a running Afterword with somebody who said no fifty days ago. Prints their id."""

from __future__ import annotations

from datetime import timedelta

from afterword.cli.ready import ready


def fill() -> str:
    owner = ready()
    from django.utils import timezone

    from afterword.store import queries
    from tests.conftest import make_interview

    now = timezone.now()
    profile = queries.profile_of(owner)
    profile.name, profile.email, profile.zone, profile.country = (
        "Alice Hartley",
        "a@hartley.example",
        "Europe/London",
        "GB",
    )
    profile.save()
    made = make_interview(owner, starts_at=now - timedelta(days=54), decision_by=None)
    made.outcome, made.outcome_on = "refused", (now - timedelta(days=50)).date()
    made.save()
    return str(queries.interviewers_of(made).get().person_id)


if __name__ == "__main__":
    print(fill())
