"""Turning talk about the interview into talk to the employer: who is "I", who is "you"."""

from __future__ import annotations

import re

from afterword.domain.compose.verbs import is_past

_OBJECT_AFTER = frozenset(
    """to for with about of by from at on between after before behind past against tell told show showed give gave ask
    asked hire hired threw made make makes let lets help helped helps take takes took draw drew draws drives drive
    drove bring brought brings attract attracted attracts interest interests motivate motivates interested put get
    gets got keep keeps call called see saw know catch send sent win won teach taught challenge challenges stop
    stopped stops describe describes reach frustrates annoys annoy bother bothers scares excites excite excited
    contact trust pay lose without than like want wants wanted need needs needed expect expects""".split()
)
_SUBJECT_BEFORE = frozenset(
    """would will do did are were was can could should have had might must am that when where why how what which who if
    whether because while once as until since before and but or than""".split()
)


def to_employer(text: str) -> str | None:
    """An employer's question in their own voice, seen from the candidate: "you" -> "I"/"me", "we" -> "you".

    None where a pronoun cannot be settled surely; better the neutral name of the question than a wrong sentence.
    """
    tokens = re.findall(r"[\w'’-]+|[^\w\s]|\s+", text)
    flat = [t for t in tokens if not t.isspace()]
    out: list[str] = []
    at = -1
    for token in tokens:
        if token.isspace():
            out.append(token)
            continue
        at += 1
        low = token.lower().replace("’", "'")
        before = flat[at - 1].lower() if at else ""
        after = flat[at + 1].lower() if at + 1 < len(flat) else ""
        if low == "you":
            if before in _SUBJECT_BEFORE and after.isalpha() and before not in {"than"}:
                out.append("I")
            elif before in _OBJECT_AFTER or not after or not (after[0].isalpha()):
                out.append("me")
            elif before in {"time", "thing", "moment", "something", "work", "project", "result", "story", "example",
                            "one", "mistake", "decision", "team", "colleague", "customer", "someone", "system"}:  # fmt: skip
                out.append("I")
            elif after in {"and", "or", "but"}:
                out.append("me")
            elif is_past(after) and before.isalpha() and before not in {"of", "and", "or"}:
                out.append("I")  # "a deal you lost"
            else:
                return None
        elif low in {"i", "i'm", "i've", "i'd", "i'll", "mine", "myself"}:
            return None
        else:
            swap = {
                "your": "my", "yours": "mine", "yourself": "myself", "you're": "I'm", "you've": "I've", "you'd": "I'd",
                "you'll": "I'll", "our": "your", "ours": "yours", "us": "you", "me": "you", "my": "your", "we": "you",
                "we're": "you're", "we've": "you've", "we'd": "you'd", "we'll": "you'll", "ourselves": "yourselves",
            }.get(low)  # fmt: skip
            out.append(swap if swap is not None else token)
    said = "".join(out)
    said = re.sub(r"\bI are\b", "I am", said)
    said = re.sub(r"\bI were\b", "I was", said)
    return said


_THEIR_VERB = {
    "wants": "want", "needs": "need", "is": "are", "has": "have", "was": "were", "worries": "worry", "thinks": "think",
    "hopes": "hope", "says": "say", "hates": "hate", "likes": "like", "loves": "love", "keeps": "keep", "loses": "lose",
    "gets": "get", "does": "do", "doesn't": "don't", "isn't": "aren't", "hasn't": "haven't", "wasn't": "weren't",
    "feels": "feel", "expects": "expect", "means": "mean", "cares": "care", "looks": "look", "spends": "spend",
    "fears": "fear", "plans": "plan", "runs": "run", "takes": "take", "finds": "find", "struggles": "struggle",
}  # fmt: skip


def they_to_you(text: str, names: tuple[str, ...] = ()) -> str | None:
    """A clause that begins with the employer in the third person ("She wants ...", "they need ...") said to them.

    None when it does not begin so. Later "she"/"they" in the clause are left only when none occurs (else None),
    since they may be somebody else.
    """
    who = "|".join(["(?i:he|she|they)", *(re.escape(name) for name in names if name)])
    found = re.match(rf"(?P<who>{who})(?P<s>['’](?:s|re|d|ve))?\s+(?P<rest>.+)$", text, re.DOTALL)
    if found is not None and found["who"] in names and not found["s"]:
        verb = found["rest"].split(None, 1)[0].lower()
        if verb not in _THEIR_VERB and verb not in {
            "said",
            "wanted",
            "needed",
            "asked",
            "would",
            "could",
            "had",
            "did",
        }:
            return None  # an interviewer called May, and a goal about May
    if found is None:
        return None
    rest = found["rest"]
    if re.search(r"\b(?:he|she|they|him|her|them|his|their|hers|theirs)\b", rest, re.IGNORECASE):
        rest_flipped = re.sub(r"\b(?:his|her|their)\b(?=\s+\w)", "your", rest, flags=re.IGNORECASE)
        if re.search(r"\b(?:he|she|they|him|her|them|hers|theirs)\b", rest_flipped, re.IGNORECASE):
            return None
        rest = rest_flipped
    rest = re.sub(r"\bto you\b", "to me", rest)
    tail = (found["s"] or "").replace("’", "'")
    if tail in {"'s", "'re"}:
        return f"you're {rest}"
    if tail:
        return f"you{tail} {rest}"
    verb, _, after = rest.partition(" ")
    return f"you {_THEIR_VERB.get(verb.lower(), verb)} {after}".rstrip()
