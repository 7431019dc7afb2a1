"""What a sentence rests on, said in plain words: "Your résumé, Corvo, first point" instead of work[0].highlights[0]."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from afterword.domain.interview import Case, Source
from afterword.web.pages.heard_words import moment

_REF = re.compile(r"(?P<list>\w+)\[(?P<index>\d+)\](?:\.(?P<part>\w+)(?:\[(?P<point>\d+)\])?)?")

_ORDINALS = (
    pgettext_lazy("point of a résumé", "first"),
    pgettext_lazy("point of a résumé", "second"),
    pgettext_lazy("point of a résumé", "third"),
    pgettext_lazy("point of a résumé", "fourth"),
    pgettext_lazy("point of a résumé", "fifth"),
    pgettext_lazy("point of a résumé", "sixth"),
)

_PLACES = {
    "employer": gettext_lazy("The employer, as you named it"),
    "role": gettext_lazy("The job, as you named it"),
    "interviewed_at": gettext_lazy("When you met, as you noted it"),
    "starts_at": gettext_lazy("When you met, as you noted it"),
    "contact_rules": gettext_lazy("What they said about contact, as you noted it"),
    "decision_by": gettext_lazy("When they decide, as you noted it"),
    "want": gettext_lazy("Your answer: whether you want the job"),
    "effective": gettext_lazy("Your answer: how your answers went"),
    "interest": gettext_lazy("Your answer: whether you said that you want it"),
    "understood": gettext_lazy("Your answer: whether they know that you want it"),
    "name": gettext_lazy("Your settings: your name"),
    "phone": gettext_lazy("Your settings: your number"),
    "email": gettext_lazy("Your settings: your e-mail address"),
    "signature": gettext_lazy("Your settings: your signature"),
}

_DATES = frozenset({"decision_by", "interviewed_at", "starts_at"})
_ANSWERS = frozenset({"want", "effective", "interest", "understood"})
_ANSWER_WORDS = {"yes": gettext_lazy("Yes"), "no": gettext_lazy("No"), "unsure": gettext_lazy("Not sure")}
_PAPERS = {
    "debrief": gettext_lazy("What you wrote about this interview"),
    "transcript": gettext_lazy("The transcript"),
    "resume": gettext_lazy("Your résumé"),
    "job": gettext_lazy("The job advert"),
    "invitation": gettext_lazy("The invitation"),
    "log": gettext_lazy("Your contact log"),
    "outcome": gettext_lazy("What you noted of their answer"),
    "message": gettext_lazy("Their message"),
}


@dataclass(frozen=True, slots=True)
class Rest:
    """Where something stands, in words, and the exact words that stand there ("" for courtesy)."""

    where: str
    quote: str


def rests_on(sources: Iterable[Source], case: Case) -> tuple[Rest, ...]:
    """Every source once, in order. Courtesy is named only where nothing else carries the sentence."""
    found: dict[Rest, None] = {}
    for source in sources:
        if source.kind != "method":
            found.setdefault(Rest(_where(source, case), _said(source)))
    return tuple(found) or (Rest(_("Courtesy, states no fact"), ""),)


def _said(source: Source) -> str:
    """The exact words; a date or one of the four answers as a person would write it."""
    if source.kind == "debrief":
        if source.ref in _DATES:
            return _as_date(source.quote)
        if source.ref in _ANSWERS:
            return str(_ANSWER_WORDS.get(source.quote, source.quote))
    return source.quote


def _as_date(text: str) -> str:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    if len(text) > len("2026-12-04") and (moment.hour or moment.minute):
        return date_format(moment, "j F Y, H:i")
    return date_format(moment, "j F Y")


def _where(source: Source, case: Case) -> str:
    if source.kind == "resume":
        return _in_resume(source.ref, case)
    if source.kind == "debrief":
        return _in_debrief(source.ref, case)
    if source.kind == "transcript":
        return _in_transcript(source, case)
    return str(_PAPERS[source.kind])


def _in_resume(ref: str, case: Case) -> str:
    evidence = next((item for item in case.evidence if item.path == ref), None)
    at = evidence.at if evidence else ""
    place = _REF.fullmatch(ref)
    if place and place["list"] == "bank":
        return _("Your evidence, {organisation}").format(organisation=at) if at else _("Your evidence")
    if place is None or place["point"] is None or not at:
        return _("Your résumé, {organisation}").format(organisation=at) if at else str(_PAPERS["resume"])
    number = int(place["point"])
    if number < len(_ORDINALS):
        return _("Your résumé, {organisation}, {ordinal} point").format(organisation=at, ordinal=_ORDINALS[number])
    return _("Your résumé, {organisation}, point {number}").format(organisation=at, number=number + 1)


def _in_transcript(source: Source, case: Case) -> str:
    """Whose words they are, where that shows, and when in the talk they were said."""
    said = _("The transcript")
    for exchange in case.interview.exchanges:
        if source.quote and source.quote in exchange.answer:
            said = _("What you said")
            break
        if source.quote and source.quote in exchange.heard:
            said = _("What {name} asked").format(name=exchange.by) if exchange.by else _("What they asked")
            break
    else:
        if any(source in goal.sources for goal in case.interview.goals):
            said = _("What they said")
    time = moment(source.ref)
    return _("{what}, {time}").format(what=said, time=time) if time else said


def _in_debrief(ref: str, case: Case) -> str:
    place = _REF.fullmatch(ref)
    if place is None:
        head, _dot, tail = ref.partition(".")
        if head == "draft":
            return _("Your own words, in this draft")
        if head == "answers":
            return _("Your answer to a question here")
        return str(_PLACES.get(tail or head) or _PLACES.get(head) or _PAPERS["debrief"])
    match place["list"], place["part"]:
        case "questions", part:
            index = int(place["index"])
            exchange = next((one for one in case.interview.exchanges if one.position == index), None)
            return _about_question(part or "", exchange.asked if exchange else "")
        case "goals", _part:
            return _("They named this goal")
        case "left_out", _part:
            return _("What you wish you had said")
        case "interviewers", _part:
            return _("Who you met, as you noted it")
    return str(_PAPERS["debrief"])


def _about_question(part: str, asked: str) -> str:
    if part == "asked":
        return _("Their question, as you noted it")
    if part == "landed":
        return _("How you felt the answer went")
    if part == "wish_said":
        if asked:
            return _("What you wish you had answered to “{question}”").format(question=asked)
        return _("What you wish you had answered")
    if asked:
        return _("What you wrote about the question “{question}”").format(question=asked)
    return _("What you wrote about one question")
