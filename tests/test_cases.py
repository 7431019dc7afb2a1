"""The whole method on invented interviews of many trades and countries; `tests/cases/README.md` says what a case holds.

What stands in `expect.yaml` was written before the program read the case, so a failure here is a question to the
program first and to the case only after that.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml

from afterword.domain.method import make_pack
from afterword.flows.pack import read_papers
from afterword.writing.pack import to_json

CASES = Path(__file__).parent / "cases"
SLUGS = sorted(folder.name for folder in CASES.iterdir() if folder.is_dir())
FOR_THE_PERSON = {"adviser_brief"}  # the only draft that does not go to the employer

every_case = pytest.mark.parametrize("slug", SLUGS)


@cache
def debrief(slug: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((CASES / slug / "debrief.yaml").read_text("utf-8"))
    return loaded


@cache
def expected(slug: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((CASES / slug / "expect.yaml").read_text("utf-8"))
    return loaded


@cache
def papers(slug: str) -> tuple[tuple[str, bytes], ...]:
    return tuple(
        (name, (CASES / slug / name).read_bytes())
        for name in ("debrief.yaml", "resume.json")
        if (CASES / slug / name).exists()
    )


def made_at(slug: str) -> datetime:
    if "now" in expected(slug):
        return datetime.fromisoformat(expected(slug)["now"])
    interviewed = debrief(slug)["interviewed_at"]
    if isinstance(interviewed, str):
        interviewed = datetime.fromisoformat(interviewed)
    assert isinstance(interviewed, datetime)
    return interviewed + timedelta(hours=5)


@cache
def pack(slug: str) -> dict[str, Any]:
    """The case as `afterword pack --json` prints it."""
    now = made_at(slug)
    case, own_zone, calendar, problems, *_ = read_papers(papers(slug), "", now)
    assert case is not None, problems
    made = make_pack(case, now=now, calendar=calendar, own_zone=own_zone)
    written: dict[str, Any] = json.loads(json.dumps(to_json(made, problems, now)))
    return written


def spoken_to_the_employer(slug: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every sentence meant for the employer, with the kind of draft it stands in; asides of the call included."""
    for draft in pack(slug)["drafts"]:
        if draft["kind"] in FOR_THE_PERSON:
            continue
        for sentence in draft["sentences"]:
            yield draft["kind"], sentence
        for aside in draft.get("asides", []):
            said = aside["sentences"] if isinstance(aside, dict) else aside[1]
            for sentence in said:
                yield f"{draft['kind']}, aside", sentence


def question_index(slug: str, opening: str) -> int:
    return next(i for i, asked in enumerate(debrief(slug)["questions"]) if asked["asked"].startswith(opening))


def plain_ref(slug: str, kind: str, ref: Any) -> tuple[str, str]:
    """A ref of `expect.yaml` in the pack's terms: q1, g1, left_out[0], interest."""
    if kind == "none":
        return "none", "none"
    if kind == "interest":
        return "interest", "interest"
    if isinstance(ref, int):
        return kind, f"g{ref + 1}"
    if kind == "answer":
        return kind, f"q{question_index(slug, ref) + 1}"
    return kind, ref


def as_in_expectations(slug: str, kind: str, ref: str | None) -> tuple[str, str]:
    """The pack's own ref, whether it names the exchange by id or by its opening words."""
    if kind == "none":
        return "none", "none"
    if kind == "interest":
        return "interest", "interest"
    ref = ref or ""
    if kind == "answer" and not re.fullmatch(r"q\d+", ref):
        return kind, f"q{question_index(slug, ref[:20]) + 1}"
    return kind, ref


def strings_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from strings_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings_in(inner)
    elif value is not None:
        yield str(value)


@cache
def inputs(slug: str) -> str:
    """Everything the person gave: the values of their files, and the files as they were typed."""
    loaded = [yaml.safe_load(data) for _, data in papers(slug)]
    return "\n".join([*strings_in(loaded), *(data.decode("utf-8") for _, data in papers(slug))])


