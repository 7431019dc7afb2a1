"""How much an answer would gain from being completed: what was felt, what was heard, and what the employer needs.

Every weight here is judgement, stated in one place. They order a list for one person; they are never shown as a score.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from afterword.domain.diagnose.evidence import evidence_for
from afterword.domain.diagnose.findings import Doubt, ExchangeFinding, Untold, WeakKind
from afterword.domain.diagnose.fit import Rarity, by_words, meet
from afterword.domain.interview import Case, Exchange
from afterword.domain.knowledge import families
from afterword.domain.text import PLAIN, content, words

_FELT = {"badly": 1.0, "unsure": 0.62, None: 0.5, "well": 0.2}
HOLES: frozenset[WeakKind] = frozenset(
    {"no_example", "no_result", "vague", "evasive", "too_short", "off_topic", "blank", "contradicted", "factual_error"}
)
"""What leaves an answer thin; the rest is manner."""
_HARD_TO_UNSAY: frozenset[WeakKind] = frozenset({"disparaged_employer", "disclosed_private"})
_OF_THE_PERSON = frozenset(
    "tenure_commitment motivation_role motivation_org overqualified lacking_experience why_hire_you career_change "
    "job_hopping employment_gap".split()
)
"""Questions that are a concern in themselves; others matter as far as they bear on something they need."""
BESIDE_THE_NEED = 0.65
"""What an answer weighs that bears on nothing they need and nothing they doubted."""
DOUBTED = 0.15
"""What a doubt voiced about it adds."""
MENDED = 0.45
"""What it adds that going back is the one thing that mends an answer."""
_EFFECTIVE = {"no": 1.0, None: 1.0, "unsure": 0.8, "yes": 0.6}
"""What answers weigh by whether they were answered well, as the person sees it: only they know."""
_STORIES = frozenset("conflict failure_mistake leadership teamwork leaving_reason weakness".split())
"""Questions answered by a story the person has, not by a line that sounds alike."""
LINK = 0.3
"""From this likeness on, by words and strength, something untold is what a question asked for."""
PLAINLY = 0.4
"""Untold evidence weaker than this is not taken for the answer to a question."""
NAMED = 0.35
"""From this worth of shared words on, a note on what should have been said names a piece of evidence."""
GIST = 0.12
"""Of all that a note tells, by worth of words, the part that a piece of evidence must share to be what it names."""
STORY = 20
"""A note of so many words is an answer in itself: what it does not name does not stand in for it."""
MOTIVES = frozenset({"motivation_role", "motivation_org"})
_ASKS_WANT = re.compile(
    r"\bdo you (?:really |actually |truly |honestly |still )?want (?:this|it|the job|the role|to work here)\b"
    r"|\b(?:something|a job|the job) you (?:actually |really |truly )?want\b"
    r"|\b(?:are you|how) (?:still |really |serious(?:ly)? )?interested (?:are you )?in (?:this|the|it|us)\b"
    r"|\bwhere(?:'s| is|’s) your head(?: at)?\b"
    r"|\bhow (?:are|do) you (?:feel|feeling) about (?:us|the (?:job|role)|joining|coming)\b"
    r"|\bwould you (?:take it|accept|say yes)\b|\bif we (?:offered|made you an offer)\b",
    re.IGNORECASE,
)


_OWN_ACT = re.compile(
    r"\b(?:what (?:i|we) (?:\w+ ){0,3}(?:did|do|doing|done)"
    r"|(?:i|we)(?:['’]ve| have| had)?(?: (?:actually|also|just|once|then|already|even|sort of|kind of))* "
    r"(?:did|done|tried|started|began|built|set up|put|made|ran|brought|introduced|changed|moved|got|used to))\b",
    re.IGNORECASE,
)
"""Words by which somebody begins on what they did themselves."""
_NEVER_CAME_UP = re.compile(
    r"\bnever (?:even |actually |once )?(?:said|mentioned|told|brought|got (?:to|round))"
    r"|\b(?:did not|didn['’]t) (?:even |actually )?(?:say|mention|tell|bring|get (?:to|round))"
    r"|\b(?:forgot|should have (?:said|mentioned|told))\b",
    re.IGNORECASE,
)


def begun(exchange: Exchange) -> bool:
    """Whether the answer began on something of the person's own and stopped short of how it came out.

    Then the question is still open and they complete the answer; what never came up is told as news. Without a record
    the person's account decides: an answer is taken as begun unless they say that it never came up.
    """
    if not exchange.answer:
        return not _NEVER_CAME_UP.search(f"{exchange.said} {exchange.wish_said}")
    return bool(_OWN_ACT.search(exchange.answer))


def asks_whether_wanted(exchange: Exchange) -> bool:
    """Whether they asked outright if the person wants the job: a plain yes is the answer, not an accomplishment."""
    asked = exchange.asked if exchange.asked != exchange.heard else exchange.heard
    return bool(_ASKS_WANT.search(asked) or _ASKS_WANT.search(exchange.heard))


def fitting(exchange: Exchange, case: Case, used: frozenset[str] = frozenset()) -> str | None:
    """The id of the evidence that answers a question best; what they wish they had said names it most surely."""
    only_wish = replace(exchange, asked="")
    whole = replace(exchange, asked=" ".join(dict.fromkeys(filter(None, (exchange.asked, exchange.heard)))))
    for one in (only_wish, whole) if exchange.wish_said.strip() else (whole,):
        found = evidence_for(one, case, exclude=used)
        if found:
            return found[0].evidence.id
    return None


@dataclass(frozen=True)
class Room:
    """What is looked at around every answer: the case, the findings in order, what stayed untold, what was doubted."""

    case: Case
    exchanges: tuple[ExchangeFinding, ...]
    untold: tuple[Untold, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @cached_property
    def proofs(self) -> dict[str, str | None]:
        """The evidence that answers each question best, by exchange id: what stayed untold first."""
        pairs = zip(self.case.interview.exchanges, self.exchanges, strict=True)
        return {exchange.id: self._proof(exchange, finding) for exchange, finding in pairs}

    def _proof(self, exchange: Exchange, finding: ExchangeFinding) -> str | None:
        if finding.family in _OF_THE_PERSON | _STORIES:
            return fitting(exchange, self.case)
        if exchange.wish_said.strip():
            named = self._named(exchange)
            if named is not None or len(words(exchange.wish_said)) >= STORY:
                return named
        asked = f"{exchange.asked} {exchange.heard if exchange.heard != exchange.asked else ''}"
        held = {evidence.id: evidence.text for evidence in self.case.evidence}
        best, score = None, LINK
        for item in self.untold:
            text = held.get(item.evidence, "")
            shared = meet(content(asked), content(text))
            if item.strength < PLAINLY or not any(word not in PLAIN and not word[0].isdigit() for word in shared):
                continue  # an idea in common is not the thing they asked for
            if by_words(asked, text, self._rarity) * item.strength >= score:
                best, score = item.evidence, by_words(asked, text, self._rarity) * item.strength
        alike = best or fitting(exchange, self.case)
        return self._strongest(alike) if alike is not None else None

    def _named(self, exchange: Exchange) -> str | None:
        """The evidence that the note on what should have been said names: by the words they have in common, the rarer
        the better, with what the question names; something untold before something they have heard.
        """
        strengths = {item.evidence: item.strength for item in self.untold}
        asked = content(f"{exchange.asked} {exchange.heard}")
        told = self._rarity.total({w for w in content(exchange.wish_said) if not w[0].isdigit()})
        best, score = None, NAMED
        for evidence in self.case.evidence:
            held = content(evidence.text)
            shared = {w for w in meet(content(exchange.wish_said), held) if not w[0].isdigit()}
            if self._rarity.total(shared) < GIST * told:
                continue  # a word in passing names nothing: a whole story was noted, and it is another
            beside = {w for w in meet(asked, held) if not w[0].isdigit()} - shared
            worth = self._rarity.total(shared) + 0.5 * self._rarity.total(beside)
            worth *= 0.5 + 0.5 * strengths.get(evidence.id, 0.3)
            if worth > score:
                best, score = evidence.id, worth
        return best

    def _strongest(self, evidence: str) -> str:
        """What stayed untold for the same need and proves it better: two lines may sound alike, and one tells."""
        needs = {item.goal for item in self.untold if item.evidence == evidence}
        alike = [item for item in self.untold if item.goal in needs]
        return max(alike, key=lambda item: item.strength).evidence if alike else evidence

    @cached_property
    def _rarity(self) -> Rarity:
        interview = self.case.interview
        texts = [evidence.text for evidence in self.case.evidence] + [goal.text for goal in interview.goals]
        told = [text for e in interview.exchanges for text in (e.asked, e.heard, e.said, e.wish_said) if text]
        return Rarity([*texts, *told])

    @cached_property
    def _needs(self) -> list[frozenset[str]]:
        """What they noted or heard as needs, as words; what only the advert names touches every question a little."""
        goals = [g for g in self.case.interview.goals if any(s.kind != "job" for s in g.sources) or not g.sources]
        return [frozenset(w for w in content(goal.text) if w not in PLAIN and not w[0].isdigit()) for goal in goals]

    @cached_property
    def doubted(self) -> dict[str, tuple[Doubt, ...]]:
        """The doubts voiced about each answer: right after it, or of the very concern behind its question."""
        found = {}
        starts = [_moment(exchange.start) for exchange in self.case.interview.exchanges]
        for exchange, finding, start in zip(self.case.interview.exchanges, self.exchanges, starts, strict=True):
            until = min((other for other in starts if start and other and other > start), default=None)
            own = finding.family in _OF_THE_PERSON
            about = tuple(
                doubt
                for doubt in self.doubts
                if (own and doubt.concern and doubt.concern == finding.concern) or _between(doubt, start, until)
            )
            found[exchange.id] = about
        return found

    @cached_property
    def touchy(self) -> frozenset[str]:
        """Questions that are the very point or left alone, never a second point: others were spoken ill of, or
        something private was touched for which no better words are at hand.
        """
        found = set()
        for exchange, finding in zip(self.case.interview.exchanges, self.exchanges, strict=True):
            kinds = {weak.kind for weak in finding.weak}
            private = finding.private is not None or "disclosed_private" in kinds
            if "disparaged_employer" in kinds or (private and not exchange.wish_said.strip()):
                found.add(exchange.id)
        return frozenset(found)

    def bears(self, exchange: Exchange, finding: ExchangeFinding) -> bool:
        """Whether a question bears on something they need or doubt, or something untold answers it."""
        if finding.family in _OF_THE_PERSON or self.doubted[exchange.id]:
            return True
        if self.proofs[exchange.id] in {one.evidence for one in self.untold}:
            return True
        asked = content(exchange.asked) | content(exchange.heard)
        return any(asked & need for need in self._needs)


def _between(doubt: Doubt, start: tuple[int, ...] | None, until: tuple[int, ...] | None) -> bool:
    moment = _moment(doubt.start)
    return moment is not None and start is not None and start < moment and (until is None or moment < until)


def _moment(stamp: str | None) -> tuple[int, ...] | None:
    """A time stamp as figures that can be compared with others of the same paper; None without one."""
    figures = tuple(int(figure) for figure in re.findall(r"\d+", stamp or ""))
    return figures or None


def answer_weight(exchange: Exchange, finding: ExchangeFinding, room: Room) -> float:
    """How much completing this answer is worth, about 0 to 1.3; 0 where there is nothing to complete."""
    interview = room.case.interview
    kinds = {weak.kind for weak in finding.weak}
    doubted = bool(room.doubted[exchange.id])
    if finding.family == "personal_private" or asks_whether_wanted(exchange):
        return 0.0  # nothing here needs an answer of this kind (S10); wanting it is said, not proved
    if not finding.weak and exchange.landed != "badly" and not (doubted and room.proofs[exchange.id]):
        return 0.0
    family = families().get(finding.family)
    reopen = family.reopen if family is not None else 2
    weight = _how_it_went(exchange, finding) * (0.25 + 0.25 * reopen)
    if finding.family == "tenure_commitment" and interview.assessment.want == "unsure":
        weight *= 0.3  # nobody can say how long they would stay before they know whether they would come
    if finding.private is not None and reopen < 3:
        weight *= 0.5  # the private part would come up again
    elif (finding.private is not None or "disclosed_private" in kinds) and not exchange.wish_said.strip():
        weight *= 0.6  # it would come up again, and no better words are at hand
    if not exchange.wish_said.strip() and kinds & {"rambling", "disparaged_employer"} and reopen < 3:
        weight *= 0.6  # a long story told again is a longer story
    if kinds & _HARD_TO_UNSAY and reopen < 3 and not exchange.wish_said.strip():
        weight *= 0.5  # going back there repeats it, unless calmer words are at hand
    if "factual_error" in kinds:
        weight = max(weight, 0.9)  # a wrong fact is corrected, promptly and plainly
    if exchange.answer and finding.family not in _STORIES and not room.bears(exchange, finding):
        weight *= BESIDE_THE_NEED
    if exchange.wish_said.strip():
        weight += 0.1
    elif any(content(exchange.asked) & content(goal.text) for goal in interview.goals):
        weight += 0.05
    if doubted and not kinds & _HARD_TO_UNSAY:
        weight += DOUBTED
    weight *= 1.0 if doubted else _EFFECTIVE[interview.assessment.effective]
    if only_going_back_mends(exchange, room):
        weight += MENDED
    return round(weight, 3)


def only_going_back_mends(exchange: Exchange, room: Room) -> bool:
    """Whether a poor answer left something with them that no other good news takes away, and better words are at hand.

    The person says that the answers were the trouble, or a doubt about this one was voiced; they know that it went
    badly, and what they would rather have said is there: told at length in their note, or proved by what it names.
    """
    troubled = room.case.interview.assessment.effective == "no" or bool(room.doubted[exchange.id])
    noted = len(words(exchange.wish_said))
    at_hand = noted >= STORY or (noted > 0 and room.proofs[exchange.id] is not None)
    return exchange.landed == "badly" and at_hand and troubled


def _how_it_went(exchange: Exchange, finding: ExchangeFinding) -> float:
    """What the person felt, beside what was heard: what was heard counts where they recall nothing, and where it
    contradicts a good feeling or a bad one it moves the weight, and does not overrule them.
    """
    felt = _FELT[exchange.landed]
    if not exchange.answer:
        return felt
    thin = bool({weak.kind for weak in finding.weak} & HOLES)
    shown = {"not": 0.8, "partly": 0.55 if thin else 0.4, "fully": 0.3 if thin else 0.2, "unknown": 0.5}[
        finding.answered
    ]
    match exchange.landed:
        case None:
            return shown
        case "well":
            return max(felt, 0.7 * shown)
        case "unsure":
            return max(felt, shown)
        case "badly":
            return 0.85 if finding.answered == "fully" and not thin else felt
