"""The rows. Every row has an owner; every read goes through `store.queries`, every write through a flow.

Choices are the words of `domain.interview`; empty string stands for "not answered".
"""

from __future__ import annotations

from afterword.store.models.acting import Call, CallEvent, Promise, Rehearsal, Touch
from afterword.store.models.after import Feedback, FeedbackConcern, KeepInTouch, Note, Outcome
from afterword.store.models.interviews import Evidence, Exchange, Interview, Interviewer, Person
from afterword.store.models.openings import Board, Opening
from afterword.store.models.owner import Owned, Profile, User
from afterword.store.models.papers import Correction, Listened, Paper
from afterword.store.models.post import Incoming, MailAccount, Outgoing
from afterword.store.models.practice import PracticeCard, PracticeReview, Telling
from afterword.store.models.reminding import CalendarEntry, CalendarFeed, Reminder
from afterword.store.models.words import Advice, DraftChange, DraftVersion, Step

__all__ = [
    "Advice",
    "Board",
    "CalendarEntry",
    "CalendarFeed",
    "Call",
    "CallEvent",
    "Correction",
    "DraftChange",
    "DraftVersion",
    "Evidence",
    "Exchange",
    "Feedback",
    "FeedbackConcern",
    "Incoming",
    "Interview",
    "Interviewer",
    "KeepInTouch",
    "Listened",
    "MailAccount",
    "Note",
    "Opening",
    "Outcome",
    "Outgoing",
    "Owned",
    "Paper",
    "Person",
    "PracticeCard",
    "PracticeReview",
    "Profile",
    "Promise",
    "Rehearsal",
    "Reminder",
    "Step",
    "Telling",
    "Touch",
    "User",
]
