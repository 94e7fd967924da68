"""Holds a document as blocks of data, so that Word and PDF say the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from string import ascii_lowercase
from typing import Literal, NamedTuple

from monev.outputs.letterhead import Kop

Alignment = Literal["left", "center", "right", "justify"]
Rows = Sequence[Sequence[str]]

# The looks of every painter; colours are RRGGBB.
HEADER_FILL = "DBE4F0"
PART_FILL = "EEF2F8"
LINE_COLOUR = "7B8794"
LINK_COLOUR = "0563C1"
INK = "000000"
SIMULATED_COLOUR = "C2410C"
PAGE_EDGE = 16  # points around a page by itself
SIGNED_ROWS = 2  # last rows of a table that stay on one page with the signature below them

# Characters that XML 1.0 forbids. A decree's cell may hold a vertical tab or half a character.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PERIODE = re.compile(r"\b(Triwulan [IV]+ )?Tahun [0-9]{4}\b", re.IGNORECASE)
_LONG_LABEL = 16  # letters of the longest label above which the column of labels is wider
_WIDE_LABEL = 6  # its width then
_HEADING_LENGTH = 150  # letters above which a text over all columns is no heading


def clean_text(text: object) -> str:
    """Turn any value into text that every file format can hold; None becomes ""."""
    return "" if text is None else _FORBIDDEN.sub("", str(text))


class Link(str):
    """A text of a table that links to a web address; without one ("") it is plain text."""

    address: str

    def __new__(cls, words: str, address: str) -> Link:
        """Make a link from the visible words and the address."""
        made = super().__new__(cls, words)
        made.address = address
        return made


class Lines(str):
    """A text of a table in several lines.

    A line is a list of parts, and each part may be a Link or Styled. `fill`: its cell's ground.
    """

    lines: Sequence[Sequence[str]]
    fill: str

    def __new__(cls, lines: Sequence[Sequence[str]], fill: str = "") -> Lines:
        """Join the lines, one below the other."""
        made = super().__new__(cls, "\n".join(map("".join, lines)))
        made.lines = lines
        made.fill = fill.lstrip("#")
        return made


class Styled(str):
    """A text of a table with its own look, whatever its row's.

    - ink, fill: the colours of its letters and of its ground; its cell's, if it is no part of Lines
    - size: in points; 0 is the table's
    """

    ink: str
    fill: str
    bold: bool
    size: float

    def __new__(
        cls, words: str, ink: str = INK, fill: str = "", *, bold: bool = False, size: float = 0
    ) -> Styled:
        """Make it from the visible words."""
        made = super().__new__(cls, words)
        made.ink = ink.lstrip("#")
        made.fill = fill.lstrip("#")
        made.bold = bold
        made.size = size
        return made


def ground_of(text: str) -> str:
    """Return the colour of a cell's ground; "" is its row's."""
    return text.fill if isinstance(text, Styled | Lines) else ""


def parts_of(text: str) -> Sequence[Sequence[str]]:
    """Split a text into lines, and each line into parts; `address_of` gives a part's address."""
    if isinstance(text, Lines):
        return text.lines
    if isinstance(text, Styled):
        return [
            [Styled(line, text.ink, bold=text.bold, size=text.size)] for line in text.split("\n")
        ]
    address = address_of(text)
    lines = clean_text(text).replace("\r", "").split("\n")
    return [[Link(line, address) if address else line] for line in lines]


def address_of(text: str) -> str:
    """Return the address that a text links to; "" if it is no link."""
    return text.address if isinstance(text, Link) else ""


def unbroken(text: str) -> str:
    """Keep *Triwulan III Tahun 2025* on one line, so that the year does not stand alone."""
    return _PERIODE.sub(lambda found: found[0].replace(" ", "\u00a0"), text)


class Heading(NamedTuple):
    """A heading; level 1 begins a chapter."""

    text: str
    level: Literal[1, 2] = 1


class Paragraph(NamedTuple):
    """A paragraph; line breaks in it are kept."""

    text: str
    alignment: Alignment = "justify"
    bold: bool = False
    size: float = 11
    after: float = 6  # points of air below it
    keeps: bool = False  # on the page of what follows


