"""The tables are what the models say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from afterword.flows import prepare
from afterword.store.models import Interview, Owned, Step, Touch, User

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)


@pytest.mark.django_db
def test_no_change_of_a_model_is_without_its_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_every_row_has_an_owner() -> None:
    models = set(apps.get_app_config("store").get_models())
    assert {model for model in models if not issubclass(model, Owned)} == {User}


@pytest.fixture
def before_acting(transactional_db: None) -> Iterator[Any]:
    """The tables as they were before there was a contact log; back to those of today at the end, whatever happens."""
    executor = MigrationExecutor(connection)
    then = [("store", "0004_listening")]
    executor.migrate(then)
    yield executor.loader.project_state(then).apps
    _migrate()


def _migrate() -> None:
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def test_what_was_kept_before_there_was_a_contact_log_is_taken_along(before_acting: Any) -> None:
    then = {name: before_acting.get_model("store", name) for name in ("User", "Profile", "Interview", "Step", "Advice")}
    alice = then["User"].objects.create(username="alice")
    then["Profile"].objects.create(owner=alice, zone="Europe/London")
    told = {"owner": alice, "employer": "Pell & Orchard Bakeries", "called": "not_reached", "starts_at": NOW}
    interview = then["Interview"].objects.create(**told)
    for kind, state in (("letter", "done"), ("voicemail", "waiting")):
        ended = NOW if state == "done" else None
        then["Step"].objects.create(
            owner=alice, interview=interview, kind=kind, channel="email", state=state, ended_at=ended
        )
    then["Advice"].objects.create(owner=alice, interview=interview, brief="Ten minutes?", asked_at=NOW)
    _migrate()
    now = Interview.objects.get()
    assert (now.employer, now.starts_at, now.cancelled_at, now.place) == ("Pell & Orchard Bakeries", NOW, None, "")
    assert sorted(Step.objects.values_list("kind", "state", "ref")) == [
        ("letter", "done", ""),
        ("voicemail", "waiting", ""),
    ]
    assert sorted(Touch.objects.values_list("way", "step_kind")) == [("email", "letter"), ("not_reached", "call")]
    assert sorted(one.kind for one in prepare.contacts_of(now)) == ["call", "letter"]
    assert now.advice.get().brief == "Ten minutes?"
