"""What a heading of an advert announces. The wordings are those of British, American, Indian and public-sector adverts.

A heading is tried against the rows from the top; the first that fits decides. So "Nice to have" stands before "have",
and "What we offer" before "what".
"""

from __future__ import annotations

import re

from afterword.domain.advert import Section

MOST_WORDS = 12
"""Words of a heading. What is longer is a sentence."""

_YOU_WILL = r"(?:you[’']?ll|you will|you[’']?d|you would|you[’']?re going to|you might|you could)"

_ROWS: tuple[tuple[Section, str], ...] = (
    (
        "legal",
        r"equal opportunit|\beeoc?\b|equality|diversity|inclusion|inclusive|dei\b|privacy|data protection|gdpr|disclaimer"
        r"|accommodation (?:statement|request)|reasonable adjustments?|accessibility|safeguarding|rehabilitation of offenders"
        r"|right to work|visa sponsorship|sponsorship|legal|fair chance|pay transparency notice|e-verify|background check"
        r"|small print|note to (?:agencies|recruiters)|recruitment agenc|fraud|disclosure|asylum|vaccination|pre-employment",
    ),
    (
        "plus",
        r"nice[- ]to[- ]haves?|good[- ]to[- ]haves?|great to have|lovely to have|nice if|bonus (?:points?|skills?|if)|brownie points"
        r"|\bdesir(?:able|ed|able criteria)\b|preferred|preferable|preferably|extra credit|extra points|icing on the cake"
        r"|even better|also (?:love|like|great|helpful|useful)|a plus\b|pluses\b|plus points|would be (?:nice|great|a bonus|lovely|an advantage)"
        r"|advantage|not essential|helpful but|stand out|added bonus|optional|assets?\b.*\b(?:are|include)|what sets you apart"
        r"|we[’']?d (?:also )?love it if|cherry on|it[’']?s a bonus|ideally",
    ),
    (
        "benefit",
        r"\bbenefits?\b|\bperks?\b|what we (?:offer|give|provide|can offer|pay)|we offer|(?:what )?you(?:[’']?ll| will) (?:get|receive|enjoy)"
        r"|what you (?:get|can expect)|what(?:[’']s| is) in it for (?:you|me)|the good stuff|why (?:you[’']ll love|you should|join|work|choose)"
        r"|our offer|(?:we|our) reward|\brewards?\b|in return|how we (?:look after|take care|thank|support) you"
        r"|looking after you|how we[’']ll (?:look after|take care of|thank|support)|what(?:[’']s| is) on offer|on offer|the extras|the nice bits|the fun stuff"
        r"|reasons to (?:join|work|love)|terms and conditions|terms of employment|conditions of service|the package|our package|wellbeing|well-being"
        r"|working (?:here|with us|for us|at)|life at|what makes us|you[’']ll love|we[’']ll give you|we provide|for your trouble|what we do for you"
        r"|what(?:[’']s| is) in the (?:package|box|deal)|the deal|holidays?|leave\b|time off|hours and|working hours|our promise to you|what we promise",
    ),
    (
        "pay",
        r"^(?:the )?(?:salary|compensation|pay|remuneration|stipend|wages?|hourly rate|ctc|base pay|package|earnings|pay range|pay rate|pay scale|pay band)"
        r"|salary range|pay range|pay transparency|total compensation|compensation range|what (?:we|it) pays?",
    ),
    (
        "other",
        r"how to apply|to apply|apply (?:now|here|today|by|online)|application (?:process|details|instructions|procedure)|applying|\bapplications?\b$"
        r"|(?:hiring|interview|recruitment|selection) (?:process|stages|steps|timeline)|interview(?:s| dates?)?$|next steps|what happens next|closing date"
        r"|important dates|key dates|location|where (?:you|we|it)|contact|further information|more information|for more|enquiries|inquiries|job details|at a glance|key facts"
        r"|post details|vacancy details|quick facts|reference|contract type|job type|employment type|work environment|working conditions|physical (?:demands|requirements)"
        r"|travel$|about this (?:page|site|advert)|share this|similar jobs|related (?:jobs|roles|vacancies)|other (?:jobs|roles|vacancies)|tags?\b|cookies|reports? to|reporting (?:to|line)",
    ),
    (
        "requirement",
        r"requirements?|require\b|required|qualifications?|qualified|eligib|person specification|person spec|candidate (?:profile|specification|requirements)|profile$|ideal (?:candidate|person|profile|match)"
        r"|essential|must[- ]haves?|musts?$|criteria|competenc|skills|experience|expertise|attributes|abilities|aptitude|credentials|certification|licen[cs]es?|education|knowledge|training and"
        r"|non-negotiable|minimum|prerequisites?|what it takes|background$|(?:what|who) (?:we|i)(?:[’']?re| are|[’']?d| would| am|[’']m)? ?(?:all )?(?:look|hop|seek|after|want|need|expect|like|love|value|ask)"
        r"|we(?:[’']?re| are) (?:looking|hoping|seeking|after)|looking for|we (?:need|ask|expect|hope|want|value|seek)"
        rf"|what {_YOU_WILL} (?:have|bring|need|know|be good|already|offer|probably|possess|show)|{_YOU_WILL} (?:have|bring|need|know|be (?:someone|a|an|our|able|good|great|right|perfect|happy|confident|comfortable)|thrive|fit|love (?:this|it)|enjoy (?:this|it)|suit|excel|probably|already|possess|offer|show|make)"
        r"|what you (?:have|bring|need|know|offer|should|must|can bring|already)|you (?:have|bring|are|need|should|must|know|already|offer|possess|can)\b|your (?:background|experience|skills?|profile|strengths|toolkit|qualities|cv|knowledge|expertise|superpowers?)"
        r"|who (?:you are|are you|you[’']?re|you might be|should apply|would suit|this suits|fits|thrives|will (?:thrive|suit|love|fit|do well))|who(?:[’']s| is) (?:it|this) for|about you\b|is this you|sound like you|this (?:is|could be|might be) you|you in a nutshell|the (?:right )?person\b|our (?:ideal|perfect|person)"
        r"|you(?:[’']?re| are) (?:a|an|the|our|probably|likely|someone|right|great|good|perfect)|could this be you|are you|apply if|if you|right for you|good fit|good match|bring to the|what makes (?:you|a great|a good)|the must|do you have|tick|(?:\bfit\b|match|suit)",
    ),
    (
        "duty",
        r"responsibilit|duties|\bduty\b|tasks|accountab|deliverables|objectives|key result|\bkras?\b|job (?:description|summary|purpose|profile|role|overview|content|scope|function)|role (?:description|summary|purpose|profile|overview|content|scope)|post (?:summary|purpose|overview)|position (?:summary|overview|purpose|description)|purpose (?:of|and)|main purpose|core purpose|overall purpose|functions"
        rf"|what {_YOU_WILL}|what you (?:do|look after|own|run|lead|deliver)|how {_YOU_WILL}|what(?:[’']s| is) the (?:job|role|work)|what the (?:job|role|work|post|position)|what(?:[’']s| is) involved|{_YOU_WILL} (?:do|be (?:doing|working|responsible|leading|running|helping|joining|looking)|look after|own|lead|run|work|spend|get to|help|manage|deliver)"
        r"|your (?:role|job|work|day|days|week|mission|tasks?|impact|challenge|contribution|remit|main|key|typical|first|core|focus|responsibilit|opportunity|objectives)|day[- ]to[- ]day|day in the life|typical (?:day|week)|a (?:day|week) (?:in|with|here)|your first|first (?:\d+|thirty|sixty|ninety|six|twelve|three|year|weeks?|months?)|in (?:this|the) (?:role|job|position|post)|about (?:the|this) (?:role|job|position|post|opportunity|work|vacancy|placement|internship|apprenticeship)|the (?:role|job|post|position|work|opportunity|mission|challenge|brief|gig|remit|day job|task|nuts and bolts|nitty[- ]gritty)\b|(?:role|job|work|mission|remit)$|success (?:look|in|means)|what success|areas of|scope of|key (?:areas|activities|functions)|main (?:activities|areas|functions)|what needs (?:doing|fixing)|what we need (?:done|you)|we need you to|things you|why (?:this role|we need|the role)|(?:roles?|duties) and|main accountabilit|where you come in|how you can help|expectations|outcomes",
    ),
    (
        "about",
        r"about\b|who (?:we are|are we)|our (?:story|mission|vision|values|culture|team|company|history|people|work|purpose|products?|customers|organi[sz]ation|school|trust|charity|practice|approach|commitment|tech|stack)|the (?:company|team|organi[sz]ation|business|employer|school|trust|charity|practice|department|firm|people|place|hospital|college|council|university|client|backstory|background)\b|company (?:overview|profile|description|information)|what we do|what we[’']?re (?:about|building|doing)|overview|introduction|welcome|background|context|meet (?:us|the team)|hello\b|we are\b|we[’']re\b|why we exist|how we work|where we|us\b|mission|values|culture",
    ),
)
_COMPILED = tuple((section, re.compile(pattern, re.I)) for section, pattern in _ROWS)

