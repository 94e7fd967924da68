"""Makes Ringkasan as one page to send: a PDF on A4, or a picture for WhatsApp.

This module gathers its content from monev.figures; `page` draws it on a `Sheet`.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from monev import figures
from monev.core import clock
from monev.core.text import safe_in_file_name
from monev.database import Database, Row, rows_of
from monev.figures import View
from monev.figures.rows import AreaRow
from monev.figures.sheet import sheet
from monev.outputs import make_in_child
from monev.outputs.ringkasan_page.content import Content

Form = Literal["pdf", "png", "sheet"]
"""`sheet` is the PDF's page as a picture, for a printer."""


def gather(db: Database, view: View) -> Content:
    """Gather the data of Ringkasan for a view."""
    return Content(
        view=view,
        current=figures.current_counts(db, view),
        sheet=sheet(db, view),
        areas=rows_of(figures.per_area(db, view), AreaRow),
        made=clock.today(),
    )


def make_ringkasan(db: Database, view: View, form: Form) -> bytes:
    """Make the page of a view in a child, as a file's bytes. Raises MonevError."""
    return make_in_child(paint, gather(db, view), form)


def paint(content: Content, form: Form) -> bytes:
    """Paint the page as a file's bytes."""
    # Here: reportlab and Pillow take 0.2 s to load, and only the child that paints needs them.
    from monev.outputs.ringkasan_page.page import draw
    from monev.outputs.sheet import to_png

    page = draw(content, paper=form != "png").to_pdf()
    if form == "pdf":
        return page
    return to_png(page, scale=3 if form == "sheet" else 1)


def ringkasan_file_name(view: View, form: Form) -> str:
    """Name the file: Ringkasan ZI, KPU Kabupaten Contoh, 2025-09-30.png."""
    part = "" if view.part is None else f", {view.part.name_in_file}"
    about = safe_in_file_name(f"{view.satker}{part}")
    return f"Ringkasan ZI, {about}, {view.posisi.isoformat()}.{form}"
