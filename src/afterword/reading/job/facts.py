"""What an advert without structure says outright: its title, the employer, the place, the pay, the closing day."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from afterword.domain.advert import AdvertLine
from afterword.reading.countries import country_code
from afterword.reading.job import wording
from afterword.reading.job.blocks import Block
from afterword.reading.job.headings import section_of_heading
from afterword.reading.job.posting import Posting

TOP = 8
"""Blocks at the top in which such facts stand; labels such as "Salary:" are looked for in three times as many."""

_LABELS = (
    ("title", r"(?:job |post |role |position |vacancy )?(?:title|role|position|post|job|vacancy|designation)"),
    ("employer", r"(?:employer|(?:hiring )?(?:company|organi[sz]ation)|client|school|trust|firm)(?: name)?"),
    ("location", r"(?:job |work |office )?(?:locations?|place of work|based|base|where|place|city|workplace)"),
    ("pay", r"(?:grade and )?(?:salary|pay|compensation|remuneration|package|ctc|rate|wage|stipend)(?: .{0,20})?"),
    ("closes", r"(?:closing date|closes|(?:application )?deadline|apply by|applications? close|last date.*)"),
    ("url", r"(?:url|link|source)"),
)
_LABELLED = re.compile(r"\**([A-Za-z][A-Za-z /]{1,30}?)\**\s*[:|]\s*\**\s*(\S.{0,200})")
_CLOSES = re.compile(
    r"(?i:\b(?:closing date|closes|deadline|apply by|applications? (?:close|by)|(?:cv|application) .{0,60}? by)\b)"
    r"[^.\d]{0,30}?(\d{1,2}(?:st|nd|rd|th)? [A-Z]\w+(?:,? \d{4})?|[A-Z]\w+ \d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})",
)
_NAME = r"(?:[A-Z][\w&’'-]*|\d\w+)(?: (?:[A-Z&][\w&’'-]*|of|and|the|for))*"
_SAID = (
    re.compile(rf"\b(?:[Aa]bout|ABOUT|[Ww]hy|[Jj]oin|[Jj]oining|[Ww]orking for|[Ll]ife at) (?:the )?({_NAME})"),
    re.compile(rf"(?:\bAt|, at|with us at) ({_NAME}),"),
    re.compile(
        rf"(?:^|(?<=[.!?] ))({_NAME}),? (?:is|are|has|makes|runs|builds|seeks|needs|helps|gives|looks|sits|keeps) "
    ),
    re.compile(
        rf"(?:^|(?<=[.!?] ))({_NAME}) (?:is an equal|does not discriminate|welcomes|turns|packs|sells|provides) "
    ),
)
_SUFFIX = re.compile(
    r"\b(?:Ltd|Limited|Inc|LLC|LLP|plc|PLC|GmbH|B\.?V|Pvt|AG|Trust|Council|University|College|School|Academy|Hospitals?"
    r"|Group|Foundation|Authority|Agency|Hotels?|Bank|Partners|Associates|Museum|Society|Association|Logistics|Foods)\b"
)
_NO_NAME = frozenset(
    """the this that we our you your it what who how why when where they these there as if all role job us team about
    work reporting he she at in on for with please candidates applicants experience salary location benefits everyone
    now because join nobody one two three four five six seven essential desirable applications interviews""".split()
)
_TRADE = re.compile(
    r"\b(?:manager|lead|leader|officer|assistant|engineer|head|director|nurse|teacher|analyst|coordinator|specialist|planner"
    r"|executive|advis[eo]r|technician|operator|developer|designer|practitioner|representative|consultant|accountant|chef"
    r"|driver|cook|supervisor|administrator|scientist|researcher|therapist|worker|clerk|buyer|editor|producer|architect"
    r"|lecturer|pharmacist|electrician|mechanic|carer|associate|partner|intern|apprentice|trainee|secretary|paralegal"
    r"|solicitor|surveyor|librarian|curator|controller|recruiter|copywriter|programmer|receptionist|steward|warden)\b",
    re.I,
)
_STATES = (
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA "
    "RI SC SD TN TX UT VT VA WA WV WI WY DC"
).split()
_STATE_NAMES = re.compile(
    r"\b(?:Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|Illinois|Indiana"
    r"|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska"
    r"|Nevada|New (?:Hampshire|Jersey|Mexico|York)|(?:North|South) (?:Carolina|Dakota)|Ohio|Oklahoma|Oregon"
    r"|Pennsylvania|Rhode Island|Tennessee|Texas|Utah|Vermont|Virginia|Washington|Wisconsin|Wyoming)\b"
)
_STATE = re.compile(rf",\s*(?:{'|'.join(_STATES)})\b")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?(?: ?\d[A-Z]{2})?\s*$")
_HYBRID = re.compile(r"(?:fully )?(?:remote|hybrid|on[- ]?site)\b", re.I)


def find_facts(blocks: Sequence[Block], lines: Sequence[AdvertLine], found: Posting) -> None:
    """Fill what `found` does not know yet."""
    for block in blocks[: TOP * 3]:
        _from_label(block.text, found)
    tops = [block for block in blocks[:TOP] if len(block.text) <= 200 and block.shape != "item"]
    if not found.title:
        found.title = _title(tops)
    if not found.employer:
        found.employer = _employer(blocks, tops, found.title)
    for block in tops:
        _from_strip(block.text, found)
    for line in lines:
        if not found.pay and line.section in {"pay", "benefit"}:
            found.pay = wording.pay_in(line.text)
        if not found.closes and (closing := _CLOSES.search(line.text)):
            found.closes = closing[1]
    if not found.country:
        found.country = country_of(found.location, found.pay)


def _from_label(text: str, found: Posting) -> None:
    for part in re.split(r"\s[|·•]\s", text):
        match = _LABELLED.fullmatch(part.strip())
        if match is None:
            continue
        for name, label in _LABELS:
            if re.fullmatch(label, match[1].strip(), re.I) and not getattr(found, name):
                setattr(found, name, match[2].strip().strip("*").strip())
                break


def _title(tops: Sequence[Block]) -> str:
    """Of the short lines at the top, the first that names a trade, else the first; headings of sections are none."""
    short = [re.split(r"\s[|•·]\s", block.text)[0].strip(" :#*") for block in tops[:5]]
    fitting = [text for text in short if _may_be_title(text)]
    named = [text for text in fitting if _TRADE.search(text) and not re.match(r"(?:to|for|with) ", text, re.I)]
    return next(iter([*named, *fitting[:1]]), "")


def _may_be_title(text: str) -> bool:
    text = re.sub(r"\s*\([^)]*\)", "", text)
    if not text or len(text.split()) > 10 or text.endswith((".", "!", "?")) or _LABELLED.fullmatch(text):
        return False
    if wording.is_pay(text) or wording.is_apply(text):
        return False
    section = section_of_heading(text)
    return section is None or section == "about" or (_TRADE.search(text) is not None and len(text.split()) > 1)


def _employer(blocks: Sequence[Block], tops: Sequence[Block], title: str) -> str:
    """A line at the top that is a name the text repeats, or has a company's suffix; else the name said most."""
    said: Counter[str] = Counter()
    for block in blocks[:400]:
        for pattern in _SAID:
            for match in pattern.finditer(block.text[:600]):
                name = re.sub(r"(?: (?:of|and|the|for|&))+$", "", match[1].strip(" .,"))
                if name.split()[0].lower() not in _NO_NAME and 2 < len(name) <= 60 and name not in title:
                    said[name] += 1
    for block in tops[:5]:
        for part in re.split(r"\s[|•·/–—-]\s|, (?=[A-Z])", block.text):
            part = part.strip(" .#*:")
            if not part or part in title or title in part or len(part.split()) > 8 or wording.is_pay(part):
                continue
            repeated = any(part == name or part.startswith(name + " ") or name.startswith(part + " ") for name in said)
            suffixed = _SUFFIX.search(part) and not _TRADE.search(part) and section_of_heading(part) is None
            if repeated or suffixed or (part.isupper() and block is tops[0] and not _TRADE.search(part)):
                return part.title() if part.isupper() and len(part) > 5 else part
    return said.most_common(1)[0][0] if said else ""


