"""The rhythm of keeping in touch: golden tables of whole stories, and what holds for every story."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from afterword.domain import keep
from afterword.domain.keep import Contact, Met, Rhythm, first_after, is_answer, is_contact, next_note, silences, usual

NO = date(2026, 3, 2)
USUAL = Rhythm(every_days=75, most_a_year=4, began_on=NO)


def on(day: int, told: str) -> Contact:
    """One contact, `day` days after the no: "note", "note answered", "in email", "in email automatic", "out call"."""
    side, _space, rest = told.partition(" ")
    at = NO + timedelta(days=day)
    if side == "note":
        return Contact(at, "email", note=True, answered={"answered": True, "unanswered": False}.get(rest))
    way, _space, more = rest.partition(" ")
    return Contact(at, way, outward=side == "out", answered=False if more == "automatic" else None)


def story(text: str) -> list[Contact]:
    """ "5 in email, 45 note": oldest first."""
    lines = [line.strip().partition(" ") for line in text.split(",") if line.strip()]
    return [on(int(day), told) for day, _space, told in lines]


@pytest.mark.parametrize(
    ("told", "state", "due", "why", "quiet"),
    [
        # nothing since the no: in the middle of one to two months
        ("", "on", 45, "first", 0),
        # thanks and a piece of advice in the first days change nothing
        ("1 out email, 6 in email", "on", 45, "first", 0),
        # in touch after three weeks: a month from there, still within two
        ("20 in email", "on", 50, "first", 0),
        # in touch after six weeks: the rhythm goes on from there
        ("42 in call", "on", 117, "rhythm", 0),
        # the first note: the rhythm restarts at it
        ("45 note", "on", 120, "rhythm", 1),
        # what is no contact moves nothing
        ("45 note, 50 in email automatic", "on", 120, "rhythm", 1),
        ("45 note, 90 out not_reached", "on", 120, "rhythm", 1),
        # a call that reached them, a meeting, a message left: contacts
        ("45 note, 90 out call", "on", 165, "rhythm", 0),
        ("45 note, 90 out meeting", "on", 165, "rhythm", 0),
        ("45 note, 90 out voicemail", "on", 165, "rhythm", 1),
        ("45 note, 48 in email", "on", 123, "rhythm", 0),
        ("45 note answered", "on", 120, "rhythm", 0),
        # two silences in a row
        ("45 note, 120 note", "resting", None, "resting", 2),
        ("45 note unanswered, 120 note unanswered", "resting", None, "resting", 2),
        # an answer between them, or after them
        ("45 note, 50 in email, 125 note", "on", 200, "rhythm", 1),
        ("45 note, 120 note, 300 in message", "on", 375, "rhythm", 0),
        # more letters about an application are no notes, and no silences
        ("45 note, 60 out email, 70 out letter", "on", 145, "rhythm", 1),
    ],
)
def test_a_story_after_a_no(told: str, state: str, due: int | None, why: str, quiet: int) -> None:
    found = next_note(USUAL, story(told), Met(no_on=NO))
    assert (found.state, found.why, found.silences) == (state, why, quiet)
    assert found.due_on == (None if due is None else NO + timedelta(days=due))


def test_after_two_silences_it_is_once_a_year_for_those_who_matter() -> None:
    matters = Rhythm(75, 4, NO, matters=True)
    found = next_note(matters, story("45 note, 120 note"), Met(no_on=NO))
    assert (found.state, found.why, found.due_on) == ("on", "yearly", NO + timedelta(days=120 + 365))
    found = next_note(matters, story("45 note, 120 note, 485 note"), Met(no_on=NO))
    assert (found.why, found.silences, found.due_on) == ("yearly", 3, NO + timedelta(days=850))
    found = next_note(matters, story("45 note, 120 note, 480 out email"), Met(no_on=NO))
    assert found.due_on == NO + timedelta(days=555)


def test_a_year_holds_so_many() -> None:
    often = Rhythm(30, 2, NO)
    told = story("30 note answered, 60 note answered, 90 in email")
    found = next_note(often, told)
    assert (found.why, found.due_on) == ("cap", NO + timedelta(days=30 + 365))


def test_without_a_contact_or_a_no_it_counts_from_the_day_it_began() -> None:
    assert next_note(USUAL, []).due_on == NO + timedelta(days=75)
    assert next_note(USUAL, [on(-400, "out meeting")]).due_on == NO - timedelta(days=325)


def test_put_off_resumed_and_ended() -> None:
    later = NO + timedelta(days=200)
    put_off = Rhythm(75, 4, NO, put_off_until=later)
    assert next_note(put_off, [on(45, "note")]).due_on == later
    assert next_note(put_off, [on(190, "note")]).due_on == NO + timedelta(days=265)
    resumed = Rhythm(75, 4, NO + timedelta(days=300))
    found = next_note(resumed, story("45 note, 120 note"))
    assert (found.state, found.silences, found.due_on) == ("on", 0, NO + timedelta(days=195))
    ended = next_note(Rhythm(75, 4, NO, ended=True), story("45 note, 50 in email"))
    assert (ended.state, ended.due_on, ended.last_contact) == ("ended", None, NO + timedelta(days=50))


def test_while_an_answer_is_open_no_note_is_due() -> None:
    day = NO + timedelta(days=40)
    found = next_note(USUAL, story("45 note answered"), Met(undecided_on=day))
    assert (found.why, found.due_on) == ("rhythm", NO + timedelta(days=120))
    found = next_note(Rhythm(30, 4, NO), story("45 note answered"), Met(undecided_on=day))
    assert (found.why, found.due_on) == ("undecided", day + timedelta(days=60))


def test_the_usual_rhythm_is_that_of_the_knowledge() -> None:
    assert usual() == (75, 4)
    assert first_after(NO) == NO + timedelta(days=45)


WAYS = ["call", "voicemail", "not_reached", "email", "letter", "message", "recruiter", "meeting"]
contacts = some.builds(
    Contact,
    day=some.integers(0, 900).map(lambda days: NO + timedelta(days=days)),
    way=some.sampled_from(WAYS),
    outward=some.booleans(),
    answered=some.sampled_from([None, True, False]),
    note=some.booleans(),
)
stories = some.lists(contacts, max_size=12).map(lambda told: sorted(told, key=lambda each: each.day))
rhythms = some.builds(
    Rhythm,
    every_days=some.integers(keep.SHORTEST, keep.LONGEST),
    most_a_year=some.integers(1, keep.MOST),
    began_on=some.integers(0, 900).map(lambda days: NO + timedelta(days=days)),
    matters=some.booleans(),
    put_off_until=some.none() | some.integers(0, 900).map(lambda days: NO + timedelta(days=days)),
    ended=some.booleans(),
)
mets = some.builds(Met, some.sampled_from([None, NO]), some.sampled_from([None, NO + timedelta(days=30)]))


@given(rhythms, stories, mets)
def test_never_due_before_the_rhythm(rhythm: Rhythm, told: list[Contact], met: Met) -> None:
    found = next_note(rhythm, told, met)
    real = [contact.day for contact in told if is_contact(contact)]
    assert found.last_contact == max(real, default=None)
    assert (found.due_on is None) == (found.state != "on")
    if found.due_on is None:
        return
    if found.why == "first":
        assert NO + timedelta(days=30) <= found.due_on <= NO + timedelta(days=60)
        assert not real or found.due_on >= max(real) + timedelta(days=30)
    else:
        first = max([*real, NO + timedelta(days=15)]) + timedelta(days=30)  # put off and the rest only ever go later
        least = min(max(real, default=rhythm.began_on) + timedelta(days=rhythm.every_days), first)
        assert found.due_on >= least
    if rhythm.put_off_until:
        assert found.due_on >= rhythm.put_off_until


@given(rhythms, some.lists(some.sampled_from(["", "answer", "chance"]), min_size=1, max_size=14), mets)
def test_whoever_writes_when_it_is_due_never_writes_too_often(rhythm: Rhythm, came: list[str], met: Met) -> None:
    told: list[Contact] = []
    for each in came:
        found = next_note(rhythm, told, met)
        if found.due_on is None:
            assert rhythm.ended or silences(told, rhythm.began_on) >= keep.SILENCES
            break
        told.append(Contact(found.due_on, "email", note=True))
        if each:
            told.append(Contact(found.due_on + timedelta(days=2), "email", outward=each == "chance"))
    notes = [contact.day for contact in told if contact.note]
    for first in notes:
        assert sum(first <= day < first + keep.YEAR for day in notes) <= rhythm.most_a_year
    for one, after in pairwise(notes):
        assert after - one >= timedelta(days=keep.SHORTEST)


@given(stories, some.integers(0, 900).map(lambda days: NO + timedelta(days=days)))
def test_an_answer_ends_the_silence_and_a_note_begins_it(told: list[Contact], since: date) -> None:
    last = told[-1].day if told else since
    assert silences([*told, Contact(last, "email", outward=False)], since) == 0
    assert silences([*told, Contact(max(last, since), "email", note=True)], since) == silences(told, since) + 1
    assert all(is_contact(contact) for contact in told if is_answer(contact))
