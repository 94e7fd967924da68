"""Read what the columns of a plan say was done: of a period, its targets; else of the whole work.

| heading | counts for |
|---|---|
| STATUS, REALISASI | the whole langkah |
| REALISASI TW I, STATUS TW I, LINK TW I, R under Maret | the targets in that period |
| SUDAH, BELUM beside each other | what each says of the work with a tick |
| TANGGAL REALISASI, a time under REALISASI | done then |
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import product

from monev.core.plan_fields import Said, SaidOfBukti
from monev.core.records import BuktiReport, Langkah, TenggatReport
from monev.core.remarks import Remark
from monev.core.statuses import DECLARED
from monev.reading.choices import ReadingChoices
from monev.reading.columns import REPORTS
from monev.reading.periods import Period, name_period, split_until
from monev.reading.proposal import KEPT, Column, Proposal
from monev.reading.report_words import (
    EMPTY,
    OF_REMARKS,
    compare_counts,
    day_beside,
    is_count,
    may_say_status,
    put_off_to,
    read_beginning,
    read_finished,
    read_meant,
    read_status,
    remark_on_status,
)
from monev.reading.reports.said_times import (
    due_of_day,
    list_days,
    month_number,
    statuses_by_time,
    times_said,
)
from monev.reading.table_rows import Work
from monev.reading.times import Due
from monev.reading.vocabulary.headings import RENCANA_WORDS, names_other_year, normalize
from monev.reading.vocabulary.marks import kind_of_mark

_DONE = "Ditandai selesai"
"""The name under which marks of what was done are kept where nothing was due."""
_ONE = "1"
"""What people mark with where others write v."""
_LIGHTS = {"1", "2", "3"}
_SHARE = re.compile(r"0(?:\.\d+)?|1(?:\.0+)?")
_PLACE = re.compile(r"//|\\|/[^/]+/|\w\.\w{2}")
"""What an address, a path and the name of a file have in common."""
_ASKED_ONCE = (
    "reports.links_of_several",
    "reports.link_of_words",
    "reports.status_unknown_in_plan",
    "reports.status_meant",
    "reports.done_elsewhere",
)


@dataclass
class PlanReports:
    """The reports of one table (None: it has no such column), what is kept, and the remarks."""

    proposal: Proposal
    tahun: int
    choices: ReadingChoices
    realisasi: list[TenggatReport] | None = None
    bukti: list[BuktiReport] | None = None
    warnings: list[Remark] = field(default_factory=list)
    asked: set[tuple[str, object]] = field(default_factory=set)
    figures: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.grid = self.proposal.table.grid
        self.columns = self.proposal.all_of(*REPORTS)
        if self.columns or self.proposal.all_of("kendala", "tindak_lanjut"):
            self.realisasi = []
        self.links = self.proposal.all_of("tautan")
        if self.links:
            self.bukti = []
        columns = self.proposal.columns.values()
        self.remarks = [
            each
            for each in columns
            if each.meaning == KEPT and not each.period and not OF_REMARKS.isdisjoint(each.words)
        ]
        self.until = self._find_until()
        self.counted = dict(self._list_counted())
        self.ask_about_figures()

    def _find_until(self) -> Period | None:
        """Return the part of the year that the reports are of: as a heading or a title says."""
        headings = [each.heading for each in self.columns if not each.period]
        for text in (*headings, *self.proposal.table.titles):
            until = split_until(normalize(text))[1]
            if until and not names_other_year(text, self.tahun):
                return until
        return None

    def _list_counted(self) -> Iterator[tuple[int, int]]:
        """List the columns of counts with that of their targets: TARGET 4 | REALISASI 3."""
        targets: dict[Period | None, int] = {None: self.proposal.find("target_capaian")}
        for column in self.proposal.columns.values():
            is_target = not RENCANA_WORDS.isdisjoint(column.words)
            if column.period and not column.report and (is_target or column.meaning == "bulan"):
                targets.setdefault(column.period, column.number)
        for column in self.columns:
            beside = column.number, targets.get(column.period, 0)
            cells = [{*self.proposal.table.texts(each)} for each in beside]
            figures = [{text for text in each if any(map(str.isdecimal, text))} for each in cells]
            counts = [{text for text in each if "%" not in text} for each in figures]
            is_counted = all(each and all(map(is_count, each)) for each in counts)
            if column.meaning == "realisasi" and is_counted and "%" not in column.heading:
                yield beside

    def ask_about_figures(self) -> None:
        """Ask once about a column of figures that may be shares of 1, or lights of 1 to 3."""
        for column in self.columns:
            cells = {*self.proposal.table.texts(column.number)} - EMPTY
            unknown = {text for text in cells if self.choices.chosen_status(text) is None}
            figures = {text.replace(",", ".") for text in unknown}
            code = ""
            if len(cells) > 1 and unknown and figures <= _LIGHTS:
                code = "columns.lights"
            elif len(cells) > 1 and unknown and all(map(_SHARE.fullmatch, figures)):
                code = "columns.fractions"
            is_known = column.number in self.counted or column.meaning == "tanggal_selesai"
            if code and not is_known:
                self.warnings.append(
                    self.proposal.remark(
                        code, column, texts={text: text for text in sorted(unknown)}
                    )
                )
                self.figures |= unknown

    def read(self, work: Work, due: Due, langkah: Langkah) -> None:
        """Add what a work's row reports."""
        row = _ReportedWork(self, work, due, langkah)
        is_place = self.realisasi is not None
        if is_place or due.done_at or due.done:
            self.realisasi = self.realisasi or []
            row.report(is_place=is_place)
        for column in self.links:
            link = row.text(column)
            if self.bukti is not None and link not in EMPTY:
                self.bukti += row.read_link(column, link)

    def ask(self, remark: Remark) -> None:
        """Add a remark; those in `_ASKED_ONCE` once for each word."""
        matter = (remark.code, remark.values.get("status", ""))
        if matter not in self.asked or remark.code not in _ASKED_ONCE:
            self.warnings.append(remark)
        self.asked.add(matter)


