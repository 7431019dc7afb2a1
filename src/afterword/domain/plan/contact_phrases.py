"""The wordings in which people note what was said about contact, in a small notation that can be read aloud.

    (a|b|)     either word, or, where the last is empty, nothing
    ..         up to forty characters of the same clause
    ~          any ending: mention~
    >          the rest of the clause up to a comma; >> up to the end of the sentence
    '          either apostrophe
    ^          the start of the sentence
    CAPITALS   a word list from `LISTS`; WHOM and OFFICIAL also note who it is

Order matters between the lists (see `contact_words`), not inside one. Whoever adds a wording adds it to the golden
table of the tests as well.
"""

from __future__ import annotations

import re

LISTS = {
    "CALLING": "(call(ing|ed|)|ring(ing|)|rang|phon(e|ing|ed)|telephon(e|ing|ed))",
    "CALLS": "((phone |telephone |)calls|CALLING)",
    "WRITE": "(e-?mail(s|ing|)|writ(e|ing)|messag(e|es|ing)|text(s|ing|))",
    "NOT": "(not|never|don't|do not|didn't|shouldn't|mustn't|can't|cannot|won't|doesn't|isn't)",
    "PLACE": "(switch-?board|reception|main (line|number|office)|front desk|landline|general (line|number)|shop floor)",
    "NUMBER": "(number|card|mobile|cell( ?phone|)|direct (line|dial)|line|extension|digits|phone number)",
    "VIA": "(through|via|thru|by way of)",
    "REACH": "(contact|approach|write( to|)|e-?mail|message|reach out( to|)|speak (to|with)|talk (to|with)"
    "|get in touch( with|)|go)",
}
# A recruiter or an office is marked in the text before anything is read, so that the phrases stay short and quick.
RECRUITERS = (
    "recruiters?|recruitment (consultants?|agents?|firm|partner)|recruiting (partner|firm)|placement (consultant|firm)"
    "|((recruitment|recruiting|placement|temp(ing|)|staffing|supply|locum|nanny|talent|casting|employment) |)"
    "agenc(y|ies)|(my|the|an) agent|my consultant|head-?[ ]?hunters?|search firm|staffing( firm|)"
    "|talent (partner|acquisition)( team|)|my bureau"
)
OFFICES = (
    "HR( (portal|team|department|inbox|mailbox|shared services)|)|human resources|people (team|ops|operations|partner)"
    "|personnel|((careers?|candidate|application|applicant|jobs?|online|vacancy|internal) |)portal"
    "|careers (site|page|inbox)|recruitment (team|office|inbox|mailbox)('s (inbox|mailbox)|)|talent team"
    "|hiring (team|coordinator)|((recruitment|hiring|interview|programme|program|site) |)coordinator"
    "|(school |)business manager|bursar|(school|parish|practice|admissions) (office|manager|secretary)"
    "|admin(istrator|)|secretary|clerk|(her|his|their|the) (assistant|PA|EA|office)"
)
RECRUITER, OFFICE = "ꙮ", "ꘗ"  # letters, so that words end at them, of scripts nobody writes such a note in
_OFFICIAL = f"(the |my |our |their |an? |)[{RECRUITER}{OFFICE}]+"
_WHOM = {
    "OFFICIAL": f"(?P<whom>{_OFFICIAL})",
    "WHOM": f"(?P<whom>{_OFFICIAL}(,? NAME|)|(the|my) consultant(,? NAME|)|NAME|her|him|them)",
    "RECRUITER": f"{RECRUITER}+",
    "OFFICE": f"{OFFICE}+",
}
_NAME = r"(?-i:[A-Z][\w’'-]+(?:\.? (?:[A-Z][\w’'-]+|at|from|of)(?= |[.,;:)!?]|$))*)"

