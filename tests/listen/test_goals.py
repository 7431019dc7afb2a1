"""The employer's goals from three sides: what is about one thing becomes one goal, and noted ones keep their numbers."""

from __future__ import annotations

from afterword.domain.advert import Advert
from afterword.domain.diagnose.board import Found, Topic
from afterword.domain.diagnose.conveyed import Conveyed
from afterword.domain.interview import Exchange, Goal, Interview, Source
from afterword.domain.listen.goals import MOST_ADVERTISED, Needed, gather, goals_for, wordings
from afterword.domain.transcript import Conversation
from tests.listen.proofs import Alike, proof, rarity
from tests.listen.talks_of import advert, talk

TOOLS = """
Voss: Tell me about yourself.
Ana: I've run the stores at a shipyard for nine years, since I left school.
Voss: Nine years. So the thing that keeps me up is missing tools, we lost eleven hundred tools last year. How would you keep hold of them?
Ana: Every hook has a number and every number has a name.
Voss: What are you most proud of there?
Ana: The tool library. We stopped buying things twice.
"""
NOTED = [
    Goal("g1", "Fewer missing tools, they lost so many", (Source("debrief", "goals[0]", "Fewer missing tools"),)),
    Goal("g4", "Somebody who stays", (Source("debrief", "goals[1]", "Somebody who stays"),)),
]


def gathered(
    noted: list[Goal], conversation: Conversation | None, paper: Advert | None, answered: dict[int, str] | None = None
) -> Needed:
    return gather(noted, conversation, paper, answered or {}, rarity(TOOLS), None)


def kinds(goal: Goal) -> list[str]:
    return [source.kind for source in goal.sources]


def test_what_is_about_one_thing_is_one_goal_with_all_its_sources() -> None:
    needed = gathered(NOTED, talk(TOOLS), advert("Reduce missing tools in the stores", "Drive the forklift"))
    tools, stays, forklift = needed.goals
    assert (tools.id, tools.text) == ("g1", NOTED[0].text)
    assert kinds(tools) == ["debrief", "transcript", "job"]
    assert (stays.id, kinds(stays)) == ("g4", ["debrief"])
    assert (forklift.id, forklift.text, kinds(forklift)) == ("g5", "Drive the forklift", ["job"])


def test_without_a_note_the_advert_words_what_was_also_said() -> None:
    needed = gathered([], talk(TOOLS), advert("Reduce missing tools in the stores, we lost many last year"))
    assert [goal.text for goal in needed.goals] == ["Reduce missing tools in the stores, we lost many last year"]
    assert kinds(needed.goals[0]) == ["job", "transcript"]


def test_what_only_the_advert_names_comes_last_and_duties_before_requirements() -> None:
    needed = gathered(
        [], talk(TOOLS), advert("Drive the forklift", requirement="A welding licence", plus="Some Polish")
    )
    assert [goal.text for goal in needed.goals] == [
        "The thing that keeps me up is missing tools, we lost eleven hundred tools last year.",
        "Drive the forklift",
        "A welding licence",
        "Some Polish",
    ]
    assert [goal.id for goal in needed.goals] == ["g1", "g2", "g3", "g4"]


def test_only_so_many_are_shown_of_a_long_advert_and_all_are_weighed() -> None:
    duties = "Boats Cranes Ropes Paint Diving Catering Ferries Signals Ballast Moorings".split()
    needed = gathered(NOTED, None, advert(*(f"{duty} every morning in spring" for duty in duties)))
    assert len(needed.goals) <= len(NOTED) + MOST_ADVERTISED
    assert sum(topic.kind == "advertised" for topic in needed.topics) == len(duties)


def test_what_is_no_need_is_no_goal() -> None:
    assert gathered([], None, advert(benefit="A canteen with a view", about="We were founded in 1911")) == Needed()


