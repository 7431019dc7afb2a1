"""For arbitrary debriefs: every sentence has a source, every quote stands in the input, no fact comes from nowhere (S9)."""

import re
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from afterword.domain.interview import (
    Assessment,
    Candidate,
    Case,
    Evidence,
    Exchange,
    Goal,
    Interview,
    Person,
    Source,
)
from afterword.domain.method import Pack, make_pack
from afterword.domain.plan import WorkCalendar
from afterword.domain.text import numbers
from tests.often import tried

NOW = datetime(2026, 3, 11, 18, tzinfo=UTC)

# Pieces of real-sounding notes, so that the composing has grammar to chew on, beside plain noise.
_NOTES = st.sampled_from(
    [
        "I fell apart.", "We cut falls from 11 a month to 4.", "She wants returns under control", "He frowned.", "",
        "I stayed until it ran without me.", "Get back into every store", "They've lost three band 5s since summer",
        "My wife is expecting in May.", "I never said how it came out.", "Kit and I agreed a plan and she met it.",
        "cost under 30, now 36", "We need someone who can run nights", "I said I'd send the launch calendar by Friday.",
        "the returns project at Corvo", "I can do weekends, I've done one in 4 for 2 years.", "\"eating our margin\"",
        "How long would you stay?", "Tell us about a time you disagreed", "Why us?", "12", "- ; :", "Do you have kids?",
    ]
)  # fmt: skip
_NOISE = st.text(max_size=40)
_TEXT = st.one_of(_NOTES, _NOISE, st.lists(_NOTES, min_size=2, max_size=3).map(" ".join))
_LINE = st.one_of(
    st.sampled_from(
        [
            "Led rebuild of inbound flow (ASN checks), dock-to-stock 31 h to 9 h in 5 months",
            "Cut returns clearance from 11 weeks to 4 days", "Ran the front desk of a four-vet practice",
            "Team of 14; zero incidents in 3 yrs", "Took over the team; no one has left in the 30 months since",
            "Winner, Sales Award 2023", "Introduced red-tray meals; falls down 30%",
        ]
    ),
    _NOISE.filter(str.strip),
)  # fmt: skip
_ANSWER = st.sampled_from(["yes", "no", "unsure", None])


@st.composite
def cases(draw: st.DrawFn) -> Case:
    exchanges = tuple(
        Exchange(n, draw(_TEXT), draw(_TEXT), draw(st.sampled_from(["well", "unsure", "badly", None])), draw(_TEXT))
        for n in range(draw(st.integers(0, 4)))
    )
    goals = [text for text in draw(st.lists(_TEXT, max_size=4)) if text.strip()]
    phone = draw(st.sampled_from(["", "+44 161 496 0112"]))
    starts = draw(st.none() | st.just(NOW - timedelta(days=1)))
    return Case(
        interview=Interview(
            employer=draw(st.sampled_from(["", "Halden & Rye", "株式会社ひばり"])),
            role=draw(st.sampled_from(["", "Operations manager", "Marketing Manager"])),
            starts_at=starts,
            starts_at_text=starts.isoformat() if starts else "",
            interviewers=tuple(draw(st.lists(st.sampled_from([Person("Ngozi Okafor", phone="0161 496 0177"), Person("Dr Kim Lee"), Person("김선영")]), max_size=2, unique=True))),
            contact_rules=draw(st.sampled_from(["", "She said to ring", "Everything through the recruiter, Joelle Whitcombe", "email only"])),
            decision_by=draw(st.none() | st.just(date(2026, 3, 20))),
            decision_by_text="2026-03-20",
            assessment=Assessment(draw(_ANSWER), draw(_ANSWER), draw(_ANSWER), draw(_ANSWER)),
            exchanges=exchanges,
            goals=tuple(Goal(f"g{n}", text, (Source("debrief", f"goals[{n - 1}]", text),)) for n, text in enumerate(goals, 1)),
            left_out=tuple(text for text in draw(st.lists(_TEXT, max_size=2)) if text.strip()),
        ),
        candidate=Candidate(name="Lena Brandt", phone=phone, name_source=Source("resume", "basics.name", "Lena Brandt"), phone_source=Source("resume", "basics.phone", phone)),
        evidence=tuple(Evidence(f"e{n}", line, f"work[0].highlights[{n}]", "Corvo", ended="2024") for n, line in enumerate(draw(st.lists(_LINE, max_size=4)))),
        slot_answers=draw(st.sampled_from([{}, {"why": "The returns cage is why."}, {"detail": "You walked me down the line."}])),
        country=draw(st.sampled_from(["", "GB", "US", "DE"])),
    )  # fmt: skip


def pack(case: Case) -> Pack:
    return make_pack(case, now=NOW, calendar=WorkCalendar(UTC), own_zone=UTC)


def everything_typed(case: Case) -> str:
    """All the text of the input, and the three dates as their files would write them."""
    i = case.interview
    texts = [i.employer, i.role, i.starts_at_text, i.decision_by_text, i.contact_rules, *i.left_out]
    texts += [
        str(answer)
        for answer in (i.assessment.want, i.assessment.effective, i.assessment.interest, i.assessment.understood)
    ]
    texts += [field for p in i.interviewers for field in (p.name, p.title, p.email, p.phone)]
    texts += [field for e in i.exchanges for field in (e.asked, e.said, e.wish_said, e.landed or "")]
    texts += [g.text for g in i.goals] + [e.text for e in case.evidence] + [e.at for e in case.evidence]
    texts += [case.candidate.name, case.candidate.phone, *case.slot_answers.values()]
    return "\x00".join(texts)


@tried(100)
@given(cases())
def test_every_sentence_has_a_source_that_stands_in_the_input(case: Case) -> None:
    typed = everything_typed(case)
    for checked in pack(case).drafts:
        draft = checked.draft
        for sentence in [*draft.sentences, *(s for _, aside in draft.asides for s in aside)]:
            assert sentence.sources, sentence
            for source in sentence.sources:
                assert (source.kind == "method") == (source.quote == ""), sentence
                assert source.quote in typed, sentence


@tried(100)
@given(cases())
def test_no_number_comes_from_nowhere(case: Case) -> None:
    known = numbers(everything_typed(case)) | {
        "1",
        "2",
        "3",
        "4",
        "5",
    }  # counts of points, "two minutes", "five minutes"
    known |= {"10"}  # the adviser is asked for ten minutes
    for checked in pack(case).drafts:
        for sentence in checked.draft.sentences:
            if sentence.slot is None and not sentence.key.endswith(".ask_time.when"):  # the calendar's figures
                figures = {part for n in numbers(sentence.text) for part in re.split(r"[.,]", n)}
                sources = {part for n in known for part in re.split(r"[.,]", n)}
                assert {f.lstrip("0") for f in figures} <= {s.lstrip("0") for s in sources}, sentence


@tried(60)
@given(cases())
def test_keys_are_unique_and_the_same_case_gives_the_same_words(case: Case) -> None:
    first, second = pack(case), pack(case)
    assert first == second
    for checked in first.drafts:
        keys = [s.key for s in checked.draft.sentences]
        assert len(keys) == len(set(keys))


@tried(60)
@given(cases())
def test_only_who_wants_the_job_says_so(case: Case) -> None:
    if case.interview.assessment.want != "yes":
        for checked in pack(case).drafts:
            if checked.draft.kind != "adviser_brief":
                composed = [s.text for s in checked.draft.sentences if s.slot is None and s.key.startswith("interest")]
                assert composed == []
