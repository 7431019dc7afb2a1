"""The call card: one point, said in well under two minutes, and what to say when the call goes another way (S3)."""

from __future__ import annotations

from dataclasses import replace

from afterword.domain.compose.answer import Ledger, better_answer, exchange_of, omission, open_slot
from afterword.domain.compose.courtesies import caller, why_sentences
from afterword.domain.compose.draft import Draft, Sentence, Slot
from afterword.domain.compose.point import ask_again, interest, should_have_told, wants
from afterword.domain.compose.voice import Voice
from afterword.domain.diagnose.findings import Diagnosis, Repair
from afterword.domain.interview import METHOD
from afterword.domain.language import _
from afterword.domain.text import upper_first


def compose_call(first: Repair, diagnosis: Diagnosis, voice: Voice) -> Draft:
    """The card for `first`, the one point of the call."""
    ledger = Ledger()
    sentences = [*opening(voice), *_permission(voice)]
    sentences += _point(first, diagnosis, voice, ledger)
    if first.kind != "interest" and not wants(sentences):
        sentences += interest(voice, diagnosis, part="interest", spoken=True)
    sentences += _close(first, voice)
    return Draft("call_card", tuple(sentences), asides=asides(voice))


def opening(voice: Voice) -> list[Sentence]:
    """Who is ringing, and where they have met, in one breath."""
    who = caller(voice, part="opening")
    person = voice.recipient
    greeting = f"Hello {voice.address(person)}, it's" if person else "Hello, it's"
    day = voice.on_day()
    met = Sentence(
        "opening.met",
        "opening",
        f"We spoke{day} about {voice.job}.",
        (*voice.job_sources(), *([voice.day_source()] if day else [])),
    )
    if isinstance(who, Sentence):
        return [who, met]
    name, source = who
    sources = tuple(s for s in (voice.person_source(person), source) if s.kind != "method") or (METHOD,)
    return [Sentence("opening.who", "opening", f"{greeting} {name}.", sources), met]


def _permission(voice: Voice) -> list[Sentence]:
    text = voice.pick(
        "permission", "Have you got two minutes?", "Is now all right for two minutes?", "Could I have two minutes?"
    )
    if voice.american:
        text = voice.pick(
            "permission",
            "Do you have two minutes?",
            "Is this an okay time for two minutes?",
            "Could I take two minutes?",
        )
    return [Sentence("permission", "permission", text, (METHOD,))]


def _point(first: Repair, diagnosis: Diagnosis, voice: Voice, ledger: Ledger) -> list[Sentence]:
    thanks = Sentence("point.thanks", "point", "Thank you.", (METHOD,))
    if first.kind == "interest":
        plain = [
            replace(s, text=upper_first(s.text.removeprefix("And ")))
            for s in interest(voice, diagnosis, part="answer", spoken=True)
        ]
        why = why_sentences(voice, part="answer")
        if wants(why):  # their own words say that they want it: only what leads up to them is said before
            plain = [replace(s, text=f"{s.text.partition(':')[0].split(', so')[0]}.") for s in plain if ":" in s.text]
        lead = Sentence("point.lead", "point", voice.pick(
            "lead", "I won't keep you long.", "This is short."), (METHOD,))  # fmt: skip
        return [thanks, lead, *plain, *why]
    if first.kind == "omission":
        told = should_have_told(
            first, voice, ledger, part="point", key=f"point.{first.ref}.told", nth=0, spoken=True, diagnosis=diagnosis
        )
        return [thanks, told, *omission(first, voice, ledger, part="answer", key=f"answer.{first.ref}", spoken=True)]
    lead = Sentence("point.lead", "point", voice.pick(
        "lead", "There's one answer I still owe you in full.", "I'd like to come back to one answer.",
        "There's one answer I'd like to finish."), (METHOD,))  # fmt: skip
    asked = ask_again(first, diagnosis, voice, part="point", key=f"point.{first.ref}.asked")
    exchange, finding = exchange_of(voice.case, first.ref), diagnosis.finding(first.ref)
    better = better_answer(
        exchange, finding, first, voice, ledger, part="answer", key=f"answer.{first.ref}", spoken=True
    )
    return [thanks, lead, asked, *better]


