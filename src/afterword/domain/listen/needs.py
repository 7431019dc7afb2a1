"""What the employer's side says aloud that they need, fear or cannot live with: the exact sentences, weighed.

A goal stated aloud says more than an advert: it is what they came into the room with. Only their words count, and only
those that name something to be done, mended or kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from afterword.domain.interview import Source
from afterword.domain.knowledge.cues import Cue, read
from afterword.domain.text import content, sentences
from afterword.domain.transcript import Conversation, HeardExchange, Passage

_OUTRIGHT = tuple(
    Cue(text)
    for text in (
        "(keeps|keep|kept|keeping) me (up|awake)", "(lose|losing|lost) .. sleep", "(drives|driving) me (mad|crazy|nuts|up)",
        "(frightens|scares|worries|terrifies|bothers|haunts) (me|us)", "(i|we|i'm|we're) (am|are|) (worried|scared|afraid|ashamed|gun shy|nervous)",
        "what (i|we|i'm|we're) (really|actually|most|) (need|want|looking for|after|hoping for)", "(i|we) (really|actually|just|badly|) need",
        "(i want|we want|i would like|we would like|i'd like|we'd like|i'd love|we'd love) (to|somebody|someone|a|it|that|them|us|the|our|my|every|people|no)", "i'd (like|love|want|give|buy|need)",
        "we'd (like|love|want|need)", "(somebody|someone|a person|anybody|people) (who|that|who'll|that'll|who's) (can|will|has|is|own|knows|could|would)",
        "(biggest|main|real|number one|first|top|hardest|single|sore) (problem|challenge|worry|issue|priority|headache|job|thing|concern|point|task)",
        "(i|we) (can't|cannot|can not) (lose|afford|have|keep|go on|tell)", "(i|we) could not (tell|say)", "(i|we) can't (tell|say)",
        "(we're|i'm|we are|i am) (struggling|losing|missing|behind|short|stuck|drowning|failing|bleeding|in the red)",
        "(we|i) (lost|missed|keep losing|keep missing|failed|had) .. (stores|people|staff|customers|clients|nights|deadlines|events|complaints|starters|accounts|managers|leads|of them)",
        "(happy|happier) (man|woman|person|bunny)", "(i'd|i would) be (happy|delighted|over the moon)", "that's (the|my|our) (job|goal|target|ask|dream|nightmare|worry|problem)",
        "(goal|target|priority|mission|objective|ambition)", "(has|have|needs|need) to (be|go|come|get|happen|stop|change|ship|land|work)",
        "(must|mustn't|must not)", "(doesn't|does not|can't) (move|slip|wait)", "(we're|we are) (trying|hoping|aiming|going|moving|launching|opening) to",
        "(two|three|four|five|six|half) .. in .. (months|years)", "(one's|this is|thing is|bit is|one is) (sore|mine|the one)", "the one that",
        "(whoever|the person who) (comes|takes|gets|joins)", "(by|before) (the|) (summer|spring|autumn|winter|christmas|easter|year end|end of)",
    )
)  # fmt: skip
_FOREMOST = tuple(
    Cue(text)
    for text in (
        "(keeps|keep|kept|keeping) me (up|awake)", "(lose|losing|lost) .. sleep", "the job in (one|a)", "that's the (whole|) job",
        "(biggest|number one|single|top|first|main) (problem|challenge|worry|priority|headache|job|concern)",
        "(more than|above) (anything|all|everything)", "matters most", "most important", "(hangs|depends|rests|stands) on (it|this|that)",
    )
)  # fmt: skip
_TROUBLE = frozenset(
    """problem problems issue issues broken break breaks breaking late later delay delays complaint complaints losing lost
    leave leaving left gone missed missing miss behind worst worse slow rough tired struggle struggling hard difficult mess
    nobody never wrong error errors waste overspend cost costs expensive bill turnover quit blame blaming stuck angry fail
    fails failed failing short sick afraid fire chaos manual rework backlog queue waiting red rejected penalty fine
    drop dropped dropping down churn cancel cancelled refund accident injury incident incidents careful""".split()
)
_ASKS_AHEAD = tuple(
    Cue(text)
    for text in (
        "(success|successful|look like)", "(this time|a year|one year|six months|twelve months|# months|# years) (next|from now|on|time)",
        "(first|next) (# |few |) (days|weeks|months|year|quarter|thing)", "(biggest|main|hardest|top|real) (challenge|problem|priority|worry|issue|thing)",
        "(most|really) (need|important|urgent|matters)", "by the (summer|spring|end|autumn)", "(keeps|keep) you (up|awake)",
        "(want|like|need|hope) .. (to have|to see|to say|changed|different|done|fixed|sorted|achieve|from this)", "(priorities|expect|expectations|goals)",
    )
)  # fmt: skip
_ASKS_BACK = tuple(Cue(text) for text in ("why .. (open|vacant|available|leave|left)", "what happened (to|with)"))
_NO_NEED = frozenset(
    """questions_for_us salary_expectation salary_history availability_schedule start_date_notice relocation
    personal_private tell_me_about_you""".split()
)
"""Before such a question they speak of terms or of themselves, rarely of what they need."""
_SMALL_TALK = 4
"""Sentences of fewer words say nothing on their own."""


@dataclass(frozen=True, slots=True)
class Need:
    """Something they said they need. `text` is the sentence, tidied; `around` are the sentences it stood among, exact.

    `foremost`: they said there that it comes before the rest.
    """

    text: str
    weight: float
    source: Source
    around: tuple[str, ...] = ()
    exchange: int = -1
    foremost: bool = False


def needs_in(conversation: Conversation) -> tuple[Need, ...]:
    """The needs said aloud, in the order of the conversation: at most one for a question, those told in answer to a
    question of the candidate's, and such as were said outright in between.
    """
    found: list[Need] = []
    seen: set[tuple[int, str]] = set()  # sentences of leads, which are not looked at twice
    for place, exchange in enumerate(conversation.exchanges):
        need = _before(place, exchange)
        if need is not None:
            found.append(need)
        if exchange.family not in _NO_NEED:
            seen.update((p.turn, s) for p in exchange.lead for s in sentences(p.text))
    found += _in_reply(conversation)
    found += _in_between(conversation, seen)
    return tuple(_without_repeats(found))


def _before(place: int, exchange: HeardExchange) -> Need | None:
    """The need behind a question: the sentence of its lead that says most, if the lead says enough.

    "I'll tell you what keeps me awake" names nothing yet: what is said outright lends its weight to what follows it.
    """
    if exchange.family in _NO_NEED:
        return None
    told = [
        (sentence, passage)
        for passage in exchange.lead
        for sentence in sentences(passage.text)
        if len(sentence.split()) >= _SMALL_TALK
    ]
    weights = [weight_of(sentence) for sentence, _passage in told]
    if not told or max(weights) < 1.2:
        return None
    says = [min(8, len(content(sentence))) for sentence, _passage in told]
    lent = [max(weights[max(0, at - 2) : at + 1]) for at in range(len(told))]
    best = max(range(len(told)), key=lambda at: (0.5 * weights[at] + 0.5 * lent[at] + 0.35 * says[at], at))
    if says[best] < 3:
        return None
    around = tuple(sentence for sentence, _passage in told[max(0, best - 2) : best + 3])
    return _need(*told[best], max(weights) + 0.5, around, place)


def _in_reply(conversation: Conversation) -> list[Need]:
    """What the employer's side answered when the candidate asked what they need, or why the post is open."""
    found = []
    for question in conversation.candidate_questions:
        reading = read(question.text)
        ahead = reading.has(_ASKS_AHEAD)
        if not ahead and not reading.has(_ASKS_BACK):
            continue
        for turn in conversation.transcript.turns[question.turn + 1 : question.turn + 6]:
            if turn.speaker in conversation.roles.candidate:
                break
            at = 0
            for sentence in sentences(turn.text):
                at = turn.text.index(sentence, at)
                weight = weight_of(sentence)
                says = len(content(sentence)) >= 3 and len(sentence.split()) >= _SMALL_TALK
                if (
                    says
                    and not sentence.endswith("?")
                    and (
                        weight >= 2
                        or (ahead and (weight >= 0.5 or len(content(sentence)) >= 5))
                        or _THAT.match(sentence)
                    )
                ):
                    passage = Passage(sentence, turn.position, at, turn.start_at(at), turn.speaker)
                    found.append(_need(sentence, passage, 1.5 + weight, (), -1))
    return found


