"""Told and untold: what they need, what the person can point to, and whether they heard it (contract S4).

The headline counts nothing: what counts as told is the person's to say. What is wrong here they say, and it stays
said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from afterword.domain.compose.draft import Sentence
from afterword.domain.diagnose.findings import Told, Untold
from afterword.domain.interview import Case, Evidence, Goal, Source
from afterword.domain.method import Pack
from afterword.flows.findings import key_of
from afterword.store.found import Found
from afterword.web.pages.heard_words import moment
from afterword.web.pages.ways import Way, add_url, sentence_about, sentence_url
from afterword.web.pages.words import sentence, short

MOST_UNTOLD = 12
LEARNT = ("certificates", "education")
MORE = 2  # words; with no more than these a quote says nothing that the goal's name does not


@dataclass(frozen=True, slots=True)
class Quote:
    """Words, and who said them or where they stand: ("…", "Royce, 14:22")."""

    words: str
    where: str


@dataclass(frozen=True, slots=True)
class Proof:
    """A piece of evidence beside a need: `quotes` are the words in which it was told, `why` why it seems untold."""

    key: str
    text: str
    at: str
    quotes: tuple[Quote, ...] = ()
    why: str = ""
    ways: tuple[Way, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A need with what speaks to it, the strongest first. `first`: the strongest of all they never heard is here."""

    anchor: str
    goal: str
    quotes: tuple[Quote, ...]
    proofs: tuple[Proof, ...]
    first: bool = False


@dataclass(frozen=True, slots=True)
class Open:
    """Another need they named. `yours`: a certificate or degree of the person's that speaks of the same thing."""

    goal: str
    quotes: tuple[Quote, ...]
    yours: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    headline: str
    lead: str
    untold: tuple[Sheet, ...]
    told: tuple[Sheet, ...]
    open: tuple[Open, ...]
    lead_open: str
    heard: bool  # whether a transcript says what was told; without one only the debrief does
    more: int = 0


def page(interview: UUID, pack: Pack, found: Found | None) -> Page:
    """The whole board. Without papers it shows what the debrief tells."""
    case, diagnosis = pack.case, pack.diagnosis
    heard = found is not None and bool(found.order)
    strongest = sorted(diagnosis.untold, key=lambda one: -one.strength)
    untold = strongest[:MOST_UNTOLD]
    told = diagnosis.told
    beside = {one.goal for one in (*told, *untold)}
    goals = {goal.id: goal for goal in case.interview.goals}
    voice = _voice(found)
    return Page(
        headline=_headline(case.interview.goals, bool(untold), heard),
        lead=_lead(case, heard),
        untold=tuple(
            Sheet(
                anchor=f"untold-{id}",
                goal=sentence(short(goals[id].text, 200)),
                quotes=_quotes(goals[id], voice),
                proofs=tuple(_untold(interview, pack, one) for one in untold if one.goal == id),
                first=place == 0 and len(untold) > 1,
            )
            for place, id in enumerate(dict.fromkeys(one.goal for one in untold if one.goal in goals))
        ),
        told=tuple(
            Sheet(
                anchor=f"told-{id}",
                goal=sentence(short(goals[id].text, 200)),
                quotes=(),
                proofs=tuple(_told(case, one) for one in _once(told) if one.goal == id),
            )
            for id in dict.fromkeys(one.goal for one in told if one.goal in goals)
        ),
        open=tuple(
            Open(sentence(short(goal.text, 200)), _quotes(goal, voice), _learnt(goal, case.evidence))
            for goal in goals.values()
            if goal.id not in beside
        ),
        lead_open=_lead_open(case),
        heard=heard,
        more=len(strongest) - len(untold),
    )


def _once(told: Sequence[Told]) -> list[Told]:
    """The same evidence for the same need once, in the order of the talk."""
    return list({(one.goal, one.evidence): one for one in told}.values())


def _untold(interview: UUID, pack: Pack, one: Untold) -> Proof:
    evidence = _evidence(pack.case, one.evidence)
    return Proof(
        key=key_of(one, pack.case),
        text=evidence.text if evidence else "",
        at=evidence.at if evidence else "",
        why=one.why,
        ways=_ways(interview, pack, evidence) if evidence else (),
    )


