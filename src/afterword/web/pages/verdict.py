"""The verdict as a page: one sentence that says what it comes to, what to repair, what to leave alone, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import assert_never
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from afterword.domain.assess import Reason
from afterword.domain.diagnose.findings import Repair
from afterword.domain.interview import After, Answer, Assessment, Case
from afterword.domain.method import Pack
from afterword.domain.plan import Step
from afterword.web.pages import acts, dates
from afterword.web.pages.headlines import Way, headline
from afterword.web.pages.outcome import said_of
from afterword.web.pages.repair_sheets import Sheet, private_elsewhere, sheet_of
from afterword.web.pages.words import number, sentence, short

SHOWN = 3


@dataclass(frozen=True, slots=True)
class Left:
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Act:
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class FourAnswer:
    """`reason` says the same answer in a sentence, with what the person noted beside it; "" where a word is enough."""

    question: str
    answer: str
    url: str
    given: bool
    is_open: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    kind: str
    headline: str
    lead: str
    sheets: tuple[Sheet, ...] = ()
    leave: tuple[Left, ...] = ()
    private: tuple[Sheet, ...] = ()
    why_title: str = ""
    why: tuple[str, ...] = ()
    helps: tuple[str, ...] = ()
    open: tuple[FourAnswer, ...] = ()
    acts: tuple[Act, ...] = ()
    more: tuple[Act, ...] = ()
    unknown: str = ""
    answers: tuple[FourAnswer, ...] = ()
    in_writing: bool = False


def page(interview: UUID, pack: Pack, now: datetime) -> Page:
    """Everything the verdict page shows."""
    if pack.case.after is not None:
        return _answered(interview, pack, pack.case.after, now)
    kind = pack.verdict.kind
    way = way_of(pack)
    answers = four_answers(interview, pack.case.interview.assessment, reasons=pack.verdict.reasons[1:])
    repairs = _in_order(pack) if kind == "salvage" else ()
    return Page(
        kind=kind,
        headline=headline(pack, way),
        lead=_lead(pack, repairs),
        sheets=tuple(sheet_of(repair, pack) for repair in repairs),
        leave=_leave(pack) if kind in ("salvage", "thank_only", "incomplete") else (),
        private=private_elsewhere(pack, repairs),
        why_title=_why_title(way) if kind == "salvage" else "",
        why=_why(pack, way, now) if kind == "salvage" else (),
        helps=_what_helps() if kind == "decide_first" else (),
        open=tuple(answer for answer in answers if answer.is_open) if kind == "incomplete" else (),
        acts=_acts(interview, pack, way),
        more=_more(interview, pack, way),
        unknown=_unknown() if kind == "salvage" else "",
        answers=answers,
        in_writing=in_writing(pack.case),
    )


def _answered(interview: UUID, pack: Pack, after: After, now: datetime) -> Page:
    """Once an answer is known nothing is weighed any more; what was told stays where it is."""
    return Page(
        kind=pack.verdict.kind,
        headline=f"{said_of(after.kind, after.on, now.date())}.",
        lead=_("So there is nothing to put right any more. What you told of it stays as it is."),
        acts=(Act(_("How it stands"), reverse("outcome", args=[interview])),),
        more=(*_papers(interview, pack), Act(_("What you told"), reverse("interview", args=[interview]))),
        answers=four_answers(interview, pack.case.interview.assessment),
        in_writing=True,
    )


def way_of(pack: Pack) -> Way:
    """How the repair goes, as the plan has it."""
    if any(step.kind == "bridge_email" for step in pack.plan.steps):
        return "ask"
    return pack.plan.channel


def four_answers(
    interview: UUID, given: Assessment, back_to: str = "verdict", reasons: Sequence[Reason] = ()
) -> tuple[FourAnswer, ...]:
    """The four questions with the person's answers. What is open is said to be open, never read as a no (S2).

    `back_to` names the page that changing an answer leads back to.
    """
    asked: tuple[tuple[str, str, Answer | None], ...] = (
        ("want", _("Do you want it?"), given.want),
        ("effective", _("Did you answer well?"), given.effective),
        ("interest", _("Did you say you would like it?"), given.interest),
        ("understood", _("Do they know?"), given.understood),
    )
    return tuple(
        FourAnswer(
            question,
            _answer_words(answer),
            f"{reverse('ask', args=[interview, step])}?to={back_to}",
            answer is not None,
            answer in (None, "unsure"),
            " ".join(reason.text for reason in reasons if reason.sources and reason.sources[0].ref == step),
        )
        for step, question, answer in asked
    )


def _answer_words(answer: Answer | None) -> str:
    match answer:
        case "yes":
            return _("Yes")
        case "no":
            return _("No")
        case "unsure":
            return _("Not sure")
        case None:
            return _("Not answered yet")
    assert_never(answer)


def _lead(pack: Pack, repairs: Sequence[Repair]) -> str:
    match pack.verdict.kind:
        case "salvage" if repairs:
            return " ".join(filter(None, (_how_many(len(repairs)), _how_many_left(len(_leave(pack))))))
        case "salvage":
            return _(
                "Tell about the one question that bothers you, or what you left out. "
                "Then there is something to prepare."
            )
        case "thank_only":
            return _(
                "Nothing needs repair. A short note of thanks is all that is called for; more would only weaken it."
            )
        case "let_go":
            return _("There is nothing to repair here. A few courteous lines keep the door open for another day.")
        case "decide_first":
            return _("Not knowing yet is a fair answer. Nothing has to be said to them before you do.")
        case "incomplete":
            return _("What is open stays open: it is not counted as a no. The rest follows once you can say.")
    assert_never(pack.verdict.kind)


def _how_many(repairs: int) -> str:
    if repairs == 1:
        return _("Nothing else here needs repair.")
    return _("{count} things are worth putting right, the first of them most of all.").format(
        count=sentence(number(repairs))
    )


def _how_many_left(left: int) -> str:
    if not left:
        return ""
    return ngettext("{count} thing is best left alone.", "{count} things are best left alone.", left).format(
        count=sentence(number(left))
    )


def _in_order(pack: Pack) -> tuple[Repair, ...]:
    """What the plan puts first, then the rest as ranked; no more than a person can carry into one contact."""
    first = pack.plan.first
    rest = [
        repair
        for repair in pack.diagnosis.repairs
        if first is None or (repair.kind, repair.ref) != (first.kind, first.ref)
    ]
    return (*((first,) if first else ()), *rest)[:SHOWN]


def _leave(pack: Pack) -> tuple[Left, ...]:
    return tuple(Left(_named(one.ref, pack.case), one.why) for one in pack.plan.leave_alone)


def _named(ref: str, case: Case) -> str:
    """What `ref` is called on the page: the question as it was asked, the goal, or the note."""
    for exchange in case.interview.exchanges:
        if exchange.id == ref:
            return short(exchange.asked or exchange.said, 120)
    for goal in case.interview.goals:
        if goal.id == ref:
            return sentence(short(goal.text, 120))
    for place, text in enumerate(case.interview.left_out):
        if ref == f"left_out[{place}]":
            return short(text, 120)
    return ""


def _why_title(way: Way) -> str:
    match way:
        case "call":
            return _("Why a call")
        case "ask":
            return _("Why ask first")
        case "email":
            return _("Why in writing")
        case "recruiter":
            return _("Why through the recruiter")
        case "none":
            return _("Why not now")
    assert_never(way)


def _why(pack: Pack, way: Way, now: datetime) -> tuple[str, ...]:
    reason = pack.plan.clearance.reason
    said = (reason,) if way in ("call", "ask", "none") and reason not in pack.plan.channel_why else ()
    return tuple(filter(None, (*said, pack.plan.channel_why, _when(pack.plan.steps, now), _decision(pack.case, now))))


def _when(steps: Sequence[Step], now: datetime) -> str:
    """When it is best done, in the recipient's own time."""
    for step in steps:
        if step.kind in ("call", "bridge_email", "letter") and step.due is not None and step.due.tzinfo is not None:
            span = dates.window(step.not_before, step.due, now, step.due.tzinfo)
            return _("Best {when}.").format(when=span) if span else ""
    return ""


