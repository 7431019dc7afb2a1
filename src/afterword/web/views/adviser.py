"""Asking someone the person trusts, before they act: the brief, what came back, and what it changed."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from afterword.flows import acts, consult, people, prepare
from afterword.flows.kept import LONGEST_TEXT, Unreadable, own_words
from afterword.flows.post import letter
from afterword.store import queries
from afterword.store.models import Advice, Interview, Person
from afterword.web.pages import adviser as pages
from afterword.web.pages.fields import Field
from afterword.web.pages.kept_line import keep_changed, kept_answer, kept_at, with_typed
from afterword.web.views.owned import interview_of

SHOWN = 30


@require_http_methods(["GET", "POST"])
def adviser(request: HttpRequest, id: UUID) -> HttpResponse:
    """Who to ask, what to send them, and what was asked before. POST adds someone, or notes that they were asked."""
    row = interview_of(request, id)
    if request.method == "GET":
        return _show(request, row)
    if request.POST.get("act") == "add":
        name = request.POST.get("name", "").strip()
        if not name:
            return _show(request, row, name_problem=_("Type a name, even half of it."))
        try:
            person = people.add(request.user, name, adviser=True)
        except Unreadable as refused:
            return _show(request, row, name_problem=str(refused), name=name)
        return HttpResponseRedirect(f"{reverse('adviser', args=[id])}?who={person.id}#brief")
    brief = own_words(request.POST.get("brief", "")).strip()
    if not brief:
        return _show(request, row, brief_problem=_("There is nothing in it. Say at least what you want to know."))
    if len(brief) > LONGEST_TEXT:
        return _show(request, row, brief_problem=_("That is too long to ask of anyone. Shorten it."), brief=brief)
    chosen = _chosen(request, request.POST.get("who", ""))
    if request.POST.get("act") == "look":
        subject = pages.page_of(
            prepare.draft_in(prepare.pack_for(row, timezone.now()), "adviser_brief"), chosen, None
        ).subject
        try:
            going = letter.prepare(row, letter.BRIEF, timezone.now(), person=chosen, subject=subject, text=brief)
        except prepare.NotReady as why:
            return _show(request, row, brief_problem=str(why), brief=brief)
        return HttpResponseRedirect(reverse("message", args=[id, going.id]))
    acts.asked(row, chosen, brief, timezone.now())
    return HttpResponseRedirect(reverse("adviser", args=[id]))


@require_http_methods(["GET", "POST"])
def advice(request: HttpRequest, id: UUID, advice_id: UUID) -> HttpResponse:
    """What came back, and what it changed, as the person writes it down."""
    row = interview_of(request, id)
    asked = _advice(row, advice_id)
    fields = pages.fields_of(asked)
    status = 200
    if request.method == "POST" and request.POST.get("act") == "changed":
        marked = {tuple(one.split("/", 1)) for one in request.POST.getlist("because") if "/" in one}
        consult.mark_changed(asked, {(kind, key) for kind, key in marked})
        return HttpResponseRedirect(f"{reverse('advice', args=[id, advice_id])}#changed")
    if request.method == "POST" and request.POST.get("act") == "decide":
        kept = consult.decide_after(asked, request.POST.get("decided", ""), timezone.now())
        if kept.ok:
            return HttpResponseRedirect(reverse("plan", args=[id]))
        messages.warning(request, kept.problem)
        return HttpResponseRedirect(f"{reverse('advice', args=[id, advice_id])}#now")
    if request.method == "POST":
        problems = _keep(request, asked)[1]
        if not problems:
            return HttpResponseRedirect(reverse("adviser", args=[id]))
        fields, status = with_typed(fields, request.POST, problems), 422
    context = {
        "advice": asked,
        "changed": pages.changed_lines(consult.changed_since(asked), id),
        "decisions": pages.decisions(asked.decided),
        "fields": fields,
        "about": row.employer,
        "interview": row,
        "keep_url": reverse("keep_advice", args=[id, advice_id]),
        "kept": kept_at(request) if "kept" in request.GET else "",
    }
    return render(request, "adviser/advice.html", context, status=status)


@require_POST
def keep_advice(request: HttpRequest, id: UUID, advice_id: UUID) -> HttpResponse:
    """Keeps what is typed about an advice, as it is typed."""
    return kept_answer(request, *_keep(request, _advice(interview_of(request, id), advice_id)))


def _advice(row: Interview, id: UUID) -> Advice:
    try:
        return queries.advice_on(row).get(id=id)
    except Advice.DoesNotExist:
        raise Http404 from None


def _keep(request: HttpRequest, asked: Advice) -> tuple[list[str], dict[str, str]]:
    held = {"came_back": asked.came_back, "changed": asked.changed}
    return keep_changed(held, request.POST.dict(), lambda name, value: consult.keep(asked, name, value))


def _chosen(request: HttpRequest, who: str) -> Person | None:
    """The adviser the form names; None when it names nobody. Somebody else's people do not exist."""
    if not who:
        return None
    try:
        return queries.person_of(request.user, UUID(who))
    except (ValueError, Person.DoesNotExist):
        raise Http404 from None


def _show(
    request: HttpRequest,
    row: Interview,
    *,
    name: str = "",
    name_problem: str = "",
    brief_problem: str = "",
    brief: str = "",
) -> HttpResponse:
    pack = prepare.pack_for(row, timezone.now())
    composed = prepare.draft_in(pack, "adviser_brief")
    asked = list(queries.advice_on(row))
    known = list(queries.advisers_of(request.user)[:SHOWN])
    chosen = _chosen(request, request.GET.get("who", "") or request.POST.get("who", ""))
    if chosen is None and known:
        chosen = known[0]
    elif chosen is not None and chosen not in known:
        known.insert(0, chosen)
    page = pages.page_of(composed, chosen, request.GET.getlist("with") if "chosen" in request.GET else None)
    context = {
        "page": page,
        "known": known,
        "chosen": chosen,
        "asked": asked,
        "waiting": next((one for one in asked if not one.came_back), None),
        "about": row.employer,
        "interview": row,
        "brief": brief or page.text,
        "brief_problem": brief_problem,
        "name_field": Field("name", _("Name"), value=name, problem=name_problem),
        "words_url": reverse("draft", args=[row.id, "adviser_brief"]) if composed else "",
    }
    return render(request, "adviser/adviser.html", context, status=422 if name_problem or brief_problem else 200)


urlpatterns = [
    path("i/<uuid:id>/adviser/", adviser, name="adviser"),
    path("i/<uuid:id>/adviser/<uuid:advice_id>/", advice, name="advice"),
    path("i/<uuid:id>/adviser/<uuid:advice_id>/keep/", keep_advice, name="keep_advice"),
]
