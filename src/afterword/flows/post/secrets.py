"""Where the password of the mail account is: in the system's keyring, or where there is none, in a file of the home
that only this account of the machine can read. Never in the database, and so never in an export or a copy of it.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal

from django.conf import settings

from afterword.store.models import User

SERVICE = "Afterword"
Place = Literal["keyring", "file"]


class Locked(Exception):
    """The keyring is there, but does not hand out the password now."""


def keep(owner: User, password: str) -> Place:
    """Keeps the password and says where. What stood there before is gone from both places."""
    keyring = _keyring()
    if keyring is not None:
        from keyring.errors import KeyringError

        with suppress(KeyringError, OSError, RuntimeError):
            keyring.set_password(SERVICE, _name(owner), password)
            _path(owner).unlink(missing_ok=True)
            return "keyring"
    _write(_path(owner), password)
    return "file"


def read(owner: User) -> str:
    """The password; "" when none is kept. Raises `Locked` when the keyring will not open."""
    with suppress(FileNotFoundError):
        return _path(owner).read_text(encoding="utf-8")
    keyring = _keyring()
    if keyring is None:
        return ""
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(SERVICE, _name(owner)) or ""
    except (KeyringError, OSError, RuntimeError) as error:
        raise Locked from error


def forget(owner: User) -> None:
    """The password is gone from wherever it was."""
    _path(owner).unlink(missing_ok=True)
    keyring = _keyring()
    if keyring is not None:
        from keyring.errors import KeyringError

        with suppress(KeyringError, OSError, RuntimeError):
            keyring.delete_password(SERVICE, _name(owner))


def would_be_in() -> Place:
    """Where a password would be kept on this machine."""
    return "keyring" if _keyring() is not None else "file"


def _keyring() -> Any:
    """The system's keyring, None where there is none that protects anything. Imported only here: it costs a moment."""
    import keyring

    backend = keyring.get_keyring()
    members = getattr(backend, "backends", [backend])  # the chainer asks several in turn
    kinds = {type(member).__module__ for member in members}
    usable = [kind for kind in kinds if not kind.endswith((".fail", ".null", ".chainer")) and "alt" not in kind]
    return backend if usable else None


def _name(owner: User) -> str:
    """One entry for one person in one home: two homes on a machine do not take each other's."""
    return f"mail {settings.SETTINGS.home_mark} {owner.public_id}"


def _path(owner: User) -> Path:
    home: Path = settings.SETTINGS.home
    return home / f"mail-password-{owner.public_id}"


def _write(path: Path, password: str) -> None:
    beside = path.with_suffix(".new")
    beside.unlink(missing_ok=True)
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(password)
    beside.replace(path)