def _decision(case: Case, now: datetime) -> str:
    by = case.interview.decision_by
    if by is None or by < now.date():
        return ""
    return _("They decide {day}.").format(day=dates.on_day(by, now.date()))


def _what_helps() -> tuple[str, ...]:
    return (
        _("Picture an ordinary Wednesday there: who you talk to, what is on your desk, when you go home."),
        _("Recall why you applied. Is it still true after what you saw and heard?"),
        _("If another place offered the same pay for the same work, would you still pick this one?"),
        _("Ask someone who knows how you work. Saying it aloud often settles it."),
    )


def _unknown() -> str:
    return _(
        "Nobody has measured how often a step like this changes a decision, so you will find no odds here. "
        "What is known: people are poor judges of their own interviews, which is why this rests on what was said "
        "and not on how it felt."
    )


def _acts(interview: UUID, pack: Pack, way: Way) -> tuple[Act, ...]:
    """The next act first, then asking someone before it."""
    kinds = [checked.draft.kind for checked in pack.drafts]

    def draft(kind: str, label: str) -> tuple[Act, ...]:
        return (Act(label, reverse("draft", args=[interview, kind])),) if kind in kinds else ()

    adviser = Act(_("Ask someone you trust first"), reverse("adviser", args=[interview]))
    tell_more = Act(_("Tell what happened"), f"{reverse('ask', args=[interview, 'moment'])}?to=verdict")
    match pack.verdict.kind:
        case "salvage" if pack.plan.first is None:
            return (tell_more, adviser)
        case "salvage":
            letter = draft("letter", _("Prepare the letter"))
            call = (Act(_("Prepare the call"), reverse("call", args=[interview])),) if "call_card" in kinds else ()
            ask = draft("bridge_email", _("Prepare the short e-mail"))
            ways = {"call": call, "ask": ask, "email": letter, "recruiter": letter}
            first = ways[way] or letter or call or _first_step(interview, pack) if way != "none" else ()
            return (*first, adviser)
        case "thank_only":
            return draft("thank_you", _("Prepare the thank-you"))
        case "let_go":
            return draft("courteous_close", _("Prepare a courteous close"))
        case "decide_first":
            decided = Act(_("I know now"), f"{reverse('ask', args=[interview, 'want'])}?to=verdict")
            return (Act(_("Ask someone you trust"), adviser.url), decided)
        case "incomplete":
            unanswered = [one for one in four_answers(interview, pack.case.interview.assessment) if one.is_open]
            first_open = (Act(_("Answer it now"), unanswered[0].url),) if unanswered else ()
            return (*first_open, adviser)
    assert_never(pack.verdict.kind)


