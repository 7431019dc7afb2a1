"""What repeats without end is read at once: no pattern begins anew at every sign of it."""

from __future__ import annotations

import time

import pytest

from afterword.reading.identify import kind_of
from afterword.reading.invitation import read_invitation
from afterword.reading.job import read_job
from afterword.reading.mail import read_message

PATIENCE = 5  # seconds; each takes a fraction of one, and took half a minute


@pytest.mark.parametrize("text", ["9" * 20_000, f"{'9' * 5_000}:00:00.000 " * 4, "salary $" + "1," * 10_000])
def test_figures_in_an_advert(text: str) -> None:
    data = f"Cook\nRequirements\n- {text}\n{text}\n".encode()
    began = time.monotonic()
    kind_of(data)
    read_job(data, "advert")
    assert time.monotonic() - began < PATIENCE


def test_empty_lines_in_a_letter() -> None:
    began = time.monotonic()
    read_invitation(b"Dear Dana,\nwe invite you to an interview on Friday.\n" + b"\n \n" * 7_000, "letter")
    assert time.monotonic() - began < PATIENCE


@pytest.mark.parametrize(
    "mail",
    [
        b"Content-Type: text/plain" + b";" * 1_000_000 + b"\n\nCould you say more?",
        b"Content-Type: text/plain" + b"; a=b" * 200_000 + b"\n\nCould you say more?",
        b"\nHello\n" + b"\r" * 9_000_000,
        b"\n" + b"am \n" * 400_000,
        b"\n" + b"On Monday we wrote\n" * 90_000,
        b"\n" + b"3 May " * 300_000,
    ],
    ids=["signs", "parameters", "line ends", "am", "wrote", "days"],
)
def test_a_mail_that_repeats_itself(mail: bytes) -> None:
    began = time.monotonic()
    read_message(b"From: s@pellorchard.example\nSubject: Hello\n" + mail, "m.eml")
    assert time.monotonic() - began < PATIENCE
