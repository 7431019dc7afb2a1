"""Naming the one point: their question in neutral words, or what was left unsaid tied to what they need."""

from __future__ import annotations

import re
from collections.abc import Sequence

from afterword.domain.compose.answer import Ledger, exchange_of, open_slot
from afterword.domain.compose.asking import name_question
from afterword.domain.compose.draft import Sentence, Slot
from afterword.domain.compose.goals import Tie, tie
from afterword.domain.compose.voice import Voice
from afterword.domain.diagnose.findings import Diagnosis, Repair
from afterword.domain.diagnose.fit import Rarity, by_words
from afterword.domain.interview import METHOD, Goal, Source
from afterword.domain.knowledge import families
from afterword.domain.language import _
from afterword.domain.patterns import pattern
from afterword.domain.text import lower_first, upper_first


def ask_again(repair: Repair, diagnosis: Diagnosis, voice: Voice, *, part: str, key: str, more: str = "") -> Sentence:
    """ "You asked how long I would stay." Their question is named and nothing is said of how it went.

    `more` continues the sentence where no other sentence says why it is brought up.
    """
    exchange = exchange_of(voice.case, repair.ref)
    named = name_question(exchange, diagnosis.finding(repair.ref))
    if not named.asked:
        slot_id = f"asked:{exchange.id}"
        given = voice.case.slot_answers.get(slot_id, "").strip().rstrip(".?")
        if given:
            given = re.sub(r"^you (?:also )?asked\s+", "", given, flags=re.IGNORECASE)
            return Sentence(
                key, part, f"You asked {lower_first(given)}.", (Source("debrief", f"answers.{slot_id}", given),)
            )
        question = _("What did they ask, in a few words? Complete the sentence: “You asked ...”")
        if exchange.heard and exchange.heard == exchange.asked and len(exchange.heard) <= 160:
            question = _("They asked: “{heard}” Name it in a few words. Complete the sentence: “You asked ...”")
            question = question.format(heard=exchange.heard.strip().replace("“", "‘").replace("”", "’"))
        return open_slot(Slot(slot_id, question), part=part, key=key)
    lead = "You also asked" if key.endswith(".also") else "And you asked" if key.endswith(".and") else "You asked"
    quoted = named.asked.startswith("me: ")
    text = f"{lead} {named.asked}" if quoted else f"{lead} {named.asked}{more}."
    return Sentence(key, part, text, (named.source,) if named.source.quote else (METHOD,))


def about(repair: Repair, diagnosis: Diagnosis, voice: Voice) -> tuple[str, Source]:
    """The noun phrase after "about" for a repaired answer: "how long I'd stay". "" when the question has no name."""
    exchange = exchange_of(voice.case, repair.ref)
    named = name_question(exchange, diagnosis.finding(repair.ref))
    if re.match(r"(?:how|what|why|whether|where|when|which)\b", named.asked):
        return named.asked, named.source
    if named.asked.startswith("for an example of "):
        return named.asked.removeprefix("for an example of "), named.source
    if named.asked.startswith("about "):
        return named.asked.removeprefix("about "), named.source
    if named.about:
        return named.about, named.source
    return "", named.source


def goal_of(repair: Repair, voice: Voice) -> Goal | None:
    return next((goal for goal in voice.case.interview.goals if goal.id == repair.ref), None)


