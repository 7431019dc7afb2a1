"""`make heads`: train the heads of `afterword.meaning` on the invented exemplars, and say what cross-validation gives.

    python eval/heads.py [--try]

Each exemplar is set into a short interview and listened to; a listener in the place of the model writes down what it
is asked, so that training sees exactly what will be asked later. The employer's sentences in `eval/cases` are further
examples of what is not meant. --try measures and writes nothing. Nothing of `held` or `blind` is ever read here.

The wordings of `eval/wordings` are not trained on: the lists of words were made with them in view, so a head that
learned from them would trust the words too much.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import yaml

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE / "wordings")]

from fitting import fit, folds, recall_at, scale  # noqa: E402
from measure import doubt_talk, private_talk, talk  # noqa: E402
from run import PAPERS, cases_in, evening_of  # noqa: E402
from score import _words  # noqa: E402

from afterword.domain.diagnose.questions import OTHER, weights_in_talk  # noqa: E402
from afterword.domain.knowledge import families, topics  # noqa: E402
from afterword.domain.knowledge.fluent import read_spoken  # noqa: E402
from afterword.domain.listen.aloud import doubts_in  # noqa: E402
from afterword.domain.listen.apart import take_apart  # noqa: E402
from afterword.domain.listen.asked import private_questions_in  # noqa: E402
from afterword.domain.transcript import Conversation  # noqa: E402
from afterword.meaning import Meaning, load, why_not  # noqa: E402
from afterword.meaning.heads import (  # noqa: E402
    ABOUT,
    WEIGHTS,
    doubt_features,
    family_features,
    private_features,
)

EXEMPLARS = HERE / "exemplars"
KINDS = ("private", "doubts", "families")
RIDGE = {"private": 1.0, "doubt": 1.0, "topic": 0.1, "family": 0.3}
SPOKEN = {"private": 2.0, "doubt": 1.0}
"""Weight of a sentence of an invented interview beside an exemplar's."""
ORDINARY = 0.5
"""The same for exemplars of questions and reactions, of which hardly any is private."""
SURE = {"private": 0.85, "doubt": 0.7}
"""The precision on exemplars, more than half of which are traps, from which a sentence is taken for one."""
RARE = {"private": 0.015, "doubt": 0.01}
"""The most of what is said in interviews, and means no harm, that the model may take for one where no word says so."""
WORDS = {"private": 384, "doubt": 768}
"""The feature that holds the verdict of the words: the first mark, after the vectors."""
HEARD = 2.0
"""Weight of a question of an invented interview beside an exemplar's."""
STANDS_FOR = {
    "technical": "technical_blank", "availability": "availability_schedule", "salary": "salary_expectation",
    "personal": "personal_private",
}  # fmt: skip
"""The family that a question of a key's group is taken for, where a group holds several."""
ALSO_PRIVATE = frozenset({"personal_private", "salary_history", "outside_work", "references_background"})
"""Families whose questions may be private ones."""

Array = Any
Item = dict[str, Any]


@dataclass
class Listener:
    """Stands where the model will be, says no, and keeps what it was asked."""

    private_asked: list[tuple[str, tuple[float, ...]]] = field(default_factory=list)
    doubt_asked: list[tuple[str, str, tuple[float, ...]]] = field(default_factory=list)
    family_asked: list[tuple[str, Mapping[str, float]]] = field(default_factory=list)

    def private(self, sentence: str, marks: Sequence[float]) -> float:
        self.private_asked.append((sentence, tuple(marks)))
        return 0.0

    def topic(self, sentence: str) -> str:
        return "other_private"

    def doubt(self, sentence: str, said: str, marks: Sequence[float]) -> float:
        self.doubt_asked.append((sentence, said, tuple(marks)))
        return 0.0

    def family(self, question: str, weights: Mapping[str, float]) -> str:
        self.family_asked.append((question, dict(weights)))
        return OTHER


@dataclass(frozen=True)
class Row:
    """One sentence to learn from. `item` is the exemplar or interview it stands in, "" apart."""

    features: Array
    wanted: float
    item: str
    exemplar: bool = True
    weight: float = 1.0


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--try", dest="only_try", action="store_true", help="measure, and write nothing")
    args = parser.parse_args()
    meaning = load()
    if meaning is None:
        print(f"The sentence model is needed: {why_not()}", file=sys.stderr)
        return 1
    items = {kind: yaml.safe_load((EXEMPLARS / f"{kind}.yaml").read_text(encoding="utf-8")) for kind in KINDS}
    spoken = list(conversations())
    weights: dict[str, Array] = {}
    measured: dict[str, Any] = {}
    private = private_rows(meaning, items["private"])
    private += [*ordinary_rows(meaning, items), *spoken_rows(meaning, spoken, "private")]
    doubt = [*doubt_rows(meaning, items["doubts"]), *spoken_rows(meaning, spoken, "doubt")]
    for head, rows in (("private", private), ("doubt", doubt)):
        weights[head], weights[f"{head}_scale"], measured[head] = train(meaning, head, rows)
    labels = {"topic": [*topics()], "family": [*families()]}
    kept = [item for item in items["private"] if item["topic"] != "none"]
    vectors = np.stack([meaning.vector(item["quote"]) for item in kept])
    weights["topic"], measured["topic"] = choose(
        "topic", vectors, vectors, [i["topic"] for i in kept], labels["topic"], {topic: topic for topic in topics()}
    )
    asked = [item["text"] for item in items["families"]]
    named = [family_features(meaning, text, weights_in_talk(read_spoken(text), None, None, OTHER), labels["family"])
             for text in asked]  # fmt: skip
    meant = [item["family"] for item in items["families"]]
    count = len(asked)
    for text, noticed, family in heard_questions(spoken):
        asked.append(text)
        named.append(family_features(meaning, text, noticed, labels["family"]))
        meant.append(family)
    groups = {family.id: family.group for family in families().values()}
    weights["family"], measured["family"] = choose(
        "family", np.stack(named), np.stack([meaning.vector(text) for text in asked]), meant, labels["family"], groups,
        np.where(np.arange(len(asked)) < count, 1.0, HEARD),
    )  # fmt: skip
    print(json.dumps(measured, indent=1))
    if not args.only_try:
        keep(weights, labels, measured)
    return 0


