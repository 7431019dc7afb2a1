"""Post: what leaves this machine. The account it leaves by, the last look at it, the one who carries it, what became
of it. Nothing goes without an act of the person for this very message, and never twice of itself.
"""