# What only looks like a rule, taken out before anything else is read; with what it means itself, if anything.
ASIDES: tuple[tuple[str, str], ...] = (
    # asked and answered
    ("welcome", "asked ([a-z]+ |)(if|whether) I (could|can|may|might) CALLING .. (yes|of course|sure|certainly)"),
    ("welcome", "asked ([a-z]+ |)(if|whether) I (could|can|may|might) CALLING .. (by all means|please do|go ahead)"),
    ("no_call", "asked ([a-z]+ |)(if|whether) I (could|can|may|might) CALLING .. (no|rather not|better not)"),
    # negations that invite
    ("welcome", "(NOT|no need to|not to) (please |)(hesitate|be shy|be afraid|be scared|think twice|mind) .. CALLING"),
    ("welcome", "(NOT|no need to|not to) (please |)(worry about|be a stranger) .. CALLING"),
    ("welcome", "(no|not any) (harm|problem|trouble|bother|objections?) .. (CALLS|a (call|ring|bell))"),
    # what they do not want written is not asked for in writing
    ("", "(NOT|no) (please |)(e-?mail|text)(s|ing|)(?! (us|them|anyone))(?! (address|only))"),
    ("", "(hates?|dislikes?|(never|rarely|hardly ever|doesn't|does not|don't) (ever |really |)"
         "(reads?|looks? at|checks?|opens?|does|do|answers?|gets? to)) ((her|his|their|the|my) |)e-?mails?"),
    ("", "(no need|NOT (need|have|bother)( with|)) (to |with |)(go(ing|) through |)(the |)(WRITE|OFFICE|RECRUITER)"),
    ("", "(not|without going|without|rather than|instead of)( going|) VIA (the |an? |)(OFFICE|RECRUITER)"),
    ("welcome", "CALLS .. (rather than|better than|more than|over|instead of|not|than|to) (an? |)(WRITE|typ(e|ing))"),
    ("welcome", "(sooner|rather|prefers? to) (talk|speak)( than (type|write|e-?mail)|)"),
    ("welcome", "(phone|call|ring) (me |her |him |us |)or (an? |)WRITE"),
    ("welcome", "WRITE (me |her |him |us |)or (an? |)(phone|call|ring|bell)"),
    ("welcome", "(call|ring|phone) .. put (you|me) through"),
    ("", "I (gave|left|sent|texted) (them|her|him|it) .. NUMBER"),
    ("through", "(the |my |)RECRUITER will (relay|pass|forward) .. (messages?|anything|on|it)"),
    # what others think, and what is not known
    ("open", "(my|a) (friend|mum|mom|mother|dad|father|wife|husband|partner|brother|sister) .. (says?|said|thinks?)>>"),
    ("open", "(my|a) (coach|mentor|advis[eo]r|old boss|flatmate|friend|mum|dad) .. (thought|reckons?|told me)>>"),
    ("open", "(my|a) (coach|mentor|advis[eo]r|old boss|flatmate) .. (says?|said|thinks?)>>"),
    ("open", "(nobody|no one|nothing|never|NOT|not sure|unsure|unclear|no idea|no)"
             " ([a-z]+ |)([a-z]+ |)(mention~|said|say|saying|discuss~|whether|if|about)>>"),
    ("open", "I (might|was thinking|am thinking|thought|want(ed|) to|would like|hoped?|plan|wonder(ed|)|tried)"
             "( [^.;,]{0,40}|) CALLING>>"),
    ("open", "(can|should|could|may|shall) I CALLING[^.;]*[?]"),
    ("open", "to (arrange|set up|book|schedule|agree|fix) (a |the |)(time|slot|(phone |)call)>"),
    ("open", "WRITE ([a-z]+ |)first>>"),
    # they come to us
    ("open", "(they|she|he|we|I|OFFICE|RECRUITER|NAME)('ll|'d| will| would| shall| are going to| is going to)"
             " ([a-z]+ |)([a-z]+ |)(be in touch|let|hear|get|receive|confirm|come back"
             "|contact (me|us|you|everyone|all)|WRITE|CALLING)(?! if)>"),
    ("open", "and will (call|ring|phone)>"),
    ("open", "(expect|get|getting|wait(ing|) for|have|receive|hear) (a|the|their|his|her) (phone |)call"),
    # calls that are past, or of another kind
    ("", "(she|he|they|recruiter|agency|[a-z]+ from [a-z]+) (called|rang|phoned) (me|us)"),
    ("welcome", "if (I|you) (called|rang|phoned)"),
    ("", "(decision|offer|answer|contract|result|news) (will|would|to) (come|be|follow|arrive)>"),
    ("", "(video|zoom|teams|skype|conference|screening|intro(ductory|)|first|second|next|last|initial|interview) call"),
    ("", "(phone|telephone) (interview|screen(ing|))"),
    ("", "(call[- ]cent(re|er)s?|on[- ]call|rings? a bell|ring road|calls it)"),
    ("", "interview~( was| is|)( held|) (by|over|on)( the|) (phone|telephone)"),
    ("", "(spoke|talked|met|interviewed) .. (by|on|over)( the|) (phone|telephone)"),
    # only for a purpose that this is not
    ("limited", "(CALLS|number|cell|mobile|it)(?![^.;]*(not|don't)) .. "
                "(only (if|in|for)|for emergenc~|in an emergency)>>"),
    ("limited", "(CALLS|number|cell|mobile|it)(?![^.;]*(not|don't)) .. if (it's |it is |)"
                "(really |very |absolutely |)(urgent|necessary|essential)>>"),
    ("limited", "only (to |)CALLING>>"),
    ("limited", "(CALLING|number|cell|mobile|phone|card) .. (in case|if|when|for) .. "
                "(late|lost|link|zoom|teams|video|parking|gate|arriv~|technical|connection|directions|misbehaves"
                "|emergenc~|on the day)>>"),
)  # fmt: skip

