"""Contact cards: a file brought in, looked over person by person, and everybody as one file to take along."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from afterword.domain.interview import Problem
from afterword.flows import vcards as flow
from afterword.reading.vcard import LIMIT
from afterword.store import load, queries
from afterword.web.pages import vcards as pages
from afterword.writing.vcf import TYPE, contact_cards

AT_A_TIME = 50
DIFFERS_SHOWN = 5


@require_http_methods(["GET", "POST"])
def cards_in(request: HttpRequest) -> HttpResponse:
    """Takes a file; shows who is in it, some at a time, with a choice for each; does what was chosen."""
    if request.method != "POST":
        return _ask(request)
    if "held" in request.POST:
        return _take(request)
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile):
        return _ask(request, problem=_("Choose a file with contact cards first."))
    looked = flow.look(request.user, file.read(), file.name or _("the file"))
    if not looked.offers:
        return _ask(request, problems=looked.problems)
    lines = pages.problem_lines(looked.problems)
    return _choose(request, looked.offers, looked.held, problems=lines, left_out=pages.left_out(looked.left_out))


@require_safe
def cards_out(request: HttpRequest) -> HttpResponse:
    """Everybody as one file for a telephone or a mail program."""
    people = queries.people_of(request.user)
    data = contact_cards((load.person_of(row), row.organisation, f"urn:uuid:{row.id}") for row in people)
    headers = {"Content-Disposition": 'attachment; filename="people.vcf"'}
    return HttpResponse(data, content_type=TYPE, headers=headers)


def _take(request: HttpRequest) -> HttpResponse:
    cards = flow.held_cards(request.POST["held"])
    if not cards:
        return _ask(request, problem=_("This page is too old. Choose the file once more; nothing was taken."))
    now, later = cards[:AT_A_TIME], cards[AT_A_TIME:]
    choices = {place: request.POST.get(f"card-{place}", flow.LEAVE) for place in range(len(now))}
    taken = flow.take(request.user, now, choices)
    _say(request, taken)
    if later and request.POST.get("act") == "next":
        return _choose(request, flow.offers(request.user, later), flow.held(later))
    return HttpResponseRedirect(reverse("people"))


def _say(request: HttpRequest, taken: flow.Taken) -> None:
    new, fuller = len(taken.new), len(taken.fuller)
    if new:
        said = ngettext("{count} person is new here.", "{count} people are new here.", new)
        messages.success(request, said.format(count=new))
    if fuller:
        said = ngettext("Of {count} person more is known now.", "Of {count} people more is known now.", fuller)
        messages.success(request, said.format(count=fuller))
    for person, field, theirs in taken.differs[:DIFFERS_SHOWN]:
        said = _("{name}: the card says “{theirs}” for {field}. What you had stays.")
        messages.warning(request, said.format(name=person.name, theirs=theirs, field=pages.FIELDS[field]))
    if not new and not fuller:
        messages.info(request, _("Nobody was added."))


def _choose(
    request: HttpRequest,
    offers: Sequence[flow.Offer],
    held: str,
    *,
    problems: Sequence[str] = (),
    left_out: str = "",
) -> HttpResponse:
    context = {
        "rows": [pages.row(place, offer) for place, offer in enumerate(offers[:AT_A_TIME])],
        "held": held,
        "later": max(len(offers) - AT_A_TIME, 0),
        "total": len(offers),
        "many": len(offers) > flow.FEW,
        "problems": problems,
        "left_out": left_out,
    }
    return render(request, "keep/cards.html", context)


def _ask(request: HttpRequest, problem: str = "", problems: Sequence[Problem] = ()) -> HttpResponse:
    lines = [problem] if problem else pages.problem_lines(problems)
    context = {"problems": lines, "largest": LIMIT, "anyone": queries.people_of(request.user).exists()}
    return render(request, "keep/cards_in.html", context, status=422 if lines else 200)


urlpatterns = [
    path("people/cards/", cards_in, name="cards_in"),
    path("people/cards.vcf", cards_out, name="cards_out"),
]
