"""The last look before anything leaves, the way it takes, and what became of it. The mail account that carries it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from afterword.flows import acts
from afterword.flows.post import account, files, letter, sending
from afterword.flows.prepare import NotReady
from afterword.store import load, queries
from afterword.store.models import Interview, Outgoing, Promise
from afterword.web.pages import account as account_page
from afterword.web.pages import draft_words as words
from afterword.web.pages import post as pages
from afterword.web.views.owned import interview_of

PDF, DOCX = "application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WRITTEN = tuple(kind for kind in words.KINDS if kind not in letter.NOT_A_MESSAGE)


@require_http_methods(["GET", "POST"])
def look(request: HttpRequest, id: UUID, kind: str) -> HttpResponse:
    """A draft is held still as it stands, to be looked at. Looking at this address again leads to where that is."""
    row = interview_of(request, id)
    if kind not in WRITTEN:
        raise Http404
    if request.method != "POST":
        open_now = queries.outgoing_in(row).filter(kind=kind, state__in=letter.OPEN).first()
        to = pages.message_url(row, open_now) if open_now else words.address(row.id, kind)
        return HttpResponseRedirect(to)
    now = timezone.now()
    if request.POST.get("act") == "elsewhere":
        acts.sent(row, kind, now)
        return HttpResponseRedirect(reverse("plan", args=[row.id]))
    try:
        return HttpResponseRedirect(pages.message_url(row, letter.prepare(row, kind, now)))
    except NotReady as refused:
        context = {
            "why": str(refused),
            "about": words.about(row.employer, kind, ""),
            "typed": [("act", "elsewhere")],
            "back": words.address(id, kind),
        }
        return render(request, "post/unsettled.html", context, status=422)


@require_http_methods(["GET", "POST"])
def look_at_promise(request: HttpRequest, id: UUID, promise_id: UUID) -> HttpResponse:
    """The answer that was promised, held still to be looked at."""
    row = interview_of(request, id)
    try:
        promise = queries.promises_of(row).get(id=promise_id)
    except Promise.DoesNotExist:
        raise Http404 from None
    plan = reverse("plan", args=[row.id])
    if request.method != "POST":
        open_now = queries.outgoing_in(row).filter(promise=promise, state__in=letter.OPEN).first()
        return HttpResponseRedirect(pages.message_url(row, open_now) if open_now else plan)
    try:
        outgoing = letter.prepare(row, letter.PROMISE, timezone.now(), promise=promise)
    except NotReady as refused:
        messages.warning(request, str(refused))
        return HttpResponseRedirect(request.POST.get("back", "") if _is_ours(request.POST.get("back", "")) else plan)
    return HttpResponseRedirect(pages.message_url(row, outgoing))


@require_http_methods(["GET", "POST"])
def message(request: HttpRequest, id: UUID, outgoing_id: UUID) -> HttpResponse:
    """One message: before it goes, on its way, and afterwards."""
    return _message(request, *_message_of(request, id, outgoing_id))


@require_http_methods(["GET", "POST"])
def note_message(request: HttpRequest, id: UUID, outgoing_id: UUID) -> HttpResponse:
    """The same of a note to somebody one keeps in touch with."""
    return _message(request, None, _note_of(request, id, outgoing_id))


@require_safe
def state(request: HttpRequest, id: UUID, outgoing_id: UUID) -> HttpResponse:
    """How far it is, for a page that is open: while it is on its way only its headline; then the page loads anew."""
    return _state(request, *_message_of(request, id, outgoing_id))


@require_safe
def note_state(request: HttpRequest, id: UUID, outgoing_id: UUID) -> HttpResponse:
    """How far a note is."""
    return _state(request, None, _note_of(request, id, outgoing_id))


@require_safe
def file(request: HttpRequest, id: UUID, outgoing_id: UUID, form: str) -> HttpResponse:
    """The same words as a file: "eml", "pdf" or "docx"."""
    return _file(request, _message_of(request, id, outgoing_id)[1], form)


@require_safe
def note_file(request: HttpRequest, id: UUID, outgoing_id: UUID, form: str) -> HttpResponse:
    """A note as a file."""
    return _file(request, _note_of(request, id, outgoing_id), form)


def _message(request: HttpRequest, row: Interview | None, outgoing: Outgoing) -> HttpResponse:
    if request.method != "POST":
        return _show(request, row, outgoing)
    now = timezone.now()
    done = letter.KEPT
    match request.POST.get("act", ""):
        case "to":
            done = letter.keep_to(outgoing, request.POST.get("address", ""), request.POST.get("name", ""))
            if not done.ok:
                return _show(request, row, outgoing, to_problem=done.problem)
        case "send":
            done = sending.let_go(outgoing, now, anyway="anyway" in request.POST)
        case "take_back":
            done = sending.take_back(outgoing)
        case "settle":
            done = sending.settle_unknown(outgoing, request.POST.get("what", ""), now)
        case "sent_myself":
            done = sending.sent_myself(outgoing, request.POST.get("way", ""), now)
        case "put_away":
            sending.put_away(outgoing)
            return HttpResponseRedirect(reverse("plan", args=[row.id]) if row else pages.person_url(outgoing))
        case "again":
            return _again(request, row, outgoing)
        case _:
            return _show(request, row, outgoing, problem=_("That button is not known here. Nothing was changed."))
    if not done.ok:
        outgoing.refresh_from_db()
        return _show(request, row, outgoing, problem=done.problem)
    return HttpResponseRedirect(pages.address(outgoing))


def _state(request: HttpRequest, row: Interview | None, outgoing: Outgoing) -> HttpResponse:
    page = pages.page_of(row, outgoing, timezone.now(), load.own_zone(outgoing.owner))
    if not request.headers.get("HX-Request"):
        return HttpResponseRedirect(page.url)
    answer = render(request, "post/_state.html", {"page": page})
    if not page.waits:
        answer["HX-Refresh"] = "true"
    return answer


def _file(request: HttpRequest, outgoing: Outgoing, form: str) -> HttpResponse:
    now = timezone.now()
    match form:
        case "eml":
            if not outgoing.to_address or not outgoing.from_address:
                messages.warning(request, _("A draft file needs both addresses. Say first where it goes."))
                return HttpResponseRedirect(pages.address(outgoing))
            data, kind = files.draft_file(outgoing, now), "message/rfc822"
        case "pdf":
            from afterword.writing.pdf import letter_pdf

            data, kind = letter_pdf(files.letter_for(outgoing, now)), PDF
        case "docx":
            from afterword.writing.docx import letter_docx

            data, kind = letter_docx(files.letter_for(outgoing, now)), DOCX
        case _:
            raise Http404
    answer = HttpResponse(data, content_type=kind)
    answer.headers["Content-Disposition"] = _attached(files.file_name(outgoing, form))
    return answer


@require_http_methods(["GET", "POST"])
def mail_account(request: HttpRequest) -> HttpResponse:
    """The mail account: filled in where the provider is known, tested by signing in when it is kept."""
    problems: dict[str, str] = {}
    typed = None
    if request.method == "POST":
        if request.POST.get("act") == "forget":
            account.forget(request.user)
            messages.success(request, _("The account and its password are gone from here."))
            return HttpResponseRedirect(reverse("mail_account"))
        typed = account_page.filled_in(request.POST.dict())
        problems = account.keep(request.user, typed, request.POST.get("password", ""), timezone.now())
        if not problems:
            back = request.GET.get("back", "")
            return HttpResponseRedirect(back if _is_ours(back) else reverse("mail_account"))
    page = account_page.page_of(request.user, typed, problems, load.own_zone(request.user))
    return render(request, "post/account.html", {"page": page}, status=422 if problems else 200)


def _message_of(request: HttpRequest, id: UUID, outgoing_id: UUID) -> tuple[Interview, Outgoing]:
    row = interview_of(request, id)
    try:
        outgoing = queries.outgoing_of(request.user, outgoing_id)
    except Outgoing.DoesNotExist:
        raise Http404 from None
    if outgoing.interview_id != row.id:
        raise Http404
    outgoing.interview, outgoing.owner = row, row.owner
    return row, outgoing


def _note_of(request: HttpRequest, id: UUID, outgoing_id: UUID) -> Outgoing:
    try:
        outgoing = queries.outgoing_of(request.user, outgoing_id)
    except Outgoing.DoesNotExist:
        raise Http404 from None
    if outgoing.interview_id is not None or outgoing.kind != letter.NOTE or outgoing.person_id != id:
        raise Http404
    outgoing.owner = request.user
    return outgoing


def _show(
    request: HttpRequest, row: Interview | None, outgoing: Outgoing, *, problem: str = "", to_problem: str = ""
) -> HttpResponse:
    context = {
        "page": pages.page_of(row, outgoing, timezone.now(), load.own_zone(outgoing.owner)),
        "problem": problem,
        "to_problem": to_problem,
        "to_typed": request.POST.get("address", outgoing.to_address) if to_problem else outgoing.to_address,
        "name_typed": request.POST.get("name", outgoing.to_name) if to_problem else outgoing.to_name,
    }
    return render(request, "post/message.html", context, status=422 if problem or to_problem else 200)


def _again(request: HttpRequest, row: Interview | None, outgoing: Outgoing) -> HttpResponse:
    """The words as they are now, to be looked at."""
    sending.look_again(outgoing)
    try:
        if row is None:
            if outgoing.note is None:
                return _show(request, row, outgoing, problem=_("The note itself is gone from here."))
            again = letter.prepare_note(outgoing.note, timezone.now())
        elif outgoing.kind == letter.BRIEF:
            again = letter.prepare(
                row, outgoing.kind, person=outgoing.person, subject=outgoing.subject, text=outgoing.text
            )  # fmt: skip
        else:
            again = letter.prepare(row, outgoing.kind, promise=outgoing.promise)
    except NotReady as refused:
        return _show(request, row, outgoing, problem=str(refused))
    return HttpResponseRedirect(pages.address(again))


def _attached(name: str) -> str:
    from django.utils.http import content_disposition_header

    return content_disposition_header(True, name) or "attachment"


def _is_ours(address: str) -> bool:
    return address.startswith("/") and not address.startswith("//") and "\\" not in address


urlpatterns = [
    path("i/<uuid:id>/send/<slug:kind>/", look, name="look"),
    path("i/<uuid:id>/send/promise/<uuid:promise_id>/", look_at_promise, name="look_at_promise"),
    path("i/<uuid:id>/post/<uuid:outgoing_id>/", message, name="message"),
    path("i/<uuid:id>/post/<uuid:outgoing_id>/state/", state, name="message_state"),
    path("i/<uuid:id>/post/<uuid:outgoing_id>/<slug:form>/", file, name="message_file"),
    path("people/<uuid:id>/post/<uuid:outgoing_id>/", note_message, name="note_message"),
    path("people/<uuid:id>/post/<uuid:outgoing_id>/state/", note_state, name="note_message_state"),
    path("people/<uuid:id>/post/<uuid:outgoing_id>/<slug:form>/", note_file, name="note_message_file"),
    path("settings/sending/", mail_account, name="mail_account"),
]
