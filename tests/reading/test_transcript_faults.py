"""What goes wrong in real transcripts: what is still read, and the sentence that says what was passed over."""

from __future__ import annotations

import json

import pytest

from afterword.domain.transcript import Transcript
from afterword.reading.transcript import LIMIT, read_transcript
from tests.reading.test_transcript_forms import read, told


def tell(data: str | bytes) -> tuple[Transcript | None, list[str]]:
    transcript, problems = read_transcript(data if isinstance(data, bytes) else data.encode(), "t")
    assert all(problem.file == "t" for problem in problems)
    return transcript, [f"{problem.line}: {problem.message}" for problem in problems]


# -- times


def test_times_without_hours_and_with_a_comma() -> None:
    text = "WEBVTT\n\n00:01,5 --> 00:02,0\nNgozi: Why us?\n\n1:02:03.004 --> 1:02:04\nLena: The line.\n"
    transcript = read(text)
    assert told(transcript) == "00:01,5 Ngozi: Why us?\n1:02:03.004 Lena: The line."
    assert [turn.marks[0].seconds for turn in transcript.turns] == [1.5, 3723.004]


def test_overlapping_talk_is_put_in_order() -> None:
    cues = [
        ("00:00:05.000", "Ngozi", "Why us?"),
        ("00:00:09.000", "Ngozi", "Good."),
        ("00:00:07.000", "Lena", "The line."),
    ]
    text = "WEBVTT\n\n" + "".join(f"{at} --> {at}\n<v {who}>{said}</v>\n\n" for at, who, said in cues)
    assert told(read(text)) == "00:00:05.000 Ngozi: Why us?\n00:00:07.000 Lena: The line.\n00:00:09.000 Ngozi: Good."


def test_a_second_recording_stays_behind_the_first() -> None:
    cues = [
        ("00:10:00.000", "Why us?"),
        ("00:20:00.000", "The line."),
        ("00:00:03.000", "Are we back?"),
        ("00:00:09.000", "Yes."),
    ]
    text = "WEBVTT\n\n" + "".join(f"{at} --> {at}\n{said}\n\n" for at, said in cues)
    assert [turn.text for turn in read(text).turns] == ["Why us?", "The line.", "Are we back?", "Yes."]


def test_a_clock_is_no_time_in_the_recording() -> None:
    assert read("[Ngozi] 11:02:09\nWhy us?\n\n[Lena] 11:02:13\nThe line.\n").turns[0].marks[0].seconds is None
    plain = read("[2:03 PM] Ngozi: Why us?\n[2:04 PM] Lena: The line.\n")
    assert [(turn.marks[0].start, turn.marks[0].seconds) for turn in plain.turns] == [
        ("2:03 PM", None),
        ("2:04 PM", None),
    ]
    assert (
        read("14:03 Ngozi: Why us?\n14:04 Lena: The line.\n").turns[0].marks[0].seconds == 14 * 60 + 3
    )  # minutes, it seems
    assert read("14:03:10 Ngozi: Why us?\n14:04:00 Lena: The line.\n").turns[0].marks[0].seconds is None


def test_half_a_time() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\nWhy us?\n\n2\n00:00:03,000 --> 00:00:04,000\nThe line.\n\n3\n00:00:0"
    transcript, problems = tell(text)
    assert transcript is not None
    assert told(transcript) == "00:00:01,000 : Why us?\n00:00:03,000 : The line."
    assert problems == ["10: The time on this line is not complete, so it was passed over; the words were kept."]


def test_captions_without_blank_lines_or_numbers() -> None:
    text = (
        "WEBVTT\n00:01.000 --> 00:02.000\nWhy us?\n00:03.000 --> 00:04.000\nThe line.\n00:05.000 --> 00:06.000\n2026\n"
    )
    assert told(read(text)) == "00:01.000 : Why us?\n00:03.000 : The line.\n00:05.000 : 2026"


def test_captions_that_lost_their_times() -> None:
    assert told(read("WEBVTT\n\nNgozi: Why us?\nLena: The line.\n")) == "Ngozi: Why us?\nLena: The line."


@pytest.mark.parametrize(
    "head",
    [
        "WEBVTT\nNOTE\nNgozi: this was never said\n",
        "WEBVTT - a title\nNOTE made by hand\nLena: nor was this\n",
        "WEBVTT\nKind: captions\nLanguage: en\n",
        "WEBVTT\n\nNOTE\nNgozi: this was never said\n\nSTYLE\n::cue { color: white }\n",
    ],
)
@pytest.mark.parametrize("time", ["", "00:01.000 --> 00:02.000\n"])
def test_nobody_said_what_stands_at_the_head_of_captions(head: str, time: str) -> None:
    said = ["Ngozi: Why us?", "Lena: The line.", "Ngozi: And the rest?", "Lena: That too."]
    transcript = read(head + "\n" + "".join(f"{time}{line}\n\n" for line in said))
    assert [f"{turn.speaker}: {turn.text}" for turn in transcript.turns] == said


