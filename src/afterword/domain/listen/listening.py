"""All of listening in one call: papers beside a debrief become findings, each with the words it rests on."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from afterword.domain.advert import Advert, Invitation
from afterword.domain.diagnose.board import told_and_untold, untold_of
from afterword.domain.diagnose.conveyed import Answered, Piece, pieces_of
from afterword.domain.diagnose.evidence import recalled_answers, recalled_topics
from afterword.domain.diagnose.findings import ExchangeFinding, Heard, PrivateQuestion
from afterword.domain.diagnose.fit import Likeness, Rarity
from afterword.domain.interview import Case, Evidence, Interview, Source
from afterword.domain.knowledge import families
from afterword.domain.listen.aloud import contact_in, decision_in, doubts_in, interest_in, promises_in
from afterword.domain.listen.answers import read_answer
from afterword.domain.listen.apart import take_apart
from afterword.domain.listen.asked import private_questions_in
from afterword.domain.listen.beside import lay_beside
from afterword.domain.listen.goals import Needed, gather, goals_for
from afterword.domain.listen.sense import Sense
from afterword.domain.listen.speakers import recover_speakers, who_is_who
from afterword.domain.text import sentences
from afterword.domain.transcript import Conversation, HeardExchange, Transcript, Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Listening:
    """What listening gives: the case with heard exchanges, goals, decision date and contact words laid into it, the
    findings, and the conversation with who is who (None without a transcript).
    """

    case: Case
    heard: Heard
    conversation: Conversation | None = None


def listen(
    case: Case,
    *,
    transcript: Transcript | None = None,
    advert: Advert | None = None,
    invitation: Invitation | None = None,
    likeness: Likeness | None = None,
    sense: Sense | None = None,
    chosen: Mapping[str, str] | None = None,
    heard_so_far: Callable[[float], None] | None = None,
) -> Listening:
    """Listens to the papers of one interview. Pure: the same papers give the same findings.

    `invitation` names who was to be there; `likeness` is a model of meaning and `sense` what it takes sentences for,
    None for words alone; `chosen` says who is who where the person has said so (label -> "candidate", "interviewer" or
    "other"). `heard_so_far` is told again and again how much of the work is done, 0 to 1; what it raises ends the work.
    """
    tell = heard_so_far or (lambda _share: None)
    there = [*case.interview.interviewers, *(invitation.people if invitation is not None else ())]
    names = list(dict.fromkeys(person.name for person in there if person.name))
    conversation = None
    if transcript is not None:
        conversation = conversation_of(
            transcript, case.candidate.name, names, chosen or {}, sense, lambda share: tell(0.2 * share)
        )
    tell(0.2)
    rarity = Rarity(_texts(case, conversation, advert))
    interview, positions = _interview(case.interview, conversation, rarity, likeness)
    case = replace(case, interview=interview)
    private = private_questions_in(conversation, sense) if conversation is not None else ()
    findings = _findings(conversation, positions, case.evidence, private, lambda share: tell(0.4 + 0.2 * share))
    tell(0.6)
    needed = _needed(case, conversation, advert, findings, rarity, likeness)
    tell(0.7)
    full = {place for place, finding in findings.items() if finding.answered == "fully"} - _tours(conversation)
    answers = answers_in(conversation, full) if conversation is not None else recalled_answers(case)
    regrets = [*(e.wish_said for e in interview.exchanges if e.wish_said), *interview.left_out]
    told, found = told_and_untold(needed.topics, case.evidence, answers, rarity, likeness, regrets)
    tell(0.9)
    goals, untold = goals_for(needed.goals, found, conversation, interview, advert)
    case = replace(case, interview=replace(interview, goals=goals))
    heard = Heard(exchanges=tuple(findings.values()), told=told, untold=untold_of(untold, positions))
    if conversation is not None:
        heard = _with_aloud(replace(heard, private_questions=private), conversation, case.interview, sense)
    return Listening(case=case, heard=heard, conversation=conversation)


def conversation_of(
    transcript: Transcript,
    candidate: str,
    interviewers: Sequence[str],
    chosen: Mapping[str, str],
    sense: Sense | None = None,
    heard_so_far: Callable[[float], None] = lambda _share: None,
) -> Conversation:
    """The transcript taken apart, with speakers recovered where labels are missing."""
    labelled = recover_speakers(transcript)
    roles = who_is_who(labelled, candidate=candidate, interviewers=interviewers, chosen=chosen)
    return take_apart(labelled, roles, sense, heard_so_far)


def _texts(case: Case, conversation: Conversation | None, advert: Advert | None) -> Iterable[str]:
    """All the texts among which a word is common or rare."""
    yield from (item.text for item in case.evidence)
    yield from (goal.text for goal in case.interview.goals)
    yield from (line.text for line in (advert.lines if advert is not None else ()))
    if conversation is not None:
        for turn in conversation.transcript.turns:
            yield from sentences(turn.text)
    for exchange in case.interview.exchanges:
        yield from (text for text in (exchange.asked, exchange.said, exchange.wish_said) if text)


def _interview(
    interview: Interview, conversation: Conversation | None, rarity: Rarity, likeness: Likeness | None
) -> tuple[Interview, Mapping[int, int]]:
    """The interview with what was heard laid in, and which heard exchange (by place) has which position."""
    if conversation is None:
        return interview, {}
    laid, positions = lay_beside(interview.exchanges, conversation.exchanges, rarity, likeness)
    when = interview.starts_at.date() if interview.starts_at is not None else None
    interview = replace(interview, exchanges=laid)
    if interview.decision_by is None:
        by, source = decision_in(conversation, when)
        if by is not None:
            quote = source.quote if source is not None else ""
            interview = replace(interview, decision_by=by, decision_by_text=quote)
    if not interview.contact_rules.strip():
        said = contact_in(conversation)
        interview = replace(interview, contact_rules=" ".join(source.quote for source in said))
    return interview, positions


def _findings(
    conversation: Conversation | None,
    positions: Mapping[int, int],
    evidence: Sequence[Evidence],
    private: Sequence[PrivateQuestion],
    heard_so_far: Callable[[float], None],
) -> dict[int, ExchangeFinding]:
    """The finding for each exchange heard, by its place."""
    found: dict[int, ExchangeFinding] = {}
    if conversation is None:
        return found
    for place, heard in enumerate(conversation.exchanges):
        heard_so_far(place / len(conversation.exchanges))
        found[place] = _finding(heard, f"q{positions[place] + 1}", evidence, private, conversation.transcript)
    return found


def _finding(
    heard: HeardExchange,
    id: str,
    evidence: Sequence[Evidence],
    private: Sequence[PrivateQuestion],
    transcript: Transcript,
) -> ExchangeFinding:
    answered, weak = read_answer(heard, evidence, transcript=transcript)
    family = families().get(heard.family)
    touching = (one for one in private if one.sure and one.quote and _holds(heard, one))
    return ExchangeFinding(
        exchange=id,
        family=heard.family,
        concern=family.concern_id if family is not None else "",
        answered=answered,
        weak=weak,
        private=next(touching, None),
    )


def _holds(heard: HeardExchange, private: PrivateQuestion) -> bool:
    """Whether a private question is this very question, a probe of it, or what led up to it in the same breath."""
    parts = [heard.asked, *heard.probes, *(p for p in heard.lead if p.turn == heard.asked.turn)]
    return any(private.quote in part.text or part.text in private.quote for part in parts)


def _needed(
    case: Case,
    conversation: Conversation | None,
    advert: Advert | None,
    findings: Mapping[int, ExchangeFinding],
    rarity: Rarity,
    likeness: Likeness | None,
) -> Needed:
    answered = {place: finding.answered for place, finding in findings.items()}
    needed = gather(case.interview.goals, conversation, advert, answered, rarity, likeness)
    recalled = recalled_topics(case, needed.goals, rarity)
    return replace(needed, topics=(*needed.topics, *recalled))


def _tours(conversation: Conversation | None) -> set[int]:
    """The places of questions that ask for one's whole way: what is passed on such a tour has not been told."""
    exchanges = conversation.exchanges if conversation is not None else ()
    return {place for place, exchange in enumerate(exchanges) if exchange.family == "tell_me_about_you"}


