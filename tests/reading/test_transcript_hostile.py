"""Transcripts made to exhaust the reader are read or refused in a sentence, within little memory and a generous time."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.limited import Limited

CUE = "00:00:01.000 --> 00:00:02.000\n"
MOST = 15_900_000  # of JSON
FULL = 3_900_000  # of other text

HOSTILE = {
    "a line of 100 MB": "a" * 100_000_000,
    "a line of 4 MB": "Ana: " + "word " * (FULL // 5),
    "a line of 15 MB": "Ana: " + "word " * (MOST // 5),
    "a line of blanks": "Ana:" + " " * FULL,
    "one letter that needs four bytes": "Ana: \U0001f600" + "word " * (FULL // 5),
    "colons": ": " * (FULL // 2),
    "colons without blanks": ":" * FULL,
    "names in one line": "Ana: hi. Ben: ho. " * (FULL // 18),
    "names in one cue": CUE + "Ana: hi. Ben: ho. " * (FULL // 18),
    "many names": "".join(f"Ana B{n}: hi. Ana B{n}: ho\n" for n in range(79_000)),
    "many names once": "".join(f"Ana Be{n}: hi\n" for n in range(79_000)),
    "many turns": "Ana: hi\nBen: ho\n" * 39_000,
    "many cues": "WEBVTT\n\n" + (CUE + "hi\n\n") * 19_000,
    "many cues with names": "WEBVTT\n\n" + (CUE + "Ana: hi\n\n") * 19_000,
    "many voices": "WEBVTT\n\n" + CUE + "<v Ana>hi" * (FULL // 9),
    "open voices": "WEBVTT\n\n" + CUE + "<v " * (FULL // 3),
    "open tags": "WEBVTT\n\n" + CUE + "<c." * (FULL // 3),
    "entities": CUE + "&amp;" * (FULL // 5),
    "half entities": CUE + "&#" * (FULL // 2),
    "arrows": "-->" * (FULL // 3),
    "half times": CUE + "00:00:0\n" * 79_000,
    "times": "0:01\n" * 79_000,
    "times in a line": "0:01 " * (FULL // 5),
    "headings": "Ana  0:01\n" * 79_000,
    "digits": "1" * FULL,
    "stars": "*" * FULL,
    "brackets in a line": "[" * 15 + "a" + "[Ana] " * (FULL // 6),
    "marks of change": ">>" * (FULL // 2),
    "dashes": "- a\n" * 79_000,
    "names and times apart": "Ana\n0:01\nhi\n" * 26_000,
    "names alone": "\nAna\nhi\n" * 26_000,
    "line ends": "\n" * FULL,
    "other line ends": "\r" * FULL,
    "separators": "\x85\u2028" * (FULL // 5),
    "json brackets": "[" * MOST,
    "json braces": '{"a":' * 219_000,
    "json lists": "[" + "[]," * 219_000,
    "json values": '{"words": [' + '"a",' * (MOST // 4),
    "json numbers": '{"segments": [' + "1," * (MOST // 2),
    "json number": '{"start": ' + "9" * MOST + "}",
    "json objects": '{"segments": [' + '{"text":"a"},' * 219_000 + '{"text":"a"}]}',
    "json string": '{"text": "' + "\\u0041" * (MOST // 6),
    "json half strings": '["' * (MOST // 2),
    "json deep and closed": '{"a":' * 5_000 + "1" + "}" * 5_000,
    "json text in text": '{"segments":['
    + ",".join(['{"speaker":"a","words":[' + ",".join(['{"word":"a"}'] * 99) + "]}"] * 2_000)
    + "]}",
    "zeros": "\x00" * FULL,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_transcript_costs_little(name: str, tmp_path: Path, limited: Limited) -> None:
    limited.costs_little(HOSTILE[name], tmp_path, ["afterword.reading.transcript:read_transcript"])
