"""When a work is due: words of a cell, a window's two ends, or marks under periods.

It comes with the words it was read from and what is asked about them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice, pairwise

from monev.core.dates import MONTH_NAMES, format_day
from monev.core.remarks import Remark, name_rows
from monev.reading.choices import ReadingChoices
from monev.reading.columns import REPORTS
from monev.reading.due_dates.frequency import count_times
from monev.reading.due_dates.target_waktu import TargetTime, names_rhythm, read_time
from monev.reading.files.grid import Cell, cell_address
from monev.reading.marks import Marks
from monev.reading.periods import Period, name_period, word_time
from monev.reading.proposal import KEPT, Column, Proposal
from monev.reading.report_words import OF_REMARKS, compare_counts, put_off_to, read_status
from monev.reading.table_rows import Work
from monev.reading.vocabulary.headings import (
    END_WORDS,
    START_WORDS,
    names_other_year,
    normalize,
    year_of,
)
from monev.reading.vocabulary.marks import PATTERNS as MARK_PATTERNS
from monev.reading.vocabulary.marks import is_amount, kind_of_mark
from monev.reading.vocabulary.structure import is_ditto
from monev.reading.vocabulary.time_words import PATTERNS, UNIT_NAMES, UNITS, comparable

_YEAR = 12

_DONE_THERE = re.compile(
    r"\s*(?:tercapai|terlaksana|selesai|sudah(?: dilaksanakan)?)\b[\s,:(]+(?P<day>.*\d.*?)\)?\s*",
    re.I,
)


_NO_TIME = TargetTime("tanpa", None, (), "")


@dataclass(frozen=True)
class Due:
    """When a work is due: the cell's words, the reading, its questions, and where it stands.

    done: the periods whose mark says that work was done; done_at: the words after *Tercapai*.
    """

    text: str = ""
    timing: TargetTime = _NO_TIME
    asks: list[Remark] = field(default_factory=list)
    column: int = 0
    source: str = ""
    chosen: bool = False
    amounts: dict[Period, str] = field(default_factory=dict)
    done: list[Period] = field(default_factory=list)
    done_at: str = ""


class Timer:
    """Reads the times of the works of one table."""

    def __init__(
        self, proposal: Proposal, works: Sequence[Work], tahun: int, choices: ReadingChoices
    ) -> None:
        self.proposal = proposal
        self.grid = proposal.table.grid
        self.works = works
        self.tahun = tahun
        self.choices = choices
        self.months = proposal.months
        self.columns = proposal.all_of("target_waktu")
        kept = proposal.all_of(KEPT, *REPORTS, "kendala", "tindak_lanjut")
        self.telling = {each.heading: each for each in kept if _may_tell(each)}
        self.heading = proposal.heading_of("target_waktu")
        self.marks = Marks(proposal, works, choices)
        self.spans: dict[int, list[Period]] = {}
        self.rising: dict[int, list[Period]] = {}
        self.before = ""
        cells = [self._cell_text(work.time_row)[:2] for work in works]
        self.of_times = any(PATTERNS["times"].match(text) for text, _ in cells)
        self._read_day_order(cells)

    def _read_marks(self, work: Work) -> Due:
        """Read the marks of a work; months without a gap are one job, quarters a target each."""
        marked, due = self._take_marks(work)
        periods = sorted(marked, key=lambda each: (each.year, each.last))
        headings = (self.proposal.columns[each].heading for each in self.months)
        if any("kumulatif" in each.lower() for each in headings):
            said = ["", *(self.grid.content_at(*marked[each]) for each in periods)]
            pairs = zip(periods, pairwise(said), strict=True)
            periods = [each for each, (before, own) in pairs if own != before or not is_amount(own)]
        if not periods:
            return due
        cells = [marked[period] for period in periods]
        source = f"sel bertanda {', '.join(cell_address(*cell) for cell in cells)}: "
        is_span = self._is_one_job(work, periods, cells, due)
        named = names_rhythm(work.cells["frekuensi"], work.cells["target_capaian"])
        if is_span and not named:
            self.spans[work.row] = periods
        figures = [_figure(text) for text in due.amounts.values()]
        if len(figures) > 2 and figures == sorted({*figures}) and len(figures) == len(periods):
            self.rising[work.row] = periods
        text = word_time(periods, span=is_span)
        return replace(due, text=text, column=cells[0][1], source=source)

    def _take_marks(self, work: Work) -> tuple[dict[Period, Cell], Due]:
        """Return the marked periods, and a time with amounts, what was done and odd words."""
        marked: dict[Period, Cell] = {}
        unknown: dict[str, list[Cell]] = {}
        amounts: dict[Period, str] = {}
        marks = self.marks
        done = [marks.reported[column] for row, column in marks.fills_done if row in work.rows]
        for row in work.rows:
            for column, text in marks.signs[row].items():
                period, sign = self.months[column], marks.judge(text)
                if row in work.done_rows:
                    target = marks.signs[work.row].get(column, "")
                    is_less = compare_counts(text, target) in ("proses", "belum")
                    done += [period] if kind_of_mark(text) and not is_less else []
                    continue
                if within := self._months_within(text, period) if sign.is_odd else []:
                    marked |= dict.fromkeys(
                        within, (row, column)
                    )  # Januari, April below SEMESTER I
                    continue
                if sign.is_planned:
                    marked.setdefault(period, (row, column))
                    amounts |= {period: sign.amount} if sign.amount else {}
                done += [period] if sign.is_done else []
                if sign.is_odd and self.grid.origin(row, column) == (row, column):
                    unknown.setdefault(text, []).append((row, column))
        asks = [*self._ask_about_words(unknown)]
        amounts = {} if {*amounts.values()} <= {"1"} else amounts
        return marked, Due(asks=asks, column=min(self.months), amounts=amounts, done=done)

    def _months_within(self, text: str, period: Period) -> list[Period]:
        """Return the months that words under a longer period name, if all of them lie in it."""
        if period.length == 1:
            return []
        named = [each.tenggat for each in read_time(text, self.tahun).tenggat]
        months = [int(each[5:7]) for each in named if period.holds(each, self.tahun)]
        return [Period(each, each) for each in months] if len(months) == len(named) else []

    def _is_one_job(self, work: Work, periods: list[Period], cells: list[Cell], due: Due) -> bool:
        """True if marks without a gap are one job: a bar, months that say no amount each."""
        runs_on = any(two.follows(one) for one, two in pairwise(periods))
        if not runs_on or self.choices.each_of_run:
            return False
        drawn = {self.grid.origin(*cell) for cell in cells}
        if len(drawn) < len(cells):
            return True  # a bar of merged cells
        if max(period.length for period in periods) > 1 or len(periods) >= _YEAR:
            return False
        count = PATTERNS["recurring"].match(work.cells["target_capaian"])
        if count and int(count[0]) == len(periods):
            return False
        return not due.amounts

    def _ask_about_words(self, unknown: dict[str, list[Cell]]) -> Iterator[Remark]:
        """Ask about words under months that are no known mark, once for each text of a row."""
        for text, cells in unknown.items():
            is_none = MARK_PATTERNS["no_target"].search(text)
            code = "due.no_target_there" if is_none else "due.mark_unknown"
            months = ", ".join(name_period(self.months[column]) for _, column in cells)
            named = ", ".join(cell_address(*cell) for cell in cells)
            yield Remark(code, values={"cells": named, "months": months, "text": text[:40]})

    def _cell_text(self, row: int) -> tuple[str, datetime | None, int]:
        """Return the words of a time, its real date and its column; of a window both ends."""
        if not self.columns:
            return "", None, 0
        numbers = [column.number for column in self.columns]
        texts = [self.grid.content_at(row, each) for each in numbers]
        words = self.columns[0].words
        opens = bool(words & START_WORDS) and not words & END_WORDS
        if len(texts) < 2:
            text = f"mulai {texts[0]}" if opens and texts[0] else texts[0]
            return text, None if opens else self.grid.date_at(row, numbers[0]), numbers[0]
        if texts[0] == texts[1] or not texts[0]:
            return texts[1], self.grid.date_at(row, numbers[1]), numbers[1]
        first, last = (self._shown(row, number) for number in numbers[:2])
        return (f"{first} s.d. {last}" if last else f"mulai {first}"), None, numbers[0]

    def _shown(self, row: int, column: int) -> str:
        """Return a cell's words; a real day is written out, one shown as a month is not."""
        text, day = self.grid.content_at(row, column), self.grid.date_at(row, column)
        if day and read_time(text, self.tahun, day=day).jenis_target == "tanggal":
            return format_day(day.date())
        return text

    def _read_day_order(self, cells: Sequence[tuple[str, datetime | None]]) -> None:
        """Find out what the dates of the column say of each other.

        is_day_first: one of them can only be day before month, and that holds for all.
        may_be_turned: Excel may have swapped day and month of real dates. may_be_months: all its
        dates could be a range of months (1-3) that Excel made a date.
        """
        heading = {*normalize(self.heading).split()}
        days = [(text.lstrip("0"), day) for text, day in cells if day]
        ranges = [text.startswith(str(day.day)) and day.day < day.month for text, day in days]
        names_months = "bulan" in heading and heading.isdisjoint(("tanggal", "tgl"))
        self.may_be_months = names_months and any(ranges) and all(ranges)
        written = "\n".join(text for text, day in cells if not day)
        pairs = PATTERNS["day_and_month"].findall(written)
        firsts, seconds = ([int(pair[place]) for pair in pairs] for place in (0, 1))
        self.is_day_first = bool(pairs) and max(seconds) <= _YEAR < max(firsts)
        last = max((day.day for _, day in days), default=0)
        self.may_be_turned = self.is_day_first and min(firsts) > _YEAR >= last

    def _read_cell(self, work: Work) -> Due:
        """Read the words of a time; *idem* is the one above; a row that goes on adds its own."""
        text, day, column = self._cell_text(work.time_row)
        if is_ditto(text):
            text, day = self.before, None
        for row in work.rows[1:]:
            own = self._cell_text(row)[0]
            is_covered = self.grid.is_covered_from_above(row, column)
            if own and not is_covered and comparable(own) != comparable(text):
                text, day = ", ".join(filter(None, (text, own))), None
        self.before = text
        asks = list[Remark]()
        if day and self.may_be_months:
            first, last = MONTH_NAMES[day.day - 1], MONTH_NAMES[day.month - 1]
            values = {"months": f"{first} s.d. {last} {day.year}", "writing": text}
            asks.append(Remark("due.months_made_date", values=values))
        elif day and self.may_be_turned and day.day != day.month:
            values = {"writing": text, "day": day.day, "month": day.month}
            asks.append(Remark("due.turned", values=values))
        return Due(text, asks=asks, column=column)

    def read(self, work: Work) -> Due:
        """Read when a work is due, with all that is asked about it."""
        due = self._read_marks(work) if self.months else Due()
        if work.period:
            due = replace(due, text=word_time([work.period], span=False))
        if self.columns:
            due = self._join_marks(work, self._read_cell(work), due)
        content = {**work.texts, "target_waktu": due.text}
        if chosen := self.choices.chosen_time(content, self.tahun):
            self.spans.pop(work.row, None)
            self.rising.pop(work.row, None)
            return replace(due, timing=chosen, asks=[], chosen=True)
        done = _DONE_THERE.fullmatch(due.text)
        if done and read_time(done["day"], self.tahun).tenggat:
            there = Remark("due.done_there", values={"text": due.text})
            due = replace(due, done_at=done["day"], asks=[*due.asks, there])
        due = replace(due, timing=self._read_words(work, due))
        span = self.spans.get(work.row)
        if span and not 0 < len(due.timing.tenggat) < len(span):
            del self.spans[work.row]
        return replace(due, asks=self._list_asks(work, due))

    def _join_marks(self, work: Work, due: Due, marks: Due) -> Due:
        """Read words beside marks: the words count, and where they differ that is asked."""
        if not marks.text:
            return due
        self.spans.pop(work.row, None)
        if not due.text:
            return marks
        by_words, by_marks = self._read_words(work, due), read_time(marks.text, self.tahun)
        one, other = ({each.tenggat[:7] for each in read.tenggat} for read in (by_words, by_marks))
        if one and other and one != other and max(one) != max(other):
            values = {"times": marks.text, "cells": marks.source.removesuffix(": ")}
            asks = [*due.asks, Remark("rows.words_and_marks_differ", values=values)]
            due = replace(due, asks=asks)
        return replace(due, amounts=marks.amounts, done=marks.done)

    def _read_words(self, work: Work, due: Due) -> TargetTime:
        """Read the time in these words, with the unit of the heading and the cells beside them."""
        words = _with_unit(self.heading, due.done_at or due.text, of_times=self.of_times)
        frequency, capaian = work.cells["frekuensi"], work.cells["target_capaian"]
        if work.row in self.spans and len(self.spans[work.row]) < _YEAR:
            frequency = frequency or "sekali"  # marks in a row are one, as a range of words is not
        is_one_cell = due.column and not due.source
        day = self._cell_text(work.time_row)[1] if is_one_cell else None
        timing = read_time(
            words, self.tahun, frequency=frequency or None, target_capaian=capaian, day=day
        )
        if timing.jenis_target == "rentang" and not names_rhythm(frequency, capaian):
            timing = _read_counted(words, self.tahun, work.words, capaian) or timing
        settled = self._list_settled(work)
        left = [remark for remark in timing.peringatan if remark.code not in settled]
        return replace(timing, peringatan=tuple(left))

    def _list_settled(self, work: Work) -> set[str]:
        """List the doubts that other dates, marks in a row, or named years settle."""
        named = {period.year for period in self.months.values()}
        settled = {
            "due.day_first": self.is_day_first,
            "due.list_with_spans": work.row in self.spans,
            "due.year_differs": len(named) > 1 and self.tahun in named,
        }
        return {code for code, holds in settled.items() if holds}

    def _list_asks(self, work: Work, due: Due) -> list[Remark]:
        """List what is asked about a time; a missing one too, if nothing else is."""
        asks = [*due.asks]
        if put_off_to(due.text, self.tahun) is None:
            asks += due.timing.peringatan
        asks += self._find_off(work, due)
        is_asked = any(remark.code != "due.no_target_there" for remark in asks)
        if not is_asked and due.timing.jenis_target == "tanpa":
            code = "rows.without_target_waktu" if self.columns else "rows.without_marks"
            asks.append(Remark(code))
        return asks

    def _find_off(self, work: Work, due: Due) -> list[Remark]:
        """Ask about a work that a remark, a bracket or a line through it calls off."""
        titles = filter(None, (work.area.name, work.sub_area_name))
        said = {"Judul": PATTERNS["which"].sub("", " – ".join(titles))}
        said["LANGKAH AKSI"] = "; ".join(PATTERNS["beside_work"].findall(work.words))
        for name, column in self.telling.items():
            said[name] = self.grid.content_at(work.row, column.number)
        said[self.heading] = due.text
        said["Komentar"] = self.grid.comments_of(work.row)
        for name, text in said.items():
            later = self._find_later(name, text) if text else None
            if later is not None:
                values = {"column": name, "words": text, "later": later}
                return [Remark("rows.called_off", values=values)]
        columns = (*map(self.proposal.find, ("langkah_aksi", "bukti_dukung")), due.column)
        is_struck = any(self.grid.origin(work.row, each) in self.grid.struck for each in columns)
        return [Remark("rows.struck")] if is_struck else []

    def _find_later(self, name: str, text: str) -> str | None:
        """Return the later time that a cell puts its work off to, "" if it calls it off."""
        later = put_off_to(text, self.tahun)
        if later is None or names_other_year(name, self.tahun):
            return None
        is_report = name in self.telling and self.telling[name].meaning != KEPT
        if is_report and read_status(text) is not None:
            return None
        is_told = later and is_report and year_of(later) in (0, self.tahun)
        return None if is_told else later

    def tell(self) -> list[Remark]:
        """Ask once about marks in a row read as one job and amounts that rise; tell of words."""
        told = [*self.marks.tell()]
        if self.spans:
            told.append(self._on_rows("rows.marks_in_a_row", self.spans, "each"))
        if self.rising:
            told.append(self._on_rows("due.cumulative", self.rising, "last"))
        return [*told, *islice(self.marks.tell_of_colours(), 1)]

    def _on_rows(self, code: str, rows: dict[int, list[Period]], which: str) -> Remark:
        """Ask about rows, with the periods of each that the other answer leaves."""
        unit = UNIT_NAMES.get(next(iter(self.months.values())).length, "bulan")
        said: dict[str, str] = {}
        for row, periods in sorted(rows.items()):
            said[str(row)] = word_time(periods[-1:] if which == "last" else periods, span=False)
        first = min(rows)
        column = {period: number for number, period in self.months.items()}[rows[first][0]]
        asked = self.marks.remark(code, unit=unit, rows=name_rows(sorted(rows)), **{which: said})
        return replace(asked, baris=first, sel=cell_address(first, column))


