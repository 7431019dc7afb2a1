"""What a third reading aloud, of the cards and of all else beside them, would not let stand; one table a cause."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from afterword.domain.compose.concerns import compose_card
from afterword.domain.compose.draft import ConcernCard, step_of
from afterword.domain.compose.goals import tie
from afterword.domain.compose.own_words import is_telegram, sayable
from afterword.domain.compose.speech import speak
from afterword.domain.compose.voice import Voice
from afterword.domain.diagnose import diagnose
from afterword.domain.interview import (
    Assessment,
    Candidate,
    Case,
    Evidence,
    Exchange,
    Goal,
    Interview,
    Person,
    Source,
)
from afterword.domain.method import make_pack
from afterword.domain.plan import WorkCalendar

NOW = datetime(2026, 3, 11, 18, tzinfo=UTC)
CALENDAR = WorkCalendar(UTC)
TILED = Evidence(
    "e1",
    "Tiled the wet room in nine days; returns fell from 12 a month to 2",
    "work[0].highlights[0]",
    "Osk",
    ended="2025-10",
)


def a_case(
    *exchanges: Exchange, evidence: tuple[Evidence, ...] = (TILED,), country: str = "GB", **more: object
) -> Case:
    interview = Interview(
        employer="Halm Stores", role="Night Manager", starts_at=datetime(2026, 3, 10, 10, tzinfo=UTC), starts_at_text="2026-03-10T10:00",
        interviewers=(Person("Ines Duarte"),), assessment=Assessment("yes", "no", "yes", "yes"), exchanges=exchanges,
    )  # fmt: skip
    return Case(
        interview=replace(interview, **more), candidate=Candidate(name="Wim Aller"), evidence=evidence, country=country
    )  # type: ignore[arg-type]


def badly(asked: str, said: str = "I stumbled.", wish: str = "", at: int = 0, **heard: str) -> Exchange:
    return Exchange(at, asked, said, "badly", wish, **heard)


def card_for(concern: str, case: Case, **more: str) -> ConcernCard:
    return compose_card(concern, diagnose(case), Voice(case, NOW), **more)


def said(card: ConcernCard, *steps: str) -> str:
    return " ".join(s.text for s in card.sentences if step_of(s) in steps and s.slot is None)


def drafts(case: Case) -> dict[str, str]:
    made = make_pack(case, now=NOW, calendar=CALENDAR, own_zone=UTC)
    return {one.draft.kind: one.draft.text for one in made.drafts}


@pytest.mark.parametrize(
    "note",
    ["I just talked about the canteen when he mentioned the depot", "I promised the plan for Friday and she said they decide on Monday"],
)  # fmt: skip
def test_how_the_day_went_is_never_told_as_what_was_left_out(note: str) -> None:
    case = a_case(badly("Why us?"), left_out=(note,), evidence=())
    for kind, text in drafts(case).items():
        assert "What I left out is this" not in text, kind


def test_why_somebody_left_is_not_why_they_want_the_job() -> None:
    why = "I went because the guards were off the saw and I would not run it like that."
    letter = drafts(a_case(badly("Why did you leave Tarn?", wish=why)))["letter"]
    assert letter.count(why) == 1


def test_wanting_it_is_said_once_where_their_own_words_say_it() -> None:
    case = a_case(badly("Why do you want to work here?", wish="Yes. I want this kitchen and I want these hours."))
    letter = drafts(case)["letter"]
    assert letter.count("I want this kitchen and I want these hours.") == 1
    assert "Yes." not in letter
    assert "I want this job" not in letter


@pytest.mark.parametrize(("by", "known"), [(date(2026, 3, 8), False), (date(2026, 3, 20), True)])
def test_a_day_before_the_interview_is_no_day_they_decide(by: date, known: bool) -> None:
    voice = Voice(a_case(decision_by=by, decision_by_text=by.isoformat()), NOW)
    assert (voice.decision_day is not None) == known


@pytest.mark.parametrize(
    ("line", "spoken"),
    [
        ("Made a float rota; agency bills down by about a third ($2,100 a month to $1,400)",
         "At Osk I made a float rota. Agency bills went down by about a third, from $2,100 a month to $1,400."),
        ("Stock forecast for nine shops: waste from 11.2% to 7.4% in a year",
         "At Osk, with the stock forecast for nine shops, waste went from 11.2% to 7.4% in a year."),
        ("Early round pilot; late parcels 18% to 6% (Apr - Aug 2025)",
         "At Osk, with the early round pilot, late parcels went from 18% to 6%, between April and August 2025."),
        ("Cleared the cellar archive; average time to close and store a file cut from nine weeks to two",
         "At Osk I cleared the cellar archive. The average time to close and store a file was cut from nine weeks to two."),
        ("Set up shared vans; unplanned absence after midnight fell from 11% to 5%",
         "At Osk I set up shared vans. Unplanned absence after midnight fell from 11% to 5%."),
    ],
)  # fmt: skip
def test_a_line_that_named_no_act_is_still_said(line: str, spoken: str) -> None:
    told = speak(Evidence("e", line, "work[0].highlights[0]", "Osk", ended="2025-10"), where="Osk")
    assert told is not None
    assert " ".join(told) == spoken


@pytest.mark.parametrize(
    ("name", "notes", "short"),
    [
        ("Te Awa Flats", "te reo, Te Papa", "Te Awa Flats"),  # an article is no name
        ("Morrow & Daughter, Builders", "the roof at Morrow's", "Morrow's"),
        ("Tarn Foods Ltd", "what we did at Tarn", "Tarn"),
    ],
)
def test_an_organisation_is_called_what_people_call_it(name: str, notes: str, short: str) -> None:
    assert Voice(a_case(badly("How?", said=notes)), NOW).organisation(name) == short


@pytest.mark.parametrize(
    ("note", "said_of_it"),
    [
        ("Costs of the frame, minus 8 %", "you spoke about costs of the frame"),
        ("two harbour halls, permits", "you spoke about two harbour halls"),
        ("Ines able to sleep on a Monday night", "you said you wanted to be able to sleep on a Monday night"),
    ],
)
def test_a_second_note_behind_a_comma_is_not_read_out(note: str, said_of_it: str) -> None:
    tied = tie(Goal("g1", note, (Source("debrief", "goals[0]", note),)), ("Ines Duarte", "Ines"))
    assert tied is not None
    assert tied.said == said_of_it


@pytest.mark.parametrize(
    ("words", "telegram"),
    [
        ("The pump log for the dairy: 26 pumps, eleven years, cleaned in four months.", True),
        ("The breakfasts I set up, 30 drivers, three came back.", True),
        ("At Osk I mended the pump log in four months.", False),
        ("We cut it to four days, and it held.", False),
    ],
)
def test_a_note_that_names_a_thing_is_no_sentence(words: str, telegram: bool) -> None:
    assert is_telegram(words) == telegram


def test_a_verb_that_only_tells_when_makes_no_sentence() -> None:
    note = "All of the depot, the yard, when we stopped the vans"
    assert sayable(note, Source("debrief", "left_out[0]", note), a_case()) == []


@pytest.mark.parametrize(
    ("wish", "pointer", "kept"),
    [
        ("I met the drivers at five. Late trains fell from nine a week to two.", "here it is in writing.", "I met the drivers at five."),
        ("We tried it in March with the drivers. I met them at five each morning. Late trains fell from nine a week to two.",
         "the heart of it", "Late trains fell from nine a week to two."),
        ("I met the drivers at five with the list. I moved the first train for them. I did exactly that eleven times.",
         "the heart of it", "I moved the first train for them. I did exactly that eleven times."),
    ],
)  # fmt: skip
def test_the_heart_of_a_call_can_be_read_without_the_rest(wish: str, pointer: str, kept: str) -> None:
    case = a_case(
        badly("What would you do about late trains?", wish=wish), contact_rules="She said to ring 0161 496 0112"
    )
    letter = drafts(case)["letter"]
    assert pointer in letter
    assert kept in letter


# -- concern cards


def test_what_was_left_out_stands_on_the_card_of_its_question() -> None:
    question = badly("How would you handle the data from the pumps?")
    note = "The pump data at the dairy: eleven years, cleaned in four months"
    card = card_for("judgement", a_case(question, left_out=(note,), evidence=()))
    assert not card.leads_to_time
    assert said(card, "proof") == "I'd point to the pump data at the dairy: eleven years, cleaned in four months."


@pytest.mark.parametrize(
    ("answer", "proof"),
    [
        ("My boy is with me on Wednesdays. I could do the weekends, I've done one in four for two years.",
         "I could do the weekends, I've done one in four for two years."),
        ("My boy is with me on Wednesdays, so I could do the weekends if my mother can.", ""),  # a private reason stays theirs
        ("I said we would see.", ""),
    ],
)  # fmt: skip
def test_a_plain_yes_that_was_given_is_a_proof(answer: str, proof: str) -> None:
    case = a_case(badly("It's one weekend in three. Are you married, is anyone at home?", said=answer))
    made = next(
        one.draft
        for one in make_pack(case, now=NOW, calendar=CALENDAR, own_zone=UTC).drafts
        if one.draft.kind == "concern_cards"
    )
    card = next(one for one in made.cards if one.kind == "private")
    assert said(card, "proof") == proof
    assert card.leads_to_time == (not proof)


def test_words_used_in_the_call_come_before_words_still_to_be_found() -> None:
    wish = "I would take one and a half against the limit, tried on ten pieces, as we did it at Osk."
    case = a_case(badly("How would you proceed when the axle shows cracks?", wish=wish))
    made = next(
        one.draft
        for one in make_pack(case, now=NOW, calendar=CALENDAR, own_zone=UTC).drafts
        if one.draft.kind == "concern_cards"
    )
    card = next(one for one in made.cards if one.id == "judgement")
    assert wish in said(card, "proof")


def test_time_is_asked_for_with_what_answers_the_question() -> None:
    case = a_case(badly("How would you respond to a foreman who overrules your advice?"), evidence=())
    card = card_for("team_fit", case)
    assert card.what == "half a page on how I'd respond to a foreman who overrules my advice"
    assert "ask them first" not in " ".join(s.text for s in card.ask_time)


def test_what_comes_through_the_recruiter_is_no_part_of_what_is_sent() -> None:
    card = card_for("leadership", a_case(badly("How do you lead?"), evidence=()), channel="recruiter")
    assert [s.text for s in card.ask_time][1:3] == [
        "May I send you half a page on how I'd lead the team in the first month?",
        "You'd have it through the recruiter by noon tomorrow.",
    ]


def test_nobody_is_asked_to_wait_with_the_same_words_twice() -> None:
    case = a_case(badly("How do you lead?"))
    made = next(
        one.draft
        for one in make_pack(case, now=NOW, calendar=CALENDAR, own_zone=UTC).drafts
        if one.draft.kind == "concern_cards"
    )
    for card in made.cards:
        lead, ask = (" ".join(s.text for s in card.ask_time[at : at + 1]) for at in (0, 1))
        assert not ("proper answer" in lead and "proper answer" in ask)


@pytest.mark.parametrize(
    ("concern", "asked", "means"),
    [
        ("workload", "How would you prioritise when everything is late?", "So you can see how I go about it."),
        ("dismissal", "Why did you leave Tarn?", "I'd rather you heard that from me."),
    ],
)
def test_what_follows_a_proof_follows_the_question(concern: str, asked: str, means: str) -> None:
    wish = "I met the drivers at five and moved the first train, and it held all winter."
    card = card_for(concern, a_case(badly(asked, wish=wish)))
    assert said(card, "benefit") == means


def test_where_one_will_be_is_no_number_of_years() -> None:
    kept = replace(
        TILED,
        text="Took over the evening run and stayed until it was handed over; late orders fell from 31 a week to 2",
    )
    card = card_for("commitment_tenure", a_case(badly("Where do you see yourself in five years?"), evidence=(kept,)))
    assert said(card, "say_back", "stand") == (
        "So it's about where I see myself in five years. I can't tell you that for certain, and I'd rather not make it up."
    )


# -- the others


@pytest.mark.parametrize(("country", "verb"), [("US", "calling"), ("GB", "ringing")])
def test_a_friend_reads_it_in_the_english_of_the_place(country: str, verb: str) -> None:
    case = a_case(badly("How do you lead?"), contact_rules="She said to ring 0161 496 0112", country=country)
    brief = drafts(case)["adviser_brief"]
    assert f"I'm thinking of {verb} Ines Duarte" in brief


def test_a_note_of_a_question_is_not_called_the_question() -> None:
    case = a_case(badly("How would you lead forty people?"), badly("Biggest weakness", at=1))
    assert "They asked about this: “Biggest weakness”." in drafts(case)["adviser_brief"]


def test_a_thank_you_holds_nothing_that_could_raise_a_question() -> None:
    good = Assessment("yes", "yes", "yes", "yes")
    assert "If anything here raises a question" not in drafts(a_case(assessment=good))["thank_you"]
