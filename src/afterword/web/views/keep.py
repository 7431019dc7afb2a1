"""Staying in touch with one person: the rhythm, what passed, and the notes to them."""

from __future__ import annotations

from datetime import date, datetime, time
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from afterword.domain.compose.voice import Voice
from afterword.flows import keeping_touch as flow
from afterword.flows import log, rhythm
from afterword.flows.post import letter
from afterword.flows.prepare import NotReady
from afterword.store import load, queries
from afterword.store.models import KeepInTouch, Note, Person, Touch
from afterword.web.pages import keep as pages
from afterword.web.pages import post as post_pages
from afterword.web.pages.kept_line import keep_changed, kept_answer, kept_at, with_typed

RHYTHM = ("every_days", "most_a_year", "why", "matters")
NOTE = ("about", "why_them", "subject", "text")
SHOWN = 20


@require_http_methods(["GET", "POST"])
def in_touch(request: HttpRequest, id: UUID) -> HttpResponse:
    """The rhythm with one person: when the next note is due and why, and all that may be done about it."""
    person = _person(request, id)
    row = queries.after.keep_of(person)
    if request.method != "POST":
        return _show(request, person, row)
    now = timezone.now()
    match request.POST.get("act", ""):
        case "begin":
            flow.begin(person, now, why=request.POST.get("why", ""), matters="matters" in request.POST)
        case "passed":
            if problem := _note_passed(request, person, now):
                return _show(request, person, row, passed_problem=problem)
        case "take_back":
            _take_back(request, person, now)
        case "put_off" if row is not None:
            until = _day(request.POST.get("until", ""))
            kept = flow.put_off(row, until, now) if until else None
            if kept is None or not kept.ok:
                problem = kept.problem if kept else _("Choose a day.")
                return _show(request, person, row, put_off_problem=problem)
        case "end" if row is not None:
            flow.end(row)
        case "go_on" if row is not None:
            flow.go_on(row, now)
        case "rhythm" if row is not None:
            problems = _keep_rhythm(request, row)[1]
            if problems:
                return _show(request, person, row, problems=problems)
            return HttpResponseRedirect(reverse("in_touch", args=[id]) + "?kept=1")
        case _:
            messages.warning(request, _("That button is not known here. Nothing was changed."))
    return HttpResponseRedirect(reverse("in_touch", args=[id]))


@require_POST
def keep_rhythm(request: HttpRequest, id: UUID) -> HttpResponse:
    """Keeps what is chosen about the rhythm, as it is chosen."""
    row = queries.after.keep_of(_person(request, id))
    if row is None:
        raise Http404
    return kept_answer(request, *_keep_rhythm(request, row))


@require_POST
def new_note(request: HttpRequest, id: UUID) -> HttpResponse:
    """Begins a note to this person."""
    person = _person(request, id)
    try:
        note = flow.new_note(person, request.POST.get("brings", ""))
    except ValueError:
        raise Http404 from None
    return HttpResponseRedirect(reverse("note", args=[id, note.id]))


@require_http_methods(["GET", "POST"])
def note(request: HttpRequest, id: UUID, note_id: UUID) -> HttpResponse:
    """One note: what it brings, its two questions, and how it reads."""
    row = _note(request, id, note_id)
    if request.method != "POST":
        return _show_note(request, row)
    here = HttpResponseRedirect(reverse("note", args=[id, note_id]))
    match request.POST.get("act", "keep"):
        case "brings":
            kept = flow.keep_note(row, "brings", request.POST.get("brings", ""))
            return here if kept.ok else _show_note(request, row, problem=kept.problem)
        case "own":
            written = flow.written(row, timezone.now())
            if written is not None and not row.text.strip():
                flow.keep_note(row, "text", letter.as_text(written.draft))
            return HttpResponseRedirect(reverse("note", args=[id, note_id]) + "#field-text")
        case "composed":
            flow.keep_note(row, "text", "")
            return here
        case "remove":
            kept = flow.remove_note(row)
            if not kept.ok:
                return _show_note(request, row, problem=kept.problem)
            return HttpResponseRedirect(reverse("in_touch", args=[id]))
        case "look":
            problems = _keep_note(request, row)[1]
            if problems:
                return _show_note(request, row, problems=problems)
            try:
                return HttpResponseRedirect(post_pages.address(letter.prepare_note(row, timezone.now())))
            except NotReady as refused:
                return _show_note(request, row, problem=str(refused))
        case _:
            problems = _keep_note(request, row)[1]
            if problems:
                return _show_note(request, row, problems=problems)
            return HttpResponseRedirect(reverse("note", args=[id, note_id]) + "?kept=1")


@require_POST
def keep_note(request: HttpRequest, id: UUID, note_id: UUID) -> HttpResponse:
    """Keeps a note as it is typed; the answer also holds how it reads now."""
    row = _note(request, id, note_id)
    answer = kept_answer(request, *_keep_note(request, row))
    context = {"oob": True, **_reads(row)}
    answer.write(render_to_string("keep/_reads.html", context, request))
    return answer


def _person(request: HttpRequest, id: UUID) -> Person:
    try:
        person = queries.person_of(request.user, id)
    except Person.DoesNotExist:
        raise Http404 from None
    person.owner = request.user
    return person


def _note(request: HttpRequest, id: UUID, note_id: UUID) -> Note:
    try:
        row = queries.keeping.note_of(request.user, note_id)
    except Note.DoesNotExist:
        raise Http404 from None
    if row.person_id != id:
        raise Http404
    row.owner = row.person.owner = request.user
    return row


