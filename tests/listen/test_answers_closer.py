"""Answers read closer: what the other side said next, what was broken off, what was taken up again. All invented."""

from __future__ import annotations

import pytest

from afterword.domain.interview import Evidence
from afterword.domain.listen.aloud import doubts_in, promises_in
from afterword.domain.listen.answers import read_answer
from afterword.domain.listen.reply import Reply
from afterword.domain.transcript import HeardExchange, Passage
from tests.listen.answer_table import Row, row
from tests.listen.test_aloud import TUESDAY, talk, with_exchange
from tests.listen.test_answers import heard

ROWS = (
    row("achievement", "Tell us about a bad weekend.",
        "We lost the main pump on the Sunday. I rang round, I found one in Leeds, I drove it back myself and then the",
        "partly", "no_result"),
    row("achievement", "Tell us about a time you saved money.",
        "I can't think of one. Oh, yes, I can. I moved the skips to a Tuesday, I rang the council and I got it in writing, "
        "and we saved nine hundred a year.", "fully"),
    row("weakness", "What are you working on?",
        "They say I'm a perfectionist. In March I sent the Mather drawings out with a question mark on them, on purpose, "
        "and I asked the client instead of guessing. He liked it.", "fully"),
    row("technical", "Have you had much to do with boilers?", "I've gone blank, sorry.", "not", "blank"),
    row("problem_solving", "How would you cut the queue?", "I'd have to think about that.", "not", "blank"),
    row("management", "And the team?", "You've got to trust people. It's all about communication.", "partly", "vague"),
    row("motivation_org", "Why us?",
        "It's a great company, and I guess it'd be the next step, I'm not sure, something new, and it's not far from home "
        "and the pay is good too.", "partly", "vague", "hedged"),
    row("tenure_commitment", "Would you stay?", "Probably, yes.", "partly", "hedged"),
    row("conflict", "Tell me about a row you had at work.",
        "I'd a row with a driver, I was signed off with stress that month, and I shouted at him. I went back the next day "
        "and I said sorry, and we've been fine since.", "fully", "disclosed_private"),
    row("personal_private", "Do you have kids?", "I'd rather keep that private, but I can do the hours.", "fully"),
    row("personal_private", "Do you have kids?", "Two. They're six and nine.", "fully", "disclosed_private"),
    row("personal_private", "Nothing planned that would keep you away next year?", "No, I've no plans like that.", "fully"),
    row("personal_private", "The ladders, at your age?", "I was up the tall one this morning. I can do the ladders.", "fully"),
    row("personal_private", "What does your lot say to the nights?", "My wife works them too, so we pass on the stairs.", "fully",
        "disclosed_private"),
    row("leaving_reason", "Why did you go?", "My mother was very ill that spring, so I went home for a while.", "fully",
        "disclosed_private"),
    row("why_hire_you", "So why did you leave Harl's?",
        "It was kind of a mutual deal. We didn't see eye to eye, and it wasn't a fit any more. It was just one of those things.",
        "partly", "evasive"),
    row("failure_mistake", "Tell me about a time a delivery went wrong and it was you.",
        "I'm very careful, I check everything twice. There was a thing with a lorry, but that was the depot really. So "
        "nothing where I'd say it was me.", "partly", "evasive", "no_example"),
    row("failure_mistake", "Tell me about a time a delivery went wrong and it was you.",
        "I check everything twice now. In May I sent the lorry to Hove, I rang the shop, I said it was mine, I drove the second "
        "van over myself and I told my boss before she heard it. He got his bread at ten, they laughed, and nobody has "
        "loaded from memory since.", "fully"),
    row("weakness", "What would you say is your weakness?", "I'm a bit of a perfectionist. I want all of it to be right, down to the last screw, and that takes too long. So I'm working on that.",
        "partly", "evasive", "no_example"),
    row("strengths", "What would the others say about you?", "That I'm steady. And that I sing, which I don't notice myself, mostly "
        "adverts from the radio, badly, until somebody turns round.", "fully"),
    row("problem_solving", "How would you bring the breakages down?",
        "So breakages are a very common thing in the trade. I'd start with a root cause analysis, there'll be categories, the "
        "packing, the stacking, the vans, the people. So put them in categories. And then follow the best practices for each "
        "of the categories, and see that all of the shifts are on the same page with it. And bring the right mindset too, "
        "because quality is everyone's responsibility, it should be a whole team approach, in a phased manner.",
        "partly", "vague", "no_example", "no_result"),
    row("salary_expectation", "How would you get me from sixty to seventy?", "It's about portions, and you have to cost the menu. And look "
        "at the suppliers, always, of course. It all comes down to the waste, at the end of the day, I think, in general.",
        "partly", "vague", "no_example", "no_result"),
    row("availability", "Have you had anything to do with cranes?", "A bit, yeah. I know the principle of it.", "partly", "too_short",
        "no_example", "vague"),
    row("planning", "How do you plan a week?",
        "I make the list on Sunday with the two foremen. We read it aloud on Monday at seven, on the floor, and what is not read "
        "aloud is not done. On Wednesday I walk it once with each of them. And on Friday we strike out what was done, I keep the "
        "sheet, and what is left goes to the top of the next one. So that's, sorry, I've gone all round the houses there.",
        "partly", "rambling"),
    row("customer", "What do you say to somebody who shouts?",
        "I let him finish. One rang at six about his boxes, and I told him I'd ring every hour, even if I have nothing to say. I rang "
        "him nine times. He got them at four and he is still with us.", "fully"),
    row("achievement", "Tell us about a room you turned round.",
        "The visitors weren't the trouble. They don't know what they're supposed to do. So I wrote it on a card, I gave each of them "
        "one, I was a bit of a tyrant about it, and the lost ones went from nine a day to one a week.", "fully"),
    row("conflict", "Tell me about a row with a colleague.",
        "Everybody said he's lazy, the man on the crane. I went up with him on my free day, and I saw the seat, and I got it "
        "changed that week. And now he is the first one up.", "fully"),
)  # fmt: skip


