"""Opening the browser without showing the token to other accounts on the machine."""

from __future__ import annotations

import html
import os
import secrets
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

from afterword.web.tokens import door_folder, issue_token

SLOWEST = 20.0  # seconds a browser may take to be started


def fresh_address(home: Path, address: str) -> str:
    """The address that opens the door once."""
    return f"{address}enter/?token={issue_token(home, datetime.now(UTC))}"


def open_browser(home: Path, url: str) -> threading.Thread | None:
    """Opens `url` when there is a screen to open it on. Failing is no harm: the address is printed as well.

    The browser is given a file only the person can read, not the address: what a program is started with can be
    seen by every account on the machine, and the token would be in it. (Jupyter does the same.) A program that ends
    at once waits for the thread that is returned, `SLOWEST` seconds at most.
    """
    if not _has_screen():
        return None
    page = door_folder(home) / f"open-{secrets.token_hex(8)}.html"
    goal = html.escape(url, quote=True)
    handle = os.open(page, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(f'<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url={goal}">')
        file.write(f'<title>Afterword</title><p><a href="{goal}">Afterword</a>')
    opening = threading.Thread(target=_open, args=(page.as_uri(),), daemon=True)
    opening.start()
    return opening


def _open(address: str) -> None:
    import webbrowser

    try:
        webbrowser.open(address)
    except (OSError, webbrowser.Error):
        return


def _has_screen() -> bool:
    """Without a screen Python would start a text browser inside the terminal the server runs in."""
    if sys.platform in ("win32", "darwin") or os.environ.get("BROWSER"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
