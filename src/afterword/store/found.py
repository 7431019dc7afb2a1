"""What listening found for one interview, in the terms of its rows: the value kept in `Listened.found`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from afterword.domain.diagnose.findings import Heard
from afterword.domain.interview import Goal, Source
from afterword.domain.transcript import Passage, Roles


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """`heard` names exchanges and goals by the ids that `store.load` gives them.

    goals        every goal, the typed ones too, with all they rest on; an advert's and a transcript's among them
    order        the ids of the exchanges that were heard, in the order of the talk (as `Conversation.exchanges`)
    speakers     the labels of the transcript, in the order in which they first speak
    decision_by  when they decide, by what was said or written; `decision_by_text` are the exact words
    contact      what they said about how to get in touch
    meaning      whether meaning was compared too (a model), not only words
    """

    heard: Heard
    goals: tuple[Goal, ...] = ()
    order: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    roles: Roles | None = None
    candidate_questions: tuple[Passage, ...] = ()
    decision_by: date | None = None
    decision_by_text: str = ""
    decision_source: Source | None = None
    contact: tuple[Source, ...] = ()
    contact_rules: str = ""
    meaning: bool = False

    @property
    def unsure(self) -> bool:
        """Whether only the person can say which voice is theirs; nothing of the talk is used before they have."""
        return self.roles is not None and not self.roles.sure
