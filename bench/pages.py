"""`python bench/pages.py N`: fills the home with N interviews, opens every page there is, prints the times as JSON.

Pages are found by the addresses: one that is added is measured without being named here.
"""

from __future__ import annotations

import json
import logging
import sys
import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import product
from statistics import median
from typing import TYPE_CHECKING, Any

from afterword.cli.ready import ready

if TYPE_CHECKING:
    from django.test import Client

WARM_UPS, TIMES = 3, 15
NOT_PAGES = {"export_file", "draft_text"}  # the file of everything grows with everything; the other is plain text


def main() -> int:
    owner = ready()
    from django.test import Client
    from many import fill

    logging.disable()  # a page that breaks is named below, in one line
    client = Client(headers={"host": "127.0.0.1"}, raise_request_exception=False)
    client.force_login(owner)
    found: dict[str, dict[str, Any]] = {}
    for ids in fill(owner, int(sys.argv[1]), datetime.now(UTC)):
        for name, address in addresses(ids):
            measured = measure(client, address)
            if measured and (name not in found or found[name]["median"] < measured["median"]):
                found[name] = measured
    json.dump(found, sys.stdout)
    return 0


def addresses(ids: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """A name and an address for each page that can be made with `ids`: what may stand in the brackets of a pattern.

    In "i/<uuid:id>/draft/<slug:kind>/" they are called "i" and "kind": an id belongs to the word before it.
    """
    from django.urls import reverse

    from afterword.web.urls import ROOMS

    for pattern in (each for room in ROOMS for each in room.urlpatterns):
        if pattern.name in NOT_PAGES:
            continue
        parts = list(pattern.pattern.converters)
        keys = [str(pattern.pattern).split("/")[0] if part == "id" else part for part in parts]
        for values in product(*(ids.get(key, []) for key in keys)):
            given = dict(zip(parts, values, strict=True))
            told = [value for part, value in given.items() if part in ("step", "kind")]
            yield " ".join([pattern.name, *told]), reverse(pattern.name, kwargs=given)


def measure(client: Client, address: str) -> dict[str, Any] | None:
    """Times and queries of one page; None where there is no page at this address: only an act, or only the way on."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for _ in range(WARM_UPS):
        status = client.get(address).status_code
        if status in (302, 404, 405):
            return None
        if status != 200:
            print(f"{address} answered {status} and is left out.", file=sys.stderr)
            return None
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
        queries = len(captured)
    seconds, at_work = zip(*(_once(client, address) for _ in range(TIMES)), strict=True)
    return {
        "median": median(seconds),
        "at_work": median(at_work),
        "slowest": max(seconds),
        "queries": queries,
        "times": TIMES,
    }


def _once(client: Client, address: str) -> tuple[float, float]:
    """Seconds by the clock, and seconds in which this process was at work and not waiting for its turn."""
    began, worked = time.perf_counter(), time.process_time()
    client.get(address)
    return time.perf_counter() - began, time.process_time() - worked


if __name__ == "__main__":
    sys.exit(main())
