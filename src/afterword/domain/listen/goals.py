"""The employer's goals from three sides: what the person noted, what was said aloud, what was advertised.

What is about the same thing becomes one goal with several sources. The person's own note keeps its words and its
number; after it comes what was said aloud, then what only the advert says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from afterword.domain.advert import Advert, AdvertLine
from afterword.domain.diagnose.board import NOTED, Found, Topic, quiet
from afterword.domain.diagnose.fit import Likeness, Rarity, by_words, together
from afterword.domain.interview import Exchange, Goal, Interview, Source
from afterword.domain.listen.needs import Need, needs_in, tidied
from afterword.domain.text import content, sentences
from afterword.domain.transcript import Conversation, HeardExchange

SAME = 0.62
"""From this fit on, two wordings are one goal."""
MOST_ADVERTISED = 5
"""Needs that only the advert names, beyond those also spoken of: its first duties."""

_ASKED = {
    "not": 1.0, "partly": 1.0, "unknown": 0.75, "fully": 0.55,
}  # fmt: skip
"""How much a question's need matters, by how far it was answered: what was answered well is settled."""
SAID_OUTRIGHT, SAID, ADVERTISED = 1.0, 0.8, 0.6
FOREMOST = 1.3
"""What it adds that they said it comes before the rest ("that is the job in one line")."""
LEAD = 10
"""Sentences before a question that are read as leading up to it."""


@dataclass(frozen=True, slots=True)
class Needed:
    """The goals, and the topics that the person's proofs are held against: each topic with the goal it belongs to."""

    goals: tuple[Goal, ...] = ()
    topics: tuple[Topic, ...] = ()


@dataclass(slots=True)
class _Gathered:
    """A goal while it grows: its wordings, its sources, and how much it matters."""

    text: str
    sources: list[Source]
    texts: list[str] = field(default_factory=list)
    noted: bool = False
    said: float = 0.0


def gather(
    noted: Sequence[Goal],
    conversation: Conversation | None,
    advert: Advert | None,
    answered: Mapping[int, str],
    rarity: Rarity,
    likeness: Likeness | None,
) -> Needed:
    """All that they need. `noted` are the goals of the debrief, with their ids; `answered` says for each exchange, by
    its place, how far it was answered.
    """
    gathered = [_Gathered(goal.text, list(goal.sources), [goal.text], noted=True) for goal in noted]
    needs = needs_in(conversation) if conversation is not None else ()
    lines = advert.needs if advert is not None else ()
    same = _Same(rarity, likeness, [g.text for g in gathered], needs, lines)
    of_need = {at: _join_need(need, gathered, same) for at, need in enumerate(needs)}
    of_line = {at: _join_line(line, at, gathered, same) for at, line in enumerate(lines)}
    shown = _shown(gathered, of_line, lines)
    ids = {place: goal.id for place, goal in enumerate(noted)}
    last = _last(noted)
    for place in shown:
        if place not in ids:
            last += 1
            ids[place] = f"g{last}"
    goals = tuple(Goal(ids[place], gathered[place].text, tuple(gathered[place].sources)) for place in shown)
    topics = [
        *(Topic((goal.text,), NOTED, goal.id, "stated") for goal in noted),
        *_said(needs, of_need, ids),
        *_asked(conversation, needs, of_need, ids, answered),
        *(Topic((line.text,), ADVERTISED if line.section == "duty" else 0.45, ids.get(of_line[at], ""), "advertised")
          for at, line in enumerate(lines)),
    ]  # fmt: skip
    return Needed(goals, tuple(topics))


class _Same:
    """Which wordings are about the same thing; meanings are compared once for all of them."""

    def __init__(
        self,
        rarity: Rarity,
        likeness: Likeness | None,
        noted: Sequence[str],
        needs: Sequence[Need],
        lines: Sequence[AdvertLine],
    ) -> None:
        self._rarity = rarity
        texts = list(dict.fromkeys([*noted, *(n.text for n in needs), *(s for n in needs for s in n.around),
                                    *(line.text for line in lines)]))  # fmt: skip
        self._place = {text: at for at, text in enumerate(texts)}
        self._alike = likeness.compare(texts, texts) if likeness is not None and texts else None

    def fit(self, one: str, others: Sequence[str]) -> float:
        """How far `one` is about the same as the nearest of `others`."""
        return max((together(by_words(one, other, self._rarity), self._meaning(one, other)) for other in others),
                   default=0.0)  # fmt: skip

    def _meaning(self, one: str, other: str) -> float | None:
        if self._alike is None or one not in self._place or other not in self._place:
            return None
        return min(1.0, max(0.0, self._alike[self._place[one]][self._place[other]] - 0.15) / 0.5)


def _join_need(need: Need, gathered: list[_Gathered], same: _Same) -> int:
    """The place of the goal a need belongs to; a new one where it stands alone."""
    wordings = [need.text, *need.around]
    fits = [max(same.fit(text, goal.texts) for text in wordings) for goal in gathered]
    best = max(range(len(fits)), key=lambda at: fits[at], default=-1)
    if best < 0 or fits[best] < SAME:
        gathered.append(_Gathered(need.text, [], []))
        best = len(gathered) - 1
    goal = gathered[best]
    goal.texts += wordings
    goal.said = max(goal.said, need.weight)
    goal.sources.append(need.source)
    return best


