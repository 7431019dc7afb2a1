"""The contact budget: how often one may be in touch before it weighs more than what is said.

Four contacts before the decision, two within seven days, a stop after two without an answer (timing.yaml,
`contact_budget`; our own inference, so the person may change it). What was promised is awaited: it counts among the
four, goes before everything else, and is not held back by the seven days.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from afterword.domain.language import _
from afterword.domain.plan.outward import Act, put_off
from afterword.domain.plan.setting import Setting
from afterword.domain.plan.values import Budget, ContactMade

_WEEK = timedelta(days=7)


def within_budget(s: Setting, acts: list[Act]) -> tuple[list[Act], Budget]:
    """The acts that may stay, in order, and what was left out or put off and why."""
    made = _made(s.given.contacts)
    allowed = s.given.times.before_decision
    if _unanswered(s.given.contacts) >= s.given.times.unanswered_in_a_row:
        why = _("Two messages have gone unanswered. Leave it with them now; another would not help.")
        return [], Budget(0, len(made), allowed, why if acts else "")
    owed = len({act.contact for act in acts if act.contact.startswith("promised")})
    kept: list[Act] = []
    moments = list(made)
    too_many = too_soon = put_back = False
    before = len(made)
    for contact in _contacts(acts):
        start = contact[0].start
        ahead = _before_decision(s, start)
        if contact[0].contact == "call" and _still_calling(s.given.contacts):
            kept += contact  # another attempt at the same call
            continue
        awaited = contact[0].contact.startswith("promised")
        if ahead and (before >= allowed if awaited else before + owed >= allowed):
            too_many = True
            continue
        recent = [moment for moment in moments if start - _WEEK < moment <= start]
        if len(recent) >= s.given.times.per_seven_days and not awaited:
            if contact[0].step.kind != "follow_up" or not recent:  # none: the person allows none in a week
                too_soon = True
                continue
            contact = [put_off(s, contact[0], sorted(recent)[-s.given.times.per_seven_days] + _WEEK)]
            start, put_back = contact[0].start, True
        if awaited:
            owed -= 1
        else:
            moments.append(start)
        before += ahead
        kept += contact
    why = ""
    if too_many:
        why = _("You have been in touch as often as is wise before a decision, so the later messages are left out.")
    elif too_soon:
        why = _(
            "This week they have heard from you as often as is wise. The next message would come too soon, so it is "
            "left out for now."
        )
    elif put_back:
        why = _("The follow-up waits a little longer, so that they do not hear from you three times in a week.")
    return kept, Budget(before - len(made), len(made), allowed, why)


def _before_decision(s: Setting, moment: datetime) -> bool:
    """Whether `moment` is no later than the decision day; true as well when no day is known or it has passed."""
    day = s.given.case.interview.decision_by
    if day is None or s.decision == "passed":
        return True
    return moment.astimezone(s.given.calendar.zone).date() <= day


def _still_calling(contacts: Sequence[ContactMade]) -> bool:
    last = max(contacts, key=lambda contact: contact.at, default=None)
    return last is not None and last.kind in ("call", "voicemail") and not last.answered


def _by_phone(contact: ContactMade) -> bool:
    return contact.kind in ("call", "voicemail") or not contact.reached


def _contacts(acts: list[Act]) -> list[list[Act]]:
    """Acts grouped by contact, by the first act of each."""
    groups: dict[str, list[Act]] = {}
    for act in sorted(acts, key=lambda act: act.start.astimezone(UTC)):
        groups.setdefault(act.contact, []).append(act)
    return list(groups.values())


def _made(contacts: Sequence[ContactMade]) -> list[datetime]:
    """When contacts were made. Attempts at one call, and the message left for it, are one contact."""
    moments: list[datetime] = []
    calling = False
    for contact in sorted(contacts, key=lambda contact: contact.at):
        is_call = _by_phone(contact)
        if not (is_call and calling):
            moments.append(contact.at.astimezone(UTC))
        calling = is_call
    return moments


def _unanswered(contacts: Sequence[ContactMade]) -> int:
    """How many contacts at the end of the list went unanswered. Not known is not unanswered."""
    count = 0
    calling = False
    for contact in sorted(contacts, key=lambda contact: contact.at)[::-1]:
        is_call = _by_phone(contact)
        if contact.answered is not False:
            break
        count += not (is_call and calling)
        calling = is_call
    return count
