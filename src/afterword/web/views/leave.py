"""Taking everything along, or having everything deleted."""

from __future__ import annotations

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_safe

from afterword.flows import leave as flow
from afterword.store.models import (
    Advice,
    Correction,
    DraftChange,
    DraftVersion,
    Evidence,
    Exchange,
    Interview,
    Paper,
    Person,
    Step,
    User,
)


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """Says what the file will hold."""
    return render(request, "leave/export.html", {"facts": _facts(request.user)})


@require_safe
def export_file(request: HttpRequest) -> HttpResponse:
    """The zip itself, made now."""
    name = f"afterword-{timezone.now():%Y-%m-%d}.zip"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(flow.export_everything(request.user), content_type="application/zip", headers=headers)


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
    path("delete/", delete, name="delete"),
]
