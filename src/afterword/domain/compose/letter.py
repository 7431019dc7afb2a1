"""The expansive letter in place of a short thank-you: it thanks for something specific, clarifies, expands, reinforces,
says the interest, and names the next step (S5). Each paragraph is there only if this interview gives it something to say."""

from __future__ import annotations

import re

from afterword.domain.compose.answer import (
    Ledger,
    better_answer,
    evidence_of,
    exchange_of,
    omission,
    open_slot,
    tell_evidence,
    typed,
)
from afterword.domain.compose.courtesies import next_step, salutation, signature, thanks, why_not_said
from afterword.domain.compose.draft import Draft, Sentence, Slot
from afterword.domain.compose.goals import tie
from afterword.domain.compose.owed import promises
from afterword.domain.compose.point import about, ask_again, goal_of, interest, should_have_told, wants
from afterword.domain.compose.speech import speak
from afterword.domain.compose.voice import Voice
from afterword.domain.diagnose.evidence import Weights, match
from afterword.domain.diagnose.findings import Diagnosis, Repair
from afterword.domain.interview import METHOD
from afterword.domain.language import _
from afterword.domain.patterns import pattern
from afterword.domain.plan import Plan
from afterword.domain.text import numbers, spelled, upper_first, words

MOST_POINTS = 3
"""At most this many points in one letter, at most two of them clarifications (design principle 3)."""
WORTH_A_POINT, WORTH_ADVERTISED = 0.62, 0.7
"""From this weight on something left out is a further point; more is asked of it where only the advert names the need."""
FITS = 0.45
"""How well something told must fit a need, by its words, to be repeated for its sake."""
ENOUGH_WORDS = 235
"""Above this the letter has enough in it and nothing more is brought up."""


def compose_letter(diagnosis: Diagnosis, plan: Plan, voice: Voice) -> Draft:
    """The letter. A point made in the call is only pointed to; at most two clarifications (design principle 3)."""
    case = voice.case
    after_call = plan.channel == "call" and case.called is not False and plan.first is not None
    repairs = list(diagnosis.repairs)
    if plan.first is not None and plan.first in repairs:
        repairs.remove(plan.first)
        repairs.insert(0, plan.first)
    answers = [r for r in repairs if r.kind == "answer"][:2]
    left_out = [r for r in repairs if r.kind == "omission"]
    omissions = _omissions(left_out, MOST_POINTS - len(answers), voice, beside=bool(answers))
    ledger = Ledger()
    points: list[list[Sentence]] = []
    body: list[Sentence] = []
    for repair in (r for r in repairs if r in answers or r in omissions):
        n = len(points)
        ledger.places.clear()  # a new paragraph says again where it happened
        if after_call and repair is plan.first:
            paragraph = _said_in_call(repair, diagnosis, voice, ledger)
        elif repair.kind == "answer":
            alone = len(answers) + len(omissions) == 1
            paragraph = _clarify(repair, diagnosis, voice, ledger, nth=n, alone=alone)
        else:
            if _told_already(repair, voice, ledger):
                continue
            paragraph = _expand(repair, diagnosis, voice, ledger, nth=n)
        asked_for = repair.kind == "answer" and bool(exchange_of(case, repair.ref).wish_said.strip())
        open_already = any(s.slot is not None for s in body)
        if points and any(s.slot is not None for s in paragraph) and (open_already or not asked_for):
            continue  # one missing answer at a time; the rest needs words before it is worth their attention
        points.append(paragraph)
        body += paragraph
    if not points and case.interview.assessment.effective == "no":
        body += _moment(voice)
    opening = [*salutation(voice, plan), *thanks(voice)]
    if len(points) > 1:
        opening.append(Sentence("lead", "lead", _lead(len(points), voice), (METHOD,)))
    ending = _ending(diagnosis, plan, voice, said=wants(body), before=body, after_call=after_call)
    length = sum(len(words(s.text)) for s in [*opening, *body, *ending])
    if length < ENOUGH_WORDS and points:
        body += _reinforce(diagnosis, voice, ledger)
    if points:
        body += _offer(body, voice)
    return Draft("letter", (*opening, *body, *ending), subject=subject(voice, len(points)))


def _moment(voice: Voice) -> list[Sentence]:
    """They feel an answer let them down and have not said which: the letter asks, it does not guess."""
    given = voice.case.slot_answers.get("moment", "").strip()
    if given:
        return typed(given, "moment", part="clarify.moment", key="clarify.moment")
    question = _("Which answer would you give again? Say what they asked, and what you would tell them now.")
    return [open_slot(Slot("moment", question), part="clarify.moment", key="clarify.moment")]


