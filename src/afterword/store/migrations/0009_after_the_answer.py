"""What came of interviews, what was said, whom one keeps in touch with, practice, and openings.

Each table is made whole: on SQLite a field added later copies its table once more.
"""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0008_advice_as_sent"),
    ]

    operations = [
        migrations.CreateModel(
            name="Board",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                ("employer", models.CharField(max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("greenhouse", "Greenhouse"),
                            ("lever", "Lever"),
                            ("ashby", "Ashby"),
                            ("workable", "Workable"),
                            ("smartrecruiters", "Smartrecruiters"),
                            ("recruitee", "Recruitee"),
                            ("personio", "Personio"),
                            ("feed", "Feed"),
                        ],
                        max_length=16,
                    ),
                ),
                ("url", models.CharField(max_length=2000)),
                ("given", models.CharField(blank=True, max_length=2000)),
                ("roles", models.TextField(blank=True)),
                ("places", models.TextField(blank=True)),
                ("paused_at", models.DateTimeField(blank=True, null=True)),
                ("etag", models.CharField(blank=True, max_length=300)),
                ("last_modified", models.CharField(blank=True, max_length=100)),
                ("asked_at", models.DateTimeField(blank=True, null=True)),
                ("read_at", models.DateTimeField(blank=True, null=True)),
                ("due_at", models.DateTimeField(blank=True, null=True)),
                ("failures", models.PositiveSmallIntegerField(default=0)),
                ("problem", models.TextField(blank=True)),
                ("lease_by", models.CharField(blank=True, max_length=40)),
                ("lease_until", models.DateTimeField(blank=True, null=True)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="store.person",
                    ),
                ),
            ],
            options={
                "ordering": ["employer", "created_at"],
                "indexes": [models.Index(fields=["due_at"], name="store_board_due_at_2e1563_idx")],
                "constraints": [models.UniqueConstraint(fields=("owner", "url"), name="one_board_for_one_address")],
            },
        ),
        migrations.CreateModel(
            name="Opening",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                ("theirs", models.CharField(max_length=300)),
                ("title", models.CharField(max_length=300)),
                ("place", models.CharField(blank=True, max_length=300)),
                ("url", models.CharField(blank=True, max_length=2000)),
                ("text", models.TextField(blank=True)),
                ("posted_on", models.DateField(blank=True, null=True)),
                ("first_seen_at", models.DateTimeField()),
                ("gone_at", models.DateTimeField(blank=True, null=True)),
                ("fits", models.BooleanField(default=False)),
                ("why", models.JSONField(blank=True, default=dict)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("new", "New"),
                            ("seen", "Seen"),
                            ("set_aside", "Set Aside"),
                            ("taken_up", "Taken Up"),
                        ],
                        default="new",
                        max_length=10,
                    ),
                ),
                (
                    "board",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="openings", to="store.board"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-first_seen_at", "title"],
                "indexes": [models.Index(fields=["owner", "fits", "state"], name="store_openi_owner_i_3fc008_idx")],
                "constraints": [
                    models.UniqueConstraint(fields=("board", "theirs"), name="one_opening_once_on_a_board")
                ],
            },
        ),
        migrations.CreateModel(
            name="Feedback",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                ("said_on", models.DateField()),
                (
                    "way",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("call", "Call"),
                            ("email", "Email"),
                            ("letter", "Letter"),
                            ("meeting", "Meeting"),
                            ("recruiter", "Recruiter"),
                            ("heard", "Heard"),
                            ("self", "Self"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.TextField()),
                ("made_by", models.CharField(blank=True, max_length=60)),
                ("taken_back", models.BooleanField(default=False)),
                (
                    "interview",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="feedback", to="store.interview"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="store.person",
                    ),
                ),
            ],
            options={
                "ordering": ["said_on", "created_at"],
                "indexes": [models.Index(fields=["owner", "interview"], name="store_feedb_owner_i_82e748_idx")],
            },
        ),
        migrations.CreateModel(
            name="FeedbackConcern",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                ("concern", models.CharField(max_length=40)),
                ("quote", models.TextField(blank=True)),
                (
                    "feedback",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="concerns", to="store.feedback"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("feedback", "concern"), name="one_concern_once_in_feedback")
                ],
            },
        ),
        migrations.CreateModel(
            name="KeepInTouch",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                ("every_days", models.PositiveIntegerField(default=75)),
                ("most_a_year", models.PositiveSmallIntegerField(default=4)),
                ("matters", models.BooleanField(default=False)),
                ("why", models.TextField(blank=True)),
                ("began_on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[("on", "On"), ("resting", "Resting"), ("ended", "Ended")], default="on", max_length=8
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True)),
                ("silences", models.PositiveSmallIntegerField(default=0)),
                ("put_off_until", models.DateField(blank=True, null=True)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="keep", to="store.person"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["owner", "state", "due_on"], name="store_keepi_owner_i_bf18e8_idx")],
            },
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "brings",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("news", "News"),
                            ("article", "Article"),
                            ("congratulation", "Congratulation"),
                            ("thanks", "Thanks"),
                            ("opening", "Opening"),
                        ],
                        max_length=16,
                    ),
                ),
                ("about", models.TextField(blank=True)),
                ("why_them", models.TextField(blank=True)),
                ("subject", models.CharField(blank=True, max_length=300)),
                ("text", models.TextField(blank=True)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("sent_text", models.TextField(blank=True)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="notes_to", to="store.person"
                    ),
                ),
                (
                    "opening",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="notes",
                        to="store.opening",
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at"],
                "indexes": [models.Index(fields=["owner", "person"], name="store_note_owner_i_137c3b_idx")],
            },
        ),
        migrations.CreateModel(
            name="Outcome",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("next_round", "Next Round"),
                            ("offer", "Offer"),
                            ("accepted", "Accepted"),
                            ("declined", "Declined"),
                            ("refused", "Refused"),
                            ("withdrawn", "Withdrawn"),
                            ("silent", "Silent"),
                            ("frozen", "Frozen"),
                            ("filled", "Filled"),
                            ("reopened", "Reopened"),
                            ("started", "Started"),
                            ("moot", "Moot"),
                            ("changed", "Changed"),
                            ("ended", "Ended"),
                        ],
                        max_length=12,
                    ),
                ),
                ("happened_on", models.DateField()),
                (
                    "way",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("call", "Call"),
                            ("email", "Email"),
                            ("letter", "Letter"),
                            ("meeting", "Meeting"),
                            ("recruiter", "Recruiter"),
                            ("heard", "Heard"),
                            ("self", "Self"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.TextField(blank=True)),
                ("answer_by", models.DateField(blank=True, null=True)),
                ("exchange", models.CharField(blank=True, max_length=12)),
                ("made_by", models.CharField(blank=True, max_length=60)),
                ("taken_back", models.BooleanField(default=False)),
                (
                    "interview",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="outcomes", to="store.interview"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="store.person",
                    ),
                ),
            ],
            options={
                "ordering": ["happened_on", "created_at"],
                "indexes": [
                    models.Index(fields=["owner", "interview", "happened_on"], name="store_outco_owner_i_a16458_idx")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("made_by", ""), _negated=True),
                        fields=("owner", "made_by"),
                        name="one_outcome_for_one_act",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PracticeCard",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                ("question", models.TextField()),
                ("answer", models.TextField(blank=True)),
                ("family", models.CharField(blank=True, max_length=40)),
                ("state", models.PositiveSmallIntegerField(default=1)),
                ("step", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("stability", models.FloatField(blank=True, null=True)),
                ("difficulty", models.FloatField(blank=True, null=True)),
                ("due_at", models.DateTimeField()),
                ("reviewed_at", models.DateTimeField(blank=True, null=True)),
                ("put_away", models.BooleanField(default=False)),
                (
                    "exchange",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="store.exchange",
                    ),
                ),
                (
                    "interview",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="store.interview",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["due_at"],
                "indexes": [
                    models.Index(fields=["owner", "put_away", "due_at"], name="store_pract_owner_i_f41bed_idx")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("exchange__isnull", False)),
                        fields=("owner", "exchange"),
                        name="one_card_for_one_question",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PracticeReview",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                ("rating", models.PositiveSmallIntegerField()),
                ("reviewed_at", models.DateTimeField()),
                ("seconds", models.PositiveIntegerField(default=0)),
                (
                    "card",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reviews", to="store.practicecard"
                    ),
                ),
                (
                    "for_interview",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="store.interview",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["reviewed_at"],
                "indexes": [models.Index(fields=["owner", "reviewed_at"], name="store_pract_owner_i_09e1d9_idx")],
            },
        ),
        migrations.CreateModel(
            name="Telling",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "how",
                    models.CharField(
                        choices=[("heard", "Heard"), ("said", "Said"), ("written", "Written"), ("untold", "Untold")],
                        max_length=8,
                    ),
                ),
                ("goal", models.TextField(blank=True)),
                ("on", models.DateField(blank=True, null=True)),
                (
                    "evidence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tellings", to="store.evidence"
                    ),
                ),
                (
                    "interview",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tellings", to="store.interview"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["owner", "evidence"], name="store_telli_owner_i_ce1c63_idx")],
                "constraints": [
                    models.UniqueConstraint(fields=("evidence", "interview"), name="one_telling_in_one_interview")
                ],
            },
        ),
        migrations.AddField(
            model_name="exchange",
            name="family",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name="interview",
            name="answered_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="interview",
            name="archived_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="interview",
            name="follows",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="next_rounds",
                to="store.interview",
            ),
        ),
        migrations.AddField(
            model_name="interview",
            name="outcome",
            field=models.CharField(blank=True, max_length=12),
        ),
        migrations.AddField(
            model_name="interview",
            name="outcome_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="profile",
            name="hide_refusals",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="profile",
            name="wanted_places",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="profile",
            name="wanted_roles",
            field=models.TextField(blank=True),
        ),
        migrations.AddIndex(
            model_name="interview",
            index=models.Index(fields=["owner", "outcome", "outcome_on"], name="store_inter_owner_i_fd482c_idx"),
        ),
    ]
