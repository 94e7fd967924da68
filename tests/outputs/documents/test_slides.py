"""The slides as people see them: nothing runs into the footer, in whatever letters the program
shows them."""

from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import ImageFont
from pptx import Presentation
from pptx.util import Inches, Pt

from monev.database import Database, rows_of
from monev.figures import View, langkah, tenggat, view_at
from monev.meeting import acts, records
from monev.outputs.documents import make_document, paparan
from monev.outputs.documents.fonts import FALLBACK, REGULAR, find_font_file
from monev.outputs.documents.powerpoint import BODY, FOOTER_TOP, SMALL, _largest_size, cut_to_line
from tests.code import ROOT
from tests.conftest import before_release
from tests.makers import (
    SATKER,
    TAHUN,
    append_unggahan,
    begin_rapat,
    langkah_content,
    sample_content,
    tenggat_content,
)
from tests.outputs.documents.conftest import ANI
from tests.outputs.documents.open_documents import pptx_text
from tests.uploads.material import upload_file

FONTS = {"Arial": REGULAR, "what Linux takes for it": FALLBACK}
SEEDS = {"Mesuji": 2025, "Gunungkidul": 2024}
POSISI = date(2025, 9, 30)
LONG_ROLE = "Kepala Subbagian Teknis Penyelenggaraan Pemilu, Partisipasi dan Hubungan Masyarakat"
_PICS = ("Sekretaris", LONG_ROLE, "Kasubbag Hukum dan SDM", None)
_AREAS = ("I", "II", "III", "IV", "V", "VI", "VII")


@cache
def _letters(font: str, size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(find_font_file(FONTS[font])), round(size * 10))


def _count_lines(text: str, points: float, font: str, size: float) -> int:
    """How many lines a paragraph takes, as a program breaks it: at spaces."""
    lines, line = 1, ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and _letters(font, size).getlength(longer) / 10 > points:
            lines, line = lines + 1, word
        else:
            line = longer
    return lines


def _text_height(frame, paragraphs, width: int, font: str) -> float:
    """Points these paragraphs take in a frame or cell of so much width (EMU)."""
    points = (width - frame.margin_left - frame.margin_right) / Pt(1)
    total = 0.0
    for p in paragraphs:
        size = max((run.font.size.pt for run in p.runs if run.font.size), default=20)
        total += _count_lines(p.text, points, font, size) * size * 1.17
        total += p.space_after.pt if p.space_after else 0
    return total + (frame.margin_top + frame.margin_bottom) / Pt(1)


def _row_height(row, columns, font: str) -> float:
    """Points a row of a table takes."""
    whole = sum(column.width for column in columns)
    cells = [
        (cell, whole if cell.is_merge_origin else column.width)
        for cell, column in zip(row.cells, columns, strict=True)
    ]
    heights = (_text_height(cell, cell.text_frame.paragraphs, width, font) for cell, width in cells)
    return max(row.height / Pt(1), *heights)


def _bottoms(slide, font: str):
    """Where each table and text above the footer really ends, in EMU, with what it is."""
    for shape in slide.shapes:
        if shape.has_table:
            heights = (_row_height(row, shape.table.columns, font) for row in shape.table.rows)
            yield shape.name, shape.top + sum(heights) * Pt(1)
        elif shape.has_text_frame and shape.text_frame.text and shape.top < Inches(FOOTER_TOP):
            height = _text_height(shape.text_frame, shape.text_frame.paragraphs, shape.width, font)
            yield shape.text_frame.text, shape.top + height * Pt(1)


def _assert_clear_of_footer(content: bytes) -> int:
    """Nothing above the footer reaches it; how many tables were looked at."""
    tables = 0
    for slide in Presentation(BytesIO(content)).slides:
        for font in FONTS:
            for what, bottom in _bottoms(slide, font):
                assert bottom <= Inches(FOOTER_TOP), (font, what, bottom / Inches(1))
        tables += sum(shape.has_table for shape in slide.shapes)
    return tables


