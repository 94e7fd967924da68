"""What a file says, written onto the content it was made from: the office's own version of the
rencana. What the file says nothing of stays as it was: a plan without progress never erases
progress (docs/operations.md)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from operator import attrgetter

from monev.core.dates import format_day
from monev.core.grouping import group_by
from monev.core.records import BuktiReport, Langkah, Reading, TenggatReport
from monev.core.remarks import Remark
from monev.core.statuses import STATUS_LAPORAN
from monev.reading.choices import AREA_COLUMN
from monev.reading.evidence.split import find_jenis
from monev.reading.rows.areas import WITHOUT_AREA
from monev.reading.vocabulary.headings import COLUMN_NAMES, normalize
from monev.reading.vocabulary.template_names import BUKTI_COLUMNS, REALISASI_COLUMNS
from monev.writing.content import (
    LAPORAN_HEADINGS,
    LOCATION,
    TARGET_CELLS,
    TARGET_READING,
    Content,
    by_kode,
    by_name,
    by_tenggat,
    empty_bukti,
    from_langkah,
    initial_bukti,
    is_reported,
    is_same_choice,
    langkah_documents,
    match_tenggat,
    pick_fields,
    read_target_cells,
)

_NAMED_AT_MOST = 3
"""So many langkah under another heading are named one by one."""

_SPREAD_CODES = {"selesai": "uploads.status_of_due", "tidak_berlaku": "uploads.status_of_all"}

_ANSWERED_BY_KODE = ("rows.without_area", "rows.without_any_area", "rows.heading_without_rows")
"""What reading asks of a sorted template and its kode answer."""


@dataclass(slots=True)
class FileVersion:
    """The file's version at its posisi: `langkah` complete, `reported` the tenggat (with their
    kode) that the file itself reports differently or anew."""

    reading: Reading
    posisi: date
    langkah: list[Content] = field(default_factory=list)
    reported: set[tuple[str, str]] = field(default_factory=set)
    warnings: list[Remark] = field(default_factory=list)
    kept: dict[str, str] = field(default_factory=dict)
    """Fields the file has no column for, and that stay as stored → their headings."""
    moved: list[tuple[Langkah, str]] = field(default_factory=list)
    """Langkah that stand under another area's heading, and the area they stay in."""

    @property
    def is_sorted(self) -> bool:
        """Whether the template's plan looks sorted: too many langkah under other headings to name
        each."""
        return len(self.moved) > _NAMED_AT_MOST

    def give_pic_of_area(self, base: Sequence[Content]) -> None:
        """A langkah that is new in a file without a PIC column gets, in place, the PIC of its area,
        where all langkah stored there have one and the same: it was given to the area."""
        columns = self.reading.kolom
        if columns is None or "pic" in columns:
            return
        given = dict[str, set[str | None]]()
        for langkah in base:
            given.setdefault(langkah["area"], set()).add(langkah["pic"])
        for langkah in self.langkah:
            pics = given.get(langkah["area"], set())
            if langkah["pic"] or len(pics) != 1:
                continue
            langkah["pic"] = next(iter(pics))
            if langkah["pic"]:
                values = {"kode": langkah["kode"], "pic": langkah["pic"]}
                place = (
                    langkah["lembar"],
                    langkah["baris"],
                    "PIC",
                    None,
                )
                self.warnings.append(
                    Remark(
                        "uploads.pic_of_area",
                        *place,
                        values=values,
                    )
                )

    def reading_questions(self) -> tuple[Remark, ...]:
        """What reading the file asks, without what a sorted template has answered: the kode tell
        each its area."""
        asked = self.reading.peringatan
        if not self.is_sorted or WITHOUT_AREA in {row["nama_area"] for row in self.langkah}:
            return asked
        return tuple(remark for remark in asked if remark.code not in _ANSWERED_BY_KODE)

    def moved_remarks(self) -> Iterator[Remark]:
        """A remark where one langkah stands elsewhere; one for them all where a sheet was
        sorted."""
        code = "uploads.langkah_moved"
        named = self.moved
        if self.is_sorted:
            code = "uploads.table_sorted"
            named = named[:1]
        for langkah, area in named:
            values = {
                "kode": langkah.kode,
                "area": area,
                "count": len(self.moved),
            }
            yield Remark(
                code,
                langkah.lembar,
                langkah.baris,
                "KODE",
                langkah.kode,
                values=values,
            )

    def build_rencana(self, read: Langkah, old: Content | None) -> Content:
        """The plan part of a langkah. In a template's langkah whose target cells are untouched,
        their accepted reading stays, and one under another area's heading stays where its kode
        says."""
        new = from_langkah(read)
        if old is None:
            return new
        is_template = self.reading.origin is not None
        kept = self._keep_rencana(new, old)
        is_same = pick_fields(new, TARGET_CELLS) == pick_fields(old, TARGET_CELLS)
        is_same = is_same and is_same_choice(new, old, "target_waktu")
        # What was filled in may belong to the cells that decide the tenggat: these are then read
        # with it.
        is_filled_in = not kept.isdisjoint(TARGET_CELLS)
        if is_same and (is_template or is_filled_in):
            _keep_accepted_reading(new, old)
        elif is_filled_in:
            target_reading, new["tenggat"] = read_target_cells(new, self.reading.tahun)
            new |= target_reading
        if is_template and _place(new) != _place(old) and not _is_area_chosen(new):
            new |= pick_fields(old, LOCATION)
            self.moved.append((read, " ".join(filter(None, _place(old)))))
        return new

    def _keep_rencana(self, new: Content, old: Content) -> set[str]:
        """Fill in, in place, the plan's fields that the file has no column for, not even one that
        somebody settled to mean something else; the names of those filled in."""
        columns = self.reading.kolom
        kept = set[str]()
        if columns is None:
            return kept
        under_other_headings = {*new["lainnya"].values()}
        for name in _RENCANA_FIELDS:
            is_missing = name not in columns and not new[name]
            if is_missing and old[name] and old[name] not in under_other_headings:
                new[name] = old[name]
                kept.add(name)
                self.kept[name] = COLUMN_NAMES[name]
        for heading, text in old["lainnya"].items():
            if heading not in columns and heading not in new["lainnya"]:
                new["lainnya"][heading] = text
                kept.add(heading)
                self.kept[heading] = heading
        return kept

    def _keep_reported(
        self,
        new: Content,
        old: Content,
        sheet: str,
        fields: Iterable[str],
    ) -> None:
        """Likewise those fields of a tenggat's report or a bukti that the sheet has no column
        for."""
        columns = REALISASI_COLUMNS if sheet == "realisasi" else BUKTI_COLUMNS
        for name in fields:
            if lacks_column(self.reading, sheet, name) and old[name] and not new[name]:
                new[name] = old[name]
                self.kept[name] = columns[name][0]

    def fill_laporan(
        self, langkah: Content, old: Content | None, reports: list[TenggatReport]
    ) -> None:
        """Progress of each tenggat: what was stored follows it, then what the file says. What a
        plain table's Status column says goes to each tenggat it speaks of: Belum takes nothing back
        there, a blank cell erases nothing."""
        before = by_tenggat(old)
        current = by_tenggat(langkah)
        successors = match_tenggat([*before], [*current])
        for old_key, key in successors.items():
            current[key] |= pick_fields(before[old_key], _FOLLOWING)
        for report in reports:
            if report.tenggat is None and report.status == "belum" and len(current) > 1:
                report = replace(report, status=None)
            for tenggat in self._spoken_of(report, langkah, successors):
                said = self._said_of(report, tenggat)
                if said != pick_fields(tenggat, said):
                    self.reported.add((langkah["kode"], tenggat["tenggat"]))
                tenggat |= said

    def _said_of(self, report: TenggatReport, tenggat: Content) -> Content:
        """What a report says of a tenggat, with what stays as it was stored."""
        day = report.tanggal_selesai
        said = {
            "laporan": report.status or tenggat["laporan"],
            "tanggal_selesai": day and day.isoformat(),
            "kendala": report.kendala,
            "tindak_lanjut": report.tindak_lanjut,
        }
        lasting = ["kendala", "tindak_lanjut"]
        if said["laporan"] == "selesai":  # a tanggal selesai stays with Selesai alone
            lasting.append("tanggal_selesai")
        if report.tenggat is None:
            for name in lasting:
                said[name] = said[name] or tenggat[name]
        self._keep_reported(said, tenggat, "realisasi", lasting)
        return said

    def _spoken_of(
        self, report: TenggatReport, langkah: Content, successors: Mapping[str, str]
    ) -> list[Content]:
        """The tenggat that a report names, or that continues it; none where the file itself took it
        out of the plan (the preview shows it as gone). Where it names none, which a remark says:
        Selesai speaks of those due by posisi, Tidak berlaku of all, anything else of those whose
        window is open and that are not done."""
        everything = langkah["tenggat"]
        if report.tenggat is not None:
            current = by_tenggat(langkah)
            key = report.tenggat if report.tenggat in current else successors.get(report.tenggat)
            return [current[key]] if key else []
        if len(everything) == 1:
            return everything
        day = self.posisi.isoformat()
        spoken_of = everything
        if report.status == "selesai":
            spoken_of = [each for each in everything if each["jatuh_tempo"] <= day]
        elif report.status != "tidak_berlaku":
            opened = [each for each in everything if each["buka"] <= day]
            spoken_of = [each for each in opened if each["laporan"] != "selesai"]
        self._tell_spread(
            report,
            len(everything),
            len(spoken_of),
        )
        return spoken_of

    def _tell_spread(
        self,
        report: TenggatReport,
        total: int,
        affected: int,
    ) -> None:
        """Say to which tenggat a report goes that names none."""
        is_news = report.status not in (None, "belum")
        if not (report.kendala or report.tindak_lanjut or is_news):
            return
        status = STATUS_LAPORAN[report.status] if report.status else None
        values: Content = {"what": f"Status {status}" if status else "Kendala dan Tindak lanjut"}
        code = "uploads.status_without_tenggat"
        if total:
            code = _SPREAD_CODES.get(report.status or "", "uploads.status_of_open")
            values |= {
                "affected": affected,
                "total": total,
                "posisi": format_day(self.posisi),
            }
        place = (
            report.lembar,
            report.baris,
            "Status",
            status,
        )
        self.warnings.append(Remark(code, *place, values=values))

    def fill_bukti(
        self,
        langkah: Content,
        old: Content | None,
        reports: list[BuktiReport],
    ) -> None:
        """The bukti of every tenggat of `langkah`, in place. `old`: the langkah the file was made
        from, `reports`: what sheet Bukti Dukung says of it: its rows define the bukti of a tenggat.
        Without rows they stay, unless the evidence cell or its chosen split changed: then the new
        split joins them, and reports are kept by name."""
        is_same = old is not None and _is_split_alike(langkah, old)
        split = old["bukti"] if old and is_same else langkah["bukti"]
        current = [*by_tenggat(langkah)]
        # By the tenggat of the file's plan.
        now = match_tenggat([*by_tenggat(old)], current) | {key: key for key in current}
        per_tenggat = group_by(reports, lambda report: now.get(report.tenggat or ""))
        for tenggat in langkah["tenggat"]:
            stored = [dict(document) for document in tenggat["bukti"]]
            documents = stored
            is_whole = is_same and bool(stored)
            if written := per_tenggat.get(tenggat["tenggat"]):
                documents = self._documents(written, stored)
                is_other = by_name(documents).keys() != by_name(stored).keys()
                is_whole = is_same or is_other or not stored
            tenggat["bukti"] = documents if is_whole else _merge_parts(split, documents)
        _attach_links([report for report in reports if report.tenggat is None], langkah)
        langkah["bukti"] = langkah_documents(langkah)

    def _documents(self, written: list[BuktiReport], stored: list[Content]) -> list[Content]:
        """The documents of a tenggat that sheet Bukti Dukung has rows of: known ones in their old
        order (a sorted sheet changes nothing), then new ones. Where rows were left out, all that
        are stored stay: the missing row may be one of these."""
        known = by_name(stored)
        new = dict[str, Content]()
        for report in written:
            before = known.get(report.nama, {})
            jenis = report.jenis or before.get("jenis") or find_jenis(report.nama)
            document = empty_bukti(report.nama, jenis)
            document["status"] = report.status or before.get("status", "belum_ada")
            document["tautan"] = report.tautan
            document["catatan"] = report.catatan
            if before:
                self._keep_reported(
                    document,
                    before,
                    "bukti",
                    ("tautan", "catatan"),
                )
            new[report.nama] = document
        result = list[Content]()
        for name, document in known.items():
            if name in new:
                result.append(new.pop(name))
            elif self.reading.left_out:
                result.append(document)
        return [*result, *new.values()]


