"""Days in words, as one would say them."""

from __future__ import annotations

from datetime import date, timedelta

from afterword.domain.language import _


def weekday(day: date) -> str:
    return (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))[
        day.weekday()
    ]


def month(day: date) -> str:
    return (
        _("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"), _("August"),
        _("September"), _("October"), _("November"), _("December"),
    )[day.month - 1]  # fmt: skip


def day_in_words(day: date, today: date) -> str:
    """ "Friday" within the coming week, otherwise "Friday 24 October"."""
    if 0 <= (day - today).days < 7:
        return weekday(day)
    return _("{weekday} {day} {month}").format(weekday=weekday(day), day=day.day, month=month(day))


def spoken_date(text: str, said_on: date) -> date | None:
    """The day `text` names ("2025-10-16", "tomorrow", "Thursday"), as said on `said_on`; None when it names none."""
    word = text.strip().lower()
    try:
        return date.fromisoformat(word[:10])
    except ValueError:
        pass
    if word in ("today", "tonight"):
        return said_on
    if word.startswith("tomorrow"):
        return said_on + timedelta(days=1)
    for place, name in enumerate(("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")):
        if f"{name}day" in word:
            return said_on + timedelta(days=(place - said_on.weekday() - 1) % 7 + 1)
    return None
