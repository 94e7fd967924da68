"""What several papers share: what stands around their content, their tables and their words."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from operator import itemgetter
from typing import Any

from monev import VERSION, figures
from monev.core import clock
from monev.core.dates import format_day, format_tenggat, format_weekday
from monev.core.grouping import group_by
from monev.database import Row
from monev.figures import NO_VALUE, format_number
from monev.figures.sentences import NOT_LKE
from monev.meeting.records import (
    KEHADIRAN,
    NOT_READ_OUT,
    STATUS_TINDAK_LANJUT,
    Rapat,
    moved_sentence,
    only_decided,
    parted_by_agreement,
)
from monev.outputs.documents import blocks
from monev.outputs.documents.material import Material

FILL_BY_HAND = "…………………………"  # a blank to fill in by hand
_NO_BREAK = "\u00a0"  # takes the place of a word without being one
ATTENDANCE_ROWS = (
    10  # lines of an attendance list at least, so that who comes unannounced can sign too
)
FIGURE_ORDER: tuple[figures.FigureKey, ...] = (
    "capaian",
    "setahun",
    "terlambat",
    "bukti",
    "selesai_tanpa_bukti",
)
"""The order in which tables show the five figures: both capaian side by side."""


def build_area_table(material: Material) -> blocks.Table:
    """The figures of each area, and of all together."""
    labels = figures.figure_labels(until=material.p.until, rencana_only=material.p.rencana_only)
    counts = material.ringkasan.current
    rows = [
        area_row(figures.format_area(a["area"], a["nama_area"]), a["langkah"], a)
        for a in material.per_area
    ]
    rows.append(area_row("Semua area", counts.langkah, counts))
    headers = ("Area", "Langkah", *(labels[key] for key in FIGURE_ORDER))
    if material.p.rencana_only:  # nothing is done yet, so nothing is done without its bukti
        rows = [row[:-1] for row in rows]
        headers = headers[:-1]
    alignments: list[blocks.Alignment] = ["left", *["center" for _ in headers[1:]]]
    title = f"Capaian per area, posisi {material.posisi}"
    widths = (29, 12, 17, 17, 15, 18, 14)
    return blocks.Table(
        headers, rows, widths[: len(headers)], alignments, title=title, size=8.5, has_total=True
    )


def area_row(name: str, langkah: int, counts: figures.Counts | Row) -> tuple[str, ...]:
    """An area's cells: its name, how many langkah, the five figures."""
    five = figures.five_figures(counts)
    return name, format_number(langkah), *(five[key].text for key in FIGURE_ORDER)


def changed_figures(material: Material) -> list[tuple[str, str, str]]:
    """What each figure is called, and how it stood at the end of the triwulan before and stands
    now; nothing where nobody had reported by then: a quarter without a report is nothing to compare
    with."""
    previous = material.ringkasan.previous
    if previous is None or not material.earlier_areas:
        return []
    until = material.p.until
    before = figures.five_figures(previous)
    now = figures.five_figures(material.ringkasan.current, until=until)
    return [(now[key].label, before[key].text, now[key].text) for key in FIGURE_ORDER]


def build_rapat_details(
    material: Material, rapat: Rapat, *, has_figures: bool = True
) -> blocks.Details:
    """When and where the meeting was, who led it and wrote it down; in a paper with figures what
    they are of."""
    held_by = (
        (rapat.pemimpin, material.jabatan_of("pemimpin")),
        (rapat.notulis, material.jabatan_of("notulis")),
    )
    leader, notulis = (", ".join(filter(None, person)) or FILL_BY_HAND for person in held_by)
    details = [
        ("Acara", rapat.judul),
        ("Hari, tanggal", format_weekday(rapat.tanggal)),
        ("Pukul", hours_in_words(rapat)),
        ("Tempat", rapat.tempat or FILL_BY_HAND),
        ("Pemimpin rapat", leader),
        ("Notulis", notulis),
    ]
    if has_figures:
        details += [("Periode", material.periode.name), ("Keadaan per", material.posisi)]
    return blocks.Details(details)