_RENCANA_FIELDS = (
    "komponen",
    "indikator",
    "target_capaian",
    "pic",
    "frekuensi",
)
_FOLLOWING = (*LAPORAN_HEADINGS, "selesai_sejak", "bukti")
"""What was stored of a tenggat and follows it."""


def build_file_version(
    reading: Reading,
    base: Sequence[Content],
    *,
    posisi: date,
) -> FileVersion:
    """The langkah of `reading` with all they report, over `base` (the langkah it was made from);
    without a plan every langkah stays as it was."""
    result = FileVersion(reading, posisi)
    stored = by_kode(base)
    realisasi = group_by(reading.realisasi or (), attrgetter("kode"))
    bukti = group_by(reading.bukti or (), attrgetter("kode"))
    for read in reading.langkah:
        result.langkah.append(result.build_rencana(read, stored.get(read.kode)))
    for langkah in () if reading.langkah else base:
        copied = [dict(tenggat) for tenggat in langkah["tenggat"]]
        result.langkah.append({**langkah, "tenggat": copied})
    result.give_pic_of_area(base)
    for langkah in result.langkah:
        kode = langkah["kode"]
        old = stored.get(kode)
        result.fill_laporan(langkah, old, realisasi.get(kode, []))
        result.fill_bukti(langkah, old, bukti.get(kode, []))
    result.warnings[:0] = result.moved_remarks()
    if result.kept:
        headings = ", ".join(dict.fromkeys(result.kept.values()))
        result.warnings.append(Remark("uploads.columns_missing", values={"headings": headings}))
    return result


