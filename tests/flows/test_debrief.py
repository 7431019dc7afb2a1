"""What is typed is kept as typed; what cannot be read is said and the old value stays."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from afterword.flows import debrief
from afterword.flows.kept import KEPT
from afterword.store import queries
from afterword.store.load import case_of
from afterword.store.models import Exchange, Interview, Interviewer, Person

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)


@pytest.fixture
def told(alice: Any) -> Interview:
    return debrief.start(alice)


def stored(row: Any) -> Any:
    return type(row).objects.get(pk=row.pk)


def test_a_new_debrief_is_empty_and_in_the_persons_own_place(alice: Any) -> None:
    row = stored(debrief.start(alice))
    assert (row.owner, row.employer, row.want, row.zone, row.country) == (alice, "", "", "Europe/London", "GB")


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("employer", "  Pell &\nOrchard ", "Pell & Orchard"),
        ("role", "Dispatch\x00 manager", "Dispatch manager"),
        ("contact_rules", "Ring me.\r\nAny time.", "Ring me.\nAny time."),
        ("goals", "One\rTwo", "One\nTwo"),
        ("left_out", "", ""),
        ("want", "yes", "yes"),
        ("effective", "No", "no"),
        ("interest", "not sure", "unsure"),
        ("understood", "", ""),
        ("called", "voicemail", "voicemail"),
        ("country", "uk", "GB"),
        ("country", " de ", "DE"),
        ("country", "", ""),
        ("zone", "America/New York", "America/New_York"),
        ("zone", "", ""),
        ("decision_by", "4 December", date(2026, 12, 4)),
        ("decision_by", "04/12/2026", date(2026, 12, 4)),
        ("decision_by", "", None),
        ("starts_at", "24 November 2026 2pm", datetime(2026, 11, 24, 14, 0, tzinfo=UTC)),
        ("starts_at", "2026-07-01T09:00", datetime(2026, 7, 1, 8, 0, tzinfo=UTC)),
        ("starts_at", "", None),
    ],
)
def test_each_field_is_kept(told: Interview, field: str, typed: str, kept: Any) -> None:
    assert debrief.keep(told, field, typed, now=NOW) == KEPT
    assert getattr(stored(told), field) == kept


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("employer", "x" * 201, "This is 201 characters long; 200 fit. Shorten it a little."),
        ("goals", "x" * 20_001, "This is 20001 characters long; 20000 fit. Shorten it a little."),
        ("want", "perhaps", "Choose one of the answers offered here."),
        ("called", "shouted", "Choose one of the answers offered here."),
        ("country", "England", "Type the country as two letters, such as GB, US or DE."),
        ("zone", "Atlantis/Main", "Type a time zone by continent and city, such as Europe/London."),
        ("zone", "../secret", "Type a time zone by continent and city, such as Europe/London."),
        ("decision_by", "Friday week", "“Friday week” is not a date I can read. Type it like 27 November 2026."),
        ("starts_at", "24 November 2026 at 25:00", "“24 November 2026 at 25:00” is not a date I can read."),
    ],
)
def test_what_cannot_be_read_leaves_the_old_value(told: Interview, field: str, typed: str, says: str) -> None:
    before = getattr(stored(told), field)
    answer = debrief.keep(told, field, typed, now=NOW)
    assert not answer.ok
    assert answer.problem.startswith(says)
    assert getattr(stored(told), field) == before


def test_without_today_a_date_needs_its_year(told: Interview) -> None:
    assert debrief.keep(told, "decision_by", "4 December").problem == "Add the year, as in 27 November 2026."


@pytest.mark.parametrize("field", ["owner", "id", "slot_answers", "nonsense"])
def test_no_other_field_can_be_written(told: Interview, field: str) -> None:
    with pytest.raises(KeyError):
        debrief.keep(told, field, "x")


def test_two_open_pages_do_not_overwrite_each_other(told: Interview) -> None:
    other = stored(told)
    debrief.keep(told, "employer", "Pell & Orchard")
    debrief.keep(other, "role", "Dispatch manager")
    row = stored(told)
    assert (row.employer, row.role) == ("Pell & Orchard", "Dispatch manager")


def test_a_corrected_zone_keeps_what_the_clock_on_the_wall_said(told: Interview) -> None:
    debrief.keep(told, "starts_at", "24 November 2026 14:00")
    debrief.keep(told, "zone", "America/New_York")
    assert stored(told).starts_at == datetime(2026, 11, 24, 19, 0, tzinfo=UTC)
    debrief.keep(told, "zone", "")  # back to the person's own zone
    assert stored(told).starts_at == datetime(2026, 11, 24, 14, 0, tzinfo=UTC)


def test_exchanges_are_kept_in_the_order_they_were_added(told: Interview) -> None:
    first, second = debrief.add_exchange(told), debrief.add_exchange(told)
    assert debrief.keep_exchange(second, "asked", "How long would you stay?\r\n") == KEPT
    assert debrief.keep_exchange(first, "said", "Um.") == KEPT
    assert debrief.keep_exchange(first, "wish_said", "Well.") == KEPT
    assert debrief.keep_exchange(first, "landed", "badly") == KEPT
    exchanges = case_of(told).interview.exchanges
    assert [(each.id, each.asked, each.said, each.landed) for each in exchanges] == [
        ("q1", "", "Um.", "badly"),
        ("q2", "How long would you stay?\n", "", None),
    ]


def test_an_exchange_refuses_what_it_does_not_know(told: Interview) -> None:
    exchange = debrief.add_exchange(told)
    assert debrief.keep_exchange(exchange, "landed", "in a heap").problem
    assert debrief.keep_exchange(exchange, "said", "x" * 20_001).problem
    with pytest.raises(KeyError):
        debrief.keep_exchange(exchange, "position", "3")


def test_the_number_of_a_removed_exchange_is_never_given_again(told: Interview) -> None:
    first, second = debrief.add_exchange(told), debrief.add_exchange(told)
    debrief.keep_exchange(first, "asked", "First?")
    debrief.remove_exchange(second)
    third = debrief.add_exchange(told)
    debrief.keep_exchange(third, "asked", "Third?")
    assert [each.id for each in case_of(told).interview.exchanges] == ["q1", "q3"]
    debrief.remove_exchange(first)
    assert [each.id for each in case_of(told).interview.exchanges] == ["q3"]


def test_an_interviewer_appears_with_the_first_word_and_goes_with_the_last(told: Interview) -> None:
    debrief.keep(told, "employer", "Pell & Orchard")
    assert debrief.keep_interviewer(told, 0, "name", "") == KEPT
    assert not Person.objects.exists()
    assert debrief.keep_interviewer(told, 0, "name", "Imogen Sallis") == KEPT
    assert debrief.keep_interviewer(told, 0, "phone", "020 7946 0456") == KEPT
    (person,) = Person.objects.all()
    assert (person.name, person.phone, person.organisation) == ("Imogen Sallis", "020 7946 0456", "Pell & Orchard")
    debrief.keep_interviewer(told, 0, "name", "")
    debrief.keep_interviewer(told, 0, "phone", " ")
    assert not Person.objects.exists()
    assert not Interviewer.objects.exists()


def test_who_is_known_otherwise_stays_when_they_leave_the_table(told: Interview) -> None:
    debrief.keep_interviewer(told, 0, "name", "Imogen Sallis")
    debrief.remove_interviewer(told, 0)
    debrief.remove_interviewer(told, 7)
    assert Person.objects.count() == 1
    assert not Interviewer.objects.exists()


def test_someone_who_also_sat_elsewhere_stays_when_cleared_here(alice: Any, told: Interview) -> None:
    debrief.keep_interviewer(told, 0, "name", "Imogen Sallis")
    other = debrief.start(alice)
    debrief.seat_person(other, Person.objects.get())
    debrief.keep_interviewer(told, 0, "name", "")
    assert Interviewer.objects.get().interview == other


def test_a_known_person_takes_the_next_seat_and_only_one(alice: Any, told: Interview) -> None:
    person = Person.objects.create(owner=alice, name="Rhys Pemberton")
    assert debrief.seat_person(told, person).position == 0
    assert debrief.seat_person(told, person).position == 0
    other = Person.objects.create(owner=alice, name="Ottilie Brandvold")
    assert debrief.seat_person(told, other).position == 1


def test_interviewers_refuse_what_cannot_be(told: Interview) -> None:
    assert debrief.keep_interviewer(told, 30, "name", "x").problem == "There is room for thirty people."
    assert debrief.keep_interviewer(told, -1, "name", "x").problem
    assert debrief.keep_interviewer(told, 0, "name", "x" * 300).problem.startswith("This is 300 characters long")
    assert not Person.objects.exists()
    with pytest.raises(KeyError):
        debrief.keep_interviewer(told, 0, "is_adviser", "yes")


def test_a_removed_interview_takes_its_exchanges_and_leaves_its_people(interview: Interview, alice: Any) -> None:
    debrief.remove(interview)
    assert not Exchange.objects.exists()
    assert [person.name for person in queries.people_of(alice)] == ["Imogen Sallis"]
