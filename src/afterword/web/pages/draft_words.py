"""The names of drafts and of their parts, and times as people say them: "1 min 40 s"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from afterword.domain.compose.after import AFTER
from afterword.domain.compose.after.composing import addressee
from afterword.domain.compose.draft import Draft, Sentence, Slot
from afterword.domain.interview import Case, Person
from afterword.domain.method import Pack

READ_PER_MINUTE = 230  # words; an ordinary reading pace, only to say "1 min to read"
HOW_TO_SAY = gettext_lazy("How would you say this to them? Two or three sentences.")
KINDS = {
    "call_card": gettext_lazy("The call card"),
    "voicemail": gettext_lazy("What to say to voicemail"),
    "letter": gettext_lazy("The letter"),
    "thank_you": gettext_lazy("The thank-you note"),
    "courteous_close": gettext_lazy("The courteous close"),
    "bridge_email": gettext_lazy("The e-mail that asks for five minutes"),
    "adviser_brief": gettext_lazy("The brief for your adviser"),
    "follow_up_call": gettext_lazy("The follow-up call"),
    "where_things_stand": gettext_lazy("The e-mail that asks where things stand"),
    "concern_cards": gettext_lazy("The concern cards"),
    "gracious_reply": gettext_lazy("A few words of thanks"),
    "advice_request": gettext_lazy("The question for advice"),
    "advice_thanks": gettext_lazy("Thanks for the advice"),
    "offer_reply": gettext_lazy("Thanks for the offer"),
    "acceptance": gettext_lazy("Your yes to the offer"),
    "declining": gettext_lazy("Your no to the offer"),
    "still_interested": gettext_lazy("That you are still interested"),
}
TO = {
    "call_card": gettext_lazy("The call to {name}"),
    "voicemail": gettext_lazy("A message for {name}"),
    "letter": gettext_lazy("The letter to {name}"),
    "thank_you": gettext_lazy("The thank-you note to {name}"),
    "courteous_close": gettext_lazy("The courteous close to {name}"),
    "bridge_email": gettext_lazy("The e-mail that asks {name} for five minutes"),
    "adviser_brief": gettext_lazy("The brief for {name}"),
    "follow_up_call": gettext_lazy("The follow-up call to {name}"),
    "where_things_stand": gettext_lazy("The e-mail that asks {name} where things stand"),
    "concern_cards": gettext_lazy("The concern cards for {name}"),
    "gracious_reply": gettext_lazy("A few words of thanks to {name}"),
    "advice_request": gettext_lazy("The question to {name} for advice"),
    "advice_thanks": gettext_lazy("Thanks to {name} for the advice"),
    "offer_reply": gettext_lazy("Thanks to {name} for the offer"),
    "acceptance": gettext_lazy("Your yes to {name}"),
    "declining": gettext_lazy("Your no to {name}"),
    "still_interested": gettext_lazy("To {name}, that you are still interested"),
}
REGISTERS = {
    "plain": pgettext_lazy("how a draft sounds", "plain"),
    "warm": pgettext_lazy("how a draft sounds", "warm"),
    "formal": pgettext_lazy("how a draft sounds", "formal"),
}
PARTS = {
    "opening": gettext_lazy("Who and when"),
    "permission": gettext_lazy("Ask for two minutes"),
    "point": gettext_lazy("The point"),
    "answer": gettext_lazy("The answer"),
    "interest": gettext_lazy("That you want it"),
    "close": gettext_lazy("An open hand"),
    "message": gettext_lazy("The message"),
}
ASIDES = {
    "gatekeeper": gettext_lazy("Someone else picks up"),
    "bad_moment": gettext_lazy("It is a bad moment"),
    "declined": gettext_lazy("They said no"),
    "need_time": gettext_lazy("Ask for time"),
    "voicemail": gettext_lazy("Voicemail"),
    "they_have_answered": gettext_lazy("They have answered"),
}
CALL_CARDS = ("call_card", "follow_up_call")
NUMBERS = (
    pgettext_lazy("how many", "two"),
    pgettext_lazy("how many", "three"),
    pgettext_lazy("how many", "four"),
    pgettext_lazy("how many", "five"),
    pgettext_lazy("how many", "six"),
)
WORDS_A_SECOND = 2.5  # spoken calmly; only to say how long a part takes


_STRAIGHT = re.compile(r"(?<=[^\W\d_])'")


def typographic(text: str) -> str:
    """The words as they are set on a page or a sheet: "I'd" with a curved apostrophe. What is stored stays as typed."""
    return _STRAIGHT.sub("\N{RIGHT SINGLE QUOTATION MARK}", text)


def still_open(count: int) -> str:
    """ "Two questions are still open."; figures from seven on."""
    if count == 1:
        return _("One question is still open.")
    number = str(NUMBERS[count - 2]) if count - 2 < len(NUMBERS) else str(count)
    return _("{number} questions are still open.").format(number=number[:1].upper() + number[1:])


def about(employer: str, kind: str, name: str) -> str:
    """ "Halden & Rye. The letter to Ngozi Okafor"."""
    what = str(TO[kind]).format(name=name) if name else str(KINDS[kind])
    return f"{employer}. {what}" if employer else what


def address(interview: UUID, kind: str) -> str:
    """Where a draft is worked on."""
    return reverse("call", args=[interview]) if kind == "call_card" else reverse("draft", args=[interview, kind])


def of_call(page: str, interview: UUID, kind: str) -> str:
    """The address of a page about a call ("live", "after_call", "rehearse") with this card; "" for any other draft."""
    if kind not in CALL_CARDS:
        return ""
    return reverse(page, args=[interview]) + ("" if kind == "call_card" else f"?card={kind}")


def part_label(part: str) -> str:
    """A part's name on the page; a part this page does not know is named by itself."""
    return str(PARTS.get(part) or part.replace("_", " ").replace(".", " ").capitalize())


