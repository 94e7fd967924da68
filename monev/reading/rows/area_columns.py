"""Areas and sub-areas that stand in a column of the table instead of heading rows: who they are, and their numbers."""

from __future__ import annotations

from dataclasses import replace

from monev.core.remarks import Remark
from monev.reading.columns.header import Header
from monev.reading.files.grid import cell_address
from monev.reading.rows.area_names import normalize_name
from monev.reading.rows.marks import ROMAN, Mark, split_mark
from monev.reading.rows.row_kinds import CONTINUATION, LANGKAH, Row
from monev.reading.vocabulary.structure import known_area

_MAX_NAMED = 12


class AreaColumn:
    """Remembers what the column named so far, so that an area named again further down is the same area."""

    def __init__(self, header: Header, row: list[Row]) -> None:
        self.header = header
        self.all_rows = row
        self._known: dict[tuple[str, str], Row] = {}
        self._numbered: list[Row] = []
        self._order: list[str] | None = None

    def find_named(self, heading: str) -> Row | None:
        """The area of this name the column named before, if it did."""
        return self._known.get(("", normalize_name(heading)))

    def remember(self, area: Row) -> None:
        """Take an area as named by the column."""
        self._known["", normalize_name(area.title)] = area

    def with_number(self, area: Row, used: dict[str, str]) -> Row:
        """The area with a number: its own, the usual one if all are usual, else by their order (never a used one)."""
        if area.mark is not None:
            return area
        area = replace(area, mark=self._make_mark(area.title, used))
        self._numbered.append(area)
        return area

    def _make_mark(self, heading: str, used: dict[str, str]) -> Mark:
        name = self._list_area_names()
        if all(n in known_area() for n in name):
            usual = known_area()[normalize_name(heading)]
            if usual not in used:
                return Mark(usual, "", ROMAN.index(usual) + 1)
        index = name.index(normalize_name(heading)) + 1
        while (text := ROMAN[index - 1] if index <= len(ROMAN) else str(index)) in used:
            index += 1
        return Mark(text, "", index)

    def _list_area_names(self) -> list[str]:
        """Every area the column names, in order of first appearance."""
        if self._order is None:
            grid, column = self.header.grid, self.header.columns["area"]
            text = [grid.own_text(one.number, column) for one in self.all_rows if one.jenis in (LANGKAH, CONTINUATION)]
            self._order = list(dict.fromkeys(normalize_name(split_mark(t)[1]) for t in text if t))
        return self._order

    def sub_area(self, area: str, row: Row) -> Row:
        """The sub-area a SUB AREA cell names, numbered within its area by order where it has no mark."""
        key = (area, normalize_name(row.title))
        if key not in self._known:
            if row.mark is None:
                index = 1 + sum(where == area for where, _ in self._known if where)
                row = replace(row, mark=Mark(str(index), "", index))
                self._numbered.append(row)
            self._known[key] = row
        return self._known[key]

    def list_remarks(self) -> list[Remark]:
        """Say once how areas and sub-areas of a column were numbered, and which are none of the usual."""
        foreign = [
            b for (where, _), b in self._known.items() if not where and normalize_name(b.title) not in known_area()
        ]
        message = []
        if self._numbered:
            listing = ", ".join(f"{b.mark.text} {b.title}" for b in self._numbered[:_MAX_NAMED])
            message.append(
                f"Nama di kolom area tidak bernomor; diberi nomor lazimnya atau menurut urutannya: {listing}."
            )
        if foreign:
            listing = ", ".join(f"“{b.title}”" for b in foreign[:_MAX_NAMED])
            message.append(f"Bukan area yang lazim, dibaca sesuai berkas: {listing}.")
        return [self._make_remark(one) for one in message]

    def _make_remark(self, message: str) -> Remark:
        header = self.header
        column = header.columns.get("area") or header.columns["sub_area"]
        heading = header.column_display_name(column)
        return Remark(message, header.grid.name, header.end, heading, heading, cell_address(header.end, column))
