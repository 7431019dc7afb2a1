"""Who gave the answer, how, and who is written to: what the first line of every reply after an answer rests on."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from afterword.domain.compose.answer import open_slot
from afterword.domain.compose.draft import Sentence, Slot
from afterword.domain.compose.voice import Voice
from afterword.domain.days import WEEKDAYS
from afterword.domain.interview import METHOD, After, Person, Source, ToldBy
from afterword.domain.language import _
from afterword.domain.patterns import pattern
from afterword.domain.plan.clearance import contact_rules
from afterword.domain.text import upper_first

DIRECT = frozenset({"call", "email", "letter", "meeting", ""})
"""Ways in which somebody of the employer told it; what is "heard" came round a corner."""


@dataclass(frozen=True, slots=True)
class Told:
    """To whom a reply goes. `person` None: nobody is known by name.

    `met`: they were in the room. `themselves`: the one written to is the one who told it. `recruiter`: it goes to who
    stands between. `others` were in the room and are not written to.
    """

    after: After
    person: Person | None
    source: Source
    met: bool
    themselves: bool
    recruiter: bool
    others: tuple[Person, ...]


def told(voice: Voice, *, by: Person | None = None, way: ToldBy | None = None) -> Told:
    """Who is written to after the answer of this case, which must have one (ValueError).

    `by` and `way` say who told it and how where it is not the answer itself that is replied to, but advice.
    """
    after = voice.case.after
    if after is None:
        raise ValueError("there is no answer to reply to")
    after = after if way is None else replace(after, by=by, way=way)
    people = tuple(person for person in voice.case.interview.interviewers if person.name.strip())
    by = after.by if after.by is not None and after.by.name.strip() else None
    there = next((p for p in people if by is not None and _same(p.name, by.name)), None)
    between = voice.recruiter
    if after.way == "recruiter" or (by is not None and between is not None and _same(by.name, between[0])):
        person = by or (Person(between[0]) if between else None)
        source = _by(person) if by else between[1] if between else METHOD
        return Told(after, person, source, False, True, True, people)
    if contact_rules(voice.case.interview).way == "recruiter":  # they asked for it, whoever told the answer
        person = Person(between[0]) if between else None
        return Told(after, person, between[1] if between else METHOD, False, False, True, people)
    if by is not None and after.way in DIRECT:
        source = voice.person_source(there) if there is not None else _by(by)
        return Told(after, there or by, source, there is not None, True, False, tuple(p for p in people if p != there))
    first = people[0] if people else None
    return Told(after, first, voice.person_source(first), first is not None, False, False, people[1:])


def _same(one: str, other: str) -> bool:
    """Whether two names mean one person: equal, or one of them a part of the other ("Ngozi", "Ngozi Okafor")."""
    a, b = (re.sub(r"[^\w\s'’-]", "", name).lower().split() for name in (one, other))
    return bool(a and b) and (set(a) <= set(b) or set(b) <= set(a))


def _by(person: Person | None) -> Source:
    return Source("outcome", "outcome.by", person.name) if person is not None and person.name else METHOD


def outcome_source(after: After, *parts: str) -> tuple[Source, ...]:
    """The sources for what is known of the answer: "way", "on", "words", "answer_by"."""
    texts = {
        "way": after.way, "on": after.on.isoformat(), "words": after.words, "kind": after.kind,
        "answer_by": after.answer_by.isoformat() if after.answer_by else "",
    }  # fmt: skip
    return tuple(Source("outcome", f"outcome.{part}", texts[part]) for part in parts if texts[part]) or (METHOD,)


def dear(voice: Voice, to: Told) -> list[Sentence]:
    """The greeting. Several who were there are greeted together where no one of them told it."""
    both = to.met and not to.themselves and len(to.others) == 1
    name = voice.everyone if both else voice.address(to.person)
    if name:
        sources = (to.source, voice.person_source(to.others[0])) if both else (to.source,)
        return [Sentence("salutation", "salutation", f"Dear {name},", sources)]
    given = voice.case.slot_answers.get("recipient", "").strip().rstrip(",")
    if given:
        source = Source("debrief", "answers.recipient", given)
        return [Sentence("salutation", "salutation", f"Dear {given},", (source,))]
    if to.recruiter:
        return [Sentence("salutation", "salutation", "Hello,", (METHOD,))]
    slot = Slot("recipient", _("Who is this letter to? The name as they would write it."))
    return [open_slot(slot, part="salutation", key="salutation")]


def day_told(voice: Voice, day: date) -> str:
    """The day the answer came, as one says it now: "today", "yesterday", "on Tuesday", "on 14 October"."""
    ago = (voice.now.date() - day).days
    if ago in (0, 1):
        return ("today", "yesterday")[ago]
    return f"on {WEEKDAYS[day.weekday()]}" if 1 < ago <= 6 else f"on {voice.plain_date(day)}"


def promptly(voice: Voice, after: After) -> tuple[str, tuple[Source, ...]]:
    """That they kept the day they named, or were quick, where that is so; else nothing."""
    decides, starts = voice.decision_day, voice.case.interview.starts_at
    if after.way == "letter":
        return "", ()  # when it was posted nobody knows
    if decides is not None and after.on == decides:
        named = voice.case.interview.decision_by_text or decides.isoformat()
        return "on the day you said", (Source("debrief", "decision_by", named), *outcome_source(after, "on"))
    if decides is not None and after.on < decides:
        named = voice.case.interview.decision_by_text or decides.isoformat()
        return "sooner than you had said", (Source("debrief", "decision_by", named), *outcome_source(after, "on"))
    if starts is not None and 0 <= (after.on - starts.date()).days <= 4:
        return "so quickly", (voice.day_source(), *outcome_source(after, "on"))
    return "", ()


def one(key: str, text: str, *sources: Source) -> Sentence:
    """A sentence with the sources it really has; courtesy that states no fact has the source "method"."""
    real = tuple(source for source in dict.fromkeys(sources) if source.kind != "method" and source.quote)
    return Sentence(key, key.partition(".")[0], re.sub(r"\.\.(?!\.)", ".", text), real or (METHOD,))


def is_nothing(answer: str) -> bool:
    """Whether the person's answer to a question is that there is nothing: then the sentence is left out."""
    return bool(
        re.fullmatch(
            r"(?:none|nothing|no|nope|n/?a|not much)(?: (?:really|new|much|yet|special|comes to mind))*\W*",
            answer.strip(),
            re.IGNORECASE,
        )
    )


