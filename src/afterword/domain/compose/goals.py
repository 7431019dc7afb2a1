"""Tying a point to what the employer said or advertised that they need.

People note goals as fragments, clauses or quotes. Each form has a frame that it fits grammatically; what fits none is
quoted whole. Nothing is added to what they noted. A goal that was only heard is turned round where that is sure or
quoted where it is short; one that only the advert names is never said to have been said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from afterword.domain.compose.advertised import needed_in_writing
from afterword.domain.compose.articles import EVENTS
from afterword.domain.compose.person import they_to_you, to_employer
from afterword.domain.compose.spoken import short_quote, turned_need
from afterword.domain.compose.verbs import FINITE, TROUBLE, is_base, is_past
from afterword.domain.days import MONTHS
from afterword.domain.interview import Goal, Source
from afterword.domain.patterns import pattern
from afterword.domain.text import lower_first, sentences, words


@dataclass(frozen=True, slots=True)
class Tie:
    """`said` is a clause that stands after "because" and alone: "you said you want to get back into every store".

    `written`: it rests on the advert ("your advertisement asks for someone to ..."), so that "When ..." does not fit.
    """

    said: str
    sources: tuple[Source, ...]
    written: bool = False


_QUOTED = pattern(r"[\"“](?P<quote>[^\"”]{6,140})[\"”]")
_MASS = frozenset(
    """turnover retention quality safety cover coverage growth revenue staff training feedback attendance footfall
    waste stock churn compliance morale trust time capacity income funding output uptime downtime traffic engagement
    throughput productivity communication documentation performance data sales software hardware experience help
    sickness absence overtime paperwork reporting behaviour behavior literacy use usage access support research practice planning""".split()
)
_DETERMINED = pattern(
    r"^(?:a|an|the|my|our|their|his|her|your|its|some|any|more|fewer|less|no|every|each|all|both|two|three|four|five|six|"
    r"seven|eight|nine|ten|\d+|someone|somebody|people|anyone|better|this|that|these|those)\b",
    re.IGNORECASE,
)
_PREPOSITION = pattern(
    r"\s(?:on|in|for|from|with|without|by|of|to|at|before|after|into|across|between|under|over|who|that|which|and|so|"
    r"eating|costing|taking|falling|slipping|leaving|running|getting|going|being|coming|is|are)\s"
)


_MONTHS = {month[:3]: month for month in MONTHS if month != "May"}


@lru_cache(maxsize=1024)
def tie(goal: Goal, names: tuple[str, ...] = (), paper: str = "advertisement") -> Tie | None:
    """How to say that they named this goal: as the person noted it, as it was said, or as it is advertised.

    `names` are the interviewers' names, so that "Dagny wants ..." becomes "you want ..."; `paper` is the word for an
    advert there. None where nothing of it can be said in a sentence that is surely right.
    """
    noted = tuple(s for s in goal.sources if s.kind not in {"transcript", "job"})
    if noted or not goal.sources:
        text = re.sub(r"\s+", " ", (sentences(goal.text) or [""])[0]).strip().rstrip(".;,!… ")
        said = re.sub(r"^you said you (want|need)(?= )", r"you said you \1ed", _frame(text, names))
        return Tie(said, noted or goal.sources)
    return _heard(goal.sources, names) or _advertised(goal.sources, paper)


def _heard(sources: tuple[Source, ...], names: tuple[str, ...]) -> Tie | None:
    """The tie to what was said aloud: turned round where every word is sure, else quoted where that is short."""
    spoken = [source for source in sources if source.kind == "transcript"]
    for source in spoken:
        turned = turned_need(source.quote)
        if turned is not None and not any(name in source.quote for name in names):
            return Tie(f"you said {turned}", (source,))
    for source in spoken:
        quote = short_quote(source.quote)
        if quote is not None:
            return Tie(f"you said, “{quote}”", (source,))
    return None


def _advertised(sources: tuple[Source, ...], paper: str) -> Tie | None:
    for source in sources:
        said = needed_in_writing(source.quote, paper) if source.kind == "job" else None
        if said is not None:
            return Tie(said, (source,), written=True)
    return None


def _frame(text: str, names: tuple[str, ...]) -> str:
    whole = re.fullmatch(r"['\"“‘](?P<inside>[^'\"“”]+)['\"”’]", text)
    if whole is not None and (
        text[0] in "'‘" or re.match(r"(?:we|our|i|i'?m|i'?d|us)\b", whole["inside"], re.IGNORECASE)
    ):
        text = whole["inside"].rstrip(".")
    quoted = _QUOTED.search(text)
    if quoted is not None and len(words(quoted["quote"])) >= max(3, len(words(text)) - 1):
        return f"you said, “{quoted['quote'].rstrip('.,')}”"
    if quoted is not None:
        unquoted = to_employer(re.sub(r"[\"“”]", "", text))
        if unquoted is None:
            return f"you said, “{quoted['quote'].rstrip('.,')}”"
        text = unquoted
    text = re.sub(r"\s*\([^()]*\)", "", text)
    text = re.split(r"\s+[-–—]\s+|;\s+", text)[0]
    text = re.sub(r"(\S+)\s*(?:->|→)\s*(\S+)", r"from \1 to \2", text)
    text = re.sub(r"\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?", lambda m: _MONTHS[m.group(1)[:3]], text)
    text = re.sub(r"\bw/o\b", "without", re.sub(r"\bw/(?=\s|\w)", "with ", text)).replace("  ", " ")
    spoken = re.match(r"(?:(?:he|she|they)\s+)?said\s+(?:that\s+)?(?P<rest>.+)$", text, re.IGNORECASE)
    if spoken is not None:
        text = spoken["rest"]
    text = _without_tail(text)
    able = next((n for n in names if re.match(rf"{re.escape(n)} (?:being )?able to\b", text)), "")
    if able:
        text = f"you want to be able to {re.split(r' able to ', text, maxsplit=1)[1]}"
        return _said(text)
    if len(words(text)) > 24 or "?" in text or ":" in text:
        return f"you named this: “{text}”"
    theirs = they_to_you(text, names)
    if theirs is not None:
        return _said(theirs)
    if re.match(r"(?:we|we're|we’re|we've|we’ve|our|us)\b", text, re.IGNORECASE):
        flipped = to_employer(lower_first(text))
        if flipped is not None:
            return _said(flipped) if flipped.startswith("you") or _has_verb(flipped) else f"you spoke about {flipped}"
        return f"you named this: “{text}”"
    text = re.sub(
        r"\b(?:without|for|under|from|to|of|with|on) (?:him|her)(?=\s|$)(?!\s+[a-z]+(?:s|er|or)\b)",
        lambda m: m.group().split()[0] + " you",
        text,
    )
    if re.match(r"(?:i|you)(?:['’](?:m|ve|d|ll|re))?\b", text, re.IGNORECASE):
        return f"you named this: “{text}”"  # not a need of theirs, or already said to somebody
    if re.search(r"\b(?:he|she|him|her)\b", text, re.IGNORECASE) or _loose_they(text):
        return f"you named this: “{text}”"
    text = _flip_possessives(text)
    head = words(text)[0] if words(text) else ""
    second = words(text)[1] if len(words(text)) > 1 else ""
    if head == "not" and second.endswith("ing"):
        return f"you spoke about {lower_first(text)}"
    if head == "no" and not _has_verb(text):
        return f"you said you want {lower_first(text)}"
    if head in {"to", "not"}:
        return f"you said you want {lower_first(text)}"
    if head.endswith("ing") and len(head) > 5:
        return f"you spoke about {lower_first(text)}"
    ends_badly = re.search(r"\b(?:on|in|at|by|of|the|a|an|and|or|with|for)$", text)
    if ends_badly:
        return f"you named this: “{text}”"
    if is_base(head) and not _noun_use(text) and second not in {"is", "are", "has", "was"}:
        return f"you said you want to {lower_first(text)}"
    if re.match(r"need(?:s|ed)?\s", text, re.IGNORECASE):
        return f"you said you need {text.split(None, 1)[1]}"
    if re.match(r"wants?\s", text, re.IGNORECASE):
        return f"you said you want {text.split(None, 1)[1]}"
    phrase = _lower(text)
    if not _DETERMINED.match(phrase) and _wants_article(phrase):
        phrase = f"the {phrase}"
    if _has_verb(text):
        sure = " of " in phrase or (phrase.split()[1:2] == [head] and head in EVENTS)
        return f"you told me {phrase if phrase.startswith('the ') and sure else _lower(text)}"
    if (
        re.search(
            r"\sfrom\s.*\d|\sfrom\s(?:about |around |over |nearly )?(?:a |one|two|three|four|five|six|seven|eight|nine|ten|twelve)",
            phrase,
        )
        and " to " in phrase
    ):
        return f"you said you want to get {phrase}"
    if re.search(r"\b(?:faster|sooner|earlier|quicker|on time)$", text) and not _has_verb(text):
        return f"you said you want {lower_first(text)}"  # "Returns cleared faster"
    if re.search(r"\b(?:under control|in order|in hand|sorted|fixed|filled)$", text):
        return f"you said you want {lower_first(text)}"  # "Returns under control"
    if _bare_thing(text) or re.match(r"(?!people)\w+s who\b", text, re.IGNORECASE):
        return f"you spoke about {phrase}"
    if re.match(r"(?:people|staff|patients|customers|guests|starters)\s+\w+ing\b", text, re.IGNORECASE):
        return f"you spoke about {phrase}"
    if re.match(
        r"(?:someone|somebody|people|anyone|an? \w+(?: \w+)? who|more|fewer|less|better)\b", text, re.IGNORECASE
    ):
        return f"you said you want {phrase}"
    target = re.match(
        r"(?P<what>[A-Za-z][\w' -]{2,40}?) (?:down |up )?to (?:under |about |the )?[£$€]?(?:\d|half\b|zero\b|nothing\b)",
        text,
    )
    if target is not None and not _has_verb(target["what"]):
        return f"you said you want to get {lower_first(text)}"
    aimed = re.search(r"\s(?:under|below|above|over|within|by)\s+(?:about )?[£$€]?\d|\s(?:down|up)$", phrase)
    if aimed and aimed.group().strip() in {"up", "down"}:
        return f"you said you want {phrase.removeprefix('the ').rsplit(' ', 1)[0]} brought {aimed.group().strip()}"
    if aimed and len(words(text)) <= 12:
        return f"you said you want {phrase.removeprefix('the ') if not text.lower().startswith('the ') else phrase}"
    trouble = any(word in TROUBLE | {"alone", "tired", "cooked", "burnt", "burned"} for word in words(text))
    counted = re.match(r"(?:all |both |two|three|four|five|six|seven|eight|nine|ten|\d)", text, re.IGNORECASE)
    wish = not counted and (_DETERMINED.match(text) or len(words(text)) > 4)
    return f"you said you want {phrase}" if wish and not trouble else f"you spoke about {phrase}"


def _bare_thing(text: str) -> bool:
    """ "The nights rota", "The migration in April": a thing they spoke of, with nothing said of what it should become."""
    tokens = [w.lower().strip(",") for w in text.split()]
    if tokens[0] not in {"the", "that", "this", "your"} or len(tokens) > 6:
        return False
    towards = {"on", "under", "up", "down", "back", "out", "off", "right", "live", "ready", "open", "alive", "together", "without",
               "sooner", "faster", "earlier", "better", "shorter", "to", "by", "before", "within", "again"}  # fmt: skip
    return not any(w in towards or is_past(w) or w.endswith(("ing", "er")) or w[0].isdigit() for w in tokens[2:])


def _lower(text: str) -> str:
    """The first letter made small, but for a name of two words ("Banksia House falls")."""
    second = text.split()[1:2]
    return text if second and second[0][:1].isupper() and second[0] != "I" else lower_first(text)


def _loose_they(text: str) -> bool:
    """Whether a "they" has no plural noun before it that it could stand for."""
    found = re.search(r"\b(?:they|them|their)\b", text, re.IGNORECASE)
    if found is None:
        return False
    before = words(text[: found.start()])
    return not any(
        w in {"people", "staff", "someone", "somebody", "anyone"} or (w.endswith("s") and len(w) > 3) for w in before
    )


def _said(theirs: str) -> str:
    """ "you want returns under control" is itself what they said."""
    if re.match(r"you(?: are|'re|’re)? (?:worr|afraid|scared|nervous|told|said)", theirs):
        return theirs if theirs.startswith(("you told", "you said")) else f"you said {theirs}"
    return f"you said {theirs}"


def _without_tail(text: str) -> str:
    """Drops a comma's tail that comments on the goal ("..., she wants it shorter"; "..., fourteen in January")."""
    head, comma, tail = text.rpartition(", ")
    if not comma or len(words(head)) < 2:
        return text
    remark = re.match(
        r"(?:he|she|they|which|minus|plus|apparently|i think|i gather|same|now|currently|it'?s|was|were|about|over|\d+|one|two|three|"
        r"four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty|thirty)\b",
        tail,
        re.IGNORECASE,
    )
    alone = len(words(tail)) == 1 and tail.islower() and tail.endswith("s")  # "two blocks, certificates": a second note
    return head if remark or alone or tail[0] in "'\"‘“" or (len(words(tail)) >= 3 and _clause(tail)) else text


