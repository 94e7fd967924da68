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
        if self.reading.kolom is None or "pic" in self.reading.kolom:
            return
        given: dict[str, set[str | None]] = {}
        for langkah in base:
            given.setdefault(langkah["area"], set()).add(langkah["pic"])
        pic_of = {
            area: next(iter(pics))
            for area, pics in given.items()
            if len(pics) == 1 and None not in pics
        }
        for langkah in self.langkah:
            if not langkah["pic"] and (pic := pic_of.get(langkah["area"])):
                langkah["pic"] = pic
                values = {"kode": langkah["kode"], "pic": pic}
                place = (langkah["lembar"], langkah["baris"], "PIC", None)
                self.warnings.append(Remark("uploads.pic_of_area", *place, values=values))

    def reading_questions(self) -> tuple[Remark, ...]:
        """What reading the file asks, without what a sorted template has answered: the kode tell
        each its area."""
        if not self.is_sorted or any(
            langkah["nama_area"] == WITHOUT_AREA for langkah in self.langkah
        ):
            return self.reading.peringatan
        return tuple(
            remark for remark in self.reading.peringatan if remark.code not in _ANSWERED_BY_KODE
        )

    def moved_remarks(self) -> Iterator[Remark]:
        """A remark where one langkah stands elsewhere; one for them all where a sheet was
        sorted."""
        for langkah, area in self.moved[:1] if self.is_sorted else self.moved:
            code = "uploads.table_sorted" if self.is_sorted else "uploads.langkah_moved"
            values = {"kode": langkah.kode, "area": area, "count": len(self.moved)}
            yield Remark(code, langkah.lembar, langkah.baris, "KODE", langkah.kode, values=values)

    def build_rencana(self, read: Langkah, old: Content | None) -> Content:
        """The plan part of a langkah. In a template's langkah whose target cells are untouched,
        their accepted reading stays, and one under another area's heading stays where its kode
        says."""
        new = from_langkah(read)
        if old is None:
            return new
        kept = self._keep_rencana(new, old)
        same = all(new[k] == old[k] for k in TARGET_CELLS) and is_same_choice(
            new, old, "target_waktu"
        )
        # What was filled in may belong to the cells that decide the tenggat: these are then read
        # with it.
        filled_in = not kept.keys().isdisjoint(TARGET_CELLS)
        if filled_in and not same:
            target_reading, new["tenggat"] = read_target_cells(new, self.reading.tahun)
            new |= target_reading
        if same and (self.reading.origin is not None or filled_in):
            _keep_accepted_reading(new, old)
        is_area_chosen = any(
            cell["cara"] == "pilihan" and cell["kolom"] == AREA_COLUMN for cell in new["jejak"]
        )
        if self.reading.origin is not None and not is_area_chosen and _place(new) != _place(old):
            new |= {k: old[k] for k in LOCATION}
            self.moved.append((read, " ".join(filter(None, _place(old)))))
        return new

    def _keep_rencana(self, new: Content, old: Content) -> dict[str, str]:
        """Fill in, in place, the plan's fields that the file has no column for, not even one that
        somebody settled to mean something else; field → heading of those filled in."""
        columns = self.reading.kolom
        if columns is None:
            return {}
        under_other_headings = set(new["lainnya"].values())
        missing = (k for k in _RENCANA_FIELDS if k not in columns and not new[k])
        kept = {
            k: COLUMN_NAMES[k] for k in missing if old[k] and old[k] not in under_other_headings
        }
        new |= {k: old[k] for k in kept}
        others = {
            k: v for k, v in old["lainnya"].items() if k not in columns and k not in new["lainnya"]
        }
        new["lainnya"] |= others
        kept |= {k: k for k in others}
        self.kept |= kept
        return kept

    def _keep_reported(self, new: Content, old: Content, sheet: str, fields: Iterable[str]) -> None:
        """Likewise those fields of a tenggat's report or a bukti that the sheet has no column
        for."""
        columns = REALISASI_COLUMNS if sheet == "realisasi" else BUKTI_COLUMNS
        kept = [k for k in fields if lacks_column(self.reading, sheet, k) and old[k] and not new[k]]
        new |= {k: old[k] for k in kept}
        self.kept |= {k: columns[k][0] for k in kept}

    def fill_laporan(
        self, langkah: Content, old: Content | None, reports: list[TenggatReport]
    ) -> None:
        """Progress of each tenggat: what was stored follows it, then what the file says. What a
        plain table's Status column says goes to each tenggat it speaks of: Belum takes nothing back
        there, a blank cell erases nothing."""
        before = by_tenggat(old)
        current = by_tenggat(langkah)
        successors = match_tenggat(list(before), list(current))
        for old_key, key in successors.items():
            current[key] |= {
                k: before[old_key][k] for k in (*LAPORAN_HEADINGS, "selesai_sejak", "bukti")
            }
        for report in reports:
            if report.tenggat is None and report.status == "belum" and len(current) > 1:
                report = replace(report, status=None)
            for t in self._spoken_of(report, langkah, successors):
                said = self._said_of(report, t)
                if any(t[k] != v for k, v in said.items()):
                    self.reported.add((langkah["kode"], t["tenggat"]))
                t |= said

    def _said_of(self, report: TenggatReport, t: Content) -> Content:
        said = {
            "laporan": report.status or t["laporan"],
            "tanggal_selesai": report.tanggal_selesai.isoformat()
            if report.tanggal_selesai
            else None,
            "kendala": report.kendala,
            "tindak_lanjut": report.tindak_lanjut,
        }
        # A tanggal selesai stays with Selesai alone.
        dated = ("tanggal_selesai",) if said["laporan"] == "selesai" else ()
        lasting = ("kendala", "tindak_lanjut", *dated)
        if report.tenggat is None:
            said |= {k: said[k] or t[k] for k in lasting}
        self._keep_reported(said, t, "realisasi", lasting)
        return said

    def _spoken_of(
        self, report: TenggatReport, langkah: Content, successors: Mapping[str, str]
    ) -> list[Content]:
        """The tenggat that a report names, or that continues it; none where the file itself took it
        out of the plan (the preview shows it as gone). Where it names none, which a remark says:
        Selesai speaks of those due by posisi, Tidak berlaku of all, anything else of those whose
        window is open and that are not done."""
        tenggat = langkah["tenggat"]
        day = self.posisi.isoformat()
        if report.tenggat is not None:
            current = by_tenggat(langkah)
            key = report.tenggat if report.tenggat in current else successors.get(report.tenggat)
            return [] if key is None else [current[key]]
        affected = tenggat
        if len(tenggat) > 1 and report.status == "selesai":
            affected = [t for t in tenggat if t["jatuh_tempo"] <= day]
        elif len(tenggat) > 1 and report.status != "tidak_berlaku":
            affected = [t for t in tenggat if t["buka"] <= day and t["laporan"] != "selesai"]
        self._tell_spread(report, len(tenggat), len(affected))
        return affected

    def _tell_spread(self, report: TenggatReport, total: int, affected: int) -> None:
        if total == 1 or not (
            report.kendala or report.tindak_lanjut or report.status not in (None, "belum")
        ):
            return
        status = STATUS_LAPORAN[report.status] if report.status else None
        values: Content = {"what": f"Status {status}" if status else "Kendala dan Tindak lanjut"}
        code = "uploads.status_without_tenggat"
        if total:
            code = _SPREAD_CODES.get(report.status or "", "uploads.status_of_open")
            values |= {"affected": affected, "total": total, "posisi": format_day(self.posisi)}
        self.warnings.append(
            Remark(code, report.lembar, report.baris, "Status", status, values=values)
        )

    def fill_bukti(self, langkah: Content, old: Content | None, reports: list[BuktiReport]) -> None:
        """The bukti of every tenggat of `langkah`, in place. `old`: the langkah the file was made
        from, `reports`: what sheet Bukti Dukung says of it: its rows define the bukti of a tenggat.
        Without rows they stay, unless the evidence cell or its chosen split changed: then the new
        split joins them, and reports are kept by name."""
        source = old if old and _is_split_alike(langkah, old) else langkah
        same = source is old
        split = source["bukti"]
        current = list(by_tenggat(langkah))
        # By the tenggat of the file's plan.
        now = match_tenggat(list(by_tenggat(old)), current) | dict(
            zip(current, current, strict=True)
        )
        per_tenggat = group_by(reports, lambda report: now.get(report.tenggat or ""))
        for key, t in by_tenggat(langkah).items():
            stored = [dict(b) for b in t["bukti"]]
            written = per_tenggat.get(key)
            if written is None:
                t["bukti"] = stored if stored and same else _merge_parts(split, stored)
                continue
            from_sheet = self._documents(written, stored)
            known = by_name(stored)
            now_named = by_name(from_sheet)
            is_whole = same or not stored or now_named.keys() != known.keys()
            t["bukti"] = from_sheet if is_whole else _merge_parts(split, from_sheet)
        _attach_links((report for report in reports if report.tenggat is None), langkah)
        langkah["bukti"] = langkah_documents(langkah)

    def _documents(self, written: list[BuktiReport], stored: list[Content]) -> list[Content]:
        """The documents of a tenggat that sheet Bukti Dukung has rows of."""
        kept = (
            stored if self.reading.left_out else ()
        )  # the row that is missing may be one of these
        documents = _from_sheet(written, stored, kept)
        known = by_name(stored)
        for name, document in by_name(documents).items():
            if name in known:
                self._keep_reported(document, known[name], "bukti", ("tautan", "catatan"))
        return documents


