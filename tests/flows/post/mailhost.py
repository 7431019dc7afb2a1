"""A mail server of our own on loopback, which takes, refuses, delays, hangs or breaks off where it is told to.

`received` holds what it took to itself, whether or not it ever said so: two of one Message-ID would be two letters.
"""

from __future__ import annotations

import base64
import email
import socketserver
import ssl
import threading
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import default
from typing import Any

GOOD = base64.b64encode(b"\0alice@hartley.example\0right").decode()


@dataclass
class MailHost:
    """`at`: what to answer at which word ("AUTH", "MAIL", "RCPT", "DATA", "." for the end of the words, "connect").

    An answer is a line such as "550 5.1.1 nobody", or "drop" (the line is broken without an answer), "hang" (silence),
    "drip" (a line of an answer now and then, and no end), "take and drop" (the words are kept, and the line is broken
    before the answer), or "half" (broken in the middle).
    """

    at: dict[str, str] = field(default_factory=dict)
    received: list[bytes] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    offers: tuple[str, ...] = ("AUTH PLAIN", "8BITMIME")
    certificate: str = ""
    over: threading.Event = field(default_factory=threading.Event)
    handed: threading.Event = field(default_factory=threading.Event)
    port: int = 0

    def __enter__(self) -> MailHost:
        host = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                with suppress(OSError, ValueError), ExitStack() as self.secure:
                    talk(host, self)

        class Server(socketserver.ThreadingTCPServer):
            daemon_threads = True
            allow_reuse_address = True

        self._server = Server(("127.0.0.1", 0), Handler)
        self.port = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)

    def messages(self) -> list[EmailMessage]:
        return [email.message_from_bytes(one, policy=default) for one in self.received]  # type: ignore[misc]


class _Gone(ValueError):
    pass


def talk(host: MailHost, line: Any) -> None:
    def say(text: str) -> None:
        line.wfile.write(text.encode() + b"\r\n")
        line.wfile.flush()

    def answer(word: str, usual: str) -> bool:
        """Says what it was told to say there; whether that was a yes."""
        told = host.at.get(word, usual)
        if told == "hang":
            host.over.wait(30)
            raise _Gone
        if told == "drop":
            raise _Gone
        while told == "drip" and not host.over.wait(0.1):
            say("250-and then")
        say(told)
        return told[0] in "23"

    if not answer("connect", "220 mail.example ready"):
        return
    while raw := line.rfile.readline():
        text = raw.decode("utf-8", "replace").strip()
        word = text.split(" ")[0].upper()
        host.words.append(word)
        match word:
            case "EHLO":
                offers = [f"250-{one}" for one in ("mail.example", *host.offers)]
                offers[-1] = offers[-1].replace("250-", "250 ", 1)
                say("\r\n".join(offers))
            case "STARTTLS":
                say("220 go on")
                context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                context.load_cert_chain(host.certificate)
                secure = line.secure.enter_context(context.wrap_socket(line.connection, server_side=True))
                line.rfile, line.wfile = secure.makefile("rb"), secure.makefile("wb")
            case "AUTH":
                answer("AUTH", "235 2.7.0 in" if text.endswith(GOOD) else "535 5.7.8 authentication failed")
            case "MAIL":
                answer("MAIL", "250 ok")
            case "RCPT":
                answer("RCPT", "250 ok")
            case "DATA":
                if answer("DATA", "354 go on"):
                    take(host, line, answer)
            case "QUIT":
                say("221 bye")
                return
            case _:
                say("500 what")


def take(host: MailHost, line: Any, answer: Any) -> None:
    words = bytearray()
    while (raw := line.rfile.readline()) != b".\r\n":
        if not raw or host.at.get(".") == "half":
            raise _Gone
        words += raw[1:] if raw.startswith(b".") else raw
    told = host.at.get(".", "250 2.0.0 taken")
    if told.startswith("2") or told in ("take and drop", "take and hang"):
        host.received.append(bytes(words))
    host.handed.set()
    if told == "take and drop":
        raise _Gone
    if told == "take and hang":
        host.over.wait(30)
        raise _Gone
    answer(".", told)
