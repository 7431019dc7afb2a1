"""What the export says in plain text: a page for each interview, and one each for people, evidence, practice, boards.

Markdown that can be read in any editor. Words are as they were typed or said; what was taken back is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from afterword.store import queries
from afterword.store.load import is_blank, lines_of
from afterword.store.models import (
    Board,
    Exchange,
    Feedback,
    Interview,
    KeepInTouch,
    Note,
    Opening,
    Outcome,
    Person,
    PracticeCard,
    PracticeReview,
    Telling,
    Touch,
    User,
)

AT_ONCE = 200  # rows with all that hangs on them that are in memory together


def pages_of(owner: User) -> Iterator[tuple[str, str]]:
    """The name in the zip and the words of each page, one after the other; a page that would be empty is left out."""
    interviews = queries.whole_interviews_of(owner).iterator(chunk_size=AT_ONCE)
    for number, interview in enumerate(interviews, start=1):
        yield f"interviews/{number:03d}{_slug(interview)}.md", interview_page(interview)
    for name, blocks in (
        ("people.md", _people(owner)),
        ("evidence.md", _evidence(owner)),
        ("practice.md", _practice(owner)),
        ("openings.md", _openings(owner)),
    ):
        words = _page(blocks)
        if words.count("\n") > 1:  # more than its heading
            yield name, words


def interview_page(interview: Interview) -> str:
    """One interview: what happened in the person's words, the drafts they kept, the advice they got, what came of it.

    Take it from `queries.whole_interviews_of`, so that a hundred interviews cost no more queries than one.
    """
    title = ": ".join(part for part in (interview.employer, interview.role) if part)
    blocks = [f"# {title or _('Interview')}"]
    if interview.starts_at:
        blocks.append(
            _("On {when}").format(
                when=date_format(interview.starts_at.astimezone(ZoneInfo(interview.zone or "UTC")), "l j F Y, H:i")
            )
        )
    people = [(seat.person.name, seat.person.title, seat.person.phone) for seat in interview.interviewers.all()]
    blocks.append("\n".join(f"- {_listed(*known)}" for known in people))
    for heading, text in (
        (_("What they said about contact"), interview.contact_rules),
        (_("What they said they need"), "\n".join(f"- {line}" for line in lines_of(interview.goals))),
        (_("Left out"), "\n".join(f"- {line}" for line in lines_of(interview.left_out))),
    ):
        blocks += [f"## {heading}", text] if text else []
    for exchange in sorted(interview.exchanges.all(), key=_in_order):
        if is_blank(exchange) and exchange.heard_mark:
            continue  # it only keeps its number
        blocks += [f"## {exchange.asked or exchange.heard or _('A question')}", _felt(exchange), exchange.said]
        blocks += [_("As it was heard:"), f"> {exchange.answer}"] if exchange.answer else []
        blocks += [_("Wish I had said:"), exchange.wish_said] if exchange.wish_said else []
    for version in interview.draft_versions.all():
        blocks += [f"## {version.kind}, {version.created_at:%Y-%m-%d %H:%M}", version.text]
    for advice in interview.advice.all():
        blocks += [f"## {_('Advice')}", advice.came_back, advice.changed]
    if happened := [_touched(touch) for touch in interview.touches.all() if not touch.taken_back]:
        blocks += [f"## {_('What has happened')}", "\n".join(happened)]
    for promise in interview.promises.all():
        blocks += [f"## {_('A promise')}", promise.what, promise.answer]
    for message in interview.incoming.all():
        blocks += [f"## {_('They wrote')}", message.subject, message.text]
    if came := [_came(outcome) for outcome in interview.outcomes.all() if not outcome.taken_back]:
        blocks += [f"## {_('What came of it')}", "\n".join(came)]
    if said := [each for each in interview.feedback.all() if not each.taken_back]:
        blocks += [f"## {_('What they said of you')}", *(block for each in said for block in _said_of(each))]
    if told := [f"- {_how(each)}: {each.evidence.text}" for each in interview.tellings.all()]:
        blocks += [f"## {_('Your evidence')}", "\n".join(told)]
    return _page(blocks)


def _people(owner: User) -> Iterator[str]:
    yield f"# {_('People')}"
    between = Touch.objects.filter(owner=owner, interview=None, taken_back=False)
    rows = queries.people_of(owner).prefetch_related(
        Prefetch("keep", KeepInTouch.objects.filter(owner=owner)),
        Prefetch("notes_to", Note.objects.filter(owner=owner).order_by("created_at")),
        Prefetch("touches", between, to_attr="between"),
    )
    for person in rows.iterator(chunk_size=AT_ONCE):
        yield f"## {person.name}"
        yield _listed(person.title, person.organisation, person.email, person.phone)
        yield person.notes
        yield from _kept_up(person)
        for note in person.notes_to.all():
            yield f"### {_('A note to them')}, {_day(note.sent_at or note.created_at)}"
            yield note.subject
            if words := note.sent_text or note.text:
                yield words
            else:
                yield note.about
                yield note.why_them
        apart: list[Touch] = getattr(person, "between", [])  # put there by the prefetch
        yield "\n".join(_touched(touch) for touch in apart)


def _kept_up(person: Person) -> Iterator[str]:
    """A person without a rhythm has none, which is no fault: the row hangs on them only where there is one."""
    keep: KeepInTouch | None = getattr(person, "keep", None)
    if keep is not None:
        yield _("You keep in touch, about every {days} days.").format(days=keep.every_days)
        yield keep.why


def _evidence(owner: User) -> Iterator[str]:
    yield f"# {_('What you have done and can prove')}"
    rows = queries.evidence_of(owner).iterator(chunk_size=AT_ONCE)
    yield "\n".join(f"- {_listed(row.text, row.role, row.at)}" for row in rows)


def _practice(owner: User) -> Iterator[str]:
    yield f"# {_('Practice')}"
    cards = PracticeCard.objects.filter(owner=owner).select_related("exchange").order_by("created_at", "id")
    tries = Prefetch("reviews", PracticeReview.objects.filter(owner=owner))
    for card in cards.prefetch_related(tries).iterator(chunk_size=AT_ONCE):
        yield f"## {card.question}"
        yield card.answer or (card.exchange.wish_said if card.exchange else "")
        yield "\n".join(f"- {review.reviewed_at:%Y-%m-%d}: {_went(review)}" for review in card.reviews.all())


def _openings(owner: User) -> Iterator[str]:
    yield f"# {_('Openings')}"
    for board in Board.objects.filter(owner=owner).order_by("employer", "created_at", "id"):
        yield f"## {board.employer}"
        yield board.given or board.url
        openings: QuerySet[Opening] = Opening.objects.filter(owner=owner, board=board).defer("text")
        rows = openings.order_by("-first_seen_at", "title", "id")
        yield "\n".join(_seen(opening) for opening in rows.iterator(chunk_size=AT_ONCE))


def _in_order(exchange: Exchange) -> tuple[bool, int, int]:
    """As they were heard; then what was only recalled."""
    return (exchange.heard_place is None, exchange.heard_place or 0, exchange.position)


def _felt(exchange: Exchange) -> str:
    match exchange.landed:
        case "badly":
            return _("How it felt: it landed badly.")
        case "unsure":
            return _("How it felt: hard to tell.")
        case "well":
            return _("How it felt: it landed well.")
    return ""


def _touched(touch: Touch) -> str:
    return f"- {touch.happened_at:%Y-%m-%d %H:%M} {touch.get_way_display()}: {touch.words}".rstrip(": ")


def _came(outcome: Outcome) -> str:
    told = _listed(outcome.get_way_display(), outcome.person.name if outcome.person else "")
    line = f"- {_day(outcome.happened_on)}: {outcome.get_kind_display()}" + (f" ({told})" if told else "")
    return f"{line}: {outcome.words}" if outcome.words else line


def _said_of(feedback: Feedback) -> Iterator[str]:
    who = _listed(feedback.person.name if feedback.person else "", feedback.get_way_display())
    yield f"{_day(feedback.said_on)}, {who}:" if who else f"{_day(feedback.said_on)}:"
    yield "\n".join(f"> {line}" for line in feedback.words.splitlines())
    yield "\n".join(_listed(f"- {each.concern}", each.quote) for each in feedback.concerns.all())


def _how(telling: Telling) -> str:
    match telling.how:
        case Telling.How.HEARD | Telling.How.SAID:
            return _("told")
        case Telling.How.WRITTEN:
            return _("told in writing")
    return _("not told")


def _went(review: PracticeReview) -> str:
    words = {1: _("not yet"), 2: _("hard"), 3: _("well"), 4: _("easily")}
    return words.get(review.rating, str(review.rating))


def _seen(opening: Opening) -> str:
    seen = _day(opening.first_seen_at)
    if opening.gone_at is not None:
        seen = _("{first} to {last}").format(first=seen, last=_day(opening.gone_at))
    return f"- {_listed(opening.title, opening.place, seen, opening.url)}"


def _listed(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _day(moment: date | datetime) -> str:
    return f"{moment:%Y-%m-%d}"


def _slug(interview: Interview) -> str:
    words = "".join(c if c.isalnum() else "-" for c in f"{interview.employer} {interview.role}".lower())
    return "".join(f"-{part}" for part in words.split("-") if part)[:60]


def _page(blocks: Iterable[str]) -> str:
    return "\n\n".join(block.strip() for block in blocks if block.strip()) + "\n"
