"""The brief for someone the person trusts: what may be left out of it, and the words that remain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from afterword.domain.compose.draft import Draft, Sentence
from afterword.domain.method import Checked
from afterword.flows.consult import Changed
from afterword.store.models import Advice, Person
from afterword.web.pages import draft_words
from afterword.web.pages.desk import parts_of, spoken_text
from afterword.web.pages.fields import Choice, Field

MAY_GO = {
    "asked": gettext_lazy("What they asked and what you said"),
    "answer": gettext_lazy("What you would say now"),
    "plan": gettext_lazy("What you mean to do"),
    "ask": gettext_lazy("What you want to know"),
    "by": gettext_lazy("Until when"),
}
_HELLO = re.compile(r"^Hello\b[^,]*,")


@dataclass(frozen=True, slots=True)
class Part:
    """A part that may be left out. `text` is what it says."""

    name: str
    label: str
    text: str
    included: bool


@dataclass(frozen=True, slots=True)
class Page:
    parts: tuple[Part, ...]
    text: str
    subject: str


def page_of(composed: Checked | None, to: Person | None, wanted: list[str] | None) -> Page:
    """The brief for `to` with the parts `wanted` (None: all of them). Empty when nothing is composed yet."""
    if composed is None:
        return Page((), "", "")
    draft = composed.draft
    parts: list[Part] = []
    said: list[str] = []
    for name, sentences in parts_of(draft):
        text = _greeted(draft, sentences, to) if name == "hello" else spoken_text(sentences)
        included = wanted is None or name in wanted or name not in MAY_GO
        if name in MAY_GO:
            parts.append(Part(name, str(MAY_GO[name]), text, included))
        if included:
            said.append(text)
    text = "\n\n".join(said)
    return Page(tuple(parts), text, draft.subject)


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """A sentence worded since the asking, and where it stands."""

    value: str
    text: str
    where: str
    because: bool


def changed_lines(changed: Sequence[Changed], interview: UUID) -> tuple[ChangedLine, ...]:
    return tuple(
        ChangedLine(f"{one.kind}/{one.key}", one.text, str(draft_words.KINDS[one.kind]), one.because) for one in changed
    )


def decisions(held: str) -> tuple[Choice, ...]:
    offered = (
        ("act", _("Do it"), _("The plan stands, with what you changed.")),
        ("wait", _("Think about it a little longer"), _("Nothing is taken out. The plan keeps its days.")),
        ("leave", _("Leave it alone"), _("Nothing more goes out to win this job. You can change your mind.")),
    )
    return tuple(Choice(value, label, hint, value == held) for value, label, hint in offered)


def fields_of(advice: Advice) -> list[Field]:
    return [
        Field(
            "came_back",
            _("What came back"),
            "words",
            advice.came_back,
            hint=_("In their words as far as you remember them."),
        ),
        Field(
            "changed",
            _("What it changed"),
            "words",
            advice.changed,
            hint=_("A word, a step, your mind, or nothing. Nothing is an answer too."),
            optional=True,
        ),
    ]


def _greeted(draft: Draft, sentences: tuple[Sentence, ...], to: Person | None) -> str:
    """The greeting names whoever is chosen on this page; the composed one knows only whom was asked before."""
    text = spoken_text(sentences)
    if to is None or any(one.edited for one in sentences) or not (to.address_as or to.name):
        return text
    name = to.address_as or to.name.split()[0]
    return _HELLO.sub(lambda _match: f"Hello {name},", text)
