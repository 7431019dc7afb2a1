"""What is said about what was heard: observations in kind words, times as people write them, who a voice is.

A finding says what stands in the words, never what the person is; none of them is a score (principle 5).
"""

from __future__ import annotations

import re
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from afterword.domain.diagnose.findings import Answered, WeakKind
from afterword.domain.interview import Exchange
from afterword.domain.knowledge import concerns
from afterword.domain.transcript import Roles

_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,]\d+)?")
_SECONDS = re.compile(r"(\d+)\.\d+")


def moment(start: str | None) -> str:
    """A time stamp of a paper as people write one: "5:40" for 00:05:40.131; "" without one.

    What is no time ("turn 12") says nothing to a reader and is left away.
    """
    text = (start or "").strip("[]() ")
    if found := _CLOCK.fullmatch(text):
        hours, minutes, seconds = int(found[1] or 0), int(found[2]), found[3]
        return f"{hours}:{minutes:02}:{seconds}" if hours else f"{minutes}:{seconds}"
    if found := _SECONDS.fullmatch(text):
        return seconds_in(int(found[1]))
    return ""


def seconds_in(seconds: float) -> str:
    """Seconds from the beginning as a time: "5:40", "1:02:03"."""
    hours, rest = divmod(int(seconds), 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def concern_label(concern: str) -> str:
    """What a concern of the knowledge is called; words that are no id of one stand as they are."""
    known = concerns().get(concern)
    return known.label if known is not None else concern.replace("_", " ")


def in_words(day: str) -> str:
    """A date of a finding ("2026-11-27") as people write it; anything else as it is."""
    try:
        return date_format(date.fromisoformat(day), "l j F")
    except ValueError:
        return day


def weak_title(kind: WeakKind) -> str:
    """What an observation about an answer is called; "" for the person's own rating, which stands apart."""
    titles: dict[str, str] = {
        "no_example": _("No example stands here"),
        "no_result": _("How it ended is not said"),
        "vague": _("It stays general"),
        "rambling": _("It takes the long way round"),
        "too_short": _("It is very short"),
        "off_topic": _("It answers something else"),
        "evasive": _("It goes round the question"),
        "hedged": _("It is hedged"),
        "contradicted": _("Your résumé says it otherwise"),
        "disclosed_private": _("Something private was said here"),
        "disparaged_employer": _("A hard word about another employer"),
        "factual_error": _("A fact here may be off"),
        "blank": _("No answer is heard here"),
    }
    return titles.get(kind, "")


def answered_words(answered: Answered) -> str:
    match answered:
        case "fully":
            return ""  # said of nearly every answer, it would say nothing
        case "partly":
            return _("Part of the question was answered.")
        case "not":
            return _("The question itself stayed open.")
        case "unknown":
            return ""


def own_rating(exchange: Exchange, answered: Answered, weak: int) -> str:
    """The person's rating beside what the transcript shows, where the two differ; "" where they do not (principle 5).

    People judge themselves more harshly after an interview, and by its last minutes; so what is kinder comes first.
    """
    if exchange.landed == "badly" and answered == "fully" and not weak:
        return _(
            "You felt this landed badly. On paper it answers what was asked; it may have gone better than it felt."
        )
    if exchange.landed == "unsure" and answered == "fully" and not weak:
        return _("You could not tell how this landed. Read on paper, it answers what was asked.")
    if exchange.landed == "well" and (answered == "not" or (weak and answered != "fully")):
        return _("You felt this landed well, and you were in the room. The words on paper leave something open.")
    return ""


def who_said(speaker: str, roles: Roles) -> str:
    """What a voice is called: "You" for the person's own, else its label as the paper has it."""
    if speaker in roles.candidate:
        return _("You")
    if len(speaker) == 1:  # "A", "2": what a tool calls those it cannot name
        return _("Voice {name}").format(name=speaker)
    return speaker or _("A voice")