# -- what is learned from


def private_rows(meaning: Meaning, items: list[Item]) -> list[Row]:
    rows = []
    for item in items:
        ear = Listener()
        private_questions_in(private_talk(item), ear)
        for sentence, marks in ear.private_asked:
            if sentence not in item["text"] or (item["topic"] != "none" and not shared(sentence, item)):
                continue
            features = private_features(meaning, sentence, marks)
            rows.append(Row(features, float(item["topic"] != "none"), item["text"]))
    return rows


def doubt_rows(meaning: Meaning, items: list[Item]) -> list[Row]:
    rows = []
    for item in items:
        ear = Listener()
        doubts_in(doubt_talk(item), ear)
        for sentence, said, marks in ear.doubt_asked:
            if sentence not in item["text"] or (item["doubt"] and not shared(sentence, item)):
                continue
            features = doubt_features(meaning, sentence, said, marks)
            rows.append(Row(features, float(item["doubt"]), item["text"]))
    return rows


def ordinary_rows(meaning: Meaning, items: Mapping[str, list[Item]]) -> list[Row]:
    """Questions of every family and reactions to answers: what is mostly said, and is not private."""
    asked = [item["text"] for item in items["families"] if item["family"] not in ALSO_PRIVATE]
    rows = []
    for text in [*asked, *(item["text"] for item in items["doubts"])]:
        ear = Listener()
        private_questions_in(talk([("I", text)]), ear)
        features = (private_features(meaning, sentence, marks) for sentence, marks in ear.private_asked)
        rows += [Row(found, 0.0, text, False, ORDINARY) for found in features]
    return rows


def shared(sentence: str, item: Item) -> bool:
    """Whether a sentence of an exemplar has a good part of the words that are meant, or they of it."""
    first, quoted = item["text"].find(sentence), item["text"].find(item["quote"])
    common = min(first + len(sentence), quoted + len(item["quote"])) - max(first, quoted)
    return common > 0.3 * min(len(sentence), len(item["quote"]))


def conversations() -> list[tuple[str, Conversation, Item]]:
    """The interviews for development that have a transcript, with their keys."""
    from afterword.flows.pack import read_papers

    os.environ["AFTERWORD_MEANING"] = "0"  # taken apart by words alone, whatever the heads said so far
    found = []
    for folder in cases_in(HERE / "cases"):
        papers = read_papers(sorted(p for p in folder.iterdir() if p.stem in PAPERS), "", evening_of(folder))
        if papers.conversation is not None:
            key = yaml.safe_load((folder / "key.yaml").read_text(encoding="utf-8"))
            found.append((folder.name, papers.conversation, key))
    return found


def spoken_rows(meaning: Meaning, spoken: list[tuple[str, Conversation, Item]], head: str) -> list[Row]:
    """The employer's sentences of the interviews; only those that are not meant, for the words knew what is."""
    rows = []
    for name, conversation, key in spoken:
        ear = Listener()
        if head == "private":
            private_questions_in(conversation, ear)
            asked = [(s, private_features(meaning, s, marks)) for s, marks in ear.private_asked]
            meant = [one["quote"] for one in key["private_questions"] or []]
        else:
            doubts_in(conversation, ear)
            asked = [(s, doubt_features(meaning, s, said, marks)) for s, said, marks in ear.doubt_asked]
            meant = [one["quote"] for one in key["interviewer_doubts"] or []]
        rows += [
            Row(features, 0.0, name, False, SPOKEN[head])
            for s, features in asked
            if not any(near(s, quote) for quote in meant)
        ]
    return rows


def heard_questions(spoken: list[tuple[str, Conversation, Item]]) -> Iterator[tuple[str, Mapping[str, float], str]]:
    """The questions of the interviews that words leave open, what the words noticed, and the family their key names."""
    finest = {family.group: family.id for family in families().values()} | {one: one for one in families()} | STANDS_FOR
    for _name, conversation, key in spoken:
        ear = Listener()
        take_apart(conversation.transcript, conversation.roles, ear)
        for question, noticed in ear.family_asked:
            words = " ".join(_words(question))
            one = next((e for e in key["exchanges"] if " ".join(_words(e["asked"])) in words), None)
            if one is not None:
                yield question, noticed, finest.get(one["family"], OTHER)


