"""One test for each kind of mistake in a debrief file: what is still read, and the sentence that says how to mend it."""

from __future__ import annotations

from tests.reading.read import debrief, told

# -- keys


def test_unknown_key_near_a_known_one() -> None:
    interview, problems = debrief("employer: Halden & Rye\neffectiv: no\nwant: yes\n")
    assert interview.assessment.effective == "no"
    assert interview.assessment.want == "yes"
    assert problems == ["2: “effectiv” was read as “effective”; rename it if that is what you mean, or remove it."]


def test_unknown_key_that_only_resembles_one_is_not_used() -> None:
    interview, problems = debrief("want: yes\ngroals: returns\nresults: fine\n")
    assert [goal.text for goal in interview.goals] == ["returns"]
    assert problems == [
        "2: “groals” was read as “goals”; rename it if that is what you mean, or remove it.",
        "3: “results” is not a key of the debrief and was not used; say it under one that is, or remove it.",
    ]


def test_unknown_key_inside_a_question() -> None:
    interview, problems = debrief("questions:\n  - asked: Why us?\n    mood: low\n    said: The line\n")
    assert (interview.exchanges[0].asked, interview.exchanges[0].said) == ("Why us?", "The line")
    assert problems == [
        "3: “mood” is not a key of the debrief and was not used; the keys here are asked, said, landed, wish_said."
    ]


def test_another_name_for_a_key() -> None:
    interview, problems = debrief("company: Halden & Rye\nwant: yes\n")
    assert interview.employer == "Halden & Rye"
    assert problems == ["1: “company” was read as “employer”; rename it if that is what you mean, or remove it."]


def test_spelling_of_a_key_that_nobody_means() -> None:
    interview, problems = debrief("Employer: X\nInterviewed-at: 2026-11-20T14:00Z\nLeft out: [a]\nWANT: yes\n")
    assert interview.employer == "X"
    assert interview.starts_at_text == "2026-11-20T14:00Z"
    assert interview.left_out == ("a",)
    assert problems == []


def test_key_given_twice() -> None:
    interview, problems = debrief("want: yes\nemployer: X\nwant: no\n")
    assert interview.assessment.want == "no"
    assert problems == ["3: “want” stands here for the second time; this later one is used, so remove the other."]


def test_list_given_twice_is_joined() -> None:
    interview, problems = debrief("goals: [one]\nwant: yes\ngoals:\n  - two\n")
    assert [goal.text for goal in interview.goals] == ["one", "two"]
    assert [goal.id for goal in interview.goals] == ["g1", "g2"]
    assert problems == ["3: “goals” stands here for the second time; both lists are used."]


# -- what YAML takes from the text


def test_colon_in_a_text() -> None:
    interview, problems = debrief("employer: Halden: the depot\nrole: Operations manager\nwant: yes\n")
    assert interview.employer == "Halden: the depot"
    assert interview.role == "Operations manager"
    assert interview.assessment.want == "yes"
    assert problems == [
        "1: “Halden: the depot” was taken as plain text; put quotation marks around a text that holds a colon."
    ]


def test_colon_in_an_entry_of_a_list() -> None:
    interview, problems = debrief("goals:\n  - Returns: they eat our margin\n  - Nights\n")
    assert [goal.text for goal in interview.goals] == ["Returns: they eat our margin", "Nights"]
    assert problems == [
        "2: “Returns: they eat our margin” was taken as plain text; "
        "put quotation marks around a text that holds a colon or brackets."
    ]


def test_colon_in_one_answer_leaves_the_other_questions_alone() -> None:
    interview, problems = debrief(
        """\
        questions:
          - asked: One thing: how long would you stay?
            said: I stalled
            landed: badly
          - asked: Why us
            said: The line
            landed: well
        want: yes
        """
    )
    assert [exchange.asked for exchange in interview.exchanges] == ["One thing: how long would you stay?", "Why us"]
    assert [exchange.said for exchange in interview.exchanges] == ["I stalled", "The line"]
    assert [exchange.landed for exchange in interview.exchanges] == ["badly", "well"]
    assert interview.assessment.want == "yes"
    assert problems == [
        "2: “One thing: how long would you stay?” was taken as plain text; "
        "put quotation marks around a text that holds a colon."
    ]


