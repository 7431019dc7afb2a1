"""What reaches the employer: the call and its fallback, the letter, thanks, what was promised, the follow-up."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from afterword.domain.assess import quoted
from afterword.domain.diagnose.findings import Promise
from afterword.domain.language import _
from afterword.domain.plan.hours import Span, at, call_windows, office_hours, working, working_day_after
from afterword.domain.plan.owed import heard_due, missed_for_good, named_day, unheard
from afterword.domain.plan.setting import Setting, call_span, fits_a_call, message_span, second_call_span
from afterword.domain.plan.values import Channel, Owed, Step, StepKind

_LONGEST_QUOTE = 160
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Act:
    """A step and the contact it is part of. Acts of one contact count once in the budget."""

    step: Step
    contact: str

    @property
    def start(self) -> datetime:
        assert self.step.not_before is not None  # noqa: S101 - every act here is dated
        return self.step.not_before

    @property
    def end(self) -> datetime:
        assert self.step.due is not None  # noqa: S101 - every act here is dated
        return self.step.due


def _act(s: Setting, kind: StepKind, channel: Channel, span: Span, why: tuple[str, ...], contact: str = "") -> Act:
    zone = s.given.calendar.zone
    text = " ".join(part for part in why if part)
    return Act(Step(kind, channel, span.start.astimezone(zone), span.end.astimezone(zone), text), contact or kind)


def _done(s: Setting, *kinds: StepKind) -> bool:
    return any(contact.kind in kinds for contact in s.given.contacts)


def _written(s: Setting) -> Channel:
    return "recruiter" if s.rules.way == "recruiter" else "email"


# --- the call


def calls(s: Setting) -> list[Act]:
    """The call, and the voicemail for when the second attempt is not answered either (one message, two attempts)."""
    if s.channel != "call":
        return []
    tried = [contact for contact in s.given.contacts if contact.kind in ("call", "voicemail")]
    left_word = any(c.kind == "voicemail" for c in tried) or s.given.case.call_outcome == "voicemail"
    if spoken(s) or left_word:
        return []
    if len(tried) >= s.given.times.call_attempts:
        return []
    zone = s.given.calendar.zone
    if tried or s.given.case.called is False:
        last = max((contact.at for contact in tried), default=s.now).astimezone(zone).date()
        span = second_call_span(s, last) or call_span(s, s.earliest)
        why = _("You have tried once. If nobody answers again, leave this message, and leave it at that.")
        return [_act(s, "voicemail", "call", span, (why, _decides(s)), "call")]
    span = call_span(s, s.prepared)
    first = _act(s, "call", "call", span, (_invited(s), _decides(s, span), _lateness(s, span)), "call")
    second = second_call_span(s, span.start.astimezone(zone).date())
    if second is None or s.decision == "today":
        why = _("If nobody answers, leave this message: there is no other day before they decide.")
        return [first, _act(s, "voicemail", "call", span, (why,), "call")]
    why = _("If nobody answered the first time, try once more on another day, and leave this message then.")
    return [first, _act(s, "voicemail", "call", second, (why,), "call")]


def spoken(s: Setting) -> bool:
    """Whether the clarifying call has been made and answered."""
    return bool(s.given.case.called) or any(c.answered and c.kind == "call" for c in s.given.contacts)


def _invited(s: Setting) -> str:
    if not s.rules.words:
        return s.rules.clearance.reason
    if len(s.rules.words) > _LONGEST_QUOTE:
        return _("A call is welcome.")
    return _("You noted: {words}").format(words=quoted(s.rules.words))


def _decides(s: Setting, span: Span | None = None) -> str:
    """What to say of the decision day, and of a span that cannot be before it."""
    if span is not None and s.limit is not None and span.start >= s.limit:
        return _("{decides} This is the first good hour there is.").format(decides=s.decides)
    return s.decides


def _lateness(s: Setting, span: Span) -> str:
    if s.given.case.interview.starts_at is None or s.decision == "passed":
        return ""
    if span.start - s.ended <= timedelta(hours=s.given.times.call_latest):
        return ""
    late = at_least_two_working_days(s, span)
    return _("It has been some days. Say what you want to add, not why it took so long.") if late else ""


def at_least_two_working_days(s: Setting, span: Span) -> bool:
    """Whether working days, and not only a weekend, lie between the interview and `span`."""
    calendar = s.given.calendar
    day, last = s.ended.astimezone(calendar.zone).date(), span.start.astimezone(calendar.zone).date()
    between = sum(working(calendar, day + _DAY * count) for count in range(1, min((last - day).days, 30)))
    return between >= 2


# --- what is written


def bridge(s: Setting) -> list[Act]:
    """Where it is not clear that a call is welcome and the point would fit one: ask for five minutes first."""
    unclear = s.rules.clearance.cleared is None and s.channel == "email"
    if not unclear or not s.given.diagnosis.repairs or not fits_a_call(s.given) or _done(s, "bridge_email", "letter"):
        return []
    span = message_span(s, s.hours(s.given.times.call[0]), s.hours(s.given.times.call[1]))
    why = _("A call is not clearly welcome, so ask for five minutes. Put the gist in, in case no call comes of it.")
    return [_act(s, "bridge_email", "email", span, (why, _decides(s)))]


def letter(s: Setting, before: list[Act]) -> list[Act]:
    """The expansive letter in place of a short thank-you (S5), after the call or the request for one."""
    if _done(s, "letter"):
        return []
    floor = max([s.earliest, *(_after(act) for act in before)])
    since = max(s.hours(s.given.times.letter[0]), floor)
    span = message_span(s, since, max(s.hours(s.given.times.letter[1]), since), floor)
    if spoken(s) or any(act.step.channel == "call" for act in before):
        why = _("It takes the place of a short thank-you. It only points to what you said by phone, and adds the rest.")
    elif before and before[0].step.kind == "bridge_email":
        why = _("It takes the place of a short thank-you, and it stands whether or not a call comes of your question.")
    elif s.rules.way == "recruiter":
        why = _("It takes the place of a short thank-you. Ask the recruiter to pass it on.")
    else:
        why = _("It takes the place of a short thank-you: it clarifies, and adds what was not said.")
    return [_act(s, "letter", _written(s), span, (why, "" if before else _decides(s)))]


def _after(act: Act) -> datetime:
    """When the next act may begin: a bridge needs a chance to be answered, a call to be over."""
    if act.step.kind == "bridge_email":
        return max(act.end, act.start + timedelta(hours=4)).astimezone(UTC)
    return act.end.astimezone(UTC)


def thank_you(s: Setting, why: str) -> list[Act]:
    if s.rules.way == "none" or _done(s, "thank_you", "letter"):
        return []
    span = message_span(s, s.hours(s.given.times.thank_you[0]), s.hours(s.given.times.thank_you[1]))
    return [_act(s, "thank_you", _written(s), span, (why, _late_thanks(s, span)))]


def _late_thanks(s: Setting, span: Span) -> str:
    late = s.given.case.interview.starts_at is not None and at_least_two_working_days(s, span)
    return _("It comes later than usual, and needs no excuse.") if late else ""


def courteous_close(s: Setting) -> list[Act]:
    if s.rules.way == "none" or _done(s, "courteous_close"):
        return []
    span = message_span(s, s.hours(s.given.times.close[0]), s.hours(s.given.times.close[1]))
    why = _("Tell them plainly and kindly, so that they can go on with the others.")
    owed = any(promise.who == "candidate" for promise in s.given.diagnosis.promises)
    rest = _("You also said you would send something: send it with this, or say that you won’t.") if owed else ""
    return [_act(s, "courteous_close", _written(s), span, (why, rest))]


def promised(s: Setting, carrier: list[Act]) -> list[Act]:
    """What the person said they would send, by its day. It travels with the letter or the thanks if in time."""
    tracked = tuple(s.given.promises)
    carried = carrier[0] if carrier else None
    kept = 0 if tracked else sum(contact.kind == "promised" for contact in s.given.contacts)
    heard = unheard(s.given.diagnosis.promises, tracked)[kept:]
    still = [owed for owed in tracked if owed.open and not missed_for_good(owed, s.now)]
    return [*(_owed(s, owed, carried) for owed in still), *(_promised(s, promise, carried) for promise in heard)]


def _promised(s: Setting, promise: Promise, carrier: Act | None) -> Act:
    said_on = s.ended.astimezone(s.given.calendar.zone).date()
    due = heard_due(promise, said_on, s.given.calendar, s.given.times)
    overdue = named_day(promise, said_on) is not None and due < s.now
    channel = _channel_of(s, promise.what)
    return _kept_by(s, promise.what, _as_said(promise), due, overdue, channel, carrier)


def _owed(s: Setting, owed: Owed, carrier: Act | None) -> Act:
    first = next(office_hours(s.given.calendar, s.given.times, s.earliest))
    due = owed.due.astimezone(UTC) if owed.due is not None else first.end
    words, said = owed.what, _("You said you would: {what}") if owed.quote else _("You promised: {what}")
    if _FIRST_PERSON.search(owed.quote):
        words, said = owed.quote, _("You said: {what}")
    said = said.format(what=quoted(words)) if len(words) <= _LONGEST_QUOTE else _("You said you would.")
    channel: Channel = owed.channel or _channel_of(s, owed.what)
    if channel == "call" and not s.rules.clearance.cleared:
        channel = _written(s)
    act = _kept_by(s, owed.what, said, due, due < s.now, channel, carrier)
    return Act(replace(act.step, ref=owed.ref), act.contact)


def _kept_by(
    s: Setting, what: str, said: str, due: datetime, overdue: bool, channel: Channel, carrier: Act | None
) -> Act:
    """A promise as an act, from the first open hour until it is due; with `carrier` where that is in time."""
    first = next(office_hours(s.given.calendar, s.given.times, s.earliest))
    span = Span(first.start, due) if Span(first.start, due).wide else first
    if overdue:
        late = _("The day you named has passed; send it now, with one short word about that.")
        return _act(s, "promised", _written(s), span, (said, late), f"promised {span.start.date()}")
    if not _SENT.search(what):
        why = _("Do it by that day. It was yours to offer, and they will remember it.")
        return _act(s, "promised", channel, span, (said, why), f"promised {span.end.date()}")
    if carrier is not None and carrier.start <= span.end:
        end = min(span.end, carrier.end.astimezone(UTC))
        together = Span(carrier.start.astimezone(UTC), max(end, carrier.start.astimezone(UTC)))
        if together.wide:
            why = _("Send it in the same message, so that they hear from you once.")
            return _act(s, "promised", carrier.step.channel, together, (said, why), carrier.contact)
    return _act(s, "promised", _written(s), span, (said,), f"promised {span.end.date()}")


_SENT = re.compile(
    r"\b(?:send|e-?mail|mail|forward|share|write|get you|get (?:it|that|them) (?:to you|over)|drop|bring|provide|"
    r"let you|pass)\b",
    re.IGNORECASE,
)
"""What goes to them in writing or by hand; the rest is done, not sent."""
_RUNG = re.compile(
    r"\b(?:ring|call|phone) (?:you|him|her|them)\b|\bgive (?:you|him|her|them) a (?:ring|call|bell)\b", re.IGNORECASE
)


_FIRST_PERSON = re.compile(r"\b(?:I|I['’]\w+|we|let me)\b")


def _as_said(promise: Promise) -> str:
    """The promise in the person's own words, where they are short enough to read at a glance."""
    what = promise.quote or promise.what
    if len(what) > _LONGEST_QUOTE:
        return _("You said you would.")
    if promise.source.kind == "transcript":
        return _("You said: {what}").format(what=quoted(what))
    return _("You said you would: {what}").format(what=quoted(what))


