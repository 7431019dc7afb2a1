"""`afterword import`: everything of an export, brought into a home in which nothing was told yet."""
# ruff: noqa: N999 - a command's module is called as the command is

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from afterword.domain.language import _


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help=_("the zip that “afterword export” or the page Export made"))


def run(args: argparse.Namespace) -> int:
    from afterword.cli.ready import ready
    from afterword.cli.terminal import complain, make_safe

    make_safe()
    path = Path(args.file).expanduser()
    if not path.is_file():  # looked at first: a slip in the name makes no home
        complain(_("There is no file {path}. Give the name of the zip you exported.").format(path=path))
        return 2
    with path.open("rb") as file:
        owner = ready()
        from afterword.flows.arrive import bring_in

        arrived = bring_in(owner, file, datetime.now(UTC))
    if arrived.problem:
        complain(arrived.problem)
        return 2
    count = arrived.counts["Interview"]
    print(_("Everything in {path} is here now. Interviews: {count}.").format(path=path, count=count))
    for note in arrived.notes:
        print(note)
    return 0
