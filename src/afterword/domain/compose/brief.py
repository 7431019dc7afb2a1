"""The adviser's brief: what happened in the person's own words, what they mean to do, and three questions (S8).

It is for someone the person trusts, before anything is sent. Sentences that give away something private are left out
all the same; the person can add them by hand.
"""

from __future__ import annotations

import re

from afterword.domain.compose.answer import Ledger, better_answer, exchange_of, omission
from afterword.domain.compose.asking import name_question
from afterword.domain.compose.draft import Draft, Sentence
from afterword.domain.compose.goals import tie
from afterword.domain.compose.point import about, goal_of
from afterword.domain.compose.voice import Voice
from afterword.domain.diagnose.answers import discloses_private
from afterword.domain.diagnose.findings import Diagnosis, Repair
from afterword.domain.interview import METHOD, Goal, Source
from afterword.domain.patterns import pattern
from afterword.domain.plan import Plan
from afterword.domain.text import sentences, upper_first, words

_WANT = {"yes": "I want the job.", "unsure": "I'm not sure I want the job.", "no": "I don't think I want the job."}


def compose_brief(first: Repair | None, diagnosis: Diagnosis, plan: Plan, voice: Voice) -> Draft:
    """The brief for `first`, the one point; without one it asks about the decision itself."""
    interview = voice.case.interview
    adviser = voice.case.adviser
    hello = f"Hello {voice.address(adviser)}," if adviser is not None and adviser.name else "Hello,"
    found = [Sentence("hello", "hello", hello, (METHOD,))]
    day = voice.on_day()
    at = f" with {voice.organisation(interview.employer.strip())}" if interview.employer.strip() else ""
    sources = (*voice.job_sources(), *([Source("debrief", "employer", interview.employer)] if at else []))
    if not (day or at or voice.role):  # nothing is known of it that a friend could be told
        start = "I had an interview the other day, and before I do anything more I'd like your view."
        found.append(Sentence("start", "start", start, (METHOD,)))
    else:
        found.append(Sentence("start", "start", voice.pick(
                              "brief", f"I had an interview{day}{at}, about {voice.job}, and before I do anything more I'd like your view.",
                              f"I had an interview{at}{day}, for {voice.job}, and one part of it stays with me. May I ask you about it?" if first is not None
                              else f"I had an interview{day}{at}, about {voice.job}. May I ask you about it?",
                              f"May I ask you about an interview I had{day}{at}, for {voice.job}?"),
                          tuple(s for s in (*sources, voice.day_source()) if s.kind != "method") or (METHOD,)))  # fmt: skip
    want = interview.assessment.want
    if want is not None:
        found.append(Sentence("want", "start", _WANT[want], (Source("debrief", "want", want),)))
    if first is not None:
        found += _point(first, diagnosis, voice)
    found += _worry(first, diagnosis, voice)
    found += _plan(first, plan, voice)
    answered = any(s.part == "answer" and s.key != "stuck" for s in found)
    found += _questions(first, voice, answered=answered)
    decision = voice.decision()
    if decision is not None:
        found.append(
            Sentence(
                "by",
                "by",
                f"They decide by {decision[0]}, so your view before then would help me a great deal.",
                (decision[1],),
            )
        )
    else:
        found.append(Sentence("by", "by", "Your view in the next day or so would help me a great deal.", (METHOD,)))
    found.append(Sentence("thanks", "thanks", "Thank you.", (METHOD,)))
    name = voice.case.candidate.name.strip()
    if name:
        found.append(Sentence("signature", "signature", name, (voice.case.candidate.name_source,)))
    return Draft(
        "adviser_brief",
        tuple(found),
        subject=f"Could I ask your advice{at and ' about ' + interview.employer.strip()}?",
    )


def _quote(text: str, source: Source, lead: str, part: str, key: str, *, private: str = "") -> list[Sentence]:
    """The person's own notes, quoted exactly, up to the first sentence that touches something private."""
    kept = []
    for sentence in sentences(text)[:3]:
        if discloses_private(sentence) or (private and (private in sentence or sentence in private)):
            break
        kept.append(sentence)
    if not kept:
        return []
    quote = text[text.index(kept[0]) : text.index(kept[-1]) + len(kept[-1])]
    while len(words(quote)) > 60 and len(kept) > 1:
        kept.pop()
        quote = text[text.index(kept[0]) : text.index(kept[-1]) + len(kept[-1])]
    inner = quote.replace("“", "‘").replace("”", "’").replace('"', "'")
    end = "" if inner.endswith((".", "?", "!", "…")) else "."
    return [Sentence(key, part, f"{lead} “{inner}”{end}", (Source(source.kind, source.ref, quote),))]


