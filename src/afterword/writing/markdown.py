"""A pack as Markdown: the verdict and its reasons, what to repair and what to leave, the plan, and the words to use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from afterword.domain.compose.after import drafts_for
from afterword.domain.compose.draft import ConcernCard, cards_of
from afterword.domain.diagnose.findings import Repair
from afterword.domain.interview import After, Case, Exchange, Problem, Source
from afterword.domain.language import _
from afterword.domain.method import Checked, Pack
from afterword.writing.heard import heard
from afterword.writing.words import (
    answer_title,
    aside_title,
    draft_title,
    in_days,
    source_line,
    step_title,
    window,
    zone_name,
)

SHOWN = 3  # repairs told of: more than one call and one letter can carry


def to_markdown(pack: Pack, problems: Iterable[Problem], *, explain: bool = False) -> str:
    """The whole pack to read. `explain` adds under each sentence what it rests on."""
    before = [*_verdict(pack, explain=explain), *_repairs(pack), *_leave_alone(pack)]
    blocks = [
        *(before if pack.case.after is None else _answered(pack.case, pack.case.after)),
        *_plan(pack),
        *(block for checked in pack.drafts for block in _draft(checked, "##", explain=explain)),
        *(heard(pack) if pack.case.after is None else ()),
        *_problems(problems),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def draft_to_markdown(checked: Checked, *, explain: bool = False) -> str:
    """One draft as a page of its own."""
    return "\n\n".join(_draft(checked, "#", explain=explain)) + "\n"


# -- the verdict


def _verdict(pack: Pack, *, explain: bool) -> Iterator[str]:
    first, *others = pack.verdict.reasons
    yield f"# {_line(first.text)}"
    yield _about(pack.case)
    if explain:
        yield _rests_on(first.sources)
    yield "\n".join(
        f"- {_line(reason.text)}" + (f"\n{_rests_on(reason.sources, '  ')}" if explain and reason.sources else "")
        for reason in others
    )


def _answered(case: Case, after: After) -> Iterator[str]:
    """Once there is an answer: what came, and not how it might have been won."""
    yield f"# {answer_title(after.kind)}"
    yield _about(case)
    if after.words:
        yield f"> {_line(after.words)}"
    if "advice_request" in drafts_for(after):
        yield _("Most requests for advice are never answered. If nothing comes, it says nothing about you.")


def _about(case: Case) -> str:
    interview = case.interview
    people = _together([person.name for person in interview.interviewers if person.name])
    what = ", ".join(part for part in (interview.role, interview.employer) if part)
    sentences = [_stopped(what) if what else ""]
    if interview.starts_at:
        when = _("Interview on {day} at {time}").format(
            day=in_days(interview.starts_at.date()), time=f"{interview.starts_at:%H:%M}"
        )
        sentences.append(_stopped(f"{when}, {_('with {people}').format(people=people)}" if people else when))
    elif people:
        sentences.append(_stopped(_("You met {people}").format(people=people)))
    if interview.decision_by:
        sentences.append(_("They decide by {day}.").format(day=in_days(interview.decision_by)))
    return " ".join(filter(None, sentences))


# -- what to do about it


def _repairs(pack: Pack) -> Iterator[str]:
    if pack.verdict.kind != "salvage" or pack.plan.first is None:
        return
    yield f"## {_('What to put right')}"
    first = pack.plan.first
    rest = [one for one in pack.diagnosis.repairs if (one.kind, one.ref) != (first.kind, first.ref)]
    for repair in [first, *rest][:SHOWN]:
        yield from _repair(repair, pack.case)


def _repair(repair: Repair, case: Case) -> Iterator[str]:
    exchange = _exchange(repair.ref, case)
    if exchange is not None:
        yield f"### {_line(exchange.heard or exchange.asked) or _('One answer')}"
        if exchange.said:
            yield f"> {_line(exchange.said)}"
        yield _line(repair.why)
        if exchange.wish_said:
            yield _("You would rather have said:") + f"\n\n> {_line(exchange.wish_said)}"
    else:
        words = next((source.quote for source in repair.sources if source.kind not in ("method", "resume")), "")
        yield f"### {_('That you want the job') if repair.kind == 'interest' else _('Something they never heard')}"
        if words and repair.kind != "interest":
            yield f"> {_line(words)}"
        yield _line(repair.why)
    proof = next((one for one in case.evidence if one.id == repair.evidence), None)
    if proof is not None:
        yield _("You can prove it: {text}").format(text=_line(proof.text))


def _leave_alone(pack: Pack) -> Iterator[str]:
    if not pack.plan.leave_alone or pack.verdict.kind == "let_go":
        return
    yield f"## {_('What to leave alone')}"
    lines = [f"- “{_named(one.ref, pack.case)}”: {_line(one.why)}" for one in pack.plan.leave_alone]
    yield "\n".join(lines)


def _plan(pack: Pack) -> Iterator[str]:
    plan = pack.plan
    if plan.steps or plan.channel_why:
        yield f"## {_('The plan')}"
    yield _line(plan.channel_why)
    person = next(iter(pack.case.interview.interviewers), None)
    lines = []
    for step in plan.steps:
        when = window(step.not_before, step.due)
        moment = step.not_before or step.due
        if moment is not None:
            when += f" ({zone_name(moment)})"
        told = (f"- **{step_title(step, person)}.**", f"{when}." if when else "", _line(step.why))
        lines.append(" ".join(filter(None, told)))
    yield "\n".join(lines)
    yield _line(plan.budget.why)


# -- the words


def _draft(checked: Checked, heading: str, *, explain: bool) -> Iterator[str]:
    draft = checked.draft
    yield f"{heading} {draft_title(draft.kind)}"
    if checked.seconds is not None:
        yield _("About {seconds} seconds, spoken calmly.").format(seconds=checked.seconds)
    if draft.subject:
        yield _("Subject: {subject}").format(subject=_line(draft.subject))
    parts: dict[str, list[str]] = {}
    for sentence in draft.sentences:
        parts.setdefault(sentence.part, []).append(sentence.text)
    if draft.cards:
        yield _("For when they name a concern. Take one card, say it, and stop.")
        yield from (block for card in cards_of(draft) for block in _card(card, f"{heading}#"))
    else:
        yield from (" ".join(texts) for texts in parts.values())
    for situation, said in draft.asides:
        yield f"**{aside_title(situation)}:** " + " ".join(sentence.text for sentence in said)
    if draft.slots:
        yield f"{heading}# {_('Only you can fill this in')}"
        yield "\n".join(f"- {_line(f'{slot.question} {slot.hint}')}" for slot in draft.slots)
    checks = [check for check in checked.checks if check.rule != "open_slot"]  # asked just above
    if checks:
        yield f"{heading}# {_('Before you use it')}"
        yield "\n".join(_check(check.severity, check.message, check.quote) for check in checks)
    if explain:
        yield f"{heading}# {_('What each sentence rests on')}"
        yield "\n".join(f"- {sentence.text}\n{_rests_on(sentence.sources, '  ')}" for sentence in draft.sentences)


def _card(card: ConcernCard, heading: str) -> Iterator[str]:
    yield f"{heading} {card.title}"
    yield "\n".join(f"- {_line(reason.text)}{_quoted(reason.sources)}" for reason in card.why)
    yield " ".join(sentence.text for sentence in card.sentences)
    if card.ask_time:
        yield f"**{_('To ask for time')}:** " + " ".join(sentence.text for sentence in card.ask_time)


def _quoted(sources: Iterable[Source]) -> str:
    """The words a reason rests on, in brackets; courtesy and the four answers have none worth showing."""
    quotes = [f"“{_line(s.quote)}”" for s in sources if s.kind != "method" and len(s.quote.split()) > 1]
    return f" ({'; '.join(quotes)})" if quotes else ""


def _check(severity: str, message: str, quote: str) -> str:
    match severity:
        case "block":
            weight = _("Change this first")
        case "confirm":
            weight = _("Say that this is meant")
        case _:
            weight = _("Worth a look")
    words = f" (“{_line(quote)}”)" if quote else ""
    return f"- {weight}: {_line(message)}{words}"


def _rests_on(sources: Iterable[Source], indent: str = "") -> str:
    return "\n".join(f"{indent}- {source_line(source)}" for source in sources)


# -- small things


def _problems(problems: Iterable[Problem]) -> Iterator[str]:
    lines = [f"- {place(problem)}: {problem.message}" for problem in problems]
    if lines:
        yield f"## {_('What could not be read as it stands')}"
        yield "\n".join(lines)


def place(problem: Problem) -> str:
    """Where a problem stands: "debrief.yaml:12", or the file alone."""
    return problem.file if problem.line is None else f"{problem.file}:{problem.line}"


def _exchange(ref: str, case: Case) -> Exchange | None:
    return next((one for one in case.interview.exchanges if one.id == ref), None)


def _named(ref: str, case: Case) -> str:
    """What `ref` is called: the question as asked, the goal, what was left out."""
    exchange = _exchange(ref, case)
    if exchange is not None:
        return _line(exchange.asked or exchange.said)
    for goal in case.interview.goals:
        if goal.id == ref:
            return _line(goal.text)
    for number, text in enumerate(case.interview.left_out):
        if ref == f"left_out[{number}]":
            return _line(text)
    return next((_line(one.text) for one in case.evidence if one.id == ref), ref)


def _together(names: list[str]) -> str:
    """ "Ngozi Okafor, Piet Maas and Ada Reyes"."""
    if len(names) < 2:
        return "".join(names)
    return _("{most} and {last}").format(most=", ".join(names[:-1]), last=names[-1])


def _stopped(text: str) -> str:
    """`text` with one full stop, also when it ends with "Inc." or "Jr."."""
    return text.rstrip(".") + "."


def _line(text: str) -> str:
    return " ".join(text.split())
