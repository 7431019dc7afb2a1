"""A small conversation in every form its tools write it; what becomes of it stands below each."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from textwrap import dedent

import pytest

from afterword.domain.transcript import Transcript
from afterword.reading.identify import kind_of
from afterword.reading.transcript import read_transcript

SAMPLES = Path(__file__).parent.parent / "samples" / "transcripts"


def read(text: str | bytes) -> Transcript:
    """The transcript in a text that is read without a problem."""
    transcript, problems = read_transcript(text if isinstance(text, bytes) else dedent(text).encode(), "t")
    assert transcript is not None
    assert problems == []
    return transcript


def told(transcript: Transcript) -> str:
    """A transcript as a table: time stamps, speaker and words of each turn."""
    return "\n".join(
        f"{','.join(mark.start for mark in turn.marks)} {turn.speaker}: {turn.text}".strip()
        for turn in transcript.turns
    )


WRITTEN = {
    "zoom-vtt": (
        """\
        WEBVTT

        1
        00:00:02.310 --> 00:00:04.187
        Ngozi Okafor (she/her): So, one thing:

        2
        00:00:04.200 --> 00:00:07.000
        Ngozi Okafor (she/her): how long would you stay?

        3
        00:00:08.500 --> 00:00:11.010
        Lena Brandt: Well: it's hard to say.
        """,
        """\
        00:00:02.310,00:00:04.200 Ngozi Okafor (she/her): So, one thing: how long would you stay?
        00:00:08.500 Lena Brandt: Well: it's hard to say.""",
    ),
    "teams-vtt": (
        """\
        WEBVTT

        0d1f3c52-6a8e-4f7b-9c1d-1b2c3d4e5f60/12-0
        00:00:03.240 --> 00:00:05.120
        <v Okafor, Ngozi>So, <i>one</i> <c.loud>thing</c>:
        how long &amp; where?</v>

        0d1f3c52-6a8e-4f7b-9c1d-1b2c3d4e5f60/15-0
        00:00:05.900 --> 00:00:09.000
        <v Lena Brandt>It's</v> <v Okafor, Ngozi>Yes?</v> <v.quiet Lena Brandt>hard <00:00:07.000>to say.
        """,
        """\
        00:00:03.240 Okafor, Ngozi: So, one thing: how long & where?
        00:00:05.900 Lena Brandt: It's
        00:00:05.900 Okafor, Ngozi: Yes?
        00:00:05.900 Lena Brandt: hard to say.""",
    ),
    "teams-text": (
        """\
        0:0:0.0 --> 0:0:3.270
        Ngozi Okafor
        How long would you stay?

        0:0:4.10 --> 0:0:6.0
        Lena Brandt
        Hard to say.

        0:0:6.500 --> 0:0:7.0
        Ngozi Okafor
        Try.
        """,
        """\
        0:0:0.0 Ngozi Okafor: How long would you stay?
        0:0:4.10 Lena Brandt: Hard to say.
        0:0:6.500 Ngozi Okafor: Try.""",
    ),
    "meet-vtt": (
        """\
        WEBVTT

        00:00:01.000 --> 00:00:05.000
        (Ngozi Okafor)

        How long would

        you stay?

        00:00:06.000 --> 00:00:07.000
        (Lena Brandt)

        (laughs) Hard to say.

        00:00:08.000 --> 00:00:09.000
        (Ngozi Okafor)
        Try.
        """,
        """\
        00:00:01.000 Ngozi Okafor: How long would you stay?
        00:00:06.000 Lena Brandt: (laughs) Hard to say.
        00:00:08.000 Ngozi Okafor: Try.""",
    ),
    "vtt": (
        """\
        WEBVTT - made by hand
        Kind: captions
        Language: en

        NOTE
        nobody says this
        nor this

        STYLE
        ::cue { color: red }

        first words
        00:01.000 --> 00:05.000 align:start position:0%
        How long would you stay?

        NOTE nor this

        second words
        00:06.000 --> 01:07.000
        Hard to say.
        """,
        """\
        00:01.000 : How long would you stay?
        00:06.000 : Hard to say.""",
    ),
    "srt": (
        """\
        1
        00:00:01,000 --> 00:00:05,000
        {\\an8}How long
        would you stay?

        2
        00:00:06,000 --> 00:00:07,000
        <font color="white">Hard to say.</font>

        3
        00:00:07,500 --> 00:00:08,000
        42
        """,
        """\
        00:00:01,000 : How long would you stay?
        00:00:06,000 : Hard to say.
        00:00:07,500 : 42""",
    ),
    "zoom-captions": (
        """\
        [Ngozi Okafor] 11:02:09
        How long would you stay?

        [Lena Brandt] 11:02:13
        Hard to say.

        [Lena Brandt] 11:02:15
        Really.

        [Ngozi Okafor] 11:02:20
        Try: I'm curious.
        """,
        """\
        11:02:09 Ngozi Okafor: How long would you stay?
        11:02:13,11:02:15 Lena Brandt: Hard to say. Really.
        11:02:20 Ngozi Okafor: Try: I'm curious.""",
    ),
    "otter": (
        """\
        Halden interview
        Fri, Nov 20, 2026 2:00PM • 45:10

        SPEAKERS
        Ngozi Okafor, Lena Brandt

        Ngozi Okafor  0:04
        How long would you
        stay? Honestly: how long?

        Lena Brandt  1:02:03
        Hard to say.

        I have been at Corvo since 2:30
        in the morning.

        Speaker 3  1:02:10
        Right.

        Ngozi Okafor  1:02:12
        Go on.

        Transcribed by https://otter.ai
        """,
        """\
        0:04 Ngozi Okafor: How long would you stay? Honestly: how long?
        1:02:03 Lena Brandt: Hard to say. I have been at Corvo since 2:30 in the morning.
        1:02:10 Speaker 3: Right.
        1:02:12 Ngozi Okafor: Go on.""",
    ),
    "meet": (
        """\
        Interview: Lena Brandt (2026-11-20 14:00 GMT) - Transcript

        Attendees
        Lena Brandt, Ngozi Okafor

        Transcript

        This editable transcript was computer generated and might contain errors. People can also change the text after it was created.

        00:00:00

        Ngozi Okafor: How long would you stay?
        Lena Brandt: Hard to say.
        00:05:00
        Lena Brandt: Really.
        Ngozi Okafor: Try.

        Transcription ended after 00:06:12
        """,
        """\
        00:00:00 Ngozi Okafor: How long would you stay?
        00:00:00,00:05:00 Lena Brandt: Hard to say. Really.
        00:05:00 Ngozi Okafor: Try.""",
    ),
    "granola": (
        """\
        Meeting Title: Halden
        Date: Nov 20
        Meeting participants: Lena Brandt, Ngozi

        Transcript:

        Them: How long would you stay?
        Me: Hard to say. Them: Try.
        Me: All right.
        """,
        """\
        Them: How long would you stay?
        Me: Hard to say.
        Them: Try.
        Me: All right.""",
    ),
}

