"""One writer at a time, across threads and processes.

The SQLite that many systems ship (before 3.51.3) has a rare fault: two connections that write and reset the log at the
same moment can damage the file. The server and a command in the terminal may both want to write, so each write first
takes a lock on a file beside the database. On other databases, and for a database in memory, the lock is not needed.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection, transaction


@contextmanager
def one_writer() -> Iterator[None]:
    """A transaction that holds the pen. Everything in it is kept, or nothing is. May be nested."""
    with the_pen(), transaction.atomic():
        yield


@contextmanager
def the_pen() -> Iterator[None]:
    """Waits until nobody else writes, and keeps it so. Inside a transaction the pen is held already."""
    beside = _lock_file()
    if beside is None or connection.in_atomic_block:
        yield
        return
    handle = os.open(beside, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(handle)
        yield
    finally:
        os.close(handle)  # which also lets the lock go


def _lock_file() -> Path | None:
    name = str(connection.settings_dict["NAME"])
    if connection.vendor != "sqlite" or ":memory:" in name or "mode=memory" in name:
        return None
    return Path(name).with_suffix(".pen")


def _lock(handle: int) -> None:
    try:
        import fcntl
    except ImportError:  # Windows has no flock; there IMMEDIATE transactions alone keep the order
        return
    fcntl.flock(handle, fcntl.LOCK_EX)
