"""What must not stand in a message after an answer: no question why, no reproach, and few questions at all."""

from __future__ import annotations

from collections.abc import Iterator

from afterword.domain.compose.after import AFTER
from afterword.domain.compose.draft import Draft, Sentence
from afterword.domain.knowledge import avoid, timing
from afterword.domain.language import _
from afterword.domain.review import cues
from afterword.domain.review.values import Check

_NO_QUESTION = frozenset({"gracious_reply", "advice_thanks"})
_BY_WORDING = ("asks_why", "reproach")
_COMMITS = "commits_early"


def after_an_answer(draft: Draft) -> Iterator[Check]:
    """The checks for the drafts of `AFTER`; nothing for any other."""
    if draft.kind not in AFTER:
        return
    said = [sentence for sentence in draft.sentences if sentence.slot is None]
    for sentence in said:
        for id in (*_BY_WORDING, *((_COMMITS,) if draft.kind == "offer_reply" else ())):
            rule = avoid()[id]
            for quote in cues.find(id, sentence):
                yield Check(id, rule.severity, _(rule.message), quote, sentence.key)
    yield from _questions(draft, said)


def _questions(draft: Draft, said: list[Sentence]) -> Iterator[Check]:
    asked = [sentence for sentence in said if "?" in sentence.text]
    if draft.kind in _NO_QUESTION and asked:
        message = _("A question asks them for an answer. This is to thank them; ask another day.")
        yield Check("asks_in_thanks", "warn", message, asked[0].text, asked[0].key)
    most = timing().step("advice_request").asks_max
    real = [sentence for sentence in asked if not sentence.key.startswith("lead")]
    count = sum(sentence.text.count("?") for sentence in real)
    if draft.kind == "advice_request" and most is not None and count > most:
        rule = avoid()["too_many_questions"]
        yield Check("too_many_questions", rule.severity, _(rule.message), real[-1].text, real[-1].key)
