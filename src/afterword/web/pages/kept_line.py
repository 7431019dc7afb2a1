"""Keeping a form field by field as it is typed, and the answer that `keep.js` and htmx understand."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from afterword.flows.kept import Kept
from afterword.store import queries
from afterword.web.pages import dates
from afterword.web.pages.fields import Field


def keep_changed(
    held: Mapping[str, str], typed: Mapping[str, str], keep_one: Callable[[str, str], Kept]
) -> tuple[list[str], dict[str, str]]:
    """Keeps each field of `held` typed differently. Names that are safe now, and a sentence for each that is not."""
    safe: list[str] = []
    problems: dict[str, str] = {}
    for name, value in held.items():
        if name not in typed:
            continue
        text = typed[name].replace("\r\n", "\n")
        kept = Kept(ok=True) if text == value else keep_one(name, text)
        if kept.ok:
            safe.append(name)
        else:
            problems[name] = kept.problem
    return safe, problems


def with_typed(fields: Iterable[Field], typed: Mapping[str, str], problems: Mapping[str, str]) -> list[Field]:
    """The fields holding what was typed, with a sentence at each that could not be read."""
    return [
        replace(field, value=typed.get(field.name, field.value), problem=problems.get(field.name, ""))
        for field in fields
    ]


def kept_at(request: HttpRequest) -> str:
    """ "Kept, 16:42", by the person's own clock."""
    profile = queries.profile_of(request.user)
    return _("Kept, {time}").format(time=dates.clock(timezone.now(), ZoneInfo(profile.zone or "UTC")))


def kept_answer(request: HttpRequest, safe: Iterable[str], problems: Mapping[str, str]) -> HttpResponse:
    """The line that says it is kept, and the sentence at each field, "" where all is well."""
    line = _("Not all of it is kept yet") if problems else kept_at(request)
    answer = render(
        request, "parts/kept.html", {"line": line, "problems": {**dict.fromkeys(safe, ""), **problems}}
    )  # fmt: skip
    answer["HX-Trigger"] = kept_trigger(safe, problems)
    return answer


def kept_trigger(safe: Iterable[str], problems: Iterable[str] = ()) -> str:
    """The event `keep.js` waits for: from here on these fields' words need no longer be held in the browser."""
    return json.dumps({"kept": {"fields": list(safe), "problems": list(problems)}})