@pytest.mark.parametrize("one", ROWS, ids=lambda one: one.said[:30])
def test_closer(one: Row) -> None:
    answered, weak = read_answer(heard(one))
    assert (answered, {point.kind for point in weak}) == (one.answered, set(one.weak))


def passages(*texts: str) -> tuple[Passage, ...]:
    return tuple(Passage(text, 2 * place + 1, 0, f"00:{place}", "C") for place, text in enumerate(texts))


def exchange(asked: str, family: str, *said: str, probes: tuple[str, ...] = ()) -> HeardExchange:
    between = tuple(Passage(text, 2 * place + 2, 0, None, "E") for place, text in enumerate(probes))
    return HeardExchange(asked=Passage(asked, 0), family=family, answer=passages(*said), probes=between)


def test_an_asker_who_asks_again_was_not_answered() -> None:
    answered, weak = read_answer(
        exchange("How would you price it?", "problem_solving", "Our brand is very strong.", "Ah. By weight.",
                 probes=("That's not really what I asked. How would you price it?",))
    )  # fmt: skip
    assert answered == "not"
    assert ("off_topic", "Our brand is very strong.") in {(point.kind, point.quote) for point in weak}


def test_what_was_said_to_a_later_question_gives_nothing_away_here() -> None:
    asked_since = exchange(
        "Could you do nights?", "availability", "Yes, I can.", "My daughter is six.", probes=("And have you kids?",)
    )
    assert read_answer(asked_since) == ("fully", ())


def test_sentences_that_stop_in_the_middle_are_told_as_rambling() -> None:
    said = "I'd want to. It's not that the. I mean my. So we. What I want is to."
    assert "rambling" in {point.kind for point in read_answer(exchange("How long?", "tenure_commitment", said))[1]}


def test_a_very_long_reason_is_told_as_rambling() -> None:
    said = "I saw the yard from the train and the cranes were blue. " * 40
    answered, weak = read_answer(exchange("Why us?", "motivation_org", said))
    assert (answered, [point.kind for point in weak]) == ("partly", ["rambling"])


def test_the_resume_speaks_against_an_answer() -> None:
    bank = (Evidence("e1", "Kept the books", "work[0].highlights[0]", "Harrow Foods", "Clerk", "2015-01", "2017-01"),)
    said = "I was at Harrow for nine years, on the books, and then I came here to the north with my own van."
    answered, weak = read_answer(exchange("And where were you then?", "other", said), bank)
    assert (answered, [point.kind for point in weak]) == ("fully", ["contradicted"])


def test_a_reply_of_nothing_is_neither_cut_off_nor_broken_off() -> None:
    for reply in (Reply(()), Reply(passages("")), Reply(passages("...", ""))):
        assert not reply.cut_off
        assert not reply.broken_off


def test_a_reply_that_goes_on_is_not_broken_off() -> None:
    long = "I drove there and I rang. And then the"
    rest = " ".join(["and I fitted it"] * 8)
    assert Reply(passages(long)).broken_off
    assert not Reply(passages(long + " pump was in, and we ran it for a week and nobody rang me", rest)).broken_off


GENERAL = "You've got to look at everything. It's all about people. You need the right team."


@pytest.mark.parametrize(
    ("taken", "quotes"),
    [
        ("We've tried that. Anyway.", ["We've tried that."]),
        ("Right. Same as us, then.", ["Right. Same as us, then."]),
        ("I love that. Same as us, then, brilliant.", []),
        (
            "Great. So, the rota. We changed it in the spring, and in the summer we've tried that one with the doors.",
            [],
        ),
    ],
)
def test_a_reaction_that_was_not_moved(taken: str, quotes: list[str]) -> None:
    found = doubts_in(with_exchange("How would you cut waste?", GENERAL, taken, "problem_solving"))
    assert [doubt.quote for doubt in found] == quotes


def test_worries_that_follow_one_another_are_one_doubt() -> None:
    (doubt,) = doubts_in(talk("E: My worry is the nights. What I need is somebody who's done it."))
    assert doubt.quote == "My worry is the nights. What I need is somebody who's done it."


def test_what_would_be_sent_at_the_end_with_a_day_is_a_promise() -> None:
    lines = ["E: a", "C: b"] * 6
    (promise,) = promises_in(talk(*lines, "E: Could you send it?", "C: I'd send it Monday."), TUESDAY)
    assert (promise.who, promise.by) == ("candidate", "2026-11-23")


def test_an_employers_question_promises_nothing() -> None:
    assert promises_in(talk("C: Yes.", "E: Will HR call you tomorrow, do you know?"), TUESDAY) == ()


def test_two_things_by_two_days_are_two_promises() -> None:
    found = promises_in(
        talk("E: So.", "C: I'll send you the plan by Thursday.", "C: I'll ring you on Monday."), TUESDAY
    )
    assert [promise.by for promise in found] == ["2026-11-19", "2026-11-23"]


def test_a_note_stands_on_a_sentence_that_shows_what_it_means() -> None:
    asked = "Tell us about a time you saved money."
    said = "You have to look at every single line of the bill. I'd always say look twice. Yeah. So."
    _, weak = read_answer(heard(row("achievement", asked, said, "partly")))
    assert weak
    assert {point.quote for point in weak}.isdisjoint({"Yeah.", "So."})
