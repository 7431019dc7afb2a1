"""Many due reminders, two processes that tell them, and a hand that kills one of them again and again.

    python bench/reminded.py 10000

The channel is a file to which each process appends the ids of what it was given, in one write. Afterwards each
reminder must have been told there once, or be marked as unknown and have been told there once at most; and the app
must show every one.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
OWNERS = 20

BEGIN = """
import os, sys, time
from datetime import UTC, datetime, timedelta
from datetime import time as clock_time
from afterword.cli.ready import ready

ready()
from afterword.flows import channels, reminders, telling
from afterword.flows.channels import Channel
from afterword.store.models import Interview, Profile, Promise, Reminder, User
from afterword.store.writer import one_writer

def now():
    return datetime.now(UTC)
"""
FILL = """
count, owners = int(sys.argv[1]), int(sys.argv[2])
start = now()
with one_writer():
    rows = []
    for number in range(owners):
        owner = User.objects.create(username=f"someone {number}")
        never = clock_time(0)
        Profile.objects.create(owner=owner, zone="Europe/London", quiet_from=never, quiet_until=never)
        interview = Interview.objects.create(owner=owner, employer="Larkspindle Foods")
        for each in range(number, count, owners):
            # Half time is now, less a little; two hours before is the same moment, so there is one reminder of each.
            said = start - timedelta(hours=2, milliseconds=each * 60)
            rows.append(Promise(
                owner=owner, interview=interview, what=f"Thing {each}", said_at=said, created_at=said,
                due_at=said + timedelta(hours=4),
            ))
    Promise.objects.bulk_create(rows, batch_size=500)
telling.settle_all(now())
print(Reminder.objects.filter(state="waiting").count())
"""
TELL = """
telling.LEASE = timedelta(seconds=1)
told = os.open(sys.argv[1], os.O_WRONLY | os.O_APPEND | os.O_CREAT)

def append(rows, words, at):
    time.sleep(0.002)  # a line takes a while: the hand that kills finds both sides of it
    os.write(told, "".join(f"{row.id}\\n" for row in rows).encode())
    time.sleep(0.002)
    return "told"

channels.of = lambda profile: [Channel("file", append, says_what=True)]
print("ready", flush=True)
while Reminder.objects.filter(state__in=("waiting", "sending")).exists():
    if not telling.run_next(now):
        time.sleep(0.05)
"""
COUNT = """
for row in Reminder.objects.all():
    print(row.id, row.state, row.told.get("file", "-"))
print("shown", sum(len(reminders.shown(owner, now())) for owner in User.objects.filter(username__startswith="someone")))
"""


@dataclass(frozen=True)
class Ran:
    """What a run came to. `faults` says what must never be; it is empty, or the run has failed."""

    count: int
    kills: int
    unknown: int
    seconds: float
    faults: tuple[str, ...]


def process(home: Path, code: str, *words: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", BEGIN + code, *map(str, words)],
        cwd=ROOT,
        env={**os.environ, "AFTERWORD_HOME": str(home), "DJANGO_SETTINGS_MODULE": "afterword.web.settings"},
        stdout=subprocess.PIPE,
        text=True,
    )


def output(running: subprocess.Popen[str]) -> list[str]:
    out, _nothing = running.communicate(timeout=300)
    if running.returncode:
        raise RuntimeError(f"a process ended with {running.returncode}")
    return out.splitlines()


def run(home: Path, count: int, chance: random.Random, most_kills: int = 100, longest: float = 1200.0) -> Ran:
    """Tells `count` reminders with two processes, one of which is killed now and then, `most_kills` times in all."""
    log = home / "told"
    (made,) = output(process(home, FILL, count, OWNERS))
    begun = time.monotonic()
    both = [_teller(home, log) for _each in range(2)]
    kills = 0
    try:
        while any(one.poll() is None for one in both):
            if time.monotonic() - begun > longest:
                raise RuntimeError("it took too long")
            time.sleep(chance.uniform(0.05, 0.8))
            victim = chance.randrange(2)
            if both[victim].poll() is None and kills < most_kills:
                both[victim].kill()
                both[victim].communicate()
                kills += 1
                both[victim] = _teller(home, log)
    finally:
        for one in both:
            one.kill()
            one.communicate()
    took = time.monotonic() - begun
    lines = output(process(home, COUNT))
    rows = [line.split() for line in lines[:-1]]
    told = Counter(log.read_text().split())
    faults = [f"{made} were made of {count}"] if int(made) != count else []
    faults += [f"{id} was told {times} times" for id, times in told.items() if times > 1]
    faults += [f"{id} is {state} and {what}" for id, state, what in rows if (state, what) not in GOOD]
    faults += [f"{id} is done and was never told" for id, state, _what in rows if state == "done" and not told[id]]
    faults += [f"{len(rows)} rows"] if len(rows) != count else []
    faults += [lines[-1]] if lines[-1] != f"shown {count}" else []
    unknown = sum(state == "unknown" for _id, state, _what in rows)
    return Ran(count, kills, unknown, took, tuple(faults))


GOOD = {("done", "told"), ("unknown", "unknown")}


def _teller(home: Path, log: Path) -> subprocess.Popen[str]:
    running = process(home, TELL, log)
    if running.stdout is not None:
        running.stdout.readline()  # begun: to kill it while it starts proves nothing
    return running


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        ran = run(Path(folder) / "home", count, random.Random(7))
    print(
        f"{ran.count} reminders, {ran.kills} kills, {ran.seconds:.0f} s: {len(ran.faults)} lost or doubled, "
        f"{ran.unknown} unknown and not repeated"
    )
    print(*ran.faults[:10], sep="\n", end="\n" if ran.faults else "")
    return 1 if ran.faults else 0


if __name__ == "__main__":
    sys.exit(main())
