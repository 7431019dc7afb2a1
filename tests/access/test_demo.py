"""The demonstration: invented, said to be so on the screen, and gone afterwards."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from afterword.cli import demo
from afterword.store import queries
from tests.conftest import Server


@pytest.mark.browser
def test_a_visitor_walks_through_it(new_server: Callable[..., Server], page: Page, tmp_path: Path) -> None:
    server = new_server(TMPDIR=str(tmp_path))
    page.goto(server.start("demo"))
    expect(page.get_by_role("status")).to_contain_text("Everyone and everything in here is invented.")
    page.get_by_role("link", name="Interviews").first.click()
    page.get_by_role("link", name=re.compile("Pell & Orchard Bakeries")).first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert server.said[0].startswith("Everyone and everything in here is invented")
    assert not server.home.exists()
    assert len(list(tmp_path.glob("afterword-demo-*"))) == 1
    assert server.stop() == 0
    assert list(tmp_path.glob("afterword-demo-*")) == []


def test_every_field_of_it_can_be_read(alice: Any, now: datetime) -> None:
    demo.fill(alice, now)
    (ahead,) = queries.interviews_of(alice).filter(starts_at__gt=now)
    told = {row.employer: row for row in queries.interviews_of(alice).filter(starts_at__lte=now)}
    assert set(told) == {story["employer"] for story in demo.INTERVIEWS}
    dairy = told["Harrow & Finch Dairy"]
    assert (ahead.employer, ahead.role, dairy.outcome) == (dairy.employer, "Depot manager", "refused")
    assert queries.after.feedback_on(dairy).count() == queries.touches_of(dairy).filter(step_kind="letter").count() == 1
    kept = queries.after.keep_of(queries.interviewers_of(dairy).get().person)
    assert kept is not None
    waiting = queries.steps_of(told["Linden Cold Store"]).filter(state="waiting")
    assert {step.kind for step in waiting} == {"gracious_reply", "advice_request"}
    assert told["Pell & Orchard Bakeries"].exchanges.count() == 2
    assert queries.steps_of(told["Pell & Orchard Bakeries"]).exists()
    assert not queries.steps_of(told["Sedgewick Tools"]).exists()
    assert queries.profile_of(alice).name == "Dana Whitlock"
