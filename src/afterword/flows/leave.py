"""The person takes everything with them, or has everything deleted."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from functools import cache
from time import localtime
from typing import IO, Any
from uuid import UUID

from django.apps import apps
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.middleware.csrf import CSRF_SESSION_KEY

from afterword.config import system_country, system_zone
from afterword.flows import readable
from afterword.flows.home import remove_copies, settle
from afterword.flows.post import secrets
from afterword.store.models import Incoming, Owned, Paper, Profile, User
from afterword.store.snapshot import one_moment
from afterword.store.writer import one_writer

SIGNED_IN = (SESSION_KEY, BACKEND_SESSION_KEY, HASH_SESSION_KEY, CSRF_SESSION_KEY)
FORMAT, VERSION = "afterword", 2
"""What `everything.json` says it is. Exports of before said nothing, and are version 1."""
NOT_IN_A_ROW = frozenset({"owner", "data"})
ROWS_AT_ONCE = 200


def export_everything(owner: User) -> bytes:
    """The same as `export_into`, in memory."""
    out = io.BytesIO()
    export_into(out, owner)
    return out.getvalue()


def export_into(out: IO[bytes], owner: User) -> None:
    """Writes a zip with `everything.json` (each row of each table, as it is kept), readable pages, and every paper and
    message as it was given; all as it is at one moment, and however much there is, with little of it in memory.

    Whose rows they are is left out: whoever brings them in again (`flows.arrive`) is their owner.
    """
    with one_moment(), zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        table = zipfile.ZipInfo("everything.json", localtime()[:6])
        table.compress_type = zipfile.ZIP_DEFLATED
        with archive.open(table, "w", force_zip64=True) as file:
            for part in _everything(owner):
                file.write(part)
        for name, words in readable.pages_of(owner):
            archive.writestr(name, words)
        for kind, unread in ((Paper, "read"), (Incoming, "found")):
            rows = kind.objects.filter(owner=owner).defer(unread).order_by("pk")
            for one in rows.iterator(chunk_size=1):
                archive.writestr(place_of(one), bytes(one.data))


def delete_everything(owner: User) -> None:
    """Deletes every row of this person, then the traces of them in the database file, the log and the backups.

    What is left is an empty profile, so that they can go on. Other people's rows on the same database stay.
    """
    secrets.forget(owner)
    with one_writer():
        for model in owned():
            model._default_manager.filter(owner=owner).delete()
        _forget_in_sessions(owner)
        zone = system_zone()
        Profile.objects.create(owner=owner, zone=zone, country=system_country(zone))
        transaction.on_commit(_wipe_traces)


def owned() -> list[type[Owned]]:
    """Every table with rows of a person's own, those first that others lean on."""
    return [model for model in apps.get_app_config("store").get_models() if issubclass(model, Owned)]


@cache
def schemas() -> tuple[str, ...]:
    """The names of the changes that were made to the tables, the last one last."""
    return tuple(sorted(name for app, name in MigrationLoader(None).disk_migrations if app == "store"))


def _everything(owner: User) -> Iterator[bytes]:
    """A JSON object: first its `format`, then each table with a row a line and by id: equal rows are equal bytes."""
    head = {"name": FORMAT, "version": VERSION, "schema": schemas()[-1], "tables": [m.__name__ for m in owned()]}
    yield b'{\n"format": ' + _line(head)
    for model in owned():
        yield f',\n"{model.__name__}": ['.encode()
        before = b"\n"
        for row in _rows(model).filter(owner=owner).order_by("pk").iterator(chunk_size=ROWS_AT_ONCE):
            yield before + _line(_plain(row))
            before = b",\n"
        yield b"\n]" if before != b"\n" else b"]"
    yield b"\n}\n"


def _line(value: dict[str, Any]) -> bytes:
    try:
        return json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:  # half a character, from a paper that was damaged: written as its number
        return json.dumps(value).encode()


def _rows(model: Any) -> Any:
    """Without the bytes of papers: twenty of them would fill the memory, and they lie beside the list."""
    return model.objects.defer("data") if model in (Paper, Incoming) else model.objects


def _plain(row: Owned) -> dict[str, Any]:
    kept = {
        field.attname: _json(getattr(row, field.attname))
        for field in row._meta.concrete_fields
        if field.name not in NOT_IN_A_ROW
    }
    return {**kept, "file": place_of(row)} if isinstance(row, Paper | Incoming) else kept


def place_of(row: Paper | Incoming) -> str:
    """Where in the export the bytes of a paper or a message lie: its own name, made safe to unpack anywhere."""
    given = row.name if isinstance(row, Paper) else row.subject
    name = "".join(letter if letter.isalnum() or letter in "._- " else "-" for letter in given).strip(". ")
    if isinstance(row, Paper):
        return f"papers/{row.id.hex[:8]}-{name[:100] or row.kind}"
    return f"messages/{row.id.hex[:8]}-{name[:80] or row.proposed}.eml"


def _json(value: Any) -> Any:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def _forget_in_sessions(owner: User) -> None:
    """Every browser stays signed in, but holds nothing more: no evidence that could be put back, nothing to be said.

    A session that cannot be read is of no use to anyone, and may still hold words: it goes.
    """
    for session in Session.objects.all():
        held = session.get_decoded()
        if not held:
            session.delete()
        elif str(held.get(SESSION_KEY)) == str(owner.pk):
            session.session_data = Session.objects.encode({name: held[name] for name in SIGNED_IN if name in held})
            session.save(update_fields=["session_data"])


def _wipe_traces() -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")
    settle()
    remove_copies()
