"""The follow-up call (contract S6): how things have gone since, that the person still wants it, why they would be an
asset in two proofs, and an open question about what still gives them pause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from afterword.domain.compose.answer import Ledger, evidence_of, open_slot, tell_evidence, typed
from afterword.domain.compose.benefit import served_by
from afterword.domain.compose.call import asides, opening
from afterword.domain.compose.courtesies import caller
from afterword.domain.compose.draft import Draft, Sentence, Slot
from afterword.domain.compose.goals import tie
from afterword.domain.compose.voice import Voice
from afterword.domain.diagnose.evidence import Weights
from afterword.domain.diagnose.findings import Diagnosis
from afterword.domain.interview import METHOD, Source
from afterword.domain.language import _
from afterword.domain.plan.values import ContactMade
from afterword.domain.text import upper_first

PROOFS = 2
"""More is a speech; they have a letter."""
PLAINLY, FITS = 0.45, 0.3
"""How strong something untold must be for a need, or how well something must fit it by words, to be said for its sake."""


def compose_follow_up(
    diagnosis: Diagnosis, voice: Voice, *, contacts: Sequence[ContactMade] = (), used: frozenset[str] = frozenset()
) -> Draft:
    """The card for the follow-up call. `contacts` are those made so far; `used` the evidence told in call and letter,
    which is told again only where nothing else serves."""
    sentences = [
        *opening(voice),
        *_since(voice, contacts),
        Sentence("permission", "permission", "Have you got a minute?" if not voice.american else "Do you have a minute?", (METHOD,)),
        *_interest(voice),
        *_asset(diagnosis, voice, used),
        Sentence("question", "question", voice.pick(
            "weighing", "Is there anything about me that still gives you pause?",
            "Is there anything you're still unsure of, where I'm concerned?"), (METHOD,)),
    ]  # fmt: skip
    return Draft("follow_up_call", tuple(sentences), asides=(("voicemail", _voicemail(voice)), *asides(voice)))


def _since(voice: Voice, contacts: Sequence[ContactMade]) -> list[Sentence]:
    """What has happened since: the letter, what was promised and sent, the day they meant to decide."""
    found: list[Sentence] = []
    sent = max((c for c in contacts if c.kind in {"letter", "thank_you"}), key=lambda c: c.at, default=None)
    if sent is not None:
        text = f"I wrote to you{_on(sent.at, voice)}."
        found.append(Sentence("since.letter", "since", text, (_logged(sent),)))
    kept = max((c for c in contacts if c.kind == "promised"), key=lambda c: c.at, default=None)
    if kept is not None:
        also = "also " if found else ""
        text = f"{upper_first(_on(kept.at, voice).strip())} I {also}sent you what I'd promised."
        found.append(Sentence("since.promised", "since", text, (_logged(kept),)))
    decides = voice.decision_day
    if decides is not None:
        source = Source("debrief", "decision_by", voice.case.interview.decision_by_text or decides.isoformat())
        if decides >= voice.now.date():
            text = f"I know you mean to decide by {voice.full_date(decides)}, so I'll be short."
        else:
            text = f"You meant to decide by {voice.full_date(decides)}, so I wanted to ask how things stand."
        found.append(Sentence("since.decides", "since", text, (source,)))
    if not any(s.key == "since.decides" for s in found):
        found.append(Sentence("since.stand", "since", "I wanted to ask how things stand.", (METHOD,)))
    return found


def _on(at: datetime, voice: Voice) -> str:
    """The day of something that was done, as one says it on the phone."""
    day: date = at.astimezone(voice.now.tzinfo).date()
    ago = (voice.now.date() - day).days
    if ago == 0:
        return " earlier today"
    if ago == 1:
        return " yesterday"
    return f" on {voice.full_date(day).split()[0].rstrip(',')}" if ago < 7 else f" on {voice.plain_date(day)}"


def _logged(contact: ContactMade) -> Source:
    return Source("log", str(contact.kind), contact.at.isoformat())


def _interest(voice: Voice) -> list[Sentence]:
    if voice.case.interview.assessment.want != "yes":
        slot = Slot("want", _("Do you still want it? Say so in one sentence of your own, or leave the call."))
        given = voice.case.slot_answers.get("want", "").strip()
        return typed(given, "want", part="interest", key="interest") if given else [open_slot(slot, part="interest", key="interest")]  # fmt: skip
    text = voice.pick("still", "I still want this job, and I'd like you to know that.", "I'd still like this job very much.",
                      "I'm as interested as I was. I want this job.")  # fmt: skip
    return [Sentence("interest", "interest", text, (Source("debrief", "want", "yes"),))]


def _asset(diagnosis: Diagnosis, voice: Voice, used: frozenset[str]) -> list[Sentence]:
    """Two proofs for what they need, one they have not heard first; an open slot where there is none."""
    told: list[Sentence] = []
    ledger = Ledger()
    goals: set[str] = set()
    for evidence_id, goal_id in _pairs(diagnosis, voice, used):
        goal = next(g for g in voice.case.interview.goals if g.id == goal_id)
        tied = tie(goal, voice.names, voice.paper)
        said = tell_evidence(evidence_of(voice.case, evidence_id), voice, ledger, part="asset", key=f"asset.{evidence_id}", spoken=True)  # fmt: skip
        if goal_id in goals or tied is None or any(s.slot is not None for s in said):
            continue
        goals.add(goal_id)
        told += [Sentence(f"asset.{goal_id}", "asset", f"{upper_first(tied.said)}.", tied.sources), *said]
        if len(goals) == PROOFS:
            break
    if told:
        count = "Two things I'd bring." if len(goals) == PROOFS else "One thing I'd bring."
        return [Sentence("asset.lead", "asset", count, (METHOD,)), *told]
    given = voice.case.slot_answers.get("asset", "").strip()
    if given:
        return typed(given, "asset", part="asset", key="asset")
    slot = Slot(
        "asset", _("Which need of theirs do you meet best, and what proves it? Two sentences, as you would say them.")
    )
    return [open_slot(slot, part="asset", key="asset")]


def _pairs(diagnosis: Diagnosis, voice: Voice, used: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Evidence with the need it plainly serves: what is new to them first, then what they have heard, once."""
    untold = [u.evidence for u in diagnosis.untold if u.evidence not in used]
    heard = [t.evidence for t in diagnosis.told]
    again = [u.evidence for u in diagnosis.untold if u.evidence in used]
    new, rest = untold[:1], [*dict.fromkeys([*heard, *untold[1:], *again])]
    advertised = {g.id for g in voice.case.interview.goals if all(s.kind == "job" for s in g.sources)}
    plainly = {
        u.evidence: u.goal for u in reversed(diagnosis.untold) if u.strength >= PLAINLY and u.goal not in advertised
    }
    weights = Weights(voice.case)
    for evidence_id in [*new, *rest]:
        goal = served_by(evidence_id, voice, diagnosis, floor=FITS, weights=weights)
        if goal is not None or evidence_id in plainly:
            yield evidence_id, goal.id if goal is not None else plainly[evidence_id]


def _voicemail(voice: Voice) -> tuple[Sentence, ...]:
    """Who, about what, and that nobody need ring back: never the proofs."""
    person, who = voice.recipient, caller(voice, part="aside.voicemail", key="aside.voicemail.who")
    name, source = ("", METHOD) if isinstance(who, Sentence) else who
    greeting = f"Hello {voice.address(person)}" if person and voice.address(person) else "Hello"
    texts = [
        (f"{greeting}, this is {name}." if name else f"{greeting}.", (voice.person_source(person), source)),
        (f"We spoke{voice.on_day()} about {voice.job}.", (*voice.job_sources(), voice.day_source())),
        ("I wanted to ask how things stand, and to say that I'm still interested.", (METHOD,)),
    ]
    phone = voice.phone()
    if phone:
        texts.append((f"My number is {phone}. Once more, that's {phone}.", (voice.phone_source(),)))
    texts.append(("A line by e-mail is just as good. Thank you.", (METHOD,)))
    return tuple(
        Sentence(f"aside.voicemail.{n}", "aside.voicemail", text, tuple(s for s in rests if s.kind != "method" and s.quote) or (METHOD,))
        for n, (text, rests) in enumerate(texts, start=1)
    )  # fmt: skip
