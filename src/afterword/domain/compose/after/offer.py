"""After an offer: thanks and until when one will answer; the yes; the no; and, where a job is open again, that one is
still interested. None of it bargains, and only the yes says yes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from afterword.domain.compose.after.liked import known_detail, named_need
from afterword.domain.compose.after.told import (
    Told,
    dear,
    in_part,
    is_nothing,
    one,
    outcome_source,
    subject,
    thanked_too,
    told,
    wants,
)
from afterword.domain.compose.answer import Ledger, evidence_of, open_slot, tell_evidence, typed
from afterword.domain.compose.courtesies import only_a_thing, signature, stemmed
from afterword.domain.compose.draft import Draft, Sentence, Slot
from afterword.domain.compose.goals import tie
from afterword.domain.compose.keep_in_touch import is_doing, is_whole
from afterword.domain.compose.verbs import is_past
from afterword.domain.compose.voice import Voice
from afterword.domain.diagnose.findings import Diagnosis
from afterword.domain.interview import METHOD, Source
from afterword.domain.language import _
from afterword.domain.patterns import pattern
from afterword.domain.plan.values import ContactMade
from afterword.domain.text import ended, lower_first, sentences, upper_first, words

PLAINLY = 0.55
"""How strong something untold must be for a need to be told for its sake."""
_SAID = pattern(r"^you (?:said you (?:wanted|want|needed|need)|spoke about)\b")
_DID = pattern(r"\bI [a-z]+(?:ed|t)\b|\bI (?:led|ran|wrote|cut|set|took|made|brought|drew|kept|won|grew|taught)\b")
"""The proof begins with an act of the person's."""


def compose_offer_reply(voice: Voice) -> Draft:
    """Thanks, soon, and the day by which they have an answer. It accepts nothing and asks for no more money."""
    to = told(voice)
    body = [
        *in_part("thanks", [*_thanks_for_offer(voice, to), *_glad(voice)]),
        *in_part("when", [*_when(voice, to), *_in_writing(voice, to)]),
    ]
    return _draft("offer_reply", voice, to, body, "thank you for the offer")


def compose_acceptance(voice: Voice) -> Draft:
    """The yes, what is agreed about the start in the person's own words, and the first thing to look forward to."""
    to = told(voice)
    start = voice.case.slot_answers.get("start", "").strip()
    agreed = (
        _agreed(start, voice)
        if start
        else [open_slot(Slot("start", _("What is agreed: the day you start, the terms you were sent? One sentence, as you would write it.")),
                        part="agreed", key="agreed")]
    )  # fmt: skip
    body = [
        *in_part("yes", [_yes(voice, to)]),
        *in_part("agreed", agreed),
        *in_part("ahead", [*_ahead(voice, to), *thanked_too(voice, to), _needed(voice, to)]),
    ]
    return _draft("acceptance", voice, to, body, "yes, gladly" if not voice.formal else "acceptance")


def compose_declining(voice: Voice, contacts: Sequence[ContactMade] = ()) -> Draft:
    """The no to an offer: thanks, the decision in one sentence, and a good wish. It gives no reasons and leaves no doubt."""
    to = told(voice)
    body = [
        *in_part("thanks", [*_thanks_for_offer(voice, to), *known_detail(voice, to, contacts)]),
        *in_part("no", _no(voice, to)),
        *in_part("wish", [*thanked_too(voice, to), *_parting(voice, to)]),
    ]
    return _draft("declining", voice, to, body, "my answer, and thank you")


