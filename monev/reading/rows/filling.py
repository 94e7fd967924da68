"""What each langkah says, cell by cell: merges fill, continuation rows inherit, pieces of one
langkah are joined.

The rules are docs/reading.md: in a workbook the merge is the truth; otherwise a continuation row
inherits each blank cell from the row above; a row with a number or kode of its own inherits
nothing; a bukti without a LANGKAH of its own belongs to the langkah above. A plan row and a
realisasi row to each langkah are told apart by a word (T and R) before: the second is no part of
the plan, its marks are kept with the langkah and make no tenggat.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any

from monev.core.grouping import group_by
from monev.core.records import Trace
from monev.core.remarks import Remark, name_rows
from monev.core.statuses import PLANNED
from monev.reading.choices import APART, JOINED, NO_WORK, ReadingChoices
from monev.reading.columns.header import Header
from monev.reading.columns.heading_rows import find_dividing_column, find_rows_of_done
from monev.reading.files.grid import cell_address, column_letter
from monev.reading.rows import CONTINUATION, OTHER, CellValue, Draft, Location, Row, is_ditto
from monev.reading.rows.legends import MarkMeanings
from monev.reading.rows.month_matrix import read_matrix, word_time
from monev.reading.rows.placement import Structure
from monev.reading.vocabulary.headings import (
    LAPORAN,
    LONE_WORK,
    REALISASI_WORDS,
    REQUIRED,
    heading_words,
    meaning_of,
)
from monev.reading.vocabulary.structure import PATTERNS, as_letter, name_person, split_mark
from monev.reading.vocabulary.time_words import comparable

REALISASI = f"{OTHER}Realisasi"
"""Under which name what was done is kept among a langkah's other columns."""
AS_WRITTEN = f"{OTHER}Tertulis"
"""Under which name a cell's own words are kept with a langkah, where it says no more than idem."""
_NOT_CONTENT = frozenset({"no", "area", "sub_area", "kode"})
"""Read from their own columns by `placement` and `row_kinds`."""


@dataclass(slots=True)
class TableContent:
    """All langkah of a table in order, what was asked on the way, and what its marks were taken
    for, in words."""

    drafts: list[Draft] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)
    marks: str = ""


def fill_langkah(
    header: Header, structure: Structure, meanings: MarkMeanings, choices: ReadingChoices
) -> TableContent:
    """Every langkah of the table with its cells filled; `meanings` is what the marks under its
    calendar mean."""
    return _Filler(header, structure, meanings, choices).run()


def join_chosen_rows(content: TableContent, choices: ReadingChoices) -> None:
    """Join the rows that people said go on with the langkah above, in place; nothing is asked of
    them any more; and those that say kode and work of the langkah above again. Part a langkah where
    each item it counts off is one: as they said, or has a time of its own."""
    kept: list[Draft] = []
    for draft in content.drafts:
        if (
            kept
            and choices.chosen_words("baris", draft.content, draft.content["bukti_dukung"])
            == JOINED
        ):
            kept[-1].join(draft)
            content.warnings = [remark for remark in content.warnings if remark.baris != draft.row]
        elif kept and kept[-1].is_said_again_by(draft):
            kept[-1].join(draft)
        else:
            is_parted = _is_apart(choices, draft.content["langkah_aksi"]) or draft.has_time_of_each
            kept += draft.split_items() if is_parted else [draft]
    content.drafts = kept


def _is_apart(choices: ReadingChoices, text: str) -> bool:
    """Whether a person said of a cell that it begins a langkah of its own, or that its items do."""
    return choices.chosen_words("baris", {}, text) == APART


