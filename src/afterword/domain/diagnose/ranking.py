"""What to repair, in order, and what to leave alone (design principle 3: be specific; reopening a trifle harms).

Every weight here is judgement, stated in one place. They order a list for one person; they are never shown as a score.
"""

from __future__ import annotations

from afterword.domain.diagnose.answers import discloses_private
from afterword.domain.diagnose.evidence import evidence_for, left_out_match
from afterword.domain.diagnose.findings import ExchangeFinding, LeaveAlone, Repair, Untold, WeakKind
from afterword.domain.interview import Case, Evidence, Exchange, Source
from afterword.domain.knowledge import families
from afterword.domain.language import _
from afterword.domain.text import PLAIN, content, sentences, words

WORTH_REPAIR = 0.45
"""An answer or omission below this weight is left alone."""

_LANDED = {"badly": 1.0, "unsure": 0.62, None: 0.5, "well": 0.2}
_HARD_TO_UNSAY: frozenset[WeakKind] = frozenset({"disparaged_employer", "disclosed_private"})


class _Proofs:
    """Which evidence fits a question best, looked up once for each."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._found: dict[str, str | None] = {}

    def of(self, exchange: Exchange) -> str | None:
        """The id of the evidence that fits the question and the notes on it, None when none does."""
        if exchange.id not in self._found:
            fitting = evidence_for(exchange, self._case)
            self._found[exchange.id] = fitting[0].evidence.id if fitting else None
        return self._found[exchange.id]


def rank(
    case: Case, exchanges: tuple[ExchangeFinding, ...], untold: tuple[Untold, ...], told: frozenset[str] = frozenset()
) -> tuple[tuple[Repair, ...], tuple[LeaveAlone, ...]]:
    """Repairs, best first, and the weak answers to leave alone with the reason for each."""
    found = [*_answers(case, exchanges), *_omissions(case, untold, told)]
    found += _interest(case, alone=not any(r.kind == "answer" and r.weight >= WORTH_REPAIR for r in found))
    found.sort(key=lambda repair: (-repair.weight, repair.kind, repair.ref))
    proofs = _Proofs(case)
    repairs = _one_point_each([r for r in found if r.weight >= WORTH_REPAIR], case, proofs)
    answers = [r.ref for r in repairs if r.kind == "answer"]
    kept = set(answers[:2])  # at most two clarifications, as the method has it
    repairs = tuple(r for r in repairs if r.kind != "answer" or r.ref in kept)
    told_anyway = {r.evidence for r in repairs if r.kind == "omission" and r.evidence is not None}
    return repairs, _leave_alone(case, exchanges, kept, told_anyway, proofs)


def _answers(case: Case, exchanges: tuple[ExchangeFinding, ...]) -> list[Repair]:
    return [
        Repair("answer", exchange.id, _answer_why(finding), weight, _answer_sources(exchange, finding))
        for exchange, finding in zip(case.interview.exchanges, exchanges, strict=True)
        if (weight := _answer_weight(exchange, finding, case)) > 0
    ]


def _answer_weight(exchange: Exchange, finding: ExchangeFinding, case: Case) -> float:
    if not finding.weak and exchange.landed != "badly":
        return 0.0
    family = families().get(finding.family)
    reopen = family.reopen if family is not None else 2
    weight = _LANDED[exchange.landed] * (0.25 + 0.25 * reopen)
    kinds = {weak.kind for weak in finding.weak}
    if finding.family == "tenure_commitment" and case.interview.assessment.want == "unsure":
        weight *= 0.3  # nobody can say how long they would stay before they know whether they would come
    if finding.private is not None and reopen < 3:
        weight *= 0.5  # the private part would come up again
    if not exchange.wish_said.strip() and kinds & {"rambling", "disparaged_employer"} and reopen < 3:
        weight *= 0.6  # a long story told again is a longer story
    if "factual_error" in kinds:
        weight = max(weight, 0.9)  # a wrong fact is corrected, promptly and plainly
    if finding.family == "personal_private":
        return 0.0  # nothing here needs an answer; the work behind it is answered elsewhere (S10)
    if kinds & _HARD_TO_UNSAY and reopen < 3:
        weight *= 0.5  # going back there repeats it
    if exchange.wish_said.strip():
        weight += 0.1
    if any(content(exchange.asked) & content(goal.text) for goal in case.interview.goals):
        weight += 0.05
    if case.interview.assessment.effective == "yes":
        weight *= 0.6  # only you know: they say they answered well
    return round(weight, 3)


def _answer_why(finding: ExchangeFinding) -> str:
    family = families().get(finding.family)
    concern = family.concern if family is not None else ""
    if not concern:
        return _("You feel this answer fell short, and it is one you can complete.")
    return _("What they are likely to be weighing here: {concern}").format(concern=concern[0].lower() + concern[1:])


def _answer_sources(exchange: Exchange, finding: ExchangeFinding) -> tuple[Source, ...]:
    quotes = [weak.quote for weak in finding.weak if weak.quote and weak.quote in exchange.said]
    said = (exchange.source("said", quotes[0]),) if quotes else (exchange.source("said"),) if exchange.said else ()
    return (exchange.source("asked"), *said) if exchange.asked else said


def _omissions(case: Case, untold: tuple[Untold, ...], told: frozenset[str]) -> list[Repair]:
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


def _interest(case: Case, *, alone: bool) -> list[Repair]:
    """Saying that you want it, where the person feels it was not said or not understood (the article's second and
    third question).
    """
    assessment = case.interview.assessment
    if assessment.want != "yes":
        return []
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


def _one_point_each(repairs: list[Repair], case: Case, proofs: _Proofs) -> tuple[Repair, ...]:
    """An omission that is the missing half of a repaired answer becomes that answer's proof, not a second point."""
    kept: list[Repair] = []
    exchanges = {e.id: e for e in case.interview.exchanges}
    for repair in repairs:
        if repair.kind == "omission" and repair.evidence is not None:
            twin = next((k for k in kept if k.kind == "answer" and k.evidence is None
                         and proofs.of(exchanges[k.ref]) == repair.evidence), None)  # fmt: skip
            if twin is not None:
                kept[kept.index(twin)] = Repair(twin.kind, twin.ref, twin.why, twin.weight,
                                                (*twin.sources, *repair.sources[-1:]), repair.evidence)  # fmt: skip
                continue
        if repair.kind == "answer":
            twin = next((k for k in kept if k.kind == "omission" and k.evidence is not None
                         and proofs.of(exchanges[repair.ref]) == k.evidence), None)  # fmt: skip
            if twin is not None and exchanges[repair.ref].landed != "badly":
                continue  # telling the proof answers the question
        kept.append(repair)
    return tuple(kept)


def _leave_alone(
    case: Case,
    exchanges: tuple[ExchangeFinding, ...],
    kept: set[str],
    told_anyway: set[str],
    proofs: _Proofs,
) -> tuple[LeaveAlone, ...]:
    found = []
    for exchange, finding in zip(case.interview.exchanges, exchanges, strict=True):
        if exchange.id in kept or (not finding.weak and exchange.landed != "badly"):
            continue
        if proofs.of(exchange) in told_anyway:
            why = _("Telling them what you have done answers it. The question itself need not be named again.")
        else:
            why = _leave_why(exchange, finding, case)
        found.append(LeaveAlone(exchange.id, why))
    for position, text in enumerate(case.interview.left_out):
        if discloses_private(text):
            why = _("It is private. Nothing about the job asks for it, so no draft will hold it.")
            found.append(LeaveAlone(f"left_out[{position}]", why))
    return tuple(found)


def _leave_why(exchange: Exchange, finding: ExchangeFinding, case: Case) -> str:
    kinds = {weak.kind for weak in finding.weak}
    family = families().get(finding.family)
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
    found = evidence_for(exchange, case, exclude=used)
    return found[0].evidence if found else None
