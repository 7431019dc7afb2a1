"""The card spoken aloud against a clock, before the call."""

from __future__ import annotations

from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from afterword.domain.rehearse import FILLERS
from afterword.flows import prepare
from afterword.flows import rehearse as flow
from afterword.flows.kept import Unreadable
from afterword.flows.taps import uuid_of
from afterword.store import queries
from afterword.store.models import Rehearsal
from afterword.web.pages import draft_words as words
from afterword.web.pages import in_call
from afterword.web.pages import rehearse as pages
from afterword.web.pages.desk import parts_of
from afterword.web.views.owned import interview_of

# The only page that may listen: where the browser writes along by itself, on this machine, and the person starts it.
MAY_LISTEN = "camera=(), geolocation=(), microphone=(self), payment=(), usb=(), browsing-topics=()"


@require_http_methods(["GET", "HEAD", "POST"])
def rehearse(request: HttpRequest, id: UUID) -> HttpResponse:
    """Before it begins, while it is spoken, and at its end; the form at the end keeps what was marked."""
    row = interview_of(request, id)
    now = timezone.now()
    asked = request.POST if request.method == "POST" else request.GET
    kind = asked.get("card", "") if asked.get("card", "") in flow.CARDS else flow.CARDS[0]
    pack = prepare.pack_for(row, now)
    card = prepare.draft_in(pack, kind)
    if card is None:
        return HttpResponseRedirect(reverse("call", args=[id]))
    concerns = pages.prepared(in_call.concerns_in(pack)) if kind != "voicemail" else ()
    parts = [part for part, _said in parts_of(card.draft)]
    run = uuid_of(asked.get("run", ""))
    chosen = run or uuid4()
    thrown = flow.schedule(chosen, len(parts), [one.id for one in concerns])
    problem = ""
    if request.method == "POST":
        try:
            kept = flow.keep(row, chosen, kind, parts, [one.concern for one in thrown], request.POST.dict(), now)
            return HttpResponseRedirect(reverse("rehearsed", args=[id, kept.id]))
        except Unreadable as found:
            problem = str(found)
    at = asked.get("at", "")
    place = int(at) if at.isascii() and at.isdigit() and len(at) < 4 else 1
    again = uuid4()
    page = pages.run_of(id, card.draft, concerns, thrown, chosen, 999 if problem else place, again)
    profile = queries.profile_of(row.owner)
    past = pages.past_of(id, queries.rehearsals_of(row), now, ZoneInfo(profile.zone or "UTC"))
    context = {
        "interview_id": id,
        "run": page,
        "begun": run is not None or bool(problem),
        "begin_url": pages.address(id, chosen, kind, 1),
        "card": kind,
        "about": words.about(
            row.employer, kind, row.interviewers.first().person.name if row.interviewers.exists() else ""
        ),
        "back": words.address(id, kind),
        "past": past,
        "problem": problem,
        "typed": request.POST,
        "fillers": "|".join(FILLERS),
    }
    response = render(request, "rehearse/rehearse.html", context, status=422 if problem else 200)
    response.headers["Permissions-Policy"] = MAY_LISTEN
    return response


@require_safe
def rehearsed(request: HttpRequest, id: UUID, rehearsal_id: UUID) -> HttpResponse:
    """What there is to observe of one rehearsal."""
    row = interview_of(request, id)
    found = queries.rehearsals_of(row).filter(id=rehearsal_id).first()
    if found is None:
        raise Http404
    now = timezone.now()
    pack = prepare.pack_for(row, now)
    card = prepare.draft_in(pack, found.card)
    cards = in_call.concerns_in(pack)
    profile = queries.profile_of(row.owner)
    zone = ZoneInfo(profile.zone or "UTC")
    others: list[Rehearsal] = [one for one in queries.rehearsals_of(row) if one.id != found.id]
    context = {
        "interview_id": id,
        "result": pages.result_of(id, found, flow.observed(found), card.draft if card else None, cards),
        "again_url": pages.address(id, uuid4(), found.card, 1),
        "live_url": reverse("live", args=[id]) + ("?card=follow_up_call" if found.card == "follow_up_call" else ""),
        "may_call": card is not None and found.card != "voicemail",
        "back": words.address(id, found.card),
        "back_label": _("Back to the card"),
        "past": pages.past_of(id, others, now, zone),
    }
    return render(request, "rehearse/result.html", context)


urlpatterns = [
    path("i/<uuid:id>/rehearse/", rehearse, name="rehearse"),
    path("i/<uuid:id>/rehearse/<uuid:rehearsal_id>/", rehearsed, name="rehearsed"),
]