def _first_step(interview: UUID, pack: Pack) -> tuple[Act, ...]:
    """Where the plan asks for none of the usual drafts, whatever it asks for first."""
    kinds = {checked.draft.kind for checked in pack.drafts}
    for step in pack.plan.steps:
        if step.kind in kinds:
            at = acts.prepared_at(interview, step.kind, step.channel)
            return (Act(acts.prepare_label(step.kind, step.channel), at),)
    return ()


def _more(interview: UUID, pack: Pack, way: Way) -> tuple[Act, ...]:
    kinds = {checked.draft.kind for checked in pack.drafts}
    letter = Act(_("The letter"), reverse("draft", args=[interview, "letter"]))
    return (
        *((letter,) if pack.verdict.kind == "salvage" and way in ("call", "ask") and "letter" in kinds else ()),
        Act(_("The plan, with dates"), reverse("plan", args=[interview])),
        *_papers(interview, pack),
        Act(_("Add more of what happened"), reverse("interview", args=[interview])),
    )


def in_writing(case: Case) -> bool:
    """Whether a paper tells something of the interview."""
    told = case.interview
    advertised = any(source.kind == "job" for goal in told.goals for source in goal.sources)
    return advertised or any(one.heard for one in told.exchanges)


def _papers(interview: UUID, pack: Pack) -> tuple[Act, ...]:
    """What the papers show, where there are any."""
    told = pack.case.interview
    heard = any(one.heard for one in told.exchanges)
    if not in_writing(pack.case):
        return ()
    conversation = Act(_("The conversation"), reverse("conversation", args=[interview]))
    board = Act(_("Told and untold"), reverse("board", args=[interview]))
    return (conversation, board) if heard else (board,)
