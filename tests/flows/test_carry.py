"""The next round is made from the last, and the page before it holds what earlier rounds left open."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from afterword.flows import carry, feedback, log, mail_in, outcomes, rounds, upcoming
from afterword.flows.kept import Unreadable
from afterword.store import queries
from afterword.store.models import DraftVersion, Evidence, Exchange, Interview, Paper, Promise, Telling
from tests.conftest import NOW, make_interview

WHEN = "9 December 2026, 14:30"
AT = datetime(2026, 12, 9, 14, 30, tzinfo=UTC)
WISH = "At Tarn Foods I sat in the van with him for a day and changed the order of his stops."


def prepare(interview: Interview, when: str = WHEN, people: list[str] | None = None, **more: Any) -> Interview:
    chosen = [str(seat.person_id) for seat in queries.interviewers_of(interview)] if people is None else people
    return carry.next_round(interview, when, "", chosen, NOW, **more)


def test_the_next_round_follows_the_last(interview: Interview) -> None:
    row = prepare(interview)
    assert (row.starts_at, row.follows, row.zone, row.country) == (AT, interview, "Europe/London", "GB")
    assert (row.employer, row.role, row.want) == ("Pell & Orchard Bakeries", "Dispatch manager", "")
    assert [seat.person.name for seat in queries.interviewers_of(row)] == ["Imogen Sallis"]
    assert upcoming.ahead(interview.owner, NOW) == [row]
    interview.refresh_from_db()
    assert interview.outcome == "next_round"
    assert queries.carry.next_round_of(interview) == carry.prepared(interview, NOW) == row
    assert carry.prepared(interview, AT) is None


def test_pressed_twice_it_is_one_round_and_one_outcome(interview: Interview) -> None:
    assert prepare(interview) == prepare(interview)
    assert len(outcomes.history_of(interview)) == 1
    later = prepare(interview, "16 December 2026, 9:00", people=[], role="Head of dispatch")
    assert (later.role, list(queries.interviewers_of(later))) == ("Head of dispatch", [])
    assert [one.kind for one in outcomes.history_of(interview)] == ["next_round"]


def test_a_round_that_was_called_off_is_prepared_anew(interview: Interview) -> None:
    off = prepare(interview)
    Interview.objects.filter(id=off.id).update(cancelled_at=NOW)
    assert prepare(interview) != off


@pytest.mark.parametrize("when", ["", "9 December 2026", "soon", "31 November 2026, 14:00", "9 December 2036, 14:30"])
def test_a_time_that_cannot_be_read_makes_nothing(interview: Interview, when: str) -> None:
    with pytest.raises(Unreadable):
        prepare(interview, when)
    assert Interview.objects.count() == 1


def test_after_a_no_it_is_a_new_beginning_with_what_is_known(interview: Interview) -> None:
    outcomes.note(interview, "refused", on=NOW.date(), now=NOW)
    row = prepare(interview)
    assert row.follows is None
    assert prepare(interview) == row  # pressed twice
    interview.refresh_from_db()
    assert interview.outcome == "refused"
    assert carry.before(row).rounds == (interview,)  # by the employer's name


def test_an_invitation_about_an_interview_that_is_over_is_its_next_round(interview: Interview) -> None:
    words = "Dear Ms Hartley,\n\nwe would like to see you again on Wednesday 9 December 2026 at 14:30.\n\nImogen Sallis"
    message = mail_in.take(interview.owner, words.encode(), "", NOW, interview=interview).row
    assert message is not None
    mail_in.confirm(message, interview, "invitation", NOW)
    assert mail_in.keep_time(message, WHEN, NOW).ok
    row = Interview.objects.get(follows=interview)
    assert (row.starts_at, row.employer) == (AT, interview.employer)
    assert [(one.kind, one.made_by) for one in outcomes.history_of(interview)] == [
        ("next_round", f"incoming:{message.id}")
    ]
    carry.follow(row, make_interview(interview.owner), NOW, made_by="")  # it follows one already
    row.refresh_from_db()
    assert row.follows == interview


def test_an_invitation_to_the_first_interview_follows_nothing(alice: Any) -> None:
    held = make_interview(alice, starts_at=None)
    message = mail_in.take(alice, b"Please come and see us.", "", NOW, interview=held).row
    assert message is not None
    mail_in.confirm(message, held, "invitation", NOW)
    assert mail_in.keep_time(message, WHEN, NOW).ok
    assert not Interview.objects.exclude(follows=None).exists()
    assert outcomes.history_of(held) == []


def test_their_advert_is_read_for_the_next_round_too(interview: Interview) -> None:
    common = {"owner": interview.owner, "interview": interview, "digest": "0"}
    Paper.objects.create(**common, kind="job", name="advert.txt", data=b"You will bring down late departures of vans.")
    Paper.objects.create(**common, kind="transcript", name="talk.txt", data=b"Imogen: Hello.")
    assert [paper.name for paper in queries.papers_of(prepare(interview))] == ["advert.txt"]


def test_which_rounds_came_before(interview: Interview, alice: Any, bob: Any) -> None:
    def at(day: int, **more: Any) -> Interview:
        return make_interview(alice, starts_at=datetime(2026, 10, day, tzinfo=UTC), **more)

    oldest, old = at(1), at(10, employer="PELL AND ORCHARD BAKERIES LTD")
    at(12, employer="Corvo")
    at(13, cancelled_at=NOW)
    make_interview(bob, starts_at=datetime(2026, 10, 14, tzinfo=UTC))
    linked = at(20, employer="Pell (recruiter’s name)", follows=oldest)
    new = make_interview(alice, starts_at=AT, follows=linked)
    assert rounds.earlier_ids(interview) == [old.id, oldest.id]
    assert rounds.earlier_ids(new) == [linked.id, oldest.id]
    assert rounds.earlier_ids(oldest) == []
    assert rounds.earlier_ids(make_interview(alice, employer="", starts_at=AT)) == []
    oldest.follows = new  # in a circle, which nobody means
    oldest.save()
    assert rounds.earlier_ids(new) == [linked.id, oldest.id]
    nameless, corvo = make_interview(alice, employer=""), Interview.objects.get(employer="Corvo")
    assert rounds.processes([]) == {}
    assert rounds.processes([old, corvo, nameless]) == {
        old.id: "pell orchard bakeries",
        corvo.id: "corvo",
        nameless.id: str(nameless.id),
    }
    linked.refresh_from_db()
    assert len(rounds.processes([linked])) == 1  # the circle has an end
    stranger = make_interview(alice, employer="Renamed", follows=make_interview(bob))
    assert rounds.processes([stranger]) == {stranger.id: "renamed"}
    assert rounds.earlier_ids(stranger) == []


def test_only_the_last_rounds_are_looked_at(alice: Any) -> None:
    rows = [make_interview(alice, starts_at=datetime(2026, 10, day, tzinfo=UTC)) for day in range(1, 8)]
    assert rounds.earlier_ids(rows[-1]) == [row.id for row in reversed(rows[3:6])]


def test_before_the_next_round_the_old_concern_and_the_untold_evidence_are_there(interview: Interview) -> None:
    row = prepare(interview)
    held = carry.before(row)
    assert held.rounds == (interview,)
    (old, *_rest) = held.carried.old
    assert (old.asked, old.answer) == ("How would you deal with a driver who refuses a route?", WISH)
    assert held.questions[old.round, old.exchange] == queries.exchanges_of(interview).get().id
    assert [one.text for one in held.carried.untold] == [queries.evidence_of(interview.owner).get().text]
    (imogen,) = held.people
    assert (imogen.person.name, imogen.here, imogen.on) == ("Imogen Sallis", True, (date(2026, 11, 24),))


def test_a_letter_that_went_puts_right_what_it_says(interview: Interview) -> None:
    row = prepare(interview)
    version = DraftVersion.objects.create(
        owner=interview.owner, interview=interview, kind="letter", text=f"Dear Ms Sallis,\n\n{WISH}"
    )
    assert [one.exchange for one in carry.before(row).carried.old if one.exchange] == ["q1"]  # not yet sent
    version.sent_at = NOW
    version.save()
    held = carry.before(row).carried
    assert not [one for one in held.old if one.exchange]
    assert held.put_right == ("How you decide",)


@pytest.mark.parametrize(("way", "old"), [("call", []), ("not_reached", ["q1"])])
def test_a_call_that_reached_them_has_made_its_point(interview: Interview, way: Any, old: list[str]) -> None:
    row = prepare(interview)
    log.note(interview, way, at=NOW, step_kind="call")
    held = carry.before(row).carried
    assert [one.exchange for one in held.old if one.exchange] == old  # the call's point was this answer
    assert len(held.untold) == 1  # and not the late departures


def test_a_letter_on_paper_is_believed(interview: Interview) -> None:
    row = prepare(interview)
    log.note(interview, "letter", at=NOW, step_kind="letter")
    assert not [one for one in carry.before(row).carried.old if one.exchange]


def test_what_no_longer_matters_and_what_was_told_elsewhere_is_not_carried(interview: Interview) -> None:
    row = prepare(interview)
    common = {"owner": interview.owner, "interview": interview}
    Telling.objects.create(**common, evidence=queries.evidence_of(interview.owner).get(), how="said")
    outcomes.note(interview, "moot", on=NOW.date(), exchange="q1", now=NOW)
    held = carry.before(row).carried
    assert not [one for one in held.old if one.exchange]
    assert held.untold == ()


def test_feedback_and_promises_are_carried(interview: Interview) -> None:
    row = prepare(interview)
    said = feedback.keep(interview, "A bit too quiet for the team.", on=NOW.date(), now=NOW)
    feedback.tick(said, ["team_fit"], NOW)
    common = {"owner": interview.owner, "interview": interview}
    mine = Promise.objects.create(**common, what="Half a page on the evening run", concern="judgement")
    theirs = Promise.objects.create(**common, what="The rota", mine=False)
    held = carry.before(row)
    assert held.carried.old[0].concern == "team_fit"
    assert (held.mine, held.theirs) == ((mine,), (theirs,))
    mine.state = Promise.State.KEPT
    mine.save()
    held = carry.before(row)
    assert held.mine == ()
    assert "judgement" not in {one.concern for one in held.carried.old}  # it was answered, as promised


def test_what_other_employers_say_stands_apart_and_once(interview: Interview, alice: Any) -> None:
    row = prepare(interview)
    for one in (make_interview(alice, employer="Corvo"), make_interview(alice, employer="Tolland")):
        said = feedback.keep(one, "Rather quiet, we thought.", on=NOW.date(), now=NOW)
        feedback.tick(said, ["team_fit"], NOW)
    assert [one.concern for one in carry.before(row).elsewhere] == ["team_fit"]
    said = feedback.keep(interview, "Too quiet.", on=NOW.date(), now=NOW)
    feedback.tick(said, ["team_fit"], NOW)
    assert carry.before(row).elsewhere == ()  # this employer says it: it is on top


def test_who_was_there_and_what_they_asked(interview: Interview) -> None:
    Exchange.objects.update(heard="And if he refuses again?", heard_place=0, by="Imogen Sallis")
    row = prepare(interview, people=[])
    (imogen,) = carry.before(row).people
    assert (imogen.here, imogen.asked) == (False, ("How would you deal with a driver who refuses a route?",))


def test_someone_met_on_a_day_nobody_noted(interview: Interview) -> None:
    row = prepare(interview)
    Interview.objects.filter(id=interview.id).update(starts_at=None)
    assert [one.on for one in carry.before(row).people] == [()]


def test_the_first_time_with_an_employer_only_their_advert_counts(alice: Any) -> None:
    Evidence.objects.create(owner=alice, text="Cut late departures from nineteen a week to three", path="bank[0]")
    row = Interview.objects.create(owner=alice, employer="Pell", starts_at=AT, goals="Fewer late departures")
    held = carry.before(row)
    assert (held.rounds, held.carried.old, held.people) == ((), (), ())
    assert [one.on for one in held.carried.untold] == [None]


def test_the_database_is_asked_no_more_for_more(interview: Interview, alice: Any) -> None:
    def cost(row: Interview) -> int:
        fresh = queries.interview_of(alice, row.id)
        with CaptureQueriesContext(connection) as asked:
            carry.before(fresh)
        return len(asked)

    def more(day: int) -> None:
        old = make_interview(alice, starts_at=datetime(2026, 10, day, tzinfo=UTC))
        Promise.objects.create(owner=alice, interview=old, what="x")
        for one in (old, interview):
            said = feedback.keep(one, f"Too quiet, {day}.", on=NOW.date(), now=NOW)
            feedback.tick(said, ["team_fit"], NOW)

    for day in range(1, 5):
        more(day)
    row = prepare(interview)
    few = cost(row)
    for day in range(5, 15):
        more(day)
    assert cost(row) == few


def test_it_is_soon_within_three_days(interview: Interview) -> None:
    row = prepare(interview)
    assert not carry.soon(row, AT - timedelta(days=4))
    assert carry.soon(row, AT - timedelta(days=2))
    assert not carry.soon(row, AT)
    assert carry.lies_ahead(row, NOW)
    assert not carry.lies_ahead(row, AT)
    assert not carry.lies_ahead(Interview(starts_at=AT, cancelled_at=NOW), NOW)
