"""What was heard: the conversation with notes in its margin, told and untold, and what the person says of a finding."""

from __future__ import annotations

import re
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from afterword.flows import decide, listen, prepare, rest
from afterword.store import queries
from afterword.store.models import Correction, Exchange, Interview
from afterword.web.pages import board as board_page
from afterword.web.pages import conversation as talk_page
from afterword.web.pages.debrief import eyebrow
from afterword.web.pages.heard_goals import heard_goals
from afterword.web.views.owned import interview_of

ANSWERED = {"answered": "fully", "as_heard": ""}
FINDING = re.compile(r"[a-z]{1,20}:[0-9a-f]{24}")  # as `flows.findings.key_of` makes them
LONGEST_WORDS = 500
BOARD = ("told:", "untold:", "goal:")  # findings that the board shows


@require_safe
def conversation(request: HttpRequest, id: UUID) -> HttpResponse:
    """The talk, part by part, with what was found in it beside the words."""
    row = interview_of(request, id)
    context = {"interview": row, "about": eyebrow(row)}
    if _unsure(row):
        return render(request, "listen/whose.html", {**context, "title": _("The conversation")})
    set_aside = listen.dismissed_of(row)
    given = _talk(row, set_aside)
    if given is None:
        return render(request, "listen/nothing.html", context)
    page = talk_page.page(row.id, given, _number(request.GET.get("part")))
    enough = rest.enough(row, timezone.now())
    return render(request, "listen/conversation.html", {**context, "page": page, "enough": enough})


@require_safe
def board(request: HttpRequest, id: UUID) -> HttpResponse:
    """Told and untold, from the papers or, without any, from the debrief."""
    row = interview_of(request, id)
    if _unsure(row):
        context = {"interview": row, "about": eyebrow(row), "title": _("Told and untold")}
        return render(request, "listen/whose.html", context)
    return render(request, "listen/board.html", _board(row))


@require_POST
def finding(request: HttpRequest, id: UUID) -> HttpResponse:
    """ "Not so", or back again. Answers with the part of the page that changed where htmx asks, else leads back."""
    row = interview_of(request, id)
    key, act = request.POST.get("key", ""), request.POST.get("act", "")
    if act in ANSWERED:
        key = "answered"
        listen.correct_exchange(_exchange(row, request.POST.get("exchange", "")), "answered", ANSWERED[act])
    elif act == "restore":
        listen.restore(row, key)
    elif act == "dismiss" and FINDING.fullmatch(key):
        listen.dismiss(row, key, request.POST.get("words", "")[:LONGEST_WORDS])
    elif act == "told" and FINDING.fullmatch(key):
        listen.dismiss(row, key, request.POST.get("words", "")[:LONGEST_WORDS], told=True)
    decide.follow_plan(row, timezone.now())
    live = bool(request.headers.get("HX-Request"))
    if request.POST.get("on") == "goals":
        if live:
            context = {"heard_goals": heard_goals(row), "interview": row, "touched": key}
            return render(request, "listen/heard_goals.html", context)
        return HttpResponseRedirect(f"{reverse('ask', args=[id, 'goals'])}?to=interview#heard-goals")
    if request.POST.get("on") == "board":
        if live:
            return render(request, "listen/board_whole.html", {**_board(row), "touched": key})
        return HttpResponseRedirect(reverse("board", args=[id]))
    part, section = _number(request.POST.get("part")), request.POST.get("section", "")
    if live and (given := _talk(row, listen.dismissed_of(row))):
        page = talk_page.page(row.id, given, part)
        changed = next((one for one in page.sections if one.anchor == section), None)
        if changed is not None:
            context = {"page": page, "section": changed, "interview": row, "touched": key, "live": True}
            return render(request, "listen/section.html", context)
    query = f"?part={part}" if part > 1 else ""
    anchor = f"#{section}" if section.isalnum() else ""
    return HttpResponseRedirect(reverse("conversation", args=[id]) + query + anchor)


def _unsure(row: Interview) -> bool:
    found = listen.found_of(row)
    return found is not None and found.unsure


def _talk(row: Interview, set_aside: list[Correction]) -> talk_page.Talk | None:
    found, conversation = listen.found_of(row), listen.conversation_of(row)
    if found is None or conversation is None:
        return None
    pack = prepare.pack_for(row, timezone.now())
    return talk_page.Talk(conversation, found, pack, frozenset(one.finding for one in set_aside))


def _exchange(row: Interview, id: str) -> Exchange:
    found = next((one for one in queries.exchanges_of(row) if one.domain_id == id), None)
    if found is None:
        raise Http404
    return found


def _board(row: Interview) -> dict[str, object]:
    page = board_page.page(row.id, prepare.pack_for(row, timezone.now()), listen.found_of(row))
    aside = [one for one in listen.dismissed_of(row) if one.finding.startswith(BOARD)]
    return {"page": page, "interview": row, "about": eyebrow(row), "set_aside": aside}


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 5 else 1


urlpatterns = [
    path("i/<uuid:id>/conversation/", conversation, name="conversation"),
    path("i/<uuid:id>/board/", board, name="board"),
    path("i/<uuid:id>/finding/", finding, name="finding"),
]
