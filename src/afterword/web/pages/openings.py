"""Openings as pages: which lists are followed and how they stand, what fits and why, one opening with what to do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from afterword.domain.openings import lines_of
from afterword.reading.board import CUT, web_address
from afterword.store.models import Board, Opening, Person, Profile
from afterword.web.pages import dates
from afterword.web.pages.fields import Field

MOST_SHOWN = 200  # openings of one kind on a board's page; the rest stands on their own
MOST_GONE = 50


@dataclass(frozen=True, slots=True)
class Line:
    """One opening in a list. `where`: employer and place, as far as they are not said above."""

    id: UUID
    url: str
    what: str
    when: str
    where: str
    why: str
    new: bool


@dataclass(frozen=True, slots=True)
class BoardLine:
    """One list that is followed. `heed`: something is wrong with it, or it is paused."""

    url: str
    employer: str
    count: str
    standing: str
    heed: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen on one list. `hidden`: how many others there are beyond those shown."""

    fits: tuple[Line, ...]
    others: tuple[Line, ...]
    aside: tuple[Line, ...]
    gone: tuple[Line, ...]
    hidden: int

    @property
    def new(self) -> bool:
        return any(line.new for line in self.fits)

    @property
    def anything(self) -> bool:
        return bool(self.fits or self.others or self.aside or self.gone)