class _Filler:
    """Walks the rows of work from top to bottom. The values of a row are by name: a meaning, or
    OTHER + heading for a column without one. `above` are those of the row above, whatever heading
    is between."""

    def __init__(
        self, header: Header, structure: Structure, meanings: MarkMeanings, choices: ReadingChoices
    ) -> None:
        self.header, self.grid = header, header.grid
        self.structure, self.choices = structure, choices
        self.result = TableContent(warnings=[*meanings.questions], marks=meanings.said)
        self.columns = self._find_content_columns()
        self.matrix = read_matrix(header, [row.number for row, _ in structure.rows], meanings)
        self.is_marked = "target_waktu" not in header.columns
        self.above: dict[str, CellValue] = {}
        self.used_numbers = defaultdict[Location, set[str]](set)
        self.doubts = defaultdict[str, dict[int, dict[str, str]]](dict)

    def _find_content_columns(self) -> dict[str, int]:
        """Name of a value → its column: meanings, then every other column that holds something, by
        its heading."""
        header = self.header
        columns = {
            meaning: k for meaning, k in header.columns.items() if meaning not in _NOT_CONTENT
        }
        if header.calendar:
            columns.setdefault("target_waktu", header.calendar.start)
        filled = {k for row, _ in self.structure.rows for k in self.grid.by_row[row.number]}
        for column in sorted(filled - {*header.columns.values(), *header.months}):
            heading = " ".join(header.column_key(column).split())
            if OTHER + heading in columns:
                heading = f"{heading} (kolom {column_letter(column)})"
            columns[OTHER + heading] = column
        return columns

    def run(self) -> TableContent:
        """All rows in order."""
        draft: Draft | None = None
        for row, location in self.structure.rows:
            values = self._read_values(row.number)
            dittos = self._fill_from_above(
                values, [name for name, value in values.items() if is_ditto(value.text)]
            )
            # Nothing goes on with a langkah across a heading.
            if row.kind == CONTINUATION and draft and location == draft.location:
                draft = self._continue(draft, row, values)
            else:
                draft = self._start_numbered(row, location, values)
            for name, written in dittos.items():  # what the cell itself says stays with the row
                self._add_trace(draft, row.number, name, written, values[name].text, "diwarisi")
                draft.append(AS_WRITTEN, f"{self._display_name(name)}: {written}", "; ")
            self.above = values
        for code, rows in self.doubts.items():
            self._ask_once(code, rows)
        self._take_persons()
        return self.result

    def _take_persons(self) -> None:
        """Give the langkah that name no PIC the one their area's heading names, else a line above
        the table, which is said once: to those of the first area alone, where the title above the
        table names that as well."""
        for draft in self.result.drafts:
            draft.content["pic"] = draft.content.get("pic") or self.structure.pics.get(
                draft.row, ""
            )
        self._repeat_first_persons()
        drafts = [draft for draft in self.result.drafts if not draft.content["pic"]]
        if not drafts or not (found := self._find_person_above()):
            return
        above = {fate for number, fate in self.structure.fates.items() if number < drafts[0].row}
        if "area" not in above.union(self.header.columns):
            drafts = [draft for draft in drafts if draft.location.area == drafts[0].location.area]
        row, name = found
        grid, heading = self.grid, self.header.display_name("pic")
        place = (grid.name, row, cell_address(row, grid.by_row[row][0]))
        for draft in drafts:
            draft.content["pic"] = name
            draft.trace.append(Trace(heading, "", name, "diwarisi", *place))
        values = {"count": len(drafts), "name": name}
        self.result.warnings.append(
            Remark("columns.pic_above_table", *place[:2], heading, name, place[2], values)
        )

    def _repeat_first_persons(self) -> None:
        """Give whoever the first langkah of each area names also to its others, where none of these
        names anybody."""
        by_area = group_by(self.result.drafts, lambda draft: draft.location.area)
        others = [(draft, first) for first, *below in by_area.values() for draft in below]
        is_said_once = len(others) > len(by_area) > 1 and all(
            each[0].content["pic"] for each in by_area.values()
        )
        for draft, first in (
            others if is_said_once and not any(draft.content["pic"] for draft, _ in others) else ()
        ):
            draft.content["pic"] = first.content["pic"]
            self._add_trace(draft, draft.row, "pic", "", first.content["pic"], "diwarisi")

    def _find_person_above(self) -> tuple[int, str] | None:
        """The row nearest above the table that says who does the work, and whom it names."""
        for row in (number for number in reversed(self.grid.by_row) if number < self.header.start):
            texts = [
                text for k in self.grid.by_row[row] if (text := self.grid.texts[row, k]).strip(" :")
            ]
            if name := next(filter(None, [*map(name_person, texts), name_person(*texts[:2])]), ""):
                return row, name
        return None

    def _read_values(self, number: int) -> dict[str, CellValue]:
        values, texts, dates = dict[str, CellValue](), self.grid.texts, self.grid.dates
        for name, column in self.columns.items():
            origin = self.grid.origin(
                number, column
            )  # asked for once: this is every cell of a plan
            values[name] = CellValue(texts.get(origin, ""), origin[0] == number, dates.get(origin))
        if self.header.calendar and self.is_marked:
            # Written out only to compare rows; how runs are meant is settled once all of a langkah
            # is known.
            values["target_waktu"] = CellValue(
                word_time(self.matrix[number].slots, span=False), is_own=True
            )
        return (
            values
            if values["langkah_aksi"].text not in ("", "-")
            else self._take_wider_work(values)
        )

    def _take_wider_work(self, values: dict[str, CellValue]) -> dict[str, CellValue]:
        """The values of a row without a finer work: where it says what is due, its wider one is it
        (SURVEI | -)."""
        wider, due = (
            values.get("komponen"),
            [values[name].text for name in REQUIRED[1:] if name in values],
        )
        is_work = meaning_of(heading_words(self._display_name("komponen")))[0] == "langkah_aksi"
        return (
            values | {"langkah_aksi": wider}
            if wider and wider.is_own and is_work and all(due)
            else values
        )

    def _start_numbered(self, row: Row, location: Location, values: dict[str, CellValue]) -> Draft:
        """A numbered row: a new langkah that takes nothing from above but what is merged over
        it."""
        no = row.no
        if "no" not in self.header.columns:
            no = str(len(self.used_numbers[location]) + 1)
        elif row.kind == CONTINUATION:
            no = "1"
            self._ask(row.number, "no", "rows.unnumbered_below_heading", row=row.number)
        draft = self._start_langkah(row, location, no, values)
        if no in self.used_numbers[location] and not draft.kode:
            self._ask(row.number, "no", "rows.number_used_again", no=no)
        self.used_numbers[location].add(no)
        return draft

    def _start_langkah(
        self, row: Row, location: Location, no: str, values: dict[str, CellValue]
    ) -> Draft:
        """Start a langkah from a row's values, with a trace of every value that did not come from
        its own cell."""
        draft = Draft(
            row.number,
            location,
            no,
            self.grid.own_text(row.number, self.header.columns.get("kode", 0)),
        )
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

    def _continue(self, draft: Draft, row: Row, values: dict[str, CellValue]) -> Draft:
        """A row without a number: a further langkah, or a piece of the one above. The langkah then
        under way."""
        if self.grid.own_text(row.number, self.header.columns.get("kode", 0)) not in (
            "",
            draft.kode,
        ):
            return self._start_further(
                draft, row, values, {}
            )  # which names a langkah, whatever it leaves blank
        given = {name: value.text for name, value in values.items() if value.text and value.is_own}
        # A NO merged over the row says that it is numbered: what is blank there was left blank.
        number, column = row.number, self.header.columns.get("no", 0)
        is_merged = self.grid.is_covered_from_above(number, column) and self.grid.content_at(
            number, column
        )
        is_numbered = is_merged or self._goes_on_counting(
            draft, number, is_timed="target_waktu" in given
        )
        inherited = {} if is_numbered else self._inherit(values)
        sign = draft.judge_cut(given)
        if sign == "clear":
            self._join_words(draft, number, values, given)
            return draft
        if sign:
            self._ask_about_cut(draft, number, given)
        if "langkah_aksi" in given:
            self._turn_into_komponen(draft, given)
        if self._begins_further(draft, number, given) and not _is_step(draft, given, inherited):
            if self._is_lone(number, values, inherited):
                if self.choices.chosen_words("baris", {}, given["langkah_aksi"]) == NO_WORK:
                    return draft
                self.doubts["rows.perhaps_no_langkah"][number] = given
            return self._start_further(draft, row, values, inherited)
        self._join(draft, number, given)
        return draft

    def _ask_about_cut(self, draft: Draft, number: int, given: dict[str, str]) -> None:
        """Ask whether a page cut a row off the langkah above; a LANGKAH AKSI merged over both holds
        them together."""
        if not self._is_work_merged(number):
            cut = "langkah_aksi" if "langkah_aksi" in given else next(iter(given))
            code = "rows.perhaps_cut" if given[cut][:1].islower() else "rows.perhaps_goes_on"
            self._ask(number, cut, code, row=number, above=draft.row)

    def _begins_further(self, draft: Draft, number: int, given: dict[str, str]) -> bool:
        """Whether an unnumbered row is a further langkah: by its work, where the one above says
        what is needed, by a time of its own for its own bukti but under merged work, or because a
        person said so."""
        if "langkah_aksi" in given:
            return any(map(draft.content.get, ("langkah_aksi", "bukti_dukung")))
        is_timed = (
            "bukti_dukung" in given
            and not self._is_work_merged(number)
            and self._has_other_time(given)
        )
        return is_timed or any(_is_apart(self.choices, text) for text in given.values())

    def _is_lone(
        self, number: int, values: dict[str, CellValue], inherited: Collection[str]
    ) -> bool:
        """Whether a row among numbered works that says no more than words, and amounts beside them
        or in its months, does not begin as work does: it would take all else from the row above,
        without a merge."""
        said = {
            n
            for n, value in values.items()
            if value.text and not (n in inherited or n.startswith(OTHER))
        }
        is_sum = self.is_marked and all(
            self.grid.texts.get(c, "")[:1].isdecimal() for c in self.matrix[number].cells
        )
        words = values["langkah_aksi"].text
        is_work = LONE_WORK.match(words) or PATTERNS["step"].match(words) or not inherited
        return (
            said - {"target_waktu" if is_sum else ""} == {"langkah_aksi"}
            and not is_work
            and self.header.has("no")
        )

    def _is_work_merged(self, number: int) -> bool:
        """Whether the LANGKAH AKSI above is merged over a row."""
        return self.grid.is_covered_from_above(number, self.columns["langkah_aksi"])

    def _turn_into_komponen(self, draft: Draft, given: dict[str, str]) -> None:
        """Take a numbered row that says no more than a name for the KOMPONEN of the unnumbered work
        below it. Only in a table without a KOMPONEN column: `1 | Tim Kerja`, then `- Rapat
        pembentukan | Undangan | Januari`."""
        others = {"komponen", "bukti_dukung", "target_waktu"}
        mark = split_mark(given["langkah_aksi"])[0]
        is_first = mark and mark.order == 1 and "bukti_dukung" in given
        # When a whole list of works is done may stand beside its name.
        counted = others - {"target_waktu"} if is_first else others
        says_more = draft.marked.cells or any(map(draft.content.get, counted))
        is_name_only = (
            draft.content["langkah_aksi"] and not says_more and "komponen" not in self.columns
        )
        if is_name_only and given.keys() & others:
            name = draft.content["komponen"] = draft.content["langkah_aksi"]
            draft.content["langkah_aksi"] = ""
            self._add_trace(
                draft,
                draft.row,
                "langkah_aksi",
                name,
                "komponen langkah di bawahnya",
                "ditafsirkan",
            )

    def _join_words(
        self, draft: Draft, number: int, values: dict[str, CellValue], given: dict[str, str]
    ) -> None:
        """Join the rest of cut cells to the langkah above, in the same sentence."""
        for name, text in given.items():
            is_rest = name != "bukti_dukung" or draft.judge_cell(name, text)
            draft.append(name, text, " " if is_rest else "\n")
            if is_rest:
                self._add_trace(
                    draft, number, name, text, f"lanjutan kalimat di baris {draft.row}", "sambungan"
                )
                values[name] = CellValue(draft.content[name], is_own=False)

    def _goes_on_counting(self, draft: Draft, number: int, *, is_timed: bool) -> bool:
        """Whether a langkah is lettered next to the one above (b. after a.) in a file that knows
        merged cells, or with a time of its own: there what is blank is not merged, but left
        blank."""
        words = self.grid.own_text(number, self.columns["langkah_aksi"])
        marks = [split_mark(text)[0] for text in (draft.content["langkah_aksi"], words)]
        above, mark = [as_letter(mark) if mark and len(mark.text) == 1 else mark for mark in marks]
        return bool((self.grid.merges or is_timed) and above and mark and mark.follows(above))

    def _inherit(self, values: dict[str, CellValue]) -> dict[str, str]:
        """Fill blank cells from the row above, in place; which ones. An empty row of a matrix is no
        blank cell."""
        blank = [
            n
            for n, value in values.items()
            if not value.text and (n != "target_waktu" or not self.is_marked)
        ]
        return self._fill_from_above(values, blank)

    def _fill_from_above(
        self, values: dict[str, CellValue], names: Collection[str]
    ) -> dict[str, str]:
        """Fill these cells of a row from the row above, in place, but for reports of progress;
        which ones, with what they said."""
        above = {
            name: value for name, value in self.above.items() if value.text and name not in LAPORAN
        }
        filled = {name: values[name].text for name in names if name in above}
        values |= {name: replace(above[name], is_own=False) for name in filled}
        return filled

    def _has_other_time(self, given: dict[str, str]) -> bool:
        """Whether the row brings a TARGET WAKTU other than the one above it."""
        above = self.above["target_waktu"].text
        return "target_waktu" in given and comparable(given["target_waktu"]) != comparable(above)

    def _start_further(
        self, draft: Draft, row: Row, values: dict[str, CellValue], inherited: dict[str, str]
    ) -> Draft:
        """A further langkah of the same number."""
        further = self._start_langkah(row, draft.location, draft.no, values)
        further.inherited = frozenset(inherited)
        further.content.setdefault("komponen", draft.content.get("komponen", ""))
        for name in inherited:
            self._add_trace(further, row.number, name, "", values[name].text, "diwarisi")
        return further

    def _join(self, draft: Draft, number: int, given: dict[str, str]) -> None:
        """Join what a row brings to the langkah above: without a bukti of its own that is asked,
        and under a merged LANGKAH AKSI if it brings another time in words or for its bukti; not
        where it brings the work that a number and a KOMPONEN alone stand for."""
        draft.marked |= self.matrix[number]
        if "langkah_aksi" in given:  # it says itself when and who does it, and what was done
            draft.content |= dict.fromkeys(given.keys() & {"pic", "target_waktu", *LAPORAN}, "")
        new = {
            n: text
            for n, text in given.items()
            if n != "target_waktu" or self._has_other_time(given)
        }
        for name, text in new.items():
            draft.append(name, text)
            said = "bukti tambahan untuk" if name == "bukti_dukung" else "sambungan"
            self._add_trace(
                draft, number, name, text, f"{said} langkah di baris {draft.row}", "sambungan"
            )
        has_bukti = "bukti_dukung" in given
        is_timed = "target_waktu" in new and (has_bukti or not self.is_marked)
        is_open = is_timed if self._is_work_merged(number) else not has_bukti
        if new and is_open and "langkah_aksi" not in given:
            self.doubts["rows.joined_to_langkah"][number] = new

    def _ask_once(self, code: str, rows: Mapping[int, dict[str, str]]) -> None:
        """Ask once of all rows in doubt, at the first of them: whether they are langkah, or go on
        with one."""
        number, (first, *_) = next(iter(rows.items()))
        headings = ", ".join(
            dict.fromkeys(map(self._display_name, chain.from_iterable(rows.values())))
        )
        texts = {
            str(n): said.get("bukti_dukung", next(iter(said.values()))) for n, said in rows.items()
        }
        self._ask(number, first, code, row=name_rows(rows), headings=headings, texts=texts)

    def _display_name(self, name: str) -> str:
        return (
            name.removeprefix(OTHER) if name.startswith(OTHER) else self.header.display_name(name)
        )

    def _add_trace(
        self, draft: Draft, number: int, name: str, value: str, read_as: str, way: str
    ) -> None:
        cell = cell_address(number, self.columns[name])
        draft.trace.append(
            Trace(self._display_name(name), value, read_as, way, self.grid.name, number, cell)
        )

    def _ask(self, number: int, name: str, code: str, /, **values: Any) -> None:
        column = self.header.first_column if name == "no" else self.columns[name]
        self.result.warnings.append(
            self.grid.remark_at(code, number, column, self._display_name(name), **values)
        )