def _show(
    request: HttpRequest,
    person: Person,
    row: KeepInTouch | None,
    *,
    problems: dict[str, str] | None = None,
    passed_problem: str = "",
    put_off_problem: str = "",
) -> HttpResponse:
    now, here = timezone.now(), load.own_zone(request.user)
    today = now.astimezone(here).date()
    found = rhythm.next_of(row, person) if row is not None else None
    begun, went = pages.note_lines(list(queries.keeping.notes_to(person)[:SHOWN]), today, here)
    fields = list(pages.rhythm_fields(row)) if row is not None else []
    typed = request.POST.dict()
    context = {
        "person": person,
        "row": row,
        "standing": pages.standing(row, found, person, today),
        "begin_fields": pages.begin_fields(typed),
        "fields": with_typed(fields, typed, problems) if problems else fields,
        "kinds": pages.kinds("", opening=False),
        "begun": begun,
        "went": went,
        "passed_fields": pages.passed_fields(typed if passed_problem else {}, passed_problem, today),
        "passed": pages.passed_lines(list(queries.touches_with(person)[:SHOWN]), today, here),
        "passed_problem": passed_problem,
        "put_off_problem": put_off_problem,
        "until": typed.get("until", ""),
        "tomorrow": date.fromordinal(today.toordinal() + 1).isoformat(),
        "kept": kept_at(request) if "kept" in request.GET else "",
    }
    return render(
        request, "keep/in_touch.html", context, status=422 if problems or passed_problem or put_off_problem else 200
    )


def _show_note(
    request: HttpRequest, row: Note, *, problems: dict[str, str] | None = None, problem: str = ""
) -> HttpResponse:
    now, here = timezone.now(), load.own_zone(request.user)
    context = {"note": row, "person": row.person, "problem": problem}
    if row.sent_at is not None:
        context |= {"sent_on": pages.moment(row, here), "paragraphs": row.sent_text.split("\n\n")}
        return render(request, "keep/sent.html", context, status=422 if problem else 200)
    kept = queries.after.keep_of(row.person)
    context["known"] = pages.known(row.person, kept)
    context["kinds"] = pages.kinds(row.brings, opening=row.opening_id is not None)
    if not row.brings:
        return render(request, "keep/brings.html", context, status=422 if problem else 200)
    case = flow.case_with(row.person)
    name = Voice(case, now).address(case.interview.interviewers[0])
    fields = pages.note_fields(row, name)
    context |= {
        "fields": with_typed(fields, request.POST.dict(), problems) if problems else fields,
        "brings_label": pages.BRINGS[row.brings][0],
        "text_typed": request.POST.get("text", row.text) if problems else row.text,
        "text_problem": (problems or {}).get("text", ""),
        "kept": kept_at(request) if "kept" in request.GET else "",
        **_reads(row),
    }
    return render(request, "keep/note.html", context, status=422 if problem or problems else 200)


def _reads(row: Note) -> dict[str, object]:
    """How the note reads now, with all there is to say about it."""
    written = flow.written(row, timezone.now())
    if written is None:
        return {}
    return {
        "paragraphs": pages.paragraphs(written.draft),
        "checks": [check for check in written.checks if check.rule != "open_slot"],
        "subject": written.draft.subject,
        "whole": not written.draft.slots,
        "length": pages.length_words(written),
    }


def _keep_rhythm(request: HttpRequest, row: KeepInTouch) -> tuple[list[str], dict[str, str]]:
    held = {name: str(getattr(row, name)) for name in RHYTHM} | {"matters": "yes" if row.matters else ""}
    typed = {"matters": "", **request.POST.dict()}  # a box that is not ticked sends nothing
    return keep_changed(held, typed, lambda name, value: flow.change(row, name, value))


def _keep_note(request: HttpRequest, row: Note) -> tuple[list[str], dict[str, str]]:
    held = {name: getattr(row, name) for name in NOTE}
    return keep_changed(held, request.POST.dict(), lambda name, value: flow.keep_note(row, name, value))


def _note_passed(request: HttpRequest, person: Person, now: datetime) -> str:
    """Notes what passed outside any interview; the sentence that says what is wrong, "" when it is noted."""
    side, _colon, way = request.POST.get("passed", "").partition(":")
    day = _day(request.POST.get("day", ""))
    here = load.own_zone(request.user)
    if f"{side}:{way}" not in dict(pages.PASSED):
        return _("Choose what happened.")
    if day is None or day > now.astimezone(here).date():
        return _("Choose the day it happened. It cannot lie ahead.")
    at = min(datetime.combine(day, time(12), tzinfo=here), now)
    words = request.POST.get("words", "")
    wrote = side == "out" and way in ("email", "message", "letter")
    way_of: Touch.Way = Touch.Way(way)
    flow.contact(person, way_of.value, outward=side == "out", at=at, words=words, note=wrote)  # type: ignore[arg-type]
    return ""


def _take_back(request: HttpRequest, person: Person, now: datetime) -> None:
    try:
        touch = queries.keeping.touch_with(person, UUID(request.POST.get("touch", "")))
    except (Touch.DoesNotExist, ValueError):
        raise Http404 from None
    log.take_back(touch, now)


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed.strip())
    except ValueError:
        return None


urlpatterns = [
    path("people/<uuid:id>/in-touch/", in_touch, name="in_touch"),
    path("people/<uuid:id>/in-touch/keep/", keep_rhythm, name="keep_rhythm"),
    path("people/<uuid:id>/notes/", new_note, name="new_note"),
    path("people/<uuid:id>/notes/<uuid:note_id>/", note, name="note"),
    path("people/<uuid:id>/notes/<uuid:note_id>/keep/", keep_note, name="keep_note"),
]
