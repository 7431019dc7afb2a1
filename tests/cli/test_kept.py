"""`afterword next`, `export` and `doctor`: over what is kept, and over a home of their own."""

from __future__ import annotations

import io
import json
import os
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing
from pathlib import Path

from tests.cli.run import afterword
from tests.cli.test_debrief import ASKED


def test_nothing_is_due_before_anything_is_told(tmp_path: Path) -> None:
    done = afterword("next", home=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.replace("\n", " ").strip() == (
        "Nothing is due: no interview has been told yet. “afterword debrief” begins one."
    )


def test_what_is_due_after_a_debrief(tmp_path: Path) -> None:
    assert afterword("debrief", home=tmp_path, said="\n".join(ASKED) + "\n").returncode == 0
    done = afterword("next", home=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Halden & Rye" in done.stdout
    assert "- " in done.stdout
    assert max(len(line) for line in done.stdout.splitlines()) <= 88


def test_everything_in_one_file(tmp_path: Path) -> None:
    home, path = tmp_path / "home", tmp_path / "mine.zip"
    assert afterword("debrief", home=home, said="\n".join(ASKED) + "\n").returncode == 0
    done = afterword("export", str(path), home=home)
    assert (done.returncode, done.stderr) == (0, "")
    assert str(path) in done.stdout
    assert path.stat().st_mode & 0o077 == 0
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        told = json.loads(archive.read("everything.json"))
    assert [row["employer"] for row in told["Interview"]] == ["Halden & Rye"]
    again = afterword("export", str(path), home=home)
    assert again.returncode == 2
    assert again.stderr == f"{path} is there already; give another name, or --force to overwrite it.\n"
    assert afterword("export", str(path), "--force", home=home).returncode == 0


def test_an_export_to_a_closed_output(tmp_path: Path) -> None:
    words = ["bash", "-c", '"$@" >&-', "", sys.executable, "-m", "afterword", "export", "-"]
    environ = {**os.environ, "AFTERWORD_HOME": str(tmp_path / "home")}
    done = subprocess.run(words, stderr=subprocess.PIPE, text=True, env=environ, check=False)
    said = "The output is closed, so there is nowhere to write to; open it, or give the name of a file.\n"
    assert (done.returncode, done.stderr) == (2, said)
    assert not (tmp_path / "home").exists()


def test_an_export_that_cannot_be_written(tmp_path: Path) -> None:
    done = afterword("export", str(tmp_path / "none" / "mine.zip"), home=tmp_path / "home")
    assert done.returncode == 2
    assert done.stderr.endswith("could not be written (No such file or directory).\n")
    folder = afterword("export", str(tmp_path), home=tmp_path / "home")
    assert (folder.returncode, folder.stderr) == (2, f"{tmp_path} is a folder; give the name of a file.\n")


def test_the_doctor_finds_everything_fine_and_touches_nothing(tmp_path: Path) -> None:
    home = tmp_path / "home"
    done = afterword("doctor", home=home)
    lines = done.stdout.splitlines()
    assert [line for line in lines if line.startswith("broken")] == []
    assert (done.returncode, done.stderr) == (0, "")
    assert len([line for line in lines if line.startswith("fine")]) == 13
    assert lines[-1] == "Everything works."
    assert not home.exists()


def test_the_doctor_says_what_is_broken_and_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "afterword.sqlite3").write_bytes(b"this is no database, whatever its name says" * 100)
    done = afterword("doctor", home=tmp_path)
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    broken = [number for number, line in enumerate(lines) if line.startswith("broken")]
    assert [lines[number] for number in broken] == ["broken  your data: DatabaseError: file is not a database"]
    assert "There is no copy of it yet; move the file away" in lines[broken[0] + 1]


def test_the_doctor_sees_tables_of_another_version(tmp_path: Path) -> None:
    assert afterword("next", home=tmp_path).returncode == 0
    with closing(sqlite3.connect(tmp_path / "afterword.sqlite3")) as database, database:
        database.execute("alter table store_interview drop column contact_rules")
    done = afterword("doctor", home=tmp_path)
    said = " ".join(done.stdout.split())
    assert done.returncode == 1
    assert "your data: The data was written by a different version of Afterword (store_interview.contact_rules" in said


def test_the_doctor_names_a_setting_that_cannot_be_used(tmp_path: Path) -> None:
    done = afterword("doctor", home=tmp_path, AFTERWORD_PORT="lots")
    assert done.returncode == 1
    assert "AFTERWORD_PORT is “lots”; it must be a number from 1 to 65535." in " ".join(done.stdout.split())
    assert "Traceback" not in done.stdout + done.stderr
