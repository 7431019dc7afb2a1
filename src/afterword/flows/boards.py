"""The lists of openings that the person follows are asked, beside requests: politely, and once a day at the most.

A due board is claimed by a conditional update under a lease. Its next time is written down before it is asked, so that
an answer that ends the program is not asked for again at once. An answer that is broken, cut off or somebody else's
changes nothing of what was seen; only a whole list says that an opening is gone.
"""

from __future__ import annotations

import logging
import random
import time
import uuid
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from afterword import __version__
from afterword.domain.interview import Problem
from afterword.domain.openings import Opening as Listed
from afterword.domain.openings import given_up, next_time, next_try
from afterword.flows import sightings
from afterword.flows.claims import Clock
from afterword.flows.fetch import Fetched, NotFetched, Resolve, Terms, Why, fetch, is_public, resolve
from afterword.flows.leases import Lost, forget, run_out
from afterword.reading import board as reading
from afterword.store.models import Board
from afterword.store.writer import one_writer

LEASE = timedelta(minutes=3)
SECONDS = 20.0  # for one answer, redirects included
REST = 1.0  # seconds between two requests
MOST_PAGES = 30
MOST_OPENINGS = 3_000
NOT_FOR_PROGRAMS = 3  # refusals in a row after which nobody asks again
DAYS_OFFLINE = 12  # looks a day at most while no name can be found; they count as one failure

AGENT = f"Afterword/{__version__} (asks for an employer's public list of openings once a day, for one person)"
ACCEPT = "application/json, application/xml;q=0.9, application/rss+xml, application/atom+xml, text/xml;q=0.8"

Ask = Callable[[str, Mapping[str, str]], Fetched | NotFetched]
"""An address and further headers become what the site answers."""


@dataclass(frozen=True, slots=True)
class Read:
    """The openings of a list. `whole`: there are no others, so those not among them are gone."""

    openings: Mapping[str, Listed]
    whole: bool
    etag: str = ""
    last_modified: str = ""
    employer: str = ""  # as the board calls it


@dataclass(frozen=True, slots=True)
class Unchanged:
    """They say that nothing has changed since the last time."""


@dataclass(frozen=True, slots=True)
class Failed:
    """Nothing that can be used. `final`: asking again would be no use before the person has looked at it."""

    sentence: str
    wait: timedelta | None = None
    final: bool = False
    offline: bool = False


@dataclass(slots=True)
class Claim:
    """One board, claimed, with the means to ask."""

    board: Board
    clock: Clock
    stopped: Callable[[], bool]
    ask: Ask
    rest: Callable[[float], None]
    chance: Callable[[], float]

    def keep(self, **values: object) -> None:
        """Writes these fields where the board is still ours. Raises `Lost`."""
        with one_writer():
            if not Board.objects.filter(id=self.board.id, lease_by=self.board.lease_by).update(**values):
                raise Lost

    def finish(self, **values: object) -> None:
        self.keep(**values, lease_by="", lease_until=None)


def ask_site(
    url: str,
    headers: Mapping[str, str],
    *,
    resolver: Resolve = resolve,
    allowed: Callable[[str], bool] = is_public,
    seconds: float = SECONDS,
) -> Fetched | NotFetched:
    """Asks for a list, as the program that it is. `resolver` and `allowed` are for tests, as in `fetch`."""
    return fetch(url, Terms(AGENT, ACCEPT, headers, reading.LARGEST, seconds, resolver, allowed))


def run_next(
    clock: Clock,
    stopped: Callable[[], bool] = lambda: False,
    *,
    ask: Ask = ask_site,
    rest: Callable[[float], None] = time.sleep,
    chance: Callable[[], float] = random.random,
) -> bool:
    """Asks the board that has been due longest. False when none is due. `ask`, `rest` and `chance` are for tests."""
    claim = _claim(clock, stopped, ask, rest, chance)
    if claim is None:
        return False
    try:
        if stopped():
            claim.finish(due_at=clock())
            return True
        _keep(claim, answer_of(claim))
    except Lost:
        pass
    except Exception:  # a fault of ours in one board must not keep the others waiting
        logging.getLogger(__name__).exception("a list of openings could not be read")
        _let_be(claim)
    rest(REST)
    return True


def forget_leases() -> None:
    forget(Board.objects.exclude(lease_by=""))


def _claim(
    clock: Clock, stopped: Callable[[], bool], ask: Ask, rest: Callable[[float], None], chance: Callable[[], float]
) -> Claim | None:
    now = clock()
    board = _due(now).order_by("due_at", "id").first()
    if board is None:
        return None
    by = uuid.uuid4().hex
    later = next_try(now, board.failures + 1, chance())
    with one_writer():
        free = _due(now).filter(id=board.id)
        if not free.update(lease_by=by, lease_until=now + LEASE, asked_at=now, due_at=later):
            return None
    board.lease_by = by
    return Claim(board, clock, stopped, ask, rest, chance)


def _due(now: datetime) -> QuerySet[Board]:
    return Board.objects.filter(Q(lease_by="") | run_out(now, LEASE), due_at__lte=now, paused_at=None)


def _let_be(claim: Claim) -> None:
    sentence = _("Their list could not be read. What you saw before stays; it is tried again later.")
    with suppress(Lost):
        claim.finish(failures=claim.board.failures + 1, problem=sentence)


# -- asking


