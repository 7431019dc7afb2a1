"""The mail account: what can be read is kept, the test really signs in, and the password lies nowhere it should not."""

from __future__ import annotations

import json
import socket
import ssl
import stat
import subprocess
from datetime import datetime
from pathlib import Path
from typing import Any

import keyring
import pytest
from django.conf import settings
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from afterword.flows import leave
from afterword.flows.post import account, letter, providers, secrets, sending, server
from afterword.store import queries
from afterword.store.models import MailAccount
from tests.conftest import free_port
from tests.flows.post.conftest import settle_as_it_is, typed
from tests.flows.post.mailhost import MailHost


class InMemory(KeyringBackend):
    """A keyring that works, or one that is locked."""

    priority = 5  # type: ignore[assignment]
    locked = False

    def __init__(self) -> None:
        super().__init__()
        self.held: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.locked:
            raise KeyringLocked
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self.held.pop((service, username))


def files_with(word: str) -> list[str]:
    home: Path = settings.SETTINGS.home
    return sorted(one.name for one in home.rglob("*") if one.is_file() and word.encode() in one.read_bytes())


def test_it_signs_in_and_sends_nothing(alice: Any, mailhost: MailHost, now: datetime) -> None:
    assert account.keep(alice, typed(mailhost), "right", now) == {}
    row = queries.mail_account_of(alice)
    assert row is not None
    assert (row.tested_at, row.problem, row.username) == (now, "", "alice@hartley.example")
    assert mailhost.words == ["EHLO", "AUTH", "QUIT"]
    assert account.ready(alice) == row


def test_without_a_keyring_the_password_is_in_a_closed_file_and_nowhere_else(
    alice: Any, mailhost: MailHost, now: datetime
) -> None:
    account.keep(alice, typed(mailhost), "right", now)
    (name,) = files_with("right")
    assert name == f"mail-password-{alice.public_id}"
    assert stat.S_IMODE((settings.SETTINGS.home / name).stat().st_mode) == 0o600
    assert secrets.would_be_in() == "file"
    assert b"right" not in leave.export_everything(alice)
    assert "right" not in json.dumps(list(MailAccount.objects.values()), default=str)
    assert "right" not in repr(account.access_to(queries.mail_account_of(alice)))  # type: ignore[arg-type]
    account.forget(alice)
    assert files_with("right") == []
    assert secrets.read(alice) == ""


def test_with_a_keyring_it_is_there_and_in_no_file(alice: Any, mailhost: MailHost, now: datetime) -> None:
    account.keep(alice, typed(mailhost), "right", now)
    assert files_with("right")
    keyring.set_keyring(InMemory())
    assert secrets.would_be_in() == "keyring"
    assert secrets.read(alice) == "right"  # from the file, until it is typed again
    assert account.keep(alice, typed(mailhost), "right", now) == {}
    assert files_with("right") == []
    assert account.keep(alice, typed(mailhost), "", now) == {}
    account.forget(alice)
    assert secrets.read(alice) == ""


def test_a_locked_keyring_is_said_and_tried_again(alice: Any, mailhost: MailHost, now: datetime) -> None:
    ring = InMemory()
    keyring.set_keyring(ring)
    account.keep(alice, typed(mailhost), "right", now)
    ring.locked = True
    assert "keyring of this machine is locked" in account.keep(alice, typed(mailhost), "", now)[account.WHOLE]
    row = queries.mail_account_of(alice)
    assert row is not None
    with pytest.raises(server.Refused) as refused:
        account.access_to(row)
    assert refused.value.again
    assert secrets.keep(alice, "right") == "file"
    secrets.forget(alice)


def test_deleting_everything_deletes_the_password(alice: Any, mailhost: MailHost, now: datetime) -> None:
    account.keep(alice, typed(mailhost), "right", now)
    leave.delete_everything(alice)
    assert files_with("right") == []


FIELDS = [
    ({"address": "alice"}, "address", "whole e-mail address"),
    ({"address": "a b@c.example"}, "address", "whole e-mail address"),
    ({"address": ("a" * 250) + "@hartley.example"}, "address", "fit"),
    ({"name": "a" * 201}, "name", "200 fit"),
    ({"host": ""}, "host", "name of the server"),
    ({"host": "https://mail.example"}, "host", "name of the server"),
    ({"port": "many"}, "port", "587"),
    ({"port": "70000"}, "port", "587"),
    ({"security": "rot13"}, "security", "offered here"),
    ({"host": "mail.hartley.example"}, "security", "everybody on the way"),
]


