"""Who is who, from labels, names and who asks; and two voices told apart where nobody labelled them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.domain.listen.names import likeness_of_names
from afterword.domain.listen.speakers import recover_speakers, who_is_who
from afterword.domain.transcript import Mark, Roles, Transcript, Turn

ASKING = ["So tell me about your current job.", "And how do you handle a busy shift?", "What would you do differently?"]
TELLING = [
    "Um, so I run the counter at a builders' merchant and I've been there for six years.",
    "I count what's waiting and I tell people how long it'll be, and then I just get on with it.",
    "I'd ask for the second till sooner. I left it till people were queuing out of the door.",
]


def talk(asks: str, answers: str) -> Transcript:
    turns = []
    for question, answer in zip(ASKING, TELLING, strict=True):
        turns += [(asks, question), (answers, answer)]
    return Transcript(tuple(Turn(place, who, text) for place, (who, text) in enumerate(turns)))


def who(roles: Roles) -> tuple[set[str], set[str], bool]:
    return set(roles.candidate), set(roles.interviewers), roles.sure


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Ilse Marchetti", "Ilse Marchetti"),
        ("Ilse", "Ilse Marchetti"),
        ("MARCHETTI, Ilse (Guest)", "Ilse Marchetti"),
        ("Ilse M.", "Ilse Marchetti"),
        ("Ilse Marchetti (she/her)", "Ilse Marchetti"),
        ("Ilsa Marchetti", "Ilse Marchetti"),
        ("Liz Penhaligon", "Elizabeth Penhaligon"),
        ("Bob", "Robert Achterberg"),
        ("Ana María's iPhone", "Ana Maria Quiroga"),
        ("Dr. Per Lindqvist", "Per Lindqvist"),
        ("ilse.marchetti@example.org", "Ilse Marchetti"),
    ],
)
def test_a_label_can_stand_for_a_name(label: str, name: str) -> None:
    assert likeness_of_names(label, name) >= 0.5


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Anna Kowal", "Anna Berger"),
        ("Marco Rossi", "Carlo Rossi"),
        ("B", "Beatriz Quint"),
        ("SPEAKER_00", "Simon Pegler"),
        ("Speaker 1", "Sam Peak"),
        ("Panel", "Pam Ellis"),
        ("", "Ilse"),
        ("Ilse", ""),
    ],
)
def test_another_label_cannot(label: str, name: str) -> None:
    assert likeness_of_names(label, name) < 0.5


@pytest.mark.parametrize(
    ("asks", "answers", "name"),
    [
        ("Ute Brandl", "Ilse Marchetti", "Ilse Marchetti"),
        ("Them", "Me", ""),
        ("Interviewer", "Speaker 2", ""),
        ("Ute", "You", "Ilse Marchetti"),
        ("Ilse Brandl", "Ilse Marchetti", "Ilse Marchetti"),
        ("Speaker A", "Speaker B", ""),
        ("SPEAKER_00", "SPEAKER_01", "Ilse Marchetti"),
        ("A", "B", "Ilse Marchetti"),
        ("Hiring Manager", "Ilse", "Ilse Marchetti"),
    ],
)
def test_the_candidate_is_found(asks: str, answers: str, name: str) -> None:
    assert who(who_is_who(talk(asks, answers), candidate=name)) == ({answers}, {asks}, True)


def test_interviewers_who_name_themselves_leave_one_voice() -> None:
    turns = (
        ("S1", "I'm Ute, I run the yard."),
        ("S2", "Hello there."),
        ("S3", "And I'm Olu."),
        ("S2", "Good to meet you."),
    )
    transcript = Transcript(tuple(Turn(place, who, text) for place, (who, text) in enumerate(turns)))
    assert who(who_is_who(transcript, interviewers=["Ute Brandl", "Olu Ade"])) == ({"S2"}, {"S1", "S3"}, True)


def test_the_names_of_the_interviewers_leave_one_label() -> None:
    assert who(who_is_who(talk("Ute B", "iPad 4"), interviewers=["Ute Brandl"])) == ({"iPad 4"}, {"Ute B"}, True)


def test_names_said_aloud_settle_numbered_voices() -> None:
    turns = (
        ("SPEAKER_00", "Morning. I'm Ute, I run the yard."),
        ("SPEAKER_01", "Hi Ute. I'm Ilse."),
        ("SPEAKER_00", "Okay."),
    )
    transcript = Transcript(tuple(Turn(place, who, text) for place, (who, text) in enumerate(turns)))
    assert who(who_is_who(transcript, candidate="Ilse Marchetti")) == ({"SPEAKER_01"}, {"SPEAKER_00"}, True)


def test_the_persons_own_correction_wins() -> None:
    roles = who_is_who(talk("Ute", "Ilse"), candidate="Ilse Marchetti", chosen={"Ute": "candidate", "Ilse": "other"})
    assert who(roles) == ({"Ute"}, set(), True)


def test_somebody_at_the_door_and_a_machine_are_nobodys_side() -> None:
    turns = [*talk("Ute", "Ilse").turns]
    turns += [Turn(6, "Otter.ai Notetaker", "Recording."), Turn(7, "Driver", "Where do you want these?")]
    roles = who_is_who(Transcript(tuple(turns)), candidate="Ilse Marchetti")
    assert who(roles) == ({"Ilse"}, {"Ute"}, True)


def test_without_a_question_in_sight_the_person_is_asked() -> None:
    transcript = Transcript((Turn(0, "X1", "The weather holds."), Turn(1, "X2", "It does.")))
    roles = who_is_who(transcript)
    assert (set(roles.candidate), roles.sure) == (set(), False)
    assert roles.why


def cues(seconds: bool) -> Transcript:
    """The same talk as captions without labels, cut in the middle of sentences."""
    turns: list[Turn] = []
    for said in (one for pair in zip(ASKING, TELLING, strict=True) for one in pair):
        words = said.split()
        for place in range(0, len(words), 7):
            number = len(turns)
            mark = Mark(0, f"00:{number:02}", 3.0 * number if seconds else None)
            turns.append(Turn(number, "", " ".join(words[place : place + 7]), (mark,)))
    return Transcript(tuple(turns), "srt", False)


@pytest.mark.parametrize("seconds", [True, False])
def test_two_voices_are_told_apart(seconds: bool) -> None:
    recovered = recover_speakers(cues(seconds))
    assert [turn.speaker for turn in recovered.turns] == ["Speaker 1", "Speaker 2"] * 3
    assert [turn.text for turn in recovered.turns[:3]] == [ASKING[0], TELLING[0], ASKING[1]]
    assert who(who_is_who(recovered)) == ({"Speaker 2"}, {"Speaker 1"}, False)


def test_time_stamps_stay_where_they_were() -> None:
    recovered = recover_speakers(cues(True))
    answer = recovered.turns[1]
    assert answer.start_at() == "00:01"
    assert answer.start_at(answer.text.index("six years")) == "00:03"


def test_a_labelled_transcript_comes_back_as_it_is() -> None:
    transcript = talk("Ute", "Ilse")
    assert recover_speakers(transcript) is transcript


@settings(deadline=None)
@given(st.lists(st.text(alphabet="ab ?.,!>-\n'IyouWhat", max_size=60), max_size=12))
def test_no_word_is_lost_whatever_the_paper_says(texts: list[str]) -> None:
    transcript = Transcript(tuple(Turn(place, "", text) for place, text in enumerate(texts)), "plain", False)
    recovered = recover_speakers(transcript)
    assert " ".join(turn.text for turn in recovered.turns).split() == " ".join(texts).split()
    assert [turn.position for turn in recovered.turns] == list(range(len(recovered.turns)))
