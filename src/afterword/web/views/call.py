"""The call on the phone, step by step; what was tapped in it; and what became of it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from afterword.flows import call as flow
from afterword.flows import prepare
from afterword.flows.taps import uuid_of
from afterword.store.models import Interview
from afterword.web.pages import after_call as after_page
from afterword.web.pages import draft_words as words
from afterword.web.pages import in_call
from afterword.web.pages import live as pages
from afterword.web.views.owned import interview_of

LARGEST_LOG = 512 * 1024
"""Bytes in one sending of taps: hours of tapping and several pages of notes."""


@require_http_methods(["GET", "HEAD", "POST"])
def live(request: HttpRequest, id: UUID) -> HttpResponse:
    """One part at a time, for the phone in one hand. Without a script every tap is a form, and is kept here."""
    row = interview_of(request, id)
    now = timezone.now()
    asked = request.POST if request.method == "POST" else request.GET
    place = pages.Place(
        part=asked.get("part", ""),
        say=asked.get("say", ""),
        asked=str(uuid_of(asked.get("asked", "")) or ""),
        by=asked.get("by", ""),
        way=asked.get("way", ""),
        call=str(uuid_of(asked.get("call", "")) or ""),
        card=asked.get("card", "") if asked.get("card", "") in pages.CARDS else pages.CARDS[0],
    )
    pack = prepare.pack_for(row, now)
    card = prepare.draft_in(pack, place.card)
    if card is None:
        return HttpResponseRedirect(reverse("call", args=[id]))
    voicemail = prepare.draft_in(pack, "voicemail")
    concerns = in_call.concerns_in(pack)
    offers = in_call.offers_in(concerns, flow.times_for(row, now), now)
    page = pages.live_of(card, voicemail.draft if voicemail else None, concerns, offers, place)
    if request.method == "POST":
        return _tapped(request, row, page, now)
    people = pack.case.interview.interviewers
    to = people[0] if people else None
    call_id = page.place.call or str(uuid4())
    shown = next(view for view in page.views if view.shown)
    context = {
        "interview_id": id,
        "page": page,
        "place": page.place,
        "call_id": call_id,
        # Sent twice, the same button of the same page is one tap; another button of it is another.
        "page_id": str(uuid4()),
        "chosen": pages.chosen(shown.offers, page.place.by, now),
        "to": to,
        "dial": pages.dialled(to.phone) if to else "",
        "employer": row.employer,
        "notes": flow.notes_in(row, uuid_of(page.place.call)),
        "after_url": reverse("after_call", args=[id]),
        "card_url": words.address(id, page.place.card),
        "session": hashlib.sha256(f"call:{request.session.session_key}".encode()).hexdigest()[:16],
    }
    return render(request, "call/live.html", context)


def _tapped(request: HttpRequest, row: Interview, page: pages.Live, now: Any) -> HttpResponse:
    """One tap, sent as a form: kept, and the way on to the screen it opens. What stands in the note is kept too."""
    place = page.place
    call_id = uuid_of(place.call) or uuid4()
    page_id = uuid_of(request.POST.get("page", "")) or uuid4()
    tap = request.POST.get("tap", "")
    events = []
    if text := request.POST.get("text", ""):
        note_id = uuid5(page_id, f"note:{hashlib.sha256(text.encode()).hexdigest()}")
        events.append({"id": str(note_id), "kind": "note", "at": now.isoformat(), "value": {"text": text}})
    to, event = in_call.opened_by(tap, page, now)
    if event is not None:
        event_id = uuid5(page_id, tap)
        events.append({"id": str(event_id), "at": now.isoformat(), **event})
        if event["kind"] == "asked_time" and "instead" not in event["value"]:
            to = replace(to, asked=str(event_id))
    synced = flow.keep_events(row, call_id, place.card, events, now)
    if synced.refused:
        why = [one.why for one in synced.refused]
        context = {"why": why, "words": text, "back": pages.address(row.id, place)}
        return render(request, "call/refused.html", context, status=422)
    to = replace(to, call=str(call_id))
    if tap == "over":
        return HttpResponseRedirect(f"{reverse('after_call', args=[row.id])}?call={call_id}")
    return HttpResponseRedirect(pages.address(row.id, to))


@require_http_methods(["GET", "HEAD", "POST"])
def events(request: HttpRequest, id: UUID) -> HttpResponse:
    """Taps that a browser held, kept each once. Asked without any, it gives the token that sending them needs."""
    row = interview_of(request, id)
    if request.method != "POST":
        return JsonResponse({"token": get_token(request)})
    if len(request.body) > LARGEST_LOG:
        return _refusal(_("This is more than a call can hold. Nothing of it was kept."), 413)
    try:
        sent = json.loads(request.body)
    except (ValueError, RecursionError):
        return _refusal(_("What was sent is not a list of taps. Nothing of it was kept."), 400)
    if not isinstance(sent, dict):
        return _refusal(_("What was sent is not a list of taps. Nothing of it was kept."), 400)
    call_id = uuid_of(sent.get("call"))
    if call_id is None:
        return _refusal(_("What was sent does not say which call it is. Nothing of it was kept."), 400)
    card = sent.get("card") if isinstance(sent.get("card"), str) else ""
    synced = flow.keep_events(row, call_id, card, sent.get("events"), timezone.now(), clock=sent.get("clock"))
    return JsonResponse(
        {"kept": list(synced.kept), "refused": [{"id": one.id, "why": one.why} for one in synced.refused]}
    )


def _refusal(problem: str, status: int) -> HttpResponse:
    return JsonResponse({"problem": problem}, status=status)


@require_safe
def worker(request: HttpRequest, id: UUID) -> HttpResponse:
    """The script that answers for the call's page while this machine cannot be reached.

    It is served under the page, so that it may answer for this page and for no other.
    """
    interview_of(request, id)
    found = finders.find("afterword/call-worker.js")
    if not isinstance(found, str):
        raise Http404
    with open(found, "rb") as script:
        return HttpResponse(script.read(), content_type="text/javascript; charset=utf-8")


@require_http_methods(["GET", "HEAD", "POST"])
def after(request: HttpRequest, id: UUID) -> HttpResponse:
    """What happened, in the person's words: it goes into the contact log, and the plan follows it."""
    row = interview_of(request, id)
    now = timezone.now()
    call = flow.call_for(row, uuid_of(request.POST.get("call", "") or request.GET.get("call", "")), now)
    asked = request.POST if request.method == "POST" else request.GET
    card = asked.get("card", "") if asked.get("card", "") in pages.CARDS else pages.CARDS[0]
    page = after_page.page(row, call, request.POST if request.method == "POST" else None, now, card)
    if request.method == "POST":
        problems = after_page.keep(row, call, request.POST, now, card)
        if not problems:
            return HttpResponseRedirect(reverse("call_next", args=[id]))
        page = after_page.with_problems(page, problems)
    return render(request, "call/after.html", {"page": page}, status=422 if page.problems else 200)


@require_safe
def next_step(request: HttpRequest, id: UUID) -> HttpResponse:
    """What comes next after a call, with its reason."""
    row = interview_of(request, id)
    return render(request, "call/next.html", {"page": after_page.next_page(row, timezone.now()), "interview": row})


urlpatterns = [
    path("i/<uuid:id>/call/live/", live, name="live"),
    path("i/<uuid:id>/call/live/worker.js", worker, name="call_worker"),
    path("i/<uuid:id>/call/events/", events, name="call_events"),
    path("i/<uuid:id>/call/after/", after, name="after_call"),
    path("i/<uuid:id>/call/next/", next_step, name="call_next"),
]
