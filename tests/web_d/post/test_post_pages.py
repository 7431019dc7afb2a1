"""The pages of sending, as a browser without JavaScript meets them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import keyring
import pytest
from django.conf import settings as django
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from keyring.backends.fail import Keyring

from afterword.flows.post import account, letter
from afterword.store import queries
from afterword.store.models import Interview, MailAccount, Outgoing, Promise, Step, Touch
from tests.conftest import make_interview
from tests.flows.post.conftest import settle, typed
from tests.flows.post.mailhost import MailHost


@pytest.fixture(autouse=True)
def no_keyring() -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(Keyring())
    yield
    keyring.set_keyring(before)
    for path in django.SETTINGS.home.glob("mail-password-*"):
        path.unlink()


@pytest.fixture
def mailhost() -> Iterator[MailHost]:
    with MailHost() as host:
        yield host


@pytest.fixture
def today(alice: Any) -> Interview:
    """An interview of yesterday, its letter settled."""
    now = timezone.now()
    made = make_interview(alice, starts_at=now - timedelta(days=1), decision_by=(now + timedelta(days=9)).date())
    settle(made, now)
    return made


@pytest.fixture
def alices(alice: Any) -> Client:
    client = Client()
    client.force_login(alice)
    return client


def look(client: Client, interview: Interview) -> str:
    """Presses "Look at it before it goes"; the address of the page it leads to."""
    return str(client.post(reverse("look", args=[interview.id, "letter"]))["Location"])


def page(client: Client, url: str, **typed: str) -> str:
    answer = client.post(url, typed, follow=True) if typed else client.get(url)
    return answer.content.decode()


def test_from_the_desk_to_sent(alices: Client, today: Interview, mailhost: MailHost) -> None:
    account.keep(today.owner, typed(mailhost), "right", timezone.now())
    url = look(alices, today)
    assert alices.get(reverse("look", args=[today.id, "letter"]))["Location"] == url
    shown = page(alices, url)
    assert "This is exactly what will go" in shown
    assert "address not known yet" in shown
    assert 'value="send"' not in shown
    assert "whole e-mail address" in page(alices, url, act="to", address="imogen")
    shown = page(alices, url, act="to", address="imogen@pell.example")
    assert "imogen@pell.example" in shown
    shown = page(alices, url, act="send")
    assert "It goes at" in shown
    assert 'hx-trigger="every 2s"' in shown
    assert "It is on its way already" in page(alices, url, act="send")
    assert "This is exactly what will go" in page(alices, url, act="take_back")
    page(alices, url, act="send")
    state = alices.get(f"{url}state/", headers={"HX-Request": "true"})
    assert "HX-Refresh" not in state
    Outgoing.objects.update(state="sent", ended_at=timezone.now())
    state = alices.get(f"{url}state/", headers={"HX-Request": "true"})
    assert state["HX-Refresh"] == "true"
    assert alices.get(f"{url}state/")["Location"] == url
    assert "Your mail server took it on" in page(alices, url)


def test_a_draft_with_open_questions_is_not_looked_at(alices: Client, interview: Interview) -> None:
    Step.objects.create(owner=interview.owner, interview=interview, kind="letter", channel="email")
    url = reverse("look", args=[interview.id, "letter"])
    answer = alices.post(url)
    assert answer.status_code == 422
    assert "still open:" in answer.content.decode()
    assert not Outgoing.objects.exists()
    assert alices.get(url)["Location"] == reverse("draft", args=[interview.id, "letter"])
    assert alices.post(url, {"act": "elsewhere"})["Location"] == reverse("plan", args=[interview.id])
    assert Touch.objects.get().step_kind == "letter"
    for kind in ("call_card", "adviser_brief", "nonsense"):
        assert alices.post(reverse("look", args=[interview.id, kind])).status_code == 404


def test_every_end_is_said_with_what_to_do(alices: Client, today: Interview) -> None:
    url = look(alices, today)
    outgoing = Outgoing.objects.get()

    def put(**values: Any) -> str:
        Outgoing.objects.filter(id=outgoing.id).update(**values)
        return page(alices, url)

    assert "The next try is at" in put(
        state="due", due_at=timezone.now(), problem="mail.example asks to try again later."
    )
    assert "being handed over" in put(state="sending", problem="")
    assert "is it there?" in put(state="unknown", handed_over_at=timezone.now())
    assert "Choose what you found" in page(alices, url, act="settle", what="maybe")
    assert "exactly what will go" in page(alices, url, act="settle", what="did_not")
    assert "There is no mailbox" in put(state="refused", problem="There is no mailbox jo@pell.example.")
    assert "exactly what will go" in page(alices, url, act="again")
    assert Outgoing.objects.get().message_id == outgoing.message_id
    put(state="refused", handed_over_at=timezone.now())
    page(alices, url, act="again")
    assert Outgoing.objects.filter(state="withdrawn").count() == 1
    assert "You put this away" in page(alices, url)
    assert "not known here" in page(alices, url, act="dance")


def test_words_that_changed_ask_to_be_looked_at_again(alices: Client, today: Interview) -> None:
    from afterword.flows import prepare

    url = look(alices, today)
    draft = prepare.draft_in(prepare.pack_for(today, timezone.now()), "letter")
    assert draft is not None
    prepare.leave_out(today, "letter", draft.draft.sentences[3].key)
    shown = page(alices, url)
    assert "says something else by now" in shown
    assert 'value="sent_myself"' not in shown
    assert draft.draft.sentences[3].text not in page(alices, url, act="again")


def test_what_the_employer_asked_for_leaves_no_way_but_the_persons_own_word(alices: Client, today: Interview) -> None:
    url = look(alices, today)
    today.contact_rules = "Please do not contact us; we will write to everybody."
    today.save()
    settle(today, timezone.now())
    shown = page(alices, look(alices, today))
    assert "asked for no contact" in shown
    assert "mailto:" not in shown
    assert 'name="anyway"' not in shown
    assert "I sent it myself" in shown
    assert page(alices, url, act="sent_myself", way="email").count("You have sent it.") > 0


def test_files_are_handed_out_with_their_names(alices: Client, today: Interview) -> None:
    url = look(alices, today)
    assert alices.get(f"{url}eml/")["Location"] == url
    page(alices, url, act="to", address="imogen@pell.example")
    profile = queries.profile_of(today.owner)
    profile.email = "alice@hartley.example"
    profile.save()
    page(alices, url, act="again")
    for form, start in (("eml", b"From: Alice Hartley"), ("pdf", b"%PDF"), ("docx", b"PK")):
        answer = alices.get(f"{url}{form}/")
        assert answer.content.startswith(start)
        assert answer["Content-Disposition"].startswith('attachment; filename="')
        assert answer["Content-Disposition"].endswith(f'.{form}"')
    assert alices.get(f"{url}exe/").status_code == 404


def test_a_message_belongs_to_its_interview(alices: Client, today: Interview) -> None:
    url = look(alices, today)
    other = make_interview(today.owner)
    assert alices.get(url.replace(str(today.id), str(other.id))).status_code == 404


def test_a_promise_is_looked_at_once_it_is_answered(alices: Client, today: Interview) -> None:
    owed = Promise.objects.create(owner=today.owner, interview=today, what="Half a page")
    url = reverse("look_at_promise", args=[today.id, owed.id])
    back = reverse("interview", args=[today.id])
    assert alices.post(url, {"back": back})["Location"] == back
    assert alices.post(url, {"back": "//elsewhere.example"})["Location"] == reverse("plan", args=[today.id])
    assert alices.get(url)["Location"] == reverse("plan", args=[today.id])
    owed.answer = "Here it is."
    owed.save()
    shown = alices.post(url)["Location"]
    assert "Here it is." in page(alices, shown)
    assert alices.get(url)["Location"] == shown


def test_the_account_is_filled_in_tested_and_never_shows_its_password(
    alices: Client, alice: Any, mailhost: MailHost, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = reverse("mail_account")
    assert "no keyring that Afterword can use" in page(alices, url)
    seen: list[Any] = []
    monkeypatch.setattr(account, "_try", seen.append)
    page(
        alices,
        url,
        address="alice@gmail.com",
        name="Alice",
        host="",
        port="587",
        security="starttls",
        password="s3same",
    )
    assert (seen[0].host, seen[0].port, seen[0].username) == ("smtp.gmail.com", 587, "alice@gmail.com")
    monkeypatch.undo()
    shown = page(alices, url)
    assert "It works: signed in on" in shown
    assert "s3same" not in shown
    assert "wants an app password" in shown
    wrong = page(alices, url, **typed(mailhost), password="wrong")
    assert "does not accept this user name and password" in wrong
    assert "wrong" not in wrong
    assert "whole e-mail address" in page(alices, url, **typed(mailhost, address="alice"))
    assert "Your letters can go from here." in page(alices, url, **typed(mailhost), password="right")
    page(alices, url, act="forget")
    assert not MailAccount.objects.exists()


def test_a_message_that_waits_for_a_word_stands_on_today(alices: Client, today: Interview) -> None:
    letter.prepare(today, "letter", timezone.now())
    assert "Imogen Sallis go?" not in page(alices, "/")
    Outgoing.objects.update(state="unknown")
    assert "Did your message to Imogen Sallis go?" in page(alices, "/")
    Outgoing.objects.update(state="refused", problem="There is no such mailbox.")
    assert "There is no such mailbox." in page(alices, "/")
