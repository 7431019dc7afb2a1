"""Afterword as it is, but the lists of openings it asks for are on loopback, at the port of BOARDS.

`python -m tests.web_e.serve serve ...`: as `afterword serve ...`. What asks refuses addresses of this machine.
"""

from __future__ import annotations

import os
import sys

from afterword.cli import main


def here() -> None:
    """Every name leads to the board server of the test."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "afterword.web.settings")
    import django

    django.setup()
    from afterword.flows import boards
    from tests.flows.board_server import Site

    site = Site()
    site.port = int(os.environ["BOARDS"])
    boards.run_next.__kwdefaults__.update(ask=site.ask, rest=lambda _seconds: None)


if __name__ == "__main__":
    here()
    sys.exit(main())
