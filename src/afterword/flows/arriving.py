"""One row of an export: judged field by field, and made safe where it was in the middle of something."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db import connection, models
from django.utils.translation import gettext as _

from afterword.domain import keep
from afterword.flows.kept import ANSWERS, Unreadable, read_zone
from afterword.reading.export import Unfit
from afterword.reading.text import shown
from afterword.store.models import Incoming, Interview, Listened, MailAccount, Outgoing, Owned, Paper, Reminder

Read = Callable[[Any], object]
"""Makes the value of a field from what JSON has; raises ValueError, TypeError or AttributeError."""
YEARS = range(1000, 9000)
"""Outside of these a day cannot be counted on from, or be shown where another clock is kept."""
BOUNDS = {
    "KeepInTouch.every_days": (keep.SHORTEST, keep.LONGEST),
    "KeepInTouch.most_a_year": (1, keep.MOST),
    "PracticeCard.state": (1, 3),
    "PracticeReview.rating": (1, 4),
}
"""Numbers that are worked with and no page lets be anything else; the last two are those of FSRS."""
ASSESSED = frozenset({"want", "effective", "interest", "understood"})
"""The person's own answers about an interview; the verdict knows no others."""
ALWAYS_THERE = frozenset({"id", "created_at", "changed_at"})


@dataclass(frozen=True, slots=True)
class Shape:
    """What the rows of one table look like, and the statement that writes one."""

    model: type[Owned]
    fields: tuple[models.Field[Any, Any], ...]  # without the owner
    readers: dict[str, Read]
    older: bool  # made before the last change of the tables: what it does not say is what is usual
    insert: str

    @property
    def holds_a_file(self) -> bool:
        return self.model in (Paper, Incoming)

    def read(self, line: int, given: dict[str, Any]) -> dict[str, object]:
        """The values of a row by the names of its columns, the file's bytes left out. Raises `Unfit`."""
        known = {*self.readers, "owner_id", *(["file"] if self.holds_a_file else [])}
        if unknown := next((name for name in given if name not in known), None):
            raise Unfit(
                _("Line {line} ({table}) has a field “{field}” Afterword does not know. Make a new export.").format(
                    line=line, table=self.model.__name__, field=shown(unknown)[:100]
                )
            )
        values: dict[str, object] = {}
        for field in self.fields:
            name = field.attname
            if name == "data":
                continue
            if name not in given:
                values[name] = self._usual(line, field)
                continue
            try:
                values[name] = self.readers[name](given[name])
            except (ValueError, TypeError, AttributeError, OverflowError):
                raise Unfit(
                    _("Line {line} ({table}): “{field}” cannot be {value}. Make a new export.").format(
                        line=line, table=self.model.__name__, field=name, value=_short(given[name])
                    )
                ) from None
        return values

    def prepared(self, values: dict[str, object], owner: int) -> tuple[object, ...]:
        """The values as the database takes them, in the order of `insert`."""
        return (owner, *(field.get_db_prep_save(values[field.attname], connection) for field in self.fields))

    def _usual(self, line: int, field: models.Field[Any, Any]) -> object:
        if not self.older or field.attname in ALWAYS_THERE or not (field.has_default() or field.null or field.blank):
            raise Unfit(
                _("Line {line} ({table}) does not say “{field}”. Make a new export.").format(
                    line=line, table=self.model.__name__, field=field.attname
                )
            )
        value: object = field.get_default()
        return value


def shape_of(model: type[Owned], *, older: bool) -> Shape:
    quote = connection.ops.quote_name
    fields = tuple(each for each in model._meta.concrete_fields if each.name != "owner")
    columns = [quote("owner_id"), *(quote(str(each.column)) for each in fields)]
    places = ", ".join(["%s"] * len(columns))
    insert = f"INSERT INTO {quote(model._meta.db_table)} ({', '.join(columns)}) VALUES ({places})"  # noqa: S608 - names of ours
    return Shape(model, fields, {each.attname: _reader(each) for each in fields if each.name != "data"}, older, insert)


