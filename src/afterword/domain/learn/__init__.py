"""What many interviews show together, and what they do not: counts, intervals, waiting times. No cause, no odds.

Pure statistics over counts that `store.queries.learnt` takes from the rows; the words are in `web.pages.learnt`.
"""

from afterword.domain.learn.answers import LANDINGS, Answers, Landings, answers_of, quarters
from afterword.domain.learn.shares import FEWEST, Between, Comparison, Share, compare, difference, tenths, wilson
from afterword.domain.learn.waits import Step, Wait, answered_by, answered_by_between, curve
from afterword.domain.learn.ways import CAME, DONE, FELT, Came, Done, Group, Row, came_of, row_of

__all__ = [
    "CAME",
    "DONE",
    "FELT",
    "FEWEST",
    "LANDINGS",
    "Answers",
    "Between",
    "Came",
    "Comparison",
    "Done",
    "Group",
    "Landings",
    "Row",
    "Share",
    "Step",
    "Wait",
    "answered_by",
    "answered_by_between",
    "answers_of",
    "came_of",
    "compare",
    "curve",
    "difference",
    "quarters",
    "row_of",
    "tenths",
    "wilson",
]
