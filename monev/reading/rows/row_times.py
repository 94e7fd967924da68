"""Find when each langkah is due, and what to ask about it.

It is due by the words of its TARGET WAKTU, or by the marks in its row of a calendar.
"""

from collections.abc import Sequence
from dataclasses import replace

from monev.core.dates import MONTH_NAMES
from monev.core.records import Trace
from monev.core.remarks import Remark, name_rows
from monev.reading.choices import ReadingChoices
from monev.reading.columns.calendar import TIME_PATTERNS
from monev.reading.columns.header import Header
from monev.reading.columns.time_columns import with_unit
from monev.reading.due_dates.frequency import count_times
from monev.reading.due_dates.target_waktu import TargetTime, names_rhythm, read_time
from monev.reading.files.grid import cell_address
from monev.reading.reports.report_words import OF_REMARKS, put_off_to, read_status
from monev.reading.rows import OTHER, Draft
from monev.reading.rows.month_matrix import Marked, split_into_runs, word_time, words_agree
from monev.reading.vocabulary.headings import COLUMN_NAMES, LAPORAN, names_other_year, normalize
from monev.reading.vocabulary.time_words import PATTERNS, UNIT_NAMES, comparable

MEANT = ("komponen", "indikator", "langkah_aksi", "bukti_dukung", "target_waktu", "target_capaian")
"""Meanings that every plan may have."""
_YEAR = 12
"""Months in a year. Neighbouring columns of a year each are two years of work, even if both are
marked."""
_TITLE = "Judul"
"""The name of a title over rows that calls them off."""


