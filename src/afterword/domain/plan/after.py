"""The steps once an answer is known (contract S7, S12): thanks, one request for advice, and then nothing is pressed.

| it stands               | steps                                                                                     |
|-------------------------|-------------------------------------------------------------------------------------------|
| refused, filled, frozen | the gracious reply; some days later the advice request, unless they have advised already   |
| the same, advice came   | thanks for it                                                                              |
| offer                   | thanks and until when, then the person makes up their mind by that day; what was promised  |
| reopened                | a word of interest; what was promised                                                      |
| withdrawn               | a courteous word, unless they were told; what was promised                                 |
| silent                  | none                                                                                       |
| all others              | what was promised                                                                          |

Nothing that was planned to win the job is left. After a no the person's promises are theirs to keep or to let go.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from math import ceil

from afterword.domain.interview import After
from afterword.domain.language import _
from afterword.domain.plan import outward
from afterword.domain.plan.hours import Span, at, civil_hours, working_day_after
from afterword.domain.plan.outward import Act
from afterword.domain.plan.setting import Setting, message_span
from afterword.domain.plan.values import Budget, Channel, Plan, Step, StepKind
from afterword.domain.plan.words import day_in_words

_DAY = timedelta(days=1)
_SOON = (0.0, 24.0)  # hours after an offer
_UNDATED = 5  # working days to answer an offer in, where they named no day
_BY_THEM = frozenset({"call", "email", "letter", "meeting", "recruiter"})
"""Ways in which the two have been in touch about it; to hear of it elsewhere is none."""


def plan_after(s: Setting, after: After) -> Plan:
    """The plan once an answer is known. It is not held to the contact budget, which is there for the time before."""
    s = replace(s, decision="undated", limit=None)  # nothing hurries to be in time for a decision that has been made
    acts = [act.step for act in _outward(s, after)]
    steps = sorted([*acts, *_private(s, after)], key=_due)
    return Plan(
        first=None,
        channel=_written(s, after),
        channel_why="",
        clearance=s.rules.clearance,
        steps=tuple(steps),
        leave_alone=(),
        budget=Budget(planned=len(acts), made=len(s.given.contacts), allowed=0),
    )


def _due(step: Step) -> datetime:
    assert step.due is not None  # noqa: S101 - every planned step is dated
    return step.due


def _outward(s: Setting, after: After) -> list[Act]:
    match after.kind:
        case "refused" | "filled" | "frozen":
            return _after_a_no(s, after)
        case "offer":
            return [*_offer_reply(s, after), *outward.promised(s, [])]
        case "reopened":
            return [*_still_interested(s, after), *outward.promised(s, [])]
        case "withdrawn":
            return [*_close(s, after), *outward.promised(s, [])]
        case "silent":
            return []
        case _:
            return outward.promised(s, [])


def _private(s: Setting, after: After) -> list[Step]:
    """What the person does for themselves: after an offer they make up their mind, and nothing else is asked."""
    if after.kind != "offer":
        return []
    zone, calendar = s.given.own_zone, s.given.calendar
    if after.answer_by is not None:
        last = after.answer_by
        why = _("They would like to know by {day}. Only you can say whether you want it.").format(
            day=day_in_words(last, s.today)
        )
    else:
        last = working_day_after(calendar, after.on, _UNDATED)
        why = _("They named no day: ask by when they would like to know. Only you can say whether you want it.")
    end = at(last, s.given.times.office[1], calendar.zone)
    first = next(civil_hours(zone, s.given.times, max(at(after.on + _DAY, datetime.min.time(), zone), s.now)))
    if end <= first.start:  # it is wanted today or tomorrow, or its day has passed
        first = next(civil_hours(zone, s.given.times, s.now))
        end = max(end, first.end)
    return [Step("answer_offer", "none", first.start.astimezone(zone), end.astimezone(zone), why)]


def _after_a_no(s: Setting, after: After) -> list[Act]:
    if not _may_write(s, after):
        return []
    last = at(after.on + timedelta(days=s.given.times.advice[1]), s.given.times.office[1], s.given.calendar.zone)
    advised = max((said.on for said in after.feedback), default=None)
    if advised is not None and advised > after.on:
        return _advice_thanks(s, advised)
    if s.now >= last:
        return []  # so long after it, a word about it would only bring it up again
    reply = _gracious_reply(s, after)
    # What was said with the no is thanked for in the reply to it.
    return reply if advised is not None else [*reply, *_advice_request(s, after, last)]


def _gracious_reply(s: Setting, after: After) -> list[Act]:
    if _done(s, "gracious_reply", after.on):
        return []
    if after.kind == "frozen":
        why = _("A short word of thanks, so that they think of you when it opens again.")
    else:
        why = _("A short word of thanks, once the first sting is over. It keeps the door open.")
    return [_act(s, "gracious_reply", _written(s, after), _told(s, after.on, s.given.times.gracious), why)]


def _advice_request(s: Setting, after: After, last: datetime) -> list[Act]:
    if _done(s, "advice_request", after.on):
        return []
    since = at(after.on + timedelta(days=s.given.times.advice[0]), datetime.min.time(), s.given.calendar.zone)
    thanked = [contact.at for contact in s.given.contacts if contact.kind == "gracious_reply"]
    if thanked:  # right behind the thanks, it would make them look like a way to ask
        since = max(since, max(thanked) + _DAY)
    why = _("If you would like to: one question that asks for advice. Most such questions stay without an answer.")
    return [_act(s, "advice_request", _written(s, after), Span(since, last), why)]


def _advice_thanks(s: Setting, advised: date) -> list[Act]:
    if _done(s, "advice_thanks", advised) or s.today > advised + timedelta(days=s.given.times.advice[1]):
        return []
    why = _("They took the time to advise you. Tell them what you will do with it.")
    return [_act(s, "advice_thanks", _written(s), _told(s, advised, s.given.times.gracious), why)]


def _offer_reply(s: Setting, after: After) -> list[Act]:
    if _done(s, "offer_reply", after.on):
        return []
    why = _("Thank them soon, and say until when you will answer.")
    return [_act(s, "offer_reply", _written(s, after), _told(s, after.on, _SOON), why)]


def _still_interested(s: Setting, after: After) -> list[Act]:
    if not _may_write(s, after) or _done(s, "still_interested", after.on):
        return []
    why = _("It is open again. If you still want it, tell them so.")
    return [_act(s, "still_interested", _written(s, after), _told(s, after.on, s.given.times.gracious), why)]


def _close(s: Setting, after: After) -> list[Act]:
    told = after.way in _BY_THEM or any(one.kind == "courteous_close" for one in s.given.contacts)
    if told or s.rules.way == "none":
        return []
    why = _("Tell them plainly and kindly, so that they can go on with the others.")
    return [_act(s, "courteous_close", _written(s, after), _told(s, after.on, s.given.times.close), why)]


def _may_write(s: Setting, after: After) -> bool:
    """Who asked to be left alone until they write, and has written, is answered."""
    return s.rules.way != "none" or after.way in _BY_THEM


def _written(s: Setting, after: After | None = None) -> Channel:
    through = s.rules.way == "recruiter" or (after is not None and after.way == "recruiter")
    return "recruiter" if through else "email"


def _done(s: Setting, kind: StepKind, since: date) -> bool:
    """Whether it was done since then: after a second answer it may be done again."""
    zone = s.given.calendar.zone
    return any(one.kind == kind and one.at.astimezone(zone).date() >= since for one in s.given.contacts)


def _told(s: Setting, day: date, hours: tuple[float, float]) -> Span:
    """The span in which to write after something that came on `day`, of which only the day is known.

    It is taken to have come as their office closed, so that nothing is asked for on the same day; and a weekend is no
    part of the span.
    """
    calendar, closes = s.given.calendar, s.given.times.office[1]
    last = working_day_after(calendar, day, max(1, ceil(hours[1] / 24)))
    return Span(at(day, closes, calendar.zone) + timedelta(hours=hours[0]), at(last, closes, calendar.zone))


def _act(s: Setting, kind: StepKind, channel: Channel, within: Span, why: str) -> Act:
    """In their office hours, and never before now."""
    since = max(within.start, s.earliest)
    span = message_span(s, since, max(within.end, since))
    zone = s.given.calendar.zone
    return Act(Step(kind, channel, span.start.astimezone(zone), span.end.astimezone(zone), why), kind)
