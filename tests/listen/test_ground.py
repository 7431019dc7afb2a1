"""Private ground in single sentences: wordings of many regions, and the fair ones beside them. All invented."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from afterword.domain.diagnose.ground import ground_in
from afterword.domain.knowledge import topics
from afterword.domain.knowledge.entry import KnowledgeError, packaged
from afterword.domain.knowledge.ground import check_ground, ground, load_ground
from afterword.domain.text import sentences

WORDINGS = Path(__file__).parents[2] / "eval" / "wordings" / "private.yaml"

PRIVATE = [
    ("pregnancy_family", False, "", "Any kids?"),
    ("pregnancy_family", False, "", "Have you bairns yourself?"),
    ("pregnancy_family", False, "", "Who minds the wee ones when you're on a late?"),
    ("pregnancy_family", False, "", "What age is your youngest now?"),
    ("pregnancy_family", True, "", "How are you fixed at home?"),
    ("marital_status", False, "", "Does your fella work shifts as well?"),
    ("marital_status", False, "", "Is it Miss or Mrs?"),
    ("marital_status", True, "", "Is there somebody special keeping you down there?"),
    ("age_retirement", False, "", "You must be coming up to sixty?"),
    ("age_retirement", False, "", "Which batch are you?"),
    ("age_retirement", True, "They're all in their twenties here.", "Would you not feel a bit out of place?"),
    ("health_disability", False, "", "Do you smoke?"),
    ("health_disability", False, "", "Is the asthma under control?"),
    ("religion_belief", False, "", "Which mosque do you go to?"),
    ("religion_belief", True, "The Christmas lunch is a hog roast.", "You'd be all right with that?"),
    ("origin_language", False, "", "Where are your people from?"),
    ("origin_language", False, "", "What's your native place?"),
    ("nationality_immigration", False, "", "What visa are you on?"),
    ("origin_language", False, "", "What was the home language?"),
    ("pregnancy_family", False, "", "What would the children do when you're on nights?"),
    ("sex_gender", False, "", "How would you manage a yard full of men, as a woman?"),
    ("orientation_identity", False, "", "Is that a he or a she?"),
    ("criminal_record", False, "", "Were you ever in trouble with the guards?"),
    ("salary_history", False, "", "What's your present in-hand?"),
    ("protected_activity", False, "", "Have you ever taken an employer to a tribunal?"),
    ("military_service", False, "", "Are you still in the reserves?"),
    ("credit", False, "", "Do you have any debts?"),
    ("politics_associations", False, "", "Which way did you vote?"),
    ("marital_status", False, "", "Was there lobola paid yet, may I ask?"),
    ("age_retirement", False, "", "How many more harvests have you got in you?"),
    ("health_disability", False, "", "You're going easy on that right shoulder."),
    ("religion_belief", False, "", "You were educated by the nuns, were you?"),
    ("origin_language", False, "", "Where's home, then, originally?"),
    ("salary_history", False, "", "What's the garage paying you?"),
    ("protected_activity", False, "", "Did you down tools with the others?"),
    ("nationality_immigration", True, "They put the last lad on a plane.", "You've none of that hanging over you?"),
]

FAIR = [
    "What would the pupils, what would the children say about you?",
    "We do home language at snack time.",
    "What did you land at in the end, against quota?",
    "How is it for you when the others sit in two offices and you hardly see them?",
    "And your weakness, what would your husband say?",
    "Why would anybody move when you're at one twenty of target?",
    "We've one more girl to see tomorrow and then you'll hear, what, by Friday?",
    "My wife started this place with me in the nineties.",
    "We have a crèche on the ground floor.",
    "How would you tell a family that their mother's operation is put off?",
    "What's the age of the system you look after?",
    "What salary do you have in mind?",
    "Are you authorised to work here, or would you need sponsorship?",
    "Did your team retire the old booking system?",
    "Have you worked with children who don't speak yet?",
    "Which partner agency ran the campaign?",
    "How do you handle a complaint from a guest?",
    "You'd be lifting twenty kilos, is that all right?",
    "Do you have experience in credit control?",
    "What's the pension like where the drivers are?",
    "How did the election desk cope that night?",
    "Give me a ring on Thursday if anything comes up, will you?",
    "How are you with kids?",
    "And the job's on your feet, and you're lifting up to forty pounds.",
    "A girl in the infants tells you she doesn't want to go home.",
    "This boiler is older than half the crew, so you have to coax it.",
    "So what happens next is, we see two more people on Monday.",
    "Is your passport valid for the trip to the plant?",
]


@pytest.mark.parametrize(("topic", "veiled", "before", "sentence"), PRIVATE)
def test_the_ground_is_told_with_its_topic_and_words(topic: str, veiled: bool, before: str, sentence: str) -> None:
    found = ground_in(sentence, before)
    assert found is not None
    assert (found.topic, found.veiled) == (topic, veiled)
    assert 0 <= found.start < found.end <= len(sentence)


@pytest.mark.parametrize("sentence", FAIR)
def test_what_the_job_is_about_is_not_private(sentence: str) -> None:
    assert ground_in(sentence) is None


def test_a_question_that_takes_up_nothing_is_fair() -> None:
    assert ground_in("Would you not feel a bit out of place?") is None


def test_nothing_is_found_in_nothing() -> None:
    assert ground_in("") is None
    assert ground_in("…") is None


def test_the_words_of_the_ground_are_exact_whatever_fills_the_pauses() -> None:
    sentence = "And, um, are you, you know, are you married then?"
    found = ground_in(sentence)
    assert found is not None
    assert "married" in sentence[found.start : found.end]


def test_each_topic_of_the_ground_is_a_protected_topic() -> None:
    assert set(ground().topics) <= set(topics())


def test_an_unknown_group_of_words_is_a_mistake_of_the_file() -> None:
    text = packaged("private_ground.yaml").replace("{spouse}", "{spouses}", 1)
    with pytest.raises(KnowledgeError, match="spouses"):
        load_ground(text)


def test_a_wording_that_is_not_sound_is_a_mistake_of_the_file() -> None:
    text = packaged("private_ground.yaml").replace('"(same boat)"', '"same do~"', 1)
    held, _ = load_ground(text)
    with pytest.raises(KnowledgeError, match="too short"):
        check_ground(held)


def test_the_bank_of_wordings_does_not_get_worse() -> None:
    """The measured floor on wordings written apart from the rules: most are heard, and hardly a fair one.

    By words alone: many of them fish in ways no list foresees, and those are left to the heads.
    """
    bank = [item for item in yaml.safe_load(WORDINGS.read_text(encoding="utf-8")) if item["set"] == "dev"]
    heard = [item for item in bank if _heard(item["text"])]
    private = [item for item in bank if item["topic"] != "none"]
    assert len([item for item in heard if item["topic"] != "none"]) >= 0.87 * len(private)
    assert len([item for item in heard if item["topic"] == "none"]) <= 5


def _heard(text: str) -> bool:
    said = sentences(text)
    return any(ground_in(one, " ".join(said[max(0, place - 2) : place])) for place, one in enumerate(said))
