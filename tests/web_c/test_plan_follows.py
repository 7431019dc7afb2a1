"""What was taken on before the papers were heard is planned anew after it, and no step leads to nothing."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from afterword.flows import prepare
from afterword.store import queries
from afterword.store.models import Interview, Step


@pytest.fixture
def before(heard: Interview) -> Interview:
    """The plan as it was taken on when no call was clearly welcome; one of its steps was left out."""
    for place, (kind, state) in enumerate((("adviser", "skipped"), ("bridge_email", "waiting"))):
        Step.objects.create(
            owner=heard.owner, interview=heard, kind=kind, channel="email", state=state, position=place,
            why="A call is not clearly welcome.", ended_at=timezone.now() if state == "skipped" else None,
        )  # fmt: skip
    return heard


def steps(row: Interview) -> list[tuple[str, str]]:
    return [(one.kind, one.state) for one in queries.steps_of(row)]


def as_planned(row: Interview) -> list[tuple[str, str]]:
    planned = prepare.pack_for(row, timezone.now()).plan.steps
    return [("adviser", "skipped"), *((one.kind, "waiting") for one in planned if one.kind != "adviser")]


def test_the_plan_shows_the_steps_of_now(alices: Client, before: Interview) -> None:
    html = alices.get(reverse("plan", args=[before.id])).content.decode()
    assert "A call is not clearly welcome." not in html.split('id="ended"')[0].split("<details")[0]
    alices.post(reverse("plan", args=[before.id]))
    assert steps(before) == as_planned(before)
    assert ("call", "waiting") in steps(before)


def test_a_step_that_asks_for_a_draft_of_yesterday_leads_to_the_plan(alices: Client, before: Interview) -> None:
    answer = alices.get(reverse("draft", args=[before.id, "bridge_email"]))
    assert answer.status_code == 302
    assert answer["Location"] == reverse("plan", args=[before.id])


def test_noting_what_the_papers_say_plans_anew(alices: Client, before: Interview) -> None:
    alices.post(reverse("proposal", args=[before.id]), {"field": "all"})
    assert steps(before) == as_planned(before)


def test_what_is_said_of_a_finding_plans_anew(alices: Client, before: Interview) -> None:
    alices.post(reverse("finding", args=[before.id]), {"act": "dismiss", "key": "doubt:" + "0" * 24})
    assert steps(before) == as_planned(before)
