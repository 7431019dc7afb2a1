"""Which note to keep in touch a message is."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0009_after_the_answer")]

    operations = [
        migrations.AddField(
            model_name="outgoing",
            name="note",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="outgoing",
                to="store.note",
            ),
        )
    ]
