"""What was heard, as Markdown: what they need and what they heard of it, what was said aloud, what was asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from afterword.domain.diagnose.findings import Answered, ExchangeFinding, Promise
from afterword.domain.interview import Case, Exchange, Goal, Source
from afterword.domain.language import _
from afterword.domain.method import Pack
from afterword.writing.words import in_days, in_time

LONGEST = 240  # characters of one quote; the transcript has the rest
MOST = 6  # of what they never heard, best first


def heard(pack: Pack) -> Iterator[str]:
    """All of it; nothing where no paper was listened to."""
    yield from board(pack)
    yield from _aloud(pack)
    yield from _conversation(pack)


def board(pack: Pack) -> Iterator[str]:
    """Each goal with what they heard of it and what they did not, as far as one or the other is known."""
    case, found = pack.case, pack.diagnosis
    proofs = {one.id: _line(one.text).rstrip(".") for one in case.evidence}
    untold = found.untold[:MOST]
    blocks = []
    for goal in case.interview.goals:
        lines = [
            _("- They heard: {evidence}").format(
                evidence=f"{proofs.get(one.evidence, '')}: {_said(one.quote, one.start)}"
            )
            for one in found.told
            if one.goal == goal.id
        ]
        lines += [
            _("- They did not hear: {evidence}").format(evidence=f"{proofs.get(one.evidence, '')}. {_line(one.why)}")
            for one in untold
            if one.goal == goal.id
        ]
        if lines:
            blocks.append("\n".join([f"**{_line(goal.text)}**{_where(goal)}", "", *lines]))
    if blocks:
        yield f"## {_('What they need, and what they heard of it')}"
        yield from blocks


def _conversation(pack: Pack) -> Iterator[str]:
    exchanges = {one.id: one for one in pack.case.interview.exchanges}
    lines = [
        _question(exchanges[found.exchange], found)
        for found in pack.diagnosis.exchanges
        if exchanges[found.exchange].heard
    ]
    if lines:
        yield f"## {_('What was asked, as it was heard')}"
        yield "\n".join(lines)


def _question(exchange: Exchange, found: ExchangeFinding) -> str:
    lines = [f"- {_said(exchange.heard, exchange.start)} {_how(found.answered)}".rstrip()]
    on: dict[str, list[str]] = {}
    for weak in found.weak:  # several notes on the same words stand behind them once
        said = "" if not weak.quote or weak.kind == "low_landing" else _said(weak.quote, weak.start)
        on.setdefault(said, []).append(_line(weak.why))
    lines += [f"  - {' '.join([said, *whys]).strip()}" for said, whys in on.items()]
    return "\n".join(lines)


def _how(answered: Answered) -> str:
    match answered:
        case "fully":
            return ""  # said of nearly every answer, it would say nothing
        case "partly":
            return _("Answered in part.")
        case "not":
            return _("Not answered.")
        case "unknown":
            return ""


def _aloud(pack: Pack) -> Iterator[str]:
    found = pack.diagnosis
    if not any(one.heard for one in pack.case.interview.exchanges):
        return
    blocks: list[str] = []
    if found.interest.quotes and found.interest.expressed in ("weak", "clear"):
        said = "; ".join(_said(line.quote, _time(line)) for line in found.interest.quotes)
        blocks.append(_("That you want it, in your words: {said}.").format(said=said))
    elif found.interest.expressed == "none":
        blocks.append(_("No sentence of the talk says outright that you want it. One plain sentence still can."))
    blocks += _listed(_("Doubts they voiced:"), (_said(one.quote, one.start) for one in found.doubts))
    blocks += _listed(
        _("Questions that touch what is private, and need no answer:"),
        (_said(one.quote, one.start) for one in found.private_questions if one.sure),
    )
    blocks += _listed(
        _("Perhaps meant personally too; you were there and know better:"),
        (_said(one.quote, one.start) for one in found.private_questions if not one.sure),
    )
    blocks += _listed(_("Promised:"), (_promise(one, pack.case) for one in found.promises))
    if blocks:
        yield f"## {_('What was said aloud')}"
        yield from blocks


def _promise(promise: Promise, case: Case) -> str:
    who = _("you") if promise.who == "candidate" else case.interview.employer or _("they")
    by = _(", by {day}").format(day=_day(promise.by)) if promise.by else ""
    said = _said(promise.quote, _time(promise.source))
    if _line(promise.what).rstrip(".") == _line(promise.quote).rstrip("."):
        return f"{who}: {said}{by}"
    return f"{who}: {_line(promise.what)}{by} ({said})"


def _listed(heading: str, lines: Iterable[str]) -> list[str]:
    found = [f"- {line}" for line in lines]
    return ["\n".join([heading, "", *found])] if found else []


def _where(goal: Goal) -> str:
    kinds = {source.kind for source in goal.sources}
    if {"transcript", "job"} <= kinds:
        return " " + _("(said aloud and advertised)")
    if "transcript" in kinds:
        return " " + _("(said aloud)")
    return " " + _("(advertised)") if "job" in kinds else ""


def _time(source: Source) -> str | None:
    return source.ref if source.kind == "transcript" else None


def _said(quote: str, start: str | None) -> str:
    """ "“exact words” (12:03)"; what was left out of a long quote shows."""
    words = _line(quote)
    if len(words) > LONGEST:
        words = words[:LONGEST].rsplit(" ", 1)[0] + " …"
    return f"“{words}”" + (f" ({time})" if (time := in_time(start)) else "")


def _day(day: str) -> str:
    """ "Friday 27 November 2026" for "2026-11-27"; anything else as it is."""
    try:
        return in_days(date.fromisoformat(day))
    except ValueError:
        return day


def _line(text: str) -> str:
    return " ".join(text.split())
