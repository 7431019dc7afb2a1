"""What of a brief was ticked is seen in the brief itself, as it was sent."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("store", "0007_calendar")]

    operations = [migrations.RemoveField(model_name="advice", name="included")]
