"""What each langkah says, cell by cell: merges fill, continuation rows inherit, pieces of one langkah are joined.

The rules are DESIGN §2: in a workbook the merge is the truth; otherwise a continuation row inherits each blank cell
from the row above; a numbered row inherits nothing; a bukti without a LANGKAH of its own belongs to the langkah above.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from monev.core.records import Trace
from monev.core.remarks import Remark
from monev.reading.columns.header import Header
from monev.reading.files.grid import cell_address, column_letter
from monev.reading.rows.drafts import CellValue, Draft, fill_dittos
from monev.reading.rows.month_matrix import read_matrix, word_time
from monev.reading.rows.placement import Location, Structure
from monev.reading.rows.row_kinds import CONTINUATION, Row
from monev.reading.vocabulary.headings import LAPORAN
from monev.reading.vocabulary.time_words import comparable

# Read from their own column by `structure`, or of the row alone.
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
    """Walks the rows of work; `above` are the values of the row above within the same heading."""

    def __init__(self, header: Header, structure: Structure) -> None:
        self.header = header
        self.grid = header.grid
        self.structure = structure
        self.result = TableContent()
        self.columns = self._find_content_columns()
        self.matrix = read_matrix(header, [one.number for one, _ in structure.rows])
        self.above: dict[str, CellValue] | None = None
        self.previous: dict[str, CellValue] = {}
        self.komponen = ""
        self.draft: Draft | None = None
        self.location: Location | None = None
        self.urutan: dict[Location, int] = {}
        self.used_numbers: set[tuple[Location, str]] = set()

    def _find_content_columns(self) -> dict[str, int]:
        """Name of a value → its column: meanings, then every other column that holds something, by its heading."""
        column = {meaning: k for meaning, k in self.header.columns.items() if meaning not in _NOT_CONTENT}
        if self.header.calendar:
            column.setdefault("target_waktu", self.header.calendar.start)
        used = {*self.header.columns.values(), *(self.header.calendar.columns if self.header.calendar else ())}
        holding = {k for one, _ in self.structure.rows for k in self.grid.by_row[one.number]} - used
        for number in sorted(holding):
            name = self.header.column_display_name(number)
            if number not in self.header.headings or f"lain:{name}" in column:
                name = f"{name} (kolom {column_letter(number)})" if number in self.header.headings else f"Kolom {name}"
            column[f"lain:{name}"] = number
        return column

    def run(self) -> TableContent:
        """All rows in order."""
        for one, location in self.structure.rows:
            if location != self.location:
                self.location, self.above, self.draft = location, None, None
            row = {name: self._read_cell(one.number, column) for name, column in self.columns.items()}
            if one.number in self.matrix and "target_waktu" not in self.header.columns:
                # Written out only to compare rows; how runs are meant is settled once all of a langkah is known.
                marked = self.matrix[one.number]
                row["target_waktu"] = CellValue(word_time(marked.slots, span=False), is_own=True)
            dittos = fill_dittos(row, self.previous, own=one.jenis != CONTINUATION)
            if one.jenis == CONTINUATION and self.draft is not None:
                self._continue(one, row)
            else:
                self._start_numbered(one, row)
            for name, writing in dittos.items():
                self._add_trace(one.number, name, writing, row[name].text, "diwarisi")
            self.above = self.previous = row
        return self.result

    def _read_cell(self, number: int, column: int) -> CellValue:
        grid, place = self.grid, (number, column)
        span = grid.merges.get(place)
        if span is None:
            return CellValue(grid.texts.get(place, ""), True, grid.dates.get(place))
        beginning = (span[0], span[1])
        return CellValue(grid.texts.get(beginning, ""), span[0] == number, grid.dates.get(beginning))

    def _start_numbered(self, one: Row, row: dict[str, CellValue]) -> None:
        """A numbered row: a new langkah that takes nothing from above but what is merged over it."""
        no = one.no
        if "no" not in self.header.columns:
            self.urutan[self.location] = self.urutan.get(self.location, 0) + 1
            no = str(self.urutan[self.location])
        elif one.jenis == CONTINUATION:
            no = "1"
            self._ask(
                one.number,
                "no",
                f"Baris {one.number} tidak bernomor dan tepat di bawah judul; dibaca sebagai nomor 1. Isi kolom NO.",
            )
        key = (self.location, no)
        if key in self.used_numbers and not self._read_kode(one.number):
            self._ask(one.number, "no", f"Nomor {no} sudah dipakai di bagian ini; urutannya diteruskan.")
        self.used_numbers.add(key)
        self.komponen = ""
        self._start_langkah(one, no, row)

    def _start_langkah(self, one: Row, no: str, row: dict[str, CellValue]) -> None:
        """Start a langkah from a row's values, with a trace of every value that did not come from its own cell."""
        self.draft = Draft(one.number, self.location, no, self._read_kode(one.number))
        self.draft.trace.extend(self.structure.traces.get(one.number, ()))
        if one.number in self.matrix:
            self.draft.matrix = [self.matrix[one.number]]
        for name, cell in row.items():
            self._put(name, cell)
            place = (one.number, self.columns[name])
            if name == "target_waktu" and name not in self.header.columns:
                continue
            if cell.text and place in self.grid.merges and self.grid.origin(*place) != place:
                self._add_trace(one.number, name, "", cell.text, "gabungan")
        self.result.drafts.append(self.draft)

    def _put(self, name: str, cell: CellValue) -> None:
        """Put one value into the langkah under way."""
        if name.startswith("lain:"):
            if cell.text:
                self.draft.other_columns[name.removeprefix("lain:")] = cell.text
            return
        self.draft.content[name] = cell.text
        if cell.day is not None:
            self.draft.dates[name] = cell.day
        if name == "bukti_dukung":
            self.draft.bukti = [cell.text] if cell.text else []

    def _continue(self, one: Row, row: dict[str, CellValue]) -> None:
        """A row without a number: a further langkah, or a piece of the one above."""
        given = {name for name, cell in row.items() if cell.text and cell.is_own}
        inherited = self._inherit(row)
        connection = self.draft.judge_cut(row, given)
        if connection == "jelas":
            self._join_wording(one, row, given)
            return
        # A LANGKAH AKSI merged over both rows holds them together by itself: no page cut them apart.
        if connection and self.grid.origin(one.number, self.columns["langkah_aksi"])[0] == one.number:
            name = next(name for name in self.columns if name in given)
            self._ask(
                one.number,
                name,
                f"Baris {one.number} diawali huruf kecil dan mungkin sambungan baris {self.draft.row} yang terpotong "
                "halaman. Gabungkan selnya bila benar; bila bukan, isi NO atau awali dengan huruf besar.",
            )
        if "langkah_aksi" in given:
            self._turn_into_komponen(given)
            if not any(self.draft.content[meaning] for meaning in ("langkah_aksi", "bukti_dukung", "target_waktu")):
                self._complete(one, row, given)
            else:
                self._start_further_langkah(one, row, inherited)
        elif "bukti_dukung" in given and self._has_other_time(row, given):
            self._start_further_langkah(one, row, inherited)
        elif given:
            self._join(one, row, given)

    def _turn_into_komponen(self, given: set[str]) -> None:
        """Take a numbered row that says but a name for the KOMPONEN of the unnumbered work below it, in a table without
        such a column: `1 | Tim Kerja`, then `- Rapat pembentukan | Undangan | Januari`."""
        if "komponen" in self.columns or not self.draft.is_name_only or not given & {"bukti_dukung", "target_waktu"}:
            return
        self.komponen = self.draft.become_komponen()
        cell = cell_address(self.draft.row, self.columns["langkah_aksi"])
        place = (self.grid.name, self.draft.row, cell)
        column, read_as = self._display_name("langkah_aksi"), "komponen langkah di bawahnya"
        self.draft.trace.append(Trace(column, self.komponen, read_as, "ditafsirkan", *place))

    def _join_wording(self, one: Row, row: dict[str, CellValue], given: set[str]) -> None:
        """Join the rest of cut cells to the langkah above, in the same sentence."""
        for name in (name for name in self.columns if name in given):
            text = row[name].text
            whole = f"{self.draft.get_value(name)} {text}"
            if name.startswith("lain:"):
                self.draft.other_columns[name.removeprefix("lain:")] = whole
            else:
                self.draft.content[name] = whole
            self._add_trace(one.number, name, text, f"lanjutan kalimat di baris {self.draft.row}", "sambungan")
            row[name] = CellValue(whole, is_own=False)

    def _inherit(self, row: dict[str, CellValue]) -> set[str]:
        """Fill blank cells from the row above, in place; which ones. Reports of progress are never inherited."""
        inherited = set()
        for name, cell in row.items():
            from_ = self.above[name] if self.above else None
            if name == "target_waktu" and name not in self.header.columns:
                continue  # an empty row of a matrix is no blank cell
            if from_ and from_.text and not cell.text and name not in LAPORAN:
                row[name] = CellValue(from_.text, False, from_.day)
                inherited.add(name)
        return inherited

    def _has_other_time(self, row: dict[str, CellValue], given: set[str]) -> bool:
        """Whether the row brings a TARGET WAKTU other than the one above it."""
        if "target_waktu" not in given:
            return False
        return comparable(row["target_waktu"].text) != comparable(self.above["target_waktu"].text)

    def _start_further_langkah(self, one: Row, row: dict[str, CellValue], inherited: set[str]) -> None:
        self._start_langkah(one, self.draft.no, row)
        self.draft.inherited = frozenset(inherited)
        if self.komponen:
            self.draft.content["komponen"] = self.komponen
        for name in inherited:
            self._add_trace(one.number, name, "", row[name].text, "diwarisi")

    def _complete(self, one: Row, row: dict[str, CellValue], given: set[str]) -> None:
        """The first row with a LANGKAH under a numbered row that only names a KOMPONEN: the two are one langkah."""
        for name in (name for name in self.columns if name in given):
            if self.draft.content.get(name) or name.removeprefix("lain:") in self.draft.other_columns:
                self._append(name, row[name].text)
            else:
                self._put(name, row[name])
            self._add_trace(
                one.number, name, row[name].text, f"isi langkah bernomor di baris {self.draft.row}", "sambungan"
            )
        self.draft.matrix.extend(filter(None, [self.matrix.get(one.number)]))
        if one.number in self.structure.traces:
            self.draft.trace.extend(self.structure.traces[one.number])

    def _join(self, one: Row, row: dict[str, CellValue], given: set[str]) -> None:
        """Join what a row brings to the langkah above; anything but bukti is asked about."""
        connection = []
        self.draft.matrix.extend(filter(None, [self.matrix.get(one.number)]))
        for name in self.columns:
            text = row[name].text
            if name not in given or (name == "target_waktu" and not self._has_other_time(row, given)):
                continue
            self._append(name, text)
            if name == "bukti_dukung":
                read_as = f"bukti tambahan untuk langkah di baris {self.draft.row}"
            else:
                read_as = f"sambungan langkah di baris {self.draft.row}"
                connection.append(name)
            self._add_trace(one.number, name, text, read_as, "sambungan")
        if connection:
            heading = ", ".join(self._display_name(name) for name in connection)
            self._ask(
                one.number,
                connection[0],
                f"Baris {one.number} tidak bernomor dan tanpa LANGKAH AKSI sendiri; isi {heading} disambungkan ke "
                f"langkah di baris {self.draft.row}. Beri nomor atau LANGKAH AKSI bila ini langkah tersendiri.",
            )

    def _append(self, name: str, text: str) -> None:
        """Append a text to a value of the langkah under way, on a line of its own."""
        if name.startswith("lain:"):
            key = name.removeprefix("lain:")
            self.draft.other_columns[key] = "\n".join(filter(None, (self.draft.other_columns.get(key, ""), text)))
            return
        self.draft.content[name] = "\n".join(filter(None, (self.draft.content.get(name, ""), text)))
        self.draft.dates.pop(name, None)
        if name == "bukti_dukung":
            self.draft.bukti.append(text)

    def _read_kode(self, number: int) -> str:
        column = self.header.columns.get("kode")
        return self.grid.own_text(number, column) if column else ""

    def _display_name(self, name: str) -> str:
        if name.startswith("lain:"):
            return name.removeprefix("lain:")
        return self.header.display_name(name)

    def _add_trace(self, number: int, name: str, value: str, read_as: str, way: str) -> None:
        cell = cell_address(number, self.columns[name])
        self.draft.trace.append(Trace(self._display_name(name), value, read_as, way, self.grid.name, number, cell))

    def _ask(self, number: int, name: str, message: str) -> None:
        column = self.header.first_column if name == "no" else self.columns[name]
        self.result.warnings.append(
            Remark(
                message,
                self.grid.name,
                number,
                self._display_name(name),
                self.grid.content_at(number, column),
                cell_address(number, column),
            )
        )
