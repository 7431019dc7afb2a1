"""More questions and answers as they are spoken, written after the rules, in ways the rules had not met. All invented.

Judged when written; a row is added as it would be judged, not as it comes out.
"""

from __future__ import annotations

from tests.listen.answer_table import Row, row

HELD_OUT: tuple[Row, ...] = (
    # Terse, and enough
    row("technical", "What voltage do you run those at?", "Four hundred. Three phase.", "fully"),
    row("customer", "What do you say when someone shouts at you on the phone?",
        "Nothing, first. I let them finish. Then I say their name and what I'm going to do in the next ten minutes, and "
        "then I do it. Last week a man rang back to say sorry, he'd his mother in hospital.", "fully"),
    row("motivation_org", "Why a prison, if you've taught in schools?",
        "Because of a lad called Kev. I had him in year nine and I lost him, and then I met him on an open day at Wymott, "
        "reading. I want to be where he got his second go.", "fully"),
    # No punctuation, as some tools write
    row("achievement", "tell us about something you improved",
        "yeah so the drains used to back up every november and i walked the line with the drawings and half of them were "
        "wrong so i redrew it and we found two blocked gullies nobody knew were there and we have not had a flood since "
        "that was three winters ago", "fully"),
    row("achievement", "tell us about something you improved",
        "um i think you have to always look at ways to improve things you know and communication is key so i always try to "
        "make sure everyone is on board and yeah that is how i work", "partly", "vague", "no_example", "no_result"),
    # English as a second language
    row("problem_solving", "How do you find a leak when you can't see it?",
        "First I close everything and I look on the meter, if it turns still, it is a leak. Then I go with the listening "
        "stick, section by section, and I write it. At Lindau I found one like this under the kindergarten, it was four "
        "cubic meters in a day. We repaired it in the night and in the morning the children had water.", "fully"),
    row("conflict", "Tell me about a conflict in the team, please, and how it was solved.",
        "There was a colleague who always came late for the handover. I spoke with him. It was not easy. I said him it is "
        "not okay.", "partly", "no_result", taken="Mm hm."),
    row("weakness", "What is hard for you?",
        "To say that I don't understand. In my country one does not ask the boss. Now I say, please once again, and my "
        "foreman laughs, but he says it again. I did it eleven times last week, I counted.", "fully"),
    # Cut off, put off, talked round
    row("problem_solving", "How would you get the vans out on time?",
        "So at the depot in Hull we had the same, the first van was forty minutes late every day. And what I did was I got "
        "the loaders to", "partly", "no_example", "no_result"),
    row("leaving_reason", "Why did you leave Marsh and Ferrar?",
        "It's complicated. Let's just say we had different views. I'd rather leave it there.",
        "partly", "evasive"),
    row("failure_mistake", "Tell us about a time you failed.",
        "I don't really fail, to be honest. I've never made any big mistakes.", "partly", "evasive", "no_example"),
    row("strengths", "What would your last boss say you were good at?",
        "She'd say I'm the one who stays till the count is right. She said it at my leaving do, she said there were two "
        "kinds of people, those who say it's near enough and me.", "fully"),
    # Open answers to what asks for a plain word
    row("relocation", "Would you move here?",
        "Possibly. It depends on a lot of things. I'd need to talk to people at home. I don't know yet.",
        "partly", "hedged"),
    row("availability", "Can you do the early boat?", "Yes. I'm up at four anyway.", "fully"),
    row("tenure_commitment", "Where do you see yourself in three years?",
        "Here, if you'll have me, with my own section and somebody I've trained doing what I do now. I was nine years in my "
        "last place and four in the one before.", "fully"),
    row("motivation_role", "What attracts you to the role?",
        "It's a great opportunity and I've heard good things about the culture. I like a challenge, and there's room to "
        "grow.", "partly", "vague"),
    row("salary", "What would you need?", "Thirty one, and I'd want the overtime paid.", "fully"),
    # Speaking ill, telling too much
    row("leaving_reason", "Why are you looking?",
        "My manager is useless, frankly. She couldn't run a bath. And they don't care about people there. So I want out.",
        "fully", "disparaged_employer"),
    row("availability", "The shifts are six till two. All right?",
        "That's fine. I had a breakdown in the spring but I'm back on my feet, and mornings are better for my medication.",
        "fully", "disclosed_private"),
    row("employment_gap", "What were you doing between March and September?",
        "I looked after a house and I did my forklift refresher, and I worked Saturdays at the allotment shop.", "fully"),
    # Losing one's words
    row("leadership", "Tell us about a time you had to motivate a team.",
        "Oh. Um. My mind's gone blank. Sorry.", "not", "blank", "no_example"),
    row("teamwork", "Can you give me an example of when you helped a colleague?",
        "Loads of times. I'm always helping people. You just do, don't you, it's teamwork.",
        "partly", "vague", "too_short", "no_example"),
    row("change", "Have you been through a reorganisation?",
        "Two. In the first I lost half my team and I, um, I told each of them myself, on the same day, before the email. In "
        "the second it was my own job and I trained the man who got it. We still have lunch.", "fully"),
    row("planning", "How do you decide what goes first on a Monday?",
        "By what stops somebody else. I ring the two sites at seven, and whoever can't pour without me gets me. Everything "
        "else goes on the wall by how many people are waiting. The wall's been right for six years.", "fully"),
)  # fmt: skip
"""At first sight 21 of 24 were taken as fully, partly or not as here, and 20 with just these weak points. What was wrong
was too much blame each time."""
