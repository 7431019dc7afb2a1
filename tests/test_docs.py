"""What the documents name exists, and what exists is named: commands, options, variables, make targets, words, links."""

from __future__ import annotations

import argparse
import re
from dataclasses import fields
from importlib import import_module
from pathlib import Path

import pytest

from afterword import config
from afterword.cli import COMMANDS
from afterword.domain import interview
from afterword.domain.compose.draft import Draft, Slot
from afterword.domain.diagnose.findings import LeaveAlone, Promise, Repair
from afterword.domain.method import Pack
from afterword.domain.plan import Budget, Channel, Clearance
from afterword.reading.debrief import read_debrief

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *DOCS.rglob("*.md")])
EVERY = pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
TERMINAL = DOCS / "users" / "terminal.md"
GLOSSARY = DOCS / "developers" / "glossary.md"

# A link or picture of Markdown: what it leads to. Addresses of the web and of mail are left alone.
LINK = re.compile(r"!?\[[^\]]*\]\((?P<to>[^)\s]+)\)")
# `afterword pack my.yaml`, in code: the word after the program, when it is one.
COMMAND = re.compile(r"(?:`|^|bin/)afterword +(?P<word>[a-z]+)", re.MULTILINE)
MAKE = re.compile(r"(?:`|^)make +(?P<word>[a-z]+)", re.MULTILINE)
VARIABLE = re.compile(r"AFTERWORD_[A-Z]+(?:_[A-Z]+)*")
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
# Long runs of code, then short ones: what is quoted as code.
CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def code_in(path: Path) -> str:
    return "\n".join(CODE.findall(text_of(path)))


