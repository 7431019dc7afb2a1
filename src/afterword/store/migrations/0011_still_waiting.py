"""The day the person said that they still wait for an answer."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0010_notes_by_post")]

    operations = [
        migrations.AddField(
            model_name="interview",
            name="waits_on",
            field=models.DateField(blank=True, null=True),
        ),
    ]
