"""The rules of the house: which room may use which, how long a file may be, what may stand in none."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted(path for path in (ROOT / "src").rglob("*.py") if "migrations" not in path.parts)
LONGEST = 400

# Spelled in pieces, so that this file may be searched with the others.
FORBIDDEN = [
    "py" + "pi.",
    "pythonhosted" + ".",
    "npmjs" + ".",
    "registry." + "npm",
    "jsdelivr" + ".",
    "unpkg" + ".",
    "googleapis" + ".",
    "/" + "work/",
    "shared" + "/samples",
    "shared" + "/cases",
    "shared" + "/knowledge",
]
IMPURE = {"time", "random", "secrets", "socket", "subprocess", "urllib.request", "http.client", "sqlite3", "locale"}
TEXT = {".py", ".html", ".css", ".js", ".md", ".toml", ".yaml", ".yml", ".json", ".txt", ".svg", ".cfg", ""}


def ours() -> list[Path]:
    """Every file that is, or will be, part of the project."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode != 0:  # unpacked from an archive
        return [path for top in ("src", "tests", "docs") for path in (ROOT / top).rglob("*") if path.is_file()]
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def test_rooms_are_used_in_one_direction() -> None:
    checked = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-logo"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT / "src")))
def test_no_file_grows_too_long(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_no_host_of_a_registry_and_no_workplace_is_named() -> None:
    found = []
    for path in ours():
        if path.suffix not in TEXT or path == Path(__file__):
            continue
        text = path.read_text(encoding="utf-8", errors="replace").lower()
        found += [f"{path.relative_to(ROOT)}: {word}" for word in FORBIDDEN if word in text]
    assert found == []


def test_nothing_in_the_domain_reads_the_clock_or_rolls_dice() -> None:
    found = []
    for path in sorted((ROOT / "src/afterword/domain").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Attribute(attr="now" | "today" | "utcnow")):
                    found.append(f"{path.name}:{node.lineno} reads the clock")
                case ast.Import(names=names) if {each.name for each in names} & IMPURE:
                    found.append(f"{path.name}:{node.lineno} imports {names[0].name}")
                case ast.ImportFrom(module=str(module)) if module in IMPURE:
                    found.append(f"{path.name}:{node.lineno} imports {module}")
    assert found == []


def test_pages_hold_no_inline_script_or_style_and_no_foreign_address() -> None:
    inline = re.compile(
        r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)|javascript:|hx-on|hx-vals=.js:|https?://", re.I
    )
    found = [
        f"{path.name}:{number}: {line.strip()[:90]}"
        for path in (ROOT / "src/afterword/web/templates").rglob("*.html")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if inline.search(line)
    ]
    assert found == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in SOURCES
        if path.name not in ("__init__.py", "apps.py")
        and not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_constraints_are_exact_and_name_no_address() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!-]+", line)] == []


def test_help_imports_next_to_nothing() -> None:
    code = "import sys; from afterword.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass\n"
    code += "print(sorted(name for name in sys.modules if name.split('.')[0] in sys.argv[1:]), file=sys.stderr)"
    heavy = ["django", "yaml", "platformdirs", "waitress", "holidays", "phonenumbers", "asyncio", "sqlite3", "click"]
    said = subprocess.run([sys.executable, "-c", code, *heavy], capture_output=True, text=True, check=True)
    assert said.stderr == "[]\n"
    assert "doctor" in said.stdout