@pytest.mark.parametrize(("change", "field", "said"), FIELDS)
def test_what_cannot_be_read_is_said_at_its_field(
    alice: Any, mailhost: MailHost, now: datetime, change: dict[str, str], field: str, said: str
) -> None:
    assert said in account.keep(alice, typed(mailhost, **change), "right", now)[field]
    assert queries.mail_account_of(alice) is None


def test_a_wrong_password_is_not_kept_and_the_rest_is(alice: Any, mailhost: MailHost, now: datetime) -> None:
    problems = account.keep(alice, typed(mailhost), "wrong", now)
    assert problems == {
        "": "127.0.0.1 does not accept this user name and password. Its words: “535 5.7.8 authentication failed”"
    }
    row = queries.mail_account_of(alice)
    assert row is not None
    assert (row.tested_at, row.problem, row.address) == (None, problems[""], "alice@hartley.example")
    assert account.ready(alice) is None
    assert secrets.read(alice) == ""


def test_a_password_that_nobody_refused_is_kept(alice: Any, mailhost: MailHost, now: datetime) -> None:
    mailhost.at = {"connect": "421 4.3.2 later"}
    assert account.WHOLE in account.keep(alice, typed(mailhost), "right", now)
    assert secrets.read(alice) == "right"
    secrets.forget(alice)


LINE = [
    ({"security": "starttls"}, "offers no encryption on port"),
    ({"security": "tls"}, "does not begin with encryption"),
    ({"host": "localhost", "port": "closed"}, "takes nothing on port"),
    ({"host": "no-such-host.invalid", "security": "tls"}, "No server is found under the name"),
]


@pytest.mark.parametrize(("change", "said"), LINE)
def test_what_goes_wrong_on_the_line(
    alice: Any, mailhost: MailHost, now: datetime, monkeypatch: pytest.MonkeyPatch, change: dict[str, str], said: str
) -> None:
    if change.get("port") == "closed":
        change = {**change, "port": str(free_port())}
    if change.get("host", "").endswith(".invalid"):
        monkeypatch.setattr(socket, "getaddrinfo", _nobody)
    mailhost.words.clear()
    assert said in account.keep(alice, typed(mailhost, **change), "right", now)[account.WHOLE]
    assert "AUTH" not in mailhost.words


def _nobody(*_: object, **__: object) -> None:
    raise socket.gaierror(-2, "Name or service not known")


def test_a_server_where_nobody_can_sign_in(alice: Any, mailhost: MailHost) -> None:
    mailhost.offers = ("8BITMIME",)
    access = server.Access("127.0.0.1", mailhost.port, "none", "alice", "alice@hartley.example", "right")
    with server.signed_in(access):
        assert mailhost.words == ["EHLO"]
    mailhost.offers = ("AUTH KERBEROS",)
    with pytest.raises(server.Refused, match="a way Afterword does not know"), server.signed_in(access):
        pass


REPLIES = [
    (450, "4.2.1 busy", "asks to try again later", True),
    (452, "", "is full", True),
    (552, "5.3.4 too big", "finds the message too large", False),
    (551, "moved", "There is no mailbox", False),
    (521, "5.3.2 never", "did not take the message", False),
    (550, "5.7.1 " + "very long words " * 30, "by a rule of its own", False),
]


@pytest.mark.parametrize(("code", "reply", "said", "again"), REPLIES)
def test_what_a_refusal_means(code: int, reply: str, said: str, again: bool) -> None:
    refused = server.about_recipient("mail.example", "jo@pell.example", code, reply)
    assert said in str(refused)
    assert refused.again == again
    assert len(str(refused)) < 320


BREAKS = [
    ({"AUTH": "454 4.7.0 later"}, "cannot check your password just now"),
    ({"AUTH": "drop"}, "broke off in the middle"),
    ({"connect": "554 no service"}, "does not take mail just now"),
    ({"MAIL": "451 later"}, "asks to try again later"),
    ({"connect": "drip"}, "did not answer in time"),
    ({"connect": "220-welcome\r\n" * 300 + "220 at last"}, "answers in a way no mail server does"),
    ({"connect": "Welcome!"}, "answers in a way no mail server does"),
    ({"AUTH": "334 fives"}, "answers in a way no mail server does"),
]