def test_number_sign_in_a_text() -> None:
    interview, problems = debrief("role: Manager, depot #2 in Leeds\nwant: yes  # I do\n")
    assert interview.role == "Manager, depot #2 in Leeds"
    assert interview.assessment.want == "yes"
    assert problems == [
        "1: YAML takes what follows “ #” for a comment; it was kept, "
        "so put “Manager, depot #2 in Leeds” in quotation marks."
    ]


def test_comment_is_a_comment() -> None:
    interview, problems = debrief("# my notes\nemployer: Halden & Rye          # free text\nwant: yes # yes\n")
    assert interview.employer == "Halden & Rye"
    assert problems == []


def test_text_that_begins_with_a_sign() -> None:
    for text in ("@home work", "`quoted`", "%age", "*really* good", "- no idea", "> more", "[sic] so"):
        interview, problems = debrief(f"want: yes\nrole: {text}\nemployer: X\n")
        assert (interview.role, interview.employer) == (text, "X")
        assert problems == [
            f"2: “{text}” was taken as plain text; put quotation marks around a text that begins with such a sign."
        ], text


def test_text_that_yaml_takes_for_a_tag_or_an_anchor() -> None:
    interview, problems = debrief("role: '!'\nemployer: &Co Partners\nwant: yes\n")
    assert (interview.role, interview.employer) == ("!", "&Co Partners")
    assert problems == []


# -- quotation marks


def test_words_after_the_closing_quotation_mark() -> None:
    interview, problems = debrief('questions:\n- asked: "How long?" he said\n  said: "It depends"\nwant: yes\n')
    assert interview.exchanges[0].asked == '"How long?" he said'
    assert interview.exchanges[0].said == "It depends"
    assert interview.assessment.want == "yes"
    assert problems == [
        '2: “"How long?" he said” was taken as plain text: its quotation marks do not pair up, '
        "so close them or leave them out."
    ]


def test_two_quotations_are_not_one() -> None:
    interview, _problems = debrief('questions:\n- asked: "So?" he said, "why us?"\n- asked: "A "good" one"\n')
    assert [exchange.asked for exchange in interview.exchanges] == ['"So?" he said, "why us?"', 'A "good" one']


def test_apostrophe_in_single_quotation_marks() -> None:
    interview, problems = debrief("left_out:\n- 'I don't know'\n- plain\nwant: no\n")
    assert interview.left_out == ("I don't know", "plain")
    assert interview.assessment.want == "no"
    assert problems == [
        "2: “I don't know” was taken as plain text: its quotation marks do not pair up, so close them or leave them out."
    ]


def test_quotation_mark_never_closed_swallows_nothing() -> None:
    interview, problems = debrief('employer: "Halden & Rye\nrole: Operations manager\nwant: yes\n')
    assert (interview.employer, interview.role) == ("Halden & Rye", "Operations manager")
    assert interview.assessment.want == "yes"
    assert problems == [
        "1: “Halden & Rye” was taken as plain text: its quotation marks do not pair up, so close them or leave them out."
    ]


def test_quotation_mark_closed_by_the_next_one() -> None:
    text = 'employer: "Halden & Rye\nrole: "\nwant: yes\n'  # valid YAML, and not what anybody meant
    interview, problems = debrief(text)
    assert (interview.employer, interview.assessment.want) == ("Halden & Rye", "yes")
    assert [problem.split(":")[0] for problem in problems] == ["1"]


def test_curly_quotation_marks_of_a_phone() -> None:
    interview, problems = debrief("employer: “Halden & Rye”\nwant: ‘yes’\ngoals:\n- “Returns, fast”\n")
    assert interview.employer == "Halden & Rye"
    assert interview.assessment.want == "yes"
    assert interview.goals[0].text == "Returns, fast"
    assert problems == []


# -- blanks


def test_tabs() -> None:
    interview, problems = debrief("want: yes\nquestions:\n- asked: Why us?\n\tsaid: The line\n")
    assert (interview.exchanges[0].asked, interview.exchanges[0].said) == ("Why us?", "The line")
    assert problems == ["4: YAML cannot be indented with tabs; each was read as two spaces, so use spaces instead."]


