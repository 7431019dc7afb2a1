"""Within one turn of the employer's side: which sentences are the question, and what stands before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from afterword.domain.diagnose.questions import family_heard, subject_heard
from afterword.domain.listen.asked import private_ground
from afterword.domain.listen.asking import PLAIN, Ask, closed_question, names_you
from afterword.domain.listen.utterances import Utterance, passages, wordings
from afterword.domain.text import content
from afterword.domain.transcript import Passage, Turn

BETWEEN = 14
"""Words that may stand between two parts of one question ("Like,", "and I mean anything")."""
AFTER = 25
"""Words after a question that still belong to it ("Because something always slips.")."""
GOES_ON = 20
"""Words after a question in its own turn that show it to have been put to nobody."""
OF_THE_JOB = frozenset({"salary_history", "criminal_record", "nationality_immigration", "protected_activity"})
"""Private ground that is touched in questions of another family: pay, checks, the right to work."""
SCENE = 4
"""Sentences a scene may take before its question."""
REMARK = 8
"""A sentence of so few words at the start of a turn is a remark on the answer, not a way in to the next question."""
LEADING = 6
"""Words a sentence needs to give a question after it its subject."""
CHALLENGING = 3
"""Sentences at the end of a turn that a remark about the candidate may take."""
BARE = 30
"""Words a turn may have that asks by its subject alone."""
CHALLENGED = 15
"""Words of reply that show a remark about the candidate to have been taken as a question."""


@dataclass(frozen=True, slots=True)
class Core:
    """The question of a turn: sentences `first` to `last`. `ask` is the first of its parts that is plain.

    turns    it is announced as something new
    fresh    it holds a word of its own, not only the candidate's last ones
    led      it asks little by itself, and what stands before it gives it its subject
    closed   a yes or a no answers it
    private  it touches private ground
    """

    first: int
    last: int
    size: int
    ask: Ask
    turns: bool
    fresh: bool
    names_you: bool
    led: bool
    closed: bool
    private: bool


def core_of(
    heard: tuple[Utterance, ...], asks: Sequence[Ask | None], last_words: frozenset[str], reply: int
) -> Core | None:
    """The question a turn puts, None where it puts none. `last_words` are stems of what the candidate said last."""
    groups = [group for group in _groups(heard, asks) if not _answered_by_asker(heard, asks, group)]
    firm = [group for group in groups if any(_firm(asks[place]) for place in group)]
    group = firm[-1] if firm else groups[-1] if groups else []
    led = False
    if not group:
        group, ask = _led(heard, asks) or _challenge(heard, reply) or _bare(heard, asks, reply) or ([], None)
        led = bool(group)
    else:
        while len(group) > 1 and not _firm(asks[group[0]]) and _echo(heard[group[0]], last_words):
            group = group[1:]
        found = [one for place in group if (one := asks[place]) is not None]
        ask = next((one for one in found if one.weight >= PLAIN), max(found, key=lambda one: (one.firm, one.weight)))
    if not group or ask is None or all(_repeats(heard[place], asks[place], last_words) for place in group):
        return None
    said = heard[group[0] : group[-1] + 1]
    before = heard[: group[0] + 1]
    return Core(
        _scene(heard, group[0]),
        _trailing(heard, group[-1]),
        sum(len(one.words) for one in said),
        ask,
        any(one.reading.has(wordings(name)) for one in before for name in ("turns", "announces")),
        not content(" ".join(one.text for one in said)) <= last_words,
        any(names_you(one) for one in said),
        led,
        any(closed_question(heard[place]) for place in group),
        any((ground := private_ground(one)) is not None and ground[0] not in OF_THE_JOB for one in said),
    )


def _led(heard: tuple[Utterance, ...], asks: Sequence[Ask | None]) -> tuple[list[int], Ask] | None:
    """A question that asks little by itself ("Does that work?") after a sentence that gives it its subject."""
    for place in range(len(heard) - 1, 0, -1):
        ask = asks[place]
        if ask is None or ask.sort not in {"probe", "nod", "logistics"}:
            continue
        for before in range(place - 1, max(-1, place - 4), -1):
            if len(heard[before].words) < LEADING or asks[before] is not None:
                continue
            if heard[before].reading.has(wordings("challenges")):
                return list(range(before, place + 1)), Ask("asks", ask.kind, *family_heard(heard[before].reading))
            family, weight = family_heard(heard[before].reading)
            if subject_heard(heard[before].reading) >= PLAIN and ask.sort != "nod":
                return [place], Ask("asks", ask.kind, family, weight)
        return None
    return None


def _answered_by_asker(heard: tuple[Utterance, ...], asks: Sequence[Ask | None], group: list[int]) -> bool:
    """Whether the asker goes on at length ("So what happens now. I'm to see two others ...")."""
    after = sum(len(said.words) for said in heard[group[-1] + 1 :])
    return after > GOES_ON and not any(_firm(asks[place]) or names_you(heard[place]) for place in group)


def _firm(ask: Ask | None) -> bool:
    return ask is not None and ask.firm


def _groups(heard: tuple[Utterance, ...], asks: Sequence[Ask | None]) -> list[list[int]]:
    """The places of what asks, together where little stands between."""
    groups: list[list[int]] = []
    between = BETWEEN + 1
    for place, (said, ask) in enumerate(zip(heard, asks, strict=True)):
        if ask is None or ask.sort != "asks":
            between += len(said.words)
        elif groups and between <= BETWEEN:
            groups[-1].append(place)
            between = 0
        else:
            groups.append([place])
            between = 0
    return groups


def _challenge(heard: tuple[Utterance, ...], reply: int) -> tuple[list[int], Ask] | None:
    """The end of a turn that says something about the candidate which calls for an answer, where it got one."""
    if reply < CHALLENGED:
        return None
    last = range(max(0, len(heard) - CHALLENGING), len(heard))
    said = [place for place in last if heard[place].reading.has(wordings("challenges"))]
    if not said or not any(names_you(heard[place]) for place in last):
        return None
    to_you = [place for place in last if names_you(heard[place])]
    first = min(said[0], to_you[0])
    families = [family_heard(heard[place].reading) for place in range(first, len(heard))]
    family, weight = max(families, key=lambda named: named[1])
    return list(range(first, len(heard))), Ask("asks", "remark", family, weight)


def _bare(heard: tuple[Utterance, ...], asks: Sequence[Ask | None], reply: int) -> tuple[list[int], Ask] | None:
    """A short turn that asks in no form of a question ("Your best day there, and the worst."), where it got an answer.

    It must name a subject, and nothing in it may be one of the things that only sound like a question.
    """
    if reply < CHALLENGED or sum(len(said.words) for said in heard) > BARE or any(asks):
        return None
    named = [(place, subject_heard(said.reading)) for place, said in enumerate(heard)]
    first = next((place for place, weight in named if weight >= PLAIN), None)
    if first is None or (not names_you(heard[first]) and not heard[-1].reading.has(wordings("scenes"))):
        return None
    return list(range(first, len(heard))), Ask("asks", "remark", *family_heard(heard[first].reading))


def _echo(said: Utterance, last_words: frozenset[str]) -> bool:
    """Whether a sentence only says back what the candidate said ("Nineteen days?")."""
    return len(said.words) <= REMARK and content(said.text) <= last_words


def _repeats(said: Utterance, ask: Ask | None, last_words: frozenset[str]) -> bool:
    """Whether what only a question mark makes a question is the candidate's own words said back."""
    return ask is not None and ask.kind == "remark" and bool(content(said.text)) and _echo(said, last_words)


