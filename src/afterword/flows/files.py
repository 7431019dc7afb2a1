"""The files behind `afterword pack`: opened one by one, whatever the paths name; what cannot be opened is a problem."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from afterword.domain.interview import Problem
from afterword.domain.language import _
from afterword.reading.text import shown

LARGEST = 25 * 1024 * 1024  # bytes of one paper
MOST_FILES = 100
FEW = 3
"""Files of a folder that are each told of; what is to be said of more of them is summed up."""
MOST_NAMES = 100_000  # of a folder; they are only sorted
_LIKELY = frozenset({".yaml", ".yml", ".json"})

Paper = Path | str | tuple[str, bytes]


def opened(papers: Iterable[Paper], problems: list[Problem]) -> Iterator[tuple[str, bytes, bool]]:
    """Each file's name and bytes, and whether it was named itself (rather than found in a folder).

    What cannot be opened becomes a problem.
    """
    for paper in papers:
        if isinstance(paper, tuple):
            yield (*paper, True)
            continue
        for path in _files(Path(paper), problems):
            try:
                data = _bytes_of(path)
            except OSError as error:
                message = _("The file could not be opened ({why}); check its name and whether you may read it.")
                problems.append(Problem(shown(str(path)), None, message.format(why=error.strerror or error)))
                continue
            if data is None:
                message = _("This is not an ordinary file, so it was not read; save what it holds as a file.")
                problems.append(Problem(shown(str(path)), None, message))
                continue
            yield shown(str(path)), data, path == Path(paper)


def summed_up(problems: list[Problem]) -> list[Problem]:
    """The same, but what is said of many files of one folder is said once, where it was said first."""
    said: dict[tuple[str, str], list[str]] = {}
    for one in problems:
        if one.line is None:
            said.setdefault(_of_all(one), []).append(Path(one.file).name)
    found: list[Problem] = []
    for one in problems:
        names = said.get(_of_all(one), []) if one.line is None else []
        if len(names) <= FEW:
            found.append(one)
        elif names[0] == Path(one.file).name:
            words = _("{count} files here, {name} among them, were passed over for the same reason. {reason}")
            folder, reason = _of_all(one)
            found.append(Problem(folder, None, words.format(count=len(names), name=names[0], reason=reason)))
    return found


def _of_all(problem: Problem) -> tuple[str, str]:
    return str(Path(problem.file).parent), problem.message


def _bytes_of(path: Path) -> bytes | None:
    """The bytes of an ordinary file, one more than `LARGEST` when it is too large; None for a pipe or a device.

    From those a read might never come back. Nor might it from a file of the system that is said to hold nothing.
    """
    about = path.stat()
    if not stat.S_ISREG(about.st_mode):
        return None
    if about.st_size == 0:
        return b""
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def _files(path: Path, problems: list[Problem]) -> list[Path]:
    """The file itself, or the files of a folder: those that a debrief may be first, by name; hidden ones left out."""
    name = shown(str(path))
    try:
        if not path.is_dir():
            return [path]
        with os.scandir(path) as found:
            names = islice((one.name for one in found if not one.name.startswith(".") and one.is_file()), MOST_NAMES)
            files = sorted(map(path.joinpath, names), key=lambda one: (one.suffix.lower() not in _LIKELY, one))
    except OSError as error:
        message = _("The folder could not be opened ({why}); check its name and whether you may read it.")
        problems.append(Problem(name, None, message.format(why=error.strerror or error)))
        return []
    if len(files) > MOST_FILES:
        message = _("The folder holds more than {count} files; only {count} were looked at, YAML and JSON files first.")
        problems.append(Problem(name, None, message.format(count=MOST_FILES)))
    if not files:
        problems.append(Problem(name, None, _("The folder is empty; put the debrief and the résumé into it.")))
    return files[:MOST_FILES]