def _clause(tail: str) -> bool:
    """Whether a comma's tail is a remark of its own ("the last guy let 40 accounts go quiet")."""
    tokens = [w.lower() for w in tail.split()]
    return tokens[0] not in {
        "and",
        "or",
        "but",
        "with",
        "without",
        "not",
        "for",
        "in",
        "before",
        "after",
        "so",
        "that",
        "who",
        "which",
    } and any(w in FINITE or (len(w) > 4 and w.endswith("ed")) or w in {"let", "cut", "hit", "put"} for w in tokens[1:])


def _flip_possessives(text: str) -> str:
    """ "our" and "their" are the employer's; but after other people in the plural "their" is those people's."""
    flipped = re.sub(r"\bour\b", "your", text)
    found = re.search(r"\btheir\b", flipped)
    if found is None:
        return flipped
    before = words(flipped[: found.start()])
    others = any(w in {"people", "staff", "someone", "somebody"} or (w.endswith("s") and len(w) > 4) for w in before)
    return flipped if others else re.sub(r"\btheir\b", "your", flipped)


def _has_verb(text: str) -> bool:
    """Whether the note is a clause: a finite verb stands after its subject and not inside a relative clause."""
    tokens = [w.strip(",;:").lower() for w in text.split()]
    for at, token in enumerate(tokens[1:], start=1):
        if token in {"who", "that", "which", "whose", "where", "to", "when", "before", "after", "if", "so"}:
            return False
        if token in {"falls"} and at == len(tokens) - 1:
            continue  # the falls of a care home
        if token in FINITE and token not in {"cut", "left", "use"}:
            return True
        after = tokens[at + 1] if at + 1 < len(tokens) else ""
        if (
            is_past(token)
            and at >= 2
            and after
            and after not in {"in", "by", "for", "to", "with", "on", "at", "and", "from"}
        ):
            return True
        if token in {
            "take",
            "cost",
            "come",
            "leave",
            "keep",
            "want",
            "need",
            "lose",
            "go",
            "miss",
            "fail",
            "waste",
            "run",
            "break",
            "arrive",
            "get",
            "spend",
            "slip",
            "drift",
            "pile",
            "sit",
            "wait",
        }:
            return tokens[at - 1].endswith("s")
    return False


