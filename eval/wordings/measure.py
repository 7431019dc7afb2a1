"""Measure the listening on the invented wordings: what is found and what is made up, for dev, held and blind apart.

    python eval/wordings/measure.py [private|doubts|families] [--words] [--misses]

Each wording is set into the same short interview. --words leaves the sentence model out. --misses shows what went
wrong, of dev only: nothing of held or of `eval/blind` is ever shown, so that they stay fit for judging.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from afterword.domain.knowledge import families
from afterword.domain.listen.aloud import doubts_in
from afterword.domain.listen.apart import take_apart
from afterword.domain.listen.asked import private_questions_in
from afterword.domain.listen.sense import Sense
from afterword.domain.transcript import Conversation, Mark, Roles, Transcript, Turn
from afterword.meaning import load
from afterword.meaning.heads import heads_on

HERE = Path(__file__).parent
Item = dict[str, Any]
Lines = list[tuple[str, str]]
BEGIN = "Okay. So tell me a bit about yourself and what you do now."
WORK = "Sure. I have worked in this for about six years now, first in a small team and then in a larger one."


def talk(lines: Lines, sense: Sense | None = None) -> Conversation:
    """Lines of (speaker, text) as a conversation; "C" is the candidate, "I" asks."""
    turns = (Turn(at, who, text, (Mark(0, f"00:00:{at:02}"),)) for at, (who, text) in enumerate(lines))
    return take_apart(Transcript(tuple(turns)), Roles(frozenset("C"), frozenset("I")), sense)


def private_talk(item: Item) -> Conversation:
    return talk([("I", BEGIN), ("C", WORK), ("I", item["text"]), ("C", "Um, well, let me think."), ("I", "Okay.")])


def doubt_talk(item: Item) -> Conversation:
    return talk(
        [
            ("I", BEGIN),
            ("C", WORK),
            ("I", "And tell me about a time when you did something like that."),
            ("C", item["before"]),
            ("I", item["text"]),
            ("C", "Okay."),
            ("I", "So what would you do about the team then?"),
            ("C", "I would talk to them first."),
        ]
    )


def private(items: list[Item], show: bool, sense: Sense | None) -> None:
    """How many private questions are found (by a shared word of the quote), how many with their topic."""
    right = topics = made = 0
    for item in items:
        got = private_questions_in(private_talk(item), sense)
        if item["topic"] == "none":
            made += bool(got)
            say(show and bool(got), "made up", item)
            continue
        asked = set(item["quote"].lower().split())
        hit = any(set(one.quote.lower().split()) & asked for one in got)
        right += hit
        topics += hit and got[0].topic == item["topic"]
        say(show and not hit, "missed", item)
    wanted = sum(item["topic"] != "none" for item in items)
    print(f"   found {share(right, wanted)}, with the topic {topics}, made up {made} of {len(items) - wanted}")


def doubts(items: list[Item], show: bool, sense: Sense | None) -> None:
    """How many doubts are found, how many of them in the words meant, and how many harmless wordings are taken."""
    right = quoted = made = 0
    for item in items:
        quotes = [doubt.quote for doubt in doubts_in(doubt_talk(item), sense)]
        if item["doubt"]:
            right += bool(quotes)
            quoted += any(quote in item["quote"] or item["quote"] in quote for quote in quotes)
            say(show and not quotes, "missed", item)
        else:
            made += bool(quotes)
            say(show and bool(quotes), "made up", item)
    wanted = sum(item["doubt"] for item in items)
    print(f"   found {share(right, wanted)}, in the words meant {quoted}, made up {made} of {len(items) - wanted}")


def groups(items: list[Item], show: bool, sense: Sense | None) -> None:
    """How many questions are placed in their family (or its group)."""
    right = 0
    for item in items:
        lines = [("I", BEGIN), ("C", WORK)]
        text = item["text"]
        if item.get("lead_by") == "candidate":
            lines = [("I", "Okay. So tell me what you do now."), ("C", item["lead"])]
        elif item.get("lead"):
            text = f"{item['lead']} {text}"
        lines += [("I", text), ("C", "Yes, I did that in my last job, it took a year, and we learned a lot from it.")]
        heard = talk(lines, sense).exchanges
        known = families().get(heard[-1].family) if heard else None
        hit = known is not None and item["family"] in {known.group, known.id}
        right += hit
        say(show and not hit, known.id if known else "not heard", item)
    print(f"   placed {share(right, len(items))}")


def share(right: int, wanted: int) -> str:
    return f"{right} of {wanted} ({right / wanted:.2f})" if wanted else "-"


def say(show: bool, what: str, item: Item) -> None:
    if show:
        print(f"   {what}: {item.get('before', '')} => {item['text']}")


KINDS = {"private": private, "doubts": doubts, "families": groups}


def sets(name: str) -> Iterator[tuple[str, list[Item]]]:
    items = yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))
    for part in ("dev", "held"):
        yield part, [item for item in items if item["set"] == part]
    blind = HERE.parent / "blind" / f"{name}.yaml"
    if blind.exists():
        yield "blind", yaml.safe_load(blind.read_text(encoding="utf-8"))


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("kinds", nargs="*", choices=[*KINDS, []], help="all where none is named")
    parser.add_argument("--misses", action="store_true", help="what went wrong, of dev")
    parser.add_argument("--words", action="store_true", help="without the sentence model")
    args = parser.parse_args()
    model = None if args.words else load()
    sense = heads_on(model) if model is not None else None
    for name in args.kinds or KINDS:
        for part, items in sets(name):
            print(f"{name}, {part}")
            KINDS[name](items, args.misses and part == "dev", sense)
    return 0


if __name__ == "__main__":
    sys.exit(main())
