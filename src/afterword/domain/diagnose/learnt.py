"""The weights of the signs that a line was told, as `eval/told.py` found them. Written by it, not by hand."""

from __future__ import annotations

from collections.abc import Sequence

TOLD, PERHAPS = 0.0, -0.2
"""From here on a line counts as told; from here on it may have been, and nothing is said of it."""
ACCOUNT = 1.0
"""What is added where a note tells of an answer: it tells of more than it quotes."""
BY_WORDS: tuple[float, ...] = (
    0.864,
    1.211,
    0.336,
    0.630,
    0.174,
    1.094,
    1.181,
    0.928,
    -0.420,
    0.798,
    2.353,
    0.444,
    -0.456,
    0.572,
    -0.559,
    1.177,
    -1.664,
    -0.129,
    -0.094,
    -2.596,
)
WITH_MEANING: tuple[float, ...] = (
    0.402,
    0.781,
    -0.219,
    0.449,
    0.030,
    1.151,
    0.930,
    1.000,
    -0.126,
    0.603,
    2.162,
    0.704,
    -0.383,
    0.432,
    -0.416,
    1.254,
    -1.465,
    -0.189,
    0.074,
    1.686,
    1.678,
    1.136,
    -1.893,
    -3.822,
)


def weigh(held: Sequence[float], *, meaning: bool) -> float:
    """The weighed sum of the signs of a pair, the bias in it: 0 is as likely told as not."""
    weights = WITH_MEANING if meaning else BY_WORDS
    return sum(map(float.__mul__, weights, held)) + weights[-1] if weights else 0.0
