"""Who is the candidate, who asked: by what the labels say, by names said aloud, and by who asks whom.

The person's own correction always wins. Where nothing settles it, the answer is the likeliest one with `sure` False,
and the person is asked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from afterword.domain.language import _
from afterword.domain.listen.asking import ask_in, names_you
from afterword.domain.listen.names import likeness_of_names, name_words
from afterword.domain.listen.recover import recover_speakers
from afterword.domain.listen.utterances import utterances
from afterword.domain.transcript import Roles, Transcript

__all__ = ["recover_speakers", "who_is_who"]

_MINE = frozenset({"me", "you", "i", "myself", "candidate", "interviewee", "applicant", "the candidate"})
_THEIRS = frozenset(
    {"interviewer", "them", "panel", "recruiter", "hiring manager", "employer", "interviewers", "hr", "manager"}
)
_MACHINE = re.compile(
    r"notetaker|note taker|\bbot\b|otter\.?ai|fireflies|recorder|read\.ai|transcri|system|unknown", re.I
)
_CALLED = re.compile(
    r"\b(?:I'm|I am|my name is|my name's|it's|this is|call me)\s+([A-Z][\w'’-]+)(?:\s+([A-Z][\w'’-]+))?"
)
FEW_TURNS, FEW_WORDS, SMALL_SHARE = 2, 20, 0.08
"""Who says no more than this, and so small a share of all the words, is neither the candidate nor an interviewer."""
_LIKE = 0.5
"""A label this like a name stands for it."""
_CLEAR = 2.0
"""How many times likelier the candidate must be than the next, by who asks whom, to be sure of it."""
_SAMPLE = 400
"""Turns that are read to find out who asks: enough for an hour and a half."""


def who_is_who(
    transcript: Transcript,
    *,
    candidate: str = "",
    interviewers: Sequence[str] = (),
    chosen: Mapping[str, str] = MappingProxyType({}),
) -> Roles:
    """The candidate's and the interviewers' labels.

    `candidate` is the name on the résumé, `interviewers` the names of the debrief or invitation, each "" or empty where
    not known. `chosen` is the person's own correction: label -> "candidate", "interviewer" or "other".
    """
    labels = transcript.speakers
    corrected = {label: role for label, role in chosen.items() if label in set(labels)}
    mine = {label for label, role in corrected.items() if role == "candidate"}
    if mine:
        return _roles(transcript, mine, corrected, True, _("You said who is who."))
    open_labels = [label for label in labels if label not in corrected and not _MACHINE.search(label)]
    named = _by_label(open_labels, candidate, interviewers)
    if named:
        return _roles(transcript, named, corrected, True, _("Your name stands beside these words."))
    aloud = _by_names_said(transcript, open_labels, candidate, interviewers)
    asking = _by_asking(transcript, open_labels)
    if aloud and (not asking or asking[0][0] == aloud):
        why = _("Your name was said aloud, and the others ask.")
        return _roles(transcript, {aloud}, corrected, transcript.labelled, why)
    if not asking:
        return _roles(transcript, set(), corrected, False, _("Nothing shows which of these voices is yours."))
    (likeliest, weight), rest = asking[0], asking[1:]
    sure = transcript.labelled and bool(rest) and weight >= _CLEAR * max(rest[0][1], 1.0) and not aloud
    if sure:
        return _roles(transcript, {likeliest}, corrected, True, _("The others ask, and this voice answers."))
    return _roles(transcript, {likeliest}, corrected, False, _("Most likely this voice is yours. Please check."))


def _roles(transcript: Transcript, mine: set[str], corrected: Mapping[str, str], sure: bool, why: str) -> Roles:
    others = [label for label in transcript.speakers if label not in mine]
    passing = {label for label in others if _MACHINE.search(label)}
    if len(others) > 1:
        passing |= _passing_by(transcript)
    theirs = {
        label
        for label in others
        if corrected.get(label) == "interviewer" or (label not in corrected and label not in passing)
    }
    return Roles(frozenset(mine), frozenset(theirs), sure, why)


def _passing_by(transcript: Transcript) -> set[str]:
    """The labels of those who only put their head in at the door."""
    turns: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for turn in transcript.turns:
        turns[turn.speaker] += 1
        words[turn.speaker] += len(turn.text.split())
    few = min(FEW_WORDS, SMALL_SHARE * words.total())
    return {label for label in turns if turns[label] <= FEW_TURNS and words[label] <= few}


def _by_label(labels: Sequence[str], candidate: str, interviewers: Sequence[str]) -> set[str]:
    """The labels that name the candidate better than they name anybody else."""
    plain = {label: " ".join(label.lower().split()).strip(":. ") for label in labels}
    own = {label for label in labels if plain[label] in _MINE}
    if own:
        return own
    if candidate:
        scores = {label: likeness_of_names(label, candidate) for label in labels}
        others = {
            label: max((likeness_of_names(label, name) for name in interviewers), default=0.0) for label in labels
        }
        likely = {label for label in labels if scores[label] >= _LIKE and scores[label] > others[label]}
        best = max((scores[label] for label in likely), default=0.0)
        same = {label for label in likely if scores[label] >= best - 0.15}
        if same and (len(same) == 1 or len({name_words(label) for label in same}) == 1 or best >= 0.95):
            return {label for label in same if scores[label] == best} if best >= 0.95 else same
    theirs = {label for label in labels if plain[label].rstrip(" 0123456789") in _THEIRS} | {
        label for label in labels if any(likeness_of_names(label, name) >= _LIKE for name in interviewers)
    }
    left = set(labels) - theirs
    return left if theirs and len(left) == 1 else set()


def _by_names_said(transcript: Transcript, labels: Sequence[str], candidate: str, interviewers: Sequence[str]) -> str:
    """The label whose voice gives the candidate's name as its own, or is the only one nobody calls an interviewer."""
    told: set[str] = set()
    voices = frozenset(labels)
    for turn in transcript.turns[: _SAMPLE // 4]:
        if turn.speaker in voices and turn.speaker not in told:
            for match in _CALLED.finditer(turn.text[:600]):
                if candidate and likeness_of_names(match[1], candidate) >= _LIKE:
                    return turn.speaker
                if any(likeness_of_names(match[1], other) >= _LIKE for other in interviewers):
                    told.add(turn.speaker)
                    break
    left = [label for label in labels if label not in told]
    return left[0] if told and len(left) == 1 else ""


def _by_asking(transcript: Transcript, labels: Sequence[str]) -> list[tuple[str, float]]:
    """The labels by how much they answer rather than ask: words said right after somebody's question, less what they
    ask themselves; the likeliest candidate first.
    """
    answered: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    waiting = ""
    voices = frozenset(labels)
    for turn in transcript.turns[:_SAMPLE]:
        if turn.speaker not in voices:
            continue
        if waiting and waiting != turn.speaker:
            answered[turn.speaker] += len(turn.text.split())
        asks = [
            ask for said in utterances(turn)[-4:] if (ask := ask_in(said)) and ask.sort == "asks" and names_you(said)
        ]
        asked[turn.speaker] += sum(2 if ask.firm else 1 for ask in asks)
        waiting = turn.speaker if asks else ("" if waiting != turn.speaker else waiting)
    weights = {label: answered[label] / (1.0 + asked[label]) for label in labels}
    return sorted(weights.items(), key=lambda item: -item[1]) if any(weights.values()) else []
