"""The line to a mail server, with an end to every answer: the standard library waits for each piece of one anew, and
keeps as many lines as a server likes to send.
"""

from __future__ import annotations

import smtplib
import socket
import time
from typing import Any

MOST_LINES = 200  # in one answer; a greeting with every extension there is has some twenty


class Endless(OSError):
    """More lines than any answer has."""


class _Reader:
    """The lines of one answer after another; what is not there in time is a `TimeoutError`."""

    def __init__(self, line: socket.socket) -> None:
        self._line = line
        self._held = b""
        self._until = 0.0
        self._lines = 0

    def begin(self, patience: float) -> None:
        self._until, self._lines = time.monotonic() + patience, 0

    def readline(self, most: int) -> bytes:
        self._lines += 1
        if self._lines > MOST_LINES:
            raise Endless
        while b"\n" not in self._held and len(self._held) < most:
            left = self._until - time.monotonic()
            if left <= 0:
                raise TimeoutError
            self._line.settimeout(left)
            piece = self._line.recv(4096)
            if not piece:
                break
            self._held += piece
        end = self._held.find(b"\n") + 1 or len(self._held)
        found, self._held = self._held[: min(end, most)], self._held[min(end, most) :]
        return found

    def close(self) -> None:
        """The line itself is closed by whoever opened it."""


class _Patient:
    """A whole answer within `timeout` seconds, however slowly its pieces come."""

    file: Any
    sock: Any
    timeout: float

    def getreply(self) -> tuple[int, bytes]:
        if self.file is None:
            self.file = _Reader(self.sock)
        self.file.begin(self.timeout)
        found: tuple[int, bytes] = super().getreply()  # type: ignore[misc]
        if self.sock is not None:
            self.sock.settimeout(self.timeout)
        return found


class PlainLine(_Patient, smtplib.SMTP):
    """A line that may be encrypted later."""


class SecureLine(_Patient, smtplib.SMTP_SSL):
    """A line that is encrypted from its first word."""
