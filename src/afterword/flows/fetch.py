"""Fetching what the person asked for, a job advert or a list of openings, and only from the public internet.

A pasted address could name a machine in the person's own network, or a name whose address changes between the check
and the connection. So each name is resolved once, every address it has must be public, and the connection goes to the
very address that was checked; after a redirect all of that begins again.
"""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from afterword import __version__
from afterword.domain.interview import Problem
from afterword.domain.language import _

SECONDS = 10.0
"""For everything together, redirects included."""

LARGEST = 3_000_000
"""Bytes, as sent and as unpacked."""

MOST_REDIRECTS = 5
LONGEST_URL = 2_000
_AGENT = f"Afterword/{__version__} (reads one job advert for the person who asked for it)"
_ACCEPT = "text/html,application/xhtml+xml,application/json,application/pdf;q=0.9,text/plain;q=0.8,*/*;q=0.1"
_PORTS = {"http": 80, "https": 443}
_MOVED = {301, 302, 303, 307, 308}

Resolve = Callable[[str, int], Sequence[str]]
"""A host and a port become its IP addresses as text; OSError when there are none."""


def resolve(host: str, port: int) -> list[str]:
    """All addresses of a host, as the system knows them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, also when it hides another inside (mapped, 6to4, NAT64)."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None and not is_public(str(inner)):
            return False
        if ip in ipaddress.ip_network("::/96") or ip in ipaddress.ip_network("fec0::/10"):
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


Why = Literal["address", "private", "name", "late", "certificate", "line", "part", "large", "packed", "status"]
"""Why nothing came: no address that may be asked, one inside a private network, a name nobody knows, and so on."""


class _Stopped(Exception):
    """Why nothing was fetched, as a sentence for the person about the page of an advert."""

    def __init__(self, why: Why, sentence: str) -> None:
        super().__init__(sentence)
        self.why = why


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a site answered in the end, whatever its status: `headers` by their names in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    url: str  # where it came from, after redirects


@dataclass(frozen=True, slots=True)
class NotFetched:
    """Nothing came. `sentence` speaks of the page of an advert; others say it in their own words, by `why`."""

    why: Why
    sentence: str
    url: str  # where it ended


@dataclass(frozen=True, slots=True)
class Terms:
    """How a site is asked. `resolver` and `allowed` are for tests, which must not use the network."""

    agent: str = _AGENT
    accept: str = _ACCEPT
    headers: Mapping[str, str] = field(default_factory=dict)  # further ones, as If-None-Match
    largest: int = LARGEST  # bytes, as sent and as unpacked
    seconds: float = SECONDS
    resolver: Resolve = resolve
    allowed: Callable[[str], bool] = is_public


def fetch(url: str, terms: Terms) -> Fetched | NotFetched:
    """What is at `url`, redirects followed. Sends no cookies, and nothing about the person but what `terms` hold."""
    until = time.monotonic() + terms.seconds
    here = url.strip()
    try:
        for _hop in range(MOST_REDIRECTS + 1):
            parts = _checked(here)
            answer = _asked(parts, here, terms, until)
            location = answer.headers.get("location", "")
            if answer.status not in _MOVED or not location:
                return answer
            here = _next(parts, location)
        sentence = _("That page sends on to another too many times; open it in your browser and save it instead.")
        raise _Stopped("address", sentence)
    except _Stopped as stopped:
        return NotFetched(stopped.why, str(stopped), here)


def fetch_advert(
    url: str, *, resolver: Resolve = resolve, allowed: Callable[[str], bool] = is_public, seconds: float = SECONDS
) -> tuple[bytes | None, str, Problem | None]:
    """The bytes of an advert, the address they came from in the end, and a problem when there are none."""
    answer = fetch(url, Terms(seconds=seconds, resolver=resolver, allowed=allowed))
    if isinstance(answer, NotFetched):
        return None, answer.url, Problem(answer.url[:200], None, answer.sentence)
    try:
        return _body(answer), answer.url, None
    except _Stopped as stopped:
        return None, answer.url, Problem(answer.url[:200], None, str(stopped))


def _next(parts: SplitResult, location: str) -> str:
    """Where a page sends on to, from the address it was at."""
    try:
        return urljoin(parts.geturl(), location)
    except ValueError:
        raise _Stopped(
            "address", _("That page sends on to what is no address; open it in your browser and save it.")
        ) from None


def _checked(url: str) -> SplitResult:
    """The parts of an address that may be asked for at all."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise _Stopped("address", _("That is not a web address; copy it from your browser’s address bar.")) from None
    if parts.scheme not in _PORTS or not parts.hostname or len(url) > LONGEST_URL:
        raise _Stopped(
            "address", _("Only addresses that begin with http:// or https:// can be fetched; copy the whole address.")
        )
    if parts.username is not None or parts.password is not None:
        raise _Stopped("address", _("An address with a name or password in it is not fetched; save the page instead."))
    if port not in (None, 80, 443) and port is not None and port < 1024:
        raise _Stopped("address", _("That address uses a port that is not for web pages; save the page instead."))
    return parts


