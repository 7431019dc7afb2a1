"""The process in which a PDF is read: bytes come in, positions and words go out as JSON. See `pdf`."""

from __future__ import annotations

import json
import logging
import sys
import threading
from typing import Any

MOST_FRAGMENTS = 60_000
_GRACE = 1


def main(most_pages: int, seconds: int, memory: int) -> None:
    """Read the PDF on standard input and write one JSON object: `fragments` of each page, or a `fault`."""
    logging.disable(logging.CRITICAL)
    data = sys.stdin.buffer.read()
    _limit(seconds, memory)
    try:
        answer = _read(data, most_pages)
    except MemoryError:
        answer = {"fault": "long"}
    except Exception:  # whatever a broken file makes pypdf raise
        answer = {"fault": "broken"}
    sys.stdout.write(json.dumps(answer))


def _limit(seconds: int, memory: int) -> None:
    """Processor time and memory. Where the system has no such limits, a clock ends the process."""
    import os

    watch = threading.Timer(seconds + _GRACE, lambda: os._exit(75))
    watch.daemon = True
    watch.start()
    try:
        import resource
    except ImportError:  # Windows
        return
    import contextlib

    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _read(data: bytes, most_pages: int) -> dict[str, Any]:
    import io

    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        return {"fault": "locked"}
    pages = len(reader.pages)
    found: list[list[tuple[float, float, float, bool, str]]] = []
    room = MOST_FRAGMENTS
    for number in range(min(pages, most_pages)):
        fragments: list[tuple[float, float, float, bool, str]] = []

        def seen(
            text: str,
            cm: list[float],
            tm: list[float],
            font: Any,
            size: float,
            into: list[Any] = fragments,
            most: int = room,
        ) -> None:
            if text.strip() and len(into) < most:
                x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
                y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
                scale = abs(tm[3] * cm[3]) or 1.0
                name = str((font or {}).get("/BaseFont", "")).lower()
                bold = any(word in name for word in ("bold", "black", "heavy", "semibold", "demi"))
                into.append((round(x, 1), round(y, 1), round(size * scale, 1), bold, text))

        reader.pages[number].extract_text(visitor_text=seen)
        room -= len(fragments)
        found.append(fragments)
        if room <= 0:
            break
    return {"fragments": found, "pages": pages}
