"""Kinds of messages by meaning: the weights belong to their exemplars, and say more than the words alone."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from afterword.domain.messages import kind_of
from afterword.meaning import load, mails, trained, why_not
from afterword.meaning.mails import Mails, mails_on

ROOT = Path(__file__).parent.parent.parent
pytestmark = pytest.mark.skipif(bool(why_not()), reason="the sentence model is an extra that may be left out")


@pytest.fixture(scope="module")
def sense() -> Mails:
    model = load()
    assert model is not None
    found = mails_on(model)
    assert found is not None
    return found


def test_the_weights_are_those_of_the_exemplars() -> None:
    """Where this fails the exemplars have changed: `make heads`, look at what it measured, and commit both."""
    held = hashlib.sha256()
    for path in sorted((ROOT / "eval" / "exemplars").glob("mails*.yaml")):
        held.update(path.read_bytes())
    about = json.loads((Path(mails.__file__).parent / mails.ABOUT).read_text(encoding="utf-8"))
    assert about["exemplars"] == held.hexdigest()


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (
            "rejection",
            "You came across well, Tomas. On balance another driver edged it, and he has accepted.",
        ),
        ("offer", "Let's do this. Could you be here on the 4th at seven, and bring your papers for the contract?"),
        ("automatic", "I'm away till Monday with no signal. For urgent matters ring the office."),
    ],
)
def test_words_that_no_list_holds(sense: Mails, kind: str, text: str) -> None:
    found = kind_of("", text, sense=sense)
    assert found.kind == kind
    assert found.quote in text


def test_what_the_headers_say_is_not_in_doubt(sense: Mails) -> None:
    text = "We are delighted to offer you the position."
    assert kind_of("", text, automatic=True, sense=sense).kind == "automatic"
    assert kind_of("", text, invited=True, sense=sense).kind == kind_of("", text, invited=True).kind


def test_weights_that_are_not_theirs_are_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = load()
    assert model is not None
    (tmp_path / mails.ABOUT).write_text('{"sha256": "0", "kinds": []}', encoding="utf-8")
    (tmp_path / mails.WEIGHTS).write_bytes(b"other weights")
    monkeypatch.setattr(trained, "files", lambda _package: tmp_path)
    trained.trained.cache_clear()
    assert mails_on(model) is None
    trained.trained.cache_clear()
