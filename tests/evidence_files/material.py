"""Files of the kinds that may be a bukti, made by the libraries people's programs use, and the same
with a flaw."""

import zlib
from io import BytesIO

from docx import Document
from openpyxl import Workbook
from PIL import ExifTags, Image
from reportlab.pdfgen.canvas import Canvas

from tests.makers import saved


def picture(
    kind: str = "jpg", size: tuple[int, int] = (640, 480), colour: str = "#1a7f5a"
) -> bytes:
    """A picture of one colour."""
    return saved(Image.new("RGB", size, colour), {"jpg": "JPEG", "png": "PNG"}.get(kind, kind))


def photo_with_place() -> bytes:
    """A photo as a phone makes it: of several pictures, upright by its EXIF, with the place it was
    taken at."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.IFD.GPSInfo] = {1: "S", 2: (7.0, 58.0, 3.0), 3: "E", 4: (110.0, 36.0, 1.0)}
    more = {"save_all": True, "append_images": [Image.new("RGB", (64, 48))]}
    return saved(Image.new("RGB", (640, 480)), "MPO", exif=exif, comment=b"Lokasi: aula", **more)


def pdf(text: str = "Undangan rapat", *, fills: int = 0) -> bytes:
    """A PDF of one line; `fills`: how often its page is painted before, which takes a while."""
    stream = BytesIO()
    canvas = Canvas(stream)
    for _ in range(fills):
        canvas.rect(0, 0, 9999, 9999, fill=1)
    canvas.drawString(100, 700, text)
    canvas.save()
    return stream.getvalue()


def endless_pdf(pages: int = 1) -> bytes:
    """A PDF of some 600 bytes whose pages, each the same, take minutes: all of it is painted
    thousands of times over what is there."""
    fills = zlib.compress(b"/G gs 0 0 9999 9999 re f " * 3_000, 9)
    kids = b"3 0 R " * pages
    parts = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, pages),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 999 999]/Contents 4 0 R"
        b"/Resources<</ExtGState<</G<</BM/Luminosity>>>>>>>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%b\nendstream" % (len(fills), fills),
    )
    text, places = b"%PDF-1.5\n", [b"0000000000 65535 f \n"]
    for number, part in enumerate(parts, 1):
        places.append(b"%010d 00000 n \n" % len(text))
        text += b"%d 0 obj%bendobj\n" % (number, part)
    end = b"trailer<</Size 5/Root 1 0 R>>startxref\n%d\n%%%%EOF" % len(text)
    return text + b"xref\n0 5\n" + b"".join(places) + end


def docx(text: str = "Notulen") -> bytes:
    """A Word document of one paragraph."""
    document = Document()
    document.add_paragraph(text)
    return saved(document)


def xlsx(text: str = "Daftar hadir") -> bytes:
    """A workbook of one cell."""
    workbook = Workbook()
    workbook.worksheets[0]["A1"] = text
    return saved(workbook)


def one_of_each() -> dict[str, bytes]:
    """Kind → a sound file of it."""
    return {"pdf": pdf(), "jpg": picture(), "png": picture("png"), "docx": docx(), "xlsx": xlsx()}
