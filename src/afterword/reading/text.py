"""Bytes become text, whatever the person's editor saved them as."""

from __future__ import annotations

import re

from afterword.domain.language import _
from afterword.reading.notes import Notes

MEGABYTE = 1_000_000

_MARKS: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# Control characters, and those that turn the direction of what follows; joiners stay, since some scripts need them.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_SAMPLE = 64_000


def text_of(data: bytes, notes: Notes, *, limit: int = MEGABYTE) -> str | None:
    """The text of a file, with "\\n" for every line end, or None (and one problem) when it is too big or not text.

    UTF-8, UTF-16 and UTF-32 are recognised, with or without a byte order mark. Anything else is read as Windows-1252,
    because that is what a European or American Windows editor writes, and the problem says so.
    """
    if len(data) > limit:
        notes.say(
            None,
            _("The file is larger than {size} MB, so it was not read; keep only the part that is needed.").format(
                size=limit // MEGABYTE
            ),
        )
        return None
    encoding = encoding_of(data)
    if encoding is None and looks_binary(data):
        notes.say(None, _("This is not a text file, so it was not read; save it as plain text and try again."))
        return None
    text = _decoded(data, encoding, notes)
    text = _plain_ends(text).removeprefix("\ufeff")
    unprintable = _UNPRINTABLE.search(text)
    if unprintable is not None:
        line = text.count("\n", 0, unprintable.start()) + 1
        notes.say(line, taken_out())
        text = _UNPRINTABLE.sub("", text)
    return text


def clean(text: str) -> str:
    """`text` without control characters: a value may hold some that the file spells as an escape ("\\e", "\\u202e").

    In a terminal they could hide words or pretend to be others.
    """
    return _UNPRINTABLE.sub("", _plain_ends(text))


def taken_out() -> str:
    """What to say where `clean` left something out."""
    return _("An invisible control character was taken out here; check the words around it.")


def shown(name: str) -> str:
    """`name` fit to be printed: what has no look of its own, and bytes that are no text, as an escape (`\\x1b`)."""
    if name.isprintable():
        return name
    return "".join(letter if letter.isprintable() else _escaped(letter) for letter in name)


def _escaped(letter: str) -> str:
    return letter.encode("unicode_escape").decode("ascii")


def _plain_ends(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    # YAML and JSON count these as line ends or refuse them; a person never means either.
    return text.replace("\x85", " ").replace("\u2028", " ").replace("\u2029", " ")


def encoding_of(data: bytes) -> str | None:
    """The encoding a byte order mark or the pattern of zero bytes gives away; None when there is neither."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    sample = data[:_SAMPLE]
    if len(sample) >= 4 and len(data) % 2 == 0:
        half = len(sample) / 2
        even, odd = sample[0::2].count(0), sample[1::2].count(0)
        if odd > 0.6 * half and even < 0.1 * half:
            return "utf-16-le"
        if even > 0.6 * half and odd < 0.1 * half:
            return "utf-16-be"
    return None


def looks_binary(data: bytes) -> bool:
    """Whether the bytes cannot be text of any usual one-byte encoding: several control bytes, and one in fifty."""
    sample = data[:_SAMPLE]
    control = sum(sample.count(byte) for byte in (*range(9), 11, *range(14, 27), *range(28, 32)))
    return control > 3 and control * 50 > len(sample)


def _decoded(data: bytes, encoding: str | None, notes: Notes) -> str:
    try:
        return data.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        if encoding is None:
            notes.say(
                line,
                _("The file is not UTF-8 and was read as Windows text; check the accents, or save it as UTF-8."),
            )
            return data.decode("cp1252", errors="replace")
        notes.say(line, _("Some characters could not be read and show as �; save the file as UTF-8 to get them back."))
        return data.decode(encoding, errors="replace")
