"""Fills the home of a running Afterword with an interview that was listened to; prints its id.

Run as a process of its own, because each process holds the settings of one home.
"""

from __future__ import annotations

import os


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "afterword.web.settings")
    import django

    django.setup()
    from afterword.flows import listen, preferences
    from afterword.flows.home import prepare_home
    from afterword.store import queries
    from tests.web_c.stored import stored

    owner = prepare_home()
    profile = queries.profile_of(owner)
    for field, value in {"name": "Dana Whitlock", "phone": "020 7946 0188", "zone": "Europe/London"}.items():
        assert preferences.keep(profile, field, value).ok
    interview = stored(owner, "unsure")
    listen.dismiss(interview, "untold:" + "0" * 24, "Renegotiated the van wash contract, saving 4,200 a year")
    print(interview.id)


if __name__ == "__main__":
    main()
