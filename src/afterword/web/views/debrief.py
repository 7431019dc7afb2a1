"""Telling what happened: one question a page, everything kept as it is typed."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from afterword.flows import debrief as flow
from afterword.flows import decide
from afterword.store import queries
from afterword.store.models import Exchange, Interview
from afterword.web.pages import debrief as pages
from afterword.web.pages.heard_goals import heard_goals
from afterword.web.pages.heard_words import moment
from afterword.web.pages.keeping import keep_exchange, keep_step
from afterword.web.pages.kept_line import kept_answer
from afterword.web.pages.questions import exchange_fields, question_for
from afterword.web.pages.told import told_of
from afterword.web.proof import left_unkept
from afterword.web.views.owned import interview_of

BACK_TO = ("interview", "verdict", "plan")


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Begins a debrief on POST; the page itself only asks for that one tap."""
    if request.method == "GET":
        return render(request, "interview/new.html")
    row = _untouched(request) or flow.start(request.user)
    return HttpResponseRedirect(reverse("ask", args=[row.id, "job"]))


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, id: UUID, step: str) -> HttpResponse:
    """One page of the debrief. The button keeps what is there and goes on; what cannot be read stays on the page."""
    row = interview_of(request, id)
    told = told_of(row, timezone.now())
    page = _page(step, told)
    to = _back_to(request, step)
    if request.method == "POST":
        typed = _typed(request)
        kept = keep_step(page, told, typed)
        leaving = "leave" in request.POST
        problems = {**pages.missing(page, typed), **kept.problems}
        if leaving or not problems:
            on = _go_on(row, step, to)
            return left_unkept(on) if kept.problems else on
        page = page.with_typed(typed, problems)
    return _show(
        request,
        page,
        back=_previous(row, step, to),
        keep_at=reverse("keep", args=[id, step]),
        to=to,
        interview=row,
        heard_goals=heard_goals(row) if step == "goals" else None,
    )


@require_POST
def keep(request: HttpRequest, id: UUID, step: str) -> HttpResponse:
    """Keeps what is typed on a page of the debrief, as it is typed."""
    told = told_of(interview_of(request, id), timezone.now())
    kept = keep_step(_page(step, told), told, _typed(request))
    _plan_follows(told.interview, step)
    return kept_answer(request, kept.fields, kept.problems)


@require_POST
def add_question(request: HttpRequest, id: UUID) -> HttpResponse:
    exchange = flow.add_exchange(interview_of(request, id))
    return HttpResponseRedirect(reverse("question", args=[id, exchange.id]))


@require_http_methods(["GET", "POST"])
def question(request: HttpRequest, id: UUID, exchange_id: UUID) -> HttpResponse:
    """One question of the interview: what they asked, what was said, how it landed, and what should have been said."""
    row = interview_of(request, id)
    exchange = _exchange(row, exchange_id)
    page = _question_page(row, exchange)
    if request.method == "POST":
        typed = _typed(request)
        kept = keep_exchange(page, exchange, typed)
        if not kept.problems:
            decide.take_plan(row, timezone.now())
            return HttpResponseRedirect(reverse("interview", args=[id]))
        page = page.with_typed(typed, kept.problems)
    return _show(
        request,
        page,
        back=reverse("interview", args=[id]),
        keep_at=reverse("keep_question", args=[id, exchange_id]),
        to="interview",
        interview=row,
        heard=exchange if exchange.heard_place is not None else None,
        heard_at=moment(exchange.start),
        remove_at="" if exchange.heard_place is not None else reverse("remove_question", args=[id, exchange_id]),
    )


@require_POST
def keep_question(request: HttpRequest, id: UUID, exchange_id: UUID) -> HttpResponse:
    row = interview_of(request, id)
    exchange = _exchange(row, exchange_id)
    kept = keep_exchange(_question_page(row, exchange), exchange, _typed(request))
    decide.follow_plan(row, timezone.now())
    return kept_answer(request, kept.fields, kept.problems)


