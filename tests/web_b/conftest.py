"""A signed-in browser, the letter of one interview, and what to find in it without knowing its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from afterword.domain.compose.draft import Draft, Sentence
from afterword.domain.method import Checked
from afterword.flows import prepare
from afterword.store.models import Interview

ANSWER = "I liked how quiet the loading bays were."
OWN = "At Tarn Foods I sat in the van with him"


@pytest.fixture
def alices(client: Client, alice: Any) -> Client:
    """A browser in which Alice is signed in."""
    client.force_login(alice)
    return client


@dataclass
class OnTheDesk:
    """One draft of an interview, as the person has it now."""

    interview: Interview
    kind: str

    @property
    def url(self) -> str:
        if self.kind == "call_card":
            return reverse("call", args=[self.interview.id])
        return reverse("draft", args=[self.interview.id, self.kind])

    @property
    def checked(self) -> Checked:
        self.interview.refresh_from_db()
        found = prepare.draft_in(prepare.pack_for(self.interview, timezone.now()), self.kind)
        assert found is not None
        return found

    @property
    def draft(self) -> Draft:
        return self.checked.draft

    @property
    def own(self) -> Sentence:
        """The sentence that is the person's own from the start: what they wish they had said, word for word."""
        return next(one for one in self.draft.sentences if one.text.startswith(OWN))

    def after_answering(self) -> OnTheDesk:
        """The same draft with every open question answered."""
        while self.draft.slots:
            prepare.answer_slot(self.interview, self.draft.slots[0].id, ANSWER)
        return self

    def settled(self) -> OnTheDesk:
        """The same draft with every open question answered and every question about it confirmed."""
        self.after_answering()
        for check in self.checked.checks:
            if check.severity == "confirm":
                prepare.confirm(self.interview, self.kind, check.rule, check.quote)
        return self


@pytest.fixture
def letter(interview: Interview) -> OnTheDesk:
    return OnTheDesk(interview, "letter")


@pytest.fixture
def card(interview: Interview) -> OnTheDesk:
    return OnTheDesk(interview, "call_card")