def hours_in_words(rapat: Rapat) -> str:
    """When a meeting began and ended: 09.30 s.d. 11.00 WIB; what nobody said is left to fill in."""
    begin = rapat.rincian.mulai or FILL_BY_HAND
    end = rapat.end_in_words
    return (
        f"{begin} s.d. {end} {clock.zone_name()}"
        if end
        else f"{begin} {clock.zone_name()} s.d. selesai"
    )


def build_attendance_table(material: Material, *, is_signed: bool) -> blocks.Table:
    """Who was asked to come, and how they were recorded; to be signed, with empty lines while the
    meeting goes on."""
    words = KEHADIRAN | {"diundang": ""}
    people = [
        (guest["nama"], guest["jabatan"], words[guest["kehadiran"]])
        for guest in material.attendance
    ]
    if is_signed and material.meeting.is_open:
        people += [("", "", "")] * (max(ATTENDANCE_ROWS, len(people) + 5) - len(people))
    rows = [(f"{number}.", *person) for number, person in enumerate(people, start=1)]
    look: dict[str, Any] = {
        "alignments": ("center",),
        "size": 10,
        "empty": "Kehadiran peserta rapat belum dicatat.",
    }
    headers = ("No.", "Nama", "Jabatan", "Kehadiran")
    widths = (8, 40, 38, 18)
    if is_signed:
        # Odd numbers sign on the left, even ones on the right: no signature runs into the next.
        rows = [
            (*row, ("" if number % 2 else _NO_BREAK * 16) + row[0])
            for number, row in enumerate(rows, start=1)
        ]
        headers, widths, look["row_height"] = (*headers, "Tanda tangan"), (7, 32, 34, 17, 24), 0.8
    return blocks.Table(headers, rows, widths, **look)


def build_tindak_lanjut_table(
    listing: Sequence[Row], title: str, *, with_status: bool
) -> blocks.Table:
    """Follow-ups: what, where it belongs, who, by when; and how it stands where that is asked."""
    rows = []
    for number, t in enumerate(listing, start=1):
        until = "\n".join(
            filter(None, (format_day(t["batas"]), moved_sentence(t["riwayat_batas"])))
        )
        status = [f"{describe_tindak_lanjut(t)}\n{t['keterangan']}".strip()] if with_status else []
        rows.append(
            (str(number), t["uraian"], name_place(t["kode"], t["area"]), t["pic"], until, *status)
        )
    headers = (
        "No.",
        "Tindak lanjut",
        "Langkah atau area",
        "PIC",
        "Batas waktu",
        *(("Status",) if with_status else ()),
    )
    widths = (8, 44, 14, 24, 20, *((22,) if with_status else ()))
    return blocks.Table(headers, rows, widths, ("center",), title=title)


def decision_tables(material: Material) -> Iterator[blocks.Table]:
    """What was read out and agreed to, and apart from it what was only decided; nothing of what
    there is not."""
    titles = ("Tindak lanjut yang disepakati", f"Tindak lanjut yang {NOT_READ_OUT}")
    for title, listing in zip(titles, parted_by_agreement(material.decisions), strict=True):
        if listing:
            yield build_tindak_lanjut_table(listing, title, with_status=False)


def describe_tindak_lanjut(t: Row) -> str:
    """How a follow-up stands: Belum selesai, sudah lewat 12 hari."""
    lateness = f", {figures.format_overdue(t['hari_terlambat'])}" if t["hari_terlambat"] else ""
    return STATUS_TINDAK_LANJUT[t["status"]] + lateness + only_decided(t)


