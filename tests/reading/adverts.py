"""Invented adverts with the section of every line: the letter before the bar says what the line is about.

T title, D duty, R requirement, P plus, A about, B benefit, £ pay, L legal, O other. What stands after the bar is the
advert; the prose of a paragraph is one line a sentence there.
"""

BRITISH = """\
T|Returns Supervisor
A|Fenwick Larder Ltd
£|£27,400 a year
O|Location: Selby, North Yorkshire

O|About us
A|Fenwick Larder packs hampers for 40 shops.

O|What you'll look after
D|- A returns cage that fills faster than it empties
D|- The rota for eleven people
D|- Getting refunds out within four days

O|You might be our person if
R|- you have run a bench, a bay or a small team
R|- a full inbox does not frighten you
P|- a forklift licence would be a bonus

O|The good stuff
B|- 25 days off and your birthday
B|- Hampers at cost

L|We welcome applications from everyone, whatever your age, race or background.
O|To apply, send your CV to people@fenwick.example by 4 May.
"""

PUBLIC_SECTOR = """\
T|Benefits Assessment Officer
O|KEY ACCOUNTABILITIES
D|1. To assess claims for council tax support within statutory timescales.
D|2. To answer enquiries from residents by telephone and in person.
D|3. To represent the Council at tribunal where required.
O|PERSON SPECIFICATION
O|Essential
R|E1 Experience of assessing entitlement under complex rules
R|E2 Ability to explain a decision plainly
O|Desirable
P|D1 Knowledge of the local government pension scheme
O|WHAT WE OFFER
B|26 days of annual leave, flexitime and a local government pension.
L|The appointment is subject to a basic DBS check.
"""

AMERICAN = """\
T|Dispatch Coordinator
O|Overview:
A|Copperline Haulage is family owned and has been on the road since 1958.
O|Essential Duties and Responsibilities:
D|* Dispatches 45 drivers across three states.
D|* Resolves delivery exceptions before the customer calls.
O|Qualifications:
R|* High school diploma or GED required.
R|* 2+ years of dispatch experience.
P|* Bilingual English/Spanish preferred.
O|Compensation & Benefits:
£|$52,000 - $58,000 per year
B|Medical, dental and vision, 401(k) with match, 15 days PTO.
L|Copperline is an Equal Opportunity Employer and does not discriminate on the basis of race, color, religion or sex.
"""

INDIAN = """\
T|Assistant Manager - Stores
O|Roles & Responsibilities
D|Maintain stock accuracy of raw material across two sheds.
D|Coordinate with purchase and production for daily requirement.
O|Candidate Profile
R|B.Com or Diploma in Materials Management.
R|4-6 years of experience in a manufacturing plant.
R|Must be proficient in SAP MM.
O|Perks
B|Mediclaim, provident fund and cab facility.
£|CTC: 6 - 8 LPA
"""

PROSE = """\
T|Practice Manager

A|Larkhill Surgery looks after nine thousand patients in two villages.
D|You will run the front desk, the rota and the complaints book.
D|You'll also lead the move to the new phone system in March.
R|You have managed people before and you know what a Monday morning in a surgery is like.
B|We offer a salary of £38,000, six weeks of holiday and free parking.
L|We are an equal opportunities employer.
"""

MARKDOWN = """\
T|# Junior Surveyor
A|**Osprey & Dell** measures old buildings.

O|## What you'd be doing
D|* **Measuring** churches, barns and the odd folly
D|* Drawing plans that a builder can trust

O|## What we hope you bring
R|* A degree in surveying, or two years on site
P|* Nice to have: a head for heights

O|## What's in it for you
B|* 28 days off
"""

ALL = {
    "British": BRITISH,
    "public sector": PUBLIC_SECTOR,
    "American": AMERICAN,
    "Indian": INDIAN,
    "prose": PROSE,
    "Markdown": MARKDOWN,
}
