"""Builds Paparan: the meeting's screens as slides, for offices that send them before the
meeting.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, zip_longest
from operator import attrgetter
from textwrap import wrap
from typing import NamedTuple

from pptx.enum.text import MSO_ANCHOR
from pptx.slide import Slide

from monev import figures
from monev.core.dates import fold_tenggat, format_day, format_short_day
from monev.core.grouping import group_by
from monev.core.statuses import BELUM_DAPAT_DINILAI, RENCANA_COLOUR, STATUS_TENGGAT, late_term
from monev.core.text import NO_PIC, capitalized, listed, shared_pics_note, shorten, with_mark
from monev.figures import format_number
from monev.figures.bukti import by_kode, by_langkah
from monev.figures.heatmap import Heatmap, heatmap
from monev.figures.rows import BuktiRow, LangkahPlace, TenggatRow
from monev.meeting.records import (
    NOT_READ_OUT,
    decision_in_words,
    parted_by_agreement,
    when_and_where,
)
from monev.meeting.screens import Screen
from monev.meeting.things import FollowUpRow, Place
from monev.outputs.documents import common, powerpoint
from monev.outputs.documents.blocks import HEADER_FILL
from monev.outputs.documents.material import Material
from monev.outputs.documents.powerpoint import LEFT, LOWEST, TOP, WIDTH, Deck, add_text

# The figures on cards, and the colour of each card.
_CARD_COLOURS: dict[figures.FigureKey, str] = {
    "capaian": STATUS_TENGGAT["selesai"].colour,
    "terlambat": STATUS_TENGGAT["terlambat"].colour,
    "bukti": STATUS_TENGGAT["berjalan"].colour,
    "setahun": RENCANA_COLOUR,
}
_LOGO_SIDE = 2.6
# The most letters in a row or line: so none is higher than a slide.
_LONGEST_PIC = 200
_LONGEST_TEXT = 350
_LONGEST_LINE = 600
_SHORTENED = 50  # letters of a langkah whose full text is on another slide
_AREAS_TOP = 1.15  # inches from the top where areas begin
_HEAD = 0.46  # inches of a line that names an area
_AREA_GAP = 0.1  # inches of air below its months
_MOST_ROWS = 10  # a longer list of counts gets two columns
_FOLLOW_UP = ("Tindak lanjut", "PIC", "Batas", "Status")
_Cells = tuple[str, ...]


def write(material: Material, form: str) -> bytes:
    """Write the slides in the order of the screens; several areas share a slide if they fit."""
    deck = Deck(material.screens[0].title)
    shown = [screen for screen in material.screens if not screen.reason]
    for jenis, screens in groupby(shown, key=attrgetter("jenis")):
        if jenis == "area":
            _add_areas(deck, material, [*screens])
        else:
            for screen in screens:
                _SLIDES[jenis](deck, material, screen)
    remark = f"  ·  posisi {format_short_day(material.view.posisi)}  ·  bukan nilai LKE"
    return deck.finish(material.view.satker, remark, simulated=material.view.simulasi)


def _opening(deck: Deck, material: Material, screen: Screen) -> None:
    slide = deck.add_slide("")
    add_text(
        slide, screen.title, 0.8, 2.3, (54, 48, 44, 40, 36, 30), bold=True, anchor=MSO_ANCHOR.MIDDLE
    )
    lines = [material.view.satker, f"Posisi {material.posisi}"]
    if rapat := material.rapat:
        lines.append(when_and_where(rapat.tanggal, rapat.rincian.mulai, rapat.tempat))
        if rapat.pemimpin:
            lines.append(f"Pemimpin rapat: {rapat.pemimpin}")
        if material.present:
            lines.append(f"Hadir: {format_number(len(material.present))} orang")
        lines.append(rapat.correction)
    width = WIDTH - _LOGO_SIDE - 0.3 if material.kop.logo else WIDTH
    add_text(slide, "\n".join(filter(None, lines)), 3.3, 3.4, powerpoint.LARGE, width=width)
    if material.kop.logo:
        powerpoint.add_picture(slide, material.kop.logo, LEFT + WIDTH - _LOGO_SIDE, 3.4, _LOGO_SIDE)


def _earlier(deck: Deck, material: Material, screen: Screen) -> None:
    """Add the follow-ups of earlier meetings in full, each with its status."""
    rows: list[_Cells] = []
    for follow_up in material.earlier_tindak_lanjut:
        first, *others = _tindak_lanjut_rows([follow_up])
        rows.append((*first, common.describe_tindak_lanjut(follow_up)))
        rows += [(*other, "") for other in others]
    deck.add_table(screen.title, _FOLLOW_UP, rows, (4.9, 2.8, 1.8, 2.8))


def _situation(deck: Deck, material: Material, screen: Screen) -> None:
    slide = deck.add_slide(screen.title)
    counts = material.ringkasan.current
    rencana_only = material.rencana_only
    add_text(slide, material.sentence, TOP, 1.75, powerpoint.LARGE)
    five = figures.five_figures(counts, until=material.view.until)
    shown = five
    if rencana_only:
        shown = figures.load_figures(counts)
    cards = []
    for key, colour in _CARD_COLOURS.items():
        if key in shown:
            colour = RENCANA_COLOUR if rencana_only else colour
            cards.append((shown[key].label, shown[key].text, colour))
    powerpoint.add_cards(slide, cards, 3.3, 3.0)
    counted = []
    if counts.selesai_tanpa_bukti:
        without_bukti = five["selesai_tanpa_bukti"]
        counted.append(f"{without_bukti.label}: {without_bukti.text} target")
    if counts.tanpa_target:
        counted.append(f"Tanpa target waktu: {format_number(counts.tanpa_target)} langkah")
    add_text(slide, "\n".join(counted), 5.6, 1.1, powerpoint.LARGE)


def _changes(deck: Deck, material: Material, screen: Screen) -> None:
    """Compare the figures with the triwulan before; no slide if nothing was reported then."""
    if rows := common.changed_figures(material):
        before = format_short_day(material.view.posisi_sebelum)
        headers = ("Ukuran", before, format_short_day(material.view.posisi))
        deck.add_table(screen.title, headers, rows, (5, 3.6, 3.6))


class _Piece(NamedTuple):
    """A piece of an area on a slide: its figures with its months (`drawn`), or a line about it."""

    screen: Screen
    text: str
    height: float
    drawn: Heatmap | None = None


_Unit = list[_Piece]
"""Pieces that stay together."""


def _add_areas(deck: Deck, material: Material, screens: Sequence[Screen]) -> None:
    """Add the areas one below the other: figures, months, faults, and the meeting's notes."""
    units: list[_Unit] = []
    for screen in screens:
        units += _area_in_pieces(material, screen)

    def height_of(some: Sequence[_Unit]) -> float:
        named = 0 if some[0][0].drawn else _HEAD  # a slide that continues an area names it again
        return named + sum(piece.height for piece in _pieces_of(some))

    for portion in powerpoint.split_evenly(units, LOWEST - _AREAS_TOP, height_of):
        pieces = _pieces_of(portion)
        kodes = dict.fromkeys(piece.screen.area or "" for piece in pieces)
        slide = deck.add_slide(f"Area {listed(kodes)}")
        above = _AREAS_TOP
        for screen, of_screen in groupby(pieces, key=attrgetter("screen")):
            above = _add_area(slide, screen, [*of_screen], above)


