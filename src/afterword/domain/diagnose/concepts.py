"""Words of working life that mean the same to an employer: a goal and a proof can meet without sharing a word.

"Catch the clinics before they leave" and "the owner renewed for three years" are about the same thing. Each line is one
idea; a word may stand in several. The lists are judgement, not evidence, and stay short on purpose: an idea only adds
to what the words themselves show.
"""

from __future__ import annotations

from functools import cache, lru_cache

from afterword.domain.text import stem, words

_IDEAS: dict[str, str] = {
    "staying": "leave left leaving renew renewed retain retained retention churn cancel "
    "cancelled stay stayed departures attrition turnover resign resignations quit loyal loyalty keep kept",
    "starting": "starter starters onboard onboarding induction induct joiner joiners trainee trainees apprentice "
    "apprentices newcomer hire hires ramp buddy shadow alone preceptorship probation",
    "speed": "quicker faster slow hours minutes turnaround waiting wait delay delays backlog queue response reply "
    "latency cycle lead clearance throughput",
    "money": "bill bills cost costs saving savings save saved spend budget margin profit revenue loss losses "
    "overspend price pricing cash expense worth pay pays payback return",
    "error": "error errors mistake mistakes defect defects fault faults incident incidents rework scrap accuracy "
    "inaccurate wrong quality bug bugs discrepancy discrepancies wastage",
    "harm": "safety safe accident accidents injury injuries fall falls harm near-miss risk hazard infection "
    "infections pressure sore sores safeguarding lost-time",
    "rules": "audit audits compliance compliant regulator inspection inspections ofsted inspector regulation "
    "policy standard standards gdpr accreditation finding findings iso",
    "people": "team staff colleagues supervise supervisor manage manager lead led coach coaching coached mentor "
    "mentored mentoring one-to-ones appraisals crew",
    "absence": "sickness absence absences rota roster shift shifts cover agency bank nights weekend weekends "
    "overtime staffing understaffed vacancies",
    "selling": "sale sales sell sold pipeline quota target account accounts deal deals customer customers client "
    "clients prospect prospects upsell win won",
    "regain": "reactivated reactivate dormant lapsed quiet returning regain recover rebuild relist back restore "
    "reopened rebuilding placement regained",
    "anger": "complaint complaints complain angry furious dissatisfied satisfaction escalation escalations nps "
    "feedback reviews rating ratings",
    "machine": "system systems tool tools software platform migrate migration migrated moved implement "
    "implementation rollout cutover go-live erp crm helpdesk upgrade replace replaced",
    "steady": "outage outages uptime downtime reliability reliable incident incidents on-call failure failures "
    "stable stability crash crashes monitoring alert alerts",
    "launch": "launch launched launching shelf market release released ship shipped deliver delivered deadline "
    "brief on-time opening opened",
    "numbers": "data report reports reporting dashboard dashboards analysis analyse forecast forecasting spreadsheet "
    "metrics measure measured scorecard",
    "children": "pupil pupils class behaviour behavior reading attainment phonics send parents parent literacy maths "
    "children exclusions attendance",
    "patients": "patient patients ward discharge discharges bed beds handover handovers medication medicines dose "
    "dispensing prescriptions clinic theatre",
    "stock": "stock inventory returns return warehouse inbound outbound dock picking pick packing pallet pallets "
    "cage store replenishment shrinkage",
    "food": "menu kitchen covers dish dishes allergen allergens food waste hygiene prep brigade service gp",
    "giving": "donor donors donation donations fundraising fundraise appeal gifts legacy grant grants funder "
    "funders bid bids sponsorship",
    "audience": "visitor visitors audience audiences footfall schools school museum workshop workshops tours outreach "
    "community attendance exhibition",
    "books": "close month-end reconciliation reconcile reconciliations ledger invoices invoice receivables debtors "
    "tax filing vat gst accounts accruals day",
    "written": "write wrote writing draft drafted document documents documentation plain guide guides manual brief "
    "briefing briefings paper papers submission minister ministers",
    "again": "returning returned habit again repeat retention subscription subscriptions autoship rebuy loyalty "
    "first-time buyers purchase",
    "build": "build built design designed drawing drawings prototype tooling fixture fixtures tolerance tolerances "
    "manufacturing machine machines commissioning install installed installation wiring rewire",
    "punctual": "punctual punctuality late timetable schedule schedules route routes journeys on-time driver drivers "
    "vehicle mileage",
    "study": "research study paper papers publication publications thesis experiment experiments lab funding "
    "dataset datasets reproducible peer-reviewed",
    "guest": "guest guests reception check-in booking bookings occupancy reservations hotel rooms",
    "agree": "disagree conflict negotiate negotiated negotiation stakeholder stakeholders agreement agreed mediate "
    "union unions partner partners supplier suppliers",
    "simpler": "simplify streamline lean automate automated automation process processes manual paper waste hours",
    "law": "contract contracts case cases client clients dispute disputes litigation conveyancing completion "
    "matters caseload advice hearing hearings",
}


@cache
def ideas_by_stem() -> dict[str, frozenset[str]]:
    """Stem -> the ideas it stands for."""
    found: dict[str, set[str]] = {}
    for idea, text in _IDEAS.items():
        for word in words(text.replace("-", " ")):
            found.setdefault(stem(word), set()).add(idea)
    return {word: frozenset(ideas) for word, ideas in found.items()}


@lru_cache(maxsize=20_000)
def ideas_of(stems: frozenset[str]) -> frozenset[str]:
    """The ideas that a set of stems touches."""
    table = ideas_by_stem()
    return frozenset().union(*(table[s] for s in stems if s in table))
