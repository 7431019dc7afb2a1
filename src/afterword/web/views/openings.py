"""Employers' lists of openings that the person follows, what fits, and what they do about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from afterword.flows import keeping_touch
from afterword.flows import openings as flow
from afterword.flows.kept import Unreadable
from afterword.flows.reminders import zone_of
from afterword.store import queries
from afterword.store.models import Board, Opening, Person
from afterword.web.pages import dates
from afterword.web.pages import openings as pages
from afterword.web.pages.fields import Field
from afterword.web.pages.kept_line import keep_changed, kept_answer, kept_at, with_typed

NEW_SHOWN = 20


@require_http_methods(["GET", "POST"])
def openings(request: HttpRequest) -> HttpResponse:
    """The lists that are followed and what is new; on POST, follows one more."""
    now = timezone.now()
    given = request.POST.get("address", "")
    employer = request.POST.get("employer", request.GET.get("employer", ""))  # another page may name whom to follow
    problem = ""
    if request.method == "POST":
        followed = flow.follow(request.user, given, now, employer=employer)
        if followed.board is not None:
            if not followed.new:
                messages.info(request, _("You follow this list already."))
            return HttpResponseRedirect(reverse("openings_board", args=[followed.board.id]))
        problem = followed.problem
    profile = queries.profile_of(request.user)
    zone = zone_of(profile)
    new = list(queries.openings.fresh_of(request.user, now - flow.FRESH)[:NEW_SHOWN])
    context = {
        "boards": pages.board_lines(queries.openings.counted_boards_of(request.user), now, zone),
        "new": pages.lines(new, now, zone),
        "wishes": pages.wishes(profile),
        "fields": [
            Field("address", _("Their careers page, or one of their jobs"), value=given, problem=problem,
                  hint=_("The address from your browser’s bar.")),
            Field("employer", _("Employer"), value=employer, optional=True),
        ],
    }  # fmt: skip
    return render(request, "openings/list.html", context, status=422 if problem else 200)


@require_http_methods(["GET", "POST"])
def wishes(request: HttpRequest) -> HttpResponse:
    """What the person looks for."""
    profile = queries.profile_of(request.user)
    fields, kept, status = pages.wish_fields(profile), "", 200
    if request.method == "POST":
        problems = _keep_wishes(request)[1]
        if not problems:
            return HttpResponseRedirect(reverse("openings_wishes") + "?kept=1")
        fields, status = with_typed(fields, request.POST, problems), 422
    elif "kept" in request.GET:
        kept = kept_at(request)
    context = {"fields": fields, "kept": kept, "keep_url": reverse("openings_wishes_keep")}
    return render(request, "openings/wishes.html", context, status=status)


@require_POST
def keep_wishes(request: HttpRequest) -> HttpResponse:
    return kept_answer(request, *_keep_wishes(request))


@require_http_methods(["GET", "POST"])
def board(request: HttpRequest, board_id: UUID) -> HttpResponse:
    """One list: what fits, what else there is, whom the person knows there, and what counts here."""
    row = _board(request, board_id)
    now = timezone.now()
    there = flow.people_there(row)
    fields, kept, status = pages.board_fields(row, there), "", 200
    if request.method == "POST":
        problems = _keep_board(request, row, now)[1]
        if not problems:
            return HttpResponseRedirect(reverse("openings_board", args=[board_id]) + "?kept=1")
        fields, status = with_typed(fields, request.POST, problems), 422
    elif "kept" in request.GET:
        kept = kept_at(request)
    profile = queries.profile_of(request.user)
    zone = zone_of(profile)
    context = {
        "board": row,
        "standing": pages.standing(row, now, zone),
        "seen": pages.seen(list(queries.openings.openings_on(row).select_related("board")), now, zone),
        "known": flow.knows_what(profile) or bool(row.roles.strip()),
        "fields": fields,
        "kept": kept,
        "keep_url": reverse("openings_board_keep", args=[board_id]),
    }
    return render(request, "openings/board.html", context, status=status)


@require_POST
def keep_board(request: HttpRequest, board_id: UUID) -> HttpResponse:
    return kept_answer(request, *_keep_board(request, _board(request, board_id), timezone.now()))


@require_POST
def act_on_board(request: HttpRequest, board_id: UUID) -> HttpResponse:
    """Pauses, asks again, marks as seen, or leaves a list."""
    row = _board(request, board_id)
    now = timezone.now()
    match request.POST.get("act", ""):
        case "pause":
            flow.pause(row, now)
        case "ask":
            due = flow.ask_again(row, now)
            zone = zone_of(queries.profile_of(request.user))
            if due > now:
                sentence = _("Afterword looked only just now, so it looks again at {time}.")
                messages.info(request, sentence.format(time=dates.clock(due, zone)))
            else:
                messages.info(request, _("Afterword is looking now. Come back in a minute."))
        case "seen":
            flow.mark_seen(request.user, row)
        case "leave":
            flow.unfollow(row)
            messages.info(request, _("You no longer follow {employer}.").format(employer=row.employer))
            return HttpResponseRedirect(reverse("openings"))
        case _:
            raise Http404
    return HttpResponseRedirect(reverse("openings_board", args=[board_id]))


@require_http_methods(["GET", "POST"])
def opening(request: HttpRequest, id: UUID) -> HttpResponse:
    """One opening and what to do about it; on POST, there is an interview for it."""
    row = _opening(request, id)
    now = timezone.now()
    zone = zone_of(queries.profile_of(request.user))
    when, problem = request.POST.get("when", ""), ""
    if request.method == "POST":
        try:
            interview = flow.prepare(row, when, "", now)
            messages.success(request, _("The interview is kept, and the opening with it as their advert."))
            return HttpResponseRedirect(reverse("interview", args=[interview.id]))
        except Unreadable as unread:
            problem = str(unread)
    field = Field(
        "when", _("When is it?"), value=when, hint=_("Such as 27 November 2026, 14:30."), problem=problem
    )  # fmt: skip
    return render(request, "openings/opening.html", _one(row, field, now, zone), status=422 if problem else 200)


@require_POST
def act_on_opening(request: HttpRequest, id: UUID) -> HttpResponse:
    """Sets an opening aside, or brings it back."""
    row = _opening(request, id)
    match request.POST.get("act", ""):
        case "aside":
            flow.mark([row], Opening.State.SET_ASIDE)
            return HttpResponseRedirect(reverse("openings_board", args=[row.board_id]))
        case "back":
            flow.mark([row], Opening.State.SEEN)
        case "seen":
            flow.mark([row], Opening.State.SEEN)
            return HttpResponseRedirect(reverse("openings"))
        case _:
            raise Http404
    return HttpResponseRedirect(reverse("opening", args=[id]))


@require_POST
def write_note(request: HttpRequest, id: UUID) -> HttpResponse:
    """Begins a note about this opening to somebody the person knows there."""
    row = _opening(request, id)
    try:
        person = queries.person_of(request.user, request.POST.get("person", ""))
    except (Person.DoesNotExist, ValueError, ValidationError):
        messages.info(request, _("Say first whom you know there."))
        return HttpResponseRedirect(reverse("openings_board", args=[row.board_id]) + "#settings")
    note = keeping_touch.note_about(person, row)
    return HttpResponseRedirect(reverse("note", args=[person.id, note.id]))


def _one(row: Opening, when: Field, now: datetime, zone: tzinfo) -> dict[str, object]:
    known = row.board.person
    there = [known] if known is not None else flow.people_there(row.board)[:3]
    return {
        "opening": row,
        "one": pages.one(row, now, zone),
        "people": there,
        "when": when,
        "aside": row.state == Opening.State.SET_ASIDE,
        "new": row.state == Opening.State.NEW,
    }


def _keep_wishes(request: HttpRequest) -> tuple[list[str], dict[str, str]]:
    profile, now = queries.profile_of(request.user), timezone.now()
    held = {name: getattr(profile, name) for name in ("wanted_roles", "wanted_places")}
    return keep_changed(held, request.POST.dict(), lambda name, value: flow.keep_wish(profile, name, value, now))


def _keep_board(request: HttpRequest, row: Board, now: datetime) -> tuple[Sequence[str], dict[str, str]]:
    person = row.person.name if row.person is not None else ""
    held = {"employer": row.employer, "roles": row.roles, "places": row.places, "person": person}
    return keep_changed(held, request.POST.dict(), lambda name, value: flow.keep(row, name, value, now))


def _board(request: HttpRequest, id: UUID) -> Board:
    try:
        return queries.openings.board_of(request.user, id)
    except Board.DoesNotExist:
        raise Http404 from None


def _opening(request: HttpRequest, id: UUID) -> Opening:
    try:
        return queries.openings.opening_of(request.user, id)
    except Opening.DoesNotExist:
        raise Http404 from None


urlpatterns = [
    path("openings/", openings, name="openings"),
    path("openings/wishes/", wishes, name="openings_wishes"),
    path("openings/wishes/keep/", keep_wishes, name="openings_wishes_keep"),
    path("openings/lists/<uuid:board_id>/", board, name="openings_board"),
    path("openings/lists/<uuid:board_id>/keep/", keep_board, name="openings_board_keep"),
    path("openings/lists/<uuid:board_id>/act/", act_on_board, name="openings_board_act"),
    path("openings/<uuid:id>/", opening, name="opening"),
    path("openings/<uuid:id>/act/", act_on_opening, name="opening_act"),
    path("openings/<uuid:id>/note/", write_note, name="opening_note"),
]
