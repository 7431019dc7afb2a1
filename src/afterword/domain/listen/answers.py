"""How a question was answered, from the words as they were spoken: how fully, and what was weak (contract S4).

What would answer a question depends on the question: "what's your notice" asks for one sentence, "tell me about a
time" for an instance and what came of it (OPM's structured interviews). Only what plainly stands in the words is told.
A wrong fault told to a shaken person is worse than silence, and most answers of most interviews answer the question.
"""

from __future__ import annotations

from collections.abc import Sequence

from afterword.domain.diagnose.findings import Answered, WeakKind, WeakPoint
from afterword.domain.interview import Evidence
from afterword.domain.knowledge import spoken
from afterword.domain.knowledge.fluent import read_spoken
from afterword.domain.knowledge.spoken import SpokenFault, Want, WantKind
from afterword.domain.language import _
from afterword.domain.listen.contradictions import contradictions_in
from afterword.domain.listen.given_away import given_away
from afterword.domain.listen.reply import Reply, Sentence, Spot
from afterword.domain.listen.wants import group_of, want_of
from afterword.domain.transcript import HeardExchange, Transcript

MUCH = 340
"""Words beyond which an answer of the kind that needs no story is long (judgement: well over two minutes)."""
A_FEW_WORDS = 6
A_FEW_SENTENCES = 35
PLENTY = 75
"""Words from which an account of how one works is an answer in itself, when it stays concrete (judgement)."""
AT_LENGTH = 10
"""Events from which on somebody tells what happened, however they began."""
THIN = 3
"""So few events, figures and steps altogether, in an account of how one works, leave nothing to hold on to."""
TELLING = 4
"""Words of a sentence that shows by itself what a note on it means."""
GONE_ROUND = ("leaving_reason", "failure_mistake")
TELLS_LITTLE = frozenset({"disclosed_private", "disparaged_employer", "contradicted", "factual_error"})
"""Weak points that leave the question answered."""
_ORDER: tuple[WeakKind, ...] = (
    "blank", "off_topic", "evasive", "too_short", "hedged", "rambling", "vague", "no_example", "no_result",
    "contradicted", "factual_error", "disparaged_employer", "disclosed_private",
)  # fmt: skip


def read_answer(
    heard: HeardExchange, evidence: Sequence[Evidence] = (), *, transcript: Transcript | None = None
) -> tuple[Answered, tuple[WeakPoint, ...]]:
    """How far a question was answered, and what was weak, each with exact words and their time; at most one of a kind.

    `transcript` gives each quote the time of its own cue; without it, that of the passage it stands in. "unknown" where
    nothing was answered that the paper holds.
    """
    reply = Reply(heard.answer, transcript)
    if not reply.size:
        return "unknown", ()
    want = want_of(heard)
    found: dict[WeakKind, WeakPoint] = {}
    if want.kind != "open" or group_of(heard.family) != "questions_for_us":
        _by_words(found, reply, heard)
        _by_shape(found, reply, want, heard)
    for point in contradictions_in(heard.answer, evidence, transcript):
        found.setdefault(point.kind, point)
    if "disclosed_private" not in found and (private := given_away(reply, heard)) is not None:
        found["disclosed_private"] = private
    weak = tuple(found[kind] for kind in _ORDER if kind in found)
    return _answered(found, reply, want), weak


def _by_words(found: dict[WeakKind, WeakPoint], reply: Reply, heard: HeardExchange) -> None:
    """Faults that show in a wording of their own."""
    names = {heard.family, group_of(heard.family), *_asked_about(heard)}
    for fault in spoken().faults:
        if fault.kind in found or (fault.families and not names & set(fault.families)):
            continue
        spot = _spot_of(fault, reply)
        if spot is not None:
            found[fault.kind] = WeakPoint(fault.kind, spot.quote, _(fault.why), spot.start)  # type: ignore[index,arg-type]
    if "blank" in found and (reply.deeds >= 3 or reply.holding("all_but")):
        del found["blank"]  # they found their words again, or had named one before
    told = reply.deeds >= 3 or reply.events >= AT_LENGTH
    if "evasive" in found and (told or (heard.family == "weakness" and (reply.deeds >= 2 or reply.count("result")))):
        del found["evasive"]  # they came to it after all