def test_no_space_after_a_colon() -> None:
    interview, problems = debrief("employer: X\nwant:yes\n")
    assert interview.assessment.want == "yes"
    assert problems == ["2: A colon and a space are missing after “want”; write “want: ” and then the value."]


def test_no_colon_at_all() -> None:
    interview, problems = debrief("employer: X\nwant yes\nquestions\n- asked: Why us?\n")
    assert interview.assessment.want == "yes"
    assert interview.exchanges[0].asked == "Why us?"
    assert problems == ["2: A colon and a space are missing after “want”; write “want: ” and then the value."]


def test_no_space_after_a_dash() -> None:
    interview, problems = debrief(
        "goals:\n  -Returns\n  -Nights\ninterviewers:\n-{name: Ann}\nquestions:\n-asked: Why us?\n"
    )
    assert [goal.text for goal in interview.goals] == ["Returns", "Nights"]
    assert interview.interviewers[0].name == "Ann"
    assert interview.exchanges[0].asked == "Why us?"
    sentence = "A space is missing after the dash; write “- ” before each entry of a list."
    assert problems == [f"{line}: {sentence}" for line in (2, 3, 5, 7)]


def test_a_dash_too_many() -> None:
    interview, problems = debrief("questions:\n- - asked: One\n- asked: Two\ngoals:\n- - a\n  - b\n- c\n")
    assert [exchange.asked for exchange in interview.exchanges] == ["One", "Two"]
    assert [goal.text for goal in interview.goals] == ["a", "b", "c"]
    assert problems == []


def test_an_entry_beside_its_key() -> None:
    interview, _problems = debrief('questions:  - {asked: "One", said: a}\n  - asked: Two\nwant: yes\n')
    assert [exchange.asked for exchange in interview.exchanges] == ["One", "Two"]
    assert interview.assessment.want == "yes"


def test_equals_sign() -> None:
    interview, problems = debrief("employer = X\nwant=no\n")
    assert (interview.employer, interview.assessment.want) == ("X", "no")
    assert [problem.split(":")[0] for problem in problems] == ["1", "2"]


def test_a_question_that_is_not_indented() -> None:
    interview, problems = debrief("questions:\n- asked: Why us?\nsaid: The line\nlanded: well\nwant: yes\n")
    assert (interview.exchanges[0].said, interview.exchanges[0].landed) == ("The line", "well")
    assert interview.assessment.want == "yes"
    assert problems == [
        "3: “said” was read as part of the question above; indent it to stand under its “asked”.",
        "4: “landed” was read as part of the question above; indent it to stand under its “asked”.",
    ]


def test_a_forgotten_dash() -> None:
    interview, problems = debrief("questions:\n  - asked: One\n    said: a\n    asked: Two\n    said: b\n")
    assert [(exchange.asked, exchange.said) for exchange in interview.exchanges] == [("One", "a"), ("Two", "b")]
    assert problems == ["4: A new question seems to begin here; put “- ” before its first line."]


# -- shapes


def test_a_list_at_the_top() -> None:
    interview, problems = debrief("- employer: X\n- want: yes\n")
    assert (interview.employer, interview.assessment.want) == ("X", "yes")
    assert problems == ["1: The file is a list; its entries were read as one debrief. Take the leading “- ” away."]


def test_several_documents() -> None:
    interview, problems = debrief("---\nemployer: X\nwant: yes\n---\nemployer: Y\nwant: no\n")
    assert (interview.employer, interview.assessment.want) == ("X", "yes")
    assert problems == [
        "4: The file holds more than one document; only the first is used, so remove the line “---” here."
    ]


def test_a_reference() -> None:
    interview, problems = debrief("employer: &e Halden\nrole: *e\nwant: yes\n")
    assert interview.role == ""
    assert interview.assessment.want == "yes"
    assert problems == ["2: References such as “*name” are not followed; write the text out here instead."]


def test_a_reference_in_a_broken_file() -> None:
    interview, problems = debrief("employer: &e Halden\nrole: *e\nleft_out: 'a' b\n")
    assert interview.left_out == ("'a' b",)
    assert problems == [
        "2: References such as “*name” are not followed; write the text out here instead.",
        "3: “'a' b” was taken as plain text: its quotation marks do not pair up, so close them or leave them out.",
    ]


