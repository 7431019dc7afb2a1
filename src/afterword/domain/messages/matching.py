"""To which interview a message belongs: proposed by what it shows, confirmed by the person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from afterword.domain.messages.values import Message
from afterword.domain.providers import PROVIDERS


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one interview a message may belong to."""

    id: str
    employer: str = ""
    role: str = ""
    last: datetime | None = None  # when something last happened there
    addresses: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    sent: tuple[str, ...] = ()  # ids of messages that went out about it


@dataclass(frozen=True, slots=True)
class Likely:
    """One interview a message may belong to; `sure` where one can be proposed without listing others."""

    id: str
    weight: float
    why: Literal["answer", "address", "name", "employer", "domain", "role"]
    sure: bool = False


_FREE = re.compile(PROVIDERS, re.I)  # from the first letter on: `match`
_EMPTY = frozenset(
    "the and of for ltd limited inc llc plc gmbh ag group company co corp corporation services solutions international "
    "team talent hiring recruitment careers jobs hr people".split()
)
_WEIGHTS: dict[str, float] = {
    "answer": 10,
    "address": 6,
    "name": 3,
    "employer": 3,
    "domain": 2.5,
    "label": 2.5,
    "role": 1,
}
MOST_LIKELY = 5
_SHARED = 50  # interviews


class Index:
    """The interviews a message may belong to, each findable by what a message shows. Built once for many messages."""

    def __init__(self, known: Sequence[Known]) -> None:
        self._known = {one.id: one for one in known}
        self._by: dict[tuple[str, str], list[str]] = {}
        for one in known:
            for sign in (
                *(("answer", sent) for sent in one.sent),
                *(("address", address.lower()) for address in one.addresses),
                *(("domain", domain) for domain in {_domain(address) for address in one.addresses} if domain),
                *(("name", name) for name in {" ".join(_tokens(name)) for name in one.names} if " " in name),
                *(("employer", token) for token in _tokens(one.employer)),
                *(("label", label) for label in _labels(one.employer)),
                *(("role", token) for token in _tokens(one.role)),
            ):
                held = self._by.setdefault(sign, [])
                if not held or held[-1] != one.id:
                    held.append(one.id)

    def likely(self, message: Message) -> tuple[Likely, ...]:
        """The interviews this message may belong to, likeliest first, at most `MOST_LIKELY`."""
        weights: dict[str, float] = {}
        best: dict[str, tuple[float, str]] = {}
        head = (
            f"{message.subject} {message.sender.name} {message.sender.email} {message.text[:4_000]} {message.signature}"
        )
        seen = set(_tokens(head)) | set(_tokens(_domain(message.sender.email)))
        signs: list[tuple[str, str]] = [("answer", one) for one in message.answers]
        signs += [("address", message.sender.email.lower()), *(("address", one.lower()) for one in message.to)]
        signs += [("domain", _domain(message.sender.email)), ("name", " ".join(_tokens(message.sender.name)))]
        signs += [(why, token) for why in ("employer", "role") for token in sorted(seen)]
        labels = _domain(message.sender.email).replace("-", "").split(".")[:-1]
        signs += [("label", label) for label in labels]
        telling = [(why, sign, held) for why, sign in signs if sign and (held := self._by.get((why, sign)))]
        # Among very many, a word that hundreds share is passed over where another tells more.
        rare = [one for one in telling if len(one[2]) <= _SHARED]
        for why, _sign, held in rare or telling:
            for id in held:
                # What a hundred interviews share tells little of which one is meant.
                weight = _WEIGHTS[why] if why in ("answer", "address") else _WEIGHTS[why] / (len(held) ** 0.5)
                if why in ("employer", "role"):
                    weight /= max(1, len(_tokens(getattr(self._known[id], why))))
                weights[id] = weights.get(id, 0.0) + weight
                best[id] = max(best.get(id, (0.0, "")), (weight, "domain" if why == "label" else why))
        ranked = sorted(weights, key=lambda id: (-round(weights[id], 6), self._ago(id, message), id))[:MOST_LIKELY]
        return tuple(
            Likely(id, round(weights[id], 3), best[id][1], sure=place == 0 and self._sure(ranked, weights, best))  # type: ignore[arg-type]
            for place, id in enumerate(ranked)
        )

    def _sure(self, ranked: list[str], weights: dict[str, float], best: dict[str, tuple[float, str]]) -> bool:
        first = weights[ranked[0]]
        second = weights[ranked[1]] if len(ranked) > 1 else 0.0
        return best[ranked[0]][1] == "answer" or (first >= 2.0 and first >= 1.4 * second)

    def _ago(self, id: str, message: Message) -> float:
        """Seconds between the message and what last happened there; where one of them is unknown, long ago."""
        last = self._known[id].last
        return abs((message.sent_at - last).total_seconds()) if message.sent_at and last else 1e12


def _domain(address: str) -> str:
    domain = address.rpartition("@")[2].lower().strip(". ")
    return "" if not domain or _FREE.match(domain) else domain


def _tokens(text: str) -> list[str]:
    return [word for word in re.findall(r"[^\W_]+", text.lower()) if len(word) > 1 and word not in _EMPTY]


def _labels(employer: str) -> list[str]:
    """How a domain may spell the employer: "pellorchard" and "pellorchardbakeries"."""
    tokens = _tokens(employer)
    return [label for n in range(1, len(tokens) + 1) if len(label := "".join(tokens[:n])) >= 5]
