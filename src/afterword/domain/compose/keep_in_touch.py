"""A note to somebody one stays in touch with (contract S7): short, in the person's words, with something for them in it.

The program asks for what is useful and never makes it up: a piece that is missing is an open slot. What is added to the
person's own sentences is a greeting, when the two met, at most one courtesy, and the name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from afterword.domain.compose.answer import open_slot
from afterword.domain.compose.courtesies import signature
from afterword.domain.compose.draft import Draft, Sentence, Slot, with_unique_keys
from afterword.domain.compose.own_words import has_verb
from afterword.domain.compose.verbs import is_base, is_past
from afterword.domain.compose.voice import Voice
from afterword.domain.days import MONTHS
from afterword.domain.interview import METHOD, Case, Source
from afterword.domain.language import _
from afterword.domain.text import ended, lower_first, sentences, upper_first, words

Brings = Literal["news", "article", "congratulation", "thanks", "opening"]
BRINGS: tuple[Brings, ...] = ("news", "article", "congratulation", "thanks", "opening")
FORGOTTEN = 150
"""Days without a contact after which one line says when the two met."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A job of theirs the person saw: its title and place as their page has them."""

    title: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class NoteWords:
    """What the person gave for one note. `about` and `why_them` are as typed; what is asked for each depends on
    `brings` (see `asks`). `last_contact`: the last day the two were in touch, None where it is not known.
    """

    brings: Brings
    about: str = ""
    why_them: str = ""
    offered: Offered | None = None
    subject: str = ""
    last_contact: date | None = None


def asks(brings: Brings, name: str) -> tuple[Slot, Slot]:
    """The two questions of a note: what it brings, and what that has to do with them. `name`: how they are called."""
    them = name or _("them")
    match brings:
        case "news":
            about = _("What is new with you that {name} would like to know?"), _("As you would say it across a table.")
            why = _("What has it to do with {name}?"), _("Something they said, asked or showed you.")
        case "article":
            about = _("What did you read or see, and where?"), _("One or two sentences, with what struck you.")
            why = _("What did {name} say that it made you think of?"), _("Their words, as you remember them.")
        case "congratulation":
            about = _("What have they done, and how do you know?"), ""
            why = (
                _("What do you know of what it took, or meant to {name}?"),
                _("Something from when you met, if you can."),
            )
        case "thanks":
            about = _("What did {name} advise you?"), _("As they said it, as near as you can.")
            why = _("What did you do with it, and what came of it?"), _("The plain result is enough.")
        case "opening":
            about = _("Why this job, in a sentence or two?"), _("What you have done that it needs.")
            why = _("What did {name} say or ask that this meets?"), _("It tells them that you listened.")
    return (
        Slot("note.about", about[0].format(name=them), about[1]),
        Slot("note.why_them", why[0].format(name=them), why[1]),
    )


def compose_keep_in_touch(case: Case, given: NoteWords, voice: Voice) -> Draft:
    """The note to `voice.recipient`, sentence by sentence. `case` is that of the last interview with them, or a bare one.

    Sources of the person's words are ("debrief", "note.about") and ("debrief", "note.why_them"), of an opening
    ("job", "opening.title").
    """
    name = voice.address(voice.recipient)
    about_slot, why_slot = asks(given.brings, name)
    them = (voice.person_source(voice.recipient),)
    body = [Sentence("salutation", "salutation", f"Dear {name}," if name else "Hello,", them)]
    body += _met(voice, given)
    if given.brings == "opening":
        body += _seen(given)
    body += _first(given, about_slot, name) + _courtesy_between(given)
    body += _whole_text(given.why_them, "note.why_them", why_slot)
    body += _courtesy_after(given, voice)
    return with_unique_keys(Draft("keep_in_touch", (*body, *signature(voice)), subject=_subject(given, case)))


def reworded(text: str, subject: str) -> Draft:
    """The person's own wording of the whole note, as a draft to be looked over. Its only source is what they typed."""
    found = []
    for nth, paragraph in enumerate(re.split(r"\n\s*\n", text.strip()), start=1):
        for each, sentence in enumerate(sentences(paragraph), start=1):
            source = Source("debrief", "note.text", sentence)
            found.append(Sentence(f"own.{nth}.{each}", f"own.{nth}", sentence, (source,)))
    return Draft("keep_in_touch", tuple(found), subject=subject)


def plain_title(title: str) -> str:
    """A job's title without what only the law asks for: "Late desk editor (m/f/d)" -> "Late desk editor"."""
    return re.sub(r"\s*[(\[][^()\[\]]{0,20}[/|][^()\[\]]{0,20}[)\]]", "", title).strip()


def is_whole(sentence: str) -> bool:
    """Whether it can be said as it stands: it has a verb and whoever does it, or was written as a sentence."""
    told = words(sentence)
    if not told:
        return False
    head = told[0]
    if head == "to" or is_past(head) or is_base(head):
        return False
    if head.endswith("ing") and not has_verb(sentence.split(None, 1)[-1]):
        return False  # "running nights at Hollis", but not "Nothing has changed"
    if len(told) >= 4 and sentence[:1].isupper() and sentence.rstrip("\"'”’)").endswith((".", "?", "!")):
        return True
    return has_verb(sentence) or any(is_past(word) for word in told[1:])


