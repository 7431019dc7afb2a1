"""The desk: one draft, sentence by sentence. One page serves the letter, the shorter notes, the brief and the card."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from afterword.flows import acts, prepare
from afterword.flows.desk import Desk, desk_for, type_on
from afterword.flows.kept import Unreadable
from afterword.store import queries
from afterword.store.models import DraftVersion, Interview, Step
from afterword.web.pages import desk as pages
from afterword.web.pages import draft_words as words
from afterword.web.pages.kept_line import kept_at, kept_trigger
from afterword.web.views import call
from afterword.web.views.owned import interview_of

DRAFTS = tuple(kind for kind in words.KINDS if kind != "call_card")


@require_http_methods(["GET", "POST"])
def draft(request: HttpRequest, id: UUID, kind: str) -> HttpResponse:
    """A draft other than the call card, which has its own address."""
    if kind not in DRAFTS:
        raise Http404
    return desk(request, id, kind)


@require_http_methods(["GET", "POST"])
def card(request: HttpRequest, id: UUID) -> HttpResponse:
    """The call card, read as a whole."""
    return desk(request, id, "call_card")


def desk(request: HttpRequest, id: UUID, kind: str) -> HttpResponse:
    row = interview_of(request, id)
    if request.method == "POST":
        return _act(request, row, kind)
    key, evidence = request.GET.get("sentence", ""), request.GET.get("of", "")
    typed = {f"after:{key}": pages.as_said(row, evidence)} if evidence else pages.NOTHING
    return _show(request, row, kind, key, request.GET.get("do", ""), typed=typed)


@require_safe
def read(request: HttpRequest, id: UUID, kind: str) -> HttpResponse:
    """The draft with nothing around it: to be read once more, copied, printed, opened in a mail program."""
    row = interview_of(request, id)
    found = desk_for(row, kind, timezone.now()) if kind in words.KINDS else None
    if found is None or found.checked is None:
        raise Http404
    composed = found.checked.draft
    paragraphs = [
        {"label": words.part_label(part) if composed.kind == "call_card" else "", "text": pages.spoken_text(said)}
        for part, said in pages.parts_of(composed)
    ]
    text = "\n\n".join(paragraph["text"] for paragraph in paragraphs)
    case = found.pack.case
    people = words.people_to(kind, case, timezone.now())
    to = people[0] if people else None
    open_questions = len(composed.slots)
    context = {
        "headline": _("Read it aloud once.") if not found.ready else _("Ready to go."),
        "lead": _("Where you stumble, change it. Where you would not say it so, change it."),
        "about": words.about(case.interview.employer, kind, to.name if to else ""),
        "subject": words.typographic(composed.subject),
        "paragraphs": paragraphs,
        "spoken": kind == "call_card",
        "ready": found.ready,
        "open_questions": open_questions,
        "text": text,
        "text_url": reverse("draft_text", args=[id, kind]),
        "back": words.address(id, kind),
    }
    return render(request, "drafts/read.html", context)


@require_safe
def text(request: HttpRequest, id: UUID, kind: str) -> HttpResponse:
    """The words alone, as plain text. Open questions stand in brackets, so that nobody sends them unseen."""
    row = interview_of(request, id)
    found = desk_for(row, kind, timezone.now()) if kind in words.KINDS else None
    if found is None or found.checked is None:
        raise Http404
    said = "\n\n".join(pages.spoken_text(sentences) for _part, sentences in pages.parts_of(found.checked.draft))
    return HttpResponse(said + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def version(request: HttpRequest, id: UUID, kind: str, version_id: UUID) -> HttpResponse:
    """A version exactly as it stood when it was kept."""
    row = interview_of(request, id)
    try:
        kept = queries.versions_of(row, kind).get(id=version_id)
    except DraftVersion.DoesNotExist:
        raise Http404 from None
    shown = words.typographic(kept.text)
    context = {
        "headline": _("As you marked it ready.") if kept.ready else _("As you kept it."),
        "about": words.about(row.employer, kind, ""),
        "kept_on": kept.created_at,
        "subject": words.typographic(kept.subject),
        "paragraphs": [{"label": "", "text": paragraph} for paragraph in shown.split("\n\n")],
        "spoken": kind == "call_card",
        "ready": kept if kept.ready else None,
        "text": shown,
        "text_url": "",
        "back": words.address(id, kind),
    }
    return render(request, "drafts/read.html", context)


def _act(request: HttpRequest, row: Interview, kind: str) -> HttpResponse:
    """One change to the draft, then the page again, at the sentence it was about."""
    now = timezone.now()
    key, act = request.POST.get("key", ""), request.POST.get("act", "")
    if request.POST.get("typing") and request.headers.get("HX-Request"):
        try:
            type_on(row, kind, key, request.POST.get(_field_of(key), ""), now, request.POST.get("seen"))
        except Unreadable as refused:
            return _typed_on(request, row, kind, key, str(refused))
        return _typed_on(request, row, kind, key)
    if act == "sent":
        if unsettled := sure_to_send(request, row, kind):
            return unsettled
        acts.sent(row, kind, now)
        return HttpResponseRedirect(reverse("plan", args=[row.id]))
    perform = _ACTS.get(act)
    if perform is None:
        return _show(request, row, kind, problem=_("That button is not known here. Nothing was changed."))
    try:
        selected, focus = perform(request, row, kind, key)
    except prepare.NotReady as refused:
        return _show(request, row, kind, problem=str(refused), focus="headline")
    except Unreadable as refused:
        typed = {name: request.POST[name] for name in _typed_fields(request)}
        return _show(request, row, kind, key, act, problem=str(refused), focus="note-text", typed=typed)
    if request.headers.get("HX-Request"):
        return _show(request, row, kind, selected, focus=focus, kept_fields=_typed_fields(request))
    if act == "keep":
        messages.success(request, _("This version is kept."))
    to = words.address(row.id, kind)
    if selected:
        to += "?" + urlencode({"sentence": selected})
    return HttpResponseRedirect(f"{to}#{focus or pages.anchor(selected)}" if focus or selected else to)


Done = tuple[str, str]
"""The sentence to select after an act, and the id of what to look at next; either may be empty."""


def _answer(request: HttpRequest, row: Interview, kind: str, key: str) -> Done:
    slot = request.POST.get("slot", "")
    prepare.answer_slot(row, slot, request.POST.get(f"slot:{slot}", ""))
    found = desk_for(row, kind, timezone.now())
    return "", pages.answered_at(found, slot)


def _reword(request: HttpRequest, row: Interview, kind: str, key: str) -> Done:
    said = request.POST.get(_field_of(key), "")
    if not said.strip():
        return _leave_out(request, row, kind, key)
    type_on(row, kind, key, said, timezone.now(), request.POST.get("seen"))
    return key, ""


def _add(request: HttpRequest, row: Interview, kind: str, key: str) -> Done:
    return prepare.add_sentence(row, kind, key, request.POST.get(f"after:{key}", "")) or key, ""


def _leave_out(request: HttpRequest, row: Interview, kind: str, key: str) -> Done:
    prepare.leave_out(row, kind, key)
    return "", pages.anchor(key)


def _bring_back(request: HttpRequest, row: Interview, kind: str, key: str) -> Done:
    prepare.bring_back(row, kind, key)
    return key, ""


def _as_composed(request: HttpRequest, row: Interview, kind: str, key: str) -> Done:
    prepare.as_composed(row, kind, key)
    return key, ""


def _confirm(request: HttpRequest, row: Interview, kind: str, key: str) -> Done:
    prepare.confirm(row, kind, request.POST.get("rule", ""), request.POST.get("quote", ""))
    return "", "checks-heading"


def _undo(request: HttpRequest, row: Interview, kind: str, key: str) -> Done:
    prepare.undo(row, kind)
    return "", "undo"


def _redo(request: HttpRequest, row: Interview, kind: str, key: str) -> Done:
    prepare.redo(row, kind)
    return "", "redo"


def _keep(request: HttpRequest, row: Interview, kind: str, key: str) -> Done:
    prepare.keep_version(row, kind, timezone.now(), ready=False)
    return "", "versions"


def _ready(request: HttpRequest, row: Interview, kind: str, key: str) -> Done:
    prepare.keep_version(row, kind, timezone.now(), ready=True)
    return "", "headline"


_ACTS: dict[str, Callable[[HttpRequest, Interview, str, str], Done]] = {
    "answer": _answer,
    "reword": _reword,
    "add": _add,
    "leave_out": _leave_out,
    "bring_back": _bring_back,
    "as_composed": _as_composed,
    "confirm": _confirm,
    "undo": _undo,
    "redo": _redo,
    "keep": _keep,
    "ready": _ready,
}


def _show(
    request: HttpRequest,
    row: Interview,
    kind: str,
    selected: str = "",
    mode: str = "",
    *,
    problem: str = "",
    focus: str = "",
    kept_fields: list[str] | None = None,
    typed: Mapping[str, str] = pages.NOTHING,
) -> HttpResponse:
    """The whole page, or for htmx the desk alone; the address then names the selected sentence for a reload."""
    found = desk_for(row, kind, timezone.now())
    if found.checked is None:
        return _absent(request, row, kind, found)
    live = bool(request.headers.get("HX-Request")) and not request.headers.get("HX-History-Restore-Request")
    page = _page(request, row, kind, found, selected, mode, live=live, problem=problem, focus=focus, typed=typed)
    if not live:
        return render(request, "drafts/editor.html", {"page": page}, status=422 if problem else 200)
    answer = render(request, "drafts/_editor.html", {"page": page})
    if request.method == "POST":
        answer["HX-Replace-Url"] = page.url + ("?" + urlencode({"sentence": selected}) if page.line else "")
        answer["HX-Trigger"] = kept_trigger(kept_fields or ())
    return answer


def _typed_on(request: HttpRequest, row: Interview, kind: str, key: str, problem: str = "") -> HttpResponse:
    """The checks, the sentence on the page, the line that says it is kept; the field being typed in is left alone.

    With a `problem` nothing was kept: it stands at the field, and the browser goes on holding the words.
    """
    found = desk_for(row, kind, timezone.now())
    if found.checked is None:
        raise Http404
    line = _("Not kept yet") if problem else kept_at(request)
    page = _page(request, row, kind, found, key, "reword", live=True, kept=line, problem=problem)
    answer = render(request, "drafts/_typed.html", {"page": page, "oob": True})
    answer["HX-Trigger"] = kept_trigger([], [_field_of(key)]) if problem else kept_trigger([_field_of(key)])
    return answer


def _page(
    request: HttpRequest,
    row: Interview,
    kind: str,
    found: Desk,
    selected: str,
    mode: str,
    *,
    live: bool,
    problem: str = "",
    focus: str = "",
    kept: str = "",
    typed: Mapping[str, str] = pages.NOTHING,
) -> pages.Page:
    assert found.checked is not None  # noqa: S101 - the callers looked
    now = timezone.now()
    to = next((one.name for one in words.people_to(kind, found.pack.case, now) if one is not None), "")
    seats = [] if kind == "adviser_brief" else queries.interviewers_of(row)
    person = next((seat for seat in seats if seat.person.name == to), None)
    return pages.page_of(
        found,
        found.checked.draft,
        interview=row.id,
        kind=kind,
        now=now,
        selected=selected,
        mode=mode,
        to_url=reverse("person", args=[person.person_id]) if person else "",
        live=live,
        problem=problem,
        focus=focus,
        kept=kept,
        typed=typed,
    )


def sure_to_send(request: HttpRequest, row: Interview, kind: str) -> HttpResponse | None:
    """A page that asks once more, when the draft is marked as sent although something in it is still to be settled."""
    checked = prepare.draft_in(prepare.pack_for(row, timezone.now()), kind)
    why = prepare.in_the_way(checked) if checked else ""
    if not why or request.POST.get("sure"):
        return None
    context = {
        "why": why,
        "about": words.about(row.employer, kind, ""),
        "typed": [(name, request.POST[name]) for name in ("act", "state") if name in request.POST],
        "spoken": kind == "voicemail",
        "back": words.address(row.id, kind),
    }
    return render(request, "post/unsettled.html", context)


def _absent(request: HttpRequest, row: Interview, kind: str, found: Desk) -> HttpResponse:
    """This interview calls for no such draft: said plainly, with what there is instead.

    A step that still asks for it is out of date; the plan is planned anew when it is looked at.
    """
    asks = queries.steps_of(row).filter(kind="call" if kind == "call_card" else kind, state=Step.State.WAITING)
    if request.method == "GET" and asks.exists():
        return HttpResponseRedirect(reverse("plan", args=[row.id]))
    kinds = [one.draft.kind for one in found.pack.drafts]
    others = [{"url": words.address(row.id, one), "label": words.KINDS[one]} for one in kinds]
    context = {
        "headline": _("There is nothing of this kind here."),
        "why": words.why_absent(kind, found.pack.verdict.kind, found.pack.plan.channel, row.outcome),
        "about": words.about(row.employer, kind, ""),
        "others": others,
        "back": reverse("plan", args=[row.id]),
        "verdict_url": reverse("verdict", args=[row.id]),
    }
    return render(request, "drafts/absent.html", context, status=404)


def _field_of(key: str) -> str:
    """The field in which a sentence is worded has a name of its own: held words never land in another's place."""
    return f"say:{key}"


def _typed_fields(request: HttpRequest) -> list[str]:
    return [name for name in request.POST if name.startswith(("slot:", "say:", "after:"))]


urlpatterns = [
    path("i/<uuid:id>/call/", card, name="call"),
    *call.urlpatterns,
    path("i/<uuid:id>/draft/<slug:kind>/", draft, name="draft"),
    path("i/<uuid:id>/draft/<slug:kind>/read/", read, name="read_draft"),
    path("i/<uuid:id>/draft/<slug:kind>/text/", text, name="draft_text"),
    path("i/<uuid:id>/draft/<slug:kind>/version/<uuid:version_id>/", version, name="draft_version"),
]