def _join_line(line: AdvertLine, at: int, gathered: list[_Gathered], same: _Same) -> int:
    """The place of the goal a line of the advert belongs to; a new one where it stands alone."""
    # two lines of one advert are two needs, however alike: only what was noted or said takes a line in
    fits = [same.fit(line.text, goal.texts) if goal.noted or goal.said else 0.0 for goal in gathered]
    best = max(range(len(fits)), key=lambda place: fits[place], default=-1)
    if best < 0 or fits[best] < SAME:
        gathered.append(_Gathered(line.text, [line.source], [line.text]))
        return len(gathered) - 1
    goal = gathered[best]
    goal.texts.append(line.text)
    if not goal.noted and goal.said and not any(source.kind == "job" for source in goal.sources):
        goal.text = line.text  # what they wrote reads better than what they said in passing
        goal.sources.insert(0, line.source)
    else:
        goal.sources.append(line.source)
    return best


def _shown(gathered: Sequence[_Gathered], of_line: Mapping[int, int], lines: Sequence[AdvertLine]) -> list[int]:
    """The goals to show, in order: noted, said aloud, then the first duties that only the advert names."""
    shown = [place for place, goal in enumerate(gathered) if goal.noted or goal.said]
    advertised = [
        of_line[at]
        for section in ("duty", "requirement", "plus")
        for at, line in enumerate(lines)
        if line.section == section and of_line[at] not in shown
    ]
    return [*shown, *list(dict.fromkeys(advertised))[: MOST_ADVERTISED if shown else 10]]


def _said(needs: Sequence[Need], of_need: Mapping[int, int], ids: Mapping[int, str]) -> list[Topic]:
    """Needs told outside a question ("what would you want changed by the summer?")."""
    return [
        Topic((need.text,), _weight(need), ids.get(of_need[at], ""), "stated")
        for at, need in enumerate(needs)
        if need.exchange < 0
    ]


def _weight(need: Need) -> float:
    return (SAID_OUTRIGHT if need.weight >= 2 else SAID) * (FOREMOST if need.foremost else 1)


def _asked(
    conversation: Conversation | None,
    needs: Sequence[Need],
    of_need: Mapping[int, int],
    ids: Mapping[int, str],
    answered: Mapping[int, str],
) -> list[Topic]:
    """What each question was about, with what led up to it: it matters most where the answer fell short."""
    if conversation is None:
        return []
    foremost = {need.exchange for need in needs if need.foremost}
    goal_of = {need.exchange: ids.get(of_need[at], "") for at, need in enumerate(needs) if need.exchange >= 0}
    found = []
    for place, exchange in enumerate(conversation.exchanges):
        weight = _ASKED[answered.get(place, "unknown")] * quiet(exchange.family)
        weight *= FOREMOST if place in foremost else 1
        if weight:
            found.append(Topic(wordings(exchange), weight, goal_of.get(place, ""), "asked", place))
    return found


def wordings(exchange: HeardExchange) -> tuple[str, ...]:
    """The wordings of what a question is about: all of it, each sentence that led up to it, and what was said to the
    answer."""
    lead = [s for passage in exchange.lead for s in sentences(passage.text)][-LEAD:]
    asked = exchange.asked.text
    reaction = " ".join(passage.text for passage in exchange.reaction)[:300]
    whole = [" ".join([*lead[-n:], asked]) for n in (LEAD, 4) if lead]
    texts = [*whole, *(s for s in lead if len(content(s)) >= 2), asked, *(p.text for p in exchange.probes), reaction]
    return tuple(dict.fromkeys(text for text in texts if text))


def goals_for(
    goals: Sequence[Goal],
    found: Sequence[Found],
    conversation: Conversation | None,
    interview: Interview,
    advert: Advert | None = None,
) -> tuple[tuple[Goal, ...], list[Found]]:
    """`goals` with one more for each question, or line of the advert, that an untold proof answers and that belongs to
    no goal shown yet.
    """
    made = list(goals)
    settled = []
    recalled = {exchange.position: exchange for exchange in interview.exchanges}
    for one in found:
        if not one.topic.goal:
            goal = _goal_behind(one.topic, conversation, recalled, advert, f"g{_last(made) + 1}")
            known = next((g for g in made if g.text == goal.text), None)
            if known is None:
                made.append(goal)
            one = replace(one, topic=replace(one.topic, goal=(known or goal).id))
        settled.append(one)
    return tuple(made), settled


def _goal_behind(
    topic: Topic,
    conversation: Conversation | None,
    recalled: Mapping[int, Exchange],
    advert: Advert | None,
    id: str,
) -> Goal:
    """What a question was about, as a goal: what led up to it where that says more than the question; or the line of
    a long advert that was not among its first.
    """
    if topic.exchange < 0:
        text = topic.texts[0]
        return Goal(id, text, tuple(line.source for line in (advert.needs if advert else ()) if line.text == text)[:1])
    if topic.recalled or conversation is None:
        exchange = recalled[topic.exchange]
        return Goal(id, exchange.asked, (exchange.source("asked"),))
    heard = conversation.exchanges[topic.exchange]
    lead = [(s, p) for p in heard.lead for s in sentences(p.text) if len(content(s)) >= 3]
    text, passage = lead[-1] if lead else (heard.asked.text, heard.asked)
    ref = passage.start or f"turn {passage.turn + 1}"
    return Goal(id, tidied(text), (Source("transcript", ref, text),))


def _last(goals: Sequence[Goal]) -> int:
    return max((int(goal.id[1:]) for goal in goals if goal.id[1:].isdigit()), default=0)
