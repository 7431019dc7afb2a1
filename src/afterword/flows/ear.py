"""Who listens: the domain's rules, with a model for meaning where one is installed and the person lets it be used."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from afterword.config import meaning_wanted
from afterword.domain.advert import Advert, Invitation
from afterword.domain.interview import Case
from afterword.domain.transcript import Transcript

if TYPE_CHECKING:
    from afterword.domain.diagnose.fit import Likeness
    from afterword.domain.listen import Listening


class Stopped(Exception):
    """Whoever asked for it to be listened to is ending."""


@dataclass(frozen=True, slots=True)
class Ear:
    """`meaning` is whether a model compares meanings too; `name` changes with what would be heard differently."""

    meaning: bool
    name: str

    def listen(
        self,
        case: Case,
        *,
        transcript: Transcript | None,
        advert: Advert | None,
        invitation: Invitation | None = None,
        chosen: Mapping[str, str],
        stopped: Callable[[], bool] | None = None,
        heard_so_far: Callable[[float], None] | None = None,
    ) -> Listening:
        """All that the papers tell about `case`. `heard_so_far` is told a few times how much is done, 0 to 1.

        `stopped` is asked between texts whose meaning is looked at: a thread that is inside the model when its process
        ends takes the process down with it. Raises `Stopped` then.
        """
        from afterword.domain.listen import listen

        likeness = _likeness() if self.meaning else None
        if likeness is not None and stopped is not None:
            likeness = _Heeding(likeness, stopped)
        return listen(
            case,
            transcript=transcript,
            advert=advert,
            invitation=invitation,
            likeness=likeness,
            chosen=chosen,
            heard_so_far=heard_so_far,
        )


@dataclass(frozen=True, slots=True)
class _Heeding:
    """A likeness that can be stopped between two texts."""

    likeness: Likeness
    stopped: Callable[[], bool]

    def compare(self, left: Sequence[str], right: Sequence[str]) -> list[list[float]]:
        for text in (*left, *right):  # which keeps the meaning of each, so that nothing is worked out twice
            if self.stopped():
                raise Stopped
            self.likeness.compare([text], [text])
        return self.likeness.compare(left, right)


def ear() -> Ear:
    """The ear of this installation. Does not load the model yet."""
    meaning = meaning_wanted() and not _why_no_meaning()
    return Ear(meaning, "words and meaning" if meaning else "words")


def why_words_only() -> str:
    """Why meaning is not compared, in a sentence part; "" when it is."""
    return _why_no_meaning() if meaning_wanted() else "AFTERWORD_MEANING"


@cache
def _why_no_meaning() -> str:
    from afterword.meaning import why_not

    return why_not()


def _likeness() -> Likeness | None:
    from afterword.meaning import load

    return load()
