"""Addresses of mail: whose they are, and whether anybody reads what is sent there."""

from __future__ import annotations

import re
from dataclasses import dataclass

from afterword.domain.providers import PROVIDERS

ADDRESS = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_FREE = re.compile(rf"(?:^|\.){PROVIDERS}", re.I)
_MACHINE = re.compile(
    r"^(?:no-?_?reply|do-?not-?reply|donotreply|notifications?|calendar-notification|mailer-daemon|postmaster|bounces?"
    r"|invites?|invitations?|scheduling|calendar)\b|@(?:[\w-]+\.)*(?:calendar\.google|calendly|resource\.calendar\.google"
    r"|group\.calendar\.google|greenhouse|greenhouse-mail|lever|ashbyhq|goodtime|modernloop|cal|zoom)\.",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Guest:
    """Someone an invitation is from or to."""

    email: str
    name: str = ""
    organiser: bool = False


def domain_of(address: str) -> str:
    return address.rpartition("@")[2].lower().rstrip(".")


def is_free(address: str) -> bool:
    """Whether an address is of a mail provider anybody may use, so that it says nothing of an employer."""
    return _FREE.search(domain_of(address)) is not None


def is_machine(address: str) -> bool:
    """Whether nobody reads what is sent to this address."""
    return _MACHINE.search(address) is not None


def tidy_name(written: str) -> str:
    """A name as a calendar gives it, "" where it only repeats the address."""
    name = " ".join(written.replace('"', " ").split()).strip("'")
    return "" if "@" in name or len(name) > 100 else name
