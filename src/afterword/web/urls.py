"""Every address. Each views module lists its own; nothing is open but the door (see `access.SignedInOnly`)."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from afterword.web import access
from afterword.web.views import (
    adviser,
    before,
    calendar,
    debrief,
    drafts,
    evidence,
    feedback,
    heard,
    interview,
    keep,
    learnt,
    log,
    mail_in,
    openings,
    outcome,
    papers,
    people,
    post,
    practice,
    promises,
    rehearse,
    settings,
    today,
    upcoming,
    vcards,
)

ROOMS = (
    today,
    upcoming,
    calendar,
    interview,
    outcome,
    before,
    feedback,
    debrief,
    rehearse,
    papers,
    mail_in,
    heard,
    drafts,
    adviser,
    people,
    keep,
    vcards,
    evidence,
    openings,
    practice,
    log,
    promises,
    post,
    learnt,
    settings,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("enter/", access.sign_in, name="sign_in"),
    *(path("", include(room.urlpatterns)) for room in ROOMS),
]

handler400 = "afterword.web.access.bad_request"
handler403 = "afterword.web.access.forbidden"
handler404 = "afterword.web.access.not_found"
handler500 = "afterword.web.access.broken"
