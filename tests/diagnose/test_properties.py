"""Whatever is typed, nothing breaks, nothing changes from one reading to the next, and every quote is the person's own."""

from __future__ import annotations

from datetime import date, datetime

from hypothesis import given
from hypothesis import strategies as st

from afterword.domain.diagnose.answers import (
    answered,
    discloses_private,
    doubts_of,
    interest_of,
    promises_of,
    weak_points,
)
from afterword.domain.diagnose.dates import date_in
from afterword.domain.interview import Exchange, Interview, Person, Source
from afterword.domain.knowledge import families
from tests.diagnose.private_table import DISCLOSED, HARMLESS
from tests.diagnose.weak_table import NOTHING, OWNED_UP

BITS = (
    [said for _, said, _ in OWNED_UP] + [said for _, said in NOTHING] + [text for text, _ in DISCLOSED] + list(HARMLESS)
)
BITS += [
    "She'll let me know by Friday.",
    "I said I'd send it tomorrow.",
    "He looked unconvinced.",
    "I told her I want it.",
]
TEXTS = st.text(max_size=120) | st.lists(st.sampled_from(BITS), max_size=4).map(" ".join)


@st.composite
def exchanges(draw: st.DrawFn) -> Exchange:
    return Exchange(
        position=draw(st.integers(0, 3)),
        asked=draw(TEXTS),
        said=draw(TEXTS),
        landed=draw(st.sampled_from(["well", "unsure", "badly", None])),
        wish_said=draw(TEXTS),
    )


@given(exchanges(), st.sampled_from(sorted(families())))
def test_weak_points_quote_the_exchange(exchange: Exchange, family: str) -> None:
    found = weak_points(exchange, family)
    assert found == weak_points(exchange, family)
    assert len({point.kind for point in found}) == len(found)
    for point in found:
        assert point.quote
        assert point.quote in (exchange.landed or "" if point.kind == "low_landing" else exchange.said)
        assert point.why.endswith(".")
    assert answered(exchange, found) in {"fully", "partly", "not", "unknown"}


@given(TEXTS)
def test_private_facts_are_quoted_from_the_text(text: str) -> None:
    found = discloses_private(text)
    assert all(words and words in text for words, _ in found)


def stands(source: Source, interview: Interview) -> bool:
    if source.ref == "contact_rules":
        return source.quote in interview.contact_rules
    if source.ref == "interest":
        return source.quote == interview.assessment.interest
    if source.ref.startswith("left_out"):
        return any(source.quote in text for text in interview.left_out)
    return any(source.quote in exchange.asked or source.quote in exchange.said for exchange in interview.exchanges)


@given(st.lists(exchanges(), max_size=3), TEXTS, st.none() | st.datetimes(datetime(2020, 1, 1), datetime(2035, 12, 31)))
def test_reports_quote_what_they_rest_on(held: list[Exchange], rules: str, at: datetime | None) -> None:
    interview = Interview(
        exchanges=tuple(held),
        contact_rules=rules,
        left_out=(rules,) if rules else (),
        starts_at=at,
        interviewers=(Person("Ngozi Okafor"),),
    )
    for doubt in doubts_of(interview):
        assert doubt.quote == doubt.source.quote
        assert stands(doubt.source, interview)
    for promise in promises_of(interview):
        assert promise.what in promise.quote
        assert stands(promise.source, interview)
        if promise.by is not None:
            date.fromisoformat(promise.by)
    assert all(stands(source, interview) for source in interest_of(interview).quotes)


@given(
    st.text(max_size=80) | st.sampled_from(["tomorrow", "by the 3rd", "friday week", "in ten weeks"]),
    st.none() | st.dates(),
)
def test_dates_never_break(text: str, spoken_on: date | None) -> None:
    found = date_in(text, spoken_on)
    assert found is None or isinstance(found, date)