def _pieces_of(units: Sequence[_Unit]) -> list[_Piece]:
    return [piece for unit in units for piece in unit]


def _area_in_pieces(material: Material, screen: Screen) -> Iterator[_Unit]:
    """List the pieces of an area; its months stay with the first line about it."""
    cells = []
    for cell in material.matrix:
        if cell["tingkat"] == "area" and cell["area"] == screen.area:
            cells.append(cell)
    drawn = heatmap(cells, rencana_only=material.rencana_only)
    head = f"{screen.title}: {_counts_in_words(material, screen)}"
    head_height = powerpoint.box_height(head, WIDTH, powerpoint.BODY)
    height = head_height + powerpoint.heatmap_height(drawn) + 2 * _AREA_GAP
    pieces = [_Piece(screen, head, height, drawn)]
    for line in _said_of(material, screen):
        for part in wrap(line, _LONGEST_LINE):
            pieces.append(_Piece(screen, part, powerpoint.line_height(part, WIDTH)))
    yield pieces[:2]
    for piece in pieces[2:]:
        yield [piece]


def _add_area(slide: Slide, screen: Screen, pieces: Sequence[_Piece], above: float) -> float:
    """Add the pieces of one area to a slide at `above`, and return where they end."""
    first, *others = pieces
    name = f"Area {screen.title}"
    lines = others if first.drawn else pieces
    head = first.text if first.drawn else f"{screen.title}: lanjutan"
    height = powerpoint.box_height(head, WIDTH, powerpoint.BODY)
    add_text(slide, head, above, height, name=name, ground=HEADER_FILL)
    above += height
    if first.drawn:
        powerpoint.add_heatmap_row(slide, f"Peta capaian area {screen.area}", first.drawn, above)
        above += first.height - height - _AREA_GAP
    if lines:
        height = sum(piece.height for piece in lines)
        content = "\n".join(piece.text for piece in lines)
        add_text(slide, content, above - _AREA_GAP, height, name=name)
        above += height
    return above + (_AREA_GAP if first.drawn else 0)


