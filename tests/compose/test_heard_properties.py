"""For arbitrary heard interviews: sources stand in the papers, no stumble and no spoken answer reaches a draft (S9, S10)."""

import re

from hypothesis import given
from hypothesis import strategies as st

from afterword.domain.compose.draft import Draft, Sentence
from afterword.domain.diagnose.findings import (
    Doubt,
    ExchangeFinding,
    Heard,
    Interest,
    PrivateQuestion,
    Promise,
    Told,
    Untold,
    WeakPoint,
)
from afterword.domain.interview import Case, Exchange, Goal, Source
from afterword.domain.knowledge import families
from afterword.domain.method import Pack, make_pack
from afterword.domain.plan import WorkCalendar
from afterword.domain.text import numbers
from tests.compose.test_properties import NOW, UTC, cases, everything_typed
from tests.often import tried

_SPOKEN = st.sampled_from(
    [
        "So, um, we need somebody who can run nights.", "I can't keep anybody and every time I train one it costs me 2,000.",
        "What would you, uh, what would you do about that?", "How do you keep the alarms honest?", "Tell me about a deal you lost. One that hurt.",
        "And what slipped, though? Because something always slips.", "Something is always broken that nobody touched.",
        "We lost 14 of 20 starters, you know, since, uh, March.", "Would you say you're, like, a finisher?", "One moment. Is that noise me?",
        "Walk us through your last project and, and why it ended.", "So we're losing one in seven. How would you stop it?",
        "Our, our returns are eating the margin.", "", "Mm-hm.", "Why us, and, um, not them?", "You'd have to do 9 nights in 4 weeks.",
    ]
)  # fmt: skip
_ANSWERED = st.sampled_from(
    ["Well, um, marmalade, I think.", "I said marmalade to them and they laughed.", "Marmalade.", ""]
)
_ADVERTISED = st.sampled_from(
    [
        "Own the annual plan and a budget of about $2.4M", "running the floor, about 40 people", "You'll lead eight specialists.",
        "Seven or more years in logistics", "Keep our 3 sites safe; report weekly", "A licence is handy but not essential",
        "Experience of peaks (ideally 2)", "With Finance, find out which tours pay, and spend accordingly", "•", "- 12", "About us",
    ]
)  # fmt: skip
_PROMISED = st.sampled_from(
    [
        "But the launch calendar I can send you, a redacted one.", "I'll send it Monday.", "I'll, um, I'll ring you tomorrow.",
        "I can send three referees to Mr Okumu by Thursday.", "I'd get you the actual certificate.", "send the plan by Friday",
    ]
)  # fmt: skip
_KINDS = st.sampled_from(
    ["vague", "no_result", "no_example", "too_short", "evasive", "disclosed_private", "blank", "rambling"]
)
_ASKED_PRIVATELY = "And when is the baby due, if you don't mind?"


def spoken(text: str, start: str = "00:01:00") -> Source:
    return Source("transcript", start, text)


@st.composite
def heard_cases(draw: st.DrawFn) -> tuple[Case, Heard]:
    case = draw(cases())
    interview = case.interview
    kept = [
        Exchange(e.position, e.asked, e.said, e.landed, e.wish_said, draw(_SPOKEN), draw(_ANSWERED), f"00:0{n}:00")
        for n, e in enumerate(interview.exchanges)
    ]
    for n in range(draw(st.integers(0, 3))):
        text = draw(st.one_of(_SPOKEN.filter(bool), st.just(_ASKED_PRIVATELY)))
        kept.append(Exchange(len(kept), asked=text, heard=text, answer=draw(_ANSWERED), start=f"00:1{n}:00"))
    goals = list(interview.goals)
    for n in range(draw(st.integers(0, 4))):
        lines = draw(st.lists(_ADVERTISED, max_size=2))
        said = draw(st.lists(_SPOKEN.filter(bool), max_size=2))
        sources = (*(Source("job", f"line {n}", line) for line in lines), *(spoken(text) for text in said))
        if sources:
            goals.append(Goal(f"g{len(goals) + 1}", sources[0].quote, sources))
    findings = []
    for exchange in kept:
        private = exchange.asked == _ASKED_PRIVATELY
        question = PrivateQuestion(_ASKED_PRIVATELY, "pregnancy_family", False, spoken(_ASKED_PRIVATELY))
        weak = tuple(WeakPoint(kind, "", "") for kind in draw(st.lists(_KINDS, max_size=3, unique=True)))
        family = draw(st.sampled_from(sorted(families())))
        answered = draw(st.sampled_from(["fully", "partly", "not", "unknown"]))
        findings.append(
            ExchangeFinding(
                exchange.id, family, families()[family].concern_id, answered, weak, question if private else None
            )
        )
    pairs = [(goal.id, item.id) for goal in goals for item in case.evidence]
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=4, unique_by=lambda pair: pair[1])) if pairs else []
    promise = draw(_PROMISED)
    heard = Heard(
        exchanges=tuple(findings),
        told=tuple(Told(g, e, "Marmalade.", spoken("Marmalade.")) for g, e in chosen[2:]),
        untold=tuple(Untold(g, e, draw(st.floats(0.2, 1.0)), "They asked about this.") for g, e in chosen[:2]),
        interest=Interest("none"),
        doubts=(Doubt("Okay.", "judgement", spoken("Okay.", "00:00:30"), "00:00:30"),) if draw(st.booleans()) else (),
        promises=(Promise("candidate", promise, "2026-03-12", promise, spoken(promise)),),
    )
    built = Case(
        interview=type(interview)(**{**{f: getattr(interview, f) for f in interview.__slots__}, "exchanges": tuple(kept), "goals": tuple(goals)}),
        candidate=case.candidate, evidence=case.evidence, slot_answers=case.slot_answers, country=case.country,
        called=draw(st.sampled_from([None, True, False])),
    )  # fmt: skip
    return built, heard


