"""The person's own timings, laid over those of the method."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from afterword.domain.knowledge import KnowledgeError, Timing, timing
from afterword.store.models import Profile

BUDGET = "contact_budget"


def own_timing(profile: Profile) -> Timing:
    """The method's timing with the person's own numbers in it. Numbers that no longer fit are passed over."""
    laid = overrides_of(profile.timings)
    return _laid_over(tuple((place, _frozen(value)) for place, value in laid.items())) if laid else timing()


def overrides_of(own: Mapping[str, Mapping[str, float]]) -> dict[str, Any]:
    """{"call": {"hours_low": 2}} in the form `domain.knowledge.timing` takes: {"steps.call.hours": [2, 24]}.

    A span takes its missing end from the method. What the method has no number for is left out.
    """
    first = timing()
    laid: dict[str, Any] = {}
    for step, numbers in own.items():
        place = BUDGET if step == BUDGET else f"steps.{step}"
        for name, number in numbers.items():
            field = name.removesuffix("_low").removesuffix("_high")
            held = getattr(first.budget if step == BUDGET else first.steps.get(step), field, None)
            if held is None:
                continue
            if field == name:
                laid[f"{place}.{field}"] = number
            else:
                laid[f"{place}.{field}"] = [
                    numbers.get(f"{field}_low", held.low),
                    numbers.get(f"{field}_high", held.high),
                ]
    return laid


@lru_cache(maxsize=64)
def _laid_over(laid: tuple[tuple[str, Any], ...]) -> Timing:
    """Reading the file takes longer than a page may, so what one set of numbers gives is kept."""
    fits: dict[str, Any] = {}
    for place, value in laid:
        try:
            timing({**fits, place: value})
        except KnowledgeError:
            continue
        fits[place] = value
    return timing(fits)


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
