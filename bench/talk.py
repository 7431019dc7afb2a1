"""An invented interview of any length, as Zoom would export it, with advert and résumé. No two minutes are alike."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

WORDS_A_MINUTE = 150

QUESTIONS = (
    "Tell me about a time you {verb} the {thing} when {trouble}.",
    "How would you go about the {thing}, if {trouble}?",
    "What would you change first about the {thing}?",
    "And what went wrong with the {thing}, looking back?",
    "We want the {thing} down by a third before {month}. How have you done that kind of thing?",
    "How long do you see yourself staying, if the {thing} gets sorted?",
    "Why did you leave {place}?",
)
SENTENCES = (
    "So at {place} we had the {thing}, and {trouble}.",
    "I, I {verb} it with {number} people, um, over about {count} weeks.",
    "It went from {number} a week to {count}, give or take.",
    "You know, I think it is mostly about talking to people, to be honest.",
    "What I did was I sat down with {name} and went through the {thing} line by line.",
    "And then {trouble}, so we had to start again, basically.",
    "I'm not sure I would do it the same way now, if I'm honest.",
    "{name} from {place} took over the {thing} after that.",
    "By {month} we had it running without me, which was the idea.",
    "It saved something like {number} thousand, I want to say.",
    "Nobody had looked at the {thing} since {name} left.",
    "There was a bit of resistance, but the {thing} came round in the end.",
)
BACK = ("Right.", "Okay, thank you.", "Mm, I see.", "That makes sense.", "Good.")
BLANKS = {
    "verb": ("rebuilt", "inherited", "closed", "planned", "measured", "handed over", "argued for"),
    "thing": ("returns desk", "evening rota", "stock count", "ordering screen", "training plan", "delivery round",
              "complaints queue", "cold store", "handover sheet", "supplier list", "night shift", "invoice run"),
    "trouble": ("half the team was off", "the budget had gone", "the system went down", "nobody wanted it",
                "two customers had left", "it was the week before Christmas", "the manager had just resigned"),
    "place": ("Tarn Foods", "Marlow Parcels", "Brook Dental", "Calder Mills", "Penrose Freight"),
    "name": ("Imogen", "Tobias", "Hana", "Marguerite", "Rhys", "Ottilie"),
    "month": ("March", "June", "October", "December"),
}  # fmt: skip


def write_talk(folder: Path, minutes: int) -> list[str]:
    """Writes transcript, advert and résumé of an interview of so many minutes; their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = Random(minutes)
    papers = {
        "talk.vtt": _transcript(chance, minutes),
        "advert.txt": _advert(chance),
        "resume.json": json.dumps(_resume(chance)),
    }
    for name, text in papers.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [str(folder / name) for name in papers]


def _transcript(chance: Random, minutes: int) -> str:
    cues: list[str] = []
    spoken = 0
    while spoken < minutes * WORDS_A_MINUTE:
        turns = [("Orla Trevithick", [chance.choice(BACK), _filled(chance, QUESTIONS)])]
        turns += [("Ines Marlowe", [_filled(chance, SENTENCES) for _ in range(chance.randint(6, 30))])]
        for speaker, sentences in turns:
            for at in range(0, len(sentences), 2):
                text = " ".join(sentences[at : at + 2])
                start, spoken = spoken, spoken + len(text.split())
                cues.append(f"{_time(start)} --> {_time(spoken)}\n{speaker}: {text}")
    return "WEBVTT\n\n" + "\n\n".join(f"{number}\n{cue}" for number, cue in enumerate(cues, start=1)) + "\n"


def _advert(chance: Random) -> str:
    duties = "\n".join(
        f"- {_filled(chance, ('Run the {thing} and bring its cost down by {month}',))}" for _ in range(12)
    )
    return (
        f"Operations manager, full-time\n\nAbout the role: what you will do\n{duties}\n\nRequirements\n"
        "- Three years’ experience of leading a team\n\nWe offer\n- A salary of £41,000\n"
    )


def _resume(chance: Random) -> dict[str, object]:
    done = "{verb} the {thing} with {number} people; it went from {number} a week to {count}"
    work = [
        {
            "name": place,
            "position": "Team lead",
            "highlights": [_filled(chance, (done,)).capitalize() for _ in range(5)],
        }
        for place in BLANKS["place"][:3]
    ]
    return {"basics": {"name": "Ines Marlowe"}, "work": work}


def _filled(chance: Random, lines: tuple[str, ...]) -> str:
    filled = {name: chance.choice(words) for name, words in BLANKS.items()}
    return chance.choice(lines).format(**filled, number=chance.randint(3, 90), count=chance.randint(2, 30))


def _time(words: int) -> str:
    """When so many words have been spoken."""
    thousandths = words * 60_000 // WORDS_A_MINUTE
    seconds, thousandths = divmod(thousandths, 1000)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}.{thousandths:03d}"