def _may_tell(column: Column) -> bool:
    """True for a column whose cells may call a work off: of reports, or of remarks."""
    return column.meaning != KEPT or not OF_REMARKS.isdisjoint(column.words)


def _with_unit(heading: str, text: str, *, of_times: bool) -> str:
    """Return the words of a time, with the heading's unit if they are only numbers.

    | heading | text | words |
    |---|---|---|
    | BULAN | 6 | bulan 6 |
    | TRIWULAN | I, III | its quarters |
    | FREKUENSI, or `of_times`: other cells say how often | 3 kegiatan | 3 kali |
    """
    words = {*normalize(heading).split()}
    amount = PATTERNS["counted_work"].fullmatch(text.strip())
    if amount:
        counts = not words.isdisjoint({"frekuensi", "setahun", "volume"})
        if counts or (of_times and amount[0] != amount[1]):
            return f"{amount[1]} kali"
    length = max((UNITS.get(word, 0) for word in words), default=0)
    numbers = " ".join(text.split())
    if length and PATTERNS["numbers"].fullmatch(numbers):
        return f"{UNIT_NAMES[length]} {numbers}"
    return text


def _read_counted(words: str, tahun: int, langkah_aksi: str, capaian: str) -> TargetTime | None:
    """Read a window beside how often the langkah or its TARGET CAPAIAN counts: as 12 kali is.

    Rapat 12 kali beside Januari–Desember, 3 laporan beside April–Juni are one a month; 4 laporan in
    a year may all be due at its end, which is asked; the others are told. None if they count
    anything else.
    """
    for said in (langkah_aksi, capaian):
        often = PATTERNS["of_laporan"].sub(r"\1 kali", comparable(said))
        if PATTERNS["may_count"].search(said) and (times := count_times(often)):
            read = read_time(f"{words}, {times} kali", tahun)
            told = [Remark("due.counted", values={"words": said})] * (len(read.tenggat) > 1)
            dibaca = PATTERNS["read_from"].sub(f"“{said}”", read.dibaca)
            return replace(read, dibaca=dibaca, peringatan=(*read.peringatan, *told))
    return None


def _figure(text: str) -> float:
    digits = "".join(each for each in text if each.isdecimal() or each in ".,")
    return float(digits.strip(".,").replace(",", ".") or 0) if digits.count(".") < 2 else 0.0
