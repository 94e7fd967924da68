"""Write what a file says onto the content it was made from.

The result is the office's own version of the rencana.

Everything else stays as it was: a plan without progress never erases progress (docs/operations.md).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from operator import attrgetter

from monev.core.dates import format_day, is_due
from monev.core.grouping import group_by
from monev.core.moved_targets import match_tenggat
from monev.core.plan_fields import SAID_OF_BUKTI, SAID_TEXTS
from monev.core.records import FURTHER_CELLS, BuktiReport, Langkah, Reading, TenggatReport
from monev.core.remarks import Remark
from monev.core.statuses import DECLARED, STATUS_LAPORAN
from monev.reading.areas import WITHOUT_AREA
from monev.reading.choices import AREA_COLUMN
from monev.reading.evidence.split import find_jenis
from monev.reading.vocabulary.headings import COLUMN_NAMES, normalize
from monev.reading.vocabulary.template_names import BUKTI_COLUMNS, REALISASI_COLUMNS
from monev.writing.content import (
    LAPORAN_HEADINGS,
    LOCATION,
    TARGET_CELLS,
    TARGET_READING,
    Content,
    as_said,
    by_kode,
    by_name,
    by_tenggat,
    empty_bukti,
    from_langkah,
    initial_bukti,
    is_reported,
    is_same_choice,
    langkah_documents,
    pick_fields,
    read_target_cells,
)

_NAMED_AT_MOST = 3
"""Up to this many langkah under another heading are named one by one."""

_SPREAD_CODES = {"selesai": "uploads.status_of_due"}
_SPREAD_CODES |= dict.fromkeys(DECLARED, "uploads.status_of_all")

_ANSWERED_BY_KODE = ("rows.without_area", "rows.without_any_area", "rows.heading_without_rows")
"""Questions about a sorted template that its kode answer."""


@dataclass(slots=True)
class FileVersion:
    """The file's version at its posisi, with all its langkah."""

    reading: Reading
    posisi: date
    langkah: list[Content] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)
    kept: dict[str, str] = field(default_factory=dict)
    """Fields the file has no column for, and that stay as stored → their headings."""
    moved: list[tuple[Langkah, str]] = field(default_factory=list)
    """Langkah that stand under another area's heading, and the area they stay in."""

    @property
    def is_sorted(self) -> bool:
        """True if the template's plan looks sorted.

        Then too many langkah stand under other headings to name each.
        """
        return len(self.moved) > _NAMED_AT_MOST

    def give_pic_of_area(self, base: Sequence[Content]) -> None:
        """Give new langkah of a file without a PIC column the PIC of their area, in place.

        Only if all langkah stored in the area have the same PIC: it was given to the area.
        """
        columns = self.reading.kolom
        if columns is None or "pic" in columns:
            return
        given = dict[str, set[str | None]]()
        for langkah in base:
            of_area = given.setdefault(langkah["area"], set())
            of_area.add(langkah["pic"])
        for langkah in self.langkah:
            pics = given.get(langkah["area"], set())
            if langkah["pic"] or len(pics) != 1:
                continue
            [pic] = pics
            langkah["pic"] = pic
            if pic:
                values = {"kode": langkah["kode"], "pic": pic}
                place = (langkah["lembar"], langkah["baris"], "PIC", None)
                self.warnings.append(Remark("uploads.pic_of_area", *place, values=values))

    def reading_questions(self) -> tuple[Remark, ...]:
        """Return the remarks on the reading, without those that a sorted template's kode answer."""
        asked = self.reading.peringatan
        areas = {row["nama_area"] for row in self.langkah}
        if not self.is_sorted or WITHOUT_AREA in areas:
            return asked
        return tuple(remark for remark in asked if remark.code not in _ANSWERED_BY_KODE)

    def moved_remarks(self) -> Iterator[Remark]:
        """Return a remark on each langkah that stands elsewhere.

        If the sheet was sorted, it is one for them all.
        """
        code = "uploads.langkah_moved"
        named = self.moved
        if self.is_sorted:
            code = "uploads.table_sorted"
            named = named[:1]
        for langkah, area in named:
            kode = langkah.kode
            values = {"kode": kode, "area": area, "count": len(self.moved)}
            place = (langkah.lembar, langkah.baris, "KODE", kode)
            yield Remark(code, *place, values=values)

    def build_rencana(self, read: Langkah, old: Content | None) -> Content:
        """Build the plan part of a langkah.

        In a template, target cells that were not touched keep their accepted reading, and a langkah
        under another area's heading stays in the area of its kode.
        """
        new = from_langkah(read)
        if old is None:
            return new
        is_template = self.reading.origin is not None
        kept = self._keep_rencana(new, old)
        is_same = pick_fields(new, TARGET_CELLS) == pick_fields(old, TARGET_CELLS)
        is_same = is_same and is_same_choice(new, old, "target_waktu")
        # If a cell that decides the tenggat was filled in, all these cells are read again.
        is_filled_in = not kept.isdisjoint(TARGET_CELLS)
        if is_same and (is_template or is_filled_in):
            _keep_accepted_reading(new, old)
        elif is_filled_in:
            target_reading, new["tenggat"] = read_target_cells(new, self.reading.tahun)
            new |= target_reading
        is_elsewhere = _place(new) != _place(old)
        if is_template and is_elsewhere and not _is_area_chosen(new):
            new |= pick_fields(old, LOCATION)
            area = " ".join(filter(None, _place(old)))
            self.moved.append((read, area))
        return new

    def _keep_rencana(self, new: Content, old: Content) -> set[str]:
        """Fill in, in place, plan fields without a column in the file, and return their names.

        A text that stands under another heading of the file was moved there by a person: it is not
        filled in.
        """
        columns = self.reading.kolom
        kept = set[str]()
        if columns is None:
            return kept
        under_other_headings = {*new["lainnya"].values()}
        for name in FURTHER_CELLS:
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

    def _keep_reported(self, new: Content, old: Content, sheet: str, fields: Iterable[str]) -> None:
        """Fill in, likewise, the fields of a report or a bukti that the sheet has no column for."""
        columns = REALISASI_COLUMNS if sheet == "realisasi" else BUKTI_COLUMNS
        for name in fields:
            is_blank = old[name] and not new[name]
            if is_blank and lacks_column(self.reading, sheet, name):
                new[name] = old[name]
                self.kept[name] = columns[name][0]

    def fill_laporan(
        self, langkah: Content, old: Content | None, reports: list[TenggatReport]
    ) -> None:
        """Fill in the progress of each tenggat: what was stored for it, then what the file reports.

        A report of a plain table's Status column goes to several tenggat: there Belum takes nothing
        back, and a blank cell erases nothing.
        """
        before = by_tenggat(old)
        current = by_tenggat(langkah)
        successors = match_tenggat([*before], [*current])
        for old_key, key in successors.items():
            current[key] |= pick_fields(before[old_key], _FOLLOWING)
        for report in reports:
            if report.tenggat is None and report.status == "belum" and len(current) > 1:
                report = replace(report, status=None)
            for tenggat in self._spoken_of(report, langkah, successors):
                tenggat |= self._said_of(report, tenggat)

    def _said_of(self, report: TenggatReport, tenggat: Content) -> Content:
        """Return the fields a report sets for a tenggat, with those that stay as stored."""
        said = {"laporan": report.status or tenggat["laporan"], **as_said(report.said)}
        lasting = [*SAID_TEXTS]
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
        """Return the tenggat that a report is about.

        | report | tenggat |
        |---|---|
        | names one | that one, or the one that continues it |
        | names one the file took out of the plan | none: the preview shows it as gone |
        | names none, Selesai | those due by posisi |
        | names none, Tidak berlaku | all |
        | names none, anything else | those whose window is open and that are not done |

        A remark says where a report without a tenggat went.
        """
        everything = langkah["tenggat"]
        if report.tenggat is not None:
            current = by_tenggat(langkah)
            key: str | None = report.tenggat
            if key not in current:
                key = successors.get(report.tenggat)
            return [current[key]] if key else []
        if len(everything) == 1:
            return everything
        spoken_of = everything
        if report.status == "selesai":
            spoken_of = [each for each in everything if _is_due(each, self.posisi)]
        elif report.status not in DECLARED:
            day = self.posisi.isoformat()
            opened = [each for each in everything if each["buka"] <= day]
            spoken_of = [each for each in opened if each["laporan"] != "selesai"]
        self._tell_spread(report, len(everything), len(spoken_of))
        return spoken_of

    def _tell_spread(self, report: TenggatReport, total: int, affected: int) -> None:
        """Add a remark on where a report without a tenggat went."""
        is_news = report.status not in (None, "belum")
        if not (report.said.kendala or report.said.tindak_lanjut or is_news):
            return
        status = STATUS_LAPORAN[report.status] if report.status else None
        values: Content = {"what": f"Status {status}" if status else "Kendala dan Tindak lanjut"}
        code = "uploads.status_without_tenggat"
        if total:
            code = _SPREAD_CODES.get(report.status or "", "uploads.status_of_open")
            values |= {"affected": affected, "total": total, "posisi": format_day(self.posisi)}
        place = (report.lembar, report.baris, "Status", status)
        remark = Remark(code, *place, values=values)
        self.warnings.append(remark)

    def fill_bukti(self, langkah: Content, old: Content | None, reports: list[BuktiReport]) -> None:
        """Set the bukti of every tenggat of `langkah`, in place.

        `old` is the langkah the file was made from. Rows of sheet Bukti Dukung (`reports`) define
        the bukti of their tenggat. Without rows the bukti stay, unless the evidence cell or its
        chosen split changed: then the new split joins them, and reports are kept by name.
        """
        is_same = old is not None and _is_split_alike(langkah, old)
        split = old["bukti"] if old and is_same else langkah["bukti"]
        current = [*by_tenggat(langkah)]
        # By the tenggat of the file's plan.
        now = match_tenggat([*by_tenggat(old)], current)
        for key in current:
            now[key] = key
        of_sheet = [report for report in reports if report.is_kode_written]
        per_tenggat = group_by(of_sheet, lambda report: now.get(report.tenggat or ""))
        for tenggat in langkah["tenggat"]:
            stored = [dict(document) for document in tenggat["bukti"]]
            documents = stored
            is_whole = is_same and bool(stored)
            written = per_tenggat.get(tenggat["tenggat"])
            if written:
                documents = self._documents(written, stored)
                is_other = by_name(documents).keys() != by_name(stored).keys()
                is_whole = is_same or is_other or not stored
            tenggat["bukti"] = documents if is_whole else _merge_parts(split, documents)
        of_plan = [each for each in reports if not (each.tenggat and each.is_kode_written)]
        _attach_links(of_plan, langkah)
        langkah["bukti"] = langkah_documents(langkah)

    def _documents(self, written: list[BuktiReport], stored: list[Content]) -> list[Content]:
        """Return the documents of a tenggat that sheet Bukti Dukung has rows of.

        Known ones keep their old order (a sorted sheet changes nothing), then come new ones. If
        rows were left out, all stored ones stay: the missing row may be one of these.
        """
        known = by_name(stored)
        new = dict[str, Content]()
        for report in written:
            before = known.get(report.nama, {})
            jenis = report.jenis or before.get("jenis") or find_jenis(report.nama)
            document = empty_bukti(report.nama, jenis)
            document["status"] = report.status or before.get("status", "belum_ada")
            document |= as_said(report.said)
            if before:
                self._keep_reported(document, before, "bukti", SAID_OF_BUKTI)
            new[report.nama] = document
        result = list[Content]()
        for name, document in known.items():
            if name in new:
                result.append(new.pop(name))
            elif self.reading.left_out:
                result.append(document)
        return [*result, *new.values()]


