"""Practice: a few questions at a sitting, said aloud; the same before an interview; and where evidence was told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import cast
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from afterword.domain.practice import RATINGS, Went
from afterword.flows import likely, tellings, upcoming
from afterword.flows import practice as flow
from afterword.flows.kept import Kept, Unreadable
from afterword.store import load, queries
from afterword.store.models import Evidence, Interview, PracticeCard
from afterword.web.pages import practice as pages
from afterword.web.pages.fields import Field
from afterword.web.pages.kept_line import keep_changed, kept_answer, kept_at, with_typed
from afterword.web.views.owned import interview_of

PAGE = 25
AHEAD = 3


@require_http_methods(["GET", "HEAD", "POST"])
def practice(request: HttpRequest) -> HttpResponse:
    """What there is to practise. POST begins a sitting."""
    now = timezone.now()
    if request.method == "POST":
        return _first(flow.begin(request.user, now), pages.Run())
    return _list(request, now)


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """A question of the person's own."""
    now = timezone.now()
    typed = request.POST.get("question", "")
    try:
        card = flow.add(request.user, typed, now)
    except Unreadable as problem:
        return _list(request, now, str(problem), typed)
    if card is None:
        return _list(request, now, _("Say what they might ask, in the words they might use."), typed)
    return HttpResponseRedirect(reverse("practice_words", args=[card.id]))


@require_safe
def enough(request: HttpRequest) -> HttpResponse:
    """The end of a sitting."""
    now = timezone.now()
    run = pages.run_in(request.GET)
    interview = _interview(request, run)
    zone = load.own_zone(request.user)
    due = flow.comes_back(request.user, now)
    when = ""
    if due is not None and due > now:
        when = pages.dates.on_day(due.astimezone(zone).date(), now.astimezone(zone).date())
    return render(request, "practice/enough.html", {"interview": interview, "when": when})


@require_http_methods(["GET", "HEAD", "POST"])
def card(request: HttpRequest, id: UUID) -> HttpResponse:
    """One question: first it alone, then the better answer and how it went. POST keeps both and goes on."""
    row = _card(request, id)
    now = timezone.now()
    asked = request.POST if request.method == "POST" else request.GET
    run = pages.run_in(asked)
    interview = _interview(request, run)
    picked = likely.picked_for(row, interview) if interview is not None else None
    if request.method != "POST" and "said" not in request.GET:
        page = pages.asked(row, run, picked, now, load.own_zone(request.user))
        return render(request, "practice/question.html", {"page": page, "interview": interview})
    if request.method != "POST":
        begun = _moment(request.GET.get("said", ""))
        seconds = int((now - begun).total_seconds()) if begun is not None and begun <= now else 0
        return _answer(request, row, run, picked, shown=now.isoformat(), seconds=str(min(seconds, 100_000)))
    shown, seconds = request.POST.get("shown", ""), request.POST.get("seconds", "")
    problems = _keep(request, row)[1]
    went = request.POST.get("went", "")
    if problems or went not in RATINGS:
        problem = "" if problems else _("Say how it went with one of the four.")
        return _answer(request, row, run, picked, shown, seconds, problems, problem, status=422)
    flow.tried(
        row,
        cast(Went, went),
        now,
        shown=_moment(shown),
        seconds=int(seconds) if seconds.isascii() and seconds.isdigit() and len(seconds) < 7 else 0,
        interview=interview,
    )
    return HttpResponseRedirect(pages.next_address(run))


@require_http_methods(["GET", "HEAD", "POST"])
def words(request: HttpRequest, id: UUID) -> HttpResponse:
    """The words of one card, to be changed outside a sitting."""
    row = _card(request, id)
    problems: dict[str, str] = {}
    if request.method == "POST":
        problems = _keep(request, row)[1]
        if not problems:
            return HttpResponseRedirect(reverse("practice"))
    fields = pages.words_fields(row)
    context = {
        "card": row,
        "where": pages.where_asked(row),
        "question": flow.question_of(row),
        "fields": with_typed(fields, request.POST, problems) if problems else fields,
        "kept": kept_at(request) if "kept" in request.GET else "",
    }
    return render(request, "practice/words.html", context, status=422 if problems else 200)


@require_POST
def keep(request: HttpRequest, id: UUID) -> HttpResponse:
    """Keeps what is typed, as it is typed."""
    return kept_answer(request, *_keep(request, _card(request, id)))


@require_POST
def away(request: HttpRequest, id: UUID) -> HttpResponse:
    """It is not asked any more, or is again."""
    flow.put_away(_card(request, id), request.POST.get("away", "yes") == "yes")
    return HttpResponseRedirect(reverse("practice"))


