"""The parts several documents share: tables of figures, of gaps, of what was agreed, and their words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any

from monev.core import clock
from monev.core.dates import SHORT_MONTHS, format_day, format_short_day, format_tenggat
from monev.core.statuses import STATUS_TENGGAT, find_term
from monev.figures import (
    NO_VALUE,
    Figure,
    FigureKey,
    figure_labels,
    five_figures,
    format_area,
    format_number,
    format_overdue,
    longest_lateness,
    missing_bukti,
)
from monev.meeting.closed_figures import TindakLanjut
from monev.meeting.meeting_records import STATUS_TINDAK_LANJUT, Rapat, moved_sentence
from monev.outputs.documents.blocks import (
    DetailsBlock,
    ParagraphBlock,
    Signatory,
    SignatureBlock,
    TableBlock,
)
from monev.outputs.documents.material import NOT_LKE, Material
from monev.outputs.messages import NO_PIC

DAY_NAMES = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
FILL_BY_HAND = "…………………………"
"""A blank to fill in by hand."""

FIGURE_ORDER: tuple[FigureKey, ...] = ("capaian", "setahun", "terlambat", "bukti", "selesai_tanpa_bukti")
"""The order in which tables of documents show the five figures: both capaian side by side."""

_ALIGNMENTS = ("kiri", "tengah", "tengah", "tengah", "tengah", "tengah")


def day_in_words(day: date) -> str:
    """A date with its day: Kamis, 10 Juli 2025."""
    return f"{DAY_NAMES[day.weekday()]}, {format_day(day)}"


def build_footer(material: Material, name: str, *, figures: bool = True) -> str:
    """What stands at the foot of each page: which document, of what, its version, and that the figures are no LKE
    score."""
    version = version_in_words(material.anchor.number, material.made)
    origin = f"{name}, {material.p.satker}, posisi {material.posisi}."
    return f"{origin} {NOT_LKE} {version}" if figures else f"{name}, {material.p.satker}. {version}"


def version_in_words(number: int, when: datetime | None) -> str:
    """Which version a paper is: the journal entry it was made from, and when that was stored."""
    if when is None:
        return f"Dibuat menurut catatan ke-{format_number(number)}."
    moment = when.astimezone(clock.zone())
    return f"Dibuat menurut catatan ke-{format_number(number)}, {format_day(moment.date())} pukul {moment:%H.%M}."


def build_area_table(material: Material) -> TableBlock:
    """The figures of each area, and of all together."""
    rows = [_area_row(format_area(a["area"], a["nama_area"]), a["langkah"], five_figures(a)) for a in material.area]
    counts, labels = material.ringkasan.current, figure_labels(rencana_only=material.rencana_only)
    total = _area_row("Semua area", counts.langkah, five_figures(counts))
    return TableBlock(
        ("Area", "Langkah", *(labels[key] for key in FIGURE_ORDER)),
        [*rows, total],
        (29, 12, 17, 17, 15, 18, 14),
        (*_ALIGNMENTS, "tengah"),
        title=f"Capaian per area, posisi {material.posisi}",
        size=8.5,
        has_total=True,
    )


def build_changes_table(material: Material) -> list[TableBlock]:
    """The figures at the end of the triwulan before and now, side by side; nothing where there were none, or where
    nothing was reported in either: no progress compared with no progress tells nobody anything."""
    previous = material.ringkasan.previous
    if previous is None or material.rencana_only:
        return []
    before, now = five_figures(previous), five_figures(material.ringkasan.current)
    rows = [(now[key].label, before[key].text, now[key].text) for key in FIGURE_ORDER]
    return [
        TableBlock(
            ("Ukuran", format_day(material.p.posisi_sebelum), format_day(material.p.posisi)),
            rows,
            (40, 30, 30),
            ("kiri", "tengah", "tengah"),
            title="Dibandingkan dengan akhir triwulan sebelumnya",
        )
    ]


def build_main_figures(material: Material) -> DetailsBlock:
    """The figures of the whole rencana, each with its word."""
    counts = material.ringkasan.current
    five = five_figures(counts, rencana_only=material.rencana_only)
    without_bukti = five["selesai_tanpa_bukti"]
    langkah = f"dari {format_number(counts.langkah)} langkah"
    return DetailsBlock(
        (
            *((five[key].label, five[key].text_with_reason) for key in ("capaian", "setahun", "bukti")),
            *(
                (
                    find_term(kode, rencana_only=material.rencana_only).label,
                    f"{format_number(getattr(counts, kode))} target",
                )
                for kode in STATUS_TENGGAT
            ),
            (without_bukti.label, f"{without_bukti.text} target"),
            ("Tanpa target waktu", f"{format_number(counts.tanpa_target)} {langkah}"),
            ("Bukti belum disebut", f"{format_number(counts.bukti_belum_disebut)} {langkah}"),
        )
    )


def group_per_langkah(row: Iterable[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Rows of one langkah together, in the order in which each is first met."""
    group: dict[str, list[dict[str, Any]]] = {}
    for one in row:
        group.setdefault(one["kode"], []).append(one)
    return list(group.values())


