"""The one sentence on top of a verdict, for each way it can come out. It says what matters, without blame."""

from __future__ import annotations

from typing import Literal, assert_never

from django.utils.translation import gettext as _

from afterword.domain.interview import Assessment
from afterword.domain.method import Pack
from afterword.web.pages.words import number, sentence

Way = Literal["call", "ask", "email", "recruiter", "none"]
"""How a repair reaches the employer. "ask": an e-mail that asks for five minutes, because a call may not be welcome."""


def headline(pack: Pack, way: Way) -> str:
    """The headline of the verdict page."""
    answers = pack.case.interview.assessment
    match pack.verdict.kind:
        case "salvage":
            return f"{_what(pack)} {_do(pack, way)}"
        case "thank_only":
            return _("It went well, and they know you want it. Thank them, and leave it there.")
        case "let_go":
            return _("You do not want this one, and that is an answer too. Take your leave well.")
        case "decide_first":
            return _("You are not sure you want it. Find that out before you mend anything.")
        case "incomplete":
            return _incomplete(answers)
    assert_never(pack.verdict.kind)


def _what(pack: Pack) -> str:
    first = pack.plan.first
    if first is None:
        return _("You want it, and something did not come across.")
    match first.kind:
        case "answer":
            exchange = next((one for one in pack.case.interview.exchanges if one.id == first.ref), None)
            sure = pack.case.interview.assessment.effective == "no" or (
                exchange is not None and exchange.landed == "badly"
            )
            if sure and _answers(pack) > 1:
                return _("You want it, and {count} answers let you down.").format(count=number(_answers(pack)))
            if sure:
                return _("You want it, and one answer let you down.")
            return _("You want it, and one answer may have fallen short.")
        case "omission":
            return _("You want it, and something that speaks for you went unsaid.")
        case "interest":
            return _("You want it, and they may not know.")
    assert_never(first.kind)


def _do(pack: Pack, way: Way) -> str:
    first = pack.plan.first
    if first is None:
        return _("Say what it was.")
    match way, first.kind:
        case "call", "interest":
            return _("Ring and say so.")
        case "call", "answer" if _answers(pack) > 1:
            return _("One of them is worth a call.")
        case "call", _kind:
            return _("That is worth a call.")
        case "ask", "interest":
            return _("Ask for five minutes and say so.")
        case "ask", "omission":
            return _("Ask for five minutes and tell them.")
        case "ask", _kind if _answers(pack) > 1:
            return _("Ask for five minutes to complete one of them.")
        case "ask", _kind:
            return _("Ask for five minutes to complete it.")
        case "email", "interest":
            return _("Write and say so.")
        case "email", "omission":
            return _("Tell them in writing.")
        case "email", _kind if _answers(pack) > 1:
            return _("Complete them in writing.")
        case "email", _kind:
            return _("Complete it in writing.")
        case "recruiter", "answer" if _answers(pack) > 1:
            return _("The recruiter can carry better ones.")
        case "recruiter", "answer":
            return _("The recruiter can carry a better one.")
        case "recruiter", _kind:
            return _("Let the recruiter tell them.")
    return _("They asked for no contact, so for now it rests.")


def _answers(pack: Pack) -> int:
    """How many answers are among the repairs."""
    return sum(repair.kind == "answer" for repair in pack.diagnosis.repairs)


def _incomplete(answers: Assessment) -> str:
    if answers.want is None:
        return _("Do you want it? The rest follows from that.")
    missing = [answer for answer in (answers.effective, answers.interest, answers.understood) if answer is None]
    if not missing:
        return _("You want it, and you cannot tell yet how it went. That is not a no.")
    if len(missing) == 1:
        return _("One question is still open, and only you can answer it.")
    return _("{count} questions are still open, and only you can answer them.").format(
        count=sentence(number(len(missing)))
    )
