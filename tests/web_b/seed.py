"""Fills the home of a running Afterword with an interview, an adviser and evidence; prints the interview's id.

Run as a process of its own, because each process holds the settings of one home.
"""

from __future__ import annotations

import os


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "afterword.web.settings")
    import django

    django.setup()
    from afterword.flows import bank, consult, people, preferences, prepare
    from afterword.flows.home import prepare_home
    from afterword.store import queries
    from tests.conftest import NOW, make_interview

    owner = prepare_home()
    profile = queries.profile_of(owner)
    for field, value in {
        "name": "Alice Hartley",
        "phone": "020 7946 0123",
        "zone": "Europe/London",
        "country": "GB",
    }.items():
        assert preferences.keep(profile, field, value).ok
    interview = make_interview(owner)
    marit = people.add(owner, "Marit Solberg-Wolfeschlegelsteinhausen von Tarnheim und zu Marlow", adviser=True)
    people.add(owner, "أحمد منصور", adviser=True)
    bank.add(owner, "Ran the night dock for six weeks at peak with fourteen people", "Tarn Foods")
    bank.add(owner, "Supercalifragilisticexpialidociousness" * 4, "Marlow & Finch Haulage")
    consult.ask(interview, marit, "Hello Marit,\n\nten minutes?", NOW)
    prepare.keep_version(interview, "letter", NOW, ready=False)
    print(interview.id)


if __name__ == "__main__":
    main()