def should_have_told(
    repair: Repair,
    voice: Voice,
    ledger: Ledger,
    *,
    part: str,
    key: str,
    nth: int,
    spoken: bool,
    diagnosis: Diagnosis | None = None,
) -> Sentence:
    """The sentence before something untold: when they named the need, this should have been said.

    With `diagnosis`, a need that they asked about aloud is brought up by their question and not by the advert.
    """
    goal = goal_of(repair, voice)
    tied = tie(goal, voice.names, voice.paper) if goal is not None else None
    if goal is not None:
        ledger.goals.add(goal.id)
    if tied is None:
        first = ("There is something I left out that I'd like you to know.", "There is something I meant to tell you and didn't.",
                 "One thing I left out may be useful to you.", "I left something out that I think you would want to know.")  # fmt: skip
        later = ("And there is one thing I left out.", "There is also something I never got to.",
                 "One thing more, which I didn't bring up and should have.")  # fmt: skip
        return Sentence(key, part, voice.pick(key, *(later if nth else first)), repair.sources[:1] or (METHOD,))
    asked = _asked_about(goal, diagnosis, voice) if goal is not None and tied.written and diagnosis else None
    if asked is not None:
        also = "also " if nth else ""
        if not asked[0]:
            text = f"{upper_first(tied.said)}. You asked me about it{voice.on_day()}, and I left something out."
            return Sentence(key, part, text, (*tied.sources, asked[1]))
        text = voice.pick(key, f"You {also}asked {asked[0]}, and there's something of mine I didn't tell you about.",
                          f"You {also}asked {asked[0]}, and I left out something I've done.")  # fmt: skip
        return Sentence(key, part, text, (asked[1], *tied.sources))
    if tied.written:
        text = _beside_the_advert(tied, voice, key, nth=nth, spoken=spoken)
    elif spoken:
        text = voice.pick(
            key, f"When {tied.said}, I should have told you about something I've done.",
            f"There's something I didn't tell you when {tied.said}.",
            f"When {tied.said}, there was something of mine I should have mentioned.",
            f"{tied.said}, and I've done something that bears on it. I didn't say so{voice.on_day()}.")  # fmt: skip
    elif nth == 0:
        text = voice.pick(
            key, f"When {tied.said}, I should have told you this.", f"There is something I should have told you when {tied.said}.",
            f"When {tied.said}, I had something to tell you and didn't.", f"{tied.said}. I have some experience of that, and I didn't mention it.",
            f"I have thought about it since: when {tied.said}, this is what I should have said.")  # fmt: skip
    elif nth == 1:
        text = voice.pick(
            key, f"And when {tied.said}, I left this out.", f"There is also something I left out when {tied.said}.",
            f"There is also something I should have said when {tied.said}.")  # fmt: skip
    else:
        text = voice.pick(key, f"And since {tied.said}, one more.", f"One last thing, since {tied.said}.")
    return Sentence(key, part, upper_first(text), tied.sources)


SAME_THING = 0.75
"""From this likeness by words on, a question was about an advertised need."""


def _asked_about(goal: Goal, diagnosis: Diagnosis, voice: Voice) -> tuple[str, Source] | None:
    """The question in which they asked about an advertised need themselves: its name, "" where it has none that is sure,
    and what that rests on. None where they did not ask."""
    interview = voice.case.interview
    heard = [e.heard for e in interview.exchanges if e.heard]
    rarity = Rarity([e.text for e in voice.case.evidence] + [g.text for g in interview.goals] + heard)
    best: tuple[float, str, Source] | None = None
    for exchange, finding in zip(interview.exchanges, diagnosis.exchanges, strict=True):
        asked = " ".join(dict.fromkeys(filter(None, (exchange.asked, exchange.heard))))
        fit = by_words(goal.text, asked, rarity) if finding.private is None and asked.strip() else 0.0
        if fit < SAME_THING or (best is not None and fit <= best[0]):
            continue
        named = name_question(exchange, finding)
        sure = bool(named.asked) and "“" not in named.asked and bool(named.source.quote)
        best = fit, named.asked if sure else "", named.source if sure else exchange.source("asked")
    return best[1:] if best is not None else None


def _beside_the_advert(tied: Tie, voice: Voice, key: str, *, nth: int, spoken: bool) -> str:
    """The same for a need that stands in the advert: nobody said it, so there was no moment to answer it."""
    if spoken:
        return voice.pick(
            key, f"{tied.said}, and I've done something that bears on it. I didn't tell you{voice.on_day()}.",
            f"{tied.said}, and there's something of mine I didn't tell you about.")  # fmt: skip
    if nth == 0:
        return voice.pick(
            key, f"{tied.said}. I have some experience of that, and I didn't mention it.",
            f"{tied.said}, and there is something I should have told you about that.",
            f"{tied.said}. I should have told you this.")  # fmt: skip
    if nth == 1:
        if "“" in tied.said:
            return f"There is also something I left out. {upper_first(tied.said)}."
        also = tied.said.replace(f"your {voice.paper} ", f"your {voice.paper} also ", 1)
        return voice.pick(key, f"{also}, and I left this out.", f"{also}. I should have told you this.",
                          f"{also}, and there is something I should have told you about that.")  # fmt: skip
    return voice.pick(key, f"One last thing, because {tied.said}.", f"And one more, since {tied.said}.")