_RENCANA_FIELDS = ("komponen", "indikator", "target_capaian", "pic", "frekuensi")


def build_file_version(reading: Reading, base: Sequence[Content], *, posisi: date) -> FileVersion:
    """The langkah of `reading` with all they report, over `base` (the langkah it was made from);
    without a plan every langkah stays as it was."""
    result = FileVersion(reading, posisi)
    stored = by_kode(base)
    realisasi = group_by(reading.realisasi or (), attrgetter("kode"))
    bukti = group_by(reading.bukti or (), attrgetter("kode"))
    if reading.langkah:
        result.langkah = [
            result.build_rencana(read, stored.get(read.kode)) for read in reading.langkah
        ]
    else:
        for langkah in base:
            copied = [dict(t) for t in langkah["tenggat"]]
            result.langkah.append({**langkah, "tenggat": copied})
    result.give_pic_of_area(base)
    for langkah in result.langkah:
        kode = langkah["kode"]
        result.fill_laporan(langkah, stored.get(kode), realisasi.get(kode, []))
        result.fill_bukti(langkah, stored.get(kode), bukti.get(kode, []))
    result.warnings[:0] = result.moved_remarks()
    if result.kept:
        headings = ", ".join(dict.fromkeys(result.kept.values()))
        result.warnings.append(Remark("uploads.columns_missing", values={"headings": headings}))
    return result