def anchors_of(path: Path) -> set[str]:
    """What the headings of a page are called in a link, the way most viewers do it."""
    headings = re.findall(r"^#+ +(.+)$", re.sub(r"```.*?```", "", text_of(path), flags=re.DOTALL), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-") for heading in headings}


def options_of(command: str) -> set[str]:
    parser = argparse.ArgumentParser()
    import_module(f"afterword.cli.{command}").add_arguments(parser)
    return {option for action in parser._actions for option in action.option_strings if option.startswith("--")}


def section(path: Path, command: str) -> str:
    """The part of a page under the heading that names `afterword <command>`."""
    for part in re.split(r"^## ", text_of(path), flags=re.MULTILINE):
        if f"`afterword {command}`" in part.splitlines()[0]:
            return part
    raise AssertionError(f"{path.name} has no heading for afterword {command}")


def targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", text_of(ROOT / "Makefile"), re.MULTILINE))


# -- what is named exists


@EVERY
def test_every_file_that_is_named_exists(path: Path) -> None:
    """Of the program's own: `flows/listen.py`; the folder of its room may be left out."""
    source = ROOT / "src" / "afterword"
    places = (ROOT, source, *(source / room for room in ("domain", "reading", "web")))
    named = re.findall(r"`([\w./]+/[\w.]*\.(?:py|js|css|toml))`", text_of(path))
    assert [name for name in named if not any((place / name).exists() for place in places)] == []


@EVERY
def test_every_link_leads_somewhere(path: Path) -> None:
    lost = []
    for found in LINK.finditer(text_of(path)):
        to, _, anchor = found["to"].partition("#")
        if re.match(r"[a-z]+:", to):
            continue
        goal = (path.parent / to).resolve() if to else path
        if not goal.exists() or (anchor and anchor not in anchors_of(goal)):
            lost.append(found["to"])
    assert lost == []


@EVERY
def test_every_command_that_is_named_exists(path: Path) -> None:
    assert {found["word"] for found in COMMAND.finditer(code_in(path))} <= set(COMMANDS)


@EVERY
def test_every_make_target_that_is_named_exists(path: Path) -> None:
    assert {found["word"] for found in MAKE.finditer(code_in(path))} <= targets()


@EVERY
def test_every_variable_that_is_named_is_read(path: Path) -> None:
    assert set(VARIABLE.findall(text_of(path))) <= variables_read()


def variables_read() -> set[str]:
    sources = [*(ROOT / "src").rglob("*.py"), *(ROOT / "tests").glob("*.py")]
    return {name for source in sources if source != Path(__file__) for name in VARIABLE.findall(text_of(source))}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_that_is_named_exists(command: str) -> None:
    assert set(OPTION.findall(section(TERMINAL, command))) - {"--help"} <= options_of(command)


def test_every_debrief_shown_can_be_read_and_packed() -> None:
    shown = [
        (path.name, block)
        for path in PAGES
        for block in re.findall(r"```yaml\n(.*?)```", text_of(path), re.DOTALL)
        if "employer:" in block and "want:" in block
    ]
    assert shown
    for name, block in shown:
        read, problems = read_debrief(block.encode(), name)
        assert read is not None
        assert [problem.message for problem in problems] == []


# -- what exists is named


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_is_documented(command: str) -> None:
    assert options_of(command) - {"--help"} <= set(OPTION.findall(section(TERMINAL, command)))


def test_every_variable_is_documented() -> None:
    named = {name for path in PAGES for name in VARIABLE.findall(text_of(path))}
    assert variables_read() - named == set()


def test_the_variables_of_the_settings_stand_in_one_table() -> None:
    in_settings = set(VARIABLE.findall(text_of(Path(config.__file__))))
    in_table = set(re.findall(rf"^\| `({VARIABLE.pattern})`", text_of(TERMINAL), re.MULTILINE))
    assert in_table == in_settings


def test_the_port_and_the_length_of_the_secret_are_the_ones_documented() -> None:
    assert f"{config.PORT} if nothing is said" in text_of(TERMINAL)
    assert f"at least {config.SHORTEST_SECRET} characters" in text_of(TERMINAL)


def test_every_make_target_is_explained_by_make() -> None:
    explained = set(re.findall(r'"make ([a-z]+) ', text_of(ROOT / "Makefile")))
    assert targets() - explained - {"help", "browser"} == set()


def test_every_page_is_listed() -> None:
    pages = {path.resolve() for path in DOCS.rglob("*.md")}
    lists = (DOCS / "README.md", DOCS / "decisions" / "README.md")
    listed = {(each.parent / found["to"]).resolve() for each in lists for found in LINK.finditer(text_of(each))}
    assert pages - listed - {each.resolve() for each in lists} == set()


# -- the glossary


def words_of_the_glossary() -> dict[str, str]:
    """Each word of the glossary, and the code its line names."""
    rows = re.findall(r"^\| ([^|]+) \| [^|]+ \| ([^|]+) \|$", text_of(GLOSSARY), re.MULTILINE)[1:]
    return {word.strip(): code for words, code in rows for word in words.split(",")}


def test_what_the_glossary_names_in_the_code_exists() -> None:
    named = {name for code in words_of_the_glossary().values() for name in re.findall(r"`([\w.]+)`", code)}
    assert {name for name in named if not _is_there(name)} == set()


def _is_there(name: str) -> bool:
    """Whether a dotted name below `afterword` leads to a module or to something in one."""
    thing = import_module("afterword")
    for part in name.split("."):
        if not hasattr(thing, part):
            try:
                import_module(f"{thing.__name__}.{part}")
            except ModuleNotFoundError:
                return False
        thing = getattr(thing, part)
    return True


@pytest.mark.parametrize(
    "value",
    [
        interview.Interview,
        interview.Exchange,
        interview.Goal,
        interview.Evidence,
        interview.Candidate,
        interview.Case,
        interview.Source,
        interview.Assessment,
        interview.Problem,
        Repair,
        LeaveAlone,
        Promise,
        Budget,
        Clearance,
        Draft,
        Slot,
        Pack,
    ],
    ids=lambda value: value.__name__,
)
def test_the_values_that_rooms_share_are_in_the_glossary(value: type) -> None:
    assert any(value.__name__ in code for code in words_of_the_glossary().values())
    assert fields(value)  # a value, not a thing that does something


def test_the_channels_and_verdicts_are_spelled_out() -> None:
    from typing import get_args

    from afterword.domain.assess import VerdictKind

    glossary = text_of(GLOSSARY)
    assert [kind for kind in get_args(VerdictKind) if kind not in glossary] == []
    assert [way for way in ("call", "recruiter", "none") if way not in get_args(Channel) or way not in glossary] == []


# -- how it sounds


@EVERY
def test_the_documents_keep_the_voice(path: Path) -> None:
    prose = CODE.sub("", text_of(path))
    prose = re.sub(r"!\[", "[", prose)
    assert re.findall(r"\w!(?:\s|$)", prose) == []
    assert (
        re.findall(r"\b(?:simply|seamless\w*|leverag\w+|passionate|excited|awesome|easy-to-use)\b", prose, re.I) == []
    )