_WANTS = pattern(
    r"\bI (?:really |very much |do )?(?:want|would (?:very much |really )?(?:like|love))\b|\bI'd (?:love|like) (?:to work|this)"
)


def wants(sentences: list[Sentence]) -> bool:
    """Whether one of the sentences says already that the person wants the job, in their own words."""
    return any(s.slot is None and _WANTS.search(s.text) and any(o.kind != "method" for o in s.sources)
               and not s.key.startswith(("point", "thanks")) for s in sentences)  # fmt: skip


def interest(
    voice: Voice, diagnosis: Diagnosis, *, part: str, spoken: bool, after_call: bool = False
) -> list[Sentence]:
    """The plain statement of wanting it, only where the person said they do; nothing is claimed for them (S1)."""
    assessment = voice.case.interview.assessment
    if assessment.want != "yes":
        return []
    want = Source("debrief", "want", "yes")
    said: tuple[str, ...]
    if after_call:
        return [Sentence("interest", part, voice.pick(
            "phone", "As I said on the phone, I want this job.", "I want this job, as I told you on the phone.",
            "You have heard it from me by phone, and it stands: I want this job."), (want,))]  # fmt: skip
    if assessment.interest == "no":
        source = Source("debrief", "interest", "no")
        said = (
            ("And I didn't say this plainly enough: I want this job.", "And one thing I should have said out loud: I want this job.",
             "And I never said it outright, so I will now: I want this job.")
            if spoken
            else ("I don't think I said this plainly enough, so I'll say it here: I want this job.",
                  f"There is one thing I should have said out loud{voice.on_day()}: I want this job.",
                  f"I never said it outright{voice.on_day()}, so let me do it here. I want this job.")
        )  # fmt: skip
    elif assessment.understood in {"no", "unsure"}:
        source = Source("debrief", "understood", assessment.understood)
        said = (
            ("And I'd like you to hear it from me directly: I want this job.", "And so you're in no doubt: I want this job.")
            if spoken
            else ("So that you are in no doubt about it, I want this job.", "I'd like you to have it in plain words as well: I want this job.",
                  "I want this job, and I'd sooner say so plainly than leave you to guess.")
        )  # fmt: skip
    elif spoken:
        source, said = want, ("And I do want this job.", "And I'd like you to know that I want this job.")
    else:
        source, said = want, ("I do want this job.", "I'd like you to know that I want this job.")
    return [Sentence("interest", part, voice.pick("interest", *said), tuple(dict.fromkeys((want, source))))]


_CLAUSE = pattern(r"(?:how|what|why|whether|where|when) (?:\w+ ){0,2}I\b(?!'d experience)")


def plain_name(exchanges: Sequence[str], diagnosis: Diagnosis, voice: Voice) -> tuple[str, Source]:
    """What follows "So it's about" for the first of these questions that has a plain name; "" where none has.

    That is the question turned round ("how I'd get it released") or the name of its kind ("the hours"). A question on
    private ground is never named, and a quotation or a scrap of a note is no name.
    """
    for id in exchanges:
        finding = diagnosis.finding(id)
        if finding.private is not None:
            continue
        named = name_question(exchange_of(voice.case, id), finding)
        family = families().get(finding.family)
        if finding.family == "weakness":
            continue  # nobody names what they are less good at in saying a concern back
        if _CLAUSE.match(named.asked) and 5 <= len(named.asked.split()) <= 14 and "“" not in named.asked:
            return named.asked, named.source
        if family is not None and finding.family != "other" and family.shape in _NAMED_BY_KIND:
            about = family.about.replace("my CV", f"my {voice.resume_word}")
            return about, exchange_of(voice.case, id).source("asked")
    return "", METHOD


_NAMED_BY_KIND = frozenset({"commitment", "schedule", "fact", "choice", "correction"})
"""Questions whose kind says plainly what they are about; the others are as many as there are jobs."""
