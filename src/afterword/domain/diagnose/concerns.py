"""Which concerns are likely to come up when the person rings (contract S6), and what suggests each of them.

What they let be heard counts most, then what they asked again, then answers that fell short, then what the papers leave
open. The weights are judgement: they put a short list in order for one person and are never shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from afterword.domain.diagnose.answers import discloses_private
from afterword.domain.diagnose.findings import Diagnosis, ExchangeFinding
from afterword.domain.diagnose.fit import Rarity, by_words
from afterword.domain.diagnose.papers import Paper, of_papers
from afterword.domain.diagnose.questions import OTHER
from afterword.domain.diagnose.weighing import HOLES
from afterword.domain.interview import Case, Exchange, Goal, Source
from afterword.domain.knowledge import concerns
from afterword.domain.knowledge.cues import read
from afterword.domain.language import _
from afterword.domain.text import content, words

MOST = 5
"""So many cards are as many as a person can have ready; a sixth would be read by nobody in a call."""
ENOUGH = 0.35
"""What weighs less than this is not foretold."""
SAID, HINTED = 1.0, 0.3
"""A doubt that names its concern; one that is only taken to mean it."""
AGAIN = 0.3
BADLY, UNSURE, THIN, STANDS = 0.7, 0.45, 0.3, 0.2
"""An answer marked as gone badly; as unsure and lacking something; one heard to be thin; words of little weight."""
OUTRIGHT = 0.35
"""A question that is itself a concern: how long, why so short, whether it is too small a job."""
UNSERVED = 0.4
INTEREST = 0.55
REST = 0.35
"""What a second reason for the same concern adds, of its own weight."""

_CONCERNS_THEMSELVES = frozenset(
    "tenure_commitment job_hopping overqualified lacking_experience career_change employment_gap dismissal_redundancy "
    "relocation availability_schedule references_background".split()
)
_NEVER = frozenset("undecided_timeline already_filled process_frozen contact_declined vague_no unlawful_ground".split())
"""How the matter stands, and what has cards of its own: none of it is a concern about the person."""
_SPECIFIC = ("overqualified", "commitment_tenure", "job_hopping", "industry_change", "size_culture_change")
"""Concerns whose words are so much their own that they name them whatever the question was."""
_DOES = re.compile(r"\b(?:what|how)\b[^.?]{0,30}\b(?:would|do|did|will|can)\b.{0,10}\byou\b", re.IGNORECASE)
_STAMP = re.compile(r"\[?(?:(\d+):)?(\d+):(\d+(?:\.\d+)?)\]?")
_SERVED = 0.12
"""From this fit on, a proof or an answer speaks to an advertised need."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a concern is likely: one plain sentence for the person, with the exact words it rests on."""

    text: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Likely:
    """One concern that may come up. `exchanges` and `goals` are the ids it hangs on, the telling one first.

    `topic` is the private ground of a concern that hides behind a question nobody should ask, "" for all others.
    `weight` orders the list; it is no probability.
    """

    concern: str
    weight: float
    reasons: tuple[Reason, ...]
    exchanges: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    topic: str = ""

    @property
    def id(self) -> str:
        return f"private_{self.topic}" if self.topic else self.concern


@dataclass(frozen=True, slots=True)
class _Sign:
    concern: str
    weight: float
    reason: Reason
    exchange: str = ""
    goal: str = ""


def likely_concerns(case: Case, diagnosis: Diagnosis) -> tuple[Likely, ...]:
    """The concerns to have an answer ready for, likeliest first, at most `MOST`."""
    signs: dict[str, list[_Sign]] = {}
    for sign in _signs(case, diagnosis):
        if sign.concern in concerns() and sign.concern not in _NEVER:
            signs.setdefault(sign.concern, []).append(sign)
    found = [_together(concern, held) for concern, held in signs.items()]
    kept = sorted((one for one in found if one.weight >= ENOUGH), key=lambda one: (-one.weight, one.concern))
    return tuple(kept[:MOST])


def private_grounds(diagnosis: Diagnosis) -> tuple[Likely, ...]:
    """One concern for each private ground that came up, in the order it did: only the work behind it is answered."""
    found: dict[str, Likely] = {}
    why = _("This came up. Answer only the work behind it; the private part stays yours.")
    for question in diagnosis.private_questions:
        exchanges = tuple(e.exchange for e in diagnosis.exchanges if e.private is not None and e.private == question)
        if question.sure and question.topic not in found:
            found[question.topic] = Likely(
                "unlawful_ground", 1.0, (Reason(why, (question.source,)),), exchanges, topic=question.topic
            )
    return tuple(found.values())


