"""Words of working life that mean the same to an employer: a goal and a proof can meet without sharing a word.

"Catch the clinics before they leave" and "the owner renewed for three years" are about the same thing. Each line is one
idea; a word may stand in several. The lists are judgement, not evidence: an idea only adds to what the words themselves
show, and a narrow idea adds more than a broad one.
"""

from __future__ import annotations

import math
from functools import cache, lru_cache

from afterword.domain.text import stem, words

_IDEAS = """
# people at work
staying: leave left leaving quit resign resigned resignation resignations stay stayed staying retain retained
  retention turnover churn attrition keep kept remain remained hang departures exodus lose losing post
starting: starter starters onboard onboarding induction induct joiner joiners newcomer newcomers hire hires hired
  recruits newly qualified graduate graduates probation buddy shadow shadowing preceptorship ramp alone independently
  first-week bedding
temps: temp temps temporary agency casual casuals seasonal locum locums bank contractor contractors freelancers
  freelance supply
learners: trainee trainees apprentice apprentices student students intern interns junior juniors working-student
  placement placements cadet co-op
teaching: train trained training teach taught coach coached coaching mentor mentored mentoring pair paired pairing
  tutor tutored workshop workshops course courses lesson lessons upskill
leading: lead led leading supervise supervised supervisor manage managed manager managing head foreman forewoman
  captain charge deputy stand-in stood crew team teams direct reports line-managed
hiring: recruit recruited recruiting recruitment vacancy vacancies interview hired hire hiring candidates applicants
  unfilled posts fill filled
appraisal: one-to-ones one-to-one appraisal appraisals feedback review reviews objectives performance underperforming
  capability
absence: sickness sick absence absences absenteeism attendance off no-shows
rota: rota roster rosters shift shifts weekend weekends nights overtime schedule scheduling cover staffing
  understaffed gaps hours on-call
morale: morale engagement survey tired burnout burned wellbeing atmosphere mood happy unhappy trust
conflict: conflict disagree disagreed disagreement quarrel blame blaming tension grievance grievances dispute disputes
  difficult mediate mediated reconcile
union: union unions steward stewards consultation works-council negotiated negotiation bargaining
handover: handover handovers hand-over shift-change pass passed carry carried continuity briefing huddle board stand-
  up
promotion-people: promoted promotion progression succession career grew develop developed associate
volunteers: volunteer volunteers volunteering helpers
remote: remote distributed hybrid time-zones home office
# customers and selling
complaint: complaint complaints complain complained angry furious upset irate escalation escalations escalated
  grievance apologise recovered goodwill
satisfaction: satisfaction nps csat rating ratings review reviews stars score scores reputation tripadvisor feedback
account: account accounts client clients customer customers key-account portfolio book tenant tenants member members
  policyholder policyholders
winback: win won winback regain regained recover recovered rebuild reactivate reactivated dormant lapsed returning
  returned delisted relist relisted restore restored placement back
renewal: renew renewed renewal renewals retention retained churn cancel cancelled cancellation cancellations contract
  contracts extension extended saved
newbusiness: prospect prospects prospecting lead leads pipeline outbound cold meetings demo demos pitch pitched tender
  tenders bid bids proposal proposals new-business logo logos opened deal deals close closed closing
quota: quota target targets attainment commission sales sell sold selling revenue turnover bookings upsell upsold
  cross-sell basket upgrade upgrades
repeat: repeat repurchase returning loyal loyalty subscription subscriptions autoship habit again rebuy retention
  first-time lapsed regulars
conversion: conversion convert converted checkout funnel abandon abandoned drop-off signup sign-up signups trial
  trials landing
queue: queue queues backlog waiting wait waits waiting-list outstanding overdue unanswered pending arrears inbox pile
  carried
response: reply replies response respond responded answer answered first-response turnaround callback minutes hours
  faster quicker speed
ticket: ticket tickets helpdesk help-desk service-desk support macros triage queue chat inbox incident
price: price prices pricing discount discounts discounting margin margins promotion promotions promo promotional
  markdown markdowns offer offers
visitor: visitor visitors footfall audience audiences attendance turnout guests tickets admissions bookings
guest: guest guests reception front-desk check-in check-out room rooms occupancy reservation reservations hotel
  concierge lobby
table: covers table tables reservation no-shows service diners restaurant brunch lunch dinner seat seats turns waiters
  servers
bar: bar cocktails drinks wine beverages cellar pour
donor: donor donors donation donations fundraise fundraising fundraiser appeal gift gifts giving legacy legacies
  philanthropy major-donor
grant: grant grants funder funders funding bid bids foundation trust sponsor sponsorship award awarded
community: community outreach neighbourhood local partners partnership partnerships engagement underserved hard-to-
  reach groups
channel: dealer dealers distributor distributors reseller resellers partner partners wholesale franchise franchisees
# money
cost: cost costs costing saving savings save saved spend spending expense expenses overspend budget budgets cheaper
  bill bills fees reduce price invoice reduction economies
profit: profit profits profitability margin margins gross net p&l loss losses losing loss-making money payback pay
  pays worth earn earning return returns
cash: cash cashflow debtor debtors receivables receivable collection collected collect arrears overdue late payment
  payments days aged ageing outstanding owed chasing
supplierpay: supplier suppliers payable payables invoice invoices duplicate purchase-order po three-way matching
  statements creditors
close: close closing month-end year-end reconciliation reconcile reconciled reconciliations ledger journal journals
  accruals accounts books audit-ready days
audit: audit audits audited auditor auditors inspection inspections inspector inspectors ofsted cqc regulator findings
  nonconformities compliance compliant accreditation accredited iso certificate rating visit
tax: tax vat gst filing filings returns payroll pension
forecast: forecast forecasts forecasting plan budget planning projection accuracy demand model modelling estimate
  estimates
fraud: fraud fraudulent chargeback chargebacks scam suspicious money-laundering aml kyc sanctions
claims: claim claims claimant insurance insurer underwriting leakage settle settled settlement
lending: loan loans mortgage mortgages credit lending arrears default borrowers
procure: procurement purchasing supplier suppliers vendor vendors sourcing tender tendered negotiated negotiate rebid
  contracts buying buyer
# operations
late: late lateness delay delays delayed punctual punctuality on-time ontime overrun overruns slipped slip behind
  deadline deadlines timely start starts missed date
speed: speed fast faster quicker quick slow slower seconds minutes hours time turnaround cycle lead-time throughput
  load shortened halved
capacity: capacity volume volumes peak peaks busy busiest surge throughput christmas black-friday seasonal parcels
  orders day
error: error errors mistake mistakes wrong incorrect accuracy accurate inaccurate mispick mispicks discrepancy
  discrepancies right box left-foot typo correct
defect: defect defects scrap rework fault faults faulty quality reject rejects returns warranty complaints tolerance
  ppm yield first-time-right
waste: waste wastage wasted spoilage shrinkage shrink leftover bin bins food-waste scrap landfill recycling recycle
  recycled
stock: stock inventory stocktake stock-take counts cycle-count shortages out-of-stock stockouts replenishment shelf
  shelves pallet pallets warehouse bins
picking: pick picking picker pickers pack packing packed scan scanning dispatch despatch outbound inbound dock goods-
  in orders parcels
transport: truck trucks lorry lorries vehicle vehicles fleet van vans driver drivers haulier hauliers carrier carriers
  route routes routing mileage trailer trailers delivery deliveries load loads freight container containers
customs: customs tariff duty border import imports export exports clearance documents paperwork
maintenance: maintenance maintain breakdown breakdowns downtime stoppage stoppages repair repairs repaired preventive
  planned machine machines line lines equipment uptime oee
changeover: changeover changeovers setup smed tooling retool format
automation: automate automated automation robot robots script scripts macro manual manually paper spreadsheet
  spreadsheets by-hand digitise digitised digital
process: process processes workflow workflows procedure procedures standard standards sop sops streamline streamlined
  simplify simplified lean kaizen improvement improve
launch: launch launched launching launches release shelf market rollout rolled-out opening opened go-live live debut
  brief
opening: open opened opening new-site branch branches store site premises fit-out
project: project projects programme programmes milestone milestones gantt scope plan schedule deliver delivered
  delivery
energy: energy electricity gas heating consumption kwh solar heat carbon emissions efficiency power
water: water leak leaks pipe pipes drainage flood
build: build built building construct construction site structural concrete steel frame scaffold foundations snag
  snags snagging handover
wiring: wiring rewire electrical electrician electrics installation installations conduit panel panels circuit
  circuits testing
plumbing: plumbing boiler boilers heat-pump hvac ventilation
machining: machining cnc milling turning fixture fixtures weld welding welder tolerance drawings prototype prototypes
design: design designed designs drawing drawings sketch concept layout cad prototype
plants: crop crops harvest field fields irrigation farm farms soil seed herd livestock
property: tenant tenants rent rents letting lettings voids void landlord lease leases rental properties estate
# safety and care
safety: safety safe unsafe accident accidents injury injuries hurt harm near-miss near-misses hazard hazards risk
  lost-time reportable reportables riddor incident incidents ppe
neverevent: count counts counting swab swabs checks checklist checklists sign-in time-out pause instruments never-
  event never-events retained
infection: infection infections hygiene clean cleaning sterile contamination contaminated mrsa handwashing
falls: fall falls fell pressure ulcers sores harm frail
medication: medication medicines medicine dose doses dispensing dispensed prescription prescriptions drug drugs
  pharmacy formulary
discharge: discharge discharges discharged bed beds length-of-stay flow delayed home ward
patient: patient patients clinic clinics appointment appointments theatre surgery operation operating list lists
  consent did-not-attend dna
rehab: rehabilitation rehab physiotherapy physio mobility recovery therapy exercises knee hip outpatients
mental: mental crisis anxiety depression counselling psychological self-harm
trauma: trauma emergency emergencies out-of-hours nights acute critical resus a&e
social: safeguarding caseload caseloads vulnerable families family foster fostering assessment assessments care-plan
  visits child-protection placements carers
care: care carer carers resident residents home dementia elderly older
food-safety: allergen allergens hygiene food-safety haccp kitchen temperature inspection scores-on-the-doors eho
menu: menu menus dish dishes kitchen chef recipe recipes gp food-cost portions prep mise
childcare: nursery toddlers early-years babies preschool kindergarten ratios
animals: vet veterinary clinic animals practice pets
# learning
pupils: pupil pupils class classroom classes child children school year-six reading phonics maths literacy attainment
  progress grades results exam exams sats gcse
behaviour: behaviour behavior exclusions exclusion suspensions detentions disruption disruptive restorative
parents: parent parents carers parents-evening
special: sen send ehcp inclusion special-needs autism
curriculum: curriculum syllabus course module modules lecture lectures teaching assessment marking
enrolment: enrolment enrolments admissions applications applicants recruitment drop-out dropout completion
research: research study studies paper papers publication publications published journal thesis lab experiment
  experiments assay assays samples protocol reproducible peer-reviewed
samples: sample samples vial vials tube tubes specimen specimens freezer freezers barcode
  barcodes label labels labelled relabelled relabeled labelling location map find found hunt misplaced lost track
  tracking
library: library archive archives catalogue catalogued collection collections
sport: players season club league match
# technology
release: release releases released deploy deploys deployed deployment deployments ship ships shipped shipping rollback
  rollbacks hotfix regression regressions production prod break breaks broken breaking change-failure
outage: outage outages downtime uptime reliability reliable incident incidents on-call pager paged alert alerts
  alerting sev postmortem recover recovery failover crash crashes stability stable down
latency: latency slow load loading performance seconds milliseconds quick page-speed javascript paint bundle p95
  response throughput
cloudcost: cloud aws azure gcp warehouse compute storage bill bills spend egress clusters instances
pipeline: pipeline pipelines etl batch overnight nightly job jobs ingest ingestion streaming airflow dbt
dataquality: data quality duplicates reconcile definitions metric metrics trusted single-definition lineage tests
  freshness
dashboards: dashboard dashboards report reports reporting screenshots screenshot kpi kpis scorecard analytics analysis
  self-serve excel numbers
privacy: privacy gdpr personal-data retention deletion erasure delete removes removal consent records requests
security: security vulnerability vulnerabilities breach phishing patch patched patching penetration access secrets
accessibility: accessibility accessible wcag screen-reader keyboard a11y aria disabled older
legacy: legacy old monolith rewrite rewrote migrate migrated migration migrations moved move replace replaced
  modernise modernised modernisation angularjs upgrade upgraded switch cutover cut-over big-bang
system: system systems software erp wms crm platform tool tools implementation implement implemented go-live rollout
  configure help-desk app
testing: test tests testing tested automated coverage qa contract-tests regression visual checks flaky ci suite
mobile: mobile phone phones android ios app apps handset handsets old-phone
users: user users usability interviews testing discovery adoption adopted feature features onboarding activation
roadmap: roadmap backlog prioritise prioritised prioritisation stakeholders requirements say-no discovery mvp
experiment: experiment experiments a/b ab test hypothesis variant uplift
network: network networks wifi broadband fibre cable telecom mast outage
# words and public life
writing: write wrote written writing draft drafted document documents documentation plain guide guides manual handbook
  letters copy
briefing: briefing briefings brief briefed submission submissions minister ministers paper board papers policy advice
  committee cabinet
policy: policy policies legislation regulation regulations consultation consultations statute guidance white-paper
media: press media journalist journalists coverage interview spokesperson newspaper radio
campaign: campaign campaigns advertising advert ads social posts reach impressions followers newsletter email emails
  open-rate seo traffic
events: event events conference festival exhibition exhibitions tour tours workshop workshops programme
content: content video videos articles blog editorial editor magazine
translation: language languages bilingual translated translation interpreter welsh spanish
present: present presented presentation presentations speak speaking board audience pitch
numbers: data figures numbers statistics statistical measure measured measures evidence baseline lift incremental
  scorecard evaluate evaluated evaluation results prove
payback: promotion promotions promo scan-back deals scorecard event events lift baseline payback pay worth lost money
  margin spend
stakeholders: stakeholder stakeholders partners cross-functional sales finance operations legal departments silo silos
  alignment together
crisis: crisis emergency recall incident flood fire strike covid pandemic
complaintpub: ombudsman complaints foi correspondence casework cases
court: court hearing hearings litigation case cases disputes matter matters filing solicitor
contracts: contract contracts clause clauses terms negotiated agreement agreements sla slas
conveyancing: conveyancing completion completions exchange title mortgage
diary: diary calendar inbox travel minutes meetings executive assistant
records: records record-keeping filing files archive retention gdpr notes
licence: licence licences license ticket card certificate certified certification qualification qualified chartered
  registered
security-guard: security patrol cctv theft thefts shoplifting loss-prevention shrink
cleaning: cleaning cleaners cleaned housekeeping laundry linen rooms
reception: reception receptionist switchboard calls phones phone front-desk greeting
callcentre: call calls call-centre handle-time aht agents abandoned hold first-contact resolution
bus: bus buses passengers timetable depot train trains platform conductor route fares
aviation: flight flights aircraft cabin crew gate turnaround airport
police: officers patrol incident custody emergency response fire
mining: mine quarry drill drilling rig offshore
textile: garment garments fabric sewing fashion collection
beauty: salon hair stylist treatments spa
music: band concert orchestra choir stage theatre production rehearsal
consultation: consultation consultations consult consulted listening survey surveys respondents responses engagement
  public hearing petition
judicial: judicial review quashed challenge challenged court legal lawful upheld fair
agreement: agree agreed agreement agreements sign signed consensus compromise councils authorities partners side
deadlines: deadline deadlines date dates april target on-time early before days timetable schedule
correspondence: letters letter correspondence replies reply overdue ministers casework inbox
arrears: fees fee arrears owed collection collected unpaid debts instalments parents tenants payment payments
construction: build building builders contractor contractors block budget overrun handover snag phase completion
noshows: no-show no-shows missed appointments did-not-attend dna reminders cancellations cancelled late attendance
dropoff: drop-off drop off stop stopped coming finish finished complete completed completion adherence discharge
  rebook rebooked
caseload: caseload caseloads cases allocated waiting visits reports court children
burnout: burn burnout tired exhausted stress workload leaving wellbeing sickness hours
notes: notes note records documentation audit audits insurer insurers paperwork files
duplicates: duplicate duplicates twice double paid overpaid recovered statement statements supplier suppliers matching
bankfraud: bank details change scam fraud phishing callback verify verified spotted
purchaseorders: purchase order orders po invoice invoices matched matching receipt booking booked delivery deliveries
  goods
apprenticeship: apprentice apprentices apprenticeship trainee trainees passed qualified first-time licence
safetytalk: toolbox talk briefing near-miss reporting lock-out permit
rework2: rework redo snag snags callback callbacks first-time fixed punch-list deficiencies
estimate: estimate estimates quoting quote quotes bid bids takeoff variance overrun budget hours
product: product discovery roadmap feature features launch users customers experiments activation
churnproduct: churn churned cancel cancelled downgrade retention renew onboarding activation
stakeholder2: sales engineering conflict priorities say-no trade-off alignment executives
scheduling: schedule scheduling rota timetable forecast planned coverage labor labour hours overtime percent
labourcost: labor labour payroll staffing hours wages percent covers forecast
handson: hands-on floor on-site field practical built did myself
languages: welsh english bilingual german french dutch arabic hindi translation translated interpreter
digital: website online portal app digital form forms self-service
cancellations: cancel cancelled cancellations refund refunds lost bookings
inspection2: inspection inspector inspections score scored grade health department visit
supplierlate: supplier suppliers late delivery deliveries shortage shortages expedite lead-time
demurrage: demurrage detention container containers terminal free-days quay charges fees storage
emptyrun: empty kilometres kilometers miles backload return loads export import combined
knowledge: knowledge retire retiring documented document handbook wrote written paper head transfer notes
priority: priority priorities prioritise urgent triage first same-day
angrycaller: angry shouting upset calm complaint call apologised stayed
newtool: new system tool go-live switch training superuser key-user cutover tested
"""


