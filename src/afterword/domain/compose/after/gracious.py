"""The gracious reply after a no (contract S7): thanks, understood, what one liked, the door open. It argues with nothing,
asks nothing and explains nothing; it is written for the day they look for somebody again."""

from __future__ import annotations

from collections.abc import Sequence

from afterword.domain.compose.after.heard import door_they_opened, it_was_close
from afterword.domain.compose.after.liked import liked
from afterword.domain.compose.after.told import (
    Told,
    another,
    day_told,
    dear,
    in_part,
    one,
    outcome_source,
    promptly,
    subject,
    thanked_too,
    told,
    wants,
)
from afterword.domain.compose.courtesies import signature
from afterword.domain.compose.draft import Draft, Sentence
from afterword.domain.compose.voice import Voice
from afterword.domain.interview import METHOD, Source
from afterword.domain.plan.values import ContactMade


def compose_gracious_reply(voice: Voice, contacts: Sequence[ContactMade] = ()) -> Draft:
    """Sixty to a hundred and ten words to whoever told it. `contacts`: those made so far, so that nothing is said twice."""
    to = told(voice)
    thanks = [*_thanks(voice, to), *it_was_close(voice, to), *_advised(voice, to)]
    understood = _understood(voice, to)
    detail = liked(voice, to, contacts)
    if not detail and (to.recruiter or (to.person is not None and not to.met)):
        detail = thanked_too(voice, to)
    wishing = any(sentence.key == "liked.hope" for sentence in detail)  # a wish belongs with the parting
    door = _door(voice, to, wished=wishing)
    if wishing:
        body = [*in_part("thanks", thanks + understood), *in_part("door", detail + door)]
    elif voice.pick("gracious.order", "thanks", "detail") == "thanks":
        body = [*in_part("thanks", thanks + understood), *in_part("liked", detail), *in_part("door", door)]
    else:
        body = [*in_part("thanks", thanks + detail), *in_part("door", understood + door)]
    return Draft("gracious_reply", (*dear(voice, to), *body, *signature(voice)), subject=subject(voice, "thank you"))


# --- thanks


def _thanks(voice: Voice, to: Told) -> list[Sentence]:
    after = to.after
    if to.recruiter:
        return [_to_recruiter(voice, to)]
    if after.kind == "silent":
        return [_silent(voice, to)]
    if after.kind == "frozen":
        return [_frozen(voice, to)]
    if after.kind == "filled" and not to.themselves:
        return [one("thanks", voice.pick(
            "filled", f"I've heard that {voice.job} has been filled, and I'd like to thank you for seeing me{voice.on_day()}.",
            f"I hear that you have found someone for {voice.job}. Thank you again for seeing me{voice.on_day()}.",
            f"I hear that {voice.job} has gone to someone else. I was glad of the chance to meet you{voice.on_day()}."),
            *voice.job_sources(), voice.day_source(), *outcome_source(after, "kind"))]  # fmt: skip
    if to.themselves and to.met:
        return _themselves(voice, to)
    if to.themselves:
        text = voice.pick("thanks.office", f"Thank you for letting me know about {voice.job}.",
                          f"Thank you for your {_paper(to)} about {voice.job}.",
                          f"Thank you for letting me know how it stands with {voice.job}.")  # fmt: skip
        return [one("thanks", text, *voice.job_sources(), *outcome_source(after, "way"))]
    text = voice.pick(
        "thanks.unknown", f"I had your answer about {voice.job} {day_told(voice, after.on)}. Thank you for letting me know, and for seeing me{voice.on_day()}.",
        f"Thank you for letting me know about {voice.job}, and for the time you gave me{voice.on_day()}.",
        f"The answer about {voice.job} reached me {day_told(voice, after.on)}, and I'd like to thank you for our conversation{voice.on_day()}.")  # fmt: skip
    return [one("thanks", text, *voice.job_sources(), voice.day_source(), *outcome_source(after, "on"))]


def _paper(to: Told) -> str:
    return {"letter": "letter", "call": "call"}.get(to.after.way, "message")


