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

ROOT = Path(__file__).resolve().parent.parent
CASE = ROOT / "tests" / "cases" / "phd-uppsala"  # the longest of the invented debriefs
HELPS, PACKS = 15, 9
FEW, MANY = 10, 1000


def main() -> int:
    print(f"Python {platform.python_version()}, {platform.system()} on {os.cpu_count()} cores. Medians; a process is")
    print("cold when it is a new one (the machine's own file cache is warm, Python has compiled the modules before).")
    with home() as environ:
        helped, bare = in_turns(
            ([command(), "--help"], [sys.executable, "-c", "import click"]), times=HELPS, environ=environ
        )
        packed = in_turns(
            ([command(), "pack", str(CASE / "debrief.yaml"), str(CASE / "resume.json"), "--json"],),
            times=PACKS,
            environ=environ,
            one_core_only=True,
        )[0]
    heading(f"The terminal, {HELPS} and {PACKS} cold processes", "median", "slowest", "target")
    for what, runs in (("afterword --help", helped), ("python -c “import click”", bare)):
        row(what, ms(median(run.seconds for run in runs)), ms(max(run.seconds for run in runs)), "")
    row("the first by the second", f"{cost(helped) / cost(bare):.2f}", "", "at most 2")
    where = "on one core" if one_core() else "on any core: this system cannot pin a process"
    row(f"afterword pack, {where}", ms(cost(packed)), ms(max(run.seconds for run in packed)), "1000 ms")
    row("its memory at the peak", f"{max(run.peak_mib for run in packed):.0f} MiB", "", "")
    few, many = pages(FEW), pages(MANY)
    heading(f"The pages, {MANY} interviews stored", "median", "slowest", "target", f"queries, {FEW} and {MANY}")
    for page in sorted(many, key=lambda name: -many[name]["median"]):
        counts = f"{few[page]['queries']} and {many[page]['queries']}"
        row(page, ms(many[page]["median"]), ms(many[page]["slowest"]), "30 ms", counts)
    print(f"\nServer time by Django’s test client, {next(iter(many.values()))['times']} times each after a warm-up;")
    print("of an interview’s pages, the slower of a short debrief that ends in a call and the longest one there is.")
    return 0


def command() -> str:
    """The installed `afterword`, the way a person starts it."""
    return str(Path(sys.executable).with_name("afterword"))


def cost(runs: list[Run]) -> float:
    return median(run.seconds for run in runs)


@contextmanager
def home() -> Iterator[dict[str, str]]:
    """The environment of a process whose home is empty and thrown away."""
    with tempfile.TemporaryDirectory(prefix="afterword-bench-") as folder:
        yield {**os.environ, "AFTERWORD_HOME": folder}


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
