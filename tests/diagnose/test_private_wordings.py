"""Private facts as people blurt them out, and harmless sentences that share a word with one."""

import pytest

from afterword.domain.diagnose.answers import discloses_private


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("I told them I was in the union.", "protected_activity"),
        ("I said I use a wheelchair.", "health_disability"),
        ("I told them I am in recovery.", "health_disability"),
        ("I said I'm going through a divorce.", "marital_status"),
        ("I said I'm HIV positive.", "health_disability"),
        ("I had a miscarriage in the spring.", "pregnancy_family"),
        ("I'm expecting in May.", "pregnancy_family"),
        ("I'm on 38k now", "salary_history"),
    ],
)
def test_given_away(text: str, topic: str) -> None:
    assert [found for _, found in discloses_private(text)] == [topic]


@pytest.mark.parametrize(
    "text",
    [
        "I'm expecting a reply in May",
        "I ran the union negotiations at Corvo",
        "Recovery of debts took 30 days",
        "We use a wheelchair lift on the bus",
    ],
)
def test_harmless(text: str) -> None:
    assert discloses_private(text) == ()
