"""Keeping in touch and contact cards, as a browser without JavaScript meets them."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from afterword.flows import keeping_touch
from afterword.flows import people as people_flow
from afterword.reading.vcard import read_vcards
from afterword.store import queries
from afterword.store.models import Interview, KeepInTouch, Note, Outgoing, Person, Profile, Touch


@pytest.fixture
def alices(client: Client, alice: Any) -> Client:
    client.force_login(alice)
    return client


@pytest.fixture
def person(interview: Interview) -> Person:
    """Imogen Sallis, who said no fifty days ago."""
    ago = timezone.now() - timedelta(days=50)
    interview.starts_at, interview.outcome, interview.outcome_on = ago - timedelta(days=3), "refused", ago.date()
    interview.save()
    return queries.interviewers_of(interview).get().person


def at(person: Person, name: str = "in_touch") -> str:
    return reverse(name, args=[person.id])


def text(answer: Any) -> str:
    return str(answer.content.decode())


def act(client: Client, person: Person, act: str, **typed: str) -> Any:
    return client.post(at(person), {"act": act, **typed}, follow=True)


def test_it_begins_is_due_and_stands_on_today_and_among_people(alices: Client, person: Person) -> None:
    assert "Keep in touch with Imogen Sallis?" in text(alices.get(at(person)))
    assert "Imogen Sallis</bdi></a>" not in text(alices.get("/"))
    page = text(act(alices, person, "begin", why="She knows every depot.", matters="yes"))
    assert "You could write to Imogen Sallis." in page
    assert "What could you bring them?" in page
    today = text(alices.get("/"))
    assert "Someone to write to, when you like" in today
    assert at(person) in today
    assert "you could write" in text(alices.get(reverse("people")))
    assert "You could write to Imogen Sallis." in text(alices.get(at(person, "person")))
    other = people_flow.add(person.owner, "Marit Solberg")
    only = text(alices.get(reverse("people"), {"due": "1"}))
    assert "Imogen" in only
    assert other.name not in only
    row = KeepInTouch.objects.get()
    assert (row.why, row.matters) == ("She knows every depot.", True)


def test_a_note_from_its_two_questions_to_the_log(alices: Client, person: Person) -> None:
    Profile.objects.update(email="alice@hartley.example")
    act(alices, person, "begin")
    begun = alices.post(at(person, "new_note"), {"brings": "news"})
    address = begun["Location"]
    page = text(alices.get(address))
    assert "What is new with you that Ms Sallis would like to know?" in page
    assert "Fewer late vans before Christmas" in page, "what they needed stands beside it"
    assert 'class="slot"' in page
    refused = alices.post(address, {"act": "look", "about": "I run nights at Hollis now.", "why_them": ""})
    assert refused.status_code == 422
    assert "One question is still open" in text(refused)
    assert "I run nights at Hollis now." in text(refused)
    why = "You asked how I would deal with a driver who refuses a route. We let them swap among themselves."
    kept = alices.post(f"{address}keep/", {"why_them": why})
    assert "I run nights at Hollis now. You asked how I would deal" in text(kept)
    assert 'hx-swap-oob="true"' in text(kept)
    asking = alices.post(address, {"act": "look", "why_them": f"{why} Are you hiring?"})
    assert "This asks them for work" in text(asking)
    shown = alices.post(address, {"act": "look", "why_them": why})
    message = shown["Location"]
    assert "/post/" in message
    page = text(alices.get(message))
    assert "A note to Imogen Sallis" in page
    assert "Back to the note" in page
    assert text(alices.post(message, {"act": "to", "address": "imogen@pell.example"}, follow=True))
    assert "mailto:imogen@pell.example" in text(alices.get(message))
    assert alices.get(f"{message}eml/")["Content-Type"] == "message/rfc822"
    assert alices.get(f"{message}state/").status_code == 302
    done = text(alices.post(message, {"act": "sent_myself", "way": "email"}, follow=True))
    assert "You have sent it." in done
    assert "Back to Imogen Sallis" in done
    row = KeepInTouch.objects.get()
    assert row.due_on == timezone.now().date() + timedelta(days=75)
    assert "You could write to Imogen Sallis again from" in text(alices.get(at(person)))
    sent = text(alices.get(address))
    assert "It went on" in sent
    assert "Are you hiring" not in sent
    assert alices.post(address, {"act": "remove"}).status_code == 422


def test_the_whole_note_in_ones_own_words_and_back(alices: Client, person: Person) -> None:
    note = keeping_touch.new_note(person, "news")
    keeping_touch.keep_note(note, "about", "I run nights at Hollis now.")
    keeping_touch.keep_note(note, "why_them", "You asked about nights.")
    address = reverse("note", args=[person.id, note.id])
    alices.post(address, {"act": "own"})
    assert "Dear Ms Sallis,\n\nI run nights at Hollis now. You asked about nights." in text(alices.get(address))
    alices.post(
        address, {"act": "keep", "text": "Dear Imogen,\r\n\r\nYou were right.\r\n\r\nAlice", "subject": "Swaps"}
    )
    note.refresh_from_db()
    assert note.text == "Dear Imogen,\n\nYou were right.\n\nAlice"
    page = text(alices.get(address))
    assert "<bdi>Swaps</bdi>" in page
    alices.post(address, {"act": "composed"})
    alices.post(address, {"act": "brings", "brings": "thanks"})
    note.refresh_from_db()
    assert (note.text, note.brings, note.about) == ("", "thanks", "I run nights at Hollis now.")
    assert alices.post(address, {"act": "brings", "brings": "gossip"}).status_code == 422
    long = alices.post(address, {"act": "keep", "about": "x" * 20_001})
    assert long.status_code == 422
    assert "x" * 20_001 in text(long)
    alices.post(address, {"act": "remove"})
    assert not Note.objects.exists()


def test_what_passed_is_noted_and_taken_back(alices: Client, person: Person) -> None:
    act(alices, person, "begin")
    today = timezone.now().date()
    page = text(act(alices, person, "passed", passed="in:email", day=str(today), words="Thank you for the news"))
    assert "Imogen Sallis wrote you an e-mail." in page
    assert KeepInTouch.objects.get().due_on == today + timedelta(days=75)
    touch = Touch.objects.get()
    assert (touch.outward, touch.words, touch.interview) == (False, "Thank you for the news", None)
    act(alices, person, "take_back", touch=str(touch.id))
    assert (KeepInTouch.objects.get().due_on or today) < today
    act(alices, person, "passed", passed="out:message", day=str(today))
    assert Touch.objects.filter(taken_back=False).get().step_kind == "keep_in_touch"
    for day, passed in (("", "in:email"), (str(today + timedelta(days=2)), "in:email"), (str(today), "in:gossip")):
        refused = alices.post(at(person), {"act": "passed", "passed": passed, "day": day, "words": "Kept words"})
        assert refused.status_code == 422
        assert "Kept words" in text(refused)
    assert alices.post(at(person), {"act": "take_back", "touch": "not one"}).status_code == 404


def test_put_off_changed_ended_and_begun_again(alices: Client, person: Person) -> None:
    act(alices, person, "begin")
    later = timezone.now().date() + timedelta(days=90)
    assert "You put it off until then." in text(act(alices, person, "put_off", until=str(later)))
    for until in ("", "soon", "2020-01-01"):
        assert alices.post(at(person), {"act": "put_off", "until": until}).status_code == 422
    act(alices, person, "rhythm", every_days="180", most_a_year="2", why="Straight answers")
    row = KeepInTouch.objects.get()
    assert (row.every_days, row.most_a_year, row.why, row.matters) == (180, 2, "Straight answers", False)
    assert alices.post(at(person), {"act": "rhythm", "every_days": "3"}).status_code == 422
    assert "Kept" in text(alices.post(at(person, "keep_rhythm"), {"every_days": "365", "matters": "yes"}))
    assert KeepInTouch.objects.get().matters
    assert "not keeping in touch with Imogen Sallis any more" in text(act(alices, person, "end"))
    assert "You could write to Imogen Sallis." in text(act(alices, person, "go_on"))
    assert "not known here" in text(act(alices, person, "dance"))
    nobody = people_flow.add(person.owner, "Marit Solberg")
    assert alices.post(at(nobody, "keep_rhythm"), {}).status_code == 404
    assert "not known here" in text(act(alices, nobody, "end"))


def test_after_two_silences_it_says_so_without_blame(alices: Client, person: Person) -> None:
    act(alices, person, "begin")
    begin = KeepInTouch.objects.get()
    begin.began_on = timezone.now().date() - timedelta(days=200)
    begin.save()
    for days in (40, 5):
        when = timezone.now() - timedelta(days=days)
        keeping_touch.contact(person, "email", outward=True, at=when, note=True)
    page = text(alices.get(at(person)))
    assert "It rests." in page
    assert "People are busy, and it says little." in page
    assert "someone to write to" not in text(alices.get("/")).lower()
    act(alices, person, "rhythm", matters="yes")
    assert "so it is once a year" in text(alices.get(at(person)))


def test_post_that_nobody_knows_of_stands_on_today(alices: Client, person: Person) -> None:
    note = keeping_touch.new_note(person, "news")
    row = Outgoing.objects.create(
        owner=person.owner, person=person, note=note, kind="keep_in_touch", to_name="Imogen Sallis", text="Dear Ms Sallis,",
        message_id="<1@pell.example>", state="unknown", handed_over_at=timezone.now(),
    )  # fmt: skip
    address = reverse("note_message", args=[person.id, row.id])
    assert address in text(alices.get("/"))
    alices.post(address, {"act": "settle", "what": "went"})
    assert Touch.objects.get().step_kind == "keep_in_touch"
    note.delete()
    Outgoing.objects.update(state="refused")
    assert alices.post(address, {"act": "again"}).status_code == 422
    assert alices.post(address, {"act": "put_away"})["Location"] == at(person, "person")


def test_thousands_of_people_cost_no_more_queries(alices: Client, alice: Any, interview: Interview) -> None:
    def cost(more: int) -> list[int]:
        made = [Person(owner=alice, name=f"Person {more} {n}") for n in range(more)]
        Person.objects.bulk_create(made)
        ago = timezone.now().date() - timedelta(days=100)
        KeepInTouch.objects.bulk_create(
            KeepInTouch(owner=alice, person=each, began_on=ago, due_on=ago) for each in made
        )
        found = []
        for address in ("/", reverse("people"), f"{reverse('people')}?due=1", at(made[0])):
            alices.get(address)
            with CaptureQueriesContext(connection) as asked:
                assert alices.get(address).status_code == 200
            found.append(len(asked))
        return found

    assert cost(15) == cost(300)


# --- contact cards


def upload(client: Client, data: bytes, name: str = "people.vcf") -> Any:
    return client.post(reverse("cards_in"), {"file": SimpleUploadedFile(name, data)})


def held(answer: Any) -> str:
    found = re.search(r'name="held" value="([^"]+)"', text(answer))
    assert found
    return found[1]


def card(name: str, more: str = "") -> bytes:
    return f"BEGIN:VCARD\r\nFN:{name}\r\n{more}END:VCARD\r\n".encode()


def test_cards_are_looked_over_and_taken_as_chosen(alices: Client, person: Person) -> None:
    data = card("Piet Maas", "TEL:020 7946 0999\r\nBDAY:19700101\r\nno colon\r\n")
    data += card("Imogen Sallis", "EMAIL:imogen@pell.example\r\nTITLE:Director\r\n") + card("Left Out")
    shown = upload(alices, data)
    page = text(shown)
    assert "3 people are in it." in page
    assert "birthdays" in page
    assert "19700101" not in page
    assert "Line 5: This line has no colon" in page
    assert f'value="{person.id}" selected' in page
    choices = {"card-0": "new", "card-1": str(person.id), "card-2": "leave"}
    done = text(alices.post(reverse("cards_in"), {"held": held(shown), **choices}, follow=True))
    assert "1 person is new here." in done
    assert "the card says “Director” for what they do" in done
    person.refresh_from_db()
    assert person.email == "imogen@pell.example"
    assert sorted(Person.objects.values_list("name", flat=True)) == ["Imogen Sallis", "Piet Maas"]


def test_many_cards_come_fifty_at_a_time(alices: Client, alice: Any) -> None:
    shown = upload(alices, b"".join(card(f"Person {number:03}") for number in range(60)))
    assert text(shown).count("<select") == 50
    assert "look at 10 more" in text(shown)
    more = alices.post(reverse("cards_in"), {"held": held(shown), "card-3": "new", "act": "next"})
    assert "Person 059" in text(more)
    assert "Person 003" not in text(more)
    last = alices.post(reverse("cards_in"), {"held": held(more), "card-9": "new"}, follow=True)
    assert last.redirect_chain[-1][0] == reverse("people")
    assert sorted(Person.objects.values_list("name", flat=True)) == ["Person 003", "Person 059"]


def test_a_file_that_is_none_is_said(alices: Client) -> None:
    assert "There is no contact card in it" in text(upload(alices, b"hello"))
    assert alices.post(reverse("cards_in"), {}).status_code == 422
    old = alices.post(reverse("cards_in"), {"held": "changed", "card-0": "new"})
    assert "nothing was taken" in text(old)
    assert text(alices.get(reverse("cards_in"))).count("cards.vcf") == 0


def test_everybody_goes_out_as_one_file(alices: Client, person: Person, bob: Any) -> None:
    people_flow.add(bob, "A stranger")
    people_flow.add(person.owner, "Marit Solberg")
    people_flow.keep(person, "notes", "Never to be told")
    answer = alices.get(reverse("cards_out"))
    assert [each.name for each in read_vcards(answer.content, "people.vcf").cards] == ["Imogen Sallis", "Marit Solberg"]
    assert b"Never" not in answer.content
    assert "cards.vcf" in text(alices.get(reverse("cards_in")))
