"""What a heading of an advert announces. The wordings are those of British, American, Indian and public-sector adverts.

A heading is tried against the rows from the top; the first that fits decides. So "Nice to have" stands before "have",
and "What we offer" before "what". Each line of a row is one pattern; `YOU` stands for "you'll" in all its forms, and
`OUR` for "our" and "the".
"""

from __future__ import annotations

import re

from afterword.domain.advert import Section

MOST_WORDS = 12
"""Words of a heading. What is longer is a sentence."""

_SHORT = {
    "YOU": r"you(?:[’']?(?:ll|d|re going to)| (?:will|would|might|could))",
    "OUR": r"(?:our|the|your)",
    "BE": r"(?:[’']?re| are|[’']?d| would| am|[’']m)?",
}

# These must be the whole heading; they say what a single word in it would hide.
_WHOLE = r"""
requirement
    what we need(?: from you| you to (?:have|bring))?
    about you\b.*
    YOU be a (?:great|good) (?:fit|addition|match)\b.*
    we[’']d (?:love|like) to (?:hear from|meet|talk to) you if.*
    your offer(?: to us)?
    what will help you succeed.*
    how you[’']ll (?:stand out|succeed|fit in).*
    e
    essential
    you
    yourself
    wanted
    experience
    you[’']ve(?: got)?
    welsh language(?: level| skills)?
    languages?
plus
    d
    desirable
    preferred
    bonus
    plus(?:es)?
duty
    .*\b(?:duties|responsibilit\w+|accountabilit\w+|functions|tasks)\b.*
    YOU(?: be)?
    what YOU get (?:up to|to do|stuck into).*
    YOU get to.*
    what we need you (?:to do|for).*
    how you[’']ll make (?:a|an|your) (?:difference|impact|mark)
    why this (?:role|job|post)(?: matters| exists)?
    where you come in.*
    leadership
    (?:people|line|project|stock|account|client|team|budget|financial|operations) (?:management|leadership)
    (?:clinical|general|strategic|operational|managerial|professional|educational|supervisory) (?:duties)
    (?:clinical|general|strategic|operational|managerial|professional|educational|supervisory) (?:work|leadership)
    operations|planning|reporting|clinical|teaching|administration|compliance|finance|research|communication
    (?:key |main )?working (?:relationships|with)
    we need you to
other
    location|hours?|hours of work|start date|contract|term|duration|department|team|grade|band|division|status
    posted.*
    behaviours?(?: assessed.*)?
    success profiles?
    civil service (?:code|behaviours).*
benefit
    why (?:us|you[’']ll like it here|here)
    the (?:good|fun|nice|best) (?:stuff|bits?|parts?)
    our side of the (?:deal|bargain)
    what you get
about
    why we[’']re hiring
    a (?:bit|little) (?:more )?about (?:us|who we are).*
    us
    about (?:us|the (?:company|team|client|school|trust|organi[sz]ation|department|area|practice))\b.*
    hello
    who we are.*
"""