def _is_step(draft: Draft, given: dict[str, str], inherited: dict[str, str]) -> bool:
    """Whether a row holds no more than a step of the langkah above, which itself says when it is
    done and what proves it: a. rapat persiapan."""
    marks = [
        bool(PATTERNS["step"].match(text))
        for text in (draft.content["langkah_aksi"], *given.values())
    ]
    is_whole = (
        draft.content.get("target_waktu") and "bukti_dukung" in inherited and not draft.inherited
    )
    return bool(is_whole) and marks == [False, True]


def separate_realisasi(header: Header, choices: ReadingChoices) -> tuple[Header, dict[int, str]]:
    """The table without its rows of realisasi, and what each of these said: row → words. The table
    is unchanged where neither a column nor a label parts plan from realisasi."""
    grid, (column, words) = header.grid, find_dividing_column(header) or find_rows_of_done(header)
    done, open_letters = _find_done(header, words, choices)
    realisasi = {
        row: _word_realisasi(header, row, column) for row, word in words.items() if word in done
    }
    if not realisasi:
        return header, {}
    left = {(row, column) for row in words} | {
        (row, k) for row in realisasi for k in grid.by_row[row]
    }
    heading, first = header.column_display_name(column), min(realisasi)
    values = {
        "heading": heading,
        "rows": name_rows(realisasi),
        "name": REALISASI.removeprefix(OTHER),
    }
    place = (
        grid.name,
        first,
        heading,
        open_letters or grid.texts[first, column],
        cell_address(first, column),
    )
    remark = Remark(
        "rows.letters_of_rows" if open_letters else "rows.realisasi_rows", *place, values=values
    )
    return header.asking(remark, grid=grid.without(left)), realisasi


