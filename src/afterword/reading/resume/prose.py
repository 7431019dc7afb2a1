"""A résumé in running text becomes what a JSON Resume would say: a candidate, accomplishments with their paths, names."""

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
_SPLIT = re.compile(r"\s+[|•·–—-]\s+|\s+[–—]|\t|\s{3,}|\s*\|\s*|\s+@\s+|\s+\bat\b\s+(?=[A-Z])")
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
    candidate = _candidate(head, said)
    evidence: list[Evidence] = []
    names: list[str] = []
    counts: dict[str, int] = {}
    for part, inside in parts[1:] if head else parts:
        if part in {"work", "projects", "volunteer"}:
            for entry in _entries(inside):
                number = counts.get(part, 0)
                found = _of_entry(entry, part, number, names)
                if found or entry.head:
                    counts[part] = number + 1
                evidence += found
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


def _candidate(head: Sequence[Said], said: Sequence[Said]) -> Candidate:
    top = [one.text for one in (head or said)[:_HEADER_LINES]]
    everywhere = "\n".join([*top, *(one.text for one in said)])[:60_000]
    mail = _MAIL.search(everywhere)
    phone = next((found[0].strip() for line in top for found in _PHONE.finditer(line) if _is_phone(found[0])), "")
    if not phone:
        labelled = re.search(
            r"\b(?:phone|tel|telephone|mobile|cell|mob)\b\.?\s*[:.]?\s*([+(\d][\d ().-]{7,20}\d)", everywhere, re.I
        )
        phone = labelled[1].strip() if labelled is not None else ""
    name = _name(top)
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


def _name(top: Sequence[str]) -> str:
    """The first line at the top that can only be a name, or what stands after "Name:"."""
    for line in top:
        labelled = re.match(r"(?:full )?name\s*:\s*(\S.{1,60})", line, re.I)
        if labelled is not None:
            return labelled[1].strip()
    for line in top[:6]:
        for piece in re.split(r"\s*[|•·]\s*|\s{3,}|\t", line):
            piece = re.sub(
                r",? (?:MBA|PhD|Ph\.D\.|BSc|MSc|RN|CPA|PMP|MCIPS|FCCA|ACCA|MD|Jr\.?|Esq\.?)$", "", piece.strip(" ,.#*")
            )
            if _NAME.fullmatch(piece) is None or _NO_NAME.search(piece) or names_a_trade(piece):
                continue
            words = piece.split()
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
    entries: list[_Entry] = []
    for one in inside:
        current = entries[-1] if entries else None
        if _is_head(one, current):
            second = current is not None and period_in(one.text) is not None and current.period is not None
            if current is None or current.body or second or len(current.head) >= 4:
                entries.append(_Entry())
            entries[-1].head.append(one)
        else:
            if current is None:
                entries.append(_Entry())
            entries[-1].body.append(one)
    return entries


def _is_head(one: Said, current: _Entry | None) -> bool:
    if one.item:
        return False
    words = one.text.split()
    if len(one.text) > 160 or (one.text.endswith((".", ";")) and len(words) > 6):
        return False
    period = period_in(one.text)
    if period is not None and (period.whole or len(words) <= 8):
        return True
    if one.loud:
        return True
    if words and _is_past(words[0].lower()) and len(words) >= 5:
        return False
    above = current is not None and bool(current.head) and not current.body
    return len(words) <= 10 and (above or names_a_trade(one.text) or one.text.istitle() or len(words) <= 6)


def _is_past(word: str) -> bool:
    """Whether a word is a verb an accomplishment begins with: "led", "reduced", "managing"."""
    if word in {
        "led",
        "ran",
        "built",
        "won",
        "grew",
        "cut",
        "wrote",
        "sold",
        "taught",
        "set",
        "took",
        "kept",
        "made",
        "held",
    }:
        return True
    stems = (word[:-1], word[:-2], word[:-3]) if word.endswith("ed") else ()
    return is_task(word) or any(is_task(stem) for stem in stems if len(stem) > 1)


def _of_entry(entry: _Entry, part: str, number: int, names: list[str]) -> list[Evidence]:
    at, position = _at_and_position(entry, part)
    if at and at not in names:
        names.append(at)
    period = entry.period
    texts = [text for one in entry.body for text in _accomplishments(one)]
    found = []
    for place, text in enumerate(texts):
        path = f"{part}[{number}].highlights[{place}]"
        started = period.started if period is not None else ""
        ended = period.ended if period is not None and (period.whole or part == "work") else None
        found.append(Evidence(path, text[:LONGEST], path, at=at, position=position, started=started, ended=ended))
    return found


def _accomplishments(one: Said) -> list[str]:
    """The accomplishments in a line of a body: a bullet is one; a paragraph is one a sentence."""
    if one.item:
        return [one.text] if len(one.text.split()) >= 2 else []
    return [sentence for sentence in sentences(one.text) if len(sentence.split()) >= _SHORTEST]


def _at_and_position(entry: _Entry, part: str) -> tuple[str, str]:
    """The organisation and the post in the lines above an entry's body."""
    pieces: list[str] = []
    for one in entry.head:
        period = period_in(one.text)
        text = one.text if period is None else f"{one.text[: period.span[0]]} | {one.text[period.span[1] :]}"
        for piece in _SPLIT.split(text):
            piece = piece.strip(" ,.;:()–—-*_")
            if piece and any(letter.isalpha() for letter in piece):
                pieces.append(piece)
    if len(pieces) == 1 or (pieces and sum(names_a_trade(piece) for piece in pieces) == 0):
        pieces = [each.strip() for piece in pieces for each in _at_comma(piece)]
    elif pieces and all("," in piece and names_a_trade(piece) for piece in pieces[:1]) and len(pieces) <= 2:
        pieces = [*_at_comma(pieces[0]), *pieces[1:]]
    if part == "projects":
        return (pieces[0] if pieces else ""), ""
    position = next((piece for piece in pieces if names_a_trade(piece)), "")
    rest = [piece for piece in pieces if piece != position]
    at = next((piece for piece in rest if not _is_place(piece)), rest[0] if rest else "")
    return at, position


def _at_comma(piece: str) -> list[str]:
    """ "Buyer, Harlow & Finch Ltd" taken apart; "Harlow, Finch & Co" stays whole."""
    parts = [part.strip() for part in piece.split(",") if part.strip()]
    if len(parts) < 2 or re.fullmatch(r"(?:ltd|inc|llc|llp|plc|gmbh)\.?", parts[1], re.I):
        return [piece]
    trade = [names_a_trade(part) for part in parts]
    return [parts[0], ", ".join(parts[1:])] if any(trade) and len(parts) == 2 else parts if any(trade) else [piece]


def _is_place(piece: str) -> bool:
    last = piece.split(",")[-1].strip()
    state = re.fullmatch(r"[A-Z][\w .’'-]+, ?[A-Z]{2}", piece) is not None
    return bool(len(last) > 2 and country_code(last)) or state or piece.lower() in {"remote", "hybrid", "uk", "usa"}


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
