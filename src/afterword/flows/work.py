"""Work outside a request, by a few threads of the server: each looks for what is due of one kind, and does it.

A look claims one due row by a conditional update, does what is due, and says whether there was anything. Each has a
thread of its own, so that a server that hangs or a fault in one never keeps the others waiting. Several processes may
look at the same rows: whoever finds that no row changed was too late.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import close_old_connections, connection

from afterword.flows import hearing, telling
from afterword.flows.claims import Clock
from afterword.flows.due import nudge

LOOK_EVERY = 2.0  # seconds between looks for what another process made due
LONGEST_REST = 60.0  # seconds at most between looks that fail one after the other


@dataclass(frozen=True, slots=True)
class Look:
    """One kind of work. `run_next(clock, stopped)` claims and does one due thing and says whether there was one.

    `forget_leases` is called when the one server of a home starts: whoever held a lease there has ended.
    """

    name: str
    run_next: Callable[[Clock, Callable[[], bool]], bool]
    forget_leases: Callable[[], None]


def looks() -> tuple[Look, ...]:
    """Every kind of work there is."""
    from afterword.flows import boards  # with all that speaks to other machines: not before there is a worker
    from afterword.flows.post import sending

    return (
        Look("listening", hearing.run_next, hearing.forget_leases),
        Look("post", sending.run_next, sending.forget_leases),
        Look("reminders", telling.run_next, telling.forget_leases),
        Look("openings", boards.run_next, boards.forget_leases),
    )


def run_all(clock: Clock) -> int:
    """Does all that is due now, in this thread; how many things it were. For commands and tests."""
    count = 0
    while done := sum(look.run_next(clock, lambda: False) for look in looks()):
        count += done
    return count


def forget_leases() -> None:
    """At the start of the one server of a home: nobody waits for a lease to run out."""
    for look in looks():
        look.forget_leases()


class Worker:
    """The threads that work while the server runs, one for each look."""

    def __init__(self, clock: Clock = lambda: datetime.now(UTC), its: Sequence[Look] | None = None) -> None:
        self._ended = threading.Event()
        self._hands = [
            threading.Thread(target=self._keep_looking, args=(look, clock), name=f"afterword-{look.name}", daemon=True)
            for look in (looks() if its is None else its)
        ]

    def start(self) -> None:
        for hand in self._hands:
            hand.start()

    def is_alive(self) -> bool:
        return any(hand.is_alive() for hand in self._hands)

    def stop(self, patience: float = 8.0) -> None:
        """Ends each after the stage it is in; what that stage found is not kept and is due again at the next start."""
        self._ended.set()
        nudge.set()
        until = time.monotonic() + patience
        for hand in self._hands:
            hand.join(max(0.0, until - time.monotonic()))

    def _keep_looking(self, look: Look, clock: Clock) -> None:
        rest = LOOK_EVERY
        try:
            while not self._ended.is_set():
                nudge.clear()
                try:
                    close_old_connections()
                    if not look.run_next(clock, self._ended.is_set):
                        nudge.wait(LOOK_EVERY)
                    rest = LOOK_EVERY
                except Exception:  # a full disk, a fault of ours: neither ends this thread, and it may be over soon
                    self._rest_after(look, rest)
                    rest = min(2 * rest, LONGEST_REST)
        finally:
            connection.close()

    def _rest_after(self, look: Look, seconds: float) -> None:
        logging.getLogger(__name__).exception("%s could not be looked after", look.name)
        self._ended.wait(seconds)
