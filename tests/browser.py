"""The browser the tests drive: one that is on the machine, or one that is fetched before the tests start.

`python -m tests.browser` makes sure there is one, or ends with a sentence that says what to do. A missing browser is
never a skipped test.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = (
    "No browser for the tests: install chromium, or set AFTERWORD_TEST_BROWSER to the path of a Chromium or Chrome."
)


def find() -> str | None:
    """The path of a browser that starts, None when there is none. AFTERWORD_TEST_BROWSER comes before all others."""
    named = os.environ.get("AFTERWORD_TEST_BROWSER", "")
    candidates = [named] if named else [*NAMES, _playwrights_own()]
    for name in candidates:
        path = shutil.which(name) if name else None
        if path and _starts(path):
            return path
    return None


def _starts(path: str) -> bool:
    # Ubuntu's chromium-browser may be a stub that only says how to install the real one.
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _playwrights_own() -> str:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def _fetch() -> None:
    apt = shutil.which("apt-get")
    if apt and hasattr(os, "geteuid") and os.geteuid() == 0 and Path("/etc/debian_version").exists():
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for words in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", "chromium"]):
            if subprocess.run([apt, *words], env=quiet, check=False).returncode != 0:
                break
        else:
            return
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def main() -> int:
    found = find()
    if found is None and not os.environ.get("AFTERWORD_TEST_BROWSER"):
        _fetch()
        found = find()
    if found is None:
        print(MISSING, file=sys.stderr)
        return 1
    print(f"The tests drive {found}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
