"""The door of a running Afterword, and the plain pages behind it."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import DatabaseError
from django.test import Client, RequestFactory

from afterword.web import access
from tests.conftest import SHOTS, Server, free_port


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running Afterword for all who only ask it something: a start takes longer than most tests."""
    server = Server(tmp_path_factory.mktemp("standing"), free_port())
    server.start()
    yield server
    server.stop()


def ask(server: Server, path: str, method: str = "GET", **headers: str) -> tuple[http.client.HTTPResponse, str]:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    response = connection.getresponse()
    body = response.read().decode("utf-8", errors="replace")
    connection.close()
    return response, body


def enter(server: Server, url: str) -> str | None:
    """The cookie that opening `url` gives, None when the door stays closed."""
    parts = urlsplit(url)
    response, _ = ask(server, f"{parts.path}?{parts.query}")
    cookie = response.getheader("Set-Cookie")
    if response.status == 403:
        assert cookie is None
        return None
    assert (response.status, response.getheader("Location")) == (302, "/")
    assert cookie is not None
    return cookie


def test_the_printed_address_opens_the_door_once_and_for_long(standing: Server) -> None:
    url = standing.door()
    cookie = enter(standing, url)
    assert cookie is not None
    for part in ("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=34560000"):
        assert part in cookie
    assert enter(standing, url) is None
    session = cookie.split(";")[0].strip()
    assert ask(standing, "/", Cookie=session)[0].status == 200
    other = session[:-1] + ("y" if session.endswith("x") else "x")
    assert ask(standing, "/", Cookie=other)[0].status == 403
    # Someone who is in already is not shown the door when they open an old address from their history.
    parts = urlsplit(url)
    again, _ = ask(standing, f"{parts.path}?{parts.query}", Cookie=session)
    assert (again.status, again.getheader("Location")) == (302, "/")


def test_looking_at_the_address_does_not_use_it_up(standing: Server) -> None:
    parts = urlsplit(standing.door())
    assert ask(standing, f"{parts.path}?{parts.query}", method="HEAD")[0].status == 403
    assert enter(standing, parts.geturl()) is not None


def test_a_stranger_is_told_how_to_get_in(standing: Server) -> None:
    for path in ("/", "/settings/", "/nowhere/", "/enter/", "/enter/?token=", "/enter/?token=wrong"):
        response, page = ask(standing, path)
        assert response.status == 403
        assert "This page opens from your terminal" in page
        assert "<code>afterword open</code>" in page
        assert "<code>make open</code>" in page


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "0.0.0.0", "LOCALHOST.evil", "[::2]", "a b"]
)
def test_another_name_for_this_machine_is_refused(standing: Server, host: str) -> None:
    for path in ("/", "/enter/?token=x", "/static/x.css"):
        response, page = ask(standing, path, Host=host)
        assert response.status == 400
        assert "This could not be read" in page


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "localhost:8765", "[::1]:1"])
def test_this_machines_own_names_are_known(standing: Server, host: str) -> None:
    assert ask(standing, "/", Host=host)[0].status == 403


def test_style_and_script_are_kept_for_ever_under_an_address_of_their_own(standing: Server) -> None:
    _, page = ask(standing, "/")
    sheet = re.search(r'href="(/static/[0-9a-f]{12}/afterword/afterword\.css)"', page)
    assert sheet is not None
    response, _ = ask(standing, sheet[1])
    assert response.status == 200
    assert "immutable" in (response.getheader("Cache-Control") or "")
    assert response.getheader("Content-Security-Policy") == access.CONTENT_SECURITY_POLICY
    assert ask(standing, "/static/000000000000/afterword/afterword.css")[0].status == 403
    assert ask(standing, sheet[1].rsplit("/", 1)[0] + "/../../settings.py")[0].status in (403, 404)


def test_only_this_machine_is_listened_on(standing: Server) -> None:
    for address in {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}:
        if not str(address).startswith("127."):
            with pytest.raises(OSError):  # noqa: PT011 - refused or unreachable, whichever the system says
                socket.create_connection((str(address), standing.port), timeout=2)


def test_everything_in_the_home_is_closed_while_it_runs(standing: Server) -> None:
    enter(standing, standing.door())
    standing.door()
    seen = {
        (path.is_dir(), oct(stat.S_IMODE(path.stat().st_mode))) for path in (standing.home, *standing.home.rglob("*"))
    }
    assert seen == {(True, "0o700"), (False, "0o600")}
    assert {path.name for path in standing.home.iterdir()} >= {
        "afterword.sqlite3-wal",
        "afterword.sqlite3-shm",
        "secret",
    }


def test_what_is_too_large_is_heard_out_and_told_so(standing: Server) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", standing.port, timeout=20)
    connection.request("POST", "/enter/", body=b"x" * (27 * 1024 * 1024))
    response = connection.getresponse()
    assert response.status == 413
    page = response.read().decode()
    assert "This is too large for one go" in page
    assert "Afterword takes 25 MB at a time" in page
    connection.close()
    assert ask(standing, "/")[0].status == 403


def test_what_is_beyond_all_measure_is_refused_at_once(standing: Server) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", standing.port, timeout=20)
    connection.putrequest("POST", "/enter/")
    connection.putheader("Content-Length", str(2**40))
    connection.endheaders()
    assert connection.getresponse().status == 413
    connection.close()
    assert ask(standing, "/")[0].status == 403


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_the_door_can_be_read_by_all(
    standing: Server, new_context: Callable[..., Any], width: int, colours: str
) -> None:
    page = new_context(viewport={"width": width, "height": 800}, color_scheme=colours).new_page()
    page.goto(standing.address)
    assert page.get_by_role("heading", level=1).inner_text() == "This page opens from your terminal"
    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / f"door-{width}-{colours}.png")


