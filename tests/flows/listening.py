"""An ear small enough to read in a test: every line of the transcript that ends with a question mark is a question."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pytest

from afterword.domain.advert import Advert, AdvertLine
from afterword.domain.diagnose.findings import Doubt, ExchangeFinding, Heard, Interest, Told, Untold, WeakPoint
from afterword.domain.interview import Case, Exchange, Goal, Source
from afterword.domain.transcript import Conversation, HeardExchange, Passage, Roles, Transcript, Turn
from afterword.flows import ear, hearing


@dataclass(frozen=True)
class Listening:
    case: Case
    heard: Heard
    conversation: Conversation | None


class Listener:
    """Stands in for the domain's ear. `calls` counts how often it listened; `before` is called first, each time, and
    `halfway` once it has said that half is done.
    """

    def __init__(self) -> None:
        self.calls: list[dict[str, Any]] = []
        self.before: Any = lambda: None
        self.halfway: Any = lambda: None
        self.sure = True  # whether it is certain who is who, where nobody was chosen

    def listen(
        self,
        case: Case,
        *,
        transcript: Transcript | None,
        advert: Advert | None,
        chosen: Mapping[str, str],
        heard_so_far: Callable[[float], None] | None = None,
        **_: Any,
    ) -> Listening:
        self.calls.append({"case": case, "transcript": transcript, "advert": advert, "chosen": dict(chosen)})
        self.before()
        if heard_so_far is not None:
            heard_so_far(0.5)
            self.halfway()
        last = max((int(goal.id[1:]) for goal in case.interview.goals), default=0)
        goals = case.interview.goals + tuple(
            Goal(f"g{last + place}", line.text, (line.source,))
            for place, line in enumerate(advert.needs if advert else (), start=1)
        )
        if transcript is None:
            return Listening(replace(case, interview=replace(case.interview, goals=goals)), Heard(), None)
        employer = frozenset(label for label in transcript.speakers if chosen.get(label, "interviewer") != "candidate")
        roles = Roles(
            transcript.speakers and frozenset(transcript.speakers) - employer, employer, self.sure or bool(chosen)
        )
        asked = [
            (turn, after)
            for turn, after in zip(transcript.turns, [*transcript.turns[1:], None], strict=True)
            if turn.text.endswith("?") and turn.speaker in employer
        ]
        told = {one.asked: one for one in case.interview.exchanges}
        exchanges = [replace(one, heard="", start=None) for one in case.interview.exchanges]
        findings, parts = [], []
        for turn, after in asked:
            words = turn.text
            passage = Passage(words, turn.position, 0, turn.start_at(), turn.speaker)
            answer = (Passage(after.text, after.position, 0, after.start_at(), after.speaker),) if after else ()
            parts.append(HeardExchange(passage, "other", (), answer))
            mine = next((e for e in told.values() if words in (e.heard, e.asked)), None)
            number = mine.position if mine else 50 + len(exchanges)
            one = replace(
                mine or Exchange(number, asked=words),
                heard=words,
                answer=after.text if after else "",
                start=turn.start_at(),
                by=turn.speaker,
            )
            exchanges = [each for each in exchanges if mine is None or each.position != mine.position] + [one]
            weak = (WeakPoint("vague", after.text, "It named nothing.", one.start),) if after else ()
            findings.append(ExchangeFinding(one.id, "other", "", "partly", weak))
        goal = goals[-1].id if goals else ""
        proof = case.evidence[0].id if case.evidence else ""
        quote = Source("transcript", "turn 1", transcript.turns[0].text)
        heard = Heard(
            exchanges=tuple(findings),
            told=(Told(goal, proof, quote.quote, quote),) if goal and proof else (),
            untold=(Untold(goal, proof, 0.5, "It was not said."),) if goal and proof else (),
            interest=Interest("weak", (quote,)),
            doubts=(Doubt(quote.quote, "fit", quote),),
        )
        after_case = replace(case, interview=replace(case.interview, exchanges=tuple(exchanges), goals=goals))
        return Listening(after_case, heard, Conversation(transcript, roles, tuple(parts)))


def turns(text: str) -> Transcript:
    """ "Name: words" lines as a transcript whose time stamps count minutes."""
    from afterword.domain.transcript import Mark

    lines = [line.strip().split(": ", 1) for line in text.splitlines() if line.strip()]
    return Transcript(
        tuple(Turn(n, who, words, (Mark(0, f"{n}:00", 60.0 * n),)) for n, (who, words) in enumerate(lines))
    )


def advert(*needs: str) -> Advert:
    return Advert(
        title="Dispatch manager", lines=tuple(AdvertLine(text, "duty", f"line {n}") for n, text in enumerate(needs, 1))
    )


@pytest.fixture
def listener(monkeypatch: pytest.MonkeyPatch) -> Listener:
    """Papers are read as "Name: words" (a transcript) or a need a line (an advert), and heard by `Listener`."""
    fake = Listener()

    class Ear:
        meaning = False
        name = "a small ear"
        listen = staticmethod(fake.listen)

    read = hearing.read_one

    def read_one(kind: str, data: bytes, name: str) -> Any:
        match kind:
            case "transcript":
                return turns(data.decode()), []
            case "job":
                return advert(*data.decode().splitlines()), []
        return read(kind, data, name)

    monkeypatch.setattr(hearing, "ear", Ear)
    monkeypatch.setattr(hearing, "read_one", read_one)
    assert ear.ear is not Ear
    return fake
