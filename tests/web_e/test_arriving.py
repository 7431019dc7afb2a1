"""The page that takes an export in, and what it says where it cannot."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from afterword.flows import leave
from afterword.flows.post import sending
from afterword.store import queries
from afterword.store.models import Interview, Outgoing


@pytest.fixture
def alices(alice: Any) -> Client:
    client = Client()
    client.force_login(alice)
    return client


def given(client: Client, data: bytes) -> Any:
    return client.post(reverse("import"), {"file": SimpleUploadedFile("mine.zip", data)}, follow=True)


def test_an_export_comes_in_and_a_message_on_its_way_is_asked_about(
    interview: Interview, alice: Any, alices: Client
) -> None:
    row = Outgoing.objects.create(
        owner=alice, interview=interview, kind="letter", state="due", to_name="Imogen Sallis", text="Dear Ms Sallis,",
        message_id="<1@pell.example>",
    )  # fmt: skip
    data = alices.get(reverse("export_file")).getvalue()
    leave.delete_everything(alice)
    assert reverse("import") in alices.get(reverse("today")).content.decode()
    page = given(alices, data).content.decode()
    assert "Everything is here now, as it was." in page
    assert "One message was about to go when the export was made." in page
    assert "Did your message to Imogen Sallis go?" in page
    message = reverse("message", args=[interview.id, row.id])
    assert "It was about to go when the export was made." in alices.get(message).content.decode()
    row.refresh_from_db()
    assert sending.settle_unknown(row, "went", timezone.now()).ok
    assert "Your mail server took it on" in alices.get(message).content.decode()


def test_what_is_no_export_is_said_beside_the_file(alice: Any, alices: Client) -> None:
    response = given(alices, b"Dear diary")
    assert response.status_code == 422
    assert "This is no zip file, or it is not whole." in response.content.decode()
    nothing = alices.post(reverse("import"))
    assert (nothing.status_code, b"Choose the file first." in nothing.content) == (422, True)


def test_where_something_is_there_it_says_how_to_have_an_empty_place(interview: Interview, alices: Client) -> None:
    page = alices.get(reverse("import")).content.decode()
    assert "There is something here already: 1 interview and 1 person." in page
    assert "AFTERWORD_HOME=" in page
    assert '<form method="post" enctype' not in page
    response = given(alices, io.BytesIO(alices.get(reverse("export_file")).getvalue()).getvalue())
    assert response.status_code == 422
    assert queries.interviews_of(interview.owner).count() == 1
