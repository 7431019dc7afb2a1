"""JSON written by hand: what is mended, what is said about it, and what is given up."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.reading.json_tree import read_json
from afterword.reading.tree import DEEPEST, Broken, Mapping, Node, Scalar, Sequence


def plain(node: Node | None) -> object:
    """The tree as ordinary values; a scalar without quotation marks stays its characters."""
    if isinstance(node, Mapping):
        return {key.text: plain(value) for key, value in node.pairs}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.text if isinstance(node, Scalar) else None


@pytest.mark.parametrize(
    ("text", "value", "remarks"),
    [
        ('{"a": [1, true, null], "b": {}}', {"a": ["1", "true", "null"], "b": {}}, []),
        ('{"a": 1,}', {"a": "1"}, []),
        ("[1, 2,]", ["1", "2"], []),
        ('// mine\n{"a": 1 # so\n}', {"a": "1"}, []),
        ('{"a": "b"\n"c": "d"}', {"a": "b", "c": "d"}, ["2: A comma is missing before this line’s value; add it."]),
        ('{"a": "b}', {"a": "b"}, [
            "1: A quotation mark is missing at the end of the text on this line; add it.",
            "1: The file ends too early: a closing bracket is missing; what stands before it was used."]),
        ('{"a": [1', {"a": ["1"]}, [
            "1: The file ends too early: a closing bracket is missing; what stands before it was used."]),
        ('{"a" "b"}', {"a": "b"}, ["1: A colon is missing after “a”; add it."]),
        ('{"a", "b": 1}', {"b": "1"}, ["1: “a” has no value; write a colon and a value after it."]),
        ('{: 1}', {}, [
            "1: A colon stands here without a key before it; remove it.",
            "1: “1” has no value; write a colon and a value after it."]),
        ('{"a": 1]}', {"a": "1"}, ["1: A “]” stands here without its partner; remove it."]),
        ('{["a"]}', {"": ["a"]}, ["1: A key in quotation marks is missing before this bracket; add it."]),
        ('{"a": yes}', {"a": "yes"}, ["1: “yes” needs quotation marks around it."]),
        ('{"a": 1} and more', {"a": "1"}, ["1: There is more text after the end of the JSON; it was left out."]),
        ('"alone"', "alone", []),
        ('{"a": "\\u00e9\\ud83d\\ude00\\t"}', {"a": "é\U0001f600\t"}, []),
        ('{"a": "\\ud83d"}', {"a": "�"}, []),
        ('{"a": "C:\\x"}', {"a": "C:\\x"}, []),
        ("", None, []),
    ],
)  # fmt: skip
def test_slips_are_mended_and_told(text: str, value: object, remarks: list[str]) -> None:
    tree = read_json(text)
    assert plain(tree.root) == value
    assert [f"{line}: {remark}" for line, remark in tree.remarks] == remarks


@pytest.mark.parametrize("text", ["word " * 30, "[" * 13, '{"a":' * 13])
def test_what_is_given_up(text: str) -> None:
    if text.startswith("word"):
        text = "[" + text
    with pytest.raises(Broken):
        read_json(text)


def depth(value: object) -> int:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return 0 if inner is None else 1 + max(map(depth, inner), default=0)


TEXT = st.text(st.characters(exclude_categories=["Cc", "Cf", "Cn", "Cs", "Zl", "Zp"]))
"""What has a look of its own: control characters do not come back."""


@given(
    st.recursive(
        TEXT,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
        max_leaves=9,
    )
)
def test_what_is_good_json_comes_back(value: object) -> None:
    for text in (json.dumps(value), json.dumps(value, ensure_ascii=False, indent=1)):
        if depth(value) > DEEPEST:
            with pytest.raises(Broken):
                read_json(text)
            continue
        tree = read_json(text)
        assert plain(tree.root) == value
        assert tree.remarks == []


def test_lines_are_those_of_the_file() -> None:
    root = read_json('{\n"a": 1,\n\n"b": [\n2\n]\n}').root
    assert isinstance(root, Mapping)
    (_a, one), (_b, two) = root.pairs
    assert (one.line, two.line) == (2, 4)
    assert isinstance(two, Sequence)
    assert two.items[0].line == 5