class Listing(NamedTuple):
    """A list, numbered 1., 2., ... or a., b., ... if it `is_lettered`.

    A single item has no number.
    """

    items: Sequence[str]
    is_lettered: bool = False

    @property
    def marked(self) -> list[tuple[str, str, Alignment]]:
        """Each item as (number, text, alignment)."""
        marked: list[tuple[str, str, Alignment]] = []
        marks = ascii_lowercase if self.is_lettered else range(1, len(self.items) + 1)
        for place, item in zip(marks, self.items, strict=False):
            mark = f"{place}." if len(self.items) > 1 else ""
            marked.append((mark, item, "justify" if len(item) > 90 else "left"))
        return marked


class Details(NamedTuple):
    """Labels with their values in two columns: Hari/tanggal : Kamis, 10 Juli 2025."""

    content: Sequence[tuple[str, str]]

    def as_table(self, size: float) -> Table:
        """Return the same as a table, in letters of that size (points)."""
        rows = [(label, ":" if label else "", unbroken(value)) for label, value in self.content]
        longest = max((len(label) for label, _ in self.content), default=0)
        width = _WIDE_LABEL if longest > _LONG_LABEL else 3.6
        return Table((), rows, (width, 0.4, 15.6 - width), size=size, has_lines=False)


class Table(NamedTuple):
    """A table whose heading is repeated on every page.

    A row has a text per column. A row with a single text spans all columns and is the heading of
    the rows below it.

    - widths: relative; title: gets its number in `Manuscript.flow`; row_height: the minimum, in cm
    - has_total: the last row is the sum of the others
    - has_lines: False if texts only stand side by side
    - air, sides: points above and below each row, and beside each text
    - empty: the sentence that replaces a table without rows
    - signed: the signature in a last row, on one page with the rows before it
    """

    headers: Sequence[str]
    rows: Rows
    widths: Sequence[float]
    alignments: Sequence[Alignment] = ()
    title: str = ""
    size: float = 10
    row_height: float = 0
    has_total: bool = False
    has_lines: bool = True
    air: float = 0
    sides: float = 3.5
    empty: str = ""
    signed: Signature | None = None

    @property
    def caption(self) -> Paragraph:
        """The title as the line above the table."""
        return Paragraph(self.title, "left", bold=True, size=10, after=3)

    def alignments_of(self, row: Sequence[str]) -> list[Alignment]:
        """Return the alignment of each text of a row.

        Left for columns without one, and for a text over all columns.
        """
        said: Sequence[Alignment] = () if self.spans_all(row) else self.alignments
        rest: list[Alignment] = ["left"] * (len(row) - len(said))
        return [*said, *rest]

    def spans_all(self, row: Sequence[str]) -> bool:
        """True if a row is one text over all columns: the heading of a part."""
        return len(row) == 1 < len(self.widths)

    def keeps_with_next(self, number: int) -> bool:
        """True if a row stays on one page with the next.

        (1) The heading of a part. (2) The first row and the last but one of a table with headings:
        so the first and the last row never stand alone. (3) The rows above a signature.
        """
        last = len(self.rows) - 1
        heads_part = self.spans_all(self.rows[number])
        is_end = bool(self.headers) and last > 0 and number in (0, last - 1)
        return heads_part or is_end or (self.signed is not None and number > last - SIGNED_ROWS)

    def is_bold(self, number: int) -> bool:
        """True if a row is the total, or the heading of a part and not too long for one."""
        row = self.rows[number]
        is_total = self.has_total and number == len(self.rows) - 1
        return is_total or (self.spans_all(row) and len(row[0]) <= _HEADING_LENGTH)


class Picture(NamedTuple):
    """A picture (PNG or JPEG) as wide as the text.

    - alt_text: the picture in words, for readers who cannot see it
    - title: gets its number in `Manuscript.flow`
    - height: the most, in cm
    """

    content: bytes
    alt_text: str
    title: str
    height: float = 22

    @property
    def caption(self) -> Paragraph:
        """The title as the line below the picture."""
        return Paragraph(self.title, "center", bold=True, size=10, after=8)


class Signatory(NamedTuple):
    """A person who signs: the role above the empty space, name and info below it."""

    role: str
    name: str
    info: str = ""


class Signature(NamedTuple):
    """Signatures side by side on one page, with place and date above the last one.

    `closing`: the sentence above them, if they stand in the last row of a table; `heading`: that of
    its chapter.
    """

    signatories: tuple[Signatory, ...]
    place_and_day: str = ""
    closing: str = ""
    heading: str = ""

    def as_table(self, size: float) -> Table:
        """Return the same as a table in letters of that size: a row of roles, then a row of names.

        A single signature stands at the right.
        """
        roles = []
        names = []
        for signatory in self.signatories:
            above = "\n" if self.place_and_day else ""
            if signatory is self.signatories[-1]:
                above = f"{self.place_and_day}{above}"
            # The blank on the last line keeps it: three lines to sign in, in Word and PDF alike.
            roles.append(f"{above}{signatory.role}\n\n\n\u00a0")
            names.append(f"{signatory.name}\n{signatory.info}".rstrip())
        if len(roles) == 1:
            roles = ["", *roles]
            names = ["", *names]
        alignments: list[Alignment] = ["center"] * len(roles)
        return Table((), [roles, names], [1] * len(roles), alignments, size=size, has_lines=False)


