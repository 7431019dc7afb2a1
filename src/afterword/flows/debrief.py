"""The person tells what happened. Everything is kept as it is typed, one field at a time, in any order."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Max
from django.utils.translation import gettext as _

from afterword.flows import families, kept, rhythm
from afterword.flows.due import changed
from afterword.flows.kept import KEPT, Kept, Unreadable, choice, fits, one_line, own_words, store
from afterword.flows.lines import follow, number
from afterword.flows.times import read_date, read_moment
from afterword.store import queries
from afterword.store.load import lines_of, zone_of
from afterword.store.models import Exchange, Interview, Interviewer, Person, PracticeCard, User
from afterword.store.writer import one_writer

LANDED = {"well": "well", "unsure": "unsure", "not sure": "unsure", "badly": "badly", "": ""}
CALLED = {"spoke": "spoke", "voicemail": "voicemail", "not_reached": "not_reached", "declined": "declined", "": ""}
PERSON_FIELDS = ("name", "title", "email", "phone", "address_as")


def start(owner: User) -> Interview:
    """A new, empty debrief in the person's own zone and country."""
    profile = queries.profile_of(owner)
    with one_writer():
        return Interview.objects.create(owner=owner, zone=profile.zone, country=profile.country)


def remove(interview: Interview) -> None:
    """Deletes the interview with everything prepared for it, and its questions to practise. The people met stay."""
    with one_writer():
        met = [seat.person for seat in queries.interviewers_of(interview)]
        PracticeCard.objects.filter(owner=interview.owner_id, interview=interview).delete()
        interview.delete()
        for person in met:
            rhythm.settle(person)


def keep(interview: Interview, field: str, value: str, *, now: datetime | None = None) -> Kept:
    """Keeps one field of the debrief as typed. KeyError for a field there is none of.

    `now` lets a date do without its year. What cannot be read is reported; the value kept before stays.
    """
    try:
        match field:
            case "employer" | "role":
                return store(interview, **{field: fits(interview, field, one_line(value))})
            case "contact_rules":
                return store(interview, contact_rules=fits(interview, field, own_words(value)))
            case "goals":
                return _keep_goals(interview, fits(interview, field, own_words(value)))
            case "left_out":
                return _keep_left_out(interview, fits(interview, field, own_words(value)))
            case "want" | "effective" | "interest" | "understood":
                return store(interview, **{field: choice(value, kept.ANSWERS)})
            case "called":
                return store(interview, called=choice(value, CALLED))
            case "country":
                return store(interview, country=kept.read_country(value))
            case "zone":
                return _keep_zone(interview, kept.read_zone(value))
            case "starts_at" | "decision_by":
                return _keep_time(interview, field, one_line(value), now)
            case _:
                raise KeyError(field)
    except Unreadable as problem:
        return Kept(ok=False, problem=str(problem))


def add_exchange(interview: Interview) -> Exchange:
    """A new, empty question and answer at the end. Its number was never used before in this interview."""
    with one_writer():
        interview.refresh_from_db(fields=["exchanges_made"])
        exchange = Exchange.objects.create(
            owner_id=interview.owner_id, interview=interview, position=interview.exchanges_made
        )
        interview.exchanges_made += 1
        interview.save(update_fields=["exchanges_made", "changed_at"])
    return exchange


def keep_exchange(exchange: Exchange, field: str, value: str) -> Kept:
    """Keeps one field of an exchange as typed. KeyError for a field there is none of."""
    try:
        match field:
            case "asked" | "said":
                kept = store(exchange, **{field: fits(exchange, field, own_words(value))})
                families.retyped(exchange)
                return kept
            case "wish_said":
                return store(exchange, wish_said=fits(exchange, field, own_words(value)))
            case "landed":
                return store(exchange, landed=choice(value, LANDED))
            case _:
                raise KeyError(field)
    except Unreadable as problem:
        return Kept(ok=False, problem=str(problem))


def remove_exchange(exchange: Exchange) -> None:
    with one_writer():
        changed(exchange)
        exchange.delete()


