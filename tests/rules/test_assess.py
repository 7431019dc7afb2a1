"""The verdict: every combination of the four answers, and reasons that never say more than is known."""

from __future__ import annotations

from itertools import product

import pytest

from afterword.domain.assess import VerdictKind, assess
from afterword.domain.interview import Answer, Assessment, Exchange, Interview

LETTERS: dict[str, Answer | None] = {"y": "yes", "n": "no", "u": "unsure", "-": None}
KINDS: dict[str, VerdictKind] = {
    "S": "salvage",
    "T": "thank_only",
    "L": "let_go",
    "D": "decide_first",
    "i": "incomplete",
}

# One block for each answer to "do I want it". Inside it: a row for each "did I answer well" (top to bottom y n u -),
# four groups of columns for "did I express interest" (y n u -), four columns for "do they know I want it" (y n u -).
GOLDEN = {
    "y": """
        TSii SSSS iSii iSii
        SSSS SSSS SSSS SSSS
        iSii SSSS iSii iSii
        iSii SSSS iSii iSii
    """,
    "n": """
        LLLL LLLL LLLL LLLL
        LLLL LLLL LLLL LLLL
        LLLL LLLL LLLL LLLL
        LLLL LLLL LLLL LLLL
    """,
    "u": """
        DDDD DDDD DDDD DDDD
        DDDD DDDD DDDD DDDD
        DDDD DDDD DDDD DDDD
        DDDD DDDD DDDD DDDD
    """,
    "-": """
        iiii iiii iiii iiii
        iiii iiii iiii iiii
        iiii iiii iiii iiii
        iiii iiii iiii iiii
    """,
}


def golden() -> list[tuple[str, str]]:
    rows = []
    for want, block in GOLDEN.items():
        letters = "".join(block.split())
        places = ["".join(place) for place in product("ynu-", repeat=3)]
        assert len(letters) == len(places) == 64
        rows += [(want + place, letter) for place, letter in zip(places, letters, strict=True)]
    return rows


def interview(code: str, **more: object) -> Interview:
    want, effective, interest, understood = (LETTERS[letter] for letter in code)
    answers = Assessment(want=want, effective=effective, interest=interest, understood=understood)
    return Interview(assessment=answers, **more)  # type: ignore[arg-type]


def texts(code: str, **more: object) -> list[str]:
    return [reason.text for reason in assess(interview(code, **more)).reasons]


def test_the_golden_table_is_whole() -> None:
    assert len({code for code, _ in golden()}) == 256


@pytest.mark.parametrize(("code", "letter"), golden())
def test_verdict(code: str, letter: str) -> None:
    assert assess(interview(code)).kind == KINDS[letter]


@pytest.mark.parametrize("code", [code for code, _ in golden()])
def test_every_reason_is_a_sentence_and_rests_on_an_answer_that_was_given(code: str) -> None:
    given = dict(zip(("want", "effective", "interest", "understood"), (LETTERS[c] for c in code), strict=True))
    reasons = assess(interview(code)).reasons
    assert reasons
    assert len({reason.text for reason in reasons}) == len(reasons)
    for reason in reasons:
        assert reason.text[0].isupper()
        assert reason.text.endswith(".")
        for source in reason.sources:
            assert source.quote == given[source.ref]


@pytest.mark.parametrize("code", [code for code, _ in golden()])
def test_an_answer_not_given_is_never_spoken_of_as_given(code: str) -> None:
    said = " ".join(texts(code))
    _, effective, interest, understood = code
    assert ("You don’t think you answered" in said) <= (effective == "n")
    assert ("You don’t think you told them" in said) <= (interest == "n")
    assert ("You are not confident they know" in said) <= (understood == "n")
    assert ("they may not know how much" in said) <= ("n" in (interest, understood))
    assert "salvage" not in said.lower()
    assert "!" not in said


def test_what_is_open_is_named_beside_what_is_wrong() -> None:
    assert texts("yn-u") == [
        "You want it, and you don’t think you answered as well as you could. That is worth putting right.",
        "You don’t think you answered well.",
        "You have not said yet whether you told them you were interested.",
        "You can’t tell whether they know you want the job.",
    ]


def test_an_open_question_alone_keeps_the_verdict_open_and_says_which() -> None:
    assert texts("yyy-") == [
        "You want it. What that calls for depends on what is still open, and open is not counted as a no.",
        "You have not said yet whether they know you want the job.",
    ]
    assert texts("yuyy")[1] == "You are not sure you answered well."


def test_the_one_answer_that_went_badly_is_quoted_beside_the_answer() -> None:
    exchange = Exchange(0, asked="How long would you stay?", said="Well, it depends.", landed="badly")
    reasons = assess(interview("ynyy", exchanges=(exchange, Exchange(1, asked="Why us?", landed="well")))).reasons
    assert reasons[0].text == "You want it, and one answer let you down. That is worth putting right."
    assert reasons[1].text == (
        "You don’t think you answered well. One question went badly, you said: “How long would you stay?”"
    )
    assert [(source.ref, source.quote) for source in reasons[1].sources] == [
        ("effective", "no"),
        ("questions[0].asked", "How long would you stay?"),
        ("questions[0].said", "Well, it depends."),
        ("questions[0].landed", "badly"),
    ]


def badly(*asked: str) -> tuple[Exchange, ...]:
    return tuple(Exchange(place, asked=text, landed="badly") for place, text in enumerate(asked))


@pytest.mark.parametrize(
    ("more", "beside"),
    [
        ({"exchanges": badly("Why us?", "Nights?")}, "Two questions went badly, you said: “Why us?” and “Nights?”"),
        ({"exchanges": badly("a", "b", "c")}, "You marked 3 answers as having gone badly."),
        ({"exchanges": badly("")}, "One answer went badly, you said."),
        ({"exchanges": badly("", "b")}, "You marked 2 answers as having gone badly."),
        (
            {"exchanges": (Exchange(0, asked="Why us?", landed="unsure"),)},
            "You don’t know how this one went: “Why us?”",
        ),
        (
            {"exchanges": (Exchange(0, landed="unsure"), Exchange(1, landed="unsure"))},
            "You marked 2 answers as uncertain.",
        ),
        ({"left_out": ("The returns project", " ")}, "You left this out: “The returns project”."),
        ({"left_out": ("One", "Two")}, "You noted 2 things you left out."),
        ({"exchanges": (Exchange(0, asked="Why us?", landed="well"),)}, ""),
    ],
)
def test_what_was_noted_stands_beside_the_answer(more: dict[str, object], beside: str) -> None:
    expected = f"You don’t think you answered well. {beside}".strip()
    assert texts("ynyy", **more)[1] == expected


def test_a_long_question_is_cut_at_a_word_and_its_source_is_whole() -> None:
    asked = "Tell me about a time when " + "you and somebody in another team disagreed about a delivery " * 3
    reason = assess(interview("ynyy", exchanges=badly(asked))).reasons[1]
    assert reason.text.endswith(" …”")
    assert any(source.quote == asked for source in reason.sources)


def test_notes_do_not_overrule_the_persons_own_answer() -> None:
    assert texts("yyyy", exchanges=badly("Why us?"))[-1] == (
        "You marked one answer as having gone badly. Taken together you think you answered well, and that counts."
    )
    assert texts("yyyy", exchanges=badly("a", "b"))[-1].startswith("You marked 2 answers")
    assert assess(interview("yyyy", exchanges=badly("Why us?"))).kind == "thank_only"
