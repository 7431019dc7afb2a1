"""Contact cards in: laid beside who is known, and only what was chosen is taken."""

from __future__ import annotations

from typing import Any

from afterword.flows import people, vcards
from afterword.reading.vcard import Card
from afterword.store.models import Interview, Person


def cards(*names: str, more: str = "") -> bytes:
    return "".join(f"BEGIN:VCARD\r\nFN:{name}\r\n{more}END:VCARD\r\n" for name in names).encode()


def test_each_card_is_laid_beside_who_is_known(alice: Any, interview: Interview) -> None:
    known = Person.objects.get(name="Imogen Sallis")
    mail = people.add(alice, "A. Reyes")
    people.keep(mail, "email", "ada@pell.example")
    looked = vcards.look(
        alice, cards("IMOGEN  sallis", "Piet Maas") + cards("Ada Reyes", more="EMAIL:Ada@Pell.example\r\n"), "p.vcf"
    )
    assert [(each.card.name, each.proposed) for each in looked.offers] == [
        ("IMOGEN sallis", str(known.id)),
        ("Piet Maas", "new"),
        ("Ada Reyes", str(mail.id)),
    ]
    assert looked.problems == ()
    assert Person.objects.count() == 2
    assert vcards.held_cards(looked.held) == tuple(each.card for each in looked.offers)


def test_of_a_whole_address_book_only_who_works_where_one_was_is_proposed(alice: Any, interview: Interview) -> None:
    names = [f"Friend {number}" for number in range(30)]
    data = cards(*names) + cards("Ros Tregear", more="ORG:pell & orchard bakeries\r\n")
    proposed = {each.card.name: each.proposed for each in vcards.look(alice, data, "all.vcf").offers}
    assert [name for name, choice in proposed.items() if choice == "new"] == ["Ros Tregear"]
    assert proposed["Friend 7"] == "leave"


def test_what_was_chosen_is_done_and_nothing_else(alice: Any, interview: Interview, bob: Any) -> None:
    known = Person.objects.get(name="Imogen Sallis")
    strangers = people.add(bob, "Ros Tregear")
    given = (
        Card("Piet Maas", 1, "Baker", "Pell", "020 7946 0999", "piet@pell.example"),
        Card("Imogen Sallis", 5, "Director", "Pell", "020 7946 0111", "imogen@pell.example"),
        Card("Left Out", 9),
        Card("Ros Tregear", 12, phone="1234567"),
        Card("Not Chosen", 15),
    )
    choices = {0: "new", 1: str(known.id), 2: "leave", 3: str(strangers.id), 7: "new"}
    taken = vcards.take(alice, given, choices)
    known.refresh_from_db()
    assert [person.name for person in taken.new] == ["Piet Maas"]
    assert Person.objects.get(name="Piet Maas").email == "piet@pell.example"
    assert (known.title, known.phone) == ("Head of operations", "020 7946 0456")
    assert (known.organisation, known.email) == ("Pell", "imogen@pell.example")
    assert [(person.name, field, theirs) for person, field, theirs in taken.differs] == [
        ("Imogen Sallis", "title", "Director"),
        ("Imogen Sallis", "phone", "020 7946 0111"),
    ]
    assert taken.fuller == (known,)
    strangers.refresh_from_db()
    assert strangers.phone == ""
    assert Person.objects.filter(owner=alice).count() == 2
    again = vcards.take(alice, given, choices)
    assert (again.new, again.fuller) == ((), ())


def test_what_a_page_carried_along_and_somebody_changed_is_nothing(alice: Any) -> None:
    held = vcards.look(alice, cards("Ada"), "a.vcf").held
    assert vcards.held_cards(held) != ()
    assert vcards.held_cards(held[:-2]) == ()
    assert vcards.held_cards("") == ()


def test_thousands_are_laid_beside_each_other_in_two_queries(alice: Any, django_assert_num_queries: Any) -> None:
    Person.objects.bulk_create(Person(owner=alice, name=f"Person {number}") for number in range(500))
    data = cards(*(f"Person {number}" for number in range(400, 900)))
    with django_assert_num_queries(2):
        looked = vcards.look(alice, data, "many.vcf")
    assert sum(bool(each.same_as) for each in looked.offers) == 100
    assert len(looked.held) < 100_000
