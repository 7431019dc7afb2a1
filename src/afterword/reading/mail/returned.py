"""Mail that came back: what the delivery report says, by RFC 3464 where it is one, else by its words."""

from __future__ import annotations

import re
from email.message import Message as Mail

from afterword.domain.messages import Returned
from afterword.reading.addresses import ADDRESS
from afterword.reading.mime import addresses, body, decoded, words_of

_SUBJECT = re.compile(
    r"\b(?:undeliver(?:ed|able)|delivery (?:status|failure|has failed|incomplete|delayed)|returned mail|mail delivery"
    r"|failure notice|message blocked|could not be delivered|unzustellbar)\b",
    re.I,
)
_MACHINE = re.compile(r"^(?:mailer-daemon|postmaster|mail-daemon|bounces?)\b", re.I)
_STATUS = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b|\b([45]\d\d)[ -]")
_LINES = re.compile(r"^.*\b(?:[45]\d\d[ -]|[45]\.\d\.\d).*$", re.M)
_MOST = 20


def returned_in(mail: Mail, parts: list[Mail]) -> tuple[Returned, ...]:
    """Whom a message did not reach; () where this is no report of that."""
    report = str(mail.get_param("report-type", "") or "").lower()
    found = [one for part in parts if part.get_content_type() == "message/delivery-status" for one in _fields(part)]
    if found:
        return tuple(found[:_MOST])
    senders = addresses(mail, "From")
    by_machine = any(_MACHINE.match(one.email) for one in senders)
    if report != "delivery-status" and not (by_machine and _SUBJECT.search(decoded(mail.get("Subject", "")))):
        return ()
    text = body(parts)[:20_000]
    said = next((line.strip() for line in _LINES.findall(text)), "")
    own = {one.email.lower() for one in (*senders, *addresses(mail, "To"))}
    whom = next((one for one in ADDRESS.findall(text) if one.lower() not in own), "")
    status = _STATUS.search(said)
    code = (status[1] or status[2]) if status else ""
    return (Returned(whom, code, said[:300], delayed=code.startswith("4")),)


def _fields(part: Mail) -> list[Returned]:
    """One for each recipient of a delivery report that was not reached; the first block is about the message."""
    payload = part.get_payload()
    blocks = payload if isinstance(payload, list) else []
    texts = [str(block) for block in blocks[: _MOST + 1] if isinstance(block, Mail)] or [words_of(part)]
    out = []
    for text in texts:
        fields = {
            key.strip().lower(): " ".join(value.split())
            for key, _colon, value in (line.partition(":") for line in re.sub(r"\n[ \t]+", " ", text).split("\n"))
            if _colon
        }
        whom = fields.get("final-recipient", fields.get("original-recipient", ""))
        action = fields.get("action", "").lower()
        if not whom or action in {"delivered", "relayed", "expanded"}:
            continue
        address = next(iter(ADDRESS.findall(whom)), whom.partition(";")[2].strip())
        said = fields.get("diagnostic-code", "").partition(";")[2].strip() or fields.get("diagnostic-code", "")
        out.append(Returned(address[:254], fields.get("status", "")[:20], said[:300], delayed=action == "delayed"))
    return out
