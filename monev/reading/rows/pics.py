"""Who does the work of langkah that name nobody: `give_persons`."""

from collections.abc import Sequence

from monev.core.grouping import group_by
from monev.core.records import Trace
from monev.core.remarks import Remark
from monev.reading.columns.header import Header
from monev.reading.files.grid import cell_address
from monev.reading.rows import Draft
from monev.reading.rows.placement import Structure
from monev.reading.vocabulary.structure import name_person


def give_persons(
    header: Header,
    structure: Structure,
    drafts: Sequence[Draft],
) -> list[Remark]:
    """Give the langkah that name no PIC one, in place; what is told of it. In order of trust:

    1. That of the first langkah of each of several areas, where no other names any.
    2. Their area's heading's.
    3. That of a line above the table, which is told once.
    """
    by_area = group_by(drafts, lambda draft: draft.location.area)
    firsts = [each[0] for each in by_area.values()]
    named = [draft for draft in drafts if draft.content.get("pic")]
    if len(by_area) > 1 and named == firsts:
        for first, *others in by_area.values():
            _give(header, others, first.content["pic"], first.row)
    for draft in drafts:
        of_heading = structure.pics[draft.row]
        draft.content["pic"] = draft.content.get("pic") or of_heading
    left = [draft for draft in drafts if not draft.content["pic"]]
    found = _find_above(header) if left else None
    if not found:
        return []
    row, name = found
    cell = _give(header, left, name, row)
    values = {"count": len(left), "name": name}
    heading = header.display_name("pic")
    place = (header.grid.name, row, heading, name, cell)
    return [Remark("columns.pic_above_table", *place, values)]


def _give(
    header: Header,
    drafts: Sequence[Draft],
    name: str,
    row: int,
) -> str:
    """Give langkah the PIC that a row names; its first cell."""
    cell = cell_address(row, header.grid.by_row[row][0])
    heading = header.display_name("pic")
    for draft in drafts:
        draft.content["pic"] = name
        place = (header.grid.name, row, cell)
        draft.trace.append(Trace(heading, "", name, "diwarisi", *place))
    return cell


def _find_above(header: Header) -> tuple[int, str] | None:
    """The row nearest above the table that says who does the work, and whom it names."""
    for row in sorted(header.grid.by_row, reverse=True):
        if row >= header.start:
            continue
        columns = header.grid.by_row[row]
        texts = [header.grid.texts[row, column] for column in columns]
        said = [text for text in texts if text.strip(" :")]
        for words in (*((text,) for text in said), said[:2]):
            if name := name_person(*words):
                return row, name
    return None
