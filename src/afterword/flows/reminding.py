"""What the person sets about being reminded: by what, in which hours not, and what may be said where others look."""

from __future__ import annotations

import re
from datetime import time

from django.utils.translation import gettext as _

from afterword.flows import channels, reminders
from afterword.flows.kept import Kept, Unreadable, choice, fits, one_line, own_words, store
from afterword.store.models import Profile

FIELDS = (
    "remind_by_email",
    "quiet_from",
    "quiet_until",
    "more_channels",
    "channels_say_what",
    "calendar_says_what",
)
YES_NO = {"yes": "yes", "no": "", "": ""}
_CLOCK = re.compile(r"(\d{1,2})[:.]?(\d{2})?\s*(am|pm)?", re.I)


def keep(profile: Profile, field: str, value: str) -> Kept:
    """Keeps one of `FIELDS` as typed; KeyError for another. What cannot be read is reported, and the old one stays."""
    try:
        match field:
            case "remind_by_email":
                wanted = bool(choice(value, YES_NO))
                if wanted and not _can_send(profile):
                    return Kept(ok=False, problem=_("Set up your mail account first, and see it work."))
                return store(profile, remind_by_email=wanted)
            case "channels_say_what" | "calendar_says_what":
                return store(profile, **{field: bool(choice(value, YES_NO))})
            case "quiet_from" | "quiet_until":
                return store(profile, **{field: read_clock(value)})
            case "more_channels":
                return store(profile, more_channels=_read_channels(profile, value))
            case _:
                raise KeyError(field)
    except Unreadable as problem:
        return Kept(ok=False, problem=str(problem))


def held(profile: Profile) -> dict[str, str]:
    """What is set, as the form shows it."""
    usual = reminders.quiet_of(profile)
    return {
        "remind_by_email": "yes" if profile.remind_by_email else "no",
        "quiet_from": f"{profile.quiet_from or usual.begins:%H:%M}",
        "quiet_until": f"{profile.quiet_until or usual.ends:%H:%M}",
        "more_channels": profile.more_channels,
        "channels_say_what": "yes" if profile.channels_say_what else "no",
        "calendar_says_what": "yes" if profile.calendar_says_what else "no",
    }


def read_clock(value: str) -> time | None:
    """A time of day ("21:00", "9.30 pm", "7"); None for nothing, the usual one. Raises `Unreadable`."""
    words = one_line(value)
    if not words:
        return None
    found = _CLOCK.fullmatch(words)
    if found is None:
        raise Unreadable(_("Type a time of day, such as 21:00."))
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half and not 1 <= hour <= 12:
        raise Unreadable(_("Type a time of day, such as 21:00."))
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or minute > 59:
        raise Unreadable(_("There is no such time of day. Type it like 21:00."))
    return time(hour, minute)


def _read_channels(profile: Profile, value: str) -> str:
    text = fits(profile, "more_channels", own_words(value).strip())
    if text and channels.have_more():
        wrong = next((line for line in channels.addresses(Profile(more_channels=text)) if channels.misread(line)), "")
        if wrong:
            shown = wrong.split("://")[0][:20]
            raise Unreadable(_("The address that begins with “{start}” is not one apprise knows.").format(start=shown))
    return text


def _can_send(profile: Profile) -> bool:
    from afterword.flows.post.account import ready

    return ready(profile.owner) is not None
