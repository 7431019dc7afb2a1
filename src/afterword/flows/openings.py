"""The person follows an employer's list of openings, says what they look for, and takes up what fits (S7).

Nothing is asked of anybody before they follow. Asking itself is `flows.boards`, beside requests.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from afterword.domain.advert import Invitation
from afterword.domain.openings import lines_of
from afterword.flows import listen, sightings, upcoming
from afterword.flows.due import nudge
from afterword.flows.fetch import Fetched, NotFetched, Terms, fetch, fetch_advert
from afterword.flows.kept import KEPT, Kept, Unreadable, fits, one_line, own_words, store
from afterword.reading import board as reading
from afterword.store import queries
from afterword.store.models import Board, Interview, Opening, Person, Profile, User
from afterword.store.writer import one_writer

NOT_SOONER = timedelta(hours=1)  # than this after the last time is a list asked again, even when the person asks
FRESH = timedelta(days=14)  # for so long a new opening that fits is shown on the first page
SHOWN = 3  # of them there
MOST_BOARDS = 100
LONGEST_TITLE = LONGEST_NAME = 200

Look = Callable[[str], Fetched | NotFetched]
"""Opens the page at an address, because the person asked for it."""


@dataclass(frozen=True, slots=True)
class Followed:
    """The board that is followed now, or one sentence that says why there is none."""

    board: Board | None
    problem: str = ""
    new: bool = True


def look_at(url: str) -> Fetched | NotFetched:
    return fetch(url, Terms())


def follow(owner: User, given: str, now: datetime, *, employer: str = "", look: Look = look_at) -> Followed:
    """Follows the list behind a pasted address. A page of the employer's own is opened once to find what it embeds."""
    if not one_line(given):
        return Followed(None, _("Paste the address of their careers page, or of one of their jobs."))
    found = reading.find(given)
    if found is None:
        found, problem = _behind(given, look)
        if found is None:
            return Followed(None, problem)
    try:
        name = fits(Board(), "employer", one_line(employer)) or one_line(found.name)[:200]
        url = fits(Board(), "url", found.url)
    except Unreadable as problem_with_it:
        return Followed(None, str(problem_with_it))
    with one_writer():
        known = queries.openings.boards_of(owner).filter(url=url).first()
        if known is not None:
            return Followed(known, new=False)
        if queries.openings.boards_of(owner).count() >= MOST_BOARDS:
            sentence = _("You follow {count} lists, which is as many as can be asked politely. Leave one first.")
            return Followed(None, sentence.format(count=MOST_BOARDS))
        board = Board.objects.create(
            owner=owner, employer=name, kind=found.kind, url=url, given=one_line(given)[:2000], due_at=now
        )
        transaction.on_commit(nudge.set)
    return Followed(board)


def unfollow(board: Board) -> None:
    """The list and all that was seen on it goes. Notes and interviews that came of it stay."""
    with one_writer():
        board.delete()


def pause(board: Board, now: datetime) -> None:
    with one_writer():
        Board.objects.filter(pk=board.pk, paused_at=None).update(paused_at=now, due_at=None)


def ask_again(board: Board, now: datetime) -> datetime:
    """The list is asked again, paused or not: at once, or an hour after the last time. When that is."""
    due = now if board.asked_at is None else max(now, min(board.asked_at, now) + NOT_SOONER)
    with one_writer():
        Board.objects.filter(pk=board.pk).update(due_at=due, paused_at=None, failures=0)
        transaction.on_commit(nudge.set)
    return due


def keep(board: Board, field: str, value: str, now: datetime) -> Kept:
    """Keeps one field of a board as it is typed: "employer", "roles", "places", or "person" (a name)."""
    try:
        match field:
            case "employer":
                name = fits(board, "employer", one_line(value))
                if not name:
                    raise Unreadable(_("Type the employer’s name."))
                return store(board, employer=name)
            case "roles" | "places":
                with one_writer():
                    store(board, **{field: fits(board, field, own_words(value))})
                    sightings.fit_anew(board.owner, now, board)
                return KEPT
            case "person":
                return store(board, person=_called(board, one_line(value)))
            case _:
                raise KeyError(field)
    except Unreadable as problem:
        return Kept(ok=False, problem=str(problem))


def keep_wish(profile: Profile, field: str, value: str, now: datetime) -> Kept:
    """Keeps "wanted_roles" or "wanted_places", one wish a line, and works out anew what fits."""
    if field not in ("wanted_roles", "wanted_places"):
        raise KeyError(field)
    try:
        with one_writer():
            store(profile, **{field: fits(profile, field, own_words(value))})
            sightings.fit_anew(profile.owner, now)
    except Unreadable as problem:
        return Kept(ok=False, problem=str(problem))
    return KEPT


