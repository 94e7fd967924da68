"""Ringkasan as one page to send: PDF on A4, or a picture for WhatsApp, for whoever will not open a link.

`content` gathers what it says, `page` says what stands where, on a `Sheet`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from monev.core.text import safe_in_file_name
from monev.outputs.in_child import make_in_child
from monev.outputs.ringkasan_page.content import Content, gather

if TYPE_CHECKING:
    from monev.database import Database
    from monev.figures import View

Form = Literal["pdf", "png", "sheet"]
"""The last: the PDF's page as a picture, for the printer."""
_PRINTED = 3


def make_ringkasan(db: Database, p: View, form: Form) -> bytes:
    """The page of a view as a file's bytes, made by a child. Raises MonevError where that could not be done."""
    return make_in_child(paint, gather(db, p), form)


def paint(content: Content, form: Form) -> bytes:
    """The page as a file's bytes."""
    # Here: reportlab and Pillow take 0.2 s to load, and only the child that paints needs them.
    from monev.outputs.ringkasan_page.page import draw
    from monev.outputs.sheet import to_png

    page = draw(content, paper=form != "png").to_pdf()
    return page if form == "pdf" else to_png(page, scale=_PRINTED if form == "sheet" else 1)


def ringkasan_file_name(p: View, form: Form) -> str:
    """What the file is called: Ringkasan ZI, KPU Kabupaten Contoh, 2025-09-30.png."""
    return f"Ringkasan ZI, {safe_in_file_name(p.satker)}, {p.posisi.isoformat()}.{form}"