def compose_still_interested(diagnosis: Diagnosis, voice: Voice, contacts: Sequence[ContactMade] = ()) -> Draft:
    """It is open again: that one still wants it, one proof they have not heard, and that one is there to talk."""
    to = told(voice)
    heard, job = outcome_source(to.after, "kind"), voice.job_sources()
    if to.themselves:
        text = voice.pick(
            "reopened",
            f"Thank you for telling me that {voice.job} is open again.",
            f"It was good of you to let me know that {voice.job} is open again.",
        )
    else:
        text = voice.pick(
            "reopened", f"I hear that {voice.job} is open again.", f"I've heard that {voice.job} is open again."
        )
    want = wants(voice)
    if want:
        still = [
            one(
                "interest",
                voice.pick(
                    "still",
                    "I'd still like to do it.",
                    "I'd still be glad to do it.",
                    *(() if voice.formal else ("I still want it.",)),
                ),
                *want,
            )
        ]
    else:
        given = voice.case.slot_answers.get("want", "").strip()
        slot = Slot("want", _("Do you still want it? Say so in one sentence of your own."))
        still = (
            typed(given, "want", part="interest", key="interest")
            if given
            else [open_slot(slot, part="interest", key="interest")]
        )
    talk = voice.pick("talk", "I'd be glad to talk again, whenever it suits you.", "If it would help to talk again, I'd be glad to.",
                      "If you'd like to pick up where we left off, so would I.")  # fmt: skip
    body = [
        *in_part("reopened", [one("reopened", text, *job, *heard), *still]),
        *in_part("proof", _one_proof(diagnosis, voice, to, contacts) or _since(voice)),
        *in_part("talk", [one("talk", talk, METHOD)]),
    ]
    return _draft("still_interested", voice, to, body, "still interested")


def _draft(kind: object, voice: Voice, to: Told, body: list[Sentence], about: str) -> Draft:
    return Draft(kind, (*dear(voice, to), *body, *signature(voice)), subject=subject(voice, about))  # type: ignore[arg-type]


# --- the offer


def _thanks_for_offer(voice: Voice, to: Told) -> list[Sentence]:
    ringing = "calling" if voice.american else "ringing"
    after, job = to.after, voice.job
    if to.recruiter:
        employer = voice.case.interview.employer.strip()
        by = f" at {voice.organisation(employer)}" if employer else ""
        text = f"Thank you for passing on the offer of {job}{by}, and for your help with it."
        if not to.themselves:
            text = f"I've been offered {job}{by}. Thank you for your help with it."
        return [
            one(
                "thanks",
                text,
                *voice.job_sources(),
                Source("debrief", "employer", employer),
                *outcome_source(after, "kind"),
            )
        ]
    if after.kind != "offer":  # the offer came before; how it was told is not on hand any more
        text = voice.pick("offer", f"Thank you for offering me {job}.", f"Thank you for the offer of {job}.")
    elif after.way == "call" and to.themselves:
        text = voice.pick(
            "offer",
            f"Thank you for {ringing} to offer me {job}.",
            f"Thank you for offering me {job}, and for {ringing} to tell me.",
        )
    elif after.way == "meeting" and to.themselves:
        text = f"Thank you for offering me {job}, and for telling me in person."
    elif after.way == "letter":
        text = f"Thank you for your letter, and for offering me {job}."
    else:
        wrote = f"Thank you for your message, and for offering me {job}." if after.way == "email" else ""
        text = voice.pick("offer", f"Thank you for offering me {job}.", wrote or f"Thank you for the offer of {job}.")
    return [one("thanks", text, *voice.job_sources(), *outcome_source(after, "kind", "way"))]


def _glad(voice: Voice) -> list[Sentence]:
    want = wants(voice)
    if not want:
        return [
            one(
                "glad",
                voice.pick("glad", "I'm glad you thought of me for it.", "I'm glad to be asked."),
                METHOD,
            )
        ]
    if voice.formal:
        text = voice.pick("glad", "I am very pleased.", "I was very glad to have it.")
    else:
        text = voice.pick("glad", "I'm very glad.", "That is very good news.", "You've made my week.")
    return [one("glad", text, *want)]


def _when(voice: Voice, to: Told) -> list[Sentence]:
    by = to.after.answer_by
    if by is None or by < voice.now.date():
        text = voice.pick("when", "By when would you like my answer? I'd like to think it over properly first.",
                          "I'd like to sleep on it and give you a proper answer. By when do you need it?")  # fmt: skip
        return [one("when", text, METHOD)]
    day = voice.full_date(by)
    they = "They asked" if to.recruiter else "You asked"
    text = voice.pick("when", f"{they} to know by {day}, and you'll have my answer by then.", f"I'd like to think it over properly. You'll have my answer by {day}.",
                      f"I'll take the time you've given me to think it through, and answer you by {day}.")  # fmt: skip
    return [one("when", text, *outcome_source(to.after, "answer_by"))]