def _asked_about(heard: HeardExchange) -> tuple[str, ...]:
    """What the wording of a question asks about, whatever family it was taken for: what can be gone round."""
    asked = read_spoken(heard.asked.text)
    return tuple(name for name in GONE_ROUND if asked.has(spoken().phrases[f"asks_{name}"].cues))


def _spot_of(fault: SpokenFault, reply: Reply) -> Spot | None:
    for sentence in reply.sentences:
        if any(True for _place in reply.places(sentence, fault.cues)):
            around = reply.places(sentence, fault.not_when)
            if not any(True for _place in around):
                return reply.spot(sentence)
    return None


def _by_shape(found: dict[WeakKind, WeakPoint], reply: Reply, want: Want, heard: HeardExchange) -> None:
    """Faults that show in what an answer of its kind lacks."""
    match want.kind:
        case "story":
            _story(found, reply, want, warm=_warmly_taken(heard))
        case "experience":
            _experience(found, reply, want, warm=_warmly_taken(heard))
        case "how":
            _how(found, reply, want, warm=_warmly_taken(heard))
        case "self":
            _self(found, reply, want)
        case "reason":
            _reason(found, reply, want)
        case "commit":
            _commit(found, reply, want)
        case "tour":
            _short(found, reply, want)
        case "fact":
            _fact(found, reply)
        case "follow":
            _follow(found, reply, want, heard)
        case "open":
            pass
    if want.kind in {"story", "experience", "how"} and reply.broken_off and not {"blank", "evasive"} & set(found):
        if reply.deeds < 3:
            _add(found, "no_example", reply, _last_said(reply))
        _add(found, "no_result", reply, _last_said(reply))
    _rambles(found, reply, want.kind)
    _redirected(found, reply, heard)


def _story(found: dict[WeakKind, WeakPoint], reply: Reply, want: Want, *, warm: bool) -> None:
    if ("blank" in found and reply.size <= PLENTY) or "evasive" in found:
        if reply.deeds < 2:
            _add(found, "no_example", reply, _most_general(reply))
        return
    if _short(found, reply, want):
        _thin(found, reply)
        return
    if not _instance(reply):
        _add(found, "no_example", reply, _most_general(reply))
        loose = reply.holding("flat") or reply.holding("hedge")
        if reply.count("generic") >= 2 or (loose and not reply.figures and reply.events <= 1):
            _add(found, "vague", reply, _most_general(reply))
        _unsure(found, reply)
    reached = warm and reply.events >= 4  # they were not left waiting for the end
    lost = "rambling" in found and reply.count("result") < 4  # an end that nobody could find again
    if lost or (not _result(reply) and not reached and reply.size < 400):
        _add(found, "no_result", reply, _last_said(reply))


def _thin(found: dict[WeakKind, WeakPoint], reply: Reply) -> None:
    """Of a few words it is told that they are few, and what they are like; what else they lack goes without saying."""
    loose = reply.holding("generic") or reply.holding("flat") or reply.holding("hedge")
    if loose and not reply.figures:
        _add(found, "vague", reply, loose[0])
    if not _instance(reply) and not reply.figures:
        _add(found, "no_example", reply, _most_general(reply))


def _experience(found: dict[WeakKind, WeakPoint], reply: Reply, want: Want, *, warm: bool) -> None:
    """What one has done oneself: a story, or a way of working told so that one could watch it."""
    if "blank" in found:
        return
    general = reply.count("generic") + reply.count("hedge_strong")
    shown = reply.figures >= 2 or reply.size >= PLENTY or (warm and reply.size >= 40)
    if shown and general < 2 and not _instance(reply):
        return
    _story(found, reply, want, warm=warm)


