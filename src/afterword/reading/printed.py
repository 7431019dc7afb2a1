"""A line of a printed paper, as the readers of PDF and DOCX hand it on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """`ref` says where it stands ("page 2, line 14", "paragraph 9"). `loud` is larger or bolder than the text around;
    `heading` and `item` are set where the paper marks it so. `whole`: the paper says that the line is a paragraph."""

    text: str
    ref: str
    loud: bool = False
    heading: bool = False
    item: bool = False
    whole: bool = False
