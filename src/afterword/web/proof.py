"""The proof that a form's words were kept, for the browser that still holds a copy of them (`keep.js`).

A form carries a number of the browser's choosing. When its button has been answered with the way on to another page,
its words are kept, and the number comes back in a cookie. A page that says what went wrong never counts as a proof.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

COOKIE = "afterword_kept"
REMEMBERED = 5  # several tabs may send before one of them reads
NUMBER = re.compile(r"[0-9a-z]{8,40}")


class Proof:
    """Hands the number of a form back once its words are kept."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method == "POST" and response.status_code in (302, 303):
            number = request.POST.get("held", "")
            if NUMBER.fullmatch(number) and not getattr(response, "left_unkept", False):
                before = [one for one in request.COOKIES.get(COOKIE, "").split(".") if NUMBER.fullmatch(one)]
                # No secret, and for the script to read: it says of a number that its words are safe, nothing else.
                response.set_cookie(COOKIE, ".".join([*before, number][-REMEMBERED:]), samesite="Strict")
        return response


def left_unkept(response: HttpResponse) -> HttpResponse:
    """Marks an answer that leads on although not all that was typed is kept: the browser goes on holding it."""
    response.left_unkept = True  # type: ignore[attr-defined]
    return response
