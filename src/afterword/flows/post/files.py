"""The same words by other ways: a draft for a mail program, a link that opens one, a PDF, a Word document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote
from zoneinfo import ZoneInfo

from afterword.domain.compose.voice import Voice
from afterword.flows import prepare
from afterword.flows.post.sending import mail_of
from afterword.store import load, queries
from afterword.store.models import Outgoing
from afterword.writing.eml import eml
from afterword.writing.letter import Letter, letter_of

LONGEST_LINK = 1800
"""Characters of an address that every mail program takes; some cut longer ones off without a word."""


@dataclass(frozen=True, slots=True)
class Link:
    """`whole`: the words fit into it. Otherwise it carries only address and subject, and the words are to be copied."""

    url: str
    whole: bool


def draft_file(outgoing: Outgoing, now: datetime) -> bytes:
    """An .eml that a mail program opens as a draft. Raises `writing.eml.Unaddressed`."""
    zone = load.own_zone(outgoing.owner)
    return eml(mail_of(outgoing, now.astimezone(zone)), unsent=True)


def mailto(outgoing: Outgoing) -> Link:
    """The link of RFC 6068: line ends are CRLF, everything else is escaped."""
    head = f"mailto:{quote(outgoing.to_address, safe='@')}?subject={quote(outgoing.subject)}"
    whole = f"{head}&body={quote(outgoing.text.replace(chr(10), chr(13) + chr(10)))}"
    return Link(whole, True) if len(whole) <= LONGEST_LINK else Link(head, False)


def letter_for(outgoing: Outgoing, now: datetime) -> Letter:
    """The message as a letter on paper, in the country's own way."""
    profile = queries.profile_of(outgoing.owner)
    to, country = [outgoing.to_name], ""
    if outgoing.person is not None:
        to.append(outgoing.person.title)
    zone = profile.zone
    if outgoing.interview is not None:
        case = prepare.case_of(outgoing.interview)
        country, zone = case.country, outgoing.interview.zone or profile.zone
        if outgoing.kind != "brief":
            to.append(outgoing.person.organisation if outgoing.person is not None else "")
            to.append(case.interview.employer if to[-1] != case.interview.employer else "")
        phone = Voice(case, now).phone()
    else:
        phone = profile.phone
    return letter_of(
        outgoing.text,
        sender=[outgoing.from_name, outgoing.from_address, phone],
        to=to,
        day=now.astimezone(ZoneInfo(zone or "UTC")).date(),
        subject=outgoing.subject,
        country=country,
    )


def file_name(outgoing: Outgoing, ending: str) -> str:
    """ "Letter to Ngozi Okafor.pdf", in letters every system takes."""
    words = re.sub(r"[^\w .-]+", " ", f"{outgoing.subject or 'Letter'} {outgoing.to_name}")
    return f"{' '.join(words.split())[:80].strip(' .') or 'letter'}.{ending}"
