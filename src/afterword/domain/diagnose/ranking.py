"""What to repair, in order, and what to leave alone (design principle 3: be specific; reopening a trifle harms).

Every weight here is judgement, stated in one place. They order a list for one person; they are never shown as a score.
"""

from __future__ import annotations

from dataclasses import replace

from afterword.domain.diagnose.answers import discloses_private
from afterword.domain.diagnose.evidence import left_out_match
from afterword.domain.diagnose.findings import Doubt, ExchangeFinding, LeaveAlone, Repair, Untold
from afterword.domain.diagnose.questions import OTHER
from afterword.domain.diagnose.weighing import (
    MOTIVES,
    Room,
    answer_weight,
    asks_whether_wanted,
    begun,
    fitting,
)
from afterword.domain.interview import Case, Evidence, Exchange, Source
from afterword.domain.knowledge import families
from afterword.domain.language import _
from afterword.domain.text import PLAIN, content, sentences, words

WORTH_REPAIR = 0.45
"""An answer or omission below this weight is left alone."""
ASKED_OUTRIGHT = 1.35
"""Saying that one wants it, where they asked and got no plain yes."""


def rank(
    case: Case,
    exchanges: tuple[ExchangeFinding, ...],
    untold: tuple[Untold, ...],
    told: frozenset[str] = frozenset(),
    doubts: tuple[Doubt, ...] = (),
) -> tuple[tuple[Repair, ...], tuple[LeaveAlone, ...]]:
    """Repairs, best first, and the weak answers to leave alone with the reason for each. `doubts` are those voiced."""
    room = Room(case, exchanges, untold, doubts)
    found = [*_answers(room), *_omissions(room, told)]
    found += _interest(room, alone=not any(r.kind == "answer" and r.weight >= WORTH_REPAIR for r in found))
    found.sort(key=lambda repair: (-repair.weight, repair.kind, repair.ref))
    repairs = _one_point_each([r for r in found if r.weight >= WORTH_REPAIR], room)
    answers = [r.ref for r in repairs if r.kind == "answer" and (r is repairs[0] or r.ref not in room.touchy)]
    kept = set(answers[:2])  # at most two clarifications, as the method has it
    repairs = tuple(r for r in repairs if r.kind != "answer" or r.ref in kept)
    told_anyway = {r.evidence for r in repairs if r.kind == "omission" and r.evidence is not None}
    return repairs, _leave_alone(room, kept, told_anyway)


def _answers(room: Room) -> list[Repair]:
    interview = room.case.interview
    said_instead = (
        MOTIVES if interview.assessment.want == "yes" and interview.assessment.interest == "no" else frozenset[str]()
    )
    return [
        Repair(
            "answer",
            exchange.id,
            _answer_why(finding),
            weight,
            _answer_sources(exchange, finding),
            room.proofs[exchange.id],
        )
        for exchange, finding in zip(interview.exchanges, room.exchanges, strict=True)
        if (weight := answer_weight(exchange, finding, room)) > 0 and finding.family not in said_instead
    ]


def _answer_why(finding: ExchangeFinding) -> str:
    family = families().get(finding.family)
    concern = family.concern if family is not None and family.id != OTHER else ""
    if not concern:
        return _("You feel this answer fell short, and it is one you can complete.")
    return _("What they are likely to be weighing here: {concern}").format(concern=concern[0].lower() + concern[1:])


def _answer_sources(exchange: Exchange, finding: ExchangeFinding) -> tuple[Source, ...]:
    quotes = [weak.quote for weak in finding.weak if weak.quote and weak.quote in exchange.said]
    said: tuple[Source, ...]
    said = (exchange.source("said", quotes[0]),) if quotes else (exchange.source("said"),) if exchange.said else ()
    heard = [weak.quote for weak in finding.weak if weak.quote and weak.quote in exchange.answer]
    if heard:
        said += (exchange.source("answer", heard[0]),)
    return (exchange.source("asked"), *said) if exchange.asked else said


