"""What has been told about an interview so far, read from its rows."""

from __future__ import annotations

from datetime import datetime

from afterword.store import queries
from afterword.store.load import zone_of
from afterword.store.models import Interview
from afterword.web.pages.debrief import Person, Told


def told_of(row: Interview, now: datetime) -> Told:
    """The row with who was there and its first question, in the zone the interview took place in."""
    people = tuple(
        Person(each.person.name, each.person.title, each.person.phone, each.person.email)
        for each in queries.interviewers_of(row)
    )
    zone = zone_of(row, queries.profile_of(row.owner))
    return Told(row, people, queries.exchanges_of(row).first(), now, zone)
