"""What the boards answer for one invented employer, in the shape each of them documents or is known to have.

The same three openings everywhere, so that a test can ask every board the same.
"""

from __future__ import annotations

import json
from typing import Any

TEXT = "<h3>What you would do</h3><ul><li>Plan the night runs</li><li>Keep the rota</li></ul><p>Twelve vans.</p>"
TITLES = ("Dispatch manager", "Night planner (m/w/d)", "Bäcker:in")
PLACES = ("Leeds, United Kingdom", "Remote", "Köln, Germany")


def greenhouse(total: int = 3) -> Any:
    return {
        "jobs": [
            {
                "id": 4001 + number,
                "internal_job_id": 9001,
                "title": title,
                "updated_at": "2026-11-20T10:55:28-05:00",
                "first_published": "2026-11-18T09:00:00-05:00",
                "requisition_id": "50",
                "location": {"name": place},
                "absolute_url": f"https://job-boards.greenhouse.io/pell/jobs/{4001 + number}",
                "company_name": "Pell & Orchard Bakeries",
                "metadata": None,
            }
            for number, (title, place) in enumerate(zip(TITLES, PLACES, strict=True))
        ],
        "meta": {"total": total},
    }


def lever() -> Any:
    return [
        {
            "id": f"6b5f7d4e-{number}",
            "text": title,
            "categories": {"location": place, "team": "Dispatch", "commitment": "Full-time", "allLocations": [place]},
            "country": "GB",
            "createdAt": 1_763_456_400_000,
            "descriptionPlain": "Twelve vans.",
            "description": "<div>Twelve vans.</div>",
            "lists": [{"text": "What you would do", "content": "<li>Plan the night runs</li><li>Keep the rota</li>"}],
            "additional": "",
            "hostedUrl": f"https://jobs.lever.co/pell/6b5f7d4e-{number}",
            "applyUrl": f"https://jobs.lever.co/pell/6b5f7d4e-{number}/apply",
            "workplaceType": "unspecified",
        }
        for number, (title, place) in enumerate(zip(TITLES, PLACES, strict=True))
    ]


def ashby() -> Any:
    return {
        "apiVersion": "1",
        "jobs": [
            {
                "id": f"a1-{number}",
                "title": title,
                "location": place,
                "secondaryLocations": [],
                "department": "Dispatch",
                "isListed": True,
                "isRemote": True,
                "workplaceType": "Hybrid",
                "publishedAt": "2026-11-18T09:00:00.000+00:00",
                "jobUrl": f"https://jobs.ashbyhq.com/pell/a1-{number}",
                "descriptionHtml": TEXT,
                "descriptionPlain": "Twelve vans.",
            }
            for number, (title, place) in enumerate(zip(TITLES, PLACES, strict=True))
        ]
        + [{"id": "hidden", "title": "Not shown", "isListed": False, "jobUrl": "https://jobs.ashbyhq.com/pell/hidden"}],
    }


def workable() -> Any:
    towns = ({"city": "Leeds", "country": "United Kingdom"}, {}, {"city": "Köln", "country": "Germany"})
    return {
        "name": "Pell & Orchard Bakeries",
        "description": None,
        "jobs": [
            {
                "title": title,
                "shortcode": f"AB{number}",
                "telecommuting": place == "Remote",
                "url": f"https://apply.workable.com/j/AB{number}",
                "published_on": "2026-11-18",
                "created_at": "2026-11-01",
                "city": town.get("city", ""),
                "country": town.get("country", ""),
                "locations": [{**town, "hidden": False}] if town else [],
                "description": TEXT,
            }
            for number, (title, place, town) in enumerate(zip(TITLES, PLACES, towns, strict=True))
        ],
    }


def smartrecruiters(offset: int = 0, limit: int = 100, total: int = 3) -> Any:
    several = [
        {
            "id": f"7439{number}",
            "name": title,
            "company": {"identifier": "pell", "name": "Pell & Orchard Bakeries"},
            "releasedDate": "2026-11-18T09:00:00.000Z",
            "location": {"city": "", "country": "gb", "remote": place == "Remote", "fullLocation": place},
            "ref": f"https://api.smartrecruiters.com/v1/companies/pell/postings/7439{number}",
        }
        for number, (title, place) in enumerate(zip(TITLES, PLACES, strict=True))
    ]
    more = [{**several[0], "id": f"8{number:05}", "name": f"Porter {number}"} for number in range(total - 3)]
    return {"offset": offset, "limit": limit, "totalFound": total, "content": (several + more)[offset : offset + limit]}