def _place(langkah: Content) -> tuple[str, str | None]:
    return langkah["area"], langkah["sub_area"]


def _is_area_chosen(langkah: Content) -> bool:
    """True if a person chose the area of a langkah."""
    chosen = [cell["kolom"] for cell in langkah["jejak"] if cell["cara"] == "pilihan"]
    return AREA_COLUMN in chosen


def _keep_accepted_reading(new: Content, old: Content) -> None:
    """Take over the accepted reading of the target cells, in place; its trace, too, where the other
    cells are alike."""
    new |= pick_fields(old, TARGET_READING)
    new["tenggat"] = [dict(tenggat) for tenggat in old["tenggat"]]
    if _is_split_alike(new, old) and new["langkah_aksi"] == old["langkah_aksi"]:
        # Told of the cells of this file: the addresses of the file before name other cells in it.
        received = {(cell["nilai"], cell["cara"]): cell["dibaca"] for cell in old["jejak"]}
        for cell in new["jejak"]:
            cell["dibaca"] = received.get((cell["nilai"], cell["cara"]), cell["dibaca"])


def lacks_column(
    reading: Reading,
    sheet: str,
    key: str,
) -> bool:
    """Whether the file's sheet of reports ("realisasi" or "bukti") is known to have no such
    column."""
    return reading.kolom is not None and f"{sheet}.{key}" not in reading.kolom


