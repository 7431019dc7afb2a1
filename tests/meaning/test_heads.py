"""The heads over the sentence model: theirs are the weights and the exemplars, and they hear what no list holds."""

from __future__ import annotations

import hashlib
import json
from importlib.resources import files
from pathlib import Path

import pytest

from afterword.domain.listen.aloud import doubts_in
from afterword.domain.listen.apart import take_apart
from afterword.domain.listen.asked import private_questions_in
from afterword.domain.transcript import Conversation, Mark, Roles, Transcript, Turn
from afterword.meaning import heads, load, trained, why_not
from afterword.meaning.heads import Heads, heads_on

EXEMPLARS = Path(__file__).parents[2] / "eval" / "exemplars"
MEANT = files("afterword.meaning")


@pytest.fixture(scope="module")
def sense() -> Heads:
    model = load()
    assert model is not None, why_not()
    found = heads_on(model)
    assert found is not None
    return found


def talk(sense: Heads | None, *lines: str) -> Conversation:
    """Lines by turns: the employer's first, then the candidate's, and so on."""
    turns = (Turn(at, "EC"[at % 2], text, (Mark(0, f"00:00:{at:02}"),)) for at, text in enumerate(lines))
    return take_apart(Transcript(tuple(turns)), Roles(frozenset("C"), frozenset("E")), sense)


def test_weights_and_exemplars_belong_together() -> None:
    """Where this fails the exemplars have changed: `make heads`, look at what it measured, and commit both."""
    held = hashlib.sha256()
    for kind in ("private", "doubts", "families"):
        held.update((EXEMPLARS / f"{kind}.yaml").read_bytes())
    assert json.loads((MEANT / heads.ABOUT).read_text(encoding="utf-8"))["exemplars"] == held.hexdigest()


def test_the_weights_stay_small() -> None:
    assert len((MEANT / heads.WEIGHTS).read_bytes()) < 300_000


def test_other_weights_are_never_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    about = (MEANT / heads.ABOUT).read_text(encoding="utf-8")
    (tmp_path / heads.ABOUT).write_text(about, encoding="utf-8")
    (tmp_path / heads.WEIGHTS).write_bytes(b"not the weights")
    monkeypatch.setattr(trained, "files", lambda _package: tmp_path)
    trained.trained.cache_clear()
    try:
        assert trained.trained(heads.WEIGHTS, heads.ABOUT) is None
        (tmp_path / heads.ABOUT).write_text("not even that", encoding="utf-8")
        trained.trained.cache_clear()
        assert trained.trained(heads.WEIGHTS, heads.ABOUT) is None
    finally:
        trained.trained.cache_clear()


PRIVATE = (
    "Will your husband mind you being away three nights a week?",
    "Are you hoping to have more children?",
    "Which church do you and your family go to?",
    "Have you ever had any trouble with your nerves?",
)
ORDINARY = (
    "Can everybody hear me all right?",
    "What does an ordinary day look like for you there?",
    "Give me a ring on Thursday if anything comes up, will you?",
    "How would you explain that to a child's mother?",
    "Which of the two systems did you like working with?",
    "Could you start on the first of the month?",
)


@pytest.mark.parametrize("asked", PRIVATE)
def test_private_questions_are_heard(sense: Heads, asked: str) -> None:
    assert [found.quote for found in private_questions_in(talk(sense, asked), sense)] == [asked]


@pytest.mark.parametrize("asked", ORDINARY)
def test_ordinary_questions_are_not_private(sense: Heads, asked: str) -> None:
    assert not any(found.sure for found in private_questions_in(talk(sense, asked), sense))


ANSWERED = ("Tell me about a time when you led people.", "I helped out with the volunteers for a few weeks.")


def test_a_doubt_is_heard_and_thanks_are_none(sense: Heads) -> None:
    worry = "I'm not sure a few weeks of volunteers is going to be enough for us."
    assert [found.quote for found in doubts_in(talk(sense, *ANSWERED, worry, "I see."), sense)] == [worry]
    thanks = "Lovely, thank you. Please write to us by e-mail."
    assert doubts_in(talk(sense, *ANSWERED, thanks, "I will."), sense) == ()


@pytest.mark.parametrize(
    ("asked", "family"),
    [
        ("Why did you hand in your notice there?", "leaving_reason"),
        ("How do you choose what gets done first on a bad Monday?", "planning"),
    ],
)
def test_a_family_is_told_by_its_meaning_alone(sense: Heads, asked: str, family: str) -> None:
    assert sense.family(asked, {}) == family
