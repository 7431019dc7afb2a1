"""`afterword pack` from the outside: what it prints, where, with which exit code, and what it leaves alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from afterword.cli import main
from tests.cli.run import NOW, ROOT, afterword, papers


def ran(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """The command run in this process: exit code, what it printed, what it said on stderr."""
    code = main(["pack", *words])
    out, err = capsys.readouterr()
    return code, out, err


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    return papers(tmp_path / "papers")


def test_a_pack_to_read(files: list[str]) -> None:
    done = afterword("pack", *files, "--now", NOW)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("# You want it, and ")
    for words in (
        "Operations manager, Halden & Rye. Interview on Friday 20 November 2026 at 14:00, with Ngozi Okafor.",
        "They decide by Friday 27 November 2026.",
        "## What to put right\n\n### How long would you stay?\n\n> I stalled. I said it depends and laughed.",
        "## The plan",
        "- **Call Ngozi Okafor.** ",
        "(London time)",
        "## The call\n\nAbout ",
        "**If someone else answers:** ",
        "## The letter\n\nSubject: ",
        "## For someone you trust",
    ):
        assert words in done.stdout


def test_no_home_is_made_and_django_stays_out(files: list[str], tmp_path: Path) -> None:
    home = tmp_path / "home"
    code = (
        "import sys; from afterword.cli import main; main(sys.argv[1:]); "
        "print(sorted(n for n in sys.modules if n.split('.')[0] in ('django', 'waitress', 'sqlite3')), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "pack", *files, "--json"],
        capture_output=True,
        text=True,
        env={"AFTERWORD_HOME": str(home), "HOME": str(tmp_path)},
        check=True,
    )
    assert done.stderr == "[]\n"
    assert not home.exists()


def test_problems_go_to_stderr_with_file_and_line(files: list[str]) -> None:
    path = Path(files[0])
    path.write_text(
        path.read_text("utf-8").replace("interest: yes", "interset: yes").replace("landed: well", "landed: 8")
    )
    done = afterword("pack", *files, "--now", NOW, "--json")
    assert done.returncode == 0
    assert done.stderr.splitlines() == [
        f"{path}:10: “interset” was read as “interest”; rename it if that is what you mean, or remove it.",
        f"{path}:19: “8” is not well, unsure or badly, so it was left open; write “landed: badly”, say.",
    ]
    assert json.loads(done.stdout)["problems"] == [
        {
            "file": str(path),
            "line": 10,
            "message": "“interset” was read as “interest”; rename it if that is what you mean, or remove it.",
        },
        {
            "file": str(path),
            "line": 19,
            "message": "“8” is not well, unsure or badly, so it was left open; write “landed: badly”, say.",
        },
    ]


@pytest.mark.parametrize("what", ["nothing", "missing", "resume", "binary", "folder"])
def test_nothing_usable(what: str, files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "binary").write_bytes(bytes(range(256)) * 50)
    (tmp_path / "folder").mkdir()
    given = {"nothing": [], "resume": files[1:]}.get(what, [str(tmp_path / what)])
    code, out, err = ran(capsys, *given)
    assert (code, out) == (2, "")
    assert err.splitlines()[-1].startswith(
        "No debrief and no transcript was found. Give a YAML file with lines such as"
    )
    assert len(err.splitlines()) == (1 if what in ("nothing", "resume") else 2)


@pytest.mark.parametrize("at", ["interviewed_at: 2026-11-20T14:00+00:00", "left_out: []"])
def test_no_full_stop_stands_twice(at: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "d.yaml"
    people = "interviewers: [{name: Dale Marsh Jr.}]"
    path.write_text(f"employer: Larkspindle Foods, Inc.\nwant: yes\neffective: yes\n{people}\n{at}\n")
    _code, out, _err = ran(capsys, str(path), "--now", NOW)
    about = out.split("\n\n")[1]
    assert about.startswith("Larkspindle Foods, Inc. ")
    assert about.endswith("Dale Marsh Jr.")


def test_a_time_that_is_none(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert ran(capsys, *files, "--now", "teatime") == (
        2,
        "",
        "“teatime” is not a time; write it like 2026-11-20T18:00+00:00.\n",
    )


@pytest.mark.parametrize("far", ["9999-12-31", "0001-01-01T00:00:00+14:00", "1000-01-01"])
def test_a_time_nobody_can_plan_from(far: str, files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    said = f"“{far}” is too far away to plan from; check its year.\n"
    assert ran(capsys, *files, "--now", far) == (2, "", said)


def test_out_without_a_folder(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    said = "--out names no folder; write one after it, such as --out pack.\n"
    assert ran(capsys, *files, "--now", NOW, "--out", "") == (2, "", said)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("how", ["--json", "--md", "--schema"])
def test_an_output_that_takes_no_more(how: str, files: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        words = [sys.executable, "-m", "afterword", "pack", *files, "--now", NOW, how]
        done = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, text=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stderr) == (
        2,
        "This could not be written to the end (No space left on device).\n",
    )


def test_an_output_that_is_closed(files: list[str], tmp_path: Path) -> None:
    def said(*more: str) -> tuple[int, str]:
        words = [sys.executable, "-m", "afterword", "pack", *files, "--now", NOW, *more]
        done = subprocess.run(["bash", "-c", '"$@" >&-', "", *words], stderr=subprocess.PIPE, text=True, check=False)
        return done.returncode, done.stderr

    nowhere = "The output is closed, so there is nowhere to print to; open it, or give --out a folder.\n"
    assert said() == (2, nowhere)
    assert said("--schema") == (2, nowhere)
    assert said("--out", str(tmp_path / "out")) == (0, "")
    assert (tmp_path / "out" / "pack.md").exists()


def test_a_pipe_is_not_waited_for(files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(tmp_path / "pipe\x1b[31m")
    code, _out, err = ran(capsys, *files, str(tmp_path / "pipe\x1b[31m"), "--now", NOW)
    assert (code, err) == (
        0,
        rf"{tmp_path}/pipe\x1b[31m: This is not an ordinary file, so it was not read; save what it holds as a file."
        "\n",
    )


def test_the_name_given_goes_first(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    _code, out, _err = ran(capsys, *files, "--now", NOW, "--json", "--candidate", "Helena Brandt")
    assert json.loads(out)["interview"]["candidate"] == "Helena Brandt"


def test_explain_shows_what_each_sentence_rests_on(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    _code, out, _err = ran(capsys, *files, "--now", NOW, "--explain")
    assert "### What each sentence rests on" in out
    assert "  - your résumé, basics.name: “Lena Brandt”" in out
    assert "  - your debrief, questions[0].asked: “How long would you stay?”" in out
    assert "  - courtesy; it states no fact" in out


def test_the_order_of_the_papers_does_not_matter(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    one = ran(capsys, *files, "--now", NOW, "--json")
    other = ran(capsys, *reversed(files), "--now", NOW, "--json")
    folder = ran(capsys, str(Path(files[0]).parent), "--now", NOW, "--json")
    assert one == other == folder


def test_the_schema_is_printed_without_any_papers(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = ran(capsys, "--schema")
    assert (code, err) == (0, "")
    assert json.loads(out)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


# -- terminals


@pytest.mark.parametrize("how", [("--json",), ()])
def test_a_terminal_that_knows_only_ascii(how: tuple[str, ...], files: list[str]) -> None:
    path = Path(files[0])
    path.write_text(path.read_text("utf-8").replace("Halden & Rye", "Café Łódź 東京 “Rye”"), encoding="utf-8")
    done = afterword("pack", *files, "--now", NOW, *how, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.isascii()
    if how:
        assert json.loads(done.stdout)["interview"]["employer"] == "Café Łódź 東京 “Rye”"
    else:
        assert 'Cafe ?odz ?? "Rye"' in done.stdout


def test_a_reader_that_goes_away_early(files: list[str]) -> None:
    read_one_line = (
        f"{sys.executable} -m afterword pack {files[0]} {files[1]} --explain | head -n 1; echo ${{PIPESTATUS[0]}}"
    )
    done = subprocess.run(["bash", "-c", read_one_line], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.splitlines()[0].startswith("# ")
    assert done.stdout.splitlines()[1] == "0"
    assert done.stderr == ""


# -- files


def out_into(folder: Path, files: list[str], *more: str) -> tuple[int, list[str], str]:
    done = afterword("pack", *files, "--now", NOW, "--out", str(folder), *more)
    return done.returncode, [Path(line).name for line in done.stdout.splitlines()], done.stderr


def test_files_are_written_and_ours_are_written_again(files: list[str], tmp_path: Path) -> None:
    folder = tmp_path / "new" / "out"
    drafts = ["call-card.md", "voicemail.md", "letter.md", "adviser-brief.md", "follow-up-call.md", "concern-cards.md"]
    names = ["pack.md", *drafts, "pack.json"]
    assert out_into(folder, files) == (0, names, "")
    assert sorted(path.name for path in folder.iterdir()) == sorted(names)
    assert (folder / "call-card.md").read_text("utf-8").startswith("# The call\n\nAbout ")
    made: dict[str, Any] = json.loads((folder / "pack.json").read_text("utf-8"))
    assert made["format"] == "afterword-pack/1"
    for path in folder.iterdir():
        assert path.stat().st_mode & 0o077 == 0
    assert out_into(folder, files) == (0, names, "")


def test_a_file_changed_by_hand_is_left_alone(files: list[str], tmp_path: Path) -> None:
    folder = tmp_path / "out"
    assert out_into(folder, files)[0] == 0
    letter = folder / "letter.md"
    letter.write_text(letter.read_text("utf-8").replace("Dear", "Hello"), encoding="utf-8")
    before = {path: path.read_bytes() for path in folder.iterdir()}
    code, names, said = out_into(folder, files)
    assert (code, names) == (2, [])
    assert said == (
        f"{letter} was changed or was not written by Afterword; move it away, or use --force to overwrite it.\n"
    )
    assert {path: path.read_bytes() for path in folder.iterdir()} == before
    assert out_into(folder, files, "--force")[0] == 0
    assert "Dear" in letter.read_text("utf-8")


def test_a_file_of_the_persons_own_is_left_alone(files: list[str], tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "letter.md").write_text("my own letter\n", encoding="utf-8")
    assert out_into(folder, files)[0] == 2
    assert [path.name for path in folder.iterdir()] == ["letter.md"]


def test_a_failed_write_leaves_nothing_behind(files: list[str], tmp_path: Path) -> None:
    (tmp_path / "letter.md").mkdir()
    code, _names, said = out_into(tmp_path, files, "--force")
    assert (code, said) == (2, f"{tmp_path} could not be written to (Is a directory); give --out another folder.\n")
    assert list(tmp_path.glob(".*.new")) == []


def test_a_folder_that_is_a_file(files: list[str], tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_text("x", encoding="utf-8")
    code, _names, said = out_into(path, files)
    assert (code, said) == (2, f"{path} is a file, not a folder; give --out another name.\n")


def test_what_was_written_into_the_same_folder_is_passed_over(files: list[str], tmp_path: Path) -> None:
    folder = Path(files[0]).parent
    assert out_into(folder, [str(folder)])[0] == 0
    code, names, said = out_into(folder, [str(folder)])
    assert (code, len(names)) == (0, 8)
    assert len(said.splitlines()) == 1
    assert "8 files here, pack.json among them" in said
    assert said.endswith("Afterword wrote this file itself, so it was passed over.\n")
