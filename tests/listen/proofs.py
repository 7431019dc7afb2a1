"""Values that the tests of told and untold are written with."""

from __future__ import annotations

from collections.abc import Sequence

from afterword.domain.diagnose.conveyed import Answered, pieces_of
from afterword.domain.diagnose.fit import Rarity
from afterword.domain.interview import Evidence, Source

# Lines of other people's lives: among them the words of one line are rare or common, as in any real set of papers.
ELSEWHERE = (
    "Answered the telephones and booked appointments for four surgeons",
    "Trained new starters on the till and the returns desk",
    "Kept the stock room in order and counted it every quarter",
    "Wrote the weekly report for the area manager",
    "Ordered supplies for two sites and checked the invoices",
    "Planned the rota for a team of nine",
    "Led the morning briefing and the handover to nights",
    "Repaired pumps and valves on site",
)


def proof(text: str, path: str = "work[0].highlights[0]", id: str = "e1") -> Evidence:
    return Evidence(id, text, path)


def rarity(*texts: str) -> Rarity:
    return Rarity([*ELSEWHERE, *texts])


def spoken(*answers: str) -> list[Answered]:
    """What was said to one question after the other."""
    return [
        Answered(tuple(pieces_of(text, Source("transcript", f"turn {at}", text))), at)
        for at, text in enumerate(answers)
    ]


def noted(text: str) -> list[Answered]:
    """What the person noted of what they said."""
    return [Answered(tuple(pieces_of(text, Source("debrief", "questions[0].said", text))), 0, account=True)]


class Alike:
    """A likeness that says what a test wants it to say: pairs of texts by a word each holds."""

    def __init__(self, **pairs: float) -> None:
        self._pairs = {tuple(names.split("_")): value for names, value in pairs.items()}

    def compare(self, left: Sequence[str], right: Sequence[str]) -> list[list[float]]:
        return [[self._of(one.lower(), other.lower()) for other in right] for one in left]

    def _of(self, one: str, other: str) -> float:
        return max((v for (a, b), v in self._pairs.items() if a in one and b in other), default=0.0)
