"""Check the invented wordings: they parse, quotes are in their texts, labels are known, every third item is held.

Run `python eval/wordings/check.py`; it prints counts and ends with status 1 where something is wrong.

In families.yaml `lead` holds the sentences spoken just before, and `lead_by` who spoke them.
"""

import sys
from collections import Counter
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
TOPICS = set(
    "pregnancy_family marital_status age_retirement health_disability religion_belief origin_language "
    "nationality_immigration sex_gender orientation_identity criminal_record salary_history protected_activity "
    "military_service credit politics_associations other_private none".split()
)
FAMILIES = set(
    "tenure_commitment motivation_role motivation_org tell_me_about_you strengths weakness failure_mistake "
    "achievement leaving_reason employment_gap overqualified conflict leadership teamwork technical problem_solving "
    "salary availability relocation ethics customer change planning management questions_for_us personal other".split()
)


def wrong_with(name: str, item: dict[str, Any]) -> list[str]:
    """What is wrong with one item of the file `name`, in short words; empty when nothing is."""
    found = []
    text = item.get("text", "")
    if not isinstance(text, str) or not text.strip():
        return ["no text"]
    if "quote" in item and (not item["quote"] or item["quote"] not in text):
        found.append("quote is not in the text")
    if name == "private":
        if item.get("topic") not in TOPICS:
            found.append("unknown topic")
        elif item["topic"] != "none" and not ({"quote", "veiled"} <= item.keys()):
            found.append("quote or veiled is missing")
    elif name == "doubts":
        if not isinstance(item.get("doubt"), bool) or not item.get("before"):
            found.append("doubt or before is missing")
        elif item["doubt"] and not (item.get("quote") and item.get("concern")):
            found.append("quote or concern is missing")
    elif item.get("family") not in FAMILIES or ("lead" in item) != ("lead_by" in item):
        found.append("unknown family, or lead without lead_by")
    return found


def main() -> int:
    """Check the three files and print their counts; 0 when all is well."""
    wrong = 0
    for name, label in (("private", "topic"), ("doubts", "doubt"), ("families", "family")):
        items = yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))
        seen: set[str] = set()
        for number, item in enumerate(items):
            faults = wrong_with(name, item)
            if item.get("set") != ("held" if number % 3 == 2 else "dev"):
                faults.append("set is not as its place says")
            whole = f"{item.get('lead', '')} {item.get('text')}"
            if whole in seen:
                faults.append("said twice")
            seen.add(whole)
            for fault in faults:
                print(f"{name}.yaml item {number + 1}: {fault}: {item.get('text')!r}")
            wrong += len(faults)
        held = sum(item.get("set") == "held" for item in items)
        print(f"{name}: {len(items)} items, {held} held, {dict(Counter(item.get(label) for item in items))}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
