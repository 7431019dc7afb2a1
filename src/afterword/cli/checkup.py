"""What `afterword doctor` looks at: the person's own home, the method on an invented interview, the running program."""

from __future__ import annotations

import os
import re
import sqlite3
import stat
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from http.cookiejar import CookieJar
from pathlib import Path
from typing import TYPE_CHECKING, Any

from afterword.domain.language import _

if TYPE_CHECKING:
    from afterword.domain.method import Pack

Named = tuple[str, Callable[[], str], str]  # name, check, what to do when it is broken

PATIENCE = 30  # seconds for the server to come up on a slow machine

# Everyone and everything here is invented.
TOLD = {
    "employer": "Larch & Penrose Clinics",
    "role": "Reception manager",
    "contact_rules": "She gave me her card and said to ring if anything came up.",
    "want": "yes",
    "effective": "no",
    "interest": "yes",
    "understood": "no",
    "goals": "Fewer missed calls at lunch",
}
EXCHANGE = {
    "asked": "How long would you stay?",
    "said": "I laughed and said it depends.",
    "landed": "badly",
    "wish_said": "I can't name a number of years. At Brook Dental I stayed until the desk ran without me.",
}
PROOF = "Rebuilt the lunch rota; missed calls fell from 22 a day to 3"
PAPER = """\
employer: Larch & Penrose Clinics
want: Yes
effective: no
questions:
  - {asked: "How long would you stay?", said: "It depends.", landed: badly}
"""
TALK = """\
WEBVTT

00:00:04.000 --> 00:00:09.000
Orla Trevithick: Thanks for coming in, Ines. How long would you stay with us?

00:00:10.000 --> 00:00:16.000
Ines Marlowe: I don't know, it depends on a lot of things, I suppose.

00:00:18.000 --> 00:00:26.000
Orla Trevithick: We lose far too many calls at lunch. What would you do about it?

00:00:27.000 --> 00:00:35.000
Ines Marlowe: I would look at the rota first and see who is at the desk when.
"""
ADVERT = """\
Reception manager, full-time

About the role: what you will do
- Cut the number of missed calls at lunch
- Lead a reception team of six

Requirements
- Experience of running a rota

We offer
- A salary of £31,000
- Twenty-five days of holiday
"""


def own(home: Path | None) -> list[Named]:
    """The person's own home. It is only read."""
    from afterword.config import where_copies_are

    return [
        (
            _("settings"),
            lambda: _settings(home),
            _("Correct the variable that is named, or remove it."),
        ),
        (
            _("your data"),
            lambda: _own_data(home),
            where_copies_are(home / "backups") if home else "",
        ),
    ]


def method() -> list[Named]:
    """From a typed debrief to drafts, in the temporary home."""
    again = _("Install Afterword again; if it stays broken, report it with this line.")
    made: dict[str, Any] = {}
    return [
        (_("libraries"), _libraries, _("Install Afterword again with all it needs.")),
        (
            _("database"),
            lambda: _database(made),
            _("Check that the disk is not full and that its temporary folder may be written to."),
        ),
        (_("debrief"), lambda: _debrief(made), again),
        (_("verdict and plan"), lambda: _plan(made), again),
        (_("drafts"), lambda: _drafts(made), again),
        (_("checks"), lambda: _checks(made), again),
        (_("files as input"), _papers, again),
        (_("listening"), lambda: _listening(made), again),
        (_("backup"), _backup, _("Check that the disk is not full.")),
    ]


def program() -> list[Named]:
    """A server of its own over loopback, and what it leaves on the disk."""
    return [
        (_("server and page"), _server, _("Another program may forbid connections to 127.0.0.1; allow them.")),
        (_("privacy of files"), _modes, _("Put the home on a disk that knows file permissions.")),
    ]


# -- the person's own home


def _settings(home: Path | None) -> str:
    if home is None:
        from afterword import config

        config.load()  # raises with the sentence to show
    return _("home is {home}").format(home=home)


