"""What the person reports of the others: doubts, promises with their dates, and whether interest was said aloud."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from afterword.domain.diagnose.answers import doubts_of, interest_of, promises_of
from afterword.domain.diagnose.dates import date_in
from afterword.domain.interview import Assessment, Exchange, Interview, Person

TUESDAY = datetime(2026, 11, 17, 14, 0, tzinfo=UTC)
PANEL = (Person("Ngozi Okafor"), Person("Emmett Castellanos"))


def told(said: str, asked: str = "Tell us about a project you ran", **more: object) -> Interview:
    return Interview(
        starts_at=TUESDAY,
        interviewers=PANEL,
        exchanges=(Exchange(0, asked=asked, said=said),),
        **more,  # type: ignore[arg-type]
    )


DOUBTS = (
    ("He said okay, so that's the theory.", "lacks_experience"),
    ("Ngozi said her last two leads were gone inside a year so she's trying to be careful.", "commitment_tenure"),
    ("She was worried I'd be bored after running the whole site.", "overqualified"),
    ("Her concern was that I've never run nights.", "lacks_experience"),
    ("Emmett looked unconvinced.", None),
    ("Her face went a bit flat.", None),
    ("They exchanged a look when I said I'd relocate.", None),
    ("He raised an eyebrow at the salary.", "salary_high"),
    ("She said I might find the pace hard.", "workload"),
    ("Okafor wasn't convinced I could lead people.", "leadership"),
    ("What worried them was the gap.", "gap"),
)
NO_DOUBTS = (
    "I was worried I'd gone on too long.",
    "She laughed and wrote it down.",
    "They liked the bakery story.",
    "The customer was worried about the delivery and I rang him.",
    "He wasn't worried about the gap at all, he said.",
    "My own face went red.",
    "I wasn't convinced by my own answer.",
    "He told me not to be nervous.",
    "My only worry is that it was short.",
    "When I answered I was nervous about what they thought.",
    "Looked unconvincing, my own slide.",
    "The patient was anxious, so I sat with her.",
)


@pytest.mark.parametrize(("said", "concern"), DOUBTS)
def test_a_doubt_is_quoted_with_the_concern_it_points_to(said: str, concern: str | None) -> None:
    (doubt,) = doubts_of(told(f"Told them about the rebuild. {said}"))
    assert doubt.quote == said
    assert doubt.source.quote == said
    assert doubt.source.ref == "questions[0].said"
    if concern is not None:
        assert doubt.concern == concern


@pytest.mark.parametrize("said", NO_DOUBTS)
def test_the_persons_own_nerves_and_other_peoples_worries_are_no_doubts(said: str) -> None:
    assert doubts_of(told(said)) == ()


def test_a_doubt_may_stand_in_the_question() -> None:
    (doubt,) = doubts_of(told("I said I'd learn.", asked="My worry is you've never run a night shift."))
    assert (doubt.concern, doubt.source.ref) == ("lacks_experience", "questions[0].asked")


PROMISES = (
    ("Said I'd send the launch calendar.", "candidate", "send the launch calendar", None),
    ("I promised to send them the rota by Thursday.", "candidate", "send them the rota by Thursday", "2026-11-19"),
    ("I told him I'd email the slides tomorrow.", "candidate", "email the slides tomorrow", "2026-11-18"),
    ("I offered to send a writing sample.", "candidate", "send a writing sample", None),
    ("I gave her my card and promised to send the plan.", "candidate", "send the plan", None),
    ("I owe her the name of a referee.", "candidate", "her the name of a referee", None),
    ("She'll let me know by Friday.", "employer", "let me know by Friday", "2026-11-20"),
    ("They said they'd be in touch next week.", "employer", "be in touch next week", None),
    ("He will call me back within two weeks.", "employer", "call me back within two weeks", "2026-12-01"),
    ("I should hear by 4 December.", "employer", "hear by 4 December", "2026-12-04"),
    ("The panel will decide at the end of the month.", "employer", "decide at the end of the month", "2026-11-30"),
)
NO_PROMISES = (
    "I said I'd send someone home if they were ill.",
    "I'd call the supplier first, I said.",
    "They liked it.",
    "I sent them a card when it was over.",
    "She said they decide most things by committee.",
    "She gave me her number and said to ring.",
    "Gave me her card and said to call any time.",
    "I'll let them know by Friday.",
    "She gave me her direct line and said to ring if anything came up.",
    "Gave me her card and said I could call.",
    "Imogen smiled and said to send the plan if I ever write one.",
)


@pytest.mark.parametrize(("said", "who", "what", "by"), PROMISES)
def test_a_promise_is_found_with_its_date(said: str, who: str, what: str, by: str | None) -> None:
    (promise,) = promises_of(told(f"Went fine. {said}"))
    assert (promise.who, promise.what, promise.by, promise.quote) == (who, what, by, said)
    assert promise.what in said


@pytest.mark.parametrize("said", NO_PROMISES)
def test_what_is_told_of_work_is_no_promise(said: str) -> None:
    assert promises_of(told(said, asked="What would you do if half the shift were ill?")) == ()


@pytest.mark.parametrize(
    "said",
    [
        "She gave me her number and said to ring.",
        "Gave me her card and said to call any time.",
        "I'll let them know.",
        "I was hoping to decide by Friday.",
    ],
)
def test_what_they_offered_is_no_promise_of_the_persons(said: str) -> None:
    assert promises_of(told(said)) == ()


def test_contact_rules_may_hold_a_promise() -> None:
    interview = Interview(starts_at=TUESDAY, contact_rules="Gave me her card. She'll ring me on Thursday.")
    (promise,) = promises_of(interview)
    assert (promise.who, promise.by, promise.source.ref) == ("employer", "2026-11-19", "contact_rules")


DATES = (
    ("by Friday", date(2026, 11, 20)),
    ("on Tuesday", date(2026, 11, 24)),
    ("Friday week", date(2026, 11, 27)),
    ("tomorrow", date(2026, 11, 18)),
    ("by the end of the week", date(2026, 11, 20)),
    ("in ten days", date(2026, 11, 27)),
    ("within a week", date(2026, 11, 24)),
    ("by 2 January", date(2027, 1, 2)),
    ("December 3rd", date(2026, 12, 3)),
    ("3 December 2027", date(2027, 12, 3)),
    ("by the 20th", date(2026, 11, 20)),
    ("by the 3rd", date(2026, 12, 3)),
    ("2026-12-09", date(2026, 12, 9)),
    ("by next Friday", None),
    ("Thursday or Friday", None),
    ("soon", None),
    ("31 February", None),
    ("tonight", date(2026, 11, 17)),
    ("in May-ish", None),
)


@pytest.mark.parametrize(("text", "day"), DATES)
def test_only_dates_that_leave_no_doubt_are_read(text: str, day: date | None) -> None:
    assert date_in(text, TUESDAY.date()) == day


def test_the_last_day_of_the_calendar_has_no_tomorrow() -> None:
    assert date_in("tomorrow", date.max) is None


def test_a_day_and_month_need_a_year_to_count_from() -> None:
    assert date_in("by 3 December", None) is None


def test_without_a_day_to_count_from_only_full_dates_are_read() -> None:
    assert date_in("by Friday", None) is None
    assert date_in("by 3 December 2027", None) == date(2027, 12, 3)


INTEREST = (
    ("I told her straight that I want the job.", None, "clear"),
    ("Said if I'd written the ad for the job I wanted it would be this one.", None, "clear"),
    ("I said I'd love to work there.", None, "clear"),
    ("I did say it sounded like an interesting place.", None, "weak"),
    ("Said I was interested.", None, "weak"),
    ("I never said I want this.", None, "none"),
    ("Didn't tell them how much I want it.", "unsure", "none"),
    ("Talked about the rota.", None, "unknown"),
    ("Talked about the rota.", "unsure", "unknown"),
    ("Talked about the rota.", "no", "none"),
    ("Talked about the rota.", "yes", "clear"),
    ("Said I'd want more of the coaching.", None, "unknown"),
    ("She said it's an interesting place to work.", None, "unknown"),
)


@pytest.mark.parametrize(("said", "own", "expressed"), INTEREST)
def test_interest_is_read_from_the_words_then_from_the_persons_answer(
    said: str, own: str | None, expressed: str
) -> None:
    found = interest_of(told(said, assessment=Assessment(interest=own)))  # type: ignore[arg-type]
    assert found.expressed == expressed
    assert all(source.quote in (said, own) for source in found.quotes)


def test_interest_left_out_by_the_persons_own_words() -> None:
    found = interest_of(Interview(left_out=("Never told her I want it",)))
    assert found.expressed == "none"
    assert found.quotes[0].ref == "left_out[0]"
