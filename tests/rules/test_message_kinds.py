"""What kind of message an employer's words are: one line for each, invented."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from afterword.domain.interview import Person
from afterword.domain.messages import Index, Known, Message, days_in, kind_of

WORDINGS = [
    (
        "rejection",
        "Your application",
        "Dear Sam, thanks again for coming in. It was a close call, but we've decided to go with someone who has run a bakery before. I'd be glad to stay in touch.",
    ),
    (
        "rejection",
        "Re: Interview",
        "Hi Sam, I wanted to let you know personally that we won't be taking your application any further this time.",
    ),
    (
        "rejection",
        "Update",
        "We had a lot of strong people and in the end the panel chose another candidate. I'm sorry, I know that's not what you hoped for. Do apply again.",
    ),
    (
        "rejection",
        "Outcome",
        "Following your interview on Tuesday I am writing to tell you that you were not successful on this occasion. You may request feedback by replying.",
    ),
    ("rejection", "Your interview", "Sadly the post has gone to an internal applicant."),
    ("rejection", "", "Afraid it's not going to work out this time, Sam. The other person had the licence already."),
    (
        "rejection",
        "",
        "The business has frozen all hiring until the new year so we can't go ahead with the role. I'm really sorry.",
    ),
    (
        "offer",
        "Good news",
        "Sam, the panel was unanimous. We'd like to offer you the position of night baker at 31,000. Contract to follow.",
    ),
    ("offer", "Offer", "Please find attached your offer letter. Could you let us have a signed copy by Friday?"),
    ("offer", "", "Hi, it's a yes from us. When could you start?"),
    ("rescheduling", "", "So sorry, Priya is off sick. Could we do Thursday at 3 instead?"),
    (
        "rescheduling",
        "Interview",
        "Something has come up and we need to push tomorrow's call to next week. Would Tuesday work?",
    ),
    ("rescheduling", "Interview Rescheduled", "We need to reschedule your interview."),
    ("rescheduling", "", "I'm afraid I can't make 10 am tomorrow any more, is there any chance of the afternoon?"),
    (
        "invitation",
        "Next steps",
        "Thanks for Tuesday. We'd love you to come back and meet the rest of the team next week. Are you free on Wednesday or Thursday morning?",
    ),
    (
        "invitation",
        "",
        "You're through to the second round. It's a forty-minute task and a chat with our MD. Pick a slot here.",
    ),
    (
        "invitation",
        "Interview",
        "I am pleased to invite you to interview for the post of ward manager on 3 December at 10:00.",
    ),
    ("invitation", "", "Would you be able to do a trial shift on Saturday?"),
    (
        "concern",
        "Re: thank you",
        "Thanks for your note. One thing we kept coming back to: you haven't managed more than three people. How would you handle twelve?",
    ),
    ("concern", "", "Could you send me the name of a referee from Brook Dental before Friday?"),
    ("concern", "", "Before we decide, can you tell us more about the gap in 2022?"),
    ("concern", "", "I'm a little worried about the commute, to be frank. What's your plan for winter?"),
    ("concern", "", "We liked you a lot. My only hesitation is the software side."),
    (
        "automatic",
        "Automatic reply: Thank you",
        "I am out of the office until 2 December with limited access to email. For urgent matters contact Jo.",
    ),
    (
        "automatic",
        "We have received your application",
        "Thank you for your application. Our team will review it. Please do not reply to this message.",
    ),
    ("other", "Re: thank you", "Thanks Sam, lovely to meet you too. We'll be in touch by the end of next week."),
    ("other", "Re: thanks", "You're welcome! Have a good weekend. Any questions, just shout."),
    ("other", "", "Thank you for the figures, very helpful. I'll pass them on to Dana."),
    ("other", "", "No news yet I'm afraid, the director is away. I hope to let you know by Friday."),
    (
        "rejection",
        "",
        "Having reviewed all candidates, we will be progressing with applicants whose skills better match what we need at present.",
    ),
    ("other", "Timeline", "We're still interviewing until Thursday and will make a decision the week after."),
    ("concern", "", "Quick one: do you hold a current forklift ticket?"),
    (
        "offer",
        "",
        "We were so impressed that we want you to join us as head gardener from January. I'll ring this afternoon to go through the terms.",
    ),
    ("rejection", "", "It was a really difficult decision but this time it's a no."),
    ("invitation", "", "The director would like to see you. Any chance you could pop in on Monday around four?"),
]


@pytest.mark.parametrize(("kind", "subject", "text"), WORDINGS)
def test_the_kind_is_seen(kind: str, subject: str, text: str) -> None:
    found = kind_of(subject, text)
    assert found.kind == kind
    assert found.quote in (*text.split("\n"), subject) or found.quote in text


def test_a_refusal_that_invites_to_apply_again_is_a_refusal() -> None:
    text = "We have decided to go with another candidate. We would love you to come back and meet us when a post opens."
    assert kind_of("", text).kind == "rejection"


def test_what_a_machine_wrote_is_automatic_unless_it_refuses() -> None:
    assert kind_of("Out of office", "I am back on Monday.", automatic=True).kind == "automatic"
    assert kind_of("Your application", "Sadly you were not successful.", automatic=True).kind == "rejection"


def test_the_subject_of_an_answer_is_the_persons_own() -> None:
    assert kind_of("Re: Could you tell me when you decide", "Thank you, good to hear from you.").kind == "other"


def test_days_are_counted_from_the_day_it_was_written() -> None:
    written = date(2026, 11, 25)  # a Wednesday
    decide, send = days_in("We decide by Friday. Please send us the plan by 1 December.", written)
    assert (decide.day, decide.decides, decide.asks) == (date(2026, 11, 27), True, False)
    assert (send.day, send.decides, send.asks) == (date(2026, 12, 1), False, True)


KNOWN = [
    Known(
        "pell",
        "Pell & Orchard Bakeries",
        "Night baker",
        datetime(2026, 11, 20, tzinfo=UTC),
        ("s.quaye@pellorchard.example",),
        ("Sena Quaye",),
        ("<a1@hartley.example>",),
    ),
    Known("tools", "Sedgewick Tools", "Stock planner", datetime(2026, 11, 10, tzinfo=UTC), (), ("Rhys Amberley",)),
    Known("tools-again", "Sedgewick Tools", "Floor manager", datetime(2026, 9, 1, tzinfo=UTC)),
]


@pytest.mark.parametrize(
    ("message", "first", "why", "sure"),
    [
        (Message(text="Thanks.", answers=("<a1@hartley.example>",)), "pell", "answer", True),
        (Message(text="Thanks.", sender=Person("", email="S.Quaye@pellorchard.example")), "pell", "address", True),
        (Message(text="Hello.", sender=Person("", email="jobs@pellorchard.example")), "pell", "domain", True),
        (Message(text="Hello.", sender=Person("Rhys Amberley", email="rhys@gmail.com")), "tools", "name", True),
        (Message(text="Your time with Sedgewick Tools."), "tools", "employer", False),
        (Message(text="The floor manager job at Sedgewick Tools."), "tools-again", "employer", False),
    ],
)
def test_a_message_finds_its_interview(message: Message, first: str, why: str, sure: bool) -> None:
    likely = Index(KNOWN).likely(message)
    assert (likely[0].id, likely[0].why) == (first, why)
    if sure:
        assert likely[0].sure
    assert not any(one.sure for one in likely[1:])


def test_of_two_alike_the_one_nearer_in_time_comes_first_and_none_is_sure() -> None:
    message = Message(text="Your time with Sedgewick Tools.", sent_at=datetime(2026, 9, 3, tzinfo=UTC))
    first, second = Index(KNOWN).likely(message)
    assert (first.id, second.id) == ("tools-again", "tools")
    assert not first.sure


def test_what_shows_nothing_belongs_nowhere() -> None:
    assert Index(KNOWN).likely(Message(text="Thank you.", sender=Person("", email="someone@gmail.com"))) == ()
