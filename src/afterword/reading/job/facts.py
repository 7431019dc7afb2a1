"""What an advert without structure says outright: its title, the employer, the place, the pay, the closing day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from afterword.domain.advert import AdvertLine
from afterword.reading.countries import country_code
from afterword.reading.job import wording
from afterword.reading.job.blocks import Block
from afterword.reading.job.headings import section_of_heading
from afterword.reading.job.posting import Posting

TOP = 14
"""Blocks at the top in which such facts stand."""

_LABELS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("title", re.compile(r"(?:job |post |role |position |vacancy )?(?:title|role|position|post|job|vacancy|designation)", re.I)),
    ("employer", re.compile(r"(?:employer|company|organi[sz]ation|hiring (?:company|organi[sz]ation)|client|school|trust|firm)(?: name)?", re.I)),
    ("location", re.compile(r"(?:job |work |office )?(?:location|place of work|based|base|where|place|city|workplace)s?", re.I)),
    ("pay", re.compile(r"(?:salary|pay|compensation|remuneration|package|ctc|rate|wage|grade and salary|salary range|pay range|stipend)(?: .{0,20})?", re.I)),
    ("closes", re.compile(r"(?:closing date|closes|deadline|application deadline|apply by|applications? close|last date.*)", re.I)),
    ("url", re.compile(r"(?:url|link|source|advert|posting)", re.I)),
)  # fmt: skip
_LABELLED = re.compile(r"\**([A-Za-z][A-Za-z /]{1,30}?)\**\s*[:|]\s*\**\s*(\S.{0,200})")
_CLOSES = re.compile(
    r"\b(?:closing date|closes|deadline|apply by|applications? (?:close|by))\b[^.\d]{0,40}"
    r"(\d{1,2}(?:st|nd|rd|th)? \w+(?: \d{4})?|\w+ \d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?|\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})",
    re.I,
)
_JOIN = re.compile(r"\b(?:about|why|join|joining|working (?:at|for)|life at|at|who is)\s+((?:[A-Z0-9][\w&’'.-]*|of|and|the|for)(?:\s+(?:[A-Z0-9][\w&’'.-]*|of|and|the|for|&))*)")
_FOUNDED = re.compile(r"(?:^|(?<=[.!?] ))((?:[A-Z][\w&’'-]*)(?:,? (?:[A-Z&][\w&’'.-]*|of|and|the|for))*)(?:,? an? [^.]{0,60},)? (?:is|are|has|was|makes|runs|builds|seeks|needs|helps|looks) (?!looking forward)")
_NO_NAME = frozenset(
    "the this that we our you your it what who how why when where they these there as if all role job us team about work what’s here he she at in on for with please candidates applicants experience salary location benefits a an everyone".split()
)
_STATES = frozenset(
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC".split()
)
_STATE_NAMES = re.compile(
    r"\b(?:Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New (?:Hampshire|Jersey|Mexico|York)|(?:North|South) (?:Carolina|Dakota)|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|Tennessee|Texas|Utah|Vermont|Virginia|Washington|Wisconsin|Wyoming)\b"
)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")


def find_facts(blocks: Sequence[Block], lines: Sequence[AdvertLine], found: Posting) -> None:
    """Fill what `found` does not know yet."""
    for block in blocks[: TOP * 2]:
        _from_label(block.text, found)
    tops = [block for block in blocks[:TOP] if len(block.text) <= 160]
    if not found.title:
        found.title = _title(tops)
    for block in tops[:8]:
        _from_strip(block.text, found)
    if not found.employer:
        found.employer = _employer(blocks)
    for line in lines:
        if not found.pay and line.section == "pay" and any(letter.isdigit() for letter in line.text):
            found.pay = line.text if len(line.text) <= 200 else ""
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
            if label.fullmatch(match[1].strip()) and not getattr(found, name):
                setattr(found, name, match[2].strip().strip("*").strip())
                break


def _title(tops: Sequence[Block]) -> str:
    """The first heading-like line; a line that says what is sought ("We are hiring a ...") is no title."""
    for block in tops[:4]:
        text = block.text.strip(" :#*")
        if block.shape == "item" or len(text.split()) > 10 or text.endswith((".", "!", "?")):
            continue
        if _LABELLED.fullmatch(text) or wording.is_pay(text) or (block.shape != "heading" and _known(text)):
            continue
        return re.split(r"\s[|–—-]\s", text)[0].strip() if len(text.split()) > 6 else text
    return ""


def _known(text: str) -> bool:
    """Whether a line is one of the usual headings of an advert and so not its title."""
    section = section_of_heading(text)
    return section is not None and section != "about" and not re.search(r"\b(?:manager|lead|officer|assistant|engineer|head|director|nurse|teacher|analyst|coordinator|specialist|executive|adviser|advisor|technician|operator)\b", text, re.I)


def _from_strip(text: str, found: Posting) -> None:
    """A line of short facts with marks between them: "Leeds (hybrid) / Full time / £31,000"."""
    parts = [part.strip() for part in re.split(r"\s[/|·•–—-]\s|\t|\s{3,}", text) if part.strip()]
    if len(parts) < 2 or any(len(part) > 80 for part in parts):
        if not found.location and len(text) <= 60 and _is_place(text):
            found.location = text
        return
    for part in parts:
        if not found.pay and wording.is_pay(part):
            found.pay = part
        elif not found.location and _is_place(part):
            found.location = part


def _is_place(text: str) -> bool:
    if text.endswith((".", "!", "?", ":")) or len(text.split()) > 10:
        return False
    last = re.sub(r"\(.*?\)", "", text).split(",")[-1].strip()
    state = last.split() and last.split()[0] in _STATES and "," in text
    remote = re.match(r"(?:fully )?(?:remote|hybrid|on[- ]?site)\b", text, re.I)
    return bool(country_code(last) or state or _STATE_NAMES.search(last) or _POSTCODE.search(text) or remote)


def _employer(blocks: Sequence[Block]) -> str:
    """A name that stands in "About ...", "Join ...", or "... is looking for"; else the short line below the title."""
    said: dict[str, int] = {}
    for block in blocks:
        for pattern in (_JOIN, _FOUNDED):
            for match in pattern.finditer(block.text[:600]):
                name = re.sub(r"\s+(?:of|and|the|for|&)$", "", match[1].strip(" .,"))
                if name.split() and name.split()[0].lower() not in _NO_NAME and len(name) <= 60:
                    said[name] = said.get(name, 0) + 1
    for block in blocks[1:4]:
        text = block.text.strip()
        if block.shape != "item" and text in said:
            return text
        if re.search(r"\b(?:Ltd|Limited|Inc|LLC|LLP|plc|GmbH|B\.?V\.?|Pvt|Trust|Council|University|College|School|Hospital|Group|Foundation|AG|SA)\b\.?", text) and len(text.split()) <= 8:
            return re.split(r"\s[|/·–—]\s", text)[0].strip()
    return max(said, key=lambda name: said[name]) if said else ""


def country_of(location: str, pay: str) -> str:
    """The country's code, by the last part of a place, a state, a postcode, or the currency; "" when none tells."""
    for part in reversed(re.split(r"[,/;()|·]|\s-\s", location)):
        words = part.strip()
        if len(words) > 2 and (code := country_code(words)):
            return code
    if re.search(r"\bUK\b", location) or _POSTCODE.search(location):
        return "GB"
    if _STATE_NAMES.search(location) or re.search(rf", ?(?:{'|'.join(sorted(_STATES))})\b", location) or "USA" in location:
        return "US"
    if "£" in pay or "GBP" in pay:
        return "GB"
    if re.search(r"₹|\bINR\b|\blpa\b|\blakhs?\b", pay, re.I):
        return "IN"
    return ""
