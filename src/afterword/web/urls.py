"""Every address. Each views module lists its own; nothing is open but the door (see `access.SignedInOnly`)."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

from afterword.web import access

MODULES = (
    "today", "interview", "debrief", "drafts", "adviser", "people", "evidence", "settings",
)  # fmt: skip

urlpatterns: list[URLPattern | URLResolver] = [path("enter/", access.sign_in, name="sign_in")]
for _name in MODULES:
    if find_spec(f"afterword.web.views.{_name}") is not None:
        urlpatterns.append(path("", include(import_module(f"afterword.web.views.{_name}").urlpatterns)))

handler400 = "afterword.web.access.bad_request"
handler403 = "afterword.web.access.forbidden"
handler404 = "afterword.web.access.not_found"
handler500 = "afterword.web.access.broken"
