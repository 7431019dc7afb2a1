"""`afterword pack`: files in, a verdict, a plan and the words out. Nothing is kept and nobody is asked."""

from __future__ import annotations

import argparse
import atexit
import gc
import sys
from datetime import datetime
from typing import TYPE_CHECKING

from afterword.domain.language import _

if TYPE_CHECKING:
    from afterword.domain.interview import Problem
    from afterword.domain.method import Pack


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help=_("a debrief, transcript, job advert, résumé or invitation, or a folder of them"),
    )
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--json", action="store_true", help=_("print one JSON object"))
    how.add_argument("--md", action="store_true", help=_("print Markdown, as happens without --json"))
    how.add_argument("--schema", action="store_true", help=_("print the JSON Schema of that object, and nothing else"))
    parser.add_argument(
        "--out", metavar="DIR", help=_("write the call card, the letter and the rest as files into DIR")
    )
    parser.add_argument("--force", action="store_true", help=_("overwrite files in DIR that were changed by hand"))
    parser.add_argument("--now", metavar="TIME", help=_("plan as of this time, such as 2026-11-20T18:00+00:00"))
    parser.add_argument(
        "--candidate",
        metavar="NAME",
        default="",
        help=_("your name, if the résumé does not give it, or how the transcript calls you"),
    )
    parser.add_argument("--explain", action="store_true", help=_("show what each sentence rests on"))


def run(args: argparse.Namespace) -> int:
    # A short run makes little garbage: looking for it on the way, and once more at the end, costs a sixth of the time.
    gc.set_threshold(1_000_000)
    atexit.register(gc.freeze)
    from afterword.cli.terminal import complain, is_ascii_only, make_safe, width, wrapped
    from afterword.reading.dates import FIRST_YEAR, LAST_YEAR

    make_safe()
    if sys.stdout is None and (args.json or args.md or args.schema or not args.out):
        complain(_("The output is closed, so there is nowhere to print to; open it, or give --out a folder."))
        return 2
    if args.out is not None and not args.out.strip():
        complain(_("--out names no folder; write one after it, such as --out pack."))
        return 2
    if args.schema:
        from afterword.writing.pack import schema_text

        sys.stdout.write(schema_text())
        return 0
    now = _time(args.now)
    if now is None:
        complain(_("“{text}” is not a time; write it like 2026-11-20T18:00+00:00.").format(text=args.now))
        return 2
    if not FIRST_YEAR <= now.year <= LAST_YEAR:
        complain(_("“{text}” is too far away to plan from; check its year.").format(text=args.now))
        return 2
    from afterword.flows.pack import pack_of, read_papers
    from afterword.writing.markdown import place, to_markdown

    papers = read_papers(args.paths, args.candidate, now)
    for problem in papers.problems:
        complain(f"{place(problem)}: {problem.message}")
    if papers.case is None:
        complain(_expected())
        return 2
    pack = pack_of(papers, now)
    if args.out and not _written(args, pack, papers.problems, now):
        return 2
    if args.json:
        from afterword.writing.pack import as_text, to_json

        sys.stdout.write(as_text(to_json(pack, papers.problems, now), ascii_only=is_ascii_only(sys.stdout)))
    elif args.md or not args.out:
        text = to_markdown(pack, papers.problems, explain=args.explain)
        sys.stdout.write(wrapped(text, width()) if sys.stdout.isatty() else text)
    if sys.stdout is not None:
        sys.stdout.flush()
    return 0


def _written(args: argparse.Namespace, pack: Pack, problems: list[Problem], now: datetime) -> bool:
    from pathlib import Path

    from afterword.cli.terminal import complain
    from afterword.reading.text import shown
    from afterword.writing.files import Refused, write_files

    try:
        paths = write_files(pack, problems, Path(args.out), now, force=args.force, explain=args.explain)
    except Refused as refused:
        complain(str(refused))
        return False
    if not args.json and not args.md:
        for path in paths:
            print(shown(str(path)))
    return True


def _time(text: str | None) -> datetime | None:
    """The time given, in this machine's zone when it names none; None when it is no time."""
    if text is None:
        return datetime.now().astimezone()
    try:
        moment = datetime.fromisoformat(text.strip())
        return moment if moment.tzinfo is not None else moment.astimezone()
    except (ValueError, OverflowError, OSError):
        return None


def _expected() -> str:
    return _(
        "No debrief and no transcript was found. Give a YAML file with lines such as “employer: Halden & Rye”, "
        "“want: yes” and “effective: no”, or the transcript of the interview; the job advert, a résumé and the "
        "invitation may go with them."
    )
