"""A field that the debrief does not tell and a paper does: what rests on it says the paper, not the debrief."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from afterword.domain.compose.draft import Draft, Sentence
from afterword.domain.interview import Source
from afterword.domain.method import Checked, Pack
from afterword.domain.transcript import Conversation


def said_where(words: str, conversation: Conversation | None) -> Source:
    """The source of exact words of a transcript: the time stamp they stand at, the turn where it has no times."""
    for turn in conversation.transcript.turns if conversation is not None else ():
        at = turn.text.find(words)
        if at >= 0:
            return Source("transcript", turn.start_at(at) or f"turn {turn.position + 1}", words)
    return Source("transcript", "", words)


def with_origins(pack: Pack, origins: Mapping[str, Source]) -> Pack:
    """`pack` with each source that names a field of `origins` turned into where that field was written.

    The words a source quotes stay as they are.
    """
    if not origins:
        return pack

    def source(one: Source) -> Source:
        origin = origins.get(one.ref) if one.kind == "debrief" else None
        return one if origin is None else Source(origin.kind, origin.ref, one.quote)

    def sentence(one: Sentence) -> Sentence:
        return replace(one, sources=tuple(source(each) for each in one.sources))

    def draft(one: Draft) -> Draft:
        return replace(
            one,
            sentences=tuple(sentence(each) for each in one.sentences),
            asides=tuple((when, tuple(sentence(each) for each in said)) for when, said in one.asides),
        )

    def checked(one: Checked) -> Checked:
        return replace(one, draft=draft(one.draft))

    reasons = tuple(replace(one, sources=tuple(source(each) for each in one.sources)) for one in pack.verdict.reasons)
    return replace(
        pack, verdict=replace(pack.verdict, reasons=reasons), drafts=tuple(checked(one) for one in pack.drafts)
    )