def _assert_one_line_of_footer(content: bytes) -> None:
    for slide in Presentation(BytesIO(content)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame and shape.top >= Inches(FOOTER_TOP):
                points = (shape.width - Inches(0.2)) / Pt(1)
                assert (
                    _count_lines(shape.text_frame.text, points, "what Linux takes for it", SMALL)
                    == 1
                )
    assert all("bukan nilai LKE" in text for text in pptx_text(content))


@pytest.fixture(autouse=True)
def in_october(current, today) -> None:
    """After the end of the triwulan they are about."""
    today("2025-10-10")


@pytest.mark.parametrize("name", ["Gunungkidul", *before_release("Mesuji")])
def test_of_a_decree_no_table_and_no_text_reaches_the_footer(db, name):
    tahun = SEEDS[name]
    file = next(Path(ROOT / "data").glob(f"*{name} {tahun}.xlsx"))
    entry = upload_file(db, file.read_bytes(), file.name, f"{tahun}-09-30")
    p = view_at(db, entry.satker, tahun, date(tahun, 9, 30))
    r = begin_rapat(db, satker=p.satker, tahun=tahun, tanggal=f"{tahun}-10-10", posisi=p.posisi)
    rows = rows_of(langkah(db, p))
    content = make_document(db, p, r, "paparan", "pptx")
    _assert_few_slides_in_one_size(content, len(rows))
    said = " ".join("\n".join(pptx_text(content)).split())
    late_or_next = {
        t["kode"] for t in rows_of(tenggat(db, p)) if t["jatuh_tempo"] <= date(tahun, 12, 31)
    }
    named = (" ".join(row["langkah_aksi"].split()) for row in rows if row["kode"] in late_or_next)
    assert [name for name in named if name not in said] == []
    for n in range(8):
        acts.decide(
            db, r, uraian=f"Lengkapi bukti {n} " * 9, pic="Ketua", batas=f"{tahun}-11-01", **ANI
        )
    assert _assert_clear_of_footer(make_document(db, p, r, "paparan", "pptx")) > 6


def _assert_few_slides_in_one_size(content: bytes, langkah: int) -> None:
    """At most 15 slides of up to 46 langkah, a picture of the months per area, and what is read on
    a slide in letters of one size; a table over more than five slides in the smaller one."""
    slides = Presentation(BytesIO(content)).slides
    assert len(slides) <= max(15, 15 * langkah / 46)
    pictures = [
        shape.name
        for slide in slides
        for shape in slide.shapes
        if shape.has_table and "Peta" in shape.name
    ]
    assert pictures == [f"Peta capaian area {area}" for area in _AREAS]
    next_targets = [text for text in pptx_text(content) if text.startswith("Target")]
    size_of_targets = SMALL if len(next_targets) > 5 else BODY
    for slide in slides:
        frames = [shape.text_frame for shape in slide.shapes if shape.name.startswith("Area ")]
        tables = [shape for shape in slide.shapes if shape.has_table and "Peta" not in shape.name]
        frames += [
            cell.text_frame for shape in tables for row in shape.table.rows for cell in row.cells
        ]
        runs = [run for frame in frames for paragraph in frame.paragraphs for run in paragraph.runs]
        has_targets = any(shape.name.startswith("Target") for shape in tables)
        assert {run.font.size.pt for run in runs} <= {size_of_targets if has_targets else BODY}


def open_large_meeting(db: Database) -> tuple[View, records.Rapat]:
    """300 langkah in seven areas, every fifth one monthly, and a meeting with 18 people and 12
    follow-ups."""
    append_unggahan(
        db, sample_content([_langkah(n) for n in range(300)], posisi=POSISI.isoformat())
    )
    p = view_at(db, SATKER, TAHUN, POSISI)
    r = begin_rapat(db, judul="Rapat evaluasi", tanggal="2025-10-10", posisi=POSISI)
    acts.add_attendance(db, r, [(f"Pegawai {n}", LONG_ROLE) for n in range(18)], **ANI)
    for n in range(12):
        agreed = f"Lengkapi bukti dukung yang ke-{n} dan sampaikan kepada tim. " * 4
        acts.decide(db, r, uraian=agreed, pic=LONG_ROLE, batas="2025-10-25", **ANI)
    return p, r


def _langkah(n: int) -> dict[str, Any]:
    months = range(1, 13) if n % 5 == 0 else [n % 12 + 1]
    return langkah_content(
        f"{_AREAS[n % 7]}.{n // 7 + 1}.1",
        [_tenggat(n, f"2025-{month:02d}") for month in months],
        pic=_PICS[n % 4],
        langkah_aksi=f"Melaksanakan sosialisasi dan internalisasi nilai integritas {n} kepada seluruh pegawai "
        * 3,
    )


def _tenggat(n: int, month: str) -> dict[str, Any]:
    bukti = {"Undangan rapat koordinasi": "ada" if n % 2 else "belum_ada", "Notulensi": "belum_ada"}
    if n % 3 == 0 or month > "2025-09":
        return tenggat_content(
            month, bukti=bukti, kendala="Anggaran belum cair" if n % 9 == 0 else ""
        )
    return tenggat_content(month, "selesai", bukti=bukti, tanggal_selesai=f"{month}-20")


@pytest.mark.semua
def test_of_300_langkah_no_table_and_no_text_reaches_the_footer_and_none_is_left_out(db):
    p, r = open_large_meeting(db)
    content = make_document(db, p, r, "paparan", "pptx")
    assert _assert_clear_of_footer(content) > 20
    _assert_one_line_of_footer(content)
    # Due from October to December: the 60 monthly langkah, and of the 240 others those of months
    # 10, 11 and 12.
    others = sum(n % 5 != 0 and n % 12 in (9, 10, 11) for n in range(300))
    rows = [
        shape.table.cell(number, 0).text
        for slide in Presentation(BytesIO(content)).slides
        for shape in slide.shapes
        if shape.has_table and shape.name.startswith("Target")
        for number in range(1, len(shape.table.rows))
        if not shape.table.cell(number, 0).is_merge_origin
    ]
    assert len(set(rows)) == 60 + others


def test_where_one_pic_owes_all_bukti_the_slide_tells_their_kinds(material):
    def slide(pics: list[str]) -> str:
        kinds = [{"nilai": kind, "n": 2} for kind in ("Undangan", "Notulensi")]
        groups = {"pic": [{"nilai": pic, "n": 3} for pic in pics], "jenis": kinds}
        slides = pptx_text(paparan.write(replace(material, groups=groups), "pptx"))
        return next(text for text in slides if text.startswith("Kesenjangan bukti"))

    assert slide(["Ketua"]).startswith("Kesenjangan bukti per jenis (Ketua)")
    assert "Notulensi" in slide(["Ketua"])
    assert "Notulensi" not in slide(["Ketua", "Sekretaris"])


def test_a_line_is_made_smaller_or_cut():
    assert _largest_size("pendek", 6, 1, (28, 24, 20)) == 28
    assert _largest_size("panjang " * 40, 6, 1, (28, 24, 20)) == 20
    assert cut_to_line("KPU Kabupaten Uji", 10.8, "  ·  akhir") == "KPU Kabupaten Uji  ·  akhir"
    assert cut_to_line("KPU Kabupaten " * 20, 10.8, "  ·  akhir").endswith(" …  ·  akhir")


def test_a_decision_stands_on_the_slides_in_full(desk):
    words = " ".join(
        f"Melengkapi bukti {number} beserta arsipnya di folder bersama." for number in range(1, 16)
    )
    desk.do(acts.decide, uraian=words, pic="Ketua", batas="2025-07-18")
    shown = Presentation(BytesIO(desk.paper("paparan", "pptx")))
    tables = [shape.table for slide in shown.slides for shape in slide.shapes if shape.has_table]
    first_column = (row.cells[0].text for table in tables for row in [*table.rows][1:])
    assert words in " ".join(first_column)
