"""Asking for advice some days after a no, and thanking for it (contract S7).

One narrow question: about what they said was missing, or else about the answer that fell short. It asks what to
do next time and never why not: people who are asked for advice say more that can be used than people asked to judge.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from afterword.domain.compose.after.heard import pieces_of
from afterword.domain.compose.after.told import (
    Told,
    dear,
    full_names,
    in_part,
    is_nothing,
    known_by_name,
    one,
    subject,
    told,
)
from afterword.domain.compose.answer import exchange_of, open_slot
from afterword.domain.compose.asking import name_question
from afterword.domain.compose.courtesies import signature, stemmed
from afterword.domain.compose.draft import Draft, Sentence, Slot
from afterword.domain.compose.verbs import is_base
from afterword.domain.compose.voice import Voice
from afterword.domain.diagnose.findings import Diagnosis, ExchangeFinding
from afterword.domain.interview import METHOD, Exchange, Said, Source
from afterword.domain.language import _
from afterword.domain.patterns import pattern
from afterword.domain.plan.values import ContactMade
from afterword.domain.text import ended, lower_first, sentences, upper_first, words

ENOUGH = 58
"""With so many words in it, how to answer is left to them."""
NAMED = 4
"""A question named in fewer words than this was clear only in the room: "what I'd change"."""
MOST_QUOTED = 11
"""A question they asked in more words than this is not read back to them."""
MOST_WORDS = 14
"""A longer question is named in a sentence of its own; a longer piece of their words is not quoted back."""


def compose_advice_request(diagnosis: Diagnosis, voice: Voice, contacts: Sequence[ContactMade] = ()) -> Draft:
    """Forty to ninety words: the question, an easy way out, and that it is advice that is asked for."""
    to = told(voice)
    asked = _questions(diagnosis, voice, to)
    context, out_first = _context(voice, to, contacts), voice.pick("advice.order", "first", "last") == "first"
    lead = [_lead(voice, out=out_first)]
    last = [_advice(voice, to)] if out_first else [_let_it_go(voice), _advice(voice, to)]
    body = [*in_part("lead", context + lead), *in_part("question", asked)]
    said = sum(len(sentence.text.split()) for sentence in [*body, *last])
    line = _line(voice, to, brief=said > ENOUGH) if out_first else _by_phone(voice, to, brief=said > ENOUGH)
    return Draft(
        "advice_request",
        (*dear(voice, to), *body, *in_part("way", last + line), *signature(voice)),
        subject=subject(voice, "one question, if you have a minute"),
    )


def _context(voice: Voice, to: Told, contacts: Sequence[ContactMade]) -> list[Sentence]:
    """What it is about, where nothing was written to them since the answer."""
    since = [c for c in contacts if c.kind == "gracious_reply"]
    if since:
        return []
    day = voice.on_day()
    if to.recruiter or not to.met:
        return [one("context", f"This is about {voice.job}.", *voice.job_sources())]
    return [one("context", f"We spoke{day} about {voice.job}.", voice.day_source(), *voice.job_sources())]


def _lead(voice: Voice, *, out: bool) -> Sentence:
    """That there is a question; `out`: and that it may be passed over."""
    if not out:
        text = voice.pick("lead", "May I ask your advice on one thing?", "There is one thing I'd like to ask you.",
                          "I'd be glad of your advice on one thing.")  # fmt: skip
    elif voice.formal:
        text = voice.pick("lead", "I have one question, and please pass over it if there is no time for it.",
                          "May I ask for one piece of advice? Please leave this if you would rather not.")  # fmt: skip
    else:
        text = voice.pick("lead", "One question, if there's time for it, and if not, please let it go.",
                          "May I ask you one thing? Leave it if you'd rather not, and I won't mind.",
                          "I have one question for you, and it's fine to let it go by.")  # fmt: skip
    return one("lead", text, METHOD)


def _let_it_go(voice: Voice) -> Sentence:
    return one("way.out", voice.pick("out", "If you'd rather not say, that is quite all right.", "If there's no time for it, leave it, and no harm done.",
                                     "Please don't feel you have to answer."), METHOD)  # fmt: skip


# --- the question


def _questions(diagnosis: Diagnosis, voice: Voice, to: Told) -> list[Sentence]:
    if to.recruiter or (not to.met and to.person is not None):
        return [_through_another(voice, to)]
    return _about_what_was_missing(voice, to) or _about_an_answer(diagnosis, voice) or [one("question.general", voice.pick(
        "general", "If I sat down with somebody in your place next month, what would you have me do differently?",
        f"If somebody like me sat across from you next month for {_a(voice)}, what would you tell them beforehand?",
        f"What would you have me work on before I try for {_a(voice)} again?"), *voice.job_sources())]  # fmt: skip


def _a(voice: Voice) -> str:
    job = voice.job.removeprefix("the ")
    return f"an {job}" if job[0].lower() in "aeiou" else f"a {job}"


def _through_another(voice: Voice, to: Told) -> Sentence:
    people = known_by_name(to.others)
    who = full_names(people) if people else "they"
    sources = tuple(voice.person_source(person) for person in people)
    return one("question.passed_on", voice.pick(
        "passed", f"If {who} left a word about what I could do differently next time, would you pass it on?",
        f"Did {who} say anything that I could take as advice for the next time?"), *sources)  # fmt: skip


_REASON = pattern(
    r"\b(?:needed|wanted|were looking for|was looking for|missing|missed|lacked|lack of|short of|would have liked|"
    r"more (?:\w+ ){0,3}experience)\b",
    re.IGNORECASE,
)
_LEARNT = pattern(
    r"\b(?:experience|background|knowledge|skills?|qualif\w+|training|practice|behind (?:them|him|her|you)|(?:has|had|have|who) (?:\w+ )?"
    r"(?:run|ran|led|managed|worked|done|built|taught)|nights|depth)\b",
    re.IGNORECASE,
)
"""What one can do something about; when one could start, or who was there already, is no question for advice."""
_FORM = pattern(
    r"\b(?:closely|match\w*|fit|suited|many|calib\w+|field|strong\w*|high|candidates?|applica\w+|someone else|best|unfortunately|"
    r"regret|sorry)\b",
    re.IGNORECASE,
)
"""What form letters say to everybody."""


def _about_what_was_missing(voice: Voice, to: Told) -> list[Sentence]:
    """What they said with the answer that they missed, in their words; then what they would do in one's place."""
    for said, quote in pieces_of(to.after.words):
        if (
            _REASON.search(said)
            and _LEARNT.search(said)
            and not _FORM.search(said)
            and len(words(said)) <= MOST_WORDS
            and "“" not in said
        ):
            source = Source("outcome", "outcome.words", quote)
            verb = "said" if to.after.way in {"call", "meeting"} else "wrote"
            return [
                one("question.missing", f"You {verb}: “{said.strip().rstrip('.')}.”", source),
                one("question.place", voice.pick(
                    "place", "What would you do first about that, in my place?", "Where would you start with that, if you were me?"), METHOD),
            ]  # fmt: skip
    return []