def _met(voice: Voice, given: NoteWords) -> list[Sentence]:
    """When the two met, where it is so long ago that a name alone may say nothing."""
    starts = voice.case.interview.starts_at
    today = voice.now.date()
    if starts is None or starts.date() > today:
        return []
    last = given.last_contact or starts.date()
    if (today - last).days < FORGOTTEN:
        return []
    when = MONTHS[starts.month - 1] + (f" {starts.year}" if starts.year != today.year else "")
    text = f"We met in {when} about {voice.job}."
    return [Sentence("met", "body", text, (voice.day_source(), *voice.job_sources()))]


def _seen(given: NoteWords) -> list[Sentence]:
    if given.offered is None or not given.offered.title.strip():
        return []
    title = plain_title(given.offered.title)
    job = title if re.search(r"\b(?:job|role|position|post)$", title, re.IGNORECASE) else f"{title} job"
    place = (
        f" in {given.offered.place.strip()}" if re.fullmatch(r"[\w’' .-]{2,40}", given.offered.place.strip()) else ""
    )
    sources = [Source("job", "opening.title", given.offered.title)]
    if place:
        sources.append(Source("job", "opening.place", given.offered.place))
    return [Sentence("seen", "body", f"I saw the {job}{place} on your page.", tuple(sources))]


def _first(given: NoteWords, slot: Slot, name: str) -> list[Sentence]:
    """What it brings. A fragment is put where it makes grammar, else it is asked for as a sentence."""
    told = sentences(given.about)
    if not told:
        return [open_slot(slot, part="body", key="about")]
    said = told[0] if is_whole(told[0]) else _completed(given.brings, told[0])
    if not said:
        question = _("How would you say “{words}” to {name}, as a whole sentence?")
        if "://" in told[0]:
            question = _("What does it say, in a sentence? The address alone tells {name} nothing.")
        again = Slot(slot.id, question.format(words=told[0][:80], name=name or _("them")), slot.hint)
        return [open_slot(again, part="body", key="about")]
    first = Sentence("about.1", "body", _said(said), (Source("debrief", "note.about", told[0]),))
    return [first, *_sentences(told[1:], "note.about", "about", 2)]


_DONE = frozenset("started began joined moved finished left took passed opened ran went".split())
"""Acts that are the person's own where they begin a line: "started at Hollis in June"; "promoted" could be another's."""


def _completed(brings: Brings, fragment: str) -> str:
    """`fragment` behind the few words that make it a sentence; "" where there are none that surely do."""
    said = fragment.strip().rstrip(".")
    head = words(said)[0] if words(said) else ""
    names_me = re.search(r"\byour?\b", said, re.IGNORECASE)  # "tell them your figure" was said to the person
    a_thing = head in ("the", "this", "that", "your", "a", "an")
    match brings:
        case "congratulation" if a_thing or head.endswith("ing"):
            return f"Congratulations on {lower_first(said)}"
        case "article" if a_thing:
            return f"I read {lower_first(said)}"
        case "news" if head in _DONE:
            return f"I {lower_first(said)}"
        case "thanks" if head == "to" and not names_me:
            return f"You advised me {lower_first(said)}"
        case "thanks" if is_base(head) and not names_me:
            return f"You advised me to {lower_first(said)}"
    return ""


def _whole_text(text: str, ref: str, slot: Slot) -> list[Sentence]:
    told = sentences(text)
    if not told:
        return [open_slot(slot, part="body", key="why")]
    return _sentences(told, ref, "why", 1)


def _sentences(told: list[str], ref: str, key: str, first: int) -> list[Sentence]:
    return [
        Sentence(f"{key}.{nth}", "body", _said(text), (Source("debrief", ref, text),))
        for nth, text in enumerate(told, start=first)
    ]


def _said(text: str) -> str:
    """As typed; only a slip of the thumb ("i had") and a missing full stop are mended. An address stays as it is."""
    if "://" in text.split(None, 1)[0]:
        return text
    return ended(upper_first(re.sub(r"(?<![\w'’.])i(?=['’ ])", "I", text)))


def _courtesy_between(given: NoteWords) -> list[Sentence]:
    told = sentences(given.about)
    said = f"{given.about} {given.why_them}".lower()
    if given.brings != "congratulation" or not told or not is_whole(told[0]) or "congratulat" in said:
        return []
    return [Sentence("congratulations", "body", "Congratulations.", (METHOD,))]


def _courtesy_after(given: NoteWords, voice: Voice) -> list[Sentence]:
    text = f"{given.about} {given.why_them}".lower()
    if given.brings == "thanks" and "thank" not in text:
        said = voice.pick("thanks", "Thank you for that.", "Thank you for saying it.", "So, thank you.")
        return [Sentence("thanks", "body", said, (METHOD,))]
    if given.brings == "opening" and "apply" not in text:
        said = voice.pick(
            "apply", "I mean to apply, and wanted you to hear it from me.", "I’ll apply, and didn’t want to do it without telling you."
        )  # fmt: skip
        return [Sentence("apply", "apply", said, (METHOD,))]
    return []


def _subject(given: NoteWords, case: Case) -> str:
    if given.subject.strip():
        return given.subject.strip()
    match given.brings:
        case "news":
            return f"News from {case.candidate.name}" if case.candidate.name.strip() else "Some news"
        case "article":
            return "Something I read"
        case "congratulation":
            return "Congratulations"
        case "thanks":
            return "What came of your advice"
        case "opening":
            return plain_title(given.offered.title) if given.offered is not None else "A job of yours"
