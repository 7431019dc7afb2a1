"""Staying in touch with one person, and a note to them, as the pages show it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from afterword.domain.compose.draft import Draft
from afterword.domain.compose.keep_in_touch import Brings, asks
from afterword.domain.keep import MOST, Next
from afterword.domain.review.note import body_words
from afterword.flows.keeping_touch import Due, Written
from afterword.store import queries
from afterword.store.load import lines_of
from afterword.store.models import KeepInTouch, Note, Person, Touch
from afterword.web.pages import dates
from afterword.web.pages.fields import Choice, Field
from afterword.web.pages.log import said
from afterword.web.pages.words import number, sentence

BRINGS = {
    "news": (
        gettext_lazy("News of mine"),
        gettext_lazy("Something that has changed with you and bears on what you spoke of."),
    ),
    "article": (
        gettext_lazy("Something I read or saw"),
        gettext_lazy("It made you think of what they told you."),
    ),
    "congratulation": (
        gettext_lazy("A congratulation"),
        gettext_lazy("They, or the place they work at, have done something."),
    ),
    "thanks": (
        gettext_lazy("What came of their advice"),
        gettext_lazy("They advised you, you did it, this came of it."),
    ),
    "opening": (
        gettext_lazy("A job of theirs that I mean to apply for"),
        gettext_lazy("A certain one, so that they hear it from you first."),
    ),
}
EVERY = {
    30: gettext_lazy("about once a month"),
    60: gettext_lazy("every two months"),
    75: gettext_lazy("every ten weeks or so"),
    120: gettext_lazy("every four months"),
    180: gettext_lazy("twice a year"),
    365: gettext_lazy("once a year"),
}
# What may have passed: (direction and way, words).
PASSED = (
    ("in:email", gettext_lazy("They wrote to me")),
    ("out:call", gettext_lazy("We spoke on the phone")),
    ("out:meeting", gettext_lazy("We met")),
    ("in:message", gettext_lazy("They sent me a short message")),
    ("out:email", gettext_lazy("I wrote to them")),
    ("out:message", gettext_lazy("I sent them a short message")),
    ("out:letter", gettext_lazy("I sent them a letter on paper")),
    ("out:not_reached", gettext_lazy("I rang and reached nobody")),
)
QUOTES = 5
ON_TODAY = 3


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands with one person, in two sentences. `due`: a note is in place now."""

    headline: str
    why: str
    due: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody who is due, on Today."""

    who: str
    url: str
    why: str


@dataclass(frozen=True, slots=True)
class NoteLine:
    what: str
    when: str
    url: str
    words: str


def on_today(due: Due) -> dict[str, object]:
    """The few that show on Today, and those that fold away. Nothing of it presses, so it has no time."""
    lines = tuple(
        Line(row.person.name, reverse("in_touch", args=[row.person_id]), row.person.organisation) for row in due.people
    )
    return {"in_touch": lines[:ON_TODAY], "in_touch_more": lines[ON_TODAY:], "in_touch_rest": due.more}


def standing(row: KeepInTouch | None, found: Next | None, person: Person, today: date) -> Standing:
    """What is said of the rhythm with this person on their own day `today`."""
    name = person.name
    if row is None or found is None:
        return Standing(
            _("Keep in touch with {name}?").format(name=name),
            _("A short note now and then, with something in it for them. Afterword says when, you say what."),
        )
    last = _last(found, today)
    match found.why:
        case "ended":
            return Standing(_("You are not keeping in touch with {name} any more.").format(name=name), last)
        case "resting":
            return Standing(
                _("It rests."),
                _(
                    "Your last two notes to {name} have had no answer. People are busy, and it says little. Nothing "
                    "more is due; when you hear from them, it begins again by itself."
                ).format(name=name),
            )
    if found.due_on is not None and found.due_on <= today:
        return Standing(_("You could write to {name}.").format(name=name), last, due=True)
    assert found.due_on is not None  # noqa: S101 - only a rhythm that rests or has ended has no day
    day = dates.plain_day(found.due_on, today)
    words = (
        _("You could write to {name} from {day}.")
        if found.why == "first"
        else _("You could write to {name} again from {day}.")
    )
    headline = words.format(name=name, day=day)
    match found.why:
        case "undecided":
            why = _("Their answer about the job is still open. Until then the plan has its own steps.")
        case "yearly":
            why = _("Two notes have had no answer, and they matter to you: so it is once a year.")
        case "cap":
            why = _("Until then you have written as often in a year as you wanted to.")
        case "put_off":
            why = _("You put it off until then.")
        case "first":
            why = _("A month or two after a no there is something new to tell.")
        case _:
            why = last
    return Standing(headline, why)


def _last(found: Next, today: date) -> str:
    if found.last_contact is None:
        return _("No contact with them is noted yet.")
    if found.last_contact > today:
        return _("You will meet {when}.").format(when=dates.on_day(found.last_contact, today))
    return _("You were last in touch {when}.").format(when=dates.on_day(found.last_contact, today))


def begin_fields(typed: Mapping[str, str]) -> tuple[Field, ...]:
    hint = _("For you alone. It stands beside each note you write to them.")
    return (Field("why", _("Why this person?"), "words", typed.get("why", ""), hint, optional=True),)


def rhythm_fields(row: KeepInTouch) -> tuple[Field, ...]:
    """What the person may choose about the rhythm."""
    every = {**EVERY}
    if row.every_days not in every:
        every[row.every_days] = ngettext("every {n} day", "every {n} days", row.every_days).format(n=row.every_days)
    counts = sorted({1, 2, 3, 4, 6, MOST, row.most_a_year})
    return (
        Field("every_days", _("How often"), "select", str(row.every_days),
              _("Counted from the last time you were in touch, whoever began."),
              options=tuple((str(days), str(words)) for days, words in sorted(every.items()))),
        Field("most_a_year", _("At most, in a year"), "select", str(row.most_a_year),
              options=tuple((str(n), ngettext("{n} note", "{n} notes", n).format(n=n)) for n in counts)),
        Field("why", _("Why this person?"), "words", row.why, _("For you alone."), optional=True),
    )  # fmt: skip


def passed_fields(typed: Mapping[str, str], problem: str, today: date) -> tuple[Field, ...]:
    """The form for a contact outside any interview, holding what was typed."""
    return (
        Field("passed", _("What happened"), "select", typed.get("passed", "in:email"),
              options=tuple((code, str(words)) for code, words in PASSED)),
        Field("day", _("Which day"), "date", typed.get("day", today.isoformat()), problem=problem),
        Field("words", _("What was said"), "few_words", typed.get("words", ""), optional=True),
    )  # fmt: skip


def kinds(chosen: str, *, opening: bool) -> tuple[Choice, ...]:
    """What a note may bring. A job of theirs is offered where one is known."""
    return tuple(
        Choice(kind, str(label), str(hint), kind == chosen)
        for kind, (label, hint) in BRINGS.items()
        if kind != "opening" or opening or chosen == "opening"
    )


def note_fields(note: Note, name: str) -> tuple[Field, ...]:
    """The two questions of a note."""
    brings: Brings = note.brings  # type: ignore[assignment]
    about, why = asks(brings, name)
    return (
        Field("about", about.question, "words", note.about, about.hint),
        Field("why_them", why.question, "words", note.why_them, why.hint),
    )


def known(person: Person, row: KeepInTouch | None) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What helps to think of something for them: (heading, lines). Their own words, as they were noted."""
    found: list[tuple[str, tuple[str, ...]]] = []
    if row is not None and row.why.strip():
        found.append((_("Why this person"), (row.why.strip(),)))
    last = queries.interviews_with(person).first()
    if last is not None and (goals := lines_of(last.goals)[:QUOTES]):
        found.append((_("What they needed when you met"), goals))
    touches = [touch for touch in queries.touches_with(person)[:QUOTES] if touch.words.strip()]
    if touches:
        found.append((_("What passed between you"), tuple(f"{said(touch)} {short(touch.words)}" for touch in touches)))
    if person.notes.strip():
        found.append((_("Your notes on them"), (person.notes.strip(),)))
    return tuple(found)