def _themselves(voice: Voice, to: Told) -> list[Sentence]:
    """Thanks to the one who was there and told it themselves, by the way they chose."""
    ring, ringing = ("call", "calling") if voice.american else ("ring", "ringing")
    warm = voice.case.candidate.register == "warm"
    more = ""
    match to.after.way:
        case "call":
            text = voice.pick("told", f"Thank you for {ringing} me yourself", f"It was good of you to {ring} me yourself",
                              f"Thank you for {ringing} to tell me yourself")  # fmt: skip
            if not voice.formal:
                more = voice.pick("told.more", "I know that isn't the nicest call to make.", "")
        case "letter":
            text = voice.pick(
                "told", "Thank you for writing to me yourself", "Thank you for taking the trouble to write"
            )
        case "meeting":
            text = voice.pick("told", "Thank you for telling me in person", "Thank you for telling me face to face")
        case _:
            text = voice.pick("told", "Thank you for telling me yourself", "Thank you for writing to me yourself")
            more = "That was kind." if warm else ""
    soon, why = promptly(voice, to.after)
    found = [
        one("thanks", f"{text}, and {soon}." if soon else f"{text}.", to.source, *outcome_source(to.after, "way"), *why)
    ]
    return [*found, one("thanks.more", more, METHOD)] if more else found


def _to_recruiter(voice: Voice, to: Told) -> Sentence:
    employer = voice.case.interview.employer.strip()
    at = f" at {voice.organisation(employer)}" if employer else ""
    sources = (*voice.job_sources(), Source("debrief", "employer", employer), *outcome_source(to.after, "way"))
    by = to.after.by.name.strip() if to.after.by is not None else ""
    if to.after.kind == "silent":
        text = f"I take it that {voice.job}{at} has gone to someone by now. Thank you for putting me forward."
    elif to.after.kind == "frozen":
        text = f"Thank you for telling me that {voice.job}{at} is on hold, and for putting me forward."
        if not to.themselves:
            text = f"I've heard that {voice.job}{at} is on hold. Thank you for putting me forward."
    elif not to.themselves:
        heard = f" from {by}" if by else ""
        text = f"I've had the answer about {voice.job}{at}{heard}. Thank you for putting me forward."
        sources = (*sources, Source("outcome", "outcome.by", by))
    else:
        text = voice.pick("recruiter", f"Thank you for letting me know about {voice.job}{at}, and for putting me forward.",
                          f"Thank you for passing on the answer about {voice.job}{at}, and for your help all along.",)  # fmt: skip
    return one("thanks", text, *sources)


def _silent(voice: Voice, to: Told) -> Sentence:
    """Nothing came. Said without a word about waiting, and so that it needs no answer."""
    text = voice.pick(
        "silent", f"I take it that you have found someone for {voice.job} by now, so this needs no answer. I'd still like to thank you for seeing me{voice.on_day()}.",
        f"I imagine that {voice.job} has gone to someone by now, and I wish you well with it. Thank you again for the time you gave me{voice.on_day()}.",
        f"I expect that {voice.job} is settled by now. This needs no answer and is only to say thank you for seeing me{voice.on_day()}.")  # fmt: skip
    return one("thanks", text, *voice.job_sources(), voice.day_source(), *outcome_source(to.after, "kind"))


def _frozen(voice: Voice, to: Told) -> Sentence:
    if to.themselves and to.met:
        text = voice.pick("frozen", f"Thank you for telling me yourself that {voice.job} is on hold.",
                          f"Thank you for letting me know that {voice.job} is on hold.")  # fmt: skip
    elif to.themselves:
        text = f"Thank you for letting me know that {voice.job} is on hold."
    else:
        text = f"I've heard that {voice.job} is on hold for now. Thank you again for seeing me{voice.on_day()}."
    return one("thanks", text, to.source, *voice.job_sources(), *outcome_source(to.after, "kind"))


def _advised(voice: Voice, to: Told) -> list[Sentence]:
    """Thanks for advice that came with the no: there is no other letter in which to give it."""
    with_it = [(n, said) for n, said in enumerate(to.after.feedback) if said.on <= to.after.on and said.words.strip()]
    if not with_it:
        return []
    n, said = with_it[0]
    text = voice.pick("advised", "Thank you too for your advice. I can use it.",
                      "I'm grateful for your advice too, and I'll put it to use.",
                      "Thank you as well for your plain words. They are of use to me.")  # fmt: skip
    if to.recruiter:
        text = "Thank you too for passing on what they said. I can use it."
        if not to.themselves:
            text = "They told me something I can use for the next time, and I'm grateful for it."
    return [one("thanks.advice", text, Source("outcome", f"outcome.feedback[{n}].words", said.words))]


