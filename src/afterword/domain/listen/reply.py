"""An answer as it was spoken, made countable: its sentences, which of them tell what was done, and which stay general.

Observation only. What is counted here is never shown as a number; `answers` makes findings of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from afterword.domain.figures import figures
from afterword.domain.knowledge import spoken
from afterword.domain.knowledge.cues import Cue, Found, Reading
from afterword.domain.knowledge.fluent import read_spoken
from afterword.domain.transcript import Passage, Transcript

_PAST = frozenset(
    """went took got had did made came told said gave found built ran put left kept brought sent called met won lost cut
    set sat wrote spoke held led began broke drove saw stood rang read sold showed shut spent taught let paid drew fell
    grew rose chose bought caught fought felt flew hid hit laid lent meant quit rode shook shot slept split stuck stole
    swept threw woke wore redid rebuilt rewrote undid oversaw became was were knew thought""".split()
)
_WEAK_PAST = frozenset("was were had thought said knew got meant felt".split())
"""They hold a story together but do not make one."""
_NO_PAST = frozenset("need speed feed exceed indeed bed red shed used agreed".split())
_OWN = frozenset("i we i'd we'd".split())
_OTHERS = frozenset(
    """he she they it nobody everybody everyone someone somebody people there who that which customer client patient
    manager boss team supplier buyer nurse doctor surgeon chef driver teacher parent mother lad girl guy woman
    man""".split()
)
_BETWEEN = frozenset(
    """then just also actually really basically sort of kind finally eventually even only never both all always had been
    have and quickly literally straight personally""".split()
)
_LOOSE_ENDS = frozenset(
    """a an the and but or so because with of to for at my our your their that's is was were be on we he she they i'd
    i'm i've very kind sort if when who what not just""".split()
)
_NO_DEED = frozenset(
    """am think guess mean don't would want like can could know try feel believe hope was were should might may will
    suppose say need love care enjoy""".split()
)
"""After "I" they tell no doing."""
_END = re.compile(r"[.?!]\s")
_LETTERS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Spot:
    """Exact words of one passage and the time stamp of the cue that holds them."""

    quote: str
    start: str | None


@dataclass(frozen=True)
class Sentence:
    passage: Passage
    reading: Reading
    first: int
    last: int

    @property
    def words(self) -> tuple[str, ...]:
        return self.reading.words[self.first : self.last + 1]

    @property
    def text(self) -> str:
        return self.reading.quote(self.first, self.last)

    @property
    def deeds(self) -> int:
        """What the speaker says that they themselves did, in so many verbs."""
        return sum(word not in _WEAK_PAST for word, own in _past_verbs(self.words) if own)

    @property
    def events(self) -> int:
        """What is told as having happened, by whomever."""
        return sum(1 for _ in _past_verbs(self.words))

    @property
    def practice(self) -> bool:
        """Whether it says something the speaker does ("I write it out before", "we paid his hours")."""
        words = self.words
        return any(
            words[at] in {"i", "we"} and words[at + 1] not in _NO_DEED and len(words) > 3
            for at in range(len(words) - 1)
        )

    @property
    def broken(self) -> bool:
        """Whether it stops where no sentence ends ("I'm not planning on.", "That wasn't very,")."""
        words = self.words
        return len(words) < 14 and words[-1] in _LOOSE_ENDS


def _past_verbs(words: tuple[str, ...]) -> Iterator[tuple[str, bool]]:
    """Past verbs with a doer just before them; True where the doer is the speaker."""
    for place, word in enumerate(words):
        past = word in _PAST or (len(word) > 4 and word.endswith("ed") and word not in _NO_PAST)
        if not past:
            continue
        for back in range(place - 1, max(place - 5, -1), -1):
            doer = words[back]
            if doer in _OWN:
                yield word, True
                break
            if doer in _OTHERS:
                yield word, False
                break
            if doer not in _BETWEEN and not doer.endswith("ly"):
                if (
                    back == place - 1
                    and len(doer) > 2
                    and word not in {"was", "were", "had"}
                    and not doer.endswith("ed")
                ):
                    yield word, False  # "Marit rang me"
                break
        else:
            if place == 0:
                yield word, True  # "Sat down with her and ..."


@dataclass(frozen=True)
class Reply:
    """All that was answered to one question. `transcript` gives a quote the time of its cue; else its passage's."""

    passages: tuple[Passage, ...]
    transcript: Transcript | None = None

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(
            Sentence(passage, reading, first, last)
            for passage in self.passages
            for reading in (read_spoken(passage.text),)
            for first, last in reading.sentences()
        )

    @cached_property
    def size(self) -> int:
        """How many words carry something."""
        return sum(len(sentence.words) for sentence in self.sentences)

    @cached_property
    def deeds(self) -> int:
        return sum(sentence.deeds for sentence in self.sentences)

    @cached_property
    def events(self) -> int:
        return sum(sentence.events for sentence in self.sentences)

    @cached_property
    def practice(self) -> int:
        """How many sentences tell what the speaker does, plainly: neither general nor supposed nor in doubt."""
        loose = {id(s) for name in ("generic", "hedge", "plan") for s in self.holding(name)}
        return sum(id(sentence) not in loose and sentence.practice for sentence in self.sentences)

    @cached_property
    def figures(self) -> int:
        """How many figures are named, small everyday counts apart."""
        return sum(figure.value > 2 for passage in self.passages for figure in figures(passage.text))

    def holding(self, name: str) -> tuple[Sentence, ...]:
        """The sentences that hold a cue of one of the phrase lists."""
        return self.with_cues(spoken().phrases[name].cues)

    def with_cues(self, cues: tuple[Cue, ...]) -> tuple[Sentence, ...]:
        return tuple(sentence for sentence in self.sentences if next(self.places(sentence, cues), None) is not None)

    def places(self, sentence: Sentence, cues: tuple[Cue, ...]) -> Iterator[Found]:
        for found in sentence.reading.find_all(cues):
            if sentence.first <= found.first <= sentence.last:
                yield found

    def count(self, name: str) -> int:
        """How many places of the whole reply hold a cue of the list; places that overlap count once."""
        total = 0
        for passage in self.passages:
            end = -1
            for found in sorted(read_spoken(passage.text).find_all(spoken().phrases[name].cues), key=lambda f: f.first):
                if found.first > end:
                    total, end = total + 1, found.last
        return total

    @property
    def cut_off(self) -> bool:
        """Whether it ends in the middle of a sentence, as when somebody breaks in."""
        if not self.passages:
            return False
        text = self.passages[-1].text.rstrip()
        words = self.sentences[-1].words if self.sentences else ()
        if not text or not words:
            return False
        open_end = bool(_LETTERS.match(text[-1])) or text[-1] == ","
        return text.endswith(("-", "—", "–")) or (open_end and words[-1] in _LOOSE_ENDS)

    @property
    def broken_off(self) -> bool:
        """Whether somebody broke in before the end, and it was not taken up again: the longest piece has no end.

        Papers without any punctuation tell nothing of it.
        """
        if not self.passages:
            return False
        place, longest = max(enumerate(self.passages), key=lambda item: len(item[1].text))
        after = sum(len(passage.text.split()) for passage in self.passages[place + 1 :])
        text = longest.text.rstrip()
        return bool(text) and text[-1] not in '.?!…"”' and _END.search(text) is not None and after < 25

    def spot(self, sentence: Sentence, first: int | None = None, last: int | None = None) -> Spot:
        """A sentence (or words of it) as an exact quote with its time."""
        start_word = sentence.first if first is None else first
        quote = sentence.reading.quote(start_word, sentence.last if last is None else last)
        offset = sentence.reading.spans[start_word][0]
        return Spot(quote, start_of(sentence.passage, offset, self.transcript))


def start_of(passage: Passage, offset: int, transcript: Transcript | None) -> str | None:
    """The time stamp of character `offset` of a passage: that of its cue, or of the passage where no paper is given."""
    if transcript is None or not 0 <= passage.turn < len(transcript.turns):
        return passage.start
    return transcript.turns[passage.turn].start_at(passage.offset + offset) or passage.start
