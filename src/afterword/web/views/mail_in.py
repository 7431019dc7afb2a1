"""Mail back in: a reply is pasted or dropped, looked at, and only then does anything follow from it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from afterword.flows import feedback, mail_in
from afterword.flows.kept import Unreadable
from afterword.store import load, queries
from afterword.store.models import Incoming, Interview
from afterword.web.pages import mail_in as pages
from afterword.web.pages.debrief import eyebrow
from afterword.web.views.owned import interview_of
from afterword.web.views.papers import LARGEST_REQUEST, ROOM_FOR_THE_FORM

PAGE = 25
MOST_FILES = 50  # messages brought in in one go
TO_CHOOSE = 60  # interviews one can choose from; older ones are found by what the message shows


@require_http_methods(["GET", "POST"])
def mail(request: HttpRequest) -> HttpResponse:
    """What was brought in, and the places to bring in more."""
    row = _asked_interview(request)
    if request.method == "POST":
        return _take(request, row)
    return _show(request, row)


@require_http_methods(["GET", "POST"])
def message(request: HttpRequest, id: UUID) -> HttpResponse:
    """One message. POST confirms what it is and where it belongs, or keeps something it says."""
    row = _message(request, id)
    problem = time_problem = ""
    if request.method == "POST":
        kept = _act(request, row)
        if kept.ok:
            return HttpResponseRedirect(reverse("mail_message", args=[id]))
        if request.POST.get("act") == "time":
            time_problem = kept.problem
        else:
            problem = kept.problem
    now = timezone.now()
    zone = load.own_zone(request.user)
    likely = mail_in.likely_in(row)
    near = {one.id for one in likely} | ({str(row.interview_id)} if row.interview_id else set())
    every = queries.interviews_of(request.user)
    chosen = [*every.filter(id__in=near), *every.exclude(id__in=near)[: TO_CHOOSE - len(near)]]
    promise = mail_in.promise_of(row) if row.interview_id else None
    page = pages.page(row, mail_in.message_in(row), likely, chosen, promise, now, zone)
    meets = row.kind in (Incoming.Kind.INVITATION, Incoming.Kind.RESCHEDULING)
    found = mail_in.time_named(row, now) if meets else None
    read = pages.time_read(found, zone) if found is not None else ""
    if meets and not read:
        read = pages.time_in_words(mail_in.message_in(row), now.date())
    given = {
        "page": page,
        "row": row,
        "problem": problem,
        "meets": meets,
        "may_keep": pages.may_hold_feedback(row),
        "said": feedback.kept_from(row),
        "read": read,
        "time_problem": time_problem,
        "when": request.POST.get("when", "") if time_problem else read,
    }
    return render(
        request,
        "mail/message.html",
        given,
        status=422 if problem or time_problem else 200,
    )


@require_POST
def remove(request: HttpRequest, id: UUID) -> HttpResponse:
    row = _message(request, id)
    interview = row.interview_id
    mail_in.remove(row, timezone.now())
    messages.success(request, _("The message is taken out, and what followed from it is taken back."))
    return HttpResponseRedirect(reverse("interview", args=[interview]) if interview else reverse("mail"))


def _act(request: HttpRequest, row: Incoming) -> mail_in.Kept:
    now = timezone.now()
    match request.POST.get("act", "confirm"):
        case "day":
            return mail_in.keep_day(row, request.POST.get("day", ""), now)
        case "time":
            kept = mail_in.keep_time(row, request.POST.get("when", ""), now)
            if kept.ok:
                messages.success(request, _("The time is among your interviews."))
            return kept
        case "sender":
            return mail_in.keep_sender(row, now)
        case "feedback":
            return _keep_as_feedback(row, now)
        case "words":
            return mail_in.reword(row, request.POST.get("text", ""))
    chosen = request.POST.get("interview", "")
    if not chosen:
        return mail_in.Kept(ok=False, problem=_("Choose the interview it is about."))
    try:
        interview = queries.interview_of(request.user, UUID(chosen))
    except (Interview.DoesNotExist, ValueError):
        return mail_in.Kept(ok=False, problem=_("That interview is no longer there. Choose another."))
    return mail_in.confirm(row, interview, request.POST.get("kind", ""), now)


def _keep_as_feedback(row: Incoming, now: datetime) -> mail_in.Kept:
    try:
        feedback.keep_message(row, now)
    except Unreadable as problem:
        return mail_in.Kept(ok=False, problem=str(problem))
    return mail_in.Kept(ok=True)


def _take(request: HttpRequest, interview: Interview | None) -> HttpResponse:
    now = timezone.now()
    if request.POST.get("act") == "text":
        text = request.POST.get("text", "").replace("\r\n", "\n")
        if not text.strip():
            return _show(request, interview, paste_problem=_("Paste the words first."))
        taken = mail_in.take(request.user, text.encode("utf-8", "replace"), "", now, interview=interview)
        if taken.row is None:
            said = " ".join(problem.message for problem in taken.problems)
            return _show(request, interview, pasted=text, paste_problem=said)
        return _on(request, [taken])
    given = [one for one in request.FILES.getlist("files") if isinstance(one, UploadedFile)]
    if not given:
        return _show(request, interview, problems=[_("Choose a file first.")])
    if len(given) > MOST_FILES:
        said = _("These are {n} files, and {most} fit in one go. Nothing of them was kept; bring them in in parts.")
        return _show(request, interview, problems=[said.format(n=len(given), most=MOST_FILES)])
    every = [
        (one.name or "", mail_in.take(request.user, one.read(), one.name or "", now, interview=interview))
        for one in given
    ]
    refused = [
        f"{name}: {problem.message}" if name else problem.message
        for name, taken in every
        if taken.row is None
        for problem in taken.problems
    ]
    if refused:
        return _show(request, interview, problems=refused)
    return _on(request, [taken for _name, taken in every])


def _on(request: HttpRequest, taken: list[mail_in.Taken]) -> HttpResponse:
    if any(one.before for one in taken):
        messages.info(request, _("You have brought this message in before."))
    if len(taken) == 1 and taken[0].row is not None:
        return HttpResponseRedirect(reverse("mail_message", args=[taken[0].row.id]))
    return HttpResponseRedirect(reverse("mail"))


def _show(request: HttpRequest, interview: Interview | None, **context: object) -> HttpResponse:
    now = timezone.now()
    zone = load.own_zone(request.user)
    rows = queries.incoming_of(request.user)
    if interview is not None:
        rows = rows.filter(interview=interview)
    shown = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    wrong = any(context.get(name) for name in ("problems", "paste_problem"))
    given = {
        "lines": [pages.line(row, now, zone) for row in shown],
        "shown": shown,
        "interview": interview,
        "about": eyebrow(interview) if interview else "",
        "largest": LARGEST_REQUEST - ROOM_FOR_THE_FORM,
    }
    return render(request, "mail/mail.html", {**given, **context}, status=422 if wrong else 200)


def _asked_interview(request: HttpRequest) -> Interview | None:
    asked = request.POST.get("about") or request.GET.get("about", "")
    try:
        return interview_of(request, UUID(asked)) if asked else None
    except ValueError:
        raise Http404 from None


def _message(request: HttpRequest, id: UUID) -> Incoming:
    try:
        return queries.message_of(request.user, id)
    except Incoming.DoesNotExist:
        raise Http404 from None


urlpatterns = [
    path("mail/", mail, name="mail"),
    path("mail/<uuid:id>/", message, name="mail_message"),
    path("mail/<uuid:id>/remove/", remove, name="mail_remove"),
]
