"""Questions that people note as a topic or a situation ("Late starts", "Labor is at 38, how do I get it to 31?")."""

from __future__ import annotations

import re

from afterword.domain.compose.person import to_employer
from afterword.domain.compose.verbs import FINITE, is_base, is_past
from afterword.domain.patterns import pattern
from afterword.domain.text import lower_first, words

_NO_TOPIC = pattern(
    r"\b(?:you|your|he|she|they|him|her|them|it|this|that|i|i'm|i'd|me|my|we|us|our|asked|said|vs)\b|[?\"“”…=/|]|\.\.\.|\d{3,}",
    re.IGNORECASE,
)
_COUNTED = frozenset(
    """colleague issue day customer conflict mistake project deal launch event incident case client boss manager problem
    situation team patient guest driver complaint change decision deadline crisis failure example person employee
    design system outage bug shift supplier argument disagreement success achievement challenge weakness strength
    presentation budget plan policy review audit inspection emergency""".split()
)
_MASS = frozenset(
    """documentation contamination communication training feedback safety quality pay stock staff turnover retention
    people speed noise stress growth work time pressure experience leadership teamwork sickness absence planning maintenance hygiene compliance trust""".split()
)
_OWN = frozenset(
    "biggest greatest main current last worst best proudest toughest hardest first career notice salary".split()
)


def topic(note: str) -> str | None:
    """ "Late starts" -> "about late starts"; None for a form in which an article would have to be guessed."""
    text = re.sub(r"\s+", " ", note.replace("’", "'")).strip(" .,;:-–—!")
    whole, text = text, half_remembered(text)
    count = len(words(text))
    if not 1 <= count <= 8 or _NO_TOPIC.search(text) or text[:1].isdigit():
        return None
    if text != whole and not is_base(text.split()[0].lower()):
        return f"about {lower_first(text)}"  # what "something about" stood before fits behind "about"
    tokens = [token.strip(",").lower() for token in text.split()]
    if re.match(r"(?:somebody|someone|people|an?(?: [\w'-]+){1,2}) (?:who|that)\b", text, re.IGNORECASE):
        return f"about {lower_first(text)}"
    if (is_past(tokens[0]) and count > 1) or any(t in FINITE and t not in {"use", "cut", "left"} for t in tokens[1:]):
        return None
    if tokens[0] in {
        "how",
        "what",
        "why",
        "when",
        "where",
        "who",
        "which",
        "would",
        "could",
        "can",
        "do",
        "did",
        "have",
        "are",
        "is",
    }:
        return None
    if is_base(tokens[0]) and count > 1 and tokens[1] in {"a", "an", "the", "my", "out", "up"}:
        return None
    said = lower_first(text)
    if tokens[0] in _OWN:
        return f"about my {said}"
    if tokens[0] in {"a", "an", "the", "any", "some", "more", "less", "somebody", "someone", "people"} or tokens[
        0
    ].endswith("ing"):
        return f"about {said}"
    head = _head(tokens)
    if head in _COUNTED:
        return f"about {'an' if said[0].lower() in 'aeiou' else 'a'} {said}"
    if head in _MASS or (head.endswith("s") and not head.endswith(("ss", "us", "is"))):
        return f"about {said}"
    return (
        f"about {said}" if head.endswith(("ing", "cy", "ity", "ness", "ance", "ence", "ship", "ism", "ware")) else None
    )


def half_remembered(note: str) -> str:
    """ "Something about paperwork" -> "paperwork": how well it is remembered is not told to the one who asked."""
    return re.sub(
        r"^(?:some(?:thing|thin)|a (?:question|thing|bit)|one|stuff|a lot) (?:about|on|to do with)\s+(?=\w)",
        "",
        note,
        count=1,
        flags=re.IGNORECASE,
    )


def quoted_topic(note: str) -> str | None:
    """A few words that fit no frame, in quotation marks: about “exactly once”."""
    text = note.strip(" .,;:-–—!")
    tokens = words(text)
    if not 1 <= len(tokens) <= 5 or _NO_TOPIC.search(text) or is_past(tokens[0]) or is_base(tokens[0]):
        return None
    return None if text[:1].isdigit() or any(t in FINITE for t in tokens[1:]) else f"about “{lower_first(text)}”"


