"""A résumé in running text becomes what a JSON Resume would say: a candidate, accomplishments with paths, names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from afterword.domain.interview import METHOD, Candidate, Evidence, Source
from afterword.domain.text import sentences
from afterword.reading.countries import country_code
from afterword.reading.job.verbs import is_task
from afterword.reading.printed import Line
from afterword.reading.resume.gather import Said, gathered
from afterword.reading.resume.headings import Part, part_of_heading
from afterword.reading.resume.periods import Period, period_in
from afterword.reading.resume.posts import employers_and_posts
from afterword.reading.trades import names_a_trade

MOST = 400
LONGEST = 4_000
_HEADER_LINES = 12
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_PHONE = re.compile(r"(?<![\w/.-])(?:\+|00)?\(?\d[\d ().\u2011-]{6,20}\d(?![\w/-])")
_NO_NAME = re.compile(
    r"\b(?:curriculum|vitae|resume|résumé|cv|page|address|profile|summary|confidential|linkedin)\b", re.I
)
_NAME = re.compile(r"(?:[^\W\d_][\w’'.-]*,? ){1,4}[^\W\d_][\w’'.-]*")
_PAST = frozenset(
    "led ran built won grew cut wrote sold taught set took kept made held bought brought drove gave".split()
)
_SHORTEST = 3
"""Words of an accomplishment."""


@dataclass(slots=True)
class _Entry:
    """One job, project or post: what stands above its lines, and the lines."""

    head: list[Said] = field(default_factory=list)
    body: list[Said] = field(default_factory=list)

    @property
    def period(self) -> Period | None:
        found = [period for said in self.head if (period := period_in(said.text)) is not None]
        return next((period for period in found if period.whole), found[0] if found else None)


def read_prose(lines: Sequence[Line]) -> tuple[Candidate, tuple[Evidence, ...], tuple[str, ...]]:
    """The candidate, the evidence and the names in the lines of a résumé."""
    said = gathered(lines)
    parts = _parts(said)
    head = parts[0][1] if parts and parts[0][0] == "other" else []
    aside = [one for part, inside in parts if part in {"other", "summary"} for one in inside]
    candidate = _candidate(head, aside, said)
    evidence: list[Evidence] = []
    names: list[str] = []
    counts: dict[str, int] = {}
    for part, inside in parts[1:] if head else parts:
        if part in {"work", "projects", "volunteer"}:
            entries = _entries(inside)
            named = employers_and_posts([[one.text for one in entry.head] for entry in entries])
            for entry, (at, position) in zip(entries, named, strict=True):
                number = counts.get(part, 0)
                if part == "projects":
                    at, position = at or position, ""
                counts[part] = number + 1
                evidence += _of_entry(entry, part, number, (at, position))
                names += [at] if at else []
        elif part in {"awards", "certificates", "publications"}:
            for one in inside:
                number = counts.get(part, 0)
                counts[part] = number + 1
                evidence += _of_honour(one, part, number)
        elif part == "education":
            names += [name for one in inside if (name := _school(one.text))]
    if not evidence:  # no headings at all: what stands behind a bullet is an accomplishment
        loose = [one for one in said if one.item and len(one.text.split()) >= _SHORTEST]
        evidence = [
            Evidence(path, one.text[:LONGEST], path)
            for place, one in enumerate(loose)
            for path in (f"work[0].highlights[{place}]",)
        ]
    return candidate, tuple(evidence[:MOST]), tuple(dict.fromkeys(names))


def _parts(said: Sequence[Said]) -> list[tuple[Part, list[Said]]]:
    """The lines by their headings; what stands above the first heading is "other"."""
    parts: list[tuple[Part, list[Said]]] = [("other", [])]
    for one in said:
        opened = None if one.item else part_of_heading(one.text, loud=one.loud)
        if opened is not None and (parts[-1][1] or len(parts) > 1 or one.loud or len(one.text.split()) <= 3):
            parts.append((opened, []))
        else:
            parts[-1][1].append(one)
    return parts


# -- the person


def _candidate(head: Sequence[Said], aside: Sequence[Said], said: Sequence[Said]) -> Candidate:
    """The person, from the lines above the first heading and those under "Contact" and the like (`aside`)."""
    top = [one.text for one in (head or said)[:_HEADER_LINES]]
    short = [one.text for one in aside if len(one.text) <= 120 and not one.item]
    everywhere = "\n".join([*top, *(one.text for one in said)])[:60_000]
    mail = _MAIL.search(everywhere)
    phone = next(
        (found[0].strip() for line in [*top, *short] for found in _PHONE.finditer(line) if _is_phone(found[0])), ""
    )
    if not phone:
        labelled = re.search(
            r"\b(?:phone|tel|telephone|mobile|cell|mob)\b\.?\s*[:.]?\s*([+(\d][\d ().-]{7,20}\d)", everywhere, re.I
        )
        phone = labelled[1].strip() if labelled is not None else ""
    name = _name(top, mail[0] if mail is not None else "")
    return Candidate(
        name=name,
        name_source=Source("resume", "basics.name", name) if name else METHOD,
        phone=phone,
        phone_source=Source("resume", "basics.phone", phone) if phone else METHOD,
        email=mail[0] if mail is not None else "",
        country=_country(top),
    )


def _is_phone(written: str) -> bool:
    digits = sum(1 for letter in written if letter.isdigit())
    return 8 <= digits <= 15 and re.search(r"(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d", written) is None


def _name(top: Sequence[str], mail: str) -> str:
    """The first line at the top that can only be a name, or what stands after "Name:".

    "Jane Baker" could be a trade; words that stand in the address of the mail, too, are a name.
    """
    for line in top:
        labelled = re.match(r"(?:full )?name\s*:\s*(\S.{1,60})", line, re.I)
        if labelled is not None:
            return labelled[1].strip()
    for line in top[:6]:
        for piece in re.split(r"\s*[|•·]\s*|\s{3,}|\t", line):
            piece = re.sub(
                r",? (?:MBA|PhD|Ph\.D\.|BSc|MSc|RN|CPA|PMP|MCIPS|FCCA|ACCA|MD|Jr\.?|Esq\.?)$", "", piece.strip(" ,.#*")
            )
            words = piece.split()
            addressed = len(words) >= 2 and all(word.lower() in mail.lower() for word in (words[0], words[-1]))
            foreign = (
                len(words) == 1 and 2 <= len(piece) <= 8 and all("\u3040" <= letter <= "\ud7ff" for letter in piece)
            )
            if foreign:
                return piece
            if _NAME.fullmatch(piece) is None or _NO_NAME.search(piece) or (names_a_trade(piece) and not addressed):
                continue
            capital = sum(1 for word in words if word[0].isupper())
            if capital >= 2 and capital >= len(words) - 2 and part_of_heading(piece) is None:
                return piece.title() if piece.isupper() and len(piece) > 3 else piece
    return ""


def _country(top: Sequence[str]) -> str:
    for line in top:
        for piece in re.split(r"[,|•·]|\s{3,}|\t", line):
            words = piece.strip(" .")
            if (len(words) > 2 and (code := country_code(words))) or (words == "UK" and (code := "GB")):
                return code
    return ""


# -- jobs, projects, voluntary work


def _entries(inside: Sequence[Said]) -> list[_Entry]:
    """The entries of a part. A heading line after lines of a body begins one; so does a second period."""
    bulleted = any(one.item for one in inside)
    entries: list[_Entry] = []
    for one, after in zip(inside, [*inside[1:], None], strict=False):
        current = entries[-1] if entries else None
        if _is_head(one, after, current, bulleted):
            whole = (period := period_in(one.text)) is not None and period.whole
            second = whole and current is not None and current.period is not None and current.period.whole
            if current is None or current.body or second or len(current.head) >= 4:
                entries.append(_Entry())
            entries[-1].head.append(one)
        else:
            if current is None:
                entries.append(_Entry())
            entries[-1].body.append(one)
    return entries


def _is_head(one: Said, after: Said | None, current: _Entry | None, bulleted: bool) -> bool:
    """Whether a line stands above what was accomplished. Where bullets are used, everything short without one does."""
    words = one.text.split()
    if one.item or len(one.text) > 160 or (one.text.endswith((".", ";")) and len(words) > 6):
        return False
    period = period_in(one.text)
    if one.loud or bulleted or (period is not None and (period.whole or len(words) <= 8)):
        return True
    below = period_in(after.text) if after is not None and not after.item and len(after.text) <= 60 else None
    if below is not None and below.whole:
        return True
    if words and _is_done(words[0].lower()) and len(words) >= 5:
        return False
    above = current is not None and bool(current.head) and not current.body
    return len(words) <= 10 and (above or names_a_trade(one.text) or one.text.istitle() or len(words) <= 6)


def _is_done(word: str) -> bool:
    """Whether a word is a verb an accomplishment begins with: "led", "reduced", "managing"."""
    stems = (word[:-1], word[:-2], word[:-3]) if word.endswith("ed") else ()
    return word in _PAST or is_task(word) or any(is_task(stem) for stem in stems if len(stem) > 1)


def _of_entry(entry: _Entry, part: str, number: int, named: tuple[str, str]) -> list[Evidence]:
    at, position = named
    period = entry.period
    texts = [text for one in entry.body for text in _accomplishments(one)]
    found = []
    for place, text in enumerate(texts):
        path = f"{part}[{number}].highlights[{place}]"
        started = period.started if period is not None else ""
        ended = period.ended if period is not None else None
        found.append(Evidence(path, text[:LONGEST], path, at=at, position=position, started=started, ended=ended))
    return found


def _accomplishments(one: Said) -> list[str]:
    """The accomplishments in a line of a body: a bullet is one; a paragraph is one a sentence."""
    if one.item:
        return [one.text]
    return [sentence for sentence in sentences(one.text) if len(sentence.split()) >= _SHORTEST]


# -- the rest


def _of_honour(one: Said, part: str, number: int) -> list[Evidence]:
    key = "title" if part == "awards" else "name"
    period = period_in(one.text)
    day = period.started if period is not None else ""
    path = f"{part}[{number}].{key}"
    text = one.text[:LONGEST]
    return [Evidence(path, text, path, started=day, ended=day or None)] if len(text.split()) >= 2 else []


def _school(text: str) -> str:
    for piece in re.split(r"\s*[|•·,]\s*|\s+[–—-]\s+|\s{3,}|\t", text):
        piece = piece.strip()
        if re.search(
            r"\b(?:university|college|school|institut\w*|academy|polytechnic|universit\w+|hochschule)\b", piece, re.I
        ):
            return re.sub(r"\s*\(?(?:19|20)\d\d.*$", "", piece).strip()
    return ""
