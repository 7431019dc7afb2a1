"""How often a property is tried: as often as it says in a usual run, far more often where the chosen profile says so.

`pytest --hypothesis-profile=long` tries each ten thousand times.
"""

from __future__ import annotations

from hypothesis import settings

_PROFILE = settings().max_examples
_USUAL = 100


def tried(times: int) -> settings:
    """So many examples, none of them timed; those of the profile where it asks for more than is usual."""
    return settings(max_examples=_PROFILE if _PROFILE > _USUAL else times, deadline=None)


OFTEN = tried(120)
"""For readers, whose examples cost little."""
