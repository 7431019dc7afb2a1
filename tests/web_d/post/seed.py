"""Fills the home of a running Afterword with one interview whose letter is settled. Prints the interview's id."""

from __future__ import annotations

from datetime import timedelta

from afterword.cli.ready import ready


def fill() -> str:
    owner = ready()
    from django.utils import timezone

    from afterword.store import queries
    from tests.conftest import make_interview
    from tests.flows.post.conftest import settle

    now = timezone.now()
    profile = queries.profile_of(owner)
    profile.name, profile.phone, profile.email = "Alice Hartley", "020 7946 0123", "alice@hartley.example"
    profile.zone, profile.country = "Europe/London", "GB"
    profile.save()
    made = make_interview(owner, starts_at=now - timedelta(days=1), decision_by=(now + timedelta(days=9)).date())
    settle(made, now)
    return str(made.id)


if __name__ == "__main__":
    print(fill())
