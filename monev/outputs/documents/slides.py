"""The meeting's screens as slides (.pptx, 16:9), for offices that must send them ahead. No text below 20 points.

Everything is text, tables and shapes of PowerPoint itself: it can be read aloud, corrected and copied from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Emu, Inches, Pt

from monev.core.dates import format_short_day
from monev.core.statuses import BELUM_DAPAT_DINILAI, RENCANA_COLOUR, STATUS_TENGGAT, find_term, late_term
from monev.core.text import shorten
from monev.database import to_rows
from monev.figures import (
    UP_TO_POSISI,
    FigureKey,
    column_names,
    count_missing_bukti,
    five_figures,
    format_area,
    format_capaian,
    format_number,
    heatmap_cell,
    heatmap_columns,
    missing_bukti,
)
from monev.meeting.screens import Screen
from monev.outputs.documents import pictures, shared_parts
from monev.outputs.documents.blocks import clean_text
from monev.outputs.documents.letters import list_agenda_items
from monev.outputs.documents.material import Material
from monev.outputs.documents.pictures import INK, WHITE
from monev.outputs.documents.shared_parts import (
    build_changes_table,
    day_in_words,
    group_per_langkah,
    tenggat_in_words,
)
from monev.outputs.messages import NO_PIC
from monev.reading.vocabulary.template_names import SIMULATION_TEXT

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
_LEFT, _TOP, _CONTENT_WIDTH = Inches(0.5), Inches(1.45), Inches(12.33)

_CARD_COLOURS: dict[FigureKey, str] = {
    "capaian": STATUS_TENGGAT["selesai"].colour,
    "terlambat": STATUS_TENGGAT["terlambat"].colour,
    "bukti": STATUS_TENGGAT["berjalan"].colour,
    "setahun": RENCANA_COLOUR,
}
"""The figures that get a card of their own, and its colour."""

SMALLEST = 20
"""Points of the smallest text."""

_TABLE_GRID = "{5940675A-B579-460E-94D1-54222C63F5DA}"  # PowerPoint's own style "No Style, Table Grid"


def to_pptx(material: Material) -> bytes:
    """The slides as a .pptx file, in the order of the screens; areas with nothing to discuss are passed by."""
    return _SlideMaker(material).write()


class _SlideMaker:
    """Makes the slides of one meeting."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self.presentation = Presentation()
        self.presentation.slide_width, self.presentation.slide_height = WIDTH, HEIGHT
        properties = self.presentation.core_properties
        properties.title, properties.author, properties.language = (
            clean_text(material.screens[0].title)[:250],
            "Monev ZI",
            "id-ID",
        )

    def write(self) -> bytes:
        make = {
            "pembukaan": self._add_opening,
            "tindak_lanjut": self._add_tindak_lanjut,
            "situasi": self._add_situation,
            "perubahan": self._add_changes,
            "area": self._add_area,
            "kesenjangan": self._add_kesenjangan,
            "target": self._add_target,
            "keputusan": self._add_decisions,
            "penutup": self._add_closing,
        }
        for screen in self.material.screens:
            if not screen.is_skipped:
                make[screen.jenis](screen)
        for number, slide in enumerate(self.presentation.slides, start=1):
            self._add_footer(slide, f"{number} / {len(self.presentation.slides)}")
        buffer = BytesIO()
        self.presentation.save(buffer)
        return buffer.getvalue()

    def _add_opening(self, screen: Screen) -> None:
        s = self._add_slide("")
        r = self.material.rapat
        size = 44 if len(screen.title) <= 60 else 30  # three lines of either end above the next text
        add_text_box(s, screen.title, _LEFT, Inches(1.3), _CONTENT_WIDTH, Inches(1.9), size, bold=True)
        row = [self.material.p.satker, f"Posisi {self.material.posisi}"]
        if r is not None:
            row.append(", ".join(filter(None, (day_in_words(r.tanggal), r.tempat))))
            row += [f"Pemimpin rapat: {r.pemimpin}"] if r.pemimpin else []
            row += [f"Hadir: {format_number(len(self.material.present))} orang"] if self.material.present else []
        add_text_box(s, "\n".join(row), _LEFT, Inches(3.4), _CONTENT_WIDTH, Inches(3), 26)
        agenda = self._add_slide("Agenda")
        item = list_agenda_items(self.material)
        content = "\n".join(f"{index}.  {one}" for index, one in enumerate(item, start=1))
        add_text_box(agenda, content, _LEFT, _TOP, _CONTENT_WIDTH, Inches(5.2), 24 if len(item) < 12 else SMALLEST)

    def _add_tindak_lanjut(self, screen: Screen) -> None:
        self._add_tindak_lanjut_table(screen.title, self.material.earlier_tindak_lanjut)

    def _add_situation(self, screen: Screen) -> None:
        current = self.material.ringkasan.current
        s = self._add_slide(screen.title)
        add_text_box(s, self.material.sentence, _LEFT, _TOP, _CONTENT_WIDTH, Inches(1.7), 26)
        five = five_figures(current, rencana_only=self.material.rencana_only)
        width = Inches(3.0)
        for index, (key, colour) in enumerate(_CARD_COLOURS.items()):
            used = RENCANA_COLOUR if self.material.rencana_only else colour
            left = _LEFT + index * (width + Inches(0.11))
            add_card(s, five[key].label, five[key].text, used, left, Inches(3.4), width)
        without_bukti = five["selesai_tanpa_bukti"]
        rest = [
            f"{without_bukti.label}: {without_bukti.text} tenggat",
            f"Tanpa target waktu: {format_number(current.tanpa_target)} langkah",
        ]
        add_text_box(s, "      ".join(rest), _LEFT, Inches(5.6), _CONTENT_WIDTH, Inches(0.6), 24)
        if self.material.area:
            self._add_bars()

    def _add_bars(self) -> None:
        """Capaian per area as bars, each with its n/N beside it."""
        s = self._add_slide("Capaian per area")
        current = self.material.ringkasan.current
        everything = {k: getattr(current, k) for k in ("capaian_n", "capaian_N", "terlambat")}
        row = [(format_area(a["area"], a["nama_area"]), a) for a in self.material.area] + [("Semua area", everything)]
        height = min(Inches(0.75), int(Inches(5.2) / len(row)))
        full, left = Inches(3.9), Inches(6.3)
        for index, (name, a) in enumerate(row):
            above = _TOP + index * height
            add_text_box(s, shorten(name, 36), _LEFT, above, Inches(5.7), height, SMALLEST, bold=name == "Semua area")
            add_box(s, left, above + int(height * 0.15), full, int(height * 0.6), pictures.TRACK)
            if a["capaian_n"]:
                length = int(full * a["capaian_n"] / a["capaian_N"])
                colour = RENCANA_COLOUR if self.material.rencana_only else STATUS_TENGGAT["selesai"].colour
                add_box(s, left, above + int(height * 0.15), length, int(height * 0.6), colour)
            figures = format_capaian(a["capaian_n"], a["capaian_N"])
            add_text_box(s, figures, Inches(10.3), above, Inches(1.9), height, SMALLEST, bold=True)
            if a["terlambat"] and not self.material.rencana_only:
                late = STATUS_TENGGAT["terlambat"]
                mark = f"{late.mark} {a['terlambat']}"
                add_text_box(s, mark, Inches(12.1), above, Inches(1.2), height, SMALLEST, bold=True, colour=late.colour)

    def _add_changes(self, screen: Screen) -> None:
        empty = (
            "Belum ada realisasi yang dilaporkan." if self.material.rencana_only else "Belum ada laporan sebelumnya."
        )
        table = build_changes_table(self.material)
        row = [row.cells for one in table for row in one.rows]
        header = ("", *(format_short_day(day) for day in (self.material.p.posisi_sebelum, self.material.p.posisi)))
        self._add_table(screen.title, header, row, (5, 3.6, 3.6), size=26, empty=empty)

    def _add_area(self, screen: Screen) -> None:
        a = next(one for one in self.material.area if one["area"] == screen.area)
        terlambat = [t for t in self.material.tenggat if t["area"] == screen.area and t["status"] == "terlambat"]
        gap = [k for k in self.material.kesenjangan if k["area"] == screen.area]
        s = self._add_slide(screen.title)
        late = find_term("terlambat", rencana_only=self.material.rencana_only).label.lower()
        counts = (
            f"{format_capaian(a['capaian_n'], a['capaian_N'])} selesai  ·  {format_number(a['terlambat'])} {late}"
            f"  ·  {count_missing_bukti(len(gap), self.material.p)}"
        )
        wording = counts if a["capaian_N"] else "Belum ada tenggat yang jatuh tempo"
        add_text_box(s, wording, _LEFT, Inches(1.35), _CONTENT_WIDTH, Inches(0.6), 28, bold=True)
        self._add_heatmap_row(s, screen.area)
        row = self._list_faults(screen.area, terlambat, gap)
        nothing = f"Tidak ada yang {late} dan tidak ada bukti yang kurang."
        content = "\n".join(fit_lines(row, 7)) or nothing
        add_text_box(s, content, _LEFT, Inches(3.5), _CONTENT_WIDTH, Inches(3.2), SMALLEST)

    def _list_faults(self, area: str | None, terlambat: list[dict[str, Any]], gap: list[dict[str, Any]]) -> list[str]:
        """What is wrong in an area, a line each: what is late, bukti that are missing, langkah without a target."""
        row = [
            f"{self._late_mark(t)} {t[0]['kode']} {shorten(t[0]['langkah_aksi'], 50)}: "
            f"{tenggat_in_words(one['tenggat'] for one in t)} ({t[0]['pic'] or NO_PIC})"
            for t in group_per_langkah(terlambat)
        ]
        row += [
            f"Bukti {k[0]['kode']}: {shorten(', '.join(dict.fromkeys(one['bukti'] for one in k)), 90)}"
            for k in group_per_langkah(gap)
        ]
        row += [
            f"{BELUM_DAPAT_DINILAI.mark} {t['kode']} {shorten(t['langkah_aksi'], 60)}: tanpa target waktu"
            for t in self.material.without_target
            if t["area"] == area
        ]
        return row

    def _late_mark(self, terlambat: list[dict[str, Any]]) -> str:
        """The mark of a langkah's late tenggat: hollow where none of them has been reported since it fell due."""
        unreported = sum(t["belum_dilaporkan"] for t in terlambat)
        return late_term(len(terlambat), unreported, rencana_only=self.material.rencana_only).mark

    def _add_heatmap_row(self, s: Slide, area: str | None) -> None:
        """The area's row of the heatmap."""
        cell = {b["kolom"]: b for b in to_rows(self.material.matrix) if b["tingkat"] == "area" and b["area"] == area}
        column = heatmap_columns("bulan", cell)
        table = s.shapes.add_table(2, len(column), _LEFT, Inches(2.0), _CONTENT_WIDTH, Inches(1.3))
        table.name = f"Peta capaian area {area}"
        style_table(table)
        names = column_names("bulan")
        for index, k in enumerate(column):
            share = 1.6 if k == UP_TO_POSISI else 1
            table.table.columns[index].width = Emu(int(_CONTENT_WIDTH / (len(column) + 0.6) * share))
            fill_cell(table.table.cell(0, index), names[k], middle=True)
            shown = heatmap_cell(cell.get(k), rencana_only=self.material.rencana_only)
            background, colour = pictures.cell_colours(shown)
            content = "\n".join(filter(None, (shown.text, shown.late_text)))
            fill_cell(table.table.cell(1, index), content, middle=True, bold=True, background=background, colour=colour)

    def _add_kesenjangan(self, screen: Screen) -> None:
        row = [(k["nilai"] or NO_PIC, format_number(k["n"])) for k in self.material.groups if k["kelompok"] == "pic"]
        self._add_table(
            screen.title,
            ("PIC", f"Bukti {missing_bukti(rencana_only=self.material.rencana_only)}"),
            row,
            (9.3, 3),
            remarks=self.material.kesenjangan_sentence,
        )

    def _add_target(self, screen: Screen) -> None:
        row = [
            (
                members[0]["kode"],
                shorten(members[0]["langkah_aksi"], 75),
                tenggat_in_words(t["tenggat"] for t in members),
                members[0]["pic"] or NO_PIC,
            )
            for members in group_per_langkah(self.material.upcoming)
        ]
        self._add_table(screen.title, ("Kode", "Langkah aksi", "Tenggat", "PIC"), row, (1.4, 5.0, 2.4, 3.5))

    def _add_decisions(self, screen: Screen) -> None:
        belum = self.material.rapat is None or self.material.rapat.is_open
        self._add_tindak_lanjut_table(
            screen.title,
            self.material.decisions,
            empty="Diisi saat rapat." if belum else "Rapat tidak menetapkan tindak lanjut.",
        )

    def _add_closing(self, screen: Screen) -> None:
        row = [
            f"{format_number(len(self.material.decisions))} tindak lanjut disepakati",
            f"{format_number(len(self.material.notes))} kendala dan solusi dicatat",
            f"{format_number(len(self.material.upcoming))} tenggat jatuh tempo pada {self.material.next_triwulan}",
        ]
        content = "\n".join(row if self.material.rapat else row[2:])
        add_text_box(self._add_slide(screen.title), content, _LEFT, _TOP, _CONTENT_WIDTH, Inches(4), 28)

    def _add_tindak_lanjut_table(self, heading: str, listing: Sequence, *, empty: str = "Tidak ada.") -> None:
        row = [
            (
                shorten(t.uraian, 75),
                t.pic,
                format_short_day(t.batas),
                shared_parts.describe_tindak_lanjut(t),
            )
            for t in listing
        ]
        self._add_table(heading, ("Tindak lanjut", "PIC", "Batas", "Status"), row, (5.6, 2.8, 1.8, 2.1), empty=empty)

    def _add_table(
        self,
        heading: str,
        header: Sequence[str],
        row: Sequence[Sequence[str]],
        width: Sequence[float],
        *,
        remarks: str = "",
        size: int = SMALLEST,
        empty: str = "Tidak ada.",
    ) -> None:
        """A table over as many slides as it needs, its heading on each."""
        if not row:
            s = self._add_slide(heading)
            add_text_box(s, remarks or empty, _LEFT, _TOP, _CONTENT_WIDTH, Inches(1), 26)
            return
        inches = [12.33 * one / sum(width) for one in width]
        piece = list(split_portions(row, inches, 4.0 if remarks else 4.8, size))
        for index, content in enumerate(piece, start=1):
            s = self._add_slide(heading if len(piece) == 1 else f"{heading} ({index}/{len(piece)})")
            above = _TOP
            if remarks:
                add_text_box(s, remarks, _LEFT, above, _CONTENT_WIDTH, Inches(0.8), SMALLEST)
                above += Inches(0.8)
            table = s.shapes.add_table(
                len(content) + 1, len(header), _LEFT, Emu(above), _CONTENT_WIDTH, Emu(Inches(0.5) * (len(content) + 1))
            )
            table.name = heading
            style_table(table)
            for k, one in enumerate(width):
                table.table.columns[k].width = Emu(int(_CONTENT_WIDTH * one / sum(width)))
                fill_cell(table.table.cell(0, k), header[k], bold=True, background="#dbe4f0", size=size)
                for number, row_content in enumerate(content, start=1):
                    fill_cell(table.table.cell(number, k), row_content[k], size=size)

    def _add_slide(self, heading: str) -> Slide:
        """An empty slide with its heading in the heading's own place, so that PowerPoint can list and read it."""
        s = self.presentation.slides.add_slide(self.presentation.slide_layouts[5])
        place: Any = s.shapes.title  # layout 5 is "Title Only": there always is one
        place.left, place.top, place.width, place.height = _LEFT, Inches(0.35), Inches(11), Inches(0.95)
        place.text_frame.text = clean_text(shorten(heading, 90))
        place.text_frame.word_wrap, place.text_frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
        p = place.text_frame.paragraphs[0]
        p.alignment = PP_ALIGN.LEFT
        set_font(p.runs[0] if p.runs else p, 32 if len(heading) < 55 else 26, bold=True)
        if not heading:
            place._element.getparent().remove(place._element)
        return s

    def _add_footer(self, s: Slide, number: str) -> None:
        content = f"{self.material.p.satker}  ·  posisi {self.material.posisi}  ·  bukan nilai LKE"
        add_text_box(s, content, _LEFT, Inches(6.85), Inches(10.8), Inches(0.5), SMALLEST, colour="#52606d")
        add_text_box(
            s, number, Inches(11.4), Inches(6.85), Inches(1.45), Inches(0.5), SMALLEST, colour="#52606d", right=True
        )
        if self.material.p.simulasi:
            colour = STATUS_TENGGAT["terlambat"].colour
            add_text_box(
                s,
                SIMULATION_TEXT,
                Inches(10.3),
                Inches(0.05),
                Inches(2.6),
                Inches(0.45),
                SMALLEST,
                bold=True,
                colour=colour,
                right=True,
            )