NO_CALL = (
    "(no|strictly no|without) (further |more |follow-?up |cold |unsolicited |direct |)(phone |telephone |)"
    "(calls?|calling|ringing|phoning|phone|enquiries by (phone|telephone)|enquiries|inquiries)(?<!no enquiries)",
    "(NOT|refrain from|avoid|stop|not to) (please |to |be |ever |just |)CALLING>",
    "rather (I|we|you|people|candidates) (didn't|did not) (please |just |)CALLING>",
    "(never|NOT) (take|takes|taking|accept|accepts|answer|answers|return|returns|want|wants|like|likes|encourage|do)"
    " (any |her |his |their |the |)(phone |)(calls?|phone|to be (called|rung|phoned))>",
    "CALLS (are |is |were |was |will be |would be |)(not|unwelcome|discouraged)>",
    "(hates?|dislikes?|can't (stand|bear)|never (on|picks up|answers)) ([a-z]+ |)(phone|calls?|being (called|rung))",
    "nobody (rang|rings|called|calls|phoned|phones)",
    "CALLS (won't|will not|wouldn't)",
    "don't do (phones|calls|the phone)",
    "not (the|by|on the|over the) (phone|telephone)",
)

NO_CONTACT = (
    "NOT (to |)(please |)contact (us|them|anyone)(?! directly)",
    "NOT (e-?mail|write to) (us|them)",
    "no (further |)(contact|follow-?ups?|correspondence|chasing)(?! details)(?![^.;]*direct)",
    "(NOT|not to) (to |)(chase|follow up|get in touch)",
)

_MATTERS = (
    "(everything|all|it all|anything|any|contact|communications?|correspondence|questions|queries|feedback|messages)"
)

THROUGH = (
    f"{_MATTERS} .. VIA WHOM",
    f"({_MATTERS[1:-1]}|enquiries)( else| further|) .. (to|with|by) OFFICIAL",
    "(go|goes|going|run|runs|route[sd]?|pass|send|sent|deal|liaise|communicate|speak|keep|stick|work)"
    " ([a-z]+ |)([a-z]+ |)([a-z]+ |)(only |strictly |)VIA WHOM",
    "^(all |only |)VIA WHOM",
    "OFFICIAL(,? NAME|) ([a-z]+ |)([a-z]+ |)(handles?|handling|deals?|dealing|manages|managing|looks? after|relays?)",
    "OFFICIAL(,? NAME|) ([a-z]+ |)([a-z]+ |)(passes|pass|takes? care|coordinates?|insists?)",
    "OFFICIAL .. (wants?|prefers?|insists?|asked|said|says|told me) .. (VIA (her|him|them|it)"
    "|to (call|ring|phone|contact|e-?mail|message) (her|him|them)"
    "|(she|he|they)('ll|'d| will| would) (pass|relay|send|forward))",
    "point of contact (is|was|will be|:|) ?OFFICIAL",
    "(my|main|only) contact (is|was|there is) OFFICIAL",
    "OFFICIAL (is|was|will be|as) (my |the |our |)(only |sole |single |main |)(point of |)contact",
    "OFFICIAL .. contact only (her|him|them)",
    "OFFICIAL .. (everything|anything|all) .. (to|through|via|with) (them|her|him)",
    "OFFICIAL does (all|the talking)",
    "contact .. is OFFICIAL",
    "(liaise|coordinate|co-ordinate) (only |)with WHOM",
    "(NOT|not to) REACH the (school|company|firm|employer|hospital|practice|shop|trust|department|business|venue)",
    "OFFICIAL[ -]only",
    "only OFFICIAL (may|can|should|must|will)",
    "(everything|all|anything) in OFFICIAL",
    "only (through|via|with|to) WHOM",
    "(contact|call|ring|phone|e-?mail|speak (to|with)|talk to|ask|message|let|check with|chase|get in touch with"
    "|liaise with|write to|reply to|leave it (to|with)|go back to) (only |)(the |my |our |their |)OFFICIAL",
    "(contact|speak (to|with)|talk to|check with|go (to|back to)|liaise with) WHOM"
    "(?=[^.;]*(first|only|staffing|recruit~|talent|agency))",
    "(NOT|not to) ([a-z]+ |)([a-z]+ |)REACH .. (direct(ly|)|myself|the (?P<whom>client|panel|interviewers?))",
    "(NOT|not to) ([a-z]+ |)([a-z]+ |)REACH .. the (?P<whom>(hiring |)manager)",
    "no direct (contact|approach~)",
    "(use|using) (only |)OFFICIAL(?= (for|to|only|if)|[.,;]|$)",
    "(route|send|address|direct|refer)~ .. to OFFICIAL",
    "(questions|queries|everything|anything|contact) .. to (?P<whom>(hr|recruitment|careers|jobs|people|talent)@[^ ]+)",
    "contact .. , ?not the (?P<whom>panel|client)",
)

