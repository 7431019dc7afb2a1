"""The verbs with which adverts begin a duty: "Lead", "Leading", "Leads"."""

from __future__ import annotations

import re

_VERBS = frozenset(
    """accelerate account achieve acquire act adapt adhere administer advance advise advocate aid align allocate
    analyse analyze anchor answer apply appraise approve arrange articulate assemble assess assign assist assure
    attend attract audit author automate balance be brief bring budget build buy calculate calibrate call care
    carry chair challenge champion change chase check clean clear close co-ordinate coach code collaborate
    collate collect combine commission communicate compile complete compose conduct configure connect
    consolidate construct consult contribute control convert cook coordinate counsel count cover craft create
    cultivate curate cut debug decide define delegate deliver demonstrate deploy design detect determine develop
    devise diagnose direct discover dispatch dispense document draft drive edit educate embed empower enable
    engage enhance ensure establish estimate evaluate examine execute expand explain explore extend facilitate
    feed file fill find finish fix follow forecast form foster gather generate get give govern greet grow guide
    handle head help hire hit host identify implement improve increase influence inform initiate innovate
    inspect inspire install instruct integrate interpret interview introduce invest investigate issue join keep
    launch lead learn leverage liaise lift listen load log look maintain make manage map market maximise
    maximize measure mediate meet mentor merge migrate minimise minimize mobilise model moderate modernise
    modernize monitor motivate move negotiate nurture observe obtain onboard open operate optimise optimize
    orchestrate order organise organize originate oversee own pack participate partner perform pick pilot
    pioneer pitch plan play position post prepare present price prioritise prioritize process procure produce
    program project promote propose protect provide publish purchase push put raise read rebuild receive
    recommend reconcile record recruit redesign reduce refine register release replace reply report represent
    research resolve respond restore review rework roll rollout run safeguard scale schedule scope score secure
    see sell serve service set shape share ship shorten simplify sit solve source speak specify spend spot staff
    stand standardise standardize start steer streamline strengthen submit supervise supply support sustain
    tackle take teach tell tend test track train transform translate travel treat troubleshoot turn uncover
    understand undertake unlock update upgrade uphold use utilise utilize validate verify visit walk watch
    welcome weld win work write""".split()
)
_BEFORE = frozenset({"to", "and", "also", "then", "daily", "regularly", "proactively"})
_WORD = re.compile(r"[A-Za-z][\w’'-]*")


def begins_with_a_task(text: str) -> bool:
    """Whether the first word is a verb of doing, also after "To" or an adverb."""
    words = [word.lower() for word in _WORD.findall(text[:80])[:3]]
    while words and (words[0] in _BEFORE or words[0].endswith("ly")):
        words = words[1:]
    return bool(words) and is_task(words[0])


def is_task(word: str) -> bool:
    """Whether a word in lower case is one of the verbs, in any of its forms for a duty."""
    if word in _VERBS:
        return True
    if word.endswith("ing") and len(word) > 5:
        stem = word[:-3]
        return stem in _VERBS or stem + "e" in _VERBS or (stem[-1] == stem[-2] and stem[:-1] in _VERBS)
    if word.endswith("ies"):
        return word[:-3] + "y" in _VERBS
    return (word.endswith("s") and word[:-1] in _VERBS) or (word.endswith("es") and word[:-2] in _VERBS)
