"""What only sounds like an invitation to ring."""

import pytest

from afterword.domain.interview import Interview, Person
from afterword.domain.plan.clearance import contact_rules


@pytest.mark.parametrize(
    ("noted", "cleared"),
    [
        ("She said: call me Imogen.", None),
        ("Call me Imogen.", None),
        ("My mobile is on the card, text rather than call.", False),
        ("Call me Monday.", True),
        ("Text or call whenever", True),
        ("He said call me Thursday after 2", True),
    ],
)
def test_an_aside_is_no_invitation(noted: str, cleared: bool | None) -> None:
    rules = contact_rules(Interview(contact_rules=noted, interviewers=(Person("Imogen Sallis"),)))
    assert rules.clearance.cleared is cleared
