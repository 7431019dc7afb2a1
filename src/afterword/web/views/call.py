"""The call on the phone, step by step, and what became of it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from afterword.flows import acts, prepare
from afterword.web.pages import draft_words as words
from afterword.web.pages import live as pages
from afterword.web.views.owned import interview_of


@require_safe
def live(request: HttpRequest, id: UUID) -> HttpResponse:
    """One part at a time, for the phone in one hand. Every step is a link; a script saves the round trips."""
    row = interview_of(request, id)
    pack = prepare.pack_for(row, timezone.now())
    card = prepare.draft_in(pack, "call_card")
    if card is None:
        return HttpResponseRedirect(reverse("call", args=[id]))
    voicemail = prepare.draft_in(pack, "voicemail")
    page = pages.live_of(
        id, card, voicemail.draft if voicemail else None, request.GET.get("part", ""), request.GET.get("say", "")
    )
    people = pack.case.interview.interviewers
    to = people[0] if people else None
    context = {
        "interview_id": id,
        "views": page.views,
        "docks": page.docks,
        "unfinished": page.unfinished,
        "to": to,
        "dial": pages.dialled(to.phone) if to else "",
        "employer": row.employer,
        "after_url": reverse("after_call", args=[id]),
        "card_url": reverse("call", args=[id]),
    }
    return render(request, "drafts/live.html", context)


@require_http_methods(["GET", "POST"])
def after(request: HttpRequest, id: UUID) -> HttpResponse:
    """What happened? The answer marks the step, and the letter then follows the call."""
    row = interview_of(request, id)
    problem = ""
    if request.method == "POST":
        kept = acts.called(row, request.POST.get("called", ""), timezone.now())
        if kept.ok:
            return HttpResponseRedirect(reverse("plan", args=[id]))
        problem = kept.problem
    name = next((seat.person.name for seat in row.interviewers.select_related("person")[:1]), "")
    context = {
        "about": words.about(row.employer, "call_card", name),
        "choices": _choices(row.called),
        "problem": problem,
        "plan_url": reverse("plan", args=[id]),
        "back": reverse("call", args=[id]),
    }
    return render(request, "drafts/after.html", context, status=422 if problem else 200)


def _choices(held: str) -> list[dict[str, object]]:
    offered = (
        ("spoke", _("We spoke"), _("The letter then only points to what you said.")),
        ("voicemail", _("I left a message"), _("One message is enough. The letter says the rest.")),
        ("not_reached", _("I reached nobody"), _("The call stays open. Once a day is enough.")),
        ("declined", _("They asked me not to"), _("Then the letter carries it alone. No more calls.")),
    )
    return [{"value": value, "label": label, "hint": hint, "checked": value == held} for value, label, hint in offered]


urlpatterns = [
    path("i/<uuid:id>/call/live/", live, name="live"),
    path("i/<uuid:id>/call/after/", after, name="after_call"),
]
