"""The meeting's screens as slides (.pptx, 16:9), for offices that must send them ahead. No text below 20 points.

Everything is text, tables and shapes of PowerPoint itself: it can be read aloud, corrected and copied from.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.slide import Slide
from pptx.util import Emu, Inches

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
from monev.outputs.documents.shared_parts import (
    build_changes_table,
    day_in_words,
    group_per_langkah,
    tenggat_in_words,
)
from monev.outputs.documents.slide_fit import (
    box_height,
    cut_to_line,
    fit_lines,
    fitting_size,
    row_height,
    split_portions,
)
from monev.outputs.documents.slide_shapes import (
    SMALLEST,
    add_box,
    add_card,
    add_text_box,
    fill_cell,
    set_font,
    style_table,
)
from monev.outputs.messages import NO_PIC
from monev.reading.vocabulary.template_names import SIMULATION_TEXT

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
_TOP_INCHES, _TABLE_INCHES = 1.45, 12.33
_LEFT, _TOP, _CONTENT_WIDTH = Inches(0.5), Inches(_TOP_INCHES), Inches(_TABLE_INCHES)

_CARD_COLOURS: dict[FigureKey, str] = {
    "capaian": STATUS_TENGGAT["selesai"].colour,
    "terlambat": STATUS_TENGGAT["terlambat"].colour,
    "bukti": STATUS_TENGGAT["berjalan"].colour,
    "setahun": RENCANA_COLOUR,
}
"""The figures that get a card of their own, and its colour."""

FOOTER_TOP = Inches(6.85)
_LOWEST = 6.75
"""Inches from the top that nothing but the footer goes below."""


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
        item = [f"{index}.  {one}" for index, one in enumerate(list_agenda_items(self.material), start=1)]
        self._add_lines("Agenda", item)

    def _add_lines(self, heading: str, lines: Sequence[str]) -> None:
        """Lines of text, smaller where there are many, and on a slide of their own what still does not fit."""
        room = _LOWEST - _TOP_INCHES
        size = 24 if box_height("\n".join(lines), _TABLE_INCHES, 24) <= room else SMALLEST
        shown: list[str] = []
        for one in lines:
            if shown and box_height("\n".join((*shown, one)), _TABLE_INCHES, size) > room:
                self._add_one_of_lines(heading, shown, size)
                shown = []
            shown.append(one)
        self._add_one_of_lines(heading, shown, size)

    def _add_one_of_lines(self, heading: str, lines: Sequence[str], size: int) -> None:
        content, room = "\n".join(lines), Inches(_LOWEST - _TOP_INCHES)
        add_text_box(self._add_slide(heading), content, _LEFT, _TOP, _CONTENT_WIDTH, room, size)

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
            f"{without_bukti.label}: {without_bukti.text} target",
            f"Tanpa target waktu: {format_number(current.tanpa_target)} langkah",
        ]
        add_text_box(s, "\n".join(rest), _LEFT, Inches(5.6), _CONTENT_WIDTH, Inches(1.1), 24)
        if self.material.area:
            self._add_bars()

    def _add_bars(self) -> None:
        """Capaian per area as bars, each with its n/N beside it."""
        s = self._add_slide("Capaian per area")
        current = self.material.ringkasan.current
        everything = {k: getattr(current, k) for k in ("capaian_n", "capaian_N", "terlambat")}
        row = [(format_area(a["area"], a["nama_area"]), a) for a in self.material.area] + [("Semua area", everything)]
        height = min(Inches(0.75), int(Inches(5.2) / len(row)))
        full, left = Inches(3.7), Inches(5.7)
        for index, (name, a) in enumerate(row):
            above = _TOP + index * height
            is_total = name == "Semua area"
            shown = cut_to_line(name, 5.1, SMALLEST, bold=is_total)
            add_text_box(s, shown, _LEFT, above, Inches(5.1), height, SMALLEST, bold=is_total)
            add_box(s, left, above + int(height * 0.15), full, int(height * 0.6), pictures.TRACK)
            if a["capaian_n"]:
                length = int(full * a["capaian_n"] / a["capaian_N"])
                colour = RENCANA_COLOUR if self.material.rencana_only else STATUS_TENGGAT["selesai"].colour
                add_box(s, left, above + int(height * 0.15), length, int(height * 0.6), colour)
            figures = format_capaian(a["capaian_n"], a["capaian_N"])
            add_text_box(s, figures, Inches(9.45), above, Inches(2.6), height, SMALLEST, bold=True)
            if a["terlambat"] and not self.material.rencana_only:
                late = STATUS_TENGGAT["terlambat"]
                mark = f"{late.mark} {a['terlambat']}"
                add_text_box(
                    s, mark, Inches(12.05), above, Inches(1.25), height, SMALLEST, bold=True, colour=late.colour
                )

    def _add_changes(self, screen: Screen) -> None:
        empty = (
            "Belum ada realisasi yang dilaporkan." if self.material.rencana_only else "Belum ada laporan sebelumnya."
        )
        table = build_changes_table(self.material)
        row = [row for one in table for row in one.rows]
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
        wording = counts if a["capaian_N"] else "Belum ada target yang jatuh tempo"
        size = fitting_size(wording, _TABLE_INCHES, (28, 24, SMALLEST), bold=True)
        add_text_box(s, wording, _LEFT, Inches(1.35), _CONTENT_WIDTH, Inches(0.6), size, bold=True)
        self._add_heatmap_row(s, screen.area)
        row = self._list_faults(screen.area, terlambat, gap)
        nothing = f"Tidak ada yang {late} dan tidak ada bukti yang kurang."
        content = "\n".join(fit_lines(row, _TABLE_INCHES, _LOWEST - 3.5, SMALLEST)) or nothing
        add_text_box(s, content, _LEFT, Inches(3.5), _CONTENT_WIDTH, Inches(_LOWEST - 3.5), SMALLEST)

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
            f"{format_number(len(self.material.upcoming))} target jatuh tempo pada {self.material.next_triwulan}",
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
        inches = [_TABLE_INCHES * one / sum(width) for one in width]
        top = _TOP_INCHES + (box_height(remarks, _TABLE_INCHES, SMALLEST) if remarks else 0)
        room = _LOWEST - top - row_height(header, inches, size, bold=True)
        piece = list(split_portions(row, inches, room, size))
        for index, content in enumerate(piece, start=1):
            s = self._add_slide(heading if len(piece) == 1 else f"{heading} ({index}/{len(piece)})")
            if remarks:
                add_text_box(s, remarks, _LEFT, _TOP, _CONTENT_WIDTH, Inches(top - _TOP_INCHES), SMALLEST)
            _add_grid(s, heading, [header, *content], inches, Inches(top), size)

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
        below = f"  ·  posisi {format_short_day(self.material.p.posisi)}  ·  bukan nilai LKE"
        content = cut_to_line(self.material.p.satker, 10.8, SMALLEST, after=below)
        add_text_box(s, content, _LEFT, FOOTER_TOP, Inches(10.8), Inches(0.5), SMALLEST, colour="#52606d")
        add_text_box(
            s, number, Inches(11.4), FOOTER_TOP, Inches(1.45), Inches(0.5), SMALLEST, colour="#52606d", right=True
        )
        if self.material.p.simulasi:
            colour = STATUS_TENGGAT["terlambat"].colour
            add_text_box(
                s,
                SIMULATION_TEXT,
                Inches(9.3),
                Inches(0.05),
                Inches(3.6),
                Inches(0.45),
                SMALLEST,
                bold=True,
                colour=colour,
                right=True,
            )


def _add_grid(
    s: Slide, name: str, rows: Sequence[Sequence[str]], inches: Sequence[float], above: int, size: int
) -> None:
    """A table on a slide, its first row the heading, each row as high as PowerPoint will make it."""
    table = s.shapes.add_table(len(rows), len(inches), _LEFT, Emu(above), _CONTENT_WIDTH, Inches(1))
    table.name = name
    style_table(table)
    for k, one in enumerate(inches):
        table.table.columns[k].width = Inches(one)
    for number, content in enumerate(rows):
        is_heading = number == 0
        table.table.rows[number].height = Inches(row_height(content, inches, size, bold=is_heading))
        for k, text in enumerate(content):
            if is_heading:
                fill_cell(table.table.cell(number, k), text, bold=True, background="#dbe4f0", size=size)
            else:
                fill_cell(table.table.cell(number, k), text, size=size)
    table.height = Emu(sum(row.height for row in table.table.rows))
