"""What a line of an advert is about, by its own words: for lines under no heading, and those under a wrong one.

Each line of a table is a pattern. `MONEY` stands for a sum with its currency, `AFTER` for what may follow one.
"""

from __future__ import annotations

import re

from afterword.domain.advert import Section
from afterword.reading.job.verbs import begins_with_a_task, is_task

_MONEY = (
    r"(?:(?:us|ca|au|nz|hk|s|c|a)?[$£€¥₹]|\b(?:usd|gbp|eur|inr|aud|cad|chf|sek|nok|dkk|sgd|aed|rs\.?|zar|nzd)\b)"
    r"\s?\d[\d,.]{0,30}\s?(?:k|m|lpa|lakhs?|lacs?)?"
)

_LEGAL = r"""
    equal[- ]opportunit(?:y|ies)|affirmative action|\beeo\b|e-verify
    protected (?:ground|characteristic|class|veteran|status|categor|by law)
    (?:without regard to|regardless of|irrespective of|on the (?:basis|grounds) of)[^.]{0,80}\b(?:race|age|gender|sex)\b
    (?:without regard to|regardless of|irrespective of|on the (?:basis|grounds) of)[^.]{0,80}\b(?:disabilit|religio)
    (?:without regard to|regardless of|irrespective of|whatever your)[^.]{0,80}\b(?:background|colou?r)\b
    (?:without regard to|regardless of|irrespective of|whatever your)[^.]{0,80}\b(?:belief|origin|age)\b
    \b(?:race|religion|colou?r|gender)\b,[^.]{0,60}\b(?:religion|sex|national origin)\b
    \b(?:race|religion|colou?r|gender)\b,[^.]{0,60}\b(?:age|disability|sexual orientation)\b
    every (?:nationality|race|religion|faith),[^.]{0,60}\b(?:faith|gender|age|sex)\b
    discriminat(?:e|ion|ory)\b|reasonable (?:adjustment|accommodation)|need an? (?:adjustment|accommodation)
    accommodat\w+ (?:\w+ ){0,3}(?:applicants|candidates|disabilit)
    disability[- ]confident|mindful employer|under-?represented|everyone is welcome|guaranteed an? interview
    we (?:\w+ly )?(?:welcome|encourage|celebrate|value)s? [^.]{0,60}(?:applica|applying)
    we (?:\w+ly )?(?:welcome|encourage|celebrate|value)s? [^.]{0,60}(?:backgrounds|diversity|differences)
    we (?:\w+ly )?(?:welcome|encourage|celebrate) [^.]{0,60}(?:communit|everyone|anyone|all sections)
    (?:welcomes|encourages|happy about) (?:every|all|any) (?:applica\w+|candidates?)
    commit(?:ted|ment) to (?:\w+ ){0,4}(?:diversity|inclusion|equality|equity|inclusive|diverse|safeguarding)
    diverse (?:and inclusive )?(?:workforce|workplace|team)|fair and open competition|we hire (?:folks|people) of every
    privacy (?:notice|policy|statement)|\bgdpr\b|data protection (?:act|policy|notice)|personal data (?:will|is|in)
    rehabilitation of offenders|right to work in|visa sponsorship|certificate of sponsorship
    (?:cannot|can[’']?t|not able to|unable to|do not|don[’']t) (?:offer |provide )?sponsor
    unsolicited|recruitment agenc|no agencies|agencies[,:]? please|panel members
    subject to (?:\w+ ){0,6}(?:checks?\b|clearance|references|screening|vetting)|background (?:check|screening)
    criminal (?:record|history)|drug (?:test|screen)|fair chance|pay transparency|arrest (?:and|or) conviction
    \bat[- ]will\b|not (?:intended|designed) to be (?:an? )?(?:exhaustive|complete)|not (?:an )?exhaustive
    reserves? the right|may change (?:at any time|from time to time)|other duties as (?:assigned|required)
    cookies?\b.{0,30}(?:site|policy|use)|©|all rights reserved|\ba scam\b|fraudulent
    submitted in welsh|treated less favourably
"""
_APPLY = r"""
    \bto apply\b|\bapply (?:now|here|today|online|by|via|through|at|with|for this)\b|click (?:here|the|on|apply|below)
    (?:send|e-?mail|submit|upload|forward) (?:us )?(?:your|a|an|the) (?:\w+ ){0,3}(?:cv|résumé)
    (?:send|e-?mail|submit|upload|forward) (?:us )?(?:your|a|an|the) (?:\w+ ){0,3}(?:resume|application|portfolio)
    cover(?:ing)? letter|supporting statement|application form|our careers? (?:page|site|portal)
    closing date|applications? (?:close|must|should|will|are|is|by|deadline|received)\b|deadline (?:for|is)
    interviews? (?:will|are|is|date|expected|to be held|in the week)
    informal (?:chat|discussion|conversation|visit|enquir)
    we (?:aim|try|will|hope|endeavour) to (?:reply|respond|be in touch|get back)|we (?:read|reply to) every
    only (?:shortlisted|successful|selected) (?:candidates|applicants)|questions about the (?:process|post|role|job)\b
    (?:job|vacancy|post|requisition) (?:ref|id|code|number)\b|\bref(?:erence)?(?: no\.?| number)?:|posted (?:on|\d)
    share (?:this|on) |similar (?:jobs|roles)|further (?:information|details)
    please (?:contact|note|apply|quote|call|ring|email|visit)
    don[’']?t (?:meet|tick|have) (?:every|all)|tick (?:every|all)|if you (?:don[’']?t|do not) (?:meet|tick|have)
    ^call [A-Z]|candidates should structure
"""
_BENEFIT_WORD = r"""
    annual leave|(?:paid|unpaid) (?:leave|time off|holidays?|vacation|volunteer\w*|sick)|days of leave|days[’'] leave
    holidays?|vacation|pto|days off|weeks off|free days|sick (?:pay|leave)|401\s?\(?k\)?|403\s?\(?b\)?|rrsp
    superannuation|provident fund|gratuity|pension
    medical(?:,| and| cover| insurance)|dental|vision,|vision (?:and|from)
    health ?(?:care)? (?:insurance|cover|plan|cash)|private (?:health|medical)\w*|mediclaim|life (?:assurance|insurance)
    income protection|disability insurance|critical illness|bonus(?:es)?|profit share|share options|stock options
    esops?|equity|rsus?|gym|cycle[- ]to[- ]work|cycle scheme|bike to work|parental leave|maternity|paternity
    flexible (?:working|hours|start)|flexi-?time|hybrid working|work from home|working from home|remote[- ]first
    (?:staff|employee) discount|discount(?:s|ed)? (?:on|at|for|in|card|meals?)|duty meals|annual ticket home
    free (?:lunch|parking|meals?|breakfast|fruit|food|coffee|uniform|eye|bus|travel|gym)|subsidi[sz]ed|lunches|snacks
    (?:learning|training|education|wellness|wellbeing|home[- ]office|tuition) (?:budget|allowance|stipend|help)
    tuition reimbursement|employee assistance|eap|relocation (?:package|support|assistance|allowance)|stipend
    birthday off|season ticket|company car|car allowance|sabbatical|shift allowance|cab facility|food coupons
    pay rises?|uniform provided|on-site parking|early finish|time off
"""
_OFFER = r"""
    ^(?:we|the company|in return,? we) (?:also )?(?:offer|provide|give|pay|cover|match)\b(?! (?:services|care))
    \b(?:we offer you|we provide you|we[’']ll (?:give|pay|match|cover|train|look after|throw in|buy) you)\b
    \byou(?:[’']?ll| will) (?:receive|be paid|be entitled|be eligible|earn)\b
    \byou(?:[’']?ll| will)? get\b(?! (?:to|stuck|through|involved|every|our|the|your|things))
    ^in return\b|on offer (?:is|are)|entitled to|\bperks\b|benefits (?:include|package)
    ^(?:competitive|generous|excellent|enhanced|attractive|market[- ]leading) (?:salary|pay|package|benefits|pension)
    ^(?:competitive|generous|excellent|enhanced|attractive) (?:holiday|annual|compensation|parental|remuneration)
    competitive (?:salary|pay|package|benefits)|^benefits?:
    ^opportunit(?:y|ies) (?:to|for) (?:grow|progress|develop|learn|career|advance)|^full training|^ongoing training
    ^career (?:progression|development|growth|opportunities)
    ^an? (?:friendly|supportive|welcoming|great|warm) (?:team|place)
    ^(?:friendly|supportive|great) (?:team|environment|culture|place)
"""
_AFTER_MONEY = r"""
    \s*(?:gross|net|base)?\s*(?:to|up to|[-–—/]|and)\s*(?:(?:ca|us|au)?[$£€¥₹]|rs\.?)?\s?\d[\d,.]*k?(?:\s|$|[,.;)])
    [^.;]{0,25}\b(?:per (?:year|annum|hour|month|week|day|shift)|a (?:year|month|week|day)|an hour|p\.?\s?a\b)
    [^.;]{0,25}(?:/\s?(?:yr|year|hr|hour|month|h)\b|\b(?:annually|hourly|yearly|pro rata|ote|gross|doe|fte)\b)
    [^.;]{0,25}\b(?:plus (?:bonus|benefits|shift)|depending|dependent|full[- ]time equivalent)
"""
_PAY = r"""
    MONEY(?:AFTER)
    \b(?:salary|pay|compensation|remuneration|wages?|ctc|hourly rate|starting rate|package)\b[^.]{0,50}MONEY
    \b\d{1,9}(?:\.\d{1,9})?\s?(?:-|–|to)\s?\d{1,9}(?:\.\d{1,9})?\s?(?:lpa|lakhs?|lacs?)\b
    \bsalary (?:range|scale|band|is|will|depends|commensurate|negotiable)
    ^(?:salary|pay|compensation|remuneration|ctc)\b\s*[:–-]
    \b(?:nhs )?(?:band|grade|scale) \d\w?\b.{0,20}[£$]|\b(?:mps|ups|njc|scp|spine point)s?\b.{0,30}(?:\d|£)
"""
_PLUS = r"""
    \b(?:is|are|be|as|considered|also|would|definitely) (?:an? |your )?(?:\w+ )?(?:plus|bonus|advantage|asset)\b
    \b(?:is|are|be|as|considered|also|would|definitely) (?:advantageous|desirable|preferred|preferable|beneficial)\b
    \b(?:is|are|be|as|considered|also|would) (?:helpful|welcome|useful|appreciated|nice|lovely|handy)\b
    ^(?:an? )?(?:real |big |added |huge |bonus )?(?:plus(?:es)?|bonus(?: points?)?|(?:nice|good)[- ]to[- ]have)\b
    ^(?:desirable|preferred|preferably|ideally|advantageous|extra credit|optional)\b|:\s*desirable\b
    \b(?:desirable|preferred|advantageous|nice to have|good to have|not essential|not required|optional)\W*$
    \b(?:a plus|a bonus|an advantage|but we can teach|a help|no bad thing|won[’']?t hurt|a long way)\b[^.;]{0,30}$
    \((?:desirable|preferred|d|a plus|bonus|nice to have|not essential|optional)\)|(?<!strictly )not essential
    \b(?:helpful|useful|lovely|great|handy),? but (?:not|we)|bonus points|brownie points|even better if|nice if you
    it helps (?:if|that|to)|it would help|we[’']d love it if
"""
# What asks for something wherever it stands.
_NEED = r"""
    \byears?[’']?(?: or more)? (?:of )?(?:\w+[ -]){0,4}(?:experience|in|as|with)\b
    \byears?[’']?(?: or more)? (?:of )?(?:\w+[ -]){0,4}(?:leading|managing|running|working|doing)\b
    \d\+?\s{0,9}(?:years|yrs)\b|\bexperience\W*$|\bexperience (?:of|in|with|working|as|at|using)\b
    \bexperienced (?:in|with|at)\b|\bexperienced?\b.{0,40}\b(?:essential|required|needed|necessary)
    \b(?:background|grounding|expertise|track record) (?:of|in|with|working|as)\b
    \b(?:ability|able|capacity|willing(?:ness)?|prepared|aptitude) (?:to|in|with)\b
    \b(?:confiden(?:t|ce)|comfort(?:able)?|at ease) (?:with|using|in|at)\b
    ^(?:ability|comfort|confidence|fluen|familiar|proficien|competen|knowledge|understanding|degree|diploma|bachelor)
    ^(?:master[’']?s|ph\.?d|mba|b\.?s\.?\b|b\.?a\.?\b|b\.?tech|b\.?com|m\.?tech)
    ^(?:a level|gcse|nvq|hnd|hnc|btec|certifi|qualified)
    ^(?:valid|current|full|clean)\b[^.]{0,30}\b(?:licen[cs]e|registration|certificate|passport|dbs|pin|permit)
    ^(?:proven|demonstrable|demonstrated|excellent|strong|good|solid|outstanding|exceptional|sound|working knowledge)\b
    ^(?:basic|advanced|intermediate|native|confident|comfortable|clear|calm|registered|chartered|some|very good) \w
    ^(?:an? )(?:\w+ ){0,3}(?:degree|diploma|licen[cs]e|qualification|understanding)\b
    ^(?:an? )(?:\w+ ){0,3}(?:eye|head|passion|knack|sense|liking)\b
    ^(?:an? )(?:\w+ ){0,3}(?:love|feel|willingness|appetite|background)\b
    ^(?:an? )(?:\w+ ){0,3}(?:track record|way with|nose|habit|talent|certificate)\b
    \b(?:degree|diploma|qualification|certification|licen[cs]e|accreditation|registration) (?:in|from|or|required|is)\b
    \b(?:registered with|chartered|membership of|member of the)\b|\b(?:degree|diploma|qualification|qualified)\W*$
    \bknowledge of|\bunderstanding of|\bfamiliar(?:ity)? with
    \bproficien(?:t|cy)|\bfluen(?:t|cy)\b|\bliterate\b|\bskills\b
    \b(?:is|are) (?:essential|required|necessary|needed|a must|mandatory)|\brequired\W*$
    \bessential\W*$|\(e(?:ssential)?\)
    (?:we(?:[’']?re| are)|i(?:[’']m| am)) (?:looking|searching|hoping) for (?:some\w+|people|candidates) (?:who|with)
    \b(?:someone|somebody|a person|a candidate|people) who (?:is|are|has|have|can|likes?|loves?|enjoys?|cares?|knows?)\b
    ideal candidate|successful (?:candidate|applicant) (?:will )?(?:ha(?:s|ve)|possess|demonstrate|bring|need)\b
    (?:(?:post|job|role) ?holder|candidates?|applicants?) (?:must|should|will need|need)\b
    requires? (?:an?|\d|at least|strong|experience|excellent|good)\b
    at least (?:\w+ )?(?:years?|months?)|minimum (?:of )?\w+ (?:years?|months?)
"""
# What asks where it begins the sentence, or follows a few words that lead up to it.
_YOU_NEED = r"""
    (?:[’']?ve| have| hold| bring| possess| know| can(?!not)| care| like| love| enjoy| understand| think| speak)\b
    (?: thrive| want| share| take pride| don[’']?t mind| aren[’']?t| notice| listen| may have| might have| should)\b
    (?:[’']d have| must| need to (?:be|have))\b
    (?:[’']?ll (?:also |already |probably |ideally )?(?:need|have|bring|know|possess))\b
    (?: will (?:also |already |probably |ideally )?(?:need|have|bring|know|possess))\b
    BEING (?:KIND)
"""
_BEING = r"(?:[’']?re| are|[’']?ll be| will be| should be| must be)"
_KIND = r"""
    an? (?!part)|the kind|someone|also |likely|probably
    (?:very |highly |truly |naturally )?(?:organi[sz]ed|confident)
    comfortable|curious|calm|qualified|experienced|able|happy|willing|fluent|proficient|passionate|excellent|good|great
    strong|self|kind|patient|flexible|adaptable|resilient|reliable|motivated|clear|familiar|skilled|used to|detail
    registered|chartered|creative|ambitious|hands-on|proactive|enthusiastic|empathetic|tidy|steady|at ease|numerate
"""
_DUTY = r"""
    \b(?:the |this )?(?:post|job|role) ?holder (?:will|is responsible)\b
    successful (?:candidate|applicant) will (?!have|need|possess|bring|demonstrate|be (?:an? )?(?:exper|qual))
    ^(?:in )?(?:the|this|your) (?:role|job|position|post|person|work) (?:will|involves?|includes?|is to|means|covers)\b
    (?:the|this|your) (?:role|job|position|post|work) (?:entails|encompasses|spans)\b
    (?:the|this|your) (?:role|job|position|post|work) (?:exists to|takes in|involves|includes)\b
    (?:responsible|accountable) for\b|^(?:in charge of|day[- ]to[- ]day,|in your first|within (?:your|the) first)\b
    \bwe need (?:someone|somebody|you|a person|an? \w+(?: \w+){0,3}) (?:to|who (?:will|can))\b
    (?:looking|look|searching) for (?:someone|somebody|a person|an? (?:\w+[ -]){1,6})(?:to|who will) (?!join|be\b)\w+
    ^help(?:ing)? us (?:to )?\w+|your (?:first|main|biggest) (?:task|job|project|challenge|priority)
    (?:seeking|seeks|needs|wants) (?:an? )?(?:\w+ ){1,5}to (?!join|be\b)\w+
"""
_YOU_DO = r"""
    \byou(?:[’']?ll| will|[’']?d| would|(?:[’']re| are) going to| get to)( \w+ly| also| then| (?:have|need) to)? (\w+)
"""
_YOU_DO_NOW = r"""
    ^you (lead|run|own|manage|plan|build|deliver|report|coach|design|develop|support|drive|make|keep|look|take|set)\b
    ^you (handle|coordinate|oversee|maintain|prepare|teach|sell|answer|write|work|watch|combine|book|help|inform)\b
    ^you (guide|advise|ensure|check|organi[sz]e|represent|create|test|train|monitor|analy[sz]e|supervise|serve|close)\b
"""
_ABOUT = r"""
    ^(?:we|we[’']re|we[’']ve|our|since \d|founded|established|based in|with (?:over|more than|around) [\d,]+)\b
    \b(?:founded in|established in|award[- ]winning|market leader|leading provider|our mission|our values|our vision)\b
    \b(?:we believe|we are a|we[’']re a|headquartered|world[- ]class|family[- ](?:run|owned))\b
"""


