"""Builds Paparan: the meeting's screens as slides, for offices that send them beforehand."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, zip_longest
from operator import attrgetter

from pptx.enum.text import MSO_ANCHOR

from monev import figures
from monev.core.dates import format_short_day
from monev.core.grouping import group_by
from monev.core.statuses import BELUM_DAPAT_DINILAI, late_term
from monev.core.text import NO_PIC, capitalized, shared_pics_note, shorten, with_mark
from monev.figures import NO_VALUE, format_number
from monev.figures.bukti import by_kode, by_langkah
from monev.figures.heatmap import heatmap
from monev.figures.rows import BuktiRow, LangkahPlace, TenggatRow
from monev.figures.sentences import parted_by_return
from monev.meeting.records import NOT_READ_OUT, parted_by_agreement, when_and_where
from monev.meeting.screens import Screen
from monev.meeting.things import FollowUpRow, Place
from monev.outputs.documents import common, powerpoint
from monev.outputs.documents.material import Material
from monev.outputs.documents.pictures import draw_heatmap
from monev.outputs.documents.powerpoint import LEFT, LOWEST, TOP, WIDTH, Deck, add_text
from monev.outputs.documents.texts import name_follow_up

_LOGO_SIDE = 2.6
# The most letters in a row or line: so none is higher than a slide.
_LONGEST_PIC = 200
_SHORTENED = 90  # letters of a langkah, so that it is two lines; papers have all of it
_MOST_ROWS = 12  # a longer list of counts gets two columns
_FOLLOW_UP = ("Tindak lanjut", "PIC", "Batas", "Status")
_Cells = tuple[str, ...]


def write(material: Material, form: str) -> bytes:
    """Write the slides in the screens' order, but what was decided directly after the opening."""
    deck = Deck(material.screens[0].title)
    shown = [screen for screen in material.screens if not screen.reason]
    if material.decisions:
        shown.sort(key=lambda screen: (screen.jenis != "pembukaan", screen.jenis != "keputusan"))
    for jenis, screens in groupby(shown, key=attrgetter("jenis")):
        if jenis == "area":
            _add_areas(deck, material, [*screens])
        elif jenis in _SLIDES:
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
            lines.append(f"Hadir: {material.present_in_words}")
        lines.append(rapat.correction)
    width = WIDTH - _LOGO_SIDE - 0.3 if material.kop.logo else WIDTH
    add_text(slide, "\n".join(filter(None, lines)), 3.3, 3.4, powerpoint.LARGE, width=width)
    if material.kop.logo:
        place = (LEFT + WIDTH - _LOGO_SIDE, 3.4)
        powerpoint.add_picture(slide, material.kop.logo, place, (_LOGO_SIDE, _LOGO_SIDE), "Logo")


def _earlier(deck: Deck, material: Material, screen: Screen) -> None:
    """Add the follow-ups of earlier meetings in full, each with its status."""
    rows: list[_Cells] = []
    for follow_up in material.earlier_tindak_lanjut:
        (told,) = _tindak_lanjut_rows([follow_up])
        rows.append((*told, common.describe_tindak_lanjut(follow_up)))
    deck.add_table(screen.title, _FOLLOW_UP, rows, (4.9, 2.8, 1.8, 2.8))


def _situation(deck: Deck, material: Material, screen: Screen) -> None:
    """Add the situation in a sentence, and its figures.

    They stand beside those of the triwulan before if anything was reported by then.
    """
    counts = material.ringkasan.current
    headers = ["Ukuran", format_short_day(material.view.posisi)]
    rows: list[_Cells] = []
    if compared := common.changed_figures(material):
        headers.insert(1, format_short_day(material.view.posisi_sebelum))
        rows += compared
    else:
        five = figures.five_figures(counts, until=material.view.until)
        shown = figures.load_figures(counts) if material.rencana_only else five
        rows += [(figure.label, figure.text) for figure in shown.values()]
    widths = (6.3, 3, 3)[: len(headers)]
    deck.add_table(screen.title, headers, rows, widths, above=material.sentence)


def _add_areas(deck: Deck, material: Material, screens: Sequence[Screen]) -> None:
    """Add the months of all areas as a picture, then a table with a part for each area."""
    title = f"Peta capaian tahun {material.view.tahun}"
    slide = deck.add_slide(", ".join(filter(None, (title, material.orange_words))))
    drawn = draw_heatmap(heatmap(material.matrix, rencana_only=material.rencana_only))
    powerpoint.add_picture(slide, drawn, (LEFT, TOP), (WIDTH, LOWEST - TOP), "Peta capaian")
    rows: list[_Cells] = []
    for screen in screens:
        rows.append((f"{screen.title}: {_counts_in_words(material, screen)}",))
        rows += [*_said_of(material, screen)] or [(NO_VALUE, "Tidak ada yang perlu dibahas.")]
    deck.add_table("Keadaan per area", ("Kode", "Yang dibahas"), rows, (1.3, 11))


def _counts_in_words(material: Material, screen: Screen) -> str:
    area = next(row for row in material.per_area if row["area"] == screen.area)
    if not area["capaian_N"]:
        return "Belum ada target yang jatuh tempo"
    missing = [row for row in material.kesenjangan if row["area"] == screen.area]
    parts = [f"{format_number(area['capaian_N'])} target sudah jatuh tempo"]
    if not material.rencana_only:
        done = figures.format_capaian(area["capaian_n"], area["capaian_N"])
        parts = [f"{done} selesai", f"{format_number(area['terlambat'])} terlambat"]
    if missing:
        parts.append(figures.count_missing_bukti(missing, material.view))
    return "  ·  ".join(parts)