PLAIN = {
    "names": "Ngozi: How long?\nLena: Hard to say.\nNgozi: Try.\nReally.\n\nPlease.\n",
    "two lines": "Ngozi: How long?\nLena: Hard to say. Ngozi: Try. Really. Please.",
    "times before": "[00:03] Ngozi: How long?\n[00:06] Lena: Hard to say.\n[00:09] Ngozi: Try. Really. Please.\n",
    "times before, bare": "00:03 Ngozi: How long?\n00:06 Lena: Hard to say.\n00:09 Ngozi: Try. Really. Please.\n",
    "spans before": "[00:03 - 00:04] Ngozi: How long?\n[00:06 - 00:07] Lena: Hard to say.\n[00:09 - 0:12] Ngozi: Try. Really. Please.\n",
    "times after": "Ngozi (00:03): How long?\nLena (00:06): Hard to say.\nNgozi (00:09): Try. Really. Please.\n",
    "Rev": "Ngozi (00:03):\nHow long?\n\nLena (00:06):\nHard to say.\n\nNgozi (00:09):\nTry. Really.\n\nPlease.\n",
    "time and name above": "00:03 - Ngozi\nHow long?\n\n00:06 - Lena\nHard to say.\n\n00:09 - Ngozi\nTry. Really. Please.\n",
    "bold": "**Ngozi:** How long?\n\n**Lena**: Hard to say.\n\n**Ngozi:** Try. Really. Please.\n",
    "bold heading": "**Ngozi** (00:03)\nHow long?\n\n**Lena** (00:06)\nHard to say.\n\n**Ngozi** (00:09)\nTry. Really. Please.\n",
    "list": "- **Ngozi:** How long?\n- **Lena:** Hard to say.\n- **Ngozi:** Try. Really. Please.\n",
    "a web page": "Ngozi\n00:03\nHow long?\nLena\n00:06\nHard to say.\nNgozi\n00:09\nTry.\nReally.\nPlease.\n",
    "a web page, times first": "00:03\nNgozi\nHow long?\n00:06\nLena\nHard to say.\n00:09\nNgozi\nTry.\nReally.\nPlease.\n",
    "Teams in the browser": "Ngozi\n0 minutes 3 seconds\n00:03\nHow long?\nLena\n0 minutes 6 seconds\n00:06\nHard to say.\nNgozi\n9 seconds\n00:09\nTry. Really. Please.\n",
    "bold with a time": "**Ngozi** `00:03`: How long?\n\n**Lena** `00:06`: Hard to say.\n\n**Ngozi** `00:09`: Try. Really. Please.\n",
    "boxed": "[Ngozi] How long?\n[Lena] Hard to say.\n[Ngozi] Try. Really. Please.\n",
    "angles": "<Ngozi> How long?\n<Lena> Hard to say.\n<Ngozi> Try. Really. Please.\n",
    "dashes": "Ngozi - How long?\nLena - Hard to say.\nNgozi - Try. Really. Please.\n",
    "capitals": ">> Ngozi: How long?\n>> Lena: Hard to say.\n>> Ngozi: Try. Really. Please.\n",
    "a table": "speaker,text\nNgozi,How long?\nLena,Hard to say.\nNgozi,Try. Really. Please.\n",
    "a table with tabs": "Start\tSpeaker\tText\n00:03\tNgozi\tHow long?\n00:06\tLena\tHard to say.\n00:09\tNgozi\tTry. Really. Please.\n",
    "copied from Teams": "N\nNgozi\n0 minutes 3 seconds00:03\nHow long?\nL\nLena\n0 minutes 6 seconds00:06\nHard to say.\nN\nNgozi\n9 seconds00:09\nTry. Really. Please.\n",
    "names alone": "Ngozi\nHow long?\n\nLena\nHard to say.\n\nNgozi\nTry. Really. Please.\n\nLena\nAll right.\n",
}


