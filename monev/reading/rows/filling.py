"""Fill in what each langkah says, cell by cell.

The rules are in docs/reading.md. In a workbook the merge is the truth. Otherwise a continuation row
inherits each blank cell from the row above, and a row with a number or kode of its own inherits
nothing. A bukti without a LANGKAH of its own belongs to the langkah above.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from monev.core.records import Trace
from monev.core.remarks import Remark, name_rows
from monev.reading.choices import APART, JOINED, NO_WORK, ReadingChoices
from monev.reading.columns.header import Header
from monev.reading.files.faults import at_row
from monev.reading.files.grid import cell_address, column_letter
from monev.reading.rows import CONTINUATION, OTHER, CellValue, Draft, Location, Row, is_ditto
from monev.reading.rows.mark_roles import MarkRoles
from monev.reading.rows.month_matrix import read_matrix, word_time
from monev.reading.rows.placement import Structure
from monev.reading.vocabulary.headings import LAPORAN, LONE_WORK
from monev.reading.vocabulary.structure import PATTERNS
from monev.reading.vocabulary.time_words import comparable

AS_WRITTEN = f"{OTHER}Tertulis"
"""The name under which a cell's own words are kept if it only says idem."""
_NOT_CONTENT = frozenset({"no", "area", "sub_area", "kode"})
"""Read from their own columns by `placement` and `row_kinds`."""


@dataclass(slots=True)
class TableContent:
    """All langkah of a table in order, remarks made on the way, and its marks' meaning in words."""

    drafts: list[Draft] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)
    marks: str = ""


def fill_langkah(
    header: Header, structure: Structure, meanings: MarkRoles, choices: ReadingChoices
) -> TableContent:
    """Return every langkah of the table with its cells filled.

    `meanings` explains the marks under its calendar.
    """
    return _Filler(header, structure, meanings, choices).run()


def join_chosen_rows(content: TableContent, choices: ReadingChoices) -> None:
    """Join and split langkah, in place, as people chose.

    A row chosen as a continuation joins the langkah above, and its remarks go. A langkah whose
    items were chosen as langkah of their own is split.
    """
    kept: list[Draft] = []
    for draft in content.drafts:
        proof = draft.content["bukti_dukung"]
        chosen = choices.chosen_words("baris", draft.content, proof)
        if kept and chosen == JOINED:
            kept[-1].join(draft)
            content.warnings = [remark for remark in content.warnings if remark.baris != draft.row]
        elif _is_apart(choices, draft.content["langkah_aksi"]):
            kept += draft.split_items()
        else:
            kept.append(draft)
    content.drafts = kept


def _is_apart(choices: ReadingChoices, text: str) -> bool:
    """True if a person said that this cell, or each of its items, is a langkah of its own."""
    return choices.chosen_words("baris", {}, text) == APART