def _close(first: Repair, voice: Voice) -> list[Sentence]:
    if first.kind == "answer":
        text = "Would you like to ask me anything about that?"
    elif first.kind == "omission":
        text = voice.pick("close", "Would it help if I told you more about that?", "Would you like to ask me anything about that?",
                          "Is there anything about it you'd like to ask?")  # fmt: skip
    else:
        text = voice.pick(
            "close", "Is there anything you'd like to ask me?", "Is there anything you still need from me?"
        )
    return [Sentence("close.ask", "close", text, (METHOD,))]  # nobody asks and hangs up: the thanks wait for the answer


def asides(voice: Voice) -> tuple[tuple[str, tuple[Sentence, ...]], ...]:
    """What to say when the call goes another way. None of it holds the answer itself."""
    person = voice.recipient
    whom = person.name if person else "the person I spoke with"
    given = caller(voice, part="aside")
    name, name_source = ("", METHOD) if isinstance(given, Sentence) else given
    day = voice.on_day()
    mine = f"Hello, my name is {name}. " if name else "Hello. "

    def aside(key: str, *texts: str) -> tuple[Sentence, ...]:
        facts = [voice.person_source(person), name_source, voice.day_source()]
        sources = tuple(s for s in facts if s.kind != "method" and s.quote) or (METHOD,)
        plain = ((METHOD,),) * len(texts)
        return tuple(
            Sentence(
                f"aside.{key}.{n}", f"aside.{key}", text, sources if n == 1 and key == "gatekeeper" else plain[n - 1]
            )
            for n, text in enumerate(texts, start=1)
        )

    return (
        ("gatekeeper", aside(
            "gatekeeper", f"{mine}Could I speak to {whom}, please?",
            f"It's about the interview I had{day}, and it's short." if day else "It's about my interview, and it's short.",
            "If now isn't possible, when would be a good time to try again?")),
        ("bad_moment", aside(
            "bad_moment", "Of course. When would two minutes suit you better?",
            f"I can {'call you' if voice.american else 'ring'} then, or put it in a short note if that's easier.")),
        ("declined", aside(
            "declined", "I understand, and thank you for telling me.", "I'll leave it there and wait to hear from you.")),
        ("need_time", aside(
            "need_time", "That deserves a proper answer, and I don't have all of it in front of me.",
            "May I send it to you by noon tomorrow?")),
        ("they_have_answered", aside(
            "they_have_answered", voice.pick("close.thanks", "Thank you for your time.", "Thank you. I'll let you get on."))),
    )  # fmt: skip


def compose_voicemail(first: Repair, voice: Voice) -> Draft:
    """Twenty to thirty-five seconds: who, when, one reason, the number twice, an easy way out. Never the answer itself."""
    part = "message"
    who = caller(voice, part=part)
    person = voice.recipient
    greeting = f"Hello {voice.address(person)}, this is" if person else "Hello, this is"
    day = voice.on_day()
    out: list[Sentence] = []
    if isinstance(who, Sentence):
        out.append(who)
    else:
        name, source = who
        sources = tuple(s for s in (voice.person_source(person), source) if s.kind != "method") or (METHOD,)
        out.append(Sentence("who", part, f"{greeting} {name}.", sources))
    out.append(
        Sentence(
            "met",
            part,
            f"We spoke{day} about {voice.job}.",
            (*voice.job_sources(), *([voice.day_source()] if day else [])),
        )
    )
    reason = {
        "answer": voice.pick(
            "vm",
            "There is one answer I'd like to complete, and it takes two minutes.",
            "I'd like to finish one answer. It takes two minutes.",
        ),
        "omission": voice.pick(
            "vm",
            "There is one thing I left out that I'd like to tell you. It takes two minutes.",
            "I left out one thing you may find useful, and it takes two minutes.",
        ),
        "interest": voice.pick(
            "vm",
            "There is one thing I'd like to say that I didn't, and it takes a minute.",
            "I'd like to add one short thing to what I said.",
        ),
    }[first.kind]
    out.append(Sentence("reason", part, reason, (METHOD,)))
    phone = voice.phone()
    back = "so there's no need to call back" if voice.american else "so there's no need to ring back"
    if not phone:
        out.append(open_slot(Slot("phone", _("Which number should they ring?")), part=part, key="phone"))
        out.append(Sentence("easy", part, f"Or I'll send you a short note tomorrow, {back}.", (METHOD,)))
    else:
        source = voice.phone_source()
        out.append(
            Sentence("phone", part, f"My number is {phone}, or I'll send you a short note tomorrow, {back}.", (source,))
        )
        out.append(Sentence("again", part, f"Once more, that's {phone}.", (source,)))
    out.append(Sentence("thanks", part, "Thank you.", (METHOD,)))
    return Draft("voicemail", tuple(out))