@pytest.mark.parametrize("form", WRITTEN)
def test_each_form(form: str) -> None:
    text, expected = WRITTEN[form]
    transcript = read(text)
    assert told(transcript) == dedent(expected).replace(" : ", " : ")
    assert transcript.format == form
    assert transcript.labelled is (form not in {"vtt", "srt"})


@pytest.mark.parametrize("name", PLAIN)
def test_running_text(name: str) -> None:
    """The same three turns, however a person or a page writes them."""
    turns = read(PLAIN[name]).turns[:3]
    assert [(turn.speaker, turn.text) for turn in turns] == [
        ("Ngozi", "How long?"),
        ("Lena", "Hard to say."),
        ("Ngozi", "Try. Really. Please."),
    ]
    if "00:03" in PLAIN[name]:
        assert [(turn.marks[0].start, turn.marks[0].seconds) for turn in turns] == [
            ("00:03", 3),
            ("00:06", 6),
            ("00:09", 9),
        ]
    else:
        assert [turn.marks for turn in turns] == [(), (), ()]


def test_letters_for_question_and_answer() -> None:
    for text in (
        "Q: Why us?\nA: The line.\nQ: What else?\nA: You.\n",
        "Q. Why us?\nA. The line.\nQ. What else?\nA. You.\n",
    ):
        assert told(read(text)) == "Q: Why us?\nA: The line.\nQ: What else?\nA: You."


