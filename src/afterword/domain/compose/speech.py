"""A résumé line becomes something a person says, or is refused.

Résumé lines are telegrams. Most open with a past-tense verb; those turn into "At Corvo I ..." with the result as its own
short sentence. The figures stay exactly as they were, nothing is added, and what does not turn into grammar is returned
as `None`, so that the caller quotes it whole or asks the person how they would say it.
"""

from __future__ import annotations

import re

from afterword.domain.compose.articles import EVENTS, measured, takes_the, with_article, with_the
from afterword.domain.compose.measures import listed, stated
from afterword.domain.compose.shorthand import AMOUNT, opened_brackets, plain_units
from afterword.domain.compose.verbs import FINITE, PAST_IRREGULAR, is_base, is_past, past_of
from afterword.domain.days import MONTHS
from afterword.domain.interview import Evidence
from afterword.domain.patterns import pattern
from afterword.domain.text import ended, lower_first, spelled, upper_first, words

_FROM_TO = pattern(
    rf"^(?P<what>[A-Za-z][A-Za-z'’\- /]{{2,60}}?)\s+(?P<from>from\s+)?(?P<a>{AMOUNT}) to (?P<b>{AMOUNT}.*)$"
)
_UP_DOWN = pattern(
    r"^(?P<what>[A-Za-z][A-Za-z'’\- /]{2,60}?)\s+(?P<way>up|down)\s+(?P<rest>(?:from|by|to|[£$€]?\d).*)$"
)
_LEAD_IN = pattern(
    r"^(?P<lead>(?:with|alongside|together with|as|in|during|after|for|under|within|from|on|over|across|since|at|when|"
    r"while|following|before)\s[^,;]{2,80}),\s+(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_HOLLOW = frozenset(
    ["successfully", "effectively", "proactively", "efficiently", "expertly", "consistently", "skilfully", "skillfully"]
)
_NOT_ADVERBS = frozenset(
    "weekly daily monthly yearly quarterly nightly hourly early only family supply assembly july".split()
)
_PAREN = pattern(r"\s*\(([^()]*)\)")


def speak(evidence: Evidence, *, where: str, say_where: bool = True) -> list[str] | None:
    """The evidence as one to three spoken sentences, or None where it does not turn into grammar.

    `where` is the organisation as the person would say it ("Corvo"), "" when it should not be said.
    """
    text = evidence.text.strip().rstrip(". ")
    if evidence.path.startswith(("certificates", "education", "skills", "languages")):
        return None  # a title is not an act
    text = opened_brackets(text)
    if any(_figures_inside(found, text) for found in _PAREN.finditer(text)):
        return None  # figures in brackets in mid-sentence: opening them would change what they belong to
    line = plain_units(_PAREN.sub(_parenthesis, text))
    pieces = [piece.strip(" ,") for piece in re.split(r";\s+|\s[-–—]\s|:\s+(?=[a-z])|\.\s+(?=[A-Z])", line)]
    pieces = [piece for piece in pieces if piece]
    if not pieces:
        return None
    first, split_off = _split_result(pieces[0])
    opening = _opening(first, evidence, where if say_where else "")
    if opening is None and len(pieces) == 2 and not split_off:
        return _thing_and_change(pieces[0], pieces[1], where if say_where else "")
    if opening is None:
        return None
    spoken = [opening]
    for piece in [part for later in (*split_off, *pieces[1:]) for part in _counted_first(later)]:
        said = _continuation(piece, evidence) or stated(piece)
        if said is not None and said[0].isdigit():
            spoken[-1] = f"{spoken[-1].rstrip('.')}, and {said}"  # no sentence begins with a figure
        elif said is not None:
            spoken.append(said)
        elif len(spoken) == 1 and piece.split()[0].lower() in _PLACES:
            spoken[0] = f"{spoken[0].rstrip('.')}, {lower_first(piece)}"
        elif len(spoken) == 1 and re.match(r"[a-z]+ed (?:by|in|at|with|for)\b", piece):
            spoken[0] = f"{spoken[0].rstrip('.')}, {piece}"  # "reviewed by external auditors"
        elif len(spoken) == 1 and len(words(piece)) <= 14 and not piece[0].isupper() and not _telegram(piece):
            spoken[0] = f"{spoken[0].rstrip('.')}, with {piece}"
        else:
            return None
    if any(len(words(sentence)) > 45 for sentence in spoken):
        return None
    done = [ended(_tidy(sentence)) for sentence in spoken]
    return None if any(sentence[0].isdigit() or sentence[0] in "£$€" for sentence in done) else done


