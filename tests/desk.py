"""A table to work in, as a person reads it and touches it.

A row is found by its kode and target (*I.1.1 2025-07*), a cell by its words. This is the one place
that knows under which short names the block `desk` holds them.
"""

from collections.abc import Iterator
from itertools import count
from typing import Any

from streamlit.testing.v1 import AppTest

from tests.on_screen import blocks_of
from tests.page_runs import tell_blocks, touched

_numbers = count(1)


def parts_on(at: AppTest) -> dict[str, list[str]]:
    """Return the rows of each part of the table, by the words over it."""
    return {block["label"]: [row["id"] for row in block["items"]] for _, block in _desks(at)}


def rows_on(at: AppTest) -> list[str]:
    """List the rows of all parts."""
    return [row["id"] for _, block in _desks(at) for row in block["items"]]


def row_on(at: AppTest, row: str) -> dict[str, Any]:
    """Return what stands in a row."""
    return _find(at, row)[1]


def told(at: AppTest, row: str) -> str:
    """Return the answer to the last touch of a row, and what else was said there."""
    found = row_on(at, row)
    return "\n".join([found.get("told", ""), *found.get("said", ())])


def cells_on(at: AppTest, row: str) -> dict[str, dict[str, Any]]:
    """Return the cells of a row by their words, or by their full names."""
    cells = [*_cells(row_on(at, row))]
    return {each["t"]: each for each in cells} | {each.get("a", each["t"]): each for each in cells}


def chosen_on(at: AppTest, row: str) -> list[str]:
    """List the switches of a row that are on: its status, and the documents that are there."""
    return [each["t"] for each in _cells(row_on(at, row)) if each.get("on")]


def press_cell(at: AppTest, row: str, words: str, *, below: str = "") -> AppTest:
    """Press the cell with these words, as a browser tells it. `below`: in the line of this name.

    Who speaks to the machine says what stands on it, so its full name has that.
    """
    found = [each for each in _cells(row_on(at, row), below) if words in (each["t"], each.get("a"))]
    assert found and "w" in found[0], f"nothing to press in {row} says “{words}”"
    said, name = (_spoken(found[0].get(key, "")) for key in ("t", "a"))
    assert not name or said in name, f"“{found[0]['t']}” is called “{found[0]['a']}”"
    return send(at, row, found[0]["w"], found[0].get("v", found[0]["t"]))


def _spoken(text: str) -> str:
    """Return a text without signs that nobody says."""
    return "".join(filter(str.isalnum, text.casefold()))


def type_into(at: AppTest, row: str, name: str, text: str) -> AppTest:
    """Type into the field of this name, as a browser tells it once one leaves it."""
    fields = [each for each in _cells(row_on(at, row)) if "f" in each]
    found = [each for each in fields if each["a"].startswith(name)]
    assert found, f"no field of {row} is called “{name}”"
    return send(at, row, found[0]["w"], text)


def open_more(at: AppTest, row: str) -> AppTest:
    """Open what stands behind the ⋯ of a row."""
    return press_cell(at, row, "⋯")


def send(at: AppTest, row: str, what: str, value: str) -> AppTest:
    """Send a touch of a row."""
    number, _ = _find(at, row)
    act = {"nr": next(_numbers), "act": [row, what, value]}
    at = tell_blocks(at, touched({"said": [act]}), number)
    assert not at.exception, at.exception
    return at


def desk_number(at: AppTest, row: str) -> int:
    """Return the number of our element in which a row stands."""
    return _find(at, row)[0]


def _desks(at: AppTest) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, element in enumerate(at.get("bidi_component")):
        for block in blocks_of(element) or ():
            if block["kind"] == "desk":
                yield number, block


def _find(at: AppTest, row: str) -> tuple[int, dict[str, Any]]:
    """Return a row and the number of our element it stands in; the last one, as a panel is."""
    found = [
        (number, each)
        for number, block in _desks(at)
        for each in block["items"]
        if each["id"] == row
    ]
    assert found, f"no row {row}: {rows_on(at)}"
    return found[-1]


def _cells(row: dict[str, Any], below: str = "") -> Iterator[dict[str, Any]]:
    if not below:
        for name in ("state", "docs", "ends"):
            yield from row.get(name, ())
        yield from filter(None, [row.get("field"), row.get("menu")])
    for more in row.get("more", ()):
        if below in more["label"]:
            yield from more["cells"]