def _point(first: Repair, diagnosis: Diagnosis, voice: Voice) -> list[Sentence]:
    ledger = Ledger()
    if first.kind == "answer":
        exchange, finding = exchange_of(voice.case, first.ref), diagnosis.finding(first.ref)
        private = finding.private.quote if finding.private is not None else ""
        if exchange.heard and exchange.asked == exchange.heard:  # a friend is not read half sentences either
            named, source = about(first, diagnosis, voice)
            found = (
                [Sentence(f"asked.{first.ref}", "asked", f"They asked {named}.", (source,))]
                if _ASKS.match(named)
                else []
            )
        else:
            found = _quote(exchange.asked, exchange.source("asked"), "They asked:", "asked", f"asked.{first.ref}")
        found += _quote(
            exchange.said, exchange.source("said"), "My own note of it:", "asked", f"said.{first.ref}", private=private
        )
        better = better_answer(
            exchange, finding, first, voice, ledger, part="answer", key=f"answer.{first.ref}", spoken=False
        )
    elif first.kind == "omission":
        goal = goal_of(first, voice)
        found = _need(goal, voice) if goal is not None else []
        found.append(
            Sentence(
                "untold",
                "asked",
                "I have something that speaks to it, and I didn't tell them."
                if found
                else "I left out something I think they should know.",
                (METHOD,),
            )
        )
        better = omission(first, voice, ledger, part="answer", key=f"answer.{first.ref}", spoken=False)
    else:
        return [
            Sentence(
                "interest",
                "asked",
                "I don't think they know that I want it, and I mean to tell them plainly.",
                first.sources,
            )
        ]
    if any(s.slot is None for s in better):
        found.append(Sentence("would", "answer", "What I would say now:", (METHOD,)))
        found += [s for s in better if s.slot is None]
    elif first.kind == "answer" and (
        wish := _quote(
            exchange.wish_said, exchange.source("wish_said"), "What I wish I had said, as I noted it:", "answer", "wish"
        )
    ):
        found += wish
    elif first.kind == "answer" and exchange.wish_said.strip():  # they have one; it is only not to be written down here
        text = "I have an idea of what I'd say now, and I'd like to try it out on you."
        found.append(Sentence("stuck", "answer", text, (exchange.source("wish_said"),)))
    else:
        text = "I don't have a better answer yet, and that is what I'd like to talk through."
        found.append(Sentence("stuck", "answer", text, (METHOD,)))
    return found


def _worry(first: Repair | None, diagnosis: Diagnosis, voice: Voice) -> list[Sentence]:
    """The answer they marked as having gone badly, where the one point is another: it is what they lie awake over."""
    for exchange in voice.case.interview.exchanges:
        if exchange.landed != "badly" or (first is not None and first.ref == exchange.id):
            continue
        finding = next((one for one in diagnosis.exchanges if one.exchange == exchange.id), None)
        if finding is not None and finding.private is not None:
            continue
        lead = "There is another answer that stays with me. I feel it went badly."
        label = "The question was:" if _QUESTION.search(exchange.asked.strip()) else "They asked about this:"
        if exchange.asked and exchange.asked != exchange.heard:
            found = _quote(exchange.asked, exchange.source("asked"), f"{lead} {label}", "worry", f"worry.{exchange.id}")
        else:  # a friend is not read half sentences
            named = name_question(exchange, finding) if finding is not None else None
            known = named is not None and _ASKS.match(named.asked)
            text, source = (f"{lead} They asked {named.asked}.", named.source) if named and known else ("", METHOD)
            found = [Sentence(f"worry.{exchange.id}", "worry", text, (source,))] if text else []
        if found:
            return found + _quote(
                exchange.said, exchange.source("said"), "My own note of it:", "worry", f"worry.said.{exchange.id}"
            )
    return []


_QUESTION = pattern(
    r"\?[\"”]?$|^(?:how|what|why|where|when|which|who|are|is|do|did|can|could|would|tell)\b", re.IGNORECASE
)
_ASKS = pattern(r"(?:how|what|why|whether|where|when|which)\b")


def _need(goal: Goal, voice: Voice) -> list[Sentence]:
    """What they need, told to a friend: by the person's notes, by the advert, or as it was said."""
    noted = tuple(source for source in goal.sources if source.kind not in {"transcript", "job"})
    if noted or not goal.sources:
        text = f"What they need, by my notes: “{goal.text.strip().rstrip('.')}”."
        return [Sentence("goal", "asked", text, noted or goal.sources or (METHOD,))]
    tied = tie(goal, voice.names, voice.paper)
    if tied is None or "“" in tied.said:
        return []
    said = re.sub(r"\byour\b", "their", re.sub(r"\byou(?='(?:ve|re|d|ll)\b|\b)", "they", tied.said))
    return [Sentence("goal", "asked", f"{upper_first(said)}.", tied.sources)]


def _plan(first: Repair | None, plan: Plan, voice: Voice) -> list[Sentence]:
    person = voice.recipient
    whom = person.name if person is not None and person.name else "them"
    source = (voice.person_source(person),) if whom != "them" else (METHOD,)
    if first is None or voice.case.interview.assessment.want != "yes":
        return []
    if plan.channel == "call":
        return [
            Sentence(
                "plan",
                "plan",
                f"I'm thinking of {'calling' if voice.american else 'ringing'} {whom} and keeping to this one point.",
                source,
            )
        ]
    if plan.channel == "recruiter":
        return [Sentence("plan", "plan", "I'm thinking of sending a letter through the recruiter.", (METHOD,))]
    return [Sentence("plan", "plan", f"I'm thinking of writing to {whom} about it.", source)]


def _questions(first: Repair | None, voice: Voice, *, answered: bool) -> list[Sentence]:
    asks: tuple[str, ...]
    if voice.case.interview.assessment.want == "unsure":
        asks = (
            "From what you know of me, is this a job I'd be glad of in a year?",
            "What would you want to know before deciding?",
        )
    elif first is None:
        asks = ("Is there anything you'd want to know in my place?",)
    elif first.kind == "interest":
        asks = ("How would you put it, in my place?",)
    elif answered:
        asks = (
            "Does that sound like me?",
            "What would you leave out?",
            "Is there something I've done that you'd mention instead?",
        )
    else:
        asks = ("What would you have said?", "Is there something I've done that you'd mention here?")
    return [Sentence(f"ask.{n}", "ask", text, (METHOD,)) for n, text in enumerate(asks, start=1)]