_THAT = re.compile(r"(?:and\s+|or\s+)?(?:that|if|having|to|no|not|fewer|less|more)\b", re.IGNORECASE)
"""How an answer to "what would you like to see in a year" goes on: "That April shipped on time."."""


def _in_between(conversation: Conversation, seen: set[tuple[int, str]]) -> list[Need]:
    """Needs said outright outside any lead: in a reaction, in passing, at the end."""
    found = []
    for turn in conversation.transcript.turns:
        if turn.speaker not in conversation.roles.interviewers:
            continue
        at = 0
        for sentence in sentences(turn.text):
            at = turn.text.index(sentence, at)
            if (turn.position, sentence) in seen or sentence.endswith("?") or len(sentence.split()) < 6:
                continue
            if read(sentence).has(_OUTRIGHT) and len(content(sentence)) >= 4 and weight_of(sentence) >= 2:
                passage = Passage(sentence, turn.position, at, turn.start_at(at), turn.speaker)
                found.append(_need(sentence, passage, weight_of(sentence) - 1, (), -1))
    return found


def weight_of(sentence: str) -> float:
    """How much a sentence says of a need: 2 for saying it outright, more for trouble named and for figures."""
    reading = read(sentence)
    trouble = sum(1 for word in reading.words if word in _TROUBLE)
    counted = any(word.startswith("#") for word in reading.words)
    outright = 2.0 if reading.has(_OUTRIGHT) else 0.0
    return outright + min(2, trouble) * 0.75 + (0.5 if counted else 0.0)