@cache
def ideas_by_stem() -> dict[str, frozenset[str]]:
    """Stem -> the ideas it stands for."""
    found: dict[str, set[str]] = {}
    for idea, listed in _listed().items():
        for word in listed:
            found.setdefault(word, set()).add(idea)
    return {word: frozenset(ideas) for word, ideas in found.items()}


@cache
def _listed() -> dict[str, frozenset[str]]:
    """Idea -> its stems. A line that begins with spaces goes on with the idea above it; one with "#" is a heading."""
    found: dict[str, set[str]] = {}
    idea = ""
    for line in _IDEAS.strip().splitlines():
        if line.startswith("#"):
            continue
        if not line.startswith(" "):
            idea, _, line = line.partition(":")
        found.setdefault(idea, set()).update(stem(word) for word in words(line.replace("-", " ")) if len(word) > 2)
    return {idea: frozenset(stems) for idea, stems in found.items()}


@lru_cache(maxsize=20_000)
def ideas_of(stems: frozenset[str]) -> frozenset[str]:
    """The ideas that a set of stems touches."""
    table = ideas_by_stem()
    return frozenset().union(*(table[s] for s in stems if s in table))


@lru_cache(maxsize=50_000)
def shared_ideas(one: frozenset[str], other: frozenset[str]) -> dict[str, float]:
    """The ideas two texts (as stems) both touch by different words, each with how much it tells, 0 to 1.

    An idea tells more when several of its words stand there, and less when one of them means many other things too.
    """
    found: dict[str, float] = {}
    for idea in ideas_of(one) & ideas_of(other):
        held = _listed()[idea]
        mine, theirs = one & held, other & held
        if mine == theirs and len(mine) == 1:
            continue  # the same word on both sides: the words have counted it already
        found[idea] = min(_plainness(mine), _plainness(theirs))
    return found


def _plainness(stems: frozenset[str]) -> float:
    """How clearly these words of an idea mean it: a word of one idea alone speaks plainly, one of five hardly."""
    table = ideas_by_stem()
    return 1 - math.prod(1 - 0.7 / math.sqrt(len(table[stem])) for stem in stems)
