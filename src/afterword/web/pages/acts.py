"""What each step is called on a page, where it is prepared, and what is said about it in a sentence."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

WITH_TIME = ("call", "voicemail", "follow_up")  # a quarter of an hour matters; for the rest the day is enough
NAMED_BY_EMPLOYER = ("settle", "decide", "cool_off", "adviser")
TO_EMPLOYER = ("bridge_email", "call", "voicemail", "letter", "thank_you", "courteous_close", "promised", "follow_up")
DRAFTED = ("voicemail", "letter", "thank_you", "courteous_close", "bridge_email")


def title_about(kind: str, name: str, channel: str, employer: str) -> str:
    """`title`, naming the employer where no person is named, so that a list of several interviews can be told apart."""
    match kind:
        case "settle" if employer:
            return _("Answer what is still open about {employer}").format(employer=employer)
        case "decide" if employer:
            return _("Find out whether you want {employer}").format(employer=employer)
        case "cool_off" if employer:
            return _("Let {employer} rest for a while").format(employer=employer)
        case "adviser" if employer:
            return _("Ask someone you trust about {employer}").format(employer=employer)
    return title(kind, name, channel)


def title(kind: str, name: str = "", channel: str = "") -> str:
    """What is to be done, as a short imperative: "Call Ngozi Okafor". `name` is whom it goes to, "" when not known."""
    if channel == "recruiter" and kind in TO_EMPLOYER:
        return _through_recruiter(kind)
    match kind:
        case "settle":
            return _("Answer what is still open")
        case "decide":
            return _("Find out whether you want it")
        case "cool_off":
            return _("Let it rest for a while")
        case "adviser":
            return _("Ask someone you trust")
        case "bridge_email":
            return _("Ask {name} for five minutes").format(name=name) if name else _("Ask for five minutes")
        case "call":
            return _("Call {name}").format(name=name) if name else _("Make the call")
        case "voicemail":
            return _("Leave {name} a message").format(name=name) if name else _("Leave a message")
        case "letter":
            return _("Send the letter to {name}").format(name=name) if name else _("Send the letter")
        case "thank_you":
            return _("Thank {name}").format(name=name) if name else _("Send your thanks")
        case "courteous_close":
            return _("Take leave of {name}").format(name=name) if name else _("Take leave of them")
        case "promised":
            return _("Send what you promised {name}").format(name=name) if name else _("Send what you promised")
        case "follow_up":
            return _("Ask {name} where things stand").format(name=name) if name else _("Ask where things stand")
    raise ValueError(kind)


def _through_recruiter(kind: str) -> str:
    match kind:
        case "call" | "voicemail":
            return _("Call the recruiter")
        case "thank_you":
            return _("Send your thanks through the recruiter")
        case "courteous_close":
            return _("Take leave through the recruiter")
        case "follow_up":
            return _("Ask the recruiter where things stand")
        case "promised":
            return _("Send what you promised, through the recruiter")
    return _("Send it through the recruiter")


def prepared_at(interview: UUID, kind: str) -> str:
    """The address of the page where the step is prepared."""
    match kind:
        case "call":
            return reverse("call", args=[interview])
        case "adviser" | "decide":
            return reverse("adviser", args=[interview])
        case kind if kind in DRAFTED:
            return reverse("draft", args=[interview, kind])
        case "settle":
            return reverse("verdict", args=[interview])
    return reverse("plan", args=[interview])


def prepare_label(kind: str) -> str:
    """The words of the link that leads there; "" when there is nothing to prepare."""
    match kind:
        case "call":
            return _("Open the call card")
        case "voicemail":
            return _("Read the message")
        case "letter":
            return _("Open the letter")
        case "thank_you" | "courteous_close" | "bridge_email":
            return _("Open the e-mail")
        case "adviser" | "decide":
            return _("Write to them")
        case "settle":
            return _("See what is open")
    return ""
