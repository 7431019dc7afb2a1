"""Who may see a page, what a browser may do with it, and the plain pages for when something went wrong.

Every address is closed until the person has signed in; only the door itself, the static files (which hold nothing
about anyone) and a calendar's secret address are open. A new view is therefore closed without doing anything for it.
"""

from __future__ import annotations

import errno
import re
import sys
from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from afterword.domain.language import translator
from afterword.flows.local import local_user
from afterword.web.tokens import spend_token

View = Callable[[HttpRequest], HttpResponse]

# No inline script or style and no third party, ever: what a person writes here stays words.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# A calendar program cannot sign in: whoever knows the secret in this address may read it (`views.calendar.feed`).
CALENDAR = re.compile(r"/calendar/[^/]+\.ics")
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
}


class Headers:
    """Puts the security headers on every answer, and keeps pages about a person out of every cache."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.setdefault(name, value)  # a page may ask for more of one, as the rehearsal does
        if not request.path_info.startswith("/static/"):
            response.headers["Cache-Control"] = "no-store"
        return response


class KnownHost:
    """Refuses a Host that is not this machine's, before anything else looks at the request (against DNS rebinding)."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.get_host()  # raises DisallowedHost, which becomes the 400 page
        return self.get_response(request)


class TooLarge:
    """Gives what is too large for one go a page that says so, before anything of it is looked at."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or int(length) <= settings.LARGEST_REQUEST:
            return self.get_response(request)
        return _plain(
            request,
            413,
            gettext_lazy("This is too large for one go"),
            [
                gettext("Afterword takes {size} MB at a time, and this is more. Nothing of it was kept.").format(
                    size=settings.LARGEST_REQUEST // 2**20 - 1
                ),
                gettext_lazy("Go back and send several files one by one. Of a long paper, save its text as a file."),
            ],
        )


class WrongWay:
    """Gives the refusal of a method a sentence: Django's own is an empty page."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 405 or response.content:
            return response
        page = _plain(
            request,
            405,
            gettext_lazy("This address is not opened this way"),
            [gettext_lazy("A button on a page leads here. Nothing was changed. Go back, and press it there.")],
        )
        page.headers["Allow"] = response.headers["Allow"]
        return page


class SignedInOnly:
    """Lets the person through to every page and a stranger only to the door."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        open_to_all = request.path_info == reverse("sign_in") or CALENDAR.fullmatch(request.path_info)
        if open_to_all or request.user.is_authenticated:
            return self.get_response(request)
        return the_door(request)


class Language:
    """Gives the pure rooms the translation of the page that is being made."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        before = translator.set(gettext)
        try:
            return self.get_response(request)
        finally:
            translator.reset(before)


@never_cache
@require_safe
def sign_in(request: HttpRequest) -> HttpResponse:
    """Spends the token in the address and signs the person in. The token leaves the address with the redirect."""
    token = request.GET.get("token", "")
    if request.method == "GET" and token and spend_token(settings.SETTINGS.home, token, timezone.now()):
        login(request, local_user(), backend=settings.AUTHENTICATION_BACKENDS[0])
        if settings.SETTINGS.invented:
            messages.info(request, gettext("Everyone and everything in here is invented. Try whatever you like."))
        return HttpResponseRedirect("/")
    if request.user.is_authenticated:
        return HttpResponseRedirect("/")
    return the_door(request)


def the_door(request: HttpRequest) -> HttpResponse:
    return _plain(
        request,
        403,
        gettext_lazy("This page opens from your terminal"),
        [
            gettext_lazy("Afterword shows your notes only to someone who can read the terminal it was started in."),
            gettext_lazy(
                "Open the address that was printed there. It works once. For a new one, type this in a terminal:"
            ),
        ],
        command="open",
        held=False,
    )


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _plain(
        request,
        400,
        gettext_lazy("This could not be read"),
        [gettext_lazy("Your browser sent something Afterword does not understand. Nothing was changed.")],
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _plain(
        request,
        403,
        gettext_lazy("This page is not open to you"),
        [gettext_lazy("It belongs to someone else, or it is not to be opened this way. Nothing was changed.")],
    )


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page for a form without its token: most often one that was open since before the last sign-in."""
    return _plain(
        request,
        403,
        gettext_lazy("This form was open for too long"),
        [
            gettext_lazy("Nothing was changed, and nothing you kept before is lost."),
            gettext_lazy("Go back, reload the page, and send it again."),
        ],
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _plain(
        request,
        404,
        gettext_lazy("There is nothing here"),
        [gettext_lazy("The address may be mistyped, or what it showed has been deleted.")],
    )


def broken(request: HttpRequest) -> HttpResponse:
    if _disk_is_full(sys.exception()):
        return _plain(
            request,
            507,
            gettext_lazy("There is no room left on the disk"),
            [
                gettext_lazy("What you just sent could not be kept. What you had kept before is still there."),
                gettext_lazy("Make some room on the disk, then go back and send it once more."),
                gettext_lazy("What you typed stays in this browser until then."),
            ],
        )
    return _plain(
        request,
        500,
        gettext_lazy("Something broke on our side"),
        [
            gettext_lazy("What you had kept is still there. Go back and try once more."),
            gettext_lazy("If it happens again, type this in a terminal; it looks for what is wrong:"),
        ],
        command="doctor",
    )


def _disk_is_full(error: BaseException | None) -> bool:
    if isinstance(error, OSError):
        return error.errno == errno.ENOSPC
    return isinstance(error, OperationalError) and "disk is full" in str(error)


def _plain(
    request: HttpRequest, status: int, title: object, lines: list[object], command: str = "", *, held: bool = True
) -> HttpResponse:
    """`held`: the page shows what this browser still holds of the words that were typed at this address."""
    # Rendered without the request: these pages must come out when the session or the database is what broke.
    page = render_to_string("access/plain.html", {"title": title, "lines": lines, "command": command, "held": held})
    return HttpResponse(page, status=status)
