"""Words as they were spoken, made fit to be written: fillers and false starts away, and a refusal where that is not sure.

Speech is full of sounds, repeats and half sentences. None of them may reach a letter; and what would have to be guessed
is not used at all.
"""

from __future__ import annotations

import re
from functools import lru_cache

from afterword.domain.patterns import pattern
from afterword.domain.text import lower_first, words

_SOUND = r"(?:u+m+|u+h+m*|e+r+m*|a+h+|h+m+|m+h*m+|eh|oh)"
_OPENING = pattern(
    rf"^(?:(?:{_SOUND}|so|and|but|okay|ok|well|right|now|then|because|'cause|yeah|yes|no|look|listen|see|also|or|alright|"
    r"all right|i mean|you know|honestly|basically|frankly|obviously|actually|anyway|sorry)\b[,.]?\s+)+",
    re.IGNORECASE,
)
_INSERTED = pattern(
    rf"(?:^|,|\s)\s*(?:{_SOUND}|you know|i mean|like|sort of|kind of|let's say|let’s say|how do you say|how to say|so to say|"
    r"to be honest(?: with you)?|i guess|frankly|honestly|basically|as it were)\s*,",
    re.IGNORECASE,
)
_SOUNDS = pattern(rf"(?:,\s*)?(?<![\w'’]){_SOUND}(?![\w'’])\s*,?", re.IGNORECASE)
_TWICE = pattern(r"\b((?:[\w'’]+ ){0,2}[\w'’]+),? \1\b", re.IGNORECASE)
_SLURRED = {
    "gonna": "going to", "gotta": "have to", "wanna": "want to", "kinda": "kind of", "'cause": "because", "guys": "",
}  # fmt: skip
_BROKEN = pattern(
    r"\.\.\.|…|\s[-–—]+(?:\s|$)|\w-(?:\s|$)|\[|\]|\(|\)|[\"“”]|\b(?:y'?know|dunno|ain't|them ones|whatnot|stuff|thingy|"
    r"whatever|blah|and that|or something|or anything|and things|and so on|and all)\b|\bi, i\b|\bthe, the\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def cleaned(sentence: str) -> str | None:
    """A spoken sentence without fillers and repeats, its words otherwise as they were; None where it stays broken."""
    text = re.sub(r"\s+", " ", sentence.replace("’", "'")).strip()
    before = ""
    while before != text:
        before = text
        text = _OPENING.sub("", text)
        text = _INSERTED.sub(lambda found: "," if found.group().startswith(",") else " ", text)
        text = _SOUNDS.sub(" ", text)
        text = re.sub(r"\s+([,.?!])", r"\1", _TWICE.sub(r"\1", re.sub(r"\s+", " ", text))).strip(" ,")
    for slurred, plain in _SLURRED.items():
        text = re.sub(rf"(?<!\w){slurred}\b", plain, text, flags=re.IGNORECASE)
    text = re.sub(r",(?:\s*,)+", ",", re.sub(r"\s+", " ", text)).strip(" ,")
    if not text or _BROKEN.search(text) or re.search(r",\s+(?:and|but|so|or),|\b(\w+) \1\b", text, re.IGNORECASE):
        return None
    return text


_MORE = pattern(
    r"\s*[,;]\s+(?:and|but|so|or|because|cause|which|where|who|since|though|although|not just|i mean|to be|as in|"
    r"(?:i|we|it|he|she|they|there|that|you|this)(?:'\w+)?\b)|"
    r"\s+(?:and|but|because|so|except|though)\s+(?=(?:i|we|it|he|she|they|there|that|every time|then|you|now|if|when|nobody|"
    r"everybody)(?:'\w+)?\b)|\s+(?:every time|when|if)\s+(?=(?:i|we)\b)",
    re.IGNORECASE,
)


def first_clause(text: str) -> str:
    """The clause a sentence begins with, without the asides it trails."""
    return _MORE.split(text, maxsplit=1)[0].strip(" ,.;!?")


_NEED = pattern(
    r"^(?P<who>I|we)(?:(?P<short>'(?:m|re|ve|d))|\s)\s*(?:(?:really|just|only|actually|still|always|badly|desperately|also|all)\s+)*"
    r"(?P<need>need|want|like to have|love|love to|lost|lose|losing|keep|can't|cannot|couldn't|could not|have to|has to|must|"
    r"miss|missed|missing|spend|spent|go live|launch|open|struggle|struggled|struggling|looking for|trying|hoping|going to|moving to|opening|"
    r"worried about|behind|short of|short on|like|don't have|haven't got|worry|fear|hope|am looking for|are looking for|"
    r"are going to|are trying|are losing|are missing|are short|am worried|are worried|would like|would love|have lost|"
    r"have missed|have had|never|'d)\b",
    re.IGNORECASE,
)
_OURS = pattern(
    r"^our\s+(?:[\w'-]+\s+){1,4}?(?:is|are|was|were|has|have|needs?|keeps?|must|can't|cannot|doesn't|don't|goes|comes|takes?|"
    r"gets?|costs?|lost|went|fell|rose|doubled|dropped)\b",
    re.IGNORECASE,
)
_THINKING = pattern(
    r"^(?:(?:i|we) (?:think|guess|mean|believe|feel|suppose|reckon)|i'd say|i would say)\s+(?:that\s+)?", re.IGNORECASE
)
_UNSETTLED = pattern(r"\b(?:you|your|yours|yourself|he|she|him|her|his|hers|here|there)\b", re.IGNORECASE)
_VAGUE_OBJECT = pattern(
    r"^(?:I|we)(?:'\w+)?(?:\s+\w+){1,3}?\s+(?:it|this|that|them|those|these|one|ones|some|so)\b(?!\s+(?:can|will|has|is|who|"
    r"way|week|month|year|summer|winter|spring|autumn|fall|kind|quarter)\b)|\b(?:it|this|that|them|those|these|one|like|the|a|"
    r"an|of|to|and|or|with|for|in|on|at|by)$",
    re.IGNORECASE,
)
_TO_THEM = {
    "i": "you", "we": "you", "i'm": "you're", "we're": "you're", "i've": "you've", "we've": "you've", "i'd": "you'd",
    "we'd": "you'd", "i'll": "you'll", "we'll": "you'll", "me": "you", "us": "you", "my": "your", "our": "your",
    "mine": "yours", "ours": "yours", "myself": "yourself", "ourselves": "yourselves",
}  # fmt: skip


@lru_cache(maxsize=4096)
def turned_need(sentence: str) -> str | None:
    """What an interviewer said they need, said back to them: "I can't keep anybody" -> "you can't keep anybody".

    Only a first clause in the first person with a verb of needing, losing or fearing, in which every pronoun is theirs;
    None otherwise.
    """
    text = cleaned(sentence)
    if text is None:
        return None
    clause = first_clause(_THINKING.sub("", text))
    if _OF_THEIR_PEOPLE.search(text):
        return None
    head, comma, _tail = clause.partition(",")
    if comma and len(words(head)) >= 5 and not re.search(r",\s+\w+(?:\s\w+)?,?\s+(?:and|or)\s", clause):
        clause = head
    if not (_NEED.match(clause) or _OURS.match(clause)) or _UNSETTLED.search(clause) or _VAGUE_OBJECT.search(clause):
        return None
    if not 4 <= len(words(clause)) <= 18 or "," in clause:
        return None
    turned = " ".join(_TO_THEM.get(word.lower(), word) for word in clause.split())
    return re.sub(r"\byou am\b", "you are", re.sub(r"\byou was\b", "you were", turned))


_OF_THEIR_PEOPLE = pattern(
    r"\b(?:mat(?:ernity)? leave|pat(?:ernity)? leave|off sick|off long.?term|long.?term sick|illness|ill|pregnan\w*|divorce\w*|"
    r"died|death|depress\w*|breakdown|drunk|drink\w*|sacked|fired)\b",
    re.IGNORECASE,
)
"""What they let slip about their own people is not said back to them."""
_SUBJECT_MISSING = pattern(
    r"^(?:it|that|this|those|these|they|he|she|there|one|which|because|to|if|when|or|as|than|some|both|neither|with)\b",
    re.IGNORECASE,
)
_OF_THE_TALK = pattern(
    r"\b(?:i|i'm|i've|i'd|me|my|you|you're|you'll|your|we'll talk|question|tell|ask|asked|said|say|interview|okay|"
    r"let's|thank|sorry|guess|think|he|she|him|her|his|wife|husband|aunt|uncle|cousin|mother|father|kids)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def short_quote(sentence: str) -> str | None:
    """The sentence itself where it is short, whole, without a filler and about their work, so that it can be quoted."""
    plain = re.sub(r"\s+", " ", sentence).strip().rstrip(".")
    text = cleaned(sentence)
    if (
        text is None
        or plain.endswith(("?", "!"))
        or lower_first(text.rstrip(".")) != lower_first(plain.replace("’", "'"))
    ):
        return None
    count = len(words(plain))
    if _OF_THEIR_PEOPLE.search(plain):
        return None
    if not 4 <= count <= 12 or "," in plain or _SUBJECT_MISSING.match(plain) or _OF_THE_TALK.search(plain):
        return None
    if not re.search(
        r"\b(?:is|are|was|were|has|have|keeps?|needs?|goes|comes|takes?|gets?|leaves?|costs?|[a-z]+ed)\b|'(?:s|re) ",
        plain,
    ):
        return None
    rest = plain.split()[1:]
    return (
        None if any(word[:1].isupper() and word.lower() not in {"i", "christmas", "easter"} for word in rest) else plain
    )
