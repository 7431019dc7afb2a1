"""Placing replies: how long it takes to find the interview of each of many messages. Run by `run.py`, prints JSON."""

from __future__ import annotations

import json
import sys
import time
from datetime import UTC, datetime

from afterword.cli.ready import ready

REPLIES = 500


def main(stored: int) -> int:
    """Reads and places `REPLIES` invented replies in a home of `stored` interviews; seconds on a core for each."""
    owner = ready()
    from many import fill

    from afterword.flows import mail_in
    from afterword.reading.mail import read_message
    from afterword.store import queries

    fill(owner, stored, datetime.now(UTC))
    names = [row.employer for row in queries.interviews_of(owner)[:REPLIES]]
    mails = [reply(number, name) for number, name in enumerate(names)]
    began = time.process_time()
    read = [message for message, _problems in (read_message(mail, "") for mail in mails) if message is not None]
    between = time.process_time()
    placed = mail_in.likely_for(owner, read)
    ended = time.process_time()
    right = sum(bool(one) for one in placed)
    json.dump({"read": between - began, "placed": ended - between, "replies": len(read), "found": right}, sys.stdout)
    return 0


def reply(number: int, employer: str) -> bytes:
    lines = [
        f"From: Imogen Sallis {number} <imogen{number}@post.example>",
        "To: me@post.example",
        "Subject: Re: our conversation",
        "Date: Wed, 25 Nov 2026 09:12:00 +0000",
        f"Message-ID: <{number}@post.example>",
        "",
        f"Thank you for coming to {employer}. We decide by Friday week, and I will ring you either way.",
        "Could you send me the rota you spoke of before then?",
        "",
        "Kind regards,",
        f"Imogen Sallis {number}",
        "",
        "On Tue, 24 Nov 2026, you wrote:",
        *("> There is one answer I would like to finish." for _line in range(30)),
    ]
    return "\n".join(lines).encode()


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
