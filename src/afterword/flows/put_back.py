"""What was just removed can be put back exactly as it was."""

from __future__ import annotations

from uuid import UUID

from afterword.store import queries
from afterword.store.models import Evidence, User
from afterword.store.writer import one_writer

FIELDS = ("text", "at", "role", "started", "ended", "path", "position")


def memory_of(evidence: Evidence) -> dict[str, str | int | None]:
    """All that is needed to put this evidence back, as plain values (a session can hold them)."""
    return {"id": str(evidence.id), **{name: getattr(evidence, name) for name in FIELDS}}


def put_back(owner: User, memory: dict[str, str | int | None]) -> Evidence:
    """Evidence as it was before it was removed, in its old place. Put back twice, it is there once."""
    id = UUID(str(memory["id"]))
    with one_writer():
        there = queries.evidence_of(owner).filter(id=id).first()
        if there is not None:
            return there
        return Evidence.objects.create(owner=owner, id=id, **{name: memory[name] for name in FIELDS})