class RowTimes:
    """The times of the rows of one table.

    spans: rows whose marks without a gap are
    one piece of work. empty: rows without any content.
    """

    def __init__(
        self,
        header: Header,
        drafts: Sequence[Draft],
        tahun: int,
        choices: ReadingChoices,
        has_laporan: bool,
    ) -> None:
        self.header = header
        self.grid = header.grid
        self.drafts = drafts
        self.tahun = tahun
        self.choices = choices
        self.has_laporan = has_laporan
        self.spans: dict[int, Marked] = {}
        times = [draft.content["target_waktu"] for draft in drafts]
        self.of_times = any(map(PATTERNS["times"].match, times))
        self.empty = [draft.row for draft in drafts if not draft.says_anything]
        self.is_day_first = False
        self.may_be_turned = False
        self.may_be_months = False
        self._read_day_order()

    def _read_day_order(self) -> None:
        """Set `is_day_first` if a date of the column can only be day before month.

        That then holds for 06/07 too.

        Set `may_be_turned` if Excel may have swapped day and month of real dates: an American one
        keeps 31/03 as text, and takes 05/06 for the 6th of May.

        Set `may_be_months` if all its dates could be a range of months that Excel made a date.
        """
        firsts = list[int]()
        heading = {*normalize(self.header.display_name("target_waktu")).split()}
        seconds = list[int]()
        days = list[int]()
        is_range = list[bool]()
        for draft in self.drafts:
            if day := draft.dates.get("target_waktu"):
                days.append(day.day)
                text = draft.content["target_waktu"].lstrip("0")
                is_range.append(text.startswith(str(day.day)) and day.day < day.month)
                continue
            for one, two in PATTERNS["day_and_month"].findall(draft.content["target_waktu"]):
                firsts.append(int(one))
                seconds.append(int(two))
        # Under BULAN Excel makes 1-3 the 1st of March; a date shown as its month stays one.
        names_months = "bulan" in heading and heading.isdisjoint(("tanggal", "tgl"))
        self.may_be_months = names_months and any(is_range) and all(is_range)
        if firsts and max(seconds) <= _YEAR < max(firsts):
            self.is_day_first = True
            self.may_be_turned = min(firsts) > _YEAR >= max(days, default=0)

    def read(self, draft: Draft) -> tuple[TargetTime, list[Remark]]:
        """Read TARGET WAKTU as tenggat, with the remarks on it; every cell of it leaves a trace."""
        text, source, questions = self._time_text(draft)
        draft.content["target_waktu"] = text
        if chosen := self.choices.chosen_time(draft.content, self.tahun):
            self._add_trace(draft, text, chosen.dibaca, "pilihan")
            self.spans.pop(draft.row, None)
            return chosen, []
        timing = self._read_words(draft, text)
        span = self.spans.get(draft.row)
        if span and not 0 < len(timing.tenggat) < len(span.slots):
            del self.spans[draft.row]  # of a whole year: each triwulan; of work called off: none
        remarks = self._list_time_remarks(draft, timing, questions)
        is_doubtful = timing.peringatan or questions or len(remarks) > 1
        way = "diragukan" if is_doubtful else "ditafsirkan"
        self._add_trace(draft, text, source + timing.dibaca, way)
        return timing, remarks

    def _add_trace(self, draft: Draft, text: str, read_as: str, way: str) -> None:
        add_trace(self.header, draft, "target_waktu", text, read_as, way)

    def _time_text(self, draft: Draft) -> tuple[str, str, list[Remark]]:
        """Return the words TARGET WAKTU is read from.

        With them come their source if they are marks, and the questions about them.
        """
        text = draft.content["target_waktu"]
        if "target_waktu" in self.header.columns and text:
            day = draft.dates.get("target_waktu")
            if day and self.may_be_months:
                first, last = MONTH_NAMES[day.day - 1], MONTH_NAMES[day.month - 1]
                values = {"months": f"{first} s.d. {last} {day.year}", "writing": text}
                return text, "", [Remark("due.months_made_date", values=values)]
            if not day or not self.may_be_turned or day.day == day.month:
                return text, "", []
            values = {"writing": text, "day": day.day, "month": day.month}
            return text, "", [Remark("due.turned", values=values)]
        marked = draft.marked
        is_span = _months_in_a_row(marked) > 0
        capaian = draft.content.get("target_capaian", "")
        if is_span and not names_rhythm(draft.content.get("frekuensi"), capaian):
            is_span = marked.slots[0].length < _YEAR and not self._is_one_each(draft, marked)
            if is_span:
                self.spans[draft.row] = marked
        source = f"sel bertanda {marked.name_cells}: " if marked.cells else ""
        return word_time(marked.slots, span=is_span), source, list(marked.questions)

    def _is_one_each(self, draft: Draft, marked: Marked) -> bool:
        """True if marks without a gap clearly stand for one tenggat each.

        Else they are one piece of work, like a bar (■).

        They are one each if

        1. the whole calendar is marked cell by cell (each triwulan, each month);
        2. TARGET CAPAIAN counts as many times as there are marks (4 laporan, not 4 orang);
        3. every marked cell says how much is due in it, or one of them was done and others follow.
        """
        slots = marked.slots
        drawn = {self.grid.origin(*cell) for cell in marked.cells}
        columns = {column for _, column in marked.cells}
        if len(drawn) >= len(slots) and columns == self.header.months.keys():
            return True
        count = PATTERNS["recurring"].match(draft.content.get("target_capaian", ""))
        if count and int(count[0]) == len(slots) == len(drawn):
            return True
        if marked.bar:
            return False
        has_amounts = all(slot in marked.amounts for slot in slots)
        return has_amounts or not set(slots[:-1]).isdisjoint(marked.done)

    def _read_words(self, draft: Draft, text: str) -> TargetTime:
        """Read the time in these words, with the unit of the heading and the cells beside them."""
        heading = self.header.display_name("target_waktu")
        words = with_unit(heading, text, of_times=self.of_times)
        frequency = draft.content.get("frekuensi", "")
        capaian = draft.content.get("target_capaian", "")
        if draft.row in self.spans and _months_in_a_row(draft.marked) < _YEAR:
            frequency = frequency or "sekali"  # marks in a row are one, as a range of words is not
        timing = read_time(
            words,
            self.tahun,
            frequency=frequency or None,
            target_capaian=capaian,
            day=draft.dates.get("target_waktu"),
        )
        if timing.jenis_target == "rentang" and not names_rhythm(frequency, capaian):
            work = draft.content["langkah_aksi"]
            each = _read_each(words, self.tahun, work, capaian)
            timing = each or timing
        settled = self._list_settled(draft, timing) if timing.peringatan else ()
        left = [remark for remark in timing.peringatan if remark.code not in settled]
        return replace(timing, peringatan=tuple(left))

    def _list_settled(self, draft: Draft, timing: TargetTime) -> set[str]:
        """List the doubts about a time that need no question.

        | doubt | settled by |
        |---|---|
        | the order of day and month | another date of the column |
        | a list of single months | marks read as one piece of work |
        | another year | a calendar that names it (Okt 2025 … Sep 2026) |
        """
        settled = {"due.day_first"} if self.is_day_first else set[str]()
        if draft.row in self.spans:
            settled.add("due.list_with_spans")
        named = {slot.tahun for slot in self.header.months.values()}
        if len(named) > 1 and self.tahun in named:
            settled.add("due.year_differs")
        return settled

    def _list_time_remarks(
        self, draft: Draft, timing: TargetTime, questions: Sequence[Remark]
    ) -> list[Remark]:
        """List the remarks on a time, the `questions` about its cells first.

        Without any, a missing time adds a question, but not in a row that has one because it is
        empty.
        """
        remarks = [*questions]
        if put_off_to(draft.content["target_waktu"], self.tahun) is None:
            remarks += timing.peringatan
        remarks += self._ask_about_matrix(draft, timing)
        remarks += self._find_off(draft)
        is_asked = any(remark.code != "due.no_target_there" for remark in remarks)
        if is_asked or timing.jenis_target != "tanpa" or draft.row in self.empty:
            return remarks
        if "target_waktu" not in self.header.columns:
            return [*remarks, Remark("rows.without_marks")]
        return [*remarks, Remark("rows.without_target_waktu")]

    def _ask_about_matrix(self, draft: Draft, timing: TargetTime) -> list[Remark]:
        """Ask if the words (which were read) and the marks beside them name different months."""
        marked = draft.marked
        if not marked.slots or "target_waktu" not in self.header.columns:
            return []
        if words_agree(timing, marked.slots, self.tahun):
            return list(marked.questions)
        values = {"times": word_time(marked.slots, span=True), "cells": marked.name_cells}
        return [Remark("rows.words_and_marks_differ", values=values)]

    def _find_off(self, draft: Draft) -> list[Remark]:
        """Ask about a langkah that was called off or put off.

        Its title, its time, a remark or a bracket beside its words may say so.

        Without such words, ask about one that is struck out in the file.
        """
        titles = filter(None, (draft.location.nama_area, draft.location.nama_sub_area))
        aside = "; ".join(PATTERNS["brackets"].findall(draft.content["langkah_aksi"]))
        said = {_TITLE: PATTERNS["which"].sub("", " – ".join(titles)), "langkah_aksi": aside}
        for key, text in draft.content.items():
            name = key.removeprefix(OTHER)
            words = normalize(name.replace("_", " ")).split()
            if name == "target_waktu" or not OF_REMARKS.isdisjoint(words):
                said[name] = text
        for name, text in said.items():
            later = self._find_later(name, text)
            if later is not None:
                values = {"column": COLUMN_NAMES.get(name, name), "words": text, "later": later}
                return [Remark("rows.called_off", values=values)]
        cells = list(draft.marked.cells)
        for name in ("langkah_aksi", "target_waktu"):
            cells.append((draft.row, self.header.column_of(name)))
        is_struck = any(self.grid.origin(*cell) in self.grid.struck for cell in cells)
        return [Remark("rows.struck")] if is_struck else []

    def _find_later(self, name: str, text: str) -> str | None:
        """Return the later time that a cell puts its langkah off to, "" if it calls it off.

        None for neither. A delay within the year changes no plan if a report says it, or the time
        itself.
        """
        later = put_off_to(text, self.tahun)
        is_other = names_other_year(self.header.display_name(name), self.tahun)
        is_status = name in ("status", "realisasi") and read_status(text) is not None
        if later is None or is_other or is_status:
            return None
        is_time = name == "target_waktu" and "(semula " in read_time(text, self.tahun).dibaca
        is_report = name in LAPORAN or is_time
        years = {*TIME_PATTERNS["year"].findall(later)}
        is_told = later and is_report and years <= {str(self.tahun)}
        return None if is_told else later

    def tell_of_spans(self) -> list[Remark]:
        """Return one remark for the table that marks without a gap were read as one piece of work.

        It stands at the first of its rows.
        """
        calendar = self.header.calendar
        if not calendar or not self.spans:
            return []
        rows = sorted(self.spans)
        unit = UNIT_NAMES[next(iter(calendar.columns.values())).length]
        each = {str(row): word_time(self.spans[row].slots, span=False) for row in rows}
        values = {"unit": unit, "rows": name_rows(rows), "each": each}
        remark = self.header.remark_on_calendar(calendar, "rows.marks_in_a_row", values)
        cell = cell_address(*min(self.spans[rows[0]].cells))
        return [replace(remark, baris=rows[0], sel=cell)]