def near(sentence: str, quote: str) -> bool:
    """Whether a sentence and a quote of a key have half of the words of the shorter one in common."""
    one, other = set(sentence.lower().split()), set(quote.lower().split())
    return len(one & other) >= 0.5 * min(len(one), len(other))


# -- learning


def train(meaning: Meaning, head: str, rows: list[Row]) -> tuple[Array, Array, dict[str, Any]]:
    """Weights, the scale that makes 0.5 of the threshold, and what held-out folds gave.

    The threshold is higher where the words see nothing: there the model meets all that is said in an interview.
    """
    features = np.stack([row.features for row in rows])
    wanted = np.array([row.wanted for row in rows])
    exemplar = np.array([row.exemplar for row in rows])
    weight = np.array([row.weight for row in rows])
    named = list(dict.fromkeys(row.item for row in rows))
    at = {name: place for place, name in enumerate(named)}
    item = np.array([at[row.item] for row in rows])
    fold = folds(np.stack([meaning.vector(name) for name in named]))[item]
    raw = np.zeros(len(rows))
    for held in range(fold.max() + 1):
        there = fold != held
        weights = fit(features[there], wanted[there][:, None], weight[there], RIDGE[head])
        raw[~there] = features[~there] @ weights[:-1, 0] + weights[-1, 0]
    spoken = ~exemplar & (weight == SPOKEN[head])
    by_words = features[:, WORDS[head]] > 0
    noted, quiet = by_words & exemplar, ~by_words & exemplar
    _, with_words = recall_at(raw[noted], wanted[noted], SURE[head])
    _, alone = recall_at(raw[quiet], wanted[quiet], SURE[head])
    alone = max(alone, float(np.quantile(raw[spoken & ~by_words], 1 - RARE[head])))
    taken = raw >= np.where(by_words, with_words, alone)
    found = {one: [taken[item == one].max(), wanted[item == one].max()] for one in np.unique(item[exemplar])}
    said, meant = np.array(list(found.values())).T
    measured = {
        "exemplars": len(found),
        "precision": round(float(meant[said > 0].mean()), 3),
        "recall": round(float(said[meant > 0].mean()), 3),
        "by words alone": {
            "precision": round(float(wanted[noted].mean()), 3),
            "recall": round(float(wanted[noted].sum() / wanted[exemplar].sum()), 3),
        },
        "made up of what is said in interviews": f"{int(taken[spoken].sum())} of {int(spoken.sum())} sentences",
    }
    weights = fit(features, wanted[:, None], weight, RIDGE[head])
    weights[WORDS[head]] += alone - with_words  # one threshold does for both then
    slope = float(scale(raw, wanted, weight)[0])
    return weights, np.array([slope, -slope * alone]), measured


def choose(
    head: str,
    features: Array,
    alike: Array,
    named: list[str],
    known: list[str],
    group: Mapping[str, str],
    weight: Array | None = None,
) -> tuple[Array, dict[str, Any]]:
    """Weights of a choice among `known`, and the share of held-out items placed right, by id and by group."""
    place = np.array([known.index(name) for name in named])
    wanted = np.eye(len(known))[place]
    weight = np.ones(len(place)) if weight is None else weight
    fold = folds(alike)
    got = np.zeros(len(place), dtype=int)
    for held in range(fold.max() + 1):
        there = fold != held
        weights = fit(features[there], wanted[there], weight[there], RIDGE[head])
        got[~there] = (features[~there] @ weights[:-1] + weights[-1]).argmax(axis=1)
    right = [group[known[one]] == group[name] for one, name in zip(got.tolist(), named, strict=True)]
    measured = {
        "items": len(named),
        "right": round(float((got == place).mean()), 3),
        "group": round(float(np.mean(right)), 3),
    }
    return fit(features, wanted, weight, RIDGE[head]), measured


# -- what is kept


def digest() -> str:
    """Of the exemplars the heads were trained on: when it changes, `make heads` is due."""
    held = hashlib.sha256()
    for kind in KINDS:
        held.update((EXEMPLARS / f"{kind}.yaml").read_bytes())
    return held.hexdigest()


def keep(weights: Mapping[str, Array], labels: Mapping[str, list[str]], measured: Mapping[str, Any]) -> None:
    folder = HERE.parent / "src" / "afterword" / "meaning"
    raw = io.BytesIO()
    np.savez_compressed(raw, **{name: value.astype(np.float16) for name, value in weights.items()})
    (folder / WEIGHTS).write_bytes(raw.getvalue())
    about = {
        "sha256": hashlib.sha256(raw.getvalue()).hexdigest(),
        "exemplars": digest(),
        "labels": labels,
        "measured": measured,
    }
    (folder / ABOUT).write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
    print(f"{WEIGHTS}: {len(raw.getvalue())} bytes")


if __name__ == "__main__":
    sys.exit(main())
