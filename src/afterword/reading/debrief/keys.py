"""The keys of the debrief file, and the other names people give them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

KeyKind = Literal[
    "text", "moment", "date", "answer", "landed", "texts", "people", "questions", "outcome", "feedback"
]  # fmt: skip
Reading = Literal["exact", "alias", "near"]


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys known in one place: what each holds, and the other names that mean the same."""

    kinds: Mapping[str, KeyKind]
    aliases: Mapping[str, str]

    def find(self, written: str, *, guess: bool = True) -> tuple[str, Reading] | None:
        """The key that `written` means and how sure that is, None when it means none. `guess` allows misspellings."""
        name = normal(written)
        if name in self.kinds:
            return name, "exact"
        if name in self.aliases:
            return self.aliases[name], "alias"
        nearest = self.nearest(name, 0.82) if guess else ""
        return (nearest, "near") if nearest else None

    def nearest(self, written: str, likeness: float) -> str:
        """The known key most like `written`, "" when none is."""
        from difflib import get_close_matches

        if not 3 <= len(written) <= 40:
            return ""
        close = get_close_matches(normal(written), [*self.kinds, *self.aliases], n=1, cutoff=likeness)
        return self.aliases.get(close[0], close[0]) if close else ""


def normal(written: str) -> str:
    """A key without the differences nobody means: "Interviewed at", "interviewed-at" and "interviewed_at" are one."""
    return "_".join(written.strip().strip("\"'*").lower().replace("-", " ").replace("_", " ").split())


DEBRIEF = Keys(
    kinds={
        "employer": "text",
        "role": "text",
        "interviewed_at": "moment",
        "interviewers": "people",
        "contact_rules": "text",
        "decision_by": "date",
        "want": "answer",
        "effective": "answer",
        "interest": "answer",
        "understood": "answer",
        "questions": "questions",
        "goals": "texts",
        "left_out": "texts",
        "outcome": "outcome",
        "feedback": "feedback",
    },
    aliases={
        "company": "employer",
        "organisation": "employer",
        "organization": "employer",
        "job": "role",
        "position": "role",
        "job_title": "role",
        "date": "interviewed_at",
        "when": "interviewed_at",
        "starts_at": "interviewed_at",
        "interviewed": "interviewed_at",
        "interview_date": "interviewed_at",
        "people": "interviewers",
        "contact": "contact_rules",
        "contact_rule": "contact_rules",
        "decides_by": "decision_by",
        "decision": "decision_by",
        "decision_date": "decision_by",
        "deadline": "decision_by",
        "want_it": "want",
        "want_job": "want",
        "want_the_job": "want",
        "answered_effectively": "effective",
        "effectively": "effective",
        "expressed_interest": "interest",
        "interest_expressed": "interest",
        "understand": "understood",
        "they_understand": "understood",
        "exchanges": "questions",
        "answers": "questions",
        "needs": "goals",
        "untold": "left_out",
        "not_said": "left_out",
        "forgot": "left_out",
        "their_answer": "outcome",
        "advice": "feedback",
    },
)

QUESTION = Keys(
    kinds={"asked": "text", "said": "text", "landed": "landed", "wish_said": "text"},
    aliases={
        "question": "asked",
        "q": "asked",
        "they_asked": "asked",
        "answer": "said",
        "a": "said",
        "i_said": "said",
        "answered": "said",
        "rating": "landed",
        "how_it_landed": "landed",
        "wish": "wish_said",
        "wish_i_said": "wish_said",
        "wish_i_had_said": "wish_said",
        "better_answer": "wish_said",
    },
)

PERSON = Keys(
    kinds={"name": "text", "title": "text", "email": "text", "phone": "text", "address_as": "text"},
    aliases={
        "role": "title",
        "position": "title",
        "job_title": "title",
        "mail": "email",
        "e_mail": "email",
        "tel": "phone",
        "telephone": "phone",
        "mobile": "phone",
        "cell": "phone",
        "greet_as": "address_as",
    },
)

OUTCOME = Keys(
    kinds={"kind": "text", "on": "date", "way": "text", "by": "people", "words": "text", "answer_by": "date"},
    aliases={
        "what": "kind",
        "date": "on",
        "day": "on",
        "when": "on",
        "how": "way",
        "who": "by",
        "from": "by",
        "told_by": "by",
        "said": "words",
        "they_said": "words",
        "until": "answer_by",
        "deadline": "answer_by",
    },
)
"""What came of it; a piece of feedback has the same keys but `kind` and `answer_by`."""

GROUPS = frozenset({"assessment", "interview", "debrief"})
"""Names people put around some of the keys; what stands inside is read as if it stood outside."""
