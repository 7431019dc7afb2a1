"""Train what tells kinds of messages apart (`afterword.meaning.mails`), and measure it.

    python eval/mails.py [--write]

Cross-validation is over the invented e-mails in `eval/exemplars/mails*.yaml`; of those in `eval/blind` only the share
that is placed rightly is ever printed, and nothing is learned from them.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import yaml

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from fitting import fit, folds  # noqa: E402

from afterword.domain.messages.kind import kind_of, lines_of, marks_of, plain_subject  # noqa: E402
from afterword.meaning import Meaning, load, why_not  # noqa: E402
from afterword.meaning.mails import ABOUT, WEIGHTS, Mails, mail_features  # noqa: E402

KINDS = ("invitation", "rescheduling", "concern", "rejection", "offer", "automatic", "other")
RIDGE = 0.3
MEANT = HERE.parent / "src" / "afterword" / "meaning"


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--write", action="store_true", help="keep the weights")
    write = asked.parse_args().write
    meaning = load()
    if meaning is None:
        print(f"The sentence model cannot be used: {why_not()}.")
        return 1
    paths = exemplars()
    items = [item for path in paths for item in yaml.safe_load(path.read_text(encoding="utf-8"))]
    rows = np.stack([features(meaning, item) for item in items])
    wanted = np.array([[float(item["kind"] == kind) for kind in KINDS] for item in items])
    fold = folds(rows[:, :384])
    found = np.zeros(len(items), dtype=int)
    for one in range(fold.max() + 1):
        rest = fold != one
        weights = fit(rows[rest], wanted[rest], np.ones(rest.sum()), RIDGE)
        found[~rest] = (rows[~rest] @ weights[:-1] + weights[-1]).argmax(axis=1)
    weights = fit(rows, wanted, np.ones(len(items)), RIDGE).astype(np.float16)
    measured = {"cross-validation": share(found == wanted.argmax(axis=1)), "words alone": by_words(items)}
    sense = Mails(meaning, weights.astype(np.float32), KINDS)  # type: ignore[arg-type]
    blind = yaml.safe_load((HERE / "blind" / "mails.yaml").read_text(encoding="utf-8"))
    measured |= {"blind": share([kind_of(i["subject"], i["text"], sense=sense).kind == i["kind"] for i in blind])}
    measured |= {"blind, words alone": by_words(blind)}
    print(f"{len(items)} exemplars, {len(blind)} blind:", measured)
    if write:
        out = io.BytesIO()
        np.savez_compressed(out, mail=weights)
        (MEANT / WEIGHTS).write_bytes(out.getvalue())
        about = {
            "sha256": hashlib.sha256(out.getvalue()).hexdigest(),
            "exemplars": digest(paths),
            "kinds": KINDS,
            "measured": measured,
        }
        (MEANT / ABOUT).write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")
    return 0


def exemplars() -> list[Path]:
    return sorted((HERE / "exemplars").glob("mails*.yaml"))


def digest(paths: list[Path]) -> str:
    held = hashlib.sha256()
    for path in paths:
        held.update(path.read_bytes())
    return held.hexdigest()


def features(meaning: Meaning, item: dict[str, Any]) -> Any:
    lines = lines_of(item["text"])
    return mail_features(meaning, plain_subject(item["subject"]), lines, marks_of(item["subject"], lines))


def by_words(items: list[dict[str, Any]]) -> float:
    return share([kind_of(item["subject"], item["text"]).kind == item["kind"] for item in items])


def share(right: Any) -> float:
    return round(float(np.mean(right)), 3)


if __name__ == "__main__":
    sys.exit(main())
