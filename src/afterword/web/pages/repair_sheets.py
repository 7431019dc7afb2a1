"""One thing to repair as a sheet of the verdict: the words it rests on, what may be said instead, what to leave out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from django.utils.translation import gettext as _

from afterword.domain.diagnose.findings import ExchangeFinding, Repair
from afterword.domain.interview import Case, Exchange, Goal
from afterword.domain.knowledge import families
from afterword.domain.method import Pack
from afterword.web.pages.heard_words import moment
from afterword.web.pages.private import concern_of, nothing_private, private_words, rules_on
from afterword.web.pages.words import sentence, short

LONGEST_QUOTE = 320


@dataclass(frozen=True, slots=True)
class Quote:
    """Exact words of a paper, and where they stand: ("…", "You, 5:16")."""

    words: str
    where: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One thing to repair. `wish`: what the person would rather have said; `good`: what a good answer holds.

    `quote` is what the person noted, `heard` what a paper shows.
    """

    title: str
    quote: str = ""
    heard: Quote | None = None
    paragraphs: tuple[str, ...] = ()
    wish: str = ""
    proof: str = ""
    private: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    good: tuple[str, ...] = ()


def sheet_of(repair: Repair, pack: Pack) -> Sheet:
    match repair.kind:
        case "answer":
            return _answer_sheet(repair, pack)
        case "omission":
            return _omission_sheet(repair, pack.case)
        case "interest":
            return Sheet(_("That you want the job"), paragraphs=(repair.why,))
    assert_never(repair.kind)


def _answer_sheet(repair: Repair, pack: Pack) -> Sheet:
    exchange = next(one for one in pack.case.interview.exchanges if one.id == repair.ref)
    finding = pack.diagnosis.finding(repair.ref)
    family = families().get(finding.family)
    return Sheet(
        title=short(exchange.asked, 160) or _("One answer"),
        quote=short(exchange.said, LONGEST_QUOTE),
        heard=_heard_answer(exchange, finding),
        paragraphs=(repair.why, *((nothing_private(),) if family and family.probes and not finding.private else ())),
        wish=short(exchange.wish_said, LONGEST_QUOTE),
        proof=_proof(repair, pack.case),
        private=private_words(finding.private) if finding.private else (),
        rules=rules_on(finding.private, pack.case.country) if finding.private else (),
        good=family.good if family is not None else (),
    )


def _heard_answer(exchange: Exchange, finding: ExchangeFinding) -> Quote | None:
    """The words of the answer that fell short, with when they were said; else how the answer began."""
    if not exchange.answer:
        return None
    weak = next((one for one in finding.weak if one.quote and one.quote in exchange.answer), None)
    words = weak.quote if weak is not None else exchange.answer
    time = moment(weak.start if weak is not None else exchange.start)
    return Quote(short(words, LONGEST_QUOTE), _("you, {time}").format(time=time) if time else _("you, in the talk"))


def _named_in_a_paper(goal: Goal) -> Quote | None:
    for source in goal.sources:
        if source.kind == "transcript":
            time = moment(source.ref)
            where = _("they, {time}").format(time=time) if time else _("they, in the talk")
            return Quote(short(source.quote, LONGEST_QUOTE), where)
    for source in goal.sources:
        if source.kind == "job" and source.quote.strip() != goal.text.strip():
            return Quote(short(source.quote, LONGEST_QUOTE), _("the advert"))
    return None


def _omission_sheet(repair: Repair, case: Case) -> Sheet:
    """Something the person could have said, under the need it serves, in the employer's words as noted."""
    goal = next((one for one in case.interview.goals if one.id == repair.ref), None)
    left_out = next((one.quote for one in repair.sources if one.ref.startswith("left_out")), "")
    proof = _proof(repair, case)
    if goal is None:
        return Sheet(_("Something you left out"), wish=short(left_out, LONGEST_QUOTE), proof=proof)
    why = _("They named this, and never heard what you can point to.") if proof else repair.why
    said = _named_in_a_paper(goal)
    return Sheet(
        sentence(short(goal.text, 160)), heard=said, paragraphs=(why,), wish=short(left_out, LONGEST_QUOTE), proof=proof
    )


def _proof(repair: Repair, case: Case) -> str:
    return next((short(one.text, LONGEST_QUOTE) for one in case.evidence if one.id == repair.evidence), "")


def private_elsewhere(pack: Pack, repairs: Sequence[Repair]) -> tuple[Sheet, ...]:
    """Questions on private ground that are not among the repairs, with what they may fairly have needed."""
    shown = {repair.ref for repair in repairs}
    return tuple(
        Sheet(
            short(one.private.quote, 160),
            paragraphs=concern_of(one.private),
            private=private_words(one.private),
            rules=rules_on(one.private, pack.case.country),
        )
        for one in pack.diagnosis.exchanges
        if one.private is not None and one.exchange not in shown
    )