def answers_in(conversation: Conversation, full: Collection[int] = ()) -> list[Answered]:
    """All that the candidate said, question by question; what belongs to no question goes with the one before it.

    `full` are the places of the exchanges that were fully answered.
    """
    of_turn = {p.turn: place for place, exchange in enumerate(conversation.exchanges) for p in exchange.answer}
    grouped: dict[int, list[Turn]] = {}
    place = -1
    for turn in conversation.transcript.turns:
        if turn.speaker in conversation.roles.candidate:
            place = of_turn.get(turn.position, place)
            grouped.setdefault(place, []).append(turn)
    return [
        Answered(
            tuple(piece for turn in turns for piece in _pieces(turn)),
            at,
            full=at in full,
            agreed=_agreed(conversation.exchanges[at]) if at >= 0 else "",
        )
        for at, turns in grouped.items()
    ]


def _agreed(exchange: HeardExchange) -> str:
    """The question, where a short one was answered with a plain yes: what it names has then been told."""
    asked = exchange.asked.text
    yes = bool(exchange.answer) and _YES.match(exchange.answer[0].text) is not None
    return asked if yes and len(asked.split()) <= 20 else ""


_YES = re.compile(
    r"(?:(?:um+|uh+|er+m?|oh|ah),?\s+)*(?:yes|yeah|yep|i do|i have|i am|both|absolutely|sure)\b", re.IGNORECASE
)


def _pieces(turn: Turn) -> list[Piece]:
    """The turn in runs of sentences, each with the time stamp of the cue it begins in."""
    found, at = [], 0
    for piece in pieces_of(turn.text, Source("transcript", f"turn {turn.position + 1}", "")):
        at = turn.text.index(piece.text, at)
        start = turn.start_at(at)
        ref = start or f"turn {turn.position + 1}"
        found.append(Piece(piece.text, Source("transcript", ref, piece.text), start))
    return found


def _with_aloud(heard: Heard, conversation: Conversation, interview: Interview, sense: Sense | None) -> Heard:
    """What was said aloud of interest, doubts and promises, added to the findings."""
    when = interview.starts_at.date() if interview.starts_at is not None else None
    return replace(
        heard,
        interest=interest_in(conversation),
        doubts=doubts_in(conversation, sense),
        promises=promises_in(conversation, when),
    )