def _how(found: dict[WeakKind, WeakPoint], reply: Reply, want: Want, *, warm: bool) -> None:
    if "blank" in found:
        return
    if _short(found, reply, want):
        _thin(found, reply)
        return
    instance, result = _instance(reply), _result(reply)
    general, plan = reply.count("generic") + reply.count("hedge_strong"), reply.count("plan")
    concrete = general < 2 or plan > 2 * general
    held = warm or reply.events + reply.figures + plan > THIN
    if concrete and ((held and reply.size >= (50 if warm else PLENTY)) or (plan >= 3 and reply.size >= 40)):
        return
    shown = (reply.events >= 2 and reply.figures and reply.practice) or reply.figures >= 2
    if concrete and shown and reply.size >= A_FEW_SENTENCES:
        return
    mostly_general = general >= 6 and general > reply.events
    if instance and (result or (warm and concrete)) and not mostly_general:
        return
    nothing_told = not reply.deeds and not reply.figures and reply.events <= 1 and plan < 3
    if general >= 2 or (nothing_told and "rambling" not in found):
        _add(found, "vague", reply, _most_general(reply))
    _unsure(found, reply)
    if not instance and reply.practice < 2:
        _add(found, "no_example", reply, _most_general(reply))
    if not result:
        _add(found, "no_result", reply, _last_said(reply))


def _unsure(found: dict[WeakKind, WeakPoint], reply: Reply) -> None:
    """An account of how one would go about it that leaves open, again and again, whether one would."""
    strong = reply.holding("hedge_strong")
    if strong and reply.count("hedge") >= 4:
        _add(found, "hedged", reply, strong[0])


def _follow(found: dict[WeakKind, WeakPoint], reply: Reply, want: Want, heard: HeardExchange) -> None:
    """A short question after what was told before: a fact or a deed answers it, whatever its length."""
    if "blank" in found or reply.figures or reply.deeds:
        return
    if reply.count("generic") >= 2:
        _add(found, "vague", reply, _most_general(reply))
    flat = reply.holding("hedge_strong") or reply.holding("hedge") or reply.holding("flat")
    presses = read_spoken(heard.asked.text).has(spoken().phrases["presses_result"].cues)
    unsure = reply.holding("hedge")
    if unsure and reply.size < 2 * want.least:
        _add(found, "hedged", reply, unsure[0])
    if reply.size < want.least and (flat or presses):
        _add(found, "too_short", reply, reply.sentences[0])
        if flat:
            _add(found, "vague", reply, flat[0])
    if presses and not _result(reply) and reply.size < 2 * want.least:
        _add(found, "no_result", reply, _last_said(reply))


def _warmly_taken(heard: HeardExchange) -> bool:
    """Whether the first thing said to the answer was more than "okay": it reached them."""
    if not heard.reaction:
        return False
    reading = read_spoken(heard.reaction[0].text)
    opening = reading.quote(*next(reading.sentences(), (0, 0))) if reading.words else ""
    return any(
        read_spoken(piece).has(spoken().phrases["warm"].cues) for piece in (opening, heard.reaction[0].text[:120])
    )


def _self(found: dict[WeakKind, WeakPoint], reply: Reply, want: Want) -> None:
    thin = _short(found, reply, want)
    if "evasive" in found:
        if reply.events < 2:
            _add(found, "no_example", reply, _most_general(reply))
        return
    run = _general_run(reply)
    shown = reply.events >= 2 or reply.practice >= 3 or bool(reply.holding("mended"))
    if len(run) >= 3 or (not shown and reply.count("generic") >= 2):
        _add(found, "vague", reply, run[0] if run else _most_general(reply))
    if len(run) >= 3 or (not shown and reply.count("generic") >= 2) or (thin and reply.events < 2):
        _add(found, "no_example", reply, run[0] if run else _most_general(reply))


def _reason(found: dict[WeakKind, WeakPoint], reply: Reply, want: Want) -> None:
    unsure = reply.holding("hedge")
    if reply.size < want.least or (reply.size < 26 and unsure):
        _add(found, "too_short", reply, reply.sentences[0])
        if unsure:
            _add(found, "vague", reply, unsure[0])
            _add(found, "hedged", reply, unsure[0])
        return
    praise = reply.holding("praise")
    if (reply.count("praise") + reply.count("generic") >= 2 and reply.deeds < 2 and reply.figures < 2) or (
        praise and unsure and reply.deeds < 2
    ):
        _add(found, "vague", reply, (praise or reply.holding("generic"))[0])
        if unsure:
            _add(found, "hedged", reply, unsure[0])


