"""Taking everything along, or having everything deleted."""

from __future__ import annotations

import tempfile

from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Model
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_safe

from afterword.flows import arrive
from afterword.flows import leave as flow
from afterword.store.models import (
    Advice,
    Board,
    Correction,
    DraftChange,
    DraftVersion,
    Evidence,
    Exchange,
    Feedback,
    Incoming,
    Interview,
    Note,
    Opening,
    Outcome,
    Paper,
    Person,
    PracticeCard,
    PracticeReview,
    Promise,
    Step,
    Touch,
    User,
)
from afterword.web.settings import LARGEST_REQUEST
from afterword.web.views.papers import ROOM_FOR_THE_FORM


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """Says what the file will hold."""
    return render(request, "leave/export.html", {"facts": _facts(request.user)})


@require_safe
def export_file(request: HttpRequest) -> FileResponse:
    """The zip itself, made now: in a nameless file of the home, which is gone when it was handed over."""
    file = tempfile.TemporaryFile(dir=settings.SETTINGS.home)  # noqa: SIM115 - the response closes it
    flow.export_into(file, request.user)
    file.seek(0)
    name = f"afterword-{timezone.now():%Y-%m-%d}.zip"
    return FileResponse(file, as_attachment=True, filename=name, content_type="application/zip")


@require_http_methods(["GET", "POST"])
def import_file(request: HttpRequest) -> HttpResponse:
    """Where nothing is yet: takes an export in. Elsewhere it says what is here and how to have an empty place."""
    problem = ""
    if request.method == "POST":
        given = request.FILES.get("file")
        if isinstance(given, UploadedFile):
            arrived = arrive.bring_in(request.user, given.file, timezone.now())
            if arrived.ok:
                messages.success(request, _("Everything is here now, as it was."))
                for note in arrived.notes:
                    messages.warning(request, note)
                return HttpResponseRedirect(reverse("today"))
            problem = arrived.problem
        else:
            problem = _("Choose the file first.")
    context = {
        "here": arrive.what_is_here(request.user),
        "problem": problem,
        "largest": LARGEST_REQUEST - ROOM_FOR_THE_FORM,
        "megabytes": LARGEST_REQUEST // 2**20 - 1,
    }
    return render(request, "leave/import.html", context, status=422 if problem else 200)


@require_http_methods(["GET", "POST"])
def delete(request: HttpRequest) -> HttpResponse:
    """Says exactly what would go; on POST, and with the word typed, deletes it."""
    word = pgettext("the word to type", "delete")
    typed = request.POST.get("word", "").strip()
    if request.method == "POST" and typed.casefold() == word.casefold():
        # A session may still hold words that were just removed and could have been put back.
        request.session.pop("removed_evidence", None)
        request.session.save()
        flow.delete_everything(request.user)
        return render(request, "leave/gone.html")
    problem = ""
    if request.method == "POST":
        problem = _("Nothing was deleted. To delete everything, type the word “{word}”.").format(word=word)
    context = {
        "facts": _facts(request.user),
        "word": word,
        "typed": typed,
        "problem": problem,
        "backups": _("The copies Afterword made of its own database go too. Files you saved elsewhere stay."),
    }
    return render(request, "leave/delete.html", context, status=422 if problem else 200)


def _facts(owner: User) -> list[dict[str, object]]:
    """What is kept here, counted, in words the person knows."""
    counted: list[tuple[str, tuple[type[Model], ...]]] = [
        (_("Interviews"), (Interview,)),
        (_("Questions and answers"), (Exchange,)),
        (_("Steps"), (Step,)),
        (_("Words of yours in drafts, and kept versions"), (DraftChange, DraftVersion)),
        (_("Advice"), (Advice,)),
        (_("What has happened, and promises"), (Touch, Promise)),
        (_("Messages brought in"), (Incoming,)),
        (_("What came of it, and what was said of you"), (Outcome, Feedback)),
        (_("Notes to people"), (Note,)),
        (_("Practice cards, and tries"), (PracticeCard, PracticeReview)),
        (_("Lists of openings, and openings seen"), (Board, Opening)),
        (_("People"), (Person,)),
        (_("Evidence"), (Evidence,)),
        (_("Papers, and what you said of them"), (Paper, Correction)),
    ]
    facts: list[dict[str, object]] = [
        {"label": label, "count": sum(model.objects.filter(owner=owner).count() for model in models)}  # type: ignore[attr-defined]
        for label, models in counted
    ]
    facts.append({"label": _("Your settings"), "count": _("all of them")})
    return facts


urlpatterns = [
    path("export/", export, name="export"),
    path("export/file/", export_file, name="export_file"),
    path("import/", import_file, name="import"),
    path("delete/", delete, name="delete"),
]
