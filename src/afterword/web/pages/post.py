"""The last look at a message, its way, and what became of it, as the page shows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _

from afterword.flows.post import account, files
from afterword.flows.post.going import Stop, stop_for
from afterword.flows.post.letter import BRIEF, NOTE, PROMISE, stands
from afterword.store import queries
from afterword.store.models import Interview, Outgoing, User
from afterword.web.pages import dates
from afterword.web.pages import draft_words as words

State = Outgoing.State
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Page:
    """`stop`: what speaks against sending it. `changed`: the draft says something else by now. `waits`: look again
    in a moment, its state will change by itself. `sends`: an account that works is there. `on`: where one goes on from
    here once it has gone, with its label.
    """

    row: Outgoing
    url: str
    headline: str
    lead: str
    about: str
    back: str
    back_label: str
    stop: Stop | None
    changed: bool
    sends: bool
    link: files.Link | None
    paragraphs: tuple[str, ...]
    on: str
    on_label: str

    @property
    def state_url(self) -> str:
        return address(self.row, "message_state")

    @property
    def eml_url(self) -> str:
        return address(self.row, "message_file", "eml")

    @property
    def pdf_url(self) -> str:
        return address(self.row, "message_file", "pdf")

    @property
    def docx_url(self) -> str:
        return address(self.row, "message_file", "docx")

    @property
    def shown(self) -> bool:
        return self.row.state == State.SHOWN

    @property
    def beforehand(self) -> str:
        """What is good to know before it goes."""
        return words.beforehand(self.row.kind) if self.shown else ""

    @property
    def waits(self) -> bool:
        return self.row.state in (State.DUE, State.SENDING)

    @property
    def may_go(self) -> bool:
        """Whether anything but the person's own word stands between it and the post."""
        return self.shown and not self.changed and not (self.stop and not self.stop.ours)


def page_of(row: Interview | None, outgoing: Outgoing, now: datetime, here: ZoneInfo) -> Page:
    """The page of one message. `here` is the person's zone; every time on it is theirs. Without an interview it is a
    note to somebody one keeps in touch with.
    """
    shown = outgoing.state == State.SHOWN
    stop = stop_for(outgoing, now) if shown else None
    headline, lead = _said(outgoing, stop, now, here)
    back, back_label = _back(row, outgoing)
    return Page(
        row=outgoing,
        url=address(outgoing),
        headline=headline,
        lead=lead,
        about=_about(row, outgoing),
        back=back,
        back_label=back_label,
        stop=stop,
        changed=shown and not stands(outgoing, now),
        sends=account.ready(outgoing.owner) is not None,
        link=files.mailto(outgoing) if shown else None,
        paragraphs=tuple(outgoing.text.split("\n\n")),
        on=reverse("plan", args=[row.id]) if row else person_url(outgoing),
        on_label=_("Go on with the plan") if row else _("Back to {name}").format(name=_name(outgoing)),
    )


@dataclass(frozen=True, slots=True)
class Line:
    """A message that waits for the person's word."""

    url: str
    what: str
    why: str


def lines_for(owner: User) -> list[Line]:
    """Messages that went nobody knows where, or came back: the newest few, in one query."""
    return [
        Line(
            url=address(row),
            what=_("Did your message to {name} go?").format(name=_name(row))
            if row.state == State.UNKNOWN
            else _("Your message to {name} did not go").format(name=_name(row)),
            why=_("Nobody knows whether it arrived. Look, and say so.") if row.state == State.UNKNOWN else row.problem,
        )
        for row in queries.unsettled_post_of(owner)[:SHOWN]
        if row.interview_id is not None or (row.kind == NOTE and row.person_id is not None)
    ]


def _name(row: Outgoing) -> str:
    return row.to_name or row.to_address


def _said(outgoing: Outgoing, stop: Stop | None, now: datetime, here: ZoneInfo) -> tuple[str, str]:
    name = outgoing.to_name or outgoing.to_address
    match outgoing.state:
        case State.DUE if outgoing.problem:
            return _("Not taken yet."), _(
                "{problem} The next try is at {time}. Nothing has left so far, and you can still take it back."
            ).format(problem=outgoing.problem, time=_clock(outgoing.due_at, here))
        case State.DUE:
            return _("It goes at {time}.").format(time=_clock(outgoing.due_at, here)), _(
                "Until then you can take it back. Afterword has to be running for it to go."
            )
        case State.SENDING:
            return _("It is being handed over."), _("This takes a few seconds.")
        case State.SENT if outgoing.way == Outgoing.Way.SMTP:
            return _("Sent."), _("Your mail server took it on {when}, for {name}.").format(
                when=_moment(outgoing.ended_at, here), name=name
            )
        case State.SENT:
            return _("You have sent it."), _("Noted on {when}.").format(when=_moment(outgoing.ended_at, here))
        case State.UNKNOWN if outgoing.handed_over_at is None:  # came with an export (`flows.arriving`)
            return _("Did it go?"), outgoing.problem
        case State.UNKNOWN:
            return _("Did it go?"), _(
                "Your mail server was given the words at {time}, and the line ended before it said that it has them. "
                "It may have arrived, so Afterword will not send it again by itself. Look into the Sent folder of your "
                "mail account: is it there?"
            ).format(time=_clock(outgoing.handed_over_at, here))
        case State.REFUSED:
            return _("It did not go."), outgoing.problem
        case State.WITHDRAWN:
            return _("You put this away."), ""
    if stop is not None:
        return _("There is a reason not to send this."), ""
    return _("Look once more. This is exactly what will go."), ""


def _about(row: Interview | None, outgoing: Outgoing) -> str:
    if row is None:
        return _("A note to {name}").format(name=_name(outgoing))
    if outgoing.kind == PROMISE:
        what = _("What you promised")
    elif outgoing.kind == BRIEF:
        what = str(words.KINDS["adviser_brief"])
    else:
        what = str(words.KINDS.get(outgoing.kind, _("The message")))
    return f"{row.employer}. {what}" if row.employer else what


def _back(row: Interview | None, outgoing: Outgoing) -> tuple[str, str]:
    if row is None:
        if outgoing.note_id is not None and outgoing.state == State.SHOWN:
            return reverse("note", args=[outgoing.person_id, outgoing.note_id]), _("Back to the note")
        return person_url(outgoing), _("Back")
    if outgoing.kind in words.KINDS and outgoing.state == State.SHOWN:
        return words.address(row.id, outgoing.kind), _("Back to the draft")
    if outgoing.kind == BRIEF:
        return reverse("adviser", args=[row.id]), _("Back")
    return reverse("plan", args=[row.id]), _("Back to the plan")


def message_url(row: Interview, outgoing: Outgoing) -> str:
    return reverse("message", args=[row.id, outgoing.id])


def address(outgoing: Outgoing, name: str = "message", *more: str) -> str:
    """Where a message stands: with its interview, or with the person it is a note to."""
    if outgoing.interview_id is not None:
        return reverse(name, args=[outgoing.interview_id, outgoing.id, *more])
    return reverse(f"note_{name}", args=[outgoing.person_id, outgoing.id, *more])


def person_url(outgoing: Outgoing) -> str:
    return reverse("person", args=[outgoing.person_id])


def _clock(at: datetime | None, here: ZoneInfo) -> str:
    return dates.clock(at, here) if at is not None else ""


def _moment(at: datetime | None, here: ZoneInfo) -> str:
    return f"{dates.full_day(at.astimezone(here).date())}, {dates.clock(at, here)}" if at is not None else ""
