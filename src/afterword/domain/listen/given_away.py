"""What was given away of the speaker's own life in an answer: people at home, age, faith, health (contract S10)."""

from __future__ import annotations

from afterword.domain.diagnose.answers import discloses_private
from afterword.domain.diagnose.findings import WeakPoint
from afterword.domain.knowledge import spoken
from afterword.domain.language import _
from afterword.domain.listen.reply import Reply, Sentence, Spot, start_of
from afterword.domain.listen.wants import group_of
from afterword.domain.transcript import HeardExchange

NEAR = frozenset(
    "tenure_commitment availability relocation personal employment_gap job_hopping pressure_workload".split()
)
"""Questions that private matters stand behind: what is told there is told for an answer."""
AGE_SAID = 12
"""A sentence of so few words that holds "I'm" and a figure tells an age ("Oh, I'm thirty eight.")."""
_IS = frozenset({"i'm", "he's", "she's", "they're"})
_OWN_SIDE = frozenset("i i'm i've i'd my me we we're we've our us mine he he's she she's they they're his her".split())
_AT_HOME = frozenset(
    """wife husband partner boyfriend girlfriend fiance fiancee son sons daughter daughters kids kid children child baby
    mother mum mom mam mother's mum's mom's father dad sister sister's brother parents nan gran granny family home
    married single divorced separated widowed pregnant church mosque temple synagogue catholic christian muslim hindu
    jewish anxiety depression asthma diabetes epilepsy inhaler medication counselling diagnosed""".split()
)


def given_away(reply: Reply, heard: HeardExchange) -> WeakPoint | None:
    """Something private of the person's own that they gave away: where the question came near it, or of their health.

    "My wife was cross that weekend" in a story about work gives nothing away.
    """
    names = {heard.family, group_of(heard.family)}
    near = bool(names & NEAR)
    if "personal" in names and (own := _of_own_life(reply)) is not None:
        return _point(reply.spot(own))
    asked_since = [passage.turn for passage in (*heard.probes, *heard.reaction) if "?" in passage.text]
    until = min(asked_since, default=10**9)
    for passage in reply.passages:
        if passage.turn > until:
            break
        for words, topic in discloses_private(passage.text):
            of_oneself = topic == "health_disability" and bool({"my", "i", "i'm", "i've"} & set(words.lower().split()))
            if not near and not of_oneself:
                continue
            place = passage.text.find(words)
            sentence = next((s for s in reply.sentences if s.passage is passage and words in s.text), None)
            spot = reply.spot(sentence) if sentence else Spot(words, start_of(passage, place, reply.transcript))
            return _point(spot)
    return None


def _point(spot: Spot) -> WeakPoint:
    return WeakPoint("disclosed_private", spot.quote, _(spoken().whys["disclosed_private"]), spot.start)


def _of_own_life(reply: Reply) -> Sentence | None:
    """The sentence in which something of the speaker's own life is told: people at home, age, faith, health.

    "I can do the nights" and "I have no plans like that" answer a private question and give nothing away.
    """
    for sentence in reply.sentences:
        words = set(sentence.words)
        home = words & _AT_HOME and words & _OWN_SIDE
        years = words & _IS and {"#", "##"} & words and len(words) <= AGE_SAID
        if home or years:
            return sentence
    return None
