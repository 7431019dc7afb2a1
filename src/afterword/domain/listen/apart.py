"""A transcript taken apart: the employer's questions with their answers in order, and the candidate's own questions.

What counts as an exchange is every question of the employer's side that wants an answer of its own: follow-ups that
ask something new, pay, notice, and "what have you got for us" among them. Small talk, arrangements, trouble with the
line, nods and probes for more of the same do not. One pass over the turns; time grows with their number.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from afterword.domain.diagnose.questions import OTHER, family_in_talk, named_plainly, weights_in_talk
from afterword.domain.knowledge.fluent import read_spoken
from afterword.domain.listen.asking import FOR_US, PLAIN, ask_in
from afterword.domain.listen.own import back_channel, own_questions, says_yes_or_no, wants_clearing
from afterword.domain.listen.sense import Sense
from afterword.domain.listen.turning import Core, core_of, split_before
from afterword.domain.listen.utterances import Utterance, passage, passages, utterances, wordings
from afterword.domain.text import content
from afterword.domain.transcript import Conversation, HeardExchange, Passage, Roles, Transcript, Turn

IN_PASSING = frozenset({"personal_private", "relocation", FOR_US})
"""Families that small talk touches too: before the interview proper they open nothing."""
CRAFT = frozenset({"technical_blank", "lacking_experience", "coding_case_exercise"})
FOLLOWED = CRAFT | frozenset(
    "problem_solving planning customer management leadership conflict achievement failure_mistake change_adaptability "
    "ethics_integrity teamwork pressure_workload salary_expectation availability_schedule".split()
)
"""Families whose questions are often followed by a short one on the same ("And who owns the definition?")."""
BRIEF = frozenset(
    {"availability_schedule", "start_date_notice", "salary_expectation", "salary_history", "references_background"}
)
"""Families whose good answer is a word or two."""
SAID_LAST = 200
"""Characters of what was said before a question that may give it its subject."""
ADDED = frozenset({"and", "or", "also"})
"""Words with which one interviewer adds to another's question."""
FAINT = 4
"""Words up to which a question that names no subject is hardly one ("So what about, hm?")."""
NEAR = 0.5
"""Weight from which a question comes near a subject of interviews."""
PASSING = 7
"""Words of reply without which a question that comes near none was asked in passing ("What kind of cake?")."""
SAME = 0.6
"""Share of the words that carry meaning which two questions have in common when one is the other put again."""


AT_LENGTH = 120
"""Characters from which a turn of the employer's side ends the reply before it, even where it asks nothing."""


@dataclass
class _Open:
    """An exchange while it is being heard."""

    asked: Passage
    family: str
    faint: bool  # hardly a question, so that one put right after it takes its place
    plain: bool  # its own words name the family
    closed_question: bool  # a "yes" answers it
    lead: list[Passage] = field(default_factory=list)
    answer: list[Passage] = field(default_factory=list)
    probes: list[Passage] = field(default_factory=list)
    reaction: list[Passage] = field(default_factory=list)
    replied: int = 0  # words of the candidate so far, nods not counted

    def closed(self) -> HeardExchange:
        return HeardExchange(
            self.asked, self.family, tuple(self.lead), tuple(self.answer), tuple(self.probes), tuple(self.reaction)
        )


def take_apart(
    transcript: Transcript,
    roles: Roles,
    sense: Sense | None = None,
    heard_so_far: Callable[[float], None] = lambda _share: None,
) -> Conversation:
    """The exchanges in the order in which they were asked, and the candidate's questions. Roles say who is who;
    `sense` is a second voice beside the words where the family of a question is not plain. `heard_so_far` is told
    before each turn how much of the talk is done, 0 to 1.
    """
    hearing = _Hearing(transcript.turns, roles, sense)
    for place, turn in enumerate(transcript.turns):
        heard_so_far(place / len(transcript.turns))
        if turn.speaker in roles.candidate:
            hearing.candidate(turn)
        elif turn.speaker in roles.interviewers:
            hearing.employer(turn)
    exchanges = tuple(held.closed() for held in hearing.exchanges if held.answer)
    return Conversation(transcript, roles, exchanges, tuple(hearing.own))