def answer_of(claim: Claim) -> Read | Unchanged | Failed:
    """What the board says: all pages of its list, or why there is none."""
    board = claim.board
    known = sightings.known(board)
    headers = _conditions(board)
    found: dict[str, Listed] = {}
    url, pages, whole = board.url, 0, True
    total: int | None = None
    first: Fetched | None = None
    employer = ""
    while url:
        answer = claim.ask(url, {} if pages else headers)
        if isinstance(answer, NotFetched):
            return _unreached(answer.why, board)
        if answer.status == 304 and headers and not pages:
            return Unchanged()
        if answer.status not in (200, 203) or not answer.body.strip():
            return _refused(answer, board, claim.clock())
        page = reading.read(board.kind, answer.body, url, known)
        if isinstance(page, Problem):
            return Failed(page.message)
        first, employer = first or answer, employer or page.employer
        before = len(found)
        found |= {opening.theirs: opening for opening in page.openings}
        pages, total = pages + 1, page.total if total is None else total
        whole = whole and not page.left_out
        if page.next and (pages >= MOST_PAGES or len(found) >= MOST_OPENINGS or len(found) == before):
            whole = False
            break
        url = page.next
        if url:
            if claim.stopped():
                claim.finish(due_at=claim.clock())
                raise Lost
            claim.rest(REST)
            claim.keep(lease_until=claim.clock() + LEASE)
    whole = whole and (total is None or len(found) >= total)
    single = first.headers if first is not None and pages == 1 and whole else {}
    etag, modified = _said(single.get("etag", ""), 300), _said(single.get("last-modified", ""), 100)
    return Read(found, whole, etag, modified, employer)


def _conditions(board: Board) -> dict[str, str]:
    """Headers that spare both sides the list when it is the same as the last time."""
    headers = {"If-None-Match": board.etag, "If-Modified-Since": board.last_modified}
    return {name: value for name, value in headers.items() if value}


def _said(value: str, longest: int) -> str:
    """A header that can be given back as it came; "" for any other."""
    return value if len(value) <= longest and value.isascii() and value.isprintable() else ""


def _unreached(why: Why, board: Board) -> Failed:
    never = board.read_at is None
    match why:
        case "address":
            return Failed(_("This address leads to nothing that can be asked."), final=never)
        case "private":
            sentence = _("This address is inside a private network, so it is not asked.")
            return Failed(sentence, final=never)
        case "name":
            return Failed(
                _("No site of that name could be found, or this computer is not online just now."), offline=True
            )
        case "late":
            return Failed(_("The list did not come in time."))
        case "certificate":
            return Failed(_("The site’s certificate could not be checked, so nothing was asked."))
        case "large":
            size = reading.LARGEST // 1_000_000
            return Failed(_("The list is larger than {size} MB, so it was not read.").format(size=size), final=never)
        case "packed":
            return Failed(_("The list is packed in a way Afterword does not read."), final=never)
        case _:  # "line", "part"
            return Failed(_("The site could not be reached, or broke off in the middle."))


def _refused(answer: Fetched, board: Board, now: datetime) -> Failed:
    wait = waiting_time(answer.headers.get("retry-after", ""), now)
    match answer.status:
        case 404 if board.read_at is None:
            return Failed(_("There is no list at this address. Check it, or ask again later."), final=True)
        case 404:
            return Failed(_("Their list is not at this address any more."), wait)
        case 410:
            return Failed(_("They have taken this list away for good."), final=True)
        case 401 | 403 | 451:
            sentence = _("The site does not give this list to programs.")
            return Failed(sentence, wait, final=board.failures + 1 >= NOT_FOR_PROGRAMS)
        case 429:
            return Failed(_("They want to be asked less often, so it waits."), wait)
        case status if status >= 500:
            return Failed(_("The site has a fault of its own just now."), wait)
        case _:
            return Failed(_("The site answered without a list."), wait)


def waiting_time(value: str, now: datetime) -> timedelta | None:
    """How long a Retry-After header asks to wait, given in seconds or as a moment; None when it says nothing usable."""
    text = value.strip()
    if text.isdecimal():
        return timedelta(seconds=min(int(text[:9]), 400 * 86_400))
    try:
        until = parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return None
    until = until if until.tzinfo is not None else until.replace(tzinfo=UTC)
    return until - now if until > now else None


# -- keeping


def came_empty() -> str:
    """What is said of a list that is empty all of a sudden. Only the second time running is it believed."""
    return _("Their list came back empty. What you saw before stays until it is empty once more.")


def _keep(claim: Claim, answer: Read | Unchanged | Failed) -> None:
    now, board = claim.clock(), claim.board
    good = {"read_at": now, "failures": 0, "problem": "", "due_at": next_time(now, claim.chance())}
    match answer:
        case Unchanged():
            claim.finish(**good)
        case Failed():
            _keep_failure(claim, answer, now)
        case Read() if not answer.openings and board.problem != came_empty() and sightings.any_open(board):
            claim.finish(**{**good, "problem": came_empty(), "etag": "", "last_modified": ""})
        case _:
            with one_writer():
                claim.finish(**good, etag=answer.etag, last_modified=answer.last_modified, **_named(board, answer))
                sightings.note(board, answer.openings, now, whole=answer.whole)


def _named(board: Board, answer: Read) -> dict[str, str]:
    """The employer's name as the board has it, where the person gave none and the address was all there was."""
    guessed = reading.find(board.url)
    if board.read_at is None and answer.employer and guessed is not None and board.employer == guessed.name:
        return {"employer": answer.employer[:200]}
    return {}


def _keep_failure(claim: Claim, failed: Failed, now: datetime) -> None:
    board = claim.board
    failures = min(board.failures + 1, 30_000)
    counted = failures // DAYS_OFFLINE if failed.offline else failures
    stop = failed.final or given_up(now, board.read_at or board.created_at, counted)
    due = next_try(now, 1 if failed.offline else failures, claim.chance(), failed.wait)
    claim.finish(
        failures=failures, problem=failed.sentence, due_at=None if stop else due, paused_at=now if stop else None
    )
