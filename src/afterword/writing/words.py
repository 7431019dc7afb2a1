"""What steps, drafts and times are called on paper and in the terminal."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import assert_never

from afterword.domain.interview import OutcomeKind, Person, Source
from afterword.domain.language import _
from afterword.domain.plan import Step

_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,]\d+)?")

FILE_OF = {
    "call_card": "call-card.md",
    "voicemail": "voicemail.md",
    "letter": "letter.md",
    "thank_you": "thank-you.md",
    "courteous_close": "courteous-close.md",
    "bridge_email": "bridge-email.md",
    "adviser_brief": "adviser-brief.md",
    "follow_up_call": "follow-up-call.md",
    "where_things_stand": "where-things-stand.md",
    "concern_cards": "concern-cards.md",
    "gracious_reply": "gracious-reply.md",
    "advice_request": "advice-request.md",
    "advice_thanks": "advice-thanks.md",
    "offer_reply": "offer-reply.md",
    "acceptance": "acceptance.md",
    "declining": "declining.md",
    "still_interested": "still-interested.md",
}


def draft_title(kind: str) -> str:
    match kind:
        case "call_card":
            return _("The call")
        case "voicemail":
            return _("If the voicemail answers")
        case "letter":
            return _("The letter")
        case "thank_you":
            return _("The thank-you")
        case "courteous_close":
            return _("A courteous close")
        case "bridge_email":
            return _("An e-mail that asks for five minutes")
        case "adviser_brief":
            return _("For someone you trust")
        case "follow_up_call":
            return _("The follow-up call")
        case "where_things_stand":
            return _("An e-mail that asks where things stand")
        case "concern_cards":
            return _("If they name a concern")
        case "gracious_reply":
            return _("A few words of thanks")
        case "advice_request":
            return _("A question for advice, some days later")
        case "advice_thanks":
            return _("Thanks for their advice")
        case "offer_reply":
            return _("Thanks for the offer, and when you answer")
        case "acceptance":
            return _("If you say yes")
        case "declining":
            return _("If you say no")
        case "still_interested":
            return _("That you are still interested")
    return kind.replace("_", " ").capitalize()


def answer_title(kind: OutcomeKind) -> str:
    """What came, as a heading."""
    match kind:
        case "offer":
            return _("They would like you to come.")
        case "refused":
            return _("It is a no this time.")
        case "filled":
            return _("Someone else has the job.")
        case "frozen":
            return _("The job is on hold.")
        case "silent":
            return _("Nothing came, and you have stopped waiting.")
        case "reopened":
            return _("It is open again.")
        case "accepted":
            return _("You said yes.")
        case "declined":
            return _("You said no to the offer.")
        case "withdrawn":
            return _("You stepped back.")
        case "next_round":
            return _("They would like to see you again.")
    return _("It has come to an end.") if kind == "ended" else _("You have the job.")


def aside_title(situation: str) -> str:
    """When the words of an aside are meant: "If someone else answers"."""
    match situation:
        case "gatekeeper":
            return _("If someone else answers")
        case "bad_moment":
            return _("If it is a bad moment")
        case "declined":
            return _("If they would rather not")
        case "need_time":
            return _("If they ask what you cannot answer at once")
        case "they_have_answered":
            return _("When they have answered")
        case "voicemail":
            return _("If the voicemail answers")
    return situation.replace("_", " ").capitalize()


def step_title(step: Step, person: Person | None) -> str:
    """A step as a short imperative, with the name of whom it goes to where that is known."""
    name = person.name if person is not None else ""
    if step.channel == "recruiter":
        return _("Through the recruiter: {what}").format(what=_plain_step(step.kind, ""))
    return _plain_step(step.kind, name)


def _plain_step(kind: str, name: str) -> str:
    match kind:
        case "settle":
            return _("Answer what is still open")
        case "decide":
            return _("Find out whether you want it")
        case "cool_off":
            return _("Let it rest")
        case "adviser":
            return _("Ask someone you trust")
        case "bridge_email":
            return _("Ask for five minutes")
        case "call":
            return _("Call {name}").format(name=name) if name else _("Call")
        case "voicemail":
            return _("If nobody answers, leave one message")
        case "letter":
            return _("Send the letter")
        case "thank_you":
            return _("Send your thanks")
        case "courteous_close":
            return _("Send a courteous close")
        case "promised":
            return _("Send what you promised")
        case "follow_up":
            return _("Ask where things stand")
        case "gracious_reply":
            return _("Send a few words of thanks")
        case "advice_request":
            return _("Ask for advice, if you would like to")
        case "advice_thanks":
            return _("Thank them for their advice")
        case "offer_reply":
            return _("Thank them for the offer")
        case "answer_offer":
            return _("Make up your mind")
        case "still_interested":
            return _("Tell them you are still interested")
    return kind.replace("_", " ").capitalize()


def in_days(moment: date) -> str:
    """ "Friday 27 November 2026"."""
    return f"{moment:%A} {moment.day} {moment:%B} {moment.year}"


def in_time(start: str | None) -> str:
    """A time stamp of a paper as people write one: "3:53" for 00:03:53.120; what is no time ("turn 12") is ""."""
    found = _CLOCK.fullmatch((start or "").strip("[]() "))
    if found is None:
        return ""
    hours, minutes, seconds = int(found[1] or 0), int(found[2]), found[3]
    return f"{hours}:{minutes:02}:{seconds}" if hours else f"{minutes}:{seconds}"


def window(start: datetime | None, end: datetime | None) -> str:
    """When a step may be done, in the zone its times carry: "Tuesday 24 November, 09:30 to 11:30"."""
    if start is None or end is None:
        only = start or end
        return "" if only is None else _("{day}, {time}").format(day=_day(only), time=_clock(only))
    if start.date() == end.date():
        return _("{day}, {start} to {end}").format(day=_day(start), start=_clock(start), end=_clock(end))
    return _("{start}, {from_time} to {end}, {to_time}").format(
        start=_day(start), from_time=_clock(start), end=_day(end), to_time=_clock(end)
    )


def zone_name(moment: datetime) -> str:
    """The zone of a time as a person knows it: "London time", else its offset."""
    key = getattr(moment.tzinfo, "key", "")
    if "/" in key:
        return _("{city} time").format(city=key.rsplit("/", 1)[-1].replace("_", " "))
    return moment.tzname() or moment.strftime("%z")


def source_line(source: Source) -> str:
    """A source in words, for those who ask where a sentence comes from."""
    match source.kind:
        case "debrief":
            where = _("your debrief, {ref}")
        case "resume":
            where = _("your résumé, {ref}")
        case "method":
            return _("courtesy; it states no fact")
        case "transcript":
            where = _("the transcript, {ref}")
        case "job":
            where = _("the job advert, {ref}")
        case "invitation":
            where = _("the invitation, {ref}")
        case "log":
            return _("the contact log: {what}, {when}").format(
                what=source.ref.replace("_", " "), when=source.quote[:10]
            )
        case "outcome":
            where = _("the answer you noted, {ref}")
        case "message":
            where = _("their message, {ref}")
        case never:
            assert_never(never)
    ref = in_time(source.ref) or source.ref if source.kind == "transcript" else source.ref
    if not ref:
        where = where.removesuffix(", {ref}")
    return f"{where.format(ref=ref)}: “{' '.join(source.quote.split())}”"


def _day(moment: datetime) -> str:
    return f"{moment:%A} {moment.day} {moment:%B}"


def _clock(moment: datetime) -> str:
    return f"{moment:%H:%M}"
