"""`afterword export`: everything the person has told, in one file of their own."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import datetime
from pathlib import Path

from afterword.domain.language import _


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", nargs="?", metavar="FILE", help=_("where to write the zip (without it: afterword-DATE.zip right here)")
    )
    parser.add_argument("--force", action="store_true", help=_("overwrite FILE if it is there"))


def run(args: argparse.Namespace) -> int:
    from afterword.cli.ready import ready
    from afterword.cli.terminal import complain, make_safe

    make_safe()
    if args.file == "-" and sys.stdout is None:
        complain(_("The output is closed, so there is nowhere to write to; open it, or give the name of a file."))
        return 2
    owner = ready()
    from afterword.flows.leave import export_into

    if args.file == "-":
        export_into(sys.stdout.buffer, owner)
        sys.stdout.flush()
        return 0
    path = Path(args.file or f"afterword-{datetime.now().astimezone():%Y-%m-%d}.zip").expanduser()
    if path.is_dir():
        complain(_("{path} is a folder; give the name of a file.").format(path=path))
        return 2
    if path.exists() and not args.force:
        complain(_("{path} is there already; give another name, or --force to overwrite it.").format(path=path))
        return 2
    beside = path.with_name(f".{path.name}.new")
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            export_into(file, owner)
        os.replace(beside, path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        complain(_("{path} could not be written ({why}).").format(path=path, why=error.strerror or error))
        return 2
    print(_("Everything you have told Afterword is in {path}. It is as private as your notes.").format(path=path))
    return 0