def as_arrived(model: type[Owned], values: dict[str, Any], now: datetime) -> str:
    """Changes in `values` what must not go on by itself here, and says what it was, "" for nothing worth a word.

    Nobody holds a lease here. What was about to go may have gone from where the export was made: the person is asked.
    A message of ours to themselves is put aside, and a reminder that was due shows in the app and is told nowhere else.
    An account is tested anew, because its password does not come along.
    """
    held = bool(values.get("lease_by"))
    if "lease_by" in values:
        values["lease_by"], values["lease_until"] = "", None
    if model is Outgoing and values["state"] in (Outgoing.State.DUE, Outgoing.State.SENDING):
        if values["kind"] == "reminder":
            values["state"] = Outgoing.State.WITHDRAWN
            return ""
        values["state"] = Outgoing.State.UNKNOWN
        values["problem"] = _(
            "It was about to go when the export was made. Look into the Sent folder of your mail account: is it there?"
        )
        return "on its way"
    if model is Reminder and values["state"] == Reminder.State.SENDING:
        values.update(state=Reminder.State.UNKNOWN, done_at=now)
    elif model is Reminder and values["state"] == Reminder.State.WAITING and values["due_at"] <= now:
        values.update(state=Reminder.State.DONE, done_at=now)
    elif model is Listened and (held or values["state"] == Listened.State.READING):
        values.update(state=Listened.State.WAITING, tries=0)
    elif model is MailAccount and values["tested_at"] is not None:
        values["tested_at"] = None
        values["problem"] = _("The password did not come along with the export. Type it once, and it is tested anew.")
    return ""


def _reader(field: models.Field[Any, Any]) -> Read:
    read = _plain_reader(field)
    if not field.null:
        return read
    return lambda value: None if value is None else read(value)


def _plain_reader(field: models.Field[Any, Any]) -> Read:
    match field:
        case models.ForeignKey() | models.UUIDField():
            return UUID
        case models.JSONField():
            return _json_of(field)
        case models.DateTimeField():
            return _moment
        case models.DateField():
            return _day
        case models.TimeField():
            return time.fromisoformat
        case models.BooleanField():
            return _truth
        case models.FloatField():
            return _number
        case models.IntegerField():
            room = connection.ops.integer_field_range(field.get_internal_type())
            return _whole(*BOUNDS.get(f"{field.model.__name__}.{field.name}", room))
        case models.CharField() | models.TextField():
            return _text_of(field)
    raise TypeError(f"{field} has no reader: say how it comes back from an export")


def _text_of(field: models.Field[Any, Any]) -> Read:
    """Lengths are not asked about: what the program once took in must never be lost for being a letter too long."""
    choices = {value for value, _label in field.flatchoices}
    if field.model is Interview and field.name in ASSESSED:
        choices = set(ANSWERS.values())
    closed = bool(choices)
    if field.blank:
        choices.add("")

    def read(value: object) -> object:
        if not isinstance(value, str):
            raise TypeError
        value.encode()  # half a character is no text
        if closed and value not in choices:
            raise ValueError
        return value

    return _zone if field.name == "zone" else read


def _zone(value: str) -> str:
    """A zone no machine knows would break every page that shows a time."""
    try:
        if read_zone(value) == value:
            return value
    except Unreadable:
        pass
    raise ValueError


def _json_of(field: models.Field[Any, Any]) -> Read:
    usual = field.get_default()

    def read(value: object) -> object:
        if usual is not None and not isinstance(value, type(usual)):
            raise TypeError
        return value

    return read


def _day(value: str) -> date:
    day = date.fromisoformat(value)
    if day.year not in YEARS:
        raise ValueError
    return day


def _moment(value: str) -> datetime:
    moment = datetime.fromisoformat(value)
    if moment.utcoffset() is None or moment.year not in YEARS:
        raise ValueError
    return moment


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise TypeError
    return float(value)


def _whole(least: int | None, most: int | None) -> Read:
    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise TypeError
        if (least is not None and value < least) or (most is not None and value > most):
            raise ValueError
        return value

    return read


def _short(value: object) -> str:
    words = shown(str(value))
    return f"“{words[:40]}…”" if len(words) > 40 else f"“{words}”"
