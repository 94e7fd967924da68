"""Gathers what several papers share: rows of tables, signatures and wordings."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple

from monev import VERSION, figures
from monev.access import same_pic
from monev.core import clock
from monev.core.dates import fold_tenggat, format_day, format_weekday
from monev.core.grouping import group_by
from monev.core.meeting_things import KEHADIRAN, STATUS_TINDAK_LANJUT
from monev.core.statuses import STATUS_LAPORAN, STATUS_TENGGAT, UNCOUNTED
from monev.core.text import joined
from monev.database import Row
from monev.figures import NO_VALUE, format_number
from monev.figures.rows import AreaRow, BuktiRow, TenggatRow
from monev.meeting.records import (
    NOT_READ_OUT,
    Rapat,
    months_of,
    moved_sentence,
    only_decided,
    result_in_words,
    said_last,
)
from monev.meeting.things import FollowUpRow
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


class AreaFigures(NamedTuple):
    """The headings of the figures, and the cells of each area and of all areas together."""

    judul: list[str]
    baris: list[tuple[str, ...]]


def area_figures(material: Material) -> AreaFigures:
    """List the figures of each area; of a plan nobody reported of those of the plan alone."""
    counts = material.ringkasan.current

    def told(counts: figures.Counts | AreaRow) -> list[figures.Figure]:
        if material.rencana_only:
            return [*figures.load_figures(counts).values()]
        five = figures.five_figures(counts, until=material.view.until)
        return [five[key] for key in FIGURE_ORDER]

    def row(name: str, langkah: int, counts: figures.Counts | AreaRow) -> tuple[str, ...]:
        return name, format_number(langkah), *(figure.text for figure in told(counts))

    rows = [row(name_area(area), area["langkah"], area) for area in material.per_area]
    headers = [figure.label for figure in told(counts)]
    return AreaFigures(headers, [*rows, row("Semua area", counts.langkah, counts)])


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


def rapat_details(material: Material) -> list[tuple[str, str]]:
    """List when and where a meeting was, who led it and who wrote it down."""
    rapat = material.meeting
    return [
        *list_schedule(rapat, rapat.end_in_words),
        ("Pemimpin rapat", material.introduced(rapat.pemimpin) or FILL_BY_HAND),
        ("Notulis", material.introduced(rapat.notulis) or FILL_BY_HAND),
    ]


def list_schedule(rapat: Rapat, end: str = "") -> list[tuple[str, str]]:
    """List when and where a meeting is held: 09.30 WIB s.d. selesai, or 09.30 s.d. 11.00 WIB.

    An unknown hour or place is left to fill in.
    """
    begin, zone = rapat.mulai or FILL_BY_HAND, clock.zone_name()
    return [
        ("Hari, tanggal", format_weekday(rapat.tanggal)),
        ("Pukul", f"{begin} s.d. {end} {zone}" if end else f"{begin} {zone} s.d. selesai"),
        ("Tempat", rapat.tempat or FILL_BY_HAND),
    ]


def attendance_rows(material: Material) -> list[tuple[str, ...]]:
    """List the people invited and if they came, each with a place to sign but who is away.

    While the meeting goes on it has empty lines.
    """
    people = []
    for guest in material.attendance:
        came = "" if guest["kehadiran"] == "diundang" else KEHADIRAN[guest["kehadiran"]]
        named = guest["nama"]
        if guest["kehadiran"] == "diwakili":  # who signs stands by name where names stand
            came, named = came.removesuffix(" oleh"), f"{named}\ndiwakili {guest['wakil']}"
        people.append((named, guest["jabatan"], came, guest["kehadiran"] in _WHO_SIGNS))
    if material.meeting.is_open:
        people += [("", "", "", True)] * max(ATTENDANCE_ROWS - len(people), 2)
    rows: list[tuple[str, ...]] = []
    for number, (*person, signs) in enumerate(people, start=1):
        # Odd numbers sign at the left, even ones at the right, so that signatures do not touch.
        side = "" if number % 2 else _NO_BREAK * 16
        rows.append((f"{number}.", *person, f"{side}{number}." if signs else NO_VALUE))
    return rows


def follow_up_rows(
    listing: Sequence[FollowUpRow], *, with_status: bool = False, is_mixed: bool = False
) -> list[list[str]]:
    """List follow-ups: what, where it belongs, who, by when; `with_status` adds its status.

    `is_mixed`: some were read out and some not, which each then says.
    """
    rows = []
    for number, follow_up in enumerate(listing, start=1):
        moved = moved_sentence(follow_up["riwayat_batas"])
        row = [
            str(number),
            follow_up["uraian"] + (only_decided(follow_up) if is_mixed else ""),
            name_place(follow_up.get("kode_tampil"), follow_up["area"]),
            follow_up["pic"],
            joined(format_day(follow_up["batas"]), moved, by="\n"),
        ]
        if with_status:
            status = STATUS_TINDAK_LANJUT[follow_up["status"]]
            if days := follow_up["hari_terlambat"]:  # Belum selesai, sudah lewat 12 hari
                status += f", {figures.format_overdue(days)}"
            status += only_decided(follow_up)
            row.append(joined(status, result_in_words(follow_up), by="\n"))
        rows.append(row)
    return rows


def decided(material: Material) -> tuple[str, list[list[str]]]:
    """Return title and rows of what the meeting decided; what was not read out says so."""
    unread = sum(not row["disepakati"] for row in material.decisions)
    said = NOT_READ_OUT if unread else "disepakati"
    if is_mixed := 0 < unread < len(material.decisions):
        said = "diputuskan"
    return f"Tindak lanjut yang {said}", follow_up_rows(material.decisions, is_mixed=is_mixed)


def recorded_sentence(material: Material) -> str:
    """Say of which langkah the meeting recorded anything, and what of each; "" for none.

    A target that was called done has its day: it may lie after the day that is judged.
    """
    recorded = sorted({change["kode"] for change in material.changes}, key=material.place)
    if not recorded:
        return ""
    parts = [f"Keadaan {format_number(len(recorded))} langkah dicatat dalam rapat."]
    said = said_last(reversed(material.changes))
    in_order = sorted(said.items(), key=lambda each: material.place(each[0][0]))
    for status, label in STATUS_LAPORAN.items():
        # *Berjalan* is a status too, and what is due has another one.
        stated = "masih dikerjakan" if status == "proses" else label.lower()
        alike: dict[tuple[str, str | None], list[str]] = {}
        for (kode, tenggat), fields in in_order:
            if fields.get("laporan") == status:
                alike.setdefault((kode, fields.get("tanggal_selesai")), []).append(tenggat)
        items = [_recorded(material, *about, months) for about, months in alike.items()]
        if items:
            parts.append(f"Dinyatakan {stated}: {'; '.join(items)}.")
    told = {kode for (kode, _), fields in in_order if "laporan" in fields}
    if rest := [_noted(material, kode) for kode in recorded if kode not in told]:
        parts.append(f"Lainnya: {'; '.join(rest)}.")
    return " ".join([*parts, "Rinciannya ada di Lembar Monev ZI."])


def _recorded(material: Material, kode: str, day: str | None, tenggat: Sequence[str]) -> str:
    said = f"{material.shown(kode)} ({fold_tenggat(tenggat)})"
    if day:
        said += f" pada {format_day(date.fromisoformat(day))}"
    if material.own in {(kode, each) for each in tenggat}:
        said += ", yaitu rapat ini"
    if day and day > material.view.posisi.isoformat():
        said += ", sesudah posisi"
    return said


def _noted(material: Material, kode: str) -> str:
    """Name what was recorded of a langkah beside its status: V.c.2 (Mei 2025: bukti, kendala)."""
    changes = [change for change in material.changes if change["kode"] == kode]
    months = fold_tenggat(change["tenggat"] for change in changes if change["tenggat"])
    what = {"bukti" if each["bukti"] else each["kolom"].replace("_", " ") for each in changes}
    return f"{material.shown(kode)} ({joined(months, ', '.join(sorted(what)), by=': ')})"


def kendala_rows(material: Material, notes: Iterable[Row]) -> list[tuple[str, str, str]]:
    """List kendala as (place, kendala, solusi); the same words are one row that names all places.

    They stand in the order of kode, then areas and the whole plan.
    """

    def said(note: Row) -> tuple[str, str]:
        solusi = material.said_with(note) if note["kendala"] else note["solusi"]
        return note["kendala"] or NO_VALUE, solusi or NO_VALUE

    def place(note: Row) -> tuple[str | None, str | None, bool]:
        return note["kode"], note["kode"] or note["area"], bool(months_of(note))

    in_order = sorted(notes, key=lambda note: material.place(note["kode"]))
    rows = []
    for words, alike in group_by(in_order, said).items():
        places = []
        for (kode, area, _), same in group_by(alike, place).items():
            months = sorted({*chain.from_iterable(map(months_of, same))})
            places.append(name_place(material.shown(kode or ""), area, months))
        rows.append(("; ".join(places), *words))
    return rows


def state_of(material: Material, rows: Sequence[TenggatRow]) -> tuple[str, str, str]:
    """Return mark, status and lateness of targets of a langkah.

    Of what was called off the reason; of the one that its meeting fulfilled after posisi: that it
    did.
    """
    first = rows[0]
    if material.is_own(first) and first["selesai_kemudian"]:
        day = format_day(first["selesai_kemudian"])
        return STATUS_TENGGAT["selesai"].mark, "Dipenuhi rapat ini", f"{day}, sesudah posisi"
    told = figures.tell(rows)
    late = first["kendala"] if first["status"] in UNCOUNTED else late_on_paper(told.late)
    return told.term.mark, told.term.label, late


def late_on_paper(words: str) -> str:
    """Say that something is due on the day: *Terlambat, baru jatuh tempo* reads like a mistake."""
    return words.replace(figures.format_lateness(0), "jatuh tempo pada hari posisi")


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


def imprint(material: Material) -> str:
    """Write which version a paper is: its newest journal entry, and when that was stored."""
    moment = material.made.astimezone(clock.zone())
    stored = f"{format_day(moment.date())} pukul {moment:%H.%M}"
    version = f"Dibuat menurut catatan ke-{format_number(material.anchor.number)}, {stored}."
    return f"{version} Jurnal {material.anchor}. Monev ZI {VERSION}."


def left_open(material: Material, name: str) -> str:
    """Leave a number or day to fill in by hand, or name it so that SRIKANDI fills it in.

    Of a day the year too: a meeting in January is invited to in December.
    """
    if material.kop.paper.penomoran == "srikandi":
        return f"${{{name}}}"
    return FILL_BY_HAND


def place_and_day(material: Material) -> str:
    """Write where and when a paper is signed."""
    return f"{material.kop.kota or FILL_BY_HAND}, {day_of_paper(material)}"


def day_of_paper(material: Material) -> str:
    """Write the day of a paper: that of its meeting. Without one it is left to fill in."""
    if material.rapat:
        return format_day(material.rapat.tanggal)
    return left_open(material, "tanggal_naskah")


Signatory = tuple[str, str, str]
"""The role above the empty space, name and info below it."""


def office_signature(material: Material) -> Signatory:
    """Return the office's signatory."""
    kop = material.kop
    role = f"{kop.jabatan or 'Ketua Tim Pembangunan Zona Integritas'},"
    if kop.paper.penomoran == "srikandi":
        role += "\n${ttd_pengirim}"
    return _signatory(material, role, kop.nama)


