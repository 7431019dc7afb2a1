"""Holds one pack against the answer key of an invented interview, and counts what was found, missed and made up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from afterword.domain.knowledge import families

Json = dict[str, Any]

NEAR = 6.0
"""Seconds two time stamps may lie apart and still name the same question."""
FAR = 30.0
"""Seconds from which on two stamps name two questions, however alike their words are."""
LONGEST = 6 * 3600
"""Seconds. Bare whole numbers beyond it are milliseconds, as AssemblyAI writes them."""


@dataclass
class Tally:
    """Counts, added up over interviews. `right` of `found` were in the key, which holds `wanted`."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, right: int, found: int, wanted: int) -> None:
        self.right += right
        self.found += found
        self.wanted += wanted

    @property
    def precision(self) -> float | None:
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        return self.right / self.wanted if self.wanted else None

    @property
    def f1(self) -> float | None:
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else None


@dataclass
class Score:
    """What one interview, or many added up, came to: tallies by name, and notes on each miss for the eye."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def tally(self, name: str) -> Tally:
        return self.tallies.setdefault(name, Tally())

    def __iadd__(self, other: Score) -> Score:
        for name, tally in other.tallies.items():
            self.tally(name).add(tally.right, tally.found, tally.wanted)
        self.notes += other.notes
        return self


def score(pack: Json, key: Json, raw_key: str = "") -> Score:
    """`pack` as `afterword pack --json` prints it, `key` as `cases/README.md` says.

    `raw_key` is the text of the key itself: its comments say which distractors were told already.
    """
    result = Score()
    pairs = _exchanges(pack, key, result)
    _answers(pairs, pack, key, result)
    _told_untold(pack, key, raw_key, result)
    _private(pack, key, result)
    _doubts(pack, key, result)
    _one("interest", pack["interest"]["expressed"], key.get("interest_expressed"), result)
    _promises(pack, key, result)
    by = key.get("decision_by")
    _one("decision date", pack["interview"]["decision_by"], str(by) if by else None, result)
    _goals(pack, key, result)
    _one("verdict", pack["verdict"]["kind"], key.get("verdict"), result)
    _one("channel", pack["plan"]["channel"], key.get("channel"), result)
    _first_repair(pairs, pack, key, result)
    return result


def _one(name: str, got: object, wanted: object, result: Score) -> None:
    result.tally(name).add(int(got == wanted), 1, 1)
    if got != wanted:
        result.notes.append(f"{name}: {got!r}, key {wanted!r}")


# -- exchanges


def _exchanges(pack: Json, key: Json, result: Score) -> list[tuple[Json, Json]]:
    """Pairs of (pack's exchange, key's exchange): the likeliest first, each used once."""
    ours, theirs = pack["exchanges"], key["exchanges"]
    unit = _unit([e["start"] for e in [*ours, *theirs]])
    ranked = sorted(
        ((_same_question(a, b, unit), i, j) for i, a in enumerate(ours) for j, b in enumerate(theirs)), reverse=True
    )
    taken: set[int] = set()
    matched: dict[int, int] = {}
    for likeness, i, j in ranked:
        if likeness >= 0.5 and i not in taken and j not in matched:
            taken.add(i)
            matched[j] = i
    result.tally("exchanges").add(len(matched), len(ours), len(theirs))
    result.notes += [f"exchange missed: {e['asked']} [{e['start']}]" for j, e in enumerate(theirs) if j not in matched]
    result.notes += [
        f"exchange made up: {e['asked'][:90]} [{e['start']}]" for i, e in enumerate(ours) if i not in taken
    ]
    return [(ours[i], theirs[j]) for j, i in sorted(matched.items())]


def _same_question(ours: Json, theirs: Json, unit: float = 1.0) -> float:
    """1 where the key's opening words stand in the question found; else the share of them that do, times in mind.

    `unit` is what the stamps count in, in seconds.
    """
    words, opening = _words(ours["asked"]), _words(theirs["asked"])
    if not words or not opening:
        return 0.0
    joined = " ".join(words)
    if " ".join(opening) in joined:
        return 1.0 + 1 / (1 + len(words))
    held = Counter(words) & Counter(opening)
    share = sum(held.values()) / len(opening)
    a, b = _seconds(ours["start"]), _seconds(theirs["start"])
    if a is not None and b is not None:
        apart = abs(a - b) * unit
        return 0.9 if apart <= NEAR and share >= 0.25 else 0.0 if apart > FAR else share * 0.8
    return share * 0.8


def _answers(pairs: list[tuple[Json, Json]], pack: Json, key: Json, result: Score) -> None:
    weak_right = 0
    for ours, theirs in pairs:
        if ours["answered"] != theirs["answered"]:
            result.notes.append(f"answered {ours['answered']}, key {theirs['answered']}: {theirs['asked']}")
        result.tally("answered agrees").add(int(ours["answered"] == theirs["answered"]), 1, 1)
        same = _group(ours["family"]) == _group(theirs["family"])
        result.tally("family agrees").add(int(same), 1, 1)
        if not same:
            result.notes.append(f"family {ours['family']}, key {theirs['family']}: {theirs['asked']}")
        got = {w["kind"] for w in ours["weak"]} - {"low_landing"}
        wanted = set(theirs["weak"])
        weak_right += len(got & wanted)
        if got != wanted:
            result.notes.append(f"weak {sorted(got)}, key {sorted(wanted)}: {theirs['asked']}")
    result.tally("weak points").add(
        weak_right,
        sum(len({w["kind"] for w in e["weak"]} - {"low_landing"}) for e in pack["exchanges"]),
        sum(len(e["weak"]) for e in key["exchanges"]),
    )
    ours_weak = {id(o) for o, _t in pairs if {w["kind"] for w in o["weak"]} - {"low_landing"}}
    both = sum(1 for o, t in pairs if id(o) in ours_weak and t["weak"])
    result.tally("weak answers, any kind").add(
        both,
        sum(bool({w["kind"] for w in e["weak"]} - {"low_landing"}) for e in pack["exchanges"]),
        sum(bool(e["weak"]) for e in key["exchanges"]),
    )


_GROUPS = {
    "management": "leadership", "leadership": "leadership", "customer": "customer", "personal": "personal",
    "ethics": "ethics", "planning": "planning",
}  # fmt: skip


def _group(family: str) -> str:
    """The key's broader name for a family of ours."""
    known = families().get(family)
    name = known.group if known is not None else family
    return _GROUPS.get(name, name)