SCORED = (
    "(?<!not )(?<!n't )(scored|scoring|marking (sheets?|scheme|grid)|mark sheets?|score ?sheets?|gets? a (score|mark))",
    "(marks? only what|marked against|interviews? (is|are) marked"
    "|closed (competition|process|assessment|panel)|fair and open competition|sealed process)",
    "(no|nothing) (further|more|additional|new) .. (considered|accepted|taken into account|taken)",
    "(cannot|can't|don't|won't) (accept|consider) (any |)(further|more|additional|new) .. (after|information|evidence)",
    "panel .. (can't|cannot|not allowed|may not|aren't allowed|not permitted) (to |)(discuss|accept|take|speak|talk)",
)

WRITING = (
    "(e-?mails?|written|writing)( (questions|contact|enquiries|queries|communication)|) ?(only|please)",
    "only (by |via |through |in |takes? |accepts? |answers? |reads? |to |)(an? |)(e-?mails?|writing)",
    "(e-?mail(ing|)|writing)('s| is| was| would be) (the |)(way|best|better|preferred|easier|easiest|what)",
    "prefers? (an? |to (get|have) |)(e-?mails?|things in writing|it in writing|writing|to write)",
    "(everything|anything|all|any|questions|queries|contact|communication|put (it|that|this|them)|further)"
    " .. (by|via|in|on|to|over) (an |)(e-?mail|writing)(?! or)",
    "(keep|stick|stay) .. (to|in|on|with) (e-?mail|writing)",
    "(an? |)e-?mail .. (rather than|than|not|over|instead of) .. (CALLS|phone)",
    "(text|texting|message|messaging|write|writing) (me |us |her |him |)(rather than|instead of|not)"
    " (CALLS|CALLING|call|calling|ring|ringing|phone)",
    "^(by |)e-?mail,? please",
    "^by e-?mail(?! or)",
    "(follow up|respond|reply|reach (her|him|them)) by e-?mail(?! or)",
    "(anything|questions|queries)( else| further|)[:,] (by |)e-?mail",
    "only ([a-z]+ |)(by|via) e-?mail",
)

NOT_GIVEN = (
    "PLACE",
    "(number|it|that|line) .. (on|from) (the |their |)(web ?site|site|internet|advert|google|linkedin|directory)",
    "(found|looked up|googled|got) .. (number|mobile|cell) .. (on|from|off|via)",
    "NOT (give|gave|get|have|leave|got) (me |us |)(an?|any|her|his|their|the) (direct |phone |mobile |)NUMBER",
    "(without|no) (direct |phone |mobile |)(number|numbers|card|mobile|line)",
)

