"""What every test may use: two people, an interview, a fixed moment, a running Afterword and a browser."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings as trials
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from whitenoise.middleware import WhiteNoiseMiddleware

from afterword.web.tokens import issue_token
from tests import browser as browsers

# No example is timed: a busy machine would fail what is right.
trials.register_profile("untimed", deadline=None)
trials.load_profile("untimed")
# `pytest --hypothesis-profile=long` tries each property on 10,000 examples instead of some hundreds.
trials.register_profile("long", max_examples=10_000, deadline=None)

# Playwright's synchronous API keeps an event loop in this thread; Django would refuse the database in it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
# No test, and no program a test starts, ever touches the keyring of whoever runs it.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

# Begun in the background of a shell, a process ignores Ctrl-C, and so would every program a test starts.
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

SHOTS = Path(__file__).parent.parent / "tmp" / "shots"
NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)  # a Wednesday


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Journeys in a browser and programs in the terminal first: begun last, one of them would keep a core waiting."""
    long = {item.path for item in items if item.get_closest_marker("browser") or item.path.parent.name == "cli"}
    items.sort(key=lambda item: item.path not in long)  # stable: each file stays together


@pytest.fixture(scope="session", autouse=True)
def home_apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """No test ever sees the home of whoever runs it."""
    from django.conf import settings

    before = settings.SETTINGS
    settings.SETTINGS = replace(before, home=tmp_path_factory.mktemp("home"))
    yield settings.SETTINGS.home
    settings.SETTINGS = before


@pytest.fixture(scope="session", autouse=True)
def static_files_found_once() -> Iterator[None]:
    """Every client makes the middleware anew, which looks for all static files each time; they stay the same."""
    look, found = WhiteNoiseMiddleware.add_files_from_finders, {}

    def look_once(self: WhiteNoiseMiddleware) -> None:
        if not found:
            look(self)
            found.update(self.files)
        self.files.update(found)

    WhiteNoiseMiddleware.add_files_from_finders = look_once
    yield
    WhiteNoiseMiddleware.add_files_from_finders = look


@pytest.fixture
def now() -> datetime:
    return NOW


def _someone(name: str) -> Any:
    from afterword.store.models import Profile, User

    user = User.objects.create(username=name.lower())
    Profile.objects.create(
        owner=user, name=f"{name} Hartley", phone="020 7946 0123", zone="Europe/London", country="GB"
    )
    return user


@pytest.fixture
def alice(db: None) -> Any:
    """A person with a profile, in London."""
    return _someone("Alice")


@pytest.fixture
def bob(db: None) -> Any:
    """Another person. What is Alice's must not exist for him."""
    return _someone("Bob")


@pytest.fixture
def interview(alice: Any) -> Any:
    """Alice's interview at an invented bakery: she wanted it, one answer failed her, one thing was left out."""
    return make_interview(alice)


def make_interview(owner: Any, **changes: Any) -> Any:
    from afterword.store.models import Evidence, Exchange, Interview, Interviewer, Person

    values = {
        "employer": "Pell & Orchard Bakeries",
        "role": "Dispatch manager",
        "starts_at": datetime(2026, 11, 24, 14, 0, tzinfo=UTC),
        "zone": "Europe/London",
        "country": "GB",
        "contact_rules": "Call me any time if something comes up.",
        "decision_by": date(2026, 12, 4),
        "want": "yes",
        "effective": "no",
        "interest": "unsure",
        "understood": "no",
        "goals": "Fewer late vans before Christmas\nA rota people can live with",
        "left_out": "How I cut late departures at Tarn Foods",
        "exchanges_made": 1,
    }
    interview = Interview.objects.create(owner=owner, **{**values, **changes})
    person = Person.objects.create(
        owner=owner, name="Imogen Sallis", title="Head of operations", phone="020 7946 0456", address_as="Ms Sallis"
    )
    Interviewer.objects.create(owner=owner, interview=interview, person=person, position=0)
    Exchange.objects.create(
        owner=owner,
        interview=interview,
        position=0,
        asked="How would you deal with a driver who refuses a route?",
        said="I said I would talk to him.",
        landed="badly",
        wish_said="At Tarn Foods I sat in the van with him for a day and changed the order of his stops.",
    )
    Evidence.objects.create(
        owner=owner,
        text="Cut late departures from nineteen a week to three in four months",
        at="Tarn Foods",
        path="bank[0]",
    )
    return interview


