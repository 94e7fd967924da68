"""Opens what was made again, as a person's program would, and gives its text."""

from io import BytesIO

from docx import Document
from openpyxl import load_workbook
from pdfminer.high_level import extract_text
from pptx import Presentation


def docx_text(content: bytes) -> str:
    """Everything a reader of the document sees, cell by cell, a line each; headers and footers
    too."""
    word = Document(BytesIO(content))
    row = [p.text for p in word.paragraphs]
    cells = [cell for table in word.tables for lane in table.rows for cell in lane.cells]
    for cell in cells:
        row += [
            cell.text,
            *(inner.text for table in cell.tables for lane in table.rows for inner in lane.cells),
        ]
    for parts in word.sections:
        row += [p.text for place in (parts.header, parts.footer) for p in place.paragraphs]
    return "\n".join(row)


def rows_docx(content: bytes) -> list[list[list[str]]]:
    """The tables of a document: table → row → cell; without the row in which one is signed."""
    result = []
    for table in Document(BytesIO(content)).tables:
        rows = [row.cells for row in table.rows if not row.cells[0].tables]
        result.append([texts_of(cells) for cells in rows])
    return result


def texts_of(cells) -> list[str]:
    """The text of each cell."""
    return [cell.text for cell in cells]


def pdf_text(content: bytes) -> str:
    """The text of all pages."""
    return extract_text(BytesIO(content))


def pptx_text(content: bytes) -> list[str]:
    """The text of each slide, a line per paragraph."""
    result = []
    for slide in Presentation(BytesIO(content)).slides:
        row = []
        for form in slide.shapes:
            if form.has_text_frame:
                row += [p.text for p in form.text_frame.paragraphs]
            if form.has_table:
                row += [cell.text for lane in form.table.rows for cell in lane.cells]
        result.append("\n".join(row))
    return result


def sheet_xlsx(content: bytes, name: str) -> list[list]:
    """The cells of one sheet, row by row."""
    return [list(row) for row in load_workbook(BytesIO(content))[name].iter_rows(values_only=True)]
