"""What the person sets once: how they sign, where they are, how they sound, and the timings they know better."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from afterword.domain import knowledge
from afterword.domain.knowledge import KnowledgeError, Timing
from afterword.domain.knowledge.entry import MOST
from afterword.flows import preferences as flow
from afterword.flows.timings import overrides_of
from afterword.store import queries
from afterword.store.models import Profile
from afterword.web.pages import draft_words
from afterword.web.pages import timings as pages
from afterword.web.pages.fields import Field
from afterword.web.pages.kept_line import keep_changed, kept_answer, kept_at, with_typed
from afterword.web.pages.places import countries, zones
from afterword.web.views import leave

YOU = ("name", "phone", "email", "signature")
FIELDS = (*YOU, "zone", "country", "register")
EXAMPLES = {
    "plain": gettext_lazy("Thank you for Tuesday. One of my answers deserves a second go."),
    "warm": gettext_lazy("Thank you for a good hour on Tuesday. There is one answer I would like to do better by."),
    "formal": gettext_lazy("Thank you for receiving me on Tuesday. May I complete one of the answers I gave you?"),
}


@require_http_methods(["GET", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    profile = queries.profile_of(request.user)
    fields = {field.name: field for field in _fields(profile)}
    status, kept = 200, ""
    if request.method == "POST":
        problems = _keep(request, profile)[1]
        if not problems:
            return HttpResponseRedirect(reverse("settings") + "?kept=1")
        fields = {field.name: field for field in with_typed(fields.values(), request.POST, problems)}
        status = 422
    elif "kept" in request.GET:
        kept = kept_at(request)
    registers = [
        {"value": value, "label": str(label).capitalize(), "example": EXAMPLES[value]}
        for value, label in draft_words.REGISTERS.items()
    ]
    context = {
        "you": [fields[name] for name in YOU],
        "where": [fields["zone"], fields["country"]],
        "register": fields["register"],
        "registers": registers,
        "kept": kept,
    }
    return render(request, "settings/settings.html", context, status=status)


@require_POST
def keep_settings(request: HttpRequest) -> HttpResponse:
    return kept_answer(request, *_keep(request, queries.profile_of(request.user)))


@require_http_methods(["GET", "POST"])
def timings(request: HttpRequest) -> HttpResponse:
    """Every number of the plan that may be changed, with its first value and how far it is proven."""
    profile = queries.profile_of(request.user)
    first = knowledge.timing()
    problems: dict[str, str] = {}
    if request.method == "POST":
        typed = _own_numbers(request, first)
        held = {name: _held(profile, name) for name in typed}
        problems = _misfits(typed)
        if not problems:
            problems = keep_changed(held, typed, lambda name, value: flow.keep(profile, name, value))[1]
        if not problems:
            return HttpResponseRedirect(reverse("timings"))
    context = {
        "rows": pages.rows_of(first, profile.timings, request.POST.dict() if problems else None, problems),
        "lengths": pages.lengths_of(first),
        "problems": problems,
        "changed": bool(profile.timings),
    }
    return render(request, "settings/timings.html", context, status=422 if problems else 200)


def _own_numbers(request: HttpRequest, first: Timing) -> dict[str, str]:
    """What was typed for each number, "" where it is the first one: then nothing of the person's own is kept."""
    firsts = pages.firsts_of(first)
    if request.POST.get("act") == "reset":
        return dict.fromkeys(firsts, "")
    typed = {name: request.POST[name].strip() for name in firsts if name in request.POST}
    return {name: "" if text == firsts[name] else text for name, text in typed.items()}


def _held(profile: Profile, name: str) -> str:
    _timings, step, field = name.split(".")
    number = profile.timings.get(step, {}).get(field)
    return "" if number is None else str(number)


def _misfits(typed: dict[str, str]) -> dict[str, str]:
    """A sentence for each number that cannot be read and each span that ends before it begins; then nothing is kept."""
    problems: dict[str, str] = {}
    numbers: dict[str, dict[str, float]] = {}
    for name, text in typed.items():
        if not text:
            continue
        step, field = name.split(".")[1:]
        try:
            numbers.setdefault(step, {})[field] = float(text.replace(",", "."))
        except ValueError:
            problems[name] = _("Type a number, such as 2, or nothing for the first one.")
    if problems:
        return problems
    for place, value in overrides_of(numbers).items():
        try:
            knowledge.timing({place: value})
        except KnowledgeError:
            step, field = place.split(".")[-2:]
            name = f"timings.{step}.{field}_low" if isinstance(value, list) else f"timings.{step}.{field}"
            problems[name] = _misfit(value)
    return problems


def _misfit(value: object) -> str:
    numbers = value if isinstance(value, list) else [value]
    if any(isinstance(number, int | float) and number > MOST for number in numbers):
        return _("Type a number no larger than {most}.").format(most=f"{MOST:,}")
    if isinstance(value, list):
        return _("The second number must not be smaller than the first, and neither smaller than nothing.")
    return _("Type a whole number, at least nothing.")


def _keep(request: HttpRequest, profile: Profile) -> tuple[list[str], dict[str, str]]:
    held = {name: getattr(profile, name) for name in FIELDS}
    return keep_changed(held, request.POST.dict(), lambda name, value: flow.keep(profile, name, value))


def _fields(profile: Profile) -> list[Field]:
    return [
        Field("name", _("Your name"), value=profile.name, autocomplete="name"),
        Field(
            "phone",
            _("Phone"),
            "tel",
            profile.phone,
            hint=_("Said in a voicemail, so that they can ring back."),
            autocomplete="tel",
        ),
        Field("email", _("E-mail"), "email", profile.email, autocomplete="email"),
        Field(
            "signature",
            _("How you sign a letter"),
            "few_words",
            profile.signature,
            hint=_("Without one, your name stands there."),
            optional=True,
        ),
        Field(
            "zone",
            _("Time zone"),
            "listed",
            profile.zone,
            hint=_("By continent and city, such as Europe/London."),
            options=zones(),
        ),
        Field(
            "country",
            _("Country"),
            "select",
            profile.country,
            hint=_("Dates, greetings and holidays follow it."),
            options=(("", _("Not said")), *countries()),
            autocomplete="country",
        ),
        Field("register", _("How you sound"), "choice", profile.register),
    ]


urlpatterns = [
    path("settings/", settings, name="settings"),
    path("settings/keep/", keep_settings, name="settings_keep"),
    path("settings/timings/", timings, name="timings"),
    *leave.urlpatterns,
]