def test_a_comment_just_above_a_time_is_no_name_of_its_cue() -> None:
    text = "WEBVTT\n\nNOTE by hand\n00:01.000 --> 00:02.000\nWhy us?\n00:03.000 --> 00:04.000\nThe line.\n"
    assert told(read(text)) == "00:01.000 : Why us?\n00:03.000 : The line."


@pytest.mark.parametrize("odd", ["<script>", "a:b:c", "ana@home.example", "🙂 Ana"])
@pytest.mark.parametrize(
    "form", ["{who}: {said}\n", "{at} --> {at}\n{who}: {said}\n\n", "{at} --> {at}\n<v {who}>{said}\n\n"]
)
def test_people_name_themselves_as_they_like(odd: str, form: str) -> None:
    said = [
        "Why us?",
        "The line.",
        "And the rest?",
        "That too.",
        "Who else was there?",
        "Nobody.",
        "Why?",
        "It was late.",
    ]
    whole = "WEBVTT\n\n" * ("at" in form) + "".join(
        form.format(at=f"00:0{place}.000", who=("Ngozi", odd)[place % 2], said=line) for place, line in enumerate(said)
    )
    turns = read(whole).turns
    assert [turn.text for turn in turns] == said
    assert {turn.speaker for turn in turns} == {"Ngozi", odd}


# -- who speaks


def test_a_colon_in_what_is_said_names_nobody() -> None:
    text = (
        "Ngozi: Here's the thing: we ship late.\nLena: So: why?\nIt was simple: nobody looked.\n"
        "Ngozi: Well: what did you do?\nLena: One: I looked. Two: I asked Ben. And then Ben: he left at 10:30.\n"
    )
    assert told(read(text)) == (
        "Ngozi: Here's the thing: we ship late.\nLena: So: why? It was simple: nobody looked.\n"
        "Ngozi: Well: what did you do?\nLena: One: I looked. Two: I asked Ben. And then Ben: he left at 10:30."
    )


def test_a_line_that_wraps_before_a_colon() -> None:
    text = (
        "Present: Ngozi Okafor, Lena Brandt\n\nNGOZI: We care about three things.\nReturns: they eat our margin.\n"
        "People: we cannot keep them.\n\nLENA: [laughs] On returns:\nI'd begin with the cage.\n\nTOM: Sorry.\n\n"
        "NGOZI: Go on.\n\nLENA: Two things. First: count.\n"
    )
    assert told(read(text)) == (
        "NGOZI: We care about three things. Returns: they eat our margin. People: we cannot keep them.\n"
        "LENA: [laughs] On returns: I'd begin with the cage.\nTOM: Sorry.\nNGOZI: Go on.\nLENA: Two things. First: count."
    )


def test_two_speakers_in_one_cue() -> None:
    cues = [
        "Ana: Hi. Ben: Hello.",
        "- Ana: Sit down.\n- Ben: Thank you.",
        "Ben: Where?",
        "Ana: There. Ben Okoro: Here?",
        "Ben Okoro: Fine.",
    ]
    text = "".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{said}\n\n" for n, said in enumerate(cues, 1))
    assert told(read(text)) == (
        "00:00:01,000 Ana: Hi.\n00:00:01,000 Ben: Hello.\n00:00:02,000 Ana: Sit down.\n"
        "00:00:02,000,00:00:03,000 Ben: Thank you. Where?\n00:00:04,000 Ana: There.\n"
        "00:00:04,000,00:00:05,000 Ben Okoro: Here? Fine."
    )


@pytest.mark.parametrize(
    "label",
    ["Tamsin Oduya (she/her)", "Royce H.", "HARTLEY, Jo (NORTH TRUST)", "Speaker 1", "SPEAKER_00", "Ops Team, Room 4", "Dr. Marta de la Cruz",
     "Jo O'Neill | Corvo", "lena.brandt@corvo.example", "Zoë Łukasz-Ångström", "田中 太郎", "Renée", "+44 20 7946 0123 Guest", "iPhone (2)", "corinne", "Q"],
)  # fmt: skip
def test_labels_stay_as_they_are(label: str) -> None:
    captions = "WEBVTT\n\n" + "".join(
        f"00:0{n}.000 --> 00:0{n}.900\n{who}: words {n}\n\n" for n, who in enumerate([label, "Ana Silva"] * 4, 1)
    )
    voices = captions.replace(f"{label}:", f"<v {label}>").replace("Ana Silva:", "<v Ana Silva>")
    plain = "".join(f"{who}: words {n}\n" for n, who in enumerate([label, "Ana Silva"] * 4, 1))
    for text in (captions, voices, plain):
        transcript = read(text)
        assert transcript.speakers == (label, "Ana Silva")
        assert [turn.text for turn in transcript.turns] == [f"words {n}" for n in range(1, 9)]


def test_other_labels_of_the_same_person_stay_apart() -> None:
    assert read("Royce H: Hello.\nRoyce Hale: Hello again.\nRoyce H: Bye.\nRoyce Hale: Bye.\n").speakers == (
        "Royce H",
        "Royce Hale",
    )


