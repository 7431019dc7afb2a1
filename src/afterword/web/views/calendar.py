"""Appointments for other calendars, the private address they may read, and how the person is reminded."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from afterword.flows import calendar_out, channels, reminder_words, reminders, reminding
from afterword.flows.calendar_out import File
from afterword.flows.post.account import ready
from afterword.store import queries
from afterword.store.models import Interview, Profile, Promise, Reminder, Step
from afterword.web.pages.fields import Field
from afterword.web.pages.kept_line import keep_changed, kept_at, with_typed
from afterword.web.views.owned import interview_of
from afterword.writing.ics import TYPE


@require_safe
def feed(request: HttpRequest, file: str) -> HttpResponse:
    """The calendar, for a program that knows its secret address; for any other address there is nothing here."""
    secret = file.removesuffix(".ics")
    found = calendar_out.read_feed(secret, timezone.now()) if file.endswith(".ics") and len(secret) < 200 else None
    if found is None:
        raise Http404
    answer = HttpResponse(found.data, content_type=TYPE)
    mark, changed = quote_etag(found.mark), found.changed_at
    answer["ETag"], answer["Last-Modified"] = mark, http_date(changed.timestamp())
    conditional: HttpResponse = get_conditional_response(request, mark, int(changed.timestamp()), answer)
    return conditional


@require_POST
def everything(request: HttpRequest) -> HttpResponse:
    return _download(calendar_out.everything(request.user, timezone.now()), "afterword.ics")


@require_POST
def step(request: HttpRequest, step_id: UUID) -> HttpResponse:
    try:
        row = queries.step_of(request.user, step_id)
    except Step.DoesNotExist:
        raise Http404 from None
    return _offered(request, calendar_out.step_file(row, timezone.now()), "step.ics", row.interview)


@require_POST
def promise(request: HttpRequest, promise_id: UUID) -> HttpResponse:
    try:
        row = queries.promise_of(request.user, promise_id)
    except Promise.DoesNotExist:
        raise Http404 from None
    return _offered(request, calendar_out.promise_file(row, timezone.now()), "promise.ics", row.interview)


@require_POST
def interview(request: HttpRequest, interview_id: UUID) -> HttpResponse:
    row = interview_of(request, interview_id)
    return _offered(request, calendar_out.interview_file(row, timezone.now()), "interview.ics", row)


@require_POST
def address(request: HttpRequest) -> HttpResponse:
    """Makes the private address anew, or switches it off."""
    if request.POST.get("act") == "close":
        calendar_out.close_feed(request.user)
        messages.success(request, _("The address is switched off. Calendars that read it find nothing there any more."))
    else:
        calendar_out.open_feed(request.user)
        messages.success(request, _("Here is a new address. If there was one before, it is good for nothing now."))
    return HttpResponseRedirect(reverse("reminders") + "#calendars")


@require_POST
def put_away(request: HttpRequest, id: UUID) -> HttpResponse:
    try:
        row = queries.reminder_of(request.user, id)
    except Reminder.DoesNotExist:
        raise Http404 from None
    reminders.put_away(row, timezone.now())
    return HttpResponseRedirect(reverse("today"))


@require_http_methods(["GET", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    """By what the person is reminded, when not, and the calendars that may read along."""
    profile = queries.profile_of(request.user)
    fields = _fields(profile)
    status, kept = 200, ""
    if request.method == "POST":
        typed = request.POST.dict()
        problems = keep_changed(
            reminding.held(profile), typed, lambda name, value: reminding.keep(profile, name, value)
        )[1]  # fmt: skip
        if not problems:
            reminders.settle(request.user, timezone.now())
            return HttpResponseRedirect(reverse("reminders") + "?kept=1")
        fields, status = with_typed(_fields(queries.profile_of(request.user)), typed, problems), 422
    elif "kept" in request.GET:
        kept = kept_at(request)
    open_feed = calendar_out.feed_of(request.user)
    by_name = {field.name: field for field in fields}
    context = {
        "email": by_name["remind_by_email"],
        "account": ready(request.user),
        "quiet": [by_name["quiet_from"], by_name["quiet_until"]],
        "channels": [by_name["more_channels"], by_name["channels_say_what"]],
        "have_more": channels.have_more(),
        "calendar": by_name["calendar_says_what"],
        "feed": reminder_words.address(f"/calendar/{open_feed.secret}.ics") if open_feed else "",
        "read_at": open_feed.read_at if open_feed else None,
        "kept": kept,
    }
    return render(request, "calendar/settings.html", context, status=status)


def _fields(profile: Profile) -> list[Field]:
    held = reminding.held(profile)
    yes_no = (("yes", _("Yes")), ("no", _("No")))
    return [
        Field("remind_by_email", _("By e-mail to yourself"), "side", held["remind_by_email"], options=yes_no),
        Field("quiet_from", _("Quiet from"), "time", held["quiet_from"]),
        Field("quiet_until", _("Until"), "time", held["quiet_until"]),
        Field(
            "more_channels",
            _("Further channels"),
            "words",
            held["more_channels"],
            hint=_("Addresses as apprise has them, one a line, such as ntfy://a-name-nobody-guesses."),
            optional=True,
        ),
        Field(
            "channels_say_what",
            _("May they say what is due?"),
            "side",
            held["channels_say_what"],
            hint=_("Otherwise only that something of yours is due, and when. Others may be able to read them."),
            options=yes_no,
        ),
        Field(
            "calendar_says_what",
            _("May a calendar say what you promised?"),
            "side",
            held["calendar_says_what"],
            hint=_("Otherwise it holds names and times only."),
            options=yes_no,
        ),
    ]


def _offered(request: HttpRequest, file: File | None, name: str, row: Interview) -> HttpResponse:
    if file is None:
        messages.warning(request, _("This has no time that could stand in a calendar."))
        return HttpResponseRedirect(reverse("interview", args=[row.id]))
    return _download(file, name)


def _download(file: File, name: str) -> HttpResponse:
    return HttpResponse(file.data, content_type=TYPE, headers={"Content-Disposition": f'attachment; filename="{name}"'})


urlpatterns = [
    path("calendar/all/", everything, name="calendar_all"),
    path("calendar/address/", address, name="calendar_address"),
    path("calendar/step/<uuid:step_id>/", step, name="calendar_step"),
    path("calendar/promise/<uuid:promise_id>/", promise, name="calendar_promise"),
    path("calendar/interview/<uuid:interview_id>/", interview, name="calendar_interview"),
    path("calendar/<str:file>", feed, name="calendar_feed"),
    path("reminders/<uuid:id>/away/", put_away, name="reminder_away"),
    path("settings/reminders/", settings, name="reminders"),
]
