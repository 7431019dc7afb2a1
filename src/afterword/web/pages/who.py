"""Who is who in a transcript: each voice by its first words, and whose it is. Asked when unsure, correctable always."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from afterword.domain.transcript import Conversation, Roles
from afterword.web.pages.words import short

FIRST_WORDS = 160
TELLING = 6  # words; a shorter first turn ("Hi.") tells nothing about whose voice it is


@dataclass(frozen=True, slots=True)
class Voice:
    number: int
    label: str
    words: str
    role: str
    more: str = ""  # the longest thing this voice says, where only the person can say whose it is


@dataclass(frozen=True, slots=True)
class Page:
    headline: str
    lead: str
    voices: tuple[Voice, ...]
    roles: tuple[tuple[str, str], ...]
    chosen: bool
    sure: bool = True

    def role_words(self, role: str) -> str:
        """What a role is called in the middle of a sentence."""
        words = {"candidate": _("you"), "interviewer": _("one of those who asked"), "other": _("somebody else")}
        return words.get(role, "")


def page(conversation: Conversation | None, chosen: Mapping[str, str]) -> Page:
    """`chosen` is what the person said before, by label; it always wins."""
    roles = (("candidate", _("You")), ("interviewer", _("Interviewer")), ("other", _("Somebody else")))
    if conversation is None:
        lead = _("There is no transcript to read yet.")
        return Page(_("Who is who"), lead, (), roles, False)
    known = conversation.roles
    if not conversation.transcript.speakers:
        lead = _(
            "Nothing in it says who speaks. Put a name and a colon before what each of you said, "
            "“Me:” for yourself, and give it once more."
        )
        return Page(_("Which voice is yours?"), lead, (), roles, False, sure=False)
    voices = tuple(
        Voice(
            place,
            label,
            first_words(conversation, label),
            chosen.get(label) or _role(label, known),
            "" if known.sure else longest_words(conversation, label),
        )
        for place, label in enumerate(conversation.transcript.speakers)
    )
    headline = _("This is who is who.") if known.sure else _("Which voice is yours?")
    likely = next((label for label in conversation.transcript.speakers if label in known.candidate), "")
    guess = _("Most likely {voice} is you. Keep it if that is right, or choose another.").format(voice=likely)
    lead = (guess if likely and not known.sure else known.why) or _(
        "Each voice with the first thing it says. What you choose here holds."
    )
    return Page(headline, lead, voices, roles, bool(chosen), known.sure)


def first_words(conversation: Conversation, label: str) -> str:
    """The first thing of some length that a voice says."""
    first = ""
    for turn in conversation.transcript.turns:
        if turn.speaker == label:
            first = first or turn.text
            if len(turn.text.split()) >= TELLING:
                return short(turn.text, FIRST_WORDS)
    return short(first, FIRST_WORDS)


def longest_words(conversation: Conversation, label: str) -> str:
    """The longest thing a voice says, if it is not what it says first."""
    said = max((turn.text for turn in conversation.transcript.turns if turn.speaker == label), key=len, default="")
    words = short(said, FIRST_WORDS)
    return "" if words == first_words(conversation, label) else words


def _role(label: str, roles: Roles) -> str:
    if label in roles.candidate:
        return "candidate"
    return "interviewer" if label in roles.interviewers else "other"
