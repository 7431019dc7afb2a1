"""The people met in interviews and those the person turns to."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from afterword.flows import people as flow
from afterword.flows import rhythm
from afterword.flows.kept import Unreadable, one_line
from afterword.store import load, queries
from afterword.store.models import Person
from afterword.web.pages.fields import Field
from afterword.web.pages.keep import standing
from afterword.web.pages.kept_line import keep_changed, kept_answer, kept_at, with_typed
from afterword.web.pages.log import with_person
from afterword.writing.vcf import TYPE, contact_card

SHOWN = 50
INTERVIEWS_SHOWN = 10
TOUCHES_SHOWN = 20
FIELDS = ("name", "title", "organisation", "phone", "email", "address_as", "notes")


@require_http_methods(["GET", "POST"])
def people(request: HttpRequest) -> HttpResponse:
    """Everyone, by name, a page at a time; on POST, adds someone and opens their page."""
    name = problem = ""
    if request.method == "POST":
        name = request.POST.get("name", "").strip()
        problem = _("Type a name, even half of it.")
        if name:
            try:
                person = flow.add(request.user, name, adviser="is_adviser" in request.POST)
                return HttpResponseRedirect(reverse("person", args=[person.id]))
            except Unreadable as refused:
                problem = str(refused)
    wanted = one_line(request.GET.get("q", ""))[:200]
    today = load.own_day(request.user, timezone.now())
    everyone = queries.keeping.people_in_touch_of(request.user)
    total = everyone.count()
    if "due" in request.GET:
        everyone = everyone.filter(keep__state="on", keep__due_on__lte=today).order_by("keep__due_on", "name")
    if wanted:
        everyone = everyone.filter(Q(name__icontains=wanted) | Q(organisation__icontains=wanted))
    page = Paginator(everyone, SHOWN).get_page(request.GET.get("page"))
    return render(
        request,
        "people/list.html",
        {
            "people": page.object_list,
            "page_of": page,
            "total": total,
            "today": today,
            "only_due": "due" in request.GET,
            "wanted": wanted,
            "keep_wanted": _kept_along(request, wanted),
            "name_field": Field("name", _("Name"), value=name, problem=problem),
            "adviser_checked": "is_adviser" in request.POST,
        },
        status=422 if problem else 200,
    )


def _kept_along(request: HttpRequest, wanted: str) -> str:
    """What of the address goes along to the next page of the list."""
    along = {"q": wanted} if wanted else {}
    if "due" in request.GET:
        along["due"] = "1"
    return f"&{urlencode(along)}" if along else ""


@require_http_methods(["GET", "POST"])
def person(request: HttpRequest, id: UUID) -> HttpResponse:
    """One person: how to reach them, how to address them, where you met."""
    row = _person(request, id)
    fields = _fields(row)
    kept = ""
    status = 200
    if request.method == "POST":
        problems = _keep(request, row)[1]
        if not problems:
            return HttpResponseRedirect(reverse("person", args=[id]) + "?kept=1")
        fields, status = with_typed(fields, request.POST, problems), 422
    elif "kept" in request.GET:
        kept = kept_at(request)
    row.owner = request.user
    zone = load.own_zone(request.user)
    keep = queries.after.keep_of(row)
    met = list(queries.interviews_with(row)[: INTERVIEWS_SHOWN + 1])
    more = queries.interviews_with(row).count() - INTERVIEWS_SHOWN if len(met) > INTERVIEWS_SHOWN else 0
    return render(
        request,
        "people/person.html",
        {
            "person": row,
            "fields": fields,
            "now": timezone.now(),
            "interviews": met[:INTERVIEWS_SHOWN],
            "more_interviews": more,
            "removable": not met,
            "touches": with_person(list(queries.touches_with(row)[:TOUCHES_SHOWN]), timezone.now(), zone),
            "keep": standing(
                keep, rhythm.next_of(keep, row) if keep else None, row, timezone.now().astimezone(zone).date()
            ),
            "keep_url": reverse("keep_person", args=[id]),
            "kept": kept,
        },
        status=status,
    )


@require_POST
def keep_person(request: HttpRequest, id: UUID) -> HttpResponse:
    """Keeps what is typed on a person's page, as it is typed."""
    return kept_answer(request, *_keep(request, _person(request, id)))


@require_POST
def remove_person(request: HttpRequest, id: UUID) -> HttpResponse:
    """Removes someone no interview names. Those who sat in one stay with it."""
    row = _person(request, id)
    if queries.interviews_with(row).exists():
        return HttpResponseRedirect(reverse("person", args=[id]))
    flow.remove(row)
    return HttpResponseRedirect(reverse("people"))


def _person(request: HttpRequest, id: UUID) -> Person:
    try:
        return queries.person_of(request.user, id)
    except Person.DoesNotExist:
        raise Http404 from None


@require_safe
def card(request: HttpRequest, id: UUID) -> HttpResponse:
    """The person as a contact card, for a telephone."""
    row = _person(request, id)
    data = contact_card(load.person_of(row), row.organisation, f"urn:uuid:{row.id}")
    name = "".join(letter for letter in row.name if letter.isascii() and (letter.isalnum() or letter in " -")).strip()
    headers = {"Content-Disposition": f'attachment; filename="{name or "contact"}.vcf"'}
    return HttpResponse(data, content_type=TYPE, headers=headers)


def _keep(request: HttpRequest, row: Person) -> tuple[list[str], dict[str, str]]:
    held = {name: getattr(row, name) for name in FIELDS} | {"is_adviser": "yes" if row.is_adviser else ""}
    # A box that is not ticked sends nothing; the form always holds it, so nothing means no.
    typed = {"is_adviser": "", **request.POST.dict()}
    return keep_changed(held, typed, lambda name, value: flow.keep(row, name, value))


def _fields(row: Person) -> list[Field]:
    return [
        Field("name", _("Name"), value=row.name),
        Field("title", _("What they do"), value=row.title, optional=True),
        Field("organisation", _("Where"), value=row.organisation, optional=True),
        Field("phone", _("Phone"), "tel", row.phone, hint=_("Only a number they gave you."), optional=True),
        Field("email", _("E-mail"), "email", row.email, optional=True),
        Field(
            "address_as",
            _("How you address them"),
            value=row.address_as,
            hint=_("As in a greeting: “Ms Okafor”, “Royce”, “Dr. Maas”."),
            optional=True,
        ),
        Field("notes", _("Notes"), "words", row.notes, hint=_("For you alone, never sent."), optional=True),
    ]


urlpatterns = [
    path("people/", people, name="people"),
    path("people/<uuid:id>/", person, name="person"),
    path("people/<uuid:id>/keep/", keep_person, name="keep_person"),
    path("people/<uuid:id>/card.vcf", card, name="contact_card"),
    path("people/<uuid:id>/remove/", remove_person, name="person_remove"),
]