def _from_strip(text: str, found: Posting) -> None:
    """A line of short facts with marks between them: "Leeds (hybrid) / Full time / £31,000"."""
    pieces = re.split(r"\s[/|·•–—-]\s|\t|\s{3,}|\.\s", text)
    parts = [piece.strip(" .") for piece in pieces if piece.strip(" .")]
    if any(len(part) > 80 for part in parts):
        return
    found.pay = found.pay or wording.pay_in(text)
    for part in parts:
        if not found.location and _is_place(part) and part not in (found.title, found.employer):
            found.location = part
    if not found.location and len(parts) >= 3:
        towns = [part for part in parts if re.fullmatch(r"[A-Z][a-z]+(?: [A-Z][a-z]+)*, [A-Z][A-Za-z ]+", part)]
        found.location = next((town for town in towns if not _TRADE.search(town)), "")


def _is_place(text: str) -> bool:
    if text.endswith(("!", "?", ":")) or len(text.split()) > 10:
        return False
    last = re.sub(r"\(.*?\)", "", text).split(",")[-1].strip()
    return bool(
        (len(last) > 2 and country_code(last))
        or _STATE.search(text)
        or (_STATE_NAMES.search(last) and len(last.split()) <= 3)
        or _POSTCODE.search(text)
        or _HYBRID.match(text)
    )


def country_of(location: str, pay: str) -> str:
    """The country's code, by the last part of a place, a state, a postcode, or the currency; "" when none tells."""
    for part in reversed(re.split(r"[,/;()|·]|\s-\s", location)):
        words = part.strip()
        if len(words) > 2 and (code := country_code(words)):
            return code
    if re.search(r"\bUK\b", location):
        return "GB"
    if _STATE.search(location) or "USA" in location:
        return "US"
    if "£" in pay or "GBP" in pay:
        return "GB"
    if re.search(r"CA\$|\bCAD\b", pay):
        return "CA"
    if _STATE_NAMES.search(location):
        return "US"
    if re.search(r"₹|\bINR\b|\blpa\b|\blakhs?\b", pay, re.I):
        return "IN"
    return ""