def short(words: str, most: int = 200) -> str:
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[:most].rsplit(' ', 1)[0]} …"


def note_lines(notes: Sequence[Note], today: date, here: ZoneInfo) -> tuple[tuple[NoteLine, ...], tuple[NoteLine, ...]]:
    """Those begun and not sent, and those that went, the newest first."""
    begun, went = [], []
    for note in notes:
        what = str(BRINGS[note.brings][0]) if note.brings else _("A note without words yet")
        url = reverse("note", args=[note.person_id, note.id])
        if note.sent_at is None:
            words = note.text or note.about or note.why_them
            begun.append(NoteLine(what, "", url, short(words)))
        else:
            day = sentence(dates.day(note.sent_at.astimezone(here).date(), today))
            went.append(NoteLine(what, day, url, short(note.sent_text)))
    return tuple(begun), tuple(went)


def passed_lines(touches: Sequence[Touch], today: date, here: ZoneInfo) -> tuple[tuple[str, str, str], ...]:
    """What was noted by hand outside any interview and may be taken back: (id, what, when)."""
    return tuple(
        (str(touch.id), said(touch), sentence(dates.day(touch.happened_at.astimezone(here).date(), today)))
        for touch in touches
        if touch.interview_id is None and not touch.made_by
    )


def paragraphs(draft: Draft) -> tuple[tuple[tuple[str, bool], ...], ...]:
    """The note as it reads: paragraphs of (words, whether they are still missing)."""
    parts: dict[str, list[tuple[str, bool]]] = {}
    for each in draft.sentences:
        text = each.slot.question if each.slot is not None else each.text
        parts.setdefault(each.part, []).append((text, each.slot is not None))
    return tuple(tuple(part) for part in parts.values())


def length_words(written: Written) -> str:
    """ "52 words.", without greeting and name."""
    count = body_words(written.draft)
    return ngettext("{count} word.", "{count} words.", count).format(count=sentence(number(count)))


def moment(note: Note, here: ZoneInfo) -> str:
    at: datetime | None = note.sent_at
    return dates.full_day(at.astimezone(here).date()) if at is not None else ""