class _Filler:
    """Walks the rows of work from top to bottom.

    The values of a row are by name: a meaning, or OTHER + heading for a column without one. `above`
    holds the values of the row above, even across a heading.
    """

    def __init__(
        self, header: Header, structure: Structure, meanings: MarkRoles, choices: ReadingChoices
    ) -> None:
        self.header = header
        self.grid = header.grid
        self.structure = structure
        self.choices = choices
        self.result = TableContent(warnings=[*meanings.questions], marks=meanings.said)
        self.columns = self._find_content_columns()
        numbers = [row.number for row, _ in structure.rows]
        self.matrix, told = read_matrix(header, numbers, meanings)
        self.result.warnings += told
        self.is_marked = "target_waktu" not in header.columns
        self.above: dict[str, CellValue] = {}
        self.used_numbers = defaultdict[Location, set[str]](set)
        self.doubts = defaultdict[str, dict[int, dict[str, str]]](dict)

    def _find_content_columns(self) -> dict[str, int]:
        """Map the name of each value to its column.

        Meanings come first, then every other filled column by its heading.
        """
        header = self.header
        columns = dict[str, int]()
        for name, column in header.columns.items():
            if name not in _NOT_CONTENT:
                columns[name] = column
        if header.calendar:
            columns.setdefault("target_waktu", header.calendar.start)
        filled = set[int]()
        for row, _ in self.structure.rows:
            filled.update(self.grid.by_row[row.number])
        for column in sorted(filled - {*header.columns.values(), *header.months}):
            if header.is_ignored(column):
                continue
            name = OTHER + " ".join(header.column_key(column).split())
            if name in columns:
                name = f"{name} (kolom {column_letter(column)})"
            columns[name] = column
        return columns

    def run(self) -> TableContent:
        """Fill all rows in order."""
        draft: Draft | None = None
        for row, location in self.structure.rows:
            with at_row(self.grid.name, row.number):
                values = self._read_values(row.number)
                dittos = [name for name, value in values.items() if is_ditto(value.text)]
                written = self._fill_from_above(values, dittos)
                # Nothing goes on with a langkah across a heading.
                if row.kind == CONTINUATION and draft and location == draft.location:
                    draft = self._continue(draft, row, values)
                else:
                    draft = self._start_numbered(row, location, values)
                for name, text in written.items():  # the words of the cell itself stay with the row
                    taken = values[name].text
                    self._add_trace(draft, row.number, name, text, taken, "diwarisi")
                    as_written = f"{self._display_name(name)}: {text}"
                    draft.append(AS_WRITTEN, as_written, "; ")
                self.above = values
        for code, rows in self.doubts.items():
            self._ask_once(code, rows)
        for draft in self.result.drafts:
            draft.content["pic"] = draft.content.get("pic") or self.structure.pics[draft.row]
        return self.result

    def _read_values(self, number: int) -> dict[str, CellValue]:
        values = dict[str, CellValue]()
        for name, column in self.columns.items():
            origin = self.grid.origin(number, column)
            text = self.grid.texts.get(origin, "")
            values[name] = CellValue(text, origin[0] == number, self.grid.dates.get(origin))
        if self.header.calendar and self.is_marked:
            # Only to compare rows; the meaning of runs is settled once the whole langkah is known.
            words = word_time(self.matrix[number].slots, span=False)
            values["target_waktu"] = CellValue(words, is_own=True)
        return values

    def _start_numbered(self, row: Row, location: Location, values: dict[str, CellValue]) -> Draft:
        """Start the langkah of a numbered row. It takes nothing from above but merged cells."""
        no = row.no
        used = self.used_numbers[location]
        if "no" not in self.header.columns:
            no = str(len(used) + 1)
        elif row.kind == CONTINUATION:
            no = "1"
            self._ask(row.number, "no", "rows.unnumbered_below_heading", row=row.number)
        draft = self._start_langkah(row, location, no, values)
        used.add(no)
        return draft

    def _start_langkah(
        self, row: Row, location: Location, no: str, values: dict[str, CellValue]
    ) -> Draft:
        """Start a langkah with a row's values, and trace every value from a merged cell."""
        draft = Draft(row.number, location, no, self._kode_at(row.number))
        draft.trace.extend(self.structure.traces.get(row.number, ()))
        draft.marked = self.matrix[row.number]
        for name, value in values.items():
            draft.put(name, value)
            cell = (row.number, self.columns[name])
            is_from_merge = value.text and self.grid.origin(*cell) != cell
            if is_from_merge and (name != "target_waktu" or not self.is_marked):
                self._add_trace(draft, row.number, name, "", value.text, "gabungan")
        self.result.drafts.append(draft)
        return draft

    def _kode_at(self, number: int) -> str:
        return self.grid.own_text(number, self.header.columns.get("kode", 0))

    def _continue(self, draft: Draft, row: Row, values: dict[str, CellValue]) -> Draft:
        """Read a row without a number as a further langkah or a piece of the one above.

        Return the langkah that is open afterwards. A row with a kode of its own is always a
        langkah.
        """
        number = row.number
        if self._kode_at(number) not in ("", draft.kode):
            return self._start_further(draft, row, values, {})
        given = dict[str, str]()
        for name, value in values.items():
            if value.text and value.is_own:
                given[name] = value.text
        inherited = {} if self._is_numbered(number) else self._inherit(values)
        if given and not self._is_work_merged(number):
            self._ask_about_cut(draft, number, given)
        if any(self._is_chosen(text, NO_WORK) for text in given.values()):
            return draft
        if not self._begins_further(draft, number, given):
            self._join(draft, number, given)
            return draft
        if self._is_lone(values, inherited):
            self.doubts["rows.perhaps_no_langkah"][number] = given
        return self._start_further(draft, row, values, inherited)

    def _ask_about_cut(self, draft: Draft, number: int, given: dict[str, str]) -> None:
        """Ask about a row that may be cut off the langkah above.

        A page begins with it, or it begins in small letters where that began with a capital.
        """
        first = "langkah_aksi" if "langkah_aksi" in given else next(iter(given))
        text = given[first]
        is_small = text[:1].islower() and not PATTERNS["item"].match(text)
        goes_on = is_small and draft.content.get(first, "")[:1].isupper()
        if goes_on or number in self.grid.page_starts:
            self._ask(number, first, "rows.perhaps_cut", row=number, above=draft.row)

    def _is_numbered(self, number: int) -> bool:
        """True if a NO is merged over a row: then its blank cells were left blank on purpose."""
        column = self.header.columns.get("no", 0)
        is_covered = self.grid.is_covered_from_above(number, column)
        return is_covered and self.grid.content_at(number, column) != ""

    def _begins_further(self, draft: Draft, number: int, given: dict[str, str]) -> bool:
        """True if an unnumbered row is a further langkah.

        1. It names work, and the langkah above already has work or a bukti.
        2. It brings a bukti with another time, and LANGKAH AKSI is not merged over it.
        3. A person said so.
        """
        if "langkah_aksi" in given:
            return bool(draft.content.get("langkah_aksi") or draft.content.get("bukti_dukung"))
        has_proof = "bukti_dukung" in given and not self._is_work_merged(number)
        if has_proof and self._has_other_time(given):
            return True
        return any(self._is_chosen(text, APART) for text in given.values())

    def _is_chosen(self, text: str, choice: str) -> bool:
        """True if a person said this of rows with this cell."""
        return self.choices.chosen_words("baris", {}, text) == choice

    def _is_lone(self, values: dict[str, CellValue], inherited: Collection[str]) -> bool:
        """True if a row among numbered works has only a LANGKAH AKSI that does not begin like work.

        Without a merge it would take all else from the row above.
        """
        words = values["langkah_aksi"].text
        if not inherited or not self.header.has("no"):
            return False
        for name, value in values.items():
            is_more = name not in inherited and name != "langkah_aksi"
            if is_more and value.text and not name.startswith(OTHER):
                return False
        above = self.above["langkah_aksi"].text
        is_next_step = all(map(PATTERNS["step"].match, (above, words)))
        return not (LONE_WORK.match(words) or is_next_step)

    def _is_work_merged(self, number: int) -> bool:
        """True if the LANGKAH AKSI above is merged over a row."""
        return self.grid.is_covered_from_above(number, self.columns["langkah_aksi"])

    def _inherit(self, values: dict[str, CellValue]) -> dict[str, str]:
        """Fill blank cells from the row above, in place, and return them.

        An empty row of a matrix is not blank.
        """
        blank = [name for name, value in values.items() if not value.text]
        if self.is_marked and "target_waktu" in blank:
            blank.remove("target_waktu")
        return self._fill_from_above(values, blank)

    def _fill_from_above(
        self, values: dict[str, CellValue], names: Iterable[str]
    ) -> dict[str, str]:
        """Replace these cells by those of the row above, in place, and return their old texts.

        Reports of progress are never taken from above.
        """
        filled = dict[str, str]()
        for name in names:
            above = self.above.get(name)
            if above and above.text and name not in LAPORAN:
                filled[name] = values[name].text
                values[name] = replace(above, is_own=False)
        return filled

    def _has_other_time(self, given: dict[str, str]) -> bool:
        """True if the row brings a TARGET WAKTU other than the one above it."""
        above = self.above["target_waktu"].text
        return "target_waktu" in given and comparable(given["target_waktu"]) != comparable(above)

    def _start_further(
        self, draft: Draft, row: Row, values: dict[str, CellValue], inherited: dict[str, str]
    ) -> Draft:
        """Start a further langkah with the same number."""
        further = self._start_langkah(row, draft.location, draft.no, values)
        further.inherited = frozenset(inherited)
        further.content.setdefault("komponen", draft.content.get("komponen", ""))
        for name in inherited:
            self._add_trace(further, row.number, name, "", values[name].text, "diwarisi")
        return further

    def _join(self, draft: Draft, number: int, given: dict[str, str]) -> None:
        """Join the cells of a row to the langkah above.

        | the row | question |
        |---|---|
        | brings the work below a bare number and KOMPONEN | no |
        | LANGKAH AKSI is not merged over it | yes, if it brings no bukti |
        | LANGKAH AKSI is merged over it | yes, if it brings another time |
        """
        draft.marked |= self.matrix[number]
        if "langkah_aksi" in given:  # it says itself when and who does it, and what was done
            repeated = given.keys() & {"pic", "target_waktu", *LAPORAN}
            draft.content |= dict.fromkeys(repeated, "")
        new = dict(given)
        if not self._has_other_time(given):
            new.pop("target_waktu", None)
        for name, text in new.items():
            said = "bukti tambahan untuk" if name == "bukti_dukung" else "sambungan"
            said = f"{said} langkah di baris {draft.row}"
            self._go_on(draft, number, name, text, said)
        has_proof = "bukti_dukung" in given
        is_open = "target_waktu" in new if self._is_work_merged(number) else not has_proof
        if new and is_open and "langkah_aksi" not in given:
            self.doubts["rows.joined_to_langkah"][number] = new

    def _ask_once(self, code: str, rows: Mapping[int, dict[str, str]]) -> None:
        """Ask once, at the first of all rows in doubt, if they are langkah or go on with one."""
        names = dict[str, None]()
        texts = dict[str, str]()
        # What all of them say names them best: R under T/R.
        shared = set[str]().union(*map(dict.values, rows.values()))
        shared.intersection_update(*map(dict.values, rows.values()))
        for row, said in rows.items():
            names |= dict.fromkeys(said)
            first = min(shared) if shared and len(rows) > 1 else next(iter(said.values()))
            texts[str(row)] = said.get("bukti_dukung", first)
        headings = ", ".join(map(self._display_name, names))
        place = (next(iter(rows)), next(iter(names)))
        self._ask(*place, code, row=name_rows(rows), headings=headings, texts=texts)

    def _display_name(self, name: str) -> str:
        if name.startswith(OTHER):
            return name.removeprefix(OTHER)
        return self.header.display_name(name)

    def _go_on(
        self, draft: Draft, number: int, name: str, text: str, said: str, joiner: str = "\n"
    ) -> None:
        """Append a cell of a row below to the langkah, with a trace."""
        draft.append(name, text, joiner)
        self._add_trace(draft, number, name, text, said, "sambungan")

    def _add_trace(
        self, draft: Draft, number: int, name: str, value: str, read_as: str, way: str
    ) -> None:
        place = (self.grid.name, number, cell_address(number, self.columns[name]))
        draft.trace.append(Trace(self._display_name(name), value, read_as, way, *place))

    def _ask(self, number: int, name: str, code: str, /, **values: object) -> None:
        column = self.header.first_column if name == "no" else self.columns[name]
        remark = self.grid.remark_at(code, number, column, self._display_name(name), **values)
        self.result.warnings.append(remark)
