"""How often the properties of a reader are tried: some hundred times, or as often as the chosen profile says."""

from __future__ import annotations

from hypothesis import settings

OFTEN = settings(max_examples=max(250, settings().max_examples), deadline=None)
