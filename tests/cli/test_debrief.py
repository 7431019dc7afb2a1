"""`afterword debrief` in the terminal: questions one at a time, everything kept, an end that says what comes next."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.cli.run import ROOT, afterword

ASKED = [
    "Halden & Rye",  # employer
    "Operations manager",  # role
    "1",  # just come out
    "Ngozi Okafor",
    "",  # what they do there
    "y",  # want
    "no",  # effective
    "How long would you stay?",
    "I stalled.",
    "badly",
    "I can't name a date years ahead. At Corvo I stayed until returns ran without me.",
    "1",  # interest
    "2",  # understood
    "She told me to ring if anything came up.",
    "0161 496 0177",
    "",  # e-mail
    "teatime",  # the day of decision, once unreadable
    "27 November 2099",
    "2",  # more: what they need
    "Returns are eating our margin",
    "",
    "",  # the verdict
]


def kept(home: Path) -> dict[str, Any]:
    """What stands in the home, read by a process of its own."""
    code = (
        "import json; from afterword.cli.ready import ready; owner = ready()\n"
        "from afterword.store import queries\n"
        "row = queries.interviews_of(owner).last()\n"
        "fields = ('employer', 'role', 'want', 'effective', 'interest', 'understood', 'contact_rules', 'goals')\n"
        "told = {name: getattr(row, name) for name in fields}\n"
        "told['decision_by'] = str(row.decision_by)\n"
        "told['people'] = [(s.person.name, s.person.phone) for s in queries.interviewers_of(row)]\n"
        "told['asked'] = [(e.asked, e.said, e.landed) for e in queries.exchanges_of(row)]\n"
        "told['steps'] = queries.steps_of(row).count(); told['rows'] = queries.interviews_of(owner).count()\n"
        "print(json.dumps(told))"
    )
    import json

    env = {**os.environ, "AFTERWORD_HOME": str(home)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=env, check=True)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_the_whole_of_it(tmp_path: Path) -> None:
    done = afterword("debrief", home=tmp_path, said="\n".join(ASKED) + "\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Do you want this job?" in done.stdout
    assert "“teatime” is not a date I can read." in done.stdout
    end = done.stdout[done.stdout.rindex("Enter shows the verdict") :]
    assert "You want it, and more than one thing did not come across." in end
    assert "Next: " in end
    told = kept(tmp_path)
    assert told["steps"] > 1
    assert told == {
        "employer": "Halden & Rye",
        "role": "Operations manager",
        "want": "yes",
        "effective": "no",
        "interest": "yes",
        "understood": "no",
        "contact_rules": "She told me to ring if anything came up.",
        "goals": "Returns are eating our margin",
        "decision_by": "2099-11-27",
        "people": [["Ngozi Okafor", "0161 496 0177"]],
        "asked": [["How long would you stay?", "I stalled.", "badly"]],
        "steps": told["steps"],
        "rows": 1,
    }


def test_it_stops_at_any_moment_and_goes_on_where_it_stopped(tmp_path: Path) -> None:
    first = afterword("debrief", home=tmp_path, said="\n".join(ASKED[:8]) + "\nq\n")
    assert first.returncode == 0
    assert "What you said is kept. “afterword debrief” goes on from here." in _flat(first.stdout)
    assert kept(tmp_path)["asked"] == [["How long would you stay?", "", ""]]
    rest = ["", "", "I stalled.", "badly", "", "2", "3", "", "", "", "", ""]
    second = afterword("debrief", home=tmp_path, said="\n".join(rest) + "\n")
    assert "“Halden & Rye, Operations manager” is half told." in second.stdout
    assert "Where was the interview?" not in second.stdout
    told = kept(tmp_path)
    assert told["asked"] == [["How long would you stay?", "I stalled.", "badly"]]
    assert (told["interest"], told["understood"], told["rows"]) == ("no", "unsure", 1)


def test_a_no_ends_it_at_once(tmp_path: Path) -> None:
    done = afterword("debrief", home=tmp_path, said="\n".join(["X", "", "", "", "", "n"]) + "\n")
    assert done.returncode == 0
    assert "You don’t want this job, so there is nothing to repair." in _flat(done.stdout)
    assert "Did you answer their questions well?" not in done.stdout


def test_passing_everything_over_is_no_answer(tmp_path: Path) -> None:
    done = afterword("debrief", home=tmp_path, said="\n" * 40)
    assert done.returncode == 0
    told = kept(tmp_path)
    assert [told[name] for name in ("want", "effective", "interest", "understood")] == ["", "", "", ""]
    assert "You have not said yet whether you want this job." in _flat(done.stdout)


def test_nobody_there_to_answer(tmp_path: Path) -> None:
    done = afterword("debrief", home=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "What you said is kept." in done.stdout


@pytest.mark.skipif(not hasattr(pty, "fork"), reason="needs a pseudo terminal")
def test_in_a_terminal_ctrl_c_loses_nothing(tmp_path: Path) -> None:
    screen = Screen(tmp_path, "debrief")
    for words in ASKED[:9]:
        screen.answer(words)
    screen.wait_until_asked()
    screen.press("\x03")
    assert "What you said is kept." in screen.until_the_end(again="\x03")
    assert screen.code == 0
    assert kept(tmp_path)["asked"] == [["How long would you stay?", "I stalled.", ""]]
    assert max(len(line) for line in screen.said.splitlines()) <= 60


class Screen:
    """A pseudo terminal of sixty columns with `afterword` in it."""

    def __init__(self, home: Path, *words: str) -> None:
        self.said = ""
        self.code = -1
        env = {**os.environ, "AFTERWORD_HOME": str(home), "COLUMNS": "60", "TERM": "dumb", "TZ": "UTC"}
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.chdir(ROOT)
            os.execve(sys.executable, [sys.executable, "-m", "afterword", *words], env)

    def answer(self, words: str) -> None:
        self.wait_until_asked()
        self.press(words + "\n")

    def wait_until_asked(self) -> None:
        until = time.monotonic() + 30
        while not re.search(r"(?:^|\n)(?:>|-|.*:) \Z", self.said):
            assert time.monotonic() < until, self.said
            self._listen(0.5)
        self.said += "\n"

    def press(self, keys: str) -> None:
        os.write(self.terminal, keys.encode())

    def until_the_end(self, again: str = "") -> str:
        """What was said until it ended. `again` is pressed once more where nothing follows, as a hand would: Python
        loses a Ctrl-C that comes between the prompt and its waiting for keys.
        """
        until, heard = time.monotonic() + 30, time.monotonic()
        length = len(self.said)
        while self._listen(0.5):
            assert time.monotonic() < until, self.said
            if len(self.said) > length:
                length, heard = len(self.said), time.monotonic()
            elif again and time.monotonic() > heard + 5:
                self.press(again)
                again = ""
        self.code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        os.close(self.terminal)
        return self.said

    def _listen(self, seconds: float) -> bool:
        """Take in what is written; False when the program has ended."""
        if not select.select([self.terminal], [], [], seconds)[0]:
            return True
        try:
            heard = os.read(self.terminal, 4096)
        except OSError:
            return False
        self.said += heard.decode(errors="replace").replace("\r\n", "\n")
        return bool(heard)


def _flat(text: str) -> str:
    return " ".join(text.split())
