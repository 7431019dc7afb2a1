"""The one person of a local installation: their account and profile are there before the first page."""

from __future__ import annotations

from afterword.config import system_country, system_zone
from afterword.store.models import Profile, User
from afterword.store.writer import one_writer

LOCAL = "local"


def local_user() -> User:
    """The local user, made with a profile when missing. They have no password: the terminal's token signs them in."""
    found = User.objects.filter(username=LOCAL).first()
    if found is not None and Profile.objects.filter(owner=found).exists():
        return found
    with one_writer():
        user, made = User.objects.get_or_create(username=LOCAL)
        if made:
            user.set_unusable_password()
            user.save(update_fields=["password"])
        zone = system_zone()
        Profile.objects.get_or_create(owner=user, defaults={"zone": zone, "country": system_country(zone)})
    return user