_FOLLOWING = (*LAPORAN_HEADINGS, "bukti")
"""Stored fields of a tenggat that move along with it."""


def build_file_version(reading: Reading, base: Sequence[Content], *, posisi: date) -> FileVersion:
    """Return the langkah of `reading` with all their reports, over `base`.

    `base` are the langkah it was made from.

    Without a plan in the file every langkah stays as it was.
    """
    result = FileVersion(reading, posisi)
    stored = by_kode(base)
    realisasi = group_by(reading.realisasi or (), attrgetter("kode"))
    bukti = group_by(reading.bukti or (), attrgetter("kode"))
    for read in reading.langkah:
        old = stored.get(read.kode)
        result.langkah.append(result.build_rencana(read, old))
    if not reading.langkah:
        for langkah in base:
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
        headings = dict.fromkeys(result.kept.values())
        values = {"headings": ", ".join(headings)}
        result.warnings.append(Remark("uploads.columns_missing", values=values))
    return result


def _is_due(tenggat: Content, posisi: date) -> bool:
    return is_due(date.fromisoformat(tenggat["jatuh_tempo"]), posisi)


def _place(langkah: Content) -> tuple[str, str | None]:
    return langkah["area"], langkah["sub_area"]


def _is_area_chosen(langkah: Content) -> bool:
    """True if a person chose the area of a langkah."""
    chosen = [cell["kolom"] for cell in langkah["jejak"] if cell["cara"] == "pilihan"]
    return AREA_COLUMN in chosen


