"""Papers given: what is taken and what is refused, each with one sentence and nothing lost; reading; who is who."""

from __future__ import annotations

import json
import sys
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from afterword.domain.interview import Problem
from afterword.flows import listen
from afterword.store.models import Interview, Listened, Paper
from afterword.web.pages.papers import _as_people_write
from tests.web_c.made import PAPERS


def at(row: Interview) -> str:
    return reverse("papers", args=[row.id])


def file(name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, (PAPERS / name).read_bytes())


def give(client: Client, row: Interview, *files: SimpleUploadedFile, **typed: str) -> Any:
    return client.post(at(row), {"act": "files", "files": list(files), **typed})


def text(answer: Any) -> str:
    return str(answer.content.decode())


def test_before_any_paper_the_page_asks_and_reminds_of_consent(alices: Client, interview: Interview) -> None:
    html = text(alices.get(at(interview)))
    assert "Have a transcript, the advert or your résumé at hand?" in html
    assert "Afterword never records." in html
    assert "multiple required" in html


def test_several_are_taken_at_once_and_the_page_says_what_each_is(alices: Client, interview: Interview) -> None:
    answer = give(alices, interview, file("transcript.vtt"), file("advert.txt"), file("resume.json"))
    assert answer.status_code == 302
    assert sorted(Paper.objects.values_list("kind", flat=True)) == ["job", "resume", "transcript"]
    html = text(alices.get(at(interview)))
    assert "Reading three papers." in html
    assert "A transcript" in html
    assert "A job advert" in html
    assert "A résumé" in html
    assert 'hx-trigger="every 1s"' in html
    assert "Look again" in html


def test_while_it_reads_only_the_state_comes_back(alices: Client, interview: Interview) -> None:
    give(alices, interview, file("transcript.vtt"))
    state = reverse("papers_state", args=[interview.id])
    html = text(alices.get(state, headers={"HX-Request": "true"}))
    assert html.strip().startswith('<div id="state"')
    assert 'hx-trigger="every 1s"' in html
    assert alices.get(state).url == at(interview)


def test_when_it_is_read_nothing_asks_again(alices: Client, heard: Interview) -> None:
    html = text(alices.get(reverse("papers_state", args=[heard.id]), headers={"HX-Request": "true"}))
    assert "every 1s" not in html
    assert "Two papers, read." in html
    assert "three voices, ten questions" in html
    assert reverse("conversation", args=[heard.id]) in html


def test_a_failure_is_said_and_can_be_tried_again(alices: Client, heard: Interview) -> None:
    Listened.objects.update(state=Listened.State.FAILED, problem="Listening broke off.")
    html = text(alices.get(at(heard)))
    assert "This one needs another try." in html
    assert "Listening broke off." in html
    assert alices.post(at(heard), {"act": "again"}).status_code == 302
    assert listen.progress_of(heard).busy


