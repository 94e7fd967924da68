"""Paparan: the meeting's screens as slides, for offices that must send them ahead."""

from collections.abc import Callable, Sequence
from textwrap import wrap

from pptx.enum.text import MSO_ANCHOR

from monev import figures
from monev.core.dates import fold_tenggat, format_day, format_short_day, format_weekday
from monev.core.statuses import BELUM_DAPAT_DINILAI, RENCANA_COLOUR, STATUS_TENGGAT, find_term, late_term
from monev.core.text import NO_PIC, shorten
from monev.database import Row
from monev.figures import format_number
from monev.figures.bukti import by_langkah
from monev.figures.heatmap import heatmap
from monev.meeting.records import NOT_READ_OUT, parted_by_agreement
from monev.meeting.screens import Screen
from monev.outputs.documents import common, powerpoint
from monev.outputs.documents.material import Material
from monev.outputs.documents.powerpoint import LEFT, LOWEST, TOP, WIDTH, Deck, add_text

_CARD_COLOURS: dict[figures.FigureKey, str] = {  # the figures that get a card of their own, and its colour
    "capaian": STATUS_TENGGAT["selesai"].colour,
    "terlambat": STATUS_TENGGAT["terlambat"].colour,
    "bukti": STATUS_TENGGAT["berjalan"].colour,
    "setahun": RENCANA_COLOUR,
}
_LOGO_SIDE = 2.6
_LONGEST_PIC, _LONGEST_TEXT = 200, 350  # letters in a row of a table: none is higher than a slide


def write(material: Material, form: str) -> bytes:
    """The slides in the order of the screens."""
    deck = Deck(material.screens[0].title)
    shown = [screen for screen in material.screens if not screen.reason]
    quiet = [screen for screen in shown if screen.jenis == "area" and not _said_of(material, screen)]
    last = next((screen for screen in reversed(shown) if screen.jenis == "area"), None)
    for screen in shown:
        if screen not in quiet:
            _SLIDES[screen.jenis](deck, material, screen)
        if screen is last and quiet:
            rows = [(each.title, "  ·  ".join(_counts_in_words(material, each).split("  ·  ")[:2])) for each in quiet]
            deck.add_table("Area lainnya", ("Area", "Keadaan"), rows, (6.5, 5.8))
    remark = f"  ·  posisi {format_short_day(material.p.posisi)}  ·  bukan nilai LKE"
    return deck.finish(material.p.satker, remark, simulated=material.p.simulasi)


def _opening(deck: Deck, material: Material, screen: Screen) -> None:
    slide, r = deck.add_slide(""), material.rapat
    add_text(slide, screen.title, 0.8, 2.3, (54, 48, 44, 40, 36, 30), bold=True, anchor=MSO_ANCHOR.MIDDLE)
    lines = [material.p.satker, f"Posisi {material.posisi}"]
    if r is not None:
        lines += [
            ", ".join(filter(None, (format_weekday(r.tanggal), r.tempat))),
            f"Pemimpin rapat: {r.pemimpin}" if r.pemimpin else "",
            f"Hadir: {format_number(len(material.present))} orang" if material.present else "",
            r.correction,
        ]
    width = WIDTH - _LOGO_SIDE - 0.3 if material.kop.logo else WIDTH
    add_text(slide, "\n".join(filter(None, lines)), 3.3, 3.4, width=width)
    if material.kop.logo:
        powerpoint.add_picture(slide, material.kop.logo, LEFT + WIDTH - _LOGO_SIDE, 3.4, _LOGO_SIDE)


def _earlier(deck: Deck, material: Material, screen: Screen) -> None:
    _add_tindak_lanjut(deck, screen.title, material.earlier_tindak_lanjut, with_status=True)


def _situation(deck: Deck, material: Material, screen: Screen) -> None:
    slide, counts = deck.add_slide(screen.title), material.ringkasan.current
    add_text(slide, material.sentence, TOP, 1.75)
    five = figures.five_figures(counts, until=material.p.until, rencana_only=material.p.rencana_only)
    colours = dict.fromkeys(_CARD_COLOURS, RENCANA_COLOUR) if material.p.rencana_only else _CARD_COLOURS
    cards = [(five[key].label, five[key].text, colour) for key, colour in colours.items()]
    powerpoint.add_cards(slide, cards, 3.3, 3.0)
    without_bukti, without_target = five["selesai_tanpa_bukti"], format_number(counts.tanpa_target)
    rest = f"{without_bukti.label}: {without_bukti.text} target\nTanpa target waktu: {without_target} langkah"
    add_text(slide, rest, 5.6, 1.1, [24])


