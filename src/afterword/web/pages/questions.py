"""What each page of a debrief asks. The help says what to go by; the program never answers for the person (S1)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from afterword.store.models import Exchange
from afterword.web.pages.debrief import FOUR, Person, Question, Told
from afterword.web.pages.fields import Field
from afterword.web.pages.places import countries, zones


def question_for(step: str, told: Told) -> Question | None:
    """The page for `step`, holding what is known; None when there is no such step."""
    build = _PAGES.get(step)
    return None if build is None else build(told)


def _name(told: Told) -> str:
    return told.people[0].name if told.people else ""


def _job(told: Told) -> Question:
    row = told.interview
    return Question(
        "job",
        _("Where was the interview?"),
        _("This takes about three minutes. Stop whenever you like: what you type is kept."),
        (
            Field("employer", _("Employer"), value=row.employer, autocomplete="off"),
            Field("role", _("The job"), value=row.role),
        ),
        may_wait=False,
    )


def _when(told: Told) -> Question:
    starts = told.interview.starts_at
    there = starts.astimezone(told.zone) if starts else None
    today = told.now.astimezone(told.zone).date()
    chosen = ""
    if there is not None:
        chosen = {0: "today", 1: "yesterday"}.get((today - there.date()).days, "another")
    return Question(
        "when",
        _("When was it?"),
        "",
        (
            Field(
                "day",
                kind="choice",
                value=chosen,
                options=(
                    ("now", _("I have just come out")),
                    ("today", _("Earlier today")),
                    ("yesterday", _("Yesterday")),
                    ("another", _("Another day")),
                ),
            ),
            Field("date", _("Which day?"), "date", there.date().isoformat() if there else "", only="another"),
            Field(
                "time",
                _("About what time did it start?"),
                "time",
                there.strftime("%H:%M") if there and there.strftime("%H:%M") != "00:00" else "",
                optional=True,
                unless="now",
            ),
        ),
        eyebrow=told.interview.employer,
    )


def _who(told: Told) -> Question:
    person = told.people[0] if told.people else Person()
    return Question(
        "who",
        _("Who did you talk to?"),
        _("If there were several, the one you would ring or write to. The others can come later."),
        (
            Field("name-0", _("Name"), value=person.name),
            Field("title-0", _("What they do there"), value=person.title, optional=True),
        ),
        eyebrow=told.interview.employer,
    )


def _four(told: Told, step: str, title: str, lead: str, options: tuple[str, str, str]) -> Question:
    place = (_("first of four"), _("second of four"), _("third of four"), _("last of four"))[FOUR.index(step)]
    employer = told.interview.employer
    return Question(
        step,
        title,
        lead,
        (
            Field(
                step,
                kind="choice",
                value=getattr(told.interview, step),
                options=tuple(zip(("yes", "no", "unsure"), options, strict=True)),
            ),
        ),
        eyebrow=f"{employer}, {place}" if employer else place[:1].upper() + place[1:],
    )


def _want(told: Told) -> Question:
    return _four(
        told,
        "want",
        _("Do you want this job?"),
        _(
            "Leave aside how it went, and whether they want you. If they rang this evening and offered it, "
            "would you be glad?"
        ),
        (_("Yes, I want it"), _("No, I do not"), _("I am not sure")),
    )


def _effective(told: Told) -> Question:
    return _four(
        told,
        "effective",
        _("Did you answer their questions well?"),
        _(
            "Go by what they did rather than by how you felt. Did they write it down, nod, ask for more? "
            "Or move on quickly, or put the same question twice?"
        ),
        (_("Yes, on the whole"), _("No, at least one answer let me down"), _("I am not sure")),
    )


def _interest(told: Told) -> Question:
    return _four(
        told,
        "interest",
        _("Did you tell them you would like the job?"),
        _("In words, about the work or about the place. A friendly talk is easily mistaken for having said it."),
        (_("Yes, I said so"), _("No, not in words"), _("I am not sure")),
    )


def _understood(told: Told) -> Question:
    return _four(
        told,
        "understood",
        _("Are you sure they know you want it?"),
        _("Sit in their chair for a moment. If a colleague asked whether you would accept, what would they answer?"),
        (_("Yes, they know"), _("No, they may well not"), _("I am not sure")),
    )


def landed_field(value: str) -> Field:
    options = (("badly", _("Badly")), ("unsure", _("Hard to tell")), ("well", _("Well")))
    return Field("landed", _("How did it land?"), "side", value, options=options)


def exchange_fields(row: Exchange | None) -> tuple[Field, ...]:
    wish = Field(
        "wish_said",
        _("What do you wish you had said?"),
        "words",
        row.wish_said if row else "",
        hint=_("True things only, in your own words. The call and the letter are built from these."),
        optional=True,
    )
    landed = landed_field(row.landed if row else "")
    if row is not None and row.heard_place is not None:
        asked, said = _("The question, if the transcript has it wrong"), _("Your answer, as you remember it")
        return (
            landed,
            wish,
            Field("asked", asked, "few_words", row.asked, optional=True),
            Field("said", said, "words", row.said, optional=True),
        )
    return (
        Field("asked", _("What did they ask?"), "few_words", row.asked if row else ""),
        Field("said", _("What did you say?"), "words", row.said if row else ""),
        landed,
        wish,
    )


def _moment(told: Told) -> Question:
    return Question(
        "moment",
        _("Which moment bothers you most?"),
        _("One is enough. Tell it as you would tell a friend. Nothing about your private life is needed."),
        exchange_fields(told.moment),
        eyebrow=told.interview.employer,
    )


def _reach(told: Told) -> Question:
    name = _name(told)
    person = told.people[0] if told.people else Person()
    row = told.interview
    return Question(
        "reach",
        _("How can you reach {name}?").format(name=name) if name else _("How can you reach them?"),
        _("Whether to ring or to write depends on what they said. Leave empty what you do not know."),
        (
            Field(
                "contact_rules",
                _("What did they say about getting in touch?"),
                "few_words",
                row.contact_rules,
                hint=_("In their words, if you can. “Ring me if anything comes up.” “Please go through the agency.”"),
            ),
            Field(
                "phone-0",
                _("Phone"),
                "tel",
                person.phone,
                hint=_("Only a number they gave you."),
                optional=True,
            ),
            Field("email-0", _("E-mail"), "email", person.email, optional=True),
            Field(
                "decision_by",
                _("When do they decide?"),
                "date",
                row.decision_by.isoformat() if row.decision_by else "",
                optional=True,
            ),
        ),
        eyebrow=told.interview.employer,
        go_on=_("See what is worth doing"),
    )


def _people(told: Told) -> Question:
    fields: list[Field] = []
    for place, person in enumerate((*told.people, Person())):
        group = person.name or _("Someone else")
        fields += [
            Field(f"name-{place}", _("Name"), value=person.name, group=group),
            Field(f"title-{place}", _("What they do there"), value=person.title, group=group),
            Field(f"phone-{place}", _("Phone"), "tel", person.phone, group=group),
            Field(f"email-{place}", _("E-mail"), "email", person.email, group=group),
        ]
    return Question(
        "people",
        _("Who was there?"),
        _("The first is the one to ring and write to."),
        tuple(fields),
        eyebrow=told.interview.employer,
        may_wait=False,
    )


def _goals(told: Told) -> Question:
    return Question(
        "goals",
        _("What did they say they need?"),
        _("Problems, targets, things they want done. In the talk or in the advertisement, one on each line."),
        (Field("goals", _("One on each line"), "words", told.interview.goals),),
        eyebrow=told.interview.employer,
        may_wait=False,
    )


def _left_out(told: Told) -> Question:
    return Question(
        "left-out",
        _("What did you leave out?"),
        _("Something you have done that would have helped, and that they never heard. One on each line."),
        (Field("left_out", _("One on each line"), "words", told.interview.left_out),),
        eyebrow=told.interview.employer,
        may_wait=False,
    )


def _place(told: Told) -> Question:
    row = told.interview
    return Question(
        "place",
        _("Where are they?"),
        _("Their working hours, public holidays and manners of address follow from it."),
        (
            Field(
                "country", _("Country"), "select", row.country, options=(("", _("Not said")), *countries()),
            ),
            Field(
                "zone",
                _("Their time zone"),
                "listed",
                row.zone,
                hint=_("Continent and city, such as Europe/London."),
                options=zones(),
            ),
        ),
        eyebrow=row.employer,
        may_wait=False,
    )  # fmt: skip


_PAGES = {
    "job": _job,
    "when": _when,
    "who": _who,
    "want": _want,
    "effective": _effective,
    "moment": _moment,
    "interest": _interest,
    "understood": _understood,
    "reach": _reach,
    "people": _people,
    "goals": _goals,
    "left-out": _left_out,
    "place": _place,
}
