"""Every address there is, filled in with one person's things. A new page is found here by itself."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from afterword.flows import consult, mail_in, people
from afterword.store import queries
from afterword.store.models import (
    Board,
    DraftVersion,
    Feedback,
    Note,
    Opening,
    Outcome,
    Outgoing,
    Paper,
    PracticeCard,
    Promise,
    Rehearsal,
    Reminder,
    Step,
    Touch,
)
from tests.conftest import NOW

# What stands in a place of an address, by the first word of the address and the name of the place.
MEANING = {
    ("i", "id"): "interview",
    ("i", "exchange_id"): "exchange",
    ("i", "advice_id"): "advice",
    ("i", "step_id"): "step",
    ("i", "version_id"): "version",
    ("i", "paper_id"): "paper",
    ("i", "rehearsal_id"): "rehearsal",
    ("i", "outgoing_id"): "outgoing",
    ("i", "touch_id"): "touch",
    ("i", "promise_id"): "promise",
    ("people", "id"): "person",
    ("mail", "id"): "message",
    ("evidence", "id"): "evidence",
    ("upcoming", "id"): "interview",
    ("calendar", "step_id"): "step",
    ("calendar", "promise_id"): "promise",
    ("calendar", "interview_id"): "interview",
    ("reminders", "id"): "reminder",
    ("i", "outcome_id"): "outcome",
    ("i", "feedback_id"): "feedback",
    ("people", "note_id"): "note",
    ("people", "outgoing_id"): "note_outgoing",
    ("practice", "id"): "card",
    ("openings", "id"): "opening",
    ("openings", "board_id"): "board",
}
WORDS = {"step": "job", "kind": "letter", "form": "pdf", "file": "nobody-knows-this.ics"}


@dataclass(frozen=True)
class Address:
    name: str
    route: str

    def __str__(self) -> str:
        return self.route or "/"

    @property
    def places(self) -> list[str]:
        return [part[1:-1] for part in self.route.split("/") if part.startswith("<")]

    @property
    def belongs_to_someone(self) -> bool:
        return "<uuid:" in self.route

    def filled(self, things: dict[str, Any]) -> str:
        """The address of one person's things; a place that means nothing yet is an error that says so."""
        parts = []
        for part in self.route.split("/"):
            if not part.startswith("<"):
                parts.append(part)
                continue
            kind, _, place = part[1:-1].partition(":")
            if kind == "uuid":
                meaning = MEANING.get((self.route.split("/")[0], place))
                assert meaning, f"say in MEANING what <{place}> stands for in {self.route}"
                parts.append(str(things[meaning]))
            else:
                assert place in WORDS, f"say in WORDS what <{place}> may be in {self.route}"
                parts.append(WORDS[place])
        return "/" + "/".join(parts)

    def with_a_stranger_in_each_place(self, own: dict[str, Any], other: dict[str, Any]) -> list[str]:
        """The address with just one place, in turn, that belongs to someone else."""
        found = []
        for place in self.places:
            kind, _, name = place.partition(":")
            if kind == "uuid":
                meaning = MEANING[self.route.split("/")[0], name]
                found.append(self.filled({**own, meaning: other[meaning]}))
        return found


def addresses() -> list[Address]:
    return sorted(_walk(get_resolver().url_patterns, ""), key=str)


def _walk(patterns: list[Any], before: str) -> list[Address]:
    found = []
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            found += _walk(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            found.append(Address(pattern.name or "", route))
    return found


def things_of(interview: Any) -> dict[str, Any]:
    """One of everything an address can name, hanging on `interview` and its owner."""
    owner = interview.owner
    person = people.add(owner, "Marguerite Oduya", adviser=True)
    common = {"owner": owner, "interview": interview}
    note = Note.objects.create(owner=owner, person=person, brings="news", about="I run the night shift now.")
    board = Board.objects.create(owner=owner, employer="Pell", kind="feed", url=f"https://pell.example/{uuid.uuid4()}")
    return {
        "interview": interview.id,
        "exchange": queries.exchanges_of(interview).get().id,
        "advice": consult.ask(interview, person, "Hello", NOW).id,
        "step": Step.objects.create(**common, kind="call", channel="call").id,
        "version": DraftVersion.objects.create(**common, kind="letter", text="Dear Ms Sallis,").id,
        "paper": Paper.objects.create(**common, kind="job", name="advert.txt", data=b"Apply by noon.", digest="0").id,
        "promise": Promise.objects.create(**common, what="Half a page on night shifts").id,
        "outgoing": Outgoing.objects.create(
            **common, kind="letter", text="Dear Ms Sallis,", message_id=f"<{uuid.uuid4().hex}@pell.example>"
        ).id,
        "message": mail_in.take(owner, f"Could you ring me, {owner.id}?".encode(), "", NOW, interview=interview).row.id,
        "rehearsal": Rehearsal.objects.create(**common, seconds=90, parts=[]).id,
        "touch": Touch.objects.create(**common, way="email").id,
        "reminder": Reminder.objects.create(**common, kind="debrief", key=f"{uuid.uuid4()}", due_at=NOW).id,
        "person": person.id,
        "evidence": queries.evidence_of(owner).get().id,
        "outcome": Outcome.objects.create(**common, kind="next_round", happened_on=NOW.date()).id,
        "feedback": Feedback.objects.create(**common, words="Say the figure first.", said_on=NOW.date()).id,
        "note": note.id,
        "note_outgoing": Outgoing.objects.create(
            owner=owner,
            person=person,
            note=note,
            kind="keep_in_touch",
            text="Dear Ms Oduya,",
            message_id=f"<{uuid.uuid4().hex}@pell.example>",
        ).id,
        "card": PracticeCard.objects.create(**common, question="Why Pell?", due_at=NOW).id,
        "board": board.id,
        "opening": Opening.objects.create(
            owner=owner, board=board, theirs="1", title="Dispatch manager", first_seen_at=NOW
        ).id,
    }


def nothing() -> dict[str, Any]:
    """Ids of nothing at all."""
    return {meaning: uuid.uuid4() for meaning in MEANING.values()}
