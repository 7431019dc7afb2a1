"""The mail account as a form: what is known of the provider fills it in, and what the test said stands beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _

from afterword.flows.post import account as flow
from afterword.flows.post import secrets
from afterword.flows.post.providers import advice_on, provider_of
from afterword.store import queries
from afterword.store.models import User
from afterword.web.pages import dates
from afterword.web.pages.fields import Field

SERVER = ("host", "port", "security", "username")


@dataclass(frozen=True, slots=True)
class Page:
    """`works`: when the account was last seen to work, "" if never as it is set now. `kept_in`: the sentence that says
    where the password lies, or would lie. `server_open`: the part about the server needs a look.
    """

    you: tuple[Field, ...]
    server: tuple[Field, ...]
    works: str
    problem: str
    advice: str
    kept_in: str
    password_known: bool
    there: bool
    server_open: bool


def filled_in(typed: Mapping[str, str]) -> dict[str, str]:
    """What was typed, and where no server was, what is known of the address's provider."""
    found = provider_of(typed.get("address", ""))
    if found is None or typed.get("host", "").strip():
        return dict(typed)
    return {**typed, "host": found.host, "port": str(found.port), "security": found.security}


def page_of(owner: User, typed: Mapping[str, str] | None, problems: Mapping[str, str], here: ZoneInfo) -> Page:
    """The page; `typed` and `problems` are of the form that was just sent, None and empty when it is only looked at."""
    row = queries.mail_account_of(owner)
    profile = queries.profile_of(owner)
    held = {
        "address": row.address if row else profile.email,
        "name": row.name if row else profile.name,
        "host": row.host if row else "",
        "port": str(row.port) if row else "587",
        "security": row.security if row else "starttls",
        "username": row.username if row and row.username != row.address else "",
    }
    values = {**held, **{name: typed[name] for name in flow.FIELDS if name in typed}} if typed is not None else held
    provider = provider_of(values["address"])
    fields = {field.name: field for field in _fields(values, problems)}
    works = ""
    if row is not None and row.tested_at is not None and not problems:
        day = dates.full_day(row.tested_at.astimezone(here).date())
        works = _("It works: signed in on {day}, {time}.").format(day=day, time=dates.clock(row.tested_at, here))
    return Page(
        you=(fields["address"], fields["name"]),
        server=tuple(fields[name] for name in SERVER),
        works=works,
        problem=problems.get(flow.WHOLE, "") or (row.problem if row and typed is None else ""),
        advice=advice_on(provider) if provider else "",
        kept_in=_kept_in(),
        # Not asked of the keyring: it might ask the person for leave, only because they look at a page.
        password_known=row is not None and row.tested_at is not None,
        there=row is not None,
        server_open=bool(problems) or (row is not None and provider is None),
    )


def _kept_in() -> str:
    if secrets.would_be_in() == "keyring":
        return _("It is kept in the keyring of this machine, and nowhere else.")
    return _(
        "This machine has no keyring that Afterword can use, so it is kept in a file that only your account can read, "
        "in {home}. It is in no export and on no page."
    ).format(home=settings.SETTINGS.home)


def _fields(values: Mapping[str, str], problems: Mapping[str, str]) -> list[Field]:
    return [
        Field(
            "address",
            _("Your e-mail address"),
            "email",
            values["address"],
            hint=_("Your letters come from it, and answers go to it."),
            problem=problems.get("address", ""),
            autocomplete="email",
        ),
        Field(
            "name",
            _("Your name"),
            value=values["name"],
            hint=_("As it stands before the address."),
            problem=problems.get("name", ""),
            autocomplete="name",
        ),
        Field(
            "host",
            _("Server for sending"),
            value=values["host"],
            hint=_("Your provider calls it SMTP. For well-known providers leave it empty."),
            problem=problems.get("host", ""),
        ),
        Field("port", _("Port"), value=values["port"], problem=problems.get("port", "")),
        Field(
            "security",
            _("Encryption"),
            "choice",
            values["security"],
            problem=problems.get("security", ""),
            options=(
                ("starttls", _("STARTTLS, most often port 587")),
                ("tls", _("TLS from the first word, most often port 465")),
                ("none", _("None: only for a server on this machine")),
            ),
        ),
        Field(
            "username",
            _("User name"),
            value=values["username"],
            hint=_("Empty: your address."),
            problem=problems.get("username", ""),
            optional=True,
            autocomplete="username",
        ),
    ]