def test_every_topic_belongs_to_a_goal_that_is_shown_or_to_none() -> None:
    needed = gathered(NOTED, talk(TOOLS), advert("Drive the forklift", "Reduce missing tools"))
    assert {topic.goal for topic in needed.topics} <= {"", *(goal.id for goal in needed.goals)}


def test_a_question_weighs_more_where_the_answer_fell_short() -> None:
    def weight(answered: str) -> float:
        needed = gathered([], talk(TOOLS), None, {1: answered})
        return next(topic.weight for topic in needed.topics if topic.exchange == 1)

    assert weight("not") == weight("partly") > weight("unknown") > weight("fully") > 0


def test_a_question_of_terms_is_no_topic() -> None:
    text = TOOLS + "Voss: What salary are you looking for?\nAna: Thirty four thousand."
    assert all(topic.exchange != 3 for topic in gathered([], talk(text), None).topics)


def test_meaning_alone_joins_nothing() -> None:
    noted = [Goal("g1", "Gauges vanish", (Source("debrief", "goals[0]", "Gauges vanish"),))]
    paper = advert("Reduce missing tools")
    assert len(gathered(noted, None, paper).goals) == 2
    joined = gather(
        noted, None, paper, {}, rarity(TOOLS), Alike(gauges_missing=1.0, missing_gauges=1.0, gauges_gauges=1.0)
    )
    assert len(joined.goals) == 2, "meaning has half a voice: alone it does not join"


def test_the_wordings_of_a_question_hold_what_led_up_to_it() -> None:
    asked = talk(TOOLS).exchanges[1]
    texts = wordings(asked)
    assert "How would you keep hold of them?" in texts
    assert "So the thing that keeps me up is missing tools, we lost eleven hundred tools last year." in texts
    assert len(texts) == len(set(texts))


# -- a goal for what a question was about


def found(place: int, *, recalled: bool = False) -> Found:
    topic = Topic(("x",), 1.0, "", "asked", place, recalled)
    return Found(proof("Cut lost tools from 11% to 2%"), topic, 1.0, Conveyed())


def test_an_untold_proof_of_a_question_makes_a_goal_of_what_led_up_to_it() -> None:
    conversation = talk(TOOLS)
    goals, settled = goals_for(NOTED, [found(1), found(1)], conversation, Interview())
    assert [goal.id for goal in goals] == ["g1", "g4", "g5"]
    assert goals[2].sources[0].quote in conversation.transcript.turns[2].text
    assert [one.topic.goal for one in settled] == ["g5", "g5"]


def test_without_a_transcript_the_recalled_question_is_the_goal() -> None:
    interview = Interview(exchanges=(Exchange(0, "Do your tools stay?", "Yes"),))
    goals, settled = goals_for((), [found(0, recalled=True)], None, interview)
    assert [(goal.id, goal.text, goal.sources[0].ref) for goal in goals] == [
        ("g1", "Do your tools stay?", "questions[0].asked")
    ]
    assert settled[0].topic.goal == "g1"


def test_a_question_only_recalled_is_not_taken_for_one_that_was_heard() -> None:
    interview = Interview(exchanges=(Exchange(1, "Which harbour would you swim in?"),))
    goals, _settled = goals_for((), [found(1, recalled=True)], talk(TOOLS), interview)
    assert [goal.text for goal in goals] == ["Which harbour would you swim in?"]


def test_a_line_far_down_a_long_advert_becomes_a_goal_when_a_proof_serves_it() -> None:
    paper = advert(*(f"{duty} every morning" for duty in "Boats Cranes Ropes Paint Diving Catering Ferries".split()))
    late = Found(proof("Ran three ferries"), Topic(("Ferries every morning",), 0.6, "", "advertised"), 1.0, Conveyed())
    for conversation in (None, talk(TOOLS)):
        goals, settled = goals_for(NOTED, [late], conversation, Interview(), paper)
        assert [(goal.id, goal.text, kinds(goal)) for goal in goals[2:]] == [("g5", "Ferries every morning", ["job"])]
        assert settled[0].topic.goal == "g5"
