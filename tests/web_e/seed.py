"""Fills a home before anything is told: who the person is, what they can prove, and what they look for."""

from __future__ import annotations

from afterword.cli.ready import ready


def fill() -> None:
    owner = ready()
    from afterword.flows import bank
    from afterword.store import queries

    profile = queries.profile_of(owner)
    profile.name, profile.phone, profile.email = "Alice Hartley", "020 7946 0123", "alice@hartley.example"
    profile.zone, profile.country = "Europe/London", "GB"
    profile.wanted_roles = "Dispatch manager"
    profile.save()
    bank.add(owner, "Cut late departures from nineteen a week to three in four months", "Tarn Foods")
    bank.add(owner, "Ran the night dock for six weeks at peak with fourteen people", "Tarn Foods")


if __name__ == "__main__":
    fill()
