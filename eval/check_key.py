"""Check the answer keys of interview cases: `python eval/check_key.py FOLDER...`.

Reads each folder's transcript with a few lines of its own (never with the program under test), joins the cues with
one space, and says for every key: quotes that are not there, time stamps that do not fit, paths into the résumé that
lead nowhere, words outside the vocabulary, a verdict that contradicts the rule. Exit code 1 when anything is wrong.
"""

from __future__ import annotations

import json
import re
import sys
from bisect import bisect_right
from pathlib import Path
from typing import Any

import yaml

FAMILIES = set(
    """tenure_commitment motivation_role motivation_org tell_me_about_you strengths weakness failure_mistake
    achievement leaving_reason employment_gap overqualified conflict leadership teamwork technical problem_solving
    salary availability relocation ethics customer change planning management questions_for_us personal
    other""".split()
)
WEAK = set(
    """no_example no_result vague rambling too_short off_topic evasive hedged contradicted disclosed_private
    disparaged_employer factual_error blank""".split()
)
VERDICTS = {"salvage", "thank_only", "let_go", "decide_first"}
_ARROW = re.compile(r"^([\d:.,]+)\s+-->\s+[\d:.,]+")
_OTTER = re.compile(r"^(?P<who>\S.*?)\s{2,}(?P<at>\d+:\d\d(?::\d\d)?)\s*$")
_VOICE = re.compile(r"<v(?:\.[^ >]*)?\s+[^>]*>|</v>")
_NAME = re.compile(r"^[A-Z][\w.'’()/ -]{0,48}: ")


def cues_of(folder: Path) -> list[tuple[str | None, str]]:
    """(stamp as in the paper or None, words) of every cue; empty when the case has no transcript."""
    for path in sorted(folder.glob("transcript.*")):
        text = path.read_text(encoding="utf-8-sig")
        if path.suffix == ".json":
            return _json_cues(json.loads(text))
        if path.suffix in (".vtt", ".srt"):
            return _timed_cues(text)
        return _text_cues(text)
    return []


def _json_cues(data: Any) -> list[tuple[str | None, str]]:
    if isinstance(data, dict):
        for name in ("segments", "sentences", "utterances"):
            if isinstance(data.get(name), list):
                data = data[name]
                break
        else:
            return next((found for child in data.values() if (found := _json_cues(child))), [])
    if not isinstance(data, list):
        return []
    found = []
    for row in data:
        if isinstance(row, dict) and (words := row.get("text") or row.get("sentence") or row.get("transcript")):
            at = next((row[k] for k in ("start_time", "startTime", "start") if k in row), None)
            found.append((None if at is None else str(at), " ".join(str(words).split())))
    return found


def _timed_cues(text: str) -> list[tuple[str | None, str]]:
    cues: list[tuple[str | None, str]] = []
    for block in re.split(r"\n\s*\n", text.replace("\r", "")):
        lines = block.strip().split("\n")
        found = next(((i, m) for i, line in enumerate(lines) if (m := _ARROW.match(line.strip()))), None)
        if found is None:
            continue
        words = _VOICE.sub("", " ".join(lines[found[0] + 1 :])).strip()
        cues.append((found[1][1], " ".join(_NAME.sub("", words, count=1).split())))
    return cues


def _text_cues(text: str) -> list[tuple[str | None, str]]:
    cues: list[tuple[str | None, str]] = []
    stamp: str | None = None
    for line in text.replace("\r", "").split("\n"):
        words = line.strip()
        if match := _OTTER.match(line.rstrip()):
            stamp = match["at"]
        elif re.fullmatch(r"\d\d:\d\d:\d\d", words):  # a heading: it stands for every turn under it
            stamp = words
        elif match := re.fullmatch(r"\[[^\]]+\] (\d\d:\d\d:\d\d)", words):  # saved captions: name, clock time
            stamp = match[1]
        elif match := re.match(r"^\[?(\d+:\d\d(?::\d\d)?)\]?\s+(?:[^:]{1,50}:\s+)?(.*)$", words):
            cues.append((match[1], " ".join(match[2].split())))
        elif words and not words.startswith("Transcribed by"):
            cues.append((stamp, " ".join(_NAME.sub("", words, count=1).split())))
    return cues