@dataclass
class Server:
    """A real Afterword in a process of its own, with a home of its own."""

    home: Path
    port: int
    process: subprocess.Popen[str] | None = None
    said: list[str] = field(default_factory=list)
    environ: dict[str, str] = field(default_factory=dict)
    module: str = "afterword"  # what is run; a test may put something around it

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def start(self, command: str = "serve") -> str:
        """Starts it and returns the address it prints."""
        self.process = subprocess.Popen(
            [sys.executable, "-m", self.module, command, "--no-browser", "--port", str(self.port)],
            env={**os.environ, **self.environ, "AFTERWORD_HOME": str(self.home)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said.append(line)
            if found := re.search(r"http://127\.0\.0\.1:(\d+)/enter/\?token=[\w-]+", line):
                self.port = int(found[1])
                return found[0]
        raise AssertionError(f"Afterword did not start: {''.join(self.said)}")

    def door(self) -> str:
        """A fresh address that signs in once."""
        return f"{self.address}enter/?token={issue_token(self.home, datetime.now(UTC))}"

    def kill(self) -> None:
        """Ends it as a power cut would."""
        self._end(signal.SIGKILL)

    def stop(self) -> int:
        """Ends it as the person would, and returns its exit code."""
        return self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> int:
        assert self.process is not None
        assert self.process.stdout is not None
        if self.process.poll() is None:
            self.process.send_signal(how)
        code = self.process.wait(timeout=20)
        self.said.append(self.process.stdout.read())
        self.process.stdout.close()
        self.process = None
        return code


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def new_server(tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """Makes servers that are not started yet; whatever still runs at the end is stopped."""
    made: list[Server] = []

    def make(**environ: str) -> Server:
        made.append(Server(tmp_path / f"home{len(made)}", free_port(), environ=environ))
        return made[-1]

    yield make
    for server in made:
        if server.process is not None:
            server.stop()


@dataclass
class Filled:
    """A running Afterword with one interview in it."""

    server: Server
    interview: str

    def path(self, rest: str) -> str:
        return f"{self.server.address}i/{self.interview}/{rest}"


@pytest.fixture(scope="session")
def made_home(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], tuple[Path, str]]:
    """A home to be copied, as the module `seed` leaves it ("": as the first start does), and what the module said.

    Each is made once: making one takes longer than most tests that want one.
    """

    @cache
    def make(seed: str) -> tuple[Path, str]:
        made = Server(tmp_path_factory.mktemp("made") / "home", free_port())
        if not seed:
            made.start()
            made.stop()
            return made.home, ""
        shutil.copytree(make("")[0], made.home)
        environ = {**os.environ, "AFTERWORD_HOME": str(made.home)}
        words = [sys.executable, "-m", seed]
        said = subprocess.run(words, env=environ, stdout=subprocess.PIPE, text=True, check=True).stdout
        return made.home, said.strip()

    return make


@pytest.fixture
def fill(new_server: Callable[..., Server], made_home: Callable[[str], tuple[Path, str]]) -> Callable[[str], Filled]:
    """Starts an Afterword with what the module `seed` put into its home; the module prints the interview's id."""

    def start(seed: str) -> Filled:
        home, said = made_home(seed)
        server = new_server()
        shutil.copytree(home, server.home)
        server.start()
        return Filled(server, said)

    return start


@pytest.fixture
def server(fill: Callable[[str], Filled]) -> Server:
    """A running Afterword in which nothing was told yet. `server.door()` signs in."""
    return fill("").server


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = browsers.find()
    if path is None:
        pytest.fail(browsers.MISSING)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        yield running
        running.close()


@pytest.fixture
def new_context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Callable[..., BrowserContext]]:
    """Makes browser contexts (viewport, colour scheme, JavaScript off). Pictures are kept when the test fails.

    Whatever a page asks of another machine, and whatever the security policy stopped, fails the test.
    """
    made: list[BrowserContext] = []
    faults: list[str] = []

    def watch(page: Page) -> None:
        page.on("console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda asked: None if _here(asked.url) else faults.append(f"asked for {asked.url}"))

    def make(**options: Any) -> BrowserContext:
        context = browser.new_context(**options)
        context.set_default_timeout(10_000)
        context.on("page", watch)
        made.append(context)
        return context

    yield make
    if getattr(request.node, "call_failed", False):
        SHOTS.mkdir(parents=True, exist_ok=True)
        name = re.sub(r"[^\w.-]+", "_", request.node.nodeid)[-150:]
        for number, page in enumerate(page for context in made for page in context.pages):
            page.screenshot(path=SHOTS / f"{name}-{number}.png", full_page=True)
    for context in made:
        context.close()
    assert not faults, faults


def _here(url: str) -> bool:
    return url.startswith(("http://127.0.0.1:", "data:", "blob:", "about:"))


@pytest.fixture
def page(new_context: Callable[..., BrowserContext]) -> Page:
    """One page as wide as a laptop's."""
    return new_context(viewport={"width": 1280, "height": 900}).new_page()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    report = yield
    if report.when == "call" and report.failed:
        item.call_failed = True  # type: ignore[attr-defined]
    return report


def wait_until(true: Callable[[], bool], seconds: float = 10) -> None:
    """Waits until something that happens elsewhere has happened; fails when it does not."""
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.05)