def _noun_use(text: str) -> bool:
    """Whether a word that could be a verb begins a noun phrase here: "Stock accuracy", "Support for", "Cover at night"."""
    tokens = [w.lower().strip(",") for w in text.split()]
    if len(tokens) == 1:
        return True
    if tokens[0] in {"work", "cost", "release", "pay", "change", "spend", "help", "support", "care", "cover", "staff", "stock", "record", "report", "order", "study",
                     "supply", "process", "scale", "service", "test", "track", "design", "research", "program", "audit",
                     "mentor", "file", "watch", "contact", "account", "place", "market", "plan", "balance", "train",
                     "transfer", "budget", "pilot", "tender", "nurse", "measure", "range", "question", "project"}:  # fmt: skip
        return tokens[1] in {
            "for",
            "at",
            "on",
            "of",
            "in",
            "to",
            "levels",
            "accuracy",
            "and",
            "is",
            "that",
            "from",
            "who",
        } or (not _DETERMINED.match(tokens[1]) and not tokens[1].endswith("s") and not is_past(tokens[1]))
    return tokens[1] in {"of", "is", "was", "are"}


def _wants_article(phrase: str) -> bool:
    """Whether "the" is missing: a singular noun that counts, at the head of a bare phrase."""
    head_phrase = _PREPOSITION.split(f"{phrase} ", maxsplit=1)[0]
    tokens = [t.strip(",").lower() for t in head_phrase.replace(",", " , ").split() if t != ","]
    if not tokens:
        return False
    head = tokens[-1]
    return not (head.endswith("s") and not head.endswith(("ss", "us", "is"))) and not (
        head in _MASS or head.endswith(("ing", "cy", "ity", "ness", "ance", "ence", "ship", "ism", "ware"))
    )
