"""Papers are taken or refused with a sentence; what they say of who, when and where is proposed, never written over."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from afterword.domain.advert import Advert, Invitation
from afterword.domain.diagnose.findings import Heard
from afterword.domain.interview import Person, Problem, Source
from afterword.domain.transcript import Roles
from afterword.flows import debrief, listen
from afterword.store import queries
from afterword.store.found import Found
from afterword.store.models import Correction, Interview, Listened, Paper
from afterword.store.values import to_json
from tests.conftest import make_interview

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
TALK = b"WEBVTT\n\n00:00.000 --> 00:04.000\nMs Sallis: Why bakeries?\n\n00:05.000 --> 00:08.000\nAlice: I like bread.\n"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty, so there is nothing to use."),
        (b" \n", "The file is empty, so there is nothing to use."),
        (b"employer: X\nwant: yes\neffective: no\n", "This is a debrief file. Tell what it says in the questions of this interview"),
        (b"\x89PNG\r\n", "This is a picture or a recording. Give the text of it"),
        (b"BEGIN:VCARD\n", "This is a contact card. Put the name and the number under the people"),
        (b'{"format": "x", "drafts": []}', "Afterword wrote this file itself"),
        (b"It went badly.\n", "It could not be seen what this is."),
        (b"x" * (listen.LARGEST + 1), "This is larger than 25 MB, so it was not taken"),
    ],
)  # fmt: skip
def test_what_is_not_taken_is_said_so(interview: Interview, data: bytes, sentence: str) -> None:
    (added,) = listen.add_papers(interview, [("paper.txt", data)], NOW)
    assert not added.ok
    assert added.message.startswith(sentence)
    assert not Paper.objects.exists()
    assert listen.progress_of(interview).state == "none"


def test_several_papers_at_once_each_have_their_sentence(interview: Interview) -> None:
    added = listen.add_papers(interview, [("a\x00\n.vtt", TALK), ("b.png", b"\x89PNG\r\n"), ("c.vtt", TALK)], NOW)
    assert [(one.name, one.ok, one.message) for one in added] == [
        ("a .vtt", True, "This is the transcript. It is being read."),
        ("b.png", False, "This is a picture or a recording. Give the text of it: a transcript, or what the page says."),
        ("c.vtt", False, "This paper is here already."),
    ]
    (paper,) = Paper.objects.all()
    assert (bytes(paper.data), paper.size, paper.kind, paper.owner) == (TALK, len(TALK), "transcript", interview.owner)
    progress = listen.progress_of(interview)
    assert (progress.state, progress.percent, progress.busy) == ("waiting", 0, True)


def test_the_person_may_say_what_it_is(interview: Interview) -> None:
    (added,) = listen.add_papers(interview, [("notes.txt", b"It went badly.\n")], NOW, kind="transcript")
    assert added.paper is not None
    assert added.paper.kind == "transcript"
    Paper.objects.update(state="done", read={"x": 1}, problems=[{"file": "", "message": "odd"}])
    assert listen.read_as(Paper.objects.get(), "job", NOW).ok
    paper = Paper.objects.get()
    assert (paper.kind, paper.state, paper.read, paper.problems) == ("job", "waiting", None, [])
    assert not listen.read_as(paper, "poem", NOW).ok
    assert listen.read_as(paper, "job", NOW).ok


def test_pasted_text(interview: Interview) -> None:
    assert listen.add_text(interview, TALK.decode(), NOW).ok
    assert not listen.add_text(interview, " \r\n", NOW).ok
    assert Paper.objects.get().name == "Pasted text"


def test_nobody_waits_long_for_what_it_is_to_be_seen(interview: Interview, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(100))
    monkeypatch.setattr(listen, "monotonic", lambda: next(clock))
    files = [(f"{number}.txt", b"Ana: hi\nBen: ho\nAna: hi\nBen: ho\n" + b"\n" * number) for number in range(8)]
    added = listen.add_papers(interview, files, NOW)
    assert [one.ok for one in added] == [True] * 4 + [False] * 4
    assert added[-1].message.startswith("It could not be seen what this is. Say whether")
    assert all(one.ok for one in listen.add_papers(interview, files[4:], NOW, kind="transcript"))


def test_there_is_room_for_twenty(interview: Interview) -> None:
    files = [(f"{n}.txt", b"Wanted: a manager, number %d" % n) for n in range(21)]
    added = listen.add_papers(interview, files, NOW, kind="job")
    assert [one.ok for one in added] == [True] * 20 + [False]
    assert added[-1].message == "There is room for 20 papers; remove one that is not needed."
    assert [paper.name for paper in queries.papers_of(interview)] == [f"{n}.txt" for n in range(20)]


def test_an_advert_is_fetched_when_asked_for(interview: Interview, monkeypatch: pytest.MonkeyPatch) -> None:
    answers: list[Any] = [(None, "", Problem("x", None, "The page did not answer.")), (b"<p>Wanted", "jobs.html", None)]
    network = SimpleNamespace(fetch_advert=lambda url: answers.pop(0))
    monkeypatch.setitem(sys.modules, "afterword.flows.fetch", network)  # type: ignore[arg-type]
    refused = listen.add_advert_at(interview, "https://x.example/1", NOW)
    assert (refused.ok, refused.message) == (False, "The page did not answer.")
    assert listen.add_advert_at(interview, "https://x.example/1", NOW).ok
    paper = Paper.objects.get()
    assert (paper.kind, paper.name, paper.url) == ("job", "jobs.html", "https://x.example/1")


def test_nobody_reaches_anothers_papers(interview: Interview, bob: Any) -> None:
    listen.add_papers(interview, [("a.vtt", TALK)], NOW)
    listen.dismiss(interview, "weak:1")
    theirs = make_interview(bob)
    assert listen.progress_of(theirs).papers == ()
    assert listen.dismissed_of(theirs) == []
    listen.restore(theirs, "weak:1")
    listen.try_again(theirs, NOW)
    assert Correction.objects.get().undone is False
    assert Listened.objects.get(interview=interview).wanted == 1


# -- proposals


def read(interview: Interview, kind: str, value: Any) -> None:
    Paper.objects.create(
        owner=interview.owner, interview=interview, kind=kind, data=b"x", digest=kind, read=to_json(value), state="done"
    )


INVITATION = Invitation(
    summary="Interview: Dispatch manager",
    starts_at=datetime(2026, 11, 24, 15, 30, tzinfo=UTC),
    zone="Europe/Berlin",
    people=(
        Person("Imogen Sallis", email="imogen@pell.example"),
        Person("Rhys Pemberton", title="Depot lead", email="rhys@pell.example"),
    ),
    employer="Pell & Orchard",
    role="Dispatch lead",
    name="invite.ics",
)


def test_what_an_invitation_says_otherwise_or_besides_is_proposed(interview: Interview) -> None:
    read(interview, "invitation", INVITATION)
    assert [(one.field, one.value, one.now_kept) for one in listen.proposals_of(interview)] == [
        ("starts_at", "2026-11-24 16:30 Europe/Berlin", "2026-11-24 14:00 Europe/London"),
        ("person:0", "Imogen Sallis, imogen@pell.example", "Imogen Sallis"),
        ("person:1", "Rhys Pemberton, rhys@pell.example", ""),
    ]
    for proposal in listen.proposals_of(interview):
        assert proposal.source.kind == "invitation"
        assert listen.take_proposal(interview, proposal.field).ok
    assert listen.proposals_of(interview) == []
    row = queries.interview_of(interview.owner, interview.pk)
    assert (row.starts_at, row.zone) == (datetime(2026, 11, 24, 15, 30, tzinfo=UTC), "Europe/Berlin")
    people = [seat.person for seat in queries.interviewers_of(row)]
    assert [(one.name, one.title, one.email, one.phone) for one in people] == [
        ("Imogen Sallis", "Head of operations", "imogen@pell.example", "020 7946 0456"),
        ("Rhys Pemberton", "Depot lead", "rhys@pell.example", ""),
    ]
    assert not listen.take_proposal(interview, "starts_at").ok


def test_an_empty_debrief_gets_its_names_from_invitation_and_advert(alice: Any) -> None:
    interview = debrief.start(alice)
    read(interview, "job", Advert(title="Dispatch manager", employer="Pell & Orchard Bakeries", name="advert.html"))
    assert [(one.field, one.source) for one in listen.proposals_of(interview)] == [
        ("employer", Source("job", "advert.html", "Pell & Orchard Bakeries")),
        ("role", Source("job", "advert.html", "Dispatch manager")),
    ]
    read(interview, "invitation", INVITATION)
    assert [one.value for one in listen.proposals_of(interview)][:2] == ["Pell & Orchard", "Dispatch lead"]
    assert listen.take_proposal(interview, "role").ok
    assert listen.take_proposal(interview, "starts_at").ok
    row = queries.interview_of(alice, interview.pk)
    assert (row.employer, row.role) == ("", "Dispatch lead")


def test_a_time_without_a_zone_is_one_of_the_interviews(interview: Interview) -> None:
    read(interview, "invitation", Invitation(starts_at=datetime(2026, 11, 24, 9, 0)))
    (proposal,) = listen.proposals_of(interview)
    assert proposal.value == "2026-11-24 09:00 Europe/London"


def test_a_cancellation_proposes_no_time(interview: Interview) -> None:
    cancelled = Invitation(kind="cancel", starts_at=datetime(2026, 11, 24, 9, 0, tzinfo=UTC), people=(Person("Zed"),))
    read(interview, "invitation", cancelled)
    assert listen.proposals_of(interview) == []


def test_who_asked_is_proposed_by_the_name_in_the_transcript(interview: Interview) -> None:
    speakers = ("SALLIS, Imogen", "Hana Novotna", "Alice Hartley", "Speaker 4")
    roles = Roles(frozenset({"Alice Hartley"}), frozenset({"SALLIS, Imogen", "Hana Novotna", "Speaker 4"}))
    found = Found(heard=Heard(), speakers=speakers, roles=roles)
    Listened.objects.create(owner=interview.owner, interview=interview, found=to_json(found))
    (proposal,) = listen.proposals_of(interview)
    assert (proposal.field, proposal.value) == ("voice:1", "Hana Novotna")
    assert listen.take_proposal(interview, "voice:1").ok
    assert [seat.person.name for seat in queries.interviewers_of(interview)] == ["Imogen Sallis", "Hana Novotna"]
    assert listen.proposals_of(interview) == []


def test_what_was_said_aloud_is_proposed_where_nothing_was_typed(interview: Interview) -> None:
    found = Found(
        heard=Heard(),
        decision_by=datetime(2026, 12, 1).date(),
        decision_by_text="by the first of December",
        contact_rules="Drop me a line.",
    )
    Listened.objects.create(owner=interview.owner, interview=interview, found=to_json(found))
    assert listen.proposals_of(interview) == []
    Interview.objects.update(decision_by=None, contact_rules="")
    row = queries.interview_of(interview.owner, interview.pk)
    assert [(one.field, one.value, one.source.quote) for one in listen.proposals_of(row)] == [
        ("decision_by", "2026-12-01", "by the first of December"),
        ("contact_rules", "Drop me a line.", "Drop me a line."),
    ]
    for field in ("decision_by", "contact_rules"):
        assert listen.take_proposal(row, field).ok
    assert listen.proposals_of(row) == []
