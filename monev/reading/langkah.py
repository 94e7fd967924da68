"""Turn the works of a table into langkah: kode, tenggat, bukti, PIC, and how each cell was read."""

from collections.abc import Iterable, Set
from dataclasses import dataclass, field, replace

from monev.core.records import Bukti, BuktiReport, Langkah, TenggatReport
from monev.core.remarks import Remark
from monev.core.text import join_pics
from monev.reading.choices import ReadingChoices, is_confirmed
from monev.reading.evidence.split import may_be_two, split_bukti
from monev.reading.files.faults import at_row
from monev.reading.kode import KodeGiver
from monev.reading.periods import name_period
from monev.reading.pics import SEVERAL_PICS, surely_several
from monev.reading.proposal import KEPT, Proposal
from monev.reading.reports.plan_reports import PlanReports
from monev.reading.rows import Rows, Work
from monev.reading.times import Due, Timer
from monev.reading.vocabulary.headings import LAPORAN, is_nothing
from monev.reading.vocabulary.structure import has_words, list_items
from monev.reading.vocabulary.time_words import PATTERNS

_AMOUNTS = "Target per periode"
_UNPRINTED = "\ufe0f"
"""What makes a sign an emoji; it is no letter of a name."""


@dataclass
class Assembly:
    """Builds the langkah of one table, with its reports and questions.

    has_laporan: other sheets of the file report progress, so these columns are only kept. pics: the
    PIC cells of the whole plan.
    """

    proposal: Proposal
    rows: Rows
    tahun: int
    has_laporan: bool
    kode: KodeGiver
    choices: ReadingChoices
    pics: Set[str]
    langkah: list[Langkah] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)
    errors: list[Remark] = field(default_factory=list)
    realisasi: list[TenggatReport] | None = None
    bukti: list[BuktiReport] | None = None

    def __post_init__(self) -> None:
        self.grid = self.proposal.table.grid
        kept = self.proposal.all_of(KEPT, *LAPORAN)
        self.names = {column.number: column.key for column in kept}

    def reserve(self) -> None:
        """Reserve the written kode before any is made up, and report each used twice."""
        for work in self.rows.works:
            first = self.kode.reserve(work.kode, work.row) if work.kode else 0
            if first:
                values = {"kode": work.kode, "first": first, "second": work.row}
                self.errors.append(self._remark(work, "kode", "rows.kode_used_twice", **values))

    def run(self) -> None:
        """Build the langkah of every work, in order."""
        works = self.rows.works
        timer = Timer(self.proposal, works, self.tahun, self.choices)
        reports = PlanReports(self.proposal, self.tahun, self.choices)
        for work in works:
            with at_row(self.grid.name, work.row):
                due = timer.read(work)
                langkah = self._build(work, due)
                self.langkah.append(langkah)
                if not self.has_laporan:
                    reports.read(work, due, langkah)
        self.warnings[:0] = timer.tell()
        self.warnings += reports.warnings
        self.realisasi, self.bukti = reports.realisasi, reports.bukti

    def _build(self, work: Work, due: Due) -> Langkah:
        cells = work.cells
        self._tell_of_time(work, due)
        others = self._read_others(work)
        each = (f"{name_period(period)}: {text}" for period, text in due.amounts.items())
        if words := "; ".join(each):
            if cells["target_capaian"]:
                others[_AMOUNTS] = words
            else:
                cells["target_capaian"] = words
        self._add_unit(work, others)
        bukti = self._split_bukti(work)
        self._check_words(work)
        return Langkah(
            kode=self.kode.give(work.kode, work.area.mark, work.sub_area, work.number),
            area=work.area.mark,
            nama_area=work.area.name,
            sub_area=work.sub_area,
            nama_sub_area=work.sub_area_name,
            no=work.number,
            komponen=cells["komponen"],
            indikator=cells["indikator"],
            langkah_aksi=work.words,
            bukti_dukung=cells["bukti_dukung"],
            target_waktu=due.text,
            target_capaian=cells["target_capaian"],
            frekuensi=cells["frekuensi"] or None,
            pic=self._read_pic(work) or None,
            lainnya=others,
            jenis_target=due.timing.jenis_target,
            mulai=due.timing.mulai,
            tenggat=due.timing.tenggat,
            bukti=bukti,
            lembar=self.grid.name,
            baris=work.row,
            jejak=tuple(work.traces),
            is_kode_written=bool(work.kode),
        )

    def _tell_of_time(self, work: Work, due: Due) -> None:
        """Leave the trace of a time, and its questions at its cell."""
        heading = self.proposal.heading_of("target_waktu")
        is_doubtful = due.timing.peringatan or len(due.asks) > 1
        way = "pilihan" if due.chosen else "diragukan" if is_doubtful else "ditafsirkan"
        read_as = due.source + due.timing.dibaca
        trace = self.grid.trace_at(work.row, due.column, heading, due.text, read_as, way)
        work.traces.append(trace)
        for remark in due.asks:
            at = (self.grid.name, work.row, heading, due.text, trace.sel)
            self.warnings.append(Remark(remark.code, *at, remark.values))

    def _read_others(self, work: Work) -> dict[str, str]:
        """Return the cells of the columns that are only kept, and the comments of the row."""
        others: dict[str, str] = {}
        for number, name in self.names.items():
            column = self.proposal.columns[number]
            if column.meaning in LAPORAN and not self.has_laporan:
                continue
            texts = dict.fromkeys(self.grid.content_at(row, number) for row in work.rows)
            if text := "\n".join(filter(None, texts)):
                others[name] = text
        if comments := self.grid.comments_of(work.row):
            others["Komentar"] = comments
        return others

    def _add_unit(self, work: Work, others: dict[str, str]) -> None:
        """Add the unit to a bare amount: TARGET 4 beside SATUAN kali."""
        amount = work.cells["target_capaian"]
        if PATTERNS["amount"].fullmatch(amount):
            for name, said in others.items():
                if PATTERNS["unit_of_target"].fullmatch(name):
                    work.cells["target_capaian"] = f"{amount} {said}"

    def _split_bukti(self, work: Work) -> tuple[Bukti, ...]:
        """Split the cell of documents, as a person chose or by its signs."""
        text = work.cells["bukti_dukung"]
        text = work.cells["bukti_dukung"] = text.replace(_UNPRINTED, "")
        chosen = self.choices.bukti(work.texts)
        bukti = chosen or tuple(
            part
            for line in self._own_cells(work)
            for part in split_bukti(line.replace(_UNPRINTED, ""))
        )
        if not chosen and any(may_be_two(each.nama) for each in bukti):
            place = (self.grid.name, work.row, self.proposal.heading_of("bukti_dukung"), text)
            self.warnings.append(Remark("rows.bukti_perhaps_two", *place))
        if chosen or len(bukti) > 1:
            names = "; ".join(each.nama for each in bukti)
            way = "pilihan" if chosen else "ditafsirkan"
            self._trace(work, "bukti_dukung", text, f"{len(bukti)} bukti: {names}", way)
        return bukti

    def _own_cells(self, work: Work) -> Iterable[str]:
        """Return the cells of documents of a work's rows: each is a list of its own."""
        column = self.proposal.find("bukti_dukung")
        if not column:
            return []
        cells = [self.grid.own_text(row, column) for row in work.rows[1:]]
        own = dict.fromkeys((self.grid.content_at(work.row, column), *cells))
        parts = [*filter(None, own)]
        whole = work.cells["bukti_dukung"]
        return parts if "\n".join(parts) == whole else [whole]

    def _read_pic(self, work: Work) -> str:
        """Return the PIC of a work; several, parted by a person or other rows, by `join_pics`."""
        pic = _name_once(work.cells["pic"] or work.pic)
        pic = "" if is_nothing(pic) or not has_words(pic) else pic
        texts = {**work.texts, "pic": pic}
        chosen = self.choices.chosen_words("pic", texts, pic)
        several = chosen.splitlines() if chosen else surely_several(pic, self.pics)
        asked = Remark(SEVERAL_PICS, nilai=pic)
        if not several or (not chosen and is_confirmed(asked, self.choices.confirmed)):
            return pic
        joined = join_pics(several)
        self._trace(work, "pic", pic, joined, "pilihan" if chosen else "ditafsirkan")
        return joined

    def _check_words(self, work: Work) -> None:
        """Ask about words that are several items, and about those that an error stands for."""
        items = len(list_items(work.words))
        if items > 1:
            remark = self._remark(work, "langkah_aksi", "rows.langkah_of_items", items=items)
            self.warnings.append(replace(remark, nilai=work.words))

    def _remark(self, work: Work, meaning: str, code: str, **values: object) -> Remark:
        place = (work.row, self.proposal.find(meaning), self.proposal.heading_of(meaning))
        return self.grid.remark_at(code, *place, **values)

    def _trace(self, work: Work, meaning: str, value: str, read_as: str, way: str) -> None:
        place = (work.row, self.proposal.find(meaning), self.proposal.heading_of(meaning))
        work.traces.append(self.grid.trace_at(*place, value, read_as, way))


def _name_once(pic: str) -> str:
    """Remove repeated names from a PIC: three lines or items that all say Seksi A give one."""
    items = list_items(pic) or PATTERNS["between_names"].split(pic.strip())
    if len({item.casefold() for item in items}) == 1:
        return items[0]
    lines = [*filter(None, map(str.strip, pic.splitlines()))]
    unique = dict.fromkeys(lines)
    return "\n".join(unique) if len(unique) < len(lines) else pic