_MADE = frozenset(
    "forecast pilot scheme project programme program trial review rota roster checklist plan bench register guide template campaign "
    "dashboard process training course".split()
)


def _thing_and_change(thing: str, change: str, where: str) -> list[str] | None:
    """ "Fresh food forecast for 212 stores: waste from 11% to 7%": what was made, and what went otherwise with it."""
    head = re.split(r" (?:for|of|in|on|at|across|with) ", thing)[0].split()[-1].lower()
    went = _change(change)
    if (
        head not in _MADE
        or went is None
        or " with " in thing
        or thing[0].isdigit()
        or "," in thing
        or len(thing.split()) > 9
    ):
        return None
    began = f"At {where}, with the" if where else "With the"
    return [ended(_tidy(f"{began} {lower_first(thing)}, {lower_first(went)}"))]


def _telegram(piece: str) -> bool:
    """Several remarks in a row without a verb or an "and": "twelve trained, live on the Monday, full rate on day four"."""
    return piece.count(", ") >= 2 and not re.search(r"\b(?:and|or)\b", piece)


def _counted_first(piece: str) -> list[str]:
    """ "210 participants, median time from nine weeks to six": a count and a change are two pieces."""
    found = re.match(r"^(?P<count>\d[\d,.]* [a-z]+(?: [a-z]+)?), (?P<rest>[a-z].*)$", piece)
    if found is not None and _change(found["rest"]) is not None:
        return [found["count"], found["rest"]]
    return [piece]


_PLACES = frozenset("in at on for across within over under from before after during by including".split())


def _figures_inside(found: re.Match[str], text: str) -> bool:
    """Whether brackets hold figures and the line goes on behind them, or hold a whole list; a plain count may stay."""
    inside = found.group(1)
    behind = re.match(r"\s+(?:with|for|in|by|at|from|into|across|on|to)\b", text[found.end() :])
    if behind and re.fullmatch(r"[\d.,]+(?: [a-z]+){1,2}", inside):
        return False
    return bool(re.search(r"\d", inside)) and (found.end() < len(text) or "," in inside)


def _parenthesis(match: re.Match[str]) -> str:
    inside = match.group(1).strip()
    return f", {inside}," if re.search(r"\d", inside) and not re.fullmatch(r"[\d\s–-]+", inside) else ""


def _opening(piece: str, evidence: Evidence, where: str) -> str | None:
    """The first sentence: "At Corvo I led ...". None when the piece does not begin with an act."""
    place = f"At {where} " if where else ""
    bare = re.sub(r"^(?:I|We)\s+", "", piece)
    if bare != piece:
        subject = piece.split()[0]
        return f"{place}{subject} {bare}"
    lead_in = _LEAD_IN.match(piece)
    if lead_in is not None:
        act = _act(lead_in["rest"], evidence)
        if act is not None:
            lead = lower_first(lead_in["lead"])
            return f"{place.rstrip()}, {lead}, I {act}" if place else f"{upper_first(lead)}, I {act}"
    if _has_own_verb(piece) and not piece.split()[0].lower().endswith("ly"):
        return None  # "Forecast landed within 6%": a thing that happened, with no act of theirs in it
    act = None if _BROUGHT.match(piece) else _act(piece, evidence)
    if act is not None:
        return f"{place}I {act}"
    change = None if piece.split()[0].lower().endswith("ing") else _change(piece)
    if change is not None:
        return f"At {where}, {lower_first(change)}" if where else change
    role = _ROLE.match(piece)
    if role is not None:
        article = "" if role["head"].lower() in _ONLY_ONES else "an " if piece[0].lower() in "aeiou" else "a "
        verb = (
            "I've been"
            if " since " in f" {piece} " and evidence.ended in {"", None}
            else "I am"
            if evidence.ended == "" and not re.search(r"\b(?:19|20)\d\d\b", piece)
            else "I was"
        )
        return f"{place}{verb} {article}{lower_first(piece)}"
    gerund = piece.split()[0].lower()
    if gerund.endswith("ing") and is_base(_base_of_gerund(gerund)):
        verb = "is" if evidence.ended == "" else "was"
        return f"{place}{'my' if place else 'My'} work {verb} {lower_first(piece)}"
    return None


_ROLE = pattern(
    r"^(?:[A-Za-z][\w'’-]*\s){0,2}?(?P<head>supervisor|coordinator|co-ordinator|mentor|captain|chair|treasurer|editor|tester|"
    r"representative|secretary|buddy|champion|assessor|examiner|trainer|tutor|volunteer|organiser|organizer|deputy|"
    r"ambassador|moderator|referee|coach|user|lead|owner)\b(?=\s(?:for|of|in|at|to|on|since))",
    re.IGNORECASE,
)
_ONLY_ONES = frozenset({"captain", "chair", "treasurer", "secretary", "deputy"})


