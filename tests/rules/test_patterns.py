"""Patterns that are compiled when they are first used: all of them can be, and they do what `re` does."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module

import pytest

import afterword.domain
import afterword.reading
from afterword.domain.patterns import _Pattern, pattern


def test_a_pattern_does_what_re_does() -> None:
    lazy, plain = pattern(r"(\d+) h\b", re.IGNORECASE), re.compile(r"(\d+) h\b", re.IGNORECASE)
    for text in ("31 H and 9 h", "hours", ""):
        assert lazy.findall(text) == plain.findall(text)
        assert lazy.sub(r"\1 hours", text) == plain.sub(r"\1 hours", text)
        assert bool(lazy.search(text)) is bool(plain.search(text))
    assert lazy.pattern == plain.pattern


def test_a_faulty_pattern_is_found_with_its_first_use() -> None:
    faulty = pattern("(")
    with pytest.raises(re.error):
        faulty.search("x")


def test_every_pattern_of_the_program_is_sound() -> None:
    found = [each for name in _modules() for each in _held(tuple(vars(import_module(name)).values()))]
    assert len(found) > 150
    for each in found:
        assert each.flags  # compiles it


def _modules() -> Iterator[str]:
    for package in (afterword.domain, afterword.reading):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            yield module.name


def _held(value: object) -> Iterator[_Pattern]:
    if isinstance(value, _Pattern):
        yield value
    elif type(value) is tuple:
        for each in value:
            yield from _held(each)
