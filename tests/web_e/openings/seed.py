"""Fills a home with one list that is followed: two openings fit the first wish, one does not. Prints the list's id."""

from __future__ import annotations

from datetime import timedelta

from afterword.cli.ready import ready


def fill() -> str:
    owner = ready()
    from django.utils import timezone

    from afterword.flows import boards, openings
    from afterword.flows.fetch import Fetched
    from afterword.store import queries
    from tests.conftest import make_interview
    from tests.reading import board_answers as answers

    before = timezone.now() - timedelta(hours=3)
    profile = queries.profile_of(owner)
    profile.zone, profile.country, profile.wanted_roles = "Europe/London", "GB", "Dispatch manager"
    profile.save()
    make_interview(owner)
    row = openings.follow(owner, "https://pell.jobs.personio.de/", before).board
    assert row is not None
    answer = Fetched(200, {}, answers.personio().encode(), row.url)
    boards.run_next(lambda: before, ask=lambda _url, _headers: answer, rest=lambda _seconds: None)
    return str(row.id)


if __name__ == "__main__":
    print(fill())
