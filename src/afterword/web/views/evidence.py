"""The evidence bank: what the person has done and can prove, typed or read from a résumé."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from afterword.flows import bank, put_back, tellings
from afterword.flows.kept import LONGEST_TEXT, Kept
from afterword.store import queries
from afterword.store.models import Evidence, Telling
from afterword.web.pages.fields import Field
from afterword.web.pages.kept_line import keep_changed, kept_answer, kept_at, with_typed
from afterword.web.pages.told_where import elsewhere, told_words, who_heard

SHOWN = 100
PROBLEMS_SHOWN = 20
RECENT = 12  # interviews to choose from, where it was told
LARGEST = 5 * 1024 * 1024  # bytes; a long résumé in this format is a fiftieth of it
FIELDS = ("text", "at", "role", "started", "ended")


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of evidence and who has heard it, in words; `fresh`: nobody yet."""

    id: UUID
    text: str
    told: str
    fresh: bool


@dataclass(slots=True)
class Group:
    """Evidence from one organisation; `role` is named when it is the same for all of it."""

    at: str
    role: str = ""
    items: list[Shown] = field(default_factory=list)


@require_http_methods(["GET", "POST"])
def evidence(request: HttpRequest) -> HttpResponse:
    """The bank, by organisation. On POST adds one, or reads a résumé and says what could not be read."""
    match request.POST.get("act", "add") if request.method == "POST" else "":
        case "import":
            return _read_resume(request)
        case "":
            return _show(request)
    text, at = request.POST.get("text", "").strip(), request.POST.get("at", "").strip()
    if not text:
        return _show(request, problem=_("Say what you did, in a sentence or two."), typed_at=at, status=422)
    if len(text) > LONGEST_TEXT:
        problem = _("That is too long for one piece of evidence. Split it: one thing each.")
        return _show(request, problem=problem, typed=text, typed_at=at, status=422)
    row = bank.add(request.user, text, at)
    return HttpResponseRedirect(f"{reverse('evidence')}#e-{row.id}")


@require_http_methods(["GET", "POST"])
def item(request: HttpRequest, id: UUID) -> HttpResponse:
    """One piece of evidence, to be changed."""
    row = _evidence(request, id)
    fields = _fields(row)
    status, kept = 200, ""
    if request.method == "POST":
        problems = _keep(request, row)[1]
        if not problems:
            return HttpResponseRedirect(f"{reverse('evidence')}#e-{row.id}")
        fields, status = with_typed(fields, request.POST, problems), 422
    elif "kept" in request.GET:
        kept = kept_at(request)
    heard = tellings.told_where(request.user, [row])[row]
    context = {
        "item": row,
        "fields": fields,
        "kept": kept,
        "keep_url": reverse("keep_evidence", args=[id]),
        "heard": [who_heard(one) for one in heard],
        "elsewhere": elsewhere(queries.interviews_of(request.user)[:RECENT], heard, timezone.now()),
    }
    return render(request, "evidence/item.html", context, status=status)


@require_POST
def keep_item(request: HttpRequest, id: UUID) -> HttpResponse:
    return kept_answer(request, *_keep(request, _evidence(request, id)))


@require_POST
def remove(request: HttpRequest, id: UUID) -> HttpResponse:
    """Removes one; until the next one goes, the page offers to put it back."""
    row = _evidence(request, id)
    request.session["removed_evidence"] = put_back.memory_of(row)
    bank.remove(row)
    return HttpResponseRedirect(reverse("evidence"))


@require_POST
def restore(request: HttpRequest) -> HttpResponse:
    memory = request.session.pop("removed_evidence", None)
    if memory is None:
        return HttpResponseRedirect(reverse("evidence"))
    row = put_back.put_back(request.user, memory)
    return HttpResponseRedirect(f"{reverse('evidence')}#e-{row.id}")


def _evidence(request: HttpRequest, id: UUID) -> Evidence:
    try:
        return queries.evidence_item_of(request.user, id)
    except Evidence.DoesNotExist:
        raise Http404 from None


def _keep(request: HttpRequest, row: Evidence) -> tuple[list[str], dict[str, str]]:
    held = {name: getattr(row, name) or "" for name in FIELDS}
    typed = request.POST.dict()
    if not typed.get("text", "x").strip():
        safe, problems = keep_changed({k: v for k, v in held.items() if k != "text"}, typed, _keeper(row))
        return safe, {**problems, "text": _("Say what you did. To take it out, use “Remove it” below.")}
    return keep_changed(held, typed, _keeper(row))


