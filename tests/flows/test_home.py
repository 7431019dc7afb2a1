"""The home is made ready: folder, backup before the tables change, tables, modes, and a sentence when it cannot be."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import threading
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.db import OperationalError, connection, models

from afterword.config import Settings, Trouble, load, make_home
from afterword.flows import home
from afterword.store import queries
from afterword.store.models import Interview, Profile, User
from afterword.store.writer import one_writer

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
READY = "from afterword.cli.ready import ready; ready()"
SERVE = "from afterword.cli import main; import sys; sys.exit(main(['serve', '--no-browser']))"


def run(home: Path, code: str = READY, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        env={**os.environ, "AFTERWORD_HOME": str(home), **environ},
        capture_output=True,
        text=True,
        check=False,
    )


def modes(home: Path) -> set[tuple[bool, int]]:
    return {(path.is_dir(), stat.S_IMODE(path.stat().st_mode)) for path in (home, *home.rglob("*"))}


def copies(home: Path) -> list[Path]:
    return sorted((home / "backups").iterdir())


def rows(path: Path, query: str) -> list[Any]:
    with closing(sqlite3.connect(path)) as database:
        return database.execute(query).fetchall()


def unapply(home: Path) -> None:
    """As if the newest table change had not been made yet."""
    with closing(sqlite3.connect(home / "afterword.sqlite3")) as database, database:
        database.execute("delete from django_migrations where app = 'sessions'")
        database.execute("drop table django_session")


def test_a_new_home_is_ready_closed_and_needs_no_backup(tmp_path: Path) -> None:
    place = tmp_path / "new" / "home"
    assert run(place).stderr == ""
    assert modes(place) == {(True, 0o700), (False, 0o600)}
    assert rows(place / "afterword.sqlite3", "select username from store_user") == [("local",)]
    assert rows(place / "afterword.sqlite3", "pragma journal_mode") == [("wal",)]
    assert copies(place) == []


def test_an_open_umask_opens_nothing(tmp_path: Path) -> None:
    code = "import os; os.umask(0); " + READY + "; from afterword.flows import bank; bank.add(ready(), 'x')"
    code += "; print(sorted(p.name for p in __import__('pathlib').Path(os.environ['AFTERWORD_HOME']).iterdir()))"
    code += "; import stat; print({oct(stat.S_IMODE(p.stat().st_mode)) for p in __import__('pathlib')"
    code += ".Path(os.environ['AFTERWORD_HOME']).iterdir() if p.is_file()})"
    said = run(tmp_path / "home", code)
    assert said.stderr == ""
    assert "afterword.sqlite3-wal" in said.stdout
    assert "{'0o600'}" in said.stdout


def test_the_database_is_copied_before_its_tables_change(tmp_path: Path) -> None:
    run(tmp_path)
    unapply(tmp_path)
    assert run(tmp_path).stderr == ""
    (copy,) = copies(tmp_path)
    assert rows(copy, "select count(*) from sqlite_master where name = 'django_session'") == [(0,)]
    assert rows(copy, "select username from store_user") == [("local",)]
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert rows(tmp_path / "afterword.sqlite3", "select count(*) from django_session") == [(0,)]
    run(tmp_path)
    assert copies(tmp_path) == [copy]


def test_the_newest_five_copies_are_kept(tmp_path: Path) -> None:
    settings = load({"AFTERWORD_HOME": str(tmp_path)})
    make_home(settings)
    with closing(sqlite3.connect(settings.database)) as database, database:
        database.execute("create table t (x)")
    made = [home.back_up(settings, NOW + timedelta(days=day)) for day in range(7)]
    assert copies(tmp_path) == made[-5:]


def test_with_nothing_in_it_there_is_nothing_to_copy(tmp_path: Path) -> None:
    settings = load({"AFTERWORD_HOME": str(tmp_path)})
    make_home(settings)
    assert home.back_up(settings, NOW) is None
    with closing(sqlite3.connect(settings.database)) as database:
        database.execute("pragma journal_mode = wal")
    assert home.back_up(settings, NOW) is None


def test_a_file_that_is_no_database_is_said_so_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "afterword.sqlite3").write_bytes(b"This is not a database, it is a shopping list." * 40)
    said = run(tmp_path, "from afterword.cli import main; import sys; sys.exit(main(['serve', '--no-browser']))")
    assert said.returncode == 2
    assert said.stderr == (
        f"The database in {tmp_path} cannot be opened (file is not a database). "
        "There is no copy of it yet; move the file away to begin anew.\n"
    )
    assert (tmp_path / "afterword.sqlite3").read_bytes().startswith(b"This is not a database")


def test_copies_are_spoken_of_where_there_are_some(tmp_path: Path) -> None:
    run(tmp_path)
    run(tmp_path)
    (tmp_path / "afterword.sqlite3").write_bytes(b"This is not a database, it is a shopping list." * 40)
    said = run(tmp_path, SERVE)
    assert said.returncode == 2
    assert said.stderr.endswith(f"Copies are in {tmp_path / 'backups'}; put the newest in its place.\n")


def test_each_day_begins_with_a_copy(tmp_path: Path) -> None:
    run(tmp_path)
    assert copies(tmp_path) == []  # nothing was there before
    run(tmp_path)
    run(tmp_path)
    (copy,) = copies(tmp_path)
    assert rows(copy, "select username from store_user") == [("local",)]
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    copy.rename(copy.with_name("afterword-20200101T000000.000000.sqlite3"))
    run(tmp_path)
    assert len(copies(tmp_path)) == 2


def test_a_damaged_database_pushes_no_good_copy_out(tmp_path: Path) -> None:
    settings = load({"AFTERWORD_HOME": str(tmp_path)})
    make_home(settings)
    with closing(sqlite3.connect(settings.database)) as database, database:
        database.execute("create table t (x)")
        database.executemany("insert into t values (?)", [("y" * 500,)] * 200)
    good = home.back_up(settings, NOW)
    whole = bytearray(settings.database.read_bytes())
    whole[8192:20480] = b"\xff" * 12288
    settings.database.write_bytes(whole)
    with pytest.raises(sqlite3.DatabaseError):
        home.back_up(settings, NOW + timedelta(days=1))
    assert copies(tmp_path) == [good]


def test_an_emptied_data_file_is_not_taken_for_a_new_one(tmp_path: Path) -> None:
    run(tmp_path)
    (tmp_path / "afterword.sqlite3").write_bytes(b"")
    for _start in range(2):
        said = run(tmp_path, SERVE)
        assert (said.returncode, said.stdout) == (2, "")
        assert said.stderr == (
            f"The data file {tmp_path / 'afterword.sqlite3'} is empty, and something was kept in it before. "
            "There is no copy of it yet; move the file away to begin anew.\n"
        )
    assert (tmp_path / "afterword.sqlite3").read_bytes() == b""


def first_column(model: type[models.Model]) -> str:
    """The one that is named where all are missing; a new field may come before it."""
    return min(str(field.column) for field in model._meta.local_concrete_fields)


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ("alter table store_interview drop column contact_rules", "store_interview.contact_rules"),
        ("alter table store_user rename to somebody", f"store_user.{first_column(User)}"),
        (
            "create table x as select * from store_profile; drop table store_profile",
            f"store_profile.{first_column(Profile)}",
        ),
    ],
)
def test_tables_of_another_version_are_one_sentence(change: str, column: str, tmp_path: Path) -> None:
    run(tmp_path)
    with closing(sqlite3.connect(tmp_path / "afterword.sqlite3")) as database, database:
        database.executescript(change)
    for command in ("serve", "next", "export"):
        said = run(tmp_path, f"from afterword.cli import main; import sys; sys.exit(main(['{command}']))")
        assert said.returncode == 2
        assert said.stderr == (
            f"The data was written by a different version of Afterword ({column} differs). Start that version, or set "
            "AFTERWORD_HOME to another folder.\n"
        )


def test_a_database_of_a_newer_afterword_is_not_touched(tmp_path: Path) -> None:
    run(tmp_path)
    with closing(sqlite3.connect(tmp_path / "afterword.sqlite3")) as database, database:
        database.execute(
            "insert into django_migrations (app, name, applied) values ('store', '9999_later', '2030-01-01')"
        )
    said = run(tmp_path, "from afterword.cli import main; import sys; sys.exit(main(['serve', '--no-browser']))")
    assert said.returncode == 2
    assert said.stderr.startswith("The database was written by a newer Afterword.")


def test_two_first_starts_at_once_make_one_person(tmp_path: Path) -> None:
    environ = {**os.environ, "AFTERWORD_HOME": str(tmp_path)}
    starts = [subprocess.Popen([sys.executable, "-c", READY], env=environ) for _ in range(3)]
    assert [start.wait(timeout=60) for start in starts] == [0, 0, 0]
    assert rows(tmp_path / "afterword.sqlite3", "select count(*) from store_user") == [(1,)]


# The same in this process, where coverage can see it.


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    own = replace(load({"AFTERWORD_HOME": str(tmp_path / "home")}))
    monkeypatch.setattr(settings, "SETTINGS", own)
    monkeypatch.setattr(os, "umask", lambda mask: 0)  # the tests' own files stay as they are
    return own


@pytest.mark.django_db
def test_nothing_pending_nothing_done(own_home: Settings) -> None:
    assert home.prepare_home(NOW) == User.objects.get(username="local")
    assert copies(own_home.home) == []


@pytest.mark.django_db
def test_what_an_earlier_start_left_half_done_is_done_at_this_one(own_home: Settings, interview: Interview) -> None:
    own_home.home.mkdir(parents=True)
    own_home.database.touch()
    assert queries.practice.without_family().count() == 1
    home.prepare_home(NOW)
    assert not queries.practice.without_family().exists()


@pytest.mark.django_db
def test_a_pending_change_is_made_after_a_copy(own_home: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    monkeypatch.setattr(home, "_migration_pending", lambda: True)
    monkeypatch.setattr(home, "back_up", lambda settings, now: done.append(f"copy {now:%Y}"))
    monkeypatch.setattr(home, "call_command", lambda name, **_: done.append(name))
    home.prepare_home(NOW)
    assert done == ["copy 2026", "migrate"]


@pytest.mark.django_db
def test_whoever_comes_second_finds_nothing_left_to_do(own_home: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([True, False])
    monkeypatch.setattr(home, "_migration_pending", lambda: next(answers))
    monkeypatch.setattr(home, "call_command", lambda *_, **__: pytest.fail("it was done already"))
    home.prepare_home()


@pytest.mark.django_db
def test_a_database_that_will_not_open_is_one_sentence(own_home: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails() -> bool:
        raise OperationalError("disk I/O error")

    monkeypatch.setattr(home, "_migration_pending", fails)
    with pytest.raises(Trouble, match=r"cannot be opened \(disk I/O error\)"):
        home.prepare_home(NOW)


@pytest.mark.django_db
def test_the_future_is_refused() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into django_migrations (app, name, applied) values ('store', '9999_later', '2030-01-01')"
        )
    with pytest.raises(Trouble, match="newer Afterword"):
        home._migration_pending()


@pytest.mark.django_db
def test_tests_have_every_table() -> None:
    assert not home._migration_pending()


def test_when_nothing_runs_the_database_file_alone_is_whole(new_server: Any, tmp_path: Path) -> None:
    server = new_server()
    server.start()
    code = (
        "from afterword.cli.ready import ready; user = ready(); from afterword.flows import bank; bank.add(user, 'x')"
    )
    run(server.home, code)
    server.stop()
    alone = tmp_path / "alone.sqlite3"
    alone.write_bytes((server.home / "afterword.sqlite3").read_bytes())
    assert rows(alone, "select text from store_evidence") == [("x",)]


def test_one_writes_at_a_time(tmp_path: Path) -> None:
    """Several processes writing as fast as they can lose no row and damage no file."""
    run(tmp_path)
    code = "from afterword.cli.ready import ready; user = ready(); from afterword.flows import bank\n"
    code += "for n in range(25): bank.add(user, f'thing {n}')"
    environ = {**os.environ, "AFTERWORD_HOME": str(tmp_path)}
    writers = [subprocess.Popen([sys.executable, "-c", code], env=environ) for _ in range(3)]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0, 0]
    assert rows(tmp_path / "afterword.sqlite3", "select count(*), count(distinct path) from store_evidence") == [
        (75, 75)
    ]
    assert rows(tmp_path / "afterword.sqlite3", "pragma integrity_check") == [("ok",)]


def test_the_pen_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from afterword.store import writer

    monkeypatch.setattr(writer, "_lock_file", lambda: tmp_path / "pen")
    order: list[str] = []
    held, release = threading.Event(), threading.Event()

    def first() -> None:
        with writer.the_pen():
            held.set()
            release.wait(10)
            order.append("first")

    def second() -> None:
        with writer.the_pen():
            order.append("second")

    threads = [threading.Thread(target=first), threading.Thread(target=second)]
    threads[0].start()
    held.wait(10)
    threads[1].start()
    threads[1].join(0.2)
    assert order == []
    release.set()
    for thread in threads:
        thread.join(10)
    assert order == ["first", "second"]


@pytest.mark.django_db(transaction=True)
def test_another_database_needs_no_pen_and_windows_has_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from afterword.store import writer

    monkeypatch.setitem(connection.settings_dict, "NAME", str(tmp_path / "afterword.sqlite3"))
    assert writer._lock_file() == tmp_path / "afterword.pen"
    monkeypatch.setitem(sys.modules, "fcntl", None)  # importing it now fails, as it does there
    with writer.the_pen():
        assert (tmp_path / "afterword.pen").exists()
    monkeypatch.setattr(writer, "connection", SimpleNamespace(vendor="postgresql", settings_dict={"NAME": "afterword"}))
    assert writer._lock_file() is None


@pytest.mark.django_db
def test_a_failed_write_leaves_nothing_behind() -> None:
    def write() -> None:
        with one_writer():
            User.objects.create(username="half")
            with one_writer():
                raise RuntimeError("the light went out")

    with pytest.raises(RuntimeError):
        write()
    assert not User.objects.filter(username="half").exists()
