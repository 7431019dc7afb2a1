"""What the debrief leaves out comes from the other papers, and says so; what the person told is never changed."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from afterword.domain.advert import Advert, Invitation
from afterword.domain.interview import METHOD, Candidate, Interview, Person, Source
from afterword.domain.transcript import Conversation, HeardExchange, Mark, Passage, Roles, Transcript, Turn
from afterword.flows.filling import Origins, filled, name_in, same_person, with_own_name, with_speakers

ADVERT = Advert(title="Dispatch manager", employer="Pell & Orchard Bakeries", name="papers/advert.html")
INVITATION = Invitation(
    starts_at=datetime(2026, 11, 24, 14, 0, tzinfo=UTC),
    zone="Europe/Berlin",
    people=(Person("Sallis, Imogen", email="imogen@pell.example"), Person("Rhys Pemberton", title="Depot lead")),
    role="Dispatch lead",
    name="papers/invite.ics",
)


def test_an_empty_interview_is_filled_from_both() -> None:
    interview, origins = filled(Interview(), INVITATION, ADVERT, UTC)
    assert (interview.employer, interview.role) == ("Pell & Orchard Bakeries", "Dispatch lead")
    assert interview.starts_at == datetime(2026, 11, 24, 15, 0, tzinfo=ZoneInfo("Europe/Berlin"))
    assert interview.interviewers == (
        Person("Imogen Sallis", email="imogen@pell.example"),
        Person("Rhys Pemberton", title="Depot lead"),
    )
    assert origins == {
        "employer": Source("job", "advert.html", "Pell & Orchard Bakeries"),
        "role": Source("invitation", "invite.ics", "Dispatch lead"),
        "interviewed_at": Source("invitation", "invite.ics", "2026-11-24T15:00+01:00"),
        "interviewers[0].name": Source("invitation", "invite.ics", "Sallis, Imogen"),
        "interviewers[0].email": Source("invitation", "invite.ics", "imogen@pell.example"),
        "interviewers[1].name": Source("invitation", "invite.ics", "Rhys Pemberton"),
        "interviewers[1].title": Source("invitation", "invite.ics", "Depot lead"),
    }


def test_what_was_told_stays_and_only_gaps_are_filled() -> None:
    told = Interview(
        employer="Pell",
        role="Manager",
        starts_at=datetime(2026, 11, 20, tzinfo=UTC),
        interviewers=(Person("Ms Okafor"), Person("I. Sallis", phone="1")),
    )
    interview, origins = filled(told, INVITATION, ADVERT, UTC)
    assert interview.interviewers == (Person("Ms Okafor"), Person("I. Sallis", phone="1", email="imogen@pell.example"))
    assert (interview.employer, interview.role, interview.starts_at) == (told.employer, told.role, told.starts_at)
    assert list(origins) == ["interviewers[1].email"]


def test_a_cancelled_interview_gives_no_time() -> None:
    cancelled = Invitation(kind="cancel", starts_at=datetime(2026, 11, 24, tzinfo=UTC), people=(Person("Zed Abe"),))
    assert filled(Interview(), cancelled, None, UTC) == (Interview(), {})
    assert filled(Interview(), None, None, UTC) == (Interview(), {})


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Imogen Sallis", "Imogen Sallis"),
        ("Sallis, Imogen (Guest)", "Imogen Sallis"),
        ("Faisal QURESHI-DUNN | Rivelin Vale", "Faisal Qureshi-Dunn"),
        ("Preeti V.", "Preeti"),
        ("Joel D'Mello", "Joel D'Mello"),
        ("Speaker 2", ""),
        ("SPEAKER_00", ""),
        ("Interviewer", ""),
        ("A", ""),
        ("", ""),
        ("(unknown)", ""),
        (", ", ""),
    ],
)
def test_names_in_labels(label: str, name: str) -> None:
    assert name_in(label) == name


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Person("Imogen Sallis"), Person("imogen  sallis"), True),
        (Person("I. Sallis"), Person("Imogen Sallis"), True),
        (Person("Imogen"), Person("Imogen Sallis"), True),
        (Person("Sallis, Imogen"), Person("Imogen Sallis"), True),
        (Person("Imogen Sallis"), Person("Rhys Sallis"), False),
        (Person("Imogen Sallis", email="a@x.example"), Person("Imogen Sallis", email="b@x.example"), False),
        (Person("I", email="A@x.example"), Person("Imogen Sallis", email="a@X.example"), True),
        (Person(""), Person("Imogen Sallis"), False),
    ],
)
def test_whether_two_papers_mean_the_same_person(one: Person, other: Person, same: bool) -> None:
    assert same_person(one, other) is same_person(other, one) is same


def conversation(*labels: str, candidate: str) -> Conversation:
    """Everybody but the candidate asks one question."""
    turns = tuple(Turn(n, label, "Why us?", (Mark(0, f"0:0{n}"),)) for n, label in enumerate(labels))
    asked = [turn for turn in turns if turn.speaker != candidate]
    roles = Roles(frozenset({candidate}), frozenset(labels) - {candidate})
    parts = tuple(HeardExchange(Passage(t.text, t.position, 0, t.start_at(), t.speaker)) for t in asked)
    return Conversation(Transcript(turns), roles, parts)


def test_those_who_asked_come_first_with_the_addresses_they_were_invited_from() -> None:
    interview, origins = filled(Interview(), INVITATION, None, UTC)
    talk = conversation("Hana Novotna", "Alice Hartley", "Rhys Pemberton", "Speaker 4", candidate="Alice Hartley")
    interview = with_speakers(interview, talk, origins)
    assert [person.name for person in interview.interviewers] == ["Hana Novotna", "Rhys Pemberton", "Imogen Sallis"]
    assert origins["interviewers[0].name"] == Source("transcript", "0:00", "Hana Novotna")
    assert origins["interviewers[1].title"] == Source("invitation", "invite.ics", "Depot lead")
    assert origins["interviewers[2].email"] == Source("invitation", "invite.ics", "imogen@pell.example")


def test_a_transcript_alone_names_those_who_asked_and_the_candidate() -> None:
    talk = conversation("Hana Novotna", "HARTLEY, Alice", candidate="HARTLEY, Alice")
    origins: Origins = {}
    assert with_speakers(Interview(), talk, origins).interviewers == (Person("Hana Novotna"),)
    assert with_own_name(Candidate(), talk) == Candidate(
        name="Alice Hartley", name_source=Source("transcript", "", "Alice Hartley")
    )
    known = Candidate(name="Ali", name_source=METHOD)
    assert with_own_name(known, talk) is known
    assert with_own_name(Candidate(), conversation("Hana Novotna", "Me", candidate="Me")) == Candidate()
