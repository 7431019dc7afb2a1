"""`python bench/moving.py N`: a home of N interviews is exported, then brought into an empty one; prints JSON.

Each half is a process of its own, so that the most memory it ever held is its own too.
"""

from __future__ import annotations

import hashlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from datetime import UTC, datetime
from pathlib import Path


def main() -> int:
    if len(sys.argv) > 2:
        return part(sys.argv[1], sys.argv[2:])
    with tempfile.TemporaryDirectory() as folder:
        first, second = Path(folder) / "first.zip", Path(folder) / "second.zip"
        run("fill", Path(folder) / "one", sys.argv[1])
        found = {
            "export": run("export", Path(folder) / "one", str(first)),
            "import": run("import", Path(folder) / "two", str(first)),
            "again": run("export", Path(folder) / "two", str(second)),
        }
        with zipfile.ZipFile(first) as archive:
            found["rows"] = {"bytes": archive.getinfo("everything.json").file_size, "zip": first.stat().st_size}
        found["equal"] = digest(first) == digest(second)
    print(json.dumps(found, indent=2))
    return 0


def run(what: str, home: Path, *words: str) -> object:
    environ = {**os.environ, "AFTERWORD_HOME": str(home)}
    said = subprocess.run([sys.executable, __file__, what, *words], env=environ, stdout=subprocess.PIPE, check=True)
    return json.loads(said.stdout)


def part(what: str, words: list[str]) -> int:
    from afterword.cli.ready import ready

    owner, now = ready(), datetime.now(UTC)
    from afterword.flows.arrive import bring_in
    from afterword.flows.leave import export_into

    began = time.perf_counter()
    if what == "fill":
        from many import fill

        fill(owner, int(words[0]), now)
    elif what == "export":
        with open(words[0], "wb") as file:
            export_into(file, owner)
    else:
        with open(words[0], "rb") as file:
            arrived = bring_in(owner, file, now)
        assert arrived.ok, arrived.problem
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    json.dump({"seconds": round(time.perf_counter() - began, 1), "most MiB": most}, sys.stdout)
    return 0


def digest(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        return [f"{name} {hashlib.sha256(archive.read(name)).hexdigest()}" for name in archive.namelist()]


if __name__ == "__main__":
    sys.exit(main())