def _act(piece: str, evidence: Evidence) -> str | None:
    """The piece with its verb in lower case and the right tense, or None when it does not begin with a verb."""
    tokens = piece.split()
    while tokens and tokens[0].lower() in _HOLLOW:
        tokens = tokens[1:]
    if len(tokens) < 2:
        return None
    adverb = ""
    if tokens[0].lower().endswith("ly") and tokens[0].lower() not in _NOT_ADVERBS and len(tokens) > 2:
        adverb, tokens = tokens[0].lower() + " ", tokens[1:]
    head = tokens[0].lower().rstrip(",")
    rest = " ".join(tokens[1:])
    if tokens[0].endswith(","):  # "Planned, built and ran ..."
        rest = ", " + rest
    joined = rest if rest.startswith(",") else f" {rest}"
    joined = with_article(head, joined)
    if is_past(head) and not (
        is_base(head) and evidence.ended == "" and head not in {"cut", "put", "set", "rebid", "split"}
    ):
        return f"{adverb}{head}{joined}"
    if is_base(head):
        return f"{adverb}{head if evidence.ended == '' else past_of(head)}{joined}"
    return None


def _base_of_gerund(word: str) -> str:
    stem = word[:-3]
    for base in (stem, stem + "e", stem[:-1]):
        if is_base(base):
            return base
    return stem


def _split_result(piece: str) -> tuple[str, list[str]]:
    """Takes a trailing result ("..., dock to stock 31 hours to 9 hours in five months") off the first piece."""
    head, comma, tail = piece.rpartition(", ")
    if comma and len(words(head)) >= 3 and (_FROM_TO.match(tail) or _UP_DOWN.match(tail)):
        if _BROUGHT.match(tail):
            return head, [tail]
        first = tail.split()[0].lower()
        if not is_past(first) and not first.endswith("ing") and first not in {"and", "with", "from", "in", "for", "by"}:
            return head, [tail]
    return piece, []


def _continuation(piece: str, evidence: Evidence) -> str | None:
    """A later piece as its own sentence, or None when it has no verb that can be seen."""
    piece = re.sub(r"^(?:and|but|so|then|also)\s+", "", piece)
    if (cut := _WAS_CUT.match(piece)) is not None and _noun_first(cut["what"].split()):
        verb = "were" if re.search(r"[^s]s$", cut["what"].split(" to ")[0].split(" of ")[0]) else "was"
        return with_the(f"{cut['what']} {verb} cut {cut['rest']}")
    tokens = piece.split()
    head = tokens[0].lower().rstrip(",")
    if (head in _KINDS_OF_TROUBLE or _BROUGHT.match(piece)) and (troubled := _change(piece)) is not None:
        return troubled
    if _has_own_verb(piece) or (_KIND_OF.match(head) and any(token in _CHANGES for token in tokens[1:])):
        return f"The {piece}" if takes_the(tokens) or measured(piece) else upper_first(piece)
    if len(tokens) > 1 and is_past(head) and tokens[1].lower() not in {"by", "in", "with", "to"}:
        act = _act(piece, evidence)
        return f"I {act}" if act else None
    if head.endswith("ing"):
        return None
    change = _change(piece)
    if change is not None:
        return change
    if any(word.lower().strip(",") in FINITE for word in tokens[1:]):
        return f"The {piece}" if measured(piece) else upper_first(piece)
    if any(_past_after_noun(tokens, i) for i in range(1, len(tokens))):
        return f"The {piece}" if takes_the(tokens) or measured(piece) else upper_first(piece)
    return None


_WAS_CUT = pattern(r"^(?P<what>[A-Za-z][A-Za-z'’ -]{3,70}?) cut (?P<rest>(?:from|by|to) .*)$")
_BROUGHT = pattern(
    r"^(?P<what>[A-Za-z][\w'’-]*(?: (?!(?:and|that|which|to|by|with|has|have|had|was|were|the|a)\b)[\w'’/-]+){1,6}?) (?:reduced|cut|lowered|brought down|brought up|increased|raised|improved|lifted) "
    r"(?P<rest>(?:from|to) .*)$",
    re.IGNORECASE,
)
""" "Corrected payslips reduced from 480 to 90": who reduced them is left out, and what was reduced stands first."""