def test_a_line_before_the_first_key() -> None:
    interview, problems = debrief("# mine\nMy interview on Friday\nemployer: X\nwant: yes\n")
    assert (interview.employer, interview.assessment.want) == ("X", "yes")
    assert problems == [
        "2: “My interview on Friday” stands before the first key and was not used; put a key such as “employer:” to it."
    ]


def test_words_before_the_first_key_of_a_question() -> None:
    interview, problems = debrief("questions:\n- How long?\n  said: It depends\n- asked: Two\nwant: yes\n")
    assert [(exchange.asked, exchange.said) for exchange in interview.exchanges] == [("", "It depends"), ("Two", "")]
    assert interview.assessment.want == "yes"
    assert problems == [
        "2: “How long?” stands before the first key and was not used; put a key such as “asked:” to it."
    ]


def test_a_text_where_an_object_stands() -> None:
    interview, problems = debrief("role: {title: Manager, level: 3}\nwant: yes\n")
    assert interview.role == "{title: Manager, level: 3}"
    assert [problem.split(":")[0] for problem in problems] == ["1"]


def test_an_object_where_a_text_belongs_in_json() -> None:
    interview, problems = debrief('{"employer": {"name": "X"}, "want": "yes"}')
    assert (interview.employer, interview.assessment.want) == ("", "yes")
    assert problems == ["1: A text was expected here, not a list or an object; write it in quotation marks."]


def test_a_list_without_anything_to_use_in_it() -> None:
    assert told("- one\n- two\n") == (
        None,
        ["1: This is not a debrief; write one thing a line, as in “employer: Halden & Rye” and “want: yes”."],
    )


def test_a_second_value_for_a_blank_key_needs_no_word() -> None:
    interview, problems = debrief("employer:\nwant: yes\nemployer: X\nwant:\n")
    assert (interview.employer, interview.assessment.want) == ("X", "yes")
    assert problems == []


def test_broken_text_in_brackets() -> None:
    interview, problems = debrief('goals: ["Returns, fast, Nights]\nwant: yes\n')
    assert [goal.text for goal in interview.goals] == ["Returns", "fast", "Nights"]
    assert interview.assessment.want == "yes"
    assert problems == ["1: This list could not be read as it stands; put each entry on its own line after “- ”."]


def test_broken_questions_in_braces() -> None:
    interview, problems = debrief(
        'questions: [{asked: "How "long" is it?", said: "I stalled", landed: badly}, {asked: Why us?, said: no}]\nwant: yes\n'
    )
    assert [exchange.asked for exchange in interview.exchanges] == ['How "long" is it?', "Why us?"]
    assert [exchange.said for exchange in interview.exchanges] == ["I stalled", "no"]
    assert interview.exchanges[0].landed == "badly"
    assert len(problems) == 2


def test_broken_block_texts_keep_their_lines() -> None:
    interview, problems = debrief("questions:\n- asked: a: b\n  said: |\n    One.\n    Two.\n  landed: well\n")
    assert interview.exchanges[0].said == "One.\nTwo."
    assert interview.exchanges[0].landed == "well"
    assert [problem.split(":")[0] for problem in problems] == ["2"]


def test_too_deep_in_one_place_costs_only_that_place() -> None:
    interview, problems = debrief("employer: X\ngoals: " + "[" * 40 + "]" * 40 + "\nwant: yes\n")
    assert (interview.employer, interview.assessment.want) == ("X", "yes")
    assert problems == ["2: The lists here stand inside one another too deeply to be read."]


def test_a_comma_inside_braces() -> None:
    interview, problems = debrief("interviewers: [{name: Okafor, Ngozi, title: Head of operations}]\n")
    assert interview.interviewers[0].name == "Okafor"
    assert interview.interviewers[0].title == "Head of operations"
    assert problems == [
        "1: “Ngozi” stands alone between commas and was not used; put quotation marks around the whole text."
    ]


