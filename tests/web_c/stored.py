"""The hand-made talk in rows, as listening would have left it, so that pages can be tried without listening."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from afterword.store.load import evidence_of
from afterword.store.models import Evidence, Exchange, Interview, Interviewer, Listened, Paper, Person
from afterword.store.values import to_json
from tests.web_c.made import EVIDENCE, PAPERS, SHE, made


def stored(owner: Any, landed: str = "", times: int = 1) -> Interview:
    """An interview of `owner` with its papers read and listened to. `landed`: their own rating of every answer.

    `times`: the talk is that many times as long, for pages that must bear it.
    """
    row = Interview.objects.create(
        owner=owner, employer="Pell & Orchard Bakeries", role="Dispatch manager", zone="Europe/London", country="GB",
        starts_at=timezone.now() - timezone.timedelta(days=1), want="yes", effective="no", interest="unsure",
        understood="no", contact_rules="Ring me, you've got my direct line.",
    )  # fmt: skip
    she = Person.objects.create(owner=owner, name=SHE, phone="020 7946 0456", address_as="Ms Sallis")
    Interviewer.objects.create(owner=owner, interview=row, person=she, position=0)
    proofs = [
        Evidence.objects.create(owner=owner, text=one.text, at=one.at, path=one.path, position=place)
        for place, one in enumerate(EVIDENCE)
    ]
    given = made(landed or None, tuple(evidence_of(one) for one in proofs), times)
    for place, one in enumerate(given.case.interview.exchanges):
        Exchange.objects.create(
            owner=owner, interview=row, position=place, heard=one.heard, answer=one.answer, start=one.start or "",
            by=one.by, heard_place=place, heard_mark=f"{place:064x}", landed=landed,
        )  # fmt: skip
    row.exchanges_made = len(given.case.interview.exchanges)
    row.save()
    for name, kind in (("transcript.vtt", "transcript"), ("advert.txt", "job")):
        data = (PAPERS / name).read_bytes()
        Paper.objects.create(
            owner=owner, interview=row, kind=kind, name=name, data=data, size=len(data), digest=f"{kind:0>64}",
            state=Paper.State.DONE,
        )  # fmt: skip
    Listened.objects.create(
        owner=owner, interview=row, found=to_json(given.found), conversation=to_json(given.conversation),
        state=Listened.State.DONE, progress=100, wanted=1, heard_for=1, heard_at=timezone.now(),
    )  # fmt: skip
    return row
