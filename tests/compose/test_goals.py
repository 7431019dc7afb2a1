"""What the employer named is tied in by a frame that fits it. Rows judged by reading "When ..., I should have told you" aloud."""

import pytest

from afterword.domain.compose.goals import tie
from afterword.domain.interview import Goal

ROWS = [
    ("She wants the night team to report to you", "you said you wanted the night team to report to me"),
    ("Christmas cover", "you spoke about Christmas cover"),
    ("Gluten free line on shelf for the April reset", "you said you wanted the gluten free line on shelf for the April reset"),
    ("Get back into every Hollander's store", "you said you wanted to get back into every Hollander's store"),
    ("Catch the clinics that have had a bad month before they leave", "you said you wanted to catch the clinics that have had a bad month before they leave"),
    ("New starters take ten weeks before they can go alone, she wants it shorter", "you told me new starters take ten weeks before they can go alone"),
    ('returns are "eating our margin"', "you told me returns are eating your margin"),
    ("She wants returns under control before spring", "you said you wanted returns under control before spring"),
    ("We need someone who can run nights", "you said you needed someone who can run nights"),
    ("'We need someone who can turn one walk into a habit'", "you said you needed someone who can turn one walk into a habit"),
    ("they've lost three band 5s since summer", "you said you've lost three band 5s since summer"),
    ("Dagny wants a steadier rota", "you said you wanted a steadier rota"),
    ("Reducing agency spend", "you spoke about reducing agency spend"),
    ("fewer handover mistakes", "you said you wanted fewer handover mistakes"),
    ("Stock accuracy", "you spoke about stock accuracy"),
    ("Cover at weekends", "you spoke about cover at weekends"),
    ("to halve the waiting list", "you said you wanted to halve the waiting list"),
    ("Our margins are thin", "you said your margins are thin"),
    ("falls down, fourteen in January", "you said you wanted falls brought down"),
    ("a brigade who stays - nine departures since September", "you said you wanted a brigade who stays"),
    ("cost of agency chefs is killing us", "you told me the cost of agency chefs is killing us"),
    ("someone who can run the fitout without him there", "you said you wanted someone who can run the fitout without you there"),
    ("buyers should trust the forecast", "you told me buyers should trust the forecast"),
    ("rebuild Akron, the last guy let 40 accounts go quiet", "you said you wanted to rebuild Akron"),
    ("she said he would need to talk to her about it?", "you named this: “he would need to talk to her about it?”"),
]  # fmt: skip


@pytest.mark.parametrize(("noted", "said"), ROWS)
def test_each_form_has_its_frame(noted: str, said: str) -> None:
    assert tie(Goal("g1", noted, ()), ("Dagny Rourke", "Dagny")).said == said
