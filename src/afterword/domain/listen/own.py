"""The candidate's side: what is only a nod, what makes sure of a question, and what asks the employer something."""

from __future__ import annotations

import re

from afterword.domain.listen.asking import INVERTED, REPORTED, filled_by, kind_of, names_you, tagged
from afterword.domain.listen.utterances import Utterance

NODS = frozenset(
    "yeah yes yep yup mm mmm hm hmm mhm uh huh um okay ok right sure good great fine cool no so well oh ah go "
    "ahead of course absolutely definitely please thanks thank you exactly totally all right "
    "alright i see got it gotcha ha haha".split()
)
YES_OR_NO = frozenset("yeah yes yep yup no sure absolutely definitely course totally exactly".split())
NODDING = 4
"""A turn of so few words, all of them small, is no answer."""
CLEARING = 25
"""A turn of so few words that ends in a question about the question asks only what was meant."""
AFTER = 30
"""Words that may follow a question of the candidate's in the same turn ("If you can say.")."""
APART = 25
"""Words between two questions in one turn that make them two."""
_WORD = re.compile(r"[a-z']+")
_ABOUT_THEM = frozenset(
    "you your you're you've you'd yours we team role job post company school ward kitchen department manager boss "
    "here place someone somebody person day success next process week people training budget".split()
)
_OWN = frozenset("i i'd i'm i've i'll my".split())


_WISH = frozenset("know ask wondering wonder curious asking".split())


def back_channel(text: str) -> bool:
    """Whether a turn only shows that one is listening ("Mm-hm." "Sure, go ahead.")."""
    words = _WORD.findall(text[:60].lower())
    return len(words) <= NODDING and len(text) < 60 and all(word in NODS for word in words)


def says_yes_or_no(text: str) -> bool:
    """Whether a nod is an answer to a question that a yes or a no can answer."""
    return not YES_OR_NO.isdisjoint(_WORD.findall(text[:60].lower()))


def wants_clearing(heard: tuple[Utterance, ...]) -> bool:
    """Whether the candidate, asked something, only makes sure of what was meant."""
    if not heard or sum(said.length for said in heard) > CLEARING:
        return False
    if any(filled_by(said, "technical", 0.35) for said in heard):
        return True
    return any(said.marked and filled_by(said, "clarifies", 0.3) for said in heard[-2:]) or (
        heard[-1].marked and len(heard[-1].words) <= 6 and not names_you(heard[-1]) and "#" not in heard[-1].words
    )


def own_questions(heard: tuple[Utterance, ...], *, theirs: bool) -> list[tuple[Utterance, Utterance]]:
    """What the candidate asks the employer in a turn, each as its first and last sentence.

    `theirs`: it is the candidate's turn to ask, so that most questions are meant.
    """
    found: list[tuple[Utterance, Utterance]] = []
    words_after = [0] * len(heard)
    for place in range(len(heard) - 2, -1, -1):
        words_after[place] = words_after[place + 1] + heard[place + 1].length
    between = APART
    for place, said in enumerate(heard):
        if words_after[place] <= AFTER and _asks_them(said, heard[place - 1] if place else None, theirs):
            if between >= APART or not found:
                found.append((said, said))
            else:
                found[-1] = (found[-1][0], said)
            between = 0
        else:
            between += said.length
    return found


def _asks_them(said: Utterance, before: Utterance | None, theirs: bool) -> bool:
    if not said.marked and not theirs:
        return False
    words = said.words
    wishes = not _WISH.isdisjoint(words[:7]) and not INVERTED.isdisjoint(words[2:])
    if len(words) < 3 or not (said.marked or (theirs and (wishes or kind_of(said) == "question"))):
        return False
    if words[0] in _OWN and not wishes:
        return False
    if any(filled_by(said, name, 0.6) for name in ("clarifies", "technical", "nods")) or tagged(said):
        return False
    if before is not None and before.words and before.words[-1] in REPORTED:
        return False
    return theirs or not _ABOUT_THEM.isdisjoint(words)
