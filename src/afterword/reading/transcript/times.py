"""Time stamps as the tools write them: "00:02:03.882", "2:03", "[1:02:03]", "11:02:09" on a clock."""

from __future__ import annotations

import re

STAMP = r"\d{1,3}:\d{1,2}(?::\d{1,2})?(?:[.,]\d{1,9})?"
"""A time stamp, as a pattern without groups."""

CLOCK = STAMP + r"(?:\s?[AaPp]\.?[Mm]\.?\b)?"
"""The same, perhaps with am or pm."""

_PARTS = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,9}))?\Z")


def seconds_of(stamp: str) -> float | None:
    """The seconds a stamp means, counted from the beginning of the recording; None when it is none, or has am or pm."""
    found = _PARTS.match(stamp.strip())
    if found is None:
        return None
    hours, minutes, seconds, fraction = found.groups()
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return float(f"{whole}.{fraction}") if fraction else float(whole)