def tenggat_in_words(tenggat: Iterable[str]) -> str:
    """Keys of tenggat in few words: Jan, Feb, Mar 2025; a single one in full, an exact day with its day."""
    everything = sorted(set(tenggat))
    if len(everything) == 1:
        return format_tenggat(everything[0])
    parts = []
    for tahun, content in groupby(everything, key=lambda t: t[:4]):
        name = [SHORT_MONTHS[int(t[5:7]) - 1] for t in content if len(t) == 7]
        day = [format_short_day(date.fromisoformat(t)) for t in everything if len(t) > 7 and t[:4] == tahun]
        parts += [f"{', '.join(name)} {tahun}"] if name else []
        parts += day
    return "; ".join(parts)


def build_kesenjangan_table(row: Sequence[dict[str, Any]], heading: str, *, rencana_only: bool) -> TableBlock:
    """What proof is missing, a row per langkah: each document with the tenggat that lack it."""
    content = []
    for members in group_per_langkah(row):
        bukti: dict[str, list[str]] = {}
        for one in members:
            bukti.setdefault(one["bukti"], []).append(one["tenggat"])
        selesai = sum(one["selesai_tanpa_bukti"] for one in members)
        info = [f"{format_number(selesai)} dilaporkan selesai"] if selesai else []
        info += filter(None, [longest_lateness(members, rencana_only=rencana_only)])
        cell = (
            members[0]["kode"],
            members[0]["langkah_aksi"],
            "\n".join(f"{name}: {tenggat_in_words(tenggat)}" for name, tenggat in bukti.items()),
            format_number(len(members)),
            "; ".join(info),
            members[0]["pic"] or NO_PIC,
        )
        content.append(cell)
    missing = f"Bukti yang {missing_bukti(rencana_only=rencana_only)}"
    header = ("Kode", "Langkah aksi", missing, "Jumlah", "Keterangan", "PIC")
    alignment = ("kiri", "kiri", "kiri", "tengah")
    return TableBlock(header, content, (11, 30, 36, 11, 18, 22), alignment, title=heading, size=8.5)


def build_tenggat_table(row: Sequence[dict[str, Any]], heading: str, *, late: bool) -> TableBlock:
    """Tenggat, a row per langkah; with how late the oldest is where they are `late`."""
    content = []
    for members in group_per_langkah(row):
        cell = [members[0]["kode"], members[0]["langkah_aksi"], tenggat_in_words(t["tenggat"] for t in members)]
        cell.append(format_number(len(members)))
        cell += [longest_lateness(members, rencana_only=False)] if late else []
        content.append((*cell, members[0]["pic"] or NO_PIC))
    header = ("Kode", "Langkah aksi", "Tenggat", "Jumlah", *(("Paling lama",) if late else ()), "PIC")
    width = (11, 42, 22, 11, *((18,) if late else ()), 24)
    return TableBlock(header, content, width, ("kiri", "kiri", "kiri", "tengah"), title=heading)


def build_tindak_lanjut_table(listing: Sequence[TindakLanjut], heading: str, *, with_status: bool) -> TableBlock:
    """Follow-ups: what, where it belongs, who, by when; and how it stands where that is asked."""
    row = []
    for number, t in enumerate(listing, start=1):
        cell = [str(number), t.uraian, t.kode or (f"Area {t.area}" if t.area else "Umum"), t.pic]
        cell.append("\n".join(filter(None, (format_day(t.batas), moved_sentence(t.riwayat_batas)))))
        if with_status:
            cell.append(f"{describe_tindak_lanjut(t)}\n{t.keterangan}".strip())
        row.append(cell)
    header = ("No.", "Tindak lanjut", "Langkah", "PIC", "Batas waktu", *(("Status",) if with_status else ()))
    return TableBlock(header, row, (8, 44, 14, 24, 20, *((22,) if with_status else ())), ("tengah",), title=heading)


def describe_tindak_lanjut(t: TindakLanjut) -> str:
    """How a follow-up stands: Terbuka, sudah lewat 12 hari."""
    lateness = f", {format_overdue(t.hari_terlambat)}" if t.hari_terlambat else ""
    return STATUS_TINDAK_LANJUT[t.status] + lateness