Point = tuple[float, float]
CurveLine = tuple[Sequence[Point], str, float, Sequence[float]]
"""Points, colour, width in points, dashes."""


class Curve(NamedTuple):
    """Lines over the width of the page; x and y of every point are 0 to 1, y from the bottom up.

    - words: text, place, colour, and if it ends there; dot: the end of a line
    """

    lines: Sequence[CurveLine]
    words: Sequence[tuple[str, Point, str, bool]]
    dot: tuple[Point, str] | None
    height: float
    size: float


class PageBreak(NamedTuple):
    """The beginning of a new page, landscape or portrait."""

    is_landscape: bool


Block = Heading | Paragraph | Listing | Details | Table | Picture | Curve | Signature | PageBreak


class Manuscript(NamedTuple):
    """A whole document.

    - title: its heading lines; footer: the line below each page, beside the page number
    - dateline: place and date at the top right; "" if they stand above the signature
    - imprint: the sentence at the end that names the version
    """

    kop: Kop
    title: Sequence[str]
    content: Sequence[Block]
    footer: str
    simulated: bool = False
    is_landscape: bool = False
    dateline: str = ""
    imprint: str = ""

    @property
    def name(self) -> str:
        """The title in one line, for the properties of the file."""
        return " ".join(self.title) or self.footer

    @property
    def kop_lines(self) -> Iterator[Paragraph]:
        """The lines of the letterhead; the first two are the office and its parent, in bold."""
        for number, text in enumerate(self.kop.baris):
            is_name = number < 2
            yield Paragraph(text, "center", bold=is_name, size=13 if is_name else 10, after=0)

    @property
    def flow(self) -> list[Block]:
        """The blocks below the letterhead as they are painted.

        Captions have numbers, and a table without rows is replaced by its sentence.
        """
        flow: list[Block] = []
        if self.dateline:
            flow.append(Paragraph(self.dateline, "right", after=10))
        for number, line in enumerate(self.title, start=1):
            after = 14 if number == len(self.title) else 0
            flow.append(Paragraph(unbroken(line), "center", bold=True, size=12, after=after))
        captions = Counter[str]()
        for block in self.content:
            if isinstance(block, Table) and not block.rows:
                block = Paragraph(block.empty, "left")
            if isinstance(block, Table | Picture) and block.title:
                kind = "Tabel" if isinstance(block, Table) else "Gambar"
                captions[kind] += 1
                block = block._replace(title=f"{kind} {captions[kind]}. {block.title}")
            if isinstance(block, Signature):
                _add_signature(flow, block)
            else:
                flow.append(block)
        return flow


def _add_signature(flow: list[Block], signature: Signature) -> None:
    """Add a signature so that it never stands alone on a page.

    (1) Below a table, with a paragraph or a short chapter between them: in the table's last row,
    with these.
    (2) Below two paragraphs: on one page with both.
    """
    last = flow[-1] if flow else None
    before = flow[-2] if len(flow) > 1 else None
    third = flow[-3] if len(flow) > 2 else None
    if isinstance(last, Paragraph) and isinstance(before, Heading) and isinstance(third, Table):
        del flow[-2:]
        signed = signature._replace(closing=last.text, heading=before.text)
        flow[-1] = third._replace(signed=signed)
    elif isinstance(last, Paragraph) and isinstance(before, Table):
        flow.pop()
        flow[-1] = before._replace(signed=signature._replace(closing=last.text))
    elif isinstance(last, Table):
        flow[-1] = last._replace(signed=signature)
    else:
        if isinstance(last, Paragraph) and isinstance(before, Paragraph):
            flow[-2] = before._replace(keeps=True)
        flow.append(signature)


def leads(block: Block, following: Block | None) -> bool:
    """True if a block must stay on one page with the beginning of the next."""
    if isinstance(block, Paragraph):
        led = Details | Listing | Table | Signature
        return block.bold or block.keeps or isinstance(following, led)
    return isinstance(block, Heading)
