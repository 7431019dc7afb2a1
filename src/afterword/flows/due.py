"""What changed is listened to again: after a paper at once, after typing when it has been quiet for a while."""

from __future__ import annotations

import threading
from collections.abc import Collection
from datetime import timedelta
from typing import Any

from django.db import models, transaction
from django.db.models import F
from django.utils import timezone

from afterword.store.models import Evidence, Exchange, Interview, Interviewer, Listened, Profile
from afterword.store.writer import one_writer

QUIET = timedelta(seconds=15)
HEARD_BY = frozenset({"employer", "role", "starts_at", "zone", "country", "goals", "left_out"})
"""The fields of an interview that change what is heard in its papers."""

nudge = threading.Event()
"""Set when something is due at once, so that a worker in this process need not look for it."""


def changed(row: models.Model, fields: Collection[str] = ()) -> None:
    """Something typed has changed: what hangs on it is heard again once it has been quiet. No `fields`: all of them.

    Costs one update; nothing happens where no paper was given.
    """
    match row:
        case Exchange() | Interviewer():
            _later(interview=row.interview_id, owner=row.owner_id)
        case Interview() if not fields or HEARD_BY & set(fields):
            _later(interview=row.pk, owner=row.owner_id)
        case Evidence():
            _later(owner=row.owner_id)
        case Profile() if not fields or "name" in fields:
            _later(owner=row.owner_id)


def listen_now(interview: Interview, **values: Any) -> None:
    """Listening to this interview is due at once. `values` are written to its row with it."""
    with one_writer():
        row, _made = Listened.objects.get_or_create(
            owner_id=interview.owner_id, interview=interview, defaults={"wanted": 0}
        )
        Listened.objects.filter(pk=row.pk).update(
            **{"wanted": F("wanted") + 1, "due_at": timezone.now(), "tries": 0, "problem": "", **values}
        )
        transaction.on_commit(nudge.set)


def listen_to_papers(interview: Interview) -> None:
    """A paper came, went or is to be read again: the whole work begins anew, and the person sees it run."""
    listen_now(interview, state=Listened.State.WAITING, stage="", progress=0)


def _later(**whose: Any) -> None:
    with one_writer():
        Listened.objects.filter(**whose).update(wanted=F("wanted") + 1, due_at=timezone.now() + QUIET)
