"""Files of the kinds that may be a bukti, made by the libraries people's programs use, and the same
with a flaw."""

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
