"""Where reminders go besides the app: e-mail to oneself, and what the person wrote down for apprise."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.utils.translation import gettext as _

from afterword.flows import reminder_words
from afterword.store.models import Profile, Reminder

Send = Callable[[Sequence[Reminder], str, datetime], str]
TOLD, REFUSED = "told", "refused"
LONGEST_SUBJECT = 80


@dataclass(frozen=True, slots=True)
class Channel:
    """`send(rows, words, now)` hands over and says what became of it. `says_what`: the words themselves may go there.

    `kept_here`: handing over only writes in our own database, so nothing about it can stay unknown.
    """

    name: str
    send: Send
    says_what: bool
    kept_here: bool = False


def of(profile: Profile) -> list[Channel]:
    """The channels this person switched on."""
    found = []
    if profile.remind_by_email:
        found.append(Channel("email", partial(_by_email, profile), True, kept_here=True))
    for line in addresses(profile):
        mark = hashlib.sha256(line.encode()).hexdigest()[:8]
        found.append(Channel(f"more:{mark}", _by_apprise(line), profile.channels_say_what))
    return found


def addresses(profile: Profile) -> list[str]:
    """The person's further channels, one an address; empty lines and notes after "#" are none."""
    lines = (line.strip() for line in profile.more_channels.splitlines())
    return list(dict.fromkeys(line for line in lines if line and not line.startswith("#")))


def have_more() -> bool:
    """Whether further channels can be used: they are an extra that is installed on its own."""
    from importlib.util import find_spec

    return find_spec("apprise") is not None


def misread(address: str) -> bool:
    """Whether apprise knows no such address."""
    import apprise  # type: ignore[import-not-found]

    return apprise.Apprise.instantiate(address, suppress_exceptions=True) is None


def _by_apprise(address: str) -> Send:
    def send(_rows: Sequence[Reminder], words: str, _now: datetime) -> str:
        if not have_more():
            return REFUSED
        import apprise

        to = apprise.Apprise()
        if not to.add(address):
            return REFUSED
        return TOLD if to.notify(title=_("Afterword"), body=words) else REFUSED

    return send


def _by_email(profile: Profile, rows: Sequence[Reminder], words: str, now: datetime) -> str:
    """Through the person's own account, as one more thing that goes out; sending it is `flows.post.sending`'s."""
    from afterword.flows.post.letter import to_self

    first = words.splitlines()[0]
    subject = first if len(first) <= LONGEST_SUBJECT else first[: LONGEST_SUBJECT - 1].rstrip() + "…"
    link = reminder_words.address(reminder_words.place(rows[0]) if len(rows) == 1 else "/")
    text = "\n\n".join([words, _("Open it on the computer Afterword runs on: {link}").format(link=link)])
    return TOLD if to_self(profile.owner, subject, text, now) is not None else REFUSED
