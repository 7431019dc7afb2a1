"""How people write down what was said about contact: the wordings, read sentence by sentence.

The order matters. Wordings that only look like a rule ("don't hesitate to call", "they will call me", "a video call")
are taken out first; what is left is read as a rule. Everything is matched on text of the same length as the input, so
that every finding keeps the person's exact words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Meaning = Literal[
    "welcome",      # a call is invited
    "given",        # a number was given
    "no_call",
    "no_such_call", # not at that place ("not the switchboard"): blocks only when nothing else is welcome
    "writing",
    "through",      # everything goes through somebody else
    "scored",
    "no_contact",
    "limited",      # a call only for a purpose that a repair is not
    "not_given",    # a number nobody gave them
    "open",         # the person says that they do not know, or that the others will call
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """One thing the words mean: where, in which sentence (exact words), and, for "through", through whom."""

    meaning: Meaning
    at: int
    sentence: str
    words: str
    whom: str = ""


_ABBREVIATION = r"(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bProf)(?<!\bSt)(?<!\bLtd)(?<!\bInc)(?<!\bext)(?<!\bNo)"
_SENTENCE = re.compile(rf"[^\n]+?(?:{_ABBREVIATION}[.!?;]+[\"”’')]*(?=\s|$)|(?=\n)|$)")

CALL = r"(?:call(?:ing|ed)?|ring(?:ing)?|rang|phon(?:e|ing|ed)|telephon(?:e|ing|ed))"
CALLS = rf"(?:(?:phone |telephone )?calls|{CALL})"
WRITE = r"(?:e-?mail(?:s|ing)?|writ(?:e|ing)|messag(?:e|es|ing)|text(?:s|ing)?)"
RECRUITER = (
    r"(?:recruiters?|recruitment (?:consultants?|agenc(?:y|ies)|agents?|firm|partner)|recruiting (?:partner|agency|firm)|(?:\w+ )?agency|my agent|the agent|an agent"
    r"|my consultant|head-?\s?hunters?|search firm|staffing(?: firm| agency)?|talent (?:partner|acquisition)(?: team)?|my bureau)"
)
OFFICE = (
    r"(?:HR\b(?: (?:portal|team|department|inbox|mailbox))?|human resources|people (?:team|ops|operations|partner)|personnel"
    r"|(?:\w+ ){0,2}portal|careers (?:site|page|inbox)|recruitment (?:team|office|inbox|mailbox)(?:[’']s (?:inbox|mailbox))?"
    r"|hiring (?:team|coordinator)|talent team|(?:\w+ )?coordinator|(?:school|parish|practice|admissions) (?:office|manager|secretary)"
    r"|admin(?:istrator)?|secretary|clerk|(?:her|his|their|the) (?:assistant|PA|EA|office))"
)
NAME = r"(?-i:[A-Z][\w’'-]+(?: (?:[A-Z][\w’'-]+|at|from|of)(?= |[.,;:)!?]|$))*)"
NOT = r"(?:not|never|don[’']?t|do not|didn[’']?t|shouldn[’']?t|mustn[’']?t|can[’']?t|cannot|won[’']?t|doesn[’']?t|isn[’']?t)"
SOME = r"(?:\w[\w’'-]* )"
PLACE = (
    r"(?:switch-?board|reception|main (?:line|number|office)|front desk|landline|general (?:line|number)|shop floor)"
)


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


# Taken out before anything is read. The second value is what the wording itself means, if anything.
_ASIDES: tuple[tuple[str, Meaning | None], ...] = (
        # asked and answered
        (rf"\basked (?:\w+ )?(?:if|whether) I (?:could|can|may|might) {CALL}[^.;]*\b(?:yes|of course|sure|certainly|absolutely|by all means|please do|go ahead|any ?time)\b", "welcome"),
        (rf"\basked (?:\w+ )?(?:if|whether) I (?:could|can|may|might) {CALL}[^.;]*\b(?:no|rather not|better not)\b", "no_call"),
        # negations that invite
        (rf"\b(?:{NOT}|no need to|not to) (?:please )?(?:hesitate|be shy|be afraid|be scared|think twice|worry about|mind|be a stranger)\b,?[^.;]{{0,30}}?\b{CALL}\b", "welcome"),
        (rf"\b(?:no|not any) (?:harm|problem|trouble|bother|objections?)\b[^.;]{{0,20}}\b(?:{CALLS}|a (?:call|ring|bell))\b", "welcome"),
        (rf"\b(?:no need|{NOT} (?:need|have|bother)(?: with)?)\b (?:to |with )?(?:go(?:ing)? through )?(?:{WRITE}|{OFFICE}|the {RECRUITER}|{RECRUITER})", None),
        (rf"\b(?:not|without going|without|rather than|instead of)(?: going)? (?:through|via) (?:the |an? )?(?:{OFFICE}|{RECRUITER})", None),
        (rf"\b{CALLS}\b[^.;]{{0,25}}\b(?:rather than|better than|more than|over|instead of|not|than|to)\b[^.;,]{{0,8}}\b(?:{WRITE}|typ(?:e|ing))\b", "welcome"),
        (r"\b(?:sooner|rather|prefers? to) (?:talk|speak)\b(?: than (?:type|write|e-?mail))?", "welcome"),
        (rf"\b(?:phone|call|ring)\b[^.;]{{0,12}}\bor\b[^.;]{{0,10}}\b{WRITE}\b|\b{WRITE}\b[^.;]{{0,10}}\bor\b[^.;]{{0,12}}\b(?:phone|call|ring)\b", "welcome"),
        # what others think, and what is not known
        (r"\b(?:my|a) (?:friend|mum|mom|mother|dad|father|wife|husband|partner|brother|sister|coach|mentor|advis[eo]r|old boss|flatmate)\b[^.;]*\b(?:says?|said|thinks?|thought|reckons?|told me)\b[^.;]*", "open"),
        (rf"\b(?:no(?:body| one|thing)?|never|{NOT}|not sure|unsure|unclear|no idea|{NOT} know)\b (?:\w+ ){{0,3}}?(?:mention\w*|said|say|saying|discuss\w*|whether|if|about)\b[^.;]*", "open"),
        (rf"\bI (?:might|was thinking|am thinking|thought|want(?:ed)? to|would like|hoped?|plan|wonder(?:ed)?|tried)\b[^.;]*\b{CALL}\b[^.;]*", "open"),
        (rf"(?:^|\b)(?:can|should|could|may|shall) I {CALL}\b[^.;]*\?", "open"),
        (rf"\bto (?:arrange|set up|book|schedule|agree|fix) (?:a |the )?(?:time|slot|(?:phone )?call)\b[^.;,]*|\b{WRITE}\b[^.;]{{0,12}}\bfirst\b[^.;]*", "open"),
        # they come to us, and calls that are past or of another kind
        (rf"\b(?:they|she|he|we|I|{OFFICE}|{RECRUITER}|{NAME})(?:[’']ll|[’']d| will| would| shall| are going to| is going to) (?:\w+ ){{0,2}}?(?:be in touch|let|hear|get|receive|confirm|come back|contact (?:me|us|you|everyone|all)|{WRITE}|call (?:me|us|you|back|on|by|next)|{CALL} (?:me|us|you)|ring on|ring by|call|ring|phone)\b(?!\s+if\b)[^.;,]*", "open"),
        (r"\band will (?:call|ring|phone)\b[^.;,]*|\b(?:expect|get|getting|wait(?:ing)? for|have|receive|hear) (?:a|the|their|his|her) (?:phone )?call\b", "open"),
        (r"\b(?:she|he|they|recruiter|agency|[\w-]+ from \w+) (?:called|rang|phoned) (?:me|us)\b", None),
        (r"\bif (?:I|you) (?:called|rang|phoned)\b", "welcome"),
        (r"\b(?:decision|offer|answer|contract|result|news) (?:will|would|to) (?:come|be|follow|arrive)[^.;,]*", None),
        (r"\b(?:video|zoom|teams|skype|conference|screening|intro(?:ductory)?|first|second|next|last|initial|interview) call\b|\b(?:phone|telephone) (?:interview|screen(?:ing)?)\b|\bcall[- ]cent(?:re|er)s?\b|\bon[- ]call\b|\brings? a bell\b|\bring road\b|\bcalls it\b", None),
        (r"\binterview\w*(?: was| is)?(?: held)? (?:by|over|on)(?: the)? (?:phone|telephone)\b|\b(?:spoke|talked|met|interviewed)\b[^.;]{0,20}\b(?:by|on|over)(?: the)? (?:phone|telephone)\b", None),
        # only for a purpose that this is not
        (rf"\b(?:{CALLS}|number|cell|mobile|it)\b(?![^.;]*\b(?:not|don[’']?t)\b)[^.;]{{0,30}}\b(?:only (?:if|in|for)|if (?:it[’']?s |it is )?(?:really |very |absolutely )?(?:urgent|necessary|essential)|for emergenc\w+|in an emergency)\b[^.;]*|\bonly (?:to )?{CALL}\b[^.;]*", "limited"),
        (rf"\b(?:{CALL}|number|cell|mobile|phone|card)\b[^.;]{{0,30}}\b(?:in case|if|when|for)\b[^.;]{{0,30}}\b(?:late|lost|link|zoom|teams|video|parking|gate|arriv\w+|technical|connection|directions|misbehaves|emergenc\w+|on the day)\b[^.;]*", "limited"),
)  # fmt: skip
_ASIDE = tuple((_words(pattern), meaning) for pattern, meaning in _ASIDES)

_STILL_DECIDING = _words(
    r"\b(?:interview|process|deci\w+|deliberat\w+|shortlist\w*|selection|assess\w*|recruit\w*|scor\w+)\b"
)
# "Don't call before ten" says that a call is fine after ten; "don't call this week" leaves it open.
_HOURS = _words(
    r"\b(?:before|after|until|till|during|while|in the|at|when|late|early)\b[^.;,]*\b(?:\d+|noon|one|two|three|four|five|six|seven|eight"
    r"|nine|ten|eleven|twelve|lunch(?:time)?|service|surgery|class|lessons?|rounds?|handover|morning|afternoon|evening|night|home|shift)\b"
)
_DAYS = _words(
    r"\b(?:today|tomorrow|yet|(?:this|next) week|weekends?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|before|until|till|while)\b"
)

_NO_CALL = _words(
    rf"\b(?:no|strictly no|without) (?:further |more |follow-?up |cold |unsolicited |direct )?(?:phone |telephone )?(?:calls?|calling|ringing|phoning|phone|telephone (?:calls|enquiries|inquiries)|enquiries by (?:phone|telephone))\b"
    rf"|\b(?:{NOT}|rather I (?:didn[’']?t|did not)|rather (?:we|you|people|candidates) (?:didn[’']?t|did not)|refrain from|avoid|stop|not to) (?:please |to |be |ever |just )?{CALL}\b[^.;,]*"
    rf"|\b(?:never|{NOT}) (?:take|takes|taking|accept|accepts|answer|answers|return|returns|want|wants|like|likes|encourage|do) (?:any |her |his |their |the )?(?:phone )?(?:calls?|phone|to be (?:called|rung|phoned))\b[^.;,]*"
    rf"|\b{CALLS} (?:are |is |were |was |will be |would be )?(?:not|unwelcome|discouraged|n[o’']t)\b[^.;,]*"
    rf"|\b(?:hates?|dislikes?|can[’']?t (?:stand|bear)|never (?:on|picks up|answers)) (?:\w+ )?(?:phone|calls?|being (?:called|rung|phoned))\b"
    rf"|\bnobody (?:rang|rings|called|calls|phoned|phones)\b|\b{CALLS} (?:won[’']?t|will not|wouldn[’']?t)\b|\bdon[’']?t do (?:phones|calls|the phone)\b"
    rf"|\bnot (?:the|by|on the|over the) (?:phone|telephone)\b"
)  # fmt: skip

_NO_CONTACT = _words(
    rf"\b{NOT} (?:to )?(?:please )?contact (?:us|them|anyone)\b(?!\s+directly)|\bno (?:further )?(?:contact|follow-?ups?|correspondence|chasing)\b(?! details)(?![^.;]*\bdirect)|\b(?:{NOT}|not to) (?:to )?(?:chase|follow up|get in touch)\b"
)

_VIA = r"(?:through|via|thru|by way of)"
_WHOM = rf"(?P<whom>(?:the |my |our |their |an? )?(?:{RECRUITER}|{OFFICE})(?:,? {NAME})?|{NAME}|her|him|them)"
_OFFICIAL = rf"(?P<whom>(?:the |my |our |their |an? )?(?:{RECRUITER}|{OFFICE}))"
_THROUGH = tuple(
    _words(pattern)
    for pattern in (
        rf"\b(?:everything|all|it all|anything|any|contact|communications?|correspondence|questions|queries|feedback|messages)\b[^.;]{{0,45}}?\b{_VIA} {_WHOM}",
        rf"\b(?:questions|queries|everything|anything|contact|communications?|correspondence|enquiries|feedback)\b(?: else| further)?[^.;]{{0,25}}?\b(?:to|with|by) {_OFFICIAL}",
        rf"\b(?:go|goes|going|run|route[sd]?|pass|send|sent|deal|liaise|communicate|speak|keep|stick|work)\b (?:\w+ ){{0,3}}?(?:only |strictly )?{_VIA} {_WHOM}",
        rf"^\W*(?:all |only )?{_VIA} {_WHOM}",
        rf"\b{_OFFICIAL}(?:,? {NAME})? (?:\w+ ){{0,2}}?(?:handles?|handling|deals?|dealing|manages|managing|looks? after|relays?|passes|pass|takes? care|coordinates?|insists?)\b",
        rf"\b{_OFFICIAL}[^.;]{{0,30}}?\b(?:wants?|prefers?|insists?|asked|said|says|told me)\b[^.;]{{0,40}}?\b(?:{_VIA} (?:her|him|them|it)|to (?:call|ring|phone|contact|e-?mail|message) (?:her|him|them)|(?:s?he|they)(?:[’']ll|[’']d| will| would) (?:pass|relay|send|forward))\b",
        rf"\bpoint of contact (?:is|was|will be|:)? ?{_OFFICIAL}",
        rf"\b{_OFFICIAL} (?:is|was|will be|as) (?:my |the |our )?(?:only |sole |single |main )*(?:point of )?contact\b",
        rf"\b{_OFFICIAL}[ -]only\b",
        rf"\bonly (?:through|via|with|to) {_WHOM}",
        rf"\b(?:contact|call|ring|phone|e-?mail|speak (?:to|with)|talk to|ask|message|let|check with|chase|get in touch with|liaise with|write to|reply to|leave it (?:to|with)|go back to)\b (?:only )?(?:the |my |our |their )?{_OFFICIAL}",
        rf"\b(?:contact|speak (?:to|with)|talk to|check with|go (?:to|back to)|liaise with) {_WHOM}(?=[^.;]*\b(?:first|only|staffing|recruit\w+|talent|agency)\b)",
        rf"\b(?:{NOT}|not to|never) (?:\w+ ){{0,3}}?(?:contact|approach|write(?: to)?|e-?mail|message|reach out(?: to)?|speak (?:to|with)|talk (?:to|with)|get in touch(?: with)?|go)\b[^.;]{{0,50}}?\b(?:direct(?:ly)?|myself|the (?P<whom>client|panel|hiring manager|interviewers?|manager))\b",
        r"\bno direct contact\b",
        rf"\b(?:use|using)\b (?:only )?{_OFFICIAL}(?= (?:for|to|only|if)\b|[.,;]|$)",
        rf"\b(?:route|send|address|direct|refer)\w*\b[^.;]{{0,30}}?\bto {_OFFICIAL}",
        rf"\b(?:my|main|only) contact (?:is|was|there is) {_OFFICIAL}",
        rf"\b{_OFFICIAL}\b[^.;]{{0,40}}\bcontact only (?:her|him|them)\b",
        r"\b(?:questions|queries|everything|anything|contact)\b[^.;]{0,20}\bto (?P<whom>(?:hr|recruitment|careers|jobs|people|talent)@\S+)",
        r"\bcontact\b[^.;]{0,25}, ?not the (?P<whom>panel|client)\b",
    )
)  # fmt: skip

_SCORED = _words(
    r"\b(?<!not )(?<!n’t )(?<!n't )(?:scored|scoring|marking (?:sheets?|scheme|grid)|mark sheets?|score ?sheets?|gets? a (?:score|mark)|marks? only what|closed (?:competition|process|assessment|panel)|fair and open competition|sealed process)\b"
    r"|\b(?:no|nothing|(?:cannot|can[’']?t|don[’']?t|won[’']?t) (?:accept|consider)) (?:any )?(?:further|more|additional|new)\b[^.;]{0,30}\b(?:considered|accepted|taken into account|taken|after|information)\b"
    r"|\bpanel\b[^.;]{0,40}\b(?:can[’']?t|cannot|not allowed|may not|aren[’']?t allowed|not permitted) (?:to )?(?:discuss|accept|take|speak|talk)\b"
)

_WRITING = _words(
    rf"\b(?:e-?mails?|written|writing)\b(?: (?:questions|contact|enquiries|queries|communication))? ?(?:only|please)\b|\bonly (?:by|via|through|in|takes?|accepts?|answers?|reads?|to)?\s*(?:an? )?(?:e-?mails?|writing)\b"
    rf"|\b(?:e-?mail(?:ing)?|writing)\b(?:[’']s| is| was| would be) (?:the )?(?:way|best|better|preferred|easier|easiest|what)\b|\bprefers? (?:an? |to (?:get|have) )?(?:e-?mails?|things in writing|it in writing|writing|to write)\b"
    rf"|\b(?:everything|anything|all|any|questions|queries|contact|communication|put (?:it|that|this|them)|further)\b[^.;]{{0,30}}?\b(?:by|via|in|on|to|over) (?:an )?(?:e-?mail|writing)\b(?! or\b)|\b(?:keep|stick|stay)\b[^.;]{{0,12}}\b(?:to|in|on|with) (?:e-?mail|writing)\b"
    rf"|\be-?mail\b[^.;]{{0,15}}\b(?:rather than|than|not|over|instead of)\b[^.;]{{0,12}}\b(?:{CALLS}|phone)\b|^\W*(?:by )?e-?mail,? please\b"
)

_NOT_GIVEN = _words(
    rf"\b{PLACE}\b|\b(?:number|it|that|line)\b[^.;]{{0,25}}\b(?:on|from) (?:the |their )?(?:website|web site|site|internet|advert|google|linkedin|directory)\b|\b(?:found|looked up|googled|got)\b[^.;]{{0,25}}\b(?:number|mobile|cell)\b[^.;]{{0,15}}\b(?:on|from|off|via)\b"
    rf"|\b(?:{NOT} (?:\w+ )?(?:give|gave|get|have|leave|got)|without|no) (?:me |us )?(?:an?|any|her|his|their|the)? ?(?:direct |phone |mobile )*(?:number|card|mobile|line)\b|^\W*no number\b"
)

_NUMBER = r"(?:number|card|mobile|cell(?: ?phone)?|direct (?:line|dial)|line|extension|digits|phone number)"
_GIVEN = _words(
    rf"\b(?:gave|give|given|handed|passed|left|wrote|scribbled|put|here[’']s|sent|texted|offered|read)\b[^.;]{{0,35}}?\b(?:{_NUMBER})\b|\b(?:gave|handed|passed) me (?:it|one)\b"
    rf"|\b{_NUMBER}\b[^.;]{{0,12}}\b(?:is|was|are)\b[^.;]{{0,12}}\b(?:on|in|at the (?:bottom|foot|end) of|under)\b[^.;]{{0,12}}\b(?:invite|invitation|card|e-?mail|signature|letter|calendar|rota|confirmation)\b"
    rf"|\b(?:(?:have|got|has) (?:her|his|their)|(?:with|use|on) (?:her|his|their|my|the)) (?:own |direct |mobile |cell |business |work |phone |desk |personal )*{_NUMBER}\b|\b(?:my|her|his|the) (?:direct )?{_NUMBER} is \d"
    rf"|(?<![\w/.-])\+?\(?\d[\d ().-]{{6,}}\d(?![\w/-])"
)

_WELCOME = _words(
    rf"\b(?:call|ring|phone|telephone) (?:me|us|her|him|them|in|back|direct(?:ly)?|up|any|whenever|if|when|with|on|at|after|before|or|to ask|to say|him|the|ahead|round|and|then|tomorrow|today|my|his|(?-i:[A-Z]))\b"
    rf"|\b(?:to|can|could|may|just|should|do|please|free to|and|or|then|i might|better to|fine to|ok to|said|says|said to) (?:call|ring|phone|telephone)\b|^\W*(?:just |please |do )?(?:call|ring|phone|telephone)\b"
    rf"|\b(?:give|gives|giving) (?:\w+ ){{1,3}}?a (?:call|ring|bell|buzz|tinkle|phone)\b|\bbell me\b|\bpick up the phone\b|\bget on the phone\b|\b(?:take|takes|taking|up for|welcome|welcomes|likes?|prefers?|happy with|open to|love|appreciate) (?:a |my |the |your |quick |phone )*(?:calls?|phone)\b"
    rf"|\b(?:{CALLS}|phone|by phone)(?: call)? (?:is |are |was |would be |were )?(?:fine|welcome|ok|okay|good|best|better|easiest|easier|preferred|no problem|any ?time)\b|\bbest (?:by|on the) phone\b|\b(?:mind|minds) (?:me |being |my |us )?{CALL}\b|\b(?:fine|welcome|happy|happier) (?:for me )?to be (?:called|rung|phoned)\b|\b(?:rather|sooner|preferred if) I (?:rang|called|phoned)\b"
    rf"|\b(?:be|am|is|are) fine to (?:call|ring|phone)\b"
)  # fmt: skip

_PLACE = _words(rf"\b{PLACE}\b")
_BUT = _words(r"\b(?:but|though|although|however|except|unless)\b")


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of `text` with where each starts, exactly as written."""
    for found in _SENTENCE.finditer(text):
        sentence = found.group()
        stripped = sentence.strip()
        if stripped:
            yield found.start() + len(sentence) - len(sentence.lstrip()), stripped