def signatures_of_meeting(material: Material) -> list[Signatory]:
    """Return those of the meeting's leader and notulis."""
    rapat = material.meeting
    leads = material.jabatan_of(rapat.pemimpin)
    writes = material.jabatan_of(rapat.notulis)
    leader, recorder = "Pemimpin rapat,", "Notulis,"
    # Both names stand on one line: if only one person has a jabatan, the other gets an empty line.
    if leads or writes:
        leader += f"\n{leads or _NO_BREAK}"
        recorder += f"\n{writes or _NO_BREAK}"
    return [
        _signatory(material, leader, rapat.pemimpin, rapat.pemimpin_pangkat),
        _signatory(material, recorder, rapat.notulis, rapat.notulis_pangkat),
    ]


def signatures_of_report(material: Material) -> list[Signatory]:
    """Return a report's: *Mengetahui* at left, the office's signatory at right."""
    kop = material.kop
    role = f"{kop.mengetahui_jabatan or FILL_BY_HAND},"
    return [_signatory(material, role, kop.mengetahui_nama), office_signature(material)]


def _signatory(material: Material, role: str, name: str, pangkat: str = "") -> Signatory:
    """Return a signatory. Their NIP is that which letterhead or meeting has beside this name."""
    kop, rapat = material.kop, material.rapat
    known = [(kop.nama, kop.nip), (kop.mengetahui_nama, kop.mengetahui_nip)]
    if rapat:
        known += [(rapat.pemimpin, rapat.pemimpin_nip), (rapat.notulis, rapat.notulis_nip)]
    same = [nip for person, nip in known if name and nip and same_pic(person) == same_pic(name)]
    nip = f"NIP {same[0]}" if same else ""
    return role, name or FILL_BY_HAND, joined(pangkat, nip, by="\n")