@dataclass(frozen=True, slots=True)
class Fresh:
    """New openings that fit, for the first page. `more`: there are others."""

    lines: tuple[Line, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class One:
    """One opening: the facts in a sentence each, the text, whether its end is missing. `url`: its page, or ""."""

    url: str
    where: str
    seen: str
    why: str
    gone: str
    text: str
    cut: bool


def line(row: Opening, now: datetime, zone: tzinfo, *, employer: bool) -> Line:
    where = ", ".join(filter(None, (row.board.employer if employer else "", row.place)))
    return Line(
        id=row.id,
        url=reverse("opening", args=[row.id]),
        what=row.title,
        when=dates.plain_day(row.first_seen_at.astimezone(zone).date(), now.astimezone(zone).date()),
        where=where,
        why=why(row),
        new=row.state == Opening.State.NEW,
    )


def lines(rows: Iterable[Opening], now: datetime, zone: tzinfo) -> tuple[Line, ...]:
    """Of several employers."""
    return tuple(line(row, now, zone, employer=True) for row in rows)


def fresh(rows: Sequence[Opening], most: int, now: datetime, zone: tzinfo) -> Fresh:
    """For the first page: at most so many, and whether there are more."""
    return Fresh(lines(rows[:most], now, zone), len(rows) > most)


def why(row: Opening) -> str:
    """Why an opening fits, in the person's own lines; "" when it does not."""
    told = row.why if isinstance(row.why, dict) else {}
    role, place = told.get("role", ""), told.get("place", "")
    if not row.fits or not role:
        return ""
    if place:
        said = _("Your lines “{role}” and “{place}” fit.").format(role=role, place=place)
    else:
        said = _("Your line “{role}” fits.").format(role=role)
    rank = told.get("rank")
    if isinstance(rank, list) and rank:
        said += " " + _("The title says “{words}” too.").format(words=", ".join(map(str, rank)))
    if not row.place:
        said += " " + _("It does not say where.")
    return said


def board_lines(boards: Iterable[Board], now: datetime, zone: tzinfo) -> tuple[BoardLine, ...]:
    """`boards` come with their counts (`queries.openings.counted_boards_of`)."""
    return tuple(
        BoardLine(
            url=reverse("openings_board", args=[board.id]),
            employer=board.employer,
            count=_counted(board),
            standing=standing(board, now, zone),
            heed=bool(board.paused_at or board.problem),
        )
        for board in boards
    )


def _counted(board: Board) -> str:
    open_now, fit = getattr(board, "open", 0), getattr(board, "fit", 0)
    if board.read_at is None:
        return ""
    if not open_now:
        return _("nothing on it")
    there = ngettext("{count} opening", "{count} openings", open_now).format(count=open_now)
    if not fit:
        return there
    return ngettext("{there}, {count} fits", "{there}, {count} fit", fit).format(there=there, count=fit)


def standing(board: Board, now: datetime, zone: tzinfo) -> str:
    """How it stands with a list, in a sentence or two."""
    today = now.astimezone(zone).date()
    said = [board.problem] if board.problem else []
    if board.paused_at is not None:
        said.append(_("Afterword does not look there until you say so."))
    elif board.asked_at is None:
        said.append(_("Afterword looks there for the first time in a moment."))
    elif board.due_at is not None and board.due_at > now and board.problem:
        due = board.due_at.astimezone(zone)
        said.append(_("Afterword looks again {day}.").format(day=dates.on_day(due.date(), today)))
    if board.read_at is not None:
        read = board.read_at.astimezone(zone)
        day, clock = dates.on_day(read.date(), today), dates.clock(read, zone)
        said.append(_("Last read {day} at {time}.").format(day=day, time=clock))
    return " ".join(said)


def seen(rows: Sequence[Opening], now: datetime, zone: tzinfo) -> Seen:
    """What was seen on one list, apart by what it is to the person. `rows`: the newest first."""
    there = [row for row in rows if row.gone_at is None]
    aside = [row for row in there if row.state == Opening.State.SET_ASIDE]
    fits = [row for row in there if row.fits and row.state != Opening.State.SET_ASIDE]
    others = [row for row in there if not row.fits and row.state != Opening.State.SET_ASIDE]
    gone = sorted((row for row in rows if row.gone_at is not None), key=lambda row: row.gone_at or now, reverse=True)

    def shown(some: Sequence[Opening], most: int = MOST_SHOWN) -> tuple[Line, ...]:
        return tuple(line(row, now, zone, employer=False) for row in some[:most])

    return Seen(
        fits=shown(fits),
        others=shown(others),
        aside=shown(aside),
        gone=shown(gone, MOST_GONE),
        hidden=max(0, len(others) - MOST_SHOWN) + max(0, len(fits) - MOST_SHOWN),
    )


def one(row: Opening, now: datetime, zone: tzinfo) -> One:
    today = now.astimezone(zone).date()
    first = row.first_seen_at.astimezone(zone).date()
    told = _("Seen first {day}.").format(day=dates.on_day(first, today))
    if row.posted_on is not None and row.posted_on != first:
        told = _("They put it up {day}.").format(day=dates.on_day(row.posted_on, today)) + " " + told
    gone = ""
    if row.gone_at is not None:
        day = dates.on_day(row.gone_at.astimezone(zone).date(), today)
        if row.board.kind == Board.Kind.FEED:  # a feed holds the newest only
            gone = _("It was no longer in their feed {day}. Older ones drop out of a feed, so it may still be open.")
        else:
            gone = _("It was no longer on their list {day}.")
        gone = gone.format(day=day)
    text = row.text.removesuffix(CUT).rstrip()
    return One(web_address(row.url), row.place, told, why(row), gone, text, row.text.endswith(CUT))


def wishes(profile: Profile) -> str:
    """What the person looks for, in one line; "" when they have not said."""
    roles, places = lines_of(profile.wanted_roles), lines_of(profile.wanted_places)
    if not roles:
        return ""
    looked_for = ", ".join(roles)
    if not places:
        return _("You look for: {roles}.").format(roles=looked_for)
    return _("You look for: {roles}. Where: {places}.").format(roles=looked_for, places=", ".join(places))


def wish_fields(profile: Profile) -> list[Field]:
    return [
        Field(
            "wanted_roles",
            _("Which work"),
            "words",
            profile.wanted_roles,
            hint=_("One a line, as a title says it: “operations manager”. All words of a line must be in the title."),
        ),
        Field(
            "wanted_places",
            _("Where"),
            "few_words",
            profile.wanted_places,
            hint=_("One a line: a town, a country, “remote”. Without any, every place will do."),
            optional=True,
        ),
    ]


def board_fields(board: Board, people: Sequence[Person]) -> list[Field]:
    """`people`: those the person may know there."""
    hint = _("A note about an opening goes to them. Nobody is told that they stand here.")
    if people and board.person is None:
        names = ", ".join(person.name for person in people[:3])
        hint = _("Such as {names}.").format(names=names) + " " + hint
    return [
        Field("employer", _("Employer"), value=board.employer),
        Field(
            "person",
            _("Whom you know there"),
            "listed",
            board.person.name if board.person is not None else "",
            hint=hint,
            options=tuple((person.name, person.name) for person in people),
            optional=True,
        ),
        Field(
            "roles",
            _("Work you would do at this employer"),
            "few_words",
            board.roles,
            hint=_("One a line. Without any, what you look for everywhere counts here too."),
            optional=True,
        ),
        Field("places", _("Where, at this employer"), "few_words", board.places, optional=True),
    ]
