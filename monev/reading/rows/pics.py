"""Give a PIC to the langkah that name none: `give_persons`."""

from collections.abc import Sequence

from monev.core.grouping import group_by
from monev.core.records import Trace
from monev.core.remarks import Remark
from monev.reading.columns.header import Header
from monev.reading.files.grid import cell_address
from monev.reading.rows import Draft
from monev.reading.rows.placement import Structure
from monev.reading.vocabulary.structure import name_person


def give_persons(header: Header, structure: Structure, drafts: Sequence[Draft]) -> list[Remark]:
    """Give the langkah without a PIC one, in place, and return the remarks on it.

    In order of trust:

    1. The PIC of the area's first langkah, if several areas name one there and nowhere else.
    2. The PIC in the area's heading.
    3. The PIC in a line above the table, which adds one remark.
    """
    by_area = group_by(drafts, lambda draft: draft.location.area)
    firsts = [each[0] for each in by_area.values()]
    named = [draft for draft in drafts if draft.content.get("pic")]
    if len(by_area) > 1 and named == firsts:
        for first, *others in by_area.values():
            _give(header, others, first.content["pic"], first.row)
    left = list[Draft]()
    for draft in drafts:
        pic = draft.content.get("pic") or structure.pics[draft.row]
        draft.content["pic"] = pic
        if not pic:
            left.append(draft)
    found = _find_above(header) if left else None
    if not found:
        return []
    row, name = found
    cell = _give(header, left, name, row)
    values = {"count": len(left), "name": name}
    heading = header.display_name("pic")
    place = (header.grid.name, row, heading, name, cell)
    return [Remark("columns.pic_above_table", *place, values)]


def _give(header: Header, drafts: Sequence[Draft], name: str, row: int) -> str:
    """Give each langkah the PIC named in a row, and return the address of that row's first cell."""
    cell = cell_address(row, header.grid.by_row[row][0])
    heading = header.display_name("pic")
    for draft in drafts:
        draft.content["pic"] = name
        place = (header.grid.name, row, cell)
        draft.trace.append(Trace(heading, "", name, "diwarisi", *place))
    return cell


def _find_above(header: Header) -> tuple[int, str] | None:
    """Find the nearest row above the table that names a PIC: (row, name)."""
    texts = header.grid.texts
    for row in sorted(header.grid.by_row, reverse=True):
        if row >= header.start:
            continue
        said = list[str]()
        for column in header.grid.by_row[row]:
            text = texts[row, column]
            if text.strip(" :"):
                said.append(text)
        found = [name for name in map(name_person, said) if name]
        if not found:
            found = [name_person(*said[:2])]
        if found[0]:
            return row, found[0]
    return None
