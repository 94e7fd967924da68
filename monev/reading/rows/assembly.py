"""From filled cells to langkah: kode, tenggat, bukti, and what a plain table reports of
progress."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from operator import itemgetter

from monev.core.grouping import group_by
from monev.core.records import Bukti, BuktiReport, Langkah, Tenggat, TenggatReport, Trace
from monev.core.remarks import Remark, name_rows, unique_remarks
from monev.reading.choices import ReadingChoices
from monev.reading.columns.calendar import TIME_PATTERNS, CalendarSlot, find_two_years
from monev.reading.columns.header import Header
from monev.reading.columns.time_columns import with_unit
from monev.reading.due_dates.frequency import count_times
from monev.reading.due_dates.target_waktu import TargetTime, names_rhythm, read_time
from monev.reading.evidence.doubts import ask_about_parts, longest_line
from monev.reading.evidence.split import split_bukti
from monev.reading.files.grid import cell_address
from monev.reading.reports.report_words import (
    EMPTY,
    complain_of_status,
    may_call_off,
    put_off_to,
    read_finished,
    read_meant,
    read_status,
)
from monev.reading.rows import OTHER, Draft, list_items
from monev.reading.rows.filling import REALISASI
from monev.reading.rows.kode import KodeGiver
from monev.reading.rows.month_matrix import Marked, split_into_runs, word_time, words_agree
from monev.reading.vocabulary.headings import (
    COLUMN_NAMES,
    LAPORAN,
    load_words,
    normalize,
    split_listing,
    version_of,
)
from monev.reading.vocabulary.structure import FORMULA_ERROR
from monev.reading.vocabulary.time_words import PATTERNS, UNIT_NAMES, add_years, comparable

_TEXTS = ("komponen", "indikator", "langkah_aksi", "bukti_dukung", "target_waktu", "target_capaian")
_SAID_ONCE, _ASKED_ONCE = (
    2,
    ("due.day_first", "reports.status_unknown_in_plan", "reports.status_meant"),
)
_HALF_YEAR, _YEAR = 6, 12
"""Months. Columns that stand for a year each: neighbours are two years of work, whatever is
marked."""
AMOUNTS = f"{OTHER}Target per periode"
"""Under which name the target capaian of each period is kept, where the table has a TARGET CAPAIAN
besides."""
_OF_REMARKS = frozenset(split_listing(load_words("reports")["of_remarks"]))
"""Words in the heading of a column of remarks: what they say may be called off anywhere in them."""


def _says_more_than_status(meaning: str, text: str) -> bool:
    """Whether what is reported is kept beside its status: how much is done (50%), and free words
    under REALISASI."""
    is_free = meaning == "realisasi" and read_status(text) is None
    return is_free or (meaning in ("status", "realisasi") and any(map(str.isdecimal, text)))


_TITLE = "Judul"
"""What a title over rows is called where it calls them off."""


@dataclass
class Assembly:
    """All langkah of one table, what it reports, and what has to be asked. `has_laporan`: progress
    is reported elsewhere in the file, so these columns are only kept. `kode` goes on over all
    sheets of one plan; `choices` are readings people settled. `done`: row → when its TARGET WAKTU
    says it was done. `realisasi` and `bukti` are None where the table has no such column."""

    header: Header
    drafts: Sequence[Draft]
    tahun: int
    has_laporan: bool
    kode: KodeGiver
    choices: ReadingChoices
    langkah: list[Langkah] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)
    errors: list[Remark] = field(default_factory=list)
    spans: dict[int, Marked] = field(default_factory=dict)
    done: dict[int, Tenggat] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.grid = self.header.grid
        reported = set[str]() if self.has_laporan else {*LAPORAN} & self.header.columns.keys()
        self.realisasi: list[TenggatReport] | None = [] if reported - {"tautan"} else None
        self.bukti: list[BuktiReport] | None = [] if "tautan" in reported else None
        drafts = self.drafts
        self.width = longest_line(text for draft in drafts for text in draft.bukti)
        self.of_times = any(
            PATTERNS["times"].match(draft.content["target_waktu"]) for draft in drafts
        )
        self.of_two_years = find_two_years(self.header.titles)
        told = [(remark.code, remark.values.get("meaning")) for remark in self.header.warnings]
        self.is_revised = ("columns.latest_revision", COLUMN_NAMES["target_waktu"]) in told
        self.empty = [draft.row for draft in drafts if not draft.says_anything]
        is_settled, self.may_be_turned = self._read_day_order()
        self.asked = {("due.day_first", "")} if is_settled else set[tuple[str, str]]()

    def _read_day_order(self) -> tuple[bool, bool]:
        """Whether a date of the column can have its day in but one place, which then holds for
        06/07; and whether Excel may have turned its real dates: an American one keeps 31/03 as
        text, and takes 05/06 for the 6th of May."""
        texts = (
            draft.content["target_waktu"]
            for draft in self.drafts
            if "target_waktu" not in draft.dates
        )
        pairs = [
            (int(one), int(two))
            for text in texts
            for one, two in PATTERNS["day_and_month"].findall(text)
        ]
        is_settled = any(one > _YEAR >= two for one, two in pairs) and all(
            two <= _YEAR for _, two in pairs
        )
        days = (
            draft.dates["target_waktu"].day
            for draft in self.drafts
            if "target_waktu" in draft.dates
        )
        return is_settled, is_settled and all(one > _YEAR for one, _ in pairs) and all(
            day <= _YEAR for day in days
        )

    def run(self) -> None:
        """All drafts in order."""
        self.kode.look_at(self.drafts)
        for draft, remark in self.kode.reserve([draft for draft in self.drafts if draft.kode]):
            self.errors.append(self._place(draft, "kode", remark))
        comments = group_by(self.grid.comments, itemgetter(0))
        for draft in self.drafts:
            if said := "; ".join(
                filter(None, map(self.grid.comments.get, comments.get(draft.row, ())))
            ):
                draft.append(f"{OTHER}Komentar", said)
            self.langkah.append(self._build_langkah(draft))
            self._take_laporan(draft, self.langkah[-1])
        self._tell_of_spans()
        self._say_once()

    def _say_once(self) -> None:
        """Say once of a whole column that its links do not tell which bukti they are: nothing else
        differs; and of a calendar in which no langkah is marked that what was coloured there is
        gone; nothing of one whose marks its legend takes for a report: that is asked."""
        of_code = group_by(self.warnings, lambda remark: remark.code)
        if len(links := of_code.get("reports.link_of_several", ())) >= _SAID_ONCE:
            values = {"links": len(links)}
            once = replace(
                links[0], code="reports.links_of_several", baris=None, nilai=None, values=values
            )
            self.warnings = [
                *(remark for remark in self.warnings if remark.code != links[0].code),
                once,
            ]
        unmarked = of_code.get("rows.without_marks", ())
        if self.header.calendar and _SAID_ONCE < len(unmarked) == len(self.langkah):
            once = self.header.remark_on_calendar(
                self.header.calendar, "rows.marks_are_lost", {"rows": len(unmarked)}
            )
            is_report = any(draft.marked.done for draft in self.drafts)
            others = [remark for remark in self.warnings if remark.code != "rows.without_marks"]
            self.warnings = others if is_report else [once, *others]

    def _tell_of_spans(self) -> None:
        """Say once a table, at the first of its rows, that marks without a gap were read as one
        piece of work; ask where they go on for longer than half a year."""
        calendar, whole = self.header.calendar, {*self.header.months.values()}
        # A bar is drawn as one, but over the whole year it may stand for each month.
        may_be_each = {
            row: each
            for row, each in self.spans.items()
            if not each.bar or whole.issubset(each.slots)
        }
        long = {row for row, marked in may_be_each.items() if _months_in_a_row(marked) > _HALF_YEAR}
        for code, rows in (
            ("rows.marks_in_a_row", set(self.spans) - long),
            ("rows.many_marks_in_a_row", long),
        ):
            if calendar and rows:
                spans = {row: self.spans[row].slots for row in sorted(rows)}
                unit, first = (
                    UNIT_NAMES[next(iter(calendar.columns.values())).length],
                    self.spans[min(rows)],
                )
                each = {str(row): word_time(slots, span=False) for row, slots in spans.items()}
                values = {"unit": unit, "rows": name_rows(list(spans)), "each": each}
                remark = self.header.remark_on_calendar(calendar, code, values)
                self.warnings.insert(
                    0, replace(remark, baris=min(rows), sel=cell_address(*min(first.cells)))
                )

    def _build_langkah(self, draft: Draft) -> Langkah:
        content = draft.content
        if PATTERNS["amount"].fullmatch(
            amount := content.get("target_capaian", "")
        ):  # TARGET 4 beside SATUAN kali
            units = (
                said
                for name, said in draft.other_columns.items()
                if PATTERNS["unit_of_target"].fullmatch(name)
            )
            content["target_capaian"] = " ".join((amount, *units))
        timing = self._read_time(draft)
        self._keep_amounts(draft)
        bukti = self._split_bukti(draft)
        self._check_content(draft)
        for meaning in LAPORAN:
            if (text := content.get(meaning, "")) and (
                self.has_laporan or _says_more_than_status(meaning, text)
            ):
                content[OTHER + self.header.display_name(meaning)] = text
        texts, pic = (
            {meaning: content.get(meaning, "") for meaning in _TEXTS},
            _name_once(content.get("pic", "")),
        )
        return Langkah(
            kode=self.kode.give(draft),
            **draft.location._asdict(),
            no=draft.no,
            **texts,
            frekuensi=content.get("frekuensi") or None,
            pic=pic if any(map(str.isalnum, pic)) else None,
            lainnya=draft.other_columns,
            jenis_target=timing.jenis_target,
            mulai=timing.mulai,
            tenggat=timing.tenggat,
            bukti=bukti,
            lembar=self.grid.name,
            baris=draft.row,
            jejak=tuple(draft.trace),
            is_kode_written=bool(draft.kode),
        )

    def _keep_amounts(self, draft: Draft) -> None:
        """Keep what stands in marked cells: the target capaian of each period, and what a legend
        says was done."""
        amounts = sorted(draft.marked.amounts.items(), key=lambda each: each[0].end_month)
        if words := "; ".join(
            f"{slot.name}: {text}" for slot, text in amounts
        ):  # Mar: 1 laporan; Jun: 1 laporan
            draft.content[AMOUNTS if draft.content.get("target_capaian") else "target_capaian"] = (
                words
            )
            self._add_trace(draft, "target_waktu", words, f"target capaian {words}", "ditafsirkan")
        if draft.marked.done:
            draft.append(
                REALISASI, word_time(tuple(dict.fromkeys(draft.marked.done)), span=False), "; "
            )

    def _read_time(self, draft: Draft) -> TargetTime:
        """TARGET WAKTU as tenggat; every cell of it leaves a trace, every doubt a question."""
        text, source, questions = self._time_text(draft)
        draft.content["target_waktu"] = text
        if chosen := self.choices.chosen_time(draft.content, self.tahun):
            self._add_trace(draft, "target_waktu", text, chosen.dibaca, "pilihan")
            self.spans.pop(draft.row, None)
            return chosen
        timing = self._take_done(draft, self._read_words(draft, text))
        remarks = self._list_time_remarks(draft, timing, questions)
        if remarks and remarks[-1].code == "rows.struck_off":
            timing = TargetTime("tanpa", None, (), "tidak berlaku lagi (dicoret)")
        if draft.row in self.spans and len(timing.tenggat) not in range(
            1, len(self.spans[draft.row].slots)
        ):
            del self.spans[draft.row]  # of a whole year: each triwulan; of work called off: none
        for remark in remarks:
            self.ask(draft, "target_waktu", remark)
        way = "diragukan" if timing.peringatan or questions or len(remarks) > 1 else "ditafsirkan"
        self._add_trace(draft, "target_waktu", text, source + timing.dibaca, way)
        return timing

    def _take_done(self, draft: Draft, timing: TargetTime) -> TargetTime:
        """The time, and to the reports that it says it was done then: Tercapai 4 Januari."""
        for remark in () if self.has_laporan else timing.peringatan:
            words = str(remark.values.get("words", "")).replace('"', "").replace(",", "")
            if remark.code == "due.occasion" and read_meant(words)[0] == "selesai":
                self.done[draft.row] = timing.tenggat[0]
                self.realisasi = self.realisasi or []
                told = Remark("reports.done_in_time", values={"words": words})
                return replace(timing, peringatan=(told,))
        return timing

    def _read_words(self, draft: Draft, text: str) -> TargetTime:
        """The time these words say, with the unit of the heading and what the cells beside them say
        of it."""
        words = with_unit(self.header.display_name("target_waktu"), text, of_times=self.of_times)
        tahun = self.tahun
        if tahun in self.of_two_years.values():
            words = add_years(comparable(words), self.of_two_years)
            tahun = (
                tahun if TIME_PATTERNS["year"].search(words) else None
            )  # TW I, of either of them, is asked
        frequency, capaian = (
            draft.content.get(name, "") for name in ("frekuensi", "target_capaian")
        )
        day = draft.dates.get("target_waktu")
        if draft.row in self.spans and _months_in_a_row(draft.marked) < _YEAR:
            frequency = frequency or "sekali"  # marks in a row are one, as a range of words is not
        timing = read_time(
            words, tahun, frequency=frequency or None, target_capaian=capaian, day=day
        )
        if timing.jenis_target == "rentang" and not names_rhythm(frequency, capaian):
            timing = _read_each(words, tahun, draft.content["langkah_aksi"], capaian) or timing
        settled = (
            self._list_settled(draft, timing) if timing.peringatan else ()
        )  # hardly any time is in doubt
        return replace(
            timing, peringatan=tuple(each for each in timing.peringatan if each.code not in settled)
        )

    def _list_settled(self, draft: Draft, timing: TargetTime) -> set[str]:
        """The doubts about a time that the table or the langkah's own words settle."""
        # Of marks in a row the table is told; where the calendar's own headings name the rencana's
        # tahun and others, another is meant (Okt 2025 … Sep 2026), as in a plan whose title names
        # two: Tahun Akademik 2025/2026.
        settled = {"due.list_with_spans"} if draft.row in self.spans else set()
        if PATTERNS["of_quarters"].search(
            normalize(" ".join((draft.content["langkah_aksi"], *draft.bukti)))
        ):
            settled.add("due.each_of_range")
        named, both = (
            {slot.tahun for slot in self.header.months.values()},
            (self.tahun, self.tahun + 1),
        )
        of_titles = TIME_PATTERNS["school_year"].findall("\n".join(self.header.titles))
        is_named = tuple(map(str, both)) in of_titles and {*both}.issuperset(
            t.jatuh_tempo.year for t in timing.tenggat
        )
        if is_named or (len(named) > 1 and self.tahun in named):
            settled.add("due.year_differs")
        return settled

    def _list_time_remarks(
        self, draft: Draft, timing: TargetTime, questions: Sequence[Remark]
    ) -> list[Remark]:
        """Everything odd about a time, the `questions` about its cells first; where there is none,
        that it is missing, unless the row is asked about as empty."""
        is_off = (
            timing.peringatan and put_off_to(draft.content["target_waktu"], self.tahun) is not None
        )
        of_words = () if is_off else timing.peringatan
        remarks = [
            *questions,
            *of_words,
            *self._ask_about_matrix(draft, timing),
            *self._find_off(draft),
        ]
        is_asked = any(remark.code != "due.no_target_there" for remark in remarks)
        if is_asked or timing.jenis_target != "tanpa" or draft.row in self.empty:
            return remarks
        # Without numbers a blank may go on with the row above: that is how a column is written.
        code = (
            "rows.without_target_waktu"
            if "no" in self.header.columns
            else "rows.blank_target_waktu"
        )
        return [
            *remarks,
            Remark(code if "target_waktu" in self.header.columns else "rows.without_marks"),
        ]

    def _find_off(self, draft: Draft) -> list[Remark]:
        """A question where a langkah, its time or all its marks are struck out in the file, or
        where its time, its own words or a remark call it off or put it off; told where these are
        the time of a revision, or it is struck and called off."""
        cells = (
            (draft.row, self.header.columns.get(meaning, 0))
            for meaning in ("langkah_aksi", "target_waktu")
        )
        is_struck = any(
            self.grid.origin(*cell) in self.grid.struck for cell in (*cells, *draft.marked.cells)
        )
        struck = [Remark("rows.struck")] * is_struck
        title = PATTERNS["which"].sub("", " – ".join(filter(None, draft.location[1::2])))
        if planned := PATTERNS["plan_of_year"].search(
            title
        ):  # USULAN KEGIATAN TAHUN 2026 over its rows
            year = int(planned["tahun"])  # another one: it may be put off, or done then
            values = {
                "column": _TITLE,
                "words": title,
                "later": f"Tahun {year}" if year > self.tahun else "",
            }
            return struck or [Remark("rows.called_off", values=values)] * (year != self.tahun)
        if not may_call_off((title, *draft.content.values())):
            return struck
        said = {name: draft.content.get(name, "") for name in (*_TEXTS, *LAPORAN)}
        for name, text in {**draft.other_columns, **said, _TITLE: title}.items():
            if (later := self._find_later(name, text, draft)) is not None:
                values = {"column": COLUMN_NAMES.get(name, name), "words": text, "later": later}
                if self.is_revised and name == "target_waktu":
                    return [Remark("rows.off_by_revision", values=values)]
                return [
                    Remark(
                        "rows.struck_off" if struck and not later else "rows.called_off",
                        values=values,
                    )
                ]
        return struck

    def _find_later(self, name: str, text: str, draft: Draft) -> str | None:
        """The later time that a cell puts its langkah off to, "" where it calls it off; None where
        it does neither, or stands in another year's column: what was called off then is of no
        account. So is what was put off where its time says so, too, or a row below it that it was
        done."""
        column = normalize(COLUMN_NAMES.get(name, name))
        is_remark = name in ("target_waktu", _TITLE) or not _OF_REMARKS.isdisjoint(column.split())
        is_status = name in ("status", "realisasi") and read_status(text) is not None
        if is_status or not version_of(self.header.display_name(name)).may_be_of(self.tahun):
            return None
        is_moved = "(semula " in read_time(draft.content["target_waktu"], self.tahun).dibaca
        held = map(draft.content.get, (REALISASI, "tanggal_selesai"))
        is_done = is_moved or any(read_time(time or "", self.tahun).tenggat for time in held)
        later = put_off_to(
            text, self.tahun, work=draft.content["langkah_aksi"], aside=not is_remark, done=is_done
        )
        # What was late within the year, as a report says, changes no plan; nor does what was read
        # as a revision.
        is_told = name in LAPORAN or (name == "target_waktu" and is_moved)
        return (
            None
            if is_told and later and {*TIME_PATTERNS["year"].findall(later)} <= {str(self.tahun)}
            else later
        )

    def _time_text(self, draft: Draft) -> tuple[str, str, list[Remark]]:
        """The words TARGET WAKTU is read from, where they come from if from marks, and what to ask
        about them."""
        text, marked = draft.content["target_waktu"], draft.marked
        if "target_waktu" in self.header.columns and text:
            day = draft.dates.get("target_waktu")
            is_turned = day and self.may_be_turned and day.day != day.month
            values = {"writing": text, "day": day.day, "month": day.month} if day else {}
            return text, "", [Remark("due.turned", values=values)] if is_turned else []
        rhythm = names_rhythm(
            draft.content.get("frekuensi"), draft.content.get("target_capaian", "")
        )
        months = _months_in_a_row(marked)
        span = months > 0 and (
            rhythm or (marked.slots[0].length < _YEAR and not self._is_one_each(draft, marked))
        )
        if span and not rhythm:
            self.spans[draft.row] = marked
        text, questions = word_time(marked.slots, span=span), list(marked.questions)
        return text, f"sel bertanda {marked.name_cells}: " if marked.cells else "", questions

    def _is_one_each(self, draft: Draft, marked: Marked) -> bool:
        """Whether marks without a gap clearly stand for one tenggat each. So they do where the
        whole calendar is marked cell by cell (each triwulan, each month), where weeks are left free
        between them, where every marked cell says how much is due in it, where marks say that one
        of them was done and others follow, and where TARGET CAPAIAN counts as many times as there
        are marks or fills (4 laporan beside four, not 4 orang). Else they are one piece of work, as
        a bar (■) is: those who wrote 38 such rows of offices' tables, and were not told how they
        would be read, all meant them so."""
        months, slots = self.header.months, {*marked.slots}
        drawn = {self.grid.origin(*cell) for cell in marked.cells}
        is_whole = (
            len(drawn) >= len(slots) and {column for _, column in marked.cells} == months.keys()
        )  # each week
        is_said = slots <= marked.amounts.keys() or not {*marked.slots[:-1]}.isdisjoint(marked.done)
        count = PATTERNS["recurring"].match(draft.content.get("target_capaian", ""))
        # A bar over merged cells or weeks is one, whatever is counted.
        is_counted = count is not None and int(count[0]) == len(slots) == len(
            drawn if marked.bar else slots
        )
        return (
            is_whole
            or is_counted
            or _leaves_weeks_free(months, marked)
            or (is_said and not marked.bar)
        )

    def _ask_about_matrix(self, draft: Draft, timing: TargetTime) -> list[Remark]:
        """Ask where the words and the marks beside them name different months; the words were
        read."""
        marked = draft.marked
        if not marked.slots or "target_waktu" not in self.header.columns:
            return []
        if words_agree(timing, marked.slots, self.tahun):
            return list(marked.questions)
        values = {"times": word_time(marked.slots, span=True), "cells": marked.name_cells}
        return [Remark("rows.words_and_marks_differ", values=values)]

    def _split_bukti(self, draft: Draft) -> tuple[Bukti, ...]:
        """The evidence cells split into documents, cell by cell."""
        chosen = self.choices.bukti(draft.content)
        bukti = chosen or tuple(b for text in draft.bukti for b in split_bukti(text))
        doubts = (ask_about_parts(text, self.width) for text in draft.bukti if not chosen)
        for remark in unique_remarks(filter(None, doubts)):
            self.ask(draft, "bukti_dukung", remark)
        if chosen or len(bukti) > 1:
            read_as = f"{len(bukti)} bukti: " + "; ".join(b.nama for b in bukti)
            way = "pilihan" if chosen else "ditafsirkan"
            self._add_trace(draft, "bukti_dukung", draft.content["bukti_dukung"], read_as, way)
        return bukti

    def _check_content(self, draft: Draft) -> None:
        """Ask about a langkah without words and about cells in which a formula failed."""
        words = draft.content["langkah_aksi"]
        if not words and draft.row not in self.empty[1:]:
            rows = ", ".join(map(str, self.empty)) if draft.row in self.empty else draft.row
            code = (
                "rows.langkah_blank"
                if draft.kode and draft.row not in self.empty
                else "rows.langkah_empty"
            )
            self.ask(draft, "langkah_aksi", Remark(code, values={"row": rows}))
        elif (items := len(list_items(words))) > 1:
            self.ask(
                draft, "langkah_aksi", Remark("rows.langkah_of_items", values={"items": items})
            )
        for meaning, text in (("no", draft.no), *draft.content.items()):
            if FORMULA_ERROR.match(text) and not meaning.startswith(OTHER):
                self.ask(draft, meaning, Remark("rows.formula_error", values={"error": text}))

    def _take_laporan(self, draft: Draft, langkah: Langkah) -> None:
        """What the report columns of a row say of its langkah as a whole, or its time does."""
        if self.realisasi is not None:
            self.realisasi.append(self._read_report(draft, langkah))
        if self.bukti is not None and (link := draft.content.get("tautan", "")):
            self.bukti += self._read_link(draft, langkah, link)

    def _read_report(self, draft: Draft, langkah: Langkah) -> TenggatReport:
        content, done = draft.content, self.done.get(draft.row)
        status = self._read_status(draft, langkah) or ("selesai" if done else None)
        text = content.get("tanggal_selesai", "") or (
            done.tenggat if done and langkah.jenis_target == "tanggal" else ""
        )
        finished, refusal, told = read_finished(
            text, draft.dates.get("tanggal_selesai"), self.tahun
        )
        for remark in filter(None, (*told, refusal)):
            self.ask(draft, "tanggal_selesai", remark)
        day = finished if status == "selesai" else None
        # The office's own words are the reason where a person chose Tidak berlaku for them.
        is_own = status == "tidak_berlaku" and read_status(content.get("status", "")) is None
        kendala = content.get("kendala", "") or (content.get("status", "") if is_own else "")
        texts = (kendala, content.get("tindak_lanjut", ""), langkah.lembar, langkah.baris)
        return TenggatReport(langkah.kode, None, status, day, *texts, is_kode_written=False)

    def _read_link(self, draft: Draft, langkah: Langkah, link: str) -> Iterator[BuktiReport]:
        """A link says that a bukti is there only where it can be but one; else it is asked
        which."""
        is_clear = len(langkah.bukti) == 1 and len(langkah.tenggat) <= 1
        if not is_clear:
            values = {"bukti": len(langkah.bukti), "tenggat": len(langkah.tenggat)}
            self.ask(draft, "tautan", Remark("reports.link_of_several", values=values))
        link = self.grid.address_at(draft.row, self.header.columns.get("tautan"), link)
        said = ("ada" if is_clear else "belum_ada", link, "", langkah.lembar, langkah.baris)
        for each in langkah.bukti:
            yield BuktiReport(
                langkah.kode, None, each.nama, each.jenis, *said, is_kode_written=False
            )

    def _read_status(self, draft: Draft, langkah: Langkah) -> str | None:
        """The status of the Status column, belum where it puts the langkah off; of other words it
        is asked, and they are kept. Of REALISASI only where its words are a status, else nothing is
        said."""
        if "status" not in self.header.columns:
            text = draft.content.get("realisasi", "")
            return read_status(text)
        text = draft.content["status"]
        if text in EMPTY:
            return None
        status = self.choices.chosen_status(text) or read_status(text)
        if status is None:
            langkah.lainnya[self.header.display_name("status")] = text
            if put_off_to(text, self.tahun) is not None:
                return "belum"
            status, told = read_meant(text)
            self.ask(draft, "status", told or complain_of_status(text))
        return status

    def _cell_of(self, draft: Draft, meaning: str) -> str | None:
        """The address of a meaning's cell; of a time that was marked, the first marked cell."""
        column = self.header.columns.get(meaning)
        if column is None and meaning == "target_waktu" and self.header.calendar:
            return cell_address(
                *min(draft.marked.cells, default=(draft.row, self.header.calendar.start))
            )
        return cell_address(draft.row, column) if column else None

    def _add_trace(self, draft: Draft, meaning: str, value: str, read_as: str, way: str) -> None:
        place = (self.grid.name, draft.row, self._cell_of(draft, meaning))
        draft.trace.append(Trace(self.header.display_name(meaning), value, read_as, way, *place))

    def ask(self, draft: Draft, meaning: str, remark: Remark) -> None:
        """Ask this at a draft's cell; of each word of a Status column, and whether 06/07 is a day
        of July, once."""
        matter = (remark.code, remark.values.get("status", ""))
        if matter not in self.asked or remark.code not in _ASKED_ONCE:
            self.warnings.append(self._place(draft, meaning, remark))
        self.asked.add(matter)

    def _place(self, draft: Draft, meaning: str, remark: Remark) -> Remark:
        """A remark with the place of a draft's cell."""
        value = draft.kode if meaning == "kode" else draft.content.get(meaning, "")
        place = (
            self.grid.name,
            draft.row,
            self.header.display_name(meaning),
            value,
            self._cell_of(draft, meaning),
        )
        return Remark(remark.code, *place, remark.values)


