"""`afterword next`: what is due, what waits, what is half told. The list of the first page, in the terminal."""

from __future__ import annotations

import argparse
import atexit
import gc
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from afterword.domain.language import _

if TYPE_CHECKING:
    from afterword.web.pages.today import Line


def add_arguments(parser: argparse.ArgumentParser) -> None:
    del parser  # nothing to choose


def run(_args: argparse.Namespace) -> int:
    gc.set_threshold(1_000_000)  # a short run makes little garbage; looking for it costs a sixth of the time
    atexit.register(gc.freeze)
    from zoneinfo import ZoneInfo

    from afterword.cli.ready import ready
    from afterword.cli.terminal import make_safe, say

    make_safe()
    owner = ready()
    from afterword.flows import decide, reminders, upcoming
    from afterword.store import queries
    from afterword.web.pages import today as pages
    from afterword.web.views.today import first_names

    if not queries.interviews_of(owner).exists():
        say(_("Nothing is due: no interview has been told yet. “afterword debrief” begins one."))
        return 0
    now = datetime.now(UTC)
    shown = decide.today(owner, now)
    names = first_names(owner, shown)
    page = pages.page(shown, names, now, ZoneInfo(queries.profile_of(owner).zone or "UTC"))
    say(page.headline)
    over = [row.employer or row.role for row in upcoming.ended(owner, now)]
    _sentences(_("Over, and not told yet"), [_("{about}.").format(about=about or _("An interview")) for about in over])
    due = [one.text for one in reminders.shown(owner, now) if one.kind != "debrief"]
    _sentences(_("You wanted to be reminded"), due)
    _list("", (*page.due, *page.due_more))
    _list(_("Later"), (*page.coming, *page.coming_more))
    _list(_("Half told"), (*page.open, *page.open_more))
    _list(_("What they said they would do"), page.theirs)
    if page.more:
        say()
        say(_("There is more than fits here; “afterword” shows all of it."))
    return 0


def _sentences(title: str, lines: Sequence[str]) -> None:
    from afterword.cli.terminal import say

    if lines:
        say()
        say(title)
    for line in lines:
        say(f"- {line}")


def _list(title: str, lines: Sequence[Line]) -> None:
    from afterword.cli.terminal import say

    if not lines:
        return
    say()
    if title:
        say(title)
    for line in lines:
        what = f"{line.what}, {line.when}" if line.when else line.what
        say(f"- {what}. {line.why}".rstrip())