def merge_places(rows: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Places that say the same two things, together in one row."""
    alike = group_by(rows, itemgetter(1, 2))
    return [("; ".join(dict.fromkeys(row[0] for row in of)), *said) for said, of in alike.items()]


def build_kendala_table(material: Material) -> blocks.Table:
    """What was written down in the meeting; the same words of several langkah stand once, with all
    of these."""
    rows = merge_places(map(kendala_cells, material.kendala))
    return blocks.Table(
        ("Langkah atau area", "Kendala", "Solusi"), rows, (22, 44, 44), title="Kendala dan solusi"
    )


def kendala_cells(note: Row) -> tuple[str, str, str]:
    """Where a kendala is, what it is, and its solusi."""
    place = name_place(note["kode"], note["area"], note["tenggat"])
    return place, note["kendala"] or NO_VALUE, note["solusi"] or NO_VALUE


def number_lines(items: Iterable[str]) -> str:
    """Items below each other, each with its number."""
    return "\n".join(f"{number}. {item}" for number, item in enumerate(items, start=1))


def name_place(kode: str | None, area: str | None, tenggat: str | None = None) -> str:
    """What something belongs to: a langkah or one of its tenggat, an area, the whole plan."""
    if kode:
        return f"{kode}, {format_tenggat(tenggat)}" if tenggat else kode
    return f"Area {area}" if area else "Umum"


def build_paper(
    material: Material,
    name: str,
    title: Sequence[str],
    content: Sequence[blocks.Block],
    *,
    has_figures: bool = True,
) -> blocks.Manuscript:
    """A paper of an office, called `name` at the foot of its pages; of figures also that they are
    no LKE score."""
    about = f", posisi {material.posisi}. {NOT_LKE}" if has_figures else "."
    correction = material.rapat.correction if material.rapat else ""
    above = [blocks.Paragraph(correction, "center")] if correction else []
    dateline = place_and_day(material) if material.kop.paper.letak_tanggal == "kanan_atas" else ""
    imprint = (
        f"{version_in_words(material.anchor.number, material.made)} Jurnal "
        f"{material.anchor}. Monev ZI {VERSION}."
    )
    look: Any = {"simulated": material.p.simulasi, "dateline": dateline, "imprint": imprint}
    return blocks.Manuscript(
        material.kop, title, [*above, *content], f"{name}, {material.p.satker}{about}", **look
    )


def version_in_words(number: int, when: datetime) -> str:
    """Which version a paper is: the journal entry it was made from, and when that was stored."""
    moment = when.astimezone(clock.zone())
    return (
        f"Dibuat menurut catatan ke-{format_number(number)}, {format_day(moment.date())} pukul "
        f"{moment:%H.%M}."
    )


def place_and_day(material: Material) -> str:
    """Where and when a paper is signed: on the day of its meeting; without one the day is left to
    fill in."""
    r = material.rapat
    day = format_day(r.tanggal) if r else f"{FILL_BY_HAND} {material.p.posisi.year}"
    return f"{material.kop.kota or FILL_BY_HAND}, {day}"


def build_signature(material: Material, *, notulis: bool = False) -> blocks.Signature:
    """Who signs: the office's signatory; in minutes the notulis beside the leader of the
    meeting."""
    kop = material.kop
    r = material.rapat
    place = "" if kop.paper.letak_tanggal == "kanan_atas" else place_and_day(material)
    if not notulis or r is None:
        role = f"{kop.jabatan or 'Ketua Tim Pembangunan Zona Integritas'},"
        return blocks.Signature((_signatory(role, kop.nama, "", kop.nip),), place)
    roles = {
        "Pemimpin rapat,": material.jabatan_of("pemimpin"),
        "Notulis,": material.jabatan_of("notulis"),
    }
    # Both names stand on one line, so where one of the two has a jabatan the other gets an empty
    # line.
    above = [
        f"{role}\n{jabatan or _NO_BREAK}" if any(roles.values()) else role
        for role, jabatan in roles.items()
    ]
    leader = _signatory(above[0], r.pemimpin, r.rincian.pemimpin_pangkat, r.rincian.pemimpin_nip)
    recorder = _signatory(above[1], r.notulis, r.rincian.notulis_pangkat, r.rincian.notulis_nip)
    return blocks.Signature((leader, recorder), place)


def build_office_signature(material: Material) -> blocks.Signature:
    """Who signs a report, and beside it who takes note of it."""
    kop = material.kop
    signed = build_signature(material)
    (office,) = signed.signatories
    head = f"Mengetahui,\n{kop.mengetahui_jabatan or FILL_BY_HAND},"
    beside = _signatory(head, kop.mengetahui_nama, "", kop.mengetahui_nip)
    return signed._replace(
        signatories=(beside, office._replace(role=f"{_NO_BREAK}\n{office.role}"))
    )


def _signatory(role: str, name: str, pangkat: str, nip: str) -> blocks.Signatory:
    return blocks.Signatory(
        role, name or FILL_BY_HAND, "\n".join(filter(None, (pangkat, nip and f"NIP {nip}")))
    )