def _channel_of(s: Setting, what: str) -> Channel:
    """By telephone where they said they would ring and a call is welcome, else in writing."""
    return "call" if _RUNG.search(what) and s.rules.clearance.cleared else _written(s)


def no_later_than(act: Act, others: list[Act]) -> Act:
    """The letter, brought forward to the day of a promised paper that travels with it."""
    ends = [other.end for other in others if other.contact == act.contact]
    return Act(replace(act.step, due=min([act.end, *ends])), act.contact)


# --- the follow-up


def follow_up(s: Setting, before: list[Act], channel: Channel) -> list[Act]:
    """After the decision day, or some working days after the last contact when no day was named (S6)."""
    asked = [contact for contact in s.given.contacts if contact.kind == "follow_up"]
    if any(contact.reached for contact in asked) or len(asked) >= s.given.times.call_attempts:
        return []
    day = s.given.case.interview.decision_by
    calendar, times = s.given.calendar, s.given.times
    last = max([act.end for act in before] + [contact.at for contact in s.given.contacts] + [s.ended], key=_utc)
    last_day = last.astimezone(calendar.zone).date()
    if day is not None and not (s.decision == "passed" and before):
        start, end = times.follow_up
        since = max(day, s.today - _DAY) if s.decision == "passed" else day
        why = _("If you have heard nothing by then: say once more that you want it, and why you would be of use.")
    else:
        start, end = times.follow_up_undated
        since = last_day
        why = _(
            "They named no day, so a working week after the last word is soon enough. Say once more why you want it."
        )
        if day is not None:
            why = _("If you have heard nothing by then: say once more that you want it, and why you would be of use.")
    if s.given.verdict.kind == "thank_only":
        why = _("If you have heard nothing by then: a short word that you are still interested.")
    first, latest = working_day_after(calendar, since, start), working_day_after(calendar, since, end)
    return [_follow_up_act(s, channel, first, latest, why)]


def _follow_up_act(s: Setting, channel: Channel, first: date, latest: date, why: str) -> Act:
    calendar, times = s.given.calendar, s.given.times
    since = max(at(first, datetime.min.time(), calendar.zone), s.earliest)
    until = at(latest + _DAY, datetime.min.time(), calendar.zone)
    if channel == "email":
        channel = _written(s)
    asked = s.rules.hours.within(times)
    spans = call_windows(calendar, asked, since) if channel == "call" else office_hours(calendar, times, since)
    span = next(spans)
    for later in spans:
        if later.start >= until:
            break
        span = Span(span.start, later.end)
    return _act(s, "follow_up", channel, span, (why,))


def put_off(s: Setting, act: Act, moment: datetime) -> Act:
    """A follow-up moved to the first good time from `moment` on."""
    first = moment.astimezone(s.given.calendar.zone).date()
    if moment.astimezone(UTC) > at(first, datetime.min.time(), s.given.calendar.zone):
        first += _DAY
    why = act.step.why
    return _follow_up_act(s, act.step.channel, first, working_day_after(s.given.calendar, first, 1), why)


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)
