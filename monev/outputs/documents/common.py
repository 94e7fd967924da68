"""Builds what several papers share: the frame around their content, tables, and wordings."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import chain
from operator import itemgetter

from monev import VERSION, figures
from monev.core import clock
from monev.core.dates import fold_tenggat, format_day, format_weekday
from monev.core.grouping import group_by
from monev.core.meeting_things import STATUS_TINDAK_LANJUT
from monev.database import Row
from monev.figures import NO_VALUE, format_number
from monev.figures.rows import AreaRow, BuktiRow, TenggatRow
from monev.figures.sentences import NOT_LKE
from monev.meeting.records import (
    NOT_READ_OUT,
    Rapat,
    kehadiran_in_words,
    months_of,
    moved_sentence,
    only_decided,
    parted_by_agreement,
    result_in_words,
)
from monev.meeting.things import FollowUpRow
from monev.outputs.documents import blocks
from monev.outputs.documents.material import Material, name_area

FILL_BY_HAND = "…………………………"  # a blank to fill in by hand
_NO_BREAK = "\u00a0"  # a blank that fills an empty line, or pads a cell
# Least lines of an attendance list, so that people who come unannounced can sign too.
ATTENDANCE_ROWS = 10
_WHO_SIGNS = ("diundang", "hadir", "diwakili")
FIGURE_ORDER: tuple[figures.FigureKey, ...] = (
    "capaian",
    "setahun",
    "terlambat",
    "belum_dilaporkan",
    "bukti",
    "selesai_tanpa_bukti",
)
"""The order of the figures in tables: both capaian side by side."""


def build_area_table(material: Material) -> blocks.Table:
    """Build the table with the figures of each area and of all areas together."""
    counts = material.ringkasan.current
    labels = figures.figure_labels(until=material.view.until)
    headers = [labels[key] for key in FIGURE_ORDER]
    cells = area_row
    title = "Capaian"
    if material.rencana_only:  # nothing was reported, so nothing is told but the plan
        headers = [figure.label for figure in figures.load_figures(counts).values()]
        cells = _load_row
        title = "Target"
    rows = [cells(name_area(area), area["langkah"], area) for area in material.per_area]
    rows.append(cells("Semua area", counts.langkah, counts))
    alignments: list[blocks.Alignment] = ["left", *["center"] * (len(headers) + 1)]
    return blocks.Table(
        ["Area", "Langkah", *headers],
        rows,
        (27, 11, 16, 16, 13, 14, 14, 14)[: len(alignments)],
        alignments,
        title=f"{title} per area, posisi {material.posisi}",
        size=10,
        has_total=True,
    )


def area_row(name: str, langkah: int, counts: figures.Counts | AreaRow) -> tuple[str, ...]:
    """Return an area's cells: its name, how many langkah, the five figures."""
    five = figures.five_figures(counts)
    return name, format_number(langkah), *(five[key].text for key in FIGURE_ORDER)


def _load_row(name: str, langkah: int, counts: figures.Counts | AreaRow) -> tuple[str, ...]:
    load = figures.load_figures(counts)
    return name, format_number(langkah), *(figure.text for figure in load.values())


def changed_figures(material: Material) -> list[tuple[str, str, str]]:
    """Compare each figure with the end of the triwulan before: (name, then, now).

    Empty if they cannot be compared.
    """
    previous = material.ringkasan.compared
    if previous is None:
        return []
    before = figures.five_figures(previous)
    now = figures.five_figures(material.ringkasan.current)  # labels name no day: there are two
    return [(now[key].label, before[key].text, now[key].text) for key in FIGURE_ORDER]