_WITHIN = r"""
legal
    equal opportunit
    \beeoc?\b
    equality|diversity|inclusion|inclusive|\bdei\b
    privacy|data protection|gdpr|disclaimer|disclosure
    accommodation (?:statement|request)|reasonable adjustments?|adjustments|accessibility
    safeguarding|rehabilitation of offenders|pre-employment|background check|vaccination
    right to work|sponsorship|legal|fair chance|pay transparency notice|e-verify|fraud
    small print|note to (?:agencies|recruiters)|recruitment agenc|appointment on merit
plus
    (?:nice|good|great|lovely)[- ]to[- ]haves?|nice if
    bonus (?:points?|skills?|if)|brownie points|extra credit|extra points|added bonus|it[’']?s a bonus|plus points
    \bdesir(?:able|ed)\b
    preferred|preferable|preferably|ideally|advantage|optional|not essential|helpful but
    icing on the cake|cherry on|even better|stand out|what sets you apart|a plus\b|pluses\b
    also (?:love|like|great|helpful|useful)|we[’']?d (?:also )?love it if
    would be (?:nice|great|a bonus|lovely|an advantage|a plus)
benefit
    \bbenefits?\b|\bperks?\b|\brewards?\b
    what we (?:offer|give|provide|can offer|pay|promise)|we offer|we provide|we[’']ll give you
    (?:what )?YOU (?:get|receive|enjoy)
    what you (?:get|can expect)
    what(?:[’']s| is) in it for (?:you|me)|what(?:[’']s| is) (?:on offer|in the (?:package|box|deal))|on offer
    the good stuff|the extras|the nice bits|the fun stuff|for your trouble|the deal
    why (?:you[’']ll love|you should|join|work|choose)|reasons to (?:join|work|love)|you[’']ll love
    our offer|our promise to you|our reward|in return|the package|our package|what we do for you
    how we(?:[’']ll)? (?:look after|take care|thank|support)|looking after you
    terms (?:and conditions|of employment)|conditions of (?:service|employment)|wellbeing|well-being
    working (?:here|with us|for us|at)|life at|what makes us
    holidays?|leave\b|time off|hours and|working hours
pay
    ^(?:the )?(?:salary|compensation|pay|remuneration|stipend|wages?|hourly rate|ctc|base pay|package|earnings)\b
    salary range|pay range|pay transparency|total compensation|compensation range|what (?:we|it) pays?
other
    how to apply|to apply|apply (?:now|here|today|by|online)|applying|\bapplications?$
    application (?:process|details|instructions|procedure)
    (?:hiring|interview|recruitment|selection) (?:process|stages|steps|timeline)|interview(?:s| dates?)?$
    next steps|what happens next|closing date|important dates|key dates
    location|where (?:you|we|it)|contact|further information|more information|for more|enquiries|inquiries
    job details|at a glance|key facts|post details|vacancy details|quick facts|reference
    contract type|job type|employment type|work environment|working conditions|physical (?:demands|requirements)
    travel$|about this (?:page|site|advert)|share this|tags?\b|cookies|reports? to|reporting (?:to|line)
    (?:similar|related|other) (?:jobs|roles|vacancies)
requirement
    requirements?|require\b|required|qualifications?|qualified|eligib|criteria|competenc|credentials|prerequisites?
    person spec|candidate (?:profile|specification|requirements)|profile$
    ideal (?:candidate|person|profile|match)|OUR (?:right |ideal |perfect )person\b|the person\b
    essential|must[- ]haves?|musts?$|non-negotiable|minimum|what it takes|background$|tick|do you have|the must
    skills|experience|expertise|attributes|\babilities|aptitude|certification|licen[cs]es?|education|knowledge
    training and|knowledge
    (?:what|who) (?:we|i)BE ?(?:all )?(?:look|hop|seek|after|want|need|expect|like|love|value|ask)
    we(?:[’']?re| are) (?:looking|hoping|seeking|after)|looking for|we (?:need|ask|expect|hope|want|value|seek)
    what YOU (?:have|bring|need|know|be good|already|offer|probably|possess|show)
    YOU (?:have|bring|need|know|thrive|fit|suit|excel|probably|already|possess|offer|show|make)
    YOU be (?:someone|a|an|our|able|good|great|right|perfect|happy|confident|comfortable)\b
    YOU (?:love|enjoy) (?:this|it)
    what you (?:have|bring|need|know|offer|should|must|can bring|already)
    you (?:have|bring|are|need|should|must|know|already|offer|possess|can)\b
    your (?:background|experience|skills?|profile|strengths|toolkit|qualities|cv|knowledge|expertise|superpowers?)
    who (?:you are|are you|you[’']?re|you might be|should apply|would suit|this suits|fits|thrives)
    who will (?:thrive|suit|love|fit|do well)|who(?:[’']s| is) (?:it|this) for
    is this you|sound like you|this (?:is|could be|might be) you|you in a nutshell|could this be you|are you
    you(?:[’']?re| are) (?:a|an|the|our|probably|likely|someone|right|great|good|perfect)
    apply if|if you|right for you|good fit|good match|\bfit\b|match|suit|bring to the
    what makes (?:you|a great|a good)
duty
    responsibilit|duties|\bduty\b|tasks|accountab|deliverables|objectives|outcomes|expectations|key result|\bkras?\b
    (?:job|role|post|position) (?:description|summary|purpose|profile|overview|content|scope|function)
    (?:main|core|overall) purpose|purpose (?:of|and)|functions|areas of|scope of
    what YOU
    what you (?:do|look after|own|run|lead|deliver)\b
    how YOU
    what(?:[’']s| is) (?:the (?:job|role|work)|involved)|what the (?:job|role|work|post|position)
    YOU (?:do|look after|own|lead|run|work|spend|get to|help|manage|deliver)\b
    YOU be (?:doing|working|responsible|leading|running|helping|joining|looking)\b
    your (?:role|job|work|days?|week|mission|tasks?|impact|challenge|contribution|remit|main|key|typical|first|core)\b
    your (?:focus|responsibilit|opportunity|objectives)
    day[- ]to[- ]day|day in the life|typical (?:day|week)|a (?:day|week) (?:in|with|here)
    first (?:\d+|thirty|sixty|ninety|six|twelve|three|year|weeks?|months?)
    in (?:this|the) (?:role|job|position|post)
    about (?:the|this) (?:role|job|position|post|opportunity|work|vacancy|placement|internship|apprenticeship)
    the (?:role|job|post|position|work|opportunity|mission|challenge|brief|gig|remit|day job|task)\b
    the (?:nuts and bolts|nitty[- ]gritty)|(?:role|job|work|mission|remit)$
    success (?:look|in|means)|what success|key (?:areas|activities)|main (?:activities|areas)
    what needs (?:doing|fixing)|what we need (?:done|you)|we need you to|things you|how you can help
    why (?:we need|the role)|(?:roles?|duties) and
about
    about\b|overview|introduction|welcome|background|context|mission|values|culture|\bus\b
    who (?:we are|are we)|what we do|what we[’']?re (?:about|building|doing)|why we exist|how we work|where we
    OUR (?:story|mission|vision|values|culture|team|company|history|people|purpose|products?|customers)\b
    OUR (?:organi[sz]ation|school|trust|charity|practice|approach|commitment|stack|business|employer|firm)\b
    OUR (?:department|place|hospital|college|council|university|client|backstory|background)\b
    company (?:overview|profile|description|information)
    meet (?:us|the team)|hello\b|we are\b|we[’']re\b
"""


