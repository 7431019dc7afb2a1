"""The one port of the diagnosis, under the name by which listening asks for it."""

from afterword.domain.diagnose.fit import Likeness

__all__ = ["Likeness"]
