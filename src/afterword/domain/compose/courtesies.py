"""What letters and calls share around their point: greeting, thanks, why they want it, the next step, the name.

Courtesy that states no fact has the source `method`; everything else rests on what the person wrote.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from afterword.domain.compose.answer import open_slot
from afterword.domain.compose.draft import Sentence, Slot
from afterword.domain.compose.own_words import Own, reported_wish, sayable
from afterword.domain.compose.voice import Voice
from afterword.domain.days import WEEKDAYS
from afterword.domain.diagnose.questions import family_of
from afterword.domain.diagnose.weighing import MOTIVES
from afterword.domain.interview import METHOD, Person, Source
from afterword.domain.language import _
from afterword.domain.patterns import pattern
from afterword.domain.plan import Plan
from afterword.domain.text import ended, lower_first, sentences


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
        who = voice.address(Person(recruiter[0])) if recruiter else ""
        people = voice.everyone or "the people I met"
        sources = (recruiter[1],) if recruiter else (METHOD,)
        found.append(Sentence("cover.dear", "cover.dear", f"Dear {who}," if who else "Hello,", sources))
        found.append(Sentence("cover.ask", "cover", f"Would you pass the note below on to {people}, please? Thank you.",
                              tuple(voice.person_source(p) for p in voice.case.interview.interviewers) or (METHOD,)))  # fmt: skip
    if plan.channel == "recruiter" and voice.case.candidate.name.strip():
        name = voice.case.candidate.name.strip()
        found.append(Sentence("cover.name", "cover.name", name, (voice.case.candidate.name_source,)))
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


def thanks(voice: Voice) -> list[Sentence]:
    """Thanks, and the detail of this interview that stayed with the person; it is asked for, never made up."""
    day = voice.day()
    if day in WEEKDAYS:
        text = voice.pick(
            "thanks",
            f"Thank you for {day}.",
            f"Thank you for your time on {day}.",
            f"Thank you for our conversation on {day}.",
        )
    else:
        text = f"Thank you for our conversation{voice.on_day()}."
    found = Sentence("thanks.day", "thanks", text, (voice.day_source(),))
    given = voice.case.slot_answers.get("detail", "").strip()
    if given:
        return [
            found,
            *stemmed(given, "detail", voice, stem="What stayed with me is", part="thanks", key="thanks.detail"),
        ]
    slot = Slot("detail", _("What from the conversation stayed with you? One sentence, as you would say it to them."))
    return [found, open_slot(slot, part="thanks", key="thanks.detail")]


def stemmed(given: str, slot_id: str, voice: Voice, *, stem: str, part: str, key: str) -> list[Sentence]:
    """An answer to an open slot: whole sentences word for word; a fragment goes behind a stem that completes it."""
    first, *rest = sentences(given)
    source = Source("debrief", f"answers.{slot_id}", first)
    person = voice.recipient
    if person is not None and person.name:  # "that Annika asked" is said to Annika
        name = re.escape(person.name.split()[0])
        first = re.sub(rf"\bthat {name}(?= \w+ed\b| said\b| told\b| took\b| gave\b| had\b)", "that you", first)
    first = re.sub(r"(?<![\w'’.])i(?=['’ ])", "I", first)
    if re.match(r"because\b", first, re.IGNORECASE):
        opening = f"I want it {lower_first(first)}" if slot_id == "why" else f"{stem} this: {first}"
    elif (
        (_WHOLE.search(first) or _CLAUSE.match(first) or _SUBJECT.match(first))
        and not only_a_thing(first)
        and not re.match(r"(?:that|how|the way|and|but)\b", first, re.IGNORECASE)
    ):
        opening = first
    else:
        opening = f"{stem} {lowered(re.sub(r'^(?:and|but)[ ]', '', first, flags=re.IGNORECASE), voice)}"
    return [
        Sentence(f"{key}.1", part, ended(opening.replace("!", ".")), (source,)),
        *(
            Sentence(f"{key}.{n}", part, ended(s), (Source("debrief", f"answers.{slot_id}", s),))
            for n, s in enumerate(rest, start=2)
        ),
    ]


def lowered(text: str, voice: Voice) -> str:
    """`text` as it goes on inside a sentence; a name of somebody there, or of the employer, keeps its capital."""
    interview = voice.case.interview
    known = {word for person in interview.interviewers for word in person.name.split()} | set(
        interview.employer.split()
    )
    head = re.sub(r"['’]s?$", "", (text.split() or [""])[0].strip(".,;:"))
    return text if head in known or head in _TITLES else lower_first(text)


_TITLES = frozenset("Mr Mrs Ms Mx Miss Dr Prof Professor Fr Frau Herr Mme Sir Sister Chef Cllr Rev".split())


def only_a_thing(text: str) -> bool:
    """Whether `text` names a thing and says no more than what kind of thing: it is no sentence by itself."""
    return bool(_ONLY_A_THING.match(text) or _THING_AND_HOW.match(text))


_THING_AND_HOW = pattern(
    r"(?:(?!(?:I|you|we|they|he|she|it|there|is|are|was|were|has|have|had)\b)[\w'’-]+,? ){1,8}?and (?:how|that|the way)\b",
    re.IGNORECASE,
)
"""Things in a row, the last of them a clause: "the songs and how nobody hurried"."""
_ONLY_A_THING = pattern(
    r"(?:(?:the|that|your|my|her|his|their|an?) )?(?!(?:I|you|we|it|there|they|he|she)\b)(?:[\w'’-]+ ){1,6}?"
    r"(?:(?:that|who|which) (?:\w+ ){0,2}?|(?:I|you|we|he|she|they) )(?:am|is|are|was|were|has|have|had|\w+ed|stood|came|"
    r"went|said|told|showed|made|took|gave|kept|saw|grew|felt|lost|left|wrote|built|found)\b(?:(?! (?:is|are|was|were|has|have|"
    r"had|made|took|gave)\b)[^,;])*$",
    re.IGNORECASE,
)
"""A thing and what is said of it, with no verb of its own: "The tree that was felled"."""
_SUBJECT = pattern(r"(?:I|I['’](?:m|ve|d|ll)|we|you|it|it['’]s|there|they|he|she|nobody|everyone)\b", re.IGNORECASE)
_CLAUSE = pattern(r"(?:your|the|my)\b.*\b(?:is|are|was|were|told|said|made|showed|took|gave)\b")
_WHOLE = pattern(
    r"\b(?:I|I'm|I've|I'd|I'll|you|we|it|it's|there|they|he|she|nobody|everyone)\b.{0,40}?\b(?:am|is|are|was|were|have|has|had|do|"
    r"did|can|could|will|would|want|like|love|liked|loved|know|knew|said|told|showed|walked|took|made|gave|asked|need|run|"
    r"work|hadn't|didn't|\w+ed)\b|^(?:You|Your|The|My|It's|I'm|I've|I'd)\b.*\b(?:is|are|was|were|has|have|had|(?<!the )(?<!a )(?<!and )(?!hundred)\w+ed|told|said|made|"
    r"showed|took|gave)\b"
)


def why_sentences(voice: Voice, *, part: str) -> list[Sentence]:
    """Why they want it: their own answer, what they report having said of it, or an open slot."""
    given = voice.case.slot_answers.get("why", "").strip()
    if given:
        return stemmed(given, "why", voice, stem="What draws me is", part=part, key="interest.why")
    own = _wished(voice)
    if own:
        return [Sentence(f"interest.why.{n}", part, re.sub(r"^(?:Yes|No)[.,] (?=[A-Z])", "", each.text), (each.source,))
                for n, each in enumerate(own, start=1)]  # fmt: skip
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


def why_not_said(voice: Voice, before: Sequence[Sentence], *, part: str) -> list[Sentence]:
    """Why they want it, without what stands in the letter already."""
    there = {sentence.text for sentence in before}
    return [sentence for sentence in why_sentences(voice, part=part) if sentence.text not in there]


def _wished(voice: Voice) -> list[Own]:
    """What they wish they had said when asked why they want it: that is why they want it."""
    for exchange in voice.case.interview.exchanges:
        leaving = re.search(r"\b(?:leave|leaving|left|quit)\b", exchange.asked, re.IGNORECASE)
        if exchange.wish_said.strip() and not leaving and family_of(exchange.asked, exchange.said) in MOTIVES:
            return sayable(exchange.wish_said, exchange.source("wish_said"), voice.case)[:2]
    return []


def next_step(voice: Voice, plan: Plan, *, argued: bool = True) -> list[Sentence]:
    """The next step: when they decide, and how to reach the person. The telephone is not pressed on people who chose mail.

    `argued`: the letter has a point, so that something in it could raise a question.
    """
    decision = voice.decision()
    phone = voice.phone() if plan.channel == "call" or plan.clearance.cleared else ""
    sources: list[Source] = []
    before = ""
    if decision is not None:
        sources.append(decision[1])
        before = f" before you decide on {decision[0]}"
    if phone:
        sources.append(voice.phone_source())
        reach = "at" if voice.american else "on"
        first = "If anything here raises a question" if argued else "If there is anything you'd like to ask"
        text = voice.pick("next", f"{first}{before}, you can reach me {reach} {phone}.",
                          f"If you'd like to talk it over{before}, my number is {phone}.")  # fmt: skip
    else:
        first = "If anything here raises a question" if argued else "If there is anything more you'd like to know"
        text = voice.pick("next", f"{first}{before}, a line from you is enough and I'll answer it.",
                          f"If there is anything you'd like to ask{before}, I'd be glad to answer it.")  # fmt: skip
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
