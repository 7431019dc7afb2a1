"""Processes that end in the middle, and processes at the same time: the work is done, once, and nothing is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent

# A home with three interviews, a transcript each. Listening says when it begins, waits as long as it is told, and
# hears whatever ends with a question mark.
BEGIN = """
import os, sys, time
from datetime import UTC, datetime
from afterword.cli.ready import ready

owner = ready()
from afterword.flows import claims, debrief, hearing, listen, work
from afterword.store import queries
from afterword.store.models import Interview, Listened
from tests.flows.listening import Listener, turns

listener = Listener()
hearing.ear = lambda: type("Ear", (), {"meaning": False, "name": "small", "listen": staticmethod(listener.listen)})()
hearing.read_one = lambda kind, data, name: (turns(data.decode()), [])

def now():
    return datetime.now(UTC)

def say(*words):
    print(*words, flush=True)
"""
FILL = """
for number in range(3):
    interview = debrief.start(owner)
    debrief.keep_exchange(debrief.add_exchange(interview), "said", f"What I typed, {number}.")
    talk = f"Ms Sallis: Why number {number}?\\nAlice: I like it."
    listen.add_papers(interview, [("talk.txt", talk.encode())], now(), kind="transcript")
"""
HANG = """
listener.before = lambda: (say("listening"), time.sleep(60))
hearing.run_next(now)
"""
FINISH = """
row = Listened.objects.exclude(lease_by="").get()
early = claims.claim_next(lambda: row.due_at)  # when nothing else is due
say("early", early)
say("done", work.run_all(lambda: row.lease_until))
for interview in Interview.objects.order_by("created_at"):
    row = queries.listened_of(interview)
    texts = [(each.said, each.heard) for each in queries.exchanges_of(interview)]
    say(row.state, row.tries, row.lease_by or "free", texts)
"""
WORK = """
log = os.open(sys.argv[1], os.O_WRONLY | os.O_APPEND | os.O_CREAT)

def slowly(case, transcript, **given):
    words = transcript.turns[0].text
    os.write(log, f"begin {words}\\n".encode())
    time.sleep(0.1)
    os.write(log, f"end {words}\\n".encode())
    return hear(case, transcript=transcript, **given)

hear, listener.listen = listener.listen, slowly
hearing.ear = lambda: type("Ear", (), {"meaning": False, "name": "small", "listen": staticmethod(slowly)})()
say("ready")
sys.stdin.readline()
worker = work.Worker()
worker.start()
while Listened.objects.exclude(state="done").exists():
    time.sleep(0.02)
worker.stop()
say("tries", list(Listened.objects.values_list("tries", flat=True)))
"""


def process(home: Path, code: str, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", BEGIN + code, *words],
        cwd=ROOT,
        env={**os.environ, "AFTERWORD_HOME": str(home)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finished(running: subprocess.Popen[str], said: str = "") -> list[str]:
    out, err = running.communicate(said, timeout=60)
    assert running.returncode == 0, err
    return out.splitlines()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    finished(process(tmp_path / "home", FILL))
    return tmp_path / "home"


def test_a_process_killed_while_listening_leaves_the_work_to_the_next(home: Path) -> None:
    killed = process(home, HANG)
    assert killed.stdout is not None
    assert killed.stdout.readline() == "listening\n"
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    assert finished(process(home, FINISH)) == [
        "early None",
        "done 3",
        *(f"done 0 free [('What I typed, {n}.', ''), ('', 'Why number {n}?')]" for n in range(3)),
    ]


def test_two_workers_share_the_work_and_never_do_the_same(home: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    both = [process(home, WORK, str(log)) for _ in range(2)]
    for one in both:
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n"
    for one in both:
        assert one.stdin is not None
        one.stdin.write("go\n")
        one.stdin.flush()
    for one in both:
        assert finished(one) == ["tries [0, 0, 0]"]
    lines = log.read_text().splitlines()
    assert sorted(lines) == sorted(f"{when} Why number {n}?" for n in range(3) for when in ("begin", "end"))
