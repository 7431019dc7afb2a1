"""`afterword doctor`: the whole method once, on an invented interview in a home that is thrown away, check by check."""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from afterword.domain.language import _

Check = Callable[[], str]
"""Does one thing for real and returns what to say of it; raises when it is broken."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    del parser  # nothing to choose


def run(_args: argparse.Namespace) -> int:
    from afterword.cli.terminal import make_safe, say
    from afterword.config import Trouble

    make_safe()
    broken = 0
    own_home = _own_home()
    with tempfile.TemporaryDirectory(prefix="afterword-doctor-", ignore_cleanup_errors=True) as folder:
        os.environ["AFTERWORD_HOME"] = str(Path(folder) / "home")
        from afterword.cli import checkup

        for name, check, remedy in (*checkup.own(own_home), *checkup.method(), *checkup.program()):
            try:
                found = check()
            except Exception as error:
                broken += 1
                why = str(error) if isinstance(error, Trouble) else f"{type(error).__name__}: {error}".strip()
                say(_("broken  {name}: {why}").format(name=name, why=why))
                if not isinstance(error, Trouble):  # which says itself what to do
                    say(f"        {remedy}")
            else:
                say(_("fine    {name}: {found}").format(name=name, found=found))
    say()
    if broken:
        say(_("{count} of these are broken. What to do is said with each.").format(count=broken))
        return 1
    say(_("Everything works."))
    return 0


def _own_home() -> Path | None:
    """The person's own home, only looked at; None when the settings cannot even be read (a check says so)."""
    from afterword import config

    try:
        return config.load().home
    except config.Trouble:
        return None