def _in_writing(voice: Voice, to: Told) -> list[Sentence]:
    if to.after.way not in {"call", "meeting", "recruiter"}:
        return []
    text = voice.pick("writing", "If you could send me the details in writing, I'll read them before I answer.",
                      "If there is something in writing, I'd like to read it while I think.")  # fmt: skip
    return [one("when.writing", text, METHOD)]


# --- the yes


def _yes(voice: Voice, to: Told) -> Sentence:
    sources = (*voice.job_sources(), *outcome_source(to.after, "kind"))
    if to.recruiter:
        employer = voice.case.interview.employer.strip()
        at = voice.organisation(employer) if employer else "them"
        return one(
            "yes",
            f"Please tell {at} that I accept {voice.job}, and gladly. Thank you for your help with it.",
            *sources,
            Source("debrief", "employer", employer),
        )
    if voice.formal:
        text = voice.pick(
            "yes",
            f"Thank you for offering me {voice.job}. I am glad to accept it.",
            f"I am very glad to accept {voice.job}. Thank you for your trust.",
        )
    else:
        text = voice.pick("yes", f"Yes. I'd be very glad to take {voice.job}.", f"I've thought it over, and the answer is yes. I'm glad to accept {voice.job}.",
                          f"Thank you for offering me {voice.job}. I accept, and I'm looking forward to it.")  # fmt: skip
    return one("yes", text, *sources)


def _agreed(given: str, voice: Voice) -> list[Sentence]:
    first, *rest = sentences(given)
    when = re.sub(r"^(?:start date|starting|beginning|start)[:,]? (?:on )?(?=\d)", "", lower_first(first.rstrip(".")))
    if re.match(r"as (?:discussed|agreed|per|in)\b", when):
        return [one("agreed", f"The terms are {when}.", Source("debrief", "answers.start", given))]
    if re.match(rf"{_MONTH}(?:,|$)", when, re.IGNORECASE):
        when = f"in {upper_first(when)}"
    elif re.match(r"\d{1,2}(?:[:.]\d\d)? ?[ap]m\b", when):
        when = f"at {when}"
    elif _A_DAY.match(when):
        when = f"on {re.sub(r'^[a-z]{3,}(?= |,|$)', lambda day: day.group() if day.group() == 'the' else day.group().title(), when)}"
    if re.match(
        r"(?:on|from|in|at|as of|after|before|next|once|tomorrow|asap|no later|\w+ (?:days?|weeks?|months?) (?:after|from))\b",
        when,
    ) and not _STARTS.search(when.split(",")[0]):
        start = one("agreed", f"I'll start {when}.", Source("debrief", "answers.start", first))
        return [
            start,
            *(one(f"agreed.{n}", ended(s), Source("debrief", "answers.start", s)) for n, s in enumerate(rest, 2)),
        ]
    return stemmed(given, "start", voice, stem="We agreed on", part="agreed", key="agreed")


_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_A_DAY = pattern(
    rf"(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}\b|{_MONTH} \d|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|the \d{{1,2}}(?:st|nd|rd|th)\b"
    r"|\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?(?=[ ,]|$)",
    re.IGNORECASE,
)
_STARTS = pattern(r"\b(?:start|starting|begin|is|are|will)\b")
"""Then it is a sentence of its own about the day."""


def _ahead(voice: Voice, to: Told) -> list[Sentence]:
    """The first thing to work on, where they named one that can be said in a few words."""
    need = named_need(voice) if to.met else None
    if need is None:
        return []
    what, sources = need
    text = voice.pick("ahead", f"You said you wanted {what}, and I look forward to working on that with you.",
                      f"You said you wanted {what}. I look forward to starting on that.")  # fmt: skip
    return [one("ahead", text, *sources)]


def _needed(voice: Voice, to: Told) -> Sentence:
    they = "they" if to.recruiter else "you"
    text = voice.pick(
        "needed",
        f"I'll send whatever {they} need from me before I start.",
        f"If there are papers {they} need from me before I start, tell me which.",
    )
    return one("ahead.needed", text, METHOD)


# --- the no


