"""What each step is called on a page, where it is prepared, and what is said about it in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

WITH_TIME = ("call", "voicemail", "follow_up", "promised")  # a quarter of an hour matters; else the day is enough
NAMED_BY_EMPLOYER = ("settle", "decide", "cool_off", "adviser")
TO_EMPLOYER = ("bridge_email", "call", "voicemail", "letter", "thank_you", "courteous_close", "promised", "follow_up")
DRAFTED = ("voicemail", "letter", "thank_you", "courteous_close", "bridge_email")


@dataclass(frozen=True, slots=True)
class Words:
    """What a step is called: by itself, with whom it goes to, through a recruiter, about an employer, counted ("One
    call to make"), and on the link that leads to where it is prepared."""

    by_itself: Any  # lazily translated, as are all of these
    to_someone: Any = ""
    by_recruiter: Any = ""
    about: Any = ""
    one: Any = ""
    prepare: Any = ""


STEPS = {
    "settle": Words(
        _("Answer what is still open"), about=_("Answer what is still open about {employer}"),
        one=_("One thing to do"), prepare=_("See what is open"),
    ),
    "decide": Words(
        _("Find out whether you want it"), about=_("Find out whether you want {employer}"),
        one=_("One thing to decide"), prepare=_("Write to them"),
    ),
    "cool_off": Words(
        _("Let it rest for a while"), about=_("Let {employer} rest for a while"), one=_("One thing to do"),
    ),
    "adviser": Words(
        _("Ask someone you trust"), about=_("Ask someone you trust about {employer}"),
        one=_("Someone to ask"), prepare=_("Write to them"),
    ),
    "bridge_email": Words(
        _("Ask for five minutes"), _("Ask {name} for five minutes"), _("Send it through the recruiter"),
        one=_("One short e-mail to send"), prepare=_("Open the e-mail"),
    ),
    "call": Words(
        _("Make the call"), _("Call {name}"), _("Call the recruiter"),
        one=_("One call to make"), prepare=_("Open the call card"),
    ),
    "voicemail": Words(
        _("Leave a message"), _("Leave {name} a message"), _("Call the recruiter"),
        one=_("One message to leave"), prepare=_("Read the message"),
    ),
    "letter": Words(
        _("Send the letter"), _("Send the letter to {name}"), _("Send it through the recruiter"),
        one=_("One letter to send"), prepare=_("Open the letter"),
    ),
    "thank_you": Words(
        _("Send your thanks"), _("Thank {name}"), _("Send your thanks through the recruiter"),
        one=_("One thank-you to send"), prepare=_("Open the e-mail"),
    ),
    "courteous_close": Words(
        _("Take leave of them"), _("Take leave of {name}"), _("Take leave through the recruiter"),
        one=_("One courteous note to send"), prepare=_("Open the e-mail"),
    ),
    "promised": Words(
        _("Send what you promised"), _("Send what you promised {name}"),
        _("Send what you promised, through the recruiter"),
        one=_("One promise to keep"), prepare=_("Prepare it"),
    ),
    "follow_up": Words(
        _("Ask where things stand"), _("Ask {name} where things stand"), _("Ask the recruiter where things stand"),
        one=_("One question to put to them"), prepare=_("Open the e-mail"),
    ),
}  # fmt: skip
RING_AS_PROMISED = Words(_("Ring, as you promised"), _("Ring {name}, as you promised"))
OPEN_THE_CARD = _("Open the card")


def title_about(kind: str, name: str, channel: str, employer: str) -> str:
    """`title`, naming the employer where no person is named, so that a list of several interviews can be told apart."""
    words = STEPS[kind]
    return str(words.about).format(employer=employer) if words.about and employer else title(kind, name, channel)


def title(kind: str, name: str = "", channel: str = "") -> str:
    """What is to be done, as a short imperative: "Call Ngozi Okafor". `name` is whom it goes to, "" when not known.

    KeyError for a kind there is none of.
    """
    words = RING_AS_PROMISED if (kind, channel) == ("promised", "call") else STEPS[kind]
    if channel == "recruiter" and words.by_recruiter:
        return str(words.by_recruiter)
    return str(words.to_someone).format(name=name) if name and words.to_someone else str(words.by_itself)


def one(kind: str) -> str:
    """A step by itself in a headline: "One call to make"."""
    return str(STEPS[kind].one)


def draft_for(kind: str, channel: str = "") -> str:
    """The kind of draft a step is said or sent from; "" for one that needs none."""
    match kind:
        case "call":
            return "call_card"
        case "follow_up":
            return "follow_up_call" if channel == "call" else "where_things_stand"
    return kind if kind in DRAFTED else ""


def prepared_at(interview: UUID, kind: str, channel: str = "", ref: str = "") -> str:
    """The address of the page where the step is prepared; `ref` is the promise it keeps."""
    match kind:
        case "call":
            return reverse("call", args=[interview])
        case "adviser" | "decide":
            return reverse("adviser", args=[interview])
        case "settle":
            return reverse("verdict", args=[interview])
        case "promised":
            return reverse("promise", args=[interview, ref]) if ref else reverse("promises", args=[interview])
    draft = draft_for(kind, channel)
    return reverse("draft", args=[interview, draft]) if draft else reverse("plan", args=[interview])


def prepare_label(kind: str, channel: str = "") -> str:
    """The words of the link that leads there; "" when there is nothing to prepare."""
    return str(OPEN_THE_CARD if (kind, channel) == ("follow_up", "call") else STEPS[kind].prepare)
