"""The contact log begins with what was done before there was one."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models

WAYS = {"call": "call", "voicemail": "voicemail"}
CONTACTS = ("bridge_email", "call", "voicemail", "letter", "thank_you", "courteous_close", "promised", "follow_up")


def touches_of_finished_steps(apps: Any, _schema: Any) -> None:
    """Each finished step that reached the employer, and each call that was told of without one, is a line of the log."""
    step, touch, interview = (apps.get_model("store", name) for name in ("Step", "Touch", "Interview"))
    found = []
    done = step.objects.filter(state="done", kind__in=CONTACTS, ended_at__isnull=False).select_related("interview")
    noted = set()
    for row in done.order_by("ended_at").iterator(chunk_size=1000):
        way = "recruiter" if row.channel == "recruiter" else WAYS.get(row.kind, "email")
        if row.kind in ("promised", "follow_up") and row.channel == "call":
            way = "call"
        if row.kind == "call" and row.interview.called == "not_reached":
            way = "not_reached"
        if row.kind in ("call", "voicemail"):
            noted.add(row.interview_id)
        found.append(
            touch(
                owner_id=row.owner_id,
                interview_id=row.interview_id,
                way=way,
                step_kind=row.kind,
                happened_at=row.ended_at,
                answered={"call": True, "not_reached": False}.get(way) if row.interview.called else None,
                made_by=f"step:{row.id}",
            )
        )
    told = interview.objects.filter(called__in=("not_reached", "declined", "voicemail", "spoke")).exclude(id__in=noted)
    for row in told.iterator(chunk_size=1000):
        declined = row.called == "declined"
        found.append(
            touch(
                owner_id=row.owner_id,
                interview_id=row.id,
                way=row.called if row.called in ("voicemail", "not_reached") else "call",
                step_kind="call",
                happened_at=row.changed_at,  # the nearest that is known
                answered={"spoke": True, "not_reached": False}.get(row.called),
                no_more_calls=declined,
                made_by=f"called:{row.id.hex}",
            )
        )
    touch.objects.bulk_create(found, batch_size=500)


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0005_acting"),
    ]

    operations = [
        migrations.AddField(model_name="touch", name="no_more_calls", field=models.BooleanField(default=False)),
        migrations.AddField(model_name="step", name="ref", field=models.CharField(blank=True, max_length=40)),
        migrations.RunPython(touches_of_finished_steps, migrations.RunPython.noop, elidable=True),
    ]
