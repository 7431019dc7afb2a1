"""The same rules for every address: a stranger, another person, a missing thing, a wrong method, a forged form."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from afterword.web.access import CONTENT_SECURITY_POLICY
from tests.access.addresses import Address, addresses, nothing, things_of
from tests.conftest import make_interview

OPEN = {"sign_in", "calendar_feed"}
EVERY = [pytest.param(address, id=str(address)) for address in addresses()]
CLOSED = [pytest.param(address, id=str(address)) for address in addresses() if address.name not in OPEN]
OWNED = [pytest.param(address, id=str(address)) for address in addresses() if address.belongs_to_someone]


@pytest.fixture
def things(interview: Any) -> dict[str, Any]:
    """One of everything, Alice's."""
    return things_of(interview)


@pytest.fixture
def as_alice(alice: Any) -> Client:
    client = Client()
    client.force_login(alice)
    return client


@pytest.fixture
def as_bob(bob: Any) -> Client:
    client = Client()
    client.force_login(bob)
    return client


def everything() -> dict[str, list[Any]]:
    """Every row of ours, to see whether a request changed one."""
    rows = {}
    with connection.cursor() as cursor:
        for model in apps.get_app_config("store").get_models():
            cursor.execute(f"SELECT * FROM {model._meta.db_table}")
            rows[model.__name__] = sorted(cursor.fetchall(), key=repr)
    return rows


@pytest.mark.parametrize("address", CLOSED)
def test_a_stranger_sees_the_door_and_changes_nothing(address: Address, things: dict[str, Any], client: Client) -> None:
    before = everything()
    for method in ("get", "post", "head", "put", "delete"):
        response = getattr(client, method)(address.filled(things))
        assert response.status_code == 403, method
        if method != "head":
            assert b"afterword open" in response.content
            assert b"Pell" not in response.content
    assert everything() == before


@pytest.mark.parametrize("address", OWNED)
def test_what_is_alices_does_not_exist_for_bob(
    address: Address, things: dict[str, Any], as_bob: Client, bob: Any
) -> None:
    his = things_of(make_interview(bob, employer="Calder Street Library"))
    before = everything()
    for url in [address.filled(things), *address.with_a_stranger_in_each_place(his, things)]:
        answers = [as_bob.get(url), as_bob.post(url)]
        assert {answer.status_code for answer in answers} in ({404}, {404, 405})
        assert all(b"Pell" not in answer.content for answer in answers)
    assert everything() == before


@pytest.mark.parametrize("address", OWNED)
def test_what_is_not_there_is_not_found(address: Address, things: dict[str, Any], as_alice: Client) -> None:
    before = everything()
    for url in [address.filled(nothing()), *address.with_a_stranger_in_each_place(things, nothing())]:
        assert {as_alice.get(url).status_code, as_alice.post(url).status_code} in ({404}, {404, 405})
    assert everything() == before


@pytest.mark.parametrize("address", CLOSED)
def test_no_page_understands_other_methods(address: Address, things: dict[str, Any], as_alice: Client) -> None:
    before = everything()
    for method in ("put", "patch", "delete"):
        assert getattr(as_alice, method)(address.filled(things)).status_code == 405, method
    assert everything() == before


@pytest.mark.parametrize("address", CLOSED)
def test_looking_at_a_page_changes_nothing(address: Address, things: dict[str, Any], as_alice: Client) -> None:
    before = everything()
    response = as_alice.get(address.filled(things))
    response.close()  # as whoever serves it does
    assert response.status_code in (200, 302, 405)
    assert everything() == before


@pytest.mark.parametrize("address", CLOSED)
def test_a_form_without_its_token_changes_nothing(address: Address, things: dict[str, Any], alice: Any) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice)
    before = everything()
    response = client.post(address.filled(things), {"employer": "Forged"})
    assert response.status_code in (403, 405)
    if response.status_code == 403:
        assert "This form was open for too long" in response.content.decode()
    assert everything() == before


@pytest.mark.parametrize("address", EVERY)
def test_every_answer_carries_the_headers_that_protect_it(
    address: Address, things: dict[str, Any], as_alice: Client, client: Client
) -> None:
    for response in (as_alice.get(address.filled(things)), client.get(address.filled(things))):
        assert response["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Referrer-Policy"] == "same-origin"
        assert response["Cross-Origin-Opener-Policy"] == "same-origin"
        assert response["X-Frame-Options"] == "DENY"
        assert response["Cache-Control"] == "no-store"
        assert "geolocation=()" in response["Permissions-Policy"]
        response.close()


@pytest.mark.parametrize("address", CLOSED)
def test_a_page_asks_the_database_no_more_when_there_is_more(
    address: Address, things: dict[str, Any], as_alice: Client, alice: Any
) -> None:
    url = address.filled(things)

    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            as_alice.get(url).close()
        return len(asked)

    for _ in range(2):
        make_interview(alice, want="")
    cost()  # the first page of a visit also keeps the token of its forms
    few = cost()
    for _ in range(12):
        make_interview(alice, want="")
    assert cost() == few


def test_the_policy_allows_nothing_inline_and_nobody_else() -> None:
    policy = dict(part.split(" ", 1) for part in CONTENT_SECURITY_POLICY.split("; "))
    assert policy.pop("default-src") == policy.pop("base-uri") == policy.pop("frame-ancestors") == "'none'"
    assert set(policy) == {"style-src", "script-src", "img-src", "font-src", "connect-src", "form-action"}
    assert set(policy.values()) == {"'self'"}
