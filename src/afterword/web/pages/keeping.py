"""From the fields of a form to the flow that keeps each of them. Only what has changed is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from afterword.flows import debrief as flow
from afterword.store import queries
from afterword.store.models import Exchange
from afterword.store.writer import one_writer
from afterword.web.pages.debrief import EXCHANGE, Question, Told, starts_at_text
from afterword.web.pages.kept_line import keep_changed

SOMEONE = re.compile(r"(name|title|phone|email)-([0-9]{1,3})")


@dataclass(frozen=True, slots=True)
class Kept:
    """`fields` are safe; `problems` are those that could not be read, each with its sentence."""

    fields: tuple[str, ...]
    problems: Mapping[str, str]


def keep_step(page: Question, told: Told, typed: Mapping[str, str]) -> Kept:
    """Keeps what was typed on a page of the debrief. Fields the page does not have are ignored."""
    match page.step:
        case "when":
            return _keep_when(told, typed)
        case "moment":
            return _keep_moment(page, told, typed)
    return _keep(page, typed, lambda name, value: _keep_one(told, name, value))


def keep_exchange(page: Question, exchange: Exchange, typed: Mapping[str, str]) -> Kept:
    return _keep(page, typed, lambda name, value: flow.keep_exchange(exchange, name, value))


def _keep(page: Question, typed: Mapping[str, str], keep_one: Callable[[str, str], flow.Kept]) -> Kept:
    held = {field.name: field.value for field in page.fields}
    safe, problems = keep_changed(held, typed, keep_one)
    return Kept(tuple(safe), problems)


def _keep_one(told: Told, name: str, value: str) -> flow.Kept:
    someone = SOMEONE.fullmatch(name)
    if someone is not None:
        return flow.keep_interviewer(told.interview, int(someone[2]), someone[1], value)
    return flow.keep(told.interview, name, value, now=told.now)


def _keep_moment(page: Question, told: Told, typed: Mapping[str, str]) -> Kept:
    """The moment is the first question of the interview. It becomes a row when there is a word to put in it."""
    exchange = told.moment
    if exchange is None:
        if not any(typed.get(name, "").strip() for name in EXCHANGE):
            return Kept(tuple(name for name in EXCHANGE if name in typed), {})
        with one_writer():  # two sendings of the same first words make one question, not two
            exchange = queries.exchanges_of(told.interview).first() or flow.add_exchange(told.interview)
    return keep_exchange(page, exchange, typed)


def _keep_when(told: Told, typed: Mapping[str, str]) -> Kept:
    """Three fields make one time. While a date is still being chosen there is nothing to keep, and no mistake."""
    fields = tuple(name for name in ("day", "date", "time") if name in typed)
    text = starts_at_text(typed, told.now, told.zone)
    if not text:
        return Kept(fields, {})
    kept = flow.keep(told.interview, "starts_at", text, now=told.now)
    if kept.ok:
        return Kept(fields, {})
    wrong = "date" if typed.get("day") == "another" else "time"
    return Kept(tuple(name for name in fields if name != wrong), {wrong: kept.problem})