def _omissions(found: list[Repair], most: int, voice: Voice, *, beside: bool) -> list[Repair]:
    """One omission a goal, best first; `beside` another point, only what plainly serves what they need."""
    seen: set[str] = set()
    kept: list[Repair] = []
    for repair in found:
        goal = goal_of(repair, voice)
        only_advertised = goal is not None and all(source.kind == "job" for source in goal.sources)
        plain = repair.weight >= (WORTH_ADVERTISED if only_advertised else WORTH_A_POINT) or goal is None
        if repair.ref not in seen and len(kept) < most and (plain or not (kept or beside)):
            kept.append(repair)
            seen.add(repair.ref)
    return kept


def subject(voice: Voice, points: int) -> str:
    """The subject line: the job, and what the letter does."""
    what = {0: "after our conversation", 1: "one thing to add"}.get(points, f"{spelled(points)} things to add")
    return f"{upper_first(voice.role)}: {what}" if voice.role else upper_first(what)


def _lead(points: int, voice: Voice) -> str:
    count = spelled(points)
    return voice.pick("lead", f"There are {count} things I'd like to add to what I said.", f"{upper_first(count)} things I'd like to add.",
                      f"I'd like to add {count} things to our conversation.",
                      f"I have gone over our conversation since, and I'd like to add {count} things.")  # fmt: skip


def _told_already(repair: Repair, voice: Voice, ledger: Ledger) -> bool:
    """Whether this evidence, or its figures, stand in the letter already."""
    if repair.evidence is None:
        return False
    figures = {n for n in numbers(evidence_of(voice.case, repair.evidence).text) if len(n) > 1}
    return repair.evidence in ledger.evidence or len(figures & ledger.figures) >= 2


def _said_in_call(repair: Repair, diagnosis: Diagnosis, voice: Voice, ledger: Ledger) -> list[Sentence]:
    """A point made in the call is only pointed to: one line, and its heart."""
    key = part = f"called.{repair.ref}"
    if repair.kind == "answer":
        exchange, finding = exchange_of(voice.case, repair.ref), diagnosis.finding(repair.ref)
        better = better_answer(exchange, finding, repair, voice, ledger, part=part, key=key, spoken=False)
        named, source = about(repair, diagnosis, voice)
        topic = f"about {named}" if named else f"about one of my answers{voice.on_day()}"
        own = [s for s in better if s.key.startswith(f"{key}.own")]
        proof = [s for s in better if ".proof" in s.key and s.slot is None]
        told = own + proof
        cannot = [s for s in better if s.key.endswith(".cannot")]
        if finding.family == "tenure_commitment" and not cannot:
            cannot = own[:1]
        short = told[-2:] if not cannot else told[-1:]  # what was done and what came of it, not the set-up
        while len(short) < len(told) and _LEANS.search(short[0].text):
            short = told[-len(short) - 1 :]  # "I did exactly that" says nothing without what stood before it
        heart = list(dict.fromkeys([*cannot, *short]))
        rang = "called" if voice.american else "rang"
        whole = len(heart) > 1 and len(heart) == len([s for s in better if s.slot is None])  # nothing is left out
        first, second = (
            ("and here it is", "and here it is")
            if whole
            else ("so I'll only put the heart of it", "and here is only the heart of it")
        )
        pointer = Sentence(f"{key}.pointer", part, voice.pick(
                               "pointer", f"We have spoken since {topic}, {first} in writing.",
                               f"I {rang} you {topic}, {second} in writing."),
                           (source,) if source.kind != "method" and source.quote else (METHOD,))  # fmt: skip
        return [pointer, *(heart or better[:1])]
    told = omission(repair, voice, ledger, part=part, key=key, spoken=False)
    goal = goal_of(repair, voice)
    tied = tie(goal, voice.names, voice.paper) if goal is not None else None
    if goal is not None and tied is not None:
        ledger.goals.add(goal.id)
        text = f"You have heard this from me on the phone, and because {tied.said}, I'd like you to have it in writing too."
        return [Sentence(f"{key}.pointer", part, text, tied.sources), *told]
    return [
        Sentence(
            f"{key}.pointer",
            part,
            "You have heard this from me on the phone, and here it is in writing.",
            repair.sources[:1],
        ),
        *told,
    ]


