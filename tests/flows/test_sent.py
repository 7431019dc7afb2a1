"""What was sent stays as it was, whatever is composed later."""

from __future__ import annotations

from typing import Any

from afterword.flows import acts, prepare
from afterword.store import queries
from afterword.store.models import Interview


def test_the_words_that_went_out_are_kept_once(interview: Interview, now: Any) -> None:
    acts.sent(interview, "letter", now)
    acts.sent(interview, "letter", now)
    (version,) = [one for one in queries.versions_of(interview, "letter") if one.sent_at is not None]
    words = version.text
    prepare.answer_slot(interview, "detail", "You walked me down the line.")
    version.refresh_from_db()
    assert version.text == words


def test_what_was_never_composed_leaves_nothing(interview: Interview, now: Any) -> None:
    acts.sent(interview, "no_such_draft", now)
    assert not queries.versions_of(interview, "no_such_draft")
