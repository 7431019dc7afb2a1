"""Cold processes: how long from start to end, and how much memory at the peak."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """`seconds` by the clock; `at_work` of them on a core, not waiting for one; `peak_mib` of memory at the most."""

    seconds: float
    at_work: float
    peak_mib: float


def in_turns(
    commands: Sequence[Sequence[str]], *, times: int, environ: Mapping[str, str], one_core_only: bool = False
) -> list[list[Run]]:
    """Runs the commands by turns, so that what else the machine does hits them alike. The first turn does not count.

    Raises CalledProcessError, with what the command said, when one of them fails.
    """
    runs: list[list[Run]] = [[] for _ in commands]
    for turn in range(times + 1):
        for words, kept in zip(commands, runs, strict=True):
            run = _run(words, environ, one_core_only)
            if turn:
                kept.append(run)
    return runs


def one_core() -> int | None:
    """The core to pin to, None where the system does not say which there are."""
    return max(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else None


def _run(words: Sequence[str], environ: Mapping[str, str], one_core_only: bool) -> Run:
    core = one_core() if one_core_only else None
    before = os.sched_getaffinity(0) if core is not None else set()
    try:
        if core is not None:
            os.sched_setaffinity(0, {core})  # a child inherits it; pinned in the child it would need preexec_fn
        began = time.perf_counter()
        child = subprocess.Popen(words, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        assert child.stderr is not None
        said = child.stderr.read()  # to its end, so that the child never waits for room in the pipe
        _, status, used = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - began
    finally:
        if core is not None:
            os.sched_setaffinity(0, before)
    child.returncode = os.waitstatus_to_exitcode(status)
    child.stderr.close()
    if child.returncode != 0:
        raise subprocess.CalledProcessError(child.returncode, words, stderr=said)
    # Linux counts kibibytes, macOS bytes. Linux also counts the parent until the child becomes its own program,
    # which is why nothing large may be imported here.
    return Run(
        seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
    )
