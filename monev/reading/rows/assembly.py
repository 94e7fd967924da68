"""From filled cells to langkah: kode, tenggat, bukti, and what a plain table reports of
progress."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter

from monev.core.grouping import group_by
from monev.core.records import (
    Bukti,
    BuktiReport,
    Langkah,
    TenggatReport,
)
from monev.core.remarks import Remark, unique_remarks
from monev.reading.choices import ReadingChoices
from monev.reading.columns.header import Header
from monev.reading.evidence.doubts import (
    ask_about_parts,
    longest_line,
)
from monev.reading.evidence.split import split_bukti
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
from monev.reading.rows.realisasi_rows import REALISASI
from monev.reading.rows.row_times import (
    MEANT,
    RowTimes,
    add_trace,
    cell_of,
)
from monev.reading.vocabulary.headings import (
    LAPORAN,
)
from monev.reading.vocabulary.time_words import PATTERNS

_SAID_ONCE = 2
_ASKED_ONCE = (
    "due.day_first",
    "reports.status_unknown_in_plan",
    "reports.status_meant",
)
AMOUNTS = f"{OTHER}Target per periode"
"""Under which name the target capaian of each period is kept, where the table has a TARGET CAPAIAN
besides."""


@dataclass
class Assembly:
    """All langkah of one table, what it reports, and what has to be asked.

    has_laporan: progress is reported elsewhere in the file, so these columns are only kept. kode:
    goes on over all sheets of one plan. choices: readings people settled. realisasi, bukti: None
    where the table has no such column.
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
        reported = set[str]() if self.has_laporan else {*LAPORAN} & self.header.columns.keys()
        self.realisasi: list[TenggatReport] | None = [] if reported - {"tautan"} else None
        self.bukti: list[BuktiReport] | None = [] if "tautan" in reported else None
        self.width = longest_line(text for draft in self.drafts for text in draft.bukti)
        self.times = RowTimes(
            self.header,
            self.drafts,
            self.tahun,
            self.choices,
            self.has_laporan,
        )
        self.empty = self.times.empty
        self.asked = {("due.day_first", "")} if self.times.is_day_first else set[tuple[str, str]]()

    def run(self) -> None:
        """All drafts in order."""
        self.kode.look_at(self.drafts)
        for draft, remark in self.kode.reserve([draft for draft in self.drafts if draft.kode]):
            self.errors.append(self._place(draft, "kode", remark))
        comments = group_by(self.grid.comments, itemgetter(0))
        for draft in self.drafts:
            for cell in comments.get(draft.row, ()):
                draft.append(
                    f"{OTHER}Komentar",
                    self.grid.comments[cell],
                    "; ",
                )
            langkah = self._build_langkah(draft)
            self.langkah.append(langkah)
            if draft.row in self.times.done:
                self.realisasi = self.realisasi or []
            if self.realisasi is not None:
                self.realisasi.append(self._read_report(draft, langkah))
            if self.bukti is not None and (link := draft.content.get("tautan", "")):
                self.bukti += self._read_link(draft, langkah, link)
        self.warnings[:0] = self.times.tell_of_spans()
        self._tell_of_links()

    def _tell_of_links(self) -> None:
        """Say once of the whole table that its links do not tell which bukti they are."""
        alike = [each for each in self.warnings if each.code == "reports.link_of_several"]
        if len(alike) >= _SAID_ONCE:
            values = {"links": len(alike)}
            code = "reports.links_of_several"
            once = replace(
                alike[0],
                code=code,
                baris=None,
                nilai=None,
                values=values,
            )
            others = [each for each in self.warnings if each.code != alike[0].code]
            self.warnings = [once, *others]

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
        pic = _name_once(content.get("pic", ""))
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

    def _add_unit(self, draft: Draft) -> None:
        """Put the unit beside a bare amount: TARGET 4 beside SATUAN kali."""
        amount = draft.content.get("target_capaian", "")
        if PATTERNS["amount"].fullmatch(amount):
            for name, said in draft.other_columns.items():
                if PATTERNS["unit_of_target"].fullmatch(name):
                    draft.content["target_capaian"] = f"{amount} {said}"

    def _keep_amounts(self, draft: Draft) -> None:
        """Keep what stands in marked cells: the target capaian of each period (Mar: 1 laporan; Jun:
        1 laporan), and what a legend says was done."""
        amounts = sorted(
            draft.marked.amounts.items(),
            key=lambda each: each[0].end_month,
        )
        if words := "; ".join(f"{slot.name}: {text}" for slot, text in amounts):
            name = AMOUNTS if draft.content.get("target_capaian") else "target_capaian"
            draft.content[name] = words
            add_trace(
                self.header,
                draft,
                "target_waktu",
                words,
                f"target capaian {words}",
                "ditafsirkan",
            )
        if draft.marked.done:
            done = word_time(
                tuple(dict.fromkeys(draft.marked.done)),
                span=False,
            )
            draft.append(REALISASI, done, "; ")

    def _split_bukti(self, draft: Draft) -> tuple[Bukti, ...]:
        """The evidence cells split into documents, cell by cell."""
        chosen = self.choices.bukti(draft.content)
        bukti = list(chosen or ())
        doubts = list[Remark]()
        for text in () if chosen else draft.bukti:
            bukti += split_bukti(text)
            doubts += filter(None, [ask_about_parts(text, self.width)])
        for remark in unique_remarks(doubts):
            self.ask(draft, "bukti_dukung", remark)
        if chosen or len(bukti) > 1:
            read_as = f"{len(bukti)} bukti: " + "; ".join(each.nama for each in bukti)
            way = "pilihan" if chosen else "ditafsirkan"
            add_trace(
                self.header,
                draft,
                "bukti_dukung",
                draft.content["bukti_dukung"],
                read_as,
                way,
            )
        return tuple(bukti)

    def _check_words(self, draft: Draft) -> None:
        """Ask about a langkah without words, once of all rows that say nothing; and about one of
        several items."""
        words = draft.content["langkah_aksi"]
        is_empty = draft.row in self.empty
        if not words and draft.row not in self.empty[1:]:
            rows = ", ".join(map(str, self.empty)) if is_empty else draft.row
            code = "rows.langkah_blank" if draft.kode and not is_empty else "rows.langkah_empty"
            self.ask(
                draft,
                "langkah_aksi",
                Remark(code, values={"row": rows}),
            )
        items = len(list_items(words))
        if items > 1:
            asked = Remark(
                "rows.langkah_of_items",
                values={"items": items},
            )
            self.ask(draft, "langkah_aksi", asked)

    def _read_report(self, draft: Draft, langkah: Langkah) -> TenggatReport:
        content = draft.content
        done = self.times.done.get(draft.row)
        status = self._read_status(draft, langkah) or ("selesai" if done else None)
        text = content.get("tanggal_selesai", "")
        if done and not text and langkah.jenis_target == "tanggal":
            text = done.tenggat
        day = draft.dates.get("tanggal_selesai")
        finished, refusal, told = read_finished(text, day, self.tahun)
        for remark in filter(None, (*told, refusal)):
            self.ask(draft, "tanggal_selesai", remark)
        kendala = content.get("kendala", "")
        said = content.get("status", "")
        # The office's own words are the reason where a person chose Tidak berlaku for them.
        if status == "tidak_berlaku" and read_status(said) is None:
            kendala = kendala or said
        finished = finished if status == "selesai" else None
        texts = (
            kendala,
            content.get("tindak_lanjut", ""),
            langkah.lembar,
            langkah.baris,
        )
        return TenggatReport(
            langkah.kode,
            None,
            status,
            finished,
            *texts,
            is_kode_written=False,
        )

    def _read_link(self, draft: Draft, langkah: Langkah, link: str) -> Iterator[BuktiReport]:
        """A link says that a bukti is there only where it can be but one; else it is asked
        which."""
        is_clear = len(langkah.bukti) == 1 and len(langkah.tenggat) <= 1
        if not is_clear:
            values = {
                "bukti": len(langkah.bukti),
                "tenggat": len(langkah.tenggat),
            }
            self.ask(
                draft,
                "tautan",
                Remark("reports.link_of_several", values=values),
            )
        link = self.grid.address_at(
            draft.row,
            self.header.columns.get("tautan"),
            link,
        )
        said = (
            "ada" if is_clear else "belum_ada",
            link,
            "",
            langkah.lembar,
            langkah.baris,
        )
        for each in langkah.bukti:
            yield BuktiReport(
                langkah.kode,
                None,
                each.nama,
                each.jenis,
                *said,
                is_kode_written=False,
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
            self.ask(
                draft,
                "status",
                told or complain_of_status(text),
            )
        return status

    def ask(self, draft: Draft, meaning: str, remark: Remark) -> None:
        """Ask this at a draft's cell; of each word of a Status column, and whether 06/07 is a day
        of July, once."""
        matter = (
            remark.code,
            remark.values.get("status", ""),
        )
        if matter not in self.asked or remark.code not in _ASKED_ONCE:
            self.warnings.append(self._place(draft, meaning, remark))
        self.asked.add(matter)

    def _place(self, draft: Draft, meaning: str, remark: Remark) -> Remark:
        """A remark with the place of a draft's cell."""
        value = draft.kode if meaning == "kode" else draft.content.get(meaning, "")
        heading = self.header.display_name(meaning)
        cell = cell_of(self.header, draft, meaning)
        place = (
            self.grid.name,
            draft.row,
            heading,
            value,
            cell,
        )
        return Remark(remark.code, *place, remark.values)


def _says_more_than_status(meaning: str, text: str) -> bool:
    """True if what is reported is kept beside its status: how much is done (50%), and free words
    under REALISASI."""
    is_free = meaning == "realisasi" and read_status(text) is None
    return is_free or (meaning in ("status", "realisasi") and any(map(str.isdecimal, text)))


def _name_once(pic: str) -> str:
    """Who does the work, each named once: of three lines or items that all say Seksi A one."""
    items = list_items(pic) or PATTERNS["between_names"].split(pic.strip())
    if len({item.casefold() for item in items}) == 1:
        return items[0]
    lines = list(filter(None, map(str.strip, pic.splitlines())))
    unique = dict.fromkeys(lines)
    return "\n".join(unique) if len(unique) < len(lines) else pic
