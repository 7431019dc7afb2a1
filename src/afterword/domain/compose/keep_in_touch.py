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
from afterword.domain.patterns import pattern
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
    body += _why(given, why_slot, name)
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
    sentence = re.sub(r"\bMay\b", "April", sentence)  # the month is no verb
    if head in _OPENS_A_PART or is_past(head) or is_base(head) or (head == "read" and not sentence.endswith("?")):
        return False
    if head.endswith("ing") and not has_verb(sentence.split(None, 1)[-1]):
        return False  # "running nights at Hollis", but not "Nothing has changed"
    if len(told) >= 4 and sentence[:1].isupper() and sentence.rstrip("\"'”’)").endswith((".", "?", "!")):
        return True
    return bool(_SOMEBODY_DOES.match(sentence)) or has_verb(sentence) or any(is_past(word) for word in told[1:])


_SOMEBODY_DOES = pattern(
    r"(?:I|you|we|they|he|she) (?!(?:and|or|two|both|all|guys|with|at|in|on|for|from)\b)\w+", re.IGNORECASE
)
_OPENS_A_PART = frozenset("to that because".split())
"""A line that begins so goes on from another one."""


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
    title = re.split(r"\s+[-–—|]\s+", plain_title(given.offered.title))[0]
    job = title if re.search(r"\b(?:job|role|position|post)$", title, re.IGNORECASE) else f"{title} job"
    where = given.offered.place.strip()
    a_town = re.fullmatch(r"[\w’' .-]{2,40}", where) and not _NO_TOWN.search(where)
    place = f" in {where}" if a_town else ""
    sources = [Source("job", "opening.title", given.offered.title)]
    if place:
        sources.append(Source("job", "opening.place", given.offered.place))
    return [Sentence("seen", "body", f"I saw the {job}{place} on your page.", tuple(sources))]


_NO_TOWN = pattern(r"\b(?:remote|hybrid|home|anywhere|various|multiple|flexible)\b", re.IGNORECASE)


def _first(given: NoteWords, slot: Slot, name: str) -> list[Sentence]:
    """What it brings. A fragment is put where it makes grammar, else it is asked for as a sentence."""
    told = sentences(given.about)
    if not told:
        return [open_slot(slot, part="body", key="about")]
    said = _without_because(told[0])
    said = said if is_whole(said) else _completed(given.brings, told[0])
    if not said:
        return [_asked_again(told[0], slot, name, key="about")]
    first = Sentence("about.1", "body", _said(said), (Source("debrief", "note.about", told[0]),))
    return [first, *_sentences(told[1:], "note.about", "about", 2)]


def _asked_again(words: str, slot: Slot, name: str, *, key: str) -> Sentence:
    """The question for a whole sentence, where what was typed is none and no frame surely fits it."""
    question = _("How would you say “{words}” to {name}, as a whole sentence?")
    if "://" in words:
        question = _("What does it say, in a sentence? The address alone tells {name} nothing.")
    again = Slot(slot.id, question.format(words=words[:80], name=name or _("them")), slot.hint)
    return open_slot(again, part="body", key=key)


def _without_because(text: str) -> str:
    """An answer to "why" that begins with "because" is a sentence without it."""
    rest = re.sub(r"^because (?!of\b)", "", text, flags=re.IGNORECASE)
    return rest if rest != text and is_whole(rest) else text


_DONE = frozenset(
    "started began joined moved finished left took passed opened ran went got won made became bought built lost sold did "
    "set signed completed qualified retired graduated handed gave wrote had met heard saw read".split()
)
"""Acts that are the person's own where they begin a line: "started at Hollis in June"; "promoted" could be another's."""
_LEARNT_OF = frozenset("saw read heard watched noticed found".split())
_TO_HEAR = pattern(
    r"(?:an?|the|this|that)\b.{0,20}?\b(?:podcast|talk|lecture|interview|programme|program|broadcast|episode)\b"
)
_TO_SEE = pattern(r"(?:an?|the|this|that)\b.{0,20}?\b(?:film|video|exhibition|play|poster|notice|photo\w*|post)\b")