def _need(sentence: str, passage: Passage, weight: float, around: tuple[str, ...], place: int) -> Need:
    start = passage.start or f"turn {passage.turn + 1}"
    foremost = any(read(one).has(_FOREMOST) for one in {sentence, *around})
    return Need(tidied(sentence), weight, Source("transcript", start, sentence), around, place, foremost)


def _without_repeats(needs: list[Need]) -> list[Need]:
    kept: dict[str, Need] = {}
    for need in needs:
        kept.setdefault(need.text.lower(), need)
    return list(kept.values())


_FILLER = re.compile(
    r"(?:^|(?<=\s))(?:um+|uh+|er+m?|ah|hmm+|mm+|you know|i mean|kind of|sort of|like|basically|honestly|look|listen|"
    r"right|okay|ok|so|well|and|but|anyway|obviously|actually),\s*",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^(?:(?:um+|uh+|er+m?|so|and|but|okay|ok|well|right|now|then|because|yeah|yes|no)[,.]?\s+)+", re.IGNORECASE
)
_REPEATED = re.compile(r"\b(\w+(?:['’]\w+)?(?: \w+)?),? \1\b", re.IGNORECASE)


def tidied(sentence: str) -> str:
    """A spoken sentence without its fillers and false starts, for showing; the source keeps the exact words."""
    text = re.sub(r",?\s+(?:um+|uh+|er+m?|hmm+)\b,?", "", sentence.strip())
    text = re.sub(r"\s+", " ", _FILLER.sub("", _OPENING.sub("", text)))
    text = _REPEATED.sub(r"\1", text)
    text = re.sub(r"\s+([,.?!])", r"\1", text).strip(" ,")
    return text[:1].upper() + text[1:]
