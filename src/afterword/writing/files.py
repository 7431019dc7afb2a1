"""A pack as files in a folder: one for each draft, pack.md and pack.json. Nothing of the person's is overwritten."""

from __future__ import annotations

import hashlib
import os
from datetime import datetime
from pathlib import Path

from afterword.domain.interview import Problem
from afterword.domain.language import _
from afterword.domain.method import Pack
from afterword.writing.markdown import draft_to_markdown, to_markdown
from afterword.writing.pack import FORMAT, as_text, to_json
from afterword.writing.words import FILE_OF

_MARK = "<!-- Written by Afterword, {seal}. -->"


class Refused(Exception):
    """A file is in the way. The message is one sentence that names it and says what to do."""


def write_files(
    pack: Pack, problems: list[Problem], folder: Path, now: datetime, *, force: bool = False, explain: bool = False
) -> list[Path]:
    """Write the pack into `folder`, made when missing, and return the files in order.

    A file of that name is overwritten only when Afterword wrote it and nobody changed it since, or with `force`;
    otherwise `Refused` is raised and nothing is written. The files are for the person alone (0600).
    """
    texts = {"pack.md": _sealed(to_markdown(pack, problems, explain=explain))}
    for checked in pack.drafts:
        name = FILE_OF.get(checked.draft.kind, f"{checked.draft.kind.replace('_', '-')}.md")
        texts[name] = _sealed(draft_to_markdown(checked, explain=explain))
    texts["pack.json"] = as_text(to_json(pack, problems, now))
    if folder.exists() and not folder.is_dir():
        raise Refused(_("{folder} is a file, not a folder; give --out another name.").format(folder=folder))
    in_the_way = [folder / name for name in texts if (folder / name).exists() and not _is_ours(folder / name)]
    if in_the_way and not force:
        message = _("{file} was changed or was not written by Afterword; move it away, or use --force to overwrite it.")
        raise Refused(message.format(file=in_the_way[0]))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return [_write(folder / name, text) for name, text in texts.items()]
    except OSError as error:
        message = _("{folder} could not be written to ({why}); give --out another folder.")
        raise Refused(message.format(folder=folder, why=error.strerror or error)) from None


def _sealed(text: str) -> str:
    return f"{text}\n{_MARK.format(seal=_seal(text))}\n"


def _seal(text: str) -> str:
    """A short fingerprint, to tell an untouched file from one the person has worked on."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _is_ours(path: Path) -> bool:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    if path.suffix == ".json":
        return f'"format": "{FORMAT}"' in text[:200]
    body, _newline, mark = text.rstrip("\n").rpartition("\n\n")
    return mark == _MARK.format(seal=_seal(f"{body}\n"))


def _write(path: Path, text: str) -> Path:
    """Write beside and rename, so that a full disk leaves the old file as it was."""
    beside = path.with_name(f".{path.name}.new")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.replace(beside, path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    return path
