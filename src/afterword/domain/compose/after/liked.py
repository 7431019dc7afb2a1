"""The detail only this interview has: what the person liked there, or a need they named that one can wish them well with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from afterword.domain.compose.after.told import Told, is_nothing
from afterword.domain.compose.answer import open_slot
from afterword.domain.compose.courtesies import stemmed
from afterword.domain.compose.draft import Sentence, Slot
from afterword.domain.compose.goals import tie
from afterword.domain.compose.voice import Voice
from afterword.domain.interview import Source
from afterword.domain.language import _
from afterword.domain.patterns import pattern
from afterword.domain.plan.values import ContactMade
from afterword.domain.text import ended, words

THANKED = frozenset({"letter", "thank_you"})
"""Messages in which the detail that stayed with the person stood already."""
MOST_WORDS = 13
"""A longer wish for what they need is a lecture."""


def liked(voice: Voice, to: Told, contacts: Sequence[ContactMade]) -> list[Sentence]:
    """What they liked, in their own words; else a wish for a need the employer named; else the question to the person.

    What stood in a letter that went is not said again. Who was not there is told nothing of it.
    """
    if to.recruiter or (not to.met and to.person is not None):
        return []
    asked = (
        [] if is_nothing(voice.case.slot_answers.get("enjoyed", "")) else [open_slot(SLOT, part="liked", key="liked")]
    )
    return known_detail(voice, to, contacts) or hope(voice) or asked


def known_detail(voice: Voice, to: Told, contacts: Sequence[ContactMade]) -> list[Sentence]:
    """What the person said they liked, or what stayed with them and is not in their hands yet; else nothing."""
    if to.recruiter or not to.met:
        return []
    given = voice.case.slot_answers.get("enjoyed", "").strip()
    if given and is_nothing(given):
        return []
    if given:
        return _told("enjoyed", given, voice, stem=_stem(given))
    kept = voice.case.slot_answers.get("detail", "").strip()
    if kept and not any(contact.kind in THANKED for contact in contacts):
        return _told("detail", kept, voice, stem="What stayed with me is")
    return []


def _told(slot: str, given: str, voice: Voice, *, stem: str) -> list[Sentence]:
    """Their words; what stands behind a semicolon is a sentence of its own."""
    first, *rest = re.split(r";\s+", given)
    more = [
        Sentence(
            f"liked.more.{n}",
            "liked",
            ended(piece.replace("!", ".")),
            (Source("debrief", f"answers.{slot}", piece.strip()),),
        )
        for n, piece in enumerate(rest, 1)
        if piece.strip()
    ]
    return [*stemmed(first, slot, voice, stem=stem, part="liked", key="liked"), *more]


def _stem(given: str) -> str:
    if re.match(r"(?:when|where)\b", given, re.IGNORECASE):
        return "I liked it"
    if re.match(r"to [a-z]+\b", given, re.IGNORECASE):
        return "I was glad"
    return "I liked" if re.match(r"(?:that|how|the way)\b", given, re.IGNORECASE) else "I enjoyed"


SLOT = Slot("enjoyed", _("What did you like about meeting them, or about what you saw there? One sentence."))

_NAMED = pattern(r"^you said you (?:wanted|want|needed|need) (?P<what>.+)$")
_NO_WORK = pattern(
    r"someone\b|somebody\b|an? [\w' -]{0,24}?who\b|to (?:stop|avoid|end|prevent)\b|.*\bcoming\b", re.IGNORECASE
)
"""Whom they look for, what is to stop, what is going to happen: nothing to look forward to working on."""
_SOMEONE = pattern(r"(?:someone|somebody|an? [\w' -]{0,24}?who)\b", re.IGNORECASE)
_STATE = pattern(r"to (?:be|have|not|never)\b")
"""What one cannot hope that somebody does: "to be able to sleep"."""
_ENDED = pattern(r"to (?:stop|avoid|end|prevent|keep)\b")
"""What sounds like a reproach as a bare wish: "I hope you do stop the Sunday overtime"."""
_REACHED = pattern(r"\b(?:under|below|above|to)\s+\S*\d|\b(?:down|in order|under control|sorted|on time)$")


def named_need(voice: Voice) -> tuple[str, tuple[Source, ...]] | None:
    """The first need they named that is short and one thing, as it stands behind "you said you wanted"."""
    for goal in voice.case.interview.goals:
        tied = tie(goal, voice.names, voice.paper)
        named = _NAMED.match(tied.said) if tied is not None and not tied.written else None
        if tied is not None and named is not None and _short(named["what"]) and not _NO_WORK.match(named["what"]):
            return named["what"], tied.sources
    return None


def hope(voice: Voice) -> list[Sentence]:
    """A good wish for one need they named themselves, said plainly: "I hope you do rebuild the Akron round."

    Only where it is short and one thing: their trouble in full is not told back to them with one's thanks.
    """
    for goal in voice.case.interview.goals:
        tied = tie(goal, voice.names, voice.paper)
        named = _NAMED.match(tied.said) if tied is not None and not tied.written else None
        if tied is None or named is None or not _short(named["what"]):
            continue
        text = _wish(named["what"], voice)
        if text:
            return [Sentence("liked.hope", "liked", text, tied.sources)]
    return []


def _wish(what: str, voice: Voice) -> str:
    if _STATE.match(what) or _SOMEONE.match(what):
        return ""
    if what.startswith("to get "):
        return f"I hope you get {what[7:]}."
    if what.startswith("to "):
        as_said = f"You said you wanted {what}. I hope you do."
        return as_said if _ENDED.match(what) else voice.pick("hope", f"I hope you do {what[3:]}.", as_said)
    return f"I hope you get {what}." if _REACHED.search(what) else ""


def _short(what: str) -> bool:
    return len(words(what)) <= MOST_WORDS and not re.search(r"[,;:“”\"()]|\b(?:so|because|but)\b", what)
