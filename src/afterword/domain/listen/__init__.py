"""Listening: what a transcript, a job advert and a résumé tell about an interview (contract S4, S10).

take_apart     a transcript becomes a conversation: who is who, the exchanges, the candidate's own questions
read_answer    one exchange: how fully it was answered and what was weak, with the exact words
aloud          what was said of interest, doubts, promises and the decision
goals          what the employer said or advertised that they need
board          which evidence was told for which goal, and which was not
listen         all of it, laid beside what the person recalls
"""
