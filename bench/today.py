"""`python bench/today.py N`: fills the home with N interviews and what happened since; times of Today, as JSON."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime

from afterword.cli.ready import ready


def main() -> int:
    owner = ready()
    from django.test import Client
    from many import fill
    from pages import measure

    fill(owner, int(sys.argv[1]), datetime.now(UTC))
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(owner)
    json.dump(measure(client, "/"), sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