def recruitee() -> Any:
    towns = ({"city": "Leeds", "country": "United Kingdom"}, {}, {"city": "Köln", "country": "Germany"})
    return {
        "offers": [
            {
                "id": 501 + number,
                "slug": f"job-{number}",
                "title": title,
                "company_name": "Pell & Orchard Bakeries",
                "remote": place == "Remote",
                "locations": [town] if town else [],
                "location": "",
                "careers_url": f"https://pell.recruitee.com/o/job-{number}",
                "published_at": "2026-11-18 09:00:00 UTC",
                "description": TEXT,
                "requirements": "<p>A licence.</p>",
            }
            for number, (title, place, town) in enumerate(zip(TITLES, PLACES, towns, strict=True))
        ]
    }


def personio() -> str:
    positions = "".join(
        f"""<position><id>{301 + number}</id><subcompany>Pell &amp; Orchard Bakeries</subcompany>
        <office>{place}</office><additionalOffices><office>Hull</office></additionalOffices>
        <name>{title}</name><jobDescriptions><jobDescription><name>What you would do</name>
        <value><![CDATA[<ul><li>Plan the night runs</li><li>Keep the rota</li></ul><p>Twelve vans.</p>]]></value>
        </jobDescription></jobDescriptions><createdAt>2026-11-18T09:00:00+00:00</createdAt></position>"""
        for number, (title, place) in enumerate(zip(TITLES, PLACES, strict=True))
    )
    return f'<?xml version="1.0" encoding="UTF-8"?><workzag-jobs>{positions}</workzag-jobs>'


def rss() -> str:
    items = "".join(
        f"""<item><title>{title}</title><link>https://pell.example/jobs/{number}</link>
        <guid isPermaLink="false">pell-{number}</guid><pubDate>Wed, 18 Nov 2026 09:00:00 +0000</pubDate>
        <job_listing:location>{place}</job_listing:location>
        <description><![CDATA[{TEXT}]]></description></item>"""
        for number, (title, place) in enumerate(zip(TITLES, PLACES, strict=True))
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:job_listing="https://pell.example/ns">'
        f"<channel><title>Pell &amp; Orchard Bakeries</title><link>https://pell.example/</link>{items}</channel></rss>"
    )


def atom() -> str:
    entries = "".join(
        f"""<entry><id>tag:pell.example,2026:{number}</id><title>{title}</title><location>{place}</location>
        <link rel="self" href="https://pell.example/atom/{number}"/>
        <link href="https://pell.example/jobs/{number}"/><published>2026-11-18T09:00:00Z</published>
        <content type="html">&lt;ul&gt;&lt;li&gt;Plan the night runs&lt;/li&gt;&lt;li&gt;Keep the rota&lt;/li&gt;&lt;/ul&gt;
        &lt;p&gt;Twelve vans.&lt;/p&gt;</content></entry>"""
        for number, (title, place) in enumerate(zip(TITLES, PLACES, strict=True))
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Pell &amp; Orchard Bakeries</title>{entries}</feed>'


def every() -> dict[str, tuple[str, str, bytes]]:
    """By name: the kind, an address to paste, the answer of its list."""
    return {
        "greenhouse": ("greenhouse", "https://boards.greenhouse.io/pell", _bytes(greenhouse())),
        "lever": ("lever", "https://jobs.lever.co/pell", _bytes(lever())),
        "ashby": ("ashby", "https://jobs.ashbyhq.com/pell", _bytes(ashby())),
        "workable": ("workable", "https://apply.workable.com/pell/", _bytes(workable())),
        "smartrecruiters": (
            "smartrecruiters",
            "https://careers.smartrecruiters.com/pell",
            _bytes(smartrecruiters()),
        ),
        "recruitee": ("recruitee", "https://pell.recruitee.com/", _bytes(recruitee())),
        "personio": ("personio", "https://pell.jobs.personio.de/", personio().encode()),
        "rss": ("feed", "https://pell.example/jobs/feed/", rss().encode()),
        "atom": ("feed", "https://pell.example/jobs.atom", atom().encode()),
    }


def _bytes(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
