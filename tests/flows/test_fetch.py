"""Fetching an advert: only the public internet, only a page's worth, and one sentence for whatever stops it."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from afterword.flows.fetch import LARGEST, fetch_advert, is_public

PAGE = b"<html><h1>Depot planner</h1></html>"
ASKED: list[dict[str, str]] = []


class _Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        ASKED.append({"path": self.path, **{key.lower(): value for key, value in self.headers.items()}})
        match self.path.split("?")[0]:
            case "/job" | "/b%20c":
                self.send(200, PAGE)
            case "/packed":
                self.send(200, gzip.compress(PAGE), {"Content-Encoding": "gzip"})
            case "/bomb":
                self.send(200, gzip.compress(b" " * (LARGEST * 20)), {"Content-Encoding": "gzip"})
            case "/brotli":
                self.send(200, PAGE, {"Content-Encoding": "br"})
            case "/large":
                self.send(200, b"x" * (LARGEST + 1))
            case "/moved":
                self.send(302, b"", {"Location": "/job", "Set-Cookie": "a=b"})
            case "/round":
                self.send(301, b"", {"Location": "/round"})
            case "/home":
                self.send(302, b"", {"Location": "http://home.example/admin"})
            case "/file":
                self.send(302, b"", {"Location": "file:///etc/passwd"})
            case "/nowhere":
                self.send(302, b"", {"Location": "http://["})
            case "/half":
                self.send(200, PAGE, {"Content-Length": str(len(PAGE) * 2)})
            case "/half-packed":
                half = gzip.compress(PAGE)[:-12]
                self.send(200, half, {"Content-Encoding": "gzip"})
            case "/half-in-chunks":
                self.protocol_version = "HTTP/1.1"
                self.send_response(200)
                self.send_header("Transfer-Encoding", "chunked")
                self.end_headers()
                self.wfile.write(b"%x\r\n%s" % (len(PAGE) * 2, PAGE))
                self.close_connection = True
            case "/empty":
                self.send(200, b"")
            case "/closed":
                self.send(404, b"gone")
            case "/walled":
                self.send(403, b"no")
            case "/broken":
                self.send(503, b"no")
            case "/odd":
                self.send(204, b"")
            case "/drip":
                self.send_response(200)
                self.end_headers()
                stop = threading.Event()
                for _second in range(40):
                    try:
                        self.wfile.write(b".")
                        self.wfile.flush()
                    except OSError:
                        return
                    stop.wait(0.1)

    def send(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for key, value in {"Content-Length": str(len(body)), **(headers or {})}.items():
            self.send_header(key, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


def known(host: str, _port: int) -> list[str]:
    """The test's own names: the site of the employer is on loopback, "home" is a machine in the house."""
    return {"careers.example": ["127.0.0.1"], "home.example": ["192.168.1.1"]}.get(host, [])


def only_the_site(address: str) -> bool:
    return address == "127.0.0.1"


def fetched(port: int, path: str, seconds: float = 5.0) -> tuple[bytes | None, str, str]:
    url = f"http://careers.example:{port}{path}"
    data, final, problem = fetch_advert(url, resolver=known, allowed=only_the_site, seconds=seconds)
    return data, final.replace(f":{port}", ""), problem.message if problem else ""


def test_a_page_comes_as_it_is(port: int) -> None:
    assert fetched(port, "/job?id=1&x=%20#top") == (PAGE, "http://careers.example/job?id=1&x=%20#top", "")
    assert fetched(port, "/b c")[0] == PAGE
    assert fetched(port, "/packed")[0] == PAGE


