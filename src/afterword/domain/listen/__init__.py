"""Listening: what a transcript, a job advert and a résumé tell about an interview (contract S4, S10).

speakers, apart   a transcript becomes a conversation: who is who, the exchanges, the candidate's own questions
answers           one exchange: how fully it was answered and what was weak, with the exact words
aloud             what was said of interest, doubts, promises and the decision
needs, goals      what the employer said or advertised that they need
beside            what was heard laid beside what the person recalls
listening         all of it in one call
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from afterword.domain.listen.listening import Listening, listen

__all__ = ["Listening", "listen"]


def __getattr__(name: str) -> object:
    """Listening is loaded when it is asked for: a part of it alone costs less."""
    if name in __all__:
        from afterword.domain.listen import listening

        return getattr(listening, name)
    raise AttributeError(name)
