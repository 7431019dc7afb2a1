"""What a line of an advert is about, by its own words: for lines under no heading, and those that stand under a wrong one."""

from __future__ import annotations

import re

from afterword.domain.advert import Section


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.I)


_LEGAL = _any(
    r"equal[- ]opportunit(?:y|ies)|affirmative action|\beeo\b|e-verify|protected (?:ground|characteristic|class|veteran|status|categor|by law)",
    r"(?:without regard to|regardless of|irrespective of|on the (?:basis|grounds) of)[^.]{0,80}\b(?:race|age|gender|sex|disabilit|religio|background|colou?r|belief|origin)",
    r"\b(?:race|religion|colou?r|gender)\b,[^.]{0,60}\b(?:religion|sex|national origin|age|disability|sexual orientation|ethnicity|belief)\b",
    r"discriminat(?:e|ion|ory)\b|reasonable (?:adjustment|accommodation)|disability[- ]confident|mindful employer|under-?represented",
    r"(?:we|who) (?:actively |warmly |particularly |especially |strongly |positively )*(?:welcome|encourage|celebrate|value)s?[^.]{0,60}(?:applica|applying|backgrounds|diversity|communit|differences|everyone|anyone|all sections)",
    r"commit(?:ted|ment) to (?:\w+ ){0,4}(?:diversity|inclusion|equality|equity|inclusive|diverse|safeguarding)|diverse (?:and inclusive )?(?:workforce|workplace|team)|guaranteed interview",
    r"privacy (?:notice|policy|statement)|\bgdpr\b|data protection (?:act|policy|notice)|personal data (?:will|is|you)|rehabilitation of offenders|exempt from the rehabilitation",
    r"right to work in|visa sponsorship|(?:cannot|can[’']?t|not able to|unable to|do not|don[’']t) (?:offer |provide )?sponsor|certificate of sponsorship|unsolicited|recruitment agenc|no agencies|agencies[,:]? please",
    r"subject to (?:\w+ ){0,6}(?:checks?\b|clearance|references|screening|vetting)|background (?:check|screening)|criminal (?:record|history)|drug (?:test|screen)|fair chance|pay transparency|arrest (?:and|or) conviction",
    r"at will|not (?:intended|designed) to be (?:an? )?(?:exhaustive|complete)|not (?:an )?exhaustive|reserves? the right|may change (?:at any time|from time to time)|other duties as (?:assigned|required)|cookies?\b.{0,30}(?:site|policy|use)|©|all rights reserved|\ba scam\b|fraudulent",
)
_APPLY = _any(
    r"\b(?:to apply|apply (?:now|here|today|online|by|via|through|at|with|for this)|how to apply|click (?:here|the|on|apply|below)|(?:send|e-?mail|submit|upload|forward) (?:us )?(?:your|a|an|the) (?:\w+ ){0,3}(?:cv|résumé|resume|application|cover(?:ing)? letter|portfolio))",
    r"closing date|applications? (?:close|must|should|will|are|is|by|deadline|received)|deadline (?:for|is)|interviews? (?:will|are|is|date|expected|to be held|in the week)|informal (?:chat|discussion|conversation|visit|enquir)",
    r"we (?:aim|try|will|hope|read|reply|endeavour) (?:to )?(?:reply|respond|be in touch|get back|every)|only (?:shortlisted|successful|selected) (?:candidates|applicants)|cover(?:ing)? letter|(?:job|vacancy|post|requisition) (?:ref|id|code|number)|\bref(?:erence)?(?: no\.?| number)?:|posted (?:on|\d)|share (?:this|on)|similar (?:jobs|roles)|further (?:information|details)|please (?:contact|note|apply|quote|call|ring|email|visit)",
    r"(?:supporting statement|application form|our careers? (?:page|site|portal))|don[’']?t (?:meet|tick|have) (?:every|all)|tick (?:every|all)|if you (?:don[’']?t|do not) (?:meet|tick|have)|not (?:sure|every) .{0,30}(?:box|criteria|requirement)",
)
_BENEFIT_WORD = re.compile(
    r"\b(?:annual leave|(?:paid|unpaid) (?:leave|time off|holidays?|vacation|volunteer\w*|sick)|holidays?|vacation|pto\b|days off|bank holidays?|sick (?:pay|leave)|401\s?\(?k\)?|403\s?\(?b\)?|rrsp|superannuation|provident fund|gratuity"
    r"|pension|medical(?:,| and| cover| insurance)|dental|vision\b(?:(?=[,. ])(?! for| of| and strategy))|health ?(?:care)? (?:insurance|cover|plan|cash)|private (?:health|medical)|mediclaim|life (?:assurance|insurance)|income protection|disability insurance|critical illness|bonus(?:es)?\b|profit share|share options|stock options|\besop|equity|rsus?\b"
    r"|gym|cycle[- ]to[- ]work|bike to work|parental leave|maternity|paternity|flexible (?:working|hours|start)|flexi-?time|hybrid working|work from home|working from home|remote[- ]first|staff discount|employee discount|discount(?:s|ed)? (?:on|at|for|in|card|meals?)|free (?:lunch|parking|meals?|breakfast|fruit|food|coffee|uniform|eye|bus|travel|gym)|subsidi[sz]ed|lunches|snacks"
    r"|(?:learning|training|education|wellness|wellbeing|home[- ]office|tuition) (?:budget|allowance|stipend|reimbursement|assistance)|employee assistance|\beap\b|relocation (?:package|support|assistance|allowance)|stipend|birthday off|season ticket|company car|car allowance|sabbatical|night shift allowance|cab facility|food coupons|payrise|pay rises?|uniform provided|on-site parking|early finish|time off)\b",
    re.I,
)
_BENEFIT = _any(
    r"^(?:we|the company|in return,? we) (?:also )?(?:offer|provide|give|pay|cover|match|contribute)\b",
    r"\b(?:we offer|we provide you|we[’']ll (?:give|pay|match|cover|support|train|look after|throw in|buy)|you(?:[’']ll| will) (?:get|receive|be paid|be entitled|be eligible|earn|enjoy)\b|you get (?!to )|in return|on offer (?:is|are)|comes with|entitled to|perks|benefits (?:include|package)|competitive (?:salary|pay|package|benefits))",
    r"^(?:competitive|generous|excellent|enhanced|attractive|market[- ]leading) (?:salary|pay|package|benefits|pension|holiday|annual|compensation|parental|remuneration)|^(?:free|discounted|subsidi[sz]ed|company|private|enhanced|generous|unlimited|flexible) ",
    r"^(?:opportunit(?:y|ies) (?:to|for) (?:grow|progress|develop|learn|career|advance)|career (?:progression|development|growth|opportunities)|full training|ongoing training|great (?:team|culture|place)|friendly (?:team|place)|supportive (?:team|environment|culture)|a (?:friendly|supportive|welcoming|great|warm) )",
)
_MONEY = r"(?:[$£€¥₹]|\b(?:usd|gbp|eur|inr|aud|cad|chf|sek|nok|dkk|sgd|aed|rs\.?|zar|nzd)\b)\s?\d[\d,.]*\s?(?:k|m|lpa|lakhs?|lacs?)?"
_PAY = _any(
    rf"{_MONEY}\s*(?:gross|net|base)?\s*(?:to|up to|[-–—/]|and)\s*(?:[$£€¥₹]|rs\.?)?\s?\d[\d,.]*\s?k?(?:\s|$|[,.;)])",
    rf"{_MONEY}[^.;]{{0,25}}\b(?:per (?:year|annum|hour|month|week|day|shift)|a (?:year|month|week|day)|an hour|p\.?\s?a\.?\b|/\s?(?:yr|year|hr|hour|month|h)\b|annually|hourly|yearly|pro rata|ote\b|gross|plus (?:bonus|benefits)|depending|doe\b|dependent|fte|full[- ]time equivalent)",
    rf"\b(?:salary|pay|compensation|remuneration|wages?|ctc|stipend|hourly rate|starting rate|package)\b[^.]{{0,50}}{_MONEY}",
    r"\d+(?:\.\d+)?\s?(?:-|–|to)\s?\d+(?:\.\d+)?\s?(?:lpa|lakhs?|lacs?)\b|\bsalary (?:range|scale|band|is|will|depends|commensurate|negotiable)|^(?:salary|pay|compensation|remuneration|ctc)\b\s*[:–-]|\b(?:nhs )?(?:band|grade|scale) \d\w?\b.{0,20}[£$]|(?:mps|ups|njc|scp|spine point)s?\b.{0,30}(?:\d|£)",
)
_PLUS = _any(
    r"\b(?:is|are|be|as|considered|also|would|definitely) (?:an? |your )?(?:(?:real|big|huge|distinct|definite|strong|major|added|nice|great|lovely|welcome|particular|useful) )?(?:plus|bonus|advantage|asset|advantageous|desirable|preferred|preferable|beneficial|helpful|welcome|useful|appreciated|nice|lovely)\b",
    r"^(?:an? )?(?:real |big |added |huge |bonus )?(?:plus(?:es)?|bonus(?: points?)?|nice[- ]to[- ]have|good[- ]to[- ]have|desirable|preferred|preferably|ideally|advantageous|extra credit|optional)\b",
    r"\b(?:desirable|preferred|advantageous|a plus|a bonus|nice to have|good to have|not essential|not required|an advantage|optional|but we can teach|a help|no bad thing|won[’']?t hurt|goes a long way|warms? (?:us|our hearts?))\W*$",
    r"\((?:desirable|preferred|d|a plus|bonus|nice to have|not essential|optional)\)|\b(?:helpful|useful|lovely|great|handy),? but (?:not|we)|bonus points|brownie points|even better if|nice if you|it helps (?:if|that|to)|it would help|we[’']d love it if",
)
_REQUIREMENT = _any(
    r"\byears?[’']?(?: or more)?(?: of)? (?:\w+[ -]){0,4}(?:experience|in|as|with|of|leading|managing|running|working|doing)\b|\d+\+?\s*(?:years|yrs)\b|\b(?:experience|experienced|background|grounding|expertise|track record|history) (?:of|in|with|working|as|at|leading|managing|using|running|supporting|delivering|building)\b|experience\W*$|\bexperienced?\b.{0,40}\b(?:essential|required|needed|necessary)",
    r"\b(?:ability|able|capacity|willing(?:ness)?|prepared|readiness|confiden(?:t|ce)|comfortable|at ease|happy|keen|eager|desire|aptitude) (?:to|in|with|using|at|about)\b|^(?:ability|comfort|confidence|fluen|familiar|proficien|competen|knowledge|understanding|degree|diploma|bachelor|master[’']?s|ph\.?d|mba|a level|gcse|nvq|hnd|hnc|btec|certifi|qualified|licen[cs]|valid|current|full|clean|proven|demonstrable|demonstrated|excellent|strong|good|solid|outstanding|exceptional|great|sound|working knowledge|basic|advanced|intermediate|native|an? (?:\w+ ){0,3}(?:degree|diploma|licen[cs]e|qualification|understanding|eye|head|passion|knack|sense|liking|love|feel|willingness|appetite|background|track record|way with|nose|calm|clear|good|strong|keen|curious|steady|proven|habit|talent|certificate))\b",
    r"\b(?:degree|diploma|qualification|certificat(?:e|ion)|licen[cs]e|accreditation|registration|registered with|chartered|membership of|member of the) (?:in|from|or|required|with|as|is|for|holder|and)\b|\b(?:degree|diploma|licen[cs]e|qualification|certification|qualified)\W*$|\bknowledge of|\bunderstanding of|\bfamiliar(?:ity)? with|\bproficien(?:t|cy)|\bfluen(?:t|cy)\b|\bliterate\b|\bskills\b|\bmust\b|\b(?:is|are) (?:essential|required|necessary|needed|a must|mandatory)|\brequired\W*$|\bessential\W*$|\(e(?:ssential)?\)",
    r"\byou(?:[’']?ve| have| hold| bring| possess| know| can(?!not)| care| like| love| enjoy| understand| think| write well| speak| thrive| want| share| take pride| don[’']?t mind| aren[’']?t| notice| listen| might have| may have| should|[’']d have| must| need to (?:be|have)|[’']?ll (?:also )?(?:need|have|bring|know|possess|love|enjoy (?!a|the|our|free|gen))| will (?:also )?(?:need|have|bring|know|possess))\b",
    r"\byou(?:[’']?re| are|[’']?ll be| will be| should be| must be) (?:an? |the kind |someone |likely |also |probably |very |highly |truly |naturally |genuinely )*(?:who|of person|organi[sz]ed|confident|comfortable|curious|calm|qualified|experienced|able|happy|willing|fluent|proficient|passionate|excellent|good|great|strong|self|kind|patient|flexible|adaptable|resilient|reliable|motivated|team player|people person|natural|clear|familiar|skilled|used to|detail|registered|chartered|creative|ambitious|hands-on|proactive|enthusiastic|empathetic|tidy|steady|at ease)",
    r"(?:we(?:[’']?re| are)|i(?:[’']m| am)) (?:looking|searching|hoping) for (?:someone|somebody|an?|people|candidates|applicants)|\b(?:someone|somebody|a person|a candidate|people) who\b|ideal candidate|successful (?:candidate|applicant) (?:will )?(?:ha(?:s|ve)|be (?!responsible)|possess|demonstrate|bring|need)|(?:post|job|role) ?holder (?:must|should|needs)|candidates? (?:must|should|will need|need)|applicants? (?:must|should|will need|need)|requires? (?:an?|\d|at least|strong|experience|excellent|good)|at least (?:\w+ )?(?:years?|months?)|minimum (?:of )?\w+ (?:years?|months?)",
)
_DUTY = _any(
    r"\b(?:you[’']?ll|you will|you[’']?d|you would|you are going to|you[’']?re going to|you get to)\b(?! (?:also )?(?:need|have|bring|know|possess|get\b(?! (?:to|stuck|through|involved))|receive|earn|enjoy|love|be (?:paid|entitled|eligible|given|offered|joining|part of|based|working (?:from|\d|a \d|monday|in our (?:office|\w+ office))|in good)|join\b|find\b|like|agree|never))",
    r"\b(?:the |this )?(?:post|job|role) ?holder (?:will|is responsible)|successful (?:candidate|applicant) will (?!have|be (?:an? )?(?:experienced|qualified|able)|need|possess|bring|demonstrate)|(?:the|this|your) (?:role|job|position|post|person|work) (?:will|involves?|includes?|is to|means|covers|entails|encompasses|spans|exists to|takes in)|(?:are |be |is |am |'re |[’']re )?(?:responsible|accountable) for\b|in charge of\b|you (?:lead|run|own|manage|plan|build|deliver|report|coach|design|develop|support|drive|make sure|keep|look after|take (?:over|on|charge)|set|handle|coordinate|oversee|maintain|prepare|teach|sell|answer|write|work (?:with|closely|across|alongside))\b",
    r"\bwe need (?:someone|somebody|you|a person|an? \w+(?: \w+){0,3}) (?:to|who (?:will|can))\b|(?:looking|searching) for (?:someone|somebody|a person|an? (?:\w+[ -]){1,6})(?:to|who will) \w+|\bhelp(?:ing)? us (?:to )?\w+|your (?:first|main|biggest) (?:task|job|project|challenge|priority)|(?:first|biggest|main) (?:task|job|priority) (?:is|will)|^(?:day to day|day-to-day|in this role|in your first|within (?:your|the) first|by the end of)|\bother duties\b|seeking (?:an? )?(?:\w+ ){1,5}to \w+",
)
_ABOUT = _any(
    r"^(?:we|we[’']re|we[’']ve|our|at [A-Z]|since \d|founded|established|based in|with (?:over|more than|around|about) [\d,]+|[A-Z][\w&’'. -]{1,40} (?:is|are|was|has|have|makes?|runs?|builds?|helps?|serves?|provides?|exists?|began|started|operates?)\b)",
    r"\b(?:founded in|established in|award[- ]winning|market leader|leading provider|our mission|our values|our vision|we believe|we are a|we[’']re a|part of the|headquartered|world[- ]class|family[- ](?:run|owned))\b",
)