def knows_what(profile: Profile) -> bool:
    """Whether the person has said what they look for."""
    return bool(lines_of(profile.wanted_roles))


def people_there(board: Board) -> list[Person]:
    """Those the person may know at this employer: met in an interview there, or said to be with it."""
    return queries.openings.people_at(board.owner, board.employer)


def mark(openings: Sequence[Opening], state: str) -> None:
    """The person has seen these, set them aside, or takes them up again."""
    with one_writer():
        Opening.objects.filter(pk__in=[row.pk for row in openings]).update(state=state)


def mark_seen(owner: User, board: Board) -> None:
    with one_writer():
        new = Opening.objects.filter(owner=owner, board=board, state=Opening.State.NEW)
        new.update(state=Opening.State.SEEN)


def fresh(owner: User, now: datetime) -> list[Opening]:
    """New openings that fit, for the first page: a few, the latest first, none for long. In one query."""
    return list(queries.openings.fresh_of(owner, now - FRESH)[: SHOWN + 1])


def prepare(opening: Opening, when: str, zone: str, now: datetime) -> Interview:
    """There is an interview for this opening: it is made, with the advert as its paper. Raises `Unreadable`.

    The advert is what the list held of it; where that is only the beginning, its page is fetched. Without either the
    interview is made all the same.
    """
    owner = opening.owner
    role = one_line(opening.title)[:LONGEST_TITLE]
    invitation = Invitation(employer=opening.board.employer, role=role)
    taken = upcoming.take(owner, upcoming.corrected(owner, invitation, when, zone, now), now)
    interview = taken.interview
    if interview is None:
        raise Unreadable(taken.message)
    if taken.changed:
        paper = _advert(opening)
        if paper is not None:
            listen.add_papers(interview, [paper], now, kind="job")
    mark([opening], Opening.State.TAKEN_UP)
    return interview


def _advert(opening: Opening) -> tuple[str, bytes] | None:
    """The advert as a name and bytes: whole from the list, else from its page, else what the list held."""
    whole = opening.text and not opening.text.endswith(reading.CUT)
    if not whole and opening.url:
        data, name, _problem = fetch_advert(opening.url)
        if data is not None:
            return name, data
    if not opening.text:
        return None
    head = "\n".join(filter(None, (opening.title, opening.board.employer, opening.place)))
    return f"{opening.title[:80]}.txt", f"{head}\n\n{opening.text}\n".encode()


def _behind(given: str, look: Look) -> tuple[reading.Found | None, str]:
    """The one list that a page of the employer's own embeds or leads to; else a sentence."""
    url = reading.first_address(given)
    if not url:
        return None, reading.none_found()
    page = look(url)
    if isinstance(page, NotFetched):
        sentence = _("{why} The address of the list itself may work better.")
        return None, sentence.format(why=_unopened(page))
    if page.status != 200:
        return None, _("The page could not be opened. Paste the address of the list itself, or of one of their jobs.")
    lists = reading.find_in_page(page.body, page.url)
    if len(lists) > 1:
        names = ", ".join(dict.fromkeys(found.name for found in lists))
        sentence = _("This page leads to more than one list ({names}). Paste the address of the one you mean.")
        return None, sentence.format(names=names[:200])
    return (lists[0], "") if lists else (None, reading.none_found())


def _unopened(page: NotFetched) -> str:
    match page.why:
        case "private":
            return _("That address is inside a private network, so it is not opened.")
        case "name":
            return _("No site of that name could be found; check the address, or whether you are online.")
        case _:
            return _("The page could not be opened.")


def _called(board: Board, name: str) -> Person | None:
    """The one person of that name. Raises `Unreadable` where nobody is called so, or more than one."""
    if not name:
        return None
    long = len(name) > LONGEST_NAME  # nobody is called so, and the database compares no pattern without end
    named = [] if long else list(queries.people_of(board.owner).filter(name__iexact=name)[:2])
    if not named:
        raise Unreadable(_("Nobody of that name is among your people. Add them there first."))
    if len(named) > 1:
        here = [person for person in people_there(board) if person.name.casefold() == name.casefold()]
        if len(here) != 1:
            raise Unreadable(_("More than one person is called so. Say on their page where each of them works."))
        return here[0]
    return named[0]
