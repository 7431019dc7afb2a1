"""What the person sets once: name, zone, country, signature, how they like to sound, their own timings."""

from __future__ import annotations

from django.utils.translation import gettext as _

from afterword.flows import kept
from afterword.flows.kept import Kept, Unreadable, choice, fits, one_line, own_words, store
from afterword.store.models import Profile
from afterword.store.writer import one_writer

REGISTERS = {"plain": "plain", "warm": "warm", "formal": "formal"}
LONGEST_WAIT = 10_000


def keep(profile: Profile, field: str, value: str) -> Kept:
    """Keeps one field as it is typed. "timings.<step>.<field>" takes a number, or nothing for the usual one."""
    try:
        match field:
            case "name" | "email" | "phone":
                return store(profile, **{field: fits(profile, field, one_line(value))})
            case "signature":
                return store(profile, signature=fits(profile, field, own_words(value)))
            case "zone":
                return store(profile, zone=kept.read_zone(value))
            case "country":
                return store(profile, country=kept.read_country(value))
            case "register":
                return store(profile, register=choice(value, REGISTERS))
            case _ if field.startswith("timings.") and field.count(".") == 2:
                _timings, step, part = field.split(".")
                return _keep_timing(profile, step, part, one_line(value))
            case _:
                raise KeyError(field)
    except Unreadable as problem:
        return Kept(ok=False, problem=str(problem))


def _keep_timing(profile: Profile, step: str, field: str, value: str) -> Kept:
    number: float | None = None
    if value:
        try:
            number = float(value.replace(",", "."))
        except ValueError:
            raise Unreadable(_("Type a number, such as 2, or nothing for the usual one.")) from None
        if not 0 <= number <= LONGEST_WAIT:
            raise Unreadable(_("Type a number from 0 to {most}.").format(most=LONGEST_WAIT))
    with one_writer():
        profile.refresh_from_db(fields=["timings"])
        own = dict(profile.timings.get(step, {}))
        own.pop(field, None)
        if number is not None:
            own[field] = int(number) if number == int(number) else number
        timings = {name: value for name, value in profile.timings.items() if name != step}
        return store(profile, timings={**timings, step: own} if own else timings)
