"""Rules that go by wording. The knowledge holds the phrases; here is what its plain phrases cannot say.

Each entry is a rule of the knowledge: `MORE` are further wordings of it, `HARMLESS` wordings in which its words mean no
harm. A wording that the employer or the résumé used is theirs and is let stand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from afterword.domain.compose.draft import Sentence
from afterword.domain.knowledge import AvoidRule, avoid

_ADJECTIVE = (
    r"(?:hard-?working|motivated|dedicated|reliable|passionate|organi[sz]ed|enthusiastic|driven|committed|creative|flexible|loyal"
    r"|energetic|ambitious|honest|punctual|friendly|proactive|professional|conscientious|dependable|adaptable|diligent)"
)


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


MORE: Mapping[str, re.Pattern[str]] = {
    "restates_fault": _words(
        r"\b(?:didn[’']?t|did not) do (?:myself|it|that|the question) justice\b",
        r"\bmade (?:a|an|such a) (?:mess|hash|fool)\b[^.;]{0,25}\b(?:answer|question|interview|myself|it)\b",
        r"\bmade (?:a|some|several) mistakes? (?:in|during|at|on) (?:the|our|my) (?:interview|answers?|talk|meeting)\b",
        r"\b(?:got|tied myself) (?:in|into) knots\b|\btripped over my (?:words|answer)\b",
    ),
    "desperation": _words(
        r"\b(?:just |please |only )?give me (?:a|the|one) (?:chance|shot|try)\b",
        r"\bwork for (?:nothing|free|less)\b(?= at first| if|\.|,|$)",
        r"\b(?:pay|cover) (?:the|my) (?:rent|bills|mortgage)\b",
        r"\bcan[’']?t afford (?:not to|to lose|to miss)\b",
    ),
    "argue_decision": _words(
        r"\bI (?:strongly |respectfully |must |have to |really )*disagree\b(?! with my\b)",
        r"\bI deserve(?:d)? (?:this|the|another|a second|better)\b",
        r"\byou(?:[’']ll| will) regret\b",
    ),
    "unkeepable_promise": _words(
        r"\b(?:never|not) (?:be sorry|regret)\b[^.;]{0,20}\b(?:hir|tak|choos|employ|chose|took)",
        r"\bI(?:[’']ll| will) never be (?:late|ill|sick|off)\b",
        r"\bstay(?:ing)? (?:for )?the (?:long term|long haul|duration)\b",
        r"\bcommit(?:ted)?\b[^.;]{0,50}\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten) years\b",
    ),
    "unprovable_superlative": _words(
        r"\b(?:uniquely|ideally|perfectly) (?:qualified|suited|placed|positioned)\b",
        r"\bthe most (?:qualified|experienced|dedicated|hard-?working|committed) (?:candidate|person|applicant)\b",
    ),
    "accuse_interviewer": _words(
        r"\b(?:ask(?:ing|ed)?|question\w*|interview\w*)\b[^.;]{0,40}"
        r"\b(?:against the law|illegal|unlawful|discriminat\w+)\b",
        r"\b(?:EEOC|Acas)\b",
    ),
    "unanswered_stack": _words(
        r"\b(?:heard nothing|had no (?:reply|answer|response)|no reply|haven[’']?t heard|not heard back)\b",
        r"\bmy (?:third|fourth|fifth) (?:message|e-?mail|letter|call|note)\b",
        r"\bas per my (?:last|previous) (?:message|e-?mail)s?\b",
        r"\b(?:written|called|rung|rang|wrote|e-?mailed) (?:you )?(?:twice|three times|several times)\b",
    ),
    "stock_phrase": _words(
        rf"\b{_ADJECTIVE}, {_ADJECTIVE},? and {_ADJECTIVE}\b",
        r"\b(?:an? )?(?:honou?r|privilege) (?:and an? (?:honou?r|privilege)|to have (?:met|spoken))\b",
        r"\b(?:deeply|truly|sincerely) (?:grateful|appreciate|appreciative|honou?red)\b",
        r"\bskill ?set\b|\bvalue to your (?:team|organi[sz]ation|company)\b",
        r"\bmake a meaningful (?:contribution|impact)\b",
    ),
    "dashes": _words(r"(?<=\w) ?[–—] ?(?=[^\W\d])", r"(?<=[^\s\d]) -{1,2} (?=\S)"),
    "exclamation": _words(r"!"),
}

HARMLESS: Mapping[str, re.Pattern[str]] = {
    "restates_fault": _words(r"\bfroze (?:the |all |our )?(?:hiring|spend\w*|budget|prices?|pay|recruit\w*|stock)\b"),
    "gifts": _words(r"\bgifts? (?:shop|wrap\w*|aid|cards? (?:sales|line)|in wills|for music)\b|\bgift of\b"),
    "stock_phrase": _words(r"\bdynamic (?:pricing|loads?|testing|range|risk|positioning)\b|\bpassion fruit\b"),
    "desperation": _words(
        r"\b(?:was|were|gave|given|had|took|saw|got) (?:\w+ ){0,3}?(?:one more|another|a second) chance\b",
        r"\bthe only job (?:I|we|that|which|on|left)\b",
    ),
    "unkeepable_promise": _words(
        r"\bnever leave (?:the|a|an|my|any) (?!job|company|firm|team|post)\w+ (?:un\w+|without|until|half|open|on)\b",
        r"\b(?:was|were|is|are|it|stock|which|that) always available\b",
    ),
    "unprovable_superlative": _words(
        r"\b(?:find|found|finding|hired?|chosen?|choosing|looking for) the (?:right|best) (?:person|candidate)\b"
    ),
    "insider_pressure": _words(r"\bI know the chair (?:lift|frame)\b"),
}  # fmt: skip

_THEIRS = re.compile(r"^(?:goals\[|role|employer|contact_rules)|\.asked$")


@lru_cache(maxsize=8_000)  # every page of an interview looks at the same sentences again
def find(rule: str, sentence: Sentence) -> tuple[str, ...]:
    """The exact words in `sentence` that `rule` objects to, each once."""
    known: AvoidRule | None = avoid().get(rule)
    text = sentence.text
    quotes = list(known.find(text)) if known is not None else []
    if rule in MORE:
        quotes += [found.group() for found in MORE[rule].finditer(text)]
    harmless = [found.span() for found in HARMLESS[rule].finditer(text)] if rule in HARMLESS else []
    theirs = " ".join(
        source.quote.lower()
        for source in sentence.sources
        if source.kind in ("resume", "job", "transcript") or (source.kind == "debrief" and _THEIRS.search(source.ref))
    )
    seen: list[str] = []
    for quote in quotes:
        start = text.find(quote)
        overlaps = any(first < start + len(quote) and start < last for first, last in harmless)
        within = any(quote in other or other in quote for other in seen)
        if not overlaps and not within and not (len(quote) > 3 and quote.lower() in theirs):
            seen.append(quote)
    return tuple(seen)