def test_a_real_paper() -> None:
    transcript = read((SAMPLES / "zoom_filter_input.txt").read_bytes())
    assert transcript.format == "zoom-captions"
    assert transcript.speakers == ("Johnny Doe", "Janet Dough")
    assert transcript.turns[4].start_at(20) == "11:02:22"


def word(*paragraphs: str) -> bytes:
    """A Word document; "|" is a line end inside a paragraph."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    inner = "".join(
        "<w:p>"
        + "<w:r><w:br/></w:r>".join(f'<w:r><w:t xml:space="preserve">{line}</w:t></w:r>' for line in one.split("|"))
        + "</w:p>"
        for one in paragraphs
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{inner}</w:body></w:document>')
    return packed.getvalue()


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("Interview-Meeting Recording", "November 20, 2026, 2:00PM", "45m 10s", "Ngozi Okafor   0:03|How long?", "Lena Brandt   0:06|Hard to say.", "Ngozi Okafor   0:09|Try."),
        ("0:0:3.0 --&gt; 0:0:5.0|Ngozi Okafor|How long?", "0:0:6.0 --&gt; 0:0:7.0|Lena Brandt|Hard to say.", "0:0:9.0 --&gt; 0:0:9.5|Ngozi Okafor|Try."),
        ("Ngozi Okafor: How long?", "Lena Brandt: Hard to say.", "Ngozi Okafor: Try."),
    ],
)  # fmt: skip
def test_a_word_document(paragraphs: tuple[str, ...]) -> None:
    data = word(*paragraphs)
    assert [(turn.speaker, turn.text) for turn in read(data).turns] == [
        ("Ngozi Okafor", "How long?"),
        ("Lena Brandt", "Hard to say."),
        ("Ngozi Okafor", "Try."),
    ]
    assert kind_of(data) == "transcript"


SAVED = {
    "whisperx": {
        "segments": [
            {"start": 0.031, "end": 2.5, "text": " How long would you stay?", "speaker": "SPEAKER_00", "words": [{"word": "How", "start": 0.031, "end": 0.2, "speaker": "SPEAKER_00"}]},
            {"start": 3.0, "end": 4.25, "text": " Hard to say.", "speaker": "SPEAKER_01", "words": []},
        ],
        "word_segments": [{"word": "How", "start": 0.031, "end": 0.2, "speaker": "SPEAKER_00"}],
        "language": "en",
    },
    "assemblyai": {
        "id": "x", "status": "completed", "audio_duration": 5, "text": "How long would you stay? Hard to say.",
        "words": [{"text": "How", "start": 31, "end": 200, "speaker": "A"}],
        "utterances": [
            {"speaker": "A", "text": "How long would you stay?", "start": 31, "end": 2500, "confidence": 0.9, "words": [{"text": "How", "start": 31, "end": 200, "speaker": "A"}]},
            {"speaker": "B", "text": "Hard to say.", "start": 3000, "end": 4250, "confidence": 0.9, "words": []},
        ],
    },
    "deepgram": {
        "metadata": {"request_id": "x", "duration": 4.4, "channels": 1},
        "results": {
            "channels": [{"alternatives": [{
                "transcript": "How long would you stay? Hard to say.", "confidence": 0.99,
                "words": [{"word": "how", "start": 0.031, "end": 0.2, "speaker": 0, "punctuated_word": "How"}],
                "paragraphs": {"transcript": "...", "paragraphs": [
                    {"speaker": 0, "num_words": 5, "start": 0.031, "end": 2.5, "sentences": [{"text": "How long would you stay?", "start": 0.031, "end": 2.5}]},
                    {"speaker": 1, "num_words": 3, "start": 3.0, "end": 4.25, "sentences": [{"text": "Hard to say.", "start": 3.0, "end": 4.25}]},
                ]},
            }]}],
        },
    },
    "fireflies": {"data": {"transcript": {"title": "Halden", "participants": ["lena@corvo.example"], "sentences": [
        {"index": 0, "speaker_name": "Ngozi Okafor", "speaker_id": 0, "text": "How long would you stay?", "raw_text": "How long", "start_time": 0.031, "end_time": 2.5},
        {"index": 1, "speaker_name": "Lena Brandt", "speaker_id": 1, "text": "Hard to say.", "raw_text": "hard to say", "start_time": 3.0, "end_time": 4.25},
    ]}}},
}  # fmt: skip
LABELS = {
    "whisperx": ("SPEAKER_00", "SPEAKER_01"),
    "assemblyai": ("A", "B"),
    "deepgram": ("0", "1"),
    "fireflies": ("Ngozi Okafor", "Lena Brandt"),
}


@pytest.mark.parametrize("form", SAVED)
@pytest.mark.parametrize("indent", [None, 2])
def test_each_saved_form(form: str, indent: int | None) -> None:
    transcript = read(json.dumps(SAVED[form], indent=indent))
    assert transcript.format == form
    assert transcript.speakers == LABELS[form]
    assert [turn.text for turn in transcript.turns] == ["How long would you stay?", "Hard to say."]
    starts = ["31", "3000"] if form == "assemblyai" else ["0.031", "3.0"]
    assert [turn.marks[0].start for turn in transcript.turns] == starts
    assert [turn.marks[0].seconds for turn in transcript.turns] == [0.031, 3.0]


OTHERS = {
    "Deepgram's utterances": {"metadata": {}, "results": {"channels": [], "utterances": [
        {"start": 0.5, "end": 1.5, "channel": 0, "transcript": "How long would you stay?", "speaker": 0},
        {"start": 3.0, "end": 4.0, "channel": 0, "transcript": "Hard to say.", "speaker": 1}]}},
    "Deepgram's words": {"metadata": {}, "results": {"channels": [{"alternatives": [{"transcript": "x", "words": [
        {"word": word.lower().strip("?."), "punctuated_word": word, "start": start, "end": start + 0.2, "speaker": int(start > 2)}
        for word, start in zip("How long would you stay? Hard to say.".split(), [0.5, 0.9, 1.1, 1.3, 1.5, 3.0, 3.2, 3.4], strict=True)]}]}]}},
    "Rev": {"monologues": [
        {"speaker": 0, "elements": [{"type": "text", "value": "How", "ts": 0.5, "end_ts": 0.7}, {"type": "punct", "value": " long would you stay?"}]},
        {"speaker": 1, "elements": [{"type": "text", "value": "Hard", "ts": 3.0, "end_ts": 3.7}, {"type": "punct", "value": " to say."}]}]},
    "AWS": {"jobName": "x", "results": {"transcripts": [{"transcript": "How long would you stay? Hard to say."}], "audio_segments": [
        {"id": 0, "transcript": "How long would you stay?", "start_time": "0.5", "end_time": "1.6", "speaker_label": "spk_0"},
        {"id": 1, "transcript": "Hard to say.", "start_time": "3.0", "end_time": "3.6", "speaker_label": "spk_1"}]}},
    "Recall": [
        {"participant": {"id": 7, "name": "Ngozi"}, "words": [{"text": "How long would you stay?", "start_timestamp": {"relative": 0.5}}]},
        {"participant": {"id": 8, "name": "Lena"}, "words": [{"text": "Hard to say.", "start_timestamp": {"relative": 3.0}}]}],
    "a plain list": [{"speaker": "Ngozi", "text": "How long would you stay?", "start": 0.5}, {"speaker": "Lena", "text": "Hard to say.", "start": 3.0}],
    "Teams": {"version": "1", "entries": [
        {"text": "How long would you stay?", "speakerDisplayName": "Ngozi", "startOffset": "00:00:00.5000000", "endOffset": "00:00:01.6"},
        {"text": "Hard to say.", "speakerDisplayName": "Lena", "startOffset": "00:00:03.0000000", "endOffset": "00:00:03.6"}]},
}  # fmt: skip


@pytest.mark.parametrize("name", OTHERS)
def test_other_saved_forms(name: str) -> None:
    transcript = read(json.dumps(OTHERS[name]))
    assert [turn.text for turn in transcript.turns] == ["How long would you stay?", "Hard to say."]
    assert len(transcript.speakers) == 2
    assert [turn.marks[0].seconds for turn in transcript.turns] == [0.5, 3.0]
