"""Whatever the domain holds comes back from the database the same."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from afterword.domain.advert import Advert, AdvertLine, Invitation
from afterword.domain.diagnose.findings import Heard, Interest
from afterword.domain.interview import Person, Problem, Source
from afterword.domain.transcript import Conversation, Mark, Roles, Transcript, Turn
from afterword.store.found import Found
from afterword.store.values import from_json, to_json

KEPT = [Transcript, Advert, Invitation, Conversation, Found, Problem]

st.register_type_strategy(str, st.text(max_size=12))
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(datetime, st.datetimes(timezones=st.sampled_from([UTC, None])))  # type: ignore[list-item]


@pytest.mark.parametrize("kind", KEPT)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_value_that_is_kept_comes_back_the_same(kind: type, data: st.DataObject) -> None:
    value = data.draw(st.from_type(kind))
    kept = json.loads(json.dumps(to_json(value)))
    assert from_json(kind, kept) == value


def test_what_is_as_usual_is_not_written() -> None:
    transcript = Transcript((Turn(0, "Ada", "Hello.", (Mark(0, "0:00"),)),))
    assert to_json(transcript) == {
        "turns": [{"position": 0, "speaker": "Ada", "text": "Hello.", "marks": [{"offset": 0, "start": "0:00"}]}]
    }


def test_a_field_of_a_later_version_is_passed_over() -> None:
    assert from_json(Person, {"name": "Ada", "shoe_size": 41}) == Person("Ada")


@pytest.mark.parametrize(
    ("kind", "kept"),
    [
        (Person, {}),
        (Person, {"name": 3}),
        (Person, None),
        (Person, []),
        (Source, {"kind": "hearsay", "ref": "", "quote": ""}),
        (Heard, {"told": {}}),
        (Heard, {"interest": {"expressed": "loud"}}),
        (Mark, {"offset": True, "start": ""}),
        (Mark, {"offset": 0, "start": "", "seconds": "1"}),
        (Roles, {"candidate": [1], "interviewers": []}),
        (Invitation, {"starts_at": "noon"}),
        (Turn, {"position": 0, "speaker": "", "text": "", "marks": [3]}),
    ],
)
def test_what_is_no_such_value_is_refused(kind: type, kept: Any) -> None:
    with pytest.raises(ValueError, match="not a"):
        from_json(kind, kept)


def test_whole_seconds_may_lose_their_point() -> None:
    assert from_json(Mark, {"offset": 0, "start": "0:07", "seconds": 7}) == Mark(0, "0:07", 7.0)


def test_nothing_else_is_written() -> None:
    with pytest.raises(TypeError):
        to_json(object())
    assert from_json(Interest, to_json(Interest("none"))) == Interest("none")
    assert to_json(AdvertLine("Run the rota", "duty", "line 3")) == {
        "text": "Run the rota", "section": "duty", "ref": "line 3",
    }  # fmt: skip