@every_case
def test_the_verdict_follows_from_the_four_answers(slug: str) -> None:
    assert pack(slug)["verdict"]["kind"] == expected(slug)["verdict"]


@every_case
def test_the_channel_is_the_one_they_were_offered(slug: str) -> None:
    wanted = expected(slug)
    assert pack(slug)["plan"]["channel"] in {wanted["channel"], *wanted.get("channel_also", [])}


@every_case
def test_what_comes_first_is_worth_repairing(slug: str) -> None:
    wanted = expected(slug)
    acceptable = {plain_ref(slug, one["kind"], one["ref"]) for one in (wanted["first"], *wanted["also"])}
    first = pack(slug)["plan"]["first"] or {"kind": "none", "ref": None}
    assert as_in_expectations(slug, first["kind"], first["ref"]) in acceptable


@every_case
def test_what_is_best_left_alone_is_not_reopened(slug: str) -> None:
    closed = {f"questions[{question_index(slug, opening)}]." for opening in expected(slug)["leave_alone"]}
    reopened = [
        (kind, sentence["text"])
        for kind, sentence in spoken_to_the_employer(slug)
        if kind != "concern_cards"  # said only where they ask again
        for source in sentence["sources"]
        if any(source["ref"].startswith(ref) for ref in closed)
    ]
    assert not reopened


@every_case
def test_private_questions_are_seen_and_nothing_else_is_called_private(slug: str) -> None:
    found = pack(slug)["private_questions"]
    also = set(expected(slug).get("private_topic_also", []))
    for wanted in expected(slug)["private"]:
        match = [one for one in found if one["quote"] in wanted["quote"] or wanted["quote"] in one["quote"]]
        assert match, f"not seen: {wanted['quote']}"
        assert match[0]["topic"] in {wanted["topic"], *also}
        assert match[0]["veiled"] == wanted["veiled"]
    assert len(found) == len(expected(slug)["private"]), [one["quote"] for one in found]


@every_case
def test_untold_evidence_is_found_where_there_is_some(slug: str) -> None:
    wanted = expected(slug)
    if wanted["untold"] is None:
        return
    good = {(f"g{one['goal'] + 1}", one["evidence"]) for one in (wanted["untold"], *wanted.get("untold_also", []))}
    path = {one["id"]: one["path"] for one in pack(slug)["evidence"]}
    found = [(one["goal"], path[one["evidence"]]) for one in pack(slug)["untold"]]
    assert found, "nothing was found"
    assert found[0] in good


def test_the_strongest_untold_evidence_is_found_where_words_can_show_it() -> None:
    """Words alone find rather more than half; a need and a proof that share no word ("a second year", "returning
    walkers") are beyond them, and saying nothing is better than a wrong "you never said this"."""
    missed = []
    asked = [slug for slug in SLUGS if expected(slug)["untold"]]
    for slug in asked:
        wanted = expected(slug)["untold"]
        path = {one["id"]: one["path"] for one in pack(slug)["evidence"]}
        found = {(one["goal"], path[one["evidence"]]) for one in pack(slug)["untold"]}
        first = (pack(slug)["plan"]["first"] or {}).get("ref") or ""
        if (f"g{wanted['goal'] + 1}", wanted["evidence"]) not in found and not first.startswith("left_out"):
            missed.append((slug, wanted))
    assert len(missed) <= len(asked) * 0.45, missed


def test_most_questions_are_read_as_a_fair_reader_would() -> None:
    misread = []
    total = 0
    for slug in SLUGS:
        for allowed, exchange in zip(expected(slug)["families"], pack(slug)["exchanges"], strict=True):
            total += 1
            if exchange["family"] not in (allowed if isinstance(allowed, list) else [allowed]):
                misread.append((slug, exchange["asked"], exchange["family"], allowed))
    assert len(misread) <= total * 0.15, misread


