"""A server on loopback that answers as the boards do: lists, nothing new, gone, too often, faults, slow, cut off, huge."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

from afterword.flows import boards
from afterword.flows.fetch import Fetched, NotFetched


@dataclass
class Reply:
    """`cut`: only so much of the body is sent. `drip`: a byte now and then. `etag`: 304 to whoever knows it."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    etag: str = ""
    cut: int | None = None
    drip: bool = False
    packed: bool = False


@dataclass
class Asked:
    url: str  # as it was meant: https, the board's own host, no port
    headers: dict[str, str]


class Site:
    """What each address answers, and who asked for what. An address nobody set answers 404."""

    def __init__(self) -> None:
        self.replies: dict[str, Reply | Callable[[str], Reply]] = {}
        self.asked: list[Asked] = []
        self.port = 0

    def ask(self, url: str, headers: Mapping[str, str]) -> Fetched | NotFetched:
        """As `boards.ask_site`, with every name on loopback."""
        there = urlsplit(url)
        local = there._replace(scheme="http", netloc=f"{there.netloc}:{self.port}").geturl()
        return boards.ask_site(
            local, headers, resolver=self.resolver, allowed=lambda address: address == "127.0.0.1", seconds=1.0
        )

    @staticmethod
    def resolver(host: str, _port: int) -> list[str]:
        known = {"nowhere.example": [], "inside.example": ["192.168.1.7"]}
        return known.get(host, ["127.0.0.1"])

    @property
    def urls(self) -> list[str]:
        return [each.url for each in self.asked]


class _Handler(BaseHTTPRequestHandler):
    site: Site

    def do_GET(self) -> None:
        host = self.headers.get("Host", "").partition(":")[0]
        url = f"https://{host}{self.path}"
        self.site.asked.append(Asked(url, {name.lower(): value for name, value in self.headers.items()}))
        found = self.site.replies.get(url) or self.site.replies.get(url.partition("?")[0]) or Reply(404, b"{}")
        reply = found(url) if callable(found) else found
        if reply.etag and self.headers.get("If-None-Match") == reply.etag:
            reply = Reply(304, b"", etag=reply.etag)
        body = gzip.compress(reply.body) if reply.packed else reply.body
        self.send_response(reply.status)
        given = {"ETag": reply.etag} if reply.etag else {}
        given |= {"Content-Encoding": "gzip"} if reply.packed else {}
        length = {} if reply.status == 304 else {"Content-Length": str(len(body))}
        for name, value in {**length, **given, **reply.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if reply.drip:
            stop = threading.Event()
            for _second in range(30):
                try:
                    self.wfile.write(b"[")
                    self.wfile.flush()
                except OSError:
                    return
                stop.wait(0.1)
        self.wfile.write(body if reply.cut is None else body[: reply.cut])

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def running() -> Iterator[Site]:
    site = Site()
    handler = type("Handler", (_Handler,), {"site": site})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    site.port = server.server_address[1]
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
