"""What each langkah says, cell by cell: merges fill, continuation rows inherit, pieces of one langkah are joined.

The rules are docs/design.md §2: in a workbook the merge is the truth; otherwise a continuation row inherits each blank
cell from the row above; a numbered row inherits nothing; a bukti without a LANGKAH of its own belongs to the langkah
above.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from monev.core.records import Trace
from monev.core.remarks import Remark
from monev.reading.columns.header import Header
from monev.reading.files.grid import cell_address, column_letter
from monev.reading.rows import CONTINUATION, OTHER, CellValue, Draft, Location, Row, fill_dittos, other_heading
from monev.reading.rows.legends import read_mark_meanings
from monev.reading.rows.month_matrix import read_matrix, word_time
from monev.reading.rows.placement import Structure
from monev.reading.vocabulary.headings import LAPORAN
from monev.reading.vocabulary.time_words import comparable

# Read from their own columns by `placement` and `row_kinds`.
AS_WRITTEN = "Tertulis"
"""Under which name a cell's own words are kept with a langkah, where it says no more than idem."""
_NOT_CONTENT = frozenset({"no", "area", "sub_area", "kode"})


@dataclass(slots=True)
class TableContent:
    """All langkah of a table in order, and what was asked on the way."""

    drafts: list[Draft] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)


def fill_langkah(header: Header, structure: Structure) -> TableContent:
    """Every langkah of the table with its cells filled."""
    return _Filler(header, structure).run()


