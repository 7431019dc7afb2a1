"""Where each step is prepared, and what is said of it on a page beside its name (`flows.step_words`)."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from afterword.flows.step_words import title as title
from afterword.flows.step_words import title_about as title_about

WITH_TIME = ("call", "voicemail", "follow_up", "promised")  # a quarter of an hour matters; else the day is enough
NAMED_BY_EMPLOYER = ("settle", "decide", "cool_off", "adviser", "answer_offer")
DRAFTED = (
    "voicemail", "letter", "thank_you", "courteous_close", "bridge_email",
    "gracious_reply", "advice_request", "advice_thanks", "offer_reply", "still_interested",
)  # fmt: skip

AT_LEISURE = ("gracious_reply", "advice_request")  # after a no nothing is due and nothing is late

# A step by itself in a headline.
ONE = {
    "settle": _("One thing to do"),
    "decide": _("One thing to decide"),
    "cool_off": _("One thing to do"),
    "adviser": _("Someone to ask"),
    "bridge_email": _("One short e-mail to send"),
    "call": _("One call to make"),
    "voicemail": _("One message to leave"),
    "letter": _("One letter to send"),
    "thank_you": _("One thank-you to send"),
    "courteous_close": _("One courteous note to send"),
    "promised": _("One promise to keep"),
    "follow_up": _("One question to put to them"),
    "gracious_reply": _("A few words of thanks to send"),
    "advice_request": _("One question for advice to send"),
    "advice_thanks": _("Thanks for advice to send"),
    "offer_reply": _("Thanks for an offer to send"),
    "answer_offer": _("One offer to answer"),
    "still_interested": _("One short e-mail to send"),
}
# On the link that leads to where it is prepared; there is nothing to prepare for what is not named here.
PREPARE = {
    "settle": _("See what is open"),
    "decide": _("Write to them"),
    "adviser": _("Write to them"),
    "bridge_email": _("Open the e-mail"),
    "call": _("Open the call card"),
    "voicemail": _("Read the message"),
    "letter": _("Open the letter"),
    "thank_you": _("Open the e-mail"),
    "courteous_close": _("Open the e-mail"),
    "promised": _("Prepare it"),
    "follow_up": _("Open the e-mail"),
    "gracious_reply": _("Read the words"),
    "advice_request": _("Read the words"),
    "advice_thanks": _("Open the e-mail"),
    "offer_reply": _("Open the e-mail"),
    "answer_offer": _("See the offer"),
    "still_interested": _("Open the e-mail"),
}
OPEN_THE_CARD = _("Open the card")


def one(kind: str) -> str:
    """A step by itself in a headline: "One call to make"."""
    return str(ONE[kind])


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
        case "answer_offer":
            return reverse("outcome", args=[interview])
        case "settle":
            return reverse("verdict", args=[interview])
        case "promised":
            return reverse("promise", args=[interview, ref]) if ref else reverse("promises", args=[interview])
    draft = draft_for(kind, channel)
    return reverse("draft", args=[interview, draft]) if draft else reverse("plan", args=[interview])


def prepare_label(kind: str, channel: str = "") -> str:
    """The words of the link that leads there; "" when there is nothing to prepare."""
    return str(OPEN_THE_CARD if (kind, channel) == ("follow_up", "call") else PREPARE.get(kind, ""))
