"""Mail providers anybody may use: an address there says nothing of an employer."""

from __future__ import annotations

PROVIDERS = (
    r"(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|web|proton|protonmail|pm"
    r"|fastmail|zoho|yandex|mail|qq|163|btinternet|comcast|t-online|orange|free|wp|o2)\.[a-z.]{2,8}$"
)
"""The end of their domains, as a pattern; case does not matter."""
