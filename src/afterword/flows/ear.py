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
    from afterword.domain.listen.sense import Sense


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

        likeness, sense = (_likeness(), _sense()) if self.meaning else (None, None)
        if likeness is not None and stopped is not None:
            likeness = _Heeding(likeness, stopped)
        if sense is not None and stopped is not None:
            sense = _HeedingSense(sense, stopped)
        return listen(
            case,
            transcript=transcript,
            advert=advert,
            invitation=invitation,
            likeness=likeness,
            sense=sense,
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


@dataclass(frozen=True, slots=True)
class _HeedingSense:
    """A second voice that can be stopped between two sentences."""

    sense: Sense
    stopped: Callable[[], bool]

    def _heed(self) -> Sense:
        if self.stopped():
            raise Stopped
        return self.sense

    def private(self, sentence: str, marks: Sequence[float]) -> float:
        return self._heed().private(sentence, marks)

    def topic(self, sentence: str) -> str:
        return self._heed().topic(sentence)

    def doubt(self, sentence: str, said: str, marks: Sequence[float]) -> float:
        return self._heed().doubt(sentence, said, marks)

    def family(self, question: str, weights: Mapping[str, float]) -> str:
        return self._heed().family(question, weights)


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


def _sense() -> Sense | None:
    from afterword.meaning import load

    model = load()
    if model is None:
        return None
    from afterword.meaning.heads import heads_on

    return heads_on(model)
