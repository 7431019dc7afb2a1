"""The person's mail account: kept, and tested each time by really signing in. No message goes out for a test."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext as _

from afterword.flows.kept import Unreadable, fits, one_line
from afterword.flows.post import letter, secrets, server
from afterword.flows.post.addresses import read_address
from afterword.store import queries
from afterword.store.models import MailAccount, User
from afterword.store.writer import one_writer

FIELDS = ("address", "name", "host", "port", "security", "username")
WHOLE = ""
"""The place of a problem that belongs to no single field."""


def keep(owner: User, typed: Mapping[str, str], password: str, now: datetime) -> dict[str, str]:
    """Keeps the account as typed and signs in with it once. A sentence for each field that is not right, by its name;
    under `WHOLE` what the server said. Empty: it works.

    What can be read is kept even where the test fails. No `password` means the one that is kept already; one the
    server turned down is not kept.
    """
    values, problems = _read(typed)
    if problems:
        return problems
    if password and not values["username"]:
        values["username"] = values["address"]
    with one_writer():
        account, _made = MailAccount.objects.update_or_create(
            owner=owner, defaults={**values, "tested_at": None, "problem": ""}
        )
    try:
        access = access_to(account, password)
        _try(access)
    except server.Refused as refused:
        if password and not refused.sign_in:
            secrets.keep(owner, password)
        account.problem = str(refused)
        account.save(update_fields=["problem", "changed_at"])
        return {WHOLE: str(refused)}
    if password:
        secrets.keep(owner, password)
    account.tested_at = now
    account.save(update_fields=["tested_at", "changed_at"])
    letter.sender_changed(owner)
    return {}


def access_to(account: MailAccount, password: str = "") -> server.Access:
    """How to reach the server of this account, with the password that is kept unless one is given.

    Raises `server.Refused` when the keyring does not hand it out.
    """
    try:
        known = password or secrets.read(account.owner)
    except secrets.Locked:
        raise server.Refused(
            _("The keyring of this machine is locked. Unlock it, and it goes on."), again=True
        ) from None
    if not known and account.username and account.host not in server.LOOPBACK:
        raise server.Refused(_("No password is kept for this account. Type it in the settings."), sign_in=True)
    return server.Access(account.host, account.port, account.security, account.username, account.address, known)


def forget(owner: User) -> None:
    """The account and its password are gone. What waits to go out says so when its time comes."""
    with one_writer():
        MailAccount.objects.filter(owner=owner).delete()
    secrets.forget(owner)


def ready(owner: User) -> MailAccount | None:
    """The account, if it was seen to work as it is set now."""
    account = queries.mail_account_of(owner)
    return account if account is not None and account.works else None


def _try(access: server.Access) -> None:
    with server.signed_in(access):
        pass


def _read(typed: Mapping[str, str]) -> tuple[dict[str, object], dict[str, str]]:
    values: dict[str, object] = {}
    problems: dict[str, str] = {}
    account = MailAccount()
    for name in ("address", "name", "host", "username"):
        try:
            values[name] = fits(account, name, one_line(typed.get(name, "")))
        except Unreadable as problem:
            problems[name] = str(problem)
    if "address" in values:
        try:
            values["address"] = read_address(str(values["address"]))
        except Unreadable as problem:
            problems["address"] = str(problem)
    host = str(values.get("host", "")).lower().strip(".")
    values["host"] = host
    if not host or " " in host or "/" in host or "@" in host:
        problems.setdefault("host", _("Type the name of the server for sending, such as smtp.example.org."))
    port = one_line(typed.get("port", ""))
    if port.isascii() and port.isdigit() and 1 <= int(port) <= 65535:
        values["port"] = int(port)
    else:
        problems["port"] = _("Type a number, most often 587 or 465.")
    security = typed.get("security", "")
    if security not in MailAccount.Security.values:
        problems["security"] = _("Choose one of the ways offered here.")
    elif security == "none" and host not in server.LOOPBACK:
        problems["security"] = _("Without encryption everybody on the way could read it. Choose one of the other two.")
    values["security"] = security
    if not values.get("username") and host not in server.LOOPBACK:
        values["username"] = values.get("address", "")
    return values, problems
