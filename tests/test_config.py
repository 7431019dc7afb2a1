"""The environment becomes settings, or one sentence."""

from __future__ import annotations

import os
import stat
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from afterword import config
from afterword.config import Trouble, load, make_home, system_country, system_zone


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_home_is_the_one_asked_for(tmp_path: Path) -> None:
    settings = load({"AFTERWORD_HOME": str(tmp_path / "notes"), "AFTERWORD_PORT": "9001", "AFTERWORD_DEBUG": "1"})
    assert settings.database == tmp_path / "notes" / "afterword.sqlite3"
    assert settings.backups == tmp_path / "notes" / "backups"
    assert (settings.port, settings.debug) == (9001, True)
    with pytest.raises(FrozenInstanceError):
        settings.port = 1  # type: ignore[misc]


def test_without_a_word_the_platform_says_where(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    settings = load({})
    assert settings.home.is_relative_to(tmp_path)
    assert settings.home.name == "afterword"
    assert (settings.port, settings.debug) == (8765, False)


def test_reading_the_settings_writes_nothing(tmp_path: Path) -> None:
    load({"AFTERWORD_HOME": str(tmp_path / "notes")})
    assert list(tmp_path.iterdir()) == []


def test_the_secret_is_made_once_and_kept_closed(tmp_path: Path) -> None:
    first = load({"AFTERWORD_HOME": str(tmp_path / "notes")})
    make_home(first)
    assert load({"AFTERWORD_HOME": str(first.home)}).secret == first.secret
    assert mode(first.secret_file) == 0o600
    assert (mode(first.home), mode(first.backups)) == (0o700, 0o700)


def test_what_stood_open_is_closed(tmp_path: Path) -> None:
    settings = load({"AFTERWORD_HOME": str(tmp_path / "notes")})
    make_home(settings)
    copy = settings.backups / "afterword-1.sqlite3"
    for path in (settings.database, copy):
        path.touch(mode=0o644)
    os.chmod(settings.home, 0o755)
    make_home(settings)
    assert (mode(settings.home), mode(settings.database), mode(copy)) == (0o700, 0o600, 0o600)


def test_a_secret_in_the_environment_comes_first(tmp_path: Path) -> None:
    given = "x" * 40
    assert load({"AFTERWORD_HOME": str(tmp_path), "AFTERWORD_SECRET": given}).secret == given


@pytest.mark.parametrize(
    ("environ", "says"),
    [
        ({"AFTERWORD_PORT": "eighty"}, "AFTERWORD_PORT is “eighty”; it must be a number from 1 to 65535."),
        ({"AFTERWORD_PORT": "0"}, "AFTERWORD_PORT is “0”"),
        ({"AFTERWORD_PORT": "70000"}, "AFTERWORD_PORT is “70000”"),
        ({"AFTERWORD_PORT": "²"}, "AFTERWORD_PORT is “²”"),
        ({"AFTERWORD_SECRET": "short"}, "AFTERWORD_SECRET is too short"),
    ],
)
def test_a_value_that_cannot_be_used_is_one_sentence(environ: dict[str, str], says: str, tmp_path: Path) -> None:
    with pytest.raises(Trouble, match=says):
        load({"AFTERWORD_HOME": str(tmp_path), **environ})


def test_a_home_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "notes").touch()
    with pytest.raises(Trouble, match=r"is not a folder. Set AFTERWORD_HOME to one\."):
        load({"AFTERWORD_HOME": str(tmp_path / "notes")})


def test_a_home_of_somebody_unknown() -> None:
    with pytest.raises(Trouble, match="AFTERWORD_HOME is “~nosuchperson/x”, and there is no such person"):
        load({"AFTERWORD_HOME": "~nosuchperson/x"})


def test_a_home_with_a_name_no_system_takes(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match=r"cannot be used \(File name too long\)\. Set it to a folder") as said:
        load({"AFTERWORD_HOME": str(tmp_path / ("h" * 300))})
    assert len(str(said.value)) < 200


@pytest.mark.parametrize("name", ["door", "backups"])
def test_a_file_where_a_folder_must_be(name: str, tmp_path: Path) -> None:
    (tmp_path / name).touch()
    with pytest.raises(Trouble, match=rf"{name} is a file where a folder must be\. Move it away\."):
        make_home(load({"AFTERWORD_HOME": str(tmp_path)}))


def test_a_home_that_may_only_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also when all that must be in it is there already."""
    settings = load({"AFTERWORD_HOME": str(tmp_path)})
    make_home(settings)
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(Trouble, match=r"cannot write to .* \(Permission denied\)"):
        make_home(settings)


def test_a_home_that_becomes_a_file_meanwhile(tmp_path: Path) -> None:
    settings = load({"AFTERWORD_HOME": str(tmp_path / "notes")})
    settings.home.touch()
    with pytest.raises(Trouble, match="is not a folder"):
        make_home(settings)


def test_a_home_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    settings = load({"AFTERWORD_HOME": str(tmp_path / "file" / "notes")})
    with pytest.raises(Trouble, match="cannot write to"):
        make_home(settings)


@pytest.mark.parametrize("kept", [b"short", b"\xff\xfe" * 40])
def test_a_damaged_secret(kept: bytes, tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(kept)
    with pytest.raises(Trouble, match="Delete it, and a new one is made"):
        load({"AFTERWORD_HOME": str(tmp_path)})


def test_two_starts_at_once_keep_the_first_secret(tmp_path: Path) -> None:
    one, two = (load({"AFTERWORD_HOME": str(tmp_path / "notes")}) for _ in range(2))
    assert one.secret != two.secret
    make_home(one)
    make_home(two)
    assert load({"AFTERWORD_HOME": str(tmp_path / "notes")}).secret == one.secret


def test_homes_have_different_marks(tmp_path: Path) -> None:
    marks = {load({"AFTERWORD_HOME": str(tmp_path / name)}).home_mark for name in ("a", "b")}
    assert len(marks) == 2


def test_the_zone_of_the_machine(tmp_path: Path) -> None:
    link = tmp_path / "localtime"
    assert system_zone({"TZ": ":Europe/London"}) == "Europe/London"
    assert system_zone({"TZ": "Not/A_Zone"}) == ""
    assert system_zone({"TZ": "../../etc/passwd"}) == ""
    assert system_zone({}, link) == ""
    link.symlink_to("/usr/share/zoneinfo/America/New_York")
    assert system_zone({}, link) == "America/New_York"


def test_the_country_of_a_zone() -> None:
    assert [system_country(zone) for zone in ("Europe/London", "Asia/Kolkata", "UTC", "")] == ["GB", "IN", "", ""]


def test_the_host_is_this_machine() -> None:
    assert config.HOST == "127.0.0.1"