def keep_interviewer(interview: Interview, position: int, field: str, value: str) -> Kept:
    """Keeps one field of whoever sits at `position` (from 0): made when missing, unmade when all is cleared."""
    if field not in PERSON_FIELDS:
        raise KeyError(field)
    if not 0 <= position < 30:
        return Kept(ok=False, problem=_("There is room for thirty people."))
    text = one_line(value)
    with one_writer():
        seat = queries.interviewers_of(interview).filter(position=position).first()
        if seat is None:
            if not text:
                return KEPT
            person = Person(owner_id=interview.owner_id, organisation=interview.employer)
        else:
            person = seat.person
        try:
            setattr(person, field, fits(person, field, text))
        except Unreadable as problem:
            return Kept(ok=False, problem=str(problem))
        person.save()
        if seat is None:
            Interviewer.objects.create(
                owner_id=interview.owner_id, interview=interview, person=person, position=position
            )
        elif not any(getattr(person, each) for each in PERSON_FIELDS):
            _leave_seat(seat)
        if field == "name":
            changed(interview)
    return KEPT


def remove_interviewer(interview: Interview, position: int) -> None:
    """Takes the person at `position` off this interview; they stay among the people unless nothing is known of them."""
    with one_writer():
        for seat in queries.interviewers_of(interview).filter(position=position):
            _leave_seat(seat)


def seat_person(interview: Interview, person: Person) -> Interviewer:
    """Puts someone already known at the end of this interview's table; who sits there already stays where they are."""
    with one_writer():
        seats = queries.interviewers_of(interview)
        already = seats.filter(person=person).first()
        if already is not None:
            return already
        last = seats.aggregate(last=Max("position"))["last"]
        seat = Interviewer.objects.create(
            owner_id=interview.owner_id,
            interview=interview,
            person=person,
            position=0 if last is None else last + 1,
        )
        changed(seat)
        rhythm.settle(person)
    return seat


def _leave_seat(seat: Interviewer) -> None:
    person = seat.person
    changed(seat)
    seat.delete()
    blank = not any(getattr(person, each) for each in (*PERSON_FIELDS, "notes")) and not person.is_adviser
    if blank and not Interviewer.objects.filter(person=person).exists():
        person.delete()
    else:
        rhythm.settle(person)


def _keep_goals(interview: Interview, text: str) -> Kept:
    with one_writer():
        interview.refresh_from_db(fields=["goals", "goal_numbers", "goals_made"])
        before = lines_of(interview.goals)
        held = interview.goal_numbers if len(interview.goal_numbers) == len(before) else range(1, len(before) + 1)
        made = max(interview.goals_made, *held, 0)
        numbers, made = number(before, held, lines_of(text), made)
        return store(interview, goals=text, goal_numbers=numbers, goals_made=made)


def _keep_left_out(interview: Interview, text: str) -> Kept:
    with one_writer():
        interview.refresh_from_db(fields=["left_out", "slot_answers"])
        answers = follow(interview.slot_answers, "left_out", lines_of(interview.left_out), lines_of(text))
        return store(interview, left_out=text, slot_answers=answers)


def _keep_zone(interview: Interview, zone: str) -> Kept:
    """A corrected zone keeps what the clock on the wall said: two in the afternoon stays two in the afternoon."""
    profile = queries.profile_of(interview.owner)
    before = zone_of(interview, profile)
    if interview.starts_at is None:
        return store(interview, zone=zone)
    after = ZoneInfo(zone or profile.zone or "UTC")
    on_the_wall = interview.starts_at.astimezone(before).replace(tzinfo=after)
    return _moved(interview, store(interview, zone=zone, starts_at=on_the_wall))


def _moved(interview: Interview, done: Kept) -> Kept:
    """Whoever sits in it is met on another day, so the next note to them has another day too."""
    rhythm.settle_all_at(interview)
    return done


def _keep_time(interview: Interview, field: str, value: str, now: datetime | None) -> Kept:
    if not value:
        return _moved(interview, store(interview, **{field: None}))
    profile = queries.profile_of(interview.owner)
    zone = zone_of(interview, profile)
    country = profile.country or interview.country  # how the person writes dates, before where the employer is
    today = now.astimezone(zone).date() if now else None
    if field == "starts_at":
        return _moved(
            interview, store(interview, starts_at=read_moment(value, zone=zone, country=country, today=today))
        )
    return store(interview, decision_by=read_date(value, country=country, today=today))
