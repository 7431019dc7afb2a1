"""What was just removed can be put back exactly as it was."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from afterword.flows.due import changed
from afterword.store import queries
from afterword.store.models import Evidence, User
from afterword.store.writer import one_writer

FIELDS = ("text", "at", "role", "started", "ended", "path", "position", "imported")


def memory_of(evidence: Evidence) -> dict[str, Any]:
    """All that is needed to put this evidence back, as plain values (a session can hold them)."""
    return {"id": str(evidence.id), **{name: getattr(evidence, name) for name in FIELDS}}


def put_back(owner: User, memory: dict[str, Any]) -> Evidence:
    """Evidence as it was before it was removed, in its old place. Put back twice, it is there once."""
    id = UUID(str(memory["id"]))
    with one_writer():
        there = queries.evidence_of(owner).filter(id=id).first()
        if there is not None:
            return there
        row = Evidence.objects.create(owner=owner, id=id, **{name: memory[name] for name in FIELDS if name in memory})
        changed(row)
    return row