@require_http_methods(["GET", "HEAD", "POST"])
def practice_for(request: HttpRequest, id: UUID) -> HttpResponse:
    """Before an interview: what they may ask, and what to bring. POST begins a sitting with these questions."""
    row = interview_of(request, id)
    now = timezone.now()
    if request.method == "POST":
        return _first(likely.begin_for(row, now), pages.Run(interview=row.id))
    page = pages.before(row, likely.expected(row), now, load.own_zone(request.user))
    return render(request, "practice/before.html", {"page": page, "interview": row})


@require_POST
def evidence_told(request: HttpRequest, id: UUID) -> HttpResponse:
    """The person says in which interview they told a piece of evidence, or did not."""
    try:
        row = queries.evidence_item_of(request.user, id)
    except Evidence.DoesNotExist:
        raise Http404 from None
    interview = _interview(request, pages.run_in(request.POST))
    said = {"yes": True, "no": False, "unsaid": None}
    if interview is not None and request.POST.get("told", "") in said:
        tellings.say(interview, row, said[request.POST["told"]])
    return HttpResponseRedirect(f"{reverse('evidence_item', args=[id])}#told")


def _first(cards: list[PracticeCard], run: pages.Run) -> HttpResponse:
    ids = tuple(one.id for one in cards)
    return HttpResponseRedirect(pages.next_address(pages.Run(ids, run.interview)))


def _answer(
    request: HttpRequest,
    row: PracticeCard,
    run: pages.Run,
    picked: likely.Picked | None,
    shown: str,
    seconds: str,
    problems: dict[str, str] | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    page = pages.answered(row, picked)
    field: Field = with_typed([page.field], request.POST, problems)[0] if problems else page.field
    context = {
        "page": page,
        "field": field,
        "card": row,
        "run": run,
        "then": ".".join(one.hex for one in run.then),
        "shown": shown,
        "seconds": seconds,
        "problem": problem,
    }
    return render(request, "practice/answer.html", context, status=status)


def _list(request: HttpRequest, now: datetime, problem: str = "", typed: str = "") -> HttpResponse:
    zone = load.own_zone(request.user)
    shown = Paginator(queries.practice.cards_asked(request.user, now), PAGE).get_page(request.GET.get("page"))
    ahead = [row for row in upcoming.ahead(request.user, now) if row.cancelled_at is None]
    due = flow.comes_back(request.user, now)
    context = {
        "ready": flow.waiting(request.user, now),
        "when": pages.dates.on_day(due.astimezone(zone).date(), now.astimezone(zone).date()) if due else "",
        "lines": pages.lines(list(shown.object_list), now, zone),
        "shown": shown,
        "away": pages.lines(list(queries.practice.cards_put_away(request.user)[:PAGE]), now, zone),
        "ahead": [(row, pages.eyebrow(row)) for row in ahead[:AHEAD]],
        "field": Field("question", _("The question, as they might put it"), "few_words", typed, problem=problem),
    }
    return render(request, "practice/practice.html", context, status=422 if problem else 200)


def _keep(request: HttpRequest, row: PracticeCard) -> tuple[list[str], dict[str, str]]:
    held = {field.name: field.value for field in pages.words_fields(row)}
    keeper: Callable[[str, str], Kept] = lambda name, value: flow.keep(row, name, value)  # noqa: E731
    return keep_changed(held, request.POST, keeper)


def _card(request: HttpRequest, id: UUID) -> PracticeCard:
    try:
        return queries.practice.card_of(request.user, id)
    except PracticeCard.DoesNotExist:
        raise Http404 from None


def _interview(request: HttpRequest, run: pages.Run) -> Interview | None:
    """The interview a sitting is for; None where there is none, or it is not the person's."""
    if run.interview is None:
        return None
    try:
        return queries.interview_of(request.user, run.interview)
    except Interview.DoesNotExist:
        return None


def _moment(text: str) -> datetime | None:
    try:
        found = parse_datetime(text)
    except ValueError:
        return None
    return found if found is not None and found.tzinfo is not None else None


urlpatterns = [
    path("practice/", practice, name="practice"),
    path("practice/add/", add, name="practice_add"),
    path("practice/enough/", enough, name="practice_enough"),
    path("practice/<uuid:id>/", card, name="practice_card"),
    path("practice/<uuid:id>/words/", words, name="practice_words"),
    path("practice/<uuid:id>/keep/", keep, name="keep_practice"),
    path("practice/<uuid:id>/away/", away, name="practice_away"),
    path("i/<uuid:id>/practice/", practice_for, name="practice_for"),
    path("evidence/<uuid:id>/told/", evidence_told, name="evidence_told"),
]
