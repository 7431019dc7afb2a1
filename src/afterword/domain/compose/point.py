"""Naming the one point: their question in neutral words, or what was left unsaid tied to what they need."""

from __future__ import annotations

import re

from afterword.domain.compose.answer import Ledger, exchange_of, finding_for
from afterword.domain.compose.asking import name_question
from afterword.domain.compose.draft import Sentence
from afterword.domain.compose.goals import tie
from afterword.domain.compose.voice import Voice
from afterword.domain.diagnose.findings import Diagnosis, ExchangeFinding, Repair, WeakKind
from afterword.domain.interview import METHOD, Exchange, Goal, Source
from afterword.domain.text import upper_first

# How the answer fell short, said once and lightly; the first kind that applies is used. Nothing here excuses or explains.
_SHORT: tuple[tuple[WeakKind, tuple[str, ...]], ...] = (
    ("factual_error", ("and one thing I told you needs correcting", "and I'd like to put one detail right")),
    ("no_result", ("and I stopped before I got to how it came out", "and I never told you how it came out")),
    ("no_example", ("and I answered in general terms", "and you got the theory without the example")),
    ("blank", ("and I didn't give you much", "and I hadn't much of an answer ready")),
    ("vague", ("and I answered in general terms", "and I was less definite than I can be")),
    ("rambling", ("and I took the long way round", "and the point got lost in the telling")),
    ("too_short", ("and I kept it very short", "and you got a very short answer")),
    ("hedged", ("and I was less definite than I can be", "and I left it more open than it is")),
    ("evasive", ("and I didn't quite answer it", "and I answered something slightly different")),
    ("off_topic", ("and I answered something slightly different", "and I didn't quite answer it")),
)  # fmt: skip
_PLAIN = (
    "and I have a better answer for you now",
    "and I'd like to give you a better answer than the one you got",
    "and there is more to say than I gave you",
)


def fell_short(exchange: Exchange, finding: ExchangeFinding, voice: Voice, nth: int = 0) -> tuple[str, Source]:
    """The second half of "You asked ..., ...", with the person's own words it rests on."""
    found = {weak.kind: weak for weak in finding.weak}
    for kind, options in _SHORT:
        if kind in found:
            quote = found[kind].quote
            for part in ("said", "wish_said"):
                if quote and quote in getattr(exchange, part):
                    return voice.pick("short", *options[nth % len(options) :], *options[: nth % len(options)]), Source(
                        "debrief", f"questions[{exchange.position}].{part}", quote
                    )
            return voice.pick("short", *options[nth % len(options) :], *options[: nth % len(options)]), exchange.source(
                "asked"
            )
    return voice.pick("short", *_PLAIN[nth % len(_PLAIN) :], *_PLAIN[: nth % len(_PLAIN)]), exchange.source("asked")


def ask_again(
    repair: Repair, diagnosis: Diagnosis, voice: Voice, *, part: str, key: str, lead: str = "You asked", nth: int = 0
) -> Sentence:
    """ "You asked how long I would stay, and I didn't give you much." """
    exchange = exchange_of(voice.case, repair.ref)
    finding = finding_for(diagnosis, repair.ref)
    named = name_question(exchange, finding)
    short, source = fell_short(exchange, finding, voice, nth)
    if named.asked:
        text = f"{lead} {named.asked}, {short}."
    else:
        text = f"There was one question{voice.on_day()} that I'd like to come back to."
        return Sentence(key, part, text, (voice.day_source(),))
    sources = tuple(dict.fromkeys(s for s in (named.source, source) if s.kind != "method" and s.quote)) or (METHOD,)
    return Sentence(key, part, text, sources)


def about(repair: Repair, diagnosis: Diagnosis, voice: Voice) -> tuple[str, Source]:
    """The noun phrase after "about" for a repaired answer: "how long I'd stay". "" when the question has no name."""
    exchange = exchange_of(voice.case, repair.ref)
    named = name_question(exchange, finding_for(diagnosis, repair.ref))
    if re.match(r"(?:how|what|why|whether|where|when|which)\b", named.asked):
        return named.asked, named.source
    if named.asked.startswith("about "):
        return named.asked.removeprefix("about "), named.source
    if named.about:
        return named.about, named.source
    return "", named.source


