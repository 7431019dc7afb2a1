"""The words of a talk as HTML. An hour is thousands of small pieces, and the template language takes ten times as long
for them; so these few tags are written here, every word of the transcript escaped.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from afterword.web.pages.talk import Span


def spans_html(spans: Iterable[Span], section: str) -> SafeString:
    """Words with their marks. Mark 2 of section "s3" has the id "s3-m2" and leads to the note "s3-n2"."""
    note = escape(_("Note"))
    pieces: list[str] = []
    for span in spans:
        text = escape(span.text)
        if span.note:
            number = span.note
            text = (
                f'<mark id="{section}-m{number}">{text}<a class="ref" href="#{section}-n{number}">'
                f'<span class="hidden-text">{note} </span>{number}</a></mark>'
            )
        pieces.append(text)
    return mark_safe("".join(pieces))  # noqa: S308 - every word went through `escape`


def said_html(
    name: str, time: str, whose: str, paragraphs: Iterable[Iterable[Span]], section: str, again: bool
) -> SafeString:
    """What one voice said in a row. `whose`: "you", "they" or "other"; `again`: the same voice goes on, unnamed."""
    pieces: list[str] = []
    if not again:
        at = f'<span class="at">{escape(time)}</span>' if time else ""
        pieces.append(f'<p class="voice"><bdi>{escape(name)}</bdi>{at}</p>')
    pieces += [f'<p class="said {whose}" dir="auto">{spans_html(spans, section)}</p>' for spans in paragraphs]
    return mark_safe("".join(pieces))  # noqa: S308 - every word went through `escape`