def add_trace(
    header: Header, draft: Draft, meaning: str, value: str, read_as: str, way: str
) -> None:
    """Add to a draft's trace how one of its cells was read."""
    heading = header.display_name(meaning)
    cell = cell_of(header, draft, meaning)
    trace = Trace(heading, value, read_as, way, header.grid.name, draft.row, cell)
    draft.trace.append(trace)


def cell_of(header: Header, draft: Draft, meaning: str) -> str | None:
    """Return the address of a meaning's cell; for a marked time, of the first marked cell."""
    column = header.columns.get(meaning)
    if column:
        return cell_address(draft.row, column)
    calendar = header.calendar
    if meaning != "target_waktu" or not calendar:
        return None
    first = min(draft.marked.cells, default=(draft.row, calendar.start))
    return cell_address(*first)


def _read_each(words: str, tahun: int | None, langkah_aksi: str, capaian: str) -> TargetTime | None:
    """Read a window as one tenggat for each time the langkah or its TARGET CAPAIAN counts.

    Rapat 12 kali beside Januari–Desember, 3 laporan beside April–Juni. None if they count
    anything else: 12 dokumen may all be due at its end.
    """
    for said in (langkah_aksi, capaian):
        if not PATTERNS["may_count"].search(said):
            continue
        times = count_times(PATTERNS["of_laporan"].sub(r"\1 kali", comparable(said)))
        often = f"{times} kali"
        each = read_time(f"{words}, {often}", tahun, target_capaian=f"{often} setahun")
        if len(each.tenggat) == times:
            read_as = PATTERNS["read_from"].sub(f"“{said}”", each.dibaca)
            return replace(each, dibaca=read_as)
    return None


def _months_in_a_row(marked: Marked) -> int:
    """Return the months covered by the longest run of marks without a gap.

    0 if each stands alone.
    """
    longest = 0
    for run in split_into_runs(marked.slots):
        if len(run) > 1:
            longest = max(longest, sum(slot.length for slot in run))
    return longest
