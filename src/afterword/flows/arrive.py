"""An export is brought into an empty home: every row with its id, its times and its bytes, or nothing at all.

What is read is judged before it is written, field by field, and all of it is one transaction. What was on its way when
the export was made never leaves from here of itself: the person is asked, or it is put aside (`arriving.as_arrived`).
"""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import IO, Any, cast
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.db.models import Exists, ForeignKey, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from afterword.flows import arriving, families
from afterword.flows.arriving import Shape
from afterword.flows.due import nudge
from afterword.flows.leave import owned, schemas
from afterword.reading.export import Export, Head, Row, Unfit, newer, open_export
from afterword.store.models import Interview, MailAccount, Owned, Person, Profile, User
from afterword.store.writer import one_writer

FIRST_TABLES = frozenset(
    ("Profile", "Person", "Interview", "Interviewer", "Exchange", "Evidence", "Step", "DraftChange", "DraftVersion",
     "Advice")
)  # fmt: skip
"""What every export holds, the oldest too."""
ROWS_TOGETHER, SIZE_TOGETHER = 500, 4 * 1024**2
"""So many rows, or characters and bytes, are written in one go."""
ROOM = 3  # times what is unpacked: the rows, their indexes, and the log before it is written into the file


@dataclass(frozen=True, slots=True)
class Arrived:
    """`problem`: nothing was brought in, and why. `counts`: rows by table. `notes`: what the person should know of."""

    problem: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        return not self.problem


def bring_in(owner: User, data: bytes | IO[bytes], now: datetime) -> Arrived:
    """Reads an export (a zip, as bytes or as an open file) into the home of `owner`, which must be empty but for the
    profile. Whatever is wrong with it is one sentence in `problem`, and nothing was changed then.
    """
    try:
        with open_export(io.BytesIO(data) if isinstance(data, bytes) else data) as export:
            _refuse_too_much(export)
            with one_writer():
                return _brought(owner, export, now)
    except Unfit as problem:
        return Arrived(problem=" ".join([str(problem), _("Nothing was brought in.")]))


def what_is_here(owner: User) -> str:
    """What stands in the way of bringing something in, such as "2 interviews and 3 people"; "" in an empty home."""
    interviews, people = Interview.objects.filter(owner=owner).count(), Person.objects.filter(owner=owner).count()
    if interviews or people:
        first = ngettext("{n} interview", "{n} interviews", interviews).format(n=interviews)
        second = ngettext("{n} person", "{n} people", people).format(n=people)
        return _("{first} and {second}").format(first=first, second=second)
    others = (model for model in owned() if model is not Profile)
    return (
        _("something of yours") if any(model._default_manager.filter(owner=owner).exists() for model in others) else ""
    )


def _refuse_too_much(export: Export) -> None:
    free = shutil.disk_usage(settings.SETTINGS.home).free
    if export.unpacked * ROOM > free:
        raise Unfit(
            _("It needs about {need} MB of free disk, and {free} MB are there. Make some room first.").format(
                need=export.unpacked * ROOM // 1024**2, free=free // 1024**2
            )
        )


def _brought(owner: User, export: Export, now: datetime) -> Arrived:
    if here := what_is_here(owner):
        raise Unfit(
            _(
                "There is something here already: {what}. An export can only go where nothing is: give it another "
                "folder (AFTERWORD_HOME), or delete everything here first."
            ).format(what=here)
        )
    Profile.objects.filter(owner=owner).delete()
    tables = {model.__name__: model for model in owned()}
    counts: dict[str, int] = {}
    head, writer = Head(), _Writer(owner, export, now)
    for part in export.rows():
        if isinstance(part, Head):
            head = part
            writer.older = _is_older(head)
            continue
        model = tables.get(part.table)
        if model is None:
            raise Unfit(
                _("Line {line} begins a table “{table}” that Afterword does not know. Make a new export.").format(
                    line=part.line, table=part.table[:100]
                )
            )
        if part.values is None:
            writer.begin(model)
            counts[part.table] = 0
        else:
            writer.take(part)
            counts[part.table] += 1
    writer.flush()
    missing = next((name for name in head.tables or FIRST_TABLES if name not in counts), None)
    if missing is not None:
        raise Unfit(_("The table {table} is missing from the export. Make a new export.").format(table=missing))
    if counts.get("Profile") != 1:
        raise Unfit(_("The export should hold just one profile, yours. Make a new export."))
    for model in tables.values():
        _refuse_loose_ends(owner, model)
    if writer.older:
        families.complete(owner)
    transaction.on_commit(nudge.set)
    return Arrived(counts=counts, notes=tuple(_notes(owner, writer.changed)))


