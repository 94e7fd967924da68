"""Paparan: the meeting's screens as slides, for offices that must send them ahead; areas with nothing to discuss are
passed by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from monev.core.dates import format_short_day, format_weekday
from monev.core.pics import NO_PIC
from monev.core.statuses import BELUM_DAPAT_DINILAI, RENCANA_COLOUR, STATUS_TENGGAT, find_term, late_term
from monev.core.text import shorten
from monev.figures import (
    FigureKey,
    count_missing_bukti,
    five_figures,
    format_capaian,
    format_number,
    missing_bukti,
)
from monev.figures.heatmap import heatmap
from monev.meeting.closed_figures import TindakLanjut
from monev.meeting.screens import Screen
from monev.outputs.documents.agenda import list_agenda_items
from monev.outputs.documents.material import DataRow, Material
from monev.outputs.documents.powerpoint import (
    LEFT,
    LOWEST,
    SMALLEST,
    TOP,
    WIDTH,
    Deck,
    add_box,
    add_card,
    add_heatmap_row,
    add_picture,
    add_text,
    largest_size,
)
from monev.outputs.documents.slide_fit import box_height, cut_to_line, fit_lines, fitting_size
from monev.outputs.documents.tables import (
    BAR_TRACK,
    changed_figures,
    describe_tindak_lanjut,
    group_per_langkah,
    list_bars,
    tenggat_in_words,
)

_CARD_COLOURS: dict[FigureKey, str] = {
    "capaian": STATUS_TENGGAT["selesai"].colour,
    "terlambat": STATUS_TENGGAT["terlambat"].colour,
    "bukti": STATUS_TENGGAT["berjalan"].colour,
    "setahun": RENCANA_COLOUR,
}
"""The figures that get a card of their own, and its colour."""
_CARD_WIDTH = 3.0
_LOGO_SIDE = 2.6


def write(material: Material, form: str) -> bytes:
    """The slides in the order of the screens."""
    deck = Deck(material.screens[0].title)
    for screen in material.screens:
        if not screen.is_skipped:
            _SLIDES[screen.jenis](deck, material, screen)
    remark = f"  ·  posisi {format_short_day(material.p.posisi)}  ·  bukan nilai LKE"
    return deck.finish(material.p.satker, remark, simulated=material.p.simulasi)


def _opening(deck: Deck, material: Material, screen: Screen) -> None:
    slide, r = deck.add_slide(""), material.rapat
    size = 44 if len(screen.title) <= 60 else 30  # three lines of either end above the next text
    add_text(slide, screen.title, 1.3, 1.9, size, bold=True)
    lines = [material.p.satker, f"Posisi {material.posisi}"]
    if r is not None:
        lines.append(", ".join(filter(None, (format_weekday(r.tanggal), r.tempat))))
        lines += [f"Pemimpin rapat: {r.pemimpin}"] if r.pemimpin else []
        lines += [f"Hadir: {format_number(len(material.present))} orang"] if material.present else []
    add_text(slide, "\n".join(lines), 3.4, 3, 28, width=WIDTH - _LOGO_SIDE - 0.3)
    if material.kop.logo:
        add_picture(slide, material.kop.logo, LEFT + WIDTH - _LOGO_SIDE, 3.4, _LOGO_SIDE)
    # As things stand on the slides that follow, not as the letter told them.
    current = replace(
        material.agenda,
        p=material.p,
        current=material.ringkasan.current,
        per_area=material.per_area,
        kesenjangan=len(material.kesenjangan),
        upcoming=material.upcoming,
        open_follow_ups=sum(t.status == "terbuka" for t in material.earlier_tindak_lanjut),
    )
    items = list_agenda_items(replace(material, agenda=current))
    agenda = [f"{number}.  {item}" for number, item in enumerate(items, start=1)]
    deck.add_lines("Agenda", agenda)


def _earlier(deck: Deck, material: Material, screen: Screen) -> None:
    _add_tindak_lanjut(deck, screen.title, material.earlier_tindak_lanjut, empty="Tidak ada.")


def _situation(deck: Deck, material: Material, screen: Screen) -> None:
    slide, counts = deck.add_slide(screen.title), material.ringkasan.current
    add_text(slide, material.sentence, TOP, 1.7, 26)
    five = five_figures(counts, rencana_only=material.rencana_only)
    for number, (key, colour) in enumerate(_CARD_COLOURS.items()):
        shown = RENCANA_COLOUR if material.rencana_only else colour
        left = LEFT + number * (_CARD_WIDTH + 0.11)
        add_card(slide, five[key].label, five[key].text, shown, left, 3.4, _CARD_WIDTH)
    without_bukti = five["selesai_tanpa_bukti"]
    rest = (
        f"{without_bukti.label}: {without_bukti.text} target\n"
        f"Tanpa target waktu: {format_number(counts.tanpa_target)} langkah"
    )
    add_text(slide, rest, 5.6, 1.1, 24)
    if material.area:
        _add_bars(deck, material)


def _add_bars(deck: Deck, material: Material) -> None:
    """Capaian per area as bars, each with its n/N beside it."""
    slide, bars = deck.add_slide("Capaian per area"), list_bars(material)
    height, full, left = min(0.75, 5.2 / len(bars)), 3.7, 5.7
    for number, bar in enumerate(bars):
        above = TOP + number * height
        name = cut_to_line(bar.name, 5.1, SMALLEST, bold=bar.is_total)
        add_text(slide, name, above, height, SMALLEST, width=5.1, bold=bar.is_total)
        add_box(slide, left, above + height * 0.15, full, height * 0.6, BAR_TRACK)
        if bar.n:
            add_box(slide, left, above + height * 0.15, full * bar.n / bar.total, height * 0.6, bar.colour)
        add_text(slide, bar.text, above, height, SMALLEST, left=9.45, width=2.6, bold=True)
        if bar.late_text:
            colour = STATUS_TENGGAT["terlambat"].colour
            add_text(slide, bar.late_text, above, height, SMALLEST, left=12.05, width=1.25, bold=True, colour=colour)


def _changes(deck: Deck, material: Material, screen: Screen) -> None:
    nothing = "Belum ada laporan sebelumnya."
    headers = ("", format_short_day(material.p.posisi_sebelum), format_short_day(material.p.posisi))
    deck.add_table(screen.title, headers, changed_figures(material), (5, 3.6, 3.6), empty=nothing)


def _area(deck: Deck, material: Material, screen: Screen) -> None:
    a = next(a for a in material.area if a["area"] == screen.area)
    missing = [row for row in material.kesenjangan if row["area"] == screen.area]
    slide = deck.add_slide(screen.title)
    late = find_term("terlambat", rencana_only=material.rencana_only).label.lower()
    counts = (
        f"{format_capaian(a['capaian_n'], a['capaian_N'])} selesai  ·  {format_number(a['terlambat'])} {late}"
        f"  ·  {count_missing_bukti(len(missing), material.p)}"
    )
    words = counts if a["capaian_N"] else "Belum ada target yang jatuh tempo"
    add_text(slide, words, 1.35, 0.6, fitting_size(words, WIDTH, (28, 24, SMALLEST), bold=True), bold=True)
    cells = [cell for cell in material.matrix if cell["tingkat"] == "area" and cell["area"] == screen.area]
    drawn = heatmap(cells, rencana_only=material.rencana_only)
    add_heatmap_row(slide, f"Peta capaian area {screen.area}", drawn, 2.0)
    nothing = f"Tidak ada yang {late} dan tidak ada bukti yang kurang."
    faults, recorded, room = (
        _list_faults(material, screen.area, missing) or [nothing],
        _recorded(material, a),
        LOWEST - 3.5,
    )
    whole = [*faults, *recorded]
    fits = box_height("\n".join(whole), WIDTH, SMALLEST) <= room
    shown = whole if fits else fit_lines(faults, WIDTH, room, SMALLEST)
    add_text(slide, "\n".join(shown), 3.5, room, largest_size("\n".join(shown), WIDTH, room))
    if recorded and not fits:
        deck.add_lines(f"{screen.title}: kendala dan keputusan", recorded)


def _recorded(material: Material, a: DataRow) -> list[str]:
    """What the meeting noted and agreed of an area and its langkah, a line each."""

    def belongs(area: str | None, kode: str | None) -> bool:
        return (material.langkah[kode]["area"] if kode in material.langkah else area) == a["area"]

    notes = [
        f"Kendala: {note['kendala']}" + (f" Solusi: {note['solusi']}" if note["solusi"] else "")
        for note in material.notes
        if belongs(note["area"], note["kode"])
    ]
    agreed = [
        f"Keputusan: {t.uraian} ({t.pic}, {format_short_day(t.batas)})"
        for t in material.decisions
        if belongs(t.area, t.kode)
    ]
    return [*notes, *agreed]


def _list_faults(material: Material, area: str | None, missing: list[DataRow]) -> list[str]:
    """What is wrong in an area, a line each: what is late, bukti that are missing, langkah without a target."""
    lines = []
    for members in group_per_langkah(t for t in material.late if t["area"] == area):
        first, unreported = members[0], sum(t["belum_dilaporkan"] for t in members)
        mark = late_term(len(members), unreported, rencana_only=material.rencana_only).mark
        langkah = f"{first['kode']} {shorten(first['langkah_aksi'], 50)}"
        lines.append(f"{mark} {langkah}: {tenggat_in_words(t['tenggat'] for t in members)} ({first['pic'] or NO_PIC})")
    for members in group_per_langkah(missing):
        bukti = ", ".join(dict.fromkeys(row["bukti"] for row in members))
        lines.append(f"Bukti {members[0]['kode']}: {shorten(bukti, 90)}")
    return lines + [
        f"{BELUM_DAPAT_DINILAI.mark} {row['kode']} {shorten(row['langkah_aksi'], 60)}: tanpa target waktu"
        for row in material.without_target
        if row["area"] == area
    ]


def _kesenjangan(deck: Deck, material: Material, screen: Screen) -> None:
    rows = [
        (group["nilai"] or NO_PIC, format_number(group["n"])) for group in material.groups if group["kelompok"] == "pic"
    ]
    headers = ("PIC", f"Bukti {missing_bukti(rencana_only=material.rencana_only)}")
    deck.add_table(screen.title, headers, rows, (9.3, 3), above=material.kesenjangan_sentence)


def _next_targets(deck: Deck, material: Material, screen: Screen) -> None:
    rows = [
        (
            members[0]["kode"],
            shorten(members[0]["langkah_aksi"], 75),
            tenggat_in_words(t["tenggat"] for t in members),
            members[0]["pic"] or NO_PIC,
        )
        for members in group_per_langkah(material.upcoming)
    ]
    deck.add_table(screen.title, ("Kode", "Langkah aksi", "Tenggat", "PIC"), rows, (1.4, 5.0, 2.4, 3.5))


def _decisions(deck: Deck, material: Material, screen: Screen) -> None:
    is_to_come = material.rapat is None or material.rapat.is_open
    nothing = "Diisi saat rapat." if is_to_come else "Rapat tidak menetapkan tindak lanjut."
    _add_tindak_lanjut(deck, screen.title, material.decisions, empty=nothing)


def _closing(deck: Deck, material: Material, screen: Screen) -> None:
    lines = [f"{format_number(len(material.upcoming))} target jatuh tempo pada {material.next_triwulan}"]
    if material.rapat:
        lines = [
            f"{format_number(len(material.decisions))} tindak lanjut disepakati",
            f"{format_number(len(material.notes))} kendala dan solusi dicatat",
            *lines,
        ]
    add_text(deck.add_slide(screen.title), "\n".join(lines), TOP, 4, 40)


def _add_tindak_lanjut(deck: Deck, title: str, listing: Sequence[TindakLanjut], *, empty: str) -> None:
    rows = [(shorten(t.uraian, 75), t.pic, format_short_day(t.batas), describe_tindak_lanjut(t)) for t in listing]
    deck.add_table(title, ("Tindak lanjut", "PIC", "Batas", "Status"), rows, (5.6, 2.8, 1.8, 2.1), empty=empty)


_SLIDES: dict[str, Callable[[Deck, Material, Screen], None]] = {
    "pembukaan": _opening,
    "tindak_lanjut": _earlier,
    "situasi": _situation,
    "perubahan": _changes,
    "area": _area,
    "kesenjangan": _kesenjangan,
    "target": _next_targets,
    "keputusan": _decisions,
    "penutup": _closing,
}
