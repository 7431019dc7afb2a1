"""The papers of an interview: what each was recognised as, how far listening is, what can be done next."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from afterword.flows.listen import Progress, Proposal
from afterword.store.found import Found
from afterword.store.models import Paper
from afterword.web.pages.board import says_the_same
from afterword.web.pages.ways import Way
from afterword.web.pages.words import number, sentence, short, together

SHOWN_PROBLEMS = 3
_MOMENT = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)(?: (?P<time>\d\d:\d\d))?(?: (?P<zone>\S+))?")


@dataclass(frozen=True, slots=True)
class Line:
    """One paper. `holds`: what was understood of it; `kinds`: what else the person may say it is."""

    id: UUID
    name: str
    what: str
    holds: str
    problems: tuple[str, ...]
    more: int
    kinds: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """Something a paper says of the interview, for the person to take."""

    field: str
    label: str
    value: str
    kept: str
    quote: str
    where: str


@dataclass(frozen=True, slots=True)
class Page:
    headline: str
    lead: str
    busy: bool
    percent: int
    stage: str
    problem: str
    papers: tuple[Line, ...]
    proposals: tuple[Offer, ...]
    ways: tuple[Way, ...]

    @property
    def can_take_all(self) -> bool:
        """Whether all proposals may be noted with one tap: several, and nothing that was noted would be replaced."""
        return len(self.proposals) > 1 and not any(one.kept for one in self.proposals)


def page(
    interview: UUID,
    progress: Progress,
    found: Found | None = None,
    proposals: Sequence[Proposal] = (),
    read: Mapping[UUID, Mapping[str, Any]] = MappingProxyType({}),
) -> Page:
    """`read` is what was read of each paper, as its row keeps it, but for transcripts: of these `found` tells."""
    # Papers given at once have the same time; the talk comes first, as it tells most.
    ordered = sorted(progress.papers, key=lambda paper: (Paper.Kind.values.index(paper.kind), paper.created_at))
    papers = tuple(_line(paper, read.get(paper.id) or {}, found) for paper in ordered)
    unsure = found is not None and found.unsure
    return Page(
        headline=_headline(progress, unsure),
        lead=_lead(progress, unsure),
        busy=progress.busy,
        percent=progress.percent,
        stage=progress.stage or _("Reading"),
        problem=progress.problem,
        papers=papers,
        proposals=() if progress.busy else tuple(_offer(one) for one in proposals),
        ways=_ways(interview, found, unsure) if progress.state == "done" else (),
    )


def _headline(progress: Progress, unsure: bool) -> str:
    count = len(progress.papers)
    if not count:
        return _("Have a transcript, the advert or your résumé at hand?")
    if progress.busy:
        return ngettext("Reading one paper.", "Reading {n} papers.", count).format(n=number(count))
    if progress.state == "failed":
        return _("This one needs another try.")
    if unsure:
        return _("Read. One thing only you can say.")
    return ngettext("One paper, read.", "{n} papers, read.", count).format(n=sentence(number(count)))


def _lead(progress: Progress, unsure: bool) -> str:
    if not progress.papers:
        return _(
            "From these, what was asked and what you never said can be seen word for word. "
            "They are read on this computer and go nowhere."
        )
    if progress.busy:
        return _("You can leave this page; it goes on without you.")
    if unsure:
        return _("First say which voice in the transcript is yours. Until then nothing in it is held to be yours.")
    if progress.again:
        return _("They are being looked at once more. What stands here may still change a little.")
    return ""


def _line(paper: Paper, read: Mapping[str, Any], found: Found | None) -> Line:
    said = [_problem(one) for one in paper.problems or ()]
    waiting = paper.state in (Paper.State.WAITING, Paper.State.READING)
    return Line(
        id=paper.id,
        name=paper.name or short(paper.url, 60),
        what=kind_name(paper.kind),
        holds=_("not read yet") if waiting else holds(paper.kind, read, found),
        problems=tuple(said[:SHOWN_PROBLEMS]),
        more=max(0, len(said) - SHOWN_PROBLEMS),
        kinds=() if waiting else tuple((kind, kind_name(kind)) for kind in Paper.Kind.values if kind != paper.kind),
    )


def _problem(one: Any) -> str:
    """A problem as it is kept: with the line it is in, where that is known."""
    message, line = (one.get("message", ""), one.get("line")) if isinstance(one, Mapping) else (str(one), None)
    return _("Line {n}: {message}").format(n=line, message=message) if line else message


def kind_name(kind: str) -> str:
    names = {
        "transcript": _("A transcript"),
        "job": _("A job advert"),
        "invitation": _("An invitation"),
        "resume": _("A résumé"),
    }
    return names.get(kind, _("A paper"))


def holds(kind: str, read: Mapping[str, Any], found: Found | None) -> str:
    """What was understood of a paper, in a few words; "" where nothing can be said."""
    match kind:
        case "transcript":
            return _transcript(found) if found is not None else ""
        case "job":
            about = ", ".join(filter(None, (read.get("title", ""), read.get("employer", ""))))
            needs = sum(1 for line in read.get("lines", ()) if line.get("section") in ("duty", "requirement", "plus"))
            count = (
                ngettext("{n} thing they need", "{n} things they need", needs).format(n=number(needs)) if needs else ""
            )
            return ", ".join(filter(None, (about, count)))
        case "invitation":
            names = [one.get("name") or one.get("email", "") for one in read.get("people", ())]
            return ", ".join(filter(None, (read.get("summary", ""), together([name for name in names if name]))))
        case "resume":
            count = len(read.get("evidence", ()))
            if not count:
                return _("in your evidence now")
            return ngettext("{n} thing you have done", "{n} things you have done", count).format(n=number(count))
    return ""


def _transcript(found: Found) -> str:
    voices, asked = len(found.speakers), len(found.order)
    heard = ngettext("{n} voice", "{n} voices", voices).format(n=number(voices)) if voices else _("no names in it")
    if found.unsure:
        return heard
    return ", ".join(
        (
            heard,
            ngettext("{n} question", "{n} questions", asked).format(n=number(asked)),
        )
    )


def _offer(one: Proposal) -> Offer:
    labels = {
        "employer": _("Employer"),
        "role": _("The job"),
        "starts_at": _("When it was"),
        "decision_by": _("They decide"),
        "contact_rules": _("Getting in touch"),
    }
    where = {"invitation": _("from the invitation"), "job": _("from the advert"), "transcript": _("from the talk")}
    quote = "" if one.field == "starts_at" or says_the_same(one.source.quote, one.value) else one.source.quote
    label = labels.get(one.field, _("Who was there"))
    if one.field.startswith("spelling:"):
        label = _spelled(one)
    return Offer(
        field=one.field,
        label=label,
        value=_as_people_write(one.value).removesuffix("."),  # the page goes on: ", from the talk"
        kept=_as_people_write(one.now_kept),
        quote=short(quote, 200),
        where=where.get(one.source.kind, ""),
    )


def _spelled(one: Proposal) -> str:
    if "@" in one.source.quote:
        return _("The address spells it {name}.").format(name=one.value)
    if one.source.kind == "transcript":
        return _("The transcript spells it {name}.").format(name=one.value)
    return _("The invitation spells it {name}.").format(name=one.value)


def _as_people_write(text: str) -> str:
    """A date or time ("2026-11-10 14:00 America/Toronto") as a person would write it; anything else as it is."""
    found = _MOMENT.fullmatch(text)
    if found is None:
        return text
    try:
        day = date_format(date.fromisoformat(found["day"]), "l j F Y")
    except ValueError:
        return text
    place = (found["zone"] or "").rpartition("/")[2].replace("_", " ")
    when = ", ".join(filter(None, (day, found["time"])))
    return _("{when} ({place} time)").format(when=when, place=place) if place and "/" in found["zone"] else when


def _ways(interview: UUID, found: Found | None, unsure: bool) -> tuple[Way, ...]:
    if unsure:
        return (Way(_("Say who is who"), reverse("who", args=[interview])),)
    heard = found is not None and bool(found.speakers)
    conversation = (Way(_("Read the conversation"), reverse("conversation", args=[interview])),) if heard else ()
    return (
        *conversation,
        Way(_("See told and untold"), reverse("board", args=[interview])),
        *((Way(_("Who is who"), reverse("who", args=[interview])),) if heard else ()),
    )
