"""Whatever stands in a debrief: it is read or reported, never a traceback, and every quote stands in the file."""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from afterword.domain.interview import Interview
from afterword.reading.debrief import read_debrief
from afterword.reading.debrief.keys import DEBRIEF, PERSON, QUESTION
from tests.often import tried
from tests.reading.test_debrief_shapes import WHOLE

KEYS = [*DEBRIEF.kinds, *QUESTION.kinds, *PERSON.kinds, *DEBRIEF.aliases]
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cn", "Cs", "Zl", "Zp"]), max_size=80)


def read(data: bytes) -> Interview | None:
    interview, problems = read_debrief(data, "d.yaml")
    assert interview is not None or problems
    for problem in problems:
        assert problem.message
        assert problem.message[-1] in ".;", problem.message
        assert "\n" not in problem.message
        assert problem.line is None or 1 <= problem.line <= data.count(b"\n") + data.count(b"\r") + 1
    return interview


@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    read(data)


@given(st.text(max_size=400))
def test_any_text(text: str) -> None:
    read(text.encode("utf-8", "surrogatepass"))


@given(
    st.lists(
        st.one_of(
            st.sampled_from([f"{key}:" for key in KEYS]),
            st.sampled_from(
                [*" \t\n-[]{},:#'\"|>&*!?%@`~", "\n  ", "\n- ", "  - ", "---\n", "yes", "no", "null", ": "]
            ),
            TEXT,
        ),
        max_size=40,
    ).map("".join)
)
@tried(100)
def test_anything_that_looks_like_yaml(text: str) -> None:
    read(text.encode())


@given(st.data())
@tried(100)
def test_a_good_file_with_a_slip_in_it(data: st.DataObject) -> None:
    """Cut out or put in a few characters anywhere: most of the file is still there."""
    start = data.draw(st.integers(0, len(WHOLE)))
    cut = data.draw(st.integers(0, 12))
    put = data.draw(st.text(st.sampled_from(list("\"'{}[]:#-\n\t &*|>%@a")), max_size=6))
    read((WHOLE[:start] + put + WHOLE[start + cut :]).encode())


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS) | TEXT, inner, max_size=5),
    max_leaves=20,
)


@given(st.dictionaries(st.sampled_from(KEYS), ANY, max_size=8))
def test_any_value_under_any_key(told: dict[str, Any]) -> None:
    read(yaml.safe_dump(told, allow_unicode=True).encode())


WORDS = TEXT.map(lambda text: " ".join(text.split())).filter(bool)


def plain(text: str) -> str:
    return " ".join(text.split())


@given(
    employer=WORDS,
    asked=st.lists(st.fixed_dictionaries({"asked": WORDS, "said": WORDS, "wish_said": WORDS}), max_size=4),
    goals=st.lists(WORDS, max_size=4),
    left_out=st.lists(WORDS, max_size=4),
    rules=WORDS,
)
def test_well_formed_input_comes_back_word_for_word(
    employer: str, asked: list[dict[str, str]], goals: list[str], left_out: list[str], rules: str
) -> None:
    told = {"employer": employer, "questions": asked, "goals": goals, "left_out": left_out, "contact_rules": rules}
    text = yaml.safe_dump(told, allow_unicode=True, default_style='"', width=10_000)
    interview, problems = read_debrief(text.encode(), "d.yaml")
    assert interview is not None
    assert problems == []
    values = yaml.safe_load(text)
    for goal, given_goal in zip(interview.goals, values["goals"], strict=True):
        assert goal.text == goal.sources[0].quote
        assert plain(goal.text) in plain(given_goal)
    for exchange, given_exchange in zip(interview.exchanges, values["questions"], strict=True):
        for part in ("asked", "said", "wish_said"):
            source = exchange.source(part)  # type: ignore[arg-type]
            assert source.ref == f"questions[{exchange.position}].{part}"
            assert plain(source.quote) in plain(given_exchange[part])
            assert len(plain(source.quote)) >= len(plain(given_exchange[part])) - 2  # a pair of curly quotation marks
    assert plain(interview.contact_rules) in plain(rules)
    assert plain(interview.employer) in plain(employer)


def test_every_quote_of_the_whole_format_stands_in_the_file() -> None:
    interview = read(WHOLE.encode())
    assert interview is not None
    flat = plain(WHOLE)
    quotes = [goal.sources[0].quote for goal in interview.goals]
    quotes += [exchange.source(part).quote for exchange in interview.exchanges for part in ("asked", "said")]
    quotes += [interview.starts_at_text, interview.decision_by_text, *interview.left_out, interview.contact_rules]
    for quote in quotes:
        assert plain(quote) in flat