def test_it_says_who_asks_and_nothing_more(port: int) -> None:
    ASKED.clear()
    data, final, _problem = fetched(port, "/moved")
    assert (data, final) == (PAGE, "http://careers.example/job")
    assert [asked["path"] for asked in ASKED] == ["/moved", "/job"]
    for asked in ASKED:
        assert asked["user-agent"].startswith("Afterword/")
        assert not {"cookie", "referer", "authorization", "accept-language"} & asked.keys()


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("/bomb", "larger than 3 MB"),
        ("/large", "larger than 3 MB"),
        ("/brotli", "packed in a way"),
        ("/nowhere", "sends on to what is no address"),
        ("/round", "too many times"),
        ("/home", "inside a private network"),
        ("/file", "begin with http"),
        ("/half", "Only part of the page"),
        ("/half-packed", "Only part of the page"),
        ("/half-in-chunks", "could not be fetched"),
        ("/empty", "came back empty"),
        ("/closed", "does not exist any more"),
        ("/walled", "does not give this page to programs"),
        ("/broken", "fault of its own"),
        ("/odd", "without a page"),
    ],
)
def test_what_stops_it_is_one_sentence(port: int, path: str, sentence: str) -> None:
    data, _final, message = fetched(port, path)
    assert data is None
    assert sentence in message
    assert message.count(".") == 1
    assert message.endswith(".")


def test_a_site_that_drips_is_cut_off(port: int) -> None:
    data, _final, message = fetched(port, "/drip", seconds=0.5)
    assert data is None
    assert "did not come in time" in message


def test_a_name_is_looked_up_once_so_that_it_cannot_change_between_check_and_connection(port: int) -> None:
    asked: list[str] = []

    def changing(host: str, _port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["192.168.1.1"]

    data, _final, problem = fetch_advert(f"http://rebind.example:{port}/job", resolver=changing, allowed=only_the_site)
    assert (data, problem) == (PAGE, None)
    assert asked == ["rebind.example"]


def test_one_private_address_among_several_is_enough_to_refuse(port: int) -> None:
    def both(_host: str, _port: int) -> list[str]:
        return ["127.0.0.1", "10.0.0.7"]

    data, _final, problem = fetch_advert(f"http://both.example:{port}/job", resolver=both, allowed=only_the_site)
    assert data is None
    assert problem is not None
    assert "private network" in problem.message


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost/", "http://2130706433/", "http://0x7f.1/", "http://0177.0.0.1/",
        "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://0.0.0.0/", "http://[::]/",
        "http://169.254.169.254/latest/meta-data/", "http://10.1.2.3/", "http://172.16.0.1/", "http://192.168.0.1/",
        "http://100.64.0.1/", "http://[fd00::1]/", "http://[fe80::1]/", "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/", "https://127.1/",
    ],
)  # fmt: skip
def test_private_addresses_in_every_spelling_are_refused(url: str) -> None:
    data, _final, problem = fetch_advert(url)
    assert data is None
    assert problem is not None
    assert "private network" in problem.message or "No site of that name" in problem.message


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("ftp://careers.example/job", "begin with http"),
        ("javascript:alert(1)", "begin with http"),
        ("careers.example/job", "begin with http"),
        ("", "begin with http"),
        ("http://", "begin with http"),
        ("http://[::1", "not a web address"),
        ("http://careers.example:99999/", "not a web address"),
        ("http://lena:secret@careers.example/", "name or password"),
        ("http://careers.example:25/", "port"),
        ("http://nowhere.example/", "No site of that name"),
        ("http://\u2024\u2024.example/", "No site of that name"),
        ("http://careers.example/" + "x" * 3000, "begin with http"),
    ],
)
def test_what_is_no_address_of_a_page(url: str, sentence: str) -> None:
    data, _final, problem = fetch_advert(url, resolver=known, allowed=only_the_site)
    assert data is None
    assert problem is not None
    assert sentence in problem.message


def test_a_closed_port_is_one_sentence() -> None:
    data, _final, problem = fetch_advert("http://careers.example:1024/", resolver=known, allowed=only_the_site)
    assert data is None
    assert problem is not None
    assert "could not be fetched" in problem.message


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.215.14", "2606:4700::1111", "2a00:1450:4001:81b::200e"])
def test_public_addresses_are(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "x",
        "224.0.0.1",
        "255.255.255.255",
        "240.0.0.1",
        "ff02::1",
        "fec0::1",
        "::7f00:1",
        "fe80::1%eth0",
        "2001:db8::1",
    ],
)
def test_others_are_not(address: str) -> None:
    assert not is_public(address)
