"""Four answers become a verdict with its reasons (contract S1 and S2).

The rule is the article's own: "yes" to wanting the job and "no" to any other question is worth repairing. Its first
bullet packs two questions into one (do I want it, and did I answer well); they are asked apart here, or the rule could
not be applied. An answer that is missing or "unsure" is named as such and is never read as "no".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from afterword.domain.interview import Answer, Exchange, Interview, Source
from afterword.domain.language import _

VerdictKind = Literal["salvage", "thank_only", "let_go", "decide_first", "incomplete"]
Question = Literal["want", "effective", "interest", "understood"]

OTHERS: tuple[Question, ...] = ("effective", "interest", "understood")
_LONGEST_QUOTE = 110  # characters of a person's question shown inside a reason; the source keeps all of it


@dataclass(frozen=True, slots=True)
class Reason:
    """One plain sentence or two, and the person's own answers and notes it rests on."""

    text: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    kind: VerdictKind
    reasons: tuple[Reason, ...]


def assess(interview: Interview) -> Verdict:
    """The verdict on `interview` with its reasons, the one that decides first. Says nothing the person did not say."""
    kind = _kind(interview)
    reasons = [_first(interview, kind)]
    if kind != "let_go":
        reasons += [_other(interview, question) for question in OTHERS]
    reasons += _against(interview, kind)
    return Verdict(kind, tuple(reason for reason in reasons if reason.text))


def _kind(interview: Interview) -> VerdictKind:
    answers = interview.assessment
    match answers.want:
        case "no":
            return "let_go"
        case "unsure":
            return "decide_first"
        case None:
            return "incomplete"
    others = (answers.effective, answers.interest, answers.understood)
    if "no" in others:
        return "salvage"
    return "thank_only" if others == ("yes", "yes", "yes") else "incomplete"


def answer_source(interview: Interview, question: Question) -> Source | None:
    """The person's own answer to one of the four questions, as a source; None when it is not answered."""
    answer: Answer | None = getattr(interview.assessment, question)
    return None if answer is None else Source("debrief", question, answer)


def _first(interview: Interview, kind: VerdictKind) -> Reason:
    want = answer_source(interview, "want")
    sources: tuple[Source, ...] = () if want is None else (want,)
    match kind:
        case "let_go":
            text = _(
                "You don’t want this job, so there is nothing to repair. A short, courteous close is all it needs."
            )
        case "decide_first":
            text = _("You are not sure you want this job. Settle that first; what to put right depends on it.")
        case "thank_only":
            text = _("You want it, and nothing you said calls for a repair. A thank-you is enough.")
            sources += tuple(found for q in OTHERS if (found := answer_source(interview, q)))
        case "salvage":
            wrong = [question for question in OTHERS if getattr(interview.assessment, question) == "no"]
            if wrong == ["effective"] and len(_landed(interview, "badly")) == 1:
                text = _("You want it, and one answer let you down. That is worth putting right.")
            elif wrong == ["effective"]:
                text = _(
                    "You want it, and you don’t think you answered as well as you could. That is worth putting right."
                )
            elif "effective" not in wrong:
                text = _("You want it, and they may not know how much. That is worth saying.")
            else:
                text = _("You want it, and more than one thing did not come across. That is worth putting right.")
            sources += tuple(found for q in wrong if (found := answer_source(interview, q)))
        case "incomplete":
            if interview.assessment.want is None:
                return Reason(_("You have not said yet whether you want this job. The rest follows from that."), ())
            text = _("You want it. What that calls for depends on what is still open, and open is not counted as a no.")
    return Reason(text, sources)