def _keep_accepted_reading(new: Content, old: Content) -> None:
    """Take over the accepted reading of the target cells, in place.

    Also its trace if the other cells are the same.
    """
    new |= pick_fields(old, TARGET_READING)
    new["tenggat"] = [dict(tenggat) for tenggat in old["tenggat"]]
    if _is_split_alike(new, old) and new["langkah_aksi"] == old["langkah_aksi"]:
        # By the text of each cell: addresses of the file before are other cells in this one.
        received = dict[tuple[str, str], str]()
        for cell in old["jejak"]:
            received[cell["nilai"], cell["cara"]] = cell["dibaca"]
        for cell in new["jejak"]:
            key = (cell["nilai"], cell["cara"])
            cell["dibaca"] = received.get(key, cell["dibaca"])


def lacks_column(reading: Reading, sheet: str, key: str) -> bool:
    """True if the file's sheet of reports is known to have no such column.

    `sheet` is "realisasi" or "bukti".
    """
    return reading.kolom is not None and f"{sheet}.{key}" not in reading.kolom


def _is_split_alike(langkah: Content, old: Content) -> bool:
    """True if the evidence cell and its chosen split are as they were stored."""
    is_same = old["bukti_dukung"] == langkah["bukti_dukung"]
    return is_same and is_same_choice(langkah, old, "bukti_dukung")


def _merge_parts(new: list[Content], existing: list[Content]) -> list[Content]:
    """Lay a new split over the existing bukti: the same name keeps its report.

    Other reported bukti come last.
    """
    by_key = {normalize(document["nama"]): document for document in existing}
    result = list[Content]()
    for document in initial_bukti(new):
        name = document["nama"]
        before = by_key.pop(normalize(name), None)
        result.append({**before, "nama": name} if before else document)
    return [*result, *filter(is_reported, by_key.values())]


def _attach_links(reports: Iterable[BuktiReport], langkah: Content) -> None:
    """Put a plain table's link with its bukti in its tenggat, or in every one, in place.

    It adds and never takes away; without a tenggat it is kept as a column of the langkah.
    """
    for report in reports:
        if not langkah["tenggat"]:
            langkah["lainnya"]["TAUTAN"] = report.said.tautan
        for tenggat in langkah["tenggat"]:
            is_of = report.tenggat in (None, tenggat["tenggat"])
            for document in tenggat["bukti"] if is_of else ():
                if document["nama"] == report.nama:
                    document["tautan"] = report.said.tautan or document["tautan"]
                    if document["status"] == "belum_ada" and report.status:
                        document["status"] = report.status
