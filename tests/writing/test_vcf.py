"""A contact card is read back by the library that other programs use, and holds nothing that was not given."""

from __future__ import annotations

import vobject  # what other programs read with
from hypothesis import given
from hypothesis import strategies as some

from afterword.domain.interview import Person
from afterword.writing.vcf import contact_card, contact_cards


def read(data: bytes) -> object:
    return vobject.readOne(data.decode())


def test_what_is_known_stands_in_it() -> None:
    person = Person(
        name="Ngozi van der Berg", title="Head of Stores; nights", email="n@pell.example", phone="+44 161 496 0177"
    )
    card = read(contact_card(person, "Pell & Orchard, Bakeries", "urn:uuid:1"))
    assert card.fn.value == "Ngozi van der Berg"
    assert (card.n.value.given, card.n.value.family) == ("Ngozi van der", "Berg")
    assert card.org.value == ["Pell & Orchard, Bakeries"]
    assert (card.title.value, card.email.value) == ("Head of Stores; nights", "n@pell.example")
    assert card.tel.value == "+44 161 496 0177"


def test_what_is_not_known_is_left_out() -> None:
    card = contact_card(Person(name="", email="n@pell.example"))
    assert b"TEL" not in card
    assert read(card).fn.value == "n@pell.example"


@given(some.text(max_size=300), some.text(max_size=100))
def test_no_text_breaks_the_card(name: str, title: str) -> None:
    card = contact_card(Person(name=f"A{name}", title=title))
    assert read(card).fn.value == " ".join("".join(c if c.isprintable() else " " for c in f"A{name}").split())
    assert card.count(b"BEGIN:VCARD") == 1 + f"{name}{title}".upper().count("BEGIN:VCARD")
    assert all(len(line) <= 80 for line in card.decode().split("\r\n"))


def test_many_cards_stand_in_one_file() -> None:
    people = [(Person(name=f"Person {number}, ñ" * 9), "Pell; Sons", f"urn:uuid:{number}") for number in range(3)]
    data = contact_cards(people)
    cards = list(vobject.readComponents(data.decode()))
    assert [card.uid.value for card in cards] == ["urn:uuid:0", "urn:uuid:1", "urn:uuid:2"]
    assert cards[2].fn.value == people[2][0].name
    assert cards[0].org.value == ["Pell; Sons"]
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert contact_cards([]) == b""
