"""What the person said of findings is laid over what was found, each time, so that it sticks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import cast

from afterword.domain.diagnose.findings import Answered, ExchangeFinding, Heard, Interest
from afterword.domain.interview import Case
from afterword.domain.knowledge import families
from afterword.flows.findings import Finding, key_of
from afterword.store.models import Correction

SPEAKER = "speaker:"  # and the label; the value is a role
EXCHANGE_FIELDS = ("family", "answered")  # corrected under "family:q3"


@dataclass(frozen=True, slots=True)
class Said:
    """What the person said: `dismissed` holds keys of findings, `corrected` the value given for a key."""

    dismissed: frozenset[str]
    corrected: Mapping[str, str]

    def __bool__(self) -> bool:
        return bool(self.dismissed or self.corrected)


def said_in(rows: Iterable[Correction]) -> Said:
    """The last word on each finding. `rows` come oldest first, as `queries.corrections_of` gives them."""
    last = {row.finding: row for row in rows}
    return Said(
        dismissed=frozenset(key for key, row in last.items() if row.action == Correction.Action.DISMISSED),
        corrected={key: row.value for key, row in last.items() if row.action == Correction.Action.CORRECTED},
    )


def chosen_in(rows: Iterable[Correction]) -> dict[str, str]:
    """Label to role, for the voices the person named."""
    last = {row.finding: row for row in rows if row.action == Correction.Action.CHOSEN}
    return {key.removeprefix(SPEAKER): row.value for key, row in last.items() if key.startswith(SPEAKER)}


def corrected(case: Case, heard: Heard, said: Said) -> tuple[Case, Heard]:
    """`case` and `heard` without what the person set aside, and with what they know better."""
    if not said:
        return case, heard

    def stays(finding: Finding) -> bool:
        return key_of(finding, case) not in said.dismissed

    gone_goals = {goal.id for goal in case.interview.goals if not stays(goal)}
    gone = {found.exchange for found in heard.exchanges if not stays(found)}
    exchanges = tuple(
        one if one.id not in gone else replace(one, heard="", answer="", start=None, by="")
        for one in case.interview.exchanges
        if one.id not in gone or one.asked != one.heard or one.said or one.wish_said or one.landed
    )
    goals = tuple(goal for goal in case.interview.goals if goal.id not in gone_goals)
    interest = heard.interest
    if interest is not None:
        lines = tuple(line for line in interest.quotes if stays(line))
        if not stays(interest) or (interest.quotes and not lines):
            interest = Interest("none")
        elif lines != interest.quotes:
            interest = replace(interest, quotes=lines)
    fewer = replace(
        heard,
        exchanges=tuple(_exchange(found, said, stays) for found in heard.exchanges if found.exchange not in gone),
        told=None if heard.told is None else tuple(t for t in heard.told if t.goal not in gone_goals and stays(t)),
        untold=None
        if heard.untold is None
        else tuple(u for u in heard.untold if u.goal not in gone_goals and stays(u)),
        interest=interest,
        doubts=tuple(doubt for doubt in heard.doubts if stays(doubt)),
        private_questions=tuple(one for one in heard.private_questions if stays(one)),
        promises=tuple(promise for promise in heard.promises if stays(promise)),
    )
    return replace(case, interview=replace(case.interview, exchanges=exchanges, goals=goals)), fewer


def _exchange(found: ExchangeFinding, said: Said, stays: Callable[[Finding], bool]) -> ExchangeFinding:
    private = found.private if found.private is not None and stays(found.private) else None
    chosen = said.corrected.get(f"family:{found.exchange}")
    family, concern = chosen or found.family, found.concern
    if chosen:
        known = families().get(family)
        concern = known.concern_id if known is not None else ""
    answered = said.corrected.get(f"answered:{found.exchange}", found.answered)
    return replace(
        found,
        weak=tuple(weak for weak in found.weak if stays(weak)),
        private=private,
        family=family,
        concern=concern,
        answered=cast(Answered, answered),
    )