def _place(langkah: Content) -> tuple[str, str | None]:
    return langkah["area"], langkah["sub_area"]


def _keep_accepted_reading(new: Content, old: Content) -> None:
    """Take over the accepted reading of the target cells, in place; its trace, too, where the other
    cells are alike."""
    new |= {k: old[k] for k in TARGET_READING}
    new["tenggat"] = [dict(t) for t in old["tenggat"]]
    if _is_split_alike(new, old) and new["langkah_aksi"] == old["langkah_aksi"]:
        # Told of the cells of this file: the addresses of the file before name other cells in it.
        received = {(cell["nilai"], cell["cara"]): cell["dibaca"] for cell in old["jejak"]}
        for cell in new["jejak"]:
            cell["dibaca"] = received.get((cell["nilai"], cell["cara"]), cell["dibaca"])


def lacks_column(reading: Reading, sheet: str, key: str) -> bool:
    """Whether the file's sheet of reports ("realisasi" or "bukti") is known to have no such
    column."""
    return reading.kolom is not None and f"{sheet}.{key}" not in reading.kolom


def _is_split_alike(langkah: Content, old: Content) -> bool:
    """Whether the evidence cell and its chosen split are as they were stored."""
    return old["bukti_dukung"] == langkah["bukti_dukung"] and is_same_choice(
        langkah, old, "bukti_dukung"
    )


def _merge_parts(new: list[Content], existing: list[Content]) -> list[Content]:
    """A new split over the bukti there were: the same name keeps its report; what else was reported
    comes last."""
    by_key = {normalize(name): b for name, b in by_name(existing).items()}
    result = []
    for name, b in by_name(initial_bukti(new)).items():
        before = by_key.pop(normalize(name), None)
        result.append({**before, "nama": name} if before else b)
    return result + [b for b in by_key.values() if is_reported(b)]


def _attach_links(reports: Iterable[BuktiReport], langkah: Content) -> None:
    """A plain table's link of a langkah as a whole: put with its bukti in every tenggat, in place.
    It adds and never takes away; where there is no tenggat yet it is kept as a column of the
    langkah."""
    for report in reports:
        if not langkah["tenggat"]:
            langkah["lainnya"]["TAUTAN"] = report.tautan
        for t in langkah["tenggat"]:
            for b in t["bukti"]:
                if b["nama"] == report.nama:
                    b["tautan"] = report.tautan or b["tautan"]
                    b["status"] = (
                        report.status or b["status"] if b["status"] == "belum_ada" else b["status"]
                    )


def _from_sheet(
    written: list[BuktiReport], stored: list[Content], kept: Iterable[Content]
) -> list[Content]:
    """The sheet's rows as bukti: known ones in their old order (a sorted sheet changes nothing),
    then new ones. Those `kept` stay also where the sheet has no row for them."""
    new = by_name(kept)
    known = by_name(stored)
    for report in written:
        status = report.status or (
            known[report.nama]["status"] if report.nama in known else "belum_ada"
        )
        said = {"status": status, "tautan": report.tautan, "catatan": report.catatan}
        new[report.nama] = empty_bukti(report.nama, report.jenis or "") | said
    for name, b in new.items():
        b["jenis"] = b["jenis"] or (known[name]["jenis"] if name in known else find_jenis(name))
    in_old_order = [name for name in known if name in new]
    return [new[name] for name in dict.fromkeys([*in_old_order, *new])]
