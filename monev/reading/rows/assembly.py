"""Turn filled rows into langkah: kode, tenggat, bukti, and the progress a plain table reports."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from monev.core.grouping import group_by
from monev.core.records import Bukti, BuktiReport, Langkah, TenggatReport
from monev.core.remarks import Remark, unique_remarks
from monev.core.text import join_pics
from monev.reading.choices import ReadingChoices
from monev.reading.columns.header import Header
from monev.reading.evidence.doubts import ask_about_parts, longest_line
from monev.reading.evidence.split import split_bukti
from monev.reading.files.faults import at_row
from monev.reading.reports.report_words import (
    EMPTY,
    complain_of_status,
    put_off_to,
    read_finished,
    read_meant,
    read_status,
)
from monev.reading.rows import OTHER, Draft, list_items
from monev.reading.rows.kode import KodeGiver
from monev.reading.rows.month_matrix import word_time
from monev.reading.rows.report_columns import ask_about_report
from monev.reading.rows.row_times import MEANT, RowTimes, add_trace, cell_of
from monev.reading.vocabulary.headings import LAPORAN, normalize
from monev.reading.vocabulary.time_words import PATTERNS

_ASKED_ONCE = ("reports.links_of_several", "reports.status_unknown_in_plan", "reports.status_meant")
REALISASI = f"{OTHER}Realisasi"
"""The name under which the periods are kept whose mark means done."""
AMOUNTS = f"{OTHER}Target per periode"
"""The name under which the target capaian of each period is kept if the table also has a TARGET
CAPAIAN."""


@dataclass
class Assembly:
    """Builds all langkah of one table, with its reports and questions.

    has_laporan: other sheets of the file report progress, so these columns are only kept. kode:
    shared by all sheets of one plan. choices: readings people settled. realisasi, bukti: None if
    the table has no such column.
    """

    header: Header
    drafts: Sequence[Draft]
    tahun: int
    has_laporan: bool
    kode: KodeGiver
    choices: ReadingChoices
    langkah: list[Langkah] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)
    errors: list[Remark] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.grid = self.header.grid
        reported = set[str]()
        if not self.has_laporan:
            reported = set(LAPORAN) & self.header.columns.keys()
        self.realisasi: list[TenggatReport] | None = [] if reported - {"tautan"} else None
        self.bukti: list[BuktiReport] | None = [] if "tautan" in reported else None
        cells = list[str]()
        for draft in self.drafts:
            cells += draft.bukti
        self.width = longest_line(cells)
        self.times = RowTimes(self.header, self.drafts, self.tahun, self.choices, self.has_laporan)
        self.empty = self.times.empty
        self.asked = set[tuple[str, str]]()

    def run(self) -> None:
        """Build the langkah of every draft, in order."""
        written = [draft for draft in self.drafts if draft.kode]
        for draft, remark in self.kode.reserve(written):
            self.errors.append(self._place(draft, "kode", remark))
        comments = group_by(self.grid.comments, itemgetter(0))
        for draft in self.drafts:
            with at_row(self.grid.name, draft.row):
                for cell in comments.get(draft.row, ()):
                    comment = self.grid.comments[cell]
                    draft.append(f"{OTHER}Komentar", comment, "; ")
                langkah = self._build_langkah(draft)
                self.langkah.append(langkah)
                if self.realisasi is not None:
                    self.realisasi.append(self._read_report(draft, langkah))
                link = draft.content.get("tautan", "")
                if self.bukti is not None and link:
                    self.bukti += self._read_link(draft, langkah, link)
        self.warnings[:0] = self.times.tell_of_spans()
        if not self.has_laporan:
            self.warnings += ask_about_report(self.header, self.drafts, self.tahun)

    def _build_langkah(self, draft: Draft) -> Langkah:
        content = draft.content
        self._add_unit(draft)
        timing, remarks = self.times.read(draft)
        for remark in remarks:
            self.ask(draft, "target_waktu", remark)
        self._keep_amounts(draft)
        bukti = self._split_bukti(draft)
        self._check_words(draft)
        for meaning in LAPORAN:
            text = content.get(meaning, "")
            if text and (self.has_laporan or _says_more_than_status(meaning, text)):
                content[OTHER + self.header.display_name(meaning)] = text
        texts = {meaning: content.get(meaning, "") for meaning in MEANT}
        pic = self._read_pic(draft)
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

    def _read_pic(self, draft: Draft) -> str:
        """Return the PIC of a langkah; several that a person parted stand as `join_pics` gives."""
        pic = _name_once(draft.content.get("pic", ""))
        chosen = self.choices.chosen_words("pic", draft.content, pic) if pic else None
        if not chosen:
            return pic
        several = join_pics(chosen.splitlines())
        add_trace(self.header, draft, "pic", pic, several, "pilihan")
        return several

    def _add_unit(self, draft: Draft) -> None:
        """Add the unit to a bare amount: TARGET 4 beside SATUAN kali."""
        amount = draft.content.get("target_capaian", "")
        if PATTERNS["amount"].fullmatch(amount):
            for name, said in draft.other_columns.items():
                if PATTERNS["unit_of_target"].fullmatch(name):
                    draft.content["target_capaian"] = f"{amount} {said}"

    def _keep_amounts(self, draft: Draft) -> None:
        """Keep the amounts in marked cells as the target capaian of each period.

        An example is Mar: 1 laporan; Jun: 1 laporan. Periods whose mark means done are kept as
        realisasi.
        """
        amounts = sorted(draft.marked.amounts.items(), key=lambda each: each[0].end_month)
        if words := "; ".join(f"{slot.name}: {text}" for slot, text in amounts):
            name = AMOUNTS if draft.content.get("target_capaian") else "target_capaian"
            draft.content[name] = words
            add_trace(
                self.header, draft, "target_waktu", words, f"target capaian {words}", "ditafsirkan"
            )
        if draft.marked.done:
            done = word_time(tuple(dict.fromkeys(draft.marked.done)), span=False)
            draft.append(REALISASI, done, "; ")

    def _split_bukti(self, draft: Draft) -> tuple[Bukti, ...]:
        """Split the evidence cells into documents, cell by cell."""
        chosen = self.choices.bukti(draft.content)
        bukti = list(chosen or ())
        doubts = list[Remark]()
        if not chosen:
            for text in draft.bukti:
                bukti += split_bukti(text)
                doubt = ask_about_parts(text, self.width)
                if doubt:
                    doubts.append(doubt)
        for remark in unique_remarks(doubts):
            self.ask(draft, "bukti_dukung", remark)
        if chosen or len(bukti) > 1:
            names = "; ".join(each.nama for each in bukti)
            read_as = f"{len(bukti)} bukti: {names}"
            way = "pilihan" if chosen else "ditafsirkan"
            add_trace(
                self.header, draft, "bukti_dukung", draft.content["bukti_dukung"], read_as, way
            )
        return tuple(bukti)

    def _check_words(self, draft: Draft) -> None:
        """Ask about a langkah without words (once for all empty rows) and one of several items."""
        words = draft.content["langkah_aksi"]
        is_empty = draft.row in self.empty
        if not words and draft.row not in self.empty[1:]:
            rows = ", ".join(map(str, self.empty)) if is_empty else draft.row
            code = "rows.langkah_blank" if draft.kode and not is_empty else "rows.langkah_empty"
            values = {"row": rows}
            cell = (draft.row, self.header.column_of("langkah_aksi"))
            if error := self.grid.errors.get(cell):
                code = "rows.langkah_error"
                values["error"] = error
            self.ask(draft, "langkah_aksi", Remark(code, values=values))
        items = len(list_items(words))
        if items > 1:
            asked = Remark("rows.langkah_of_items", values={"items": items})
            self.ask(draft, "langkah_aksi", asked)

    def _read_report(self, draft: Draft, langkah: Langkah) -> TenggatReport:
        content = draft.content
        status = self._read_status(draft, langkah)
        text = content.get("tanggal_selesai", "")
        day = draft.dates.get("tanggal_selesai")
        finished, refusal, told = read_finished(text, day, self.tahun)
        for remark in filter(None, (*told, refusal)):
            self.ask(draft, "tanggal_selesai", remark)
        kendala = content.get("kendala", "")
        said = content.get("status", "")
        # If a person chose Tidak berlaku for the office's own words, these are the reason.
        if status == "tidak_berlaku" and read_status(said) is None:
            kendala = kendala or said
        finished = finished if status == "selesai" else None
        texts = (kendala, content.get("tindak_lanjut", ""), langkah.lembar, langkah.baris)
        return TenggatReport(langkah.kode, None, status, finished, *texts, is_kode_written=False)

    def _read_link(self, draft: Draft, langkah: Langkah, link: str) -> Iterator[BuktiReport]:
        """Report the bukti of a link as there if it can only be one; else ask which one it is."""
        is_clear = len(langkah.bukti) == 1 and len(langkah.tenggat) <= 1
        if not is_clear:
            self.ask(draft, "tautan", Remark("reports.links_of_several"))
        link = self.grid.address_at(draft.row, self.header.columns.get("tautan"), link)
        said = ("ada" if is_clear else "belum_ada", link, "", langkah.lembar, langkah.baris)
        for each in langkah.bukti:
            yield BuktiReport(
                langkah.kode, None, each.nama, each.jenis, *said, is_kode_written=False
            )

    def _read_status(self, draft: Draft, langkah: Langkah) -> str | None:
        """Read the status of a langkah, or None if nothing is said.

        1. Without a Status column: REALISASI, if its words are a status.
        2. A status a person chose for these words, or that the words are.
        3. Words that put the langkah off: belum.
        4. Other words are kept and add a question.
        """
        if "status" not in self.header.columns:
            text = draft.content.get("realisasi", "")
            return read_status(text)
        text = draft.content["status"]
        if text in EMPTY:
            return None
        status = self.choices.chosen_status(text) or read_status(text)
        if status is not None:
            return status
        langkah.lainnya[self.header.display_name("status")] = text
        if put_off_to(text, self.tahun) is not None:
            return "belum"
        status, told = read_meant(text)
        if status is None and self._is_done_at(draft, text):
            return "selesai"
        self.ask(draft, "status", told or complain_of_status(text))
        return status

    def _is_done_at(self, draft: Draft, text: str) -> bool:
        """True if a cell names a day, in a column that people said is a report.

        The work was done then.
        """
        heading = self.header.display_name("status")
        day = draft.dates.get("status")
        if normalize(heading) not in self.header.chosen:
            return False
        if read_finished(text, day, self.tahun)[0] is None:
            return False
        draft.content["tanggal_selesai"] = text
        if day:
            draft.dates["tanggal_selesai"] = day
        return True

    def ask(self, draft: Draft, meaning: str, remark: Remark) -> None:
        """Add a remark at a draft's cell.

        Remarks in `_ASKED_ONCE` are added once for each word of a Status column.
        """
        matter = (remark.code, remark.values.get("status", ""))
        if matter not in self.asked or remark.code not in _ASKED_ONCE:
            self.warnings.append(self._place(draft, meaning, remark))
        self.asked.add(matter)

    def _place(self, draft: Draft, meaning: str, remark: Remark) -> Remark:
        """Return the remark with the place of a draft's cell."""
        value = draft.kode if meaning == "kode" else draft.content.get(meaning, "")
        heading = self.header.display_name(meaning)
        cell = cell_of(self.header, draft, meaning)
        place = (self.grid.name, draft.row, heading, value, cell)
        return Remark(remark.code, *place, remark.values)


def _says_more_than_status(meaning: str, text: str) -> bool:
    """True if a report is kept beside its status.

    It holds a number (50%), or free words under REALISASI.
    """
    if meaning == "realisasi" and read_status(text) is None:
        return True
    return meaning in ("status", "realisasi") and any(map(str.isdecimal, text))


def _name_once(pic: str) -> str:
    """Remove repeated names from a PIC: three lines or items that all say Seksi A give one."""
    items = list_items(pic) or PATTERNS["between_names"].split(pic.strip())
    if len({item.casefold() for item in items}) == 1:
        return items[0]
    lines = [line.strip() for line in pic.splitlines()]
    lines = list(filter(None, lines))
    unique = dict.fromkeys(lines)
    return "\n".join(unique) if len(unique) < len(lines) else pic