def test_a_cue_without_a_label_goes_on() -> None:
    said = ["Ngozi Okafor: Why", "us?", "Lena Brandt: The", "line.", "Ngozi Okafor: Good.", "Lena Brandt: Yes."]
    text = "WEBVTT\n\n" + "".join(f"00:0{n}.000 --> 00:0{n}.900\n{words}\n\n" for n, words in enumerate(said, 1))
    assert told(read(text)) == (
        "00:01.000,00:02.000 Ngozi Okafor: Why us?\n00:03.000,00:04.000 Lena Brandt: The line.\n"
        "00:05.000 Ngozi Okafor: Good.\n00:06.000 Lena Brandt: Yes."
    )


def test_a_saved_piece_without_a_speaker() -> None:
    """It is given to somebody only where the same one speaks before and after."""
    said = [("A", "one"), (None, "two"), ("A", "three"), (None, "four"), ("B", "five")]
    rows = [{"speaker": who, "text": words, "start": n} for n, (who, words) in enumerate(said)]
    transcript = read(json.dumps({"segments": rows}))
    assert [(turn.speaker, turn.text) for turn in transcript.turns] == [
        ("A", "one two three"),
        ("", "four"),
        ("B", "five"),
    ]


def test_marks_of_change() -> None:
    cues = ["- Why us?", "- The line.", "I like", "- What else?"]
    text = "".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{said}\n\n" for n, said in enumerate(cues, 1))
    for marks in (text, text.replace("- ", ">> "), text.replace("- ", "&gt;&gt; ")):
        transcript = read(marks)
        assert not transcript.labelled
        assert [turn.text for turn in transcript.turns] == ["Why us?", "The line. I like", "What else?"]
    pairs = ["Before that.", "- Why us?\n- The line.", "I like", "it.", "- Good.\n- Yes."]
    text = "".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{said}\n\n" for n, said in enumerate(pairs, 1))
    told_apart = ["Before that.", "Why us?", "The line.", "I like", "it.", "Good.", "Yes."]
    assert [turn.text for turn in read(text).turns] == told_apart
    plain = read(">> Why us?\n>> The line.\nI like it.\n>> Good.\n")
    assert [turn.text for turn in plain.turns] == ["Why us?", "The line. I like it.", "Good."]


def test_nobody_is_named_in_running_text() -> None:
    transcript = read("So tell us why.\n\nBecause of the line.\nI like it.\n\nWhat else?\n")
    assert (transcript.labelled, transcript.speakers) == (False, ())
    assert [turn.text for turn in transcript.turns] == [
        "So tell us why.",
        "Because of the line. I like it.",
        "What else?",
    ]


# -- what the file is made of


def test_encodings() -> None:
    text = "Zoë: Café?\nLéna: Oui.\nZoë: Bien.\n"
    for encoding in ("utf-8-sig", "utf-16", "utf-16-le", "utf-32"):
        assert told(read(text.encode(encoding))) == text.strip()
    transcript, problems = tell(text.encode("cp1252"))
    assert transcript is not None
    assert told(transcript) == text.strip()
    assert problems == [
        "1: The file is not UTF-8 and was read as Windows text; check the accents, or save it as UTF-8."
    ]


def test_entities_and_tags() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Halden &amp; Rye>a &lt; b, <b>R&amp;D</b>&nbsp;and 3 < 4</v>\n"
    assert told(read(text)) == "00:01.000 Halden & Rye: a < b, R&D and 3 < 4"


def test_half_a_json_file() -> None:
    whole = json.dumps(
        {"segments": [{"speaker": who, "text": f"words {n}", "start": n} for n, who in enumerate("ABAB")]}
    )
    transcript, problems = tell(whole[:-40])
    assert transcript is not None
    assert [turn.text for turn in transcript.turns] == ["words 0", "words 1", "words 2"]
    assert problems == ["1: The file is broken off or damaged here; what stands before this line was used."]


def test_json_that_holds_no_talk() -> None:
    nothing = "None: No words that somebody said were found here; a transcript of the interview was expected."
    assert tell('{"a": [1, 2, {"b": null}]}') == (None, [nothing])
    assert tell("{not json") == (
        None,
        ["1: This could not be read as JSON; export the transcript again, as text if need be."],
    )


@pytest.mark.parametrize("text", ["", "\n\n", "WEBVTT\n", "WEBVTT\n\n00:01.000 --> 00:02.000\n\n"])
def test_nothing_said(text: str) -> None:
    nothing = "None: No words that somebody said were found here; a transcript of the interview was expected."
    assert tell(text) == (None, [nothing])


def test_too_large() -> None:
    assert tell(b"a" * (LIMIT + 1)) == (
        None,
        ["None: The file is larger than 16 MB, so it was not read; keep only the part that is needed."],
    )
    longer = "None: The file is far longer than a transcript should be, so it was not read; keep one interview."
    assert tell("\n" * 400_000) == (None, [longer])
    assert tell("Ana: hi. " * 500_000) == (None, [longer])
