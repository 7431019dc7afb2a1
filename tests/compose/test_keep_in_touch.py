"""Notes to keep in touch, read as wholes: the person's own sentences, something for them, and nothing asked for."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from afterword.domain.compose.draft import Draft
from afterword.domain.compose.keep_in_touch import (
    BRINGS,
    NoteWords,
    Offered,
    asks,
    compose_keep_in_touch,
    is_whole,
    reworded,
)
from afterword.domain.compose.voice import Voice
from afterword.domain.interview import Candidate, Case, Interview, Person
from afterword.domain.review.note import review_note

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
TAMSIN = Person("Tamsin Ferrier")
LATELY = date(2026, 9, 1)


def case_with(person: Person = TAMSIN, **changes: str) -> Case:
    met = Interview(interviewers=(person,), role="Night shift lead", starts_at=datetime(2026, 5, 12, 14, tzinfo=UTC))
    return Case(interview=met, candidate=Candidate(name="Wenna Curnow", **changes), country="GB")  # type: ignore[arg-type]


def note(case: Case, **words: object) -> Draft:
    given_words = NoteWords(**{"last_contact": LATELY, **words})  # type: ignore[arg-type]
    return compose_keep_in_touch(case, given_words, Voice(case, NOW))


def rules(draft: Draft, case: Case) -> set[tuple[str, str]]:
    return {(check.severity, check.rule) for check in review_note(draft, case)}


@pytest.mark.parametrize(
    ("words", "reads"),
    [
        (
            {
                "brings": "news",
                "about": "started at Hollis in June, running nights",
                "why_them": "You asked how I’d keep drivers through a winter. We lost one of eleven so far",
            },
            "I started at Hollis in June, running nights. You asked how I’d keep drivers through a winter. "
            "We lost one of eleven so far.",
        ),
        (
            {
                "brings": "article",
                "about": "the piece in Thursday’s Courier on the Rye tannery",
                "why_them": "you said the effluent rules would finish the small ones first. It says nine have closed.",
            },
            "I read the piece in Thursday’s Courier on the Rye tannery. You said the effluent rules would finish the "
            "small ones first. It says nine have closed.",
        ),
        (
            {"brings": "congratulation", "about": "the new ward", "why_them": "You told me it was drawn four times."},
            "Congratulations on the new ward. You told me it was drawn four times.",
        ),
        (
            {
                "brings": "congratulation",
                "about": "I read that the new ward is open.",
                "why_them": "You told me it was drawn four times.",
            },
            "I read that the new ward is open. Congratulations. You told me it was drawn four times.",
        ),
        (
            {
                "brings": "thanks",
                "about": "say the figure first",
                "why_them": "I did at Corran last week, thank you, and they stopped me to write it down.",
            },
            "You advised me to say the figure first. I did at Corran last week, thank you, and they stopped me to "
            "write it down.",
        ),
        (
            {
                "brings": "opening",
                "about": "I run the late desk at Corran, alone on Sundays, and will apply.",
                "why_them": "You said it needs someone who can be alone with it.",
                "offered": Offered("Late Desk Editor (m/f/d)", "Rye"),
            },
            "I saw the Late Desk Editor job in Rye on your page. I run the late desk at Corran, alone on Sundays, and "
            "will apply. You said it needs someone who can be alone with it.",
        ),
    ],
)
def test_a_note_is_the_persons_own_sentences(words: dict[str, object], reads: str) -> None:
    case = case_with()
    draft = note(case, **words)
    body = [sentence for sentence in draft.sentences if sentence.part == "body"]
    assert " ".join(sentence.text for sentence in body) == reads
    assert draft.sentences[0].text == "Dear Tamsin,"
    assert draft.sentences[-1].text == "Wenna Curnow"
    assert not draft.slots
    assert not any(severity == "block" for severity, _rule in rules(draft, case))


def test_what_was_never_told_is_asked_for_and_keeps_the_note_at_home() -> None:
    case = case_with()
    for brings in BRINGS:
        draft = note(case, brings=brings)
        assert [slot.id for slot in draft.slots] == ["note.about", "note.why_them"]
        assert draft.slots == asks(brings, "Tamsin")
        assert ("block", "open_slot") in rules(draft, case)
    fragment = note(case, brings="news", about="new job, nights", why_them="You asked about nights.")
    assert "“new job, nights”" in fragment.slots[0].question
    bare = note(case, brings="article", about="https://courier.example/tannery", why_them="You spoke of it.")
    assert "address alone" in bare.slots[0].question


def test_an_address_stays_as_it_is_and_their_your_is_not_turned_about() -> None:
    case = case_with()
    linked = note(
        case, brings="article", about="I read this on Sunday. https://courier.example/rye", why_them="You asked."
    )
    assert "I read this on Sunday. https://courier.example/rye You asked." in linked.text
    advice = note(case, brings="thanks", about="tell them your figure first", why_them="I did.")
    assert "You told me: “Tell them your figure first.” I did." in advice.text
    assert "to keep it short" in note(case, brings="thanks", about="to keep it short", why_them="I did.").text


def test_the_subject_is_plain_or_their_own() -> None:
    case = case_with()
    subjects = [note(case, brings=brings).subject for brings in BRINGS]
    assert subjects == [
        "News from Wenna Curnow",
        "Something I read",
        "Congratulations",
        "What came of your advice",
        "A job of yours",
    ]
    assert note(case, brings="news", subject=" Nine docks ").subject == "Nine docks"
    unknown = note(Case(interview=Interview()), brings="opening", offered=Offered(" "))
    assert unknown.sentences[0].text == "Hello,"
    assert note(Case(interview=Interview()), brings="news").subject == "Some news"


def test_after_long_it_says_when_they_met() -> None:
    case = case_with()
    long_ago = note(
        case, brings="news", about="I run nights now.", why_them="You asked.", last_contact=date(2026, 5, 20)
    )
    assert "We met in May about the night shift lead job." in long_ago.text
    assert "We met" not in note(case, brings="news", about="I run nights now.", why_them="You asked.").text
    earlier = Case(interview=Interview(interviewers=(TAMSIN,), starts_at=datetime(2025, 5, 12, tzinfo=UTC)))
    assert "We met in May 2025 about the job." in note(earlier, brings="news", last_contact=None).text
    ahead = Case(interview=Interview(interviewers=(TAMSIN,), starts_at=datetime(2027, 5, 12, tzinfo=UTC)))
    assert "We met" not in note(ahead, brings="news", last_contact=None).text


@pytest.mark.parametrize(
    "asking",
    [
        "Do you have any openings?",
        "Are there any jobs at your place?",
        "Are you hiring?",
        "Please keep me in mind.",
        "Tell me if anything comes up.",
        "I am still looking for work.",
        "I'm looking for a new job.",
        "I have attached my CV.",
        "Could you put in a word?",
    ],
)
def test_asking_for_work_is_stopped(asking: str) -> None:
    case = case_with()
    assert ("block", "asks_for_work") in rules(reworded(f"Dear Tamsin,\n\nYou said nine docks. {asking}", ""), case)


@pytest.mark.parametrize(
    "fine",
    [
        "You are looking for a night lead, I see.",
        "I found work at Hollis.",
        "You said that any driver can learn the yard.",
        "The job you gave me to think about stayed with me.",
        "I keep your nine docks in mind when I plan.",
    ],
)
def test_what_only_sounds_like_it_is_not(fine: str) -> None:
    assert "asks_for_work" not in {rule for _severity, rule in rules(reworded(fine, ""), case_with())}


def test_what_could_go_to_anyone_is_said() -> None:
    case = case_with()
    found = rules(reworded("Dear Tamsin,\n\nJust checking in. How are you doing? Happy New Year.", ""), case)
    assert ("warn", "to_anyone") in found
    nothing = rules(reworded("Dear Tamsin,\n\nI run nights at Hollis. I like it. I start early.\n\nWenna", ""), case)
    assert ("confirm", "not_for_them") in nothing
    only_i = note(case, brings="news", about="I run nights.", why_them="I heard your docks are full. I am glad.")
    assert ("warn", "all_about_me") in rules(only_i, case)


def test_length_is_about_the_body() -> None:
    case = case_with()
    long = note(case, brings="news", about="I run nights now. " * 25, why_them="You asked.")
    assert ("warn", "length") in rules(long, case)
    assert ("warn", "length") in rules(reworded("Dear Tamsin,\n\nYou were right.", ""), case)
    right = "You said nine docks would be plenty, and they built fourteen of them at Rye last month. " * 3
    assert "length" not in {rule for _severity, rule in rules(reworded(right, ""), case)}


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("I run nights at Hollis now", True),
        ("The depot opened in May", True),
        ("Fourteen docks at Rye now stand.", True),
        ("Spring came early at Rye.", True),
        ("Building at Rye is done", True),
        ("During the peak we ran two lines", True),
        ("running nights at Hollis", False),
        ("To keep it short", False),
        ("promoted to lead in May", False),
        ("say the figure first", False),
        ("new job, nights", False),
        ("", False),
    ],
)
def test_whether_it_can_be_said_as_it_stands(text: str, whole: bool) -> None:
    assert is_whole(text) is whole


own = some.text(alphabet=some.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=120)


@given(some.sampled_from(BRINGS), own, own, some.none() | some.builds(Offered, own, own))
def test_every_sentence_has_a_source_and_no_word_is_lost(brings: str, about: str, why: str, offered: object) -> None:
    case = case_with()
    draft = note(case, brings=brings, about=about, why_them=why, offered=offered)
    quoted = {"note.about": about, "note.why_them": why}
    for sentence in draft.sentences:
        assert sentence.sources
        for source in sentence.sources:
            if source.ref in quoted:
                assert source.quote in quoted[source.ref]
    review_note(draft, case)
    review_note(reworded(about, why), case)


@pytest.mark.parametrize(
    ("brings", "about", "why", "reads"),
    [
        ("news", "got my charter", "you told me to", "I got my charter. You told me to."),
        ("news", "working for the trust since May", "You asked.", "I’ve been working for the trust since May. You asked."),
        ("news", "still at Dunmore", "You asked.", "I’m still at Dunmore. You asked."),
        ("article", "a podcast on gear noise", "You asked.", "I heard a podcast on gear noise. You asked."),
        ("article", "saw a talk on gear noise", "You asked.", "I saw a talk on gear noise. You asked."),
        ("article", "Read that the report is out.", "You asked.", "I read that the report is out. You asked."),
        ("congratulation", "heard you made partner", "You meant to.", "I heard you made partner. Congratulations. You meant to."),
        ("congratulation", "20 years at Karrow", "You told me of the first.", "Congratulations on 20 years at Karrow. You told me of the first."),
        ("thanks", "dont play it cool", "told them, and thank you.", "You told me: “Don’t play it cool.” I told them, and thank you."),
        ("thanks", "that I should slow down", "Thank you, it helped.", "You told me that I should slow down. Thank you, it helped."),
        ("thanks", "give a number", "Two talks, one offer, thank you.", "You advised me to give a number. Two talks, one offer, thank you."),
        ("opening", "because I have the ticket now and will apply", "You asked for it.", "I have the ticket now and will apply. You asked for it."),
    ],
)  # fmt: skip
def test_a_fragment_goes_where_it_makes_grammar(brings: str, about: str, why: str, reads: str) -> None:
    draft = note(case_with(), brings=brings, about=about, why_them=why)
    assert " ".join(s.text for s in draft.sentences if s.part == "body") == reads
    assert not draft.slots


@pytest.mark.parametrize(
    "why", ["the mailroom", "nine docks", "that it was yours", "you", "needed somebody with a ticket"]
)
def test_a_thing_alone_is_asked_for_as_a_sentence(why: str) -> None:
    draft = note(case_with(), brings="news", about="Nothing has changed here.", why_them=why)
    assert [slot.id for slot in draft.slots] == ["note.why_them"]
    assert why in draft.slots[0].question
    assert note(case_with(), brings="news", about="nothing much, still here", why_them="You asked.").slots


def test_a_job_is_named_as_one_says_it() -> None:
    offered = Offered("night lead - depot 4", "Remote")
    draft = note(case_with(), brings="opening", about="I will apply.", why_them="You asked.", offered=offered)
    assert "I saw the night lead job on your page." in draft.text
    assert draft.subject == "Night lead - depot 4"
