"""Give a PIC to the langkah that name none: `give_persons`."""

from collections.abc import Sequence

from monev.core.grouping import group_by
from monev.core.records import Trace
from monev.reading.columns.header import Header
from monev.reading.files.grid import cell_address
from monev.reading.rows import Draft
from monev.reading.rows.placement import Structure


def give_persons(header: Header, structure: Structure, drafts: Sequence[Draft]) -> None:
    """Give the langkah without a PIC one, in place.

    It is that of the area's first langkah, if several areas name one there and nowhere else; else
    that in the area's heading.
    """
    by_area = group_by(drafts, lambda draft: draft.location.area)
    firsts = [each[0] for each in by_area.values()]
    named = [draft for draft in drafts if draft.content.get("pic")]
    if len(by_area) > 1 and named == firsts:
        for first, *others in by_area.values():
            _give(header, others, first.content["pic"], first.row)
    for draft in drafts:
        draft.content["pic"] = draft.content.get("pic") or structure.pics[draft.row]


def _give(header: Header, drafts: Sequence[Draft], name: str, row: int) -> None:
    """Give each langkah the PIC named in a row."""
    cell = cell_address(row, header.column_of("pic"))
    for draft in drafts:
        draft.content["pic"] = name
        place = (header.grid.name, row, cell)
        draft.trace.append(Trace(header.display_name("pic"), "", name, "diwarisi", *place))
