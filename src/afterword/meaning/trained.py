"""Weights that were trained here and lie beside the code, with what they belong to; checked by their SHA-256."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np


@cache
def trained(weights: str, about: str) -> tuple[Mapping[str, Any], Mapping[str, Any]] | None:
    """The arrays of the file `weights` by name, and what the file `about` says of them; None where they are not there,
    or not those that `about` speaks of.
    """
    folder = files("afterword.meaning")
    try:
        said = json.loads((folder / about).read_text(encoding="utf-8"))
        raw = (folder / weights).read_bytes()
    except (OSError, ValueError):
        return None
    if hashlib.sha256(raw).hexdigest() != said.get("sha256"):
        return None
    with np.load(io.BytesIO(raw), allow_pickle=False) as held:
        return {name: held[name].astype(np.float32) for name in held.files}, said
