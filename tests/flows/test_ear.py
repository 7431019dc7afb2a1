"""Who listens: words always, meaning where it is wanted and there; and it can be told to stop."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from afterword.config import Trouble, meaning_wanted
from afterword.domain import listen
from afterword.domain.interview import Case, Interview
from afterword.flows import ear


class Likeness:
    def __init__(self) -> None:
        self.seen: list[str] = []

    def compare(self, left: Sequence[str], right: Sequence[str]) -> list[list[float]]:
        self.seen += [*left, *right]
        return [[1.0 for _ in right] for _ in left]


@pytest.fixture
def likeness(monkeypatch: pytest.MonkeyPatch) -> Likeness:
    """The model, and a listening that only compares."""
    fake = Likeness()
    monkeypatch.setenv("AFTERWORD_MEANING", "1")
    monkeypatch.setattr(ear, "_likeness", lambda: fake)
    monkeypatch.setattr(ear, "_why_no_meaning", lambda: "")
    monkeypatch.setattr(
        listen, "listen", lambda case, **given: given["likeness"].compare(["a", "b"], ["c"]), raising=False
    )
    return fake


def hear(stopped: Any = None) -> Any:
    return ear.ear().listen(Case(interview=Interview()), transcript=None, advert=None, chosen={}, stopped=stopped)


def test_meaning_is_compared_where_it_is_wanted(likeness: Likeness) -> None:
    assert ear.ear().meaning
    assert ear.why_words_only() == ""
    assert hear() == hear(lambda: False) == [[1.0], [1.0]]


def test_it_stops_between_two_texts(likeness: Likeness) -> None:
    with pytest.raises(ear.Stopped):
        hear(lambda: len(likeness.seen) >= 2)
    assert likeness.seen == ["a", "a"]


def test_words_alone_where_it_is_not(likeness: Likeness, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AFTERWORD_MEANING", "0")
    assert not ear.ear().meaning
    assert ear.why_words_only() == "AFTERWORD_MEANING"
    monkeypatch.setenv("AFTERWORD_MEANING", "1")
    monkeypatch.setattr(ear, "_why_no_meaning", lambda: "the package is not installed")
    assert ear.ear().name == "words"
    assert ear.why_words_only() == "the package is not installed"


@pytest.mark.parametrize(
    ("value", "wanted"), [("", True), ("1", True), (" yes ", True), ("0", False), ("off", False), ("NO", False)]
)
def test_the_setting(value: str, wanted: bool) -> None:
    assert meaning_wanted({"AFTERWORD_MEANING": value}) is wanted


def test_a_setting_that_is_none() -> None:
    with pytest.raises(Trouble, match="it must be 0 or 1"):
        meaning_wanted({"AFTERWORD_MEANING": "maybe"})