def _no(voice: Voice, to: Told) -> list[Sentence]:
    if to.recruiter:
        text = "I've thought about it carefully, and I'm going to say no. Please tell them so for me."
    elif voice.formal:
        text = voice.pick(
            "no",
            "I have thought about it carefully, and I have decided not to accept it.",
            "After careful thought I have decided not to take it up.",
        )
    else:
        text = voice.pick("no", "I've thought about it carefully, and I'm going to say no.", "I've thought it over, and my answer is no.",
                          "It wasn't a quick decision, but I've decided not to take it.")  # fmt: skip
    soon = voice.pick(
        "soon",
        f"I wanted you to know at once, so that {'they' if to.recruiter else 'you'} can ask somebody else.",
        "I'm telling you straight away, so that nobody has to wait on my account.",
    )
    return [one("no", text, *outcome_source(to.after, "kind")), one("no.soon", soon, METHOD)]


def _parting(voice: Voice, to: Told) -> list[Sentence]:
    if to.recruiter:
        return [one("wish", "I'd be glad to hear from you again when something else comes up.", METHOD)]
    text = voice.pick("wish", "I hope you find the right person soon, and that our paths cross again.", "I wish you well with it, and I'd be glad if our paths crossed again.",
                      "I hope you soon have someone good in it. I'd be glad to stay in touch.")  # fmt: skip
    return [one("wish", text, METHOD)]


# --- open again


def _since(voice: Voice) -> list[Sentence]:
    """What the person has done since that bears on the job; it is asked for where there is no proof they have not heard."""
    given = voice.case.slot_answers.get("since", "").strip()
    if is_nothing(given):
        return []
    if given:
        first, *rest = sentences(given)
        told_of = [(_since_then(first), first), *((ended(more), more) for more in rest)]
        return [
            Sentence(f"since.{n}", "proof", text, (Source("debrief", "answers.since", quote),))
            for n, (text, quote) in enumerate(told_of, 1)
        ]
    question = _("What have you done since that bears on this job? One sentence, or leave it out.")
    return [open_slot(Slot("since", question), part="proof", key="since")]


def _since_then(first: str) -> str:
    """What was done since, as a sentence: as it stands where it is one, else behind the words that make it one."""
    small = lower_first(first.strip().rstrip("."))
    head = (words(first) or [""])[0]
    if _WAS.match(small):
        return f"Since we spoke I was {small}."
    if head in {"have", "been"}:
        return f"{'I' if head == 'have' else 'I have'} {small}."
    if head != "had" and is_past(head) and not only_a_thing(first):
        return f"Since we spoke I {small}."
    if is_doing(head):
        return f"I have been {small}."
    if is_whole(first) and not only_a_thing(first) and (not _A_THING.match(first) or any(map(is_past, words(first)))):
        return ended(re.sub(r"(?<![\w'’.])i(?=['’ ])", "I", first))
    return f"Since we spoke there {'have' if _SEVERAL.match(small) else 'has'} been {small}."


_A_THING = pattern(r"an?\b", re.IGNORECASE)
_WAS = pattern(
    r"(?:promoted|appointed|elected|chosen|selected|asked|invited|given|made) (?:to|as|for|a|the|team|head)\b"
)
_SEVERAL = pattern(r"(?:two|three|four|five|six|seven|eight|nine|ten|\d\d*|several|some|many|a few|no \w+s)\b")


def _one_proof(diagnosis: Diagnosis, voice: Voice, to: Told, contacts: Sequence[ContactMade]) -> list[Sentence]:
    """The strongest proof for a need of theirs that they have not heard; nothing once a letter has told it."""
    if to.recruiter or not to.met or any(contact.kind == "letter" for contact in contacts):
        return []
    for untold in diagnosis.untold:
        goal = next((g for g in voice.case.interview.goals if g.id == untold.goal), None)
        tied = tie(goal, voice.names, voice.paper) if goal is not None else None
        if tied is None or untold.strength < PLAINLY or not _SAID.match(tied.said):
            continue
        said = tell_evidence(
            evidence_of(voice.case, untold.evidence),
            voice,
            Ledger(quoted=1),
            part="proof",
            key=f"proof.{untold.evidence}",
            spoken=False,
        )
        if any(sentence.slot is not None for sentence in said) or not _DID.search(said[0].text):
            continue
        lead = (
            f"There is one thing I didn't tell you{voice.on_day()}."
            if voice.day()
            else "There is one thing I didn't tell you when we met."
        )
        return [
            one("proof.lead", lead, voice.day_source()),
            one("proof.need", f"{upper_first(tied.said)}.", *tied.sources),
            *said,
        ]
    return []
