"""The tables are what the models say."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.core.management import call_command

from afterword.store.models import Owned, User


@pytest.mark.django_db
def test_no_change_of_a_model_is_without_its_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_every_row_has_an_owner() -> None:
    models = set(apps.get_app_config("store").get_models())
    assert {model for model in models if not issubclass(model, Owned)} == {User}
