"""How employers say it in writing: the wordings by which the kind of a message is proposed. Our own judgement."""

from __future__ import annotations

import re


def _any(*wordings: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{wording})" for wording in wordings), re.I)


OTHERS = r"(?:an?other|other|different|stronger|alternative|more experienced)\b[\w ,-]{0,40}\b(?:candidates?|applicants?|people|person|direction)"
ON = r"(?:mov(?:e|ing)|go(?:ing)?|tak(?:e|ing)|progress(?:ing)?|proceed(?:ing)?|continu(?:e|ing)|advanc(?:e|ing)|pursu(?:e|ing)|bring(?:ing)?)"
NOT = r"(?:not|n't|unable to|no longer|cannot)"
REJECTS = _any(
    rf"\b(?:will|are|is|am|'re|'s|have|has|do|did|would|can|could|wo|ca)\s?{NOT}\b[\w ,']{{0,30}}\b{ON}\b(?!.{{0,40}}\b(?:until|before|without)\b)[\w ]{{0,20}}\b(?:you|your|with|forward|further|any)\b",
    rf"\bunable to (?:{ON}|offer)\b(?!.{{0,30}}\b(?:interview|call|slot|time)\b)",
    rf"\b(?:decided|chosen|opted|elected|going|gone|go|agreed|selected|offered|appointed|proceed(?:ing)?|mov(?:e|ing) (?:forward|ahead|on))\b.{{0,60}}\b(?:with|to|for|an?)\b.{{0,25}}\b{OTHERS}",
    r"\b(?:gone|going|go|went|decided to go) with (?:some(?:one|body)|another|a candidate|the other|an internal)\b",
    r"\b(?:offered|given|filled|appointed)\b.{0,40}\b(?:(?:the|this|that) (?:position|role|job|post)|it) to (?:some(?:one|body)|another|an internal|a candidate)",
    r"\b(?:position|role|post|job|vacancy|seat) (?:has|have|is|was)(?: now| already| since)* (?:been )?(?:filled|taken|closed|withdrawn|given)\b",
    r"\b(?:not|n't)(?: been| be)?(?: \w+)? (?:successful|selected|shortlisted|chosen|appointed|picked|put through)\b",
    r"\bunsuccessful\b",
    r"\b(?:chose|chosen|picked|selected|preferred|appointed|hired|went for|opted for|taken on)\b (?:an?other|some(?:one|body) else|the other|a different|an internal|some(?:one|body) (?:with|who))\b",
    r"\b(?:gone|going|went|given|awarded) to (?:an? |the |some)(?:other|internal|external|different|stronger|one|body|more experienced)\b",
    r"\b(?:not|n't) going to work (?:out )?(?:this time|for us|with us|out)\b",
    r"\b(?:progress|mov|proceed|go|continu)(?:e|ing|ed)?(?: forward| ahead| on)? (?:only )?with (?:the )?(?:applicants|candidates|those|people|others)\b(?: whose| who|\b)",
    r"\b(?:you (?:were|are|came)|it was) (?:a )?(?:very )?close (?:second|call)\b|\bpipped\b|\bnarrowly\b",
    r"\b(?:sorry|afraid|sadly|unfortunately)\b.{0,80}\b(?:bad news|disappoint\w+|not what you (?:hoped|wanted))\b",
    r"\bregret to (?:inform|say|tell|let you know|advise)\b",
    r"\b(?:decided|chosen|choose|opted) not to\b.{0,30}\b(?:proceed|move|go|progress|continue|offer|hire|appoint|take|fill)\b",
    r"\bnot (?:quite )?(?:the|a|an) (?:right|good|strong|close) (?:fit|match|person)\b",
    r"\b(?:you (?:are|were|have)|application) (?:not|no longer)\b.{0,25}\b(?:consider|under consideration|progress|proceed|successful)",
    r"\bno longer (?:being )?consider(?:ed|ing)\b|\bno longer under consideration\b",
    r"\b(?:keep|hold|retain|kept) your (?:cv|r[ée]sum[ée]|details|application|profile|information|name)\b.{0,30}\b(?:file|record|database|pool|mind|future)\b",
    r"\bwish you (?:every|all|the very|the|much|great|continued)\b.{0,20}\b(?:success|best|luck)\b.{0,40}\b(?:search|future|career|endeavou?rs|elsewhere|hunt)\b",
    r"\bunfortunately\b.{0,80}\b(?:another|other candidates?|someone else|not be (?:offering|taking|able to offer)|not on this occasion|won't be)\b",
    r"\b(?:on|in) this (?:occasion|instance|case)\b.{0,60}\b(?:not|unsuccessful|another|other)\b|\b(?:not|n't)\b.{0,60}\bon this occasion\b",
    r"\b(?:hiring|recruitment) (?:freeze|has been frozen)\b|\brole has been (?:cancelled|canceled|pulled)\b",
    r"\bit(?:'s| is| was) a no\b|\bnot going to be (?:able to )?(?:offer|tak)",
    r"\bwon't be (?:offering|taking|making you|progressing|moving)\b",
)
OFFERS = _any(
    r"\b(?:pleased|delighted|happy|thrilled|excited|glad|able|want|like|love|going|decided|wish)(?: \w+){0,3} to (?:formally |now |be able to )?(?:make you an offer|offer you\b(?!.{0,25}\b(?:interview|call|chat|slot|time|place on|a second|feedback|coffee|another|the chance|the opportunity to (?:meet|interview))\b))",
    r"\b(?:job|formal|written|verbal|conditional|unconditional|employment) offer\b(?!.{0,40}\b(?:process|if|should|may|might|would)\b)",
    r"\boffer (?:letter|of employment|attached|pack|details)\b",
    r"\b(?:we'd|we would|i'd|i would) (?:love|like|be delighted) (?:for )?you to (?:join|start|come and work|accept)\b",
    r"\b(?:the|this) (?:job|role|position|post) is yours\b",
    r"\bwelcome (?:you )?(?:aboard|to the team)\b",
    r"\b(?:contract|terms)\b.{0,30}\b(?:attached|for you to sign|for your signature|to sign)\b",
    r"\b(?:it(?:'s| is)|that(?:'s| is)|answer is) a (?:big |definite |clear |resounding )?yes\b",
    r"\b(?:we|i) (?:all )?want you (?:to (?:join|start|take)|for (?:the|this) (?:job|role|post)|on (?:the|our) team)\b",
    r"\byou(?:'ve| have) got the (?:job|role|position|post)\b|\bcongratulations\b.{0,80}\b(?:join|offer|successful|appointed|selected for)\b",
    r"\byou (?:have been|were|are) (?:successful|selected for the (?:role|position|post|job))\b(?!.{0,40}\b(?:next|second|final) (?:stage|round|interview))",
)
AUTOMATIC = _any(
    r"\bout of (?:the )?office\b",
    r"\bauto(?:matic|mated)?[- ]?(?:reply|response|generated|message)\b",
    r"\b(?:on|am on|currently on) (?:annual |maternity |parental |sick |paternity )?leave (?:until|from|and)\b",
    r"\b(?:away|on holiday|on vacation)\b.{0,40}\b(?:until|returning|back on)\b|\blimited access to (?:my )?e-?mail\b",
    r"\b(?:we(?:'ve| have)? (?:safely )?received|thank you for (?:submitting|your)) your? ?(?:application|submission|message|enquiry|e-?mail)\b",
    r"\b(?:mailbox|inbox|address) (?:is )?(?:not|un)[- ]?monitored\b|\bdo not reply to this\b",
    r"\breceipt of your (?:application|e-?mail|message)\b",
    r"\b(?:ticket|case|request) (?:number |id )?#?\d{3,}.{0,40}\b(?:created|received|opened)\b",
)
MOVED = _any(
    r"\bre-?schedul\w*", r"\bpostpon\w*", r"\bpush(?:ed)? (?:it|this|our|your|the)?.{0,30}\b(?:back|out|to|until)\b",
    r"\b(?:mov(?:e|ed|ing)|chang(?:e|ed|ing)|shift(?:ed)?|bring forward|swap)\b.{0,40}\b(?:interview|meeting|call|slot|appointment|time|date|chat)\b",
    r"\b(?:interview|meeting|call|slot|appointment|chat)\b.{0,40}\b(?:has been|needs? to be|is being|be) (?:moved|changed|cancell?ed|put back|brought forward)\b",
    r"\b(?:another|different|new|alternative|other) (?:time|date|day|slot)\b(?!s? (?:and|or) again)",
    r"\b(?:can(?:'t|not)|won't be able to|unable to|no longer) (?:make|do|manage|keep)\b.{0,40}\b(?:interview|meeting|call|then|that|time|appointment|monday|tuesday|wednesday|thursday|friday|tomorrow)\b",
    r"\b(?:could|can|would|shall|might) (?:we|you|it)\b.{0,60}\binstead\b",
    r"\b(?:off sick|unwell|ill today|taken ill|called away|double[- ]booked|clash\w*)\b",
    r"\bcancel(?:l?ed|ling)?\b.{0,30}\b(?:interview|meeting|call|appointment)\b",
)  # fmt: skip
INVITES = _any(
    r"\b(?:invit\w+|like|love|pleased|delighted|happy|keen|ask) (?:for )?(?:you )?(?:to|for) (?:you to )?(?:\w+ ){0,3}(?:interview|come (?:in|back|to)|meet|a second|a further|a final|an? (?:call|chat|conversation)|join us|attend|speak|talk|visit|the (?:second|next|final))\b",
    r"\binvit(?:e|ed|ing|ation)\b.{0,60}\b(?:interview|second|final|next (?:stage|round)|assessment|trial|panel|meet|call)\b",
    r"\b(?:second|final|next|further|follow[- ]?up|another|panel|on-?site) (?:round|stage|interview|meeting|conversation|step)\b.{0,80}\b(?:you|available|schedule|arrange|book|with|on|would)\b",
    r"\b(?:are you|would you be|let (?:me|us) know (?:if|when|whether) you(?:'re| are)|what(?:'s| is) your) (?:free|available|availability|able to (?:come|meet|join|attend|do))\b",
    r"\b(?:available|availability|free|suit you)\b.{0,40}\b(?:interview|call|meet|chat|monday|tuesday|wednesday|thursday|friday|week)\b",
    r"\b(?:book|pick|choose|select) (?:a|your) (?:time|slot)\b",
    r"\bcome (?:in|back|over)\b.{0,40}\b(?:meet|see|talk|for|and|on)\b",
    r"\b(?:schedule|arrange|set up|book|organise|organize) (?:an?|your|the|a second|some) (?:\w+ ){0,2}(?:interview|call|meeting|chat|time|conversation|trial)\b",
    r"\btrial (?:shift|day)\b",
    r"\b(?:would like|wants?|keen|'d like|'d love|hoping|asked|asking) to (?:see|meet) you\b",
    r"\b(?:pop|drop|call|come|stop) (?:in|by|over|down|up)\b.{0,40}\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
    r"\b(?:through|on|moving you|moved) to (?:the )?(?:next|second|final) (?:stage|round)\b",
)
ASKS = _any(
    r"\b(?:could|can|would|will) you (?:please |just |perhaps |also |maybe |kindly )*(?:tell|send|clarify|confirm|explain|share|let|give|say|expand|provide|help|talk|come back|describe|walk|elaborate|remind|forward)\b",
    r"\bplease (?:\w+ )?(?:send|confirm|provide|clarify|forward|tell|let (?:me|us) know|share|explain)\b",
    r"\b(?:wonder(?:ed|ing)?|curious|not (?:entirely |quite |totally |completely )?(?:clear|sure|certain|convinced)|unsure|unclear|hesita\w+|concern(?:s|ed)?|worr(?:y|ied|ies)|reservations?|doubts?|question marks?)\b",
    r"\b(?:one|a|another|couple of|few|quick|further|last|two|some|only|main|remaining) (?:more |quick |small |last |further )?(?:questions?|things?|points?|concerns?)\b",
    r"\b(?:before we|to help us) (?:decide|make|take|go|come)\b|\b(?:would|'d|will) (?:be )?(?:help|helpful|useful|good|great|like|love|keen|need) (?:us |me )?to (?:know|see|hear|understand)\b",
    r"\bhow (?:would|do|did|long|soon|much|many|have|comfortable) (?:you|are you)?\b.{0,120}\?",
)
COURTESY = re.compile(
    r"\b(?:let (?:me|us) know if you have any|any (?:other |further )?questions|should you have|if you (?:have|need)|"
    r"(?:please )?(?:don't|do not) hesitate|feel free|no doubt|get in touch|don't worry|no worries|not to worry|how are you|hope you)\b",
    re.I,
)
IF = re.compile(r"\b(?:if|should|were) (?:we|you|it|things)\b.{0,60}\b(?:offer|success\w*|selected|go ahead)\b", re.I)
DECIDES = re.compile(
    r"\b(?:decid\w*|decision|let (?:you|all|everyone|candidates) know|(?:be|get) (?:back )?in touch|get back to you|hear (?:back )?"
    r"(?:from us)?|come back to you|update you|make (?:our|a|the) (?:choice|mind)|final(?:ise|ize))\b",
    re.I,
)
WANTS = re.compile(
    r"\b(?:could|can|would|please|need|want|send|reply|respond|let (?:me|us) know|confirm|return)\b", re.I
)
