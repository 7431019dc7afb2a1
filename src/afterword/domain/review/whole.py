"""Checks that look at the whole draft rather than at one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from afterword.domain.compose.draft import SPOKEN, Draft, DraftKind, Sentence
from afterword.domain.interview import Case, Source
from afterword.domain.knowledge import avoid, timing
from afterword.domain.language import _
from afterword.domain.review.spoken import speaking_seconds_of
from afterword.domain.review.values import Check, Severity
from afterword.domain.text import content

_STEP_OF: dict[DraftKind, str] = {
    "letter": "letter",
    "thank_you": "thank_you",
    "courteous_close": "courteous_close",
    "bridge_email": "bridge_email",
    "gracious_reply": "rejection_reply",
    "advice_request": "advice_request",
}
_NEVER_TOO_SHORT = frozenset({"gracious_reply"})  # who has been turned down is not asked for more words
_SHORTEST_CALL = 45  # seconds of the person's own part, without what they answer; below that it was hardly a point
_DETAIL = re.compile(r"^(?:questions\[|goals\[|left_out|answers\.|doubts|contact_rules)")
_REOPENS = re.compile(r"\byou (?:also |then )?asked\b|\byour question\b", re.IGNORECASE)
_ANSWERS = re.compile(r"\.(?:wish_said|said)$|^left_out")
_SHARED = 5  # content words in common with an answer, from which on a message holds it
_SAME = 0.8  # of the content words of a sentence
_LONG_ENOUGH = 6  # content words; shorter sentences repeat each other harmlessly


def _own(draft: Draft) -> list[Sentence]:
    return [sentence for sentence in draft.sentences if sentence.slot is None]


def open_slots(draft: Draft) -> Iterator[Check]:
    seen: set[str] = set()
    for sentence in draft.sentences:
        if sentence.slot is not None and sentence.slot.id not in seen:
            seen.add(sentence.slot.id)
            message = _("This is yours to fill in: {question} Answer it, or leave the sentence out.")
            severity: Severity = "block"
            if draft.cards:  # the card works without it
                message = _("This is yours to fill in: {question} Until then the card asks for time.")
                severity = "warn"
            text = message.format(question=sentence.slot.question)
            yield Check("open_slot", severity, text, sentence.text, sentence.key)


def says_nothing(draft: Draft) -> Iterator[Check]:
    """A draft of which everything has been left out."""
    if not draft.words:
        yield Check("empty", "block", _("Nothing is left in it. Put a sentence back, or write one."), "", None)


def call_not_made(draft: Draft, case: Case) -> Iterator[Check]:
    """A letter that points to a call which is not yet on record: true once they have spoken, untrue before."""
    if draft.kind == "letter" and case.called is None:
        for sentence in _own(draft):
            if sentence.key.endswith(".pointer"):
                message = _(
                    "This says you have spoken. Send it after the call. If you do not reach them, note that, "
                    "and the letter will hold the whole answer."
                )
                yield Check("call_not_made", "confirm", message, sentence.text, sentence.key)


def apologies(draft: Draft) -> Iterator[Check]:
    """Every apology after the first."""
    rule = avoid()["over_apology"]
    found = [(quote, sentence) for sentence in _own(draft) for quote in rule.find(sentence.text)]
    for quote, sentence in found[max(rule.limit, 1) :]:
        yield Check("over_apology", rule.severity, _(rule.message), quote, sentence.key)


def points_reopened(draft: Draft, case: Case) -> Iterator[Check]:
    """The first sentence that reopens one answer too many: the third in a letter, the second in a call."""
    rule = avoid()["fault_list"]
    weak = {f"questions[{exchange.position}]" for exchange in case.interview.exchanges if exchange.landed != "well"}
    if draft.cards:
        return  # each card answers one question, and only when it is asked again
    most = 1 if draft.kind in SPOKEN else rule.limit
    seen: set[str] = set()
    for sentence in _own(draft):
        refs = {ref for source in sentence.sources if (ref := _question(source, case))}
        reopened = refs & weak
        if not refs and sentence.edited and _REOPENS.search(sentence.text):
            reopened = {sentence.key}
        if reopened and len(seen | reopened) > most and not reopened <= seen:
            if draft.kind in SPOKEN:
                message = _("A call carries one point. Keep the first, and put this one in the letter or leave it.")
                yield Check("one_point", "warn", message, sentence.text, sentence.key)
            else:
                yield Check("fault_list", rule.severity, _(rule.message), sentence.text, sentence.key)
            return
        seen |= reopened


def _question(source: Source, case: Case) -> str:
    """Which question a source is the wording of ("questions[2]"), as noted or as heard; "" for any other source."""
    if source.kind == "debrief" and source.ref.endswith(".asked"):
        return source.ref.partition(".")[0]
    if source.kind == "transcript" and source.quote:
        for exchange in case.interview.exchanges:
            if source.quote in exchange.heard:
                return f"questions[{exchange.position}]"
    return ""


def left_without_words(draft: Draft, case: Case) -> Iterator[Check]:
    """The first answer marked as gone badly that a letter passes over for want of words: not done in silence."""
    if draft.kind != "letter" or not any(s.part.startswith(("clarify", "expand", "called")) for s in draft.sentences):
        return
    refs = {source.ref.partition(".")[0] for sentence in draft.sentences for source in sentence.sources}
    for exchange in case.interview.exchanges:
        named = f"questions[{exchange.position}]" in refs or (exchange.start and exchange.start in refs)
        slots = any(s.slot is not None and s.slot.id.endswith(f":{exchange.id}") for s in draft.sentences)
        if exchange.landed == "badly" and not named and not slots and not exchange.wish_said.strip():
            message = _(
                "You marked this answer as gone badly, and the letter leaves it alone: “{asked}”. "
                "If you have a better answer, note it with the question."
            )
            asked = " ".join((exchange.asked or exchange.heard or exchange.said).split())[:90]
            if asked:
                yield Check("left_without_words", "warn", message.format(asked=asked), "")
            return


def generic(draft: Draft) -> Iterator[Check]:
    """Whether anything in the draft could only have been written about this interview; open slots may yet say it."""
    if draft.kind not in ("letter", "thank_you", "bridge_email", "call_card") or draft.slots or not _own(draft):
        return
    for sentence in _own(draft):
        if any(source.kind in ("transcript", "job") or _DETAIL.search(source.ref) for source in sentence.sources):
            return
        if sentence.edited and len(content(sentence.text)) >= _SHARED:
            return
    rule = avoid()["generic"]
    yield Check("generic", rule.severity, _(rule.message), "", None)


def repeated(draft: Draft, case: Case, others: Sequence[Draft]) -> Iterator[Check]:
    """Once the call is made, what was said in it is only pointed to (words are compared, not meanings)."""
    if not case.called or draft.kind in SPOKEN:
        return
    rule = avoid()["same_point_twice"]
    said = [content(sentence.text) for other in others if other.kind == "call_card" for sentence in _own(other)]
    for sentence in _own(draft):
        words = content(sentence.text)
        if sentence.part.startswith("called.") and not sentence.edited:
            continue  # the one line that points back to the call
        if len(words) >= _LONG_ENOUGH and any(len(words & other) >= _SAME * len(words) for other in said):
            yield Check("clarifies_twice", rule.severity, _(rule.message), sentence.text, sentence.key)


def voicemail_answer(draft: Draft, case: Case) -> Iterator[Check]:
    """A voicemail says why one rang. The answer is for the conversation."""
    if draft.kind != "voicemail":
        return
    proofs = {evidence.path for evidence in case.evidence}
    answers = [content(exchange.wish_said) for exchange in case.interview.exchanges if exchange.wish_said]
    answers += [content(evidence.text) for evidence in case.evidence]
    answers += [content(text) for text in case.interview.left_out]
    for sentence in _own(draft):
        rests = any(source.ref in proofs or _ANSWERS.search(source.ref) for source in sentence.sources)
        shares = any(len(content(sentence.text) & answer) >= _SHARED for answer in answers)
        if rests or shares:
            message = _("This is the answer, and a machine would hear it. Say only that there is one thing to add.")
            yield Check("voicemail_holds_answer", "block", message, sentence.text, sentence.key)


def length(draft: Draft) -> Iterator[Check]:
    step = _STEP_OF.get(draft.kind)
    words = timing().step(step).words if step else None
    if words is None:
        return
    low, high = int(words.low), int(words.high)
    if draft.words > high:
        message = _("{count} words; {high} are enough here. Take out what proves nothing new.")
        yield Check("length", "warn", message.format(count=draft.words, high=high), "")
    elif draft.words < low and not (
        draft.slots or draft.kind in _NEVER_TOO_SHORT or any(s.key.endswith(".pointer") for s in draft.sentences)
    ):
        message = _(
            "{count} words; {low} to {high} are usual. Add something from this interview, if there is something."
        )
        yield Check("length", "warn", message.format(count=draft.words, low=low, high=high), "")


def speaking_time(draft: Draft) -> Iterator[Check]:
    if draft.kind == "call_card":
        yield from _call_time(draft)
    elif draft.kind == "voicemail":
        seconds, wanted = speaking_seconds_of(draft.text), timing().step("voicemail").seconds
        if wanted is not None and seconds > wanted.high:
            message = _("About {seconds} seconds; {high} is as much as anyone listens to. Shorten it.")
            yield Check("speaking_time", "warn", message.format(seconds=seconds, high=int(wanted.high)), "")
        elif wanted is not None and seconds < wanted.low and not draft.slots:
            message = _("About {seconds} seconds; take {low}. Say your number slowly, and again at the end.")
            yield Check("speaking_time", "warn", message.format(seconds=seconds, low=int(wanted.low)), "")


def _call_time(draft: Draft) -> Iterator[Check]:
    step = timing().step("call")
    opening = [sentence for sentence in _own(draft) if sentence.part == "opening"]
    seconds = speaking_seconds_of(" ".join(sentence.text for sentence in opening))
    if opening and step.opening_seconds and seconds > step.opening_seconds:
        message = _("The opening takes about {seconds} seconds; after {limit} they wonder who you are. Shorten it.")
        text = message.format(seconds=seconds, limit=int(step.opening_seconds))
        yield Check("speaking_time", "warn", text, opening[0].text, opening[0].key)
    whole = speaking_seconds_of(draft.text)
    if step.seconds is not None and whole > step.seconds.high:
        message = _("Your part takes about {minutes} minutes. Keep the one point, and stop.")
        yield Check("speaking_time", "warn", message.format(minutes=round(whole / 60)), "")
    elif whole < _SHORTEST_CALL and not draft.slots:
        message = _(
            "Your part takes about {seconds} seconds, and a minute or two is fine. Is the better answer in it, in full?"
        )
        yield Check("speaking_time", "warn", message.format(seconds=whole), "")
