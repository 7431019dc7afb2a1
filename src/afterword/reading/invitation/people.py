"""Who invites, and how they are reached: addresses, telephone numbers in the note, and which side each is on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from afterword.domain.interview import Person
from afterword.reading.addresses import ADDRESS, Guest, domain_of, is_free, is_machine
from afterword.reading.trades import names_a_trade

_NUMBER = re.compile(r"(?<![\w/:=.-])(?:\+|00)?\(?\d[\d \u00a0().\u2011/-]{6,20}\d(?![\w-])")
_PHONE_WORD = re.compile(
    r"\b(?:call|ring|phone|tel|telephone|mobile|mob|cell|number|reach|text|whatsapp|direct|desk|line|handy|t|m)\b", re.I
)
_MEETING_WORD = re.compile(
    r"\b(?:meeting id|conference|pass ?code|pin|access code|dial|one tap|webinar|id|kennwort|password|ref|reference"
    r"|invoice|room|toll|find your local number|(?<!me )(?<!us )by phone|phone conference)\b",
    re.I,
)
_PARTICLE = r"(?:van|von|der|den|de|del|della|di|da|dos|la|le|bin|ibn|al|el|ter|ten|zu)"
_NAME = rf"[A-ZÀ-Þ][\w'’-]+(?: (?:{_PARTICLE} ){{0,2}}[A-ZÀ-Þ](?:[\w'’-]+|\.)){{0,3}}"
_BEFORE_ADDRESS = re.compile(rf"({_NAME})\s*(?:,[^,\n]{{1,40}},?|\s[-–—(]|:|at|on)?\s*[<(\[]?\s*(?:mailto:)?$")
_MET = re.compile(
    rf"\b(?:(?P<plain>meet(?:ing)?(?: with)?|(?:speak(?:ing)?|talk(?:ing)?) (?:to|with)|(?:interview(?:ed|ing)?"
    rf"|chat(?:ting)?|conversation|call|panel|be) (?:with|by)|interviewers?:|panel:)|with|by) +"
    rf"(?P<names>{_NAME}(?: ?\([^)\n]{{1,60}}\))?(?:(?:,? and |, | & ){_NAME}(?: ?\([^)\n]{{1,60}}\))?){{0,5}})"
)
_TITLED = re.compile(rf"(?P<name>{_NAME})(?: ?\((?P<title>[^)\n]{{1,60}})\))?")
_NO_PERSON = re.compile(
    r"\b(?:the|our|your|team|teams|zoom|google|microsoft|meet|hiring|talent|hr|recruit\w*|company|panel|interview\w*"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|us|you|id|details|link|ltd|inc|limited|gmbh|llc|plc)\b",
    re.I,
)


def sides(guests: Sequence[Guest]) -> tuple[tuple[Person, ...], tuple[str, ...]]:
    """The people on the employer's side, the organiser first, and the addresses of the others.

    Whoever shares the organiser's own domain is on their side. Where the organiser writes from a provider and others
    share a domain of their own, the organiser is the candidate, who made the appointment.
    """
    unique: dict[str, Guest] = {}
    for guest in sorted(guests, key=lambda one: not one.organiser):
        key = guest.email.lower()
        known = unique.get(key)
        if known is None:
            unique[key] = guest
        elif not known.name and guest.name:
            unique[key] = replace(known, name=guest.name)
    real = [guest for guest in unique.values() if not is_machine(guest.email)]
    own = [domain_of(guest.email) for guest in real if not is_free(guest.email)]
    head = next((guest for guest in real if guest.organiser), None)
    if head is not None and not is_free(head.email):
        home = domain_of(head.email)
    elif head is not None and not (len(own) >= 2 and len(set(own)) == 1):
        return (_person(head),), tuple(guest.email for guest in real if guest is not head)
    else:
        home = max(own, key=own.count) if own and (head is not None or own.count(own[0]) == len(own)) else ""
    theirs = [guest for guest in real if home and _same(domain_of(guest.email), home)]
    return tuple(map(_person, theirs)), tuple(guest.email for guest in real if guest not in theirs)


def _person(guest: Guest) -> Person:
    return Person(name=guest.name, email=guest.email)


def fits_domain(name: str, domain: str) -> bool:
    """Whether the name of a firm and a domain agree: "Larkspindle Foods" and larkspindlefoods.example."""
    plain = re.sub(r"[^a-z0-9]", "", name.lower())
    joined = re.sub(r"[^a-z0-9]", "", name.lower().replace("&", "and"))
    labels = [label.replace("-", "") for label in domain.split(".")[:-1] if len(label) >= 3]
    return any(label in {plain, joined} or (len(plain) >= 4 and label.startswith(plain)) for label in labels)


def _same(one: str, other: str) -> bool:
    return one == other or one.endswith("." + other) or other.endswith("." + one)


def with_note(people: Sequence[Person], others: Iterable[str], note: str) -> tuple[Person, ...]:
    """`people` with what the note tells: others who will be met, addresses, and telephone numbers.

    A number belongs to whoever is named just before it in the sentence, else to the first person. Numbers to dial into
    a meeting are nobody's.
    """
    found = list(people)
    known = {address.lower() for address in others}
    note = note[:20_000]
    homes = [domain_of(person.email) for person in found if person.email and not is_free(person.email)]
    for match in _MET.finditer(note):
        for one in _TITLED.finditer(match["names"]):
            name = one["name"].rstrip(".")
            if names_a_trade(name) and found and not found[-1].title and " " in found[-1].name:
                found[-1] = replace(found[-1], title=name)  # "Dave Pritchard, Site Manager"
                continue
            if _NO_PERSON.search(name) or names_a_trade(name) or any(fits_domain(name, home) for home in homes):
                continue
            # A first name alone only tells more of somebody who is known; so does what merely follows a "with".
            if (match["plain"] and " " in name) or any(_alike(name, person.name) for person in found):
                _add(found, Person(name=name, title=(one["title"] or "").strip()))
    for match in ADDRESS.finditer(note):
        address = match.group().strip(".'-")
        home = {domain_of(person.email) for person in found if person.email}
        if address.lower() in known or is_machine(address) or (home and domain_of(address) not in home):
            continue
        named = _BEFORE_ADDRESS.search(note[max(0, match.start() - 80) : match.start()])
        name = named[1] if named and " " in named[1] and not _NO_PERSON.search(named[1]) else ""
        _add(found, Person(name=name, email=address))
    for match in _NUMBER.finditer(note):
        digits = sum(letter.isdigit() for letter in match.group())
        before = re.split(r"(?<![a-z,])\n|[!?]|\.\s", note[max(0, match.start() - 120) : match.start()])[-1]
        international = match.group().startswith(("+", "00"))
        if not 9 <= digits <= 15 or _MEETING_WORD.search(before) or not (international or _PHONE_WORD.search(before)):
            continue
        if re.match(r",{1,2}\d|[#*]", note[match.end() : match.end() + 3]):
            continue  # ",,123456#" dials into a conference
        _ring(found, before, " ".join(match.group().split()))
    return tuple(found)


def _add(found: list[Person], new: Person) -> None:
    """Add somebody, or what is new about somebody who is there."""
    for index, person in enumerate(found):
        same = (new.email and new.email.lower() == person.email.lower()) or (
            new.name and person.name and _alike(new.name, person.name)
        )
        if same:
            found[index] = replace(
                person, name=person.name or new.name, title=person.title or new.title, email=person.email or new.email
            )
            return
    if len(found) < 12:
        found.append(new)


def _alike(one: str, other: str) -> bool:
    if not one or not other:
        return False
    first, second = set(re.findall(r"\w+", one.lower())), set(re.findall(r"\w+", other.lower()))
    return first <= second or second <= first


def _ring(found: list[Person], before: str, number: str) -> None:
    words = {word.lower().removesuffix("'s").removesuffix("’s") for word in re.findall(r"[\w'’]+", before)}
    named = [index for index, person in enumerate(found) if words & set(re.findall(r"\w+", person.name.lower()))]
    place = named[-1] if named else 0
    if not found:
        found.append(Person(name="", phone=number))
    elif not found[place].phone:
        found[place] = replace(found[place], phone=number)