def build_rapat_details(
    material: Material, rapat: Rapat, *, has_figures: bool = True
) -> blocks.Details:
    """Build the details of a meeting: when, where, who led it and who wrote it down.

    `has_figures`: with the periode and posisi of the paper's figures.
    """
    notulis = filter(None, (rapat.notulis, material.jabatan_of("notulis")))
    details = [
        ("Acara", rapat.judul),
        ("Hari, tanggal", format_weekday(rapat.tanggal)),
        ("Pukul", hours_in_words(rapat)),
        ("Tempat", rapat.tempat or FILL_BY_HAND),
        ("Pemimpin rapat", name_leader(material) or FILL_BY_HAND),
        ("Notulis", ", ".join(notulis) or FILL_BY_HAND),
    ]
    if has_figures:
        details += [("Periode", material.periode.name), ("Keadaan per", material.posisi)]
    return blocks.Details(details)


def name_leader(material: Material) -> str:
    """Name who leads the meeting, with the jabatan if it is known; "" if nobody is said to."""
    return ", ".join(filter(None, (material.meeting.pemimpin, material.jabatan_of("pemimpin"))))


def hours_in_words(rapat: Rapat) -> str:
    """Write when a meeting began and ended: 09.30 s.d. 11.00 WIB.

    A beginning that nobody said is left to fill in.
    """
    begin = rapat.mulai or FILL_BY_HAND
    if end := rapat.end_in_words:
        return f"{begin} s.d. {end} {clock.zone_name()}"
    return f"{begin} {clock.zone_name()} s.d. selesai"


def build_attendance_table(material: Material) -> blocks.Table:
    """List the people invited and if they came, each with a place to sign but who is away.

    While the meeting goes on it has empty lines.
    """
    people = []
    away = set()
    for number, guest in enumerate(material.attendance, start=1):
        came = "" if guest["kehadiran"] == "diundang" else kehadiran_in_words(guest)
        people.append((guest["nama"], guest["jabatan"], came))
        if guest["kehadiran"] not in _WHO_SIGNS:
            away.add(number)
    if material.meeting.is_open:
        people += [("", "", "")] * max(ATTENDANCE_ROWS - len(people), 2)
    rows: list[tuple[str, ...]] = []
    for number, person in enumerate(people, start=1):
        # Odd numbers sign at the left, even ones at the right, so that signatures do not touch.
        side = "" if number % 2 else _NO_BREAK * 16
        sign = NO_VALUE if number in away else f"{side}{number}."
        rows.append((f"{number}.", *person, sign))
    return blocks.Table(
        ("No.", "Nama", "Jabatan", "Kehadiran", "Tanda tangan"),
        rows,
        (7, 32, 34, 17, 24),
        ("center",),
        size=10,
        row_height=0.8,
        empty="Kehadiran peserta rapat belum dicatat.",
    )


def build_tindak_lanjut_table(
    listing: Sequence[FollowUpRow], title: str, *, with_status: bool, start: int = 1
) -> blocks.Table:
    """List follow-ups: what, where it belongs, who, by when; `with_status` adds its status."""
    rows = []
    for number, follow_up in enumerate(listing, start=start):
        until = (format_day(follow_up["batas"]), moved_sentence(follow_up["riwayat_batas"]))
        row = [
            str(number),
            follow_up["uraian"],
            name_place(follow_up.get("kode_tampil"), follow_up["area"]),
            follow_up["pic"],
            "\n".join(filter(None, until)),
        ]
        if with_status:
            row.append(f"{describe_tindak_lanjut(follow_up)}\n{result_in_words(follow_up)}".strip())
        rows.append(row)
    headers = ("No.", "Tindak lanjut", "Langkah atau area", "PIC", "Batas waktu", "Status")
    columns = 6 if with_status else 5
    widths = (8, 44, 14, 24, 20, 22)[:columns]
    return blocks.Table(headers[:columns], rows, widths, ("center",), title=title)


def decision_tables(material: Material) -> Iterator[blocks.Table]:
    """Build a table of the follow-ups agreed on in the meeting, and one of those not read out.

    A table without rows is left out. The numbers go on from one to the other.
    """
    start = 1
    titles = ("Tindak lanjut yang disepakati", f"Tindak lanjut yang {NOT_READ_OUT}")
    for title, listing in zip(titles, parted_by_agreement(material.decisions), strict=True):
        if listing:
            yield build_tindak_lanjut_table(listing, title, with_status=False, start=start)
            start += len(listing)


