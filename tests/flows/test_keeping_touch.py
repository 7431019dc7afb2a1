"""Staying in touch: the rhythm follows the log, a note goes out by post or by hand, and what came back is taken back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from afterword.flows import carry, debrief, keeping_touch, log, rest, rhythm, touches
from afterword.flows import people as people_flow
from afterword.flows.post import going, letter, sending
from afterword.flows.prepare import NotReady
from afterword.store import queries
from afterword.store.models import (
    Board,
    Interview,
    KeepInTouch,
    MailAccount,
    Note,
    Opening,
    Outgoing,
    Person,
    Touch,
)
from tests.conftest import NOW

NO = NOW.date()


@pytest.fixture
def person(interview: Interview) -> Person:
    """Imogen Sallis, who said no on the day the tests begin."""
    interview.outcome, interview.outcome_on = "refused", NO
    interview.save()
    return queries.interviewers_of(interview).get().person


@pytest.fixture
def kept(person: Person) -> KeepInTouch:
    return keeping_touch.begin(person, NOW, why="She knows every depot north of the river.")


def due_of(person: Person) -> date | None:
    row = queries.after.keep_of(person)
    assert row is not None
    return row.due_on


def a_note(person: Person, **changes: str) -> Note:
    note = keeping_touch.new_note(person)
    words = {
        "brings": "news",
        "about": "I run the night dispatch at Hollis since March.",
        "why_them": "You asked how I would deal with a driver who refuses a route. We let them swap among themselves.",
    }
    for field, value in (words | changes).items():
        assert keeping_touch.keep_note(note, field, value).ok
    return note


def account(owner: Any) -> None:
    MailAccount.objects.create(owner=owner, address="alice@hartley.example", name="Alice Hartley", tested_at=NOW)


def test_it_begins_after_a_no_in_a_month_or_two(kept: KeepInTouch, person: Person) -> None:
    assert (kept.every_days, kept.most_a_year, kept.state, kept.began_on) == (75, 4, "on", NO)
    assert kept.due_on == NO + timedelta(days=45)
    assert keeping_touch.begin(person, NOW + timedelta(days=9)).began_on == NO
    assert KeepInTouch.objects.count() == 1


def test_every_contact_moves_it_and_what_is_taken_back_moves_it_back(
    interview: Interview, kept: KeepInTouch, person: Person
) -> None:
    first = due_of(person)
    touch = keeping_touch.contact(person, "email", outward=False, at=NOW + timedelta(days=50), words="Thank you")
    assert due_of(person) == NO + timedelta(days=125)
    log.take_back(touch, NOW)
    assert due_of(person) == first
    heard = log.note(interview, "call", outward=False, at=NOW + timedelta(days=60), person=person, now=NOW)
    assert due_of(person) == NO + timedelta(days=135)
    log.take_back(heard, NOW)
    assert due_of(person) == first


def test_an_automatic_reply_and_a_call_nobody_took_move_nothing(kept: KeepInTouch, person: Person) -> None:
    before = due_of(person)
    keeping_touch.contact(person, "not_reached", outward=True, at=NOW + timedelta(days=50))
    rows = Touch.objects.create(
        owner=person.owner, person=person, way="email", outward=False, answered=False, happened_at=NOW
    )
    rhythm.settle(rows.person)
    assert due_of(person) == before


def test_two_silences_rest_and_an_answer_wakes_it(kept: KeepInTouch, person: Person) -> None:
    for day in (45, 120):
        keeping_touch.contact(person, "email", outward=True, at=NOW + timedelta(days=day), note=True)
    row = queries.after.keep_of(person)
    assert row is not None
    assert (row.state, row.due_on, row.silences) == ("resting", None, 2)
    assert keeping_touch.change(row, "matters", "yes").ok
    assert due_of(person) == NO + timedelta(days=485)
    assert keeping_touch.change(row, "matters", "").ok
    assert due_of(person) is None
    keeping_touch.contact(person, "message", outward=False, at=NOW + timedelta(days=300))
    assert due_of(person) == NO + timedelta(days=375)


def test_an_answer_that_is_only_known_of_counts(interview: Interview, kept: KeepInTouch, person: Person) -> None:
    notes = [
        keeping_touch.contact(person, "email", outward=True, at=NOW + timedelta(days=day), note=True)
        for day in (45, 120)
    ]
    assert due_of(person) is None
    log.answer(notes[1], True, NOW)
    assert due_of(person) == NO + timedelta(days=195)


def test_the_person_puts_off_ends_and_goes_on(kept: KeepInTouch, person: Person) -> None:
    assert keeping_touch.put_off(kept, NO + timedelta(days=200), NOW).ok
    assert due_of(person) == NO + timedelta(days=200)
    assert "lies ahead" in keeping_touch.put_off(kept, NO, NOW).problem
    assert not keeping_touch.put_off(kept, NO + timedelta(days=2000), NOW).ok
    keeping_touch.end(kept)
    assert due_of(person) is None
    keeping_touch.contact(person, "call", outward=True, at=NOW + timedelta(days=3))
    assert due_of(person) is None
    later = NOW + timedelta(days=400)
    again = keeping_touch.begin(person, later)
    assert (again.state, again.began_on) == ("on", later.date())
    assert again.put_off_until is None


def test_choices_are_kept_within_reason(kept: KeepInTouch, person: Person) -> None:
    person.keep = kept
    assert keeping_touch.change(kept, "every_days", "180").ok
    assert keeping_touch.change(kept, "most_a_year", "2").ok
    assert keeping_touch.change(kept, "why", "Straight answers\r\n").ok
    kept.refresh_from_db()
    assert (kept.every_days, kept.most_a_year, kept.why) == (180, 2, "Straight answers\n")
    for value in ("", "3", "many", "-80", "٣٠٠", "1" * 40):
        assert not keeping_touch.change(kept, "every_days", value).ok
    assert not keeping_touch.change(kept, "most_a_year", "0").ok
    assert not keeping_touch.change(kept, "matters", "perhaps").ok
    with pytest.raises(KeyError):
        keeping_touch.change(kept, "due_on", "2026-11-25")


def test_while_their_answer_is_open_nothing_is_due(interview: Interview) -> None:
    person = queries.interviewers_of(interview).get().person
    keeping_touch.begin(person, NOW)
    keeping_touch.change(queries.after.keep_of(person), "every_days", "30")  # type: ignore[arg-type]
    assert due_of(person) == date(2026, 11, 24) + timedelta(days=60)
    interview.outcome, interview.outcome_on = "refused", NO
    interview.save()
    rhythm.settle_all_at(interview)
    assert due_of(person) == NO + timedelta(days=45)


def test_who_is_due_is_one_query_and_a_few(alice: Any, kept: KeepInTouch, django_assert_num_queries: Any) -> None:
    day = NO + timedelta(days=45)
    for number in range(20):
        keeping_touch.begin(people_flow.add(alice, f"Person {number:02}"), NOW - timedelta(days=300 + number))
    with django_assert_num_queries(1):
        found = keeping_touch.due(alice, day)
    assert len(found.people) == keeping_touch.SHOWN
    assert found.more
    assert found.people[0].person.name == "Person 19"
    assert not keeping_touch.due(alice, NO - timedelta(days=400)).people


def test_whom_to_keep_in_touch_with_is_proposed_once(interview: Interview, person: Person) -> None:
    assert keeping_touch.propose(interview) == [person]
    keeping_touch.begin(person, NOW)
    assert keeping_touch.propose(interview) == []


def test_a_note_goes_out_by_post_once_and_is_a_contact(kept: KeepInTouch, person: Person) -> None:
    note = a_note(person)
    account(person.owner)
    row = letter.prepare_note(note, NOW)
    assert (row.kind, row.interview, row.to_name) == ("keep_in_touch", None, "Imogen Sallis")
    assert row.text.startswith("Dear Ms Sallis,\n\nI run the night dispatch at Hollis since March.")
    assert row.text.endswith("Alice Hartley")
    assert letter.prepare_note(note, NOW).id == row.id
    assert letter.stands(row, NOW)
    assert letter.keep_to(row, "imogen@pell.example").ok
    row = letter.prepare_note(note, NOW)
    assert row.to_address == "imogen@pell.example"
    assert sending.let_go(row, NOW).ok
    assert letter.prepare_note(note, NOW).state == "due"
    assert sending.take_back(row).ok
    at = NOW + timedelta(days=46)
    row.refresh_from_db()
    assert sending.sent_myself(row, "email", at).ok
    note.refresh_from_db()
    assert note.sent_text == row.text
    assert [(touch.way, touch.step_kind, touch.interview) for touch in queries.touches_with(person)] == [
        ("email", "keep_in_touch", None)
    ]
    assert due_of(person) == NO + timedelta(days=46 + 75)
    assert "has gone out" in keeping_touch.keep_note(note, "about", "Something else").problem
    assert not keeping_touch.remove_note(note).ok
    row.refresh_from_db()
    row.note, row.person = note, person
    assert "sent this already" in going.stop_for(row, NOW).reason  # type: ignore[union-attr]


def test_a_note_that_came_back_is_in_the_making_again(kept: KeepInTouch, person: Person) -> None:
    note = a_note(person)
    row = letter.prepare_note(note, NOW)
    before = due_of(person)
    at = NOW + timedelta(days=46)
    assert sending.sent_myself(row, "paper", at).ok
    assert queries.touches_with(person).get().way == "letter"
    row.refresh_from_db()
    assert sending.bounced(row, "No such mailbox", at).ok
    note.refresh_from_db()
    assert note.sent_at is None
    assert not queries.touches_with(person).exists()
    assert due_of(person) == before
    sending.look_again(row)
    row.refresh_from_db()
    keeping_touch.keep_note(note, "subject", "Swaps")
    again = letter.prepare_note(note, at)
    assert again.subject == "Swaps"
    assert sending.sent_myself(again, "email", at + timedelta(days=1)).ok
    assert queries.touches_with(person).count() == 1
    again.refresh_from_db()
    assert sending.bounced(again, "Full", at + timedelta(days=1)).ok
    assert not queries.touches_with(person).exists()


def test_a_note_that_is_not_whole_stays_at_home(person: Person) -> None:
    empty = keeping_touch.new_note(person)
    assert keeping_touch.written(empty, NOW) is None
    with pytest.raises(NotReady, match="Choose first"):
        letter.prepare_note(empty, NOW)
    with pytest.raises(NotReady, match="still open"):
        letter.prepare_note(a_note(person, why_them=""), NOW)
    with pytest.raises(NotReady, match="asks them for work"):
        letter.prepare_note(a_note(person, why_them="You know everyone. Are you hiring?"), NOW)
    with pytest.raises(ValueError, match="gossip"):
        keeping_touch.new_note(person, "gossip")
    with pytest.raises(KeyError):
        keeping_touch.keep_note(empty, "sent_text", "x")
    assert not keeping_touch.keep_note(empty, "brings", "gossip").ok
    assert not keeping_touch.keep_note(empty, "about", "x" * 20_001).ok


def test_words_that_changed_are_looked_at_again(person: Person) -> None:
    note = a_note(person)
    row = letter.prepare_note(note, NOW)
    keeping_touch.keep_note(
        note, "text", "Dear Imogen,\r\n\r\nYou were right about the swaps. It held all winter.\r\n\r\nAlice"
    )
    row = queries.outgoing_of(person.owner, row.id)
    assert not letter.stands(row, NOW)
    again = letter.prepare_note(note, NOW)
    assert again.text == "Dear Imogen,\n\nYou were right about the swaps. It held all winter.\n\nAlice"
    assert again.subject == "News from Alice Hartley"
    keeping_touch.keep_note(note, "text", "Are you hiring?")
    assert not letter.stands(queries.outgoing_of(person.owner, row.id), NOW)
    keeping_touch.remove_note(note)
    gone = queries.outgoing_of(person.owner, row.id)
    assert not letter.stands(gone, NOW)
    sending.sent_myself(gone, "email", NOW)
    assert not queries.touches_with(person).exists()


def test_the_same_reason_is_not_given_to_two(alice: Any, person: Person) -> None:
    note = a_note(person)
    sending.sent_myself(letter.prepare_note(note, NOW), "email", NOW)
    other = people_flow.add(alice, "Marit Solberg")
    with pytest.raises(NotReady, match="Imogen Sallis"):
        letter.prepare_note(a_note(other), NOW)
    assert letter.prepare_note(a_note(other, why_them="You taught me the yard."), NOW).text.startswith("Dear Marit,")


def test_what_speaks_against_a_note_is_said_and_is_ours(kept: KeepInTouch, person: Person) -> None:
    row = letter.prepare_note(a_note(person), NOW)
    assert going.stop_for(row, NOW) is None
    for day in (45, 120):
        keeping_touch.contact(person, "email", outward=True, at=NOW + timedelta(days=day), note=True)
    stop = going.stop_for(row, NOW)
    assert stop is not None
    assert stop.ours
    assert "no answer so far" in stop.reason
    keeping_touch.go_on(kept, NOW + timedelta(days=300))
    assert going.stop_for(row, NOW) is None
    KeepInTouch.objects.update(most_a_year=1, every_days=30)
    stop = going.stop_for(row, NOW)
    assert stop is not None
    assert "as many notes this year" in stop.reason
    Interview.objects.update(outcome="", starts_at=NOW + timedelta(days=480))
    stop = going.stop_for(row, NOW)
    assert stop is not None
    assert "still open" in stop.reason
    KeepInTouch.objects.all().delete()
    assert going.stop_for(row, NOW) is None


def test_a_note_about_an_opening_is_begun_once_and_takes_it_up(alice: Any, person: Person) -> None:
    board = Board.objects.create(owner=alice, employer="Pell", kind="feed", url="https://pell.example/jobs")
    opening = Opening.objects.create(
        owner=alice, board=board, theirs="7", title="Night Dispatch Manager (m/f/d)", place="Rye", first_seen_at=NOW
    )
    note = keeping_touch.note_about(person, opening)
    assert keeping_touch.note_about(person, opening) == note
    assert note.brings == "opening"
    keeping_touch.keep_note(note, "about", "I have run nights at Hollis for two years.")
    keeping_touch.keep_note(note, "why_them", "You said nights are where it breaks.")
    row = letter.prepare_note(note, NOW)
    assert "I saw the Night Dispatch Manager job in Rye on your page." in row.text
    assert row.subject == "Night Dispatch Manager"
    sending.sent_myself(row, "email", NOW)
    opening.refresh_from_db()
    assert opening.state == "taken_up"


def test_someone_never_met_is_written_to_by_what_is_known(alice: Any) -> None:
    marit = people_flow.add(alice, "Marit Solberg")
    note = a_note(marit, why_them="You taught me the yard.")
    assert letter.prepare_note(note, NOW).text.startswith("Dear Marit,")
    assert rhythm.last_contact(marit) is None
    assert keeping_touch.case_with(marit).interview.employer == ""


def test_strangers_rows_are_nobodys(person: Person, bob: Any) -> None:
    note = a_note(person)
    with pytest.raises(Note.DoesNotExist):
        queries.keeping.note_of(bob, note.id)
    with pytest.raises(Person.DoesNotExist):
        touches.write(None, "email", at=datetime(2026, 1, 1, tzinfo=UTC))
    assert Outgoing.objects.count() == 0


def test_whom_one_will_meet_is_not_due_before_that(person: Person, kept: KeepInTouch, interview: Interview) -> None:
    """An interview that is made, moved, put away or deleted moves the note to whoever sits in it."""
    usual = due_of(person)
    assert usual is not None
    seen = datetime.combine(usual - timedelta(days=1), NOW.timetz())
    ahead = carry.next_round(interview, f"{usual:%d %B %Y}, 09:30", "", [str(person.id)], seen)
    waits = due_of(person)
    assert waits is not None and waits > usual  # noqa: PT018
    later = usual + timedelta(days=3)
    assert debrief.keep(ahead, "starts_at", f"{later:%d %B %Y}, 09:30", now=seen).ok
    moved = due_of(person)
    assert moved is not None and moved > waits  # noqa: PT018
    debrief.remove_interviewer(ahead, 0)
    assert due_of(person) == usual
    debrief.seat_person(ahead, person)
    assert due_of(person) == moved
    rest.archive(ahead, seen)
    put_away = due_of(person)
    rest.bring_back(ahead)
    assert due_of(person) == moved
    assert put_away is not None and put_away <= moved  # noqa: PT018
    debrief.remove(ahead)
    assert due_of(person) == usual
