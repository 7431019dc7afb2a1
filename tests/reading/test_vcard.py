"""Contact cards of all three versions: what is taken, what is left out and said, and what a broken file costs."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from afterword.domain.interview import Person
from afterword.reading import vcard
from afterword.reading.vcard import LIMIT, MOST_CARDS, MOST_LINES, Card, Cards, read_vcards
from afterword.writing.vcf import contact_card

SAMPLES = Path(__file__).parent.parent / "samples" / "vcf"


def read(text: str | bytes) -> Cards:
    return read_vcards(text.encode() if isinstance(text, str) else text, "people.vcf")


def one(*lines: str, version: str = "3.0") -> Card:
    found = read("\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""]))
    assert found.problems == ()
    (card,) = found.cards
    return card


def said(found: Cards) -> list[tuple[int | None, str]]:
    return [(problem.line, problem.message.split(".")[0]) for problem in found.problems]


def test_real_files_of_three_programs() -> None:
    files = {path.name: read(path.read_bytes()) for path in SAMPLES.glob("*.vcf")}
    assert {name: found.cards for name, found in files.items()} == {
        "gmail-single.vcf": (
            Card("Greg Dartmouth", 1, "TheJobTitle", "TheCompany", "555 555 1111", "gdartmouth@hotmail.com"),
        ),
        "outlook-2007.vcf": (
            Card(
                "Mr. Michael Angstadt Jr.", 1, "TheJobTitle", "TheCompany", "(111) 555-1111", "mike.angstadt@gmail.com"
            ),
        ),
        "rfc6350-example.vcf": (
            Card("Simon Perreault", 1, "", "Viagenie", "+1-418-656-9254 ext. 102", "simon.perreault@viagenie.ca"),
        ),
    }
    assert files["outlook-2007.vcf"].left_out == {"birthday", "picture", "address", "note"}
    assert all(found.problems == () for found in files.values())


def test_version_2_1_quoted_printable_in_a_character_set_of_its_own() -> None:
    card = one(
        "N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;J=F6rg",
        "ORG;CHARSET=UTF-8;QUOTED-PRINTABLE:G=C3=A4rtnerei =",
        "S=C3=BCd",
        "TEL;WORK;VOICE:0161 496 0177",
        "EMAIL;INTERNET:joerg@sued.example",
        version="2.1",
    )
    assert card == Card("Jörg Müller", 1, "", "Gärtnerei Süd", "0161 496 0177", "joerg@sued.example")


def test_folded_in_the_middle_of_a_letter() -> None:
    name = "Ngọzi Ọkafọr".encode()
    data = b"BEGIN:VCARD\r\nFN:" + name[:3] + b"\r\n " + name[3:] + b"\r\nEND:VCARD\r\n"
    assert read(data).cards == (Card("Ngọzi Ọkafọr", 1),)


@pytest.mark.parametrize("coded", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_marks_and_line_ends(coded: str, end: str) -> None:
    assert read(end.join(["BEGIN:VCARD", "FN:Piet Maas", "END:VCARD"]).encode(coded)).cards == (Card("Piet Maas", 1),)


@pytest.mark.parametrize(
    ("lines", "field", "value"),
    [
        (["FN:A", "TEL;TYPE=HOME:1", "TEL;TYPE=CELL:2"], "phone", "2"),
        (["FN:A", "TEL;TYPE=cell:2", 'TEL;TYPE="work,voice";PREF=1:3'], "phone", "3"),
        (["FN:A", "TEL;TYPE=WORK,FAX:9", "TEL:4"], "phone", "4"),
        (["FN:A", "TEL;TYPE=HOME:1"], "phone", "1"),
        (["FN:A", "TEL;VALUE=uri:tel:+44-20-7946-0123;ext=7"], "phone", "+44-20-7946-0123 ext. 7"),
        (["FN:A", "TEL:ring me"], "phone", ""),
        (["FN:A", "item1.EMAIL;TYPE=INTERNET:a@b.example", "item1.X-ABLabel:Work"], "email", "a@b.example"),
        (["FN:A", "EMAIL:mailto:a@b.example"], "email", "a@b.example"),
        (["FN:A", "EMAIL:not an address"], "email", ""),
        (["FN:A", r"ORG:Pell & Orchard\, Bakeries\; Rye;Dispatch"], "organisation", "Pell & Orchard, Bakeries; Rye"),
        (["FN:A", "ROLE:Baker"], "title", "Baker"),
        (["FN:A", "TITLE:Head of stores", "ROLE:Baker"], "title", "Head of stores"),
        (["N:van der Berg;Ada;Maria;Dr.;"], "name", "Dr. Ada Maria van der Berg"),
        (["N:;;;;", "ORG:Pell"], "name", "Pell"),
        (["EMAIL:a@b.example"], "name", "a@b.example"),
        (['FN;X-ODD="a;b:c":Ada'], "name", "Ada"),
        (['FN;X-ODD="open:Ada'], "name", "Ada"),
        ([r"FN:Ada\nReyes"], "name", "Ada Reyes"),
        (["FN;CHARSET=rot13:Ada", "TITLE;CHARSET=klingon:Baker"], "name", "Ada"),
    ],
)
def test_one_line_at_a_time(lines: list[str], field: str, value: str) -> None:
    assert getattr(one(*lines), field) == value


def test_private_facts_are_left_out_and_said() -> None:
    found = read(
        "BEGIN:VCARD\nFN:Ada\nBDAY:19800101\nPHOTO;ENCODING=b:" + "A" * 90_000 + "\nADR;HOME:;;1 Elm Row\n"
        "NOTE:Divorced\nEND:VCARD\nBEGIN:VCARD\nFN:Piet\nNOTE:\nEND:VCARD\n"
    )
    assert found.left_out == {"birthday", "picture", "address", "note"}
    assert found.problems == ()
    assert "Divorced" not in repr(found)
    assert "Elm" not in repr(found)


def test_a_picture_over_many_lines_is_passed_over() -> None:
    lines = ["BEGIN:VCARD", "PHOTO;ENCODING=BASE64;JPEG:", *["QUJDREVGR0g" * 6] * 500, "", "FN:Ada", "END:VCARD"]
    assert read("\n".join(lines)) == Cards((Card("Ada", 1),), ())


def test_an_assistants_card_inside_is_not_theirs() -> None:
    card = one("FN:Ada", "AGENT:", "BEGIN:VCARD", "FN:Piet", "TEL:9", "END:VCARD", "TEL:4", version="2.1")
    assert (card.name, card.phone) == ("Ada", "4")


def test_what_is_broken_costs_only_itself() -> None:
    found = read(
        "\n".join(
            [
                "Exported on Tuesday",
                "BEGIN:VCARD",
                "FN:Ada",
                "this line says nothing",
                "TEL:4",
                "END:VCARD",
                "BEGIN:VCARD",
                "FN:Piet",
                "BEGIN:VCARD",
                "END:VCARD",
                "BEGIN:VCARD",
                "KIND:group",
                "FN:The panel",
                "END:VCARD",
                "BEGIN:VCARD",
                f"FN:{'x' * 300}",
                f"TITLE:{'x' * 30_000}",
                "EMAIL:ros@b.example",
                "END:VCARD",
                "BEGIN:VCARD",
                "FN:Ros",
            ]
        )
    )
    assert [card.name for card in found.cards] == ["Ada", "Piet", "ros@b.example", "Ros"]
    assert found.cards[0].phone == "4"
    assert said(found) == [
        (None, "Some lines of the file stand outside any card"),
        (4, "This line has no colon, so it says nothing of what it is"),
        (7, "This card has no end"),
        (9, "This card has no name, no organisation and no e-mail address"),
        (11, "This is a list or a place, not a person"),
        (15, f"“{'x' * 39}…” is longer than 200 characters, so it was not taken"),
        (17, "This line is longer than any name or number"),
        (20, "This card has no end"),
    ]


@pytest.mark.parametrize("data", [b"", b"hello", b"\x00\xff" * 400, b"PK\x03\x04" + b"\x00" * 99, b"END:VCARD\r\n"])
def test_a_file_without_cards_says_what_to_do(data: bytes) -> None:
    found = read(data)
    assert found.cards == ()
    assert "vCard" in found.problems[0].message


def test_too_large_and_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "24 megabytes" in read(b"x" * (LIMIT + 1)).problems[0].message
    many = read("BEGIN:VCARD\nFN:Ada\nEND:VCARD\n" * (MOST_CARDS + 5))
    assert len(many.cards) == MOST_CARDS
    assert "Divide the file" in many.problems[0].message
    faulty = read("BEGIN:VCARD\n" + "no colon here\n" * 5_000 + "FN:Ada\nEND:VCARD\n")
    assert len(faulty.problems) == 41
    assert faulty.cards == (Card("Ada", 1),)
    monkeypatch.setattr(vcard, "MOST_LINES", 800)
    endless = read(b"BEGIN:VCARD\nFN:Ada\n" + b"N:\n" * 900)
    assert endless.cards == (Card("Ada", 1),)
    assert "more lines than" in endless.problems[-1].message


PIECES = [
    b"BEGIN:VCARD",
    b"END:VCARD",
    b"FN:Ada",
    b"N:;;",
    b"AGENT:",
    b"TEL;",
    b'"',
    b"=",
    b"\n ",
    b"\r\n",
    b"\n",
    b":",
    b"\\",
]
PIECES += [
    b"ENCODING=QUOTED-PRINTABLE",
    b"CHARSET=utf-7",
    b"\xff\xfe",
    b"PHOTO;BASE64:",
    b"KIND:group",
    b";;;",
    b"\x00",
]


@given(some.lists(some.sampled_from(PIECES) | some.binary(max_size=6), max_size=40).map(b"".join))
def test_no_bytes_break_it(data: bytes) -> None:
    for card in read(data).cards:
        assert card.name
        assert "\n" not in card.name


@given(some.text(min_size=1, max_size=60), some.text(max_size=60), some.text(max_size=60))
def test_what_afterword_writes_it_reads_again(name: str, title: str, organisation: str) -> None:
    kept = [
        " ".join("".join(c if c.isprintable() else " " for c in text).split()) for text in (name, title, organisation)
    ]
    data = contact_card(Person(name=f"A{name}", title=title, phone="020 7946 0123"), organisation)
    (card,) = read(data).cards
    assert (card.title, card.organisation, card.phone) == (kept[1], kept[2], "020 7946 0123")
    assert card.name == " ".join(f"A{''.join(c if c.isprintable() else ' ' for c in name)}".split())


def test_a_file_of_nothing_but_line_ends_is_not_read_to_its_end() -> None:
    found = read(b"\n" * (MOST_LINES + 2))
    assert [problem.line for problem in found.problems] == [MOST_LINES + 1]
    found = read(b"BEGIN:VCARD\nFN;ENCODING=QUOTED-PRINTABLE:" + b"a=\n" * (MOST_LINES + 2))
    assert MOST_LINES + 1 in [problem.line for problem in found.problems]


def test_parameters_without_end_are_passed_over() -> None:
    found = read("BEGIN:VCARD\nFN:Ann Ames\nTEL" + ";A=B" * 4_000 + ":1\nEND:VCARD\n")
    assert [card.phone for card in found.cards] == [""]
    assert [problem.line for problem in found.problems] == [3]


@pytest.mark.parametrize("charset", ["idna", "punycode", "unicode_escape", "undefined", "rot13", "\x00", "klingon"])
def test_no_card_is_written_in_such_a_character_set(charset: str) -> None:
    assert one(f"FN;CHARSET={charset}:Zo\u00eb-9 \\\\u0041").name == "Zo\u00eb-9 \\u0041"


def test_a_name_cannot_turn_the_page_and_can_be_seen() -> None:
    assert (turned := one("FN:\u202eAnn\u2066 \u2069Ames\ufeff", "TITLE:\u200b")).name == "Ann Ames"
    assert turned.title == ""
    assert read("BEGIN:VCARD\nFN:\u200b\u2060\nEND:VCARD").cards == ()
