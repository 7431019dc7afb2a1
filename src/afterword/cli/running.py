"""Which server has this home: a lock it holds as long as it lives, and its address beside it.

The system lets go of the lock when the process ends, however it ends; a stale file therefore means nothing.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

PATIENCE = 5.0  # seconds for a server that is just starting to write its address


class Server:
    """The lock of the server on one home. `claim` it before serving; `address` says where the one that has it is."""

    def __init__(self, home: Path) -> None:
        self._lock = home / "server.lock"
        self._where = home / "server.address"
        self._handle: int | None = None

    def claim(self) -> bool:
        """Takes the lock until the process ends. False when another server has it."""
        handle = os.open(self._lock, os.O_RDWR | os.O_CREAT, 0o600)
        if not _lock(handle):
            os.close(handle)
            return False
        self._handle = handle
        self._where.unlink(missing_ok=True)
        return True

    def announce(self, address: str) -> None:
        self._where.write_text(address, encoding="ascii")

    def release(self) -> None:
        if self._handle is not None:
            self._where.unlink(missing_ok=True)
            os.close(self._handle)
            self._handle = None

    def address(self) -> str | None:
        """Where the running server is, None when none runs."""
        until = time.monotonic() + PATIENCE
        while True:
            if self.claim():
                self.release()
                return None
            if self._where.exists():
                return self._where.read_text(encoding="ascii")
            if time.monotonic() > until:
                return None
            time.sleep(0.05)


def _lock(handle: int) -> bool:
    try:
        import fcntl
    except ImportError:
        import msvcrt

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        except OSError:
            return False
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