# --- understood


def _understood(voice: Voice, to: Told) -> list[Sentence]:
    want = wants(voice)
    if to.after.kind == "silent":
        return []
    if to.after.kind == "frozen":
        text = (
            voice.pick(
                "understood",
                "I understand, and I hope it won't be for long.",
                *(() if to.recruiter else ("I'm sorry to hear it, for your sake as well as mine.",)),
            )
            if want
            else "I understand."
        )
        return [one("understood", text, *want)]
    if not want:
        return [one("understood", "I understand the decision.", METHOD)]
    if voice.formal:
        options = [
            "I would have liked it to be me, and I understand that it is not.",
            "I am sorry that it will not be me, and I understand the decision.",
        ]
        hoped = ["I had hoped for a different answer, of course, and I understand your decision."]
    elif voice.case.candidate.register == "warm":
        options = [
            "I'm sorry it won't be me, and I do understand.",
            "I'd have loved it to be me, and I understand.",
            "I'd hoped it would be me, of course, and I do understand.",
        ]
        hoped = []
    else:
        options = ["I'm sorry it won't be me, and I understand.", "I'd have liked it to be me, and I understand."]
        hoped = [
            "It isn't the answer I'd hoped for, and I understand it.",
            "I'd hoped for a different answer, of course, but I understand.",
        ]
    answered = to.after.kind == "refused" and to.after.way != "heard" and not to.recruiter
    return [one("understood", voice.pick("understood", *options, *(hoped if answered else [])), *want)]


# --- the door


def _door(voice: Voice, to: Told, *, wished: bool) -> list[Sentence]:
    found = thanked_too(voice, to) if to.met and to.themselves else []
    if voice.case.interview.assessment.want == "no" and to.recruiter:
        return [one("door", "If something different comes across your desk, I'd be glad to hear of it.", METHOD)]
    if voice.case.interview.assessment.want == "no":
        return [*found, one("door", voice.pick("door", "I wish you well with it.", "I hope it goes well."), METHOD)]
    return [*found, *(door_they_opened(voice, to) or _own_door(voice, to, wished=wished))]


def _own_door(voice: Voice, to: Told, *, wished: bool) -> list[Sentence]:
    want, job = wants(voice), voice.job_sources()
    if to.recruiter and to.after.kind == "frozen":
        return [one("door", "If it opens again, I'd be glad to hear of it.", METHOD)]
    if to.recruiter:
        text = voice.pick("door", f"If they look for someone again, or you have {another(voice)} elsewhere, I'd be glad to hear from you.",
                          f"If {another(voice)} comes across your desk, there or anywhere else, please think of me.")  # fmt: skip
        return [one("door", text, *job)]
    if to.after.kind == "frozen":
        if not want:
            return [one("door", "If it opens again, I'd be glad to hear of it.", METHOD)]
        text = voice.pick("door", "If it opens again, please tell me. I'd still like to do it.", "When it comes back, I'd like to be asked. I still want this job.",
                          "I'd still like to do this work, so if it opens again, I'd be glad to hear from you.")  # fmt: skip
        return [one("door", text, *want)]
    if to.after.kind == "silent":
        word = voice.job.rsplit(" ", 1)[-1]
        if want:
            text = voice.pick(
                "door", f"If I have that wrong, I'd still like the {word}, and if not, I'd be glad to hear of the next one.",
                f"Should it be open after all, I'd still like the {word}. Otherwise I'd be glad to hear of the next one.",
                f"If another {word} like it comes up, I'd be glad to hear of it, and if this one is still open, all the better.")  # fmt: skip
            return [one("door", text, *want, *job)]
        return [one("door", "Should you look for someone again, I'd be glad to be asked.", METHOD)]
    wish = voice.pick(
        "wish",
        "I hope it goes well with whoever you have chosen.",
        "I hope whoever you have chosen settles in well.",
        "",
    )
    found = [one("door.wish", wish, METHOD)] if wish and not wished else []
    text = voice.pick("door", f"If {another(voice)} comes up one day, I'd like to hear of it.", "Should you look for someone again, I'd be glad to be asked.",
                      f"If you ever have {another(voice)}, I hope you'll think of me.",
                      f"I'd be glad to hear of it if you ever have {another(voice)}.")  # fmt: skip
    return [*found, one("door", text, *job)]
