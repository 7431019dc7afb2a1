"""How alike in meaning two texts are, by a small sentence model that a package ships. Nothing is fetched.

The model is all-MiniLM-L6-v2 with 8-bit weights, run by onnxruntime on one core; the vocabulary beside this file is the
one it was trained with (Apache-2.0, see LICENSE-vocab.txt). Where the packages or the model are not as expected, there
is no likeness and the words decide alone.
"""

from __future__ import annotations

from afterword.meaning.model import SHA256, Meaning, load, why_not

__all__ = ["SHA256", "Meaning", "load", "why_not"]