def pack(given: tuple[Case, Heard]) -> Pack:
    case, heard = given
    return make_pack(case, now=NOW, calendar=WorkCalendar(UTC), own_zone=UTC, heard=heard)


def sentences(draft: Draft) -> list[Sentence]:
    return [*draft.sentences, *(s for _, aside in draft.asides for s in aside)]


def papers(given: tuple[Case, Heard]) -> str:
    """All that was typed, spoken and advertised, but for the answers: no draft may rest on those."""
    case, heard = given
    texts = [everything_typed(case), *(e.heard for e in case.interview.exchanges)]
    texts += [s.quote for g in case.interview.goals for s in g.sources] + [p.quote for p in heard.promises]
    return "\x00".join([*texts, *(t.quote for t in heard.told)])


@tried(60)
@given(heard_cases())
def test_every_source_stands_in_the_papers_and_every_key_once(given: tuple[Case, Heard]) -> None:
    known = papers(given)
    for checked in pack(given).drafts:
        keys = [s.key for s in checked.draft.sentences]
        assert len(keys) == len(set(keys))
        for sentence in sentences(checked.draft):
            assert sentence.sources, sentence
            for source in sentence.sources:
                assert (source.kind == "method") == (source.quote == ""), sentence
                assert source.quote in known, sentence


@tried(60)
@given(heard_cases())
def test_no_stumble_no_spoken_answer_and_nothing_private_reaches_a_draft(given: tuple[Case, Heard]) -> None:
    for checked in pack(given).drafts:
        for sentence in sentences(checked.draft):
            if sentence.slot is None and not sentence.key.startswith(("said.", "wish")):
                assert not re.search(r"(?i)\b(?:um|uh|, you know|and, and|our, our)\b", sentence.text), sentence
                assert "marmalade" not in sentence.text.lower(), sentence
                assert "baby" not in sentence.text.lower(), sentence


@tried(60)
@given(heard_cases())
def test_what_is_only_advertised_is_never_said_to_have_been_said(given: tuple[Case, Heard]) -> None:
    for checked in pack(given).drafts:
        for sentence in sentences(checked.draft):
            if sentence.slot is None and re.search(r"(?i)\byou (?:said|told me|spoke)\b", sentence.text):
                assert any(source.kind in {"debrief", "transcript"} for source in sentence.sources), sentence
            if (
                sentence.slot is None
                and "you named" not in sentence.text
                and re.search(r"\byour (?:advertisement|posting) (?:also )?(?:asks|speaks|says)", sentence.text)
            ):
                assert any(source.kind == "job" for source in sentence.sources), sentence


@tried(60)
@given(heard_cases())
def test_no_number_of_theirs_becomes_a_number_of_ones_own(given: tuple[Case, Heard]) -> None:
    known = numbers(papers(given)) | {"1", "2", "3", "4", "5", "10"}
    parts = {part.lstrip("0") for n in known for part in re.split(r"[.,]", n)}
    for checked in pack(given).drafts:
        for sentence in checked.draft.sentences:
            if sentence.slot is None and not sentence.key.endswith(".ask_time.when"):  # the calendar's figures
                figures = {part.lstrip("0") for n in numbers(sentence.text) for part in re.split(r"[.,]", n)}
                assert figures <= parts, sentence
                if all(source.kind == "resume" for source in sentence.sources):
                    assert (
                        figures
                        <= {
                            p.lstrip("0")
                            for s in sentence.sources
                            for n in numbers(s.quote)
                            for p in re.split(r"[.,]", n)
                        }
                        | parts
                    )