def test_too_many_questions() -> None:
    interview, problems = debrief("questions:\n" + "- asked: Why?\n" * 201)
    assert len(interview.exchanges) == 200
    assert problems == ["2: “questions” has more than 200 entries; only the first 200 are used."]


def test_an_endless_text() -> None:
    interview, problems = debrief(f"employer: X\nquestions:\n- said: {'word ' * 5000}\n")
    assert len(interview.exchanges[0].said) <= 20_000
    assert problems == ["3: This text is longer than 20,000 characters; only the beginning was used."]


# -- files


def test_nothing_in_it() -> None:
    for text in ("", "\n\n", "# only\n# comments\n", "---\n---\n", "\ufeff"):
        interview, problems = told(text)
        assert interview is None
        assert len(problems) == 1, text
    assert told("")[1] == [
        "None: The file is empty; a debrief needs at least one line such as “employer: Halden & Rye”."
    ]


def test_prose() -> None:
    assert told("It went badly.\n") == (
        None,
        ["1: This is not a debrief; write one thing a line, as in “employer: Halden & Rye” and “want: yes”."],
    )


def test_none_of_its_keys() -> None:
    assert told("zebra: 1\ncat: 2\n") == (
        None,
        [
            "None: None of the keys of a debrief stands in this file; it needs lines such as “employer:” and “want:”.",
            "1: “zebra” is not a key of the debrief and was not used; say it under one that is, or remove it.",
            "2: “cat” is not a key of the debrief and was not used; say it under one that is, or remove it.",
        ],
    )


def test_windows_text() -> None:
    interview, problems = debrief("employer: X\nrole: Café manager\n".encode("cp1252"))
    assert interview.role == "Café manager"
    assert problems == [
        "2: The file is not UTF-8 and was read as Windows text; check the accents, or save it as UTF-8."
    ]


def test_other_encodings_and_line_ends_need_no_word() -> None:
    text = "employer: Café Lumière\r\nwant: yes\r\ngoals:\r\n- Été\r\n"
    for data in (
        text.encode("utf-8-sig"), text.encode("utf-16"), text.encode("utf-16-le"), text.encode("utf-16-be"),
        text.encode("utf-32"), text.replace("\r\n", "\r").encode(), text.replace("\r\n", "\n").encode(),
    ):  # fmt: skip
        interview, problems = debrief(data)
        assert (interview.employer, interview.assessment.want) == ("Café Lumière", "yes")
        assert interview.goals[0].text == "Été"
        assert problems == []


def test_not_a_text_file() -> None:
    for data in (bytes(range(256)) * 40, b"\x00" * 4096, b"\x89PNG\r\n\x1a\n" + bytes(range(64)) * 20):
        assert told(data) == (
            None,
            ["None: This is not a text file, so it was not read; save it as plain text and try again."],
        )


def test_half_a_character() -> None:
    data = "employer: X".encode("utf-16-le") + b"\x00\xd8" + "Y\nwant: yes\n".encode("utf-16-le")
    interview, problems = debrief(b"\xff\xfe" + data)
    assert interview.assessment.want == "yes"
    assert problems == ["1: Some characters could not be read and show as �; save the file as UTF-8 to get them back."]


def test_an_invisible_character() -> None:
    interview, problems = debrief("employer: X\nrole: Man\x00ager\n")
    assert interview.role == "Manager"
    assert problems == ["2: An invisible control character was taken out here; check the words around it."]


def test_ten_megabytes() -> None:
    assert told(b"employer: X\n" + b"# padding\n" * 1_000_000) == (
        None,
        ["None: The file is larger than 1 MB, so it was not read; keep only the part that is needed."],
    )


def test_the_same_sentence_is_not_said_a_thousand_times() -> None:
    _interview, problems = debrief("employer: X\n" + "".join(f"strange{number}: 1\n" for number in range(1000)))
    assert len(problems) == 41
    assert problems[-1] == "None: There are 960 more problems like these in this file."


def test_a_name_before_every_line_is_told_of_once() -> None:
    _interview, problems = debrief("employer: X\n" + "Dana Whitlock: It depends.\n" * 30)
    assert problems == [
        "2: “Dana Whitlock” is not a key of the debrief and was not used; say it under one that is, or remove it."
    ]
