"""`make bench`: how long things take and how much they need, measured now, on this machine.

Medians, beside the target each has. Nothing is judged here and no test depends on it: a slow machine is not a fault.
Every measurement has a home of its own, which is thrown away.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from processes import Run, in_turns, one_core
from talk import write_talk

ROOT = Path(__file__).resolve().parent.parent
CASE = ROOT / "tests" / "cases" / "phd-uppsala"  # the longest of the invented debriefs
HELPS, PACKS, TALKS = 15, 9, 3
WARM = """
import sys, time
from datetime import UTC, datetime
from afterword.flows.pack import pack_of, read_papers
from afterword.meaning import load
model = load()
model and model.compare(["a"], ["b"])
now = datetime.now(UTC)
half = len(sys.argv) // 2 + 1
for papers in (sys.argv[1:half], sys.argv[half:]):
    began = time.process_time()
    pack_of(read_papers(papers, "", now), now)
    print(time.process_time() - began)
"""
NEXTS = 9
FEW, MANY, A_LIFE = 10, 1000, 10_000
LONG_LIFE = (10_000, 5_000, 100_000)  # interviews, people, touches
HOW = """
“At work” is the median of the time on a core; the rest was spent waiting for one, or for the disk. The slowest is shown
because one notices it. The terminal: {helps} and {packs} new processes, each alone, after one that does not count; the
machine’s file cache is warm. The first pack is made from the longest of the invented debriefs and its résumé; those of
transcripts from an interview that is made up for it, with advert and résumé, {talks} processes for the long ones. Warm
is the time on a core within a process that has the model already and has heard another interview before. The pages:
server time by Django’s test client, {times} times after a warm-up; of the pages of an interview, the slower of a short
debrief that ends in a call and the longest one. Queries with {few} interviews stored, and with {many}."""


def main() -> int:
    print(f"Python {platform.python_version()}, {platform.system()} on {os.cpu_count()} cores.")
    with home() as environ:
        helped, bare = in_turns(
            ([command(), "--help"], [sys.executable, "-c", "import click"]), times=HELPS, environ=environ
        )
        papers = [str(CASE / "debrief.yaml"), str(CASE / "resume.json")]
        packed = packs(papers, PACKS, environ)
        hour, other, day = (
            write_talk(Path(environ["AFTERWORD_HOME"]) / str(minutes), minutes) for minutes in (60, 61, 600)
        )
        words = {**environ, "AFTERWORD_MEANING": "0"}
        heard = packs(hour, PACKS, words)
        heard_long = packs(day, TALKS, words)
        meant = packs(hour, TALKS, environ)
        first, again = warm(other, hour)
    heading("The terminal, cold", "median", "at work", "slowest", "target")
    cold("afterword --help", helped)
    cold("python -c “import click”", bare)
    ratio = median(run.seconds for run in helped) / median(run.seconds for run in bare)
    row("the first by the second", f"{ratio:.2f}", "", "", "at most 2")
    where = "on one core" if one_core() is not None else "on any core: this system cannot pin a process"
    cold(f"afterword pack, {where}", packed, "1000 ms")
    row("its memory at the peak", f"{max(run.peak_mib for run in packed):.0f} MiB")
    cold("the same of a 60-minute transcript, words only", heard, "1000 ms")
    cold("of a 10-hour transcript, words only", heard_long, "linear")
    row("the last by the one before", f"{median(r.at_work for r in heard_long) / median(r.at_work for r in heard):.1f}",
        "", "", "at most 10")  # fmt: skip
    cold("of a 60-minute transcript, with meaning", meant, "5000 ms")
    row("its memory at the peak", f"{max(run.peak_mib for run in meant):.0f} MiB", "", "", "400 MiB")
    row("in one process, meaning loaded, another talk first", ms(first), "", "", "")
    row("and then this one", ms(again), "", "", "2000 ms")
    heading(
        f"Next steps, {A_LIFE} interviews with what happened since", "median", "at work", "slowest", "target", "queries"
    )
    next_steps()
    long_life()
    few, many = pages(FEW), pages(MANY)
    heading(f"The pages, {MANY} interviews stored", "median", "at work", "slowest", "target", "queries")
    for page in sorted(many, key=lambda name: -many[name]["median"]):
        found = many[page]
        counts = f"{few[page]['queries'] if page in few else '-'}, {found['queries']}"
        row(page, *(ms(found[each]) for each in ("median", "at_work", "slowest")), "30 ms", counts)
    print(
        HOW.format(helps=HELPS, packs=PACKS, talks=TALKS, times=next(iter(many.values()))["times"], few=FEW, many=MANY)
    )
    return 0


def next_steps() -> None:
    """`afterword next` as a new process, and the first page: what is to be done in any of so many interviews."""
    few = today(FEW)[0]
    shown, runs = today(A_LIFE)
    cold("afterword next", runs, "1000 ms")
    row(
        "the page Today",
        *(ms(shown[each]) for each in ("median", "at_work", "slowest")),
        "30 ms",
        f"{few['queries']}, {shown['queries']}",
    )


def long_life() -> None:
    """The pages that look over everything there is, in a home as it may look after a long life."""
    interviews, people, touches = LONG_LIFE
    what = f"{interviews} interviews, {people} people, {touches} touches"
    heading(what, "median", "at work", "slowest", "target", "queries")
    few, many = after(20, 20, 200), after(*LONG_LIFE)
    for page, found in sorted(many.items(), key=lambda each: -each[1]["median"]):
        counts = f"{few[page]['queries'] if page in few else '-'}, {found['queries']}"
        row(page, *(ms(found[each]) for each in ("median", "at_work", "slowest")), "100 ms", counts)


def after(*stored: int) -> dict[str, dict[str, Any]]:
    with home() as environ:
        words = [sys.executable, str(ROOT / "bench" / "after.py"), *map(str, stored)]
        told = subprocess.run(words, env=environ, stdout=subprocess.PIPE, check=True)
    measured: dict[str, dict[str, Any]] = json.loads(told.stdout)
    return measured


def today(stored: int) -> tuple[dict[str, Any], list[Run]]:
    """Times and queries of the first page in a home with so many interviews, and runs of `afterword next` there."""
    with home() as environ:
        words = [sys.executable, str(ROOT / "bench" / "today.py"), str(stored)]
        told = subprocess.run(words, env=environ, stdout=subprocess.PIPE, check=True)
        runs = in_turns(([command(), "next"],), times=NEXTS, environ=environ, one_core_only=True)[0]
    return json.loads(told.stdout), runs


def packs(papers: list[str], times: int, environ: dict[str, str]) -> list[Run]:
    """`afterword pack` of these papers, so many times, each in a new process on one core."""
    words = [command(), "pack", *papers, "--json"]
    return in_turns((words,), times=times, environ=environ, one_core_only=True)[0]


def warm(other: list[str], papers: list[str]) -> tuple[float, float]:
    """Seconds for the packs of two interviews, one after the other, in a process that has the model already."""
    told = subprocess.run([sys.executable, "-c", WARM, *other, *papers], stdout=subprocess.PIPE, check=True, text=True)
    first, again = map(float, told.stdout.split())
    return first, again


def cold(what: str, runs: list[Run], target: str = "") -> None:
    seconds = [run.seconds for run in runs]
    row(what, ms(median(seconds)), ms(median(run.at_work for run in runs)), ms(max(seconds)), target)


def command() -> str:
    """The installed `afterword`, the way a person starts it."""
    return str(Path(sys.executable).with_name("afterword"))


@contextmanager
def home() -> Iterator[dict[str, str]]:
    """The environment of a process whose home is empty and thrown away."""
    with tempfile.TemporaryDirectory(prefix="afterword-bench-") as folder:
        # An installed program keeps its compiled modules, whatever the one who measures has asked of Python.
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        yield {**kept, "AFTERWORD_HOME": folder}


def pages(stored: int) -> dict[str, dict[str, Any]]:
    """Each page's times and number of queries in a home with `stored` interviews, from a process of its own."""
    with home() as environ:
        words = [sys.executable, str(ROOT / "bench" / "pages.py"), str(stored)]
        told = subprocess.run(words, env=environ, stdout=subprocess.PIPE, check=True)
    measured: dict[str, dict[str, Any]] = json.loads(told.stdout)
    return measured


def ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms" if seconds >= 0.1 else f"{seconds * 1000:.1f} ms"


def heading(what: str, *columns: str) -> None:
    print()
    row(what, *columns)
    row("-" * 50, *("-" * 8 for _ in columns))


def row(what: str, *columns: str) -> None:
    print(f"{what:<50}", *(f"{column:>9}" for column in columns))


if __name__ == "__main__":
    sys.exit(main())