def _rows(table: str, template: str) -> list[tuple[Section, re.Pattern[str]]]:
    """The rows of a table: a section at the margin, its patterns below it."""
    rows: list[tuple[Section, list[str]]] = []
    for line in table.strip().splitlines():
        if line[0] != " ":
            rows.append((line.strip(), []))  # type: ignore[arg-type]  # the table is ours
        else:
            pattern = line.strip()
            for short, meaning in _SHORT.items():
                pattern = re.sub(rf"(?<![A-Z]){short}(?![A-Z])", meaning.replace("\\", r"\\"), pattern)
            rows[-1][1].append(pattern)
    return [(section, re.compile(template.format("|".join(patterns)), re.I)) for section, patterns in rows]


_TABLES = (*_rows(_WHOLE, r"\A(?:{})\Z"), *_rows(_WITHIN, "{}"))
_NUMBER = re.compile(r"^(?:\(?[0-9ivx]{1,3}[.)]|[A-Za-z][.)])\s+")
_MARKS = "*#_=-–—:>•·~ \t|.!…"


def section_of_heading(text: str) -> Section | None:
    """The section a heading opens; None for one that says nothing Afterword knows."""
    if len(text) > 160:
        return None
    plain = _NUMBER.sub("", text.strip(_MARKS)).strip()
    if not plain or len(plain.split()) > MOST_WORDS:
        return None
    return next((section for section, pattern in _TABLES if pattern.search(plain)), None)