_NOT_ASKED_AGAIN = frozenset(
    "personal_private leaving_reason dismissal_redundancy job_hopping employment_gap availability_schedule salary_expectation "
    "salary_history references_background motivation_role motivation_org".split()
)
"""Kinds of question one does not bring up again with those who asked: private ground, or nothing to be advised on."""
_THEIRS = pattern(r"\b(?:you|your|yours|here|it|that)\b|[“”?:,]", re.IGNORECASE)


def _about_an_answer(diagnosis: Diagnosis, voice: Voice) -> list[Sentence]:
    """The answer that fell short, by the name of its question: what to say next time, and nothing of how it went."""
    for exchange, finding in _fell_short(diagnosis, voice):
        named = name_question(exchange, finding)
        asked = named.asked
        if len(words(asked)) < NAMED:
            continue
        rests = (named.source,)
        if finding.family == "tenure_commitment":
            asked = named.about or asked
        asked = re.sub(r"^me to (?!.*\byou\b)", "to ", asked)
        clean = not _THEIRS.search(asked) and not asked.startswith("me ") and len(words(asked)) <= MOST_WORDS
        advise = voice.pick("advise", "what would you advise me to say first?", "what would you advise me to say?",
                            "what would you advise me to begin with?", "what would you put first in my place?")  # fmt: skip
        if not clean and (asked.startswith("me: ") or "“" in asked) and len(words(asked)) > MOST_QUOTED:
            continue
        if clean:
            text = voice.pick(
                "again", f"The next time I'm asked {asked}, {advise}", f"If I'm asked again {asked}, {advise}"
            )
            return [one("question.answer", text, *rests)]
        end = "" if asked.endswith((".", ".”", "?”")) else "."
        return [
            one("question.asked", f"You asked {asked}{end}", *rests),
            one("question.answer", f"If something like it comes up again, {advise}", METHOD),
        ]
    return []


