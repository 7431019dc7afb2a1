"""What was learnt, as a page: few sentences for few interviews, words before pictures, and no number that misleads."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from afterword.domain.learn import Group, Wait, answers_of, quarters
from afterword.flows.learnt import NEWEST, Learnt, Proof
from afterword.store.models import Exchange, Interview, Profile, Touch
from afterword.web.pages.learnt import page
from afterword.web.pages.learnt.proofs import on_a_line
from afterword.web.pages.learnt.values import Section

DAY = datetime(2026, 11, 25, tzinfo=UTC).date()
QUARTERS = quarters(DAY, 8)


def seen(
    *,
    groups: tuple[Group, ...] = (),
    answers: tuple[tuple[str, int, str, int], ...] = (),
    proofs: tuple[Proof, ...] = (),
    waits: tuple[Wait, ...] = (),
    hidden: bool = False,
    this_once: bool = False,
) -> dict[str, Section]:
    """The sections of the page for these counts, by name."""
    found = Learnt(groups, answers_of(answers, 8), QUARTERS, proofs, waits, hidden)
    return {section.id: section for section in page(found, with_refusals=this_once).sections}


def text_of(section: Section) -> str:
    return " ".join((*section.says, section.missing))


ENOUGH = (
    Group("spoke", "yes", "further", 7),
    Group("spoke", "no", "no", 15),
    Group("wrote", "yes", "further", 6),
    Group("wrote", "yes", "silent", 10),
    Group("nothing", "unsure", "no", 9),
    Group("nothing", "unsure", "waiting", 6),
)


def test_a_call_is_set_beside_none_without_saying_that_it_did_anything() -> None:
    way = seen(groups=ENOUGH)["way"]
    assert "You have told of 53 interviews: 13 went further, 6 are still open" in text_of(way)
    assert "7 of 22 went further where you spoke with them, and 6 of 25 where you did not." in text_of(way)
    assert "too close to tell them apart" in text_of(way)
    assert "anything from 1 to 6 in 10" in text_of(way)  # 0.164 to 0.527
    assert "This does not say the call did it: you chose whom to call." in text_of(way)
    assert way.missing == ""


def test_what_is_further_apart_than_chance_is_called_so_and_no_more() -> None:
    groups = (Group("spoke", "", "further", 20), Group("spoke", "", "no", 4), Group("nothing", "", "no", 25))
    way = seen(groups=groups)["way"]
    assert "further apart than chance alone usually puts such numbers" in text_of(way)
    assert "you chose whom to call" in text_of(way)


def test_under_twenty_nothing_is_compared_and_what_is_missing_is_said() -> None:
    few = (Group("spoke", "yes", "further", 13), Group("wrote", "no", "no", 21), Group("wrote", "no", "waiting", 3))
    found = seen(groups=few)
    assert found["way"].missing == (
        "Interviews with a call and without one are not set beside each other yet. "
        "That takes 20 decided ones of each; still missing: 7 with a call."
    )
    assert "13 of 13" not in text_of(found["way"]) + text_of(found["felt"])
    assert "still missing: 7 that you thought went well." in found["felt"].missing
    drawn = [row.words for chart in found["way"].charts for row in chart.rows if row.whisker]
    assert drawn == ["You wrote"]  # no whisker for so few


def test_one_side_that_is_enough_is_told_with_its_range() -> None:
    way = seen(groups=(Group("spoke", "", "further", 7), Group("spoke", "", "no", 15)))["way"]
    assert "7 of 22 went further, which fits anything from 1 to 6 in 10" in text_of(way)
    assert "20 without one" in way.missing


def test_with_few_or_nothing_decided_there_are_sentences_and_no_picture() -> None:
    found = seen(
        groups=(Group("spoke", "no", "waiting", 2), Group("nothing", "no", "no", 1)),
        answers=(("conflict", 7, "well", 4),),
        proofs=(Proof("1", "Late vans down to three", 1, 1),),
        waits=(Wait(9, True), Wait(12, False), Wait(3, False)),
    )
    assert all(section.charts == () for section in found.values())
    assert found["way"].says == ("You have told of 3 interviews: 2 are still open and 1 ended with a no.",)
    assert found["waits"].says == ("One answer came after 9 days.", "Two answers have not come yet.")
    assert "answers" not in found
    assert seen(groups=(Group("spoke", "no", "waiting", 30),))["way"].charts == ()
    assert seen() == {}


def test_answers_are_told_by_kind_and_only_compared_over_time_with_enough() -> None:
    some = (("conflict", 0, "well", 6), ("conflict", 1, "badly", 18), ("conflict", 7, "well", 3))
    few = seen(answers=some)["answers"]
    assert "“A disagreement”: 9 landed well and 18 landed badly." in text_of(few)
    assert "for “A disagreement”, 17 more from the last year." in few.missing
    more = (*some, ("conflict", 6, "well", 20), ("weakness", 0, "well", 20), ("weakness", 7, "well", 20))
    enough = seen(answers=more)["answers"]
    assert (
        "“A disagreement” landed well 6 of 24 times before, and 23 of 23 times in the last four quarters."
        in text_of(enough)
    )
    assert "For “A weakness”, the last four quarters and the time before are too close to tell apart." in text_of(
        enough
    )
    assert "Why, the numbers do not say." in text_of(enough)
    assert enough.missing == ""
    assert enough.table is not None
    assert ("A disagreement", "January 2025", "6", "0", "0") in enough.table.rows


def test_a_family_of_a_later_version_keeps_its_id() -> None:
    assert "“astrology”" in text_of(seen(answers=(("astrology", 7, "unsure", 12),))["answers"])


def test_what_was_left_untold_most_comes_first_and_is_named() -> None:
    proofs = (Proof("1", "Never met anyone", 0, 0), Proof("2", "Late vans", 0, 4), Proof("3", "The rota", 7, 2))
    told = seen(proofs=proofs)["proofs"]
    assert told.says[0] == "One of 3 pieces of evidence has been told somewhere."
    assert (
        told.says[1]
        == "“Late vans” would have served in 4 interviews where it was not told, and has been told in none."
    )
    assert [row.words for row in told.charts[0].rows] == ["Late vans", "The rota"]
    kept = seen(proofs=(Proof("1", "Late vans", 12, 0),))["proofs"]
    assert "None is known to have been wanted and left out." in text_of(kept)
    assert "proofs" not in seen(proofs=(Proof("1", "Late vans", 0, 0),))


def test_a_picture_cannot_wrap_so_long_evidence_is_cut() -> None:
    latin = on_a_line("Cut late departures from nineteen a week to three in four months")
    assert latin == "Cut late departures from nineteen …"
    assert on_a_line("Late vans") == "Late vans"
    assert on_a_line("晩" * 40) == "晩" * 17 + "…"


def test_times_are_told_with_those_who_have_not_answered() -> None:
    came = tuple(
        Wait(days, True)
        for days in (2, 4, 5, 6, 7, 7, 8, 8, 9, 9, 9, 9, 9, 9, 9, 9, 12, 14, 15, 20, 21, 21, 25, 30, 33)
    )
    waits = (*came, *(Wait(days, False) for days in (1, 3, 5, 18, 40, 90)))
    told = seen(waits=waits)["waits"]
    assert told.says[0] == "After 31 interviews, half of the employers had answered within 9 days."
    assert told.says[1].startswith("6 have not answered yet and are counted as such")
    assert "may lie anywhere from" in text_of(told)
    assert told.charts[0].half != ("", "")
    assert told.table is not None
    assert told.table.rows[0] == ("2", "30", "1", "3", "0", "21")  # one of thirty; the one of day 1 no longer waited
    few = seen(waits=came[:6])["waits"]
    assert few.missing == "From 20 interviews on, this page also says how sure that is."


@pytest.mark.parametrize(
    ("answered", "still", "said"),
    [
        ([(2, 30)], 0, "the middle would come out much the same"),
        ([(5, 6), (9, 7)], 11, "The middle is not sure yet: over more employers like these it may lie much later."),
        ([(3, 5)], 11, "fewer than half of the employers have answered"),
        ([(3, 5), (400, 20)], 0, "The picture ends at 120 days; the table goes on."),
        ([(3, NEWEST)], 0, f"These are your newest {NEWEST} interviews."),
    ],
)
def test_times_of_every_shape_are_told(answered: list[tuple[int, int]], still: int, said: str) -> None:
    came = [Wait(days, True) for days, count in answered for _ in range(count)]
    assert said in text_of(seen(waits=(*came, *[Wait(60, False)] * still))["waits"])


def test_refusals_hidden_leave_their_pictures_folded_and_the_rest_open() -> None:
    counts: dict[str, Any] = {"groups": ENOUGH, "waits": (Wait(3, True),) * 12, "hidden": True}
    assert list(seen(**counts)) == ["waits"]
    assert list(seen(**counts, this_once=True)) == ["way", "waits", "felt"]


# -- the page itself


def fill(owner: Any, count: int) -> None:
    began = datetime.now(UTC) - timedelta(days=60)
    for number in range(count):
        outcome = ("refused", "offer", "", "silent")[number % 4]
        answered = (began + timedelta(days=4 + number % 9)).date() if outcome in ("refused", "offer") else None
        row = Interview.objects.create(
            owner=owner,
            employer="Pell & Orchard Bakeries",
            starts_at=began,
            effective=("yes", "no")[number % 2],
            outcome=outcome,
            outcome_on=answered,
            answered_on=answered,
        )
        Exchange.objects.create(owner=owner, interview=row, asked="Why us?", family="conflict", landed="well")
        if number % 2:
            Touch.objects.create(owner=owner, interview=row, way="call", happened_at=began + timedelta(days=1))


class Parts(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.named: list[str] = []
        self.tags: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.tags.append(tag)
        self.ids += [told["id"] or ""] if "id" in told else []
        if told.get("role") == "img":
            self.named.append(told.get("aria-labelledby") or "")


def shown(client: Client, address: str = "") -> str:
    answer = client.get(address or reverse("learnt"))
    assert answer.status_code == 200
    return answer.content.decode()


def test_each_picture_has_a_name_a_description_and_its_numbers(client: Client, alice: Any) -> None:
    fill(alice, 48)
    client.force_login(alice)
    html = shown(client)
    parts = Parts(html)
    assert len(parts.ids) == len(set(parts.ids))
    assert len(parts.named) == 6
    assert all(each in parts.ids for named in parts.named for each in named.split())
    assert parts.tags.count("title") == 1 + 6
    assert parts.tags.count("desc") == 6
    assert parts.tags.count("table") == 4
    assert not re.search(r'style=|nan|>None<|="[^"]*\d,\d', html.split("<main", 1)[1].split("</main>")[0])


def test_the_page_names_no_employer_counts_no_rate_and_praises_nothing(client: Client, alice: Any) -> None:
    fill(alice, 48)
    client.force_login(alice)
    html = shown(client).lower()
    assert "pell" not in html
    assert not re.search(r"success|rate\b|score|streak|odds|chances|fail|%|percent|well done|keep it up", html)


def test_with_nothing_told_the_page_asks_for_nothing(client: Client, alice: Any) -> None:
    client.force_login(alice)
    html = shown(client)
    assert "Nothing to look back on yet." in html
    assert "There is nothing you have to do for it." in html
    assert "<svg" not in html
    fill(alice, 2)
    html = shown(client)
    assert "It is early for pictures." in html
    assert "<figure" not in html


def test_hidden_refusals_are_said_to_be_folded_and_can_be_seen_this_once(client: Client, alice: Any) -> None:
    fill(alice, 48)
    Profile.objects.filter(owner=alice).update(hide_refusals=True)
    client.force_login(alice)
    html = shown(client)
    assert "You asked not to see refusals." in html
    assert "a no" not in html.split("</h1>")[1].replace("a no is part of such a count", "").replace("a note", "")
    opened = shown(client, reverse("learnt") + "?all=1")
    assert "ended with a no" in opened
    assert "Fold them away again" in opened
    assert "ended with a no" not in shown(client)  # looking once changed nothing


def test_it_is_one_tap_from_every_page(client: Client, alice: Any) -> None:
    client.force_login(alice)
    assert f'href="{reverse("learnt")}"' in shown(client, reverse("evidence"))


def test_of_one_interview_no_sum_is_made_and_the_same_day_is_said_so() -> None:
    found = seen(groups=(Group("nothing", "no", "no", 1),), waits=(Wait(0, True), Wait(1, True), Wait(4, True)))
    assert found["way"].says == ("You have told of one interview so far.",)
    assert found["waits"].says == ("One answer came the same day.", "Two answers came after 1 and 4 days.")
    assert seen(waits=(Wait(1, True),))["waits"].says == ("One answer came after 1 day.",)