_LEANS = pattern(
    r"^(?:it|this|that|they|these|those|both)\b|\b(?:did|do|done|doing) (?:exactly |just )?(?:that|this|it|so|the same)\b"
    r"|\bsince(?=[.,;:]|$| (?:and|then|but)\b)",
    re.IGNORECASE,
)
"""A sentence that points at the one before it."""


def _clarify(
    repair: Repair, diagnosis: Diagnosis, voice: Voice, ledger: Ledger, *, nth: int, alone: bool
) -> list[Sentence]:
    key = part = f"clarify.{repair.ref}"
    exchange, finding = exchange_of(voice.case, repair.ref), diagnosis.finding(repair.ref)
    more = (
        voice.pick("alone", ", and I'd like to add to my answer", ", and I'd like to finish that answer")
        if alone
        else ""
    )
    name = f"{key}.{('asked', 'also', 'and')[min(nth, 2)]}"
    asked = ask_again(repair, diagnosis, voice, part=part, key=name, more=more)
    return [asked, *better_answer(exchange, finding, repair, voice, ledger, part=part, key=key, spoken=False)]


def _expand(repair: Repair, diagnosis: Diagnosis, voice: Voice, ledger: Ledger, *, nth: int) -> list[Sentence]:
    key = part = f"expand.{repair.ref}"
    told = should_have_told(
        repair, voice, ledger, part=part, key=f"{key}.lead", nth=nth, spoken=False, diagnosis=diagnosis
    )
    return [told, *omission(repair, voice, ledger, part=part, key=key, spoken=False)]


def _offer(body: list[Sentence], voice: Voice) -> list[Sentence]:
    """One offer a letter, behind the last thing told."""
    last = body[-1]
    if last.slot is not None or not any(source.kind == "resume" for s in body for source in s.sources):
        return []
    text = voice.pick("offer", "I can take you through any of it whenever that is useful.",
                      "If it would help, I'll gladly take you through it.",
                      "I'm happy to go through any of this with you.", "You are welcome to ask me for more on any of it.")  # fmt: skip
    return [Sentence("offer", last.part, text, (METHOD,))]


def _reinforce(diagnosis: Diagnosis, voice: Voice, ledger: Ledger) -> list[Sentence]:
    """One thing they have heard already, tied to what they need, where the letter still has room."""
    weights = Weights(voice.case)
    for told in diagnosis.told:
        if told.evidence in ledger.evidence or told.goal in ledger.goals:
            continue
        goal = next(g for g in voice.case.interview.goals if g.id == told.goal)
        if match(goal, evidence_of(voice.case, told.evidence), weights).fit < FITS:
            continue  # likeness of meaning alone does not bear the word "because"
        tied = tie(goal, voice.names, voice.paper)
        if tied is None or speak(evidence_of(voice.case, told.evidence), where="") is None:
            continue
        ledger.goals.add(goal.id)
        lead = voice.pick(
            "reinforce", f"Since {tied.said}, here in writing is one thing I told you{voice.on_day()}.",
            f"I told you one thing{voice.on_day()} that may be worth having in writing, since {tied.said}.")  # fmt: skip
        part = f"reinforce.{goal.id}"
        said = tell_evidence(evidence_of(voice.case, told.evidence), voice, ledger, part=part, key=part, spoken=False)
        if any(s.slot for s in said):
            continue
        return [Sentence(f"{part}.lead", part, lead, (*tied.sources, told.source)), *said]
    return []


def _ending(
    diagnosis: Diagnosis, plan: Plan, voice: Voice, *, said: bool, before: list[Sentence], after_call: bool
) -> list[Sentence]:
    found: list[Sentence] = []
    if voice.case.interview.assessment.want == "yes":
        why = why_not_said(voice, before, part="interest")
        if not said and not wants(why):
            found += interest(voice, diagnosis, part="interest", spoken=False, after_call=after_call)
        found += why
    elif voice.case.interview.assessment.want == "unsure":
        given = voice.case.slot_answers.get("want", "").strip()
        slot = Slot(
            "want", _("You have not decided yet. If you decide you want it, say so here in one sentence of your own.")
        )
        found += (
            typed(given, "want", part="interest", key="interest")
            if given
            else [open_slot(slot, part="interest", key="interest")]
        )
    found += promises(diagnosis, voice)
    return [*found, *next_step(voice, plan), *signature(voice)]
