"""The short written pieces: a thank-you when nothing needs repair, a courteous close, an e-mail that asks for five minutes."""

from __future__ import annotations

import re

from afterword.domain.compose.answer import Ledger, better_answer, exchange_of, omission
from afterword.domain.compose.courtesies import next_step, salutation, signature, thanks, why_sentences
from afterword.domain.compose.draft import Draft, Sentence
from afterword.domain.compose.goals import tie
from afterword.domain.compose.owed import promises
from afterword.domain.compose.point import about, goal_of, interest, wants
from afterword.domain.compose.voice import Voice
from afterword.domain.diagnose.findings import Diagnosis, Repair
from afterword.domain.interview import METHOD, Source
from afterword.domain.plan import Plan
from afterword.domain.text import numbers, upper_first


def compose_thank_you(diagnosis: Diagnosis, plan: Plan, voice: Voice) -> Draft:
    """Eighty to a hundred and fifty words; says the interest only where the person said they want it."""
    found = [*salutation(voice, plan), *thanks(voice)]
    if voice.case.interview.assessment.want == "yes":
        why = why_sentences(voice, part="interest")
        found += [] if wants(why) else interest(voice, diagnosis, part="interest", spoken=False)
        found += why
    found += promises(diagnosis, voice)
    found += next_step(voice, plan, argued=False)
    role = upper_first(voice.role)
    return Draft("thank_you", (*found, *signature(voice)), subject=f"{role}: thank you" if role else "Thank you")


def compose_receipt(plan: Plan, voice: Voice) -> Draft:
    """Two lines of thanks where the assessment is closed: nothing said now can be scored, so nothing is argued."""
    found = [*salutation(voice, plan), *thanks(voice)[:1]]
    found.append(Sentence("receipt", "thanks", "I look forward to hearing from you.", (METHOD,)))
    return Draft(
        "thank_you",
        (*found, *signature(voice)),
        subject=f"{upper_first(voice.role)}: thank you" if voice.role else "Thank you",
    )


def compose_courteous_close(plan: Plan, voice: Voice) -> Draft:
    """Not for you: said early and kindly, so that they can plan, and so that you are remembered well."""
    day = voice.on_day()
    after = voice.case.after
    not_this = after.source if after is not None and after.kind == "withdrawn" else Source("debrief", "want", "no")
    found = [
        *salutation(voice, plan),
        Sentence("thanks", "thanks", f"Thank you for your time{day}." if day else "Thank you for your time.", (voice.day_source(),)),
        Sentence("close.decision", "decision", voice.pick(
            "close", f"I've decided not to go any further with {voice.job}.", f"I'm not going to go on with {voice.job}.",
            f"I've decided that {voice.job} isn't the right step for me."), (not_this, *voice.job_sources())),
        Sentence("close.early", "decision", voice.pick(
            "early", "I wanted you to know straight away, so that you can plan without me.",
            "I'd rather tell you now than keep you waiting."), (METHOD,)),
    ]  # fmt: skip
    found.append(Sentence("close.wish", "wish", "I hope you fill it well, and soon.", (METHOD,)))
    found.append(
        Sentence("close.door", "wish", "If something different comes up one day, I'd be glad to hear of it.", (METHOD,))
    )
    role = upper_first(voice.role)
    return Draft(
        "courteous_close",
        (*found, *signature(voice)),
        subject=f"{role}: my decision, and thank you" if role else "My decision, and thank you",
    )


