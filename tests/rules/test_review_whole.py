"""Checks that look at a whole draft: open slots, length, time, repetition, what a voicemail may hold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from afterword.domain.compose.draft import Draft, DraftKind, Sentence, Slot
from afterword.domain.interview import METHOD, Case, Evidence, Exchange, Interview, Source
from afterword.domain.knowledge import avoid
from afterword.domain.review import Check, review, speaking_seconds, speaking_seconds_of

CASE = Case(
    interview=Interview(
        exchanges=(
            Exchange(0, asked="How long would you stay?", landed="badly", wish_said="I finish the things I begin."),
            Exchange(1, asked="Why us?", landed="unsure"),
            Exchange(2, asked="Nights?", landed="badly"),
            Exchange(3, asked="What is a fair rota?", landed="well"),
        ),
        left_out=("The returns project, with the warehouse lead, fourteen months",),
    ),
    evidence=(Evidence("e1", "Cut returns clearance by rebuilding the cage and the intake", "work[0].highlights[0]"),),
)


def asked(number: int) -> Source:
    return CASE.interview.exchanges[number].source("asked")


def sentence(key: str, text: str, *sources: Source, part: str = "body", edited: bool = False) -> Sentence:
    return Sentence(key, part, text, sources or (METHOD,), edited=edited)


def draft(kind: DraftKind, *sentences: Sentence) -> Draft:
    return Draft(kind, sentences)


def checks(given: Draft, rule: str, case: Case = CASE, others: tuple[Draft, ...] = ()) -> list[Check]:
    return [check for check in review(given, case, others) if check.rule == rule]


SLOT = Sentence("slot", "end", "[What stayed with you?]", (METHOD,), Slot("stayed", "What stayed with you?"))


def test_an_open_slot_blocks_once_and_asks_its_question() -> None:
    found = checks(draft("letter", SLOT, replace(SLOT, key="again")), "open_slot")
    assert [(check.severity, check.quote, check.sentence) for check in found] == [
        ("block", "[What stayed with you?]", "slot")
    ]
    assert "What stayed with you?" in found[0].message


def test_what_blocks_comes_first() -> None:
    given = draft("letter", sentence("a", "Thank you!"), sentence("b", "I beg you."), SLOT)
    severities = [check.severity for check in review(given, CASE)]
    assert severities == sorted(severities, key=["block", "confirm", "warn"].index)


def test_one_apology_is_enough() -> None:
    first, second = sentence("a", "I'm sorry I rang at noon."), sentence("b", "I apologise for the line, too.")
    assert checks(draft("letter", first), "over_apology") == []
    found = checks(draft("letter", first, second), "over_apology")
    assert [(check.sentence, check.severity) for check in found] == [("b", "warn")]


def test_two_answers_may_be_reopened_in_a_letter_and_not_a_third() -> None:
    told = [sentence(f"s{n}", "You put a question to me.", asked(n)) for n in range(3)]
    assert checks(draft("letter", *told[:2], told[0]), "fault_list") == []
    found = checks(draft("letter", *told), "fault_list")
    assert [(check.severity, check.sentence) for check in found] == [("block", "s2")]


def test_an_answer_that_went_well_is_not_reopened_by_naming_it() -> None:
    named = [sentence(f"s{n}", "You put a question to me.", asked(n)) for n in (0, 1, 3)]
    assert checks(draft("letter", *named), "fault_list") == []


def test_reopening_in_ones_own_words_counts() -> None:
    own = [sentence(f"s{n}", "You asked me about something else.", edited=True) for n in range(3)]
    assert checks(draft("letter", *own), "fault_list")


def test_a_call_carries_one_point() -> None:
    told = [sentence(f"s{n}", "You put a question to me.", asked(n)) for n in range(2)]
    assert [check.severity for check in checks(draft("call_card", *told), "one_point")] == ["warn"]
    assert checks(draft("call_card", told[0]), "one_point") == []


def test_a_letter_that_could_be_to_anyone_is_said_to_be_so() -> None:
    anyone = draft("letter", sentence("a", "Thank you for your time."))
    assert [check.quote for check in checks(anyone, "generic")] == [""]
    assert checks(draft("letter", sentence("a", "I came back to the rota.", asked(3))), "generic") == []
    typed = sentence("a", "The packing line smelt of cedar and wet cardboard on Tuesday.", edited=True)
    assert checks(draft("letter", typed), "generic") == []
    assert checks(draft("courteous_close", sentence("a", "Thank you.")), "generic") == []
    assert checks(draft("letter", sentence("a", "Thank you."), SLOT), "generic") == []


def test_a_point_made_in_the_call_is_only_pointed_to_in_the_letter() -> None:
    full = "At Corvo I rebuilt the cage, moved the intake, trained two leads and wrote the weekly count sheet."
    card = draft("call_card", sentence("answer.1", full))
    letter = draft("letter", sentence("clarify.1", full), sentence("clarify.2", "As I said on the phone."))
    called = replace(CASE, called=True)
    assert [check.sentence for check in checks(letter, "clarifies_twice", called, (card,))] == ["clarify.1"]
    assert checks(letter, "clarifies_twice", CASE, (card,)) == []
    assert checks(letter, "clarifies_twice", called, ()) == []


@pytest.mark.parametrize(
    "holding",
    [
        sentence("a", "I cut it.", CASE.evidence[0].source),
        sentence("a", "I finish things.", CASE.interview.exchanges[0].source("wish_said")),
        sentence("a", "I rebuilt the cage and the intake, and returns clearance was cut.", edited=True),
        sentence("a", "There was the returns project of fourteen months with the warehouse lead.", edited=True),
    ],
)
def test_a_voicemail_never_holds_the_answer(holding: Sentence) -> None:
    found = checks(draft("voicemail", sentence("who", "This is Lena."), holding), "voicemail_holds_answer")
    assert [(check.severity, check.sentence) for check in found] == [("block", "a")]


def test_a_voicemail_may_name_the_reason() -> None:
    said = sentence("a", "There is one answer I'd like to complete, and it takes two minutes.", asked(0))
    assert checks(draft("voicemail", said), "voicemail_holds_answer") == []


def of_words(count: int) -> Sentence:
    return sentence("a", " ".join(["word"] * count) + ".", asked(3))


@pytest.mark.parametrize(
    ("kind", "words", "warned"),
    [
        ("letter", 249, True),
        ("letter", 250, False),
        ("letter", 400, False),
        ("letter", 401, True),
        ("thank_you", 79, True),
        ("thank_you", 150, False),
        ("thank_you", 151, True),
        ("bridge_email", 60, False),
        ("adviser_brief", 900, False),
    ],
)
def test_length(kind: DraftKind, words: int, warned: bool) -> None:
    found = checks(draft(kind, of_words(words)), "length")
    assert [check.severity for check in found] == (["warn"] if warned else [])


def test_a_draft_with_open_slots_is_not_called_too_short() -> None:
    assert checks(draft("letter", of_words(20), SLOT), "length") == []
    assert checks(draft("letter", of_words(500), SLOT), "length")


def test_speaking_time() -> None:
    assert speaking_seconds_of("") == 0
    assert speaking_seconds_of("word " * 140) == 60  # the pace of the timing file
    assert speaking_seconds_of("word " * 139 + "word.") == 60  # and a breath
    assert speaking_seconds_of("0161 496 0177") == 4  # eleven figures, one by one
    assert speaking_seconds_of("1,140 parcels in 2019") < speaking_seconds_of("0161 496 0177 parcels in the year")
    spoken = draft("call_card", sentence("a", "word " * 70, part="one"), sentence("b", "word " * 70, part="two"), SLOT)
    assert speaking_seconds(spoken) == 60


def opening(words: int) -> Sentence:
    return sentence("opening.who", " ".join(["word"] * words) + ".", part="opening")


@pytest.mark.parametrize(
    ("words", "opens", "quotes"),
    [
        (200, 30, []),
        (200, 50, ["opening.who"]),
        (40, 30, [None]),
        (620, 30, [None]),
        (620, 60, ["opening.who", None]),
    ],
)
def test_the_time_of_a_call(words: int, opens: int, quotes: list[str | None]) -> None:
    found = checks(draft("call_card", opening(opens), of_words(words)), "speaking_time")
    assert [check.sentence for check in found] == quotes


@pytest.mark.parametrize(("words", "warned"), [(20, True), (60, False), (100, True)])
def test_the_time_of_a_voicemail(words: int, warned: bool) -> None:
    assert bool(checks(draft("voicemail", of_words(words)), "speaking_time")) is warned


def test_a_short_call_with_open_slots_is_not_hurried() -> None:
    assert checks(draft("call_card", of_words(20), SLOT), "speaking_time") == []
    assert checks(draft("voicemail", of_words(20), SLOT), "speaking_time") == []


def test_asides_are_read_as_well() -> None:
    aside = (("gatekeeper", (sentence("aside.1", "I beg you to put me through to Bernadette."), SLOT)),)
    given = Draft("call_card", (of_words(200),), asides=aside)
    assert [check.sentence for check in checks(given, "desperation")] == ["aside.1"]
    assert [check.quote for check in checks(given, "new_false_fact")] == ["Bernadette"]


def test_the_brief_to_a_friend_may_say_what_went_wrong() -> None:
    text = "I stumbled, I was so nervous, I'm sorry, sorry; that was my last chance!"
    rules = {check.rule for check in review(draft("adviser_brief", sentence("a", text)), CASE)}
    assert rules == set()


def test_private_facts_are_asked_about_wherever_they_stand() -> None:
    text = "I am pregnant, and it is due in May."
    for kind in ("letter", "call_card", "adviser_brief"):
        found = checks(draft(kind, sentence("a", text)), "private_fact")
        assert found
        assert {check.severity for check in found} == {"confirm"}
        assert all(check.quote in text for check in found)


def test_a_number_to_ring_is_no_wage() -> None:
    assert checks(draft("voicemail", sentence("a", "I'm on 0161 496 0112, or +44 161 496 0112.")), "private_fact") == []
    assert checks(draft("letter", sentence("a", "I'm on 41,000 a year.")), "private_fact")


def test_every_rule_of_the_knowledge_is_carried_out() -> None:
    """A rule that is added to the knowledge must be added to the review, or this fails."""
    carried_out = {
        "over_apology", "restates_fault", "fault_list", "desperation", "argue_decision", "unkeepable_promise",
        "unprovable_superlative", "private_fact", "accuse_interviewer", "new_false_fact", "gifts", "insider_pressure",
        "unanswered_stack", "same_point_twice", "generic", "stock_phrase", "exclamation",
        "asks_why", "reproach", "too_many_questions", "commits_early",
        "asks_for_work", "to_anyone",
    }  # fmt: skip
    assert set(avoid()) == carried_out