_VERBS = frozenset(
    """accelerate account achieve acquire act adapt adhere administer advance advise advocate aid align allocate analyse
    analyze anchor answer apply appraise approve arrange articulate assemble assess assign assist assure attend attract
    audit author automate balance be bring brief budget build buy calculate calibrate call care carry champion chair
    challenge change chase check clean clear close coach code collaborate collate collect commission communicate compile
    complete compose conduct configure connect consolidate construct consult contribute control convert cook coordinate
    co-ordinate counsel cover craft create cultivate curate cut debug decide define delegate deliver demonstrate deploy
    design detect determine develop devise diagnose direct discover dispatch dispense document draft drive edit educate
    embed empower enable engage enhance ensure establish estimate evaluate examine execute expand explain explore
    extend facilitate feed file fill find fix follow forecast form foster gather generate get give govern grow guide
    handle head help hire hit host identify implement improve increase influence inform initiate innovate inspect
    inspire install instruct integrate interpret interview introduce inventory investigate invest issue join keep
    know launch lead learn leverage liaise lift listen load log look maintain make manage map market maximise maximize measure
    mediate meet mentor merge migrate minimise minimize mobilise model moderate modernise modernize monitor motivate move
    negotiate nurture observe obtain onboard open operate optimise optimize orchestrate order organise organize
    originate oversee own pack participate partner perform pick pilot pioneer pitch plan play position post prepare
    present price prioritise prioritize process procure produce program project promote propose protect provide publish purchase
    push raise read rebuild receive recommend reconcile record recruit redesign reduce refine register release report
    represent research resolve respond restore review rework roll rollout run safeguard scale schedule scope score secure see sell
    serve service set shape share ship shorten simplify solve source speak specify spot staff standardise standardize steer
    streamline strengthen submit supervise supply support sustain tackle take teach tell tend test track train
    transform translate travel treat troubleshoot turn uncover understand undertake unlock update upgrade uphold use utilise utilize
    validate verify visit walk watch weld win work write""".split()
)