def at_path(resume: Any, path: str) -> bool:
    """Whether a path such as work[0].highlights[2] leads to something in the résumé."""
    for name, index in re.findall(r"([A-Za-z]+)|\[(\d+)\]", path):
        try:
            resume = resume[name] if name else resume[int(index)]
        except (KeyError, IndexError, TypeError):
            return False
    return True


def check(folder: Path) -> list[str]:
    """Every complaint about one case folder, in plain words."""
    bad: list[str] = []
    key = yaml.safe_load((folder / "key.yaml").read_text(encoding="utf-8"))
    debrief = yaml.safe_load((folder / "debrief.yaml").read_text(encoding="utf-8"))
    resume = json.loads((folder / "resume.json").read_text(encoding="utf-8"))
    cues = cues_of(folder)
    transcript = bool(cues)
    if not transcript:
        answers = debrief.get("questions") or []
        cues = [
            (None, " ".join(str(row.get(k) or "").split())) for row in answers for k in ("asked", "said", "wish_said")
        ]
        cues.append((None, " ".join((folder / "debrief.yaml").read_text(encoding="utf-8").split())))
    offsets, joined = [], ""
    for _, words in cues:
        offsets.append(len(joined))
        joined += words + " "

    def quote(where: str, words: str, after: int = 0) -> int:
        at = joined.find(words, after)
        if at < 0:
            bad.append(f"{where}: not in the words: {words!r}")
        return at

    after = 0
    for row in key["exchanges"]:
        at = quote("exchanges", row["asked"], after)
        if at >= 0:
            after = at + 1
            stamp = cues[bisect_right(offsets, at) - 1][0]
            if transcript and stamp != row["start"]:
                bad.append(f"exchanges: {row['asked']!r} stands at {stamp}, the key says {row['start']}")
        if row["family"] not in FAMILIES:
            bad.append(f"family {row['family']!r}")
        if row["answered"] not in {"fully", "partly", "not"}:
            bad.append(f"answered {row['answered']!r}")
        bad += [f"weak {word!r}" for word in row["weak"] if word not in WEAK]
    for words in key["candidate_questions"]:
        quote("candidate_questions", words)
    for words in key["interest_lines"]:
        quote("interest_lines", words)
    for name in ("interviewer_doubts", "private_questions"):
        for row in key[name]:
            quote(name, row["quote"])
    goals = {goal["id"] for goal in key["goals"]}
    for row in [*key["told"], *key["untold"]]:
        if row["goal"] not in goals:
            bad.append(f"goal {row['goal']!r} is not in the key's list")
    paths = [row["evidence"] for row in [*key["told"], *key["untold"]]] + list(key["distractors"])
    bad += [f"résumé has no {path}" for path in paths if not at_path(resume, path)]
    if key["untold"] and sum(bool(row.get("strongest")) for row in key["untold"]) != 1:
        bad.append("untold: exactly one must be the strongest")
    if {r["evidence"] for r in key["untold"]} & {*key["distractors"], *(r["evidence"] for r in key["told"])}:
        bad.append("one piece of evidence is untold and also told or a distractor")
    want = debrief["want"] if isinstance(debrief["want"], str) else ("yes" if debrief["want"] else "no")
    rest = [debrief[name] for name in ("effective", "interest", "understood")]
    yes = all(word in ("yes", True) for word in rest)
    rule = {"no": "let_go", "unsure": "decide_first"}.get(want, "thank_only" if yes else "salvage")
    if key["verdict"] not in VERDICTS or key["verdict"] != rule:
        bad.append(f"verdict {key['verdict']!r}, by the rule {rule!r}")
    first = key.get("salvage_first")
    if first and first["kind"] == "answer":
        quote("salvage_first", first["ref"])
    if first and first["kind"] == "omission" and first["ref"] not in goals:
        bad.append(f"salvage_first: no goal {first['ref']!r}")
    for row in key["leave_alone"]:
        quote("leave_alone", row["ref"])
    if key["channel"] not in {"call", "email", "recruiter"}:
        bad.append(f"channel {key['channel']!r}")
    return bad


def main(folders: list[str]) -> int:
    """Print one line per complaint; the exit code."""
    wrong = 0
    for name in folders:
        bad = check(Path(name))
        wrong += len(bad)
        print(f"{name}: {'good' if not bad else f'{len(bad)} to mend'}")
        for line in bad:
            print(f"  {line}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
