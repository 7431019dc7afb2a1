"""What the person owes and is owed: the list of one interview, and the page of each promise."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from afterword.flows import prepare
from afterword.flows import promises as flow
from afterword.flows.kept import Kept, Unreadable
from afterword.store import load, queries
from afterword.store.models import Interview, Person, Promise
from afterword.web.pages import hub
from afterword.web.pages import promises as pages
from afterword.web.pages.kept_line import keep_changed, kept_answer, kept_at, with_typed
from afterword.web.views.owned import interview_of
from afterword.web.views.post import look_at_promise


@require_http_methods(["GET", "POST"])
def promises(request: HttpRequest, id: UUID) -> HttpResponse:
    """The list. POST notes one by hand, or keeps track of those that were heard."""
    row = interview_of(request, id)
    now = timezone.now()
    problems: dict[str, str] = {}
    if request.method == "POST":
        if "heard" in request.POST:
            flow.take_up_heard(row, now)
            return HttpResponseRedirect(reverse("promises", args=[id]))
        problems = _note(request, row, now)
        if not problems:
            return HttpResponseRedirect(reverse("promises", args=[id]))
    pack = prepare.pack_for(row, now)
    people = _people(row)
    zone = load.zone_of(row, queries.profile_of(request.user))
    rows = list(queries.promises_of(row))
    context = {
        "interview": row,
        "about": hub.eyebrow(row),
        "page": pages.listed(rows, pack, people[0].name if people else "", now, zone),
        "fields": pages.new_fields(request.POST, problems, people, flow.usual_due(row, now), zone, now),
        "problems": problems,
    }
    return render(request, "promises/list.html", context, status=422 if problems else 200)


@require_http_methods(["GET", "POST"])
def promise(request: HttpRequest, id: UUID, promise_id: UUID) -> HttpResponse:
    """One promise: the answer to it, by when, and how it ended."""
    row = _promise(request, id, promise_id)
    now = timezone.now()
    problems: dict[str, str] = {}
    if request.method == "POST":
        _safe, problems = _keep(request, row, now)
        if not problems and "send" in request.POST:
            return look_at_promise(request, id, promise_id)  # what is typed goes, not what was kept before
        if not problems:
            return HttpResponseRedirect(reverse("promise", args=[id, promise_id]) + "?kept=1")
    people = _people(row.interview)
    if row.person is not None and row.person not in people:
        people.append(row.person)
    zone = load.zone_of(row.interview, queries.profile_of(request.user))
    page = pages.page(row, prepare.pack_for(row.interview, now), people, people[0].name if people else "", now, zone)
    answer, *fields = with_typed((page.answer, *page.fields), request.POST if problems else {}, problems)
    context = {
        "interview": row.interview,
        "promise": row,
        "about": hub.eyebrow(row.interview),
        "page": page,
        "answer": answer,
        "fields": fields,
        "open": row.state == Promise.State.OPEN,
        "kept": kept_at(request) if "kept" in request.GET else "",
    }
    return render(request, "promises/promise.html", context, status=422 if problems else 200)


@require_POST
def keep_promise(request: HttpRequest, id: UUID, promise_id: UUID) -> HttpResponse:
    """Keeps what is typed on a promise's page, as it is typed."""
    row = _promise(request, id, promise_id)
    return kept_answer(request, *_keep(request, row, timezone.now()))


@require_POST
def end_promise(request: HttpRequest, id: UUID, promise_id: UUID) -> HttpResponse:
    """It is kept, it matters no longer, or it is open after all; or the card's words are taken for the answer."""
    row = _promise(request, id, promise_id)
    now = timezone.now()
    match request.POST.get("state", ""):
        case "kept":
            flow.kept_elsewhere(row, now)
        case "let_go":
            flow.let_go(row, now)
        case "open":
            flow.reopen(row, now)
        case "card" if not row.answer.strip():
            flow.answer(row, pages.card_words(prepare.pack_for(row.interview, now), row.concern))
    back = "promise" if row.mine else "promises"
    return HttpResponseRedirect(reverse(back, args=[id, promise_id] if row.mine else [id]))


def _promise(request: HttpRequest, id: UUID, promise_id: UUID) -> Promise:
    interview = interview_of(request, id)
    try:
        row = queries.promises_of(interview).get(id=promise_id)
    except Promise.DoesNotExist:
        raise Http404 from None
    row.interview, row.owner = interview, interview.owner
    return row


def _people(interview: Interview) -> list[Person]:
    return [seat.person for seat in queries.interviewers_of(interview)]


def _note(request: HttpRequest, row: Interview, now: datetime) -> dict[str, str]:
    """Notes what was typed; a sentence for each field that could not be read, and nothing is noted then."""
    typed = request.POST
    problems = {}
    if not typed.get("what", "").strip():
        problems["what"] = _("Say what was promised, in a few words.")
    try:
        due = flow.read_due(row, pages.typed_due(typed), now)
    except Unreadable as problem:
        problems["due"] = str(problem)
    if problems:
        return problems
    try:
        flow.promise(
            row,
            typed["what"].strip(),
            due_at=due,
            channel=typed.get("channel", "") if typed.get("channel", "") in flow.CHANNELS else "",
            person=next((one for one in _people(row) if str(one.id) == typed.get("person", "")), None),
            mine=typed.get("mine", "yes") != "no",
            said_at=now,
        )
    except Unreadable as problem:
        return {"what": str(problem)}
    return {}


def _keep(request: HttpRequest, row: Promise, now: datetime) -> tuple[list[str], dict[str, str]]:
    zone = load.zone_of(row.interview, queries.profile_of(request.user))
    held = {field.name: field.value for field in pages.fields_of(row, (), zone)} | {"answer": row.answer}

    def keep_one(name: str, value: str) -> Kept:
        if name in ("day", "time"):
            return flow.keep(row, "due", pages.typed_due(request.POST), now=now)
        return flow.keep(row, name, value, now=now)

    return keep_changed(held, request.POST, keep_one)


urlpatterns = [
    path("i/<uuid:id>/promises/", promises, name="promises"),
    path("i/<uuid:id>/promises/<uuid:promise_id>/", promise, name="promise"),
    path("i/<uuid:id>/promises/<uuid:promise_id>/keep/", keep_promise, name="keep_promise"),
    path("i/<uuid:id>/promises/<uuid:promise_id>/end/", end_promise, name="end_promise"),
]
