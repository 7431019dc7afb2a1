"""The one-time token that opens the door."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

from afterword.web.tokens import GOOD_FOR, issue_token, spend_token

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)


def test_a_token_opens_the_door_once(tmp_path: Path) -> None:
    token = issue_token(tmp_path, NOW)
    assert spend_token(tmp_path, token, NOW)
    assert not spend_token(tmp_path, token, NOW)


def test_no_other_word_opens_it(tmp_path: Path) -> None:
    token = issue_token(tmp_path, NOW)
    for word in ("", "x", token[:-1], token + "x", "../secret", "ü"):
        assert not spend_token(tmp_path, word, NOW)
    assert spend_token(tmp_path, token, NOW)


def test_a_token_grows_old(tmp_path: Path) -> None:
    token, other = issue_token(tmp_path, NOW), issue_token(tmp_path, NOW)
    assert spend_token(tmp_path, token, NOW + GOOD_FOR)
    assert not spend_token(tmp_path, other, NOW + GOOD_FOR + timedelta(seconds=1))


def test_old_tokens_are_swept_away(tmp_path: Path) -> None:
    issue_token(tmp_path, NOW)
    issue_token(tmp_path, NOW + GOOD_FOR + timedelta(seconds=1))
    assert len(list((tmp_path / "door").iterdir())) == 1


def test_the_home_keeps_no_token_only_its_digest_and_keeps_it_closed(tmp_path: Path) -> None:
    token = issue_token(tmp_path, NOW)
    (kept,) = (tmp_path / "door").iterdir()
    assert token not in kept.name
    assert kept.read_bytes() == b""
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700


def test_two_browsers_at_the_same_moment_one_gets_in(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as many:
        for _ in range(20):
            token = issue_token(tmp_path, NOW)
            opened = list(many.map(lambda _: spend_token(tmp_path, token, NOW), range(8)))  # noqa: B023
            assert opened.count(True) == 1
