"""Feeds each reader of papers with mutated files and stops at the first one it cannot cope with.

    python bench/fuzz.py transcript --seconds 600

It mutates the samples of the tests, guided by which branches they reach (atheris, which is libFuzzer for Python, on
Linux). A reader fails when it raises, when it takes more than ten seconds, or when it returns nothing without saying
why. What made it fail is kept in tmp/fuzz/<reader>/; give such a file back with `--again FILE`.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "tests" / "samples"

READERS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "transcript": ("afterword.reading.transcript", "read_transcript", ("transcripts",)),
    "invitation": ("afterword.reading.invitation", "read_invitation", ("ics", "emails")),
    "debrief": ("afterword.reading.debrief", "read_debrief", ()),
    "resume": ("afterword.reading.resume", "read_resume", ("jsonresume", "resumes")),
    "job": ("afterword.reading.job", "read_job", ("jobs",)),
    "mail": ("afterword.reading.mail", "read_message", ("emails",)),
    "vcard": ("afterword.reading.vcard", "read_vcards", ("vcf",)),
    "board": ("afterword.reading.board", "read", ("jobs",)),
    "kind": (
        "afterword.reading.identify",
        "kind_of",
        ("transcripts", "ics", "emails", "jobs", "jsonresume", "resumes"),
    ),
}
"""Reader -> its module, its function, and the folders of tests/samples that hold papers for it."""

TESTS: dict[str, tuple[tuple[str, str], ...]] = {
    "transcript": (
        ("tests.reading.test_transcript_forms", "WRITTEN"),
        ("tests.reading.test_transcript_forms", "PLAIN"),
        ("tests.reading.test_transcript_forms", "SAVED"),
        ("tests.reading.test_transcript_forms", "OTHERS"),
    ),
    "invitation": (
        ("tests.reading.test_invitation_mail", "WORDS"),
        ("tests.reading.test_invitation_calendar", "STARTS"),
        ("tests.reading.test_invitation_mail", "CALENDAR"),
    ),
    "debrief": (("tests.reading.test_debrief_shapes", "WHOLE"),),
    "mail": (("tests.reading.test_invitation_mail", "WORDS"),),
}
"""Reader -> values of the tests whose texts are papers for it."""

BOARDS = ("greenhouse", "lever", "ashby", "workable", "smartrecruiters", "recruitee", "personio", "feed")

LONGEST = 20_000  # bytes of one mutated file
PATIENCE = 10  # seconds for one file
MEMORY = 1_500  # megabytes, the fuzzer's own included


def seeds(reader: str) -> Iterator[bytes]:
    for folder in READERS[reader][2]:
        yield from (path.read_bytes()[:LONGEST] for path in sorted((SAMPLES / folder).glob("*")) if path.is_file())
    for module, name in TESTS.get(reader, ()):
        yield from _texts(getattr(import_module(module), name))


def _texts(value: Any) -> Iterator[bytes]:
    """The papers in a table of a test: texts, texts beside what is expected of them, or values to be JSON."""
    if isinstance(value, str):
        yield value.encode()
    elif isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(inner, tuple) and all(isinstance(part, str) for part in inner):
                yield inner[0].encode() if "\n" in inner[0] else key.encode()
            elif isinstance(inner, str):
                yield (inner if "\n" in inner else key).encode()
            else:
                yield json.dumps(inner).encode()


def check(read: Callable[..., Any], reader: str) -> Callable[[bytes], None]:
    def one(data: bytes) -> None:
        if reader == "kind":
            assert read(data)
            return
        if reader == "board":
            for kind in BOARDS:
                assert read(kind, data, "https://pell.example/")
            return
        if reader == "vcard":
            value = read(data, "fuzz")
            problems = value.problems
        else:
            value, problems = read(data, "fuzz")
        assert value is not None or problems, "nothing was read and nothing said"
        for problem in problems:
            assert problem.message, "a problem without words"
            assert "\n" not in problem.message, problem.message
            assert problem.line is None or problem.line >= 1, problem

    return one


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reader", choices=READERS)
    parser.add_argument("--seconds", type=int, default=600, help="how long; 600 when not given")
    parser.add_argument("--again", type=Path, help="only read this file once more")
    given = parser.parse_args()
    sys.path.insert(0, str(ROOT))  # for the texts of the tests
    module, function, _folders = READERS[given.reader]
    if given.again:
        check(getattr(import_module(module), function), given.reader)(given.again.read_bytes())
        return
    import atheris

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "afterword.web.settings")
    with atheris.instrument_imports(include=["afterword.reading"]):
        read = getattr(import_module(module), function)
    place = ROOT / "tmp" / "fuzz" / given.reader
    (place / "corpus").mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(given.reader)):
        (place / "corpus" / f"seed-{number}").write_bytes(seed)
    limits = [
        f"-max_total_time={given.seconds}",
        f"-max_len={LONGEST}",
        f"-timeout={PATIENCE}",
        f"-rss_limit_mb={MEMORY}",
    ]
    told = [f"-artifact_prefix={place}/", "-print_final_stats=1", "-verbosity=0"]
    atheris.Setup([sys.argv[0], *limits, *told, str(place / "corpus")], check(read, given.reader))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