def _own_data(home: Path | None) -> str:
    database = home / "afterword.sqlite3" if home else None
    if home is None or database is None or not database.exists():
        return _("nothing is kept yet")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "afterword.web.settings")
    import django

    django.setup()
    from afterword.flows.home import refuse_emptied, refuse_other_tables, up_to_date

    refuse_emptied(home)
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
        result = connection.execute("pragma quick_check").fetchone()[0]
        if result != "ok":
            raise RuntimeError(result)
        tables = connection.execute("select count(*) from sqlite_master").fetchone()[0]
        if not tables:
            return _("nothing is kept yet")
        if up_to_date(connection.execute("select app, name from django_migrations").fetchall()):
            refuse_other_tables(lambda sql: connection.execute(sql).fetchall())
        count = connection.execute("select count(*) from store_interview").fetchone()[0]
    _expect_private([database])
    return _("whole, with {count} interviews").format(count=count)


# -- the method


def _libraries() -> str:
    from zoneinfo import ZoneInfo

    import holidays
    import phonenumbers
    import yaml

    ZoneInfo("Europe/London")
    speed = _("fast") if hasattr(yaml, "CSafeLoader") else _("slow")
    days = len(holidays.country_holidays("GB", years=2026))
    _need(days > 5 and phonenumbers.parse("+441614960177").country_code == 44, "holidays or phonenumbers")
    return _("Python {version}, YAML reader {speed}").format(version=sys.version.split()[0], speed=speed)


def _database(made: dict[str, Any]) -> str:
    from afterword.cli.ready import ready

    made["owner"] = ready()
    return _("made and brought up to date, SQLite {version}").format(version=sqlite3.sqlite_version)


def _debrief(made: dict[str, Any]) -> str:
    from afterword.flows import bank, debrief, preferences
    from afterword.store import queries

    owner = made["owner"]
    preferences.keep(queries.profile_of(owner), "name", "Ines Marlowe")
    preferences.keep(queries.profile_of(owner), "phone", "020 7946 0188")
    bank.add(owner, PROOF, "Brook Dental")
    interview = debrief.start(owner)
    for field, value in TOLD.items():
        _need(debrief.keep(interview, field, value).ok, field)
    yesterday = (datetime.now(UTC) - timedelta(days=1)).strftime("%Y-%m-%dT14:00")
    _need(debrief.keep(interview, "starts_at", yesterday).ok, "starts_at")
    _need(debrief.keep_interviewer(interview, 0, "name", "Orla Trevithick").ok, "name")
    _need(debrief.keep_interviewer(interview, 0, "phone", "020 7946 0456").ok, "phone")
    exchange = debrief.add_exchange(interview)
    for field, value in EXCHANGE.items():
        _need(debrief.keep_exchange(exchange, field, value).ok, field)
    made["interview"] = queries.interview_of(owner, interview.id)
    return _("kept and read back")


def _plan(made: dict[str, Any]) -> str:
    from afterword.flows import decide, prepare

    pack: Pack = prepare.pack_for(made["interview"], datetime.now(UTC))
    made["pack"] = pack
    _need(pack.verdict.kind == "salvage", f"verdict {pack.verdict.kind}")
    _need(pack.plan.channel == "call", f"channel {pack.plan.channel}")
    steps = decide.take_plan(made["interview"], datetime.now(UTC))
    _need(len(steps) > 1, "no steps")
    return _("a call first, {count} steps").format(count=len(steps))


def _drafts(made: dict[str, Any]) -> str:
    pack: Pack = made["pack"]
    kinds = {checked.draft.kind for checked in pack.drafts}
    _need({"call_card", "voicemail", "letter", "adviser_brief"} <= kinds, f"only {sorted(kinds)}")
    sentences = [sentence for checked in pack.drafts for sentence in checked.draft.sentences]
    _need(all(sentence.sources for sentence in sentences), "a sentence without a source")
    return _("{count} drafts, {sentences} sentences, each with its source").format(
        count=len(kinds), sentences=len(sentences)
    )


def _checks(made: dict[str, Any]) -> str:
    from afterword.flows import prepare

    interview, now = made["interview"], datetime.now(UTC)
    prepare.add_sentence(interview, "letter", "", "I will stay ten years, I promise.")
    letter = prepare.draft_in(prepare.pack_for(interview, now), "letter")
    _need(letter is not None and any(check.severity == "block" for check in letter.checks), "nothing stopped")
    try:
        prepare.keep_version(interview, "letter", now, ready=True)
    except prepare.NotReady:
        _need(prepare.undo(interview, "letter"), "undo")
        return _("a promise nobody can keep was stopped and taken back")
    raise RuntimeError("a blocked letter was marked ready")