def compose_bridge(first: Repair, diagnosis: Diagnosis, plan: Plan, voice: Voice) -> Draft:
    """Asks for five minutes by phone, with the headline in it so that it works even if no call follows."""
    ledger = Ledger()
    found = salutation(voice, plan)
    day = voice.on_day()
    found.append(Sentence("thanks", "ask", f"Thank you for our conversation{day}.", (voice.day_source(),)))
    if first.kind == "answer":
        named, source = about(first, diagnosis, voice)
        asked = named if re.match(r"(?:how|what|why|whether|where|when|which)\b", named) else f"about {named}"
        topic = (
            f"You asked {asked}, and I'd like to finish that answer."
            if named
            else "There is one answer I'd like to finish."
        )
        found.append(Sentence("point", "ask", topic, (source,) if source.quote else (METHOD,)))
        exchange, finding = exchange_of(voice.case, first.ref), diagnosis.finding(first.ref)
        better = better_answer(
            exchange, finding, first, voice, ledger, part="headline", key=f"headline.{first.ref}", spoken=False
        )
    elif first.kind == "omission":
        goal = goal_of(first, voice)
        tied = tie(goal, voice.names, voice.paper) if goal is not None else None
        if tied is not None:
            told = (
                f"{upper_first(tied.said)}, and there is something of mine I should have told you."
                if tied.written
                else f"When {tied.said}, there was something of mine I should have told you."
            )
            found.append(Sentence("point", "ask", told, tied.sources))
        else:
            found.append(
                Sentence("point", "ask", "There is one thing I left out that I'd like you to know.", first.sources[:1])
            )
        better = omission(first, voice, ledger, part="headline", key=f"headline.{first.ref}", spoken=False)
    else:
        better = [*interest(voice, diagnosis, part="headline", spoken=False), *why_sentences(voice, part="headline")]
    headline = [s for s in better if not s.key.endswith((".turn", ".cannot"))]
    if headline:  # the headline alone: what came of it, where there is a figure
        at = next((n for n, s in enumerate(headline) if s.slot is None and numbers(s.text)), 0)
        found += headline[max(0, at - 1) : at + 1]  # with what was done before it, or the figure hangs in the air
    found.append(Sentence("five", "five", voice.pick(
        "five", f"Could I {'call' if voice.american else 'ring'} you for five minutes? Any time that suits you will do.",
        "Would five minutes on the phone be possible? Any time that suits you will do."), (METHOD,)))  # fmt: skip
    found.append(
        Sentence(
            "five.note", "five", "If you'd sooner have the rest in writing, I'm happy to do that instead.", (METHOD,)
        )
    )
    role = upper_first(voice.role)
    return Draft(
        "bridge_email",
        (*found, *signature(voice)),
        subject=f"{role}: five minutes by phone?" if role else "Five minutes by phone?",
    )


def compose_where_things_stand(plan: Plan, voice: Voice) -> Draft:
    """Asks where things stand, once the day they named has passed: short, with the day of the talk and the job in it."""
    day = voice.on_day()
    about_job = f"We spoke{day} about {voice.job}." if day else f"This is about {voice.job}."
    found = [
        *salutation(voice, plan),
        Sentence("stand.met", "ask", about_job, (voice.day_source(), *voice.job_sources()) if day else voice.job_sources()),
    ]  # fmt: skip
    by = voice.decision_day
    if by is not None and by < voice.now.date():
        named = Source("debrief", "decision_by", voice.case.interview.decision_by_text or by.isoformat())
        found.append(Sentence("stand.day", "ask", voice.pick(
            "stand.day", f"You were hoping to decide by {voice.full_date(by)}.", f"The day you had in mind was {voice.full_date(by)}."),
            (named,)))  # fmt: skip
    found.append(Sentence("stand.ask", "ask", voice.pick(
        "stand.ask", "May I ask where things stand?", "Could you tell me where things stand?"), (METHOD,)))  # fmt: skip
    if voice.case.interview.assessment.want == "yes":
        found.append(Sentence("stand.want", "interest", voice.pick(
            "stand.want", "I'd still like to do this job.", "I still want the job."), (Source("debrief", "want", "yes"),)))  # fmt: skip
    found.append(Sentence("stand.offer", "interest", voice.pick(
        "stand.offer", "If there is anything you still need from me, a line is enough and you'll have it.",
        "If you'd like anything more from me before you decide, just say."), (METHOD,)))  # fmt: skip
    role = upper_first(voice.role)
    return Draft(
        "where_things_stand",
        (*found, *signature(voice)),
        subject=f"{role}: where things stand" if role else "Where things stand",
    )