@require_POST
def remove_question(request: HttpRequest, id: UUID, exchange_id: UUID) -> HttpResponse:
    row = interview_of(request, id)
    flow.remove_exchange(_exchange(row, exchange_id))
    decide.take_plan(row, timezone.now())
    return HttpResponseRedirect(reverse("interview", args=[id]))


def _untouched(request: HttpRequest) -> Interview | None:
    """A debrief begun before and left without a word: taken up again, so that no empty one is left behind."""
    empty = dict.fromkeys((*pages.FOUR, "employer", "role", "contact_rules", "goals", "left_out"), "")
    return (
        queries.interviews_of(request.user)
        .filter(**empty, starts_at=None, decision_by=None, exchanges_made=0, interviewers=None, papers=None)
        .first()
    )


def _exchange(row: Interview, id: UUID) -> Exchange:
    try:
        return queries.exchanges_of(row).get(id=id)
    except Exchange.DoesNotExist:
        raise Http404 from None


def _page(step: str, told: pages.Told) -> pages.Question:
    page = question_for(step, told)
    if page is None:
        raise Http404
    return page


def _question_page(row: Interview, exchange: Exchange) -> pages.Question:
    title = _("What did they ask, and what did you say?")
    if exchange.heard_place is not None:
        title = _("How was this one, for you?")
    return pages.Question("question", title, "", exchange_fields(exchange), eyebrow=pages.eyebrow(row), may_wait=False)


def _typed(request: HttpRequest) -> dict[str, str]:
    return {name: value.replace("\r\n", "\n") for name, value in request.POST.items()}


def _back_to(request: HttpRequest, step: str) -> str:
    """Where the person came from to change one thing; "" on the way through."""
    to = request.POST.get("to", "") or request.GET.get("to", "")
    if to in BACK_TO:
        return to
    return "interview" if step in pages.AT_HOME else ""


def _go_on(row: Interview, step: str, to: str) -> HttpResponse:
    """To the next question, or back to where the person came from; there the plan follows what was told."""
    following = None if to else pages.after(step, row)
    if following is not None:
        _plan_follows(row, step)
        return HttpResponseRedirect(reverse("ask", args=[row.id, following]))
    decide.take_plan(row, timezone.now())
    return HttpResponseRedirect(reverse(to or ("verdict" if step in pages.walk(row) else "interview"), args=[row.id]))


def _plan_follows(row: Interview, step: str) -> None:
    """With the last of the four answers the steps are known: they show on Today even if the person stops here.

    Once taken on, they follow whatever is told.
    """
    if step in pages.FOUR and pages.open_step(row, anyone=True) is None:
        decide.take_plan(row, timezone.now())
    else:
        decide.follow_plan(row, timezone.now())


def _previous(row: Interview, step: str, to: str) -> str:
    if to or step not in pages.walk(row):
        return reverse(to or "interview", args=[row.id])
    before = pages.before(step, row)
    return reverse("ask", args=[row.id, before]) if before else reverse("today")


def _show(request: HttpRequest, page: pages.Question, **context: object) -> HttpResponse:
    return render(request, "debrief/question.html", {"page": page, **context}, status=422 if page.problems else 200)


urlpatterns = [
    path("interviews/new/", new, name="new"),
    path("i/<uuid:id>/ask/<slug:step>/", ask, name="ask"),
    path("i/<uuid:id>/ask/<slug:step>/keep/", keep, name="keep"),
    path("i/<uuid:id>/questions/add/", add_question, name="add_question"),
    path("i/<uuid:id>/questions/<uuid:exchange_id>/", question, name="question"),
    path("i/<uuid:id>/questions/<uuid:exchange_id>/keep/", keep_question, name="keep_question"),
    path("i/<uuid:id>/questions/<uuid:exchange_id>/remove/", remove_question, name="remove_question"),
]
