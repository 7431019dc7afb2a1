"""What repeats without end is read at once: no pattern begins anew at every sign of it."""

from __future__ import annotations

import time

import pytest

from afterword.reading.identify import kind_of
from afterword.reading.invitation import read_invitation
from afterword.reading.job import read_job

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
