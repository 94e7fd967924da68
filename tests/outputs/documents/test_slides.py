"""The slides as people see them: nothing runs into the footer, in any letters that a program shows
them in.
"""

from collections import defaultdict
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from PIL import ImageFont
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Inches, Pt

from monev.database import rows_of
from monev.figures import tenggat, view_at
from monev.meeting import acts
from monev.outputs.documents import make_document, paparan
from monev.outputs.documents.fonts import FALLBACK, REGULAR, find_font_file
from monev.outputs.documents.powerpoint import BODY, FOOTER_TOP, SMALL
from tests.code import ROOT
from tests.conftest import before_release
from tests.makers import begin_rapat
from tests.outputs.documents.conftest import ANI
from tests.outputs.documents.open_documents import on_one_line, pptx_text, runs_of
from tests.uploads.material import upload_file

FONTS = {"Arial": REGULAR, "what Linux takes for it": FALLBACK}
SEEDS = {"Mesuji": 2025, "Gunungkidul": 2024}


@cache
def _letters(font: str, size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(find_font_file(FONTS[font])), round(size * 10))


def _count_lines(text: str, points: float, font: str, size: float) -> int:
    """Count the lines a paragraph takes, broken at spaces as a program breaks it."""
    lines, line = 1, ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and _letters(font, size).getlength(longer) / 10 > points:
            lines, line = lines + 1, word
        else:
            line = longer
    return lines


def _text_height(frame, paragraphs, width: int, font: str) -> float:
    """Return how many points these paragraphs take in a frame or cell of this width (EMU)."""
    points = (width - frame.margin_left - frame.margin_right) / Pt(1)
    total = 0.0
    for paragraph in paragraphs:
        size = max((run.font.size.pt for run in paragraph.runs if run.font.size), default=20)
        total += _count_lines(paragraph.text, points, font, size) * size * 1.17
        total += paragraph.space_after.pt if paragraph.space_after else 0
    return total + (frame.margin_top + frame.margin_bottom) / Pt(1)


def _row_height(row, columns, font: str) -> float:
    """Return how many points a row of a table takes."""
    whole = sum(column.width for column in columns)
    cells = [
        (cell, whole if cell.is_merge_origin else column.width)
        for cell, column in zip(row.cells, columns, strict=True)
    ]
    heights = (_text_height(cell, cell.text_frame.paragraphs, width, font) for cell, width in cells)
    return max(row.height / Pt(1), *heights)


def _bottoms(slide, font: str):
    """Yield where each table and text above the footer really ends, in EMU, after what it is."""
    for shape in slide.shapes:
        if shape.has_table:
            heights = (_row_height(row, shape.table.columns, font) for row in shape.table.rows)
            yield shape.name, shape.top + sum(heights) * Pt(1)
        elif shape.has_text_frame and shape.text_frame.text and shape.top < Inches(FOOTER_TOP):
            height = _text_height(shape.text_frame, shape.text_frame.paragraphs, shape.width, font)
            yield shape.text_frame.text, shape.top + height * Pt(1)


def _assert_clear_of_footer(content: bytes) -> int:
    """Assert that nothing above the footer reaches it; return the number of tables."""
    tables = 0
    for slide in Presentation(BytesIO(content)).slides:
        for font in FONTS:
            for what, bottom in _bottoms(slide, font):
                assert bottom <= Inches(FOOTER_TOP), (font, what, bottom / Inches(1))
        tables += sum(shape.has_table for shape in slide.shapes)
    return tables


@pytest.fixture(autouse=True)
def in_october(current, journal, today) -> None:
    """Put today after the end of the triwulan that the slides are about.

    The journal is filled before, on the day of its meeting: other files get copies of it.
    """
    today("2025-10-10")


@pytest.mark.parametrize("name", ["Gunungkidul", *before_release("Mesuji")])
def test_of_a_decree_no_table_and_no_text_reaches_the_footer(db, name):
    tahun = SEEDS[name]
    file = next(Path(ROOT / "data").glob(f"*{name} {tahun}.xlsx"))
    entry = upload_file(db, file.read_bytes(), file.name, f"{tahun}-09-30")
    view = view_at(db, entry.satker, tahun, date(tahun, 9, 30))
    rapat = begin_rapat(
        db, satker=view.satker, tahun=tahun, tanggal=f"{tahun}-10-10", posisi=view.posisi
    )
    content = make_document(db, view, rapat, "paparan", "pptx")
    slides = "\n".join(pptx_text(content))
    assert "Okt, Nov" not in slides, "months as in other papers"
    is_monthly = name == "Gunungkidul"  # the other decree has each work once
    assert (f"Okt–Des {tahun}" in slides) == is_monthly
    _assert_few_slides_in_one_size(content)
    said = on_one_line("\n".join(pptx_text(content)))
    for row in rows_of(tenggat(db, view)):
        if row["jatuh_tempo"] <= date(tahun, 12, 31):
            assert row["kode"] in said
            assert on_one_line(row["langkah_aksi"])[:80].rstrip(" .") in said, "of two lines"
    for number in range(8):
        acts.decide(
            db,
            rapat,
            uraian=f"Lengkapi bukti {number} " * 9,
            pic="Ketua",
            batas=f"{tahun}-11-01",
            **ANI,
        )
    assert _assert_clear_of_footer(make_document(db, view, rapat, "paparan", "pptx")) > 6


def _assert_few_slides_in_one_size(content: bytes) -> None:
    """Assert three rules of a slide show.

    (1) At most 15 slides. (2) One picture of the months. (3) A table has one size of letters, the
    smaller one over more than three slides.
    """
    slides = Presentation(BytesIO(content)).slides
    assert len(slides) <= 15
    pictures = []
    sizes = defaultdict(set)
    for slide in slides:
        for shape in slide.shapes:
            if shape.shape_type == MSO_SHAPE_TYPE.PICTURE:
                pictures.append(shape.name)
            elif shape.has_table:
                sizes[shape.name] |= {run.font.size.pt for run in runs_of(shape)}
    assert pictures == ["Peta capaian"]
    assert all(each in ({SMALL}, {BODY}) for each in sizes.values())


def test_where_one_pic_owes_all_bukti_the_slide_tells_their_kinds(material):
    def slide(pics: list[str]) -> str:
        kinds = [{"nilai": kind, "n": 2} for kind in ("Undangan", "Notulensi")]
        groups = {"pic": [{"nilai": pic, "n": 3} for pic in pics], "jenis": kinds}
        slides = pptx_text(paparan.write(replace(material, groups=groups), "pptx"))
        return next(text for text in slides if text.startswith("Kesenjangan bukti"))

    assert slide(["Ketua"]).startswith("Kesenjangan bukti per jenis (Ketua)")
    assert "Notulensi" in slide(["Ketua"])
    assert "Notulensi" not in slide(["Ketua", "Sekretaris"])


def test_a_decision_stands_on_the_slides_in_full(desk):
    words = " ".join(
        f"Melengkapi bukti {number} beserta arsipnya di folder bersama." for number in range(1, 16)
    )
    desk.do(acts.decide, uraian=words, pic="Ketua", batas="2025-07-18")
    shown = Presentation(BytesIO(desk.paper("paparan", "pptx")))
    tables = [shape.table for slide in shown.slides for shape in slide.shapes if shape.has_table]
    first_column = (row.cells[0].text for table in tables for row in [*table.rows][1:])
    assert words in " ".join(first_column)