class _Filler:
    """Walks the rows of work from top to bottom.

    The values of a row are by name: a meaning, or OTHER + heading for a column without one. `above` are those of the
    row above within the same heading, `previous` those of the row above whatever heading stands between.
    """

    def __init__(self, header: Header, structure: Structure) -> None:
        self.header = header
        self.grid = header.grid
        self.structure = structure
        self.result = TableContent()
        self.columns = self._find_content_columns()
        rows = [row.number for row, _ in structure.rows]
        meanings = read_mark_meanings(header, rows)
        self.result.warnings.extend(meanings.questions)
        self.matrix = read_matrix(header, rows, meanings)
        self.above: dict[str, CellValue] | None = None
        self.previous: dict[str, CellValue] = {}
        self.komponen = ""
        self.under_way: Draft | None = None
        self.location: Location | None = None
        self.order: dict[Location, int] = {}
        self.used_numbers: set[tuple[Location, str]] = set()

    def _find_content_columns(self) -> dict[str, int]:
        """Name of a value → its column: meanings, then every other column that holds something, by its heading."""
        header = self.header
        columns = {meaning: k for meaning, k in header.columns.items() if meaning not in _NOT_CONTENT}
        if header.calendar:
            columns.setdefault("target_waktu", header.calendar.start)
        used = {*header.columns.values(), *(header.calendar.columns if header.calendar else ())}
        filled = {k for row, _ in self.structure.rows for k in self.grid.by_row[row.number]}
        for column in sorted(filled - used):
            heading = header.column_display_name(column)
            if column not in header.headings:
                heading = f"Kolom {heading}"
            elif OTHER + heading in columns:
                heading = f"{heading} (kolom {column_letter(column)})"
            columns[OTHER + heading] = column
        return columns

    def run(self) -> TableContent:
        """All rows in order."""
        for row, location in self.structure.rows:
            if location != self.location:
                self.location, self.above, self.under_way = location, None, None
            values = self._read_values(row.number)
            dittos = fill_dittos(values, self.previous, own=row.kind != CONTINUATION)
            if row.kind == CONTINUATION and self.under_way is not None:
                draft = self._continue(self.under_way, row, values)
            else:
                draft = self._start_numbered(row, location, values)
            self.under_way = draft
            for name, written in dittos.items():
                self._add_trace(draft, row.number, name, written, values[name].text, "diwarisi")
            if dittos:  # what the cell itself says stays with the row
                said = "; ".join(f"{self._display_name(name)}: {written}" for name, written in dittos.items())
                draft.other_columns[AS_WRITTEN] = "; ".join(filter(None, (draft.other_columns.get(AS_WRITTEN), said)))
            self.above = self.previous = values
        return self.result

    def _read_values(self, number: int) -> dict[str, CellValue]:
        values = {name: self._read_cell(number, column) for name, column in self.columns.items()}
        if number in self.matrix and "target_waktu" not in self.header.columns:
            # Written out only to compare rows; how runs are meant is settled once all of a langkah is known.
            words = word_time(self.matrix[number].slots, span=False)
            values["target_waktu"] = CellValue(words, is_own=True)
        return values

    def _read_cell(self, number: int, column: int) -> CellValue:
        grid, cell = self.grid, (number, column)
        span = grid.merges.get(cell)
        if span is None:
            return CellValue(grid.texts.get(cell, ""), True, grid.dates.get(cell))
        origin = (span[0], span[1])
        return CellValue(grid.texts.get(origin, ""), span[0] == number, grid.dates.get(origin))

    def _start_numbered(self, row: Row, location: Location, values: dict[str, CellValue]) -> Draft:
        """A numbered row: a new langkah that takes nothing from above but what is merged over it."""
        no = row.no
        if "no" not in self.header.columns:
            self.order[location] = self.order.get(location, 0) + 1
            no = str(self.order[location])
        elif row.kind == CONTINUATION:
            no = "1"
            self._ask(row.number, "no", "rows.unnumbered_below_heading", row=row.number)
        if (location, no) in self.used_numbers and not self._read_kode(row.number):
            self._ask(row.number, "no", "rows.number_used_again", no=no)
        self.used_numbers.add((location, no))
        self.komponen = ""
        return self._start_langkah(row, Draft(row.number, location, no, self._read_kode(row.number)), values)

    def _start_langkah(self, row: Row, draft: Draft, values: dict[str, CellValue]) -> Draft:
        """Start a langkah from a row's values, with a trace of every value that did not come from its own cell."""
        draft.trace.extend(self.structure.traces.get(row.number, ()))
        if row.number in self.matrix:
            draft.matrix = [self.matrix[row.number]]
        for name, value in values.items():
            _put(draft, name, value)
            cell = (row.number, self.columns[name])
            if name == "target_waktu" and name not in self.header.columns:
                continue
            if value.text and cell in self.grid.merges and self.grid.origin(*cell) != cell:
                self._add_trace(draft, row.number, name, "", value.text, "gabungan")
        self.result.drafts.append(draft)
        return draft

    def _continue(self, draft: Draft, row: Row, values: dict[str, CellValue]) -> Draft:
        """A row without a number: a further langkah, or a piece of the one above. The langkah then under way."""
        given = {name for name, value in values.items() if value.text and value.is_own}
        # A NO merged over the row says that it is numbered: what is blank there was left blank.
        inherited = set() if self._is_numbered_by_merge(row.number) else self._inherit(values)
        sign = draft.judge_cut(values, given)
        if sign == "clear":
            self._join_words(draft, row, values, given)
            return draft
        # A LANGKAH AKSI merged over both rows holds them together by itself: no page cut them apart.
        if sign and self.grid.origin(row.number, self.columns["langkah_aksi"])[0] == row.number:
            name = next(name for name in self.columns if name in given)
            self._ask(row.number, name, "rows.perhaps_cut", row=row.number, above=draft.row)
        if "langkah_aksi" in given:
            self._turn_into_komponen(draft, given)
            if any(draft.content[meaning] for meaning in ("langkah_aksi", "bukti_dukung", "target_waktu")):
                return self._start_further(draft, row, values, inherited)
            self._complete(draft, row, values, given)
        elif "bukti_dukung" in given and self._has_other_time(values, given):
            return self._start_further(draft, row, values, inherited)
        elif given:
            self._join(draft, row, values, given)
        return draft

    def _turn_into_komponen(self, draft: Draft, given: set[str]) -> None:
        """Take a numbered row that says no more than a name for the KOMPONEN of the unnumbered work below it.

        Only in a table without a KOMPONEN column: `1 | Tim Kerja`, then `- Rapat pembentukan | Undangan | Januari`.
        """
        if "komponen" in self.columns or not draft.is_name_only or not given & {"bukti_dukung", "target_waktu"}:
            return
        self.komponen = draft.become_komponen()
        read_as = "komponen langkah di bawahnya"
        self._add_trace(draft, draft.row, "langkah_aksi", self.komponen, read_as, "ditafsirkan")

    def _join_words(self, draft: Draft, row: Row, values: dict[str, CellValue], given: set[str]) -> None:
        """Join the rest of cut cells to the langkah above, in the same sentence."""
        for name in self._in_order(given):
            text = values[name].text
            if name == "bukti_dukung" and not draft.judge_cell(name, text):
                _append(draft, name, text)
                continue
            whole = f"{draft.get_value(name)} {text}"
            draft.dates.pop(name, None)
            if name == "bukti_dukung":
                draft.bukti[-1:] = [f"{draft.bukti[-1]} {text}" if draft.bukti else text]
            heading = other_heading(name)
            if heading is None:
                draft.content[name] = whole
            else:
                draft.other_columns[heading] = whole
            self._add_trace(draft, row.number, name, text, f"lanjutan kalimat di baris {draft.row}", "sambungan")
            values[name] = CellValue(whole, is_own=False)

    def _is_numbered_by_merge(self, number: int) -> bool:
        """Whether a NO that is merged from a row above stands over this row."""
        column = self.header.columns.get("no")
        return (
            bool(column)
            and self.grid.is_covered_from_above(number, column)
            and bool(self.grid.content_at(number, column))
        )

    def _inherit(self, values: dict[str, CellValue]) -> set[str]:
        """Fill blank cells from the row above, in place; which ones. Reports of progress are never inherited."""
        inherited = set()
        for name, value in values.items():
            if name == "target_waktu" and name not in self.header.columns:
                continue  # an empty row of a matrix is no blank cell
            above = self.above[name] if self.above else None
            if above and above.text and not value.text and name not in LAPORAN:
                values[name] = CellValue(above.text, False, above.day)
                inherited.add(name)
        return inherited

    def _has_other_time(self, values: dict[str, CellValue], given: set[str]) -> bool:
        """Whether the row brings a TARGET WAKTU other than the one above it."""
        above = self.above["target_waktu"].text if self.above and "target_waktu" in given else ""
        return "target_waktu" in given and comparable(values["target_waktu"].text) != comparable(above)

    def _start_further(self, draft: Draft, row: Row, values: dict[str, CellValue], inherited: set[str]) -> Draft:
        """A further langkah of the same number."""
        further = Draft(row.number, draft.location, draft.no, self._read_kode(row.number))
        self._start_langkah(row, further, values)
        further.inherited = frozenset(inherited)
        if self.komponen:
            further.content["komponen"] = self.komponen
        for name in self._in_order(inherited):
            self._add_trace(further, row.number, name, "", values[name].text, "diwarisi")
        return further

    def _complete(self, draft: Draft, row: Row, values: dict[str, CellValue], given: set[str]) -> None:
        """The first row with a LANGKAH under a numbered row that only names a KOMPONEN: the two are one langkah."""
        for name in self._in_order(given):
            if draft.content.get(name) or other_heading(name) in draft.other_columns:
                _append(draft, name, values[name].text)
            else:
                _put(draft, name, values[name])
            read_as = f"isi langkah bernomor di baris {draft.row}"
            self._add_trace(draft, row.number, name, values[name].text, read_as, "sambungan")
        self._add_marks(draft, row)
        draft.trace.extend(self.structure.traces.get(row.number, ()))

    def _join(self, draft: Draft, row: Row, values: dict[str, CellValue], given: set[str]) -> None:
        """Join what a row brings to the langkah above; anything but bukti is asked about."""
        joined = []
        self._add_marks(draft, row)
        for name in self._in_order(given):
            text = values[name].text
            if name == "target_waktu" and not self._has_other_time(values, given):
                continue
            _append(draft, name, text)
            if name == "bukti_dukung":
                read_as = f"bukti tambahan untuk langkah di baris {draft.row}"
            else:
                read_as = f"sambungan langkah di baris {draft.row}"
                joined.append(name)
            self._add_trace(draft, row.number, name, text, read_as, "sambungan")
        if joined:
            headings = ", ".join(self._display_name(name) for name in joined)
            self._ask(
                row.number, joined[0], "rows.joined_to_langkah", row=row.number, headings=headings, above=draft.row
            )

    def _in_order(self, given: set[str]) -> list[str]:
        """The names of values in the order of the table's columns."""
        return [name for name in self.columns if name in given]

    def _add_marks(self, draft: Draft, row: Row) -> None:
        """Add what a further row marks under the calendar."""
        if marked := self.matrix.get(row.number):
            draft.matrix.append(marked)

    def _read_kode(self, number: int) -> str:
        column = self.header.columns.get("kode")
        return self.grid.own_text(number, column) if column else ""

    def _display_name(self, name: str) -> str:
        return other_heading(name) or self.header.display_name(name)

    def _add_trace(self, draft: Draft, number: int, name: str, value: str, read_as: str, way: str) -> None:
        cell = cell_address(number, self.columns[name])
        draft.trace.append(Trace(self._display_name(name), value, read_as, way, self.grid.name, number, cell))

    def _ask(self, number: int, name: str, code: str, /, **values: Any) -> None:
        column = self.header.first_column if name == "no" else self.columns[name]
        place = (self._display_name(name), self.grid.content_at(number, column), cell_address(number, column))
        self.result.warnings.append(Remark(code, self.grid.name, number, *place, values=values))


def _put(draft: Draft, name: str, value: CellValue) -> None:
    """Put one value into a langkah."""
    heading = other_heading(name)
    if heading is not None:
        if value.text:
            draft.other_columns[heading] = value.text
        return
    draft.content[name] = value.text
    if value.day is not None:
        draft.dates[name] = value.day
    if name == "bukti_dukung":
        draft.bukti = [value.text] if value.text else []


def _append(draft: Draft, name: str, text: str) -> None:
    """Append a text to a value of a langkah, on a line of its own."""
    heading = other_heading(name)
    if heading is not None:
        draft.other_columns[heading] = "\n".join(filter(None, (draft.other_columns.get(heading, ""), text)))
        return
    draft.content[name] = "\n".join(filter(None, (draft.content.get(name, ""), text)))
    draft.dates.pop(name, None)
    if name == "bukti_dukung":
        draft.bukti.append(text)
