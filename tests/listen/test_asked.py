"""Private ground as it is touched aloud, and the fair questions that stand right beside it. All invented."""

from __future__ import annotations

import pytest

from afterword.domain.listen.asked import private_questions_in
from afterword.domain.transcript import Conversation, Roles, Transcript, Turn

ROLES = Roles(frozenset({"Ana"}), frozenset({"Mr Voss"}))


def asked(text: str) -> list[tuple[str, str]]:
    """Topic and exact words of each private question in something the employer's side says."""
    talk = Transcript((Turn(0, "Mr Voss", text), Turn(1, "Ana", "Um. Well.")))
    return [(found.topic, found.quote) for found in private_questions_in(Conversation(talk, ROLES))]


PRIVATE = [
    ("pregnancy_family", "And have you got kids yourself?"),
    ("pregnancy_family", "you got little ones at home then"),
    ("pregnancy_family", "And you've got kids, right, I saw the seat in the car?"),
    ("pregnancy_family", "Who does the school run when you're on earlies?"),
    ("pregnancy_family", "So who has the children while you're at work?"),
    ("pregnancy_family", "Who picks up your little girl if the meeting overruns?"),
    ("pregnancy_family", "Is that all right at home, with the baby?"),
    ("pregnancy_family", "Is there anything at home that would make nights difficult?"),
    ("pregnancy_family", "Do you see yourself taking some time out for a family in the next few years?"),
    ("pregnancy_family", "Are you two, um, are you planning on any more children?"),
    ("pregnancy_family", "We wouldn't be losing you to a maternity leave next spring, would we?"),
    ("pregnancy_family", "And with two small ones, um, how do you manage the late shifts?"),
    ("pregnancy_family", "You're at that age where, you know, people start thinking about a family."),
    (
        "pregnancy_family",
        "You've got a lot coming up in your life with the new house and everything that goes with it.",
    ),
    ("pregnancy_family", "And you've no little ones to rush back for, have you?"),
    ("marital_status", "Are you married, single, or what's the situation?"),
    ("marital_status", "So when's the big day?"),
    ("marital_status", "Is that an engagement ring I spy?"),
    ("marital_status", "What does your husband make of you being away four nights a week?"),
    ("marital_status", "Your other half, is she happy up here or does she want to go south again?"),
    ("marital_status", "Would your partner be moving up here with you?"),
    ("age_retirement", "How old are you, if you don't mind my asking?"),
    ("age_retirement", "What year did you leave school, roughly?"),
    ("age_retirement", "How many more years do you reckon you've got in you before you pack it in?"),
    ("age_retirement", "They're a young crowd, are you going to keep up with them at your age?"),
    ("age_retirement", "When are you thinking of retiring?"),
    ("age_retirement", "You'd be what, late fifties?"),
    ("age_retirement", "How many more years of the night shift do you figure you have got in you?"),
    ("health_disability", "Knees holding up all right for the ladders?"),
    ("health_disability", "That was a long break. Were you not well then?"),
    ("health_disability", "Have you got any health issues we ought to know about?"),
    ("health_disability", "Any back trouble, anything like that?"),
    ("health_disability", "Do you have, um, any medical thing I should know of?"),
    ("health_disability", "How many days did you have off sick last year?"),
    ("health_disability", "What's happened to your hand, is that a permanent thing?"),
    ("health_disability", "Are you on any medication at the moment?"),
    ("religion_belief", "Do you go to church round here?"),
    ("religion_belief", "Would you need time off for Ramadan or anything?"),
    ("religion_belief", "Is the headscarf something you'd keep on in the kitchen?"),
    ("origin_language", "Where's that accent from?"),
    ("origin_language", "And where are you from originally?"),
    ("origin_language", "What language do you speak at home?"),
    ("origin_language", "That's an unusual name, where does your family come from?"),
    ("origin_language", "Was that what was spoken at home, or did your family come from somewhere else?"),
    ("nationality_immigration", "You don't plan to go back home one day, with the family?"),
    ("nationality_immigration", "When does your visa run out?"),
    ("nationality_immigration", "Are you a British citizen or what are you?"),
    ("salary_history", "What are you on at the moment?"),
    ("salary_history", "What's your current salary, if I may ask?"),
    ("salary_history", "How much are they paying you there?"),
    ("salary_history", "What was your last drawn salary?"),
    ("salary_history", "What is your current CTC and what's the expectation?"),
    ("sex_gender", "It's all lads out on the yard, would you be all right with that, as a woman?"),
    ("criminal_record", "Ever been in any trouble with the police?"),
    ("protected_activity", "Were you in the union over there?"),
    ("orientation_identity", "Are you gay, then?"),
    ("politics_associations", "How did you vote, if you don't mind?"),
]