def _either(table: str) -> str:
    return "|".join(line.strip() for line in table.strip().splitlines())


def _table(table: str) -> re.Pattern[str]:
    return re.compile(_either(table), re.I)


_LEGAL_RE, _APPLY_RE, _OFFER_RE = _table(_LEGAL), _table(_APPLY), _table(_OFFER)
_PAY_RE = _table(_PAY.replace("AFTER", _either(_AFTER_MONEY)).replace("MONEY", _MONEY))
_PLUS_RE, _NEED_RE, _DUTY_RE, _ABOUT_RE = _table(_PLUS), _table(_NEED), _table(_DUTY), _table(_ABOUT)
_YOU_DO_RE, _YOU_DO_NOW_RE = _table(_YOU_DO), _table(_YOU_DO_NOW)
_BENEFIT_WORD_RE = re.compile(r"\b(?:" + _either(_BENEFIT_WORD) + r")(?!\w)", re.I)
_YOU_NEED_RE = re.compile(
    r"^(?:\W*|(?:and|but|also|ideally|above all|most of all|in addition|crucially|most importantly|perhaps|so),? )"
    r"(?:(?:if|that|because|whether) )?you(?:"
    + _either(_YOU_NEED).replace("BEING", _BEING).replace("KIND", _either(_KIND))
    + ")",
    re.I,
)
_NO_TASK = frozenset({"get", "see", "learn", "understand", "find", "join", "share", "work", "use"})
"""Verbs that after "you'll" are as often an offer or a fact of the place; they need more to be a duty."""


