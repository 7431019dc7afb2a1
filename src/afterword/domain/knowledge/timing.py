"""The timing file: when each step is due, how long it may be, and how far the person may change that."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from types import MappingProxyType
from typing import Any

from afterword.domain.knowledge.entry import Entry, KnowledgeError, as_time, authorities, entries, open_file
from afterword.domain.knowledge.model import (
    Authority,
    CallHours,
    Claim,
    ContactBudget,
    Grade,
    OutcomeWindows,
    StepTiming,
    Timing,
)

_ADJUSTABLE = frozenset(
    {"steps", "call_hours", "contact_budget", "outcome_windows", "answer_reserve_business_hours", "words_per_minute"}
)


def load_timing(
    text: str, overrides: Mapping[str, Any] | None = None, file: str = "timing.yaml"
) -> tuple[Timing, Mapping[str, Authority]]:
    """The timings of the file, with the person's own laid over them.

    `overrides` maps a place to a value in the form the file has it: {"steps.voicemail.seconds": [20, 30],
    "contact_budget.before_decision": 3}. A place that does not exist or a value that does not fit is a KnowledgeError.
    """
    head = open_file(text, file)
    for place, value in (overrides or {}).items():
        _override(head.raw, place, value, file)
    known = authorities(head)
    steps = {entry.text("id"): _step(entry, known) for entry in entries(head, "steps")}
    found = Timing(
        steps=MappingProxyType(steps),
        call_hours=_call_hours(Entry(head.take("call_hours", needed=True), file, "call_hours"), known),
        budget=_budget(Entry(head.take("contact_budget", needed=True), file, "contact_budget"), known),
        outcomes=_outcomes(Entry(head.take("outcome_windows", needed=True), file, "outcome_windows"), known),
        answer_reserve_business_hours=head.number("answer_reserve_business_hours", needed=True) or 0.0,
        words_per_minute=head.number("words_per_minute", needed=True) or 0.0,
        claims=tuple(_claim(entry, known) for entry in entries(head, "claims")),
    )
    head.done()
    return found, known


def _override(raw: dict[str, Any], place: str, value: Any, file: str) -> None:
    """Puts `value` at a dotted place; entries of a list are found by their id."""
    fault = KnowledgeError(file, place, "there is no such timing to change")
    keys = place.split(".")
    if keys[0] not in _ADJUSTABLE:
        raise fault
    here: Any = raw
    for key in keys[:-1]:
        if isinstance(here, list):
            here = next((item for item in here if isinstance(item, dict) and item.get("id") == key), None)
        else:
            here = here.get(key) if isinstance(here, dict) else None
    if not isinstance(here, dict) or keys[-1] not in here or keys[-1] in {"id", "sources", "grade", "checked"}:
        raise fault
    here[keys[-1]] = list(value) if isinstance(value, tuple) else value


def _grade(entry: Entry) -> Any:
    return entry.choice("grade", Grade)


def _step(entry: Entry, known: Mapping[str, Authority]) -> StepTiming:
    step = StepTiming(
        id=entry.text("id"),
        after=entry.text("after"),
        hours=entry.range("hours"),
        days=entry.range("days"),
        business_days=entry.range("business_days"),
        fallback_business_days=entry.range("fallback_business_days"),
        latest_hours=entry.number("latest_hours"),
        minutes=entry.range("minutes"),
        words=entry.range("words"),
        seconds=entry.range("seconds"),
        opening_seconds=entry.number("opening_seconds"),
        points_max=entry.whole("points_max"),
        attempts_max=entry.whole("attempts_max"),
        messages_max=entry.whole("messages_max"),
        asks_max=entry.whole("asks_max"),
        reminders_max=entry.whole("reminders_max"),
        per_year_max=entry.whole("per_year_max"),
        parts=entry.texts("parts"),
        never=entry.texts("never"),
        why=entry.text("why"),
        grade=_grade(entry),
        sources=entry.sources(known),
        checked=entry.checked(),
    )
    entry.done()
    return step


def _call_hours(entry: Entry, known: Mapping[str, Authority]) -> CallHours:
    raw = entry.take("windows", needed=True)
    if not isinstance(raw, list) or not raw or any(not isinstance(pair, list) or len(pair) != 2 for pair in raw):
        raise entry.fault("'windows' should be a list of pairs of clock times")
    windows: list[tuple[time, time]] = []
    for start, end in raw:
        window = as_time(start, entry, "windows"), as_time(end, entry, "windows")
        if window[0] >= window[1] or (windows and window[0] < windows[-1][1]):
            raise entry.fault("'windows' should each end after they start, in order, without overlap")
        windows.append(window)
    hours = CallHours(
        windows=tuple(windows),
        monday_from=entry.clock("monday_from"),
        friday_until=entry.clock("friday_until"),
        grade=_grade(entry),
        sources=entry.sources(known),
    )
    entry.done()
    return hours


def _budget(entry: Entry, known: Mapping[str, Authority]) -> ContactBudget:
    budget = ContactBudget(
        before_decision=entry.must_whole("before_decision"),
        per_seven_days=entry.must_whole("per_seven_days"),
        unanswered_in_a_row=entry.must_whole("unanswered_in_a_row"),
        same_clarification=entry.must_whole("same_clarification"),
        call_attempts_per_day=entry.must_whole("call_attempts_per_day"),
        grade=_grade(entry),
        sources=entry.sources(known),
    )
    entry.done()
    return budget


def _outcomes(entry: Entry, known: Mapping[str, Authority]) -> OutcomeWindows:
    check = entry.range("offer_check_days")
    watch = entry.take("refilled_watch_days", needed=True)
    if check is None or not isinstance(watch, list) or any(not isinstance(day, int) for day in watch):
        raise entry.fault("'offer_check_days' should be two numbers and 'refilled_watch_days' a list of days")
    windows = OutcomeWindows(
        offer_check=check,
        silence_after=entry.must_whole("silence_after_days"),
        refilled_watch=tuple(watch),
        ontario_duty=entry.must_whole("ontario_duty_days"),
        grade=_grade(entry),
        sources=entry.sources(known),
    )
    entry.done()
    return windows


def _claim(entry: Entry, known: Mapping[str, Authority]) -> Claim:
    claim = Claim(
        id=entry.text("id"),
        claim=entry.text("claim"),
        grade=_grade(entry),
        use=entry.text("use"),
        sources=entry.sources(known),
        checked=entry.checked(),
    )
    entry.done()
    return claim
