"""What calendars were last told, and what may be said in them and on further channels."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0006_contact_log"),
    ]

    operations = [
        migrations.AddField(
            model_name="profile",
            name="calendar_says_what",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="profile",
            name="channels_say_what",
            field=models.BooleanField(default=False),
        ),
        migrations.CreateModel(
            name="CalendarEntry",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                ("uid", models.CharField(max_length=120)),
                ("digest", models.CharField(max_length=64)),
                ("sequence", models.PositiveIntegerField(default=0)),
                ("written", models.JSONField(default=dict)),
                ("written_at", models.DateTimeField()),
                ("dropped_at", models.DateTimeField(blank=True, null=True)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["created_at"],
                "constraints": [models.UniqueConstraint(fields=("owner", "uid"), name="one_entry_for_one_uid")],
            },
        ),
    ]