def is_legal(text: str) -> bool:
    """Equal-opportunity text, privacy, checks and disclaimers."""
    return _LEGAL.search(text) is not None


def is_apply(text: str) -> bool:
    """How and by when to apply, and other notes about the advert itself."""
    return _APPLY.search(text) is not None


def is_pay(text: str) -> bool:
    return _PAY.search(text) is not None


def is_plus(text: str) -> bool:
    return _PLUS.search(text) is not None


def asks(text: str) -> bool:
    """Whether the words ask for something the person has or is."""
    return _REQUIREMENT.search(text) is not None


def tasks(text: str) -> bool:
    """Whether the words say what the person will do."""
    return _DUTY.search(text) is not None


def offers(text: str) -> int:
    """How strongly the words offer something to the person: 0 not, 1 a word of it, 2 plainly."""
    said = len({match.lower() for match in _BENEFIT_WORD.findall(text)})
    return 2 if said >= 2 or _BENEFIT.search(text) else said


def is_about(text: str) -> bool:
    return _ABOUT.search(text) is not None


def begins_with_a_task(text: str) -> bool:
    """Whether the first word is a verb of doing: "Lead", "Leading", "Leads", also after "To" or an adverb."""
    found = re.findall(r"[A-Za-z][\w’'-]*", text[:80])
    words = [word.lower() for word in found[:3]]
    while words and (words[0] in {"to", "and", "also", "then"} or words[0].endswith("ly")):
        words = words[1:]
    return bool(words) and _is_verb(words[0])


def _is_verb(word: str) -> bool:
    if word in _VERBS:
        return True
    if word.endswith("ing") and len(word) > 5:
        stem = word[:-3]
        return stem in _VERBS or stem + "e" in _VERBS or (stem[-1] == stem[-2] and stem[:-1] in _VERBS)
    if word.endswith("ies"):
        return word[:-3] + "y" in _VERBS
    return (word.endswith("s") and word[:-1] in _VERBS) or (word.endswith("es") and word[:-2] in _VERBS)


def section_by_words(text: str, *, item: bool) -> Section | None:
    """What a line under no known heading is about; None when its words do not say. `item`: it stands in a list."""
    if is_legal(text):
        return "legal"
    if is_apply(text):
        return "other"
    duty, need, offer = tasks(text), asks(text), offers(text)
    if is_pay(text) and not duty:
        return "pay"
    if offer == 2 and not duty and not (item and begins_with_a_task(text)):
        return "benefit"
    if duty:
        return "duty"
    if is_plus(text):
        return "plus"
    if item and begins_with_a_task(text):
        return "duty"
    if need:
        return "requirement"
    if offer:
        return "benefit"
    if is_about(text):
        return "about"
    return None
