"""From something found in the talk to what comes of it: the plan, the call, the letter, at the right sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from afterword.domain.compose.draft import Draft, Sentence
from afterword.domain.method import Pack
from afterword.web.pages import draft_words
from afterword.web.pages.desk import anchor

HEART = ("clarify", "answer", "point", "called", "expand", "reinforce")
"""The parts of a draft that hold its points: what is added goes after them, before the close."""
OFFER = "offer"
"""The sentence that offers more on all of it: it stays the last of them."""


@dataclass(frozen=True, slots=True)
class Way:
    label: str
    url: str


def ways_for(interview: UUID, pack: Pack, exchange: str) -> tuple[Way, ...]:
    """The plan and the drafts: at the sentence that takes up the exchange, where there is one."""
    found = [Way(_("The plan"), reverse("plan", args=[interview]))]
    labels = (("call_card", _("In the call"), _("The call")), ("letter", _("In the letter"), _("The letter")))
    for kind, there, whole in labels:
        sentence = sentence_about(pack, kind, lambda one: _is_about(one, exchange))
        if sentence is not None:
            found.append(Way(there, sentence_url(interview, kind, sentence)))
        elif draft_of(pack, kind) is not None:
            found.append(Way(whole, draft_words.address(interview, kind)))
    return tuple(found)


def sentence_about(pack: Pack, kind: str, about: Callable[[Sentence], bool]) -> Sentence | None:
    """The first sentence of a draft for which `about` holds; None where there is no such draft or sentence."""
    draft = draft_of(pack, kind)
    return next((one for one in draft.sentences if about(one)), None) if draft is not None else None


def draft_of(pack: Pack, kind: str) -> Draft | None:
    return next((checked.draft for checked in pack.drafts if checked.draft.kind == kind), None)


def sentence_url(interview: UUID, kind: str, sentence: Sentence) -> str:
    """The desk, with this sentence chosen and what it rests on beside it."""
    return f"{draft_words.address(interview, kind)}?{urlencode({'sentence': sentence.key})}#{anchor(sentence.key)}"


def add_url(interview: UUID, pack: Pack, kind: str, evidence: str) -> str:
    """The desk with a place to write open after the last sentence of the heart of the draft, where the evidence goes.

    "" where there is no such draft.
    """
    draft = draft_of(pack, kind)
    if draft is None:
        return ""
    held = [one for one in draft.sentences if one.slot is None and one.part.startswith(HEART) and one.key != OFFER]
    after = held[-1] if held else next((one for one in draft.sentences if one.slot is None), None)
    if after is None:
        return ""
    query = urlencode({"sentence": after.key, "do": "add", "of": evidence})
    return f"{draft_words.address(interview, kind)}?{query}#{anchor(after.key)}"


def _is_about(one: Sentence, exchange: str) -> bool:
    return f".{exchange}." in f".{one.key}." and one.slot is None
