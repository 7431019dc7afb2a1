"""The home is made ready before anything else: the folder, the tables, a copy of what is kept.

A copy is made at the first start of each day, and before the tables change.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings as django_settings
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.utils.translation import gettext as _

from afterword.config import Settings, Trouble, make_home, where_copies_are
from afterword.flows.local import local_user
from afterword.store import queries
from afterword.store.models import User
from afterword.store.writer import the_pen

BACKUPS_KEPT = 5


def prepare_home(now: datetime | None = None) -> User:
    """Makes the home usable and returns its one user. Raises `Trouble` when it cannot be made so.

    `now` names the backup (UTC). Files are closed to other accounts before anything is written to them.
    """
    settings: Settings = django_settings.SETTINGS
    os.umask(0o077)  # whatever this process writes from here on is the person's alone
    make_home(settings)
    refuse_emptied(settings.home)
    moment = now or datetime.now(UTC)
    used = settings.database.exists()
    try:
        pending = _migration_pending()
        if pending:
            with the_pen():  # another start may be at it; whoever comes second finds nothing left to do
                if _migration_pending():
                    back_up(settings, moment)
                    call_command("migrate", verbosity=0, interactive=False)
        refuse_other_tables(_execute)
        if used and queries.practice.without_family().exists():  # an older version's, or a start that was broken off
            from afterword.flows import families  # with all it knows of questions: not at every start

            families.complete()
        if used:
            _copy_of_the_day(settings, moment)
        return local_user()
    except (DatabaseError, sqlite3.DatabaseError) as error:
        message = _("The database in {home} cannot be opened ({why}).").format(home=settings.home, why=error)
        raise Trouble(f"{message} {where_copies_are(settings.backups)}") from None


def refuse_emptied(home: Path) -> None:
    """Raises `Trouble` when the data file of a home that was used before has nothing in it any more.

    SQLite would take it for a new one, and what was told would seem never to have been.
    """
    used = (home / "afterword.pen").exists()  # looked at first: it is made only after the data file was written to
    database = home / "afterword.sqlite3"
    if used and database.exists() and database.stat().st_size == 0:
        message = _("The data file {file} is empty, and something was kept in it before.").format(file=database)
        raise Trouble(f"{message} {where_copies_are(home / 'backups')}")


def refuse_other_tables(execute: Callable[[str], Iterable[Sequence[Any]]]) -> None:
    """Raises `Trouble` when the tables are not the ones this version works with. `execute` runs SQL on the database.

    The list of changes that were made says nothing of this when another build numbered its changes alike. Only SQLite
    is looked at: other databases belong to people who keep them themselves.
    """
    if connection.vendor != "sqlite":
        return
    for model in apps.get_models(include_auto_created=True):
        table = model._meta.db_table
        there = {str(row[1]): bool(row[3]) and row[4] is None for row in execute(f"pragma table_info({table})")}
        wanted = {str(field.column) for field in model._meta.local_concrete_fields}
        demanded = {column for column, must_be_given in there.items() if must_be_given}
        odd = sorted((wanted - set(there)) | (demanded - wanted))
        if odd:
            message = _(
                "The data was written by a different version of Afterword ({table}.{column} differs). Start that "
                "version, or set AFTERWORD_HOME to another folder."
            )
            raise Trouble(message.format(table=table, column=odd[0]))


def up_to_date(applied: Iterable[tuple[str, str]]) -> bool:
    """Whether no change of the tables is left to make, going by the list of those made (app, name)."""
    return set(MigrationLoader(None).disk_migrations) <= set(applied)


def back_up(settings: Settings, now: datetime) -> Path | None:
    """Copies the database whole, as it is at one moment, and keeps the newest five copies. None: nothing to copy.

    Raises `sqlite3.DatabaseError` when the database is damaged; the copies there are stay then.
    """
    if not settings.database.exists():
        return None
    with closing(sqlite3.connect(settings.database)) as source:
        if source.execute("select count(*) from sqlite_master").fetchone() == (0,):
            return None
    copy = settings.backups / f"afterword-{now.astimezone(UTC):%Y%m%dT%H%M%S.%f}.sqlite3"
    unfinished = copy.with_suffix(".unfinished")
    try:
        with closing(sqlite3.connect(settings.database)) as source, closing(sqlite3.connect(unfinished)) as target:
            source.backup(target)
            health = target.execute("pragma quick_check").fetchone()[0]
        if health != "ok":  # such a copy must not push out a good one
            raise sqlite3.DatabaseError(health)
        unfinished.chmod(0o600)
        unfinished.replace(copy)
    finally:
        unfinished.unlink(missing_ok=True)
    for old in sorted(settings.backups.glob("afterword-*.sqlite3"))[:-BACKUPS_KEPT]:
        old.unlink()
    return copy


def _copy_of_the_day(settings: Settings, now: datetime) -> None:
    """A copy at the first start of each day (UTC). Where there is no room for one the program still starts."""
    today = f"afterword-{now.astimezone(UTC):%Y%m%d}T*.sqlite3"
    with suppress(OSError, sqlite3.OperationalError), the_pen():
        if not any(settings.backups.glob(today)):
            back_up(settings, now)


def _execute(sql: str) -> list[Sequence[Any]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())


def settle() -> None:
    """Writes SQLite's log into the database file, so that a copy of that one file is whole when nothing runs."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def remove_copies() -> None:
    """Deletes every backup: after "delete everything" nothing of the person's may be left in one."""
    settings: Settings = django_settings.SETTINGS
    if settings.backups.is_dir():
        for copy in settings.backups.iterdir():
            copy.unlink()


def _migration_pending() -> bool:
    executor = MigrationExecutor(connection)
    known = set(executor.loader.graph.nodes)
    if any(app == "store" and (app, name) not in known for app, name in executor.loader.applied_migrations):
        raise Trouble(
            _("The database was written by a newer Afterword. Start that one, or set AFTERWORD_HOME to another folder.")
        )
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