def _find_done(
    header: Header, words: Mapping[int, str], choices: ReadingChoices
) -> tuple[Collection[str], str]:
    """Which labels of rows mean what was done; and the letters, where that is open. Letters mean
    either: R is rencana with T, and realisasi beside it. The plan's is the one whose rows say the
    work; where all do, the first one, unless a person said otherwise."""
    letters = list(dict.fromkeys(words.values()))
    if max(map(len, letters), default=0) > 1:
        return {"re"} if "re" in letters else REALISASI_WORDS, ""  # R beside Re is rencana
    roles = choices.mark_roles(named := " ".join(letters))
    if len(roles) == len(letters):
        return [letter for letter, role in zip(letters, roles, strict=True) if role != PLANNED], ""
    work = {row: header.grid.own_text(row, header.columns.get("langkah_aksi", 0)) for row in words}
    without_work = {words[row] for row, text in work.items() if not text}
    done = without_work if len(without_work) == 1 else {letters[1]}
    return done, "" if without_work else named


def attach_realisasi(drafts: list[Draft], realisasi: dict[int, str]) -> None:
    """Keep what each row of realisasi said with the langkah above it."""
    for row, words in realisasi.items():
        if words and (above := [draft for draft in drafts if draft.row <= row]):
            above[-1].append(REALISASI, words)


def _word_realisasi(header: Header, row: int, column: int) -> str:
    """What a row of realisasi says: the months it marks, its words behind the label, and others,
    each with its column's heading."""
    grid, slots = header.grid, header.months
    months = dict.fromkeys(slots[k].name for k in grid.by_row[row] if k in slots)
    said = grid.texts.get((row, column), "").partition(":")[2].strip()
    aside = {*slots, column, header.columns.get("no")}
    others = [
        f"{header.column_display_name(k)}: {grid.texts[row, k]}"
        for k in grid.by_row[row]
        if k not in aside
    ]
    return "; ".join(filter(None, (", ".join(months), said, *others)))
