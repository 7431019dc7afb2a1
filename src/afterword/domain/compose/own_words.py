"""Which of the person's own sentences can be said to the employer as they stand.

What people wish they had said is often half an answer and half a note to themselves ("That's the trouble, I still don't
have it."). Only whole first-person statements that talk about work, give away nothing private and speak to no third
person are used; they are used word for word. The rest stays with the person.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from afterword.domain.compose.verbs import is_base, is_past
from afterword.domain.days import MONTHS, WEEKDAYS
from afterword.domain.diagnose.answers import discloses_private
from afterword.domain.interview import Case, Source
from afterword.domain.patterns import pattern
from afterword.domain.text import ended, lower_first, sentences, upper_first, words


@dataclass(frozen=True, slots=True)
class Own:
    """One sayable sentence and the exact words it came from."""

    text: str
    source: Source


_NOTE = pattern(
    r"\b(?:that'?s the trouble|(?:did|didn'?t|not|never) come up|did not come up|unbelievable|argh|ugh|sigh|why did i|still don'?t|don'?t have (?:it|one)|no idea|not sure what|i wish|wish i|should'?ve|"
    r"should have|could have said|i ought|ask (?:her|him|them|[A-Z]\w+)|ring (?:her|him|[A-Z]\w+) (?:first|tonight)|"
    r"something like|or something|etc|blah|whatever|need to think|must (?:find|look|check)|look up|check (?:the|my)|"
    r"not that|to be honest with myself|in hindsight|thinking about it|what i meant|god knows|i guess|i suppose|"
    r"i forgot|forgot to|i blanked|i panicked|i froze|i was (?:so )?(?:nervous|flustered|tired|embarrassed)|sorry|"
    r"instead of|rather than what i said|the (?:real|right|honest) answer is|i never said|i didn'?t say|nobody asked|"
    r"in my head|never (?:even )?mentioned|i can (?:say|tell) (?:it|this|that|them)\b|lost my (?:english|words|thread)|made the thing\b|(?:then|so) i said|they (?:won'?t|don'?t) care|who knows|i have (?:them|it) (?:in|at|on)|i'?d (?:rather )?die|gap in|too late)\b",
    re.IGNORECASE,
)
_POINTS_BACK = pattern(r"(?:that|this|it|they|those|these|both)\b(?! i\b)", re.IGNORECASE)
_POINTS_AT = pattern(
    r"^(?:it|this|that)\b|\b(?:they|them|their|he|she|him|her|his|those|these|both|each of)\b", re.IGNORECASE
)
_TO_ONESELF = frozenset(
    "ask call ring check look find tell email mail send say mention remember talk practise practice think bring get go "
    "read write prepare use try start see keep make stop dont".split()
)
_LEAD = pattern(
    r"^(?:(?:i|i'?d)\s+)?(?:should have said|should'?ve said|should have told (?:them|him|her)|wish i(?:'d| had) said|"
    r"wanted to say|meant to say|would have said|could have said|'d have said|would say|just that|only that|that|say that|"
    r"mainly that|simply|basically)\s*[:,]?\s*(?:that\s+)?(?=(?:i|we|my|our|at|in|when|if|the|it|what|no)\b)",
    re.IGNORECASE,
)
_FIRST = pattern(r"\b(?:i|i'm|i've|i'd|i'll|we|we've|we'd|we'll|my|our|me|us|mine|ours)\b", re.IGNORECASE)
_THIRD = pattern(r"\b(?:he|she|him|her|his|hers)\b", re.IGNORECASE)
_ABOUT_INTERVIEW = pattern(
    r"\b(?:interview(?:er|ers)?|panel|the (?:call|question)|asked me|told (?:them|him|her)|smiled|nodded|frowned|laughed)\b",
    re.IGNORECASE,
)
_PAINFUL = pattern(
    r"\b(?:useless|stupid|idiot|awful|terrible|hated?|nightmare|disaster|rubbish|toxic|bully\w*|hopeless|crap|shit\w*|fuck\w*|bloody)\b",
    re.IGNORECASE,
)
_VERB = pattern(
    r"\b(?:it's|there's|that's|here's|what's|who's|we're|they're|you're|i'm|i'd|i'll|we'd|we'll|am|is|are|was|were|be|been|have|has|had|do|does|did|can|could|can't|couldn't|will|would|won't|may|might|must|"
    r"[a-z]{2,}(?:ed|es)|"
    r"led|ran|hit|met|beat|let|built|kept|took|made|went|got|gave|wrote|taught|won|cut|brought|held|set|saw|came|found|left|grew|stood|"
    r"know|knew|want|like|work|finish|stay|run|lead|keep|take|need|love|think|plan|write|teach|did|spent|met|put|sold)\b",
    re.IGNORECASE,
)  # fmt: skip


_ONLY_NAMES = pattern(
    r"^(?:(?:the|that|my|our) (?:thing|time|one|bit|part|way|story|example|number|numbers|result|results|end|fact|whole thing)|"
    r"what|how|where) (?:(?:that|which) )?(?:we|i|they)\b(?!.*,? (?:is|was|are|were) \w)",
    re.IGNORECASE,
)
"""A sentence that names what should have been said, and does not say it: "The thing we do when they're closing"."""
_UNSAID_TAIL = pattern(r",? and (?:what|how|where|why) (?:it|that|this|they|we|I)\b[^.,;]{1,40}(?=[.!]?$)")
"""Behind a statement, what should have been said as well and is not said here: "..., and what it saved"."""


def _names_only(said: str) -> bool:
    """Whether a sentence has no verb but the one that describes its subject: "The plans we did with each family"."""
    found = re.match(
        r"^(?:the|that|those|my|our|an?) (?P<what>(?:[\w'-]+ ){1,6}?)(?:that |which )?(?:we|i) (?P<rest>.+)$",
        said,
        re.IGNORECASE,
    )
    if found is None or any(w.lower() in _BE for w in found["what"].split()):
        return False
    rest = [word.strip(",.").lower() for word in found["rest"].split()[1:]]
    return not any(w in _BE or is_past(w) or w in {"have", "has", "cut", "went", "fell", "will", "can"} for w in rest)


_INSIDE = pattern(r",? \b(?:when|where|while|until) (?:we|I|they|it|he|she|you)\b")


def has_verb(said: str) -> bool:
    """Whether a sentence holds a common finite verb."""
    return _VERB.search(said) is not None


def is_telegram(said: str) -> bool:
    """Whether a sentence names a thing first and goes on in remarks: "The pipeline for the depot: 26 loggers, all mended"."""
    first = re.split(r"[,:;]", said, maxsplit=1)[0]
    if first == said or _FIRST.match(said):
        return False
    return _names_only(first) or not (_VERB.search(first) or any(is_past(word) for word in words(first)))


_BE = frozenset("is are was were be been i'm it's".split())
_TELEGRAM = pattern(r"[=→]|->|\s[+x×]\s|\s[/|]\s")
_ASKS_WHAT_ONE_DOES = pattern(r"\b(?:what|how)\b.{0,40}\b(?:would|do|did|'d|will|can)\b.{0,10}\byou\b", re.IGNORECASE)


def sayable(text: str, source_of: Source, case: Case, *, discreet: bool = False, asked: str = "") -> list[Own]:
    """The sentences of `text` that can be said to the employer, in order, at most four.

    `source_of` is the source of the whole text; each result quotes its own sentence. `discreet`: the story is about
    other people's conduct, so a name nobody at the table knows becomes "a colleague". Where `asked` is what one would
    do, a bare verb is an answer ("Redo it the same day") and gets its "I'd".

    Notes to oneself and private matters are passed over. A sentence that leans on somebody who cannot be named ends
    the answer: what is left of it would say something else than the person meant.
    """
    text = re.sub(r"^[\"“](?P<inside>[^\"“”]+)[\"”]$", r"\g<inside>", text.strip())
    if re.search(r"\b(?:Mrs|Mr|Ms|Miss|Mx)\.? [A-Z]\b(?!['’]?\w)", text):
        return []  # somebody whose name is kept back: the story is not for a letter as it stands
    if _TELEGRAM.search(text):
        return []  # shorthand is quoted or asked about, never spoken
    found: list[Own] = []
    skipped = False
    text = _reported(text)
    does = bool(_ASKS_WHAT_ONE_DOES.search(asked))
    yes = ""
    for at, sentence in enumerate(sentences(text)):
        if at == 0 and re.fullmatch(r"(?:yes|no)[.!]?", sentence, re.IGNORECASE):
            yes = f"{sentence.rstrip('.!')}. "
            continue
        if not found and at > (1 if yes else 0) and _POINTS_BACK.match(sentence):
            continue  # it points back at a sentence that cannot be said
        quote = sentence
        if skipped and _POINTS_AT.search(sentence):
            break  # it leans on the sentence that was left out
        sentence = _TO_THEM.sub(r"\1 you", sentence)
        if _leans_on_them(sentence):
            return found if found and not _POINTS_BACK.match(sentence) else []
        head = words(sentence)[0] if words(sentence) else ""
        bare = does and is_base(head) and sentence[:1].isupper() and not _FIRST.search(sentence.split(",")[0])
        said = _one(f"I'd {lower_first(sentence)}" if bare else sentence, case, discreet=discreet, follows=bool(found))
        if said is not None and any(said == before.text for before in found):
            continue
        if said is not None:
            found.append(Own(yes + said, Source(source_of.kind, source_of.ref, text if yes else quote)))
            yes = ""
        else:
            skipped = True
        if len(found) == 4:
            break
    return found


def _reported(text: str) -> str:
    """ "That we cut it, and that it held" is what should have been said: "We cut it, and it held"."""
    said = []
    for sentence in sentences(text):
        clause = re.sub(
            r"^(?:And )?[Tt]hat (?!(?:is|was|'s|’s|would|way|said|one|day|week|time)\b)(?=\w)", "", sentence
        )
        if clause != sentence:
            clause = upper_first(
                re.sub(r"(,? (?:and|but)) that (?=(?:I|we|it|what|they|there|the|my|our)\b)", r"\1 ", clause)
            )
        said.append(clause)
    return " ".join(said)


_TO_THEM = pattern(
    r"\b(give|tell|told|promise|show|offer|owe|send) (?:him|her|them)\b(?=\s+(?:a|an|the|that|how|what|why|I|my|any|exactly)\b)"
)
"""Said of the interviewers, to whom it is now said: "I can't give him a date"."""
_THEIR_DOING = pattern(
    r"\b(?:they|he|she)\s+(?:only\s+|just\s+)?(?:asked|said|wanted|want|need|needs|wants|seemed|looked|nodded|told|thought|think)\b",
    re.IGNORECASE,
)
_SOMEBODY = frozenset(
    "colleague manager boss customer client patient apprentice pupil student parent resident guest driver nurse teacher "
    "supervisor director foreman chef partner owner trainee mentor engineer developer designer lead buyer donor visitor".split()
)


def _leans_on_them(sentence: str) -> bool:
    """Whether a pronoun can only mean the people in the interview ("they only asked about the one", "I can't give him a date")."""
    straight = sentence.replace("’", "'")
    if _THEIR_DOING.search(straight):
        return True
    found = _THIRD.search(straight)
    if found is None:
        return False
    before = straight[: found.start()]
    named = any(t[:1].isupper() and t not in {"I", "I'd", "I'm", "I've", "I'll"} for t in before.split()[1:])
    named = named or bool(re.match(r"[A-Z][a-z]+ (?:and|was|did|had|met|said)\b", straight))
    return not named and not any(w.rstrip("s") in _SOMEBODY for w in words(before))


def _one(sentence: str, case: Case, *, discreet: bool, follows: bool) -> str | None:
    straight = sentence.replace("’", "'")
    said = _LEAD.sub("", straight, count=1).strip()
    said = re.sub(
        r"^(?:result|answer|outcome|numbers?|the point|short version|in short|example)\s*:\s+",
        "",
        said,
        flags=re.IGNORECASE,
    )
    said = re.sub(r"^[A-Z][a-z]+: (?=(?:(?:at|in|with) [A-Z][\w'-]+ )?(?:I|we)\b)", "", said)  # "Noise: at Osk I ..."
    if not follows:
        said = re.sub(r"^(?:and|but|so|because|then|also|yes)[,.]?\s+(?=\w)", "", said, flags=re.IGNORECASE)
    if not said or said.endswith("?") or len(words(said)) < 4 or len(words(said)) > 60:
        return None
    said = _UNSAID_TAIL.sub("", said)
    if (
        _ONLY_NAMES.match(said)
        or _names_only(said)
        or _NOTE.search(said)
        or _ABOUT_INTERVIEW.search(said)
        or _PAINFUL.search(said)
        or discloses_private(sentence)
    ):
        return None
    head = words(said)[0]
    main = (
        _INSIDE.split(said, maxsplit=1)[0] if head not in {"when", "where", "while", "until", "since", "if"} else said
    )
    if not any(_VERB.search(part) or any(is_past(w) for w in words(part)) or is_base(head) for part in (main,)):
        return None  # "All of the depot, when we moved": its only verb tells when
    if head in {"how", "why", "when", "where", "whether", "who", "what"} and not re.search(
        r",|\b(?:is|was|will be|would be)\b", said
    ):
        return None  # a topic, not a statement: "How I cut late departures"
    if head in _TO_ONESELF or (
        head.endswith("ing") and not re.search(r"\b(?:is|was|has|took|meant|gave|brought)\b", said)
    ):
        return None  # an instruction to oneself, or a fragment
    if not (_VERB.search(said) or is_base(head) or any(is_past(word) for word in words(said))):
        return None
    names = [p.name.split()[0] for p in case.interview.interviewers if p.name]
    if any(re.search(rf"\b{re.escape(name)}\b", said) for name in names):
        return None
    if discreet:
        hidden = _without_names(said, case)
        if hidden is None:
            return None
        said = hidden
    said = re.sub(r"(?<![\w'’.])i(?=['’ ])", "I", said)  # "i had": a slip of the thumb
    return ended(upper_first(said.replace("!", ".").replace(" - ", ", ")))


def _without_names(said: str, case: Case) -> str | None:
    """A stranger's name becomes "a colleague"; None when more than one name stands there, or the same one twice."""
    known = set(words(" ".join([case.interview.employer, case.interview.role, *(e.at for e in case.evidence)])))
    known |= {name.lower() for name in (*WEEKDAYS, *MONTHS)}
    known |= {"i", "we", "my", "our", "he", "she", "they", "it", "the", "a", "an", "and", "but", "so", "then", "that", "this",
              "in", "at", "on", "when", "if", "what", "there", "after", "before", "nobody", "everyone", "both", "not"}  # fmt: skip
    tokens = [t.strip(".,;:!?'\"’“”") for t in said.split()]
    tokens = [re.sub(r"['’]s$", "", t) for t in tokens]
    spots = [
        (at, token)
        for at, token in enumerate(tokens)
        if re.fullmatch(r"[A-Z][a-zà-ÿ]+", token)
        and token.lower() not in known
        and (at == 0 or tokens[at - 1].lower() not in {"at", "in", "for", "on", "of", "near"})
        and (
            at > 0
            or (
                len(tokens) > 1
                and tokens[1].lower() in {"and", "was", "had", "is", "met", "said", "agreed", "came", "now", "did"}
            )
        )
    ]
    if not spots:
        return said
    names = {name for _, name in spots}
    if len(names) > 1:
        return None
    (name,) = names
    if len(re.findall(rf"\b{name}\b", said)) > 1:
        return None
    return upper_first(re.sub(rf"\b{name}\b", "a colleague", said))


