"""The better answer, in the shape its kind of question needs: the person's own sentences, then the proof, or an open slot."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, field

from afterword.domain.assess import quoted
from afterword.domain.compose.draft import Sentence, Slot
from afterword.domain.compose.own_words import Own, sayable
from afterword.domain.compose.speech import speak, spoken_numbers
from afterword.domain.compose.voice import Voice
from afterword.domain.diagnose.answers import discloses_private
from afterword.domain.diagnose.evidence import Weights, match, proof
from afterword.domain.diagnose.findings import ExchangeFinding, Repair
from afterword.domain.diagnose.ranking import proof_for, tells
from afterword.domain.interview import METHOD, Case, Evidence, Exchange, Source
from afterword.domain.knowledge import families
from afterword.domain.language import _
from afterword.domain.patterns import pattern
from afterword.domain.text import content, ended, lower_first, numbers, sentences, words

DISCREET = frozenset(
    [
        "conflict",
        "leadership",
        "teamwork",
        "failure_mistake",
        "management_style_fit",
        "ethics_integrity",
        "customer",
        "leaving_reason",
        "management",
        "pressure_workload",
    ]
)
_FINISHED = pattern(
    r"\b(?:until|months since|years since|since \d{4}|handed over|saw\b.{0,30}\bthrough|through to|from brief to|completed|"
    r"finished|no one has left|nobody has left|nobody left|over (?:two|three|four|five|six|\d+) years|every|all \d|renewed|"
    r"still(?! (?:there|in post|with us|working|here))|stayed|the whole|asked for me back|in \w+ (?:months|years)|(?:two|three|four|five|six|seven|eight|nine|ten|\d+) seasons)\b",
    re.IGNORECASE,
)
_CAN_DO = pattern(
    r"\b(?:i can|i could do|i could have|i'?ve done|i have done|i'?m able|i'?m free|i'?m available|i work|i do)\b",
    re.IGNORECASE,
)


_OF_THE_DAY = pattern(
    r"\b(?:he|she|they|him|her|them)\b|\bI (?:just |only )?(?:talked|said|told|promised|mentioned|spoke|asked|answered|forgot)\b",
    re.IGNORECASE,
)
"""A note of how the interview went, and no thing that could be told there."""
PROVED = frozenset({"example", "closeness", "thread", "worked", "reason", "choice", "none"})
"""The shapes of an answer in which an accomplishment has its place."""


@dataclass(slots=True)
class Ledger:
    """What this draft has used already, so that nothing is said twice."""

    evidence: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    goals: set[str] = field(default_factory=set)
    quoted: int = 0
    figures: set[str] = field(default_factory=set)


def evidence_of(case: Case, evidence_id: str) -> Evidence:
    """The evidence with this id; KeyError when there is none."""
    for evidence in case.evidence:
        if evidence.id == evidence_id:
            return evidence
    raise KeyError(evidence_id)


def exchange_of(case: Case, exchange_id: str) -> Exchange:
    """The exchange with this id; KeyError when there is none."""
    for exchange in case.interview.exchanges:
        if exchange.id == exchange_id:
            return exchange
    raise KeyError(exchange_id)


def place_of(evidence: Evidence, voice: Voice) -> str:
    """Where it happened, as one says it; "" for projects and freelance work, where "At ..." would not fit."""
    if evidence.path.startswith(("projects", "awards", "certificates", "publications")):
        return ""
    if evidence.at.lower() in {
        "freelance",
        "freelancer",
        "self-employed",
        "self employed",
        "various",
        "contract",
        "independent",
    }:
        return ""
    return voice.organisation(evidence.at) if evidence.at else ""


def tell_evidence(
    evidence: Evidence, voice: Voice, ledger: Ledger, *, part: str, key: str, spoken: bool
) -> list[Sentence]:
    """The evidence as sentences: as the person said they would say it, as speech, quoted whole, or an open slot."""
    ledger.evidence.add(evidence.id)
    given = voice.case.slot_answers.get(f"say:{evidence.id}", "").strip()
    if given:
        return typed(given, f"say:{evidence.id}", part=part, key=key)
    place = place_of(evidence, voice)
    texts = speak(evidence, where=place, say_where=bool(place) and place not in ledger.places)
    ledger.figures |= numbers(evidence.text)
    if texts is None:
        if spoken or ledger.quoted:  # quoting a résumé once is plain, twice is a form
            question = _("How would you say this to a friend? One or two sentences: “{line}”").format(
                line=evidence.text
            )
            return [open_slot(Slot(f"say:{evidence.id}", question), part=part, key=key)]
        line = evidence.text.strip().rstrip(".").replace("“", "‘").replace("”", "’")
        ledger.quoted += 1
        return [Sentence(f"{key}.1", part, f"My {voice.resume_word} has it in one line: “{line}”.", (evidence.source,))]
    if place:
        ledger.places.add(place)
    if spoken:
        texts = [spoken_numbers(text) for text in texts]
    return [
        Sentence(f"{key}.{mark(evidence.text)}.{n}", part, text, (evidence.source,))
        for n, text in enumerate(texts, start=1)
    ]


def typed(text: str, slot_id: str, *, part: str, key: str) -> list[Sentence]:
    """The person's own answer to an open slot, word for word, sentence by sentence."""
    ref = f"answers.{slot_id}"
    return [
        Sentence(
            f"{key}.{mark(sentence)}",
            part,
            ended(re.sub(r"(?<![\w'’.])i(?=['’ ])", "I", sentence)),
            (Source("debrief", ref, sentence),),
        )
        for sentence in sentences(text)
    ]


