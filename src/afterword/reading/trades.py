"""Words that name a trade or a post, so that "Depot Manager" is told from "Kestrel Freight"."""

from __future__ import annotations

import re

_TRADES = re.compile(
    r"\b(?:accountant|actuary|administrator|advis[eo]r|advocate|agent|analyst|apprentice|articled|architect|archivist|artist"
    r"|assessor|assistant|associate|attorney|auditor|baker|banker|barista|bartender|bookkeeper|broker|builder|buyer"
    r"|captain|carer|caretaker|carpenter|caseworker|cashier|ceo|cfo|chair|chef|chief|cleaner|clerk|coach|conductor|consultant"
    r"|controller|cook|coordinator|co-ordinator|copywriter|counsel|counsell?or|cto|coo|curator|dentist|deputy|designer"
    r"|developer|director|dispatcher|doctor|driver|economist|editor|educator|electrician|employee|engineer|estimator|executive"
    r"|facilitator|fellow|fitter|foreman|founder|freelance|fundraiser|gardener|generalist|guard|guide|handler|head"
    r"|hygienist|inspector|installer|instructor|intern|interpreter|inventor|investigator|janitor|joiner|journalist"
    r"|judge|keeper|labourer|lawyer|lead|leader|lecturer|legal|librarian|machinist|maintainer|manager|marketer|mason"
    r"|mechanic|mentor|merchandiser|midwife|minister|nanny|nurse|odp|officer|operative|operator|optician|organi[sz]er"
    r"|owner|painter|paralegal|paramedic|partner|pharmacist|photographer|physician|physiotherapist|picker|pilot|planner"
    r"|plumber|postdoc|practitioner|president|principal|producer|professor|programmer|psychologist|radiographer"
    r"|receptionist|recruiter|representative|reporter|researcher|sales|scientist|scrum master|secretary|sergeant|sister"
    r"|social worker|solicitor|specialist|sre|steward|stockist|strategist|superintendent|supervisor|surgeon|surveyor"
    r"|teacher|technician|technologist|teller|tester|therapist|trader|trainee|trainer|translator|treasurer|tutor"
    r"|underwriter|usher|vet|veterinarian|volunteer|waiter|waitress|warden|welder|worker|writer|\w{3,}(?:ologist|ician|worker|maker|istin?))s?\b",
    re.I,
)


_PLURAL = re.compile(r"(?:s|&\s*co)\.?\Z", re.I)
_FIRM = re.compile(
    r"\b(?:ltd|limited|inc|llc|llp|plc|gmbh|b\.?v|pvt|ag|trust|council|university|college|school|academy|hospitals?|group"
    r"|foundation|authority|agency|hotel|bank|museum|society|association|institute|clinic|court|centre|center|theatres?"
    r"|office|services|solutions|systems|industries|& \w+|m/s)\b\.?",
    re.I,
)


def names_a_firm(text: str) -> bool:
    """Whether `text` holds a word that organisations have in their names: "Ltd", "Hospital", "& Sons"."""
    return _FIRM.search(text) is not None


def likely_post(text: str) -> int:
    """How likely `text` is a post rather than an employer: from 2 ("Trainee solicitor") down to -1."""
    trade = names_a_trade(text)
    return (1 if _PLURAL.search(text.strip()) else 2) * trade - names_a_firm(text)


def names_a_trade(text: str) -> bool:
    """Whether `text` holds a word that names a trade or a post."""
    return _TRADES.search(text) is not None
