"""What an account typed that evening tells beyond its own admissions: by the question, the rating, and what one wishes
one had said. All invented; judged before anything read them."""

from __future__ import annotations

import pytest

from afterword.domain.diagnose.answers import answered, weak_points
from afterword.domain.interview import Exchange

SCRAP = "How would you get our scrap down?"
ACCOUNTS: tuple[tuple[str, str, str, str, str, str, set[str]], ...] = (
    ("achievement", "Tell us about a project you led.", "The atrium job, told her about the glass and the crane.",
     "unsure", "We handed over nine days early and nobody had to come back.", "partly", {"no_result"}),
    ("problem_solving", SCRAP, "Training, better jigs, talk to the operators.", "badly",
     "I did exactly this at Tarn, 6% to 2%.", "partly", {"no_example", "no_result"}),
    ("problem_solving", SCRAP, "Training, better jigs, talk to the operators.", "well", "", "fully", set()),
    ("problem_solving", SCRAP, "I ran the jigs project at Corvo, told him 6 to 2 percent.", "unsure", "", "unknown", set()),
    ("management", "What do you do to keep people?", "Listen, be fair, birthdays.", "unsure", "", "partly",
     {"no_example"}),
    ("availability_schedule", "Six days a week, you understand that?", "I said I understood, I never said yes.",
     "unsure", "", "partly", {"evasive"}),
    ("salary_expectation", "What are you looking for?", "Said 34, she nodded.", "unsure", "", "fully", set()),
    ("start_date_notice", "When could you start?", "Four weeks, I said.", "unsure", "", "fully", set()),
    ("achievement", "Talk me through the outage.", "The name server, minute by minute, on and on. Then he said time.",
     "unsure", "", "partly", {"rambling"}),
    ("lacking_experience", "Any experience of tendering?", "Plenty, I said, we all do it, it's part of the job.",
     "unsure", "", "partly", {"vague", "no_example"}),
    ("leaving_reason", "Why leave?", "Said the hours. Which is thin.", "unsure", "", "partly", {"vague"}),
    ("conflict", "Tell us about an argument.", "The rota row with Dean. We both moved.", "unsure", "", "unknown", set()),
    ("conflict", "Tell us about an argument.", "The rota row with Dean.", "badly", "", "partly", set()),
    ("leaving_reason", "Why leave?", "I slagged off my old manager.", "badly", "", "fully", {"disparaged_employer"}),
    ("tenure_commitment", "How long would you stay?", "I stalled. Said I like the river.", "badly",
     "I don't know, 3 years, nobody knows.", "not", {"blank"}),
    ("motivation_org", "Why us?", "Said I'd heard good things.", "unsure", "", "partly", {"vague"}),
)  # fmt: skip


@pytest.mark.parametrize(("family", "asked", "said", "landed", "wish", "how", "kinds"), ACCOUNTS)
def test_an_account_is_read_with_its_question_and_its_wish(
    family: str, asked: str, said: str, landed: str, wish: str, how: str, kinds: set[str]
) -> None:
    exchange = Exchange(0, asked=asked, said=said, landed=landed, wish_said=wish)  # type: ignore[arg-type]
    weak = weak_points(exchange, family)
    assert {point.kind for point in weak} - {"low_landing"} == kinds
    assert answered(exchange, weak, family) == how
    assert all(point.quote in (landed if point.kind == "low_landing" else said) for point in weak)
