"""The call with the card in hand (S3, S6): every tap kept as it comes, what was promised, and how it ended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from uuid import UUID

from django.utils.translation import gettext as _

from afterword.domain.follow import default_due
from afterword.domain.plan import TouchWay, WorkCalendar
from afterword.domain.plan.hours import at, working_days
from afterword.flows import log, promises, touches
from afterword.flows.calendars import calendar_for
from afterword.flows.decide import follow_plan, let_the_rest_be
from afterword.flows.kept import KEPT, LONGEST_TEXT, Kept, own_words, store
from afterword.flows.taps import CARDS, Refused, Tap, read_taps
from afterword.store import load, queries
from afterword.store.models import Call, CallEvent, Interview, Person, Promise
from afterword.store.writer import one_writer

MOST_TAPS = 2000
"""In one call: an hour of tapping every two seconds. More is not a person."""

STILL_OPEN = timedelta(hours=24)
"""How long a call whose end was never told is taken for the one that is meant."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a call ended: what it was, whether a person answered (None: not known), and whether it was the last.

    Reached and asked not to ring is no talk: nothing was answered.
    """

    way: TouchWay
    answered: bool | None
    no_more_calls: bool = False


OUTCOMES: dict[str, Outcome] = {
    "spoke": Outcome("call", True),
    "voicemail": Outcome("voicemail", None),
    "not_reached": Outcome("not_reached", False),
    "declined": Outcome("call", None, no_more_calls=True),
    "said_no": Outcome("call", True, no_more_calls=True),
    "offered": Outcome("call", True),
}
SETTLED = frozenset({"said_no", "offered"})
"""With these the question of the job is answered, and nothing more is sent to win it."""


@dataclass(frozen=True, slots=True)
class Synced:
    """Ids of the taps that are safe now, the old ones too, and those that are not, each with its reason."""

    kept: tuple[str, ...]
    refused: tuple[Refused, ...]


def keep_events(
    interview: Interview, call_id: UUID, card: str, events: object, now: datetime, *, clock: object = None
) -> Synced:
    """Keeps what was tapped in a call, each tap once, whoever sends it how often.

    `events` is what a browser sent: [{"id", "at", "kind", "value"}]; `clock` what its own clock showed then.
    """
    taps = read_taps(events, now=now, clock=clock)
    if not taps.read:
        return Synced((), taps.refused)
    with one_writer():
        call = _call(interview, call_id, card, min(tap.at for tap in taps.read))
        if call is None:
            why = _("These taps belong to another call.")
            return Synced((), (*taps.refused, *(Refused(str(tap.id), why) for tap in taps.read)))
        there = {event.id for event in queries.events_of(call)}
        fresh = [tap for tap in _each_once(taps.read) if tap.id not in there]
        room = max(0, MOST_TAPS - len(there))
        added = _add(call, fresh[:room])
        for tap in added:
            _follow(interview, call, tap, now)
    safe = there | {tap.id for tap in added}
    why = _("This call holds more taps than a call can.")
    left = tuple(Refused(str(tap.id), why) for tap in taps.read if tap.id not in safe)
    return Synced(tuple(str(tap.id) for tap in taps.read if tap.id in safe), (*taps.refused, *left))


def asked_time(interview: Interview, tap: Tap, now: datetime) -> None:
    """The person asked for time: a dated promise, made once. A later tap of theirs moves it, or takes it back."""
    made_by = f"call:{tap.value.get('instead') or tap.id}"
    promise = queries.promise_made_by(interview, made_by)
    if tap.value.get("taken_back"):
        if promise is not None and promise.state == Promise.State.OPEN:
            promises.close(promise, Promise.State.LET_GO, now)
        return
    if promise is not None:
        if promise.state == Promise.State.LET_GO:
            promises.reopen(promise, now)
        store(promise, due_at=tap.by or promise.due_at, channel=tap.value["channel"])
        follow_plan(interview, now)
        return
    promises.promise(
        interview,
        tap.value.get("what") or _("An answer to what they asked"),
        due_at=tap.by,
        channel=tap.value["channel"],
        person=touches.first_met(interview),
        concern=tap.value.get("concern", ""),
        said_at=tap.at,
        made_by=made_by,
        now=now,
    )


def call_for(interview: Interview, call_id: UUID | None, now: datetime) -> Call | None:
    """The call that is meant: the one named, else the newest whose end was not told; None where there is none."""
    if call_id is not None:
        return queries.calls_of(interview).filter(id=call_id).first()
    return queries.calls_of(interview).filter(outcome="", started_at__gte=now - STILL_OPEN).last()


def promised_in(interview: Interview, call: Call) -> list[Promise]:
    """What the person promised in this call and did not take back, in the order in which it was said."""
    asked = [f"call:{event.id}" for event in queries.events_of(call) if event.kind == "asked_time"]
    return list(queries.promises_made_by(interview, asked))


def end(
    interview: Interview,
    call: Call | None,
    outcome: str,
    words: str,
    now: datetime,
    *,
    person: Person | None = None,
    card: str = "call_card",
    call_id: UUID | None = None,
) -> Kept:
    """Notes how the call ended, in the contact log too, and plans anew. Told again, it replaces what was told before.

    `call` is None where the call was made without the page; `call_id` is then its number, so that the same form sent
    twice tells of one call. Anything that is not in `OUTCOMES` is reported.
    """
    how = OUTCOMES.get(outcome)
    if how is None:
        return Kept(ok=False, problem=_("Choose what happened, or leave it open."))
    text = own_words(words)
    if len(text) > LONGEST_TEXT:
        return Kept(ok=False, problem=_("These are too many words; {n} characters fit.").format(n=LONGEST_TEXT))
    with one_writer():
        if call is None and call_id is not None:
            call = _call(interview, call_id, card, now)
        if call is None:
            call = Call(owner=interview.owner, interview=interview, card=card, started_at=now)
        call.outcome, call.words, call.ended_at = outcome, text, call.ended_at or now
        call.save()
        _touch(interview, call, how, person, now)
        if outcome in SETTLED:
            let_the_rest_be(interview, now)
        follow_plan(interview, now)
    return KEPT


def times_to_offer(
    first: datetime, now: datetime, decision_by: date | None, calendar: WorkCalendar
) -> tuple[datetime, ...]:
    """Times to promise an answer for, in their zone: the one the person can surely keep, one sooner, then later ones.

    `first` is the sure one (`domain.follow.default_due`). The others are noon and five o'clock of working days, as far
    as they lie before the day of the decision. There are more than a page shows at once, because a page that is opened
    in the morning may be used offline at night.
    """
    zone: tzinfo = calendar.zone
    days = [day for _n, day in zip(range(6), working_days(calendar, now.astimezone(zone).date()), strict=False)]
    found = [
        at(day, clock, zone)
        for day in days
        if decision_by is None or day < decision_by
        for clock in (time(12), time(17))
    ]
    sooner = [one for one in found if now + timedelta(hours=3) <= one < first][-1:]
    later = [one for one in found if one > first]
    return tuple(one.astimezone(zone) for one in (first, *sooner, *later))


def times_for(interview: Interview, now: datetime) -> tuple[datetime, ...]:
    """The times to promise an answer for in a call about this interview, in the zone of who is called."""
    profile = queries.profile_of(interview.owner)
    zone = load.zone_of(interview, profile)
    calendar = calendar_for(interview.country or profile.country, zone, now)
    return times_to_offer(default_due(now, interview.decision_by, calendar), now, interview.decision_by, calendar)


def notes_in(interview: Interview, call_id: UUID | None) -> tuple[str, ...]:
    """What the person wrote down during a call, in order."""
    call = queries.calls_of(interview).filter(id=call_id).first() if call_id else None
    if call is None:
        return ()
    return tuple(event.value.get("text", "") for event in queries.events_of(call) if event.kind == "note")


def notes_by_call(interview: Interview) -> dict[str, tuple[str, ...]]:
    """What was written down during each call, in order, by the mark of the contact it became; one query."""
    found: dict[str, tuple[str, ...]] = {}
    events = CallEvent.objects.filter(call__in=queries.calls_of(interview), kind="note").order_by("at", "id")
    for call_id, value in events.values_list("call_id", "value"):
        found[f"call:{call_id}"] = (*found.get(f"call:{call_id}", ()), value.get("text", ""))
    return found


def _call(interview: Interview, call_id: UUID, card: str, started_at: datetime) -> Call | None:
    """The call with this id, made where there is none yet; None where the id belongs to something else."""
    made = Call(
        id=call_id,
        owner_id=interview.owner_id,
        interview=interview,
        card=card if card in CARDS else CARDS[0],
        started_at=started_at,
    )
    if not queries.calls_of(interview).filter(id=call_id).exists():
        Call.objects.bulk_create([made], ignore_conflicts=True)
    return queries.calls_of(interview).filter(id=call_id).first()


def _each_once(taps: Iterable[Tap]) -> list[Tap]:
    return list({tap.id: tap for tap in reversed(list(taps))}.values())[::-1]


def _add(call: Call, taps: list[Tap]) -> list[Tap]:
    """Those of `taps` that are rows of this call now. An id that belongs to something else is left to it."""
    rows = [
        CallEvent(id=tap.id, owner_id=call.owner_id, call=call, at=tap.at, kind=tap.kind, value=tap.value)
        for tap in taps
    ]
    CallEvent.objects.bulk_create(rows, ignore_conflicts=True)
    there = {event.id for event in queries.events_of(call)}
    return [tap for tap in taps if tap.id in there]


def _follow(interview: Interview, call: Call, tap: Tap, now: datetime) -> None:
    match tap.kind:
        case "begun":
            call.started_at = tap.at
            call.save(update_fields=["started_at", "changed_at"])
        case "ended":
            call.ended_at = tap.at
            call.save(update_fields=["ended_at", "changed_at"])
        case "asked_time":
            asked_time(interview, tap, now)


def _touch(interview: Interview, call: Call, how: Outcome, person: Person | None, now: datetime) -> None:
    """The line in the contact log. Told otherwise before, that line is taken back and another written."""
    before = queries.touches_made_by(interview, f"call:{call.id}")
    told = (how.way, how.answered, call.words, person.pk if person else None, how.no_more_calls)
    for touch in before:
        if touch.taken_back:
            continue
        if (touch.way, touch.answered, touch.words, touch.person_id, touch.no_more_calls) == told:
            return
        log.take_back(touch, now)
    step = touches.step_of(call.card)
    log.note(
        interview,
        how.way,
        at=call.started_at,
        person=person,
        step_kind="voicemail" if how.way == "voicemail" and step == "call" else step,
        answered=how.answered,
        words=call.words,
        made_by=f"call:{call.id}" + (f":{len(before) + 1}" if before else ""),
        no_more_calls=how.no_more_calls,
        now=now,
    )