def aside_label(situation: str) -> str:
    return str(ASIDES.get(situation) or situation.replace("_", " ").capitalize())


def concerns_beside(kind: str, interview: UUID, pack: Pack) -> str:
    """Where the concern cards are, from a card for a call; "" where there are none."""
    there = kind in CALL_CARDS and any(one.draft.kind == "concern_cards" for one in pack.drafts)
    return address(interview, "concern_cards") if there else ""


def card_label(part: str, titles: Mapping[str, str]) -> str:
    """What stands over a part of the concern cards: each card's concern (`titles`, by id), and its request for time."""
    card, _dot, step = part.partition(".")
    if card not in titles:
        return ""
    return {"thanks": titles[card], "ask_time": aside_label("need_time")}.get(step, "")


def begun(case: Case, slot: Slot) -> str:
    """What they noted for this answer, where the question is how they would say it: nobody types it twice."""
    for one in case.interview.exchanges:
        note = one.wish_said.strip()
        if slot.id == f"answer:{one.id}" and note and note[:20] in slot.question:
            return note
    return ""


def tally(draft: Draft, seconds: int | None, case: Case) -> tuple[str, ...]:
    """How long it is, how long it takes, and how it sounds."""
    count = draft.words
    facts = [ngettext("{n} word", "{n} words", count).format(n=count)]
    if seconds is not None:
        facts.append(_("{time} to say").format(time=time_of(seconds)))
    else:
        facts.append(_("{n} min to read").format(n=max(1, round(count / READ_PER_MINUTE))))
    facts.append(str(REGISTERS[case.candidate.register]))
    return tuple(facts)


def seconds_of(sentences: Iterable[Sentence]) -> int:
    """About how long the sentences take to say, in seconds. Open slots take none."""
    return round(sum(len(one.text.split()) for one in sentences if one.slot is None) / WORDS_A_SECOND)


def time_of(seconds: int) -> str:
    """ "45 s", "1 min 40 s"."""
    if seconds < 60:
        return _("{s} s").format(s=seconds)
    minutes, rest = divmod(seconds, 60)
    return _("{m} min {s} s").format(m=minutes, s=rest) if rest else _("{m} min").format(m=minutes)


def short_time(seconds: int) -> str:
    return time_of(seconds) if seconds else ""


def sent_label(kind: str) -> str:
    """What the button says that marks the step done; "" where there is nothing to send."""
    match kind:
        case "letter" | "thank_you" | "courteous_close" | "bridge_email" | "where_things_stand":
            return _("I have sent it")
        case after if after in AFTER:
            return _("I have sent it")
        case "voicemail":
            return _("I have left this message")
    return ""


def people_to(kind: str, case: Case, now: datetime) -> tuple[Person | None, ...]:
    """Whom a draft goes to: who is asked, who told the answer, or the first of those who were there."""
    if kind == "adviser_brief":
        return (case.adviser,)
    to = addressee(case, kind, now) if kind in AFTER else None
    return (to,) if to is not None else case.interview.interviewers[:1]


def beforehand(kind: str) -> str:
    """What is good to know before such a draft goes; "" for most."""
    match kind:
        case "gracious_reply":
            return _("It need not go today, and you need not send it at all.")
        case "advice_request":
            return _(
                "Most requests like this are never answered: it is a matter of rules, lawyers and workload. "
                "If nothing comes back, it says nothing about you."
            )
    return ""


def why_absent(kind: str, verdict: str, channel: str, outcome: str = "") -> str:
    """Why this interview calls for no such draft, in a sentence or two. `outcome`: how it stands, once known."""
    if kind in AFTER and not outcome:
        return _("This is for when their answer has come. Note what came of it, and the words are prepared.")
    if kind in AFTER:
        return _("What came of this interview, as you noted it, does not call for these words.")
    if outcome:
        return _("Their answer has come, so the words to win the job are not prepared any more.")
    if verdict == "incomplete":
        return _("One of the four questions is not answered yet. Answer it, and the words can be prepared.")
    if kind in ("call_card", "voicemail") and channel != "call":
        if channel == "recruiter":
            return _("Everything goes through the recruiter here, so a call to the employer is not prepared.")
        return _("A call is not the way here; what they said about contact speaks against it, or nothing needs one.")
    if kind == "bridge_email":
        return _("You need not ask first: the plan does not depend on it.")
    if verdict == "let_go":
        return _("You do not want this job, so only a courteous close is prepared.")
    if verdict == "thank_only":
        return _("Nothing needs repair. A short note of thanks is all that is called for.")
    if kind in ("thank_you", "courteous_close"):
        return _("A longer letter takes its place here.")
    return _("Tell a little more about the interview, and it can be prepared.")


def pieces_of(text: str, quotes: list[str]) -> tuple[tuple[str, bool], ...]:
    """`text` cut around the words the checks quote. A quote that is not in it, or is all of it, cuts nothing."""
    cuts = [quote for quote in quotes if quote and quote != text and quote in text]
    if not cuts:
        return ((text, False),)
    longest = sorted(set(cuts), key=len, reverse=True)
    parts = re.split(f"({'|'.join(map(re.escape, longest))})", text)
    return tuple((part, place % 2 == 1) for place, part in enumerate(parts) if part)