def reported_wish(text: str, source_of: Source) -> Own | None:
    """What the person reports having said about wanting the job, as a sentence that stands by it.

    "I said if I'd written the ad for the job I wanted it would be this one." becomes the same words, with
    ", and I meant it." put after them. None where no sentence begins so, or where it gives away something private.
    """
    for sentence in sentences(text):
        found = re.match(
            r"^(?:i said|said|i told (?:them|him|her))\s+(?:that\s+)?(?P<what>.+?)[.!]*$",
            sentence.replace("’", "'"),
            re.IGNORECASE,
        )
        if found is None or discloses_private(sentence) or _PAINFUL.search(sentence) or _NOTE.search(found["what"]):
            continue
        what = found["what"]
        if not re.search(
            r"\b(?:want|wanted|like|love|drew|draws|job|role|work|here|place|this one)\b", what, re.IGNORECASE
        ):
            continue
        if (
            not re.match(r"(?:i|i'd|i've|i'm|if|this)\b(?! (?:said|did|was))", what, re.IGNORECASE)
            or len(words(what)) < 6
        ):
            continue
        if re.search(
            r"\b(?:he|she|they|him|her|them|maybe|something|sort of|kind of|guess|hopefully|don't know)\b",
            what,
            re.IGNORECASE,
        ):
            continue
        if re.search(r"\byou\b", what):
            continue
        return Own(f"I said {lower_first(what)}, and I meant it.", Source(source_of.kind, source_of.ref, sentence))
    return None
