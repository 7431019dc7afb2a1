"""What is said aloud: interest, doubts, promises with their dates, the decision, and how to get in touch. All invented."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.domain.listen.aloud import contact_in, decision_in, doubts_in, interest_in, promises_in
from afterword.domain.transcript import Conversation, HeardExchange, Mark, Passage, Roles, Transcript, Turn
from tests.often import tried

TUESDAY = date(2026, 11, 17)


def talk(*lines: str) -> Conversation:
    """Lines "C: ..." are the candidate's, "E: ..." the employer's; each has a stamp."""
    turns = tuple(Turn(place, line[0], line[3:], (Mark(0, f"00:{place:02}"),)) for place, line in enumerate(lines))
    return Conversation(Transcript(turns), Roles(frozenset("C"), frozenset("E")))


def with_exchange(asked: str, said: str, taken: str, family: str) -> Conversation:
    conversation = talk(f"E: {asked}", f"C: {said}", f"E: {taken}")
    first, second, third = conversation.transcript.turns
    heard = HeardExchange(
        asked=Passage(first.text, 0, 0, "00:00", "E"),
        family=family,
        answer=(Passage(second.text, 1, 0, "00:01", "C"),),
        reaction=(Passage(third.text, 2, 0, "00:02", "E"),),
    )
    return Conversation(conversation.transcript, conversation.roles, (heard,))


INTEREST = (
    ("I'd, um, I'd really like this job.", "clear"),
    ("I want it. I'll say it now so nobody has to guess.", "clear"),
    ("This is the role I want.", "clear"),
    ("I'm very keen on this, you know.", "clear"),
    ("I'd love to work here.", "clear"),
    ("I haven't applied anywhere else.", "clear"),
    ("It sounds like a lovely place.", "weak"),
    ("It seems interesting.", "weak"),
    ("I have to sleep on it. I like the kitchen.", "weak"),
    ("It could be something for me, why not.", "weak"),
    ("What you said about the garden really appeals to me; it really appeals to me.", "weak"),
    ("Thank you, I really enjoyed this.", "none"),
    ("Thanks for your time, it was nice to meet you all.", "none"),
    ("I'd take the demos out first.", "none"),
    ("The customer wanted it by Friday.", "none"),
    ("I like to be busy.", "none"),
    ("It could be a leak, so I'd look at the valve.", "none"),
)


@pytest.mark.parametrize(("said", "how"), INTEREST)
def test_interest_is_told_from_courtesy(said: str, how: str) -> None:
    found = interest_in(talk("E: So that's us.", f"C: {said}"))
    assert found.expressed == how
    assert all(source.quote in said and source.ref == "00:01" for source in found.quotes)


def test_the_employers_own_enthusiasm_is_not_the_candidates() -> None:
    assert interest_in(talk("E: I'd love to work here if I were you. It sounds great.", "C: Ha.")).expressed == "none"


def test_without_a_candidate_nothing_is_known_of_interest() -> None:
    conversation = Conversation(talk("C: I want this job.").transcript, Roles(frozenset(), frozenset("E")))
    assert interest_in(conversation).expressed == "unknown"


DOUBTS = (
    ("My worry is you've never run nights.", None),
    ("I'll be straight, I'm a bit nervous about the distance.", "relocation"),
    ("You can see why I'm careful.", None),
    ("I've had the consultants, so I've heard the theory.", "lacks_experience"),
    ("What I need is somebody who's actually done it.", None),
    ("I can't quite tell whether you want this.", "low_interest"),
    ("The last one left us after eleven months.", "commitment_tenure"),
    ("It's a big jump from a team of three.", None),
    ("You've only run small sites.", None),
    ("I'd argue with that one.", None),
    ("That's what they all say.", None),
)
NO_DOUBTS = (
    "I'm not worried about the gap.",
    "Our customers are worried about delivery.",
    "We've got two more people to see.",
    "Do you have any concerns about the travel?",
    "That's great, I love that.",
    "My daughter was nervous on her first day too.",
    "We lost eleven pallets in the flood.",
    "Can you hear me now?",
)


@pytest.mark.parametrize(("said", "concern"), DOUBTS)
def test_a_worry_aloud_is_a_doubt(said: str, concern: str | None) -> None:
    (doubt,) = doubts_in(talk("C: Right.", f"E: Okay, thanks. {said}", "C: Sure."))
    assert doubt.quote == said
    assert (doubt.source.kind, doubt.source.ref, doubt.start) == ("transcript", "00:01", "00:01")
    if concern:
        assert doubt.concern == concern


@pytest.mark.parametrize("said", NO_DOUBTS)
def test_other_worries_are_none(said: str) -> None:
    assert doubts_in(talk("C: Right.", f"E: {said}")) == ()


def test_a_doubt_of_the_candidates_own_is_none() -> None:
    assert doubts_in(talk("E: And?", "C: I'm a bit worried I talked too long.")) == ()


LOOSE = "A year or two, hopefully. I don't know. We'll see."


@pytest.mark.parametrize(
    ("taken", "quote"),
    [
        ("A year or two. Okay.", "A year or two. Okay."),
        ("Okay. A year or two. So, the rota.", "Okay. A year or two."),
        ("Okay.", None),
        ("A year or two, lovely, that's longer than most.", None),
        ("A year or two?", None),
    ],
)
def test_an_open_answer_said_back_flatly_is_a_cooling(taken: str, quote: str | None) -> None:
    found = doubts_in(with_exchange("How long would you stay?", LOOSE, taken, "tenure_commitment"))
    assert [doubt.quote for doubt in found] == ([quote] if quote else [])


def test_a_good_answer_said_back_is_none() -> None:
    said = "Four weeks. It's in my contract."
    assert doubts_in(with_exchange("What's your notice?", said, "Four weeks. Okay.", "availability")) == ()


PROMISES = (
    ("C: I'll send you the drawings by Thursday.", "candidate", "2026-11-19"),
    ("C: I can, um, I can get that over to you tomorrow.", "candidate", "2026-11-18"),
    ("C: I'll email you the certificate first thing Monday.", "candidate", "2026-11-23"),
    ("C: Let me send you the link.", "candidate", None),
    ("E: I'll send you the benefits summary tomorrow, that's on me.", "employer", "2026-11-18"),
    ("E: Dele will call you with the shift times by the twentieth.", "employer", "2026-11-20"),
    ("E: We'll let everybody know by Friday the twenty seventh.", "employer", "2026-11-27"),
    ("E: You'll hear by the end of next week.", "employer", "2026-11-27"),
)
NO_PROMISES = (
    "C: First I'd send somebody home, and then I'd ring the supplier.",
    "C: I'll be honest, it was a hard week.",
    "C: I can give you an example from Friday.",
    "C: I sent them the report on Monday.",
    "E: I'll let you ask your questions at the end.",
    "E: Could you tell us about Monday?",
    "E: We send the trucks out on Friday.",
    "E: Ring if anything comes up. Don't email me, I don't look till Sunday.",
    "C: The secretary would vouch for it. I could connect you to him.",
)


@pytest.mark.parametrize(("line", "who", "by"), PROMISES)
def test_a_promise_is_heard_with_its_date(line: str, who: str, by: str | None) -> None:
    (promise,) = promises_in(talk("E: So.", "C: Yes.", line), TUESDAY)
    assert (promise.who, promise.by) == (who, by)
    assert promise.quote in line
    assert promise.what in promise.quote
    assert promise.source.ref == "00:02"


@pytest.mark.parametrize("line", NO_PROMISES)
def test_what_one_would_do_or_did_is_no_promise(line: str) -> None:
    assert promises_in(talk("E: So.", line, "C: Yes.", "E: Right.", "C: Fine.", "E: Good."), TUESDAY) == ()


def test_a_date_completes_the_promise_it_points_to() -> None:
    (promise,) = promises_in(
        talk("E: I'd like to see that.", "C: The sheet I can send you. I could get that to you by Thursday."), TUESDAY
    )
    assert (promise.what, promise.by) == ("The sheet I can send you", "2026-11-19")


def test_a_promise_said_again_is_one() -> None:
    found = promises_in(
        talk("C: I'll send you the plan by Thursday.", "E: Great.", "C: So I'll send you the plan by Thursday."),
        TUESDAY,
    )
    assert len(found) == 1


DECISIONS = (
    (
        "We've two more, one this week and one Monday, and we want to decide by Friday the twentieth.",
        date(2026, 11, 20),
    ),
    ("We'll have decided by a week tomorrow.", date(2026, 11, 25)),
    ("I want to make a decision by the end of the month.", date(2026, 11, 30)),
    ("I gotta have somebody picked by the thirtieth, that's a Monday.", date(2026, 11, 30)),
    ("You'll hear from us by the fourth of December.", date(2026, 12, 4)),
    ("We'll make the call by Friday of next week.", date(2026, 11, 27)),
    ("We want it sorted before the fair, so the Friday before, the twentieth.", date(2026, 11, 20)),
    ("We'll let you know on the last Friday of this month.", date(2026, 11, 27)),
    ("We want to decide by Friday the nineteenth.", None),  # a Thursday
    ("We decide next week some time.", None),
    ("You'll start on the thirtieth if it's you.", None),
)


@pytest.mark.parametrize(("said", "day"), DECISIONS)
def test_the_decision_has_a_day_only_where_it_was_named(said: str, day: date | None) -> None:
    found, source = decision_in(talk("C: Thank you.", f"E: {said}"), TUESDAY)
    assert found == day
    assert source is None if day is None else (source is not None and source.quote in said)


def test_a_decision_weighs_more_than_a_call() -> None:
    conversation = talk("E: We decide by the twenty fifth.", "C: Great.", "E: And I'll call you on Thursday.")
    assert decision_in(conversation, TUESDAY)[0] == date(2026, 11, 25)


CONTACT = (
    "You've got my cell, pick up the phone.",
    "Just use email for anything, it's on the card.",
    "Everything goes through the recruiter, please.",
    "Don't call me, I'm on the line all day.",
    "Ring me, don't email me.",
    "Please put anything in writing to HR.",
)


@pytest.mark.parametrize("said", CONTACT)
def test_how_to_get_in_touch_is_heard_in_their_words(said: str) -> None:
    (source,) = contact_in(talk("E: Hello.", "C: Hello.", f"E: {said}"))
    assert source.quote == said


@tried(80)
@given(st.lists(st.tuples(st.sampled_from("CEX"), st.text(max_size=120)), max_size=6), st.none() | st.dates())
def test_any_talk_is_heard_and_every_quote_stands_in_it(lines: list[tuple[str, str]], when: date | None) -> None:
    conversation = talk(*(f"{who}: {text}" for who, text in lines))
    texts = [turn.text for turn in conversation.transcript.turns]
    quotes = [source.quote for source in interest_in(conversation).quotes]
    quotes += [doubt.quote for doubt in doubts_in(conversation)]
    quotes += [promise.quote for promise in promises_in(conversation, when)]
    quotes += [source.quote for source in contact_in(conversation)]
    assert all(any(quote in text for text in texts) for quote in quotes)
    decision_in(conversation, when)


def test_that_everything_goes_through_somebody_is_a_word_on_contact() -> None:
    talked = talk(*["E: a", "C: b"] * 3, "E: And, um, everything goes through Tess, if that's okay.", "C: Sure.")
    assert [source.quote for source in contact_in(talked)] == ["And, um, everything goes through Tess, if that's okay."]
