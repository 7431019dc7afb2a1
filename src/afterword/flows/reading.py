"""One paper, read by the reader of its kind. Only that reader is imported."""

from __future__ import annotations

from typing import Any

from afterword.domain.interview import Problem


def read_one(kind: str, data: bytes, name: str) -> tuple[Any, list[Problem]]:
    """What a paper of this kind says, None when nothing in it could be used, and its problems.

    `kind`: "transcript", "job", "invitation" (a mail that carries one, too) or "resume"; KeyError for any other.
    """
    value: Any
    match kind:
        case "transcript":
            from afterword.reading.transcript import read_transcript

            value, problems = read_transcript(data, name)
        case "job":
            from afterword.reading.job import read_job

            value, problems = read_job(data, name)
        case "invitation":
            from afterword.reading.invitation import read_invitation

            value, problems = read_invitation(data, name)
        case "resume":
            from afterword.reading.resume import read_resume

            value, problems = read_resume(data, name)
        case _:
            raise KeyError(kind)
    return value, problems
