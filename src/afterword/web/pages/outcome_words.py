"""What is said of each thing that can come of an interview: to choose it, to ask about it, to say that it stands so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Kind:
    """`label` and `hint` to choose it; `stands` as a line of what came. Lazily translated, as all of these are."""

    label: Any
    stands: Any
    hint: Any = ""


@dataclass(frozen=True, slots=True)
class Said:
    """How it stands, with a place for the day."""

    said: Any


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, what its field is called, and a line under it."""

    title: Any
    way: Any = ""
    hint: Any = ""


KINDS: Mapping[str, Kind] = {
    "next_round": Kind(
        _("They want to see me again"), _("They want to see you again"), _("Another talk, a task, a day on trial."),
    ),
    "offer": Kind(
        _("They offered me the job"), _("They offered you the job"), _("Whether or not it is in writing yet."),
    ),
    "refused": Kind(_("They said no"), _("They said no")),
    "filled": Kind(
        _("Someone else was taken on"), _("Someone else was taken on"),
        _("You saw it or heard of it; nobody told you."),
    ),
    "frozen": Kind(_("They have stopped hiring for now"), _("They stopped hiring for now")),
    "silent": Kind(
        _("Nothing came, and I have stopped waiting"), _("You stopped waiting"),
        _("If they write after all, it can be noted then."),
    ),
    "withdrawn": Kind(_("I stepped back"), _("You stepped back")),
    "accepted": Kind(_("I took it"), _("You took it")),
    "declined": Kind(_("I said no to it"), _("You said no to it")),
    "reopened": Kind(
        _("It is open again"), _("It was open again"), _("They asked you back, or you saw it advertised anew."),
    ),
    "started": Kind(_("I began there"), _("You began there")),
    "changed": Kind(
        _("It changed"), _("It changed"), _("Another job at the same place, or this one turned into another."),
    ),
    "moot": Kind(
        _("A worry from back then no longer matters"), _("A worry no longer mattered"),
        _("A question they asked, or you asked yourself, that time has settled."),
    ),
    "ended": Kind(_("It came to an end"), _("It came to an end")),
}  # fmt: skip

STANDS: Mapping[str, Said] = {
    "next_round": Said(_("They asked {day} to see you again")),
    "offer": Said(_("They offered you the job {day}")),
    "refused": Said(_("They said no {day}")),
    "filled": Said(_("Someone else was taken on, as you learnt {day}")),
    "frozen": Said(_("They stopped hiring {day}, for now")),
    "silent": Said(_("No answer came, and {day} you stopped waiting")),
    "withdrawn": Said(_("You stepped back {day}")),
    "accepted": Said(_("You took it {day}")),
    "declined": Said(_("You said no to it {day}")),
    "reopened": Said(_("It is open again, since you heard {day}")),
    "started": Said(_("You began there {day}")),
    "changed": Said(_("It changed {day}")),
    "ended": Said(_("It came to an end {day}")),
}

LEADS: Mapping[str, Any] = {
    "next_round": _("What you know from this time goes with you into the next."),
    "refused": _("That is hard to hear, however kindly it was said. Nothing has to be done today."),
    "filled": _("That is a poor way to learn of it. Nothing has to be done today."),
    "frozen": _("When hiring stops, it stops for everyone who was asked. Nothing has to be done today."),
    "silent": _("To stop waiting is a decision too. Nothing more is asked of you here."),
    "withdrawn": _("You decided it yourself. That is worth something."),
    "accepted": _("May it be what you hoped for. When the story goes on, there is room for it here."),
    "declined": _("It was yours to say. Nothing more is asked of you here."),
    "reopened": _("You need not want it a second time. If you do, say so soon."),
    "started": _("When something changes, or an old worry turns out not to matter, there is room for it here."),
    "changed": _("When the story goes on, there is room for it here."),
    "ended": _("What you learnt there stays yours."),
}

TOLD_BY: tuple[tuple[str, Any], ...] = (
    ("call", _("By phone")),
    ("email", _("By e-mail")),
    ("letter", _("In a letter")),
    ("meeting", _("Face to face")),
    ("recruiter", _("Through the recruiter")),
    ("heard", _("I heard of it elsewhere, or saw it")),
)
TOLD_THEM: tuple[tuple[str, Any], ...] = (
    ("call", _("I rang them")),
    ("email", _("I wrote to them")),
    ("meeting", _("I told them face to face")),
    ("recruiter", _("Through the recruiter")),
    ("self", _("They do not know yet")),
)

_TOLD = Asked(_("When did you hear, and how?"), _("How they told you"))
Q_WHEN: Mapping[str, Asked] = {
    "next_round": _TOLD,
    "offer": _TOLD,
    "refused": _TOLD,
    "frozen": _TOLD,
    "reopened": _TOLD,
    "filled": Asked(_("When did you learn of it, and how?"), _("How you learnt of it")),
    "withdrawn": Asked(_("When did you step back?"), _("How they know")),
    "accepted": Asked(_("When did you say yes?"), _("How they know")),
    "declined": Asked(_("When did you say no?"), _("How they know")),
    "started": Asked(_("When did you begin?")),
    "changed": Asked(_("When did it change?")),
    "moot": Asked(_("When was it settled, and which worry was it?")),
    "ended": Asked(_("When did it end?")),
}

_THEIRS = Asked(
    _("What did they say?"), _("Their words"),
    _("As you remember them. They stay as you type them, on this computer. Leave it empty if you would rather not."),
)  # fmt: skip
_OWN = Asked(
    _("Is there anything to keep of it?"), _("In your words"), _("For yourself alone. It stays as you type it.")
)  # fmt: skip
Q_WORDS: Mapping[str, Asked] = {
    "next_round": _THEIRS,
    "offer": _THEIRS,
    "refused": _THEIRS,
    "frozen": _THEIRS,
    "reopened": _THEIRS,
    "filled": _OWN,
    "withdrawn": _OWN,
    "accepted": _OWN,
    "declined": _OWN,
    "started": _OWN,
    "changed": Asked(_("What became of it?"), _("In your words"), _("Another job, another boss, a fresh start.")),
    "moot": Asked(_("What settled it?"), _("In your words"), _("What you would tell yourself as you were then.")),
    "ended": _OWN,
}
