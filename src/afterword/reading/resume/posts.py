"""Which of the words above a job is the employer, and which the post: people write them in every order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from afterword.reading.countries import country_code
from afterword.reading.resume.periods import period_in
from afterword.reading.trades import likely_post, names_a_firm, names_a_trade

_SPLIT = re.compile(r"\s+[|•·–—-]\s+|\s+[–—]|\t|\s{3,}|\s*\|\s*|\s+@\s+|\s+\bat\b\s+(?=[A-Z])")
_FORM = re.compile(r"(?:ltd|inc|llc|llp|plc|gmbh|co)\.?", re.I)


def employers_and_posts(heads: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
    """(employer, post) for the lines above each job; "" for what is not told.

    Where the words do not tell, the order of the other jobs of the same résumé does.
    """
    pieces = [_pieces(head) for head in heads]
    known = [_post_place(each) for each in pieces]
    first = sum(1 for place in known if place == 0)
    later = sum(1 for place in known if place)
    fallback = 0 if first >= later else 1
    found = []
    for each, place in zip(pieces, known, strict=True):
        if place is None and len(each) >= 2:
            place = fallback
        position = each[place] if place is not None else ""
        rest = [piece for at, piece in enumerate(each) if at != place]
        firm = next((piece for piece in rest if not _is_place(piece)), rest[0] if rest else "")
        found.append((firm, position))
    return found


def _post_place(pieces: Sequence[str]) -> int | None:
    """Which piece is the post; None when no piece, or more than one alike, may be."""
    scores = [likely_post(piece) for piece in pieces]
    best = max(scores, default=0)
    if best <= 0 or scores.count(best) > 1:
        return None
    return scores.index(best)


def _pieces(head: Sequence[str]) -> list[str]:
    """The words above a job without its period: line by line, then at marks, then at commas where they must."""
    periods = [period_in(line) for line in head]
    whole = any(period is not None and period.whole for period in periods)
    lines = []
    for line, period in zip(head, periods, strict=True):
        if period is not None and (period.whole or not whole):
            line = f"{line[: period.span[0]]} | {line[period.span[1] :]}"
        parts = [_trimmed(part) for part in _SPLIT.split(line)]
        lines.append([part for part in parts if any(letter.isalpha() for letter in part)])
    pieces = [part for line in lines for part in line]
    if len(pieces) == 1:
        return _at_comma(pieces[0])
    if pieces and all(_is_place(piece) for piece in pieces[1:]):
        return [*_at_comma(pieces[0]), *pieces[1:]]
    return pieces


def _trimmed(part: str) -> str:
    part = part.strip(" ,;:–—-*_|")
    if part.count("(") != part.count(")"):
        part = part.strip("()")
    return re.sub(r"\s*\(\s*\)", "", part).strip()


def _at_comma(piece: str) -> list[str]:
    """ "Buyer, imports, Harlow & Finch Ltd" as post and employer; "Harlow, Finch & Co" stays whole."""
    parts = [part.strip() for part in piece.split(",") if part.strip()]
    if len(parts) < 2 or _FORM.fullmatch(parts[-1]):
        return [piece]
    if names_a_trade(parts[0]) or not any(names_a_trade(part) for part in parts):
        start = next((at for at, part in enumerate(parts) if at and names_a_firm(part)), None)
        start = start or next((at for at, part in enumerate(parts) if at and _is_name(part)), len(parts) - 1)
        return [", ".join(parts[:start]), ", ".join(parts[start:])]
    return [", ".join(parts[:-1]), parts[-1]]


def _is_name(part: str) -> bool:
    """Whether the words are written as a name: capitals, and not only initials such as "SMB"."""
    words = [word for word in part.split() if word[0].isalpha() and len(word) > 3]
    return bool(words) and all(word[0].isupper() for word in words) and not part.isupper()


def _is_place(piece: str) -> bool:
    last = piece.split(",")[-1].strip()
    state = re.fullmatch(r"[A-Z][\w .’'-]+, ?[A-Z]{2}", piece) is not None
    return bool(len(last) > 2 and country_code(last)) or state or piece.lower() in {"remote", "hybrid", "uk", "usa"}
