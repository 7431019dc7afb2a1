"""What people write means what they meant: yes and no, ratings, dates, telephone numbers."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from afterword.domain.interview import Assessment
from tests.reading.read import debrief

QUESTIONS = ("want", "effective", "interest", "understood")

ANSWERS = [
    ("yes", "yes"), ("Yes", "yes"), ("YES", "yes"), ("y", "yes"), ("true", "yes"), ("True", "yes"), ("on", "yes"),
    ("'yes'", "yes"), ('"Yes"', "yes"), ("“yes”", "yes"), ("yes!", "yes"), ("definitely", "yes"), ("Yes, I do", "yes"),
    ("no", "no"), ("No", "no"), ("NO", "no"), ("n", "no"), ("false", "no"), ("off", "no"), ("'no'", "no"),
    ("not at all", "no"), ("No, I didn’t", "no"),
    ("unsure", "unsure"), ("Unsure", "unsure"), ("not sure", "unsure"), ("Not sure.", "unsure"), ("maybe", "unsure"),
    ("don't know", "unsure"), ("I don’t know", "unsure"), ("'?'", "unsure"), ("yes and no", "unsure"), ("so-so", "unsure"),
    ("", None), ("~", None), ("null", None), ("Null", None), ("''", None), ('""', None), ("n/a", None), ("not yet", None),
    ("# yes", None),
]  # fmt: skip


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize(("written", "meant"), ANSWERS)
def test_an_answer_means_what_was_meant(question: str, written: str, meant: str | None) -> None:
    interview, problems = debrief(f"employer: Halden & Rye\n{question}: {written}\n")
    assert getattr(interview.assessment, question) == meant
    assert problems == []


@pytest.mark.parametrize("written", ["probably not", "1", "yes but no weekends", "[yes, no]", "{a: b}", "2026-11-27"])
def test_an_answer_nobody_can_read_is_not_guessed(written: str) -> None:
    interview, problems = debrief(f"employer: X\nwant: {written}\n")
    assert interview.assessment == Assessment()
    assert len(problems) == 1
    assert problems[0].startswith("2: “")
    assert problems[0].endswith(
        "is not yes, no or unsure, so it counts as not answered; write “want: yes”, for example."
    )


def test_an_absent_question_is_not_answered() -> None:
    interview, problems = debrief("want: yes\n")
    assert interview.assessment == Assessment(want="yes")
    assert problems == []


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("well", "well"), ("Well", "well"), ("good", "well"), ("very well!", "well"),
        ("unsure", "unsure"), ("ok", "unsure"), ("hard to say", "unsure"), ("'?'", "unsure"),
        ("badly", "badly"), ("BADLY", "badly"), ("bad", "badly"), ("not well", "badly"), ("terribly", "badly"),
        ("", None), ("null", None), ("n/a", None),
    ],
)  # fmt: skip
def test_how_it_landed(written: str, meant: str | None) -> None:
    interview, problems = debrief(f"questions:\n- asked: Why us?\n  landed: {written}\n")
    assert interview.exchanges[0].landed == meant
    assert problems == []


def test_a_rating_nobody_can_read_is_left_open() -> None:
    interview, problems = debrief("questions:\n- asked: Why us?\n  landed: 7/10\n")
    assert interview.exchanges[0].landed is None
    assert problems == ["3: “7/10” is not well, unsure or badly, so it was left open; write “landed: badly”, say."]


WHEN = datetime(2026, 11, 20, 14, 0, tzinfo=timezone(timedelta(hours=-5)))


@pytest.mark.parametrize(
    "written",
    [
        "2026-11-20T14:00-05:00", "2026-11-20T14:00:00-05:00", "2026-11-20 14:00 -05:00", "2026-11-20 14:00-0500",
        "'2026-11-20T14:00-05:00'", "2026-11-20 2pm -05:00", "20 November 2026, 14:00 -05:00",
        "Nov 20, 2026 at 2:00 p.m. UTC-5", "Friday 20 November 2026 14:00 -05:00", "20.11.2026 14:00 -05:00",
        "2026-11-20T19:00Z", "2026-11-20 14:00 America/New_York",
    ],
)  # fmt: skip
def test_a_time_with_an_offset_is_that_moment(written: str) -> None:
    interview, problems = debrief(f"interviewed_at: {written}\n")
    assert interview.starts_at == WHEN
    assert interview.starts_at_text == written.strip("'")
    assert problems == []


def test_a_time_without_an_offset_is_the_persons_own_time_and_says_so() -> None:
    interview, problems = debrief("interviewed_at: 2026-11-20T14:00\n")
    assert interview.starts_at == datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
    assert problems == [
        "1: “2026-11-20T14:00” names no time zone and was read as UTC; write it as 2026-11-20T14:00-05:00."
    ]


def test_a_day_without_a_time_is_noon_and_says_so() -> None:
    interview, problems = debrief("interviewed_at: 2026-11-20\n")
    assert interview.starts_at == datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
    assert problems == [
        "1: “2026-11-20” names no time of day, so noon, UTC, is assumed; write it as 2026-11-20T14:00-05:00."
    ]


@pytest.mark.parametrize(
    "written", ["2026-11-27", "'2026-11-27'", "27 November 2026", "Nov 27, 2026", "27.11.2026", "27/11/2026", "11/27/2026",
                "Friday, 27th of November 2026", "2026-11-27T00:00:00Z", "2026/11/27"]
)  # fmt: skip
def test_a_day_of_decision(written: str) -> None:
    interview, problems = debrief(f"decision_by: {written}\n")
    assert interview.decision_by == date(2026, 11, 27)
    assert interview.decision_by_text == written.strip("'")
    assert problems == []


@pytest.mark.parametrize("written", ["", "null", "~", "n/a", "not sure", "don't know", "tbd"])
def test_no_day_of_decision(written: str) -> None:
    interview, problems = debrief(f"decision_by: {written}\nwant: yes\n")
    assert (interview.decision_by, interview.decision_by_text, problems) == (None, "", [])


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("Friday week", "“Friday week” could not be read as a date and was not used; write it like 2026-11-27."),
        ("3/4/2026", "“3/4/2026” can mean two different days and was not used; write it like 2026-11-27."),
        ("2026-02-30", "“2026-02-30” is a day that does not exist and was not used; write it like 2026-11-27."),
        (
            "2026-11-27 at 13 pm",
            "“2026-11-27 at 13 pm” could not be read as a date and was not used; write it like 2026-11-27.",
        ),
        (
            "2026-11-27 25:00",
            "“2026-11-27 25:00” could not be read as a date and was not used; write it like 2026-11-27.",
        ),
        (
            "Novembre 27 2026",
            "“Novembre 27 2026” could not be read as a date and was not used; write it like 2026-11-27.",
        ),
        (
            "2026-11-27 14:00+99:99",
            "“2026-11-27 14:00+99:99” names a time zone that is impossible and was not used; write it like 2026-11-27.",
        ),
        ("0001-01-01", "“0001-01-01” is too far away to be right and was not used; write it like 2026-11-27."),
        ("9999-12-31", "“9999-12-31” is too far away to be right and was not used; write it like 2026-11-27."),
    ],
)
def test_a_day_nobody_can_read_is_asked_about(written: str, why: str) -> None:
    interview, problems = debrief(f"want: yes\ndecision_by: {written}\n")
    assert (interview.decision_by, interview.decision_by_text) == (None, "")
    assert problems == [f"2: {why}"]


def test_a_zone_nobody_knows_is_no_zone() -> None:
    interview, problems = debrief("interviewed_at: 2026-11-20 14:00 Middle/Earth\n")
    assert interview.starts_at == datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
    assert len(problems) == 1


def test_noon_and_midnight() -> None:
    for written, hour in (("12 am", 0), ("12 pm", 12), ("12:30 pm", 12), ("1 am", 1), ("11 p.m.", 23)):
        interview, _problems = debrief(f"interviewed_at: 2026-11-20 {written} Z\n")
        assert interview.starts_at is not None
        assert interview.starts_at.hour == hour, written


def test_a_weekday_that_is_not_that_day_is_pointed_out() -> None:
    interview, problems = debrief("decision_by: Monday 27 November 2026\n")
    assert interview.decision_by == date(2026, 11, 27)
    assert problems == ["1: 2026-11-27 is not a Monday; the date was used, so check which of the two is right."]


@pytest.mark.parametrize(
    "phone", ["0161 496 0177", "01614960177", "+44 161 496 0177", "+441614960177", "(0161) 496-0177", "1_000", "0x1F",
              "555-0123", "12:30", "1e3"]
)  # fmt: skip
def test_a_telephone_number_keeps_its_characters(phone: str) -> None:
    interview, problems = debrief(f"interviewers:\n- name: Ngozi Okafor\n  phone: {phone}\n")
    assert interview.interviewers[0].phone == phone
    assert problems == []


@pytest.mark.parametrize("text", ["no", "Yes", "true", "3.50", "2026-11-20", "1e5", "007", "12:30:45", ".inf", "NaN"])
def test_a_text_that_looks_like_something_else_stays_a_text(text: str) -> None:
    interview, problems = debrief(f"employer: {text}\nquestions:\n- asked: {text}\n  said: {text}\ngoals: [{text}]\n")
    assert interview.employer == text
    assert (interview.exchanges[0].asked, interview.exchanges[0].said) == (text, text)
    assert interview.goals[0].text == text
    assert problems == []


def test_when_it_ended_is_no_time_zone() -> None:
    interview, _problems = debrief("interviewed_at: 2026-11-20 14:00-15:30\nwant: yes\n")
    assert interview.starts_at == datetime(2026, 11, 20, 14, 0, tzinfo=UTC)


def test_a_decision_before_the_interview() -> None:
    interview, problems = debrief("interviewed_at: 2026-11-20T14:00+00:00\nwant: yes\ndecision_by: 2026-11-19\n")
    assert str(interview.decision_by) == "2026-11-19"
    assert problems == [
        "3: They would decide on 2026-11-19, before the interview on 2026-11-20; check both dates.",
    ]
    assert debrief("interviewed_at: 2026-11-20T14:00+00:00\ndecision_by: 2026-11-20\n")[1] == []