def _name_once(pic: str) -> str:
    """Who does the work, each named once: of three lines or items that all say Seksi A one."""
    items = list_items(pic) or PATTERNS["between_names"].split(pic.strip())
    if len({item.casefold() for item in items}) == 1:
        return items[0]
    lines = [line.strip() for line in pic.splitlines() if line.strip()]
    unique = dict.fromkeys(lines)
    return "\n".join(unique) if len(unique) < len(lines) else pic


def _read_each(words: str, tahun: int | None, langkah_aksi: str, capaian: str) -> TargetTime | None:
    """A window with as many tenggat as the langkah says kali, or its TARGET CAPAIAN kali or laporan
    (Rapat 12 kali, Januari–Desember; 3 laporan, April–Juni); None of other numbers: 12 dokumen may
    all be due at its end."""
    for said in filter(PATTERNS["may_count"].search, (langkah_aksi, capaian)):
        times = count_times(PATTERNS["of_laporan"].sub(r"\1 kali", comparable(said)))
        each = read_time(f"{words}, {times} kali", tahun, target_capaian=f"{times} kali setahun")
        if len(each.tenggat) == times:
            return replace(each, dibaca=PATTERNS["read_from"].sub(f"“{said}”", each.dibaca))
    return None


def _months_in_a_row(marked: Marked) -> int:
    """How many months the longest run of marks without a gap covers; 0 where each stands alone."""
    runs = (run for run in split_into_runs(marked.slots) if len(run) > 1)
    return max((sum(slot.length for slot in run) for run in runs), default=0)


def _leaves_weeks_free(months: Mapping[int, CalendarSlot], marked: Marked) -> bool:
    """Whether weeks stand below the months of a calendar, and marks leave some free between them,
    but whole months."""
    weeks = sorted(months)
    places = sorted(
        {(weeks.index(column), slot.end_month) for (_, column), slot in marked.cells.items()}
    )
    has_weeks = len({*months.values()}) < len(weeks)
    return has_weeks and any(
        j - i > 1 >= later - earlier for (i, earlier), (j, later) in pairwise(places)
    )