def is_legal(text: str) -> bool:
    """Equal-opportunity text, privacy, checks and disclaimers."""
    return _LEGAL_RE.search(text) is not None


def is_apply(text: str) -> bool:
    """How and by when to apply, and other notes about the advert itself."""
    return _APPLY_RE.search(text) is not None


def is_pay(text: str) -> bool:
    return _PAY_RE.search(text) is not None


def pay_in(text: str) -> str:
    """The piece of `text` that says the pay, "" when none does."""
    pieces = re.split(r"\s[/|•·]\s|(?<=\w)[.;]\s|\s{3,}", text)
    piece = next((piece for piece in pieces if is_pay(piece)), "")
    if len(piece) > 90:
        found = re.search(_MONEY + r"(?:[^,;]|,(?=\d))*", piece, re.I)
        piece = found[0] if found is not None else ""
    return re.sub(r"^(?:salary|pay|compensation|ctc)\s*[:–-]\s*", "", piece.strip(" .,;"), flags=re.I)


def is_plus(text: str) -> bool:
    return _PLUS_RE.search(text) is not None


def asks(text: str) -> bool:
    """Whether the words ask for something the person has or is."""
    return _NEED_RE.search(text) is not None or _YOU_NEED_RE.search(text) is not None


def tasks(text: str) -> bool:
    """Whether the words say what the person will do."""
    if _DUTY_RE.search(text) is not None or _YOU_DO_NOW_RE.search(text) is not None:
        return True
    return any(_is_task_ahead(text, found) for found in _YOU_DO_RE.finditer(text))


