"""Make files of every kind that may be a bukti, sound or with a flaw."""

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
    """Make a picture of one colour."""
    return saved(Image.new("RGB", size, colour), {"jpg": "JPEG", "png": "PNG"}.get(kind, kind))


def photo_with_place() -> bytes:
    """Make a photo as a phone does: several pictures, turned upright by EXIF, with its place."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.IFD.GPSInfo] = {1: "S", 2: (7.0, 58.0, 3.0), 3: "E", 4: (110.0, 36.0, 1.0)}
    more = {"save_all": True, "append_images": [Image.new("RGB", (64, 48))]}
    return saved(Image.new("RGB", (640, 480)), "MPO", exif=exif, comment=b"Lokasi: aula", **more)


def pdf(text: str = "Undangan rapat", *, fills: int = 0) -> bytes:
    """Make a PDF of one line; its page is first painted over `fills` times, which takes a while."""
    stream = BytesIO()
    canvas = Canvas(stream)
    for _ in range(fills):
        canvas.rect(0, 0, 9999, 9999, fill=1)
    canvas.drawString(100, 700, text)
    canvas.save()
    return stream.getvalue()


def endless_pdf(pages: int = 1) -> bytes:
    """Make a PDF of some 600 bytes whose pages take minutes: each is painted over 3,000 times."""
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
    """Make a Word document of one paragraph."""
    document = Document()
    document.add_paragraph(text)
    return saved(document)


def xlsx(text: str = "Daftar hadir") -> bytes:
    """Make a workbook of one cell."""
    workbook = Workbook()
    workbook.worksheets[0]["A1"] = text
    return saved(workbook)


def one_of_each() -> dict[str, bytes]:
    """Make a sound file of each kind, by its kind."""
    return {"pdf": pdf(), "jpg": picture(), "png": picture("png"), "docx": docx(), "xlsx": xlsx()}


def open_image(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))