def in_part(part: str, found: list[Sentence]) -> list[Sentence]:
    """The sentences as one paragraph."""
    return [replace(sentence, part=part) for sentence in found]


def subject(voice: Voice, what: str) -> str:
    """The subject where nothing of theirs is answered; a reply in their thread has theirs (`flows.post`)."""
    return f"{upper_first(voice.role)}: {what}" if voice.role else upper_first(what)


def wants(voice: Voice) -> tuple[Source, ...]:
    """The source for wanting the job; nothing where the person did not say so."""
    return (Source("debrief", "want", "yes"),) if voice.case.interview.assessment.want == "yes" else ()


_LONG = 2
"""A role of more words than this is named once and then only pointed at."""


def another(voice: Voice) -> str:
    """ "another returns clerk job"; "another job like it" where the name is too long to be said twice."""
    word = voice.job.rsplit(" ", 1)[-1]
    if len(voice.role.split()) > _LONG or not voice.role:
        return f"another {word} like it"
    return f"another {voice.job.removeprefix('the ')}"


def known_by_name(people: tuple[Person, ...]) -> tuple[Person, ...]:
    """Those of `people` whose name can be written down; one that is only half known is left out."""
    return tuple(person for person in people if not _NO_NAME.search(person.name.strip()))


def full_names(people: tuple[Person, ...]) -> str:
    """The people, as one names them to a third: "Anjali Devgan and Tom"."""
    names = [person.name.strip() for person in people]
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + f" and {names[-1]}"


_NO_NAME = pattern(r"[()\d?/\[\]]|^[a-zà-ÿ]")
"""A note about somebody, and no name that could be written down: "Ines (something Portuguese)", "a trustee"."""


def thanked_too(voice: Voice, to: Told) -> list[Sentence]:
    """Thanks to those who were there and are not written to; a name that is only half known is left out."""
    told_by = to.after.by.name if to.after.by is not None else ""
    people = tuple(p for p in known_by_name(to.others) if not _same(p.name, told_by))
    if not people or (to.met and not to.themselves and len(to.others) == 1):
        return []  # greeted by name already
    names = [voice.address(person) if to.met else person.name.strip() for person in people]
    if len({" " in name for name in names}) > 1:  # one in full, one by first name: then all in full
        names = [person.name.strip() for person in people]
    who = names[0] if len(names) == 1 else ", ".join(names[:-1]) + f" and {names[-1]}"
    sources = tuple(voice.person_source(person) for person in people)
    if to.met:
        text = voice.pick(
            "others",
            f"Please thank {who} for me too.",
            f"My thanks to {who} as well.",
            f"Please give {who} my thanks too.",
        )
        return [one("door.others", text, *sources)]
    day = voice.on_day()
    spent = f"for the time they gave me{day}" if len(people) > 1 else f"for our conversation{day}"
    text = voice.pick("others", f"Please give my thanks to {who} {spent}.",
                      f"Please pass on my thanks to {who} for our conversation{day}.")  # fmt: skip
    return [one("liked.others", text, *sources, voice.day_source())]
