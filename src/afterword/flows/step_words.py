"""What each step of a plan is called, wherever it is named: a page, a reminder, a calendar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Words:
    """What a step is called: by itself, with whom it goes to, through a recruiter, about an employer."""

    by_itself: Any  # lazily translated, as are all of these
    to_someone: Any = ""
    by_recruiter: Any = ""
    about: Any = ""


STEPS = {
    "settle": Words(_("Answer what is still open"), about=_("Answer what is still open about {employer}")),
    "decide": Words(_("Find out whether you want it"), about=_("Find out whether you want {employer}")),
    "cool_off": Words(_("Let it rest for a while"), about=_("Let {employer} rest for a while")),
    "adviser": Words(_("Ask someone you trust"), about=_("Ask someone you trust about {employer}")),
    "bridge_email": Words(
        _("Ask for five minutes"), _("Ask {name} for five minutes"), _("Ask for five minutes through the recruiter"),
    ),
    "call": Words(_("Make the call"), _("Call {name}"), _("Call the recruiter")),
    "voicemail": Words(_("Leave a message"), _("Leave {name} a message"), _("Call the recruiter")),
    "letter": Words(
        _("Send the letter"), _("Send the letter to {name}"), _("Send the letter through the recruiter"),
    ),
    "thank_you": Words(_("Send your thanks"), _("Thank {name}"), _("Send your thanks through the recruiter")),
    "courteous_close": Words(
        _("Tell them you are stepping back"), _("Tell {name} you are stepping back"),
        _("Step back through the recruiter"),
    ),
    "promised": Words(
        _("Send what you promised"), _("Send what you promised {name}"),
        _("Send what you promised, through the recruiter"),
    ),
    "follow_up": Words(
        _("Ask where things stand"), _("Ask {name} where things stand"), _("Ask the recruiter where things stand"),
    ),
    "gracious_reply": Words(
        _("A few words of thanks"),
        _("A few words of thanks to {name}"),
        _("A few words of thanks through the recruiter"),
    ),
    "advice_request": Words(
        _("One question for advice"), _("One question to {name} for advice"),
        _("One question for advice through the recruiter"),
    ),
    "advice_thanks": Words(_("Thank them for the advice"), _("Thank {name} for the advice")),
    "offer_reply": Words(_("Thank them for the offer"), _("Thank {name} for the offer")),
    "answer_offer": Words(_("Make up your mind"), about=_("Make up your mind about {employer}")),
    "still_interested": Words(
        _("Tell them you are still interested"), _("Tell {name} you are still interested"),
        _("Tell them through the recruiter that you are still interested"),
    ),
}  # fmt: skip
RING_AS_PROMISED = Words(_("Ring, as you promised"), _("Ring {name}, as you promised"))


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
