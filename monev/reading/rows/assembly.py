"""From filled cells to langkah: kode, tenggat, bukti, and what a plain table reports of progress."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from monev.core.records import Bukti, BuktiReport, Langkah, TenggatReport, Trace
from monev.core.remarks import Remark, unique_remarks
from monev.reading.choices import WITHOUT_CHOICES, ReadingChoices
from monev.reading.columns.header import Header
from monev.reading.columns.heading_units import with_unit
from monev.reading.due_dates.target_waktu import TargetTime, names_rhythm, read_time
from monev.reading.evidence.split import ask_about_parts, split_bukti
from monev.reading.files.grid import cell_address
from monev.reading.reports.plain_rows import RowReporter
from monev.reading.reports.report_words import read_status
from monev.reading.rows.drafts import Draft
from monev.reading.rows.kode_numbers import KodeGiver
from monev.reading.rows.month_matrix import merge_marked, split_into_runs, word_time, words_agree
from monev.reading.vocabulary.headings import LAPORAN
from monev.reading.vocabulary.time_words import UNIT_NAMES

_FORMULA_ERRORS = ("#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!")
_ROWS_NAMED = 12
_ITEM = re.compile(r"^\s*\(?(\d{1,2}|[a-z])[.)]\s*\S", re.MULTILINE)


def _count_items(text: str) -> int:
    """How many items a cell counts off from its first line on: "a. ...\\nb. ..."; 0 where it is no such list."""
    mark = _ITEM.findall(text)
    figures = [int(t) if t.isdecimal() else ord(t) - 96 for t in mark]
    return len(figures) if _ITEM.match(text) and figures == list(range(1, len(figures) + 1)) else 0


@dataclass(slots=True)
class Assembly:
    """All langkah of a table; `realisasi` and `bukti` are None where the table has no such column.

    `consecutive` are rows with marks in months that follow one another, which could be one job.
    """

    langkah: list[Langkah] = field(default_factory=list)
    realisasi: list[TenggatReport] | None = None
    bukti: list[BuktiReport] | None = None
    peringatan: list[Remark] = field(default_factory=list)
    errors: list[Remark] = field(default_factory=list)
    consecutive: list[int] = field(default_factory=list)


def assemble(
    header: Header,
    drafts: list[Draft],
    tahun: int | None,
    *,
    has_laporan: bool,
    kode: KodeGiver,
    choice: ReadingChoices = WITHOUT_CHOICES,
) -> Assembly:
    """Every draft as a Langkah. `has_laporan`: progress is reported elsewhere in the file, so these columns are only
    kept; `kode` goes on over all sheets of one plan; `choice` are readings people settled."""
    return _Assembler(header, tahun, has_laporan, kode, choice).run(drafts)


_KODE_OF_ITS_OWN = "Setiap langkah perlu kode sendiri: kosongkan KODE di baris salinan, atau hapus baris itu."


class _Assembler:
    """Builds the langkah of one table and collects what has to be asked."""

    def __init__(
        self, header: Header, tahun: int | None, has_laporan: bool, kode: KodeGiver, choice: ReadingChoices
    ) -> None:
        self.header = header
        self.grid = header.grid
        self.tahun = tahun
        self.kode = kode
        self.choice = choice
        self.laporan_columns = [meaning for meaning in LAPORAN if meaning in header.columns]
        self.store_laporan = has_laporan
        self.result = Assembly()
        self.reporter = RowReporter(header, tahun, self._ask)
        if not has_laporan:
            if any(meaning != "tautan" for meaning in self.laporan_columns):
                self.result.realisasi = []
            if "tautan" in self.laporan_columns:
                self.result.bukti = []

    def run(self, drafts: list[Draft]) -> Assembly:
        """All drafts in order."""
        for duplicates in self.kode.reserve(drafts):
            first = self.kode.used[duplicates.kode]
            message = f"Kode {duplicates.kode} dipakai dua kali (baris {first} dan {duplicates.row})."
            self.result.errors.append(self._remark(duplicates, "kode", f"{message} {_KODE_OF_ITS_OWN}"))
        for one in drafts:
            langkah = self._build_langkah(one)
            self.result.langkah.append(langkah)
            self._take_laporan(one, langkah)
        self._ask_about_consecutive()
        return self.result

    def _ask_about_consecutive(self) -> None:
        """Say once a table that marks in neighbouring months were read one each."""
        if not self.result.consecutive:
            return
        row = ", ".join(map(str, self.result.consecutive[:_ROWS_NAMED]))
        extra = " dan lainnya" if len(self.result.consecutive) > _ROWS_NAMED else ""
        calendar = self.header.calendar
        unit = UNIT_NAMES[next(iter(calendar.columns.values())).length]
        message = (
            f"Tanda di {unit} yang berurutan dibaca satu tenggat tiap {unit} (baris {row}{extra}). Bila di "
            f"antaranya ada satu pekerjaan yang selesai di {unit} terakhir, isi kolom Frekuensi di baris itu dengan "
            "“sekali”."
        )
        self.result.peringatan.insert(
            0,
            Remark(
                message,
                self.grid.name,
                self.header.end,
                calendar.display_name,
                sel=cell_address(self.header.end, calendar.start),
            ),
        )

    def _build_langkah(self, one: Draft) -> Langkah:
        content = one.content
        kode = self.kode.give(one)
        timing = self._read_time(one)
        bukti = self._split_bukti(one)
        self._check_content(one)
        if self.store_laporan:
            self._store_as_is(one, self.laporan_columns)
        elif "realisasi" in self.laporan_columns and read_status(content.get("realisasi", "")) is None:
            self._store_as_is(one, ["realisasi"])
        return Langkah(
            kode=kode,
            area=one.location.area,
            nama_area=one.location.nama_area,
            sub_area=one.location.sub_area,
            nama_sub_area=one.location.nama_sub_area,
            no=one.no,
            komponen=content.get("komponen", ""),
            indikator=content.get("indikator", ""),
            langkah_aksi=content["langkah_aksi"],
            bukti_dukung=content["bukti_dukung"],
            target_waktu=content["target_waktu"],
            target_capaian=content.get("target_capaian", ""),
            frekuensi=content.get("frekuensi") or None,
            pic=content.get("pic") or None,
            lainnya=one.other_columns,
            jenis_target=timing.jenis_target,
            mulai=timing.mulai,
            tenggat=timing.tenggat,
            bukti=bukti,
            lembar=self.grid.name,
            baris=one.row,
            jejak=tuple(one.trace),
            is_kode_written=bool(one.kode),
        )

    def _read_time(self, one: Draft) -> TargetTime:
        """TARGET WAKTU as tenggat; every cell of it leaves a trace, every doubt a question."""
        text, source, questions = self._time_text(one)
        one.content["target_waktu"] = text
        if chosen := self.choice.chosen_time(one.content, self.tahun):
            one.trace.append(self._trace(one, "target_waktu", text, chosen.dibaca, "pilihan"))
            return chosen
        timing = read_time(
            with_unit(self.header.display_name("target_waktu"), text),
            self.tahun,
            frequency=one.content.get("frekuensi") or None,
            target_capaian=one.content.get("target_capaian", ""),
            value=one.dates.get("target_waktu"),
        )
        message = [
            *questions,
            *timing.peringatan,
            *self._ask_about_inherited_rhythm(one, timing),
            *self._ask_about_matrix(one, timing),
        ]
        if timing.jenis_target == "tanpa" and not message and not self.header.columns.get("target_waktu"):
            message = ["Tidak ada bulan yang ditandai di baris ini: langkahnya belum dapat dinilai. Tandai bulannya."]
        elif timing.jenis_target == "tanpa" and not message:
            message = ["Tanpa target waktu: langkah ini belum dapat dinilai. Isi bulannya, misalnya “Oktober 2025”."]
        self.result.peringatan.extend(self._remark(one, "target_waktu", p) for p in message)
        way = "diragukan" if timing.peringatan or questions or len(message) > 1 else "ditafsirkan"
        one.trace.append(self._trace(one, "target_waktu", text, source + timing.dibaca, way))
        return timing

    def _time_text(self, one: Draft) -> tuple[str, str, list[Remark | str]]:
        """The words TARGET WAKTU is read from, where they come from if from marks, and what to ask about the marks."""
        text = one.content["target_waktu"]
        if not one.matrix or ("target_waktu" in self.header.columns and text):
            return text, "", []
        marked = merge_marked(one.matrix)
        rhythm = names_rhythm(one.content.get("frekuensi"), one.content.get("target_capaian", ""))
        consecutive = any(len(run) > 1 for run in split_into_runs(marked.slots))
        text = word_time(marked.slots, span=consecutive and rhythm)
        questions: list[Remark | str] = list(marked.questions)
        if consecutive and not rhythm and marked.bar:
            questions.append(
                f"{word_time(marked.slots, span=True)} ditandai tanpa putus ({marked.name_cells}): dibaca satu "
                f"tenggat tiap {UNIT_NAMES[marked.slots[0].length]}. Bila maksudnya satu pekerjaan yang selesai di "
                "akhirnya, isi kolom Frekuensi dengan “sekali”; bila memang tiap bulan, isi “bulanan”."
            )
        elif consecutive and not rhythm:
            self.result.consecutive.append(one.row)
        return text, f"sel bertanda {marked.name_cells}: " if marked.cells else "", questions

    def _ask_about_matrix(self, one: Draft, timing: TargetTime) -> Sequence[Remark | str]:
        """Ask where the words and the marks beside them name different months; the words were read."""
        if not one.matrix or "target_waktu" not in self.header.columns:
            return []
        marked = merge_marked(one.matrix)
        if not marked.slots or words_agree(timing, marked.slots, self.tahun):
            return marked.questions if marked.slots else ()
        return [
            f"Yang tertulis dan yang ditandai berbeda: ditandai {word_time(marked.slots, span=True)} "
            f"({marked.name_cells}). Yang dipakai yang tertulis."
        ]

    def _ask_about_inherited_rhythm(self, one: Draft, timing: TargetTime) -> list[str]:
        """Ask where a row names its own time, but how often comes from the row above and changes the tenggat."""
        origin = one.inherited & {"frekuensi", "target_capaian"}
        if not origin or "target_waktu" in one.inherited or one.dates.get("target_waktu"):
            return []
        own = read_time(
            one.content["target_waktu"],
            self.tahun,
            frequency=None if "frekuensi" in origin else one.content.get("frekuensi") or None,
            target_capaian="" if "target_capaian" in origin else one.content.get("target_capaian", ""),
        )
        if own.tenggat == timing.tenggat:
            return []
        heading = " dan ".join(self.header.display_name(meaning) for meaning in sorted(origin))
        return [
            f"{heading} di baris ini kosong dan mengikuti baris di atasnya, sehingga ada {len(timing.tenggat)} "
            "tenggat; "
            f"tanpa itu ada {len(own.tenggat)}. Isi sendiri bila bukan itu maksudnya."
        ]

    def _split_bukti(self, one: Draft) -> tuple[Bukti, ...]:
        """The evidence cells split into documents, cell by cell."""
        chosen = self.choice.bukti(one.content)
        bukti = chosen or tuple(b for text in one.bukti for b in split_bukti(text))
        for remark in () if chosen else unique_remarks(filter(None, map(ask_about_parts, one.bukti))):
            self._ask(one, "bukti_dukung", remark)
        if chosen or len(bukti) > 1:
            read_as = f"{len(bukti)} bukti: " + "; ".join(b.nama for b in bukti)
            way = "pilihan" if chosen else "ditafsirkan"
            one.trace.append(self._trace(one, "bukti_dukung", one.content["bukti_dukung"], read_as, way))
        return bukti

    def _check_content(self, one: Draft) -> None:
        """Ask about a langkah without words and about cells in which a formula failed."""
        if not one.content["langkah_aksi"]:
            message = f"LANGKAH AKSI di baris {one.row} kosong. Isi langkahnya, atau hapus barisnya."
            self._ask(one, "langkah_aksi", message)
        elif (item := _count_items(one.content["langkah_aksi"])) > 1:
            message = (
                f"LANGKAH AKSI ini berisi {item} butir; dibaca sebagai satu langkah. Bila tiap butir langkah "
                "tersendiri dengan bukti dan waktunya, tulis masing-masing di baris sendiri."
            )
            self._ask(one, "langkah_aksi", message)
        for meaning, text in one.content.items():
            if text.startswith("#") and text.upper().startswith(_FORMULA_ERRORS):
                message = f"Sel ini berisi kesalahan rumus {text}. Perbaiki rumusnya, atau ketik isinya."
                self._ask(one, meaning, message)

    def _store_as_is(self, one: Draft, meanings: list[str]) -> None:
        """Keep the cells of these columns with the langkah, under their headings."""
        for meaning in meanings:
            if text := one.content.get(meaning, ""):
                one.other_columns[self.header.display_name(meaning)] = text

    def _take_laporan(self, one: Draft, langkah: Langkah) -> None:
        if self.result.realisasi is not None:
            self.result.realisasi.append(self.reporter.realisasi(one, langkah))
        if self.result.bukti is not None and (link := one.content.get("tautan", "")):
            link = self.grid.address_at(one.row, self.header.columns.get("tautan"), link)
            self.result.bukti.extend(self.reporter.bukti(one, langkah, link))

    def _place_of(self, one: Draft, meaning: str) -> str | None:
        """The address of a meaning's cell; of a time that was marked, the first marked cell."""
        column = self.header.columns.get(meaning)
        if column is None and meaning == "target_waktu" and self.header.calendar:
            with_mark = sorted(merge_marked(one.matrix).cells)
            return cell_address(*with_mark[0]) if with_mark else cell_address(one.row, self.header.calendar.start)
        return cell_address(one.row, column) if column else None

    def _trace(self, one: Draft, meaning: str, value: str, read_as: str, way: str) -> Trace:
        cell = self._place_of(one, meaning)
        return Trace(self.header.display_name(meaning), value, read_as, way, self.grid.name, one.row, cell)

    def _ask(self, one: Draft, meaning: str, message: Remark | str) -> None:
        self.result.peringatan.append(self._remark(one, meaning, message))

    def _remark(self, one: Draft, meaning: str, message: Remark | str) -> Remark:
        return replace(
            message if isinstance(message, Remark) else Remark(message),
            lembar=self.grid.name,
            baris=one.row,
            kolom=self.header.display_name(meaning),
            nilai=one.kode if meaning == "kode" else one.content.get(meaning, ""),
            sel=self._place_of(one, meaning),
        )
