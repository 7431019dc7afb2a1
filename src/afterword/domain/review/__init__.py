"""The checks on a draft before it may be used: block, confirm or warn, with the words that caused it and what to do.

The knowledge holds the rules that go by wording; the rest look at the whole draft: open slots, facts, private matters,
length, speaking time, names, repetition. The adviser's brief is read by a friend, so only its facts are looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from afterword.domain.compose.draft import Draft, Sentence
from afterword.domain.diagnose.answers import discloses_private
from afterword.domain.interview import Case
from afterword.domain.knowledge import avoid
from afterword.domain.language import _
from afterword.domain.review import cues
from afterword.domain.review.after import after_an_answer
from afterword.domain.review.concerns import concern_time, concern_words
from afterword.domain.review.facts import (
    borrowed_figures,
    everything_told,
    own_data,
    sources_of,
    unknown_facts,
    without_phones,
)
from afterword.domain.review.names import misspelt, spelt_otherwise
from afterword.domain.review.spoken import speaking_seconds, speaking_seconds_of
from afterword.domain.review.values import Check, Severity
from afterword.domain.review.whole import (
    apologies,
    call_not_made,
    generic,
    left_without_words,
    length,
    open_slots,
    points_reopened,
    repeated,
    says_nothing,
    speaking_time,
    voicemail_answer,
)

__all__ = ["Check", "Severity", "review", "speaking_seconds", "speaking_seconds_of"]

_BY_WORDING = (
    "restates_fault", "desperation", "argue_decision", "unkeepable_promise", "unprovable_superlative",
    "accuse_interviewer", "gifts", "insider_pressure", "unanswered_stack", "stock_phrase",
)  # fmt: skip
_ORDER = {"block": 0, "confirm": 1, "warn": 2}


def review(draft: Draft, case: Case, others: Sequence[Draft] = ()) -> tuple[Check, ...]:
    """Everything to say about `draft`, what blocks it first. `others` are the drafts it must not repeat.

    Each check quotes the draft exactly. The same draft and case give the same checks in the same order.
    """
    checks = [*says_nothing(draft), *open_slots(draft), *_facts(draft, case), *_private(draft)]
    if draft.kind != "adviser_brief":
        checks += _wording(draft)
        checks += apologies(draft)
        checks += points_reopened(draft, case)
        checks += generic(draft)
        checks += left_without_words(draft, case)
        checks += repeated(draft, case, others)
        checks += call_not_made(draft, case)
    checks += voicemail_answer(draft, case)
    checks += after_an_answer(draft)
    checks += concern_words(draft)
    checks += concern_time(draft)
    checks += length(draft)
    checks += speaking_time(draft)
    return tuple(sorted(checks, key=lambda check: _ORDER[check.severity]))


def _said(draft: Draft) -> Iterator[Sentence]:
    """Every sentence with words of its own, those for when the call goes another way included."""
    yield from (sentence for sentence in draft.sentences if sentence.slot is None)
    for _situation, sentences in draft.asides:
        yield from (sentence for sentence in sentences if sentence.slot is None)


def _wording(draft: Draft) -> Iterator[Check]:
    for sentence in _said(draft):
        for id in _BY_WORDING:
            rule = avoid()[id]
            for quote in cues.find(id, sentence):
                yield Check(id, rule.severity, _(rule.message), quote, sentence.key)
        for quote in cues.find("exclamation", sentence):
            yield Check("exclamation", "warn", _(avoid()["exclamation"].message), quote, sentence.key)
        for quote in cues.find("dashes", sentence):
            message = _("A dash glues two sentences together. Make them two, or use a comma.")
            yield Check("dashes", "warn", message, quote, sentence.key)


def _facts(draft: Draft, case: Case) -> Iterator[Check]:
    own = own_data(case)
    # reading all they told costs most of a review, and only sentences in the person's own words rest on it
    told = everything_told(case) if any(sentence.edited for sentence in _said(draft)) else own
    doubted: set[str] = set()
    for sentence in _said(draft):
        if sentence.key.endswith(".ask_time.when") and not sentence.edited:
            continue  # the time it names is the calendar's, not a fact of theirs
        for name, aloud in spelt_otherwise(sentence, case):
            if name not in doubted:
                doubted.add(name)
                message = _("The transcript spells it “{heard}”. Which spelling is theirs?").format(heard=aloud)
                yield Check("name_spelling", "confirm", message, name, sentence.key)
        near = dict(misspelt(sentence, case))
        for wrong, right in near.items():
            message = _("You have this name as “{right}”. Which spelling is theirs?").format(right=right)
            yield Check("name_spelling", "confirm", message, wrong, sentence.key)
        known = (told if sentence.edited else own) | sources_of(sentence, case)
        seen: set[str] = set()
        for figure in borrowed_figures(sentence.text, case) if sentence.edited else ():
            if figure not in seen and figure not in unknown_facts(sentence.text, known):
                seen.add(figure)
                message = _("“{figure}” is a figure of theirs, by what they said or advertised. Is it yours too?")
                yield Check("new_false_fact", "confirm", message.format(figure=figure), figure, sentence.key)
        for fact in unknown_facts(sentence.text, known):
            if fact in seen or any(fact in wrong for wrong in near):
                continue
            seen.add(fact)
            if sentence.edited:
                message = _("You typed “{fact}”. It is not in your notes or your résumé: is it right?").format(
                    fact=fact
                )
                yield Check("new_false_fact", "confirm", message, fact, sentence.key)
            else:
                yield Check("new_false_fact", "block", _(avoid()["new_false_fact"].message), fact, sentence.key)


def _private(draft: Draft) -> Iterator[Check]:
    rule = avoid()["private_fact"]
    for sentence in _said(draft):
        # "I'm on 0161 496 0112" gives a number to ring, not a wage.
        for quote, _topic in discloses_private(without_phones(sentence.text)):
            if quote not in sentence.text:
                continue
            yield Check("private_fact", rule.severity, _(rule.message), quote, sentence.key)