def _said_of(material: Material, screen: Screen) -> Iterator[tuple[str, str]]:
    """List (kode, text) of an area: faults (late, bukti missing, no target), and notes."""

    def belongs(row: LangkahPlace | Place) -> bool:
        of_langkah = material.langkah.get(row["kode"] or "")
        return (of_langkah or row)["area"] == screen.area

    missing = by_kode(filter(belongs, material.kesenjangan))
    for members in by_langkah(filter(belongs, material.late)):
        kode = members[0]["kode"]
        parts = (_late_line(material, members), *_lacking(missing.pop(kode, []), material))
        yield kode, "; ".join(parts)
    for kode, members in missing.items():
        yield kode, capitalized("; ".join(_lacking(members, material)))
    for row in filter(belongs, material.without_target):
        mark = BELUM_DAPAT_DINILAI.mark
        yield row["kode"], f"{mark} {with_mark(row['langkah_aksi'], ':')} tanpa target waktu"
    noted = []
    for note in filter(belongs, material.kendala):
        place = note["kode"] or f"Area {screen.area}"
        noted.append((place, note["kendala"], note["solusi"]))
    for about, kendala, solusi in common.merge_places(noted):
        parts = []
        for name, said in (("Kendala", kendala), ("Solusi", solusi)):
            if said:
                parts.append(f"{name}: {with_mark(said, '.')}")
        yield about, " ".join(parts)


def _lacking(rows: Sequence[BuktiRow], material: Material) -> Iterator[str]:
    """Name the bukti of a langkah that are missing, then those that a checker gave back."""
    for said, members in parted_by_return(rows, rencana_only=material.rencana_only):
        names = ", ".join(dict.fromkeys(row["bukti"] for row in members))
        yield f"bukti {said}: {shorten(names, _SHORTENED)}"


def _late_line(material: Material, members: Sequence[TenggatRow]) -> str:
    """Write a late langkah with its months and PIC."""
    first = members[0]
    unreported = sum(row["belum_dilaporkan"] for row in members)
    mark = late_term(len(members), unreported, rencana_only=material.rencana_only).mark
    name = with_mark(shorten(first["langkah_aksi"], _SHORTENED))
    pic = f" ({first['pic'] or NO_PIC})" if material.has_pics else ""
    return f"{mark} {name}, {common.fold_months(members)}{pic}"


def _kesenjangan(deck: Deck, material: Material, screen: Screen) -> None:
    """Count the missing bukti per PIC, as on the screen.

    They are counted per kind if only one PIC lacks any, or the plan names nobody.
    """
    pics = material.groups["pic"]
    if material.has_pics and len(pics) > 1:
        title = screen.title
        note = shared_pics_note(row["pic"] for row in material.kesenjangan)
        heading, empty, groups = "PIC", NO_PIC, pics
    else:
        whose = f" ({pics[0]['nilai'] or NO_PIC})" if material.has_pics and pics else ""
        title = f"Kesenjangan bukti per jenis{whose}"
        note = ""
        heading, empty, groups = "Jenis bukti", "Lainnya", material.groups["jenis"]
    rows: list[_Cells] = []
    for group in groups:
        rows.append((group["nilai"] or empty, format_number(group["n"])))
    lacking = figures.missing_bukti(material.kesenjangan, rencana_only=material.rencana_only)
    headers = (heading, f"Bukti {lacking}")
    above = material.further_kesenjangan_sentence or material.kesenjangan_sentence
    if note:
        above = f"{above} {capitalized(note)}."
    widths = (9.3, 3)
    if len(rows) > _MOST_ROWS:  # the second half stands beside the first
        half = -(-len(rows) // 2)
        pairs = zip_longest(rows[:half], rows[half:], fillvalue=("", ""))
        rows = [(*left, *right) for left, right in pairs]
        headers *= 2
        widths = (4, 2.2, 4, 2.2)
    deck.add_table(title, headers, rows, widths, above=above)


def _next_targets(deck: Deck, material: Material, screen: Screen) -> None:
    """Add the coming targets, below headings with their months."""
    rows: list[_Cells] = []
    for when, langkah in group_by(by_langkah(material.upcoming), common.fold_months).items():
        rows.append((when,))
        for first, *_ in langkah:
            pic = [shorten(first["pic"] or NO_PIC, _LONGEST_PIC)] if material.has_pics else []
            rows.append((first["kode"], shorten(first["langkah_aksi"], _SHORTENED), *pic))
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
    """Tell what was agreed, what was not, and the next meeting, below the last table if it fits."""
    if material.rapat is None:
        return
    agreed, decided = parted_by_agreement(material.decisions)
    lines = []
    for count, what in ((len(agreed), "disepakati"), (len(decided), NOT_READ_OUT)):
        if count:
            lines.append(f"{format_number(count)} tindak lanjut {what}")
    if material.rapat.following:
        lines.append(f"Rapat berikutnya: {material.rapat.following}")
    if lines:
        deck.add_below(screen.title, lines)


def _tindak_lanjut_rows(listing: Sequence[FollowUpRow]) -> Iterator[_Cells]:
    """List follow-ups in full: what, who, by when."""
    for follow_up in listing:
        pic = shorten(follow_up["pic"], _LONGEST_PIC)
        yield name_follow_up(follow_up), pic, format_short_day(follow_up["batas"])


_SLIDES: dict[str, Callable[[Deck, Material, Screen], None]] = {
    "pembukaan": _opening,
    "tindak_lanjut": _earlier,
    "situasi": _situation,
    "kesenjangan": _kesenjangan,
    "target": _next_targets,
    "keputusan": _decisions,
    "penutup": _closing,
}
