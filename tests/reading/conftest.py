from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.reading.limited import Limited


@pytest.fixture(scope="session")
def limited() -> Iterator[Limited]:
    """Reads files in little memory and time."""
    pytest.importorskip("resource")  # the limits are those of POSIX systems
    reading = Limited()
    yield reading
    reading.close()