# Starting and ending


def again(server: Server, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "afterword", *words],
        env={**os.environ, "AFTERWORD_HOME": str(server.home)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_address_is_said_in_one_calm_sentence(server: Server) -> None:
    (said,) = server.said
    assert re.fullmatch(
        rf"Afterword is open at http://127\.0\.0\.1:{server.port}/enter/\?token=[\w-]{{43}} "
        r"\(it works once\); Ctrl-C ends it\.\n",
        said,
    )


def test_a_second_start_says_so_and_opens_a_fresh_door(server: Server) -> None:
    for words, start in (
        (["--no-browser"], "Afterword is running already. Open "),
        (["open", "--no-browser"], "Open "),
    ):
        said = again(server, *words)
        assert (said.returncode, said.stderr) == (0, "")
        found = re.fullmatch(re.escape(start) + r"(http://\S+) \(it works once\)(?:\.|, .*)\n", said.stdout)
        assert found is not None, said.stdout
        assert enter(server, found[1]) is not None


def test_open_without_a_server_says_how_to_start_one(new_server: Callable[..., Server]) -> None:
    said = again(new_server(), "open")
    assert (said.returncode, said.stdout) == (2, "")
    assert said.stderr == "Afterword is not running. Start it with “afterword”.\n"


def test_a_taken_port_is_said_and_another_is_used(new_server: Callable[..., Server]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        wanted = taken.getsockname()[1]
        server = new_server()
        server.port = wanted
        server.start()
        assert server.port != wanted
        assert server.said[0] == f"Port {wanted} is taken by another program, so this is {server.port}.\n"
        assert ask(server, "/")[0].status == 403


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_quietly(server: Server, how: signal.Signals) -> None:
    assert server.process is not None
    server.process.send_signal(how)
    assert server.process.wait(timeout=20) == 0
    assert server.stop() == 0
    assert len(server.said) == 2
    assert server.said[1] == ""
    assert not (server.home / "server.address").exists()


def test_after_a_power_cut_it_starts_again_and_the_session_still_holds(server: Server) -> None:
    cookie = enter(server, server.door())
    assert cookie is not None
    server.kill()
    assert (server.home / "server.address").exists()
    assert again(server, "open").returncode == 2
    server.start()
    assert ask(server, "/", Cookie=cookie.split(";")[0].strip())[0].status == 200


def test_the_port_may_come_from_the_environment(new_server: Callable[..., Server]) -> None:
    server = new_server()
    process = subprocess.Popen(
        [sys.executable, "-m", "afterword", "serve", "--no-browser"],
        env={**os.environ, "AFTERWORD_HOME": str(server.home), "AFTERWORD_PORT": str(server.port)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert f"127.0.0.1:{server.port}/" in process.stdout.readline()
    process.terminate()
    assert process.wait(timeout=20) == 0
    process.stdout.close()


@pytest.mark.parametrize(
    ("words", "environ", "says"),
    [
        (["--port", "0"], {}, "a port is a number from 1 to 65535"),
        ([], {"AFTERWORD_PORT": "x"}, "AFTERWORD_PORT is “x”; it must be a number from 1 to 65535.\n"),
        (["hello"], {}, "invalid choice: 'hello'"),
    ],
)
def test_a_wrong_word_is_one_sentence_and_never_a_traceback(
    new_server: Callable[..., Server], words: list[str], environ: dict[str, str], says: str
) -> None:
    server = new_server()
    said = subprocess.run(
        [sys.executable, "-m", "afterword", *words],
        env={**os.environ, "AFTERWORD_HOME": str(server.home), **environ},
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 2
    assert says in said.stderr
    assert "Traceback" not in said.stderr


def test_two_homes_do_not_share_a_cookie(new_server: Callable[..., Server]) -> None:
    names = set()
    for _ in range(2):
        server = new_server()
        server.start()
        cookie = enter(server, server.door())
        assert cookie is not None
        names.add(cookie.split("=")[0].strip())
    assert len(names) == 2


# The plain pages


@pytest.mark.parametrize(
    ("view", "status", "says"),
    [
        (lambda r: access.bad_request(r), 400, "This could not be read"),
        (lambda r: access.forbidden(r), 403, "This page is not open to you"),
        (lambda r: access.form_too_old(r, "no token"), 403, "This form was open for too long"),
        (lambda r: access.not_found(r), 404, "There is nothing here"),
        (lambda r: access.broken(r), 500, "Something broke on our side"),
    ],
)
def test_plain_pages_come_out_without_the_database(view: Callable[[Any], Any], status: int, says: str) -> None:
    response = view(RequestFactory().get("/"))  # no fixture opens the database: touching it would fail the test
    page = response.content.decode()
    assert response.status_code == status
    assert f"<h1>{says}</h1>" in page
    assert "!" not in re.sub(r"<!doctype html>", "", page)


@pytest.mark.django_db
def test_a_broken_page_shows_no_traceback(alice: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from afterword.store import queries

    def breaks(*_: Any) -> None:
        raise DatabaseError("secret detail")

    for name in ("waiting_steps_of", "interviews_of"):
        monkeypatch.setattr(queries, name, breaks)
    client = Client(raise_request_exception=False)
    client.force_login(alice)
    response = client.get("/")
    assert response.status_code == 500
    assert b"secret detail" not in response.content
    assert b"Something broke on our side" in response.content
    assert response["Content-Security-Policy"] == access.CONTENT_SECURITY_POLICY


@pytest.mark.django_db
def test_an_unknown_address_is_a_plain_page(alice: Any) -> None:
    client = Client()
    client.force_login(alice)
    response = client.get("/nowhere/")
    assert response.status_code == 404
    assert b"There is nothing here" in response.content
