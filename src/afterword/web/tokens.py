"""One-time tokens that open the door, as Jupyter does it: whoever can read the terminal may sign in, nobody else.

A token is random; the home keeps only its SHA-256, as the name of a file whose removal spends it. Removing a file
succeeds for exactly one caller, so a token works once even when two browsers try it at the same moment.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from datetime import datetime, timedelta
from pathlib import Path

GOOD_FOR = timedelta(hours=12)


def issue_token(home: Path, now: datetime) -> str:
    """A new token for this home, good until it is used or `GOOD_FOR` has passed. Forgets the ones that are too old."""
    folder = door_folder(home)
    for kept in folder.iterdir():
        if _too_old(kept, now):
            kept.unlink(missing_ok=True)
    token = secrets.token_urlsafe(32)
    handle = os.open(_place(home, token), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    os.close(handle)
    os.utime(_place(home, token), (now.timestamp(), now.timestamp()))
    return token


def spend_token(home: Path, token: str, now: datetime) -> bool:
    """Whether `token` opens the door. True once for each token; the token is used up whatever the answer."""
    place = _place(home, token)
    try:
        old = _too_old(place, now)
        place.unlink()
    except FileNotFoundError:
        return False
    return not old


def door_folder(home: Path) -> Path:
    """The folder of unspent tokens, closed to other accounts; made when missing."""
    folder = home / "door"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _place(home: Path, token: str) -> Path:
    return door_folder(home) / hashlib.sha256(token.encode()).hexdigest()


def _too_old(kept: Path, now: datetime) -> bool:
    return now.timestamp() - kept.stat().st_mtime > GOOD_FOR.total_seconds()
