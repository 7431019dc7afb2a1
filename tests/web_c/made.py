"""A talk taken apart by hand: what listening may find in the invented papers, so that pages can be tried without it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from afterword.domain.diagnose.findings import (
    Doubt,
    ExchangeFinding,
    Heard,
    Interest,
    PrivateQuestion,
    Promise,
    Told,
    Untold,
    WeakPoint,
)
from afterword.domain.interview import Assessment, Candidate, Case, Evidence, Exchange, Goal, Interview, Person, Source
from afterword.domain.transcript import Conversation, HeardExchange, Mark, Passage, Roles, Transcript, Turn
from afterword.store.found import Found

PAPERS = Path(__file__).parent / "papers"
CUE = re.compile(r"(\d\d:\d\d:\d\d\.\d{3}) --> .*\n(.*?): (.*)")
YOU, SHE, HE = "Dana Whitlock", "Imogen Sallis", "Piet Halloran"

# How each question opens, in the order of the talk, and what kind it is.
ASKED = (
    ("Can you start by telling us a bit about yourself", "tell_me_about_you"),
    ("So how would you go about getting the vans out on time?", "problem_solving"),
    ("Tell me about a time a driver refused", "conflict"),
    ("What have you done with rotas?", "achievement"),
    ("And are you comfortable with the routing software?", "technical"),
    ("What would your last team say about you", "teamwork"),
    ("So how long do you see yourself staying with us?", "tenure_commitment"),
    ("And have you got little ones at home?", "personal"),
    ("What about money", "salary"),
    ("And what questions have you got for us?", "questions_for_us"),
)

EVIDENCE = tuple(
    Evidence(id=f"e{place}", text=text, path=f"work[0].highlights[{place}]", at="Tarn Foods")
    for place, text in enumerate(
        (
            "Cut late departures from nineteen a week to three in four months",
            "Rebuilt the Sunday rota with the drivers; leavers fell from nine a year to two",
            "Wrote the handover sheet all three depots still use",
            "Moved routing to the new Pathline over one weekend without a late van",
        )
    )
)


def transcript(times: int = 1) -> Transcript:
    """The invented transcript, `times` over, cues of one voice joined to turns."""
    turns: list[Turn] = []
    for start, speaker, text in CUE.findall((PAPERS / "transcript.vtt").read_text(encoding="utf-8")) * times:
        mark_at = 0
        hours, minutes, seconds = start.split(":")
        at = int(hours) * 3600 + int(minutes) * 60 + float(seconds)
        if turns and turns[-1].speaker == speaker:
            last = turns.pop()
            mark_at = len(last.text) + 1
            turns.append(Turn(last.position, speaker, f"{last.text} {text}", (*last.marks, Mark(mark_at, start, at))))
        else:
            turns.append(Turn(len(turns), speaker, text, (Mark(0, start, at),)))
    return Transcript(tuple(turns), "zoom-vtt")


@dataclass(frozen=True)
class Made:
    conversation: Conversation
    found: Found
    case: Case


def made(landed: str | None = None, evidence: tuple[Evidence, ...] = EVIDENCE, times: int = 1) -> Made:
    """The talk with what was found in it. `landed` is the person's own rating of every answer; the talk is held
    `times` over, one after the other, and what was found is of the first.
    """
    talk = transcript(times)

    def place(words: str) -> Passage:
        turn = next(one for one in talk.turns if words in one.text)
        offset = turn.text.index(words)
        end = turn.text.find("?", offset)
        text = turn.text[offset : end + 1 if end > 0 else None]
        return Passage(text, turn.position, offset, turn.start_at(offset), turn.speaker)

    once = len(transcript().turns)
    first = [(place(words), family) for words, family in ASKED]
    asked = [(replace(one, turn=one.turn + again * once), family) for again in range(times) for one, family in first]
    heard: list[HeardExchange] = []
    for number, (one, family) in enumerate(asked):
        until = asked[number + 1][0].turn if number + 1 < len(asked) else len(talk.turns)
        answer = tuple(
            Passage(turn.text, turn.position, 0, turn.start_at(), turn.speaker)
            for turn in talk.turns[one.turn + 1 : until]
            if turn.speaker == YOU
        )
        lead = ()
        if number == 1:
            worry = place("Um, let me tell you where we are.")
            lead = (worry,)
        heard.append(HeardExchange(one, family, lead, answer))
    roles = Roles(frozenset({YOU}), frozenset({SHE, HE}), True, "Dana Whitlock is the name on your résumé.")
    conversation = Conversation(talk, roles, tuple(heard))
    exchanges = tuple(
        Exchange(
            position=number,
            asked=one.asked.text,
            landed=landed,  # type: ignore[arg-type]
            heard=one.asked.text,
            answer=" ".join(each.text for each in one.answer),
            start=one.asked.start,
            by=one.asked.speaker,
        )
        for number, one in enumerate(heard)
    )
    late, rota = "I need fewer late vans before Christmas", "So a rota people can live with, that's my second one."
    goals = (
        Goal("g1", "Fewer late vans before Christmas", (_said(talk, late), Source("job", "line 8", "Get every van out on time, six nights a week, and know why when one is late"))),
        Goal("g2", "A rota people can live with", (_said(talk, rota),)),
        Goal("g3", "Keep the routing software (Pathline) honest and up to date", (Source("job", "line 10", "Keep the routing software (Pathline) honest and up to date"),)),
        Goal("g4", "Be the voice the cafés hear when something goes wrong", (Source("job", "line 12", "Be the voice the cafés hear when something goes wrong"),)),
    )  # fmt: skip
    stay = "Well, it depends, doesn't it."
    found = Found(
        heard=Heard(
            exchanges=(
                _finding(0, "tell_me_about_you", "fully"),
                _finding(1, "problem_solving", "partly", _weak(talk, "vague", "It's usually a mix of things, in my experience.", "It names no first step and no case of your own."), _weak(talk, "no_example", "So yeah, I'd start with that and then take it from there.", "They asked how, and an example of yours would show it.")),
                _finding(2, "conflict", "fully"),
                _finding(3, "achievement", "partly", _weak(talk, "too_short", "It's a spreadsheet at the end of the day.", "Nineteen words on the thing she lost four drivers over.")),
                _finding(4, "technical", "fully"),
                _finding(5, "teamwork", "fully"),
                _finding(6, "tenure_commitment", "partly", _weak(talk, "hedged", stay, "It takes back more than it says."), _weak(talk, "disclosed_private", "My partner's looking at a job in Leeds, so, um, there's that.", "This is nobody's business but yours, and no draft will repeat it.")),
                _finding(7, "personal", "fully", private=PrivateQuestion("And have you got little ones at home?", "pregnancy_family", False, _said(talk, "And have you got little ones at home?"), _said(talk, "And have you got little ones at home?").ref)),
            ),
            told=(
                Told("g3", evidence[3].id, "I did the move from the old version over a weekend", _said(talk, "I did the move from the old version over a weekend"), None),
            ),
            untold=(
                Untold("g1", evidence[0].id, 0.9, "They asked how, and heard no figure."),
                Untold("g2", evidence[1].id, 0.8, "You touched the rota and left the result out."),
            ),
            interest=Interest("none"),
            doubts=(Doubt("Because I'll be honest, the last two stayed under a year, and I can't go through that again.", "Whether you will stay", _said(talk, "Because I'll be honest, the last two stayed under a year, and I can't go through that again.")),),
            promises=(Promise("candidate", "Send the handover sheet", "2026-11-26", "I'll send it by Thursday.", _said(talk, "I'll send it by Thursday.")),),
        ),
        goals=goals,
        order=tuple(one.id for one in exchanges),
        speakers=talk.speakers,
        roles=roles,
    )  # fmt: skip
    case = Case(
        interview=Interview(
            employer="Pell & Orchard Bakeries",
            role="Dispatch manager",
            starts_at=datetime.fromisoformat("2026-11-24T14:00+00:00"),
            interviewers=(Person(SHE, phone="020 7946 0456"),),
            contact_rules="Ring me, you've got my direct line.",
            assessment=Assessment("yes", "no", "unsure", "no"),
            exchanges=exchanges,
            goals=goals,
        ),
        candidate=Candidate(name=YOU, country="GB"),
        evidence=evidence,
        country="GB",
    )
    return Made(conversation, found, case)


def _said(talk: Transcript, quote: str) -> Source:
    turn = next(one for one in talk.turns if quote in one.text)
    return Source("transcript", turn.start_at(turn.text.index(quote)) or "", quote)


def _weak(talk: Transcript, kind: str, quote: str, why: str) -> WeakPoint:
    return WeakPoint(kind, quote, why, _said(talk, quote).ref)  # type: ignore[arg-type]


def _finding(
    number: int, family: str, answered: str, *weak: WeakPoint, private: PrivateQuestion | None = None
) -> ExchangeFinding:
    return ExchangeFinding(f"q{number + 1}", family, "", answered, weak, private)  # type: ignore[arg-type]
