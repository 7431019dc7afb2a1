"""A running Afterword listens beside its pages, and goes on after it was cut off."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from contextlib import closing
from http.cookiejar import CookieJar
from pathlib import Path

from tests.conftest import Server

ROOT = Path(__file__).parent.parent.parent
FILL = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from afterword.cli.ready import ready

owner = ready()
from afterword.flows import debrief, listen

interview = debrief.start(owner)
files = [(Path(name).name, Path(name).read_bytes()) for name in sys.argv[1:]]
assert all(one.ok for one in listen.add_papers(interview, files, datetime.now(UTC)))
"""
PATIENCE = 240  # seconds that listening to ten hours may take on a busy machine


def state(home: Path) -> tuple[str, int, int]:
    with closing(sqlite3.connect(home / "afterword.sqlite3")) as database:
        found: tuple[str, int, int] = database.execute(
            "select state, tries, (select count(*) from store_exchange where heard <> '') from store_listened"
        ).fetchone()
        return found


def wait_for(home: Path, wanted: str) -> None:
    until = time.monotonic() + PATIENCE
    while state(home)[0] != wanted:
        assert time.monotonic() < until, state(home)
        time.sleep(0.05)


def test_ten_hours_block_no_page_and_outlive_a_power_cut(new_server: Callable[..., Server], tmp_path: Path) -> None:
    sys.path.insert(0, str(ROOT / "bench"))
    from talk import write_talk

    server = new_server(AFTERWORD_MEANING="0")
    environ = {**os.environ, "AFTERWORD_HOME": str(server.home)}
    papers = write_talk(tmp_path / "talk", minutes=600)
    subprocess.run([sys.executable, "-c", FILL, *papers], env=environ, cwd=ROOT, check=True)
    assert state(server.home) == ("waiting", 0, 0)

    door = server.start()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    wait_for(server.home, "reading")
    with browser.open(door, timeout=60) as page:
        assert page.status == 200
    assert state(server.home)[0] == "reading"  # the page did not wait for the work

    server.kill()
    assert state(server.home) == ("reading", 1, 0)
    server.start()
    wait_for(server.home, "done")
    server.stop()
    assert state(server.home)[1] == 0
    assert state(server.home)[2] > 100
    assert "Traceback" not in "".join(server.said)
