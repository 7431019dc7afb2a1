"""Naming a question neutrally: "You asked ..." completed in the candidate's voice, or the neutral name of its family.

A question is only turned round where every word of it can be settled; otherwise the family's own phrase stands in.
A question that touches private ground is never repeated (S10).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from afterword.domain.compose.person import to_employer
from afterword.domain.compose.spoken import cleaned
from afterword.domain.compose.topics import half_remembered, in_own_voice, quoted_topic, situation, topic, topic_first
from afterword.domain.compose.verbs import FINITE
from afterword.domain.diagnose.answers import discloses_private
from afterword.domain.diagnose.findings import ExchangeFinding
from afterword.domain.diagnose.questions import family_of
from afterword.domain.interview import METHOD, Exchange, Source
from afterword.domain.knowledge import families
from afterword.domain.patterns import pattern
from afterword.domain.text import lower_first, sentences, upper_first, words


@dataclass(frozen=True, slots=True)
class Named:
    """`asked` completes "You asked"; `about` completes "your question about" (always there); with what they rest on."""

    asked: str
    about: str
    source: Source


_FILLER = pattern(
    r"^(?:(?:so|and|okay|ok|well|now|um+|uh+|right|then|also|but|great|alright|all right|final question|last one|"
    r"one more|and then|just|actually|look|listen|in that case|out of interest)\b[,:.]?\s+)+",
    re.IGNORECASE,
)
_CONDITION = pattern(r"^(?:if|when|let's say|say|suppose|imagine|assuming)\b[^,?]{3,90},\s*", re.IGNORECASE)
_ASKED_ME = pattern(
    r"^(?:can|could|would|will) you (?:please )?(?=tell|talk|walk|give|describe|explain|show|take|share|run|name)",
    re.IGNORECASE,
)
_TELL = pattern(
    r"^(?P<verb>tell|talk|walk|give|describe|explain|show|take|share|run|name|sell|convince|paint|think|pick|introduce)\b"
    r"(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_WH = pattern(
    r"^(?P<wh>how long|how often|how much|how many [\w-]+|how soon|how far|how well|how|why|where|when|what [\w-]+ [\w-]+|"
    r"what [\w-]+|what|which [\w-]+ [\w-]+|which [\w-]+|who)\s+(?P<aux>would|will|do|did|are|were|can|could|should|have|"
    r"had|might|must)\s+(?P<who>you|we)\s+(?P<rest>.+)$",
    re.IGNORECASE,
)
_POLAR = pattern(
    r"^(?P<aux>have|had|can|could|would|will|are|were|do|should)\s+you\s+(?P<ever>ever\s+)?(?P<rest>.+)$", re.IGNORECASE
)
_WHAT_IS = pattern(r"^(?:what(?:'s|’s| is| are| was| were)|who(?:'s|’s| is))\s+(?P<rest>your\s+.+)$", re.IGNORECASE)
_LOST = pattern(
    r"\b(?:there|that|this|it|them|those|these|they|he|she|him|her|one|ones|so|do that|the same)\s*$", re.IGNORECASE
)
_DANGLING = pattern(r"\b(?:it|that one|this one|those two|the latter|he|she|him|they|them)\b", re.IGNORECASE)


_SURE = frozenset(
    "tenure_commitment availability_schedule salary_expectation salary_history start_date_notice relocation leaving_reason "
    "employment_gap personal_private job_hopping dismissal_redundancy overqualified".split()
)
"""Kinds of question that their own words give away, so that their neutral name may stand for a question (a guess may not)."""


@lru_cache(maxsize=1024)
def name_question(exchange: Exchange, finding: ExchangeFinding) -> Named:
    """How to name this question to the employer: turned round, as a topic, quoted as noted, or by the name of its kind.

    The person's own wording comes first. What was only heard is turned round or not repeated at all: nobody is read
    their own half sentences.
    """
    family = families().get(finding.family)
    about = family.about if family is not None and finding.family != "other" else ""
    private = (
        finding.private is not None
        or finding.family == "personal_private"
        or bool(discloses_private(exchange.asked) or _PRIVATE_ASIDE.search(exchange.asked))
    )
    noted = exchange.asked if exchange.asked != exchange.heard else ""
    source = exchange.source("asked")
    if not private:
        named = _of_note(noted, exchange) or _of_heard(exchange)
        if named is not None:
            asked, rests = named
            return Named(asked, asked.removeprefix("about ") if asked.startswith("about ") else about, rests)
    plain = half_remembered(noted.strip().strip("\"“”'‘’ "))
    if not _quotable(plain):
        plain = next(
            (s for s in sentences(plain) if s.endswith("?") and _quotable(s) and not _POINTING.search(s)), plain
        )
    charge = finding.family in {"tenure_commitment", "job_hopping", "dismissal_redundancy", "overqualified"}
    if not private and not charge and noted and _quotable(plain):  # a charge is never read back to the one who made it
        sure = about if finding.family in _SURE else ""
        return Named(
            f"me: “{upper_first(plain)}{_end(plain)}”{'' if _end(plain) or plain[-1] in '.?!' else '.'}", sure, source
        )
    if private and finding.family not in _SURE:
        about = families()["personal_private"].about
    shows = noted or family_of(exchange.heard) == finding.family  # the question itself, not what led up to it
    if about and (private or (finding.family in _SURE and shows) or not exchange.asked):
        asked = about if re.match(r"(?:how|why|what|whether|where|when)\b", about) else f"about {about}"
        return Named(asked, about, source if exchange.asked else METHOD)
    return Named("", "", source)


def _of_note(noted: str, exchange: Exchange) -> tuple[str, Source] | None:
    if not noted.strip():
        return None
    named = _turn(noted) or in_own_voice(noted) or topic_first(noted) or situation(noted, exchange.heard)
    named = named or topic(noted)
    if named is None and (heard := _of_heard(exchange)) is not None:
        return heard
    named = named or quoted_topic(noted)
    return (named, exchange.source("asked")) if named is not None else None


def _of_heard(exchange: Exchange) -> tuple[str, Source] | None:
    """The question as it was heard, turned round: only where nothing in it points outside it."""
    pieces = [piece for piece in sentences(exchange.heard) if not _PRIVATE_ASIDE.search(piece)]
    for piece in [p for p in pieces if p.endswith("?")] + [p for p in pieces if not p.endswith("?")]:
        text = cleaned(piece)
        if text is None or len(words(text)) > 26:
            continue
        turned = _turn_one(text, alone=False, note=False)
        whole = turned is not None and not re.search(r"\b(?:in|on|at|of|for|with|to|about|from|by)$", turned)
        if turned is not None and whole and not _POINTING.search(turned) and len(words(turned)) >= 4:
            return turned, exchange.source("heard", piece)
    return None


_PRIVATE_ASIDE = pattern(
    r"\b(?:your|have|got|the|any) (?:kids?|child(?!\w)|children|husband|wife|partner|spouse|family|age|health|church|faith)\b|"
    r"\b(?:pregnan\w+|how old are you|at home|start(?:ing)? (?:one|a family)|bring\w* (?:your|the) family)\b",
    re.IGNORECASE,
)
_POINTING = pattern(
    r"\b(?:that|this|those|these|there|then|it|one|ones|here|so|such|same|other|another|else|really|actually|gonna|okay|say)\b"
    r"(?!\s+(?:can|who|will|made|makes|would|has|was|is|could|did)\b)",
    re.IGNORECASE,
)
"""Words that point outside the question, or fill it: what holds one of them was clear only in the room."""


def _end(plain: str) -> str:
    """The question mark a noted question lacks."""
    asks = re.search(
        r"(?:^|[,.]\s+)(?:how|what|why|where|when|who|which|would|could|can|do|did|have|are|is)\b[^.?!]*$",
        plain,
        re.IGNORECASE,
    )
    return "?" if asks and plain[-1] not in ".?!" else ""


def _quotable(text: str) -> bool:
    """Whether a noted question can be said back as it stands: short, one line, and without talk about the interviewers."""
    return 2 <= len(words(text)) <= 20 and not re.search(
        r"[\"“”\n]|\b(?:he|she|they|him|her|asked|said)\b", text, re.IGNORECASE
    )


def _turn(asked: str) -> str | None:
    """ "How would you find out which promotions pay?" -> "how I would find out which promotions pay"."""
    text = asked.strip().strip("\"“”'‘’ ")
    pieces = sentences(text)
    if len(pieces) > 4:
        return None
    questions = [s for s in pieces if s.endswith("?")]
    questions += [s for s in pieces[::-1] if s not in questions]
    return next((turned for piece in questions if (turned := _turn_one(piece, alone=len(pieces) == 1))), None)


_TOLD = pattern(
    r"^(?:(?:she|he|they|[A-Z][a-z]+)\s+)?(?:then\s+|also\s+)?asked\s+(?:me\s+|us\s+)?"
    r"(?P<rest>(?:about|how|why|what|whether|if|for|where|when|which|to)\b(?:(?!\b(?:he|she|they|him|her|you)\b).){3,120})$",
    re.IGNORECASE,
)


def _turn_one(piece: str, *, alone: bool, note: bool = True) -> str | None:
    piece = re.sub(r",\s+[A-Z][a-zà-ÿ]+$", "", piece.rstrip("?.!… "))  # ", Junia": the person's own name
    told = _TOLD.match(piece)
    if told is not None:  # "she asked me about a time i ...": turned round by the person already
        return re.sub(r"\bi\b", "I", re.sub(r"^if\b", "whether", told["rest"].strip(), flags=re.IGNORECASE))
    piece = re.sub(r"^[A-Z][\w ]{2,40}:\s+", "", piece)  # "Making Effective Decisions: tell us about ..."
    whole = _FILLER.sub("", piece)
    piece = _CONDITION.sub("", whole)
    supposed = piece != whole and re.match(r"(?:if|suppose|imagine|say|let's say|assuming)\b", whole, re.IGNORECASE)
    piece = re.split(
        r",\s+(?:and\s+)?(?:(?:are|do|did|would|will|can|could|is|have)\s+(?:you|we|it|that)|(?:what|why|how|where|who)(?:'s)?\s+"
        r"(?:would|did|do|are|is|was|were|will|can|have|it|that|you|we))\b",
        piece,
    )[0]
    piece = _FILLER.sub("", piece).strip()
    if not 2 <= len(words(piece)) <= 20 or '"' in piece or "?" in piece or "…" in piece or "..." in piece:
        return None
    if _LOST.search(piece) and not re.search(r"\bwould that\b", piece):
        return None
    turned = _request(piece) or _what_is(piece) or _wh(piece) or _polar(piece) or (_fragment(piece) if note else None)
    if turned is None or (_DANGLING.search(turned) and not (alone and note)):
        return None
    if _TWISTED.search(turned):
        return None
    people = re.search(
        r"\b(?:someone|somebody|person|customer|colleague|client|nurse|pupil|patient|who|people|staff|[a-z]{4,}s)\b",
        turned,
    )
    if re.search(r"\b(?:she|he|they)\b", turned, re.IGNORECASE) and not people:
        return None
    if supposed:  # "If I hand you the next one, how do you ...?"
        verb = r"(?!(?:am|have|had|would|was|can|could|might|must|should)\b)(?=[a-z])"
        turned = re.sub(rf"^(how|what|where|when|why) I {verb}", r"\1 I'd ", turned)
    if not alone:  # what stood before it is not said again: "those hours" are the hours
        turned = re.sub(r"\b(?:those|these) (?=[a-z]+s\b)", "the ", turned)
    return re.sub(r"\s+", " ", turned).strip(" ,")


_TWISTED = pattern(
    r"\b(?:are|do|did|does|is|were|was|have|would|could|can|will|had) (?:I|me)\b|\bI(?:'m)? and\b|\bI (?:are|were)\b"
)
"""A second question behind the first, which stayed a question."""


def _request(piece: str) -> str | None:
    request = _TELL.match(_ASKED_ME.sub("", piece))
    if request is None:
        return None
    rest = to_employer(request["rest"])
    if rest is None:
        return None
    verb = request["verb"].lower()
    about = re.match(r"\s*(?:you\s+)?about\s+(?P<what>.+)$", rest)
    if verb in {"tell", "talk"} and about is not None:
        return f"about {about['what']}"
    if verb == "give" and (found := re.match(r"\s*(?:you\s+)?(?P<what>an? .+)$", rest)):
        return f"for {found['what']}"
    return f"me to {verb}{rest}"


def _what_is(piece: str) -> str | None:
    found = _WHAT_IS.match(piece)
    if found is None:
        return None
    rest = to_employer(found["rest"])
    return None if rest is None else f"about {rest}"


_AUX = {"would": "would", "will": "would", "can": "can", "could": "could", "should": "should", "might": "might",
        "must": "must", "have": "have", "had": "had", "are": "am", "were": "was"}  # fmt: skip


def _wh(piece: str) -> str | None:
    found = _WH.match(piece)
    if found is None:
        return None
    rest = to_employer(found["rest"])
    if rest is None:
        return None
    wh = to_employer(found["wh"])
    aux, who = found["aux"].lower(), found["who"].lower()
    if wh is None or (aux == "did"):
        return None  # the verb's past would have to be guessed
    if who == "we":
        verb = "" if aux == "do" else f"{aux} "
        return lower_first(f"{wh} you {verb}{rest}")
    verb = "" if aux == "do" else f"{_AUX[aux]} "
    asked = lower_first(f"{wh} I {verb}{rest}").replace("I would ", "I'd ")
    return re.sub(r"\bI am (?!(?:with|at|on|about|in|around|under)\b)", "I'm ", asked)  # "how I am with paperwork"


def _polar(piece: str) -> str | None:
    found = _POLAR.match(piece)
    if found is None:
        return None
    rest = to_employer(found["rest"])
    if rest is None:
        return None
    aux = found["aux"].lower()
    ever = "ever " if found["ever"] else ""
    verb = "" if aux == "do" else {"have": "had ", "are": "was "}.get(aux, f"{_AUX[aux]} ")
    return f"whether I {verb}{ever}{rest}".replace("I had ", "I'd ").replace("I would ", "I'd ")


def _fragment(piece: str) -> str | None:
    """A recollection without a verb: "A launch with a hard date, and what slipped"."""
    if not re.match(r"(?:a|an|the|my|your|any)\s", piece, re.IGNORECASE):
        return None
    if any(token.lower().strip(",") in FINITE for token in piece.split()[1:4]) and not re.search(
        r"\b(?:who|that|which|where|when|you)\b", piece
    ):
        return None  # a statement: "Your Welsh is lovely"
    turned = to_employer(piece)
    return None if turned is None else f"about {lower_first(turned)}"
