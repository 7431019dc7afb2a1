"""Questions and answers as they are spoken, and how a fair listener would take them. All invented.

Each row was judged when it was written, before anything read it. `taken` is what the other side said to it next.
"""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    family: str
    asked: str
    said: str
    answered: str
    weak: frozenset[str]
    taken: str = ""


def row(family: str, asked: str, said: str, answered: str, *weak: str, taken: str = "") -> Row:
    return Row(family, asked, said, answered, frozenset(weak), taken)


ROWS = (
    # What asks for an instance
    row("achievement", "Tell us about something you built that you're proud of.",
        "Yeah, so, um, that'd be the lambing shed at Corrie. We were losing, I think it was one in nine, and I moved the "
        "pens so you could see every ewe from the door. And I put a, a board up, who's due, who's been seen to. And that "
        "spring it was one in twenty five.", "fully"),
    row("achievement", "Tell us about something you built that you're proud of.",
        "I'd say I'm quite proud of, um, of how I work generally. I always try to go the extra mile. I think it's about "
        "attitude really, you've got to want to do it. And I like people to feel they can rely on me.",
        "partly", "vague", "no_example", "no_result"),
    row("conflict", "Give me an example of a disagreement with a colleague and how it ended.",
        "Okay. So Petra, she ran the other bench, and she kept taking my centrifuge slots. I, um, I left it two weeks and "
        "then I asked her for a coffee. And I told her straight, I said I lose a day each time. And she said she hadn't "
        "known it was booked. So we put a sheet on the lid. We've not had a clash since.", "fully"),
    row("conflict", "Give me an example of a disagreement with a colleague and how it ended.",
        "There was one with the night foreman. He'd leave the forks low on charge, every night, and I'd come in and "
        "couldn't start. So I spoke to him. I told him what it did to us. And, um, he listened, and yeah. It was a "
        "difficult conversation, I'll be honest.", "partly", "no_result", taken="Mm. Okay."),
    row("conflict", "Tell me about a time you fell out with someone at work.",
        "Do you know, I don't really have conflicts. I get on with everybody, I'm pretty easy going.",
        "partly", "evasive", "no_example"),
    row("failure_mistake", "Tell me about a mistake you made and what came of it.",
        "I ordered the wrong flue. Twin wall instead of single. It was four hundred pounds and it was, uh, it was mine. I "
        "rang the customer before she could ring me, and I paid the restocking out of the van money. She's had me back "
        "twice since. And now I photograph the plate before I order.", "fully"),
    row("failure_mistake", "What's the biggest mistake you've made in this job?",
        "Um. I don't know. I'd have to think about that. Nothing really comes to mind.", "not", "blank", "no_example"),
    row("customer", "Tell us about an angry customer and what you did.",
        "So a man came in with a, with a cot, one side had dropped. And he was shouting, and there was a queue. I took him "
        "over to the side, I asked was the baby all right first. And she was. So I rang the maker from the floor, and they "
        "sent a driver with a new one that night. He came back in the week with biscuits.", "fully"),
    row("customer", "Tell us about an angry customer and what you did.",
        "You just have to stay calm, don't you. The customer's always right at the end of the day. I always listen and I "
        "try to put myself in their shoes.", "partly", "vague", "no_example", "no_result"),
    row("leadership", "Tell us about a time you led people through something hard.",
        "When the kiln went down in January I had eleven people and nothing to fire. So we, um, we did the glaze tests "
        "nobody ever has time for. Two a day. I split them into pairs that don't normally talk. And we came out of it with "
        "six new glazes, two of them are in the spring range.", "fully"),
    row("teamwork", "Can you give me an example of working well in a team?",
        "Communication's key, I think. I'm a real team player, I like to make sure everyone's on the same page. And trust, "
        "trust is a big part of it.", "partly", "vague", "no_example", "no_result"),
    row("change", "Tell me about a change you had to push through.",
        "We went from paper charts to tablets on the ward. Half of them hated it. I sat with each one on a night shift, it "
        "took three weeks, and I, I let Moira keep her paper for a month next to it. By the end of March nobody was using "
        "the paper, and the drug round was twenty minutes shorter.", "fully"),
    row("change", "Tell me about a change you had to push through.",
        "So we brought in the new rota system, and there was a lot of, um, of pushback. And I talked to people, I explained "
        "why we did it. I did a session for each shift. And, yeah. It was a lot of work.", "partly", "no_result"),
    row("ethics", "Tell me about a time you were asked to do something you thought was wrong.",
        "I had a director ask me to date an invoice in March that came in April. I said I wouldn't, and I said it in "
        "writing. He was cold with me for a while. The auditors picked that very invoice, so.", "fully"),
    # What asks how one would do it
    row("problem_solving", "How would you go about cutting our waste?",
        "So what I did at the last bakery was, I weighed the bins. Every night for a fortnight. And it was the seeded "
        "rolls, nearly half of it. So I cut the last bake, and we sold out by five, and the waste went from nine percent "
        "to four.", "fully"),
    row("problem_solving", "How would you go about cutting our waste?",
        "You've got to look at the whole process. I think it's about getting everybody on board, and you need good data. "
        "And then, um, you know, continuous improvement.", "partly", "vague", "no_example", "no_result", taken="Right."),
    row("problem_solving", "How would you find out why people leave the checkout?",
        "First I'd take last month and split it by where they stop. Then I'd watch ten recordings of that step, and I'd "
        "call five people who gave up, if we've got numbers. I'd fix the one thing that's broken for most of them, and I'd "
        "keep the old page running for half so I can see if it's really that. And I'd tell support before I touch "
        "anything.", "fully", taken="Good. That's what I'd do."),
    row("planning", "Two people ring in sick on a Friday. What do you do first?",
        "I'd look at what's booked. If there's a party over ten I'd, I'd ring them and move it by half an hour. Then I'd "
        "pull the pot wash onto sections, I've trained two of them for that, and I'd take the pass myself. I'd cut the "
        "menu to what the line can send. And I'd tell the floor so nobody promises a steak in ten minutes.",
        "fully", taken="Okay, nice."),
    row("technical", "Have you had much to do with payroll?",
        "A bit, yeah. We've got a system for it. So I'm familiar with it.",
        "partly", "too_short", "vague", "no_example"),
    row("technical", "Have you had much to do with payroll?",
        "I ran it for two years, a hundred and ten people, monthly and weekly. I moved us off the bureau in twenty "
        "twenty two and we've not had a late run since.", "fully"),
    row("technical", "What would you check before you energise a board?",
        "I'd isolate and lock off, prove dead with a known source, then dead tests, so continuity of the protective "
        "conductors, insulation resistance, polarity. Then I'd torque the terminations and check the labels against the "
        "schedule. Then live, loop and RCD times. And I'd not let anyone else turn it on.", "fully"),
    row("technical", "And how many of those did you run at once?", "Six. Sometimes seven at year end.", "fully"),
    row("technical", "And who signed it off?", "The chief engineer. I wrote it, she signed it.", "fully"),
    row("technical", "And did it hold?", "Yeah. I think so.", "partly", "too_short", "vague", "hedged", "no_result",
        taken="Okay."),
    # What asks for oneself
    row("weakness", "What would you say you're not so good at?",
        "Saying no. I take on too many jobs in a week. So since last summer there's a board in the van, five lines, and "
        "when it's full it's full. My wife rubs them out if I cheat. It's a lot better.", "fully"),
    row("weakness", "What would you say you're not so good at?",
        "I'm probably a bit of a perfectionist. I care too much sometimes.",
        "partly", "evasive", "too_short", "no_example"),
    row("strengths", "What are you best at?",
        "I'm hard working, I'm reliable, I'm a people person. I always give a hundred percent. I'm very organised. And I'm "
        "quite flexible.", "partly", "vague", "no_example"),
    row("management", "How would you describe your style as a manager?",
        "Quiet. I, um, I walk round at seven and I ask each of them one thing. When Dele stopped sleeping I saw it before "
        "he said it, and I moved him to days for a month. They'd say I'm fair and that I forget birthdays.", "fully"),
    # What asks for reasons
    row("motivation_org", "Why us?",
        "I read your annual report, the bit about the two wells that failed and what you did next. Nobody prints that. And "
        "I've worked with your driver Halima in Garissa, she told me you pay on time. So that's two reasons.", "fully"),
    row("motivation_org", "What drew you to us?",
        "Um, you're a well known company, and I've heard good things. It seems like a great culture, and it'd be the next "
        "step for me, a new challenge.", "partly", "vague"),
    row("motivation_role", "Do you actually want this one?", "Um. I think so. I guess. It seems nice.",
        "partly", "too_short", "vague", "hedged"),
    row("leaving_reason", "Why are you leaving?",
        "The lease is up and they're closing the branch in June. I could go to the one in Derby but that's an hour each "
        "way.", "fully"),
    row("leaving_reason", "Why did you leave the last place?",
        "Honestly? The owner was a bully. He hadn't a clue about the work and he'd shout at the girls in front of "
        "customers. So I walked.", "fully", "disparaged_employer"),
    # What one sentence answers
    row("availability", "When could you start?", "Two weeks Monday.", "fully"),
    row("availability", "And the nights, is that a problem?", "No. I've done them for six years.", "fully"),
    row("availability", "Could you do every other weekend?",
        "Um. I don't know. I'd have to check with, with home. We'll see. Hopefully.", "partly", "hedged"),
    row("availability", "Could you do every other weekend?",
        "My daughter's with me every second weekend, so I'd have to ask her dad. But I should be able to.",
        "fully", "disclosed_private"),
    row("salary", "What are you looking for?", "Forty two.", "fully"),
    row("salary", "Does the range work for you?", "It does, yes.", "fully"),
    # What asks for a word on staying
    row("tenure_commitment", "How long do you see yourself staying?",
        "I can't give you a number. What I can say is I finish things. I was at Brannock till the new line ran without me, "
        "that was three years, and I handed it over with a book.", "fully"),
    row("tenure_commitment", "How long do you see yourself staying?",
        "I mean, who knows, right? A year or two, hopefully. It depends. I don't really have a plan.",
        "partly", "hedged", "vague"),
    # Where one comes from, one's way round
    row("tell_me_about_you", "Tell me a bit about yourself.", "I'm Jo. I do accounts.", "partly", "too_short"),
    row("tell_me_about_you", "Walk me through your career.",
        "I started on the tills at Harrow Foods at seventeen, and they put me through my bookkeeping. Then six years in "
        "the office there, purchase ledger and then the lot. In twenty nineteen I went to a charity, Open Door, as finance "
        "officer, it's four hundred thousand a year, and I do the grants. I've got the last exam in June.", "fully"),
    row("questions_for_us", "What would you like to ask us?", "Who would I be working with on a normal day?", "fully"),
    # Losing the way
    row("management", "Tell me about a time you had to manage somebody's attendance.",
        "So there was this lad, and it was the year of the, was it the floods? No, the year after, because we had the new "
        "gate. And he'd come from the other site where there'd been, well, that's another story. And his bike, he had a "
        "bike and then he didn't. And the clock never worked. And, um. Sorry, what was the question?",
        "partly", "rambling", "no_result"),
    row("planning", "How do you plan a week?",
        "I do a list on, um, on the Sunday. And then, sorry, I've lost my thread. I do a list.",
        "partly", "rambling", "no_result"),
    # Putting oneself right
    row("other", "And where did you study?",
        "In Cork. Oh, and I said the contract was in 2019 earlier, it was 2021, sorry.", "fully", "factual_error"),
    row("failure_mistake", "Tell us about a mistake.",
        "I priced a roof and I got it wrong, I'd missed the lead. I told her the same night and I did it at the price I'd "
        "said. She gave me the next two houses.", "fully"),
)  # fmt: skip
