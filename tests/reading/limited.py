"""Reading a file in a process of its own, with little memory and a generous time: what a hostile file may cost.

One process imports the readers once; each file is read by a child of it, to which the limits apply.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Collection
from pathlib import Path

MEMORY = 256 * 1024 * 1024
PATIENCE = 20  # seconds; each takes one or two at most

READ = """
import json, os, resource, signal, sys, time, traceback
from importlib import import_module
from afterword.reading.identify import kind_of

def read(path, readers):
    resource.setrlimit(resource.RLIMIT_AS, ({memory}, {memory}))
    data = open(path, "rb").read()
    kind_of(data)
    for reader in readers:
        value, problems = reader(data, "f")
        assert value is not None or problems
        assert len(problems) <= 41, len(problems)
        assert all(len(problem.message) < 400 for problem in problems)

for line in sys.stdin:
    path, said, *names = json.loads(line)
    readers = [getattr(import_module(module), name) for module, name in (name.split(":") for name in names)]
    child = os.fork()
    if not child:
        signal.alarm({patience})  # which ends it
        try:
            read(path, readers)
        except BaseException:
            open(said, "w").write(traceback.format_exc())
            os._exit(1)
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


class Limited:
    """The process that reads. Close it when the tests are over."""

    def __init__(self) -> None:
        code = READ.format(memory=MEMORY, patience=PATIENCE)
        self._process = subprocess.Popen(
            [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def costs_little(self, file: str, folder: Path, readers: Collection[str]) -> None:
        """Each of `readers` ("afterword.reading.resume:read_resume") reads the file, or refuses it in a sentence."""
        path, said = folder / "file", folder / "said"
        path.write_bytes(file.encode())
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([str(path), str(said), *readers]) + "\n")
        self._process.stdin.flush()
        code = self._process.stdout.readline().strip()
        path.unlink()
        assert code == "0", said.read_text()[-2000:] if said.exists() else f"it ended with {code or 'nothing'}"

    def close(self) -> None:
        self._process.communicate()