def _commit(found: dict[WeakKind, WeakPoint], reply: Reply, want: Want) -> None:
    hedges = reply.holding("hedge")
    if reply.count("hedge_strong") >= 2 or (reply.holding("hedge_strong") and reply.count("hedge") >= 2):
        strong = reply.holding("hedge_strong")
        _add(found, "hedged", reply, strong[-1] if strong else hedges[-1])
        if reply.count("hedge") >= 3 and reply.deeds < 2:
            _add(found, "vague", reply, (strong or hedges)[0])
    elif reply.size < want.least and hedges:
        _add(found, "hedged", reply, hedges[0])


def _fact(found: dict[WeakKind, WeakPoint], reply: Reply) -> None:
    strong = reply.holding("hedge_strong")
    if len(strong) >= 2:
        _add(found, "hedged", reply, strong[0])


def _rambles(found: dict[WeakKind, WeakPoint], reply: Reply, kind: WantKind) -> None:
    broken = [sentence for sentence in reply.sentences if sentence.broken]
    if len(broken) >= 4 and len(broken) * 4 >= len(reply.sentences):
        _add(found, "rambling", reply, broken[0])
    elif reply.size > (MUCH if kind not in {"tour", "story", "how"} else 2 * MUCH):
        _add(found, "rambling", reply, max(reply.sentences, key=lambda sentence: len(sentence.words)))


def _redirected(found: dict[WeakKind, WeakPoint], reply: Reply, heard: HeardExchange) -> None:
    """Somebody on the other side said that this was not what they asked."""
    for passage in (*heard.probes, *heard.reaction):
        if (
            read_spoken(passage.text[:300]).has(spoken().phrases["redirect"].cues)
            and passage.turn < reply.passages[-1].turn
        ):
            _add(found, "off_topic", reply, reply.sentences[0])
            return


def _instance(reply: Reply) -> bool:
    """Whether something is told that happened, by somebody, once: not what one does, believes or would do."""
    return reply.deeds >= 2 or reply.events >= 4 or (reply.deeds >= 1 and reply.events >= 3)


def _result(reply: Reply) -> bool:
    """Whether it is said what came of it. Where in doubt, yes."""
    results = reply.count("result")
    return results >= 2 or (results == 1 and reply.events >= 2) or (reply.figures >= 2 and reply.events >= 3)


def _short(found: dict[WeakKind, WeakPoint], reply: Reply, want: Want) -> bool:
    if reply.size >= want.least or reply.cut_off or "rambling" in found:
        return False
    _add(found, "too_short", reply, reply.sentences[0])
    return True


def _general_run(reply: Reply) -> list[Sentence]:
    """The longest run of sentences that stay general, one after the other."""
    general = set(map(id, reply.holding("generic")))
    best: list[Sentence] = []
    run: list[Sentence] = []
    for sentence in reply.sentences:
        if id(sentence) in general:
            run = [*run, sentence]
        elif sentence.events or len(sentence.words) > A_FEW_WORDS:  # a few words between do not break it
            run = []
        best = max(best, run, key=len)
    return best


def _most_general(reply: Reply) -> Sentence:
    general = [sentence for sentence in reply.holding("generic") if len(sentence.words) >= TELLING]
    return general[0] if general else max(reply.sentences, key=lambda sentence: len(sentence.words))


def _last_said(reply: Reply) -> Sentence:
    """The last sentence that says something by itself: a note on "Yeah." would show the person nothing."""
    telling = [sentence for sentence in reply.sentences if len(sentence.words) >= TELLING]
    return telling[-1] if telling else max(reply.sentences, key=lambda sentence: len(sentence.words))


def _add(found: dict[WeakKind, WeakPoint], kind: WeakKind, reply: Reply, sentence: Sentence) -> None:
    if kind not in found:
        spot = reply.spot(sentence)
        found[kind] = WeakPoint(kind, spot.quote, _(spoken().whys[kind]), spot.start)


def _answered(found: dict[WeakKind, WeakPoint], reply: Reply, want: Want) -> Answered:
    kinds = set(found)
    if ("blank" in kinds and reply.size <= PLENTY) or ("off_topic" in kinds and reply.deeds < 2):
        return "not"
    return "partly" if kinds - TELLS_LITTLE else "fully"
