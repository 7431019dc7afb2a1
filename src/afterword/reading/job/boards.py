"""What the systems behind careers pages answer, saved as JSON: Greenhouse, Lever, Ashby, Workable and their kind.

Each tells the same in other words. What they share is read by `_known`, what is peculiar to one stands beside its name.
A list of several postings is read for its first; the person is told.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from afterword.domain.advert import Section
from afterword.reading.countries import country_code
from afterword.reading.job.blocks import Block, fold
from afterword.reading.job.posting import Posting
from afterword.reading.job.schema_org import described, text_in

Node = Mapping[str, Any]


def postings(value: Any) -> list[tuple[str, Node]]:
    """(board, posting) for each posting in a saved answer; [] when it is no board's answer."""
    if isinstance(value, dict):
        for key in (
            "jobs",
            "content",
            "results",
            "offers",
            "postings",
            "items",
            "job",
            "jobPostingInfo",
            "data",
            "posting",
        ):
            inner = value.get(key)
            if isinstance(inner, dict) and _board(inner):
                return [
                    (_board(inner), {**{k: v for k, v in value.items() if not isinstance(v, dict | list)}, **inner})
                ]
            if isinstance(inner, list) and any(isinstance(one, dict) and _board(one) for one in inner):
                return [(_board(one), one) for one in inner if isinstance(one, dict) and _board(one)]
        return [(_board(value), value)] if _board(value) else []
    if isinstance(value, list):
        return [(_board(one), one) for one in value if isinstance(one, dict) and _board(one)]
    return []


def _board(node: Node) -> str:
    """The board a posting comes from, by the names in it; "" when it is no posting."""
    has = node.keys()
    if "jobAd" in has or {"releasedDate", "typeOfEmployment"} <= has:
        return "smartrecruiters"
    if {"text", "lists"} <= has or {"text", "hostedUrl"} <= has:
        return "lever"
    if {"title", "content"} <= has and has & {"absolute_url", "internal_job_id", "company_name"}:
        return "greenhouse"
    if "descriptionHtml" in has and has & {"descriptionPlain", "jobUrl", "isListed", "applyUrl"}:
        return "ashby"
    if "jobDescription" in has and has & {"title", "jobReqId", "externalUrl"}:
        return "workday"
    if "attributes" in has and isinstance(node["attributes"], dict) and node["attributes"].keys() & {"body", "pitch"}:
        return "teamtailor"
    if "content_html" in has and "title" in has:
        return "teamtailor"
    if has & {"careers_url", "careers_apply_url"} and has & {"description", "requirements"}:
        return "recruitee"
    if "shortcode" in has or ({"full_title", "description"} <= has):
        return "workable"
    if has & {"title", "position", "name"} and has & {
        "description",
        "responsibilities",
        "requirements",
        "qualifications",
    }:
        return "json"
    return ""


def read_posting(board: str, node: Node) -> Posting:
    found = Posting(
        title=_first(node, "title", "text", "name", "position", "full_title"),
        employer=_first(node, "company_name", "companyName", "company", "hiringOrganization", "employer"),
        location=_first(node, "location", "locationName", "locationsText", "primaryLocation", "locations"),
        pay=_first(node, "salary", "compensationTierSummary", "compensation", "salaryRange", "pay"),
        closes=_first(node, "application_deadline", "close_at", "endDate", "closingDate", "validThrough"),
        url=_first(node, "absolute_url", "hostedUrl", "jobUrl", "externalUrl", "careers_url", "url", "ref"),
        format=board,
    )  # fmt: skip
    found.country = country_code(_first(node, "country", "country_code", "countryCode"))
    found.blocks = _READERS.get(board, _json)(node, found)
    return found


def _first(node: Node, *keys: str) -> str:
    for key in keys:
        value = node.get(key)
        if isinstance(value, dict):
            value = _named(value)
        if text := text_in(value):
            return text
    return ""


def _named(value: Node) -> Any:
    """The words of an object that names a place, a company or a sum."""
    for key in ("name", "descriptor", "location_str", "fullLocation", "label", "compensationTierSummary", "title"):
        if value.get(key):
            return value[key]
    if "min" in value or "max" in value:
        low, high = text_in(value.get("min")), text_in(value.get("max"))
        number = f"{low}–{high}" if low and high else low or high
        return fold(f"{text_in(value.get('currency'))} {number} {text_in(value.get('interval')).replace('-', ' ')}")
    parts = [text_in(value.get(key)) for key in ("city", "region", "state", "country", "countryCode")]
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _html(node: Node, *keys: str, section: Section | None = None) -> list[Block]:
    return [block for key in keys for block in described(node.get(key), key, section)]


def _greenhouse(node: Node, _found: Posting) -> list[Block]:
    return _html(node, "content")


