"""What the person does for themselves: look again, ask someone, decide, answer what is open. Nobody else sees it."""

from __future__ import annotations

from datetime import datetime, timedelta

from afterword.domain.language import _
from afterword.domain.plan.hours import Span, civil_hours
from afterword.domain.plan.setting import Setting
from afterword.domain.plan.values import Step, StepKind

_FAR_OFF = timedelta(hours=72)
_AT_ONCE = timedelta(hours=2)


def cool_off(s: Setting, until: datetime) -> list[Step]:
    """Only while the first hours last, and before `until`."""
    if s.given.case.interview.starts_at is None:
        return []
    since, latest = s.hours(s.given.times.cool_off[0]), min(s.hours(s.given.times.cool_off[1]), until)
    why = _("A first impression of one’s own interview is coloured by the mood. Look at your answers again, once.")
    return _step(s, "cool_off", _awake(s, since, latest), why)


def adviser(s: Setting, until: datetime) -> list[Step]:
    """Someone to ask before acting (the article's author called a former manager first), so before `until` (S8)."""
    name = _adviser_name(s)
    if name:
        why = _("Before you act, tell {name} the question, your answer and your worry. Ten minutes is enough.")
        why = why.format(name=name)
    else:
        why = _(
            "Before you act, tell someone you trust the question, your answer and your worry. Ten minutes is enough."
        )
    return _step(s, "adviser", _awake(s, s.hours(s.given.times.adviser[0]), until), why)


def decide(s: Setting) -> list[Step]:
    """Talk it through, then decide: today or tomorrow, and early enough to act on it."""
    days = civil_hours(s.given.own_zone, s.given.times, s.hours(s.given.times.adviser[0]))
    first = next(days)
    if s.decision == "today":
        span = Span(first.start, min(first.end, first.start + _AT_ONCE))
    elif s.limit is None or s.limit - first.start > _FAR_OFF:
        span = Span(first.start, next(days).end)
    else:
        span = first
    name = _adviser_name(s)
    if name:
        ask = _("Talk it through with {name}. The decision is yours, and easier once said aloud.").format(name=name)
    else:
        ask = _("Talk it through with someone who knows you. The decision is yours, and easier once said aloud.")
    why = _("Only you know whether you want it. Write down what would make it a yes, and what would make it a no.")
    when = s.decides if s.decision == "ahead" else ""
    return [
        *_step(s, "adviser", span, ask),
        *_step(s, "decide", span, " ".join(filter(None, (why, when)))),
    ]


def settle(s: Setting) -> list[Step]:
    why = _("A question about the interview is still open. Answer it, and the rest of the plan follows.")
    return _step(s, "settle", next(civil_hours(s.given.own_zone, s.given.times, s.earliest)), why)


def _adviser_name(s: Setting) -> str:
    return s.given.case.adviser.name.strip() if s.given.case.adviser is not None else ""


def _awake(s: Setting, since: datetime, until: datetime) -> Span | None:
    """Waking hours on the first day that has some after `since`, up to `until`; None when that is too little."""
    civil = next(civil_hours(s.given.own_zone, s.given.times, since))
    span = Span(civil.start, min(civil.end, until))
    return span if span.wide else None


def _step(s: Setting, kind: StepKind, span: Span | None, why: str) -> list[Step]:
    if span is None:
        return []
    zone = s.given.own_zone
    return [Step(kind, "none", span.start.astimezone(zone), span.end.astimezone(zone), why)]