FAIR = [
    "What's your salary expectation, per year?",
    "What sort of salary are you looking for?",
    "How much would you need to move?",
    "Is there any reason you couldn't work that pattern?",
    "Is there any reason why you couldn't start on the first?",
    "Can you do two weekends in five and the odd bank holiday?",
    "Would you be able to travel, say, four or five days a month?",
    "Are you authorised to work in this country, or would you need sponsorship?",
    "Do you have the right to work in the UK?",
    "You'd have to lift twenty five kilo bags, is that something you can do?",
    "Can you stand for eight hours, with breaks?",
    "How long is your notice?",
    "Where do you see yourself in five years?",
    "How long would you see yourself staying with us?",
    "Do you speak German well enough for the daily call?",
    "What languages do you work in?",
    "How do you handle it when a parent shouts at you at pick up?",
    "Tell me about a time a family was unhappy with the care you gave.",
    "What I'd like to know is how you would deal with a parent who comes in because their child says you were unfair.",
    "How would you settle a new child into the nursery?",
    "What would you do if a mother refused the medication for her baby?",
    "How do you look after your team when somebody is off sick?",
    "We had a lot of sickness absence last winter. How would you bring it down?",
    "Have you worked with children with additional needs?",
    "Have you ever had to cover somebody's maternity leave?",
    "How old is the boiler plant you look after now?",
    "How many days off the job did that accident cost you, as a site?",
    "Do you have a driving licence?",
    "You'll need a DBS check, is that all right?",
    "Have you worked in a union shop before, with a steward on the floor?",
    "What did your team think of the new rota?",
    "Is the partner firm the one that did the migration?",
    "My wife and I started this place in ninety eight. Have you run a family business before?",
    "I've got two kids at the school myself. What drew you to primary?",
    "We're a young team and we move fast. How do you like to work?",
    "How do you get your energy back after a hard service?",
    "What year did you move over to the data team?",
    "Where are you based, how long would the drive be?",
    "When did you finish the course?",
    "What's your condition survey process on older buildings?",
    "How do you keep your engine room crew healthy on a long trip?",
    "Did the customer ever come back?",
    "Can you talk about a time you were on call at home and something broke?",
    "How many working days did you lose to the outage?",
    "So you two met at the conference, is that right?",
]


@pytest.mark.parametrize(("topic", "text"), PRIVATE)
def test_private_ground_is_found_with_the_exact_words(topic: str, text: str) -> None:
    found = asked(text)
    assert [one for one, _ in found] == [topic]
    assert found[0][1] in text


@pytest.mark.parametrize("text", FAIR)
def test_a_fair_question_is_no_alarm(text: str) -> None:
    assert asked(text) == []


def test_sentences_side_by_side_on_the_same_ground_are_one_question() -> None:
    text = "Okay. Where are you now, money wise, if you don't mind me asking? What are you on at the minute? Fine."
    assert asked(text) == [
        ("salary_history", "Where are you now, money wise, if you don't mind me asking? What are you on at the minute?")
    ]


def test_what_the_candidate_says_is_no_question_of_theirs() -> None:
    talk = Transcript((Turn(0, "Ana", "Do you have kids? My husband is always asking me that."),))
    assert private_questions_in(Conversation(talk, ROLES)) == ()


def test_without_time_stamps_the_turn_says_where_it_stood() -> None:
    talk = Transcript((Turn(0, "Ana", "Hello."), Turn(1, "Mr Voss", "Are you married?")))
    (found,) = private_questions_in(Conversation(talk, ROLES))
    assert (found.start, found.source.ref, found.source.quote) == (None, "turn 2", "Are you married?")