def _change(piece: str) -> str | None:
    """A change told without a verb ("sickness down from 11% to 6%", "dock to stock 31 hours to 9 hours") as a sentence."""
    brought = _BROUGHT.match(piece)
    if brought is not None:
        first = brought["what"].split()[0].lower()
        if (is_past(first) or is_base(first)) and not first.endswith("ed"):
            return None
        piece = f"{brought['what']} {brought['rest']}"
    for change in (_UP_DOWN, _FROM_TO):
        found = change.match(piece)
        if found is None or any(word.lower() in FINITE for word in found["what"].split()[1:]):
            continue
        if brought is None and not _noun_first(found["what"].split()):
            continue
        if change is _UP_DOWN:
            return with_the(f"{found['what']} went {found['way']} {found['rest']}")
        return with_the(f"{found['what']} went from {found['a']} to {found['b']}")
    return None


def _noun_first(tokens: list[str]) -> bool:
    """Whether a phrase begins with a thing and not with an act: "share of kilometres", "unfinished orders"."""
    head = tokens[0].lower()
    if len(tokens) > 1 and (tokens[1].lower() == "of" or head in _KINDS_OF_TROUBLE):
        return True
    return head.startswith("un") or not (is_past(head) or is_base(head))


def _has_own_verb(piece: str) -> bool:
    """Whether a piece that seems to begin with an act is a clause with a subject: "cost of goods fell", "forecast landed"."""
    tokens = [token.strip(",").lower() for token in piece.split()]
    for at, token in enumerate(tokens[1:], start=1):
        if token in {
            "and",
            "who",
            "that",
            "which",
            "so",
            "to",
            "when",
            "where",
            "after",
            "before",
            "until",
            "while",
            "as",
            "if",
            "with",
            "without",
            "then",
            "from",
        }:
            return False
        if piece.split()[at - 1].endswith((",", ";")):
            return False
        if token in _CHANGES or (token in {"landed", "closed", "finished", "arrived"} and at < len(tokens) - 1):
            return True
    return False


_KIND_OF = pattern(r"un(?!covered|earthed|loaded|packed|blocked|locked|ified|did)[a-z]+ed$")
""" "unplanned", "unfinished": no act, but a kind of thing."""
_KINDS_OF_TROUBLE = frozenset(
    """missed reported failed lost delayed returned cancelled canceled repeated damaged rejected abandoned aborted disputed
    expired paid wasted rushed blocked escalated""".split()
)
"""Participles that name a kind of thing counted: "missed bookings from 12% to 7%"."""
_CHANGES = frozenset(
    "fell rose dropped grew went climbed halved doubled tripled improved increased decreased shrank came stayed was were is are has have".split()
)


def _past_after_noun(tokens: list[str], at: int) -> bool:
    """Whether the word at `at` is an irregular past or an -ed form that follows a plain noun ("complaints halved")."""
    word, before = tokens[at].lower().strip(","), tokens[at - 1].lower()
    if before in {"now", "still"} and is_base(word):
        return at >= 2
    if word in {"remain", "stay", "work"} and before in {
        "all",
        "both",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
    }:
        return True
    if word in PAST_IRREGULAR or word == "withheld":
        return before not in {"a", "an", "the", "of", "and", "best", "well"}
    follows = tokens[at + 1].lower() if at + 1 < len(tokens) else ""
    ends = (
        not follows
        or follows in {"it", "them", "the", "a", "an", "our", "my"}
        or (before in EVENTS and follows in {"without", "with", "in", "on", "at", "within", "before", "after"})
    )
    return word.endswith("ed") and ends and before.isalpha()


def _tidy(sentence: str) -> str:
    sentence = re.sub(r"\s+,", ",", sentence)
    sentence = re.sub(r",{2,}", ",", sentence)
    bare = re.search(r"(?<!\bno \w), no (?P<rest>[a-z][^,;.]*)(?=\.?$)", sentence)
    if bare and " no " not in sentence[: bare.start()] and not any(w in FINITE for w in words(bare["rest"])):
        sentence = f"{sentence[: bare.start()]}, with no {sentence[bare.start('rest') :]}"
    return listed(re.sub(r"\s+", " ", sentence))


_LONE = pattern(r"(?<![\d£$€.,:/#\-–+])\b(\d{1,2})\b(?![\d%:/–+\-]|[.,]\d|\s?%|(?:st|nd|rd|th)\b)")


def spoken_numbers(text: str) -> str:
    """Whole numbers below a hundred in words, as one would say them; money, percentages, dates and decimals stay."""

    def say(match: re.Match[str]) -> str:
        after = text[match.end() :].lstrip()
        month = re.match("|".join(MONTHS), after)
        if month or match.group(1).startswith("0") or re.match(r"[A-Z]", text[match.end() : match.end() + 1]):
            return match.group(1)
        return spelled(int(match.group(1)))

    return _LONE.sub(say, text)
