"""What a reminder says: one plain sentence with what, by when and how late; or, for further channels, only the time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from afterword.config import HOST, Settings
from afterword.flows import step_words
from afterword.store.models import Reminder, Step

IN_A_SUMMARY = 10


def sentence(row: Reminder, now: datetime, zone: tzinfo) -> str:
    """What is due and by when. Where its time has passed it says that it was."""
    if row.promise is not None:
        what = _promised(row)
    elif row.step is not None:
        what = _to_do(row.step)
    else:
        return _debrief(row)
    end = until(row)
    if end is None:
        return _("{what}.").format(what=what)
    if end < now:
        return _("{what}: it was due {when}.").format(what=what, when=moment(end, now, zone))
    return _("{what}, by {when}.").format(what=what, when=moment(end, now, zone))


def sentences(rows: Sequence[Reminder], now: datetime, zone: tzinfo) -> str:
    """One for a reminder by itself; for several that come together one text, a line for each."""
    rows = _one_each(rows)
    if len(rows) == 1:
        return sentence(rows[0], now, zone)
    head = ngettext(
        "One thing came due while you were not reminded.", "{n} things came due while you were not reminded.", len(rows)
    ).format(n=len(rows))
    lines = [f"- {sentence(row, now, zone)}" for row in rows[:IN_A_SUMMARY]]
    more = len(rows) - IN_A_SUMMARY
    if more > 0:
        lines.append(ngettext("- And one more.", "- And {n} more.", more).format(n=more))
    return "\n".join([head, *lines])


def discreet(rows: Sequence[Reminder], now: datetime, zone: tzinfo) -> str:
    """For a channel that others may read: no name, no words, only that something is due and when."""
    rows = _one_each(rows)
    if len(rows) > 1:
        return _("{n} things of yours are due.").format(n=len(rows))
    end = until(rows[0])
    if rows[0].kind == "debrief" or end is None:
        return _("Something of yours waits in Afterword.")
    if end < now:
        return _("Something of yours was due {when}.").format(when=moment(end, now, zone))
    return _("Something of yours is due {when}.").format(when=moment(end, now, zone))


def until(row: Reminder) -> datetime | None:
    """When its time is over: what is promised or to be done is due then. None for what is only asked."""
    if row.promise is not None:
        return row.promise.due_at
    return row.step.due if row.step is not None else None


def place(row: Reminder) -> str:
    """The path of the page that helps with it; a flow knows no page, so a test holds the two together."""
    if row.interview_id is None:
        return "/"
    return f"/i/{row.interview_id}/ask/want/" if row.kind == "debrief" else f"/i/{row.interview_id}/plan/"


def address(path: str) -> str:
    """The whole address of a page of the server that runs now, on this machine."""
    its: Settings = settings.SETTINGS
    try:
        start = (its.home / "server.address").read_text(encoding="ascii").strip()
    except OSError:
        start = ""
    return (start or f"http://{HOST}:{its.port}/").rstrip("/") + path


def moment(when: datetime, now: datetime, zone: tzinfo) -> str:
    """ "15:00 today", "09:00 tomorrow", "Tuesday, 14:30", "3 December, 14:30"; in the person's zone."""
    there, today = when.astimezone(zone), now.astimezone(zone).date()
    clock = date_format(there, "H:i")
    match (there.date() - today).days:
        case 0:
            return _("{time} today").format(time=clock)
        case 1:
            return _("{time} tomorrow").format(time=clock)
        case -1:
            return _("{time} yesterday").format(time=clock)
        case days if 1 < days < 7:
            return _("{day}, {time}").format(day=date_format(there, "l"), time=clock)
    pattern = "j F" if there.year == today.year else "j F Y"
    return _("{day}, {time}").format(day=date_format(there, pattern), time=clock)


def to_do(kind: str, name: str, about: str, channel: str = "") -> str:
    """A step as a short imperative: "Call Ngozi Okafor (Halden & Rye)". `name`: whom it is for, "" when not known."""
    what = step_words.title(kind, name, channel) if kind in step_words.STEPS else _("Do the next step")
    return _("{what} ({about})").format(what=what, about=about) if about else what


def _one_each(rows: Sequence[Reminder]) -> list[Reminder]:
    """Half time and two hours before may come together: the thing itself is still one."""
    return list({row.promise_id or row.step_id or row.interview_id: row for row in rows}.values())


def _promised(row: Reminder) -> str:
    promise = row.promise
    assert promise is not None  # noqa: S101 - asked before
    what = " ".join(promise.what.split()).rstrip(".")
    what = what if len(what) <= 120 else what[:119].rstrip() + "…"
    name = promise.person.name if promise.person else promise.interview.employer
    if name:
        return _("You promised {name}: {what}").format(name=name, what=what)
    return _("You promised: {what}").format(what=what)


def _to_do(step: Step) -> str:
    seat = next(iter(step.interview.interviewers.all()), None)  # in their order, taken along by `reminders.standing`
    return to_do(step.kind, seat.person.name if seat else "", step.interview.employer, step.channel)


def _debrief(row: Reminder) -> str:
    about = row.interview.employer or row.interview.role if row.interview else ""
    if about:
        return _("You have been to {about}. Tell how it went while it is fresh; three minutes are enough.").format(
            about=about
        )
    return _("Your interview is over. Tell how it went while it is fresh; three minutes are enough.")
