"""What letters and calls share around their point: greeting, thanks, why they want it, the next step, the name.

Courtesy that states no fact has the source `method`; everything else rests on what the person wrote.
"""

from __future__ import annotations

from afterword.domain.compose.answer import Ledger, open_slot, typed
from afterword.domain.compose.draft import Sentence, Slot
from afterword.domain.compose.goals import join_ties, tie
from afterword.domain.compose.own_words import reported_wish
from afterword.domain.compose.voice import Voice
from afterword.domain.diagnose.findings import Diagnosis
from afterword.domain.interview import METHOD, Source
from afterword.domain.language import _
from afterword.domain.plan import Plan
from afterword.domain.text import upper_first


def caller(voice: Voice, *, part: str, key: str = "name") -> tuple[str, Source] | Sentence:
    """The person's name with its source, or the open slot that asks for it."""
    candidate = voice.case.candidate
    if candidate.name.strip():
        return candidate.name.strip(), candidate.name_source
    given = voice.case.slot_answers.get("name", "").strip()
    if given:
        return given, Source("debrief", "answers.name", given)
    return open_slot(Slot("name", _("Which name should they hear?")), part=part, key=key)


def salutation(voice: Voice, plan: Plan) -> list[Sentence]:
    found: list[Sentence] = []
    person = voice.recipient
    if plan.channel == "recruiter":
        recruiter = voice.recruiter
        who = recruiter[0].split()[0] if recruiter else ""
        people = voice.everyone or "the people I met"
        sources = (recruiter[1],) if recruiter else (METHOD,)
        found.append(Sentence("cover.dear", "cover.dear", f"Dear {who}," if who else "Hello,", sources))
        found.append(Sentence("cover.ask", "cover", f"Would you pass the note below on to {people}, please? Thank you.",
                              tuple(voice.person_source(p) for p in voice.case.interview.interviewers) or (METHOD,)))  # fmt: skip
    names = (
        voice.everyone
        if len(voice.case.interview.interviewers) == 2 or plan.channel == "recruiter"
        else voice.address(person)
    )
    if not names:
        found.append(open_slot(Slot("recipient", _("Who is this letter to? The name as they would write it.")), part="salutation", key="salutation")
                     if "recipient" not in voice.case.slot_answers
                     else Sentence("salutation", "salutation", f"Dear {voice.case.slot_answers['recipient'].strip().rstrip(',')},",
                                   (Source("debrief", "answers.recipient", voice.case.slot_answers["recipient"]),)))  # fmt: skip
        return found
    people_sources = tuple(voice.person_source(p) for p in voice.case.interview.interviewers)
    found.append(Sentence("salutation", "salutation", f"Dear {names},", people_sources))
    return found


def thanks(voice: Voice, ledger: Ledger, diagnosis: Diagnosis) -> list[Sentence]:
    """Thanks for something of this interview: the person's own detail, or a need the employer named that is not used below."""
    day = voice.day()
    source = voice.day_source()
    thanks = Sentence("thanks.day", "thanks", f"Thank you for {day}." if day in {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
                      else f"Thank you for our conversation on {day}." if day else "Thank you for our conversation.", (source,))  # fmt: skip
    given = voice.case.slot_answers.get("detail", "").strip()
    if given:
        return [thanks, *typed(given, "detail", part="thanks", key="thanks.detail")]
    unused = [g for g in voice.case.interview.goals if g.id not in ledger.goals]
    short = [g for g in unused if "," not in tie(g, voice.names).said and "“" not in tie(g, voice.names).said]
    spare = (short or unused)[:2]
    if not spare:
        if voice.case.interview.goals:
            return [thanks]
        slot = Slot(
            "detail", _("What from the conversation stayed with you? One sentence, as you would say it to them.")
        )
        return [thanks, open_slot(slot, part="thanks", key="thanks.detail")]
    ties = [tie(g, voice.names) for g in spare]
    ledger.goals.update(g.id for g in spare)
    helped = Sentence("thanks.helped", "thanks", voice.pick(
        "helped", "It helped to hear so plainly what the job has to do.", "I came away with a clear idea of what the job has to do.",
        "You made it clear what the job has to do.", "You were plain about what you need, and I was glad of it.",
        "I know better now what you need from this job.", "What you need from it is clear to me now."), (METHOD,))  # fmt: skip
    joined = join_ties(ties)
    named = Sentence("thanks.named", "thanks", f"{upper_first(joined)}.", tuple(s for t in ties for s in t.sources))
    return [thanks, helped, named]


def why_sentences(voice: Voice, *, part: str) -> list[Sentence]:
    """Why they want it: their own answer, what they report having said of it, or an open slot."""
    given = voice.case.slot_answers.get("why", "").strip()
    if given:
        return typed(given, "why", part=part, key="interest.why")
    for exchange in voice.case.interview.exchanges:
        wish = reported_wish(exchange.said, exchange.source("said"))
        if wish is not None and exchange.landed != "badly":
            return [Sentence("interest.why", part, wish.text, (wish.source,))]
    return [
        open_slot(
            Slot("why", _("What is it about this job that you want? One sentence, in your own words.")),
            part=part,
            key="interest.why",
        )
    ]


def promises(diagnosis: Diagnosis, voice: Voice) -> list[Sentence]:
    """What the person said they would send, not forgotten."""
    for promise in diagnosis.promises:
        if promise.who == "candidate" and promise.what.startswith(("send ", "email ", "e-mail ", "share ", "forward ")):
            return [
                Sentence(
                    "next.promise",
                    "next",
                    f"I haven't forgotten that I said I'd {promise.what.rstrip('.')}.",
                    (promise.source,),
                )
            ]
    return []


def next_step(voice: Voice) -> list[Sentence]:
    """The next step: when they decide, and how to reach the person, where both are known."""
    decision = voice.decision()
    phone = voice.case.candidate.phone.strip()
    sources: list[Source] = []
    if decision is not None:
        sources.append(decision[1])
    if phone:
        sources.append(voice.case.candidate.phone_source)
    if decision is not None and phone:
        text = voice.pick("next", f"If anything here raises a question before you decide on {decision[0]}, I'm on {phone}.",
                          f"You expect to decide by {decision[0]}. Until then I'm on {phone} if a question comes up.",
                          f"I know you mean to decide by {decision[0]}. If a short call would help before that, I'm on {phone}.",
                          f"Should you want more on any of this before {decision[0]}, my number is {phone}.")  # fmt: skip
    elif decision is not None:
        text = voice.pick("next", f"If anything here raises a question before you decide on {decision[0]}, I'm easy to reach.",
                          f"You expect to decide by {decision[0]}. I'm easy to reach until then if a question comes up.")  # fmt: skip
    elif phone:
        text = voice.pick(
            "next",
            f"If anything here raises a question, I'm on {phone}.",
            f"I'm on {phone} if there is anything you'd like to ask.",
            f"Should you want more on any of this, my number is {phone}.",
        )
    else:
        text = voice.pick(
            "next",
            "If anything here raises a question, I'd be glad to answer it.",
            "I'm easy to reach if there is anything you'd like to ask.",
        )
    return [Sentence("next", "next", text, tuple(s for s in sources if s.quote) or (METHOD,))]


def signature(voice: Voice) -> list[Sentence]:
    """The closing and the name."""
    who = caller(voice, part="signature", key="signature")
    closing = Sentence("closing", "closing", voice.closing, (METHOD,))
    if isinstance(who, Sentence):
        return [closing, who]
    name, source = who
    signed = voice.case.candidate.signature.strip() or name
    return [closing, Sentence("signature", "signature", signed, (source,) if source.quote else (METHOD,))]
