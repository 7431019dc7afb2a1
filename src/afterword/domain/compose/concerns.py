"""Concern cards: what to say when they name a concern, or how to ask for time to answer it (contract S6).

Thank them, say it back in neutral words, ask one thing where it is unclear, give one proof, say what it means for them,
ask whether that helps, stop. Where no proof is at hand the card goes straight to asking for time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from afterword.domain.compose.answer import Ledger, evidence_of, open_slot
from afterword.domain.compose.asking_time import named_thing, time_sentences, time_wording
from afterword.domain.compose.benefit import benefit
from afterword.domain.compose.draft import ConcernCard, Draft, Sentence, Slot
from afterword.domain.compose.point import plain_name
from afterword.domain.compose.proofs import TENURE, Proof, best_proof, said_yes
from afterword.domain.compose.voice import Voice
from afterword.domain.diagnose.concerns import Likely, Reason, likely_concerns, private_grounds
from afterword.domain.diagnose.findings import Diagnosis
from afterword.domain.interview import METHOD, Source
from afterword.domain.knowledge import concern_pattern, concerns, timing, topics
from afterword.domain.knowledge.model import Speech
from afterword.domain.language import _
from afterword.domain.text import words

__all__ = ["compose_card", "compose_concerns", "concern_draft", "time_wording"]

SECONDS = 45
"""No card takes longer aloud; they asked one thing (knowledge: concerns, each reply)."""

_ASIDE_FROM_THE_PERSON = frozenset("process_frozen undecided_timeline already_filled contact_declined".split())
"""How the matter stands. There is nothing to prove, and nothing to ask time for."""
_THANKS = ("Thank you for saying so.", "I'm glad you raised it.", "Thank you, I'd rather know.", "That's a fair point.")
_CHECKS = ("Does that help?", "Does that answer it?", "Is that what you wanted to know?")
_FOR_THE_WORK = ("Let me answer the part that's about the work.", "I'll keep to the work, if I may.")


@dataclass
class _Room:
    """What all cards share: the diagnosis, the voice, and what has been used up, in the call or on an earlier card."""

    diagnosis: Diagnosis
    voice: Voice
    used: set[str]
    ledger: Ledger = field(default_factory=Ledger)


def compose_concerns(
    diagnosis: Diagnosis,
    voice: Voice,
    *,
    call: Draft | None = None,
    due: datetime | None = None,
    channel: str = "email",
) -> tuple[ConcernCard, ...]:
    """The cards to have in hand: the likely concerns, then those behind private ground, then the two that always serve.

    `call` is the call card they stand beside: a proof it has used is taken again only where no other serves. `due` is
    the time named when asking for time (None: noon of the next day) and `channel` the way the answer would come.
    """
    room = _Room(diagnosis, voice, _spent(call))
    likely = likely_concerns(voice.case, diagnosis)
    found = [_card(one, room, due, channel) for one in likely]
    found += [_private(one, room, due, channel) for one in private_grounds(diagnosis)]
    return (*found, _unclear(voice, due, channel), _need_time(voice, due, channel))


def compose_card(
    concern: str, diagnosis: Diagnosis, voice: Voice, *, due: datetime | None = None, channel: str = "email"
) -> ConcernCard:
    """The card for any concern of the knowledge, also one that nothing had suggested. KeyError for an unknown id."""
    likely = next((one for one in likely_concerns(voice.case, diagnosis) if one.concern == concern), None)
    families = tuple(f.exchange for f in diagnosis.exchanges if f.concern == concern and f.private is None)
    return _card(likely or Likely(concern, 0.0, (), families), _Room(diagnosis, voice, set()), due, channel)


def concern_draft(cards: Sequence[ConcernCard]) -> Draft:
    """The cards as one draft, so that they are kept, reworded and checked like any other."""
    sentences = tuple(s for card in cards for s in (*card.sentences, *card.ask_time))
    return Draft("concern_cards", sentences, cards=tuple(cards))


def _spent(call: Draft | None) -> set[str]:
    sentences = [s for s in call.sentences if s.slot is None] if call is not None else []
    return {
        source.ref for s in sentences for source in s.sources if source.kind == "resume" or ".wish_said" in source.ref
    }


# -- one card


def _card(likely: Likely, room: _Room, due: datetime | None, channel: str) -> ConcernCard:
    concern, voice = concerns()[likely.concern], room.voice
    say, id = concern.say, likely.concern
    thanks = _fixed(id, "thanks", voice.pick(f"{id}.thanks", *_THANKS))
    if id in _ASIDE_FROM_THE_PERSON:
        return _as_it_stands(likely, concern.label, say, [_say_back(likely, say, "", METHOD, voice)])
    proof = best_proof(likely, say, room.diagnosis, voice, room.used, room.ledger)
    named, source = ("", METHOD)
    if id != "low_interest" and (proof is None or proof.exchange or not proof.evidence or id in TENURE):
        asked = (proof.exchange,) if proof is not None and proof.exchange in likely.exchanges else likely.exchanges
        asked = tuple(e for e in asked if room.diagnosis.finding(e).concern == likely.concern)
        named, source = plain_name(asked, room.diagnosis, voice)
    head = [thanks, _say_back(likely, say, named, source, voice)]
    if say.clarify and not named:
        head.append(_fixed(id, "clarify", say.clarify))
    where = (proof.place, evidence_of(voice.case, proof.evidence).source) if proof and proof.evidence else ("", METHOD)
    what, what_source = named_thing(likely, say, (named, source), where, room.diagnosis, voice)
    leave = say.leave and what.startswith("the name of")
    time = time_sentences(id, what, what_source, due, channel, voice, leave=leave)
    if proof is None:
        body = [open_slot(Slot(f"concern:{id}", say.ask), part=f"{id}.proof", key=f"{id}.proof")] if say.ask else []
    elif _to_come(proof):
        body = list(proof.sentences)
    else:
        body = _body(id, _fitting(say, named), proof, room, head)
    return ConcernCard(
        id, id, "likely", concern.label, likely.reasons, (*head, *body), time, what, _ask_why(likely, proof, leave=leave),
        _to_come(proof),
    )  # fmt: skip


def _fitting(say: Speech, named: str) -> Speech:
    """What is said around a proof, to the question as it was said back: "what I'd do about late trains" is no question
    of pace, and "where I see myself" none of years."""
    if re.match(r"(?:how|what) I(?:'d| would| do)\b", named):
        return say._replace(means=concerns()["judgement"].say.means[:1])
    if named.startswith("where "):
        return say._replace(stand="I can't tell you that for certain, and I'd rather not make it up.")
    return say


def _to_come(proof: Proof | None) -> bool:
    """Whether there is nothing yet to say: no proof, or one that the person has still to put into words."""
    return proof is None or all(s.slot is not None for s in proof.sentences)


def _say_back(likely: Likely, say: Speech, named: str, source: Source, voice: Voice) -> Sentence:
    """Their concern in neutral words: by the question it stood behind where that has a plain name, else by its kind."""
    part = key = f"{likely.id}.say_back"
    if named:
        return Sentence(key, part, f"So it's about {named}.", (source,) if source.quote else (METHOD,))
    need = likely.reasons[0].sources[:1] if likely.goals and not likely.exchanges and likely.reasons else ()
    return Sentence(key, part, voice.pick(key, *say.back), need or (METHOD,))


def _body(id: str, say: Speech, proof: Proof, room: _Room, head: Sequence[Sentence]) -> list[Sentence]:
    """What can be said honestly first, the proof, what it means for them, and the question whether that helps."""
    voice = room.voice
    stand = [_fixed(id, "stand", say.stand)] if say.stand and not proof.stands else []
    told = [Sentence(s.key, f"{id}.proof", s.text, s.sources, s.slot) for s in proof.sentences]
    means = benefit(id, say, proof, voice, room.diagnosis)
    check = [_fixed(id, "check", voice.pick(f"{id}.check", *_CHECKS))]
    room_left = SECONDS - 2 - _seconds(head)
    if _seconds([*stand, *told, *means, *check]) > room_left and means and means[0].sources != (METHOD,):
        means = [_fixed(id, "benefit", voice.pick(f"{id}.benefit", *say.means))] if say.means else []
    while len(told) > 1 and _seconds([*stand, *told, *means, *check]) > room_left:
        told.pop()
    return [*stand, *told, *means, *check]


def _seconds(sentences: Sequence[Sentence]) -> float:
    said = sum(len(words(s.text)) for s in sentences if s.slot is None)
    return said * 60 / timing().words_per_minute + 0.4 * len(sentences)


def _ask_why(likely: Likely, proof: Proof | None, *, leave: bool = False) -> str:
    if likely.topic:
        return _("It touches private ground, and you need not answer it on the spot.")
    if _to_come(proof):
        return _("You have no proof of this to hand.")
    if leave:
        return _("It needs somebody’s leave before you name them.")
    return _("If they want more than this, a proper answer tomorrow is better than a long one now.")


def _as_it_stands(likely: Likely, title: str, say: Speech, head: list[Sentence]) -> ConcernCard:
    id = likely.id
    body = [_fixed(id, "stand", say.stand)] if say.stand else []
    ask = [_fixed(id, "clarify", say.clarify)] if say.clarify else []
    return ConcernCard(id, id, "likely", title, likely.reasons, (*head, *ask, *body), (), "", "", False)


# -- private ground


def _private(likely: Likely, room: _Room, due: datetime | None, channel: str) -> ConcernCard:
    """Only the work need behind it is answered; nothing of the private fact is said, asked for or hinted at (S10)."""
    voice, id = room.voice, likely.id
    behind = concern_pattern().private[likely.topic]
    tenure = any(room.diagnosis.finding(e).family == "tenure_commitment" for e in likely.exchanges)
    concern = "commitment_tenure" if tenure else behind.concern
    say = concerns()[concern or "unlawful_ground"].say
    if not tenure:
        say = say._replace(stand="", ask=behind.ask)
    head = [
        _fixed(id, "thanks", voice.pick(f"{id}.thanks", *_FOR_THE_WORK)),
        _fixed(id, "say_back", say.back[0] if tenure else behind.back),
    ]
    also = tuple(f.exchange for f in room.diagnosis.exchanges if f.concern == concern and f.private is None)
    asked = (*(likely.exchanges if tenure else ()), *also)
    near = Likely(concern or "unlawful_ground", likely.weight, likely.reasons, asked, topic=likely.topic)
    yes = next(said_yes(likely.exchanges, voice, f"{id}.proof", f"{id}.proof"), None)
    proof = best_proof(near, say, room.diagnosis, voice, room.used, room.ledger) if concern else None
    if concern in {"availability", "workload"} and yes is not None:
        proof, say = yes, say._replace(means=concerns()["availability"].say.means)
    what = concerns()["commitment_tenure"].say.send if tenure else say.send.replace("{there}", "")
    time = time_sentences(id, what, METHOD, due, channel, voice)
    if proof is not None and not _to_come(proof):
        body = _body(id, say, proof, room, head)
    else:
        body = [
            open_slot(Slot(f"concern:{id}", say.ask), part=f"{id}.proof", key=f"{id}.proof"),
            _fixed(id, "clarify", "If you had something else in mind, could you tell me how it bears on the job?"),
        ]
    title = _("Private ground: {topic}").format(topic=topics()[likely.topic].label)
    return ConcernCard(
        id, "unlawful_ground", "private", title, likely.reasons, (*head, *body), time, what,
        _ask_why(likely, proof), _to_come(proof),
    )  # fmt: skip


# -- what always serves


def _unclear(voice: Voice, due: datetime | None, channel: str) -> ConcernCard:
    """They say "not sure" and no more: one question, and if nothing comes of it, thanks and an end."""
    id, say = "unclear", concerns()["vague_no"].say
    said = (
        _fixed(id, "thanks", "Thank you for telling me."),
        _fixed(id, "say_back", say.back[0]),
        _fixed(id, "clarify", say.clarify),
        _fixed(id, "stand", "If it's hard to name, that's all right too."),
    )
    why = (Reason(_("For anything that is not on a card, or that they cannot name."), (METHOD,)),)
    what = "a few lines on it"
    time = time_sentences(id, what, METHOD, due, channel, voice)
    ask_why = _("You still do not know what they mean, and guessing would answer the wrong thing.")
    return ConcernCard(id, "vague_no", "general", _("Something they cannot name"), why, said, time, what, ask_why, False)  # fmt: skip


def _need_time(voice: Voice, due: datetime | None, channel: str) -> ConcernCard:
    """Any question that cannot be answered well on the spot."""
    id, what = "need_time", "my answer"
    why = (Reason(_("For a question you cannot answer well at once."), (METHOD,)),)
    time = time_sentences(id, what, METHOD, due, channel, voice)
    thanks = (_fixed(id, "thanks", "Thank you for asking me that."),)
    ask_why = _("A good answer later is better than a poor one now, if you name the time and keep it.")
    return ConcernCard(id, "", "general", _("You need time"), why, thanks, time, what, ask_why, True)


def _fixed(id: str, step: str, text: str) -> Sentence:
    """A sentence that states no fact of the person."""
    return Sentence(f"{id}.{step}", f"{id}.{step}", re.sub(r"\s+", " ", text), (METHOD,))
