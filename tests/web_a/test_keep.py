"""Everything is kept as it is typed: the address that `keep.js` and htmx send to."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from afterword.store.models import Exchange, Interview, Step
from tests.conftest import make_interview
from tests.web_a.conftest import keep


def trigger(answer: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = json.loads(answer["HX-Trigger"])["kept"]
    return found


def test_typing_is_kept_and_said_with_the_time(alices: Client, begun: Interview) -> None:
    answer = alices.post(keep(begun, "job"), {"employer": "Tolland", "role": "Night lead"})
    assert re.match(r"Kept, \d\d:\d\d", answer.content.decode().strip())
    assert trigger(answer) == {"fields": ["employer", "role"], "problems": []}
    begun.refresh_from_db()
    assert (begun.employer, begun.role) == ("Tolland", "Night lead")


def test_part_of_a_page_may_be_sent_alone(alices: Client, interview: Interview) -> None:
    answer = alices.post(keep(interview, "job"), {"role": "Fleet manager"})
    assert trigger(answer)["fields"] == ["role"]
    interview.refresh_from_db()
    assert (interview.employer, interview.role) == ("Pell & Orchard Bakeries", "Fleet manager")


def test_what_cannot_be_read_is_named_and_the_rest_is_kept(alices: Client, interview: Interview) -> None:
    answer = alices.post(keep(interview, "reach"), {"contact_rules": "E-mail only.", "decision_by": "Fryday"})
    page = answer.content.decode()
    assert trigger(answer) == {"fields": ["contact_rules"], "problems": ["decision_by"]}
    assert "Not all of it is kept yet" in page
    assert 'id="problem-decision_by" aria-live="polite" hx-swap-oob="true">“Fryday”' in page
    interview.refresh_from_db()
    assert interview.contact_rules == "E-mail only."
    assert interview.decision_by is not None


def test_a_mended_field_loses_its_sentence(alices: Client, interview: Interview) -> None:
    page = alices.post(keep(interview, "reach"), {"decision_by": "2026-12-01"}).content.decode()
    assert 'id="problem-decision_by" aria-live="polite" hx-swap-oob="true"></p>' in page


@pytest.mark.parametrize("value", ["maybe", "YES ", "null", "<b>"])
def test_only_the_answers_offered_are_kept(alices: Client, begun: Interview, value: str) -> None:
    alices.post(keep(begun, "want"), {"want": value})
    begun.refresh_from_db()
    assert begun.want in ("", "yes" if value == "YES " else "")


def test_fields_of_another_page_are_ignored(alices: Client, interview: Interview) -> None:
    alices.post(keep(interview, "job"), {"employer": "Tolland", "want": "no", "owner_id": "2", "called": "spoke"})
    interview.refresh_from_db()
    assert (interview.employer, interview.want, interview.called) == ("Tolland", "yes", "")


def test_the_moment_becomes_a_question_with_its_first_word(alices: Client, begun: Interview) -> None:
    alices.post(keep(begun, "moment"), {"asked": "", "said": "", "wish_said": ""})
    assert not Exchange.objects.exists()
    alices.post(keep(begun, "moment"), {"asked": "How long", "said": ""})
    alices.post(keep(begun, "moment"), {"asked": "How long would you stay?", "said": "Well"})
    assert [(one.asked, one.said) for one in Exchange.objects.all()] == [("How long would you stay?", "Well")]


def test_a_question_is_kept_as_typed(alices: Client, interview: Interview) -> None:
    exchange = Exchange.objects.get()
    address = reverse("keep_question", args=[interview.id, exchange.id])
    answer = alices.post(address, {"said": "I said nothing.\r\nThen I said too much."})
    assert trigger(answer)["fields"] == ["said"]
    exchange.refresh_from_db()
    assert exchange.said == "I said nothing.\nThen I said too much."


def test_with_the_last_of_the_four_answers_the_steps_are_known(alices: Client, alice: Any) -> None:
    row = make_interview(alice, understood="")
    alices.post(keep(row, "interest"), {"interest": "no"})
    assert not Step.objects.exists()
    alices.post(keep(row, "understood"), {"understood": "no"})
    assert Step.objects.exists()


def test_a_day_half_chosen_is_no_mistake(alices: Client, begun: Interview) -> None:
    answer = alices.post(keep(begun, "when"), {"day": "another", "date": "", "time": ""})
    assert trigger(answer)["problems"] == []
    begun.refresh_from_db()
    assert begun.starts_at is None


def test_nothing_is_kept_on_get(alices: Client, begun: Interview) -> None:
    assert alices.get(keep(begun, "job"), {"employer": "Tolland"}).status_code == 405


def test_nothing_is_kept_from_another_site(alice: Any, begun: Interview) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(alice)
    assert strict.post(keep(begun, "job"), {"employer": "Tolland"}).status_code == 403
    begun.refresh_from_db()
    assert begun.employer == ""
