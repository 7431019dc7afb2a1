"""Checks on what answers a concern: short enough, and none of what is never done (knowledge: concerns, `never`).

Private facts and promises of years are stopped in every draft; here is what only concerns tempt one to say.
"""

from __future__ import annotations

from collections.abc import Iterator

from afterword.domain.compose.draft import Draft, cards_of
from afterword.domain.knowledge import concern_pattern
from afterword.domain.language import _
from afterword.domain.review.spoken import speaking_seconds_of
from afterword.domain.review.values import Check

LONGEST_CARD = 45  # seconds; they named one thing, and wait for one answer
LONGEST_FOLLOW_UP = 120


def concern_words(draft: Draft) -> Iterator[Check]:
    """What argues, speaks ill of others or promises results, in the cards and the follow-up call."""
    if draft.kind not in ("concern_cards", "follow_up_call"):
        return
    for rule in concern_pattern().rules.values():
        for sentence in draft.sentences:
            for quote in rule.find(sentence.text) if sentence.slot is None else ():
                yield Check(rule.id, rule.severity, _(rule.message), quote, sentence.key)


def concern_time(draft: Draft) -> Iterator[Check]:
    """A card that takes longer than anyone listens, and a follow-up call that has become an interview."""
    for card in cards_of(draft):
        said = [sentence for sentence in card.sentences if sentence.slot is None]
        seconds = speaking_seconds_of(" ".join(sentence.text for sentence in said))
        if seconds > LONGEST_CARD:
            message = _("About {seconds} seconds; {limit} are enough for one concern. Keep the proof, and stop.")
            text = message.format(seconds=seconds, limit=LONGEST_CARD)
            yield Check("speaking_time", "warn", text, said[-1].text, said[-1].key)
    if draft.kind == "follow_up_call":
        seconds = speaking_seconds_of(draft.text)
        if seconds > LONGEST_FOLLOW_UP:
            message = _("Your part takes about {seconds} seconds. Keep one proof, and ask your question.")
            yield Check("speaking_time", "warn", message.format(seconds=seconds), "")
