"""The person takes everything with them, or has everything deleted."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.apps import apps
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.middleware.csrf import CSRF_SESSION_KEY
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from afterword.config import system_country, system_zone
from afterword.flows.home import remove_copies, settle
from afterword.flows.post import secrets
from afterword.store import queries
from afterword.store.load import is_blank, lines_of
from afterword.store.models import Exchange, Incoming, Interview, Owned, Paper, Profile, User
from afterword.store.writer import one_writer

SIGNED_IN = (SESSION_KEY, BACKEND_SESSION_KEY, HASH_SESSION_KEY, CSRF_SESSION_KEY)


def export_everything(owner: User) -> bytes:
    """A zip with `everything.json` (each row of each table, as it is kept), one readable page for each interview, and
    every paper as it was given.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        tables = {model.__name__: [_plain(row) for row in _rows(model).filter(owner=owner)] for model in _owned()}
        archive.writestr("everything.json", json.dumps(tables, ensure_ascii=False, indent=2))
        for number, interview in enumerate(queries.whole_interviews_of(owner), start=1):
            archive.writestr(f"interviews/{number:03d}{_slug(interview)}.md", interview_page(interview))
        for kind, unread in ((Paper, "read"), (Incoming, "found")):
            for one in kind.objects.filter(owner=owner).defer(unread).iterator(chunk_size=1):
                archive.writestr(_place_of(one), bytes(one.data))
    return out.getvalue()


def delete_everything(owner: User) -> None:
    """Deletes every row of this person, then the traces of them in the database file, the log and the backups.

    What is left is an empty profile, so that they can go on. Other people's rows on the same database stay.
    """
    secrets.forget(owner)
    with one_writer():
        for model in _owned():
            model.objects.filter(owner=owner).delete()
        _forget_in_sessions(owner)
        zone = system_zone()
        Profile.objects.create(owner=owner, zone=zone, country=system_country(zone))
        transaction.on_commit(_wipe_traces)


def interview_page(interview: Interview) -> str:
    """One interview as Markdown: what happened in the person's words, the drafts they kept, the advice they got.

    Take it from `queries.whole_interviews_of`, so that a hundred interviews cost no more queries than one.
    """
    title = ": ".join(part for part in (interview.employer, interview.role) if part)
    blocks = [f"# {title or _('Interview')}"]
    if interview.starts_at:
        blocks.append(
            _("On {when}").format(
                when=date_format(interview.starts_at.astimezone(ZoneInfo(interview.zone or "UTC")), "l j F Y, H:i")
            )
        )
    people = [(seat.person.name, seat.person.title, seat.person.phone) for seat in interview.interviewers.all()]
    blocks.append("\n".join("- " + ", ".join(part for part in known if part) for known in people))
    for heading, text in (
        (_("What they said about contact"), interview.contact_rules),
        (_("What they said they need"), "\n".join(f"- {line}" for line in lines_of(interview.goals))),
        (_("Left out"), "\n".join(f"- {line}" for line in lines_of(interview.left_out))),
    ):
        blocks += [f"## {heading}", text] if text else []
    for exchange in sorted(interview.exchanges.all(), key=_in_order):
        if is_blank(exchange) and exchange.heard_mark:
            continue  # it only keeps its number
        blocks += [f"## {exchange.asked or exchange.heard or _('A question')}", _felt(exchange), exchange.said]
        blocks += [_("As it was heard:"), f"> {exchange.answer}"] if exchange.answer else []
        blocks += [_("Wish I had said:"), exchange.wish_said] if exchange.wish_said else []
    for version in interview.draft_versions.all():
        blocks += [f"## {version.kind}, {version.created_at:%Y-%m-%d %H:%M}", version.text]
    for advice in interview.advice.all():
        blocks += [f"## {_('Advice')}", advice.came_back, advice.changed]
    happened = [touch for touch in interview.touches.all() if not touch.taken_back]
    if happened:
        lines = [
            f"- {touch.happened_at:%Y-%m-%d %H:%M} {touch.get_way_display()}: {touch.words}".rstrip(": ")
            for touch in happened
        ]
        blocks += [f"## {_('What has happened')}", "\n".join(lines)]
    for promise in interview.promises.all():
        blocks += [f"## {_('A promise')}", promise.what, promise.answer]
    for message in interview.incoming.all():
        blocks += [f"## {_('They wrote')}", message.subject, message.text]
    return "\n\n".join(block.strip() for block in blocks if block.strip()) + "\n"


def _in_order(exchange: Exchange) -> tuple[bool, int, int]:
    """As they were heard; then what was only recalled."""
    return (exchange.heard_place is None, exchange.heard_place or 0, exchange.position)


def _felt(exchange: Exchange) -> str:
    match exchange.landed:
        case "badly":
            return _("How it felt: it landed badly.")
        case "unsure":
            return _("How it felt: hard to tell.")
        case "well":
            return _("How it felt: it landed well.")
    return ""


def _owned() -> list[Any]:
    return [model for model in apps.get_app_config("store").get_models() if issubclass(model, Owned)]


def _rows(model: Any) -> Any:
    """Without the bytes of papers: twenty of them would fill the memory, and they lie beside the list."""
    return model.objects.defer("data") if model in (Paper, Incoming) else model.objects


def _plain(row: Owned) -> dict[str, Any]:
    kept = {
        field.attname: _json(getattr(row, field.attname)) for field in row._meta.concrete_fields if field.name != "data"
    }
    return {**kept, "file": _place_of(row)} if isinstance(row, Paper | Incoming) else kept


def _place_of(row: Paper | Incoming) -> str:
    """Where in the export the bytes of a paper or a message lie: its own name, made safe to unpack anywhere."""
    given = row.name if isinstance(row, Paper) else row.subject
    name = "".join(letter if letter.isalnum() or letter in "._- " else "-" for letter in given).strip(". ")
    if isinstance(row, Paper):
        return f"papers/{row.id.hex[:8]}-{name[:100] or row.kind}"
    return f"messages/{row.id.hex[:8]}-{name[:80] or row.proposed}.eml"


def _json(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def _slug(interview: Interview) -> str:
    words = "".join(c if c.isalnum() else "-" for c in f"{interview.employer} {interview.role}".lower())
    return "".join(f"-{part}" for part in words.split("-") if part)[:60]


def _forget_in_sessions(owner: User) -> None:
    """Every browser stays signed in, but holds nothing more: no evidence that could be put back, nothing to be said.

    A session that cannot be read is of no use to anyone, and may still hold words: it goes.
    """
    for session in Session.objects.all():
        held = session.get_decoded()
        if not held:
            session.delete()
        elif str(held.get(SESSION_KEY)) == str(owner.pk):
            session.session_data = Session.objects.encode({name: held[name] for name in SIGNED_IN if name in held})
            session.save(update_fields=["session_data"])


def _wipe_traces() -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")
    settle()
    remove_copies()
