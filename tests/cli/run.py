"""Running `afterword` as a person would: a process of its own, with a home of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent

DEBRIEF = """\
employer: Halden & Rye
role: Operations manager
interviewed_at: 2026-11-20T14:00+00:00
interviewers:
  - {name: "Ngozi Okafor", title: "Head of operations", phone: "+44 161 496 0177"}
contact_rules: "She gave me her card and told me to ring if anything came up."
decision_by: 2026-11-27
want: yes
effective: no
interest: yes
understood: no
questions:
  - asked: "How long would you stay?"
    said: "I stalled. I said it depends and laughed."
    landed: badly
    wish_said: "I can't name a date years ahead. At Corvo I stayed until returns ran without me."
  - asked: "Which systems have you used?"
    said: "Named the three of them and what each was for."
    landed: well
goals:
  - "Returns are eating our margin"
left_out: []
"""
RESUME = """\
{
  "basics": {"name": "Lena Brandt", "phone": "0161 496 0112", "location": {"countryCode": "GB"}},
  "work": [
    {"name": "Corvo", "position": "Returns lead", "startDate": "2022-01", "endDate": "2023-03",
     "highlights": ["Cut the returns backlog from eleven weeks to four days", "Ran a team of nine"]}
  ]
}
"""
NOW = "2026-11-20T19:00+00:00"


def papers(folder: Path) -> list[str]:
    """The two papers of an invented interview, written into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "debrief.yaml").write_text(DEBRIEF, encoding="utf-8")
    (folder / "resume.json").write_text(RESUME, encoding="utf-8")
    return [str(folder / "debrief.yaml"), str(folder / "resume.json")]


def afterword(
    *words: str, home: Path | None = None, said: str = "", **environ: str
) -> subprocess.CompletedProcess[str]:
    """`afterword WORDS` with `said` on its standard input."""
    env = {**os.environ, "TZ": "UTC", **environ}
    env["AFTERWORD_HOME"] = str(home or ROOT / "tmp" / "no-home")
    return subprocess.run(
        [sys.executable, "-m", "afterword", *words],
        input=said,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=env,
        cwd=ROOT,
        timeout=120,
        check=False,
    )
