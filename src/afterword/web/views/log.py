"""What has happened between the person and an employer: every contact, to look at, add to and take back."""

from __future__ import annotations

from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from afterword.domain.plan.made import CONTACTS
from afterword.flows import call, prepare
from afterword.flows import log as flow
from afterword.flows.kept import LONGEST_TEXT, Unreadable
from afterword.flows.times import read_moment
from afterword.store import load, queries
from afterword.store.models import Interview, Step, Touch
from afterword.web.pages import hub
from afterword.web.pages import log as pages
from afterword.web.pages.plan import budget_words
from afterword.web.views.owned import interview_of


@require_http_methods(["GET", "POST"])
def log(request: HttpRequest, id: UUID) -> HttpResponse:
    """Everything that happened, the newest day first. POST notes one more by hand."""
    row = interview_of(request, id)
    now = timezone.now()
    problems: dict[str, str] = {}
    if request.method == "POST":
        problems = _note(request, row, now)
        if not problems:
            return HttpResponseRedirect(reverse("log", args=[id]))
    zone = load.own_zone(request.user)
    people = [seat.person for seat in queries.interviewers_of(row)]
    touches = list(queries.touches_of(row))
    context = {
        "interview": row,
        "about": hub.eyebrow(row),
        "days": pages.days(touches, now, zone, call.notes_by_call(row)),
        "budget": budget_words(prepare.pack_for(row, now).plan.budget),
        "fields": pages.fields_for(request.POST, problems, people, _waiting(row), now, zone),
        "no_more_calls": "no_more_calls" in request.POST,
        "problems": problems,
        "token": request.POST.get("token") or f"{now.timestamp():.0f}",
    }
    return render(request, "log/log.html", context, status=422 if problems else 200)


@require_POST
def take_back(request: HttpRequest, id: UUID, touch_id: UUID) -> HttpResponse:
    """It did not happen after all."""
    flow.take_back(_touch(request, id, touch_id), timezone.now())
    return HttpResponseRedirect(reverse("log", args=[id]))


@require_POST
def answered(request: HttpRequest, id: UUID, touch_id: UUID) -> HttpResponse:
    """Whether an answer came to what went out."""
    touch = _touch(request, id, touch_id)
    flow.answer(touch, request.POST.get("answered") == "yes", timezone.now())
    return HttpResponseRedirect(reverse("log", args=[id]))


def _touch(request: HttpRequest, id: UUID, touch_id: UUID) -> Touch:
    interview = interview_of(request, id)
    try:
        touch = queries.touches_of(interview).get(id=touch_id)
    except Touch.DoesNotExist:
        raise Http404 from None
    touch.interview = interview
    return touch


def _waiting(row: Interview) -> list[Step]:
    """The steps that such a contact may have been; promises are kept from their own pages."""
    steps = queries.steps_of(row).filter(state=Step.State.WAITING, kind__in=CONTACTS)
    return [step for step in steps if step.kind != "promised"]


def _note(request: HttpRequest, row: Interview, now: datetime) -> dict[str, str]:
    """Notes what was typed; a sentence for each field that could not be read, and nothing is noted then."""
    typed = request.POST
    problems = {}
    direction, _colon, way = typed.get("happened", "").partition(":")
    if typed.get("happened", "") not in dict(pages.HAPPENED):
        problems["happened"] = _("Choose what happened.")
    at = now
    try:
        at = _when(row, typed.get("day", ""), typed.get("time", ""), now)
    except Unreadable as problem:
        problems["when"] = str(problem)
    if len(typed.get("words", "")) > LONGEST_TEXT:
        problems["words"] = _("These are too many words; {n} characters fit.").format(n=LONGEST_TEXT)
    if problems:
        return problems
    kinds = {step.kind for step in _waiting(row)}
    outward = direction == "out"
    people = [seat.person for seat in queries.interviewers_of(row)]
    flow.note(
        row,
        way,  # type: ignore[arg-type]
        outward=outward,
        at=at,
        person=next((one for one in people if str(one.id) == typed.get("person", "")), None),
        step_kind=typed.get("step", "") if typed.get("step", "") in kinds and (outward or way == "call") else "",
        words=typed.get("words", "").strip(),
        no_more_calls="no_more_calls" in typed,
        made_by=_mark_of(row, typed.dict()),
        now=now,
    )
    return {}


def _mark_of(row: Interview, typed: dict[str, str]) -> str:
    """The same form sent twice by one press too many is one contact; typed anew it is another."""
    typed.pop("csrfmiddlewaretoken", None)
    return f"hand:{sha256(repr((row.id, sorted(typed.items()))).encode()).hexdigest()[:40]}"


def _when(row: Interview, day: str, clock: str, now: datetime) -> datetime:
    """The moment that was typed, in the person's own zone; without a time now if it was today, else noon."""
    profile = queries.profile_of(row.owner)
    zone = ZoneInfo(profile.zone or "UTC")
    today = now.astimezone(zone).date()
    text = f"{day} {clock}".strip() or "today"
    at = read_moment(text, zone=zone, country=profile.country, today=today)
    if not clock.strip() and at.astimezone(zone).date() == today:
        return now
    if at > now + timedelta(minutes=1):
        raise Unreadable(_("That is still to come. Note it once it has happened."))
    return at


urlpatterns = [
    path("i/<uuid:id>/log/", log, name="log"),
    path("i/<uuid:id>/log/<uuid:touch_id>/take-back/", take_back, name="take_back_touch"),
    path("i/<uuid:id>/log/<uuid:touch_id>/answered/", answered, name="touch_answered"),
]
