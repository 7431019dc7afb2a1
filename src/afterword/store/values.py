"""Frozen dataclasses of the domain become plain JSON values and come back the same.

A field with its default is left out, so what is kept stays small and a later field with a default changes nothing.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, Literal, TypeVar

T = TypeVar("T")


def to_json(value: Any) -> Any:
    """`value` (a dataclass, tuple, frozenset, date, text, number or None) as values that `json` can write."""
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if is_dataclass(value):
        return {
            each.name: to_json(held)
            for each in fields(value)
            if (held := getattr(value, each.name)) != each.default or each.default is MISSING
        }
    if isinstance(value, tuple | list):
        return [to_json(each) for each in value]
    if isinstance(value, frozenset):
        return sorted(to_json(each) for each in value)
    if isinstance(value, date):  # a datetime is one too
        return value.isoformat()
    raise TypeError(type(value).__name__)


def from_json(kind: type[T], kept: Any) -> T:
    """The `kind` that `to_json` wrote. ValueError when it cannot be one: it was written by another version."""
    try:
        found = _reader(kind)(kept)
    except (TypeError, KeyError, AttributeError, ValueError) as error:
        raise ValueError(f"not a {kind.__name__}: {error}") from error
    return typing.cast(T, found)


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    if is_dataclass(kind):
        return _dataclass_reader(typing.cast(type, kind))
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is Literal:
        return _one_of(arguments)
    if origin in (types.UnionType, typing.Union):
        return _optional(next(each for each in arguments if each is not type(None)))
    if origin is tuple:
        each = _reader(arguments[0])
        return lambda kept: tuple([each(one) for one in _list(kept)])
    if origin is frozenset:
        each = _reader(arguments[0])
        return lambda kept: frozenset([each(one) for one in _list(kept)])
    if kind is datetime:
        return datetime.fromisoformat
    if kind is date:
        return date.fromisoformat
    return _exactly(kind)


def _dataclass_reader(kind: type) -> Callable[[Any], Any]:
    hints = typing.get_type_hints(kind)
    readers: dict[str, Callable[[Any], Any]] = {}
    needed = {each.name for each in fields(kind) if _must_be_given(each)}

    def read(kept: Any) -> Any:
        if not isinstance(kept, dict) or not needed <= kept.keys():
            raise ValueError(f"{kind.__name__} lacks a field")
        return kind(**{name: readers[name](held) for name, held in kept.items() if name in readers})

    readers.update({each.name: _reader(hints[each.name]) for each in fields(kind)})
    return read


def _must_be_given(each: Field[Any]) -> bool:
    return each.default is MISSING and each.default_factory is MISSING


def _one_of(allowed: tuple[Any, ...]) -> Callable[[Any], Any]:
    def read(kept: Any) -> Any:
        if kept not in allowed:
            raise ValueError(f"{kept!r} is none of {allowed}")
        return kept

    return read


def _optional(kind: Any) -> Callable[[Any], Any]:
    read = _reader(kind)
    return lambda kept: None if kept is None else read(kept)


def _exactly(kind: Any) -> Callable[[Any], Any]:
    def read(kept: Any) -> Any:
        if kind is float and isinstance(kept, int):
            return float(kept)
        if not isinstance(kept, kind) or (kind is int and isinstance(kept, bool)):
            raise ValueError(f"{kept!r} is no {kind.__name__}")
        return kept

    return read


def _list(kept: Any) -> list[Any]:
    if not isinstance(kept, list):
        raise ValueError("no list")
    return kept
