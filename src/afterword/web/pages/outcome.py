"""What came of an interview, as pages: one question at a time, how it stands, and all that came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from afterword.domain.interview import OutcomeKind
from afterword.domain.knowledge import timing
from afterword.domain.method import Pack
from afterword.domain.outcomes import NO, REFUSALS, TAKEN, look_again, may_follow
from afterword.store.models import Exchange, Feedback, Interview, Outcome, Person, Promise, Touch
from afterword.web.pages import acts, dates
from afterword.web.pages.fields import Choice, Field
from afterword.web.pages.outcome_words import KINDS, LEADS, Q_WHEN, Q_WORDS, STANDS, TOLD_BY, TOLD_THEM, Said
from afterword.web.pages.plan import first_name
from afterword.web.pages.words import short

AT_ONCE: frozenset[str] = frozenset({"silent"})
"""Noted with one tap: nobody said anything, and nothing more is asked."""
HOLDS = ("what", "day", "way", "person", "exchange", "words", "answer_by")
"""The fields of the three questions together; each page carries those of the pages before it."""
TOLD_BY_THEM = frozenset({"accepted", "declined", "withdrawn"})
"""What the person says to the employer, and not the other way round."""
SAID_WITH = {"accepted": "acceptance", "declined": "declining"}
"""The draft with which the person tells them of it."""
ANOTHER = "another"


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `choices` for the first, `fields` for the rest; `held` are the answers already given."""

    step: str
    title: str
    lead: str
    fields: tuple[Field, ...] = ()
    choices: tuple[Choice, ...] = ()
    held: tuple[tuple[str, str], ...] = ()
    button: str = ""
    problem: str = ""
    back: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that came."""

    id: UUID
    said: str
    when: str
    told: str
    words: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """`main`: what is waited for, and stands out."""

    label: str
    url: str
    main: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """`later`: what can be done and may wait, or went out already; `advice`: what they said since;
    `acts`: what is at hand; `owed`: what the person may let go now."""

    kind: str
    headline: str
    lead: str
    words: str
    later: str
    acts: tuple[Act, ...]
    owed: tuple[Promise, ...]
    history: tuple[Line, ...]
    more: bool
    advice: tuple[str, ...] = ()


def what_question(stands: str, chosen: str, problem: str, back: str) -> Question:
    """What came: only what can come as it stands."""
    offered = may_follow(stands)  # type: ignore[arg-type]
    choices = tuple(Choice(kind, str(KINDS[kind].label), str(KINDS[kind].hint), kind == chosen) for kind in offered)
    title = _("What has come since?") if stands else _("What came of it?")
    return Question("what", title, "", choices=choices, problem=problem, button=_("Go on"), back=back)


def when_question(
    kind: OutcomeKind,
    typed: Mapping[str, str],
    problems: Mapping[str, str],
    people: Sequence[Person],
    exchanges: Sequence[Exchange],
    today: date,
    back: str,
) -> Question:
    """Which day, how it was told and by whom; of a worry that no longer matters, which it was."""
    fields = [
        Field(
            "day",
            _("Which day"),
            value=typed.get("day", date_format(today, "j F Y")),
            hint=_("“Yesterday” or “27 November” will do."),
            problem=problems.get("day", ""),
        )
    ]
    ways = TOLD_THEM if kind in TOLD_BY_THEM else TOLD_BY
    if kind == "moot":
        options = tuple(
            (one.domain_id, short(one.asked or one.heard, 90)) for one in exchanges if one.asked or one.heard
        )
        other = (("", _("Something else")),)
        fields.append(
            Field("exchange", _("Which worry was it"), "choice", typed.get("exchange", ""), options=options + other)
        )
    elif kind not in ("started", "changed", "ended"):
        shown = tuple((value, str(label)) for value, label in ways)
        usual = "heard" if kind == "filled" else "self" if ways is TOLD_THEM else ""
        fields.append(Field("way", str(Q_WHEN[kind].way), "choice", typed.get("way", usual), options=shown))
        if people and ways is TOLD_BY:
            named = tuple((str(one.id), one.name) for one in people if one.name)
            first = str(people[0].id) if kind != "filled" else ANOTHER
            fields.append(
                Field(
                    "person", _("Who told you"), "choice", typed.get("person", first),
                    options=(*named, (ANOTHER, _("Someone else, or nobody in particular"))),
                )
            )  # fmt: skip
    asked = Q_WHEN[kind]
    held = (("what", kind),)
    return Question("when", str(asked.title), "", tuple(fields), held=held, button=_("Go on"), back=back)


def words_question(
    kind: OutcomeKind, held: Sequence[tuple[str, str]], typed: Mapping[str, str], problems: Mapping[str, str], back: str
) -> Question:
    """Their words, or what happened; of an offer also until when they would like to know."""
    asked = Q_WORDS[kind]
    fields = [
        Field(
            "words", str(asked.way), "words", typed.get("words", ""), hint=str(asked.hint),
            problem=problems.get("words", ""), optional=True,
        )
    ]  # fmt: skip
    if kind == "offer":
        fields.append(
            Field(
                "answer_by", _("By when would they like to know?"), value=typed.get("answer_by", ""),
                hint=_("If they named a day, such as “4 December”."),
                problem=problems.get("answer_by", ""), optional=True,
            )
        )  # fmt: skip
    return Question("words", str(asked.title), "", tuple(fields), held=tuple(held), button=_("Note it"), back=back)


def page(
    row: Interview,
    rows: Sequence[Outcome],
    stands: Outcome,
    pack: Pack,
    promises: Sequence[Promise],
    exchanges: Sequence[Exchange],
    now: datetime,
    zone: tzinfo,
    told: bool = False,
    touches: Sequence[Touch] = (),
    advised: Sequence[Feedback] = (),
) -> Page:
    """How it stands. After a no it is short and asks for nothing. `told`: words that say so have gone to them.

    `touches`: the contact log; `advised`: what was said of the person, the earliest first.
    """
    today = now.astimezone(zone).date()
    said = _filled(STANDS[stands.kind], stands, today)
    return Page(
        kind=stands.kind,
        headline=said,
        lead=_lead(stands, today, wanted=row.want != "no"),
        words=stands.words,
        later=_later(stands, pack, now, zone) or _went(stands, touches, bool(advised), today, zone),
        advice=tuple(one.words for one in advised if one.said_on >= stands.happened_on and one.words != stands.words)
        if stands.kind in REFUSALS
        else (),
        acts=_acts(row, stands, pack, now, told),
        owed=tuple(one for one in promises if one.mine and one.state == Promise.State.OPEN)
        if stands.kind in NO
        else (),
        history=tuple(_line(one, exchanges, today) for one in reversed(rows)),
        more=bool(may_follow(stands.kind)),
    )


def said_of(kind: str, on: date | None, today: date) -> str:
    """How it stands, in a few words for a list: "They said no on 3 March"; "" before anything came."""
    if not kind or on is None:
        return ""
    return _on_day(str(STANDS[kind].said), on, today)


def address(interview: UUID, **given: str) -> str:
    """The page of one question, with the answers before it."""
    query = urlencode({name: value for name, value in given.items() if value})
    return reverse("outcome", args=[interview]) + (f"?{query}" if query else "")


def _filled(said: Said, row: Outcome, today: date) -> str:
    return _on_day(str(said.said), row.happened_on, today) + "."


def _on_day(said: str, on: date, today: date) -> str:
    return said.format(day=dates.on_day(on, today))


def _lead(stands: Outcome, today: date, wanted: bool) -> str:
    if stands.kind in REFUSALS and not wanted:
        return _("Nothing has to be done today.")
    if stands.kind == "offer":
        if stands.answer_by is None:
            return _("They named no day to answer by. Ask for one; until then nothing hurries.")
        if stands.answer_by < today:
            return _("They wanted to know {day}. Tell them soon, even if it is only until when.").format(
                day=dates.on_day(stands.answer_by, today)
            )
        return _(
            "They would like to know {day}. Take the time until then; only you can say whether you want it."
        ).format(day=_by(stands.answer_by, today))
    return str(LEADS[stands.kind])


def _by(day: date, today: date) -> str:
    return dates.day(day, today) if day == today else _("by {day}").format(day=dates.day(day, today))


def _later(stands: Outcome, pack: Pack, now: datetime, zone: tzinfo) -> str:
    """After a no, that a few words of thanks may wait, and until when; months after a yes, that there is room here."""
    if stands.kind in TAKEN and look_again(
        stands.happened_on, now.astimezone(zone).date(), timing().outcomes.refilled_watch
    ):
        return _("It has been a while. If anything has changed since, or an old worry has settled, note it here.")
    reply = next((step for step in pack.plan.steps if step.kind == "gracious_reply"), None)
    if stands.kind not in REFUSALS or reply is None or reply.due is None or reply.not_before is None:
        return ""
    today = now.astimezone(zone).date()
    if reply.not_before <= now:
        return _("When you are ready, a few words of thanks keep the door open. They need not be long.")
    due = reply.due.astimezone(zone).date()
    if due <= today:
        return _("A few words of thanks can go later today. They need not be long.")
    return _("A few words of thanks can wait until {day}.").format(day=dates.day(due, today))


def _went(stands: Outcome, touches: Sequence[Touch], advised: bool, today: date, zone: tzinfo) -> str:
    """After a no, what the person has written since; "" where nothing. An answer is not to be counted on."""
    if stands.kind not in REFUSALS:
        return ""
    days = {one.step_kind: one.happened_at.astimezone(zone).date() for one in touches if one.outward}
    asked, thanked = days.get("advice_request"), days.get("gracious_reply")
    if asked is not None and not advised:
        return _(
            "You asked for advice {day}. Most such questions are never answered, and that says nothing about you. "
            "If something comes, keep it under “What they said afterwards”."
        ).format(day=dates.on_day(asked, today))
    if thanked is not None:
        return _("Your thanks went {day}. Nothing more is owed.").format(day=dates.on_day(thanked, today))
    return ""


def _acts(row: Interview, stands: Outcome, pack: Pack, now: datetime, told: bool) -> tuple[Act, ...]:
    """What can be done about it now. On the day of a no there is nothing to do."""
    name = first_name(pack)
    steps = [step for step in pack.plan.steps if step.kind != "answer_offer"]
    if stands.kind in NO:
        steps = [step for step in steps if step.not_before is not None and step.not_before <= now]
    found = [
        Act(acts.title(step.kind, name, step.channel), acts.prepared_at(row.id, step.kind, step.channel, step.ref))
        for step in steps
    ]
    if stands.kind == "offer":
        found += [
            Act(_("I take it"), address(row.id, what="accepted")),
            Act(_("I say no to it"), address(row.id, what="declined")),
        ]
    if stands.kind == "next_round":
        found.append(Act(_("Prepare the next round"), reverse("next_round", args=[row.id])))
    words = words_to_tell(row, stands, pack, told)
    return (*found, words) if words is not None else tuple(found)


def words_to_tell(row: Interview, stands: Outcome, pack: Pack, told: bool) -> Act | None:
    """Where the words are with which the person tells them of their yes or no; None once they know of it.

    `told`: words that say so have gone to them.
    """
    words = SAID_WITH.get(stands.kind, "")
    if told or stands.way not in ("", "self") or all(checked.draft.kind != words for checked in pack.drafts):
        return None
    return Act(_("The words to tell them"), reverse("draft", args=[row.id, words]), main=True)


def _line(row: Outcome, exchanges: Sequence[Exchange], today: date) -> Line:
    way = str(dict(TOLD_THEM if row.kind in TOLD_BY_THEM else TOLD_BY).get(row.way, ""))
    name = row.person.name if row.person else ""
    about = next((one.asked or one.heard for one in exchanges if row.exchange and one.domain_id == row.exchange), "")
    return Line(
        id=row.id,
        said=str(KINDS[row.kind].stands),
        when=dates.day(row.happened_on, today) if row.happened_on <= today else dates.plain_day(row.happened_on, today),
        told=_("{name}, {way}").format(name=name, way=way[:1].lower() + way[1:]) if name and way else name or way,
        words=row.words,
        about=short(about, 160),
    )
