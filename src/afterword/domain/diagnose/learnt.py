"""The weights of the signs that a line was told, as `eval/told.py` found them. Written by it, not by hand."""

from __future__ import annotations

from collections.abc import Sequence

TOLD, PERHAPS = 0.0, -0.2
"""From here on a line counts as told; from here on it may have been, and nothing is said of it."""
ACCOUNT = 1.0
"""What is added where a note tells of an answer: it tells of more than it quotes."""
BY_WORDS: tuple[float, ...] = (
    0.788,
    1.063,
    0.722,
    0.559,
    0.187,
    0.929,
    1.147,
    1.126,
    -0.596,
    0.792,
    2.284,
    0.467,
    -0.411,
    0.647,
    -0.486,
    1.262,
    -1.329,
    -0.171,
    -0.102,
    -2.599,
)
WITH_MEANING: tuple[float, ...] = (
    0.203,
    0.570,
    0.205,
    0.487,
    0.065,
    1.003,
    0.795,
    1.124,
    -0.259,
    0.597,
    2.151,
    0.693,
    -0.350,
    0.499,
    -0.317,
    1.329,
    -1.182,
    -0.213,
    0.073,
    1.421,
    1.944,
    1.272,
    -1.415,
    -3.868,
)


def weigh(held: Sequence[float], *, meaning: bool) -> float:
    """The weighed sum of the signs of a pair, the bias in it: 0 is as likely told as not."""
    weights = WITH_MEANING if meaning else BY_WORDS
    return sum(map(float.__mul__, weights, held)) + weights[-1] if weights else 0.0