def _scene(heard: tuple[Utterance, ...], place: int) -> int:
    """Where the question begins when a scene is set for it ("It's March, and I come in and ... What goes first?")."""
    for first in range(max(0, place - SCENE), place):
        if heard[first].reading.has(wordings("scenes")):
            return first
    return place


def _trailing(heard: tuple[Utterance, ...], place: int) -> int:
    """The last sentence that still belongs to the question."""
    words = 0
    for after in range(place + 1, len(heard)):
        words += len(heard[after].words)
        if words > AFTER:
            return after - 1
    return len(heard) - 1


def split_before(
    stretch: Sequence[tuple[Turn, tuple[Utterance, ...]]], turn: Turn, heard: tuple[Utterance, ...]
) -> tuple[list[Passage], list[Passage]]:
    """What was said between an answer and the next question: the reaction to the one, and the way in to the other.

    The way in begins where the asker turns to something new, at the latest in the turn that asks.
    """
    reaction: list[Passage] = []
    lead: list[Passage] = []
    for earlier, said in stretch:
        (lead if lead else reaction).extend(passages(earlier, said))
    cut = 0
    while cut < len(heard) and _remarks(heard[cut], first=cut == 0):
        cut += 1
    reaction += passages(turn, heard[:cut])
    lead += passages(turn, heard[cut:])
    return reaction, lead


def _remarks(said: Utterance, *, first: bool) -> bool:
    """Whether a sentence at the start of a turn looks back at the answer rather than ahead to the next question."""
    if _turns(said) or len(said.words) > (2 * REMARK if first else REMARK):
        return False
    return len(said.words) <= REMARK or family_heard(said.reading)[1] < PLAIN


def _turns(said: Utterance) -> bool:
    return len(said.words) > 2 and any(found.first == 0 for found in said.reading.find_all(wordings("turns")))
