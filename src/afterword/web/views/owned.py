"""The interview an address names, if it is the person's own; for everyone else it does not exist."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest

from afterword.store import queries
from afterword.store.models import Interview


def interview_of(request: HttpRequest, id: UUID) -> Interview:
    try:
        return queries.interview_of(request.user, id)
    except Interview.DoesNotExist:
        raise Http404 from None
