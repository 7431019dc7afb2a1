"""A message as it travels, read back by the standard library as another program would."""

from __future__ import annotations

import email
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.writing.eml import Mail, Unaddressed, eml

AT = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)


def mail(**changes: object) -> Mail:
    values: dict[str, object] = {
        "from_name": "Alice Hartley",
        "from_address": "alice@hartley.example",
        "to_name": "Imogen Sallis",
        "to_address": "imogen@pell.example",
        "subject": "Dispatch manager: one thing to add",
        "text": "Dear Ms Sallis,\n\nThank you for Tuesday.\n\nKind regards,\nAlice Hartley",
        "at": AT,
        "message_id": "<one@hartley.example>",
    }
    return Mail(**{**values, **changes})  # type: ignore[arg-type]


def read(data: bytes) -> EmailMessage:
    message = email.message_from_bytes(data, policy=default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def words(message: EmailMessage) -> str:
    return str(message.get_content()).replace("\r\n", "\n").rstrip("\n")


def test_the_headers_are_the_few_a_letter_needs() -> None:
    message = read(eml(mail()))
    assert {name: str(value) for name, value in message.items()} == {
        "From": "Alice Hartley <alice@hartley.example>",
        "To": "Imogen Sallis <imogen@pell.example>",
        "Subject": "Dispatch manager: one thing to add",
        "Date": "Wed, 25 Nov 2026 10:00:00 +0000",
        "Message-ID": "<one@hartley.example>",
        "Content-Language": "en",
        "Content-Type": 'text/plain; charset="utf-8"',
        "Content-Transfer-Encoding": "quoted-printable",
        "MIME-Version": "1.0",
    }


def test_a_draft_says_so_and_an_answer_names_what_it_answers() -> None:
    message = read(eml(mail(in_reply_to="<their@pell.example>"), unsent=True))
    assert message["X-Unsent"] == "1"
    assert message["In-Reply-To"] == message["References"] == "<their@pell.example>"
    assert message["Reply-To"] is None


def test_names_and_words_of_any_script_arrive() -> None:
    text = "Sehr geehrte Frau Müller,\n\nł, 日本語, שלום, 👩🏽‍🔧. " + "Ein langer Absatz. " * 60
    message = read(eml(mail(to_name="Müller, Jörg (Łódź)", subject="Für Sie: " + "ä" * 90, text=text)))
    assert message["To"].addresses[0].display_name == "Müller, Jörg (Łódź)"
    assert message["Subject"] == "Für Sie: " + "ä" * 90
    assert words(message) == text
    assert max(map(len, eml(mail(text=text)).split(b"\r\n"))) <= 78


def test_a_domain_of_another_script_goes_as_the_mail_system_writes_it() -> None:
    assert read(eml(mail(to_address="jo@bäckerei.example")))["To"].addresses[0].domain == "xn--bckerei-5wa.example"


@pytest.mark.parametrize("bad", ["", "jo", "@pell.example", "jo@", "jo\n@pell.example", "jo@pell\r\nBcc: x@y.example"])
def test_what_is_no_address_is_said_to_be_none(bad: str) -> None:
    with pytest.raises(Unaddressed):
        eml(mail(to_address=bad))


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_a_name_never_becomes_a_header(name: str) -> None:
    message = read(eml(mail(to_name=name)))
    assert message["Bcc"] is None
    assert message["To"].addresses[0].addr_spec == "imogen@pell.example"


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=120), max_size=8))
def test_the_words_arrive_as_they_are(lines: list[str]) -> None:
    text = "\n".join(lines)
    data = eml(mail(text=text))
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert words(read(data)) == text.rstrip("\n")


@pytest.mark.parametrize(
    "hidden",
    [
        "=?utf-8?q?a=0ABcc:_eve@larkspindle.example?=",
        "=?utf-8?b?YQ0KQmNjOiBldmVAeC5leGFtcGxl?= hi",
        "é =?utf-8?q?a=0D=0ABcc:_eve@larkspindle.example?=",
        "<=?utf-8?q?a=0D=0ABcc:_eve@larkspindle.example?=@x.example>",
        "plain\r\nBcc: eve@larkspindle.example",
        "a\u2028Bcc: eve@larkspindle.example",
    ],
)
@pytest.mark.parametrize("field", ["subject", "from_name", "to_name", "in_reply_to"])
def test_a_line_end_hidden_in_an_encoded_word_makes_no_header(field: str, hidden: str) -> None:
    data = eml(mail(**{field: hidden}))
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert read(data).get("Bcc") is None


@pytest.mark.parametrize("two", ["a@pell.example,b@pell.example", "a;b@pell.example", "=?utf-8?q?=0AX?=@pell.example"])
def test_two_addresses_in_one_are_none(two: str) -> None:
    with pytest.raises(Unaddressed):
        eml(mail(to_address=two))
