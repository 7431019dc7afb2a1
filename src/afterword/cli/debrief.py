"""`afterword debrief`: the questions of the web, one at a time, in the terminal. Each answer is kept as it is given."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from afterword.domain.language import _

if TYPE_CHECKING:
    from afterword.store.models import Interview, User
    from afterword.web.pages.debrief import Question
    from afterword.web.pages.fields import Field

STOP = frozenset({"q", "quit"})


class Stopped(Exception):
    """The person has had enough for now; everything they said is kept."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--new", action="store_true", help=_("begin a new one, even if another is half told"))


def run(args: argparse.Namespace) -> int:
    from afterword.cli.ready import ready
    from afterword.cli.terminal import make_safe, say

    make_safe()
    owner = ready()
    _edit_lines()
    try:
        interview = None if args.new else _half_told(owner)
        if interview is None:
            from afterword.flows import debrief

            interview = debrief.start(owner)
            say(_("Tell what happened. Enter passes a question over, q stops; what you have said is kept either way."))
        _walk(interview)
        _tell_more(interview)
    except (Stopped, KeyboardInterrupt, EOFError):
        say()
        say(_("What you said is kept. “afterword debrief” goes on from here."))
        return 0
    _outcome(interview)
    return 0


# -- the walk


def _half_told(owner: User) -> Interview | None:
    """The newest interview that is not told to the end, if the person wants to go on with it."""
    from afterword.cli.terminal import say
    from afterword.store import queries
    from afterword.web.pages.debrief import eyebrow, open_step

    for row in queries.open_debriefs_of(owner):
        if open_step(row, anyone=bool(row.interviewers.all())) is not None:
            say(_("“{name}” is half told.").format(name=eyebrow(row) or _("An interview without a name yet")))
            answer = _ask(_("Go on with it? Enter goes on, n begins a new one:")).lower()
            return None if answer in {"n", "no", "new"} else queries.interview_of(owner, row.id)
    return None


def _walk(interview: Interview) -> None:
    """From the first open question to the last; what was answered before is shown and stays at Enter."""
    from afterword.web.pages import debrief as pages
    from afterword.web.pages.questions import question_for
    from afterword.web.pages.told import told_of

    told = told_of(interview, _now())
    step = pages.open_step(interview, anyone=bool(told.people))
    half = "moment" in pages.walk(interview) and (told.moment is None or not told.moment.said)
    if half and step in ("interest", "understood"):
        step = "moment"
    while step is not None:
        page = question_for(step, told_of(interview, _now()))
        if page is not None:
            _one_page(interview, page)
        step = pages.after(step, interview)


def _one_page(interview: Interview, page: Question) -> None:
    from afterword.cli.terminal import say

    say()
    say(page.title)
    if page.lead:
        say(page.lead)
    if page.step == "when":
        _when(interview, page)
        return
    for field in page.fields:
        _until_kept(interview, page, field)


def _until_kept(interview: Interview, page: Question, field: Field) -> None:
    """Ask for one field and keep it; what cannot be read is explained and asked again, Enter leaves it."""
    from afterword.cli.terminal import say
    from afterword.web.pages.keeping import keep_step
    from afterword.web.pages.told import told_of

    while True:
        typed = _answer_to(field, alone=len(page.fields) == 1)
        if not typed:
            return
        kept = keep_step(page, told_of(interview, _now()), {field.name: typed})
        problem = kept.problems.get(field.name)
        if problem is None:
            return
        say(problem)


def _when(interview: Interview, page: Question) -> None:
    """Three fields that make one time: they are kept together."""
    from afterword.cli.terminal import say
    from afterword.web.pages.keeping import keep_step
    from afterword.web.pages.told import told_of

    while True:
        typed: dict[str, str] = {}
        for field in page.fields:
            day = typed.get("day", "")
            if (field.only and field.only != day) or (field.unless and field.unless == day):
                continue
            typed[field.name] = _answer_to(field, alone=field.name == "day")
            if field.name == "day" and not typed["day"]:
                return
        kept = keep_step(page, told_of(interview, _now()), typed)
        if not kept.problems:
            return
        for problem in kept.problems.values():
            say(problem)


