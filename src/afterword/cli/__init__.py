"""The command line. Only the command that is asked for is imported: `afterword --help` costs next to nothing.

Each command is a module of this folder with `add_arguments(parser)` and `run(args) -> int`; what is heavy is imported
in `run`. Commands that use what is kept call `ready.ready()` first.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType

from afterword.domain.language import _

COMMANDS = {
    "serve": _("start Afterword and open it in the browser (also without any command)"),
    "open": _("print and open a fresh address of the Afterword that is running"),
    "debrief": _("tell what happened, question by question, and keep it"),
    "next": _("show what is due"),
    "pack": _("make the verdict, the plan and the words from files, keeping nothing"),
    "export": _("write everything you have told Afterword into one file"),
    "import": _("bring such a file into a home in which nothing was told yet"),
    "demo": _("start Afterword with invented interviews, in a folder that is thrown away"),
    "doctor": _("run the whole method once and say what is broken"),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command. Returns its exit code: 0 done, 2 not done (one sentence on stderr says why), 130 stopped."""
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        parser, command = _parser(words)
        args = parser.parse_args(words)
        return int(command.run(args))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader, `head` perhaps, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if os.environ.get("AFTERWORD_DEBUG", "") not in ("", "0"):
            raise
        return _say(error)


def _parser(words: list[str]) -> tuple[argparse.ArgumentParser, ModuleType]:
    """A parser that knows every command by name and only the wanted one by its arguments."""
    name = words[0] if words and words[0] in COMMANDS else None
    top = argparse.ArgumentParser(
        prog="afterword",
        description=_("What you say after the interview. Without a command it opens in your browser."),
    )
    from afterword import __version__

    top.add_argument("--version", action="version", version=f"afterword {__version__}")
    wants_list = not words or words[0] in ("-h", "--help", "--version") or not words[0].startswith("-")
    if name is None and not (words and wants_list):
        serve = _module("serve")
        serve.add_arguments(top)
        return top, serve
    commands = top.add_subparsers(metavar=_("COMMAND"), required=True)
    chosen = _module(name) if name else _module("serve")
    for each, line in COMMANDS.items():
        sub = commands.add_parser(each, help=line, description=line[0].upper() + line[1:] + ".")
        if each == name:
            chosen.add_arguments(sub)
    return top, chosen


def _module(name: str) -> ModuleType:
    return import_module(f"afterword.cli.{name}")


def _say(error: Exception) -> int:
    from afterword.cli.terminal import complain, is_full
    from afterword.config import Trouble

    if isinstance(error, Trouble):
        complain(str(error))
    elif isinstance(error, OSError) and is_full(error):
        complain(_("This could not be written to the end ({why}).").format(why=error.strerror or error))
    elif isinstance(error, OSError) and error.filename is not None:
        line = _("{file} cannot be used ({why}). Check what it is and whether you may change it.")
        complain(line.format(file=error.filename, why=error.strerror or error))
    else:
        line = _("Something broke: {what}. AFTERWORD_DEBUG=1 shows where; “afterword doctor” looks for what is wrong.")
        complain(line.format(what=f"{type(error).__name__} {error}".strip()))
    return 2