def split_portions(
    row: Sequence[Sequence[str]], width: Sequence[float], height: float, size: int
) -> Iterator[list[Sequence[str]]]:
    """Rows in portions that fit a table of that height (inches), its columns so wide (inches), each row as high as
    its longest cell."""
    # A tenth of a line is lost where words wrap.
    fits = [max(1, int(0.9 * (one - 0.16) * 72 / (size * 0.51))) for one in width]
    content: list[Sequence[str]] = []
    used = 0.0
    for one in row:
        count = max(-(-len(text) // column) or 1 for text, column in zip(one, fits, strict=True))
        needed = count * size * 1.2 / 72 + 0.08
        if content and used + needed > height:
            yield content
            content, used = [], 0.0
        content.append(one)
        used += needed
    yield content


def fit_lines(row: list[str], count: int) -> list[str]:
    """What fits so many lines of a slide; the last one says how much more there is."""
    result: list[str] = []
    for index, one in enumerate(row):
        needed = len(one) // 88 + 1
        rest = count - (1 if index < len(row) - 1 else 0)
        if sum(len(b) // 88 + 1 for b in result) + needed > rest:
            return [*result, f"dan {format_number(len(row) - index)} lainnya, lihat Lembar Monev ZI"]
        result.append(one)
    return result


def _to_colour(kode: str) -> RGBColor:
    return RGBColor.from_string(kode.lstrip("#").upper())


def set_font(text_run: Any, size: int, *, bold: bool = False, colour: str = INK) -> None:
    """Size, weight and colour of a run of text."""
    text_run.font.size, text_run.font.bold, text_run.font.name = Pt(size), bold, "Arial"
    text_run.font.color.rgb = _to_colour(colour)


def add_text_box(
    s: Slide,
    content: str,
    left: int,
    above: int,
    width: int,
    height: int,
    size: int,
    *,
    bold: bool = False,
    colour: str = INK,
    right: bool = False,
) -> None:
    """Put a text on a slide, a paragraph per line."""
    frame = s.shapes.add_textbox(Emu(left), Emu(above), Emu(width), Emu(height)).text_frame
    frame.word_wrap = True
    for index, row in enumerate(clean_text(content).split("\n")):
        p = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
        p.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
        p.space_after = Pt(4)
        text_run = p.add_run()
        text_run.text = row
        set_font(text_run, size, bold=bold, colour=colour)


def add_box(s: Slide, left: int, above: int, width: int, height: int, colour: str) -> None:
    """A filled box without an outline."""
    one = s.shapes.add_shape(MSO_SHAPE.RECTANGLE, Emu(left), Emu(above), Emu(width), Emu(height))
    one.fill.solid()
    one.fill.fore_color.rgb = _to_colour(colour)
    one.line.fill.background()
    one.shadow.inherit = False


def add_card(s: Slide, label: str, figures: str, colour: str, left: int, above: int, width: int) -> None:
    """A figure, large and white on its colour, with its word below."""
    add_box(s, left, above, width, Inches(1.9), colour)
    add_text_box(s, figures, left, above + Inches(0.25), width, Inches(0.8), 27, bold=True, colour=WHITE)
    add_text_box(s, label, left, above + Inches(1.15), width, Inches(0.5), SMALLEST, colour=WHITE)


def style_table(frame: Any) -> None:
    """Plain lines: the default style's bands and white letters fight with the cells' own colours."""
    frame.table.horz_banding = False
    frame._element.graphic.graphicData.tbl.tblPr.find(qn("a:tableStyleId")).text = _TABLE_GRID


def fill_cell(
    cell: Any,
    content: str,
    *,
    middle: bool = False,
    bold: bool = False,
    background: str = WHITE,
    colour: str = INK,
    size: int = SMALLEST,
) -> None:
    """Write and colour one cell of a table."""
    cell.fill.solid()
    cell.fill.fore_color.rgb = _to_colour(background)
    cell.margin_left = cell.margin_right = Inches(0.04 if middle else 0.08)
    cell.margin_top = cell.margin_bottom = Inches(0.03)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    for index, row in enumerate(clean_text(content).split("\n")):
        p = cell.text_frame.paragraphs[0] if index == 0 else cell.text_frame.add_paragraph()
        p.alignment = PP_ALIGN.CENTER if middle else PP_ALIGN.LEFT
        text_run = p.add_run()
        text_run.text = row
        set_font(text_run, size, bold=bold, colour=colour)