def _changes(deck: Deck, material: Material, screen: Screen) -> None:
    """Nothing where nothing was reported before: a slide that says so has nothing to look at."""
    headers = ("Ukuran", format_short_day(material.p.posisi_sebelum), format_short_day(material.p.posisi))
    if rows := common.changed_figures(material):
        deck.add_table(screen.title, headers, rows, (5, 3.6, 3.6))


def _area(deck: Deck, material: Material, screen: Screen) -> None:
    """Its figures and months, what is wrong, and what the meeting noted and agreed, on further slides where needed."""
    slide = deck.add_slide(screen.title)
    add_text(slide, _counts_in_words(material, screen), 1.35, 0.65, (28, 24, powerpoint.SMALLEST), bold=True)
    cells = [cell for cell in material.matrix if cell["tingkat"] == "area" and cell["area"] == screen.area]
    drawn = heatmap(cells, rencana_only=material.p.rencana_only)
    powerpoint.add_heatmap_row(slide, f"Peta capaian area {screen.area}", drawn, 2.0)
    above = 3.5
    first, *others = powerpoint.split_lines(_said_of(material, screen), LOWEST - above, powerpoint.SMALLEST)
    add_text(slide, "\n".join(first), above, LOWEST - above)
    if others:
        deck.add_lines(f"{screen.title}: lanjutan", [line for lines in others for line in lines])


def _counts_in_words(material: Material, screen: Screen) -> str:
    a = next(a for a in material.per_area if a["area"] == screen.area)
    if not a["capaian_N"]:
        return "Belum ada target yang jatuh tempo"
    late = find_term("terlambat", rencana_only=material.p.rencana_only).label.lower()
    missing = sum(row["area"] == a["area"] for row in material.kesenjangan)
    return (
        f"{figures.format_capaian(a['capaian_n'], a['capaian_N'])} selesai  ·  {format_number(a['terlambat'])} {late}"
        f"  ·  {figures.count_missing_bukti(missing, material.p)}"
    )


def _said_of(material: Material, screen: Screen) -> list[str]:
    """What is wrong in an area (late, bukti missing, no target), and what the meeting noted and agreed of it."""
    area, lines = screen.area, []

    def belongs(row: Row) -> bool:
        of_langkah = material.langkah.get(row["kode"])
        return (of_langkah or row)["area"] == area

    for members in by_langkah(filter(belongs, material.late)):
        first, unreported = members[0], sum(t["belum_dilaporkan"] for t in members)
        mark = late_term(len(members), unreported, rencana_only=material.p.rencana_only).mark
        langkah = f"{first['kode']} {shorten(first['langkah_aksi'], 50)}"
        pic = f" ({first['pic'] or NO_PIC})" if material.has_pics else ""
        lines.append(f"{mark} {langkah}: {fold_tenggat((t['tenggat'] for t in members), in_full=True)}{pic}")
    for members in by_langkah(filter(belongs, material.kesenjangan)):
        bukti = ", ".join(dict.fromkeys(row["bukti"] for row in members))
        lines.append(f"Bukti {members[0]['kode']}: {shorten(bukti, 90)}")
    for row in filter(belongs, material.without_target):
        langkah = f"{row['kode']} {shorten(row['langkah_aksi'], 60)}"
        lines.append(f"{BELUM_DAPAT_DINILAI.mark} {langkah}: tanpa target waktu")
    noted = ((n["kode"] or f"Area {area}", n["kendala"], n["solusi"]) for n in filter(belongs, material.kendala))
    for about, kendala, solusi in common.merge_places(noted):
        parts = [f"{name}: {said.rstrip('.')}" for name, said in (("kendala", kendala), ("solusi", solusi)) if said]
        lines.append(f"{about}, {'; '.join(parts)}.")
    for t in filter(belongs, material.decisions):
        lines.append(f"Keputusan: {t['uraian'].rstrip('.')} ({t['pic']}, {format_short_day(t['batas'])}).")
    return lines


