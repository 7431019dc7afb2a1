"""Exports in tests: what is in one, and the same one with something changed."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from afterword.flows import leave
from tests.conftest import NOW

LATER = NOW + timedelta(days=3)
Tables = dict[str, Any]


def emptied(owner: Any) -> bytes:
    """An export of everything, after which nothing is left here."""
    data = leave.export_everything(owner)
    leave.delete_everything(owner)
    return data


def tables_in(data: bytes) -> Tables:
    return dict(json.loads(zipfile.ZipFile(io.BytesIO(data)).read("everything.json")))


def files_in(data: bytes) -> dict[str, bytes]:
    archive = zipfile.ZipFile(io.BytesIO(data))
    return {name: archive.read(name) for name in archive.namelist()}


def changed(data: bytes, change: Callable[[Tables], object] = lambda _: None, **files: bytes) -> bytes:
    """The same export with its tables changed, and files put in place of others or beside them."""
    tables, there = tables_in(data), files_in(data)
    change(tables)
    return zipped({**there, "everything.json": json.dumps(tables).encode(), **files})


def zipped(files: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as archive:
        for name, held in files.items():
            archive.writestr(name, held)
    return out.getvalue()