def build_notes_table(material: Material, heading: str) -> TableBlock:
    """Kendala and solusi: what the meeting noted, and what was reported of late tenggat."""
    row = [(_locate(c), c["kendala"] or NO_VALUE, c["solusi"] or NO_VALUE) for c in material.notes]
    for t in material.tenggat:
        if t["kendala"] and t["status"] not in ("selesai", "tidak_berlaku"):
            location = f"{t['kode']}, {format_tenggat(t['tenggat'])}"
            row.append((location, t["kendala"], t["tindak_lanjut"] or NO_VALUE))
    return TableBlock(("Langkah atau area", "Kendala", "Solusi"), row, (22, 44, 44), title=heading)


def build_rapat_details(material: Material, rapat: Rapat) -> DetailsBlock:
    """When and where the meeting was, who led it and wrote it down."""
    return DetailsBlock(
        (
            ("Acara", rapat.judul),
            ("Hari, tanggal", day_in_words(rapat.tanggal)),
            ("Pukul", hours_in_words(rapat)),
            ("Tempat", rapat.tempat or FILL_BY_HAND),
            ("Pemimpin rapat", _with_jabatan(rapat.pemimpin, rapat.rincian.pemimpin_jabatan)),
            ("Notulis", _with_jabatan(rapat.notulis, rapat.rincian.notulis_jabatan)),
            ("Periode", material.triwulan),
            ("Posisi data", material.posisi),
        )
    )


def matter_of_letter(rapat: Rapat) -> str:
    """What the invitation to a meeting is about."""
    return rapat.rincian.undangan_hal or f"Undangan {rapat.judul}"


def completion_in_words(t: dict[str, Any]) -> str:
    """When what is done was done; without a day said, as of when it was reported so, never an invented day."""
    day = format_day(t["selesai_pada"])
    return day if t["tanggal_selesai"] else f"dilaporkan selesai per {day}"


def hours_in_words(rapat: Rapat) -> str:
    """When a meeting began and ended: 09.30 s.d. 11.00; what nobody said is left to fill in."""
    begun, ended = rapat.rincian.mulai or FILL_BY_HAND, rapat.rincian.selesai or "selesai"
    return f"{begun} s.d. {ended}"


def _with_jabatan(name: str, jabatan: str) -> str:
    return ", ".join(filter(None, (name, jabatan))) or FILL_BY_HAND


def _rank_and_nip(pangkat: str, nip: str) -> str:
    return "\n".join(filter(None, (pangkat, f"NIP {nip}" if nip else "")))


def place_and_day(material: Material) -> str:
    """Where and when a paper is signed: on the day of its meeting; without one the day is left to fill in."""
    r = material.rapat
    day = format_day(r.tanggal) if r else f"{FILL_BY_HAND} {material.p.posisi.year}"
    return f"{material.kop.kota or FILL_BY_HAND}, {day}"


def dateline(material: Material) -> str:
    """Place and day above a paper, for an office that wants them there on each of them."""
    return place_and_day(material) if material.kop.paper.date_place == "kanan_atas" else ""


def build_signature(material: Material, *, notulis: bool = False) -> SignatureBlock:
    """Who signs: the office's signatory; in minutes the notulis beside the leader of the meeting."""
    kop, r = material.kop, material.rapat
    place = "" if kop.paper.date_place == "kanan_atas" else place_and_day(material)
    if notulis and r is not None:
        signatories = (
            Signatory(
                "Pemimpin rapat,",
                r.pemimpin or FILL_BY_HAND,
                _rank_and_nip(r.rincian.pemimpin_pangkat, r.rincian.pemimpin_nip),
            ),
            Signatory(
                "Notulis,", r.notulis or FILL_BY_HAND, _rank_and_nip(r.rincian.notulis_pangkat, r.rincian.notulis_nip)
            ),
        )
        return SignatureBlock(signatories, place)
    nip = f"NIP {kop.nip}" if kop.nip else ""
    return SignatureBlock(
        (Signatory(f"{kop.jabatan or 'Ketua Tim Pembangunan Zona Integritas'},", kop.nama or FILL_BY_HAND, nip),), place
    )


def build_nothing_note(text: str) -> ParagraphBlock:
    """A sentence in the place of an empty table."""
    return ParagraphBlock(text, "kiri")


def _area_row(name: str, langkah: int, five: dict[FigureKey, Figure]) -> tuple[str, ...]:
    return name, format_number(langkah), *(five[key].text for key in FIGURE_ORDER)


def _locate(c: dict[str, Any]) -> str:
    if c["kode"]:
        return f"{c['kode']}, {format_tenggat(c['tenggat'])}" if c["tenggat"] else c["kode"]
    return f"Area {c['area']}" if c["area"] else "Umum"