BAD = {
    "nothing chosen": ([], "Choose a file first."),
    "empty": ([("empty.vtt", b"")], "empty"),
    "a picture": ([("photo.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 400)], "picture"),
    "a list of nothing": ([("numbers.csv", b"1,2\n3,4\n")], "Say whether it is"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_cannot_be_used_is_refused_in_one_sentence(alices: Client, interview: Interview, case: str) -> None:
    files, sentence = BAD[case]
    answer = give(alices, interview, *(SimpleUploadedFile(name, data) for name, data in files))
    assert answer.status_code == 422
    html = text(answer)
    assert "One thing was not taken" in html
    assert sentence in html
    assert not Paper.objects.exists()


def test_one_bad_paper_takes_none_of_the_good_ones_with_it(alices: Client, interview: Interview) -> None:
    answer = give(alices, interview, SimpleUploadedFile("empty.txt", b""), file("transcript.vtt"))
    assert answer.status_code == 422
    assert "One thing was not taken" in text(answer)
    assert "A transcript" in text(answer)
    assert Paper.objects.get().name == "transcript.vtt"


def test_the_same_paper_twice_is_one(alices: Client, heard: Interview) -> None:
    Paper.objects.all().delete()
    give(alices, heard, file("transcript.vtt"))
    assert "This paper is here already." in text(give(alices, heard, file("transcript.vtt")))
    assert Paper.objects.count() == 1


def test_what_could_not_be_recognised_is_read_as_the_person_says(alices: Client, interview: Interview) -> None:
    odd = SimpleUploadedFile("numbers.csv", b"1,2\n3,4\n")
    assert "Afterword sees for itself" in text(give(alices, interview, odd))
    odd.seek(0)
    assert give(alices, interview, odd, kind="job").status_code == 302
    assert Paper.objects.get().kind == "job"


def test_pasted_words_are_a_paper_and_words_that_are_refused_stay(alices: Client, interview: Interview) -> None:
    words = (PAPERS / "transcript.vtt").read_text(encoding="utf-8")
    assert alices.post(at(interview), {"act": "text", "text": words}).status_code == 302
    assert Paper.objects.get().kind == "transcript"
    answer = alices.post(at(interview), {"act": "text", "text": "1 2 3"})
    assert answer.status_code == 422
    assert "1 2 3</textarea>" in text(answer)
    answer = alices.post(at(interview), {"act": "text", "text": " \n"})
    assert "Paste the words first." in text(answer)


def test_an_address_is_fetched_only_on_the_click(
    alices: Client, interview: Interview, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def fetched(url: str) -> tuple[bytes | None, str, Problem | None]:
        asked.append(url)
        if "gone" in url:
            return None, "", Problem(url, None, "There is no page at this address; copy the advert and paste it here.")
        return (PAPERS / "advert.txt").read_bytes(), "Dispatch manager", None

    monkeypatch.setitem(sys.modules, "afterword.flows.fetch", SimpleNamespace(fetch_advert=fetched))
    alices.get(at(interview))
    assert not asked
    answer = alices.post(at(interview), {"act": "address", "url": "https://jobs.example/gone"})
    assert answer.status_code == 422
    assert "There is no page at this address" in text(answer)
    assert 'value="https://jobs.example/gone"' in text(answer)
    assert alices.post(at(interview), {"act": "address", "url": "https://jobs.example/7"}).status_code == 302
    assert Paper.objects.get().url == "https://jobs.example/7"
    assert "Paste the address first." in text(alices.post(at(interview), {"act": "address", "url": ""}))


def test_a_paper_is_removed_with_what_was_read_from_it(alices: Client, heard: Interview) -> None:
    for paper in Paper.objects.all():
        address = reverse("paper", args=[heard.id, paper.id])
        assert alices.post(address, {"act": "remove"}).url == at(heard)
    assert not Paper.objects.exists()
    assert "There is no transcript to read yet." in text(alices.get(reverse("conversation", args=[heard.id])))


def test_a_paper_taken_for_another_kind_is_read_again(alices: Client, heard: Interview) -> None:
    paper = Paper.objects.get(kind="job")
    alices.post(reverse("paper", args=[heard.id, paper.id]), {"act": "read_as", "kind": "resume"})
    paper.refresh_from_db()
    assert paper.kind == "resume"
    answer = alices.post(reverse("paper", args=[heard.id, paper.id]), {"act": "read_as", "kind": "poem"}, follow=True)
    assert "Choose one of the kinds of paper offered here." in text(answer)


def test_each_voice_stands_with_its_first_words_and_can_be_corrected(alices: Client, heard: Interview) -> None:
    who = reverse("who", args=[heard.id])
    html = text(alices.get(who))
    assert "This is who is who." in html
    assert "Hi Dana, can you hear me all right?" in html
    answer = alices.post(
        who,
        {
            "label-0": "Imogen Sallis", "role-0": "interviewer", "label-1": "Dana Whitlock", "role-1": "candidate",
            "label-2": "Piet Halloran", "role-2": "other",
        },
    )  # fmt: skip
    assert answer.url == at(heard)
    assert listen.chosen_speakers(heard) == {"Piet Halloran": "other"}
    assert listen.progress_of(heard).busy or listen.progress_of(heard).again
    alices.post(who, {"label-2": "Piet Halloran", "role-2": "other", "act": "reset"})
    assert listen.chosen_speakers(heard) == {}


@pytest.fixture
def unsure(heard: Interview) -> Interview:
    """The talk was read, and only the person can say which voice is theirs."""
    row = Listened.objects.get()
    for value in (row.found, row.conversation):
        value["roles"]["sure"] = False
        value["roles"]["why"] = "No voice bears your name."
    row.save()
    return heard


def test_an_unsure_reading_asks_first_and_shows_nothing_of_the_talk(alices: Client, unsure: Interview) -> None:
    assert "Read. One thing only you can say." in text(alices.get(at(unsure)))
    assert "Most likely Dana Whitlock is you." in text(alices.get(reverse("who", args=[unsure.id])))
    for name in ("conversation", "board"):
        html = text(alices.get(reverse(name, args=[unsure.id])))
        assert "First say which voice is yours." in html
        assert reverse("who", args=[unsure.id]) in html
        assert "You spoke to" not in html
    assert "Until then nothing here rests on it." in text(alices.get(reverse("verdict", args=[unsure.id])))
    home = text(alices.get(reverse("interview", args=[unsure.id])))
    assert "only you can say" in home
    assert reverse("board", args=[unsure.id]) not in home


def test_the_guess_can_be_confirmed_as_it_stands_and_the_page_says_what_changed(
    alices: Client, unsure: Interview
) -> None:
    typed = {"label-0": "Imogen Sallis", "role-0": "interviewer", "label-1": "Dana Whitlock", "role-1": "candidate"}
    html = text(alices.post(reverse("who", args=[unsure.id]), typed, follow=True))
    assert listen.chosen_speakers(unsure) == {"Imogen Sallis": "interviewer", "Dana Whitlock": "candidate"}
    assert "“Dana Whitlock” is you" in html
    assert "the notes, the plan and the drafts follow" in html


def test_where_nothing_says_who_speaks_the_page_says_what_to_do(alices: Client, unsure: Interview) -> None:
    row = Listened.objects.get()
    for turn in row.conversation["transcript"]["turns"]:
        turn["speaker"] = ""
    row.save()
    assert "Put a name and a colon before what each of you said" in text(alices.get(reverse("who", args=[unsure.id])))


def test_what_the_papers_say_is_proposed_and_taken(
    alices: Client, heard: Interview, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = Listened.objects.get()
    row.found = {**row.found, "decision_by": "2026-12-04", "decision_by_text": "we'll decide by the end of next week"}
    row.save()
    html = text(alices.get(at(heard)))
    assert "The papers also say" in html
    assert "4 December 2026" in html
    assert "we&#x27;ll decide by the end of next week" in html
    alices.post(reverse("proposal", args=[heard.id]), {"field": "decision_by"})
    heard.refresh_from_db()
    assert heard.decision_by is not None
    assert "4 December 2026" not in text(alices.get(at(heard)))
    answer = alices.post(reverse("proposal", args=[heard.id]), {"field": "decision_by"}, follow=True)
    assert "This is not proposed any more" in text(answer)


def test_hostile_names_and_words_stay_words(alices: Client, interview: Interview) -> None:
    name = '<img src=x onerror="alert(1)">.json'
    words = json.dumps({"basics": {"name": "<script>alert(1)</script>"}, "work": [{"highlights": ["<b>bold</b>"]}]})
    give(alices, interview, SimpleUploadedFile(name, words.encode()))
    html = text(alices.get(at(interview)))
    assert "<img" not in html
    assert "<script>alert" not in html


def test_the_home_leads_to_what_was_heard(alices: Client, heard: Interview, interview: Interview) -> None:
    html = text(alices.get(reverse("interview", args=[heard.id])))
    for name in ("papers", "conversation", "board"):
        assert reverse(name, args=[heard.id]) in html
    assert "two read" in html
    html = text(alices.get(reverse("interview", args=[interview.id])))
    assert "A transcript, the advert or your résumé" in html
    html = text(alices.get(reverse("verdict", args=[interview.id])))
    assert reverse("papers", args=[interview.id]) in html


def test_all_that_replaces_nothing_is_noted_with_one_tap(alices: Client, heard: Interview) -> None:
    row = Listened.objects.get()
    row.found = {**row.found, "decision_by": "2026-12-04", "decision_by_text": "by the fourth"}
    row.save()
    heard.employer = heard.role = ""
    heard.save()
    assert "Note all of these" in text(alices.get(at(heard)))
    alices.post(reverse("proposal", args=[heard.id]), {"field": "all"})
    heard.refresh_from_db()
    assert heard.decision_by is not None
    assert "The papers also say" not in text(alices.get(at(heard)))


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ("2026-11-10 14:00 America/Toronto", "Tuesday 10 November 2026, 14:00 (Toronto time)"),
        ("2026-11-10 14:00 +0100", "Tuesday 10 November 2026, 14:00"), ("2026-12-04", "Friday 4 December 2026"),
        ("2026-13-40", "2026-13-40"), ("Priya Venn, priya@venn.example", "Priya Venn, priya@venn.example"), ("", ""),
    ],
)  # fmt: skip
def test_times_of_proposals_are_written_as_people_write_them(kept: str, shown: str) -> None:
    assert _as_people_write(kept) == shown


def test_the_largest_paper_that_is_taken_fits_into_one_sending() -> None:
    from django.conf import settings

    assert settings.LARGEST_REQUEST > listen.LARGEST


def test_too_large_a_paper_is_refused_in_a_sentence(
    alices: Client, interview: Interview, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listen, "LARGEST", 1024 * 1024)
    answer = give(alices, interview, SimpleUploadedFile("long.txt", b"word " * 250_000))
    assert "This is larger than 1 MB" in text(answer)
    assert not Paper.objects.exists()


def test_an_interview_that_holds_only_papers_is_not_taken_for_an_empty_one(alices: Client) -> None:
    alices.post(reverse("new"))
    first = Interview.objects.latest("created_at")
    give(alices, first, file("advert.txt"))
    alices.post(reverse("new"))
    assert Interview.objects.latest("created_at") != first
