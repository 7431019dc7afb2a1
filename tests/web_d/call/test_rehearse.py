"""Rehearsing without a script, and what is kept of it."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from afterword.flows.kept import Unreadable
from afterword.flows.rehearse import _took, schedule
from afterword.store.models import Interview, Rehearsal
from afterword.web.pages.desk import parts_of
from afterword.web.pages.live import paragraphs
from tests.conftest import make_interview
from tests.web_b.conftest import OnTheDesk

RUN = UUID("5c1a6b1e-58a4-4f41-9f67-2f3b8a3f1c55")


def address(interview: Interview) -> str:
    return reverse("rehearse", args=[interview.id])


def test_every_part_is_one_link_after_the_other(alices: Client, interview: Interview) -> None:
    begin = alices.get(address(interview)).content.decode()
    assert "Say it aloud once before you call." in begin
    to = re.search(r'class="button" href="([^"]+)"', begin)
    assert to is not None
    page, seen = alices.get(to[1].replace("&amp;", "&")).content.decode(), ""
    for _n in range(30):
        seen += shown(page)
        next_url = re.search(r'class="button" href="([^"]+)" data-next', shown(page))
        if next_url is None:
            break
        page = alices.get(next_url[1].replace("&amp;", "&")).content.decode()
    for _part, said in parts_of(OnTheDesk(interview, "call_card").draft):
        assert escape(paragraphs(said)[0]) in seen
    assert "That was it." in shown(page)


def shown(page: str) -> str:
    return "".join(
        section for section in re.findall(r"<section data-stage.*?</section>", page, re.S)
        if " hidden" not in section.split(">", 1)[0]
    )  # fmt: skip


def test_what_was_timed_and_marked_is_observed_and_leads_to_the_words(alices: Client, interview: Interview) -> None:
    sent = {"run": str(RUN), "seconds:p.opening": "20", "seconds:p.answer": "70", "seconds:p.close": "50",
            "stumbled:p.answer": "1", "words": "300", "word_seconds": "140", "filler:um": "3", "filler:salary": "9"}  # fmt: skip
    for _ in range(2):
        answer = alices.post(address(interview), sent)
    row = Rehearsal.objects.get()
    assert (row.id, row.seconds, row.words_per_minute, row.fillers) == (RUN, 140, 129, {"um": 3})
    page = alices.get(answer["Location"]).content.decode()
    for words in ("2 min 20 s, from hello to the end.", "The answer took 1 min 10 s.", "this was 20 s more",
                  "You marked 1 place.", "About 129 words a minute.", "“um” 3 times"):  # fmt: skip
        assert words in page
    mend = re.search(r'class="what" href="([^"]+do=reword)"', page)
    assert mend is not None
    editor = alices.get(mend[1].replace("&amp;", "&"))
    assert "note-text" in editor.content.decode()
    assert "2 min 20 s, 1 place marked" in alices.get(address(interview)).content.decode()


def test_without_a_clock_the_time_is_the_persons_own(alices: Client, interview: Interview) -> None:
    answer = alices.post(address(interview), {"run": str(RUN), "took": "1:55"})
    assert Rehearsal.objects.get().seconds == 115
    assert "1 min 55 s" in alices.get(answer["Location"]).content.decode()
    answer = alices.post(address(interview), {"run": str(uuid4()), "took": "a while"})
    assert answer.status_code == 422
    assert "such as 2:20" in answer.content.decode()
    assert 'value="a while"' in answer.content.decode()


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("2:20", 140), ("2 min 20", 140), ("2 minutes 20 seconds", 140), ("95", 95), ("95 s", 95), ("3 min", 180), ("", None)],
)  # fmt: skip
def test_times_as_people_write_them(text: str, seconds: int | None) -> None:
    assert _took(text) == seconds


@pytest.mark.parametrize("text", ["soon", "2:20:20", "-5", "1e3", "99999"])
def test_times_nobody_can_read(text: str) -> None:
    with pytest.raises(Unreadable):
        _took(text)


@pytest.mark.parametrize(
    "sent",
    [
        {"seconds:p.answer": "-1"}, {"seconds:p.answer": "9" * 400}, {"seconds:p.answer": "²"}, {"words": "x"},
        {"seconds:p.nobody": "7", "stumbled:c.nothing": "1"}, {"filler:um": "99999999"}, {"run": "no uuid"},
        {"card": "letter"}, {"at": "9" * 99}, {"at": "-1"},
    ],
    ids=lambda sent: str(sent)[:40],
)  # fmt: skip
def test_nonsense_is_kept_out(alices: Client, interview: Interview, sent: dict[str, str]) -> None:
    assert alices.get(address(interview), sent).status_code == 200
    assert alices.post(address(interview), {"run": str(RUN), **sent}).status_code == 302
    row = Rehearsal.objects.get()
    assert row.seconds == 0
    assert row.card == "call_card"
    assert not any(one["stumbled"] for one in (*row.parts, *row.concerns))
    assert row.fillers in ({}, {"um": 999})


def test_somebody_elses_number_is_left_to_them(alices: Client, interview: Interview, bob: Any) -> None:
    theirs = Rehearsal.objects.create(id=RUN, owner=bob, interview=make_interview(bob), seconds=5)
    alices.post(address(interview), {"run": str(RUN), "seconds:p.answer": "70"})
    theirs.refresh_from_db()
    assert theirs.seconds == 5
    assert Rehearsal.objects.get(interview=interview).seconds == 70
    assert alices.get(reverse("rehearsed", args=[interview.id, RUN])).status_code == 404


def test_the_same_run_throws_in_the_same_concerns() -> None:
    concerns = ["gap", "pay", "nights", "fit"]
    assert schedule(RUN, 6, concerns) == schedule(RUN, 6, concerns)
    assert len({schedule(uuid4(), 6, concerns) for _ in range(20)}) > 3


def test_only_the_rehearsal_may_ask_for_the_microphone(alices: Client, interview: Interview) -> None:
    assert "microphone=(self)" in alices.get(address(interview))["Permissions-Policy"]
    assert "microphone=()" in alices.get(reverse("live", args=[interview.id]))["Permissions-Policy"]


def test_where_there_is_no_call_there_is_nothing_to_rehearse(alices: Client, interview: Interview) -> None:
    Interview.objects.filter(id=interview.id).update(want="no")
    assert alices.get(address(interview))["Location"] == reverse("call", args=[interview.id])