GIVEN = (
    "(gave|give|given|handed|passed|left|wrote|scribbled|scrawled|put|here's|sent|texted|offered|read) .. NUMBER",
    "(gave|handed|passed) me (it|one)",
    "NUMBER .. (is|was|are) .. (on|in|at the (bottom|foot|end) of|under)"
    " .. (invite|invitation|card|e-?mail|signature|letter|calendar|rota|confirmation)",
    "((have|got|has) (her|his|their)|(you have|you've got|got) my|(with|use|on) (her|his|their|my|the))"
    " (own |direct |mobile |cell |business |work"
    " |phone |desk |personal |)NUMBER",
    "(my|her|his|the) (direct |)NUMBER is [0-9]+",
    "(?<![/.-])[+]?[(]?[0-9][0-9 ().-]{6,}[0-9](?![/-])",
)

WELCOME = (
    "(call|ring|phone|telephone) (me(?! (?!mon|tue|wed|thu|fri|sat|sun|any)(?-i:[A-Z]))"
    "|us|her|him|them|in|back|direct(ly|)|up|any|whenever|if|when|with|on|at|after"
    "|before|or|to ask|to say|the|ahead|round|and|then|tomorrow|today|my|his|(?-i:[A-Z])~)",
    "(to|can|could|may|just|should|do|please|and|or|then|i might|said|says) (call|ring|phone|telephone)",
    "^(just |please |do |)(call|ring|phone|telephone)(?! me (?!mon|tue|wed|thu|fri|sat|sun|any)(?-i:[A-Z]))",
    "(give|gives|giving) ([a-z]+ |)([a-z]+ |)[a-z]+ a (call|ring|bell|buzz|tinkle|phone)",
    "(so|better|best|just|please|instead),? (call|ring|phone|telephone)",
    "(call|ring|phone|telephone) instead",
    "(bell me|pick up the phone|get on the phone|best (by|on the) phone)",
    "(take|takes|taking|up for|welcome|welcomes|likes?|prefers?|happy with|open to|love|appreciate)"
    " (a |my |the |your |)(quick |phone |)(calls?|phone)",
    "(CALLS|phone|by phone)( call|) (is |are |was |would be |were |)(fine|welcome|ok|okay|good|best|better|easiest)",
    "(CALLS|phone|by phone)( call|) (is |are |was |would be |were |)(easier|preferred|no problem|any ?time)",
    "(mind|minds) (me |being |my |us |)CALLING",
    "(fine|welcome|happy|happier) (for me |)to be (called|rung|phoned)",
    "(rather|sooner|preferred if) I (rang|called|phoned)",
    "phone's (better|best|easier|fine)",
)


# "Don't call before ten" says that a call is fine after ten; "don't call this week" leaves it open.
HOURS = (
    "(before|after|until|till|during|while|in the|at|when|late|early) .. ([0-9]+|noon|one|two|three|four|five|six|seven"
    "|eight|nine|ten|eleven|twelve|lunch(time|)|service|surgery|class|lessons?|rounds?|handover|morning|afternoon"
    "|evening|night|home|shift)"
)
DAYS = (
    "(today|tomorrow|yet|(this|next) week|weekends?|(mon|tues|wednes|thurs|fri|satur|sun)days?|before|until|till|while)"
)


_ALL = {**_WHOM, **LISTS}
_LIST = re.compile(rf"\b(?:{'|'.join(_ALL)})\b")


def pattern(*phrases: str) -> re.Pattern[str]:
    """One pattern that finds any of `phrases`. They are trusted text of this file."""
    return re.compile("|".join(_regex(phrase) for phrase in phrases), re.IGNORECASE)


def _regex(phrase: str) -> str:
    text = phrase
    while (expanded := _LIST.sub(lambda found: _ALL[found.group()], text)) != text:  # lists may name lists
        text = expanded
    rest = re.search(r">+$", text)
    text = text.rstrip(">")
    text = re.sub(r"\((?!\?)", "(?:", text).replace("'", "[’']").replace("~", r"\w*").replace("NAME", _NAME)
    text = text.replace(" .. ", r"\b[^.;]{0,40}?\b")
    start = r"^\W*" if text.startswith("^") else "" if text.startswith("(?<!") else r"\b"
    end = {None: r"(?!\w)", ">": "[^.;,]*", ">>": "[^.;]*"}[rest.group() if rest else None]
    return f"{start}(?:{text.removeprefix('^')}){end}"
