"""The same rules for every form: words no table has room for, and letters no database takes, end in no fault."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

import pytest
from django.db import models, transaction
from django.test import Client

from tests.access.addresses import addresses, things_of

ODD = ["\0a\r\nBcc: v@elsewhere.example\0", "Z" * 70_000]


class NoRoom(Exception):
    """SQLite would have taken it. The next database would not."""


@pytest.fixture
def strict(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tables take what they say, as PostgreSQL does: no longer texts, no NUL, no number out of range."""
    prepared = models.Field.get_db_prep_save

    def prepare(self: Any, value: Any, connection: Any) -> Any:
        if isinstance(value, str) and ("\0" in value or len(value) > (self.max_length or len(value))):
            raise NoRoom(f"{self}: {value[:20]!r}, {len(value)} characters")
        if isinstance(value, int) and isinstance(self, models.IntegerField):
            least, most = connection.ops.integer_field_range(self.get_internal_type())
            if not (least or 0) <= value <= (most or value):
                raise NoRoom(f"{self}: {value}")
        return prepared(self, value, connection)

    monkeypatch.setattr(models.Field, "get_db_prep_save", prepare)


@dataclass
class Form:
    action: str
    fields: dict[str, str] = field(default_factory=dict)
    typed: set[str] = field(default_factory=set)
    buttons: list[tuple[str, str]] = field(default_factory=list)


class Forms(HTMLParser):
    """The forms of a page as a browser has them; `links` are all addresses that may be followed."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.links: list[str] = []
        self.open: Form | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.links += [given[name] for name in ("href", "src", "action") if name in given]
        if tag == "form":
            self.open = Form(given.get("action", ""))
            if given.get("method", "").lower() == "post":
                self.forms.append(self.open)
        if self.open is None or not (name := given.get("name", "")):
            return
        kind = given.get("type", "text")
        if tag == "button" or kind == "submit":
            self.open.buttons.append((name, given.get("value", "")))
        elif tag == "textarea" or (tag == "input" and kind not in ("hidden", "checkbox", "radio", "file")):
            self.open.typed.add(name)
        if tag == "input" and (kind not in ("checkbox", "radio") or "checked" in given or name not in self.open.fields):
            self.open.fields[name] = given.get("value", "")
        elif tag in ("textarea", "select"):
            self.open.fields[name] = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.open = None


@pytest.fixture
def forms(interview: Any, client: Client) -> list[Form]:
    """Every form there is on Alice's pages, each once."""
    client.force_login(interview.owner)
    things = things_of(interview)
    found: dict[tuple[str, tuple[str, ...]], Form] = {}
    for address in addresses():
        url = address.filled(things)
        with transaction.atomic():
            answer = client.get(url)
            transaction.set_rollback(True)
        if answer.get("Content-Type", "").startswith("text/html"):
            for form in read(answer).forms:
                form.action = form.action.partition("#")[0] or url
                found.setdefault((form.action, tuple(sorted(form.fields))), form)
        answer.close()
    return list(found.values())


def read(answer: Any) -> Forms:
    page = Forms()
    page.feed(answer.content.decode())
    return page


@pytest.mark.usefixtures("strict")
def test_odd_words_in_every_form_end_in_a_page(forms: list[Form], client: Client) -> None:
    assert len(forms) > 60
    for form in forms:
        if not form.typed:
            continue
        for odd in ODD:
            pressed = dict(form.buttons[:1])
            with transaction.atomic():
                answer = client.post(form.action, {**form.fields, **pressed, **dict.fromkeys(form.typed, odd)})
                assert answer.status_code < 500, form.action
                if answer.status_code in (302, 303):
                    answer = client.get(answer["Location"])
                    assert answer.status_code < 400, form.action
                transaction.set_rollback(True)
            for link in read(answer).links if answer.get("Content-Type", "").startswith("text/html") else ():
                assert not link.lower().startswith(("javascript:", "data:", "file:")), form.action
