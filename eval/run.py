"""`make eval`: every invented interview goes through the main job, and the packs are held against the answer keys.

    python eval/run.py [FOLDER ...] [--words] [--notes] [--held]

Without a folder, `eval/cases`; with --held, `eval/held` too, interviews that nothing was ever tuned on. A FOLDER is one
case or holds several. --words leaves the sentence model out. Beside the program stands a plain TF-IDF cosine baseline
that is given the speakers and the goals.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from baseline import baseline  # noqa: E402
from score import Score, Tally, score  # noqa: E402

PAPERS = ("transcript", "job", "resume", "debrief", "invite")


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--words", action="store_true", help="words only, without the sentence model")
    parser.add_argument("--notes", action="store_true", help="each miss")
    parser.add_argument("--held", action="store_true", help="also the interviews nothing was tuned on")
    parser.add_argument("--only", default="", help="part of the name of a case")
    args = parser.parse_args()
    if args.words:
        os.environ["AFTERWORD_MEANING"] = "0"
    groups = {folder.name: cases_in(folder) for folder in args.folders or [HERE / "cases"]}
    if args.held:
        groups["held"] = cases_in(HERE / "held")
    for name, folders in groups.items():
        report(name, [folder for folder in folders if args.only in folder.name], args)
    return 0


def cases_in(folder: Path) -> list[Path]:
    return [folder] if (folder / "key.yaml").exists() else sorted(path.parent for path in folder.glob("*/key.yaml"))


def report(name: str, folders: list[Path], args: argparse.Namespace) -> None:
    if not folders:
        print(f"{name}: no interviews there")
        return
    total, plain = Score(), Score()
    begun = time.process_time()
    for folder in folders:
        raw = (folder / "key.yaml").read_text(encoding="utf-8")
        key = yaml.safe_load(raw)
        pack = pack_of(folder)
        one = score(pack, key, raw)
        if args.notes:
            print(f"\n== {folder.name}")
            print("\n".join(f"   {note}" for note in one.notes))
        total += one
        plain += baseline(folder, pack, key, raw)
    seconds = (time.process_time() - begun) / len(folders)
    print(f"\n{name}: {len(folders)} interviews, {seconds:.2f} s of CPU each")
    print(f"{'':32}{'precision':>10}{'recall':>10}{'F1':>8}{'':6}TF-IDF cosine")
    for what, tally in total.tallies.items():
        print(f"{what:32}{line(tally)}{'':6}{line(plain.tallies[what]).strip() if what in plain.tallies else ''}")


def line(tally: Tally) -> str:
    if tally.found == tally.wanted or not tally.wanted:  # agreement: one number says all
        share = tally.precision
        return f"{'-' if share is None else format(share, '.2f'):>10}{f'{tally.right} of {tally.found}':>18}"
    numbers = (tally.precision, tally.recall, tally.f1)
    text = "".join(f"{'-' if n is None else format(n, '.2f'):>{w}}" for n, w in zip(numbers, (10, 10, 8), strict=True))
    return f"{text}  ({tally.right} of {tally.found} found, {tally.wanted} in the key)"


def pack_of(folder: Path) -> dict[str, Any]:
    """The pack as `afterword pack --json` prints it, made as of the evening of the interview."""
    from afterword.flows.pack import pack_of as pack_from
    from afterword.flows.pack import read_papers
    from afterword.writing.pack import to_json

    now = evening_of(folder)
    papers = read_papers(sorted(path for path in folder.iterdir() if path.stem in PAPERS), "", now)
    if papers.case is None:
        raise SystemExit(f"{folder}: no pack: {[problem.message for problem in papers.problems]}")
    made: dict[str, Any] = json.loads(json.dumps(to_json(pack_from(papers, now), papers.problems, now)))
    return made


def evening_of(folder: Path) -> datetime:
    debrief = folder / "debrief.yaml"
    if debrief.exists():
        at = yaml.safe_load(debrief.read_text(encoding="utf-8")).get("interviewed_at")
        at = datetime.fromisoformat(at) if isinstance(at, str) else at
        if isinstance(at, datetime):
            return at.astimezone() + timedelta(hours=5)
    return datetime.now().astimezone()


if __name__ == "__main__":
    sys.exit(main())