def _omissions(room: Room, told: frozenset[str]) -> list[Repair]:
    case, untold = room.case, room.untold
    goals = {goal.id: goal for goal in case.interview.goals}
    held = {evidence.id: evidence for evidence in case.evidence}
    found = [
        Repair("omission", item.goal, item.why, round(0.3 + 0.6 * item.strength, 3),
               (*goals[item.goal].sources, held[item.evidence].source), item.evidence)
        for item in untold
    ]  # fmt: skip
    for position, text in enumerate(case.interview.left_out):
        repair = _left_out(position, text, case, untold, told)
        if repair is None:
            continue
        twin = next((r for r in found if r.evidence is not None and r.evidence == repair.evidence), None)
        if twin is not None:  # what they regret leaving out is also what serves a goal: one point, and a stronger one
            found.remove(twin)
            found.append(Repair("omission", twin.ref, twin.why, round(twin.weight + 0.15, 3),
                                (*twin.sources, *repair.sources), twin.evidence))  # fmt: skip
        else:
            found.append(repair)
    return found


def _left_out(position: int, text: str, case: Case, untold: tuple[Untold, ...], told: frozenset[str]) -> Repair | None:
    """A left-out note as a repair of its own, unless it only names a topic that one of the questions already holds."""
    if discloses_private(text):
        return None  # nothing private is proposed, whoever wrote it down (S10)
    ref = f"left_out[{position}]"
    source = Source("debrief", ref, text)
    matched = left_out_match(text, case)
    evidence = matched.evidence if matched is not None else None
    if evidence is not None and evidence.id in told:
        return (
            None
            if not tells(text)
            else Repair(
                "omission", ref, _("You wrote this down yourself as something you wish you had said."), 0.5, (source,)
            )
        )
    if evidence is None and _belongs_to(text, case.interview.exchanges):
        return None
    goal_words = frozenset[str]().union(*(content(g.text) for g in case.interview.goals))
    goal = next(
        (g for g in case.interview.goals if {w for w in content(text) & content(g.text) if w.isalpha()} - PLAIN), None
    )
    goal = goal if evidence is None and tells(text) else None
    serves = bool(content(text) & goal_words) or any(u.evidence == (evidence.id if evidence else "") for u in untold)
    weight = 0.5 + (0.15 if tells(text) else 0.0) + (0.15 if serves else 0.0) + (0.1 if evidence is not None else 0.0)
    return Repair(
        "omission", goal.id if goal is not None else ref,
        _("You wrote this down yourself as something you wish you had said."), round(weight, 3),
        (source, evidence.source) if evidence is not None else (source,), evidence.id if evidence is not None else None,
    )  # fmt: skip


def _belongs_to(text: str, exchanges: tuple[Exchange, ...]) -> bool:
    """Whether a note points at a question that is there anyway ("How it ended with Kit")."""
    if tells(text):
        return False
    names = {w.strip(".,'’") for w in text.split()[1:] if w[:1].isupper() and len(w.strip(".,'’")) > 2}
    for exchange in exchanges:
        account = f"{exchange.asked} {exchange.said} {exchange.wish_said}"
        if names & {w.strip(".,'’") for w in account.split()}:
            return True
        if len(content(text) & content(account)) >= 2 and exchange.wish_said:
            return True
    return False


def tells(text: str) -> bool:
    """Whether a left-out note holds the fact itself (a figure, a whole first-person sentence), not just its topic."""
    return any(c.isdigit() for c in text) or any(
        len(words(s)) >= 6 and {"i", "we", "ive", "id"} & set(words(s)[:3]) for s in sentences(text)
    )


def _interest(room: Room, *, alone: bool) -> list[Repair]:
    """Saying that you want it, where the person feels it was not said or not understood (the article's second and
    third question), or where they were asked outright and gave no plain yes.
    """
    assessment = room.case.interview.assessment
    if assessment.want != "yes":
        return []
    outright = _asked_outright(room)
    if outright is not None:
        why = _("They asked you outright whether you want it. One plain sentence answers that.")
        return [
            Repair(
                "interest",
                "interest",
                why,
                ASKED_OUTRIGHT,
                (Source("debrief", "want", "yes"), outright.source("asked")),
            )
        ]
    if "no" not in (assessment.interest, assessment.understood):
        return []
    lead = 0.85 if assessment.interest == "no" else 0.75
    weight = lead if alone or assessment.effective != "no" else lead - 0.38
    why = (
        _("You did not tell them in words that you want it. One plain sentence puts that right.")
        if assessment.interest == "no"
        else _("You are not sure they know you want it. One plain sentence puts that right.")
    )
    ref = "interest" if assessment.interest == "no" else "understood"
    return [Repair("interest", "interest", why, round(weight, 3), (Source("debrief", ref, "no"),))]


