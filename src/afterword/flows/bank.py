"""The evidence bank: what the person can prove, typed or taken from a résumé."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Max

from afterword.domain import interview as domain
from afterword.domain.interview import Problem
from afterword.flows.due import changed
from afterword.flows.kept import Kept, Unreadable, fits, one_line, own_words, store
from afterword.store import queries
from afterword.store.models import Evidence, Profile, User
from afterword.store.writer import one_writer

if TYPE_CHECKING:
    from afterword.reading.resume import Resume


def add(owner: User, text: str = "", at: str = "") -> Evidence:
    """A typed accomplishment at the end of the bank."""
    with one_writer():
        place = _next_place(owner)
        made = Evidence.objects.create(
            owner=owner, text=own_words(text), at=one_line(at)[:200], position=place, path=f"bank[{place}]"
        )
        changed(made)
    return made


def keep(evidence: Evidence, field: str, value: str) -> Kept:
    """Keeps one field as it is typed. Changed words stand in the résumé no longer, so their path becomes the bank's."""
    try:
        match field:
            case "text":
                text = fits(evidence, field, own_words(value))
                if text == evidence.text:
                    return store(evidence, text=text)
                return store(evidence, text=text, path=f"bank[{evidence.position}]")
            case "at" | "role" | "started":
                return store(evidence, **{field: fits(evidence, field, one_line(value))})
            case "ended":
                return store(evidence, ended=fits(evidence, field, one_line(value)))
            case _:
                raise KeyError(field)
    except Unreadable as problem:
        return Kept(ok=False, problem=str(problem))


def remove(evidence: Evidence) -> None:
    with one_writer():
        changed(evidence)
        evidence.delete()


def import_resume(owner: User, data: bytes, filename: str) -> list[Problem]:
    """Takes a résumé's accomplishments into the bank, and its name, e-mail and phone where the profile has none.

    A point that is already there is brought up to date, not doubled, and what the person corrected in it stays
    corrected. What an earlier résumé said and this one does not stays too, now as typed. The problems say what could
    not be read; the rest is used.
    """
    from afterword.reading.resume import read_resume

    resume, problems = read_resume(data, filename)
    if resume is not None:
        take(owner, resume)
    return problems


def take(owner: User, resume: Resume) -> None:
    """What a résumé says, into the bank and the profile, as `import_resume` says."""
    with one_writer():
        rows = list(queries.evidence_of(owner))
        known = {item.text: item for item in rows} | {item.imported["text"]: item for item in rows if item.imported}
        read = {item.text for item in resume.evidence}
        for item in rows:
            if item.text not in read and not item.path.startswith("bank["):
                item.path = f"bank[{item.position}]"
                item.save(update_fields=["path", "changed_at"])
        for found in resume.evidence:
            row = known.get(found.text)
            if row is None:
                row = Evidence(owner=owner, text=found.text, position=_next_place(owner))
            _bring_up_to_date(row, found)
            row.save()
        profile = queries.profile_of(owner)
        _fill_profile(profile, resume.candidate.name, resume.candidate.email, resume.candidate.phone)
        changed(profile)


def _bring_up_to_date(row: Evidence, found: domain.Evidence) -> None:
    """The row as the résumé has it now, but for the fields that the person changed since it was last read."""
    fresh: dict[str, str | None] = {
        "text": found.text,
        "at": found.at[:200],
        "role": found.position[:200],
        "started": found.started[:10],
        "ended": found.ended[:10] if found.ended is not None else None,
    }
    for field, value in fresh.items():
        if not row.imported or getattr(row, field) == row.imported.get(field):
            setattr(row, field, value)
    if row.text == found.text:
        row.path = found.path[:200]
    row.imported = fresh


def _fill_profile(profile: Profile, name: str, email: str, phone: str) -> None:
    profile.resume_name = name[:200]
    profile.name = profile.name or name[:200]
    profile.email = profile.email or email[:254]
    profile.phone = profile.phone or phone[:60]
    profile.save()


def _next_place(owner: User) -> int:
    last = queries.evidence_of(owner).aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1
