"""A name typed a letter or two otherwise than a paper spells it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from afterword.flows import debrief, listen
from afterword.flows.spellings import other_spelling, spelling_in_address
from afterword.store import queries
from afterword.store.models import Interview
from tests.flows.listening import Listener


@pytest.mark.parametrize(
    ("typed", "written", "spelled"),
    [
        ("Morwena Teague", "Morwenna Teague", "Morwenna Teague"),
        ("Morwena Teague", "Teague, Morwenna (Guest)", "Morwenna Teague"),
        ("Imogen Salis", "Imogen Sallis", "Imogen Sallis"),
        ("Imogen Sallis", "IMOGEN SALLIS", ""),
        ("José Pinto", "Jose Pinto", ""),
        ("Jan Teague", "Jon Teague", ""),
        ("Martin Hale", "Marta Hale", ""),
        ("Morwena Teague", "Desmond Oyelaran", ""),
        ("Maria Lindt", "Marie Lindtt", ""),
        ("Imogen", "Speaker 2", ""),
    ],
)
def test_names_that_are_spelled_otherwise(typed: str, written: str, spelled: str) -> None:
    assert other_spelling(typed, written) == spelled


@pytest.mark.parametrize(
    ("typed", "email", "spelled"),
    [
        ("Morwena Teague", "morwenna.teague@trevanion.example", "Morwenna Teague"),
        ("Morwena Teague", "m.teague@trevanion.example", ""),
        ("Morwena Teague", "office@trevanion.example", ""),
        ("Jürgen Maas", "juergen.maas@depot.example", ""),
    ],
)
def test_an_address_spells_a_name(typed: str, email: str, spelled: str) -> None:
    assert spelling_in_address(typed, email) == spelled


def test_the_other_spelling_is_proposed_and_taken(interview: Interview, listener: Listener) -> None:
    from afterword.flows import work

    now = datetime(2099, 11, 25, 10, 0, tzinfo=UTC)
    debrief.keep_interviewer(interview, 0, "name", "Imogen Salis")
    talk = b"Imogen Sallis: Why bakeries?\nAlice: I like bread."
    listen.add_papers(interview, [("talk.txt", talk)], now, kind="transcript")
    work.run_all(lambda: now)
    (one,) = [each for each in listen.proposals_of(interview) if each.field.startswith("spelling:")]
    assert (one.value, one.now_kept, one.source.kind) == ("Imogen Sallis", "Imogen Salis", "transcript")
    assert listen.take_proposal(interview, one.field).ok
    assert queries.interviewers_of(interview)[0].person.name == "Imogen Sallis"
    assert not [each for each in listen.proposals_of(interview) if each.field.startswith("spelling:")]