def _together(concern: str, signs: list[_Sign]) -> Likely:
    signs = sorted(signs, key=lambda sign: -sign.weight)
    first, rest = signs[0], signs[1:]
    reasons: dict[str, Reason] = {}
    for sign in signs:
        before = reasons.get(sign.reason.text)
        sources = (*before.sources, *sign.reason.sources) if before is not None else sign.reason.sources
        reasons[sign.reason.text] = Reason(sign.reason.text, tuple(dict.fromkeys(sources))[:3])
    return Likely(
        concern,
        round(first.weight + REST * sum(sign.weight for sign in rest[:3]), 3),
        tuple(reasons.values())[:3],
        tuple(dict.fromkeys(sign.exchange for sign in signs if sign.exchange)),
        tuple(dict.fromkeys(sign.goal for sign in signs if sign.goal)),
    )


def _signs(case: Case, diagnosis: Diagnosis) -> Iterator[_Sign]:
    yield from _doubts(case, diagnosis)
    yield from _answers(case, diagnosis)
    yield from _again(case, diagnosis)
    yield from _needs(case, diagnosis)
    yield from _interest(case)
    for paper in of_papers(case):
        yield _of(paper)


def _of(paper: Paper) -> _Sign:
    return _Sign(paper.concern, paper.weight, Reason(paper.text, paper.sources))


def _doubts(case: Case, diagnosis: Diagnosis) -> Iterator[_Sign]:
    """What they let be heard: in full where its words name the concern, less where they only sound like it."""
    for doubt in diagnosis.doubts:
        if doubt.concern not in concerns() or not doubt.quote.strip() or discloses_private(doubt.quote):
            continue
        said = read(doubt.quote)
        named = said.has(concerns()[doubt.concern].cues)
        other = "" if named else next((id for id in _SPECIFIC if said.has(concerns()[id].cues)), "")
        weight = SAID if named or other else HINTED if len(words(doubt.quote)) >= 5 else 0.0
        asked = _asked_at(case, doubt.source)
        yield _Sign(other or doubt.concern, weight, Reason(_("They let this be heard."), (doubt.source,)), asked)


def _asked_at(case: Case, source: Source) -> str:
    """The exchange a doubt belongs to: by its place in the notes, or by the question that was heard last before it."""
    if source.kind != "transcript":
        noted = (e.id for e in case.interview.exchanges if source.ref.startswith(f"questions[{e.position}]"))
        return next(noted, "")
    said_at = _seconds(source.ref)
    if said_at is None:
        return next((e.id for e in case.interview.exchanges if e.start and e.start == source.ref), "")
    before = [(at, e.id) for e in case.interview.exchanges if (at := _seconds(e.start)) is not None and at <= said_at]
    return max(before, key=lambda one: one[0], default=(0.0, ""))[1]


def _seconds(stamp: str | None) -> float | None:
    """A time stamp of a transcript in seconds ("00:23:13.520", "4:05"); None where it is none."""
    match = _STAMP.fullmatch((stamp or "").strip().replace(",", "."))
    return None if match is None else int(match[1] or 0) * 3600 + int(match[2]) * 60 + float(match[3])


def _answers(case: Case, diagnosis: Diagnosis) -> Iterator[_Sign]:
    """Answers that fell short, and questions that are a concern in themselves."""
    for exchange, finding in zip(case.interview.exchanges, diagnosis.exchanges, strict=True):
        if finding.private is not None or not finding.concern or finding.family == OTHER:
            continue
        kinds = {point.kind for point in finding.weak}
        thin = bool(kinds & HOLES) or finding.answered in {"partly", "not"}
        if exchange.landed == "badly":
            sign = BADLY, _("You marked this answer as having gone badly.")
        elif exchange.landed == "unsure" and thin:
            sign = UNSURE, _("You are unsure of this answer, and something was missing from it.")
        elif thin and exchange.landed != "well":
            sign = THIN, _("As far as we can see, this answer left something open.")
        elif finding.family in _CONCERNS_THEMSELVES and exchange.landed != "well" and _outright(exchange, finding):
            sign = OUTRIGHT, _("They asked about this outright.")
        else:
            continue
        weight = sign[0] + (0.15 if finding.answered == "not" else 0.0)
        concern = _concern_of_question(exchange, finding)
        yield _Sign(concern, weight, Reason(sign[1], _words_of(exchange)), exchange.id)
        contradicted = next((point for point in finding.weak if point.kind == "contradicted"), None)
        if contradicted is not None and contradicted.quote:
            said = exchange.source("answer" if contradicted.quote in exchange.answer else "said", contradicted.quote)
            why = _("Two things you said about this do not fit together.")
            yield _Sign(concern, THIN, Reason(why, (said,)), exchange.id)