def _head(tokens: list[str]) -> str:
    for at, token in enumerate(tokens):
        if token in {
            "of",
            "in",
            "on",
            "for",
            "with",
            "to",
            "at",
            "from",
            "and",
            "by",
            "under",
            "before",
            "after",
            "leaving",
            "so",
            "who",
            "between",
        }:
            return tokens[at - 1] if at else token
    return tokens[-1]


_OWN_VOICE = pattern(r"^(?P<aux>would|could|can|do|did|have|had|am|was|will|should) I (?P<rest>\S.*)$", re.IGNORECASE)
_AUX = {"have": "had ", "am": "was ", "do": "", "will": "would "}


def in_own_voice(note: str) -> str | None:
    """A question the person turned round already: "Would I cope at night" -> "whether I would cope at night"."""
    text = re.sub(r"\s+", " ", note.replace("’", "'")).strip(" .?!")
    found = _OWN_VOICE.match(text)
    if found is not None and not re.search(
        r"\b(?:you|your|they|he|she|him|her|this|that)\b", found["rest"], re.IGNORECASE
    ):
        aux = found["aux"].lower()
        return None if aux == "did" else f"whether I {_AUX.get(aux, aux + ' ')}{found['rest']}"
    if len(words(text)) > 20:
        return None
    if re.match(r"how to [a-z]+ \S", text, re.IGNORECASE) and not re.search(
        r"\b(?:you|your|he|she|they|it|this|that|I)\b", text
    ):
        return lower_first(text)
    if re.match(r"an? (?:\w+ )?(?:example|time|moment|case|occasion)\b", text, re.IGNORECASE) and re.search(
        r"\bI(?:'d|'ve)?\b", text
    ):
        lead = "for" if re.match(r"an? (?:\w+ )?example\b", text, re.IGNORECASE) else "about"
        return None if re.search(r"\b(?:you|your|he|she|they)\b", text) else f"{lead} {lower_first(text)}"
    return None


_TOPIC_FIRST = pattern(
    r"^(?P<topic>[A-Z][\w' -]{2,40}?)[,:]\s+(?P<wh>how|what|why|where|when)\s+(?P<aux>would|will|do|could|can|should)\s+you\s+"
    r"(?P<rest>[a-z]\S*(?: [\w'-]+){0,6}?)\s+(?:this|that|it)(?P<tail> [\w' -]{2,40})?\??$"
)


def topic_first(note: str) -> str | None:
    """ "Demurrage, how would you attack this" -> "how I'd attack demurrage"."""
    found = _TOPIC_FIRST.match(re.sub(r"\s+", " ", note.replace("’", "'")).strip(" .?!"))
    if found is None or _NO_TOPIC.search(found["topic"]):
        return None
    tail = to_employer(found["tail"]) if found["tail"] else ""
    if tail is None:
        return None
    aux = {"would": "I'd", "will": "I'll", "do": "I"}.get(found["aux"].lower(), f"I {found['aux'].lower()}")
    return f"{found['wh'].lower()} {aux} {found['rest']} {lower_first(found['topic'])}{tail}"


_WHAT_DO = pattern(r"\bwhat(?:'d| do| would| did| will)\s+you\s+(?:do|say|tell)\b[^?]{0,20}\??$", re.IGNORECASE)


def situation(note: str, heard: str) -> str | None:
    """ "The buyer wants the best price", where the question heard ends "what do you do?" -> "what I'd do when ..."."""
    text = re.sub(r"\s+", " ", note.replace("’", "'")).strip(" .?!")
    if not _WHAT_DO.search(heard.strip()) or not 3 <= len(words(text)) <= 16 or "?" in note or "," in text:
        return None
    tokens = [token.lower() for token in text.split()]
    clause = any(
        token in FINITE or token in {"wants", "needs", "is", "are", "refuses"} or token.endswith("'s")
        for token in tokens[1:4]
    )
    if text.lower().startswith("it's "):
        clause = True
    if not clause or re.search(r"\b(?:you|your|I|my|me|we|our)\b", text) or tokens[0] in {"how", "what", "why", "when"}:
        return None
    return f"what I'd do when {lower_first(text)}"