@pytest.mark.parametrize(("at", "said"), BREAKS)
def test_how_a_conversation_may_end(mailhost: MailHost, at: dict[str, str], said: str) -> None:
    mailhost.at = at
    access = server.Access(
        "127.0.0.1", mailhost.port, "none", "alice@hartley.example", "alice@hartley.example", "right"
    )
    with pytest.raises(server.Refused, match=said), server.signed_in(access) as line:
        line.offer("alice@hartley.example", "jo@pell.example")


def test_what_this_server_cannot_be_given(mailhost: MailHost) -> None:
    access = server.Access(
        "127.0.0.1", mailhost.port, "none", "alice@hartley.example", "alice@hartley.example", "right"
    )
    with pytest.raises(server.Refused, match="cannot send to an address like"), server.signed_in(access) as line:
        line.offer("alice@hartley.example", "jö@pell.example")
    access = server.Access("127.0.0.1", mailhost.port, "none", "alice", "alice@hartley.example", "pässwört\N{SNOWMAN}")
    with pytest.raises(server.Refused, match="does not accept this user name"), server.signed_in(access):
        pass
    mailhost.offers = ("AUTH LOGIN",)
    with pytest.raises(server.Refused, match="with such letters"), server.signed_in(access):
        pass
    access = server.Access("mail.example", mailhost.port, "none", "alice", "alice@hartley.example", "right")
    with pytest.raises(server.Refused, match="only a server on this machine"), server.signed_in(access):
        pass


def test_no_password_is_said_before_the_server_is_asked(alice: Any) -> None:
    row = MailAccount(owner=alice, host="mail.example", username="alice")
    with pytest.raises(server.Refused, match="No password is kept"):
        account.access_to(row)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A certificate nobody vouches for."""
    folder = tmp_path_factory.mktemp("certificate")
    _make_certificate(folder)
    return str(folder / "both.pem")


def _make_certificate(folder: Path) -> None:
    command = (
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=mail.example -addext subjectAltName=IP:127.0.0.1"
    )
    subprocess.run(
        [*command.split(), "-keyout", folder / "key.pem", "-out", folder / "cert.pem"], check=True, capture_output=True
    )
    (folder / "both.pem").write_bytes((folder / "key.pem").read_bytes() + (folder / "cert.pem").read_bytes())


def test_over_starttls_the_certificate_decides(
    alice: Any, mailhost: MailHost, now: datetime, certificate: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    mailhost.certificate, mailhost.offers = certificate, ("STARTTLS", "AUTH PLAIN")
    problems = account.keep(alice, typed(mailhost, security="starttls"), "right", now)
    assert "certificate of 127.0.0.1 does not fit" in problems[account.WHOLE]
    assert "AUTH" not in mailhost.words
    trusting = ssl.create_default_context(cafile=certificate)
    monkeypatch.setattr(ssl, "create_default_context", lambda: trusting)
    assert account.keep(alice, typed(mailhost, security="starttls"), "right", now) == {}
    assert mailhost.words[-4:] == ["STARTTLS", "EHLO", "AUTH", "QUIT"]


def test_providers_are_well_formed_and_found_by_their_domain() -> None:
    found = providers.provider_of("Someone@GMAIL.com ")
    assert found is not None
    assert (found.host, found.port, found.security) == ("smtp.gmail.com", 587, "starttls")
    assert "app password" in providers.advice_on(found)
    assert providers.provider_of("a@hartley.example") is None
    for domain, one in providers.known().items():
        assert domain == domain.lower()
        assert (one.port, one.security) in ((587, "starttls"), (465, "tls"))
        assert isinstance(providers.advice_on(one), str)


def test_what_was_shown_before_there_was_an_account_can_go_once_there_is_one(
    interview: Any, mailhost: MailHost, now: datetime
) -> None:
    settle_as_it_is(interview, now)
    outgoing = letter.prepare(interview, "letter", now)
    outgoing.from_address = ""
    outgoing.save(update_fields=["from_address"])
    assert account.keep(interview.owner, typed(mailhost, name="A. Hartley"), "right", now) == {}
    assert "whom it comes from" in sending.why_not(outgoing, now)
    outgoing.refresh_from_db()
    assert (outgoing.from_name, outgoing.from_address) == ("A. Hartley", "alice@hartley.example")
    assert outgoing.message_id.endswith("@hartley.example>")
