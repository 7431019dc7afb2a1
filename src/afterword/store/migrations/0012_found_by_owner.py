"""Each row that hangs on something is found by its owner and what it hangs on, from one index."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0011_still_waiting"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="telling",
            name="store_telli_owner_i_ce1c63_idx",
        ),
        migrations.RemoveIndex(
            model_name="touch",
            name="store_touch_owner_i_240afb_idx",
        ),
        migrations.AddIndex(
            model_name="exchange",
            index=models.Index(
                fields=["owner", "interview", "family", "landed"], name="store_excha_owner_i_6dba55_idx"
            ),
        ),
        migrations.AddIndex(
            model_name="interviewer",
            index=models.Index(fields=["owner", "interview"], name="store_inter_owner_i_10df2d_idx"),
        ),
        migrations.AddIndex(
            model_name="interviewer",
            index=models.Index(fields=["owner", "person"], name="store_inter_owner_i_4fe118_idx"),
        ),
        migrations.AddIndex(
            model_name="step",
            index=models.Index(fields=["owner", "interview"], name="store_step_owner_i_edfba2_idx"),
        ),
        migrations.AddIndex(
            model_name="telling",
            index=models.Index(fields=["owner", "evidence", "how"], name="store_telli_owner_i_daf9f2_idx"),
        ),
        migrations.AddIndex(
            model_name="touch",
            index=models.Index(
                fields=["owner", "interview", "happened_at", "outward", "taken_back", "way"],
                name="store_touch_owner_i_5c9b12_idx",
            ),
        ),
        migrations.AddIndex(
            model_name="touch",
            index=models.Index(fields=["owner", "person", "happened_at"], name="store_touch_owner_i_38a28a_idx"),
        ),
    ]
