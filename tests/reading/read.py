"""Reading a text as a test writes it: the interview, and each problem as "line: sentence"."""

from __future__ import annotations

from textwrap import dedent

from afterword.domain.interview import Interview
from afterword.reading.debrief import read_debrief


def debrief(text: str | bytes) -> tuple[Interview, list[str]]:
    """The interview in a debrief that has one, and its problems."""
    interview, problems = told(text)
    assert interview is not None, problems
    return interview, problems


def told(text: str | bytes) -> tuple[Interview | None, list[str]]:
    data = text if isinstance(text, bytes) else dedent(text).encode()
    interview, problems = read_debrief(data, "d.yaml")
    assert all(problem.file == "d.yaml" for problem in problems)
    return interview, [f"{problem.line}: {problem.message}" for problem in problems]
