"""People, preferences, advice: one field at a time, kept or refused in a sentence."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from afterword.flows import bank, consult, local, people, preferences
from afterword.flows.kept import KEPT
from afterword.store import queries
from afterword.store.models import Advice, Evidence, Interview, Person, Profile, User

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)


def stored(row: Any) -> Any:
    return type(row).objects.get(pk=row.pk)


def test_a_person_is_kept_field_by_field(alice: Any) -> None:
    person = people.add(alice, "  Marguerite\nOduya ", adviser=True)
    assert (person.name, person.is_adviser) == ("Marguerite Oduya", True)
    for field, typed, kept in [
        ("title", "Depot lead", "Depot lead"),
        ("organisation", "Tarn Foods", "Tarn Foods"),
        ("email", "m@tarn.example", "m@tarn.example"),
        ("phone", "020 7946 0111", "020 7946 0111"),
        ("address_as", "Marguerite", "Marguerite"),
        ("name", "Marguerite A. Oduya", "Marguerite A. Oduya"),
        ("notes", "My first manager.\r\nKind.", "My first manager.\nKind."),
        ("is_adviser", "", False),
        ("is_adviser", "on", True),
    ]:
        assert people.keep(person, field, typed) == KEPT
        assert getattr(stored(person), field) == kept


def test_a_person_refuses_what_does_not_fit(alice: Any) -> None:
    person = people.add(alice, "Marguerite Oduya")
    assert people.keep(person, "phone", "0" * 61).problem == "This is 61 characters long; 60 fit. Shorten it a little."
    assert people.keep(person, "is_adviser", "maybe").problem == "Choose one of the answers offered here."
    with pytest.raises(KeyError):
        people.keep(person, "owner", "2")


def test_a_removed_adviser_leaves_their_advice(interview: Interview, alice: Any) -> None:
    adviser = people.add(alice, "Marguerite Oduya", adviser=True)
    advice = consult.ask(interview, adviser, "Dear Marguerite,", NOW)
    consult.record(advice, "Ring her.", "I will ring.")
    people.remove(adviser)
    kept = stored(advice)
    assert (kept.adviser, kept.came_back, kept.changed) == (None, "Ring her.", "I will ring.")


def test_asking_someone_makes_them_an_adviser(interview: Interview, alice: Any) -> None:
    person = people.add(alice, "Marguerite Oduya")
    advice = consult.ask(interview, person, "Dear Marguerite,\r\nhello", NOW)
    assert stored(person).is_adviser
    assert (advice.owner, advice.brief, advice.asked_at) == (alice, "Dear Marguerite,\nhello", NOW)


def test_asking_without_naming_anyone(interview: Interview) -> None:
    assert consult.ask(interview, None, "Hello", NOW).adviser is None


def test_nobody_can_ask_another_persons_adviser(interview: Interview, bob: Any) -> None:
    with pytest.raises(Person.DoesNotExist):
        consult.ask(interview, people.add(bob, "Bob's aunt", adviser=True), "Hello", NOW)
    assert not Advice.objects.exists()


def test_advice_is_kept_word_for_word(interview: Interview) -> None:
    advice = consult.ask(interview, None, "Hello", NOW)
    assert consult.keep(advice, "came_back", "Ring her.\r\nDon't apologise.") == KEPT
    assert consult.keep(advice, "changed", "No apology.") == KEPT
    assert stored(advice).came_back == "Ring her.\nDon't apologise."
    assert consult.keep(advice, "brief", "x" * 20_001).problem
    assert consult.record(advice, "x" * 20_001, "").problem
    assert stored(advice).changed == "No apology."
    with pytest.raises(KeyError):
        consult.keep(advice, "asked_at", "today")
    consult.remove(advice)
    assert not Advice.objects.exists()


def test_preferences_are_kept_field_by_field(alice: Any) -> None:
    profile = queries.profile_of(alice)
    for field, typed, kept in [
        ("name", "Alice  Hartley", "Alice Hartley"),
        ("email", "a@hartley.example", "a@hartley.example"),
        ("phone", "", ""),
        ("signature", "Alice\r\nLondon", "Alice\nLondon"),
        ("zone", "Europe/Berlin", "Europe/Berlin"),
        ("country", "de", "DE"),
        ("register", "Warm", "warm"),
    ]:
        assert preferences.keep(profile, field, typed) == KEPT
        assert getattr(stored(profile), field) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("می\u200cخواهم", "می\u200cخواهم"),  # a Persian word is spelled with the joiner
        ("ක්\u200dරිස්ටිනා", "ක්\u200dරිස්ටිනා"),
        ("Anna\u200d👩\u200d⚕️", "Anna\u200d👩\u200d⚕️"),
        ("a\x00b\tc\nd\x7f\u2028e", "a b c d e"),
        ("\ufeffAnna\u202e", "Anna"),
        ("\u200c \u200d", ""),
    ],
)
def test_a_name_keeps_its_joiners_and_loses_controls(alice: Any, typed: str, kept: str) -> None:
    profile = queries.profile_of(alice)
    assert preferences.keep(profile, "name", typed) == KEPT
    assert stored(profile).name == kept


def test_preferences_refuse_what_cannot_be(alice: Any) -> None:
    profile = queries.profile_of(alice)
    assert preferences.keep(profile, "register", "shouting").problem
    assert preferences.keep(profile, "name", "x" * 201).problem
    for zone in ("Factory", "localtime", "posixrules", "posix/Europe/London", "right/UTC", "Europe", "../etc/passwd"):
        assert "Europe/London" in preferences.keep(profile, "zone", zone).problem
    for country in ("ZZ", "XX", "England", "g1", "\u200d"):
        kept = preferences.keep(profile, "country", country)
        assert kept.problem or not stored(profile).country
    for field in ("owner", "timings", "timings.letter", "timings.a.b.c"):
        with pytest.raises(KeyError):
            preferences.keep(profile, field, "1")


def test_own_timings_are_numbers_and_nothing_takes_them_back(alice: Any) -> None:
    profile = queries.profile_of(alice)
    assert preferences.keep(profile, "timings.letter.due_hours", "36") == KEPT
    assert preferences.keep(profile, "timings.letter.earliest_hours", "1,5") == KEPT
    assert preferences.keep(profile, "timings.call.due_hours", "24") == KEPT
    assert stored(profile).timings == {
        "letter": {"due_hours": 36, "earliest_hours": 1.5},
        "call": {"due_hours": 24},
    }
    assert preferences.keep(profile, "timings.letter.due_hours", "") == KEPT
    assert preferences.keep(profile, "timings.call.due_hours", "") == KEPT
    assert stored(profile).timings == {"letter": {"earliest_hours": 1.5}}
    says = "Type a number, such as 2, or nothing for the usual one."
    assert preferences.keep(profile, "timings.letter.due_hours", "soon").problem == says
    for typed in ("-1", "10001", "nan", "inf"):
        assert preferences.keep(profile, "timings.letter.due_hours", typed).problem == (
            "Type a number from 0 to 10000."
        )


def test_evidence_is_typed_changed_and_removed(alice: Any) -> None:
    one, two = bank.add(alice, "Cut late departures", "Tarn Foods"), bank.add(alice)
    assert (one.path, two.path) == ("bank[0]", "bank[1]")
    for field, typed, kept in [
        ("text", "Cut late\r\ndepartures", "Cut late\ndepartures"),
        ("at", "Tarn  Foods", "Tarn Foods"),
        ("role", "Planner", "Planner"),
        ("started", "2019-04", "2019-04"),
        ("ended", "", ""),
    ]:
        assert bank.keep(one, field, typed) == KEPT
        assert getattr(stored(one), field) == kept
    assert bank.keep(one, "started", "the spring of 2019").problem
    with pytest.raises(KeyError):
        bank.keep(one, "path", "work[0]")
    bank.remove(two)
    assert [item.text for item in queries.evidence_of(alice)] == ["Cut late\ndepartures"]


def test_words_changed_after_an_import_are_the_persons_own(alice: Any) -> None:
    row = Evidence.objects.create(owner=alice, text="Led rebuild", path="work[0].highlights[2]", position=4)
    bank.keep(row, "text", "Led rebuild")
    assert stored(row).path == "work[0].highlights[2]"
    bank.keep(row, "text", "I led the rebuild")
    assert stored(row).path == "bank[4]"


@pytest.mark.django_db
def test_the_local_person_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "system_zone", lambda: "Asia/Kolkata")
    user = local.local_user()
    assert not user.has_usable_password()
    assert local.local_user() == user
    profile = queries.profile_of(user)
    assert (profile.zone, profile.country) == ("Asia/Kolkata", "IN")
    Profile.objects.all().delete()
    assert local.local_user() == user
    assert User.objects.count() == Profile.objects.count() == 1