class _Hearing:
    """Where the conversation has got to."""

    def __init__(self, turns: Sequence[Turn], roles: Roles, sense: Sense | None) -> None:
        self.turns = turns
        self.sense = sense
        self.roles = roles
        self.replies = _replies(turns, roles)
        self.exchanges: list[_Open] = []
        self.own: list[Passage] = []
        self.begun = False  # the interview proper
        self.theirs = False  # the candidate's turn to ask
        self.asked_back = False  # the candidate asked last
        self.stretch: list[tuple[Turn, tuple[Utterance, ...]]] = []  # the employer's words since the candidate spoke
        self.unanswered: Passage | None = None  # asked, and another interviewer spoke next
        self.last_words: frozenset[str] = frozenset()  # of the candidate, to know an echo by

    @property
    def current(self) -> _Open | None:
        return self.exchanges[-1] if self.exchanges else None

    def candidate(self, turn: Turn) -> None:
        if back_channel(turn.text):
            if self.current is not None:
                self.current.answer.append(passage(turn, 0, len(turn.text)))
                self.current.replied += self.current.closed_question and says_yes_or_no(turn.text)
            return
        heard = utterances(turn, cut=self.theirs)
        waiting = self.current is not None and not self.current.replied
        if waiting and self.current is not None and self.current.family != FOR_US and wants_clearing(heard):
            return
        questions = own_questions(heard, theirs=self.theirs) if self.begun else []
        self.own += [passage(turn, first.offset, last.end) for first, last in questions]
        self.asked_back = bool(questions)
        self.unanswered = None
        self.last_words = content(turn.text)
        if self.current is None:
            self.stretch.clear()
            return
        self._react()
        self.current.replied += len(turn.text.split())
        self.current.answer.append(passage(turn, 0, len(turn.text)))

    def _react(self) -> None:
        """What the employer said since the last answer, and asked nothing with, was their reaction to it."""
        if self.current is not None and self.current.replied:
            for turn, heard in self.stretch:
                self.current.reaction += passages(turn, heard)
        self.stretch.clear()

    def employer(self, turn: Turn) -> None:
        heard = utterances(turn)
        asks = [ask_in(said) for said in heard]
        self.begun = self.begun or any(said.reading.has(wordings("begins")) for said in heard)
        core = core_of(heard, asks, self.last_words, self.replies[turn.position])
        if core is not None and self._counts(turn, heard, core):
            self._ask(turn, heard, core)
            return
        broken = any(said.reading.has(wordings("technical")) for said in heard)
        if core is not None and core.names_you and not self.replies[turn.position] and not broken:
            self.unanswered = passage(turn, heard[core.first].offset, heard[core.last].end)
        if self.current is not None and self.current.replied and not self.asked_back:
            for said, ask in zip(heard, asks, strict=True):
                if ask is not None and ask.sort in {"probe", "asks"}:
                    self.current.probes += passages(turn, (said,))
        self.stretch.append((turn, heard))

    def _counts(self, turn: Turn, heard: tuple[Utterance, ...], core: Core) -> bool:
        """Whether the question wants an answer of its own here."""
        reply = self.replies[turn.position]
        ask = core.ask
        if self._aside(turn) or (ask.family == FOR_US and not self.exchanges):
            return False
        if not self.begun:
            self.begun = ask.firm and ask.family not in IN_PASSING and not core.private and reply >= 3
            if not self.begun:
                return False
        waiting = self.current is not None and not self.current.replied
        if not reply:
            return waiting and ask.firm
        if self.asked_back:  # an answer to the candidate, which may end in a question of its own
            before = sum(len(said.words) for said in heard[: core.first])
            meant = ask.firm and not core.led and ask.family != FOR_US
            return meant and reply >= 8 and (before >= 15 or core.turns)
        if self.theirs:
            return (
                (ask.firm or core.turns)
                and not core.led
                and ask.family != FOR_US
                and (reply >= 5 or ask.family in BRIEF)
            )
        if waiting or ask.firm or core.led:
            return True
        if ask.kind == "question":
            known = ask.weight >= NEAR or core.private
            return core.size >= 3 and (core.fresh or reply >= 5 if known else reply >= PASSING)
        return core.fresh and core.size >= 4 and (reply >= 5 if core.names_you else reply >= 15)

    def _aside(self, turn: Turn) -> bool:
        """Whether the turn is spoken to somebody else who has put their head in."""
        around = self.turns[max(0, turn.position - 1) : turn.position + 2]
        known = self.roles.candidate | self.roles.interviewers
        return len(around) == 3 and around[0].speaker not in known and around[2].speaker not in self.roles.candidate

    def _ask(self, turn: Turn, heard: tuple[Utterance, ...], core: Core) -> None:
        asked = passage(turn, heard[core.first].offset, heard[core.last].end)
        current = self.current
        if current is not None and not current.replied and core.ask.firm and current.faint:
            current.lead.append(current.asked)  # what came before only led up to it
            current.asked, current.family, current.faint = asked, core.ask.family, False
        elif current is not None and (not current.replied or _again(current.asked.text, asked.text)):
            current.probes.append(asked)  # the same question, put again or in parts
            if not current.plain and core.ask.weight >= PLAIN:
                current.family, current.plain = core.ask.family, True
        else:
            reaction, lead = split_before(self.stretch, turn, heard[: core.first])
            if current is not None:
                current.reaction += reaction
            self.stretch.clear()
            family = self._family(core, asked, lead)
            plain = core.ask.weight >= PLAIN
            faint = not core.ask.firm and (core.ask.kind == "remark" or core.size <= FAINT)
            opened = _Open(asked, family, faint, plain, core.closed, lead)
            if self.unanswered is not None and heard[core.first].words[0] in ADDED:
                opened.asked, opened.probes = self.unanswered, [asked]
            self.exchanges.append(opened)
        self.unanswered = None
        if core.ask.family == FOR_US:
            self.theirs = True

    def _family(self, core: Core, asked: Passage, lead: Sequence[Passage]) -> str:
        """The family by its own words; where they name nothing, by what led up to it or by the question before."""
        ask = core.ask
        if core.private and ask.family != "tenure_commitment":
            return "personal_private"
        current = self.current
        follows = current.family if current is not None and not lead and current.family in FOLLOWED else OTHER
        answered = current.answer if current is not None and not lead else []
        said = read_spoken(answered[-1].text[-SAID_LAST:]) if answered else None
        if current is None and ask.kind == "request" and ask.weight < PLAIN:
            return "tell_me_about_you"  # so most interviews begin, in whatever words
        before = " ".join(part.text for part in lead)[-SAID_LAST:]
        around = (read_spoken(before) if before else None, said, follows)
        if self.sense is None:
            return family_in_talk(read_spoken(asked.text), *around)
        own = read_spoken(asked.text)
        # Meaning decides where words leave a doubt: it takes what promotions are worth for a question of pay.
        return named_plainly(own) or self.sense.family(asked.text, weights_in_talk(own, *around))


def _again(first: str, second: str) -> bool:
    """Whether the second question is the first one put again."""
    one, two = content(first), content(second)
    if len(two) < 2:
        return False
    return len(one & two) >= SAME * min(len(one), len(two)) and len(one & two) >= 2


def _replies(turns: Sequence[Turn], roles: Roles) -> list[int]:
    """For each turn, the words the candidate says after it before the employer's side speaks at any length again."""
    replies = [0] * len(turns)
    words = 0
    for turn in reversed(turns):
        replies[turn.position] = words
        if turn.speaker in roles.candidate:
            words += len(turn.text.split()) if not back_channel(turn.text) else says_yes_or_no(turn.text)
        elif turn.speaker in roles.interviewers and ("?" in turn.text or len(turn.text) > AT_LENGTH):
            words = 0
    return replies
