"""Papers given for an interview: dropped, pasted or fetched; read outside the request; who is who in them."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from afterword.flows import decide, listen
from afterword.store import queries
from afterword.store.models import Interview, Paper
from afterword.web.pages import papers as pages
from afterword.web.pages import who as who_page
from afterword.web.pages.debrief import eyebrow
from afterword.web.settings import LARGEST_REQUEST
from afterword.web.views.owned import interview_of

ROOM_FOR_THE_FORM = 64 * 1024  # bytes of a request that are not the files'


@require_http_methods(["GET", "POST"])
def papers(request: HttpRequest, id: UUID) -> HttpResponse:
    """What was given so far and the places to give more. POST takes files, pasted words, or an address."""
    row = interview_of(request, id)
    if request.method == "GET":
        return _show(request, row)
    match request.POST.get("act", "files"):
        case "text":
            return _take_text(request, row)
        case "address":
            return _take_address(request, row)
        case "again":
            listen.try_again(row, timezone.now())
            return HttpResponseRedirect(reverse("papers", args=[id]))
    return _take_files(request, row)


@require_safe
def state(request: HttpRequest, id: UUID) -> HttpResponse:
    """How far reading is: the part of the page that changes, for htmx; for everyone else the page itself."""
    row = interview_of(request, id)
    if not request.headers.get("HX-Request"):
        return HttpResponseRedirect(reverse("papers", args=[id]))
    return render(request, "listen/state.html", {"page": _page(row), "interview": row})


@require_POST
def paper(request: HttpRequest, id: UUID, paper_id: UUID) -> HttpResponse:
    """Removes a paper, or has it read as another kind."""
    row = interview_of(request, id)
    try:
        one = queries.papers_of(row).get(id=paper_id)
    except Paper.DoesNotExist:
        raise Http404 from None
    now = timezone.now()
    if request.POST.get("act") == "read_as":
        kept = listen.read_as(one, request.POST.get("kind", ""), now)
        if not kept.ok:
            messages.warning(request, kept.problem)
    else:
        listen.remove_paper(one, now)
        decide.follow_plan(row, now)
        messages.success(request, _("{name} is removed.").format(name=one.name or pages.kind_name(one.kind)))
    return HttpResponseRedirect(reverse("papers", args=[id]))


@require_POST
def proposal(request: HttpRequest, id: UUID) -> HttpResponse:
    """Keeps something a paper says of the interview."""
    row = interview_of(request, id)
    field = request.POST.get("field", "")
    fields = [one.field for one in listen.proposals_of(row) if not one.now_kept] if field == "all" else [field]
    for each in fields:
        kept = listen.take_proposal(row, each)
        if not kept.ok:
            messages.warning(request, kept.problem)
    decide.follow_plan(row, timezone.now())
    return HttpResponseRedirect(reverse("papers", args=[id]))


@require_http_methods(["GET", "POST"])
def who(request: HttpRequest, id: UUID) -> HttpResponse:
    """Whose voice is whose. POST keeps what the person says of each; listening follows."""
    row = interview_of(request, id)
    chosen = listen.chosen_speakers(row)
    page = who_page.page(listen.conversation_of(row), chosen)
    if request.method == "POST":
        now, reset = timezone.now(), request.POST.get("act") == "reset"
        changed: list[str] = []
        for voice in page.voices:
            label = request.POST.get(f"label-{voice.number}", "")
            role = "" if reset else request.POST.get(f"role-{voice.number}", voice.role)
            same = bool(role) and role == voice.role and (page.sure or voice.label in chosen)
            if label != voice.label or same:
                continue  # the page was made before the voices were read anew, or nothing was changed
            kept = listen.choose_speaker(row, voice.label, role, now)
            if not kept.ok:
                messages.warning(request, kept.problem)
            elif role:
                changed.append(_("“{voice}” is {who}").format(voice=voice.label, who=page.role_words(role)))
        if changed:
            messages.success(
                request,
                _("{changes}. The talk is read anew with that, and the notes, the plan and the drafts follow.").format(
                    changes=", ".join(changed)
                ),
            )
        elif reset and chosen:
            messages.success(request, _("The voices are again as they were read, and the rest follows."))
        return HttpResponseRedirect(reverse("papers", args=[id]))
    return render(request, "listen/who.html", {"page": page, "interview": row, "about": eyebrow(row)})


def _take_files(request: HttpRequest, row: Interview) -> HttpResponse:
    given = [one for one in request.FILES.getlist("files") if isinstance(one, UploadedFile)]
    if not given:
        return _show(request, row, problems=[listen.Added("", None, _("Choose a file first."))])
    files = [(one.name or _("The file"), one.read()) for one in given]
    return _added(request, row, listen.add_papers(row, files, timezone.now(), kind=request.POST.get("kind", "")))


def _take_text(request: HttpRequest, row: Interview) -> HttpResponse:
    text = request.POST.get("text", "").replace("\r\n", "\n")
    if not text.strip():
        return _show(request, row, paste_problem=_("Paste the words first."))
    added = listen.add_text(row, text, timezone.now(), kind=request.POST.get("kind", ""))
    if not added.ok:
        return _show(request, row, pasted=text, paste_problem=added.message)
    return _added(request, row, [added])


def _take_address(request: HttpRequest, row: Interview) -> HttpResponse:
    url = request.POST.get("url", "").strip()
    if not url:
        return _show(request, row, url_problem=_("Paste the address first."))
    added = listen.add_advert_at(row, url, timezone.now())
    if not added.ok:
        return _show(request, row, url=url, url_problem=added.message)
    return _added(request, row, [added])


def _added(request: HttpRequest, row: Interview, added: list[listen.Added]) -> HttpResponse:
    """On to the page that shows the reading; where something was not taken, the page says what and why."""
    refused = [one for one in added if not one.ok]
    if refused:
        return _show(request, row, problems=refused)
    return HttpResponseRedirect(reverse("papers", args=[row.id]))


def _page(row: Interview) -> pages.Page:
    progress = listen.progress_of(row)
    if progress.busy or not progress.papers:
        return pages.page(row.id, progress)
    # A transcript may hold ten hours; what the page says of it stands in what was found.
    read = dict(queries.papers_of(row).exclude(kind=Paper.Kind.TRANSCRIPT).values_list("id", "read"))
    return pages.page(row.id, progress, listen.found_of(row), listen.proposals_of(row), read)


def _show(request: HttpRequest, row: Interview, **context: object) -> HttpResponse:
    wrong = any(context.get(name) for name in ("problems", "paste_problem", "url_problem"))
    given = {
        "page": _page(row),
        "kinds": [(kind, pages.kind_name(kind)) for kind in Paper.Kind.values],
        "interview": row,
        "about": eyebrow(row),
        "largest": LARGEST_REQUEST - ROOM_FOR_THE_FORM,
    }
    return render(request, "listen/papers.html", {**given, **context}, status=422 if wrong else 200)


urlpatterns = [
    path("i/<uuid:id>/papers/", papers, name="papers"),
    path("i/<uuid:id>/papers/state/", state, name="papers_state"),
    path("i/<uuid:id>/papers/who/", who, name="who"),
    path("i/<uuid:id>/papers/proposal/", proposal, name="proposal"),
    path("i/<uuid:id>/papers/<uuid:paper_id>/", paper, name="paper"),
]
