"""A page of a bukti to look at, as a child makes it (`monev.children`): of a PDF or a photo a JPEG;
of a Word document and a workbook, whose look only their own programs know, the beginning as words
and tables."""

import io
import warnings

import pypdfium2
from PIL import Image, ImageOps

from monev.core.records import JsonObject
from monev.evidence_files.file_kinds import DAMAGED, MAX_PIXELS
from monev.reading.files import worker

_MOST_PARTS, _MOST_ROWS, _MOST_COLUMNS, _LONGEST = 60, 40, 10, 600


def answer(command: JsonObject, data: bytes) -> tuple[JsonObject, bytes]:
    """The child's side of `page_for`: of a file of `kind` the `page` (from 1) as {page, pages} with
    a JPEG of at most `side` dots, {pages} alone beyond the last, or its beginning as {parts}.
    Nothing where it does not open."""
    if command["kind"] == "pdf":
        return _pdf_page(data, command["page"], command["side"])
    if command["kind"] in ("docx", "xlsx"):
        return {"parts": _parts(worker.read({"jenis": command["kind"]}, data)[0])}, b""
    picture = _shrink(data, command["side"])
    return {"page": 1, "pages": 1} if picture else {}, picture


def _pdf_page(data: bytes, number: int, side: int) -> tuple[JsonObject, bytes]:
    try:
        with pypdfium2.PdfDocument(data) as document:
            last = len(document)
            if number > last > 0:
                return {"pages": last}, b""
            page = document[number - 1]
            picture = page.render(scale=side / max(*page.get_size(), 1)).to_pil().convert("RGB")
    except (
        pypdfium2.PdfiumError,
        ValueError,
        IndexError,
    ):  # damaged, without a page, or behind a password
        return {}, b""
    return {"page": number, "pages": last}, _as_jpeg(picture)


def _shrink(data: bytes, side: int) -> bytes:
    """A picture upright as it was taken; no bytes for what does not open."""
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as picture:
            picture.draft("RGB", (2 * side, 2 * side))  # a JPEG is opened at a fraction of its size
            picture.thumbnail((side, side))
            upright = ImageOps.exif_transpose(picture).convert("RGBA")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, *DAMAGED):
        return b""
    paper = Image.new("RGB", upright.size, "white")
    paper.paste(upright, mask=upright)
    return _as_jpeg(paper)


def _as_jpeg(picture: Image.Image) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=80)
    return stream.getvalue()


def _parts(content: JsonObject) -> list[JsonObject]:
    """The first sheet that is seen and holds anything, or the first paragraphs and tables of a
    document."""
    if "lembar" in content:
        sheets = [sheet for sheet in content["lembar"] if sheet["sel"] and not sheet["tersembunyi"]]
        return [
            part
            for sheet in sheets[:1]
            for part in ({"text": sheet["nama"]}, {"rows": _rows(sheet["sel"])})
        ]
    return [
        {"rows": _rows(block["tabel"]["sel"])}
        if "tabel" in block
        else {"text": block["teks"][:_LONGEST]}
        for block in content["dokumen"][:_MOST_PARTS]
    ]


def _rows(cells: list[tuple[int, int, str]]) -> list[list[str]]:
    """The cells (row, column, text) as rows, without those that are empty or lie beyond what a page
    shows."""
    numbers = sorted({row for row, _, _ in cells})[:_MOST_ROWS]
    texts = {
        (row, column): text[:_LONGEST] for row, column, text in cells if column <= _MOST_COLUMNS
    }
    width = max((column for row, column in texts if row in numbers), default=0)
    rows = []
    for row in numbers:
        rows.append([texts.get((row, column), "") for column in range(1, width + 1)])
    return rows
