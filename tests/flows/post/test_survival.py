"""The carrier is killed while the server holds the words and has not answered: no second copy, the person is asked."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import wait_until
from tests.flows.post.mailhost import MailHost

# Done in a home of its own by processes of their own, as the real program would: an account, letters that are due.
BEFORE = """
import sys
from afterword import config
from afterword.cli.ready import ready
config.make_home(config.load())
owner = ready()
from django.utils import timezone
from afterword.flows.post import account
from afterword.store.models import Interview, Outgoing
typed = dict(address="alice@hartley.example", name="Alice", host="127.0.0.1", port=sys.argv[1], security="none")
assert account.keep(owner, typed, "right", timezone.now()) == {}
interview = Interview.objects.create(owner=owner, employer="Pell & Orchard Bakeries")
for number in range(int(sys.argv[2])):
    Outgoing.objects.create(
        owner=owner, interview=interview, kind="letter", state="due", due_at=timezone.now(), subject=f"Number {number}",
        to_address="imogen@pell.example", from_address="alice@hartley.example", text="Dear Ms Sallis,",
        message_id=f"<{number}@hartley.example>")
"""
CARRY = """
import django; django.setup()
from datetime import datetime, UTC
from afterword.flows.post import sending
while sending.run_next(lambda: datetime.now(UTC)): pass
"""
START = "import django; django.setup()\nfrom afterword.flows.post import sending\nsending.forget_leases()\n"


class Home:
    """A folder, and processes that work in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.running: list[subprocess.Popen[bytes]] = []

    def begin(self, code: str, *args: str) -> subprocess.Popen[bytes]:
        environ = {
            **os.environ,
            "AFTERWORD_HOME": str(self.folder),
            "DJANGO_SETTINGS_MODULE": "afterword.web.settings",
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        }
        self.running.append(subprocess.Popen([sys.executable, "-c", code, *args], env=environ))
        return self.running[-1]

    def run(self, code: str, *args: str) -> None:
        assert self.begin(code, *args).wait(60) == 0

    def states(self) -> dict[str, str]:
        """State by number, as they lie in the file."""
        with closing(sqlite3.connect(self.folder / "afterword.sqlite3")) as file:
            return dict(file.execute("SELECT message_id, state FROM store_outgoing"))


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = Home(tmp_path / "home")
    yield made
    for process in made.running:
        if process.poll() is None:
            process.kill()
            process.wait()


def test_killed_with_the_words_handed_over_and_at_other_moments(home: Home, mailhost: MailHost) -> None:
    """First one carrier, killed while the server has the words and says nothing; then two, killed on the way."""
    home.run(BEFORE, str(mailhost.port), "10")
    mailhost.at = {".": "take and hang"}
    _kill_when(mailhost.handed.is_set, home.begin(CARRY))
    assert sorted(home.states().values()) == ["due"] * 9 + ["sending"]
    mailhost.at = {}
    (first,) = [message["Message-ID"] for message in mailhost.messages()]
    home.run(START)
    assert home.states()[first] == "unknown"
    _kill_when(lambda: len(mailhost.received) >= 4, home.begin(CARRY), home.begin(CARRY))
    time.sleep(0.1)  # what the server was still reading
    home.run(START + CARRY)
    ids = [message["Message-ID"] for message in mailhost.messages()]
    assert len(ids) == len(set(ids))
    ended = home.states()
    assert ended[first] == "unknown"
    assert set(ended.values()) <= {"sent", "unknown"}
    assert {id for id, state in ended.items() if state == "sent"} <= set(ids)
    assert list(ended.values()).count("unknown") <= 3


def _kill_when(true: Callable[[], bool], *carriers: subprocess.Popen[bytes]) -> None:
    wait_until(true, 30)
    for carrier in carriers:
        carrier.send_signal(signal.SIGKILL)
        carrier.wait(20)