def is_doing(head: str) -> bool:
    """Whether a word is a verb's -ing: "running", "working", but not "nothing"."""
    return head.endswith("ing") and any(is_base(base) for base in (head[:-3], f"{head[:-3]}e", head[:-4]))


def _completed(brings: Brings, fragment: str) -> str:
    """`fragment` behind the few words that make it a sentence; "" where there are none that surely do."""
    said = fragment.strip().rstrip(".")
    head = words(said)[0] if words(said) else ""
    small = lower_first(said)
    names_me = re.search(r"\byour?\b", said, re.IGNORECASE)  # "tell them your figure" was said to the person
    a_thing = head in ("the", "this", "that", "your", "a", "an")
    match brings:
        case "congratulation" | "article" if head in _LEARNT_OF:
            return f"I {small}"
        case "congratulation" if a_thing or head.endswith("ing") or re.match(r"\d+ (?:years|months)\b", small):
            return f"Congratulations on {small}"
        case "congratulation" if head == "on":
            return f"Congratulations {small}"
        case "article" if a_thing:
            return f"I {'heard' if _TO_HEAR.match(small) else 'saw' if _TO_SEE.match(small) else 'read'} {small}"
        case "news" if head in _DONE:
            return f"I {small}"
        case "news" if head == "still" or (is_doing(head) and " and " not in said):
            since = head != "still" and re.search(r"\bsince\b", said)
            return f"{'I’ve been' if since else 'I’m'} {small}"
        case "thanks" if head == "to" and not names_me:
            return f"You advised me {small}"
        case "thanks" if is_base(head) and not names_me:
            return f"You advised me to {small}"
        case "thanks" if head == "that" and re.match(r"that I\b", said):
            return f"You told me {small}"
        case "thanks" if is_base(head) or re.match(r"(?:don['’]?t|do not|never)\b", small):
            return f"You told me: “{upper_first(re.sub(r'^[Dd]ont', 'don’t', said))}.”"
    return ""


def _why(given: NoteWords, slot: Slot, name: str) -> list[Sentence]:
    """What it has to do with them: their own sentences; a fragment ("the mailroom") is asked for as one."""
    told = sentences(given.why_them)
    if not told:
        return [open_slot(slot, part="body", key="why")]
    first = _without_because(told[0])
    if given.brings == "thanks" and is_past(words(first)[0] if words(first) else ""):
        first = f"I {lower_first(first)}"  # "did it, and they nodded": who did it is plain
    elif not is_whole(first) and not (given.brings == "thanks" and len(words(first)) >= A_RESULT):
        return [_asked_again(told[0], slot, name, key="why")]
    source = Source("debrief", "note.why_them", told[0])
    return [Sentence("why.1", "body", _said(first), (source,)), *_sentences(told[1:], "note.why_them", "why", 2)]


A_RESULT = 3
"""Words from which a result stands by itself: "Two interviews, one offer." """


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
    if (
        given.brings != "congratulation"
        or not told
        or not (is_whole(told[0]) or set(words(told[0])[:1]) & _LEARNT_OF)
        or "congratulat" in said
    ):
        return []
    return [Sentence("congratulations", "body", "Congratulations.", (METHOD,))]


def _courtesy_after(given: NoteWords, voice: Voice) -> list[Sentence]:
    text = f"{given.about} {given.why_them}".lower()
    if given.brings == "thanks" and "thank" not in text:
        said = voice.pick("thanks", "Thank you for that.", "Thank you for saying it.", "So, thank you.")
        return [Sentence("thanks", "body", said, (METHOD,))]
    if given.brings == "opening" and "apply" not in text:
        said = "I mean to apply, and wanted you to hear it from me."
        if not voice.formal:
            said = voice.pick("apply", said, "I’ll apply, and didn’t want to do it without telling you.")
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
            return upper_first(plain_title(given.offered.title)) if given.offered is not None else "A job of yours"
