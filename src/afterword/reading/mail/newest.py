"""Their own newest words in a mail: without the history they quote, the signature and the lawyers' paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass

from afterword.reading.addresses import ADDRESS

_WROTE = re.compile(
    r"(?:wrote|schrieb|a écrit|escribió|schreef|ha scritto|escreveu|skrev|napisał)\w*[^\n]{0,40}:[ \t]*$", re.I | re.M
)
_BEGINS = re.compile(r"^[ \t]*(?:on|am|le|el|op|il|em|den|w dniu)\b", re.I | re.M)
_LONGEST_WROTE = 200  # characters between "On" and "wrote"
_LINES_OF_WROTE = 3
_ORIGINAL = re.compile(
    r"^[ \t>]*(?:-{2,}\s*(?:original message|original-nachricht|ursprüngliche nachricht|message d.origine|mensaje original"
    r"|reply message)\s*-{2,}|_{20,}|-{20,})\s*$",
    re.I | re.M,
)
_FORWARDED = re.compile(
    r"^[ \t>]*(?:-{2,}\s*forwarded (?:message|by)[^\n]*|begin forwarded message:|-{3,}\s*weitergeleitete nachricht[^\n]*)\s*$",
    re.I | re.M,
)
_BLOCK = re.compile(
    r"^[ \t>*]*(?:from|von|de|da|van)\s*:\**[^\n]{2,200}\n(?:[ \t>*]*(?:sent|date|gesendet|datum|envoyé|enviado|to|an|à|para"
    r"|cc|subject|betreff|objet|asunto|reply-to)\s*:\**[^\n]{0,300}\n){2,}",
    re.I | re.M,
)
_LEGAL = re.compile(
    r"\b(?:confidential|intended (?:solely |only )?for|intended recipient|privileged|virus(?:es)?|disclaimer"
    r"|registered in (?:england|scotland|ireland)|registered office|company (?:number|registration)|think before you print"
    r"|consider the environment|unsubscribe|gdpr|privacy (?:notice|policy))\b",
    re.I,
)
_DEVICE = re.compile(r"^\s*(?:sent from my|get outlook for|sent via|von meinem|envoyé de mon)\b.{0,60}$", re.I)
_CLOSING = re.compile(
    r"^\s*(?:(?:(?:with )?(?:kind(?:est)?|best|warm(?:est)?|many|my best|all my best)\s*(?:regards|wishes|thanks)?"
    r"|regards|yours(?: (?:sincerely|faithfully|truly|ever))?|sincerely(?: yours)?|many thanks|thanks(?: again| so much)?"
    r"|thank you(?: again| so much)?|cheers|all the best|take care|respectfully|cordially|speak soon|talk soon|rgds|br|kr"
    r"|mit freundlichen grüßen|viele grüße|cordialement|saludos)\s*[,.!–-]*)\s*$",
    re.I,
)
_NAME = re.compile(
    r"^[A-ZÀ-Þ][\w'’.-]+(?: (?:[a-zß]{1,3} ){0,2}[A-ZÀ-Þ][\w'’.-]*){0,3}(?:,? (?:PhD|MBA|CIPD|RN|MCIPD))?$"
)
_PHONE = re.compile(r"(?<![\w/:=.-])\+?\(?\d[\d ().\u00a0\u2011/-]{6,20}\d(?![\w-])")
_MOST_SIGNED = 12  # lines; what is longer is no signature


@dataclass(frozen=True, slots=True)
class Signer:
    """What a signature tells of who wrote: each "" where it does not say."""

    text: str = ""
    name: str = ""
    title: str = ""
    email: str = ""
    phone: str = ""


def own_words(text: str) -> str:
    """Their newest words. Of a mail that only forwards another, those of the one forwarded."""
    fresh = without_quoted(text)
    if not _without_signature(fresh)[0].strip():
        forwarded = _FORWARDED.search(text) or _ORIGINAL.search(text)
        if forwarded is not None:
            inner = "\n".join(re.sub(r"^[ \t]*>[ \t]?", "", line) for line in text[forwarded.end() :].split("\n"))
            block = _BLOCK.search(inner + "\n")
            inner = inner[block.end() :] if block is not None and block.start() < 400 else inner
            fresh = without_quoted(inner)
    words = _without_signature(fresh)[0]
    return re.sub(r"\n{3,}", "\n\n", words).strip() or fresh.strip()


def signer(text: str) -> Signer:
    """Who signed, and how they are reached."""
    signed = _without_signature(without_quoted(text))[1]
    lines = [line.strip(" \t|*_-") for line in signed.split("\n")]
    lines = [line for line in lines if line and not _CLOSING.match(line)]
    name = lines[0].rstrip(",") if lines and _NAME.match(lines[0].rstrip(",")) else ""
    title = ""
    if name and len(lines) > 1 and not re.search(r"\d|@|www\.|https?:", lines[1]) and len(lines[1]) <= 100:
        title = lines[1]
    email = next(iter(ADDRESS.findall(signed)), "")
    phone = next((found.group().strip() for line in lines if (found := _PHONE.search(line))), "")
    return Signer("\n".join(lines), name, title, email, phone)


def without_quoted(text: str) -> str:
    """`text` without what it quotes. Words written between quoted lines stay: some people answer line by line."""
    cut = len(text)
    for mark in (_ORIGINAL, _FORWARDED, _BLOCK):
        found = mark.search(text + "\n")
        if found is not None and found.start() < cut:
            cut = found.start()
    kept = text[:cut]
    wrote = _wrote(kept)
    if wrote is not None:
        after = kept[wrote[1] :]
        quoted = any(line.lstrip().startswith(">") for line in after.split("\n"))
        kept = kept[: wrote[0]] + (after if quoted else "")
    return "\n".join(line for line in kept.split("\n") if not line.lstrip().startswith(">")).strip("\n")


def _wrote(text: str) -> tuple[int, int] | None:
    """Where the first "On Tuesday Alice wrote:" begins and ends; programs break it into several lines.

    Looked for from its end: whoever looks from each "On" on reads a long text again for every one of them.
    """
    for found in _WROTE.finditer(text):
        first = max(0, found.start() - _LONGEST_WROTE)
        first = max(first, text.rfind("\n\n", first, found.start()))  # an empty line ends what belongs to it
        begun = list(_BEGINS.finditer(text, first, found.start()))
        if begun and text.count("\n", begun[-1].start(), found.start()) <= _LINES_OF_WROTE:
            return begun[-1].start(), found.end()
    return None


def _without_signature(text: str) -> tuple[str, str]:
    """The words and the signature, with the closing that leads to it."""
    lines = [line for line in text.split("\n") if not _DEVICE.match(line)]
    for place, line in enumerate(lines):
        if line.rstrip() == "--" or line == "-- ":
            return "\n".join(_closed(lines[:place])[0]), "\n".join([*_closed(lines[:place])[1], *lines[place + 1 :]])
    words, signed = _closed(lines)
    while words and (not words[-1].strip() or (_LEGAL.search(words[-1]) and len(words[-1]) > 60)):
        words = words[:-1]
    return "\n".join(words), "\n".join(signed)


def _closed(lines: list[str]) -> tuple[list[str], list[str]]:
    """Lines before the closing ("Kind regards,"), and from it on, where so little follows that it is a signature."""
    for place in range(len(lines) - 1, -1, -1):
        if not _CLOSING.match(lines[place]):
            continue
        after = [line for line in lines[place + 1 :] if line.strip() and not _LEGAL.search(line)]
        if len(after) <= _MOST_SIGNED and all(len(line) <= 120 for line in after):
            return lines[:place], lines[place:]
    return lines, []
