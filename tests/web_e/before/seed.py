"""Fills the home of a running Afterword with an interview of last week; prints its id.

Run as a process of its own, because each process holds the settings of one home.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "afterword.web.settings")
    import django

    django.setup()
    from afterword.flows.home import prepare_home
    from tests.conftest import make_interview

    print(make_interview(prepare_home(), starts_at=datetime.now(UTC) - timedelta(days=7), decision_by=None).id)


if __name__ == "__main__":
    main()