def _lever(node: Node, found: Posting) -> list[Block]:
    """Opening, the lists with their own headings, closing; each as HTML and as plain text, of which one is read."""
    categories = node.get("categories")
    if isinstance(categories, dict):
        found.location = found.location or text_in(categories.get("location"))
    salary = node.get("salaryRange")
    if isinstance(salary, dict):
        found.pay = text_in(_named(salary))
    blocks = _either(node, "description", "descriptionPlain")
    lists = node.get("lists")
    for number, part in enumerate(lists if isinstance(lists, list) else []):
        if not isinstance(part, dict):
            continue
        heading = text_in(part.get("text")).rstrip()
        if heading:
            blocks.append(Block(heading, "heading", f"lists[{number}].text"))
        items = described(part.get("content"), "content")
        blocks += [
            Block(block.text, block.shape if block.shape != "para" else "item", f"lists[{number}][{place}]")
            for place, block in enumerate(items)
        ]
    closing = _either(node, "additional", "additionalPlain")
    if closing:
        blocks.append(Block("Additional information", "heading", "additional"))
    return blocks + closing + _either(node, "salaryDescription", "salaryDescriptionPlain")


def _either(node: Node, html: str, plain: str) -> list[Block]:
    return _html(node, html) or _html(node, plain)


def _ashby(node: Node, found: Posting) -> list[Block]:
    address = node.get("address")
    if isinstance(address, dict):
        postal = address.get("postalAddress")
        if isinstance(postal, dict):
            found.country = country_code(text_in(postal.get("addressCountry")))
    return _either(node, "descriptionHtml", "descriptionPlain")


def _smartrecruiters(node: Node, found: Posting) -> list[Block]:
    location = node.get("location")
    if isinstance(location, dict):
        found.country = country_code(text_in(location.get("country")))
    advert = node.get("jobAd")
    sections = advert.get("sections") if isinstance(advert, dict) else None
    if not isinstance(sections, dict):
        return []
    headings = {
        "companyDescription": "Company description", "jobDescription": "Job description",
        "qualifications": "Qualifications", "additionalInformation": "Additional information",
    }  # fmt: skip
    blocks: list[Block] = []
    for key, part in sections.items():
        if isinstance(part, dict) and part.get("text"):
            heading = text_in(part.get("title")) or headings.get(key, "")
            blocks += [Block(heading, "heading", f"{key}.title")] if heading else []
            blocks += described(part["text"], key)
    return blocks


def _workable(node: Node, found: Posting) -> list[Block]:
    location = node.get("location")
    if isinstance(location, dict):
        found.country = country_code(text_in(location.get("country_code") or location.get("country")))
    return _with_headings(node)


def _with_headings(node: Node) -> list[Block]:
    """`description`, `requirements` and `benefits`, each a text of its own, under the heading its key is."""
    whole = _html(node, "full_description")
    if whole:
        return whole
    blocks = _html(node, "description")
    for key, heading in (
        ("requirements", "Requirements"),
        ("qualifications", "Qualifications"),
        ("benefits", "Benefits"),
    ):
        part = _html(node, key)
        if part:
            blocks += [Block(heading, "heading", key), *part]
    return blocks


def _workday(node: Node, _found: Posting) -> list[Block]:
    return _html(node, "jobDescription")


def _teamtailor(node: Node, found: Posting) -> list[Block]:
    inner = node.get("attributes")
    if isinstance(inner, dict):
        found.title = found.title or text_in(inner.get("title"))
        found.closes = text_in(inner.get("end-date"))
        return _html(inner, "pitch", "body")
    posting = node.get("_jobposting")
    if isinstance(posting, dict):
        found.employer = found.employer or text_in(posting.get("hiringOrganization"))
    return _either(node, "content_html", "content_text")


_LISTS: tuple[tuple[str, Section], ...] = (
    ("responsibilities", "duty"), ("duties", "duty"), ("tasks", "duty"), ("requirements", "requirement"),
    ("qualifications", "requirement"), ("nice_to_have", "plus"), ("niceToHave", "plus"), ("preferred", "plus"),
    ("desirable", "plus"), ("benefits", "benefit"), ("perks", "benefit"),
)  # fmt: skip


def _json(node: Node, found: Posting) -> list[Block]:
    """Any other object with a title and a description, such as the JSON Resume job description."""
    location = node.get("location")
    if isinstance(location, dict):
        found.country = found.country or country_code(text_in(location.get("countryCode") or location.get("country")))
    blocks = _html(node, "summary", "description", "content")
    for key, section in _LISTS:
        value = node.get(key)
        if isinstance(value, str):
            for block in described(value, key, section):
                shape = block.shape if block.shape in {"heading", "maybe"} else "item"
                blocks.append(Block(block.text, shape, block.ref, section))
        for number, one in enumerate(value if isinstance(value, list) else []):
            if text := text_in(one.get("text") or one.get("name") if isinstance(one, dict) else one):
                blocks.append(Block(text, "item", f"{key}[{number}]", section))
    skills = node.get("skills")
    for number, one in enumerate(skills if isinstance(skills, list) else []):
        words = one.get("keywords") if isinstance(one, dict) else None
        name = text_in(one)
        listed = ", ".join(filter(None, map(text_in, words))) if isinstance(words, list) else ""
        if text := f"{name}: {listed}" if name and listed else name:
            blocks.append(Block(text, "item", f"skills[{number}]", "requirement"))
    return blocks


_READERS: Mapping[str, Callable[[Node, Posting], list[Block]]] = {
    "greenhouse": _greenhouse, "lever": _lever, "ashby": _ashby, "smartrecruiters": _smartrecruiters,
    "workable": _workable, "recruitee": lambda node, _found: _with_headings(node), "workday": _workday,
    "teamtailor": _teamtailor,
}  # fmt: skip
