"""The JSON object and the Markdown of a pack, over every invented case there is."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from afterword.domain.interview import Problem
from afterword.domain.method import Pack, make_pack
from afterword.flows.pack import read_papers
from afterword.writing.markdown import to_markdown
from afterword.writing.pack import schema_text, to_json

CASES = Path(__file__).parent.parent / "cases"
SLUGS = sorted(folder.name for folder in CASES.iterdir() if folder.is_dir())
SCHEMA: dict[str, Any] = json.loads(schema_text())

every_case = pytest.mark.parametrize("slug", SLUGS)


@cache
def made(slug: str) -> tuple[Pack, list[Problem], datetime]:
    papers = read_papers([CASES / slug], "", datetime(2026, 11, 20, tzinfo=UTC))
    assert papers.case is not None
    at = papers.case.interview.starts_at
    now = at + timedelta(hours=5) if at else datetime(2026, 11, 20, 18, tzinfo=UTC)
    pack = make_pack(papers.case, now=now, calendar=papers.calendar, own_zone=papers.own_zone)
    return pack, papers.problems, now


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@every_case
def test_the_object_follows_its_schema(slug: str) -> None:
    written = json.loads(json.dumps(to_json(*made(slug))))
    checker = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
    faults = [f"{fault.json_path}: {fault.message}" for fault in checker.iter_errors(written)]
    assert faults == []
    assert list(written) == SCHEMA["required"]


@every_case
def test_every_quote_stands_in_the_papers(slug: str) -> None:
    texts = [_flat(text) for name in ("debrief.yaml", "resume.json") for text in _texts(CASES / slug / name)]
    written = to_json(*made(slug))
    for source in _sources(written):
        if source["kind"] != "method":
            assert any(_flat(source["quote"]) in text for text in texts), source


def _sources(value: Any) -> list[dict[str, str]]:
    if isinstance(value, dict):
        if set(value) == {"kind", "ref", "quote"}:
            return [value]
        return [source for inner in value.values() for source in _sources(inner)]
    return [source for inner in value for source in _sources(inner)] if isinstance(value, list) else []


def _texts(path: Path) -> list[str]:
    """Every text in a paper as it means, and the paper as it is written."""
    import yaml

    if not path.exists():
        return []
    written = path.read_text("utf-8")

    def inside(value: Any) -> list[str]:
        if isinstance(value, dict):
            return [text for inner in value.values() for text in inside(inner)]
        if isinstance(value, list):
            return [text for inner in value for text in inside(inner)]
        return [value] if isinstance(value, str) else []

    return [written, *inside(yaml.safe_load(written))]


def _flat(text: str) -> str:
    return " ".join(text.split())


@every_case
def test_the_markdown_holds_every_sentence_and_every_open_question(slug: str) -> None:
    pack, problems, _now = made(slug)
    text = to_markdown(pack, problems)
    assert text.startswith(f"# {pack.verdict.reasons[0].text}\n")
    for checked in pack.drafts:
        for sentence in checked.draft.sentences:
            assert sentence.text in text
        for slot in checked.draft.slots:
            assert f"- {slot.question}" in text
    for problem in problems:
        assert problem.message in text
    for step in pack.plan.steps:
        assert _flat(step.why) in text


@every_case
def test_explained_markdown_names_every_source(slug: str) -> None:
    pack, problems, _now = made(slug)
    text = to_markdown(pack, problems, explain=True)
    for checked in pack.drafts:
        for sentence in checked.draft.sentences:
            for source in sentence.sources:
                assert source.kind == "method" or f"{source.ref}: “{_flat(source.quote)}”" in text


def test_no_key_of_the_format_is_ever_missing() -> None:
    empty = read_papers([("d.yaml", b"want: no\n")], "", datetime(2026, 11, 20, tzinfo=UTC))
    assert empty.case is not None
    now = datetime(2026, 11, 20, tzinfo=UTC)
    pack = make_pack(empty.case, now=now, calendar=empty.calendar, own_zone=empty.own_zone)
    written = json.loads(json.dumps(to_json(pack, [], now)))
    jsonschema.Draft202012Validator(SCHEMA).validate(written)
    assert written["interview"] == {
        "employer": "", "role": "", "starts_at": None, "candidate": "", "interviewers": [], "decision_by": None,
    }  # fmt: skip
    assert written["assessment"] == {"want": "no", "effective": None, "interest": None, "understood": None}
    assert written["plan"]["first"]["kind"] == "none"
