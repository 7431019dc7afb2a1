"""What is said about a question that reaches into private life: the concern, what is enough to say, what the rules are.

No motive is guessed at, and the private fact is never asked for (S10).
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from afterword.domain.diagnose.findings import PrivateQuestion
from afterword.domain.knowledge import jurisdictions, topics


def concern_of(private: PrivateQuestion) -> tuple[str, ...]:
    """What they may fairly need to know, in one sentence."""
    topic = topics().get(private.topic)
    return (_("What they may fairly need to know: {concern}").format(concern=topic.concern),) if topic else ()


def private_words(private: PrivateQuestion) -> tuple[str, ...]:
    """Two paragraphs: that no private fact is needed, and that the wording can stay in the notes."""
    opening = (
        _("The wording is an ordinary one and can reach into private life; why it was asked, nobody here can know.")
        if private.veiled
        else _("This reaches into private life; why it was asked, nobody here can know.")
    )
    enough = _(
        "Answer the concern, and no private fact is needed, one way or the other. None will stand in your drafts."
    )
    return f"{opening} {enough}", _("Their exact words and the date can stay in your notes, for you alone.")


def nothing_private() -> str:
    """For a question that private ground may lie behind, where nothing shows that it does."""
    return _("Nothing about your private life is needed to answer it.")


def rules_on(private: PrivateQuestion, country: str) -> tuple[str, ...]:
    """What the law of `country` says, for an open question only: an ordinary wording is not to be suspected."""
    if private.veiled or not country:
        return ()
    places = [place for place in jurisdictions().values() if place.country == country]
    found = [(place, rule) for place in places for rule in place.rules if private.topic in rule.topics]
    if not found:
        return ()
    lines = [f"{place.label}: {rule.rule}" for place, rule in found]
    bodies = dict.fromkeys(place.body for place, _rule in found if place.body)
    limits = dict.fromkeys(place.time_limit for place, _rule in found if place.time_limit)
    advice = _("General knowledge and no legal advice; it may have changed.")
    if bodies:
        advice += " " + _("Ask: {bodies}.").format(bodies="; ".join(bodies))
    return (*lines, *limits, advice)
