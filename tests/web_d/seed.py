"""Fills the home of a running Afterword with one interview of yesterday that a call may mend. Prints its id."""

from __future__ import annotations

from datetime import timedelta

from afterword.cli.ready import ready


def fill() -> str:
    owner = ready()
    from django.utils import timezone

    from afterword.flows import bank
    from afterword.store import queries
    from tests.conftest import make_interview

    now = timezone.now()
    profile = queries.profile_of(owner)
    profile.name, profile.phone, profile.email = "Alice Hartley", "020 7946 0123", "alice@hartley.example"
    profile.zone, profile.country = "Europe/London", "GB"
    profile.save()
    bank.add(owner, "Ran the night dock for six weeks at peak with fourteen people", "Tarn Foods")
    made = make_interview(owner, starts_at=now - timedelta(days=1), decision_by=(now + timedelta(days=12)).date())
    person = queries.interviewers_of(made).get().person
    person.email = "imogen@pell.example"
    person.save()
    return str(made.id)


if __name__ == "__main__":
    print(fill())