def _counts_in_words(material: Material, screen: Screen) -> str:
    area = next(row for row in material.per_area if row["area"] == screen.area)
    if not area["capaian_N"]:
        return "Belum ada target yang jatuh tempo"
    missing = sum(row["area"] == screen.area for row in material.kesenjangan)
    lacking = figures.count_missing_bukti(missing, material.view)
    if material.rencana_only:
        return f"{format_number(area['capaian_N'])} target sudah jatuh tempo  ·  {lacking}"
    done = figures.format_capaian(area["capaian_n"], area["capaian_N"])
    return f"{done} selesai  ·  {format_number(area['terlambat'])} terlambat  ·  {lacking}"


def _said_of(material: Material, screen: Screen) -> list[str]:
    """List the faults of an area (late, bukti missing, no target), then the meeting's notes and
    decisions about it.
    """

    def belongs(row: LangkahPlace | Place) -> bool:
        of_langkah = material.langkah.get(row["kode"] or "")
        return (of_langkah or row)["area"] == screen.area

    lines = []
    missing = by_kode(filter(belongs, material.kesenjangan))
    lacking = figures.missing_bukti(rencana_only=material.rencana_only)
    for members in by_langkah(filter(belongs, material.late)):
        line = _late_line(material, members)
        if bukti := _names_of(missing.pop(members[0]["kode"], [])):
            line += f"; bukti {lacking}: {bukti}"
        lines.append(line)
    for kode, members in missing.items():
        lines.append(f"Bukti {lacking}, {kode}: {_names_of(members)}")
    for row in filter(belongs, material.without_target):
        langkah = f"{row['kode']} {row['langkah_aksi']}"
        lines.append(f"{BELUM_DAPAT_DINILAI.mark} {langkah}: tanpa target waktu")
    noted = []
    for note in filter(belongs, material.kendala):
        place = note["kode"] or f"Area {screen.area}"
        noted.append((place, note["kendala"], note["solusi"]))
    for about, kendala, solusi in common.merge_places(noted):
        parts = []
        for name, said in (("kendala", kendala), ("solusi", solusi)):
            if said:
                parts.append(f"{name}: {said}")
        told = "; ".join([*map(with_mark, parts[:-1]), *parts[-1:]])
        lines.append(with_mark(f"{about}, {told}", "."))
    for decision in filter(belongs, material.decisions):
        lines.append(f"Keputusan: {decision_in_words(decision)}.")
    return lines


def _late_line(material: Material, members: Sequence[TenggatRow]) -> str:
    """Write a late langkah with its months and PIC.

    Its words are cut if the slide of the next targets has them in full.
    """
    first = members[0]
    unreported = sum(row["belum_dilaporkan"] for row in members)
    mark = late_term(len(members), unreported, rencana_only=material.rencana_only).mark
    name = with_mark(first["langkah_aksi"])
    if any(row["kode"] == first["kode"] for row in material.upcoming):
        name = shorten(name, _SHORTENED)
    pic = f" ({first['pic'] or NO_PIC})" if material.has_pics else ""
    return f"{mark} {first['kode']} {name}, {common.fold_months(members)}{pic}"


def _names_of(rows: Sequence[BuktiRow]) -> str:
    return ", ".join(dict.fromkeys(row["bukti"] for row in rows))