def _asked(parts: SplitResult, url: str, terms: Terms, until: float) -> Fetched:
    host = parts.hostname or ""
    port = parts.port or _PORTS[parts.scheme]
    addresses = _addresses(host, port, terms.resolver, terms.allowed, until)
    connection = _Pinned(host, port, addresses, until, secure=parts.scheme == "https")
    # A site that sends one byte now and then never times out by itself.
    watch = threading.Timer(_left(until), connection.cut)
    watch.daemon = True
    watch.start()
    try:
        connection.request("GET", _target(parts), headers=_headers(parts, terms))
        response = connection.getresponse()
        body = b"" if response.status in _MOVED else _read(response, until, terms.largest)
        given = {name.lower(): value for name, value in response.headers.items()}
        return Fetched(response.status, given, body, url)
    except _Stopped:
        raise
    except TimeoutError:
        raise _Stopped(
            "late", _("The page did not come in time; try again later, or save it from your browser.")
        ) from None
    except ssl.SSLError:
        raise _Stopped(
            "certificate", _("The site’s certificate could not be checked; save the page from your browser.")
        ) from None
    except (OSError, http.client.HTTPException, ValueError, zlib.error):
        _left(until)
        raise _Stopped(
            "line", _("The page could not be fetched; save it from your browser and give the file.")
        ) from None
    finally:
        watch.cancel()
        connection.close()


def _addresses(
    host: str, port: int, resolver: Resolve, allowed: Callable[[str], bool], until: float
) -> tuple[str, ...]:
    """The addresses that may be connected to. All that the name has must be public, or none is used."""
    found: list[str] = []

    def look_up() -> None:
        with contextlib.suppress(OSError, ValueError):  # a name that cannot be one is a ValueError, too
            found.extend(resolver(_ascii(host), port))

    # The system's own look-up knows no limit in time, so it is left behind where it takes too long.
    looking = threading.Thread(target=look_up, daemon=True)
    looking.start()
    looking.join(_left(until))
    addresses = tuple(found)
    if not addresses:
        raise _Stopped("name", _("No site of that name could be found; check the address, or whether you are online."))
    if not all(allowed(address) for address in addresses):
        raise _Stopped(
            "private", _("That address is inside a private network, so it is not fetched; save the page instead.")
        )
    return addresses


class _Pinned(http.client.HTTPConnection):
    """A connection to an address that was checked; the name is only spoken, never looked up again."""

    def __init__(self, host: str, port: int, addresses: Sequence[str], until: float, *, secure: bool) -> None:
        super().__init__(host, port, timeout=_left(until))
        self._addresses = addresses
        self._until = until
        self._secure = secure
        self._made: socket.socket | None = None

    def connect(self) -> None:
        made = self._first()
        if self._secure:
            try:
                made = ssl.create_default_context().wrap_socket(made, server_hostname=self.host)
            except BaseException:
                made.close()
                raise
        self.sock = self._made = made

    def _first(self) -> socket.socket:
        """A connection to the first of the addresses that answers."""
        failed: OSError | None = None
        for address in self._addresses[:4]:
            try:
                return socket.create_connection((address, self.port), timeout=_left(self._until))
            except OSError as error:
                failed = error
        raise failed or OSError("no address")

    def cut(self) -> None:
        """End whatever is being waited for; called by the watch in another thread."""
        if self._made is not None:
            with contextlib.suppress(OSError):
                self._made.shutdown(socket.SHUT_RDWR)


def _headers(parts: SplitResult, terms: Terms) -> dict[str, str]:
    host = parts.hostname or ""
    name = f"[{host}]" if ":" in host else _ascii(host)
    return {
        "Host": name if parts.port in (None, _PORTS[parts.scheme]) else f"{name}:{parts.port}",
        "User-Agent": terms.agent,
        "Accept": terms.accept,
        "Accept-Encoding": "gzip",
        "Connection": "close",
        **terms.headers,
    }


def _ascii(host: str) -> str:
    return host if host.isascii() else host.encode("idna").decode("ascii")


def _target(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return f"{path}?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?[]')}" if parts.query else path


def _left(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise _Stopped("late", _("The page did not come in time; try again later, or save it from your browser."))
    return left


def _read(response: http.client.HTTPResponse, until: float, largest: int) -> bytes:
    """The body, at most `largest` bytes of it packed or unpacked."""
    packed = response.headers.get("Content-Encoding", "").lower().strip()
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 16) if packed in {"gzip", "x-gzip"} else None
    if packed not in {"", "identity", "gzip", "x-gzip"}:
        raise _Stopped("packed", _("The page is packed in a way Afterword does not read; save it from your browser."))
    body = bytearray()
    sent = 0
    while True:
        piece = response.read1(65_536)
        _left(until)
        if not piece:
            # The site said how much it sends, or the packing knows its end: half a page is no page.
            if response.length or (unpack is not None and sent and not unpack.eof):
                raise _Stopped("part", _("Only part of the page came; try again, or save it from your browser."))
            return bytes(body)
        sent += len(piece)
        body += piece if unpack is None else unpack.decompress(piece, largest + 1 - len(body))
        if sent > largest or len(body) > largest:
            sentence = _("The page is larger than {size} MB; save it from your browser, or paste its text.")
            raise _Stopped("large", sentence.format(size=largest // 1_000_000))


def _body(answer: Fetched) -> bytes:
    match answer.status:
        case 200 | 203:
            if answer.body.strip():
                return answer.body
            raise _Stopped("status", _("The page came back empty; open it in your browser and save it."))
        case 404 | 410:
            raise _Stopped(
                "status", _("The site says that this page does not exist any more; the advert may have closed.")
            )
        case 401 | 403 | 429 | 451:
            raise _Stopped(
                "status", _("The site does not give this page to programs; open it in your browser and save it.")
            )
        case status if status >= 500:
            raise _Stopped("status", _("The site has a fault of its own just now; try again later, or save the page."))
        case _:
            raise _Stopped("status", _("The site answered without a page; open it in your browser and save it."))
