"""The home is made ready before anything else: the folder, a backup when the tables are about to change, the tables."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings as django_settings
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from afterword.config import Settings, Trouble, make_home
from afterword.flows.local import local_user
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
    try:
        if _migration_pending():
            with the_pen():  # another start may be at it; whoever comes second finds nothing left to do
                if _migration_pending():
                    back_up(settings, now or datetime.now(UTC))
                    call_command("migrate", verbosity=0, interactive=False)
        return local_user()
    except (DatabaseError, sqlite3.DatabaseError) as error:
        raise Trouble(
            _("The database in {home} cannot be opened ({why}). Copies are in its folder “backups”.").format(
                home=settings.home, why=error
            )
        ) from None


def back_up(settings: Settings, now: datetime) -> Path | None:
    """Copies the database whole, as it is at one moment, and keeps the newest five copies. None: nothing to copy."""
    if not settings.database.exists():
        return None
    with closing(sqlite3.connect(settings.database)) as source:
        if source.execute("select count(*) from sqlite_master").fetchone() == (0,):
            return None
    copy = settings.backups / f"afterword-{now.astimezone(UTC):%Y%m%dT%H%M%S.%f}.sqlite3"
    with closing(sqlite3.connect(settings.database)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    copy.chmod(0o600)
    for old in sorted(settings.backups.glob("afterword-*.sqlite3"))[:-BACKUPS_KEPT]:
        old.unlink()
    return copy


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