def goal_of(repair: Repair, voice: Voice) -> Goal | None:
    return next((goal for goal in voice.case.interview.goals if goal.id == repair.ref), None)


def should_have_told(
    repair: Repair, voice: Voice, ledger: Ledger, *, part: str, key: str, nth: int, spoken: bool
) -> Sentence:
    """The sentence before something untold: when they named the need, this should have been said."""
    goal = goal_of(repair, voice)
    if goal is None:
        text = voice.pick(
            key, "There is something I left out that I'd like you to know.", "There is something I meant to tell you and didn't.",
            "One thing I left out may be useful to you.", "I left something out that I think you would want to know.") if nth == 0 else voice.pick(
            key, "And there is one thing I left out.", "There is also something I never got to.", "I left this out as well.",
            "One thing more, which I didn't bring up and should have.")  # fmt: skip
        return Sentence(key, part, text, repair.sources[:1] or (METHOD,))
    ledger.goals.add(goal.id)
    tied = tie(goal, voice.names)
    if spoken:
        text = voice.pick(
            key, f"When {tied.said}, I should have told you about something I've done.",
            f"There's something I didn't tell you when {tied.said}.",
            f"When {tied.said}, there was something of mine I should have mentioned.",
            f"I've done something that bears on it, and I didn't say so when {tied.said}.")  # fmt: skip
    elif nth == 0:
        text = voice.pick(
            key, f"When {tied.said}, I should have told you this.", f"There is something I should have told you when {tied.said}.",
            f"When {tied.said}, I had something to tell you and didn't.",
            f"I have thought about it since: when {tied.said}, this is what I should have said.",
            f"You may want to know this, since {tied.said}.")  # fmt: skip
    elif nth == 1:
        text = voice.pick(
            key, f"The other is something I left out when {tied.said}.", f"And when {tied.said}, I left this out.",
            f"There is also something I should have said when {tied.said}.",
            f"And since {tied.said}, this belongs here too.")  # fmt: skip
    else:
        text = voice.pick(key, f"And since {tied.said}, one more.", f"One last thing, since {tied.said}.")
    return Sentence(key, part, upper_first(text), tied.sources)


_WANTS = re.compile(
    r"\bI (?:really |very much |do )?(?:want|would (?:very much |really )?(?:like|love))\b|\bI'd (?:love|like) (?:to work|this)"
)


def wants(sentences: list[Sentence]) -> bool:
    """Whether one of the sentences says already that the person wants the job, in their own words."""
    return any(s.slot is None and _WANTS.search(s.text) and any(o.kind != "method" for o in s.sources)
               and not s.key.startswith(("point", "thanks")) for s in sentences)  # fmt: skip


def interest(voice: Voice, diagnosis: Diagnosis, *, part: str, spoken: bool) -> list[Sentence]:
    """The plain statement of wanting it, only where the person said they do; nothing is claimed for them (S1)."""
    assessment = voice.case.interview.assessment
    if assessment.want != "yes":
        return []
    want = Source("debrief", "want", "yes")
    if assessment.interest == "no":
        source = Source("debrief", "interest", "no")
        text = (
            voice.pick("interest.no", "And I didn't say this plainly enough: I want this job.", "And one thing I should have said out loud: I want this job.")
            if spoken
            else voice.pick("interest.no", "I don't think I said this plainly enough, so I'll say it here: I want this job.",
                            f"I should have said one thing out loud{voice.on_day()}: I want this job.",
                            "I want this job. I should have told you so to your face, so here it is in writing.")
        )  # fmt: skip
        return [Sentence("interest", part, text, (want, source))]
    if assessment.understood in {"no", "unsure"}:
        source = Source("debrief", "understood", assessment.understood)
        text = (
            voice.pick("interest.und", "And I'd like you to know plainly that I want this job.", "And so you're in no doubt: I want this job.")
            if spoken
            else voice.pick("interest.und", "So that you are in no doubt about it, I want this job.", "I'd like you to have it in plain words as well: I want this job.",
                            "I want this job, and I'd sooner say so plainly than leave you to guess.")
        )  # fmt: skip
        return [Sentence("interest", part, text, (want, source))]
    return [Sentence("interest", part, "And I want this job." if spoken else "I want this job.", (want,))]