def mark(text: str) -> str:
    """A short mark made from words, for a key: a wording of one's own stays with the words it was made for."""
    return f"{zlib.crc32(text.encode()) & 0xFFFF:04x}"


def open_slot(slot: Slot, *, part: str, key: str) -> Sentence:
    """A sentence that is missing, shown as its question."""
    return Sentence(f"{key}.slot", part, f"[{slot.question}]", (METHOD,), slot)


def better_answer(
    exchange: Exchange,
    finding: ExchangeFinding,
    repair: Repair,
    voice: Voice,
    ledger: Ledger,
    *,
    part: str,
    key: str,
    spoken: bool,
) -> list[Sentence]:
    """The answer the person would give now. Own words first, one proof after them, never more; else one open slot."""
    case = voice.case
    family = families().get(finding.family)
    shape = family.shape if family is not None else "example"
    slot_id = f"answer:{exchange.id}"
    given = case.slot_answers.get(slot_id, "").strip()
    if given:
        own = [Own(s.text, s.sources[0]) for s in typed(given, slot_id, part=part, key=key)]
    else:
        own = own_answer(exchange, finding, case, shape)
    said = [Sentence(f"{key}.own.{mark(o.source.quote)}", part, o.text, (o.source,)) for o in own]
    ledger.figures |= {n for o in own for n in numbers(o.text)}
    if shape == "commitment":
        return _commitment(said, voice, ledger, part=part, key=key, spoken=spoken)
    enough = len(said) >= 2 or any(numbers(s.text) for s in said)
    if repair.evidence is not None and shape in PROVED:  # what was left out is the point: it is told unless it is said
        held = {n for n in numbers(evidence_of(case, repair.evidence).text) if len(n) > 1}
        enough = bool(said) and (not held or bool(held & {n for s in said for n in numbers(s.text)}))
    if shape in PROVED and not (enough and said):
        evidence = _proof(exchange, repair, case, ledger)
        if evidence is not None:
            told = tell_evidence(evidence, voice, ledger, part=part, key=f"{key}.proof", spoken=spoken)
            return [*said, *_not_again(told, said)]
    if said:
        return said
    question = (
        family.ask_slot
        if family is not None and family.ask_slot
        else _("What would you say now? Two or three sentences, as you would say them.")
    )
    note = exchange.wish_said.strip()
    if note and not discloses_private(note) and len(words(note)) <= 60:
        question = _("You wrote: {note} How would you say that to them? Two or three sentences.")
        question = question.format(note=quoted(note))
    return [open_slot(Slot(slot_id, question), part=part, key=key)]


def _not_again(told: list[Sentence], said: list[Sentence]) -> list[Sentence]:
    """The proof without a first sentence that says over again what their own words have just said."""
    before = {word for sentence in said for word in content(sentence.text)}
    act = content(told[0].text.partition(" I ")[2]) if told and told[0].slot is None else set()
    again = len(told) > 1 and len(act & before) >= max(3, 0.5 * len(act))
    return told[1:] if again else told


def own_answer(exchange: Exchange, finding: ExchangeFinding, case: Case, shape: str) -> list[Own]:
    """The person's own sentences for this question: what they wish they had said or, of hours and dates, what they said."""
    discreet = finding.family in DISCREET
    own = sayable(exchange.wish_said, exchange.source("wish_said"), case, discreet=discreet, asked=exchange.asked)
    if not own and shape in {"schedule", "fact"}:
        found = sayable(exchange.said, exchange.source("said"), case)
        own = [o for o in found if _CAN_DO.search(o.text)][:1]
    return own


def _proof(exchange: Exchange, repair: Repair, case: Case, ledger: Ledger) -> Evidence | None:
    if repair.kind == "answer" and repair.evidence is not None and repair.evidence not in ledger.evidence:
        return evidence_of(case, repair.evidence)
    return proof_for(exchange, case, frozenset(ledger.evidence))