def _concern_of_question(exchange: Exchange, finding: ExchangeFinding) -> str:
    """The concern behind a question. "What do you do when they move your dates?" is no question about moving: where
    one is asked what one does, a concern about the person must stand in the words."""
    asked = f"{exchange.asked} {exchange.heard}"
    if finding.family not in _CONCERNS_THEMSELVES or read(asked).has(concerns()[finding.concern].cues):
        return finding.concern
    return "judgement" if _DOES.search(asked) else finding.concern


def _outright(exchange: Exchange, finding: ExchangeFinding) -> bool:
    """Whether the question is about the concern itself. What was only heard must say so in its own words: a short
    question is easily taken for another kind."""
    noted = exchange.asked.strip() and exchange.asked != exchange.heard
    return bool(noted) or read(exchange.heard).has(concerns()[finding.concern].cues)


def _words_of(exchange: Exchange) -> tuple[Source, ...]:
    """The question as the person noted it, else as it was heard; the answer's own words where neither is there."""
    for part in ("asked", "heard", "said"):
        source = exchange.source(part)
        if source.quote.strip():
            return (source,)
    return (exchange.source("landed"),) if exchange.landed else ()


def _again(case: Case, diagnosis: Diagnosis) -> Iterator[_Sign]:
    """The same thing asked twice: a question that shares its words with an earlier one of the same kind."""
    pairs = list(zip(case.interview.exchanges, diagnosis.exchanges, strict=True))
    for place, (exchange, finding) in enumerate(pairs):
        if finding.private is not None or not finding.concern or finding.family == OTHER:
            continue
        for other, earlier in pairs[:place]:
            if earlier.family == finding.family and earlier.private is None and _same_asked(exchange, other, finding):
                sources = (*_words_of(other), *_words_of(exchange))
                yield _Sign(finding.concern, AGAIN, Reason(_("They came back to this."), sources), other.id)
                break


def _same_asked(one: Exchange, other: Exchange, finding: ExchangeFinding) -> bool:
    if finding.family in _CONCERNS_THEMSELVES:
        return _outright(one, finding) and _outright(other, finding)
    here, there = content(f"{one.asked} {one.heard}"), content(f"{other.asked} {other.heard}")
    return len(here & there) >= max(2, 0.5 * min(len(here), len(there)))


def _needs(case: Case, diagnosis: Diagnosis) -> Iterator[_Sign]:
    """Needs of the advert that no proof serves and no answer touched."""
    served = {one.goal for one in diagnosis.told} | {one.goal for one in diagnosis.untold}
    advertised = [g for g in case.interview.goals if g.sources and all(s.kind == "job" for s in g.sources)]
    if not case.evidence or not advertised:
        return
    said = [text for e in case.interview.exchanges for text in (e.said, e.answer) if text]
    rarity = Rarity([e.text for e in case.evidence] + [g.text for g in case.interview.goals] + said)
    open_needs = 0
    for goal in advertised:
        if goal.id in served or open_needs == 2 or len(content(goal.text)) < 2:
            continue
        spoken_to = max(
            (by_words(goal.text, text, rarity) for text in (*said, *(e.text for e in case.evidence))), default=0
        )
        if spoken_to < _SERVED:
            open_needs += 1
            yield _Sign(_concern_of(goal), UNSERVED, Reason(
                _("They advertise this, and nothing in your papers or your answers speaks to it."), goal.sources[:1]
            ), goal=goal.id)  # fmt: skip


def _concern_of(goal: Goal) -> str:
    return "lacks_qualification" if read(goal.text).has(concerns()["lacks_qualification"].cues) else "lacks_experience"


def _interest(case: Case) -> Iterator[_Sign]:
    given = case.interview.assessment
    if given.want != "yes":
        return
    for field, answer in (("interest", given.interest), ("understood", given.understood)):
        if answer in {"no", "unsure"}:
            weight = INTEREST if answer == "no" else THIN
            why = _("You are not sure they know that you want it.")
            yield _Sign("low_interest", weight, Reason(why, (Source("debrief", field, answer),)))