def _other(interview: Interview, question: Question) -> Reason:
    """What the person answered to one of the other three questions, with what they noted beside it."""
    answer: Answer | None = getattr(interview.assessment, question)
    given = answer_source(interview, question)
    sources = () if given is None else (given,)
    match question, answer:
        case "effective", "no":
            told, beside = _beside_effective(interview)
            return Reason(" ".join(filter(None, (_("You don’t think you answered well."), told))), sources + beside)
        case "effective", "unsure":
            told, beside = _beside_effective(interview)
            return Reason(" ".join(filter(None, (_("You are not sure you answered well."), told))), sources + beside)
        case "effective", None:
            return Reason(_("You have not said yet whether you answered well."), ())
        case "interest", "no":
            return Reason(_("You don’t think you told them you were interested."), sources)
        case "interest", "unsure":
            return Reason(_("You are not sure you told them you were interested."), sources)
        case "interest", None:
            return Reason(_("You have not said yet whether you told them you were interested."), ())
        case "understood", "no":
            return Reason(_("You are not confident they know you want the job."), sources)
        case "understood", "unsure":
            return Reason(_("You can’t tell whether they know you want the job."), sources)
        case "understood", None:
            return Reason(_("You have not said yet whether they know you want the job."), ())
    return Reason("", ())  # a yes needs no sentence of its own


def _beside_effective(interview: Interview) -> tuple[str, tuple[Source, ...]]:
    """The answers that landed badly (or, if none, the ones the person is unsure of, or what was left out), in words."""
    badly = _landed(interview, "badly")
    if badly:
        sources = tuple(source for exchange in badly for source in _noted(exchange))
        named = [exchange for exchange in badly if exchange.asked.strip()]
        if len(badly) == 1 and named:
            return _("One question went badly, you said: {question}").format(
                question=quoted(_short(named[0].asked))
            ), sources
        if len(badly) == 2 and len(named) == 2:
            first, second = (_short(exchange.asked) for exchange in named)
            text = _("Two questions went badly, you said: “{first}” and {second}")
            return text.format(first=first, second=quoted(second)), sources
        if len(badly) == 1:
            return _("One answer went badly, you said."), sources
        return _("You marked {count} answers as having gone badly.").format(count=len(badly)), sources
    doubtful = _landed(interview, "unsure")
    if doubtful:
        sources = tuple(source for exchange in doubtful for source in _noted(exchange))
        if len(doubtful) == 1 and doubtful[0].asked.strip():
            text = _("You don’t know how this one went: {question}").format(question=quoted(_short(doubtful[0].asked)))
            return text, sources
        return _("You marked {count} answers as uncertain.").format(count=len(doubtful)), sources
    left = [(place, text) for place, text in enumerate(interview.left_out) if text.strip()]
    if left:
        sources = tuple(Source("debrief", f"left_out[{place}]", text) for place, text in left)
        if len(left) == 1:
            return _("You left this out: {what}").format(what=quoted(_short(left[0][1]))), sources
        return _("You noted {count} things you left out.").format(count=len(left)), sources
    return "", ()


def _against(interview: Interview, kind: VerdictKind) -> list[Reason]:
    """What the person noted that seems to speak against their own answer: shown, and not allowed to overrule it."""
    badly = _landed(interview, "badly")
    if interview.assessment.effective != "yes" or not badly or kind in ("let_go", "decide_first"):
        return []
    given = answer_source(interview, "effective")
    sources = (*((given,) if given else ()), *(source for exchange in badly for source in _noted(exchange)))
    if len(badly) == 1:
        text = _(
            "You marked one answer as having gone badly. Taken together you think you answered well, and that counts."
        )
        return [Reason(text, sources)]
    text = _(
        "You marked {count} answers as having gone badly. Taken together you think you answered well, and that counts."
    )
    return [Reason(text.format(count=len(badly)), sources)]


def _landed(interview: Interview, how: Literal["badly", "unsure"]) -> list[Exchange]:
    return [exchange for exchange in interview.exchanges if exchange.landed == how]


def _noted(exchange: Exchange) -> tuple[Source, ...]:
    """What was asked, what was said, and how it landed, as far as the person noted it."""
    parts: tuple[Literal["asked", "said", "landed"], ...] = ("asked", "said", "landed")
    return tuple(exchange.source(part) for part in parts if (getattr(exchange, part) or "").strip())


def quoted(words: str) -> str:
    """`words` in quotation marks at the end of a sentence, with the full stop that they may lack."""
    return f"“{words}”" if words.rstrip()[-1:] in ".!?…" else f"“{words}”."


def _short(text: str) -> str:
    """`text` on one line, cut at a word when it is long."""
    flat = " ".join(text.split())
    if len(flat) > _LONGEST_QUOTE:
        return flat[:_LONGEST_QUOTE].rsplit(" ", 1)[0].rstrip(",;:") + " …"
    return flat