def _papers() -> str:
    from afterword.flows.pack import pack_of, read_papers
    from afterword.writing.pack import to_json

    now = datetime.now(UTC)
    papers = read_papers([("debrief.yaml", PAPER.encode())], "", now)
    _need(papers.case is not None and not papers.problems, f"{papers.problems}")
    if papers.case is not None:
        pack = pack_of(papers, now)
        _need(to_json(pack, papers.problems, now)["assessment"]["want"] == "yes", "want")
    return _("a debrief file was read and packed")


def _listening(made: dict[str, Any]) -> str:
    """A transcript and an advert through the rows and the worker's own functions, as the web does it."""
    from afterword.flows import ear, listen, prepare, work

    now = datetime.now(UTC)
    interview = made["interview"]
    taken = listen.add_papers(interview, [("talk.vtt", TALK.encode()), ("advert.txt", ADVERT.encode())], now)
    _need(all(one.ok for one in taken), " ".join(one.message for one in taken))
    _need(work.run_all(lambda: datetime.now(UTC)) > 0, "nothing was due")
    progress = listen.progress_of(interview)
    _need(progress.state == "done", progress.problem or progress.state)
    exchanges = prepare.case_of(interview).interview.exchanges
    _need(any(one.answer for one in exchanges), "no question was heard")
    for paper in progress.papers:
        listen.remove_paper(paper, now)
    why = ear.why_words_only()
    return _("a transcript was heard; words alone decide what is alike ({why})").format(why=why) if why else (
        _("a transcript was heard; words and meaning decide what is alike")
    )  # fmt: skip


def _backup() -> str:
    from django.conf import settings

    from afterword.flows.home import back_up

    copy = back_up(settings.SETTINGS, datetime.now(UTC))
    _need(copy is not None, "no copy")
    with closing(sqlite3.connect(str(copy))) as connection:
        _need(connection.execute("pragma quick_check").fetchone()[0] == "ok", "the copy is damaged")
        _need(connection.execute("select count(*) from store_interview").fetchone()[0] == 1, "the copy is empty")
    return _("made and read back")


# -- the program


def _server() -> str:
    with _serving() as door:
        cookies = urllib.request.HTTPCookieProcessor(CookieJar())
        browser = urllib.request.build_opener(urllib.request.ProxyHandler({}), cookies)
        address = door.split("enter/")[0]
        page = _page(browser, door)
        _need(TOLD["employer"].split(" &")[0] in page, "the page does not show the interview")
        styles = re.findall(r'href="(/static/[^"]+\.css)"', page)
        _need(bool(styles), "the page names no style sheet")
        for style in styles:
            _need(len(_page(browser, address.rstrip("/") + style)) > 100, style)
        stranger = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            seen = _page(stranger, address)
        except urllib.error.HTTPError as refused:
            seen = str(refused.code)
        _need(TOLD["employer"].split(" &")[0] not in seen, "a stranger can read the page")
    return _("it answers, {count} style sheets, closed to strangers").format(count=len(styles))


@contextmanager
def _serving() -> Iterator[str]:
    """A server in a process of its own on the temporary home; the address that signs in."""
    import socket
    import threading

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(  # noqa: S603 - our own program, with arguments of our own
        [sys.executable, "-m", "afterword", "--no-browser", "--port", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=os.environ,
    )
    watch = threading.Timer(PATIENCE, server.kill)
    watch.start()
    said = []
    try:
        for line in server.stdout or ():
            said.append(line.strip())
            if found := re.search(r"http://127\.0\.0\.1:\d+/enter/\S*token=[\w-]+", line):
                yield found[0]
                return
        raise RuntimeError(" ".join(said) or "the server said nothing")
    finally:
        watch.cancel()
        server.terminate()
        try:
            server.wait(timeout=10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
        if server.stdout:
            server.stdout.close()


def _page(browser: urllib.request.OpenerDirector, address: str) -> str:
    with browser.open(address, timeout=PATIENCE) as answer:
        text: str = answer.read().decode("utf-8")
    return text


def _modes() -> str:
    home = Path(os.environ["AFTERWORD_HOME"])
    if os.name != "posix":
        return _("left to the system on this machine")
    _expect_private([home, *(path for path in home.rglob("*"))])
    return _("nobody else on this machine can read them")


def _expect_private(paths: list[Path]) -> None:
    for path in paths:
        if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
            raise RuntimeError(_("{path} can be read by others").format(path=path))


def _need(true: bool, what: str) -> None:
    if not true:
        raise RuntimeError(what)