def _is_task_ahead(text: str, found: re.Match[str]) -> bool:
    """Whether what follows "you'll" is something to do: "lead", "be running"; not "love", "be paid"."""
    word = found[2].lower()
    rest = text[found.end() :].lstrip().split(None, 2)
    after = rest[0].lower().strip(",.;") if rest else ""
    if word == "be":
        return (after.endswith("ing") and is_task(after)) or after in {
            "responsible",
            "accountable",
            "expected",
            "the",
            "our",
        }
    if word in _NO_TASK:
        return word in {"work", "learn", "use", "see"} and after not in {"from", "in", "at", "a", "monday", "about"}
    return is_task(word)


def offers(text: str) -> int:
    """How strongly the words offer something to the person: 0 not, 1 a word of it, 2 plainly."""
    said = len({match.lower() for match in _BENEFIT_WORD_RE.findall(text)})
    return 2 if said >= 2 or _OFFER_RE.search(text) else said


def is_about(text: str) -> bool:
    return _ABOUT_RE.search(text) is not None


def section_by_words(text: str, *, item: bool) -> Section | None:
    """What a line under no known heading is about; None when its words do not say. `item`: it stands in a list."""
    if is_legal(text):
        return "legal"
    if is_apply(text):
        return "other"
    duty, offer = tasks(text), offers(text)
    task = item and begins_with_a_task(text)
    if is_pay(text) and not duty:
        return "pay"
    if offer == 2 and not duty and not task:
        return "benefit"
    if duty:
        return "duty"
    if is_plus(text):
        return "plus"
    if task:
        return "duty"
    if asks(text):
        return "requirement"
    if offer:
        return "benefit"
    return "about" if is_about(text) else None