def _told(case: Case, one: Told) -> Proof:
    evidence = _evidence(case, one.evidence)
    where = ", ".join(filter(None, (_("you"), moment(one.start or one.source.ref))))
    if one.source.kind != "transcript":
        where = _("as you noted it")
    return Proof(
        key=key_of(one, case),
        text=evidence.text if evidence else "",
        at=evidence.at if evidence else "",
        quotes=(Quote(short(one.quote, 320), where),) if one.quote else (),
    )


def _ways(interview: UUID, pack: Pack, evidence: Evidence) -> tuple[Way, ...]:
    """To the sentence that says it where a draft does, else to where one may be put in."""
    found: list[Way] = []
    for kind, there, put in (
        ("call_card", _("It is in the call"), _("Put it in the call")),
        ("letter", _("It is in the letter"), _("Put it in the letter")),
    ):
        said = sentence_about(pack, kind, lambda one: _rests_on(one, evidence))
        if said is not None:
            found.append(Way(there, sentence_url(interview, kind, said)))
        elif url := add_url(interview, pack, kind, evidence.id):
            found.append(Way(put, url))
    return tuple(found)


def _rests_on(one: Sentence, evidence: Evidence) -> bool:
    return any(source.kind == "resume" and source.ref == evidence.path for source in one.sources)


def _evidence(case: Case, id: str) -> Evidence | None:
    return next((one for one in case.evidence if one.id == id), None)


def _quotes(goal: Goal, voice: str) -> tuple[Quote, ...]:
    """Where they said or wrote it, the spoken words first. A note of the person's own is the goal itself."""
    order = {"transcript": 0, "job": 1, "invitation": 2}
    said = sorted((one for one in goal.sources if one.kind in order), key=lambda source: order[source.kind])
    quotes: dict[str, Quote] = {}
    for source in said:
        words = "" if says_the_same(source.quote, goal.text) else short(source.quote, 320)
        quotes.setdefault(_bare(source.quote), Quote(words, _where(source, voice)))
    return tuple(quotes.values())[:2]


def says_the_same(quote: str, goal: str) -> bool:
    """Whether a quote adds nothing to the goal as it is named on the page."""
    bare, named = _bare(quote), _bare(goal)
    return bare in named or (named in bare and len(bare.split()) - len(named.split()) <= MORE)


def _bare(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())


def _voice(found: Found | None) -> str:
    """Whose voice asked, where it was just one; else nobody is named rather than the wrong one."""
    asked = found.roles.interviewers if found is not None and found.roles is not None else frozenset()
    return next(iter(asked)) if len(asked) == 1 else ""


def _where(source: Source, voice: str) -> str:
    match source.kind:
        case "transcript":
            return ", ".join(filter(None, (voice or _("they"), moment(source.ref))))
        case "job":
            return _("the advert")
        case "invitation":
            return _("the invitation")
    return ""


def _headline(goals: Sequence[Goal], untold: bool, heard: bool) -> str:
    if not goals:
        return _("Nothing they need is noted yet.")
    if heard:
        return _("What they need, beside what you told them.")
    if untold:
        return _("What they need, and what you can point to.")
    return _("What they need.")


def _lead_open(case: Case) -> str:
    kinds = {source.kind for goal in case.interview.goals for source in goal.sources}
    if {"transcript", "job"} <= kinds:
        return _("From the talk and the advert. Not every one of them calls for an answer.")
    if "job" in kinds:
        return _("From the advert. Not every one of them calls for an answer.")
    return _("Not every one of them calls for an answer.")


def _learnt(goal: Goal, evidence: Sequence[Evidence]) -> str:
    """What the person has learnt or holds that names the same thing: "RHS Level 3" for "RHS Level 3 or equivalent"."""
    asked = _names(goal.text)
    for one in evidence:
        if one.path.startswith(LEARNT) and asked & _names(one.text):
            return short(one.text, 160)
    return ""


def _names(text: str) -> set[str]:
    """The words that name one thing only: with a figure in them ("PA1"), or all in capitals ("RHS")."""
    return {
        word.casefold()
        for word in re.findall(r"[^\W_]{2,}", text)
        if word[0].isalpha() and (word.isupper() or any(c.isdigit() for c in word))
    }


def _lead(case: Case, heard: bool) -> str:
    kinds = {source.kind for goal in case.interview.goals for source in goal.sources}
    if not heard:
        return _("From what you noted. With a transcript, this also shows what they did hear.")
    if "job" in kinds:
        return _(
            "From the talk, the advert and your résumé. Anything wrong here you can correct, and it stays corrected."
        )
    return _("From the talk and your résumé. Anything wrong here you can correct, and it stays corrected.")
