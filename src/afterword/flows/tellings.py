"""Which evidence was told in which interview: kept current by what is heard, what is sent, and what the person says.

A row is worked out from what is true (`settle`): the findings with the person's corrections laid over them. What went
in a letter is noted when it goes (`went`), because the letter may be composed otherwise later.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from afterword.domain.compose.draft import Draft
from afterword.domain.practice import Freshness, Told, fresh_first
from afterword.flows.findings import key_of
from afterword.flows.heard import with_heard
from afterword.store import load, queries
from afterword.store.found import Found
from afterword.store.models import Correction, Evidence, Interview, Telling, User
from afterword.store.writer import one_writer

How = Telling.How
TOLD_THEM = "told"
"""The value of a correction that sets an untold finding aside because the person did tell them."""
NOT_TOLD = "not_told"
SAID = "evidence:"
"""And the id: what the person says of a piece of evidence in an interview, whatever was heard there."""
STARS = 5
LOOKED_AT = 2000
"""So many tellings, the newest, are looked at for what is fresh."""

Want = tuple[str, str, date | None]
"""What a row should say: how, the need it serves, the day."""


@dataclass(frozen=True, slots=True)
class Offered:
    """Evidence to bring along. `told_in` are the interviews in which it was told, the newest first; `need` what of
    theirs it serves, in the words of its source ("" where none is known).
    """

    evidence: Evidence
    freshness: Freshness
    told_in: tuple[Interview, ...] = ()
    need: str = ""


def settle(interview: Interview) -> None:
    """Brings the rows of this interview up to date with what was heard and what the person says of it."""
    found = load.found_in(queries.listened_of(interview))
    case, heard, _origins = with_heard(interview, load.case_of(interview))
    heard = heard if found is not None else None  # an account alone does not show what they heard
    goals = {goal.id: goal.text for goal in case.interview.goals}
    day = _day_of(interview)
    wanted: dict[str, Want | None] = {}
    over = found is not None and (bool(found.order) or queries.told_of(interview))  # else nothing could be told yet
    for untold in (heard.untold or ()) if heard is not None and over else ():
        wanted[untold.evidence] = How.UNTOLD, goals.get(untold.goal, ""), day
    for told in (heard.told or ()) if heard is not None else ():
        how = How.HEARD if told.source.kind == "transcript" else How.SAID
        before = wanted.get(told.evidence)
        if before is None or before[0] != How.HEARD:
            wanted[told.evidence] = how, goals.get(told.goal, ""), day
    rows = {load.evidence_of(row).id: row for row in queries.evidence_of(interview.owner)}
    wanted = {
        id: want for id, want in {**wanted, **_said_of(interview, found, wanted, rows, day)}.items() if want is not None
    }
    with one_writer():
        there = {row.evidence_id: row for row in queries.practice.tellings_in(interview)}
        for id, evidence in rows.items():
            row = there.pop(evidence.id, None)
            want = wanted.get(id)
            if row is not None and row.how == How.WRITTEN and (want is None or want[0] == How.UNTOLD):
                continue  # it went in a letter, whatever was said in the room
            if want is None:
                if row is not None:
                    row.delete()
                continue
            _write(row or Telling(owner_id=interview.owner_id, interview=interview, evidence=evidence), *want)


def went(interview: Interview, draft: Draft, text: str, now: datetime) -> None:
    """A letter or note went: `text` is what went, `draft` says on which evidence its sentences rest."""
    day = now.astimezone(load.zone_of(interview, queries.profile_of(interview.owner))).date()
    with one_writer():
        for evidence in _in_words(interview, draft, text):
            row = queries.practice.tellings_in(interview).filter(evidence=evidence).first()
            if row is None:
                row = Telling(owner_id=interview.owner_id, interview=interview, evidence=evidence)
            if row.how in ("", How.UNTOLD):
                _write(row, How.WRITTEN, row.goal, day)


def came_back(interview: Interview, draft: Draft, text: str) -> None:
    """It never reached them: what it held was not told by it."""
    with one_writer():
        held = [evidence.id for evidence in _in_words(interview, draft, text)]
        queries.practice.tellings_in(interview).filter(evidence__in=held, how=How.WRITTEN).delete()
    settle(interview)


def say(interview: Interview, evidence: Evidence, told: bool | None) -> None:
    """The person says that they told it there, or did not; None takes back what they said of it."""
    if evidence.owner_id != interview.owner_id:
        raise Evidence.DoesNotExist
    key = SAID + evidence.id.hex
    with one_writer():
        queries.corrections_of(interview).filter(finding=key).update(undone=True)
        if told is not None:
            Correction.objects.create(
                owner_id=interview.owner_id,
                interview=interview,
                finding=key,
                action=Correction.Action.CORRECTED,
                value=TOLD_THEM if told else NOT_TOLD,
                words=evidence.text,
            )
            queries.practice.tellings_in(interview).filter(evidence=evidence, how=How.WRITTEN).delete()
        settle(interview)


def told_where(owner: User, evidence: Iterable[Evidence]) -> dict[Evidence, list[Telling]]:
    """Where each of these was told or left untold, the newest interview first, in one query."""
    by_id = {one.id: one for one in evidence}
    found: dict[Evidence, list[Telling]] = {one: [] for one in by_id.values()}
    for row in queries.practice.tellings_of(owner, list(by_id)):
        found[by_id[row.evidence_id]].append(row)
    return found


def offered(owner: User, serving: Sequence[tuple[str, str]], around: Sequence[Interview], most: int) -> list[Offered]:
    """The evidence to bring to an interview, fresh before repeated. `serving`: what serves it as (id, need), the
    strongest first; `around`: the earlier interviews with this employer. Nothing is listened to here.
    """
    rows = {load.evidence_of(row).id: row for row in queries.evidence_of(owner)}
    names = {row.id: id for id, row in rows.items()}
    recent = queries.practice.tellings_of(owner)[:LOOKED_AT]
    tellings = [row for row in recent if row.evidence_id in names]
    told = [Told(names[row.evidence_id], str(row.interview_id), cast(Any, row.how)) for row in tellings]
    here = {str(one.id) for one in around}
    interviews = {str(row.interview_id): row.interview for row in tellings}
    needs = {names[row.evidence_id]: row.goal for row in reversed(tellings) if str(row.interview_id) in here}
    needs |= {id: need for id, need in reversed(serving) if need}
    stars = fresh_first([id for id, _need in serving if id in rows], told, here)
    return [
        Offered(
            rows[star.evidence],
            star.freshness,
            tuple(interviews[id] for id in star.told_in),
            needs.get(star.evidence, ""),
        )
        for star in stars[:most]
    ]


def _said_of(
    interview: Interview,
    raw: Found | None,
    wanted: Mapping[str, Want | None],
    rows: Mapping[str, Evidence],
    day: date | None,
) -> dict[str, Want | None]:
    """What the person says of evidence here: on its own page, or of a line of the board ("I did tell them")."""
    last = {row.finding: row for row in queries.corrections_of(interview)}
    found: dict[str, Want | None] = {}
    if raw is not None and any(row.value == TOLD_THEM for row in last.values()):
        case = load.with_found(load.case_of(interview), raw)
        goals = {goal.id: goal.text for goal in case.interview.goals}
        for untold in raw.heard.untold or ():
            row = last.get(key_of(untold, case))
            if row is not None and row.value == TOLD_THEM:
                found[untold.evidence] = How.SAID, goals.get(untold.goal, ""), day
    for id, evidence in rows.items():
        said = last.get(SAID + evidence.id.hex)
        if said is not None:
            goal = (wanted.get(id) or ("", "", None))[1]
            untold_there = (
                (How.UNTOLD, goal, day) if goal else None
            )  # without a need of theirs there was nothing to tell
            found[id] = (How.SAID, goal, day) if said.value == TOLD_THEM else untold_there
    return found


def _in_words(interview: Interview, draft: Draft, text: str) -> list[Evidence]:
    """The evidence on which the sentences rest that went."""
    flat = " ".join(text.split())
    paths = {
        source.ref
        for sentence in draft.sentences
        if sentence.text.strip() and " ".join(sentence.text.split()) in flat
        for source in sentence.sources
        if source.kind == "resume"
    }
    return [row for row in queries.evidence_of(interview.owner) if load.evidence_of(row).path in paths]


def _write(row: Telling, how: str, goal: str, day: date | None) -> None:
    if row._state.adding or (row.how, row.goal, row.on) != (how, goal, day):
        row.how, row.goal, row.on = how, goal, day
        row.save()


def _day_of(interview: Interview) -> date | None:
    if interview.starts_at is None:
        return None
    return interview.starts_at.astimezone(load.zone_of(interview, queries.profile_of(interview.owner))).date()