@every_case
def test_nothing_private_borrowed_or_misplaced_reaches_the_employer(slug: str) -> None:
    caught = [
        (kind, trap, sentence["text"])
        for trap in expected(slug)["facts_traps"]
        for kind, sentence in spoken_to_the_employer(slug)
        if re.search(trap, sentence["text"])
    ]
    assert not caught


@every_case
def test_the_better_answer_the_person_wrote_is_used(slug: str) -> None:
    said = "\n".join(sentence["text"] for _, sentence in spoken_to_the_employer(slug))
    assert not [wanted for wanted in expected(slug).get("must_say", []) if not re.search(wanted, said)]


BREAKS = {
    "a verb of the wrong person": r"\bare I\b|\bis I\b|\bam you\b|\bI has\b|\bdo I\b(?![^.]*\?)",
    "a greeting to a title": r"\bDear (?:Mr|Ms|Mrs|Dr|Prof)\.?,",
    "a sentence cut at an abbreviation": r"\b(?:Rs|Mr|Ms|Mrs|Dr|Prof|approx|incl|No|Ltd|Pvt|c)\.$",
    "a full stop inside a sentence": r"[.!?]”,",
    "shorthand": r"\bw/o\b|\bpp\.|\binv?cl\.|\bc\. (?=[£€$\d])",
    "a machine's seams": r"[{}]|\bNone\b|,\s*,|\bthe the\b|\ba the\b",
    "an exclamation mark": "!",
}


@every_case
def test_no_sentence_for_the_employer_is_broken(slug: str) -> None:
    broken = []
    for kind, sentence in spoken_to_the_employer(slug):
        text = sentence["text"]
        for fault, pattern in BREAKS.items():
            whole = fault in ("a full stop inside a sentence", "a greeting to a title", "an exclamation mark")
            if re.search(pattern, text if whole else re.sub("“[^”]*”", "“”", text)):
                broken.append((fault, kind, text))
    assert not broken


@every_case
def test_every_sentence_rests_on_words_that_were_given(slug: str) -> None:
    for draft in pack(slug)["drafts"]:
        for sentence in draft["sentences"]:
            assert sentence["sources"], sentence["text"]
            for source in sentence["sources"]:
                if source["kind"] == "method":
                    assert source["quote"] == ""
                else:
                    assert source["quote"], sentence["text"]
                    assert source["quote"] in inputs(slug), (sentence["text"], source)


@every_case
def test_no_figure_appears_that_was_not_given(slug: str) -> None:
    given = {number.lstrip("0") for number in re.findall(r"\d+", inputs(slug))}
    invented = [
        (kind, number, sentence["text"])
        for kind, sentence in spoken_to_the_employer(slug)
        for number in re.findall(r"\d+", sentence["text"])
        if number.lstrip("0") not in given
    ]
    assert not invented


@cache
def masked_sentences(slug: str, kind: str) -> frozenset[str]:
    """The draft's sentences with every name of the case masked, so that only the wording is compared."""
    names = {pack(slug)["interview"]["employer"], pack(slug)["interview"]["role"], pack(slug)["interview"]["candidate"]}
    for person in debrief(slug).get("interviewers") or []:
        names |= {person["name"], *person["name"].split()}
    pattern = "|".join(re.escape(name) for name in sorted(filter(None, names), key=len, reverse=True))
    days = r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    return frozenset(
        re.sub(rf"{pattern}|{days}|\d+", "_", sentence["text"])
        for draft in pack(slug)["drafts"]
        if draft["kind"] == kind
        for sentence in draft["sentences"]
        if len(sentence["text"].split()) > 3
        and not sentence["text"].startswith(("[", "Dear "))  # a question is no wording
    )


def test_two_interviews_do_not_yield_the_same_letter() -> None:
    alike = []
    for one, other in combinations(SLUGS, 2):
        mine, theirs = masked_sentences(one, "letter"), masked_sentences(other, "letter")
        if mine and theirs and len(mine & theirs) > 0.4 * min(len(mine), len(theirs)):
            alike.append((one, other, sorted(mine & theirs)))
    assert not alike