# -- told and untold


def _told_untold(pack: Json, key: Json, raw_key: str, result: Score) -> None:
    paths = {e["id"]: e["path"] for e in pack["evidence"]}
    told = {paths[t["evidence"]] for t in pack["told"]}
    untold = list(dict.fromkeys(paths[u["evidence"]] for u in pack["untold"]))
    told_key = {t["evidence"] for t in key["told"]}
    also_told = told_key | set(re.findall(r'"([^"]+)"\s*#[^\n]*already told', raw_key))
    untold_key = {u["evidence"] for u in key["untold"]}
    strongest = next((u["evidence"] for u in key["untold"] if u.get("strongest")), None)
    neither = also_told - told_key  # told, but for no goal of the key: to name it is neither right nor wrong
    result.tally("told").add(len(told & told_key), len(told - neither), len(told_key))
    result.tally("untold").add(len(set(untold) & untold_key), len(untold), len(untold_key))
    if strongest is not None:
        hit = strongest in untold[:3]
        result.tally("strongest untold in first 3").add(int(hit), 1, 1)
        result.tally("strongest untold first").add(int(untold[:1] == [strongest]), 1, 1)
        if not hit:
            result.notes.append(f"strongest untold missed: {strongest}; first were {untold[:3]}")
    wrong = [path for path in untold if path in also_told]
    result.tally("wrong “never said” (share)").add(len(wrong), len(untold), 0)
    result.notes += [f"wrong never said: {path}" for path in wrong]
    result.notes += [f"untold missed: {path}" for path in untold_key - set(untold)]
    result.notes += [f"told missed: {path}" for path in told_key - told]


# -- what was said aloud


def _private(pack: Json, key: Json, result: Score) -> None:
    _quotes("private questions", [p["quote"] for p in pack["private_questions"]],
            [p["quote"] for p in key["private_questions"]], result)  # fmt: skip


def _doubts(pack: Json, key: Json, result: Score) -> None:
    _quotes("doubts", [d["quote"] for d in pack["doubts"]], [d["quote"] for d in key["interviewer_doubts"]], result)


def _quotes(name: str, ours: list[str], theirs: list[str], result: Score) -> None:
    left = list(ours)
    right = 0
    for wanted in theirs:
        match = next((got for got in left if _overlap(got, wanted) >= 0.5), None)
        if match is None:
            result.notes.append(f"{name} missed: {wanted}")
        else:
            right += 1
            left.remove(match)
    result.notes += [f"{name} made up: {got[:120]}" for got in left]
    result.tally(name).add(right, len(ours), len(theirs))


def _promises(pack: Json, key: Json, result: Score) -> None:
    left = list(pack["promises"])
    right = 0
    for wanted in key.get("promises") or []:
        by = str(wanted["by"]) if wanted.get("by") else None
        fitting = [p for p in left if p["who"] == wanted["who"]]
        match = next((p for p in fitting if by is not None and p["by"] == by), None) or next(
            (p for p in fitting if _overlap(f"{p['what']} {p['quote']}", wanted["what"]) >= 0.4), None
        )
        if match is None:
            result.notes.append(f"promise missed: {wanted}")
        else:
            right += 1
            left.remove(match)
    result.notes += [f"promise made up: {p['who']} {p['what'][:60]} by {p['by']}" for p in left]
    result.tally("promises").add(right, len(pack["promises"]), len(key.get("promises") or []))


