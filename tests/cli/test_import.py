"""`afterword import`: out of one home, into another, and out again."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.cli.run import afterword
from tests.cli.test_debrief import ASKED


def test_everything_moves_to_another_home(tmp_path: Path, made_home: Callable[[str], tuple[Path, str]]) -> None:
    one, two, first, second = (tmp_path / name for name in ("one", "two", "first.zip", "second.zip"))
    for home in (one, two):
        shutil.copytree(made_home("")[0], home)
    assert afterword("debrief", home=one, said="\n".join(ASKED) + "\n").returncode == 0
    assert afterword("export", str(first), home=one).returncode == 0
    done = afterword("import", str(first), home=two)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"Everything in {first} is here now. Interviews: 1.\n"
    assert afterword("export", str(second), home=two).returncode == 0
    with zipfile.ZipFile(first) as before, zipfile.ZipFile(second) as after:
        assert before.namelist() == after.namelist()
        assert [before.read(name) for name in before.namelist()] == [after.read(name) for name in after.namelist()]
    again = afterword("import", str(first), home=two)
    assert (again.returncode, again.stdout) == (2, "")
    assert again.stderr.startswith("There is something here already: 1 interview")


def test_a_file_that_is_none_makes_no_home(tmp_path: Path) -> None:
    done = afterword("import", str(tmp_path / "mine.zip"), home=tmp_path / "home")
    assert done.returncode == 2
    assert done.stderr == f"There is no file {tmp_path / 'mine.zip'}. Give the name of the zip you exported.\n"
    assert not (tmp_path / "home").exists()
