"""What the person changed in a draft, laid over the composed words."""

from __future__ import annotations

from afterword.domain.compose.draft import Draft, Sentence, Slot
from afterword.domain.compose.overlay import Added, Overlay, lay_over, without_place
from afterword.domain.interview import METHOD, Source

QUOTE = Source("debrief", "questions[0].wish_said", "eleven weeks to four days")
DRAFT = Draft(
    kind="letter",
    subject="Tuesday",
    sentences=(
        Sentence("greeting", "greeting", "Dear Ms Sallis,", (METHOD,)),
        Sentence("answer.1", "answer", "I took it from eleven weeks to four days.", (QUOTE, METHOD)),
        Sentence("why", "interest", "[Why do you want it?]", (METHOD,), Slot("why", "Why do you want it?")),
    ),
    asides=(("If they decline", (Sentence("decline.1", "decline", "I understand.", (METHOD,)),)),),
)


def words(draft: Draft) -> list[str]:
    return [sentence.text for sentence in draft.sentences]


def test_nothing_changed_is_nothing_changed() -> None:
    assert lay_over(DRAFT, Overlay()) == DRAFT
    assert lay_over(DRAFT, Overlay(edits={"greeting": "Dear Ms Sallis,"})) == DRAFT


def test_their_wording_wins_and_is_its_own_source() -> None:
    sentence = lay_over(DRAFT, Overlay(edits={"answer.1": "It took four days in the end."})).sentences[1]
    assert sentence.text == "It took four days in the end."
    assert sentence.edited
    assert sentence.sources == (Source("debrief", "draft.answer.1", "It took four days in the end."),)


def test_a_quote_that_still_stands_in_their_words_stays_a_source() -> None:
    text = "From eleven weeks to four days, that was us."
    sentence = lay_over(DRAFT, Overlay(edits={"answer.1": text})).sentences[1]
    assert sentence.sources == (QUOTE, Source("debrief", "draft.answer.1", text))


def test_words_in_an_open_slot_close_it() -> None:
    laid = lay_over(DRAFT, Overlay(edits={"why": "The depot is ten minutes from my door."}))
    assert laid.slots == ()
    assert "ten minutes" in laid.text


def test_what_is_left_out_is_gone_also_from_the_asides() -> None:
    laid = lay_over(DRAFT, Overlay(omitted=frozenset({"answer.1", "decline.1"})))
    assert words(laid) == ["Dear Ms Sallis,", "[Why do you want it?]"]
    assert laid.asides == (("If they decline", ()),)


def test_an_aside_can_be_worded_too() -> None:
    laid = lay_over(DRAFT, Overlay(edits={"decline.1": "Of course."}))
    assert laid.asides[0][1][0].text == "Of course."


def test_what_they_added_stands_where_they_put_it_even_when_its_neighbour_is_left_out() -> None:
    overlay = Overlay(
        omitted=frozenset({"answer.1"}),
        added=(
            Added("own.1", "answer.1", "One more thing."),
            Added("own.2", "own.1", "And a last one."),
            Added("own.3", "", "Bakery, Tuesday."),
        ),
    )
    laid = lay_over(DRAFT, overlay)
    assert words(laid) == [
        "Bakery, Tuesday.",
        "Dear Ms Sallis,",
        "One more thing.",
        "And a last one.",
        "[Why do you want it?]",
    ]
    added = laid.sentences[2]
    assert (added.part, added.edited) == ("answer", True)
    assert added.sources == (Source("debrief", "draft.own.1", "One more thing."),)


def test_an_added_sentence_left_out_does_not_take_its_follower_along() -> None:
    added = (Added("own.1", "greeting", "One."), Added("own.2", "own.1", "Two."))
    laid = lay_over(DRAFT, Overlay(added=added, omitted=frozenset({"own.1"})))
    assert words(laid)[1] == "Two."


def test_words_without_a_place_are_named_and_not_placed() -> None:
    overlay = Overlay(
        edits={"gone.1": "My words.", "answer.1": "Kept.", "decline.1": "Kept."},
        added=(
            Added("own.1", "gone.1", "After it."),
            Added("own.2", "own.1", "And then."),
            Added("own.3", "", "First."),
        ),
    )
    assert without_place(DRAFT, overlay) == (("gone.1", "My words."), ("own.1", "After it."), ("own.2", "And then."))
    assert words(lay_over(DRAFT, overlay)) == ["First.", "Dear Ms Sallis,", "Kept.", "[Why do you want it?]"]


def test_an_empty_draft_places_nothing() -> None:
    empty = Draft(kind="letter", sentences=())
    overlay = Overlay(added=(Added("own.1", "", "First."),))
    assert lay_over(empty, overlay).sentences == ()
    assert without_place(empty, overlay) == (("own.1", "First."),)


LETTER = Draft(
    kind="letter",
    subject="Dispatch manager: two things to add",
    sentences=(
        Sentence("lead", "lead", "I'd like to add two things to our conversation.", (METHOD,)),
        Sentence("clarify.q1", "clarify.q1", "I took it from eleven weeks to four days.", (QUOTE,)),
        Sentence("expand.g1", "expand.g1", "I wrote the rota.", (QUOTE,)),
        Sentence("offer", "expand.g1", "You are welcome to ask me for more on any of it.", (METHOD,)),
        Sentence("interest", "interest", "I want this job.", (METHOD,)),
    ),
)


def test_one_more_point_is_not_counted_wrong() -> None:
    more = lay_over(LETTER, Overlay(added=(Added("own.1", "expand.g1", "I held the tours."),)))
    assert more.subject == "Dispatch manager: some things to add"
    assert words(more)[0] == "I'd like to add some things to our conversation."
    assert words(more)[2:5] == ["I wrote the rota.", "I held the tours.", LETTER.sentences[3].text]


def test_a_line_of_their_own_elsewhere_leaves_the_count() -> None:
    assert lay_over(LETTER, Overlay(added=(Added("own.1", "interest", "Truly."),))).subject == LETTER.subject


def test_a_count_in_their_own_words_stays() -> None:
    own = Overlay(edits={"lead": "Two things to add."}, added=(Added("own.1", "expand.g1", "I held the tours."),))
    assert words(lay_over(LETTER, own))[0] == "Two things to add."
