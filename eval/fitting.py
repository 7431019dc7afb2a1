"""Regularised logistic regression with numpy alone, and cross-validation that keeps near-alike texts together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

Array = Any
FOLDS = 5
ALIKE = 0.8
"""From this cosine on two items are near-alike and stay in one fold: what is tried was not seen in other words."""


def fit(features: Array, wanted: Array, weight: Array, ridge: float) -> Array:
    """Weights (features + 1, columns), the bias last. `wanted`: 0..1, one column for yes/no or one for each class."""
    many = wanted.shape[1] > 1
    features, wanted, weight = (part.astype(np.float32) for part in (features, wanted, weight))
    shape = (features.shape[1] + 1, wanted.shape[1])

    def cost(flat: Array) -> tuple[float, Array]:
        weights = flat.reshape(shape).astype(np.float32)
        raw = features @ weights[:-1] + weights[-1]
        if many:
            raw = raw - raw.max(axis=1, keepdims=True)
            logs = raw - np.log(np.exp(raw).sum(axis=1, keepdims=True))
            loss, off = -(weight[:, None] * wanted * logs).sum(), np.exp(logs) - wanted
        else:
            loss = (weight[:, None] * (np.logaddexp(0, raw) - wanted * raw)).sum()
            off = 1 / (1 + np.exp(-np.clip(raw, -40, 40))) - wanted
        off = off * weight[:, None]
        slope = np.vstack([features.T @ off + ridge * weights[:-1], off.sum(axis=0)])
        return float(loss + 0.5 * ridge * (weights[:-1] ** 2).sum()), slope.ravel().astype(np.float64)

    return _descend(cost, np.zeros(shape[0] * shape[1])).reshape(shape)


def _descend(cost: Callable[[Array], tuple[float, Array]], at: Array, most: int = 300) -> Array:
    """L-BFGS with a memory of ten steps and halved steps: smooth convex costs, always the same way."""
    value, slope = cost(at)
    steps: list[tuple[Array, Array]] = []
    for _ in range(most):
        way, shares = slope.copy(), []
        for step, bend in reversed(steps):
            share = (step @ way) / (bend @ step)
            shares.append(share)
            way -= share * bend
        if steps:
            step, bend = steps[-1]
            way *= (step @ bend) / (bend @ bend)
        for (step, bend), share in zip(steps, reversed(shares), strict=True):
            way += step * (share - (bend @ way) / (bend @ step))
        length = 1.0 if steps else 1 / max(1.0, float(np.linalg.norm(slope)))
        while True:
            there = at - length * way
            new_value, new_slope = cost(there)
            if new_value <= value - 1e-4 * length * (slope @ way) or length < 1e-10:
                break
            length /= 2
        step, bend = there - at, new_slope - slope
        if step @ bend > 1e-12:
            steps = [*steps[-9:], (step, bend)]
        done = abs(value - new_value) < 1e-6 * max(1.0, abs(value))
        at, value, slope = there, new_value, new_slope
        if done:
            break
    return at


def folds(vectors: Array, count: int = FOLDS) -> Array:
    """The fold of each item. `vectors` are unit rows; items linked by near-alike ones stay together."""
    group = np.arange(len(vectors))
    for row in range(len(vectors)):
        alike = np.flatnonzero(vectors[row] @ vectors[:row].T >= ALIKE) if row else []
        for other in alike:
            group[group == group[row]] = group[other]
    order = {one: place for place, one in enumerate(dict.fromkeys(group.tolist()))}
    return np.array([order[one] % count for one in group.tolist()])


def scale(raw: Array, wanted: Array, weight: Array) -> Array:
    """Slope and level that make probabilities of raw values of held-out folds (Platt's way)."""
    weights = fit(raw[:, None], wanted[:, None], weight, 1e-3)
    return weights[:, 0]


def recall_at(probability: Array, wanted: Array, precision: float) -> tuple[float, float]:
    """The most that can be found with so much precision, and the threshold for it."""
    order = np.argsort(-probability, kind="stable")
    right = np.cumsum(wanted[order])
    good = np.flatnonzero(right / np.arange(1, len(order) + 1) >= precision)
    if not len(good):
        return 0.0, 1.0
    return float(right[good[-1]] / wanted.sum()), float(probability[order][good[-1]])
