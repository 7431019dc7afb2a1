"""For commands that use what is kept: Django set up, the home made ready, its one person returned."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from afterword.store.models import User


def ready() -> User:
    """Call this first in `run`, before importing flows or store. Raises `config.Trouble` with a sentence to show."""
    os.umask(0o077)  # whatever this process writes from here on is the person's alone
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "afterword.web.settings")
    import django

    django.setup()
    from afterword.flows.home import prepare_home

    return prepare_home()
