"""A mail address as it is typed becomes one that can be written to, or a sentence that says what is missing."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from afterword.flows.kept import Unreadable, one_line
from afterword.writing.eml import Unaddressed, address

_IN_BRACKETS = re.compile(r"<([^<>]+)>\s*$")
LONGEST = 254  # RFC 5321


def read_address(typed: str) -> str:
    """The address in what was typed: "Ngozi <n@x.org>" and "mailto:n@x.org" are understood. Raises `Unreadable`."""
    line = one_line(typed)
    found = _IN_BRACKETS.search(line)
    text = (found[1] if found else line).strip().removeprefix("mailto:").rstrip(".;,")
    local, _at, domain = text.rpartition("@")
    parts = domain.split(".")
    if not local or " " in text or not all(parts) or (len(parts) < 2 and domain != "localhost"):
        raise Unreadable(_("Type a whole e-mail address, such as name@example.org."))
    if len(text) > LONGEST:
        raise Unreadable(_("This is longer than an e-mail address can be."))
    try:
        address("", text)
    except Unaddressed:
        raise Unreadable(_("Something in this address is not possible in an e-mail address. Check it.")) from None
    return text
