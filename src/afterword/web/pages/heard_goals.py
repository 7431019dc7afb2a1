"""What the papers say they need: proposals beside the goals the person typed, each of which can be taken away."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from afterword.domain import interview as domain
from afterword.domain.interview import Case, Goal, Source
from afterword.flows import listen
from afterword.flows.findings import key_of
from afterword.store.load import only_typed
from afterword.store.models import Interview
from afterword.web.pages.board import says_the_same
from afterword.web.pages.heard_words import moment
from afterword.web.pages.words import sentence, short

NO_CASE = Case(interview=domain.Interview())
"""A goal is named by its own words; no case is needed for it."""


@dataclass(frozen=True, slots=True)
class HeardGoal:
    """A need that a paper names. `away`: the person has taken it away."""

    key: str
    text: str
    quote: str
    where: str
    away: bool


def heard_goals(row: Interview) -> tuple[HeardGoal, ...]:
    """Those that only a paper names, those taken away last."""
    found = listen.found_of(row)
    if found is None:
        return ()
    away = {one.finding for one in listen.dismissed_of(row)}
    goals = [_heard(goal, away) for goal in found.goals if not only_typed(goal) and not _typed(goal)]
    return tuple(sorted(goals, key=lambda one: one.away))


def _typed(goal: Goal) -> bool:
    return any(source.kind == "debrief" for source in goal.sources)


def _heard(goal: Goal, away: set[str]) -> HeardGoal:
    source = goal.sources[0]
    key = key_of(goal, NO_CASE)
    quote = "" if says_the_same(source.quote, goal.text) else short(source.quote, 200)
    return HeardGoal(key, sentence(short(goal.text, 200)), quote, _where(source), key in away)


def _where(source: Source) -> str:
    match source.kind:
        case "transcript":
            time = moment(source.ref)
            return _("they, {time}").format(time=time) if time else _("they, in the talk")
        case "job":
            return _("the advert")
    return _("the invitation") if source.kind == "invitation" else ""
