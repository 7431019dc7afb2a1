"""What only an advert says they need, as a clause that never claims that anybody said it.

"Own the annual brand plan", "running the floor", "You'll lead eight specialists", "Five years in logistics": each form
of an advert's line has a frame that it fits; what fits none is quoted where it is short, else left unnamed.
"""

from __future__ import annotations

import re

from afterword.domain.compose.verbs import FINITE, is_base, is_past
from afterword.domain.patterns import pattern
from afterword.domain.text import lower_first, words

MOST_WORDS = 16
_WHO_WILL = pattern(
    r"^(?:you|the (?:post ?holder|successful (?:candidate|applicant)|role|jobholder|ideal candidate|candidate|person appointed)|"
    r"this (?:role|person|position)|we(?:'re| are) looking for (?:someone|somebody|a person|you) (?:to|who can|who will))\s*"
    r"(?:'ll|will|shall|would|must|should|can|is expected to|are expected to|need to|needs to|have to|has to)?\s+(?:also\s+)?"
    r"(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_YOU_ARE = pattern(r"^you(?:'re| are)\s+(?P<rest>\S.*)$", re.IGNORECASE)
_YOU_HAVE = pattern(r"^(?:you(?:'ve| have)|must have|should have|has|have)\s+(?P<rest>\S.*)$", re.IGNORECASE)
_ABLE = pattern(
    r"^(?:(?:to |must |should )?be )?able to\s+(?P<rest>\S.*)$|^ability to\s+(?P<able>\S.*)$", re.IGNORECASE
)
_LIKE = pattern(
    r"^(?:to be |be |must be |should be )?(?P<rest>(?:comfortable|confident|willing|happy|familiar|fluent|skilled|experienced|"
    r"prepared|keen|used|at ease|good|proficient|competent|calm|patient|curious|ready|adept)\s+(?:with|in|to|at|of|under|about|on)\b.*)$",
    re.IGNORECASE,
)
_LEAD = pattern(
    r"^(?:with|together with|alongside|as|in|for|across|within|under|through|reporting|working)\b[^,]{3,70},\s+(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_CUT = pattern(
    r",\s+(?=(?:where|which|who|so|including|reporting|such|working|while|whilst|making|ensuring|using|both|preferably|"
    r"ideally|mostly|especially|e\.g|and spend|and make sure|from|with|in|on|under|as)\b)|\s+(?=so that\b|in order to\b|"
    r"such as\b|including\b)|;\s|\s[-–—]\s|:\s",
    re.IGNORECASE,
)
_FLIP = {
    "our": "your",
    "us": "you",
    "we": "you",
    "ours": "yours",
    "we're": "you're",
    "we've": "you've",
    "we'll": "you'll",
}


def needed_in_writing(line: str, paper: str) -> str | None:
    """The clause for one line of the advert ("your advertisement asks for someone to keep the floor safe").

    `paper` is what such a paper is called there ("advertisement", "job posting"). None where no frame fits.
    """
    text = re.sub(r"\s+", " ", line.replace("’", "'")).strip().rstrip(".;,!: ")
    text = re.sub(r"^[-*•·–—]\s*", "", re.sub(r"\s*\([^()]*\)", "", text))
    text = re.sub(
        r"^(?:desirable|essential|required|preferred|nice to have|bonus|a? ?plus|ideally)\s*[:,-]\s*",
        "",
        text,
        flags=re.IGNORECASE,
    )
    if not text or "?" in text or re.search(r"[\"“”/|<>]|https?:", text) or re.search(r"\b(?:I|my)\b", text):
        return None
    need = _need(_short(text))
    if need is not None:
        return f"your {paper} {need}"
    if 3 <= len(words(text)) <= 14 and not re.search(r"\b(?:we|our|us|you|your)\b", text, re.IGNORECASE):
        return f"your {paper} says, “{line.strip().rstrip('.')}”"
    return None


def _short(text: str) -> str:
    """The need itself, without what the line adds to it, where something whole is left."""
    led = _LEAD.match(text)
    if led is not None and (_verb(led["rest"]) or _WHO_WILL.match(led["rest"])):
        text = led["rest"]
    head = re.split(r":\s|;\s", text, maxsplit=1)[0]
    text = head if len(words(head)) >= 3 else text
    if len(words(text)) <= 12:
        return text
    for found in _CUT.finditer(text):
        if len(words(text[: found.start()])) >= 4:
            return text[: found.start()].rstrip(" ,")
    last = text.rfind(", and ")
    if last > 0 and len(words(text[:last])) >= 4 and "," not in text[:last]:
        return text[:last]
    for found in re.finditer(r",? and (?=([a-z]+)\b)", text):
        if len(words(text)) > MOST_WORDS and len(words(text[: found.start()])) >= 4 and is_base(found.group(1)):
            return text[: found.start()]
    return text


def _verb(text: str) -> bool:
    return is_base(_head(text)) or _head(text) in _MORE_VERBS


def _head(text: str) -> str:
    return text.split(None, 1)[0].lower().rstrip(",") if text else ""


def _need(text: str) -> str | None:
    text = re.sub(r"^(?:to\s+)(?=[a-z])", "", text, flags=re.IGNORECASE)
    if len(words(text)) > MOST_WORDS or len(words(text)) < 1:
        return None
    able = _ABLE.match(text)
    if able is not None:
        return _someone("able to", able["rest"] or able["able"])
    fits = _LIKE.match(text)
    if fits is not None:
        return _someone("", fits["rest"])
    are = _YOU_ARE.match(text)
    if are is not None:
        return _someone("who is" if not re.match(r"(?:the|an?)\s", are["rest"]) else "to be", are["rest"])
    have = _YOU_HAVE.match(text)
    if have is not None:
        return _someone("who has", have["rest"])
    will = _WHO_WILL.match(text)
    if will is not None:
        return _someone("to", will["rest"]) if _verb(will["rest"]) or _head(will["rest"]) in {"be", "have"} else None
    head = _head(text)
    second = _head(text.split(None, 1)[1]) if " " in text else ""
    if (_verb(text) or head == "be") and " " in text and not _is_noun(text):
        return _someone("to", text)
    flipped = _flipped(text)
    if flipped is None:
        return None
    if head.endswith("ing") and len(head) > 5 and second not in {"skills", "experience", "background"}:
        return f"speaks of {lower_first(flipped)}"
    if (
        _is_clause(text)
        or is_past(head)
        or re.match(r"(?:we|our|it|this|there|if|when|as|what|how)\b", text, re.IGNORECASE)
    ):
        return None
    if re.search(
        r"\b(?:is|are|be|an? plus|essential|desirable|required|preferred|helpful|handy|advantage)\b",
        text,
        re.IGNORECASE,
    ):
        return None
    return f"asks for {'a ' if head in _COUNTED else ''}{lower_first(flipped)}"


def _someone(how: str, rest: str) -> str | None:
    flipped = _flipped(rest)
    if flipped is None or re.search(r"\b(?:of|the|a|an|and|or)$", flipped):
        return None
    return " ".join(filter(None, ("asks for someone", how, lower_first(flipped))))


def _flipped(text: str) -> str | None:
    """ "our" and "us" seen from outside; None where the advert speaks to the reader."""
    if re.search(r"\b(?:you|your|yours|yourself)\b", text, re.IGNORECASE):
        return None
    return re.sub(
        r"\b(?:our|us|we|ours|we're|we've|we'll)\b",
        lambda found: found.group() if found.group() == "US" else _FLIP[found.group().lower()],
        text,
        flags=re.IGNORECASE,
    )


_MORE_VERBS = frozenset(
    """hand travel commission scrub liaise oversee act stand share order receive welcome guide care work combine inform
    book watch champion partner collaborate contribute participate attend assist ensure respond escalate troubleshoot
    supervise mentor recruit retain safeguard chair procure forecast reconcile own drive shape""".split()
)
_COUNTED = frozenset(
    "bs ba bsc msc degree diploma licence license certificate qualification bachelor's master's".split()
)
_ALWAYS_NOUNS = frozenset("experience knowledge interest degree demand command background confidence".split())
_PERHAPS_NOUNS = frozenset(
    """support work practice care help design research control process service report change project contract account
    customer sales test market product record study order travel hand""".split()
)


def _is_noun(text: str) -> bool:
    """Whether a word that could be a verb begins a noun phrase: "Experience in a kitchen", "Support desk background"."""
    tokens = [token.lower().strip(",") for token in text.split()]
    return (
        tokens[0] in _ALWAYS_NOUNS
        or (tokens[0] in _PERHAPS_NOUNS and tokens[1] in {"of", "experience", "skills", "knowledge", "background"})
        or (tokens[-1] in {"experience", "skills", "knowledge", "background"} and len(tokens) <= 4)
    )


def _is_clause(text: str) -> bool:
    tokens = [token.lower().strip(",") for token in text.split()]
    for at, token in enumerate(tokens[1:], start=1):
        if token in {"who", "that", "which", "where", "to", "when", "before", "after", "if", "so"}:
            return False
        if (
            token in FINITE
            and tokens[at - 1] not in {"a", "an", "the", "of", "and", "or"}
            and token not in {"left", "cut", "use", "needs", "rose"}
        ):
            return True
    return False