def read_rules(text: str, interviewers: Sequence[str] = ()) -> tuple[Said, ...]:
    """Everything `text` says about contact, in order. `interviewers` are names: going "through" one of them is no detour."""
    own = {part.lower() for name in interviewers for part in name.split() if len(part) > 1}
    found: list[Said] = []
    for start, sentence in sentences(text):
        found += _read_sentence(sentence, start, own)
    return tuple(sorted(found, key=lambda said: said.at))


def after_a_but(text: str, earlier: Said, later: Said) -> bool:
    """Whether `later` takes back what `earlier` says ("all through the agency, but she said ring me")."""
    return earlier.at < later.at and _BUT.search(text, earlier.at, later.at) is not None


def _read_sentence(sentence: str, start: int, own: set[str]) -> list[Said]:
    found: list[Said] = []
    rest = sentence

    def take(match: re.Match[str], meaning: Meaning | None, whom: str = "") -> str:
        if meaning is not None:
            found.append(Said(meaning, start + match.start(), sentence, match.group().strip(), whom))
        # Blank it out, length kept, so that a later pattern cannot read the same words another way.
        return rest[: match.start()] + "\0" * (match.end() - match.start()) + rest[match.end() :]

    if (match := _SCORED.search(rest)) is not None:
        rest = take(match, "scored")
    for pattern, meaning in _ASIDE:
        while (match := pattern.search(rest)) is not None and match.end() > match.start():
            rest = take(match, meaning)
    while (match := _NO_CALL.search(rest)) is not None:
        rest = take(match, _refusal(match.group()))
    for pattern in _THROUGH:
        for match in pattern.finditer(rest):
            whom = (match.groupdict().get("whom") or "").strip()
            if not _is_interviewer(whom, own):
                rest = take(match, "through", whom)
                break
    for pattern, meaning in (
        (_NO_CONTACT, "no_contact"),
        (_WRITING, "writing"),
        (_NOT_GIVEN, "not_given"),
        (_GIVEN, "given"),
        (_WELCOME, "welcome"),
    ):
        if (match := pattern.search(rest)) is not None:
            rest = take(match, meaning)
    return found


def _refusal(words: str) -> Meaning:
    """A refusal may hold for a place or a time of day only; while they decide, it holds."""
    if _STILL_DECIDING.search(words):
        return "no_call"
    if _PLACE.search(words):
        return "no_such_call"
    if _HOURS.search(words):
        return "welcome"
    return "open" if _DAYS.search(words) else "no_call"


def _is_interviewer(whom: str, own: set[str]) -> bool:
    return bool(own & {part.lower().strip("’',.") for part in whom.split()})