@dataclass
class _ReportedWork:
    """What one work's row reports: of each of its targets (`keys`), or of the whole work."""

    table: PlanReports
    work: Work
    due: Due
    langkah: Langkah

    def __post_init__(self) -> None:
        self.grid, self.tahun = self.table.grid, self.table.tahun
        self.keys = [target.tenggat for target in self.langkah.tenggat]
        self.days: list[date] = []

    def text(self, column: Column) -> str:
        return self.grid.content_at(self.work.row, column.number)

    def _shown(self, column: Column) -> datetime | None:
        return self.grid.date_at(self.work.row, column.number)

    def _chosen(self, text: str) -> str | None:
        return self.table.choices.chosen_status(text)

    def _held(self, period: Period) -> list[str]:
        return [key for key in self.keys if period.holds(key, self.tahun)]

    def _add(
        self,
        key: str | None,
        status: str | None,
        day: date | None = None,
        kendala: str = "",
        follow_up: str = "",
    ) -> None:
        said = Said(tanggal_selesai=day, kendala=kendala, tindak_lanjut=follow_up)
        place = (self.langkah.lembar, self.langkah.baris)
        report = TenggatReport(self.langkah.kode, key, status, said, *place, is_kode_written=False)
        assert self.table.realisasi is not None
        self.table.realisasi.append(report)

    def _keep(self, column: Column, text: str) -> None:
        self.langkah.lainnya[column.key] = text

    def report(self, *, is_place: bool) -> None:
        """Report the targets that marks, columns or cells name; else the whole work, if only blank.

        is_place: the table had a place for reports before this row.
        """
        before = len(self.table.realisasi or ())
        for period in self.due.done:
            own = self._held(period) or self._done_elsewhere(period)
            if not own:
                said = [self.langkah.lainnya.get(_DONE, ""), name_period(period)]
                self.langkah.lainnya[_DONE] = ", ".join(filter(None, said))
            for key in own:
                self._add(key, "selesai")
        status, day, said = self._read_columns()
        if self.due.done_at:
            status = status or "selesai"
            day = day or read_finished(self.due.done_at, None, self.tahun)[0]
        at = (self.table.proposal.find(meaning) for meaning in ("kendala", "tindak_lanjut"))
        kendala, follow_up = (self.grid.content_at(self.work.row, column) for column in at)
        # If a person chose such a status for the office's own words, these are the reason.
        if status in DECLARED and read_status(said) is None:
            kendala = kendala or said
        day = day if status == "selesai" else None
        if status and (parts := self._statuses_of_whole(status)):
            for each in parts.items():
                self._add(*each)
            if "proses" in parts.values():
                self._ask_about_part(self.table.columns)
            status = None
        is_bare = is_place and len(self.table.realisasi or ()) == before
        if is_bare or status or kendala or follow_up:
            self._add(None, status, day, kendala, follow_up)

    def _read_columns(self) -> tuple[str | None, date | None, str]:
        """Report what columns say of some targets; return status, day and words of the others."""
        status: str | None = None
        day: date | None = None
        words = ""
        for column in self.table.columns:
            text = self.text(column)
            if text in EMPTY:
                continue
            if period := column.period:
                self._of_period(column, period, text)
            elif said := self._said_by_time(column, text):
                self._keep(column, text)
                for each in said.items():
                    self._add(*each)
            elif days := self._days_in(column, text):
                self._of_days(column, text, days)
            else:
                found, when = self._status_in(column, text, self.keys)
                status = found if found and column.meaning == "status" else status or found
                day = when or day
                if column.meaning != "tanggal_selesai":
                    words = words or text
                    # Kept beside is a figure, or words that are no usual status.
                    if any(map(str.isdecimal, text)) or read_status(text) is None:
                        self._keep(column, text)
        return status, day, words

    def _done_elsewhere(self, period: Period) -> Iterable[str]:
        """Return the target of what was done where nothing was due.

        The only one, if it is late; a month of a longer work says nothing of its end; else asked.
        """
        month = f"{self.tahun}-{period.first:02}"
        if len(self.keys) == 1 and self.keys[0][:7] < month:
            return self.keys  # done late
        text = f"{_DONE}: {name_period(period)}"
        if self.keys and self._chosen(text) == "selesai":
            return [min(self.keys, key=lambda key: abs(month_number(key) - month_number(month)))]
        is_part = self.due.timing.mulai is not None and self.due.timing.mulai <= month
        if self.keys and not is_part and not self._chosen(text):
            columns = self.table.proposal.columns.values()
            column = next(each for each in columns if each.period == period)
            self._ask(column, Remark("reports.done_elsewhere", values={"status": text}), text)
        return []

    def _said_by_time(self, column: Column, text: str) -> dict[str, str]:
        """Return target → status of a cell that says one for each month or quarter.

        No more than these months under REALISASI is that of work done: Januari s.d. Juni.
        """
        # Selesai Juni says a day, which is read as one.
        is_day = self._chosen(text) or read_beginning(text, self.tahun)[1]
        is_done = column.meaning == "realisasi" and not self._days_in(column, text)
        bare = "selesai" if is_done else ""
        named = statuses_by_time(text, self.keys, self.tahun, bare)
        return {} if is_day or column.period else named

    def _days_in(self, column: Column, text: str) -> list[date]:
        """List the days in which a cell says that a work of several targets was done."""
        is_figure = column.number in self.table.counted or text in self.table.figures
        if len(self.keys) < 2 or is_figure or self._chosen(text):
            return []
        return list_days(text, self._shown(column), self.tahun)

    def _of_days(self, column: Column, text: str, days: list[date]) -> None:
        """Report the target that each day is for; a day that may be for two is asked."""
        self.days += days
        for day in days:
            if key := due_of_day(day, self.keys):
                self._add(key, "selesai", day)
            else:
                self._ask(column, remark_on_status(text))
                self._keep(column, text)

    def _statuses_of_whole(self, status: str) -> dict[str, str]:
        """Return target → status where one status is of some of several targets alone; else {}.

        They are those due until the day or quarter that headings or titles say is reported, or
        until the last day on which work was done, or that a remark beside names.
        """
        keys = self.keys
        if len(keys) < 2:
            return {}
        until = self.table.until
        ends = [f"{self.tahun}-{until.last:02}"] if until else []
        ends += [max(self.days).isoformat()[:7]] if self.days else []
        own = [key for key in keys if not ends or key[:7] <= min(ends)]
        # Of targets that all are later, done before its time is the first.
        own = own or ([min(keys)] if status == "selesai" else keys)
        said: dict[str, str] = {}
        for text in map(self.text, self.table.remarks):
            said |= statuses_by_time(text, keys, self.tahun)
            if status == "selesai":
                named = times_said(text, keys, self.tahun)
                own = [key for key in own if key in named] or own
        return {} if own == keys and not said else dict.fromkeys(own, status) | said

    def _ask_about_part(self, columns: Iterable[Column]) -> None:
        """Ask which of several targets a percentage is of: 50% may be the first of two.

        Beside a count, that is asked of the count.
        """
        for column in columns if len(self.keys) > 1 and not self.table.counted else ():
            text = self.text(column)
            if "%" in _with_percent(column, text) and not self._chosen(text):
                self._ask(column, remark_on_status(text))

    def _of_period(self, column: Column, period: Period, text: str) -> None:
        """Report the targets in a column's period; what says nothing of any is kept."""
        own = self._held(period)
        if not own and self._is_done(column, text):
            own = [*self._done_elsewhere(period)]
        elif not own and column.is_until:
            own = self.keys  # begun before its time, or not
        status, day = self._status_in(column, text, own) if own else (None, None)
        if not status:
            self._keep(column, text)
            return
        if status == "proses":
            self._ask_about_part([column])
        for key in own:
            self._add(key, status, day if status == "selesai" else None)

    def _is_done(self, column: Column, text: str) -> bool:
        """True if a cell says no more than that work is done, or the day on which it was."""
        text = _with_percent(column, text)
        day = read_finished(text, self._shown(column), self.tahun)[0]
        begun = read_beginning(text, self.tahun)[0]
        is_said = "selesai" in (read_status(text), read_meant(text)[0], begun)
        return is_said or bool(day) or text == _ONE

    def _status_in(
        self, column: Column, text: str, keys: Collection[str]
    ) -> tuple[str | None, date | None]:
        """Read a report's cell as a status and the day work was done.

        1. A status a person chose for these words, or that the words are.
        2. A day, or a month, in which it was done.
        3. Words that put the work off: not yet.
        4. Words that hardly mean anything else, or begin with a status, told.
        5. Others are kept; under STATUS, or if a status stands among a few, they are asked.
        """
        is_date = column.meaning == "tanggal_selesai"
        if column.says and (said := _read_mark(column.says, text)) is not None:
            return said or None, None
        if text in self.table.figures:
            return None, None  # asked once for the whole column
        is_counted = column.number in self.table.counted and is_count(text)
        chosen = self._chosen(text)
        if is_counted and chosen is None:
            return self._compare(column, text, keys), day_beside(text, self.tahun)
        text = _with_percent(column, text)
        status = chosen or read_status(text)
        if status is not None:
            return status, None
        meant, remark = (None, None) if is_date else read_meant(text)
        day, refusal, told = read_finished(text, self._shown(column), self.tahun)
        if meant is None and (day or is_date):
            for each in filter(None, (*told, refusal)):
                self._ask(column, each)
            return ("selesai" if day else None), day
        if put_off_to(text, self.tahun) is not None:
            return ("belum" if column.meaning == "status" else None), None
        begun, day = (None, None) if remark else read_beginning(text, self.tahun)
        # Sudah (Maret) says nothing of a target in September.
        if begun and not (day and max(keys, default="")[:7] > day.isoformat()[:7]):
            self._ask(column, remark_on_status(text, begun))
            return begun, day
        is_lone_count = column.meaning == "realisasi" and is_count(text) and not is_counted
        if remark or column.meaning == "status" or may_say_status(text) or is_lone_count:
            self._ask(column, remark or remark_on_status(text))
        return meant, None

    def _compare(self, column: Column, text: str, keys: Collection[str]) -> str | None:
        """Return the status of a count; asked if nothing compares, or it is a part of several."""
        target = self.grid.content_at(self.work.row, self.table.counted[column.number])
        status = compare_counts(text, target)
        is_other = status is None and is_count(target) and compare_counts(target, target)
        if is_other or (status == "proses" and column.period and len(keys) > 1):
            self._ask(column, remark_on_status(text))
        return status

    def read_link(self, column: Column, link: str) -> Iterator[BuktiReport]:
        """Report the bukti of a link as there if it can only be one; else ask which one it is.

        Words that name no place (belum diunggah, menyusul) are a note. LINK TW I is of the targets
        in it; where there are none, it is kept.
        """
        period = column.period
        keys = self._held(period) if period else self.keys
        if period and not keys:
            self._keep(column, link)
        address = self.grid.address_at(self.work.row, column.number, link)
        is_place = address != link or _PLACE.search(link) is not None
        documents = self.langkah.bukti
        is_clear = is_place and len(documents) == 1 and len(keys) <= 1
        if not is_clear and (keys or not period):
            code = "reports.links_of_several" if is_place else "reports.link_of_words"
            self._ask(column, Remark(code))
        status = "ada" if is_clear else "belum_ada"
        said = SaidOfBukti(tautan=address) if is_place else SaidOfBukti(catatan=link)
        place = (self.langkah.lembar, self.langkah.baris)
        for each, key in product(documents, keys if period else [None]):
            named = (self.langkah.kode, key, each.nama, each.jenis)
            yield BuktiReport(*named, status, said, *place, is_kode_written=False)

    def _ask(self, column: Column, remark: Remark, text: str | None = None) -> None:
        """Add a remark at a cell, on its text or another."""
        place = (self.work.row, column.number, column.key)
        asked = self.grid.remark_at(remark.code, *place, **remark.values)
        self.table.ask(replace(asked, nilai=text) if text else asked)


def _read_mark(says: str, text: str) -> str | None:
    """Read a cell under SUDAH | BELUM: "" says nothing; None is for words under SUDAH."""
    if kind_of_mark(text) == "mark" and read_meant(text)[0] != "belum":
        return says
    if says == "selesai":
        return None
    return says if read_status(text) == says else ""


def _with_percent(column: Column, text: str) -> str:
    """Add the sign to a bare figure below CAPAIAN (%)."""
    is_figure = text.replace(",", "").replace(".", "").isdecimal()
    return f"{text}%" if "%" in column.heading and is_figure else text
