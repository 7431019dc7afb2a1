"""A row that is worked on beside requests is held under a lease: by whom and until when stands in the row itself.

Whoever claims it writes both by a conditional update, and writes nothing more once the row is another's (`Lost`). Each
kind of work has its own claim, because what an ended one leaves behind differs: listening starts anew, a message that
was handed over may have gone.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from afterword.store.writer import one_writer


class Lost(Exception):
    """The row is another's by now, or gone: what was worked out must not be written."""


def run_out(now: datetime, lease: timedelta) -> Q:
    """Rows whose lease has ended, or reaches further than any does: then the clock was set back."""
    return Q(lease_until=None) | Q(lease_until__lte=now) | Q(lease_until__gt=now + 2 * lease)


def forget(held: QuerySet[Any]) -> None:
    """At the start of the one server of a home: whoever held these has ended, and nobody waits for a lease to end."""
    if held.exists():  # most starts find none, and need no pen
        with one_writer():
            held.update(lease_by="", lease_until=None)
