"""After an answer, read aloud: the person's words make grammar, and what was said goes back to who said it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from afterword.domain.interview import Exchange, Person, Said
from tests.compose.test_after import LONG, ROSA, case, drafts, no

# --- how the person's words are joined


@pytest.mark.parametrize(
    ("enjoyed", "reads"),
    [
        ("Ivo playing the grumpy driver", "I enjoyed Ivo playing the grumpy driver."),
        ("when you laughed at the rota", "I liked it when you laughed at the rota."),
        ("the songs and how nobody hurried", "I enjoyed the songs and how nobody hurried."),
        ("your board with the coloured pins", "I enjoyed your board with the coloured pins."),
        ("The eleven hundred files on the wall", "I enjoyed the eleven hundred files on the wall."),
        ("to see the depot at four", "I was glad to see the depot at four."),
        ("Mr. Brandl's stories", "I enjoyed Mr. Brandl's stories."),
        ("your question about staying made me think", "Your question about staying made me think."),
    ],
)
def test_what_was_liked_is_joined_so_that_it_is_grammar(enjoyed: str, reads: str) -> None:
    assert reads in drafts(case(no(), enjoyed=enjoyed))["gracious_reply"].text


@pytest.mark.parametrize(
    ("start", "reads"),
    [
        ("nov 2, early shift", "I'll start on Nov 2, early shift."),
        ("1st September, as per your mail", "I'll start on 1st September, as per your mail."),
        ("Monday week, 7 sharp", "I'll start on Monday week, 7 sharp."),
        ("after easter, tues to fri", "I'll start after easter, tues to fri."),
        ("the 2 of June", "I'll start on the 2 of June."),
        ("01.10.2026", "I'll start on 01.10.2026."),
        ("September", "I'll start in September."),
        ("8 am on the 3rd", "I'll start at 8 am on the 3rd."),
        ("4 weeks after I hand in my notice", "I'll start 4 weeks after I hand in my notice."),
        ("Start date 2 Nov, band 6", "I'll start on 2 Nov, band 6."),
        ("as discussed", "The terms are as discussed."),
        ("from 1 May. The terms are as you sent them.", "I'll start from 1 May. The terms are as you sent them."),
        ("I start on 1 July, 30 hours.", "I start on 1 July, 30 hours."),
        ("38 hours and the band you named", "We agreed on 38 hours and the band you named."),
    ],
)
def test_the_day_one_starts_is_said_plainly(start: str, reads: str) -> None:
    assert reads in drafts(case(no("offer"), start=start))["acceptance"].text


@pytest.mark.parametrize(
    ("since", "reads"),
    [
        ("got my forklift ticket", "Since we spoke I got my forklift ticket."),
        ("our second depot kept 21 of 22 drivers", "Our second depot kept 21 of 22 drivers."),
        ("promoted to team leader", "Since we spoke I was promoted to team leader."),
        ("running the late shift since May", "I have been running the late shift since May."),
        ("have planned the depot alone", "I have planned the depot alone."),
        ("two new clients", "Since we spoke there have been two new clients."),
        ("worked with the drivers, as you wanted", "Since we spoke I worked with the drivers, as you wanted."),
        ("a second shift to plan", "Since we spoke there has been a second shift to plan."),
    ],
)
def test_what_was_done_since_is_a_sentence(since: str, reads: str) -> None:
    assert reads in drafts(case(no("reopened"), since=since))["still_interested"].text


def test_who_has_nothing_to_say_is_not_made_to() -> None:
    liked = drafts(case(no(), enjoyed="none really"))["gracious_reply"]
    assert "none" not in liked.text
    assert not liked.slots
    since = drafts(case(no("reopened"), since="Nothing new."))["still_interested"]
    assert "othing" not in since.text
    assert not since.slots
    advised = replace(no(), feedback=(Said("Begin with the figure.", date(2026, 3, 24), "email", ROSA),))
    assert "othing" not in drafts(case(advised, **{"advice_use:0": "nothing yet"}))["advice_thanks"].text


# --- who said it, and to whom it is said back


def test_who_stands_between_is_not_told_that_they_said_it() -> None:
    kept = "We will keep your details on file."
    rules = "Everything through the recruiter, Joelle Whitcombe"
    text = drafts(case(no(way="email", words=kept), rules=rules))["gracious_reply"].text
    assert "They said they'd keep my details" in text
    assert "details" not in drafts(case(no(way="heard", words=kept)))["gracious_reply"].text
    later = replace(no(), feedback=(Said("Begin with the figure.", date(2026, 3, 24), "call", ROSA),))
    thanks = drafts(case(later, rules=rules, **{"advice_use:0": "ask more"}))["advice_thanks"].text
    assert "Please pass on my thanks to Rosa Delgado for the advice." in thanks
    assert not re.search(r"talking it through|Please tell them", thanks)
    yes = drafts(case(no("offer"), rules=rules))
    assert "Thank you for your help with it." in yes["acceptance"].text
    assert "you can ask somebody else" not in yes["declining"].text


def test_advice_is_taken_up_in_their_words_only_where_these_say_something() -> None:
    for words, kept in (("You do good work. Lead with that.", False), ("Begin with the figure.", True)):
        given = replace(no(), feedback=(Said(words, date(2026, 3, 24), "email", ROSA),))
        text = drafts(case(given, **{"advice_use:0": "to ask one question at the end"}))["advice_thanks"].text
        assert ("“" in text) is kept
        assert "I'm going to ask one question at the end." in text


def test_a_formal_letter_writes_out_what_stands_beside_a_quotation() -> None:
    given = replace(no(), feedback=(Said("Don't begin with the rota.", date(2026, 3, 24), "email", ROSA),))
    text = drafts(case(given, register="formal"))["advice_thanks"].text
    assert not re.search(r"I've|I'll", text)
    assert "on't begin with the rota" in text


def test_a_formal_letter_takes_had_for_had() -> None:
    asked = Exchange(
        0, "Give us an example of something you'd done that saved overtime.", "I talked round it.", "badly"
    )
    text = drafts(case(no(), register="formal", exchanges=(asked,)))["advice_request"].text
    assert "would done" not in text
    assert "I had done" in text


def test_who_did_not_say_it_is_not_thanked_for_saying_it() -> None:
    rules = "Everything through the recruiter, Joelle Whitcombe"
    text = drafts(case(no("frozen", "call"), rules=rules))["gracious_reply"].text
    assert "I've heard that" in text
    assert "for telling me" not in text
    assert "glad to hear of it" in text


@pytest.mark.parametrize("need", ["to be able to sleep on a Monday", "somebody who can write"])
def test_what_cannot_be_wished_is_not(need: str) -> None:
    assert not re.search(r"I hope you (?:do|have found)", drafts(case(no(), goals=(need,)))["gracious_reply"].text)


def test_one_question_is_asked_and_no_note_stands_for_a_name() -> None:
    asked = no(words="We needed someone with more experience of nights.")
    text = drafts(case(asked, exchanges=(LONG,)))["advice_request"].text
    assert text.count("?") - text.split("\n\n")[1].count("?") == 1
    half = (ROSA, Person("Panel member 2 - Neil? HR"))
    assert "Neil" not in drafts(case(no(way="email", by=Person("Kira Novak")), people=half))["advice_request"].text
    assert (
        "("
        not in drafts(case(no(way="email", by=None), people=(ROSA, Person("Ines (something)"))))["gracious_reply"]
        .sentences[0]
        .text
    )