def _asked_outright(room: Room) -> Exchange | None:
    """The exchange in which they asked whether the person wants the job and did not hear it plainly."""
    for exchange, finding in zip(room.case.interview.exchanges, room.exchanges, strict=True):
        missed = (
            exchange.landed == "badly"
            or finding.answered == "not"
            or (finding.answered == "partly" and exchange.landed != "well")
        )
        if exchange.asked and asks_whether_wanted(exchange) and missed:
            return exchange
    return None


def _one_point_each(repairs: list[Repair], room: Room) -> tuple[Repair, ...]:
    """An omission that is the missing half of an answer is not a second point.

    Where the person knows that the answer went badly, and it had begun on the matter or was doubted aloud, the question
    is named and the evidence completes it; else telling the evidence answers it, and nothing need be reopened.
    """
    exchanges = {e.id: e for e in room.case.interview.exchanges}
    untold = {
        repair.evidence: repair for repair in repairs if repair.kind == "omission" and repair.evidence is not None
    }
    one: dict[str | None, Repair] = {}
    rest: list[Repair] = []
    for repair in repairs:
        half = untold.get(repair.evidence) if repair.evidence is not None else None
        if half is None:
            rest.append(repair)
        elif repair.kind == "omission":
            one.setdefault(repair.evidence, repair)
        elif exchanges[repair.ref].landed == "badly" and one.get(repair.evidence, half) is half:
            weight = max(repair.weight, half.weight)
            completes = begun(exchanges[repair.ref]) or bool(room.doubted[repair.ref])
            sources = (*repair.sources, *half.sources[-1:])
            one[repair.evidence] = (
                replace(repair, weight=weight, sources=sources) if completes else replace(half, weight=weight)
            )
    return tuple(sorted([*rest, *one.values()], key=lambda repair: (-repair.weight, repair.kind, repair.ref)))


def _leave_alone(room: Room, kept: set[str], told_anyway: set[str]) -> tuple[LeaveAlone, ...]:
    case = room.case
    found = []
    for exchange, finding in zip(case.interview.exchanges, room.exchanges, strict=True):
        if exchange.id in kept or not _worth_a_word(exchange, finding):
            continue
        own = exchange.id in room.touchy or asks_whether_wanted(exchange) or finding.private is not None
        if not own and (room.proofs[exchange.id] or "") in told_anyway:
            why = _("Telling them what you have done answers it. The question itself need not be named again.")
        else:
            why = _leave_why(exchange, finding, case)
        found.append(LeaveAlone(exchange.id, why))
    for position, text in enumerate(case.interview.left_out):
        if discloses_private(text):
            why = _("It is private. Nothing about the job asks for it, so no draft will hold it.")
            found.append(LeaveAlone(f"left_out[{position}]", why))
    return tuple(found)


def _worth_a_word(exchange: Exchange, finding: ExchangeFinding) -> bool:
    """Whether an answer that is left alone is named at all: a short word on pay or notice is nobody's worry."""
    if not finding.weak and exchange.landed != "badly":
        return False
    if exchange.landed is not None or not exchange.answer:
        return True
    family = families().get(finding.family)
    kinds = {weak.kind for weak in finding.weak}
    return finding.private is not None or bool(kinds - {"too_short"}) or (family is not None and family.reopen >= 2)


def _leave_why(exchange: Exchange, finding: ExchangeFinding, case: Case) -> str:
    kinds = {weak.kind for weak in finding.weak}
    family = families().get(finding.family)
    assessment = case.interview.assessment
    wanted = assessment.want == "yes" and (assessment.interest == "no" or asks_whether_wanted(exchange))
    if wanted and (finding.family in MOTIVES or asks_whether_wanted(exchange)):
        return _("Saying plainly that you want it answers this. The question need not be named again.")
    if "disclosed_private" in kinds or finding.private is not None:
        return _(
            "Going back would bring the private part up again. At most, one line that you can do what the job asks."
        )
    if "disparaged_employer" in kinds:
        return _("Coming back to it would only remind them of what you said about people who were not there.")
    if finding.family == "tenure_commitment" and case.interview.assessment.want == "unsure":
        return _("You have not decided whether you want it. Say nothing about staying until you have.")
    if exchange.landed == "well":
        return _("You felt it landed. Reopening it would only make them look at it again.")
    if family is not None and family.leave:
        return family.leave
    return _("It weighs less than the point you are making. One point heard is worth more than three.")


def proof_for(exchange: Exchange, case: Case, used: frozenset[str]) -> Evidence | None:
    """The best proof for an answer that has none yet, outside those already used."""
    id = fitting(exchange, case, used)
    return next((evidence for evidence in case.evidence if evidence.id == id), None)
