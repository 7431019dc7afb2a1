"""The command line itself: what it lists, how it fails, how it opens the browser."""

from __future__ import annotations

import argparse
import os
import platform
import re
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from afterword import cli
from afterword.cli import browser
from afterword.cli.running import Server as Running
from afterword.config import Trouble
from afterword.web import tokens
from tests.conftest import Server, wait_until


def run(*words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "afterword", *words],
        env={**os.environ, **environ},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_help_names_every_command_and_each_has_its_own(tmp_path: Path) -> None:
    said = run("--help", AFTERWORD_HOME=str(tmp_path / "home"))
    assert (said.returncode, said.stderr) == (0, "")
    for name, line in cli.COMMANDS.items():
        assert re.search(rf"^    {name} ", said.stdout, re.M)
        own = run(name, "--help", AFTERWORD_HOME=str(tmp_path / "home"))
        assert (own.returncode, own.stderr) == (0, "")
        assert " ".join(own.stdout.split()).count(line[1:]) == 1
    assert not (tmp_path / "home").exists()


def test_every_module_of_the_folder_that_is_a_command_is_listed() -> None:
    folder = Path(cli.__file__).parent
    commands = {path.stem for path in folder.glob("*.py") if "\ndef add_arguments(" in path.read_text(encoding="utf-8")}
    assert commands == set(cli.COMMANDS)


def test_the_version() -> None:
    from afterword import __version__

    assert run("--version").stdout == f"afterword {__version__}\n"


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], int]], int]:
    """Runs `afterword next` with a `run` of the test's own."""

    def with_run(act: Callable[[], int]) -> int:
        module = SimpleNamespace(add_arguments=lambda parser: None, run=lambda args: act())
        monkeypatch.setattr(cli, "_module", lambda name: module)
        return cli.main(["next"])

    return with_run


def raising(error: BaseException) -> Callable[[], int]:
    def act() -> int:
        raise error

    return act


def test_its_exit_code_is_the_commands_own(command: Any) -> None:
    assert command(lambda: 0) == 0
    assert command(lambda: 7) == 7


def test_what_the_person_can_mend_is_one_sentence(command: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert command(raising(Trouble("The cupboard is locked."))) == 2
    assert capsys.readouterr() == ("", "The cupboard is locked.\n")


def test_what_is_broken_is_one_sentence_too(command: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert command(raising(ZeroDivisionError("division by zero"))) == 2
    assert capsys.readouterr() == (
        "",
        "Something broke: ZeroDivisionError division by zero. AFTERWORD_DEBUG=1 shows where; "
        "“afterword doctor” looks for what is wrong.\n",
    )


def test_who_wants_to_see_where_it_broke_sees_it(command: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AFTERWORD_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        command(raising(ZeroDivisionError()))


def test_ctrl_c_is_quiet(command: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert command(raising(KeyboardInterrupt())) == 130
    assert capsys.readouterr() == ("", "")


def test_a_reader_who_has_seen_enough_is_no_error(tmp_path: Path) -> None:
    code = "import sys; from afterword import cli\n"
    code += "class Talker:\n    add_arguments = staticmethod(lambda parser: None)\n"
    code += "    @staticmethod\n    def run(args):\n        print('word\\n' * 200_000)\n        return 0\n"
    code += "cli._module = lambda name: Talker\nsys.exit(cli.main(['next']))"
    talker = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert talker.stdout is not None
    assert talker.stderr is not None
    talker.stdout.readline()
    talker.stdout.close()
    assert talker.stderr.read() == ""
    assert talker.wait(timeout=20) == 0
    talker.stderr.close()


# Opening the browser


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a screen there")
def test_without_a_screen_nothing_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    browser.open_browser(tmp_path, "http://127.0.0.1:1/enter/?token=x")
    assert list(tmp_path.iterdir()) == []
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert browser._has_screen()


def test_the_browser_is_given_a_closed_file_and_never_the_token(
    new_server: Callable[..., Server], tmp_path: Path
) -> None:
    """What a program is started with can be seen by every account on the machine."""
    script, seen = tmp_path / "browser", tmp_path / "seen"
    script.write_text(f'#!/bin/sh\nprintf "%s" "$*" > {seen}\n', encoding="utf-8")
    script.chmod(0o755)
    server = new_server()
    server.start()
    said = run("open", AFTERWORD_HOME=str(server.home), BROWSER=f"{script} %s")
    url = re.search(r"http://\S+", said.stdout)
    assert url is not None
    wait_until(lambda: seen.exists() and bool(seen.read_text(encoding="utf-8")))
    given = seen.read_text(encoding="utf-8")
    assert given.startswith("file:///")
    assert "token" not in given
    page = Path(given.removeprefix("file://"))
    assert url[0] in page.read_text(encoding="utf-8")
    assert stat.S_IMODE(page.stat().st_mode) == 0o600


def test_a_browser_that_will_not_open_is_no_harm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import webbrowser

    def fails(_: str) -> bool:
        raise webbrowser.Error("no browser")

    monkeypatch.setattr(webbrowser, "open", fails)
    browser._open("file:///nowhere")


def test_the_page_for_the_browser_is_swept_away_with_old_tokens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import UTC, datetime

    monkeypatch.setenv("BROWSER", "true")
    monkeypatch.setattr(browser, "_open", lambda address: None)
    url = browser.fresh_address(tmp_path, "http://127.0.0.1:1/")
    browser.open_browser(tmp_path, url)
    assert len(list((tmp_path / "door").iterdir())) == 2
    tokens.issue_token(tmp_path, datetime.now(UTC) + tokens.GOOD_FOR * 2)
    assert len(list((tmp_path / "door").iterdir())) == 1


# Which server runs


def test_one_server_a_home(tmp_path: Path) -> None:
    first, second = Running(tmp_path), Running(tmp_path)
    assert first.address() is None
    assert first.claim()
    assert not second.claim()
    first.announce("http://127.0.0.1:1/")
    assert second.address() == "http://127.0.0.1:1/"
    first.release()
    first.release()
    assert second.claim()
    assert second._where.exists() is False
    second.release()


def test_one_that_holds_the_home_and_says_nothing_is_waited_for_and_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from afterword.cli import running, serve

    monkeypatch.setattr(running, "PATIENCE", 0.1)
    monkeypatch.setenv("AFTERWORD_HOME", str(tmp_path))
    monkeypatch.setattr(serve, "end_when_told", lambda: None)
    holder = Running(tmp_path)
    assert holder.claim()
    with pytest.raises(Trouble, match="holds this folder but does not answer"):
        serve.run(argparse.Namespace(port=None, no_browser=True))
    holder.release()


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other C libraries give memory back by themselves")
def test_a_server_keeps_no_memory_of_large_papers() -> None:
    code = """
import re, threading
from afterword.cli.serve import give_memory_back

def held():
    return int(re.search(r"RssAnon:\\s+(\\d+)", open("/proc/self/status").read())[1]) // 1024

def take():
    for size in (20, 24, 22):
        paper = bytearray(size * 2**20)
        again = bytes(paper)
        del paper, again

give_memory_back()
before = held()
for _each in range(4):
    thread = threading.Thread(target=take)
    thread.start()
    thread.join()
print(held() - before)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 10
