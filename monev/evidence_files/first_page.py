"""Makes a page of a bukti to look at, in a child (`monev.children`).

Of a PDF or a photo it is a JPEG. Only their own programs can draw a Word document or a workbook, so
of these it is the beginning as words and tables.
"""

import io
import warnings
from datetime import datetime

import pypdfium2
from PIL import ExifTags, Image, ImageOps

from monev.core.records import JsonObject
from monev.evidence_files.file_kinds import DAMAGED, MAX_PIXELS
from monev.reading.files import worker

_MOST_PARTS, _MOST_ROWS, _MOST_COLUMNS, _LONGEST = 60, 40, 10, 600


def answer(command: JsonObject, data: bytes) -> tuple[JsonObject, bytes]:
    """Answer `files.page_for` in the child. Empty if the file does not open.

    Of a PDF or picture: {page, pages} with a JPEG of at most `side` dots; {pages} alone beyond the
    last. Of a Word document or workbook its beginning as {parts}.
    """
    kind = command["kind"]
    if kind == "pdf":
        return _pdf_page(data, command["page"], command["side"])
    if kind in ("docx", "xlsx"):
        content, _ = worker.read({"jenis": kind}, data)
        return {"parts": _parts(content)}, b""
    picture, taken = _shrink(data, command["side"])
    if not picture:
        return {}, b""
    return {"page": 1, "pages": 1, "taken": taken}, picture


def _pdf_page(data: bytes, number: int, side: int) -> tuple[JsonObject, bytes]:
    try:
        with pypdfium2.PdfDocument(data) as document:
            last = len(document)
            if number > last > 0:
                return {"pages": last}, b""
            page = document[number - 1]
            scale = side / max(*page.get_size(), 1)
            picture = page.render(scale=scale).to_pil().convert("RGB")
    except (pypdfium2.PdfiumError, ValueError, IndexError):
        return {}, b""  # damaged, without a page, or behind a password
    return {"page": number, "pages": last}, _as_jpeg(picture)


def _shrink(data: bytes, side: int) -> tuple[bytes, str]:
    """Make a small JPEG of a picture, turned upright, and tell the day it was taken ("": unknown).

    No bytes if it does not open.
    """
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as picture:
            picture.draft("RGB", (2 * side, 2 * side))  # a JPEG is opened at a fraction of its size
            taken = _day_in(picture)
            picture.thumbnail((side, side))
            upright = ImageOps.exif_transpose(picture).convert("RGBA")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, *DAMAGED):
        return b"", ""
    paper = Image.new("RGB", upright.size, "white")
    paper.paste(upright, mask=upright)
    return _as_jpeg(paper), taken


def _day_in(picture: Image.Image) -> str:
    """Return the day on which a camera says that it took a photo; "" if it says none."""
    told = str(picture.getexif().get_ifd(ExifTags.IFD.Exif).get(ExifTags.Base.DateTimeOriginal, ""))
    try:
        return datetime.strptime(told[:10], "%Y:%m:%d").date().isoformat()  # noqa: DTZ007 - a day
    except ValueError:
        return ""


def _as_jpeg(picture: Image.Image) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=80)
    return stream.getvalue()


def _parts(content: JsonObject) -> list[JsonObject]:
    """List the first visible sheet with a cell, or a document's first paragraphs and tables."""
    if "lembar" in content:
        for sheet in content["lembar"]:
            if sheet["sel"] and not sheet["tersembunyi"]:
                return [{"text": sheet["nama"]}, {"rows": _rows(sheet["sel"])}]
        return []
    parts = []
    for block in content["dokumen"][:_MOST_PARTS]:
        if "tabel" in block:
            parts.append({"rows": _rows(block["tabel"]["sel"])})
        else:
            parts.append({"text": block["teks"][:_LONGEST]})
    return parts


def _rows(cells: list[tuple[int, int, str]]) -> list[list[str]]:
    """Make rows of cells (row, column, text), without empty rows and those beyond a page."""
    numbers = sorted({row for row, column, _ in cells if column <= _MOST_COLUMNS})[:_MOST_ROWS]
    texts: dict[int, dict[int, str]] = {number: {} for number in numbers}
    width = 0
    for row, column, text in cells:
        if row in texts and column <= _MOST_COLUMNS:
            texts[row][column] = text[:_LONGEST]
            width = max(width, column)
    columns = range(1, width + 1)
    rows = []
    for number in numbers:
        rows.append([texts[number].get(column, "") for column in columns])
    return rows