def _tell_more(interview: Interview) -> None:
    """After the short path: more questions, what they need, what was left out, in any order, until Enter."""
    from afterword.cli.terminal import say
    from afterword.web.pages.questions import question_for
    from afterword.web.pages.told import told_of

    if interview.want == "no":
        return
    say()
    say(_("That is enough for a verdict. There can be more: what you add makes the words more your own."))
    while True:
        say(_("  1  another question they asked") + "\n" + _("  2  what they said they need"))
        say(_("  3  what you left out"))
        try:
            choice = _ask(_("Enter shows the verdict:"))
        except EOFError:
            return
        match choice:
            case "":
                return
            case "1":
                _another_question(interview)
            case "2" | "3" as number:
                page = question_for("goals" if number == "2" else "left-out", told_of(interview, _now()))
                if page is not None:
                    _lines(interview, page)
            case _:
                say(_("Type 1, 2 or 3, or Enter."))


def _another_question(interview: Interview) -> None:
    from afterword.cli.terminal import say
    from afterword.flows import debrief
    from afterword.web.pages.questions import exchange_fields

    exchange = None
    for field in exchange_fields(None):
        typed = _answer_to(field, alone=False)
        if not typed:
            if field.name == "asked":
                return
            continue
        exchange = exchange or debrief.add_exchange(interview)
        kept = debrief.keep_exchange(exchange, field.name, typed)
        if not kept.ok:
            say(kept.problem)


def _lines(interview: Interview, page: Question) -> None:
    """A list, one entry at a time, added to what is there; each is kept at once."""
    from afterword.cli.terminal import say
    from afterword.flows import debrief

    say()
    say(page.title)
    say(page.lead)
    field = page.fields[0]
    lines = [line for line in field.value.splitlines() if line.strip()]
    for line in lines:
        say(f"- {line}")
    while typed := _ask("-"):
        lines.append(typed)
        kept = debrief.keep(interview, field.name, "\n".join(lines))
        if not kept.ok:
            lines.pop()
            say(kept.problem)


# -- asking


def _answer_to(field: Field, *, alone: bool) -> str:
    """What the person types for one field, "" to leave it as it is. Of a choice, the value that stands for it."""
    from afterword.cli.terminal import say

    if not alone and field.label:
        say(field.label + (f" ({_('may stay empty')})" if field.optional else ""))
    if field.hint:
        say(field.hint)
    if not field.options:
        if field.value:
            say(_("So far: {text}").format(text=field.value))
        return _ask(">")
    for number, (value, label) in enumerate(field.options, 1):
        mark = "*" if value == field.value else " "
        say(f" {mark}{number}  {label}")
    while True:
        typed = _ask(">")
        if not typed or (chosen := _chosen(typed, field)):
            return chosen if typed else ""
        say(_("Type a number from 1 to {count}, or Enter to leave it.").format(count=len(field.options)))


def _chosen(typed: str, field: Field) -> str:
    """The value a number, a word such as "yes", or its first letter stands for; "" for none."""
    if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= len(field.options):
        return field.options[int(typed) - 1][0]
    word = typed.lower().rstrip(".!")
    fitting = [value for value, label in field.options if word in {value, label.lower()} or value.startswith(word)]
    return fitting[0] if len(fitting) == 1 else ""


def _ask(prompt: str) -> str:
    """One line from the person. Raises `Stopped` when they type q; EOFError when there is nobody to answer."""
    typed = input(f"{prompt} ")
    if not sys.stdin.isatty():
        print()
    typed = "".join(letter for letter in typed if letter.isprintable()).strip()
    if typed.lower() in STOP:
        raise Stopped
    return typed


def _edit_lines() -> None:
    """Let the arrow keys work where the system can; nothing typed is kept in a history file."""
    from contextlib import suppress

    with suppress(ImportError):
        import readline  # noqa: F401


# -- what comes of it


def _outcome(interview: Interview) -> None:
    from afterword.cli.terminal import say

    for block in _told(interview):
        say()
        say(block)


def _told(interview: Interview) -> Iterator[str]:
    """The verdict, its reasons, and the first step, in words."""
    from afterword.flows import decide, prepare
    from afterword.writing.words import step_title, window, zone_name

    now = _now()
    interview.refresh_from_db()
    pack = prepare.pack_for(interview, now)
    decide.take_plan(interview, now)
    first, *others = pack.verdict.reasons
    yield first.text
    if others:
        yield "\n".join(f"- {reason.text}" for reason in others)
    person = next(iter(pack.case.interview.interviewers), None)
    step = next(iter(pack.plan.steps), None)
    if step is not None:
        when = window(step.not_before, step.due)
        moment = step.not_before or step.due
        zone = f" ({zone_name(moment)})" if moment is not None else ""
        yield _("Next: {what}. {when}{zone}.").format(what=step_title(step, person), when=when, zone=zone)
        yield step.why
    yield _("“afterword” opens the words that are ready for it, “afterword next” shows what is due.")


def _now() -> datetime:
    return datetime.now(UTC)