def _is_split_alike(langkah: Content, old: Content) -> bool:
    """Whether the evidence cell and its chosen split are as they were stored."""
    is_same = old["bukti_dukung"] == langkah["bukti_dukung"]
    return is_same and is_same_choice(langkah, old, "bukti_dukung")


def _merge_parts(new: list[Content], existing: list[Content]) -> list[Content]:
    """A new split over the bukti there were: the same name keeps its report; what else was reported
    comes last."""
    by_key = {normalize(document["nama"]): document for document in existing}
    result = list[Content]()
    for document in initial_bukti(new):
        name = document["nama"]
        before = by_key.pop(normalize(name), None)
        result.append({**before, "nama": name} if before else document)
    return [*result, *filter(is_reported, by_key.values())]


def _attach_links(reports: Iterable[BuktiReport], langkah: Content) -> None:
    """A plain table's link of a langkah as a whole: put with its bukti in every tenggat, in place.
    It adds and never takes away; where there is no tenggat yet it is kept as a column of the
    langkah."""
    for report in reports:
        if not langkah["tenggat"]:
            langkah["lainnya"]["TAUTAN"] = report.tautan
        for tenggat in langkah["tenggat"]:
            for document in tenggat["bukti"]:
                if document["nama"] == report.nama:
                    document["tautan"] = report.tautan or document["tautan"]
                    if document["status"] == "belum_ada" and report.status:
                        document["status"] = report.status