def _kesenjangan(deck: Deck, material: Material, screen: Screen) -> None:
    """Per PIC, as on the screen; where all is one's or the plan names nobody, per kind of bukti."""
    pics, kinds = material.groups["pic"], material.groups["jenis"]
    whose = f" ({pics[0]['nilai'] or NO_PIC})" if material.has_pics and len(pics) == 1 else ""
    title, heading, empty, groups = f"Kesenjangan bukti per jenis{whose}", "Jenis bukti", "Lainnya", kinds
    if material.has_pics and len(pics) > 1:
        title, heading, empty, groups = screen.title, "PIC", NO_PIC, pics
    rows = [(group["nilai"] or empty, format_number(group["n"])) for group in groups]
    headers = (heading, f"Bukti {figures.missing_bukti(rencana_only=material.p.rencana_only)}")
    above = material.further_kesenjangan_sentence or material.kesenjangan_sentence
    deck.add_table(title, headers, rows, (9.3, 3), above=above)


def _next_targets(deck: Deck, material: Material, screen: Screen) -> None:
    rows = []
    for members in by_langkah(material.upcoming):
        first, when = members[0], fold_tenggat((t["tenggat"] for t in members), in_full=True)
        pic = shorten(first["pic"] or NO_PIC, _LONGEST_PIC)
        rows.append((first["kode"], shorten(first["langkah_aksi"], 75), when, pic))
    headers, widths = ("Kode", "Langkah aksi", "Tenggat", "PIC"), (1.4, 5.0, 2.4, 3.5)
    if not material.has_pics:
        headers, widths, rows = headers[:3], (1.4, 8.0, 2.9), [row[:3] for row in rows]
    deck.add_table(screen.title, headers, rows, widths)


def _decisions(deck: Deck, material: Material, screen: Screen) -> None:
    is_to_come = material.rapat is None or material.rapat.is_open
    nothing = "Diisi saat rapat." if is_to_come else "Rapat tidak menetapkan tindak lanjut."
    agreed, decided = parted_by_agreement(material.decisions)
    if agreed or not decided:
        _add_tindak_lanjut(deck, screen.title, agreed, nothing, with_status=False)
    if decided:
        _add_tindak_lanjut(deck, f"{screen.title}: {NOT_READ_OUT}", decided, with_status=False)


def _closing(deck: Deck, material: Material, screen: Screen) -> None:
    lines = [f"{format_number(len(material.upcoming))} target jatuh tempo pada {material.periode.following.name}"]
    if material.rapat:
        noted = f"{format_number(len(material.kendala))} kendala dan solusi dicatat"
        agreed, decided = parted_by_agreement(material.decisions)
        counts = [f"{format_number(len(agreed))} tindak lanjut disepakati"]
        if decided:
            counts.append(f"{format_number(len(decided))} tindak lanjut {NOT_READ_OUT}")
        lines = [*counts, *([noted] if material.kendala else []), *lines]
    for first in material.decisions[:1]:
        lines.append(f"Batas waktu terdekat: {format_day(first['batas'])}, {first['pic']}")
    add_text(deck.add_slide(screen.title), "\n".join(lines), TOP, LOWEST - TOP, (54, 48, 44, *powerpoint.SIZES))


def _add_tindak_lanjut(deck: Deck, title: str, listing: Sequence[Row], empty: str = "", *, with_status: bool) -> None:
    """Follow-ups, each in full; how each stands where that is not the same of all."""
    headers, widths = ("Tindak lanjut", "PIC", "Batas", "Status"), (4.9, 2.8, 1.9, 2.7)
    rows = []
    for t in listing:
        first, *others = wrap(" ".join(t["uraian"].split()), _LONGEST_TEXT)
        who, until = shorten(t["pic"], _LONGEST_PIC), format_short_day(t["batas"])
        rows.append((first, who, until, common.describe_tindak_lanjut(t)))
        rows += [(part, "", "", "") for part in others]
    if not with_status:
        headers, widths, rows = headers[:3], (6.6, 3.6, 2.1), [row[:3] for row in rows]
    deck.add_table(title, headers, rows, widths, empty=empty)


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