def _commitment(
    said: list[Sentence],
    voice: Voice,
    ledger: Ledger,
    *,
    part: str,
    key: str,
    spoken: bool,
) -> list[Sentence]:
    """What cannot be known, what can be said, the proof: the article's own answer, without its superlative (S9)."""
    opening = said or [
        Sentence(f"{key}.cannot", part, voice.pick(
            "cannot", "I can't give you a number of years, and I'd rather not invent one.",
            "I can't honestly name a number of years, and I won't make one up.",
            "I can't tell you how many years; I don't think anyone can say that honestly."), (METHOD,))
    ]  # fmt: skip
    if len(said) >= 3 or any(_FINISHED.search(s.text) for s in said):
        return opening  # the person has said it all themselves
    given = voice.case.slot_answers.get("followed_through", "").strip()
    if given:
        proof_sentences = typed(given, "followed_through", part=part, key=f"{key}.proof")
    else:
        evidence = commitment_proof(voice.case, frozenset(ledger.evidence))
        if evidence is None:
            slot = Slot(
                "followed_through",
                _(
                    "What have you seen through to the end, and how did it finish? One or two sentences, as you would say them."
                ),
            )
            return [*opening, open_slot(slot, part=part, key=f"{key}.proof")]
        proof_sentences = tell_evidence(evidence, voice, ledger, part=part, key=f"{key}.proof", spoken=spoken)
    turn = Sentence(f"{key}.turn", part, voice.pick(
        "turn", "What I can tell you is how I work while I'm there.", "What I can tell you is how I go about a job once I have it.",
        "What I can answer for is how I work."), (METHOD,))  # fmt: skip
    turned = any(re.search(r"\bwhat I (?:can|do)\b", s.text, re.IGNORECASE) for s in said)
    return [*opening, *([] if turned else [turn]), *proof_sentences]


def commitment_proof(case: Case, used: frozenset[str]) -> Evidence | None:
    """The evidence that best shows seeing work through: it lasted, it ended well, and it serves something they need."""
    weights = Weights(case)

    def worth(evidence: Evidence) -> float:
        serves = max((match(goal, evidence, weights).fit for goal in case.interview.goals), default=0.0)
        lasting = min(len(_FINISHED.findall(evidence.text)), 3) / 3
        return lasting + 0.8 * serves + 0.5 * proof(evidence)

    candidates = [e for e in case.evidence if e.id not in used and _FINISHED.search(e.text)
                  and e.path.startswith(("work", "bank", "volunteer")) and speak(e, where=e.at)]  # fmt: skip
    best = max(candidates, key=lambda e: (worth(e), e.id), default=None)
    return best if best is not None and worth(best) >= 0.8 else None


def omission(repair: Repair, voice: Voice, ledger: Ledger, *, part: str, key: str, spoken: bool) -> list[Sentence]:
    """Something never said: the evidence, the note that holds the fact itself, or an open slot."""
    case = voice.case
    note = next((source for source in repair.sources if source.ref.startswith("left_out[")), None)
    if repair.evidence is not None:
        own = sayable(note.quote, note, case) if note is not None and tells(note.quote) else []
        if own:  # their own sentence before the résumé's telegram
            ledger.evidence.add(repair.evidence)
            ledger.figures |= {n for o in own for n in numbers(o.text)}
            return [Sentence(f"{key}.own.{mark(o.source.quote)}", part, o.text, (o.source,)) for o in own]
        return tell_evidence(evidence_of(case, repair.evidence), voice, ledger, part=part, key=key, spoken=spoken)
    ref = note.ref if note is not None else repair.ref
    position = int(ref.removeprefix("left_out[").rstrip("]"))
    text = case.interview.left_out[position]
    slot_id = f"left_out:{position}"
    given = case.slot_answers.get(slot_id, "").strip()
    if given:
        return typed(given, slot_id, part=part, key=key)
    source = Source("debrief", ref, text)
    own = sayable(text, source, case)
    if own:
        return [Sentence(f"{key}.{mark(o.source.quote)}", part, o.text, (o.source,)) for o in own]
    if (
        tells(text)
        and len(words(text)) <= 40
        and not re.match(r"(?:that|how|why|what|when|didn|couldn|forgot|never)\b", text, re.IGNORECASE)
        and not _OF_THE_DAY.search(text)
    ):
        return [
            Sentence(f"{key}.1", part, f"What I left out is this: {lower_first(text.strip().rstrip('.'))}.", (source,))
        ]
    question = _("You noted: {note} How would you tell it to them? One or two sentences.").format(
        note=quoted(text.strip())
    )
    return [open_slot(Slot(slot_id, question), part=part, key=key)]