def _goals(pack: Json, key: Json, result: Score) -> None:
    """A goal of the key is found where a goal of the pack, or the words it rests on, share its telling words."""
    texts = [" ".join([g["text"], *(s["quote"] for s in g["sources"])]) for g in pack["goals"]]
    found = sum(any(_overlap(text, g["text"]) >= 0.4 for text in texts) for g in key["goals"])
    result.tally("goals (recall)").add(found, len(key["goals"]), len(key["goals"]))
    result.notes += [
        f"goal missed: {g['text']}" for g in key["goals"] if not any(_overlap(t, g["text"]) >= 0.4 for t in texts)
    ]


# -- the first repair


def _first_repair(pairs: list[tuple[Json, Json]], pack: Json, key: Json, result: Score) -> None:
    ours, wanted = pack["plan"]["first"], key.get("salvage_first") or {"kind": "none"}
    _one("first repair, its kind", ours["kind"], wanted["kind"], result)
    same = _very_one(pairs, pack, key)
    result.tally("first repair, the very one").add(int(same), 1, 1)
    if not same:
        got = (ours["kind"], ours.get("ref"), _proof_of_first(pack))
        result.notes.append(f"first repair, the very one: {got}, key {(wanted['kind'], wanted.get('ref'))}")


def _very_one(pairs: list[tuple[Json, Json]], pack: Json, key: Json) -> bool:
    """Whether both mend the same thing: the question by its words, the need by the proof told for it or by its words.

    An answer completed with the proof that the key would tell by itself is the same repair, and so is that proof told
    by itself for the need the question was about.
    """
    ours, wanted = pack["plan"]["first"], key.get("salvage_first") or {"kind": "none"}
    if "none" in (ours["kind"], wanted["kind"]) or wanted["kind"] == "interest":
        return bool(ours["kind"] == wanted["kind"])
    told = _proof_of_first(pack)
    needs = {goal["id"]: goal["text"] for goal in key["goals"]}
    if wanted["kind"] == "answer" and ours["kind"] == "omission":
        told_for = (needs.get(one["goal"], "") for one in key["untold"] if one["evidence"] == told)
        return any(_overlap(text, wanted["ref"]) >= 0.4 for text in told_for)
    if wanted["kind"] == "answer":
        asked = next((o for o, t in pairs if t["asked"] == wanted["ref"]), None)
        return ours["kind"] == "answer" and asked is not None and asked["id"] == ours["ref"]
    proofs = {one["evidence"] for one in key["untold"] if one["goal"] == wanted["ref"]}
    if told is not None or ours["kind"] != "omission":
        return told in proofs
    goal = next((one for one in pack["goals"] if one["id"] == ours["ref"]), None)
    texts = [goal["text"], *(source["quote"] for source in goal["sources"])] if goal is not None else []
    return _overlap(" ".join(texts), needs.get(wanted["ref"], "")) >= 0.4


def _proof_of_first(pack: Json) -> str | None:
    """The path of the proof that the first repair tells: the first that the brief for an adviser rests on.

    The brief is about the first repair alone, whatever the channel.
    """
    held = {one["path"] for one in pack["evidence"]}
    brief = next((one for one in pack.get("drafts", ()) if one["kind"] == "adviser_brief"), None)
    sources = [source["ref"] for sentence in brief["sentences"] for source in sentence["sources"]] if brief else []
    return next((ref for ref in sources if ref in held), None)


# -- words

_COMMON = frozenset(
    "a an the and or but of to in on at by for from with without is are was be been it its this that these those we i "
    "you he she they us our your my me them him her do does did have has had will would can could so as if not no what "
    "how who when where which about into out up one".split()
)


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+(?:'[a-z]+)?", text.lower().replace("’", "'"))


def _overlap(got: str, wanted: str) -> float:
    """The share of the wanted telling words that stand in what was found; of the fewer of both, for quotes."""
    a = {w[:6] for w in _words(got) if w not in _COMMON}
    b = {w[:6] for w in _words(wanted) if w not in _COMMON}
    if not a or not b:
        return float(_words(got) == _words(wanted))
    return len(a & b) / len(b)


def _seconds(stamp: object) -> float | None:
    """Seconds of "00:06:50.527", "6:50" or 410.5; None for anything else."""
    if stamp is None:
        return None
    if isinstance(stamp, int | float):
        return float(stamp)
    parts = re.findall(r"\d+(?:[.,]\d+)?", str(stamp))
    if not parts or len(parts) > 4:
        return None
    total = 0.0
    for part in parts:
        total = total * 60 + float(part.replace(",", "."))
    return total


def _unit(stamps: Sequence[object]) -> float:
    """What bare numbers among the stamps of one paper count in: 0.001 for milliseconds, else 1, in seconds."""
    given = [str(stamp) for stamp in stamps if stamp is not None]
    bare = bool(given) and all(stamp.isdigit() for stamp in given)
    return 0.001 if bare and max(int(stamp) for stamp in given) > LONGEST else 1.0
