"""Whatever stands in a transcript: it is read or reported, its words stay in their order, its quotes stand in it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from afterword.domain.transcript import Transcript
from afterword.reading.identify import kind_of
from afterword.reading.transcript import read_transcript
from tests.often import OFTEN
from tests.reading.test_transcript_forms import OTHERS, PLAIN, SAVED, WRITTEN

WHOLE = [text for text, _told in WRITTEN.values()] + list(PLAIN.values())
WHOLE += [json.dumps(value, indent=1) for value in (*SAVED.values(), *OTHERS.values())]
PIECES = [
    "WEBVTT\n\n", "\n", "\n\n", "1\n", "00:00:01.000 --> 00:00:02.000\n", "00:00:03,5 --> 9:0:0", "NOTE\n", "STYLE", "<v Ana>", "</v>",
    "<c.x>", "<v", "(Ana)\n", "(laughs)", "Ana: ", "Ben Okoro: ", "Ana  0:03\n", "[Ana] 11:02:09\n", "[00:03] ", "0:03\n", "**Ana:** ",
    ">> ", "- ", "&amp;", "&#0;", "&#x202e;", "Transcript\n", "Transcribed by https://otter.ai", "hello", " there. ", ": ", "：", "[", "]", "{", "}",
    '"', '"text": "hi"', '"speaker": "A"', '"start": 1', '"words": [', ",", "\x85", "\u2028", "Q. ", "Me: ", "\ufeff",
]  # fmt: skip


def read(data: bytes) -> Transcript | None:
    transcript, problems = read_transcript(data, "t")
    assert transcript is not None or problems
    for problem in problems:
        assert problem.message[-1] in ".;"
        assert "\n" not in problem.message
        assert problem.line is None or 1 <= problem.line <= data.count(b"\n") + data.count(b"\r") + 1
    if transcript is not None:
        sound(transcript)
    kind_of(data)
    return transcript


def sound(transcript: Transcript) -> None:
    """What holds for every transcript."""
    assert transcript.turns
    for position, turn in enumerate(transcript.turns):
        assert turn.position == position
        assert turn.text == " ".join(turn.text.split()) != ""
        offsets = [mark.offset for mark in turn.marks]
        assert offsets == sorted(set(offsets))
        assert all(0 <= offset < len(turn.text) for offset in offsets)
        assert all(offset == 0 or turn.text[offset - 1] == " " for offset in offsets)
        assert all(mark.start and mark.start == mark.start.strip() for mark in turn.marks)
        assert transcript.labelled or turn.speaker == ""
    assert not transcript.labelled or any(turn.speaker for turn in transcript.turns)


@OFTEN
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    read(data)


@OFTEN
@given(st.text(max_size=400))
def test_any_text(text: str) -> None:
    read(text.encode("utf-8", "surrogatepass"))


@OFTEN
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_anything_that_looks_like_a_transcript(text: str) -> None:
    read(text.encode())


@OFTEN
@given(st.sampled_from(WHOLE), st.data())
def test_a_good_file_with_a_slip_in_it(whole: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(whole)))
    cut = data.draw(st.integers(0, 30))
    put = data.draw(st.lists(st.sampled_from(PIECES), max_size=2).map("".join))
    read((whole[:start] + put + whole[start + cut :]).encode())


@OFTEN
@given(st.sampled_from(WHOLE), st.floats(0, 1))
def test_half_a_file(whole: str, part: float) -> None:
    read(whole[: int(len(whole) * part)].encode())


ANY = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 99_999) | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["text", "words", "speaker", "start", "end", "utterances", "segments", "name", "alternatives"]
            ),
            inner,
        )
    ),
    max_leaves=20,
)


@OFTEN
@given(ANY)
def test_any_json(value: object) -> None:
    read(json.dumps(value).encode())


# -- words in, words out

WORD = st.text(st.sampled_from("abcdeéßøñ'’-,"), min_size=1, max_size=8).filter(lambda word: word.strip("'’-,") != "")
SAID = st.lists(WORD, min_size=1, max_size=8).map(" ".join).map(lambda words: f"x{words}.")
NAMES = ["Ana Silva", "Ben Okoro", "Tamsin Oduya (she/her)"]
TALK = st.lists(st.tuples(st.sampled_from(NAMES), SAID), min_size=4, max_size=12)


def clock(second: int) -> str:
    return f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"


WRITE: dict[str, Callable[[int, str, str], str]] = {
    "zoom": lambda n, who, said: f"{n}\n{clock(n)}.000 --> {clock(n + 1)}.000\n{who}: {said}\n\n",
    "teams": lambda n, who, said: f"{clock(n)}.000 --> {clock(n + 1)}.000\n<v {who}>{said}</v>\n\n",
    "captions": lambda n, who, said: f"[{who}] {clock(40_000 + n)}\n{said}\n\n",
    "otter": lambda n, who, said: f"{who}  {n // 60}:{n % 60:02}\n{said}\n\n",
    "plain": lambda n, who, said: f"{who}: {said}\n",
    "timed": lambda n, who, said: f"[{clock(n)}] {who}: {said}\n",
    "nobody": lambda n, who, said: f"{n}\n{clock(n)},000 --> {clock(n + 1)},000\n{said}\n\n",
}


@OFTEN
@given(TALK, st.sampled_from(sorted(WRITE)))
def test_every_word_stays_in_its_order_with_its_speaker_and_time(talk: list[tuple[str, str]], form: str) -> None:
    if len({who for who, _said in talk}) * 2 > len(talk):
        talk = talk * 2
    text = "".join(WRITE[form](n, who, said) for n, (who, said) in enumerate(talk, 1))
    transcript = read((("WEBVTT\n\n" if form in {"zoom", "teams"} else "") + text).encode())
    assert transcript is not None
    assert " ".join(turn.text for turn in transcript.turns) == " ".join(said for _who, said in talk)
    spoken = [said for turn in transcript.turns for said in re.findall(r"x[^.]*\.", turn.text)]
    assert spoken == [said for _who, said in talk]
    if form != "nobody":
        by = [(turn.speaker, said) for turn in transcript.turns for said in re.findall(r"x[^.]*\.", turn.text)]
        assert by == talk
        assert all(
            before.speaker != after.speaker
            for before, after in zip(transcript.turns, transcript.turns[1:], strict=False)
        )
    flat = " ".join(text.split())
    for turn in transcript.turns:
        for mark in turn.marks:
            assert mark.start in flat
            assert turn.start_at(mark.offset) == mark.start
    if form != "plain":
        assert sum(len(turn.marks) for turn in transcript.turns) == len(talk)
