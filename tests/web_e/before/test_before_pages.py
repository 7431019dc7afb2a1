"""The page for the door: the old concern on top, then the untold evidence; calm, short, and found from everywhere."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from afterword.flows import feedback, log
from afterword.store import queries
from afterword.store.models import Interview, Promise
from tests.conftest import make_interview
from tests.web_e.before.conftest import TODAY

STAY = "How long you would stay"
PROOF = "Cut late departures from nineteen a week to three in four months"


def words(answer: Any) -> str:
    """What the page says, without its marks."""
    main = answer.content.decode().split("<main", 1)[1].split("</main", 1)[0]
    text = re.sub(r"<template.*?</template>", " ", "<main" + main, flags=re.S)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())


def in_order(text: str, *parts: str) -> bool:
    """Whether all of it is there, each after the one before."""
    at = 0
    for part in parts:
        found = text.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return True


def test_the_old_concern_then_the_untold_evidence_then_the_rest(alices: Client, following: Interview) -> None:
    text = words(alices.get(f"/i/{following.id}/before/"))
    assert in_order(
        text,
        "Tomorrow, 14:30.",
        "They may still wonder",
        STAY,
        "She said the last two leads left within a year.",
        "How long do you see yourself staying with us?",
        "You would say: At Tarn Foods I stayed until the evening run worked without me.",
        "You have not told them",
        PROOF,
        "Fewer late vans before Christmas",
        "If there is room",
        "How would you deal with a driver who refuses a route?",
        "Who is there",
        "Imogen Sallis",
        "You met on 24 November.",
    )
    assert "husband" not in text  # what is private stays out of sight
    assert not re.search(r"\b(fail|wrong|score|mistake|chance)", text)


def test_what_they_said_afterwards_comes_first_with_who_said_it(
    alices: Client, last: Interview, following: Interview
) -> None:
    said = feedback.keep(
        last, "Rather quiet, we thought.", on=TODAY.date(), way="call", person=last.people.get(), now=TODAY
    )
    feedback.tick(said, ["team_fit"], TODAY)
    text = words(alices.get(f"/i/{following.id}/before/"))
    assert in_order(text, "Fit with the team", "Rather quiet, we thought.", "Imogen Sallis, afterwards, today", STAY)


def test_promises_of_both_sides(alices: Client, last: Interview, following: Interview) -> None:
    common = {"owner": last.owner, "interview": last}
    Promise.objects.create(**common, what="Half a page on the evening run", due_at=TODAY + timedelta(days=1))
    Promise.objects.create(**common, what="the rota", quote="I'll send you the rota.", mine=False)
    text = words(alices.get(f"/i/{following.id}/before/"))
    assert in_order(
        text, "You owe them", "Half a page on the evening run", "They said they would", "“I'll send you the rota.”"
    )


def test_what_was_put_right_is_said_and_not_brought_up(alices: Client, last: Interview, following: Interview) -> None:
    log.note(last, "letter", at=TODAY, step_kind="letter")
    text = words(alices.get(f"/i/{following.id}/before/"))
    assert "They may still wonder How you decide" not in text
    assert "What you have put right already:" in text


def test_an_answer_not_yet_written_leads_to_where_it_can_be(alices: Client, last: Interview) -> None:
    row = queries.exchanges_of(last).last()
    assert row is not None
    row.wish_said = ""
    row.save()
    made = alices.post(f"/i/{last.id}/next-round/", {"when": "9 December 2026, 14:30"})
    page = alices.get(made.url).content.decode()
    assert f'href="/i/{last.id}/questions/{row.id}/' in page or f'href="/i/{last.id}/q/{row.id}/' in page
    assert "Write what you would say now" in page


def test_wanting_it_unsaid_is_a_concern(alices: Client, last: Interview) -> None:
    last.exchanges.all().delete()
    Interview.objects.filter(id=last.id).update(effective="yes", interest="no", left_out="", goals="")
    following = alices.post(f"/i/{last.id}/next-round/", {"when": "9 December 2026, 14:30"}).url
    text = words(alices.get(following))
    assert in_order(text, "Whether you want it", "You were not sure that they knew. One plain sentence is enough.")


def test_an_answer_of_no_known_kind_is_known_by_its_question(alices: Client, last: Interview) -> None:
    last.exchanges.update(asked="And the thing with the green folder?", wish_said="", said="")
    following = alices.post(f"/i/{last.id}/next-round/", {"when": "9 December 2026, 14:30"}).url
    text = words(alices.get(following))
    assert in_order(text, "An answer worth having ready", "the green folder?", "You thought your answer fell short.")


def test_what_others_named_stands_at_the_end(alices: Client, following: Interview, alice: Any) -> None:
    for name in ("Corvo", "Tolland"):
        said = feedback.keep(make_interview(alice, employer=name), f"{name}: quiet.", on=TODAY.date(), now=TODAY)
        feedback.tick(said, ["team_fit"], TODAY)
    text = words(alices.get(f"/i/{following.id}/before/"))
    assert in_order(text, "Who is there", "What others have brought up", "Fit with the team", ": quiet.", ": quiet.")


def test_the_first_time_with_an_employer_is_light(alices: Client, alice: Any) -> None:
    row = Interview.objects.create(
        owner=alice, employer="Tolland", starts_at=TODAY + timedelta(days=9), place="Dock 4", zone="Asia/Kathmandu"
    )
    text = words(alices.get(f"/i/{row.id}/before/"))
    assert "You meet them for the first time" in text
    assert "They may still wonder" not in text
    assert "Dock 4" in text
    assert "15:45 in Kathmandu" in text  # ten o'clock in London


@pytest.mark.parametrize(
    ("when", "says"), [(None, "Before you go in."), (datetime(2026, 12, 1, tzinfo=UTC), "What you went in with.")]
)
def test_at_any_other_time_the_page_is_there_too(alices: Client, alice: Any, when: datetime | None, says: str) -> None:
    row = Interview.objects.create(owner=alice, employer="Tolland", starts_at=when)
    assert says in words(alices.get(f"/i/{row.id}/before/"))


def test_nothing_left_open_is_said_in_a_sentence(alices: Client, alice: Any) -> None:
    make_interview(
        alice, effective="yes", interest="yes", understood="yes", goals="", left_out="", employer="Tolland"
    ).exchanges.all().delete()
    row = Interview.objects.create(owner=alice, employer="Tolland", starts_at=TODAY + timedelta(days=9))
    assert "Nothing is left open from last time." in words(alices.get(f"/i/{row.id}/before/"))


def test_it_is_found_from_today_the_list_and_the_hub(alices: Client, following: Interview) -> None:
    link = f'href="/i/{following.id}/before/"'
    text = words(alices.get("/"))
    assert in_order(text, "Before you go to", "Pell & Orchard Bakeries", "tomorrow, 14:30: what to have in mind")
    for address in ("/", "/upcoming/", f"/i/{following.id}/"):
        assert link in alices.get(address).content.decode(), address
    Interview.objects.filter(id=following.id).update(starts_at=TODAY + timedelta(days=5))
    assert link not in alices.get("/").content.decode()  # not yet
    assert "It is still to come." in words(alices.get(f"/i/{following.id}/"))
    assert "They want to see you again" not in words(alices.get(f"/i/{following.id}/"))


def test_today_asks_the_database_nothing_for_it(alices: Client, following: Interview) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            alices.get("/")
        return len(asked)

    cost()
    near = cost()
    Interview.objects.filter(id=following.id).update(starts_at=TODAY + timedelta(days=5))
    assert near == cost()


def test_the_next_round_is_prepared_with_those_who_will_be_there(alices: Client, last: Interview) -> None:
    text = words(alices.get(f"/i/{last.id}/next-round/"))
    assert "They want to see you again." in text
    assert "Imogen Sallis" in text
    person = queries.interviewers_of(last).get().person
    made = alices.post(
        f"/i/{last.id}/next-round/",
        {"when": "9 Dec 2026 14:30", "role": "Head of dispatch", "people": [str(person.id)]},
    )
    row = Interview.objects.get(follows=last)
    assert (made.status_code, made.url) == (302, f"/i/{row.id}/before/")
    assert (row.role, [seat.person for seat in queries.interviewers_of(row)]) == ("Head of dispatch", [person])
    assert "You have prepared a next round already." in words(alices.get(f"/i/{last.id}/next-round/"))


@pytest.mark.parametrize("when", ["", "soon", "9 December 2026"])
def test_what_was_typed_survives_a_time_that_cannot_be_read(alices: Client, last: Interview, when: str) -> None:
    answer = alices.post(f"/i/{last.id}/next-round/", {"when": when, "role": "Head of dispatch", "zone": "Mars"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert all(f'value="{typed}"' in page for typed in (when, "Head of dispatch", "Mars"))
    assert "checked" not in page  # nobody was ticked
    assert not Interview.objects.filter(follows=last).exists()