def _kesenjangan(deck: Deck, material: Material, screen: Screen) -> None:
    """Count the missing bukti per PIC, as on the screen.

    They are counted per kind if only one PIC lacks any, or the plan names nobody.
    """
    pics = material.groups["pic"]
    if material.has_pics and len(pics) > 1:
        title = screen.title
        heading = "PIC"
        note = shared_pics_note(row["pic"] for row in material.kesenjangan)
        empty = NO_PIC
        groups = pics
    else:
        whose = f" ({pics[0]['nilai'] or NO_PIC})" if material.has_pics and pics else ""
        title = f"Kesenjangan bukti per jenis{whose}"
        heading = "Jenis bukti"
        note = ""
        empty = "Lainnya"
        groups = material.groups["jenis"]
    rows: list[_Cells] = []
    for group in groups:
        rows.append((group["nilai"] or empty, format_number(group["n"])))
    headers = (heading, f"Bukti {figures.missing_bukti(rencana_only=material.rencana_only)}")
    widths = (9.3, 3)
    if len(rows) > _MOST_ROWS:  # the second half stands beside the first
        half = -(-len(rows) // 2)
        pairs = zip_longest(rows[:half], rows[half:], fillvalue=("", ""))
        rows = [(*left, *right) for left, right in pairs]
        headers = (*headers, *headers)
        widths = (4, 2.2, 4, 2.2)
    above = material.further_kesenjangan_sentence or material.kesenjangan_sentence
    if note:
        above = f"{above} {capitalized(note)}."
    deck.add_table(title, headers, rows, widths, above=above)


def _next_targets(deck: Deck, material: Material, screen: Screen) -> None:
    """Add the coming targets, below headings with their months."""

    def fold_in_full(members: Sequence[TenggatRow]) -> str:
        return fold_tenggat((row["tenggat"] for row in members), in_full=True)

    rows: list[_Cells] = []
    for when, langkah in group_by(by_langkah(material.upcoming), fold_in_full).items():
        rows.append((when,))
        for first, *_ in langkah:
            pic = [shorten(first["pic"] or NO_PIC, _LONGEST_PIC)] if material.has_pics else []
            name, *others = _in_rows(first["langkah_aksi"])
            rows.append((first["kode"], name, *pic))
            rows += [("", part, *[""] * len(pic)) for part in others]
    headers = ("Kode", "Langkah aksi", "PIC")
    widths = (1.2, 6.7, 4.4)
    if not material.has_pics:
        headers = headers[:2]
        widths = (1.2, 11.1)
    deck.add_table(screen.title, headers, rows, widths)


def _decisions(deck: Deck, material: Material, screen: Screen) -> None:
    is_to_come = material.rapat is None or material.rapat.is_open
    nothing = "Diisi saat rapat." if is_to_come else "Rapat tidak menetapkan tindak lanjut."
    agreed, decided = parted_by_agreement(material.decisions)
    title = screen.title if agreed or not decided else f"{screen.title}: {NOT_READ_OUT}"
    rows = [*_tindak_lanjut_rows(agreed)]
    if agreed and decided:
        rows.append((capitalized(NOT_READ_OUT),))
    rows += _tindak_lanjut_rows(decided)
    deck.add_table(title, _FOLLOW_UP[:3], rows, (6.5, 4.0, 1.8), empty=nothing)


def _closing(deck: Deck, material: Material, screen: Screen) -> None:
    """Count what was agreed and noted, below the table of decisions if there is room."""
    agreed, decided = parted_by_agreement(material.decisions) if material.rapat else ([], [])
    counted = (
        (len(agreed), "tindak lanjut disepakati"),
        (len(decided), f"tindak lanjut {NOT_READ_OUT}"),
        (len(material.kendala), "kendala dan solusi dicatat"),
        (len(material.upcoming), f"target jatuh tempo pada {material.periode.following.name}"),
    )
    lines = [f"{format_number(count)} {what}" for count, what in counted if count]
    for first in material.decisions[:1]:
        lines.append(f"Batas waktu terdekat: {format_day(first['batas'])}, {first['pic']}")
    if material.rapat and material.rapat.following:
        lines.append(f"Rapat berikutnya: {material.rapat.following}")
    if lines:
        deck.add_below(screen.title, lines)


def _tindak_lanjut_rows(listing: Sequence[FollowUpRow]) -> Iterator[_Cells]:
    """List follow-ups in full: what, who, by when. A long text goes on in further rows."""
    for follow_up in listing:
        first, *others = _in_rows(follow_up["uraian"])
        pic = shorten(follow_up["pic"], _LONGEST_PIC)
        yield first, pic, format_short_day(follow_up["batas"])
        for part in others:
            yield part, "", ""


def _in_rows(text: str) -> list[str]:
    """Split a text into parts, none higher than a slide."""
    return wrap(" ".join(text.split()), _LONGEST_TEXT)


_SLIDES: dict[str, Callable[[Deck, Material, Screen], None]] = {
    "pembukaan": _opening,
    "tindak_lanjut": _earlier,
    "situasi": _situation,
    "perubahan": _changes,
    "kesenjangan": _kesenjangan,
    "target": _next_targets,
    "keputusan": _decisions,
    "penutup": _closing,
}