def _is_older(head: Head) -> bool:
    """Whether it was made before the last change of the tables. Raises `Unfit` where it was made after it."""
    if head.schema and head.schema not in schemas():
        raise Unfit(newer())
    return head.schema != schemas()[-1]


class _Writer:
    """Judges rows and writes them, some hundreds at a time."""

    def __init__(self, owner: User, export: Export, now: datetime) -> None:
        self.owner, self.export, self.now = owner, export, now
        self.older = True
        self.shape: Shape | None = None
        self.ids: set[UUID] = set()
        self.waiting: list[tuple[Any, ...]] = []
        self.size = 0
        self.changed: dict[str, int] = {}

    def begin(self, model: type[Owned]) -> None:
        self.flush()
        self.shape = arriving.shape_of(model, older=self.older)
        self.ids = set()

    def take(self, row: Row) -> None:
        shape, given = self.shape, row.values or {}
        assert shape is not None  # noqa: S101 - every table begins before its rows
        values = shape.read(row.line, given)
        if shape.holds_a_file:
            values["data"] = self.export.bytes_of(given.get("file"), row.line)
            self.size += len(cast(bytes, values["data"]))
        id = cast(UUID, values["id"])
        if id in self.ids:
            raise Unfit(
                _("Line {line} ({table}) has the id of a row before it. Make a new export.").format(
                    line=row.line, table=row.table
                )
            )
        self.ids.add(id)
        if what := arriving.as_arrived(shape.model, values, self.now):
            self.changed[what] = self.changed.get(what, 0) + 1
        self.waiting.append((id, *shape.prepared(values, self.owner.pk)))
        self.size += row.size
        if len(self.waiting) >= ROWS_TOGETHER or self.size >= SIZE_TOGETHER:
            self.flush()

    def flush(self) -> None:
        """Writes what waits. The fields are given as they are: nothing sets the time of a change anew."""
        shape = self.shape
        if shape is None or not self.waiting:
            return
        rows, self.waiting, self.size = self.waiting, [], 0
        there = (
            shape.model._default_manager.filter(pk__in=[row[0] for row in rows]).values_list("pk", flat=True).first()
        )
        if there is not None:
            raise Unfit(
                _("In {table} a row with the id {id} is here already, and not yours. Make a new export.").format(
                    table=shape.model.__name__, id=there
                )
            )
        try:
            with connection.cursor() as cursor:
                cursor.executemany(shape.insert, [row[1:] for row in rows])
        except IntegrityError:
            raise Unfit(
                _("In {table} two rows say the same where there can be only one. Make a new export.").format(
                    table=shape.model.__name__
                )
            ) from None


def _refuse_loose_ends(owner: User, model: type[Owned]) -> None:
    """Raises `Unfit` where a row leans on one that did not come with it."""
    for key in _keys(model):
        target = key.related_model
        theirs = Exists(target._default_manager.filter(pk=OuterRef(key.attname), owner=owner))
        loose = model._default_manager.filter(~theirs, owner=owner, **{f"{key.name}__isnull": False})
        found = loose.values_list("pk", key.attname).first()
        if found is not None:
            raise Unfit(
                _("In {table} row {id} leans on one of {target} that is not in the export ({lost}). Make a new one.")
                .format(table=model.__name__, id=found[0], target=target.__name__, lost=found[1])
            )  # fmt: skip


def _keys(model: type[Owned]) -> Iterator[ForeignKey[Any, Any]]:
    for each in model._meta.concrete_fields:
        if isinstance(each, ForeignKey) and each.name != "owner":
            yield each


def _notes(owner: User, changed: dict[str, int]) -> Iterator[str]:
    """What is not as it was, in sentences."""
    if count := changed.get("on its way"):
        yield ngettext(
            "One message was about to go when the export was made. It will not go from here by itself; Today asks you "
            "whether it went.",
            "{n} messages were about to go when the export was made. They will not go from here by themselves; Today "
            "asks you whether they went.",
            count,
        ).format(n=count)
    if MailAccount.objects.filter(owner=owner).exclude(host="").exists():
        yield _("The password of your mail account is never in an export. Type it once under Settings, Sending e-mail.")
