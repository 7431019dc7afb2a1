"""schema.org JobPosting as web pages carry it: https://schema.org/JobPosting, in the shapes sites really write."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from afterword.domain.advert import Section
from afterword.reading.countries import country_code
from afterword.reading.html import plain, unescape
from afterword.reading.job.blocks import Block, fold
from afterword.reading.job.page import blocks_of_html
from afterword.reading.job.plain import blocks_of_text
from afterword.reading.job.posting import Posting
from afterword.reading.text import clean

DEEPEST = 12
MOST_NODES = 5_000
_COMMENT = re.compile(
    r"\A(?:<!--|//\s{0,9}<!\[CDATA\[|/\*\s{0,9}<!\[CDATA\[\s{0,9}\*/|<!\[CDATA\[)"
    r"|(?:-->|//\s{0,9}\]\]>|/\*\s{0,9}\]\]>\s{0,9}\*/|\]\]>)\s{0,9};?\Z"
)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_PARTS: tuple[tuple[str, Section], ...] = (
    ("responsibilities", "duty"),
    ("qualifications", "requirement"),
    ("skills", "requirement"),
    ("educationRequirements", "requirement"),
    ("experienceRequirements", "requirement"),
    ("jobBenefits", "benefit"),
    ("incentiveCompensation", "benefit"),
)


def loads(text: str) -> Any:
    """The value of a JSON text, forgiving of what sites leave in: comments around it, control characters, a last comma.

    None when it is no JSON, or nested too deeply.
    """
    text = _COMMENT.sub("", text.strip()).strip()
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", text)):
        try:
            return fit_to_show(json.loads(attempt, strict=False))
        except ValueError:
            continue
        except RecursionError:
            return None
    return None


def fit_to_show(value: Any) -> Any:
    """A value of JSON with every text clean: an escape may spell half a character, or a control."""
    if isinstance(value, str):
        return clean(value.encode("utf-8", "replace").decode("utf-8"))
    if isinstance(value, list):
        return [fit_to_show(one) for one in value]
    if isinstance(value, dict):
        return {key: fit_to_show(one) for key, one in value.items()}
    return value


def posting_in(values: list[Any]) -> Posting | None:
    """The first JobPosting among the values of a page's scripts; None when there is none."""
    for value in values:
        for node in _nodes(value):
            if _is_posting(node):
                return _posting(node)
    return None


def _nodes(value: Any) -> Iterator[Mapping[str, Any]]:
    """Every object in `value`, outer ones first, down to `DEEPEST`."""
    row: list[tuple[Any, int]] = [(value, 0)]
    seen = 0
    while row and seen < MOST_NODES:
        node, depth = row.pop(0)
        seen += 1
        if isinstance(node, dict):
            yield node
        if depth < DEEPEST and isinstance(node, dict | list):
            inner = node.values() if isinstance(node, dict) else node
            row += [(each, depth + 1) for each in list(inner)[:MOST_NODES] if isinstance(each, dict | list)]


def _is_posting(node: Mapping[str, Any]) -> bool:
    types = node.get("@type", node.get("type", ""))
    named = types if isinstance(types, list) else [types]
    return any(isinstance(one, str) and one.rsplit("/", 1)[-1].rsplit(":", 1)[-1] == "JobPosting" for one in named)


def _posting(node: Mapping[str, Any]) -> Posting:
    company = text_in(node.get("hiringOrganization"))
    place, country = _place(node)
    found = Posting(
        title=text_in(node.get("title") or node.get("name")),
        employer=company,
        location=place,
        country=country,
        pay=_pay(node.get("baseSalary") or node.get("estimatedSalary")),
        closes=text_in(node.get("validThrough")),
        url=text_in(node.get("url") or node.get("@id") or node.get("mainEntityOfPage")),
        format="schema.org",
    )
    found.blocks = described(node.get("description"), "description")
    have = {block.text.lower() for block in found.blocks}
    for key, section in _PARTS:
        for block in _part(node.get(key), key, section):
            if block.text.lower() not in have:
                have.add(block.text.lower())
                found.blocks.append(block)
    return found


def described(value: Any, place: str, section: Section | None = None) -> list[Block]:
    """The blocks of a description: HTML, HTML escaped once more, or plain text."""
    if not isinstance(value, str) or not value.strip():
        return []
    text = value
    for _again in range(2):
        if re.search(r"<\s{0,9}/?\s{0,9}[a-zA-Z]", text) is None and re.search(
            r"&(?:amp;)?(?:lt|#0?60|#x3c);", text, re.I
        ):
            text = unescape(text)
    opened = re.search(r"</?[a-zA-Z]", text)
    if opened is not None and ">" in text[opened.end() :]:
        if "\n" in text and not re.search(r"<(?:p|div|br|li|h\d|ul)\b", text, re.I):
            text = text.replace("\n", "<br>")
        return blocks_of_html(text, place, section)
    blocks = blocks_of_text(unescape(text))
    return [Block(block.text, block.shape, f"{place}, {block.ref}", section) for block in blocks]


def _part(value: Any, place: str, section: Section) -> list[Block]:
    values = value if isinstance(value, list) else [value]
    found: list[Block] = []
    for number, one in enumerate(values):
        where = f"{place}[{number}]" if isinstance(value, list) else place
        text = one if isinstance(one, str) else ""
        if isinstance(one, dict):
            text = text_in(one.get("description") or one.get("name") or one.get("credentialCategory"))
        for block in described(text, where, section):
            shape = block.shape if block.shape in {"heading", "maybe"} else "item"
            found.append(Block(block.text, shape, where if len(values) > 1 else block.ref, section))
    return found


def text_in(value: Any) -> str:
    """The words of a value that may be a text, an object with a name, or a list of them."""
    for _level in range(4):
        if isinstance(value, list):
            value = value[0] if value else ""
        elif isinstance(value, dict):
            value = value.get("name") or value.get("@value") or value.get("value") or value.get("@id") or ""
        else:
            break
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    written = str(value)
    return fold(plain(written) if "<" in written else unescape(written))


def _place(node: Mapping[str, Any]) -> tuple[str, str]:
    """The location in words, and the country's code."""
    places = node.get("jobLocation")
    first = places[0] if isinstance(places, list) and places else places
    address = first.get("address", first) if isinstance(first, dict) else first
    if isinstance(address, list):
        address = address[0] if address else ""
    remote = "TELECOMMUTE" in str(node.get("jobLocationType", "")).upper()
    if not isinstance(address, dict):
        where, country = text_in(address), ""
    else:
        country = text_in(address.get("addressCountry"))
        parts = [text_in(address.get("addressLocality")), text_in(address.get("addressRegion")), country]
        where = ", ".join(dict.fromkeys(part for part in parts if part))
    if not country and remote:
        country = text_in(node.get("applicantLocationRequirements"))
    where = ", ".join(part for part in (where, "remote" if remote else "") if part)
    return where, country_code(country)


def _pay(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else None
    if not isinstance(value, dict):
        return text_in(value)
    currency = text_in(value.get("currency") or value.get("salaryCurrency"))
    amount = value.get("value", value)
    if isinstance(amount, list):
        amount = amount[0] if amount else None
    if not isinstance(amount, dict):
        return " ".join(part for part in (currency, text_in(amount)) if part)
    low, high = text_in(amount.get("minValue")), text_in(amount.get("maxValue"))
    number = f"{low}–{high}" if low and high and low != high else low or high or text_in(amount.get("value"))
    if not number:
        return ""
    unit = text_in(amount.get("unitText") or value.get("unitText")).lower()
    return " ".join(part for part in (currency, number, f"a {unit}" if unit else "") if part)
