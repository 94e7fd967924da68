"""When a work is due: words of a cell, a window's two ends, or marks under periods.

It comes with the words it was read from and what is asked about them.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby, islice, pairwise, product
from operator import itemgetter
from typing import NamedTuple

from monev.core.dates import MONTH_NAMES, format_day
from monev.core.remarks import Remark, name_rows
from monev.core.statuses import BEFORE, DONE, FULFILLED, PLANNED, VOID
from monev.reading.choices import ReadingChoices
from monev.reading.columns import REPORTS
from monev.reading.due_dates.frequency import count_times
from monev.reading.due_dates.target_waktu import TargetTime, names_rhythm, read_time
from monev.reading.files.grid import Cell, cell_address
from monev.reading.periods import Period, name_period, word_time
from monev.reading.proposal import KEPT, Column, Proposal
from monev.reading.report_words import (
    OF_REMARKS,
    compare_counts,
    put_off_to,
    read_meant,
    read_status,
)
from monev.reading.table_rows import Work
from monev.reading.vocabulary.headings import (
    END_WORDS,
    START_WORDS,
    names_other_year,
    normalize,
    year_of,
)
from monev.reading.vocabulary.marks import (
    COLOURS,
    EMPTY_SIGNS,
    is_amount,
    kind_of_mark,
    mark_of,
    marks_in,
    name_colour,
)
from monev.reading.vocabulary.marks import PATTERNS as MARK_PATTERNS
from monev.reading.vocabulary.structure import is_ditto
from monev.reading.vocabulary.time_words import PATTERNS, UNIT_NAMES, UNITS, comparable

_YEAR = 12
_FEWEST_ROWS = 4
_OLD_ROLES = {FULFILLED: PLANNED, BEFORE: PLANNED}
"""Roles in answers of earlier versions, and the roles they now stand for."""
_MEANT = (
    r"(?:(?P<planned>(?:di)?rencana(?:kan)?|target|(?:di)?jadwal(?:kan)?|belum|sedang|proses|"
    r"tidak (?:realisasi|terlaksana|selesai))|(?P<none>tidak|bukan|kosong)|"
    r"realisasi|terlaksana|selesai|sudah)\b"
)
_MEANT_BY_FILL = re.compile(_MEANT, re.I)
_LEGEND = re.compile(rf"(?<!\w)(\S{{1,3}}|{'|'.join(COLOURS)})\s*[=:]\s*{_MEANT}", re.I)
_STATUS_OF_COLOUR = re.compile(
    rf"(?:^|\b(?P<colour>{'|'.join(COLOURS)})\s*[=:]\s*)(?:sudah|selesai|belum|tidak|sedang|proses|"
    r"dalam proses|berjalan|terlaksana|(?:di)?(?:batal|tunda))",
    re.I,
)
_DONE_THERE = re.compile(
    r"\s*(?:tercapai|terlaksana|selesai|sudah(?: dilaksanakan)?)\b[\s,:(]+(?P<day>.*\d.*?)\)?\s*",
    re.I,
)


_NO_TIME = TargetTime("tanpa", None, (), "")


@dataclass
class Due:
    """When a work is due: the cell's words, the reading, its questions, and where it stands.

    done: the periods whose mark says that work was done; done_at: the words after *Tercapai*.
    """

    text: str = ""
    timing: TargetTime = _NO_TIME
    asks: list[Remark] = field(default_factory=list)
    column: int = 0
    row: int = 0
    source: str = ""
    chosen: bool = False
    amounts: dict[Period, str] = field(default_factory=dict)
    done: list[Period] = field(default_factory=list)
    done_at: str = ""


class _Sign(NamedTuple):
    """What a text under a period means; is_odd: nobody knows, so it is asked."""

    is_planned: bool = True
    is_done: bool = False
    amount: str = ""
    is_odd: bool = False


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
        reports = proposal.all_of(*REPORTS)
        self.reported = {each.number: each.period for each in reports if each.period}
        self.columns = proposal.all_of("target_waktu")
        kept = proposal.all_of(KEPT, *REPORTS, "kendala", "tindak_lanjut")
        self.telling = {each.heading: each for each in kept if _may_tell(each)}
        self.heading = proposal.heading_of("target_waktu")
        self.warnings: list[Remark] = []
        self.spans: dict[int, list[Period]] = {}
        self.legend: dict[str, str] = {}
        self.rising: dict[int, list[Period]] = {}
        self.before = ""
        self.judged: dict[str, _Sign] = {}
        self._list_signs()
        self._read_roles()
        self.is_replaced = self._find_replaced()
        cells = [self._cell_text(work.time_row)[:2] for work in works]
        self.of_times = any(PATTERNS["times"].match(text) for text, _ in cells)
        self._read_day_order(cells)

    # Marks under periods

    def _read_roles(self) -> None:
        """Say what each mark means: as a person said, as a legend says, else the plan's, asked."""
        rows_of = self._rows_of_marks()
        used = [mark for mark in rows_of if len(mark) == 1 or mark in self.colours]
        named = " ".join(used)
        self.roles = dict.fromkeys(used, PLANNED)
        self.legend = self._read_legend(used)
        roles = self.choices.mark_roles(named)
        if roles and len(roles) == len(used):
            named_roles = zip(used, roles, strict=True)
            self.roles = {mark: _OLD_ROLES.get(role, role) for mark, role in named_roles}
            return
        said = {mark: role for mark, role in self.legend.items() if mark in used}
        is_plan = PLANNED in (self.roles | said).values()
        self.roles |= said if is_plan else {}  # v = dilaksanakan may be what the plan calls it
        is_one = len({mark.casefold() for mark in used}) < 2
        if (is_one and (is_plan or not said)) or (is_plan and said.keys() >= {*used}):
            return
        shown, is_full = self._find_empty(used)
        if shown:
            self.roles[shown] = VOID
            return
        rows = sorted({row for mark in used for row in rows_of[mark]})
        marks = " dan ".join(f"“{mark}”" for mark in used)
        asked = self._on_months("due.marks_differ", marks=marks, rows=name_rows(rows), full=is_full)
        self.warnings.append(replace(asked, nilai=named))

    def _find_empty(self, used: Sequence[str]) -> tuple[str, bool]:
        """Return the empty sign of a pair that says no, and whether each cell has a sign.

        It does where each cell has one of both, and where it stands before a full one: of what
        was done and what is still planned, the first comes first.
        """
        rows = [[*self.signs[row].values()] for row in self._rows() if self.signs[row]]
        is_full = all(len(row) == len(self.months) for row in rows)
        empty = [mark for mark in used if mark in EMPTY_SIGNS]
        if not is_full or len(used) != 2 or len(empty) != 1:
            return "", is_full
        said = [[mark_of(text) == empty[0] for text in row] for row in rows]
        return (empty[0] if any(row != sorted(row) for row in said) else ""), is_full

    def _find_replaced(self) -> bool:
        """True if marks of what was done stand in place of the plan's: o turned into ●.

        Then many a work has no mark of the plan left, or none has, and no cell has both.
        """
        roles = [
            [{self.roles.get(mark, "") for mark in self._marks_in(text)} for text in signs.values()]
            for signs in (self.signs[work.row] for work in self.works)
        ]
        done = [cells for cells in roles if any(DONE in cell for cell in cells)]
        alone = [cells for cells in done if not any(PLANNED in cell for cell in cells)]
        has_both = any({PLANNED, DONE} <= cell for cells in done for cell in cells)
        many = len(alone) * 4 >= len(done) > 1
        return not has_both and (many or PLANNED not in self.roles.values())

    def _rows_of_marks(self) -> dict[str, list[int]]:
        rows_of: dict[str, list[int]] = {}
        for row in self._rows():
            for text in self.signs[row].values():
                for mark in self._marks_in(text):
                    rows_of.setdefault(mark, []).append(row)
        return rows_of

    def _read_legend(self, used: Sequence[str]) -> dict[str, str]:
        """Read what says what marks mean: x = rencana, v = realisasi; words in or beside a fill."""
        found: dict[str, str] = {}
        for text in self.grid.texts.values():
            for said in _LEGEND.finditer(text):
                found[mark_of(said[1]) or said[1].casefold()] = _role_of(said)
        rows = {row for work in self.works for row in work.rows}
        for (row, column), fill in self.grid.colours.items():
            colour = name_colour(fill)
            texts = [self.grid.text_at(row, each) for each in (column, column + 1)]
            said = _MEANT_BY_FILL.match(next(filter(None, texts), ""))
            if said and colour in used and row not in rows:
                found[colour] = _role_of(said)
        return found

    def _on_months(self, code: str, **values: object) -> Remark:
        first = min(self.months)
        place = cell_address(self.proposal.table.bottom, first)
        bottom = self.proposal.table.bottom
        return Remark(code, self.grid.name, bottom, self.heading, sel=place, values=values)

    def _list_signs(self) -> None:
        """List the texts under the periods of each row, and the colours of blank cells."""
        rows = [row for work in self.works for row in work.rows]
        at = self.grid.content_at
        self.signs: dict[int, dict[int, str]] = {row: {} for row in rows}
        for row, column in product(rows, self.months):
            if text := at(row, column):
                self.signs[row][column] = text
        filled = {cell: name_colour(fill) for cell, fill in self._find_fills(self.months).items()}
        self.colours = {*filled.values()}
        for (row, column), colour in filled.items():
            if not kind_of_mark(at(row, column)):
                self.signs[row][column] = colour
        self.fills_done = self._find_fills(self.reported)
        texts = sorted({text for row in self._rows() for text in self.signs[row].values()})
        words = [text for text in texts if kind_of_mark(text) == "other" or "%" in text]
        chosen = self.choices.chosen_status
        status = {text: chosen(text) or read_status(text) or read_meant(text)[0] for text in words}
        says_done = any(status[text] == "selesai" for text in words if "%" not in text)
        # In a table where words say that work was done, they report the month they stand under.
        self.statuses = {text: said for text, said in status.items() if said and says_done}

    def _rows(self) -> list[int]:
        """List the rows of the plan; of T and R below each other those of T."""
        return [row for work in self.works for row in work.rows if row not in work.done_rows]

    def _find_fills(self, columns: Collection[int]) -> dict[Cell, str]:
        """Find the fills that mark cells of these columns, where no cell holds a sign.

        The fill of most cells beside the periods is a stripe, that of half a column a ruler.
        """
        rows, grid = self._rows(), self.grid
        cells = [*product(rows, columns)]
        is_filled = any(column in columns for _, column in grid.colours)
        if not is_filled or any(kind_of_mark(grid.content_at(*cell)) == "mark" for cell in cells):
            return {}
        columns_beside = self.proposal.columns.keys() - self.months.keys() - self.reported.keys()
        fills: dict[Cell, str] = {}
        for row, run in groupby(cells, itemgetter(0)):
            beside = Counter(grid.colours.get((row, column), "") for column in columns_beside)
            usual = max(beside, key=beside.__getitem__, default="")
            filled = {cell: grid.colours.get(grid.origin(*cell), "") for cell in run}
            fills |= {cell: fill for cell, fill in filled.items() if fill not in ("", usual)}
        counts = Counter((column, fill) for (_, column), fill in fills.items())
        few = max(_FEWEST_ROWS, len(rows)) / 2
        rare = {fill for (_, fill), count in counts.items() if count < few}
        others = {cell: fill for cell, fill in fills.items() if fill in rare}
        return others if others and len(rows) >= _FEWEST_ROWS else fills

    def _marks_in(self, text: str) -> list[str]:
        return [text] if text in self.colours else marks_in(text)

    def _judge(self, text: str) -> _Sign:
        """Say what a text under a period means: planned, done, how much, or odd; each once."""
        if text not in self.judged:
            self.judged[text] = self._judge_anew(text)
        return self.judged[text]

    def _judge_anew(self, text: str) -> _Sign:
        if status := self.statuses.get(text):
            return _Sign(is_done=status == "selesai")
        if not kind_of_mark(text) and self.legend.get(text) == PLANNED:
            return _Sign()  # a dash that a legend calls planned
        kind = kind_of_mark(text)
        marks = self._marks_in(text)
        if len(marks) == 1 and marks[0] not in self.roles:
            marks = [*marks[0]]
        roles = {self.roles.get(mark, "") for mark in marks} if text else set()
        if text in self.colours:  # it has one colour: what is done there was planned there
            return _Sign(is_done=DONE in roles)
        if roles and "" not in roles:
            is_done = DONE in roles
            return _Sign(PLANNED in roles or (is_done and self.is_replaced), is_done)
        is_none = kind == "other" and MARK_PATTERNS["no_target"].search(text)
        amount = " ".join(text.split()) if is_amount(text) else ""
        return _Sign(bool(kind) and not is_none, amount=amount, is_odd=kind == "other")

    def _read_marks(self, work: Work) -> Due:
        """Read the marks of a work; months without a gap are one job, quarters a target each."""
        due = Due(column=min(self.months), row=work.row)
        marked = self._take_marks(work, due)
        periods = sorted(marked, key=lambda each: (each.year, each.last))
        headings = (self.proposal.columns[each].heading for each in self.months)
        if any("kumulatif" in each.lower() for each in headings):
            said = ["", *(self.grid.content_at(*marked[each]) for each in periods)]
            pairs = zip(periods, pairwise(said), strict=True)
            periods = [each for each, (before, own) in pairs if own != before or not is_amount(own)]
        if not periods:
            return due
        cells = [marked[period] for period in periods]
        due.column = cells[0][1]
        due.source = f"sel bertanda {', '.join(cell_address(*cell) for cell in cells)}: "
        is_span = self._is_one_job(work, periods, cells, due)
        named = names_rhythm(work.cells["frekuensi"], work.cells["target_capaian"])
        if is_span and not named:
            self.spans[work.row] = periods
        due.text = word_time(periods, span=is_span)
        figures = [_figure(text) for text in due.amounts.values()]
        if len(figures) > 2 and figures == sorted({*figures}) and len(figures) == len(periods):
            self.rising[work.row] = periods
        return due

    def _take_marks(self, work: Work, due: Due) -> dict[Period, Cell]:
        """Return the marked periods; amounts, what was done and odd words go to `due`."""
        marked: dict[Period, Cell] = {}
        unknown: dict[str, list[Cell]] = {}
        due.done += [self.reported[c] for r, c in self.fills_done if r in work.rows]
        for row in work.rows:
            for column, text in self.signs[row].items():
                period, sign = self.months[column], self._judge(text)
                if row in work.done_rows:
                    target = self.signs[work.row].get(column, "")
                    is_less = compare_counts(text, target) in ("proses", "belum")
                    due.done += [period] if kind_of_mark(text) and not is_less else []
                    continue
                if within := self._months_within(text, period) if sign.is_odd else []:
                    marked |= dict.fromkeys(
                        within, (row, column)
                    )  # Januari, April below SEMESTER I
                    continue
                if sign.is_planned:
                    marked.setdefault(period, (row, column))
                    due.amounts |= {period: sign.amount} if sign.amount else {}
                due.done += [period] if sign.is_done else []
                if sign.is_odd and self.grid.origin(row, column) == (row, column):
                    unknown.setdefault(text, []).append((row, column))
        due.asks += self._ask_about_words(unknown)
        due.amounts = {} if {*due.amounts.values()} <= {"1"} else due.amounts
        return marked

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

    # Words of a cell

    def _cell_text(self, row: int) -> tuple[str, datetime | None, int]:
        """Return the words of a time, its real date and its column; of a window both ends."""
        if not self.columns:
            return "", None, 0
        numbers = [column.number for column in self.columns]
        texts = [self.grid.content_at(row, each) for each in numbers]
        words = {*normalize(self.columns[0].heading).split()}
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
        due = Due(text, column=column, row=work.row)
        if day and self.may_be_months:
            first, last = MONTH_NAMES[day.day - 1], MONTH_NAMES[day.month - 1]
            values = {"months": f"{first} s.d. {last} {day.year}", "writing": text}
            due.asks.append(Remark("due.months_made_date", values=values))
        elif day and self.may_be_turned and day.day != day.month:
            values = {"writing": text, "day": day.day, "month": day.month}
            due.asks.append(Remark("due.turned", values=values))
        return due

    def read(self, work: Work) -> Due:
        """Read when a work is due, with all that is asked about it."""
        due = self._read_marks(work) if self.months else Due()
        if work.period:
            due.text = word_time([work.period], span=False)
        if self.columns:
            beside = due
            due = self._read_cell(work)
            if beside.text:
                due = self._join_marks(work, due, beside)
        content = {**work.texts, "target_waktu": due.text}
        if chosen := self.choices.chosen_time(content, self.tahun):
            self.spans.pop(work.row, None)
            self.rising.pop(work.row, None)
            return replace(due, timing=chosen, asks=[], chosen=True)
        done = _DONE_THERE.fullmatch(due.text)
        if done and read_time(done["day"], self.tahun).tenggat:
            due.done_at = done["day"]
            due.asks.append(Remark("due.done_there", values={"text": due.text}))
        due.timing = self._read_words(work, due)
        span = self.spans.get(work.row)
        if span and not 0 < len(due.timing.tenggat) < len(span):
            del self.spans[work.row]
        due.asks = self._list_asks(work, due)
        return due

    def _join_marks(self, work: Work, due: Due, marks: Due) -> Due:
        """Read words beside marks: the words count, and where they differ that is asked."""
        self.spans.pop(work.row, None)
        if not due.text:
            return marks
        due.amounts, due.done = marks.amounts, marks.done
        by_words, by_marks = self._read_words(work, due), read_time(marks.text, self.tahun)
        one, other = ({each.tenggat[:7] for each in read.tenggat} for read in (by_words, by_marks))
        if one and other and one != other and max(one) != max(other):
            values = {"times": marks.text, "cells": marks.source.removesuffix(": ")}
            due.asks.append(Remark("rows.words_and_marks_differ", values=values))
        return due

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
        said["LANGKAH AKSI"] = "; ".join(PATTERNS["brackets"].findall(work.words))
        for name, column in self.telling.items():
            said[name] = self.grid.content_at(work.row, column.number)
        said[self.heading] = due.text
        said["Komentar"] = self.grid.comments_of(work.row)
        for name, text in said.items():
            later = self._find_later(name, text) if text else None
            if later is not None:
                values = {"column": name, "words": text, "later": later}
                return [Remark("rows.called_off", values=values)]
        cells = [(work.row, self.proposal.find("langkah_aksi")), (due.row, due.column)]
        is_struck = any(self.grid.origin(*cell) in self.grid.struck for cell in cells)
        return [Remark("rows.struck")] if is_struck else []

    def _find_later(self, name: str, text: str) -> str | None:
        """Return the later time that a cell puts its work off to, "" if it calls it off."""
        later = put_off_to(text, self.tahun)
        if later is None or names_other_year(name, self.tahun):
            return None
        is_report = name in self.telling and self.telling[name].meaning != KEPT
        if is_report and read_status(text) is not None:
            return None
        is_time = name == self.heading and "(semula " in read_time(text, self.tahun).dibaca
        is_told = later and (is_report or is_time) and year_of(later) in (0, self.tahun)
        return None if is_told else later

    def tell(self) -> list[Remark]:
        """Ask once about marks in a row read as one job and amounts that rise; tell of words."""
        told = [*self.warnings]
        for text in self.statuses:
            remark = read_meant(text)[1]
            if remark and not self.choices.chosen_status(text):
                asked = self._on_months(remark.code, **remark.values)
                told.append(replace(asked, nilai=text))
        if self.spans:
            told.append(self._on_rows("rows.marks_in_a_row", self.spans, last=False))
        if self.rising:
            told.append(self._on_rows("due.cumulative", self.rising, last=True))
        return [*told, *islice(self._find_unread_colours(), 1)]

    def _find_unread_colours(self) -> Iterator[Remark]:
        """Tell of a legend that gives a colour a status, where works are filled with it."""
        columns, table = self.proposal.columns, self.proposal.table
        rows = {row for work in self.works for row in work.rows}
        headed = {number for number, each in columns.items() if each.path}
        free = headed - {each.number for each in self.proposal.all_of(*REPORTS)}
        fills = {cell: name_colour(fill) for cell, fill in self.grid.colours.items()}
        used = {fills[row, column] for row, column in fills if row in rows and column in free}
        for (row, column), text in self.grid.texts.items():
            if column in headed and (row in rows or table.top <= row <= table.bottom):
                continue
            beside = fills.get((row, column)) or fills.get((row, column - 1), "")
            said = [found["colour"] or beside for found in _STATUS_OF_COLOUR.finditer(text)]
            if {*map(str.lower, said)} & (used - self.colours):
                yield self.grid.remark_at("rows.colours_unread", row, column, None, words=text[:60])

    def _on_rows(self, code: str, rows: dict[int, list[Period]], *, last: bool) -> Remark:
        unit = UNIT_NAMES.get(next(iter(self.months.values())).length, "bulan")
        each: dict[str, str] = {}
        for row, periods in sorted(rows.items()):
            each[str(row)] = word_time(periods[-1:] if last else periods, span=False)
        key = "last" if last else "each"
        first = min(rows)
        column = {period: number for number, period in self.months.items()}[rows[first][0]]
        asked = self._on_months(code, unit=unit, rows=name_rows(sorted(rows)), **{key: each})
        return replace(asked, baris=first, sel=cell_address(first, column))


def _role_of(said: re.Match[str]) -> str:
    """Return what a legend says that a mark means: planned, none (☐ = tidak), or done."""
    return {"none": VOID, "planned": PLANNED}.get(said.lastgroup or "", DONE)


def _may_tell(column: Column) -> bool:
    """True for a column whose cells may call a work off: of reports, or of remarks."""
    return column.meaning != KEPT or not OF_REMARKS.isdisjoint(normalize(column.heading).split())


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
    a year may all be due at its end, which is asked. None if they count anything else.
    """
    for said in (langkah_aksi, capaian):
        often = PATTERNS["of_laporan"].sub(r"\1 kali", comparable(said))
        if PATTERNS["may_count"].search(said) and (times := count_times(often)):
            read = read_time(f"{words}, {times} kali", tahun)
            return replace(read, dibaca=PATTERNS["read_from"].sub(f"“{said}”", read.dibaca))
    return None


def _figure(text: str) -> float:
    digits = "".join(each for each in text if each.isdecimal() or each in ".,")
    return float(digits.strip(".,").replace(",", ".") or 0) if digits.count(".") < 2 else 0.0