# A heading that names two things is decided by hand: the whole heading must fit.
_WHOLE: tuple[tuple[Section, re.Pattern[str]], ...] = (
    ("requirement", re.compile(r"(?:what we need (?:from you|you to (?:have|bring))|about you.*|you(?:[’']ll)? be a (?:great|good) fit.*|we[’']?d love to hear from you if.*|what we need|your offer(?: to us)?|what will help you succeed.*|how you[’']ll (?:stand out|succeed|fit in).*)", re.I)),
    ("plus", re.compile(r"(?:desirable|d|preferred|bonus|plus(?:es)?)", re.I)),
    ("requirement", re.compile(r"(?:e|essential|skills? (?:and|&) benefits?|you|yourself|we need|wanted|experience)", re.I)),
    ("duty", re.compile(r"(?:what you[’']?ll get (?:up to|to do|stuck into).*|you[’']?ll get to.*|(?:key |main )?working (?:relationships|with)|why this (?:role|job)(?: matters| exists)?|what we need you (?:to do|for).*|(?:the )?benefits you[’']ll deliver|how you[’']ll make (?:a|an) (?:difference|impact)|leadership|(?:people|line|project|stock|account|client|team|budget|financial|operations|clinical|general|strategic) (?:management|leadership|operations|duties|work)|operations|planning|reporting|clinical|teaching|administration|compliance|finance)", re.I)),
    ("other", re.compile(r"(?:location|hours?|hours of work|start date|contract|term|duration|department|team|grade|band|division|status|posted.*)", re.I)),
    ("benefit", re.compile(r"(?:why (?:us|you[’']ll like it here|here)|the (?:good|fun|nice) (?:stuff|bits|part)s?|perks|our side of the (?:deal|bargain)|what you get)", re.I)),
    ("about", re.compile(r"(?:why we[’']re hiring|a (?:bit|little) (?:more )?about (?:us|who we are).*|us|our (?:equality )?story|about (?:us|the (?:company|team|client|school|trust|organi[sz]ation|department|area)).*|hello|who we are.*)", re.I)),
)  # fmt: skip


def section_of_heading(text: str) -> Section | None:
    """The section a heading opens; None for one that says nothing Afterword knows."""
    plain = text.strip().strip("*#_=-–—:>•· \t|.!").strip()
    plain = re.sub(r"^(?:\(?[0-9ivx]{1,3}[.)]|[A-Za-z][.)])\s+", "", plain)
    if not plain or len(plain) > 160 or len(plain.split()) > MOST_WORDS:
        return None
    for section, pattern in _WHOLE:
        if pattern.fullmatch(plain):
            return section
    for section, pattern in _COMPILED:
        if pattern.search(plain):
            return section
    return None