def _fell_short(diagnosis: Diagnosis, voice: Voice) -> list[tuple[Exchange, ExchangeFinding]]:
    alone = {one.ref for one in diagnosis.leave_alone}
    found = []
    for repair in diagnosis.repairs:
        if repair.kind != "answer" or repair.ref in alone:
            continue
        exchange, finding = exchange_of(voice.case, repair.ref), diagnosis.finding(repair.ref)
        private = finding.private is not None and finding.family != "tenure_commitment"
        vague = finding.family == "other"
        if not private and not vague and finding.family not in _NOT_ASKED_AGAIN:
            found.append((exchange, finding))
    return sorted(found, key=lambda pair: pair[0].landed != "badly")


def _advice(voice: Voice, to: Told) -> Sentence:
    """That it is advice one asks for, and that the decision stands."""
    if to.after.kind == "frozen":
        text = voice.pick(
            "advice",
            "It's only advice I'm after, for whatever comes next.",
            "This isn't about the job, only about doing better with the next one.",
        )
    else:
        text = voice.pick("advice", "I'm hoping for advice, and not for reasons.", "I understand the decision, and this is only for next time.",
                          "This isn't about the decision, which I understand. It's for the next time.")  # fmt: skip
    return one("way.advice", text, METHOD)


def _line(voice: Voice, to: Told, *, brief: bool) -> list[Sentence]:
    """That a word by any way will do; the telephone only where there is room to mention it."""
    phone = voice.phone()
    if brief or not phone or to.recruiter:
        return [
            one(
                "way.line",
                voice.pick("way", "A line is plenty.", "One sentence will do.", "A few words are enough."),
                METHOD,
            )
        ]
    on = "at" if voice.american else "on"
    return [
        one(
            "way.phone",
            f"A line is plenty, and if it's easier said than written, I'm {on} {phone}.",
            voice.phone_source(),
        )
    ]


def _by_phone(voice: Voice, to: Told, *, brief: bool) -> list[Sentence]:
    phone = voice.phone()
    if brief or not phone or to.recruiter:
        return []
    text = voice.pick(
        "phone", f"If you'd sooner talk, my number is {phone}.", f"By phone would be just as good: {phone}."
    )
    return [one("way.phone", text, voice.phone_source())]


# --- thanks for it


def compose_advice_thanks(voice: Voice) -> Draft:
    """Thanks for the newest advice: what the person will do with one thing of it, in their own words."""
    after = voice.case.after
    if after is None or not after.feedback:
        raise ValueError("there is no advice to thank for")
    nth, said = max(enumerate(after.feedback), key=lambda pair: (pair[1].on, pair[0]))
    to = told(voice, by=said.by, way=said.way)
    source = Source("outcome", f"outcome.feedback[{nth}].words", said.words)
    thanks = [one("thanks", _thanks(voice, to, said), source)]
    kept = _kept(said, nth, voice)
    close = voice.pick("close", "You had no need to answer, and I'm grateful that you did.", "It was generous of you to take the trouble.",
                       "I don't take it for granted that you answered.")  # fmt: skip
    ending = [one("close", close, METHOD)]
    if to.recruiter:  # whoever stands between has been asked to pass the thanks on, or is asked now
        ending = [one("close", "Please tell them that it was of use to me.", METHOD)] if to.themselves else []
    body = [
        *in_part("thanks", thanks + kept),
        *in_part("use", _use(voice, nth)),
        *in_part("close", ending),
    ]
    return Draft(
        "advice_thanks",
        (*dear(voice, to), *body, *signature(voice)),
        subject=subject(voice, "thank you for your advice"),
    )


