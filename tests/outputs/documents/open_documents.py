"""Open the files that were made, as the program of a person would, and return their text."""

from collections.abc import Iterable, Sequence
from io import BytesIO

from docx import Document
from docx.oxml.ns import qn
from lxml.html import fromstring
from openpyxl import load_workbook


def docx_text(content: bytes) -> str:
    """Return all text of a document, headers and footers too: a line for each paragraph or cell."""
    word = Document(BytesIO(content))
    lines = texts_of(word.paragraphs)
    for cell in cells_of(word):
        lines += [cell.text, *texts_of(cells_of(cell))]
    for section in word.sections:
        lines += [*texts_of(section.header.paragraphs), *texts_of(section.footer.paragraphs)]
    return "\n".join(lines)


def cells_of(place) -> list:
    """List the cells of the tables of a document or of a cell, row by row."""
    return [cell for table in place.tables for row in table.rows for cell in row.cells]


def rows_docx(content: bytes) -> list[list[list[str]]]:
    """Return the texts of a document's tables, as table → row → cell, without signature rows."""
    result = []
    for table in Document(BytesIO(content)).tables:
        rows = [row.cells for row in table.rows if not row.cells[0].tables]
        result.append([texts_of(cells) for cells in rows])
    return result


def rows_of_kode(rows: Iterable[Sequence], kode: str) -> list[Sequence]:
    """List the rows with this kode in their first cell."""
    return [row for row in rows if row[0] == kode]


def texts_of(parts) -> list[str]:
    """List the text of each paragraph or cell."""
    return [part.text for part in parts]


def on_one_line(text: str) -> str:
    """Return a text with single blanks in place of line breaks and of several blanks."""
    return " ".join(text.split())


def html_text(content: bytes) -> str:
    """Return the text of a page, a line for each part of it."""
    (body,) = fromstring(content.decode()).iter("body")
    return "\n".join(body.itertext())


def words_on_page(content: bytes) -> list[str]:
    """List the words of a page in its order, without the foot of its pages."""
    (body,) = fromstring(content.decode()).iter("body")
    for foot in body.findall("footer"):
        body.remove(foot)
    return " ".join(body.itertext()).split()


def words_in_word(content: bytes) -> list[str]:
    """List the words of a document in its order, without the marks of list items."""
    said = []
    for paragraph in Document(BytesIO(content)).element.body.iter(qn("w:p")):
        runs = [node.text or "" for node in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br"))]
        if [*paragraph.iter(qn("w:tab"))]:
            runs = runs[2:]
        said.append(" ".join(runs))
    return " ".join(said).split()


def sheet_xlsx(content: bytes, name: str) -> list[list]:
    """List the cells of one sheet, row by row."""
    return [list(row) for row in load_workbook(BytesIO(content))[name].iter_rows(values_only=True)]