def _keeper(row: Evidence) -> Callable[[str, str], Kept]:
    return lambda name, value: bank.keep(row, name, value)


def _read_resume(request: HttpRequest) -> HttpResponse:
    upload = request.FILES.get("file")
    if not isinstance(upload, UploadedFile):
        return _show(request, file_problem=_("Choose the file first."), status=422)
    name = upload.name or _("The file")
    if not upload.size:
        return _show(request, file_problem=_("{name} is empty. Choose another file.").format(name=name), status=422)
    if upload.size > LARGEST:
        problem = _("{name} is larger than 5 MB. A résumé is far smaller; choose a smaller file of it.")
        return _show(request, file_problem=problem.format(name=name), status=422)
    before = queries.evidence_of(request.user).count()
    problems = bank.import_resume(request.user, upload.read(), name)
    after = queries.evidence_of(request.user).count()
    heading = _read_heading(name, after - before, bool(problems))
    return _show(request, problems=problems, read_heading=heading, status=422 if problems and after == before else 200)


def _read_heading(name: str, new: int, problems: bool) -> str:
    if new:
        read = ngettext("{name}: {n} thing is new here.", "{name}: {n} things are new here.", new)
        return read.format(name=name, n=new)
    if problems:
        return _("{name}: nothing new could be taken from it.").format(name=name)
    return _("{name}: everything in it was here already.").format(name=name)


def _show(
    request: HttpRequest,
    *,
    problem: str = "",
    typed: str = "",
    typed_at: str = "",
    file_problem: str = "",
    problems: list[object] | None = None,
    read_heading: str = "",
    status: int = 200,
) -> HttpResponse:
    page = Paginator(queries.evidence_of(request.user), SHOWN).get_page(request.GET.get("page"))
    fields = [
        Field("text", _("What you did, and how it ended"), "words", typed, problem=problem),
        Field("at", _("Where"), value=typed_at, optional=True),
    ]
    context = {
        "groups": _groups(tellings.told_where(request.user, page.object_list)),
        "page_of": page,
        "fields": fields,
        "file_problem": file_problem,
        "problems": problems if problems is None else problems[:PROBLEMS_SHOWN],
        "more_problems": max(0, len(problems or ()) - PROBLEMS_SHOWN),
        "read_heading": read_heading,
        "removed": request.session.get("removed_evidence"),
    }
    return render(request, "evidence/list.html", context, status=status)


def _groups(told: Mapping[Evidence, list[Telling]]) -> list[Group]:
    """By organisation; in each what nobody has heard comes before what was told."""
    groups: dict[str, Group] = {}
    roles: dict[str, set[str]] = {}
    for row, heard in told.items():
        fresh = all(one.how == Telling.How.UNTOLD for one in heard)
        shown = Shown(row.id, row.text, told_words(heard), fresh)
        groups.setdefault(row.at.casefold(), Group(row.at)).items.append(shown)
        roles.setdefault(row.at.casefold(), set()).add(row.role)
    for key, group in groups.items():
        group.role = roles[key].pop() if len(roles[key]) == 1 else ""
        group.items.sort(key=lambda one: not one.fresh)
    return list(groups.values())


def _fields(row: Evidence) -> list[Field]:
    return [
        Field("text", _("What you did, and how it ended"), "words", row.text),
        Field("at", _("Where"), value=row.at, optional=True),
        Field("role", _("Your job there"), value=row.role, optional=True),
        Field("started", _("From"), value=row.started, hint=_("A year or a month: 2019, or 2019-04."), optional=True),
        Field("ended", _("Until"), value=row.ended or "", hint=_("Empty if you are still there."), optional=True),
    ]


urlpatterns = [
    path("evidence/", evidence, name="evidence"),
    path("evidence/restore/", restore, name="evidence_restore"),
    path("evidence/<uuid:id>/", item, name="evidence_item"),
    path("evidence/<uuid:id>/keep/", keep_item, name="keep_evidence"),
    path("evidence/<uuid:id>/remove/", remove, name="evidence_remove"),
]