def _thanks(voice: Voice, to: Told, said: Said) -> str:
    if said.way == "recruiter" or (to.recruiter and to.themselves):
        return "Thank you for passing on what they said."
    if to.recruiter:
        by = said.by.name.strip() if said.by is not None else ""
        return f"Please pass on my thanks to {by} for the advice." if by else "Please pass on my thanks for the advice."
    if said.way in {"call", "meeting"}:
        return voice.pick(
            "advised", "Thank you for talking it through with me.", "Thank you for speaking so plainly with me."
        )
    return voice.pick(
        "advised", "Thank you for your answer.", "Thank you for writing back.", "Thank you for your advice."
    )


_ADVICE = pattern(
    r"^(?:start|begin|lead|open|give|say|tell|ask|bring|show|prepare|practise|practice|take|keep|use|put|slow|name|try|look|"
    r"don['’]t|I['’]d|I would|next time|more|fewer|less)\b",
    re.IGNORECASE,
)


_POINTS_BACK = pattern(r"\b(?:that|this|it|those|these|them)$", re.IGNORECASE)
"""Alone it says nothing: "Lead with that"."""


def _kept(said: Said, nth: int, voice: Voice) -> list[Sentence]:
    """One short piece of their advice, said back in their words; nothing where none is short and plainly advice."""
    for piece, quote in pieces_of(said.words):
        plain = re.sub(r"^(?:and|so|but|well|next time),?\s+", "", piece.strip(), flags=re.IGNORECASE).rstrip(".")
        if bare := re.match(r"(?:I['’]d|I would) (?=[a-z]+ )", plain):
            plain = plain[bare.end() :]
        short = 3 <= len(words(plain)) <= MOST_WORDS and not re.search(r"[“”\"?!]|\b(?:he|she|him|her)\b", plain)
        if short and (bare or _ADVICE.match(plain)) and not _POINTS_BACK.search(plain):
            text = voice.pick("kept", f"“{upper_first(plain)}” is the part I'll keep.", f"The part I'll keep is “{lower_first(plain)}”.",
                              f"I've written down “{lower_first(plain)}”.")  # fmt: skip
            return [one("thanks.kept", text, Source("outcome", f"outcome.feedback[{nth}].words", quote))]
    return []


def _use(voice: Voice, nth: int) -> list[Sentence]:
    id = f"advice_use:{nth}"
    given = voice.case.slot_answers.get(id, "").strip()
    if not given:
        question = _("What will you do with one thing of it? One sentence, as you would write it to them.")
        return [open_slot(Slot(id, question), part="use", key="use")]
    if is_nothing(given):
        return []
    first, *rest = sentences(given)
    head, tail = words(first)[0] if words(first) else "", lower_first(first.rstrip(". "))
    opening = ""
    if to_do := re.match(r"(?:(?P<no>not|don['’]?t|never)(?: to)?|to) (?=[a-z]+)", tail):
        opening = f"I'm {'not ' if to_do['no'] else ''}going to {tail[to_do.end() :]}."
    elif re.match(r"by \w+ing\b", first, re.IGNORECASE):
        opening = f"I'll use it {tail}."
    elif head.endswith("ing") and is_base(head[:-3]) | is_base(f"{head[:-3]}e") | is_base(head[:-4]):
        opening = f"I'm {tail}."
    elif is_base(head) or head in _BARE:
        opening = f"I'm going to {tail}."
    if not opening:
        return stemmed(given, id, voice, stem="What I take from it is", part="use", key="use")
    source = Source("debrief", f"answers.{id}", first)
    more = [one(f"use.{n}", ended(text), Source("debrief", f"answers.{id}", text)) for n, text in enumerate(rest, 2)]
    return [one("use.1", opening, source), *more]


_BARE = frozenset(
    "practise practice read rehearse rewrite reword shorten slow stop finish remember learn ask name state break mention pause "
    "breathe wait memorise memorize quote drop repeat structure stick watch admit apologise apologize".split()
)
