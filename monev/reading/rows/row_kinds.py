"""Label each row below the headings as langkah, continuation, heading or note.

`classify_rows` does it (docs/reading.md).

Each fact of a row (`facts`) counts for or against each label in `_SCORES`; the label with the
highest sum wins, of equals the one named first. A row over numbers that begin anew is weighed once
more. The rows below all work are settled last: from the first note or signature on, nothing is
work.
"""

from collections.abc import Sequence
from itertools import pairwise

from monev.reading.columns.header import Header
from monev.reading.rows import CONTINUATION, HEADING, LANGKAH, NOTE, Row
from monev.reading.rows.areas import may_name_area
from monev.reading.rows.facts import Facts, read_facts
from monev.reading.vocabulary.structure import whole_area

_SURE = 20
_SCORES: dict[str, dict[str, int]] = {
    CONTINUATION: {"goes on": 5},
    LANGKAH: {"number": 5, "code": 4, "opens work": 5},
    HEADING: {
        "mark alone": _SURE,
        "named area": 12,
        "area": 6,
        "wide": 6,
        "title in NO": 6,
        "lettered": 4,
        "looks like a title": 4,
        "series below": 4,
        "deeper below": 3,
        "lone": 2,
        "counted": 1,
        "work beside": -6,
    },
    NOTE: {
        "sum": _SURE,
        "legend": _SURE,
        "names a person": _SURE,
        "note words": _SURE,
        "blank work": _SURE,
        "signs alone": _SURE,
        "report": _SURE,
    },
}
"""Label → fact → how much it counts for the label."""
_NOTHING = Row(0, "")
"""The neighbour above the first row and below the last."""


def classify_rows(header: Header) -> list[Row]:
    """Return the rows below the headings in order, each with its kind.

    Printed repeats are left out.
    """
    facts = read_facts(header)
    rows = _merge_marks(facts, [_as_row(each, _weigh(each.says)) for each in facts])
    of_row = {each.number: each for each in facts}
    rows = _weigh_over_series(of_row, rows)
    return _mark_what_is_below(header, of_row, rows)


def _weigh_over_series(of_row: dict[int, Facts], rows: list[Row]) -> list[Row]:
    """Weigh the rows again that stand over numbers which begin anew."""
    result = list[Row]()
    for row, below in pairwise([*rows, _NOTHING]):
        says = of_row[row.number].says
        may_head = not says.isdisjoint({"apart", "counted", "lettered"})
        if may_head and _begins_series(below) and row.cell[0] == row.number:
            row = _as_row(of_row[row.number], _weigh(says | {"series below"}))
        if row.kind == HEADING and "bottom title" in says and not row.mark.text:
            row = _as_row(of_row[row.number], NOTE)  # Dicetak tanggal 3 Februari 2026
        result.append(row)
    return result


def _weigh(says: set[str]) -> str:
    """Return the label with the highest sum of these facts."""
    sums = dict[str, int]()
    for label, scores in _SCORES.items():
        sums[label] = sum(scores.get(fact, 0) for fact in says)
    return max(sums, key=sums.__getitem__)


def _as_row(facts: Facts, label: str) -> Row:
    """Return a row with this label and the fields that belong to it."""
    if label != HEADING:
        no = facts.no if label == LANGKAH else ""
        return Row(facts.number, label, no, cell=(facts.number, facts.columns[0]))
    return Row(
        facts.number,
        HEADING,
        mark=facts.mark,
        title=facts.title if facts.says.isdisjoint(("mark alone", "no words")) else "",
        shape=facts.shape,
        says_area=facts.says_area,
        cell=facts.cell,
    )


def _merge_marks(facts: list[Facts], rows: list[Row]) -> list[Row]:
    """Make one heading of a mark in one row and its title alone in the next."""
    result = [_NOTHING]
    for each, row in zip(facts, rows, strict=True):
        above = result[-1]
        is_title = row.kind == HEADING and len(each.columns) == 1 and not row.mark.text
        if above.kind != HEADING or above.title or not is_title:
            result.append(row)
            continue
        result[-1] = Row(
            above.number,
            HEADING,
            mark=above.mark,
            title=whole_area(row.title),
            shape=("two rows", row.title.isupper(), ""),
            says_area=above.says_area,
            cell=row.cell,
        )
    return result[1:]


def _begins_series(row: Row) -> bool:
    return row.kind == LANGKAH and row.no.lower() in ("1", "a", "i")


def _mark_what_is_below(header: Header, of_row: dict[int, Facts], rows: list[Row]) -> list[Row]:
    """Turn the rows below all work into notes, from the first note or signature on.

    Rows that stand apart at the end of the table are notes too.
    """
    facts = [of_row[row.number] for row in rows]
    end = len(rows)
    start = 0
    for index, row in enumerate(rows):
        says = facts[index].says
        is_thin = {"counted", "lone"} <= says if header.has("no") else "few cells" in says
        if row.kind == LANGKAH and not is_thin:
            start = index + 1
    for index in range(start, end):
        if _begins_note(facts[index]):
            end = index
            break
    while end > start and _stands_apart(facts, rows, end - 1, start):
        end -= 1
    notes = [Row(row.number, NOTE, cell=row.cell) for row in rows[end:]]
    return rows[:end] + notes


def _begins_note(facts: Facts) -> bool:
    """True if a row below all work begins notes or signatures.

    Right below it only a sure one does.
    """
    if facts.says_area:
        return False
    is_apart = {"gap above", "signed apart"} <= facts.says
    return is_apart or not facts.says.isdisjoint({"signed", "note words"})


def _stands_apart(facts: Sequence[Facts], rows: list[Row], index: int, start: int) -> bool:
    """True if a row below all work has neither proof nor time and stands below an empty row.

    The empty row may also stand above other such rows directly over it.
    """
    for at in range(index, start - 1, -1):
        each, row = facts[at], rows[at]
        is_title = row.kind == HEADING and (row.mark.text or may_name_area(row.title))
        if is_title or row.kind == LANGKAH or "few cells" not in each.says:
            return False
        if "gap above" in each.says:
            return True
    return False
