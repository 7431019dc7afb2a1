"""Settings, timings, taking everything along, deleting everything."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from afterword.domain.knowledge import timing
from afterword.flows.timings import own_timing
from afterword.store.models import Advice, Evidence, Interview, Person, Profile


def profile() -> Profile:
    return Profile.objects.get()


def test_settings_show_what_is_kept_and_how_each_register_sounds(alices: Client) -> None:
    page = alices.get(reverse("settings")).content.decode()
    assert 'value="Alice Hartley"' in page
    assert 'value="Europe/London"' in page
    assert '<option value="GB" selected>' in page
    for word in ("Plain", "Warm", "Formal"):
        assert word in page
    assert page.count('class="hint said"') == 3


def test_every_setting_is_kept_by_the_button(alices: Client) -> None:
    typed = {
        "name": "Alice M. Hartley",
        "phone": "020 7946 0000",
        "email": "alice@example.org",
        "signature": "Alice Hartley\r\n12 Quay Street",
        "zone": "Asia/Kolkata",
        "country": "IN",
        "register": "formal",
    }
    page = alices.post(reverse("settings"), typed, follow=True).content.decode()
    assert "Kept, " in page
    kept = profile()
    assert {name: getattr(kept, name) for name in typed} == {**typed, "signature": "Alice Hartley\n12 Quay Street"}


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("zone", "Mars/Olympus", "Type a time zone by continent and city"),
        ("country", "Britain", "Type the country as two letters"),
        ("register", "shouting", "Choose one of the answers offered here."),
        ("name", "A" * 201, "201 characters long"),
    ],
)
def test_what_cannot_be_read_is_said_and_the_old_value_stays(
    alices: Client, field: str, value: str, words: str
) -> None:
    before = getattr(profile(), field)
    response = alices.post(reverse("settings"), {field: value, "email": "new@example.org"})
    assert response.status_code == 422
    assert words in response.content.decode()
    assert getattr(profile(), field) == before
    assert profile().email == "new@example.org"  # the rest is kept


def test_settings_are_kept_as_they_are_typed(alices: Client) -> None:
    response = alices.post(reverse("settings_keep"), {"name": "Al", "zone": "Nowhere"})
    assert json.loads(response["HX-Trigger"]) == {"kept": {"fields": ["name"], "problems": ["zone"]}}
    assert 'id="problem-zone"' in response.content.decode()
    assert profile().name == "Al"


class TestTimings:
    url = "/settings/timings/"

    def numbers(self, **changed: str) -> dict[str, str]:
        call = timing().step("call").hours
        assert call is not None
        held = {"timings.call.hours_low": f"{call.low:g}", "timings.call.hours_high": f"{call.high:g}"}
        return {**held, **{f"timings.{name.replace('__', '.')}": value for name, value in changed.items()}}

    def test_every_number_says_what_it_rests_on(self, alices: Client) -> None:
        page = alices.get(self.url).content.decode()
        for words in ("our own judgement", "what practitioners advise", "a survey", "working days", "3–24"):
            assert words in page

    def test_a_changed_number_reaches_the_plan(self, alices: Client) -> None:
        alices.post(self.url, self.numbers(call__hours_low="5", contact_budget__before_decision="3"))
        assert profile().timings == {"call": {"hours_low": 5}, "contact_budget": {"before_decision": 3}}
        own = own_timing(profile())
        assert own.step("call").hours is not None
        assert (own.step("call").hours.low, own.step("call").hours.high) == (5, 24)
        assert own.budget.before_decision == 3
        page = alices.get(self.url).content.decode()
        assert 'name="timings.call.hours_low" value="5"' in page

    @pytest.mark.parametrize("number", ["0", "10000"])
    def test_the_smallest_and_the_largest_number_still_make_a_plan(
        self, alices: Client, interview: Interview, number: str
    ) -> None:
        def shown(url: str) -> list[int]:
            return [
                alices.get(each).status_code for each in (url, reverse("plan", args=[interview.id]), reverse("today"))
            ]

        for name in ("contact_budget__per_seven_days", "follow_up__business_days_low", "follow_up__business_days_high"):
            alices.post(self.url, self.numbers(**{name: number}))
            assert shown(self.url) == [200, 200, 200], name

    def test_the_first_number_or_none_at_all_keeps_nothing_of_ones_own(self, alices: Client) -> None:
        alices.post(self.url, self.numbers(call__hours_low="5"))
        alices.post(self.url, self.numbers())
        assert profile().timings == {}
        alices.post(self.url, self.numbers(call__hours_low="5"))
        alices.post(self.url, self.numbers(call__hours_low=""))
        assert profile().timings == {}

    def test_all_first_numbers_come_back_at_once(self, alices: Client) -> None:
        alices.post(self.url, self.numbers(call__hours_low="5", letter__hours_high="60"))
        alices.post(self.url, {"act": "reset"})
        assert profile().timings == {}

    @pytest.mark.parametrize(
        ("name", "value", "words"),
        [
            ("call__hours_low", "soon", "Type a number, such as 2"),
            ("call__hours_low", "99", "The second number must not be smaller than the first"),
            ("call__hours_low", "-1", "nothing"),
            ("contact_budget__before_decision", "-2", "nothing"),
            ("contact_budget__before_decision", "nan", "whole number"),
            ("call__hours_high", "nan", "second number"),
            ("call__hours_high", "1e9", "no larger than 10,000"),
            ("contact_budget__per_seven_days", "inf", "no larger than 10,000"),
            ("call__hours_low", "nan", "umber"),
        ],
    )
    def test_numbers_that_make_no_sense_change_nothing(self, alices: Client, name: str, value: str, words: str) -> None:
        response = alices.post(self.url, self.numbers(**{name: value}))
        assert response.status_code == 422
        page = response.content.decode()
        assert words in page
        assert f'value="{value}"' in page
        assert profile().timings == {}

    def test_numbers_of_an_older_version_are_passed_over(self, alices: Client) -> None:
        kept = profile()
        kept.timings = {"call": {"hours_low": 99, "gone": 1}, "nowhere": {"hours_low": 1}, "letter": {"hours_high": 60}}
        kept.save()
        own = own_timing(kept)
        assert own.step("call").hours == timing().step("call").hours
        assert own.step("letter").hours is not None
        assert own.step("letter").hours.high == 60
        assert alices.get(self.url).status_code == 200


class TestLeaving:
    def test_the_export_says_what_is_in_it_and_is_a_zip(self, alices: Client, interview: Interview) -> None:
        page = alices.get(reverse("export")).content.decode()
        assert "<dt>Interviews</dt><dd>1</dd>" in page
        response = alices.get(reverse("export_file"))
        assert response["Content-Type"] == "application/zip"
        assert response["Content-Disposition"].startswith('attachment; filename="afterword-')
        with zipfile.ZipFile(io.BytesIO(response.getvalue())) as archive:
            assert archive.testzip() is None
            everything = archive.read("everything.json").decode()
        assert interview.employer in everything

    @pytest.mark.parametrize("word", ["", "yes", "delet", "delete everything"])
    def test_nothing_goes_without_the_word(self, alices: Client, interview: Interview, word: str) -> None:
        response = alices.post(reverse("delete"), {"word": word})
        assert response.status_code == 422
        assert "Nothing was deleted." in response.content.decode()
        assert Interview.objects.exists()

    def test_looking_deletes_nothing(self, alices: Client, interview: Interview) -> None:
        page = alices.get(reverse("delete"), {"word": "delete"}).content.decode()
        assert "This would go, for good:" in page
        assert reverse("export") in page
        assert Interview.objects.exists()

    @pytest.mark.django_db(transaction=True)
    @pytest.mark.parametrize("word", ["delete", " Delete "])
    def test_with_the_word_everything_goes(self, alices: Client, interview: Interview, word: str) -> None:
        evidence = Evidence.objects.get()
        alices.post(reverse("evidence_remove", args=[evidence.id]))
        page = alices.post(reverse("delete"), {"word": word}).content.decode()
        assert "It is gone." in page
        for model in (Interview, Evidence, Person, Advice):
            assert not model.objects.exists()
        assert profile().name == ""
        # Nor can what was removed just before be put back.
        alices.post(reverse("evidence_restore"))
        assert not Evidence.objects.exists()
        assert alices.get("/").status_code == 200

    def test_bob_keeps_what_is_his(self, alices: Client, alice: Any, bob: Any) -> None:
        Interview.objects.create(owner=bob, employer="Bob's bakery")
        alices.post(reverse("delete"), {"word": "delete"})
        assert Interview.objects.get().employer == "Bob's bakery"
        assert Profile.objects.get(owner=bob).name == "Bob Hartley"
