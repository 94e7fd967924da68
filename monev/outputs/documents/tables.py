"""The tables several papers share: the figures, the meeting, what was noted and agreed; and their words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from operator import itemgetter

from monev.core import clock
from monev.core.dates import format_day, format_tenggat, format_weekday
from monev.core.grouping import group_by
from monev.core.statuses import RENCANA_COLOUR, STATUS_TENGGAT, late_term
from monev.database import Row
from monev.figures import (
    NO_VALUE,
    Counts,
    FigureKey,
    figure_labels,
    five_figures,
    format_area,
    format_capaian,
    format_number,
    format_overdue,
)
from monev.meeting.meeting_records import KEHADIRAN, STATUS_TINDAK_LANJUT, Rapat, moved_sentence
from monev.outputs.documents.blocks import DetailsBlock, TableBlock
from monev.outputs.documents.layout import FILL_BY_HAND
from monev.outputs.documents.material import Material

ATTENDANCE_ROWS = 10
"""Lines of an attendance list at least, so that who comes unannounced can sign too."""

BAR_TRACK = "#e3e8ed"
"""What a bar lies on."""

FIGURE_ORDER: tuple[FigureKey, ...] = ("capaian", "setahun", "terlambat", "bukti", "selesai_tanpa_bukti")
"""The order in which tables show the five figures: both capaian side by side."""


def build_area_table(material: Material) -> TableBlock:
    """The figures of each area, and of all together."""
    labels = figure_labels(rencana_only=material.rencana_only)
    counts = material.ringkasan.current
    rows = [area_row(format_area(a["area"], a["nama_area"]), a["langkah"], a) for a in material.per_area]
    return TableBlock(
        ("Area", "Langkah", *(labels[key] for key in FIGURE_ORDER)),
        [*rows, area_row("Semua area", counts.langkah, counts)],
        (29, 12, 17, 17, 15, 18, 14),
        ("left", "center", "center", "center", "center", "center", "center"),
        title=f"Capaian per area, posisi {material.posisi}",
        size=8.5,
        has_total=True,
    )


def area_row(name: str, langkah: int, counts: Counts | Row) -> tuple[str, ...]:
    """An area's cells: its name, how many langkah, the five figures."""
    five = five_figures(counts)
    return name, format_number(langkah), *(five[key].text for key in FIGURE_ORDER)


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of capaian s.d. posisi: `n` of `total` done, the same in words, and how many are late ("" for none)."""

    name: str
    n: int
    total: int
    text: str
    late_text: str
    colour: str
    is_total: bool


def list_bars(material: Material) -> list[Bar]:
    """A bar for each area, and one for all; of a plan nothing was reported of nothing is late."""
    rencana_only = material.rencana_only
    colour = RENCANA_COLOUR if rencana_only else STATUS_TENGGAT["selesai"].colour
    rows = [(format_area(a["area"], a["nama_area"]), a) for a in material.per_area]
    bars = []
    for name, counts in [*rows, ("Semua area", asdict(material.ringkasan.current))]:
        n, total, late = counts["capaian_n"], counts["capaian_N"], counts["terlambat"]
        late_text = f"{late_term(late, counts['belum_dilaporkan']).mark} {late}" if late and not rencana_only else ""
        bars.append(Bar(name, n, total, format_capaian(n, total), late_text, colour, name == "Semua area"))
    return bars


def changed_figures(material: Material) -> list[tuple[str, str, str]]:
    """What each figure is called, and how it stood at the end of the triwulan before and stands now; nothing where
    there were none, or nothing was reported: no progress compared with no progress tells nobody anything."""
    previous = material.ringkasan.previous
    if previous is None or material.rencana_only:
        return []
    before, now = five_figures(previous), five_figures(material.ringkasan.current)
    return [(now[key].label, before[key].text, now[key].text) for key in FIGURE_ORDER]


def build_rapat_details(material: Material, rapat: Rapat, *, has_figures: bool = True) -> DetailsBlock:
    """When and where the meeting was, who led it and wrote it down; in a paper with figures what they are of."""
    about = (("Periode", material.triwulan), ("Keadaan per", material.posisi)) if has_figures else ()
    return DetailsBlock(
        (
            ("Acara", rapat.judul),
            ("Hari, tanggal", format_weekday(rapat.tanggal)),
            ("Pukul", hours_in_words(rapat)),
            ("Tempat", rapat.tempat or FILL_BY_HAND),
            ("Pemimpin rapat", _with_jabatan(rapat.pemimpin, material.jabatan_of("pemimpin"))),
            ("Notulis", _with_jabatan(rapat.notulis, material.jabatan_of("notulis"))),
            *about,
        )
    )


def hours_in_words(rapat: Rapat) -> str:
    """When a meeting began and ended: 09.30 s.d. 11.00 WIB; what nobody said is left to fill in."""
    begin, end = rapat.rincian.mulai or FILL_BY_HAND, rapat.end_in_words
    return f"{begin} s.d. {end} {clock.zone_name()}" if end else f"{begin} {clock.zone_name()} s.d. selesai"


def _with_jabatan(name: str, jabatan: str) -> str:
    return ", ".join(filter(None, (name, jabatan))) or FILL_BY_HAND


def build_attendance_table(material: Material) -> TableBlock:
    """A line to sign in for everybody who was asked to come, with how they were recorded, and while the meeting goes on
    empty ones."""
    people = list_attendance(material)
    if material.meeting.is_open:
        people += [("", "", "")] * (max(ATTENDANCE_ROWS, len(people) + 5) - len(people))
    rows = [
        # Odd numbers sign on the left, even ones on the right: no signature runs into the next.
        (f"{number}.", *person, f"{number}." if number % 2 else f"{chr(0xA0) * 16}{number}.")
        for number, person in enumerate(people, start=1)
    ]
    headers = ("No.", "Nama", "Jabatan", "Kehadiran", "Tanda tangan")
    return TableBlock(headers, rows, (7, 32, 34, 17, 24), ("center",), size=10, row_height=0.8)


def build_attendance_record(material: Material) -> TableBlock:
    """Who came and who did not, for the annex of a report: nobody signs there."""
    rows = [(f"{number}.", *person) for number, person in enumerate(list_attendance(material), start=1)]
    empty = "Kehadiran peserta rapat belum dicatat."
    return TableBlock(("No.", "Nama", "Jabatan", "Kehadiran"), rows, (8, 40, 38, 18), ("center",), size=10, empty=empty)


def list_attendance(material: Material) -> list[tuple[str, str, str]]:
    """Name, jabatan and how somebody was recorded; "" of whom nothing is known but that they were asked to come."""
    words = KEHADIRAN | {"diundang": ""}
    return [(guest["nama"], guest["jabatan"], words[guest["kehadiran"]]) for guest in material.attendance]


def build_tindak_lanjut_table(listing: Sequence[Row], title: str, *, with_status: bool) -> TableBlock:
    """Follow-ups: what, where it belongs, who, by when; and how it stands where that is asked."""
    rows = []
    for number, t in enumerate(listing, start=1):
        until = "\n".join(filter(None, (format_day(t["batas"]), moved_sentence(t["riwayat_batas"]))))
        status = [f"{describe_tindak_lanjut(t)}\n{t['keterangan']}".strip()] if with_status else []
        rows.append((str(number), t["uraian"], _place(t["kode"], t["area"]), t["pic"], until, *status))
    headers = ("No.", "Tindak lanjut", "Langkah atau area", "PIC", "Batas waktu", *(("Status",) if with_status else ()))
    widths = (8, 44, 14, 24, 20, *((22,) if with_status else ()))
    return TableBlock(headers, rows, widths, ("center",), title=title)


def describe_tindak_lanjut(t: Row) -> str:
    """How a follow-up stands: Terbuka, sudah lewat 12 hari."""
    lateness = f", {format_overdue(t['hari_terlambat'])}" if t["hari_terlambat"] else ""
    return STATUS_TINDAK_LANJUT[t["status"]] + lateness


def list_kendala(material: Material) -> list[tuple[str, str, str]]:
    """Where, which kendala and which solusi: what was written down in the meeting, and nothing else. The same words of
    several langkah stand once, with all of these."""
    return [
        (places, kendala or NO_VALUE, solusi or NO_VALUE)
        for places, kendala, solusi in merge_places(
            (_place(note["kode"], note["area"], note["tenggat"]), note["kendala"], note["solusi"])
            for note in material.notes
        )
    ]


def merge_places(rows: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Places that say the same two things, together in one row."""
    alike = group_by(rows, itemgetter(1, 2))
    return [("; ".join(dict.fromkeys(row[0] for row in of)), *said) for said, of in alike.items()]


def build_kendala_table(material: Material) -> TableBlock:
    """The same as a table."""
    headers = ("Langkah atau area", "Kendala", "Solusi")
    return TableBlock(headers, list_kendala(material), (22, 44, 44), title="Kendala dan solusi")


def _place(kode: str | None, area: str | None, tenggat: str | None = None) -> str:
    """What something belongs to: a langkah or one of its tenggat, an area, the whole plan."""
    if kode:
        return f"{kode}, {format_tenggat(tenggat)}" if tenggat else kode
    return f"Area {area}" if area else "Umum"


def with_pics(material: Material, table: TableBlock) -> TableBlock:
    """A table with a column that says who, where the plan names anybody."""
    return table if material.has_pics else table.without("PIC")