def describe_tindak_lanjut(follow_up: FollowUpRow) -> str:
    """Write a follow-up's status: Belum selesai, sudah lewat 12 hari."""
    status = STATUS_TINDAK_LANJUT[follow_up["status"]]
    if follow_up["hari_terlambat"]:
        status += f", {figures.format_overdue(follow_up['hari_terlambat'])}"
    return status + only_decided(follow_up)


def merge_places(rows: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Merge rows (place, text, text) with the same two texts into one row that names all places."""
    merged = []
    for (first, second), alike in group_by(rows, itemgetter(1, 2)).items():
        places = dict.fromkeys(row[0] for row in alike)
        merged.append(("; ".join(places), first, second))
    return merged


def build_kendala_table(material: Material) -> blocks.Table:
    """List every kendala of the meeting; the same words for several langkah are one row."""
    rows = merge_places(kendala_rows(material, material.kendala))
    return blocks.Table(
        ("Langkah atau area", "Kendala", "Solusi"), rows, (32, 40, 38), title="Kendala dan solusi"
    )


def kendala_rows(material: Material, notes: Iterable[Row]) -> Iterator[tuple[str, str, str]]:
    """List (place, kendala, solusi); the same words for several months of a langkah are one."""

    def said(note: Row) -> tuple[str | None, str | None, bool, str, str]:
        solusi = note["solusi"]
        if note["kendala"]:
            solusi = material.said_with(note)
        return note["kode"], note["area"], bool(months_of(note)), note["kendala"], solusi

    for (kode, area, _, kendala, solusi), alike in group_by(notes, said).items():
        months = chain.from_iterable(map(months_of, alike))
        place = name_place(material.shown(kode or ""), area, sorted({*months}))
        yield place, kendala or NO_VALUE, solusi or NO_VALUE


def fold_months(rows: Iterable[TenggatRow | BuktiRow]) -> str:
    """Fold the months of rows: Jan–Mar 2025."""
    return fold_tenggat(row["tenggat"] for row in rows)


def number_lines(items: Iterable[str]) -> str:
    """Write items one below the other, each with its number."""
    return "\n".join(f"{number}. {item}" for number, item in enumerate(items, start=1))


def name_place(kode: str | None, area: str | None, tenggat: Sequence[str] = ()) -> str:
    """Name the place of something in the plan.

    It is a langkah or some of its tenggat, an area, or *Umum* for the whole plan.
    """
    if kode:
        return f"{kode}, {fold_tenggat(tenggat)}" if tenggat else kode
    return f"Area {area}" if area else "Umum"


def build_photos(material: Material) -> list[blocks.Block]:
    """Show the photos of the meeting, two on a page."""
    pictures: list[blocks.Block] = []
    for photo in material.photos:
        day = format_day(photo.taken or material.meeting.tanggal)
        alt = f"Foto: {material.meeting.judul}, {day}"
        pictures.append(blocks.Picture(photo.jpeg, alt, f"Rapat, {day}", height=9.5))
    return pictures


def draft_mark(material: Material) -> str:
    """Return the mark of a paper of a meeting not closed: what it records can still change."""
    is_open = material.rapat and material.rapat.is_open
    return "KONSEP: catatan rapat belum ditutup." if is_open else ""


def mark_draft(material: Material) -> list[blocks.Block]:
    """Build the mark of a draft; nothing in a final paper."""
    mark = draft_mark(material)
    return [blocks.Paragraph(mark, "center", bold=True)] if mark else []


def build_paper(
    material: Material,
    name: str,
    title: Sequence[str],
    content: Sequence[blocks.Block],
    *,
    has_figures: bool = True,
) -> blocks.Manuscript:
    """Build a paper of an office, with `name` at the foot of its pages.

    `has_figures`: the foot also says the posisi, and that the figures are no LKE score.
    """
    about = f", posisi {material.posisi}. {NOT_LKE}" if has_figures else "."
    if material.rapat and material.rapat.correction:
        content = [blocks.Paragraph(material.rapat.correction, "center"), *content]
    dateline = ""
    if material.kop.paper.letak_tanggal == "kanan_atas":
        dateline = place_and_day(material)
    version = version_in_words(material.anchor.number, material.made)
    program = f"Monev ZI {VERSION}."
    return blocks.Manuscript(
        material.kop,
        title,
        content,
        f"{name}, {material.view.satker}{about}",
        simulated=material.view.simulasi,
        dateline=dateline,
        imprint=f"{version} Jurnal {material.anchor}. {program}",
    )


def version_in_words(number: int, when: datetime) -> str:
    """Write the version of a paper: its newest journal entry, and when that was stored."""
    moment = when.astimezone(clock.zone())
    stored = f"{format_day(moment.date())} pukul {moment:%H.%M}"
    return f"Dibuat menurut catatan ke-{format_number(number)}, {stored}."


def left_open(material: Material, name: str, year: int | None = None) -> str:
    """Leave a number or day to fill in by hand, or name it so that SRIKANDI fills it in."""
    if material.kop.paper.penomoran == "srikandi":
        return f"${{{name}}}"
    return f"{FILL_BY_HAND} {year}" if year else FILL_BY_HAND


def place_and_day(material: Material) -> str:
    """Write where and when a paper is signed."""
    return f"{material.kop.kota or FILL_BY_HAND}, {day_of_paper(material)}"


def day_of_paper(material: Material) -> str:
    """Write the day of a paper: that of its meeting. Without one it is left to fill in."""
    if material.rapat:
        return format_day(material.rapat.tanggal)
    return left_open(material, "tanggal_naskah", material.view.posisi.year)


def build_signature(material: Material, *, notulis: bool = False) -> blocks.Signature:
    """Build the signature of the office's signatory.

    `notulis`: those of the meeting's leader and notulis instead, if there was a meeting.
    """
    kop = material.kop
    rapat = material.rapat
    place = "" if kop.paper.letak_tanggal == "kanan_atas" else place_and_day(material)
    if not notulis or rapat is None:
        role = f"{kop.jabatan or 'Ketua Tim Pembangunan Zona Integritas'},"
        if kop.paper.penomoran == "srikandi":
            role += "\n${ttd_pengirim}"
        return blocks.Signature((_signatory(role, kop.nama, "", kop.nip),), place)
    leads = material.jabatan_of("pemimpin")
    writes = material.jabatan_of("notulis")
    leader = "Pemimpin rapat,"
    recorder = "Notulis,"
    # Both names stand on one line: if only one person has a jabatan, the other gets an empty line.
    if leads or writes:
        leader += f"\n{leads or _NO_BREAK}"
        recorder += f"\n{writes or _NO_BREAK}"
    both = (
        _signatory(leader, rapat.pemimpin, rapat.pemimpin_pangkat, rapat.pemimpin_nip),
        _signatory(recorder, rapat.notulis, rapat.notulis_pangkat, rapat.notulis_nip),
    )
    return blocks.Signature(both, place)


def build_office_signature(material: Material) -> blocks.Signature:
    """Build a report's signatures: *Mengetahui* at left, the office's signatory at right."""
    kop = material.kop
    signed = build_signature(material)
    (office,) = signed.signatories
    head = f"Mengetahui,\n{kop.mengetahui_jabatan or FILL_BY_HAND},"
    beside = _signatory(head, kop.mengetahui_nama, "", kop.mengetahui_nip)
    office = office._replace(role=f"{_NO_BREAK}\n{office.role}")
    return signed._replace(signatories=(beside, office))


def _signatory(role: str, name: str, pangkat: str, nip: str) -> blocks.Signatory:
    lines = filter(None, (pangkat, nip and f"NIP {nip}"))
    return blocks.Signatory(role, name or FILL_BY_HAND, "\n".join(lines))
