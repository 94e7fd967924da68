"""Holds a document as data, block by block, before it becomes Word or PDF: so both say the
same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal, NamedTuple

from monev.outputs.letterhead import Kop

Alignment = Literal["left", "center", "right", "justify"]
Rows = Sequence[Sequence[str]]

# What XML 1.0 cannot hold; a decree's cell may bring a vertical tab or half of a character along.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PERIODE = re.compile(r"\b(Triwulan [IV]+ )?Tahun [0-9]{4}\b", re.IGNORECASE)
_LONG_LABEL = 16  # letters from which on the labels of details are wider
_WIDE_LABEL = 6  # and how wide
_HEADING_LENGTH = 150  # letters a heading over all columns of a table has at most


def clean_text(text: object) -> str:
    """Turn any value into text that every file format can hold; None is empty."""
    return "" if text is None else _FORBIDDEN.sub("", str(text))


class Link(str):
    """A text of a table that leads to a web address, if it has one."""

    address: str

    def __new__(cls, words: str, address: str) -> Link:
        """Make a link of the words that are read, and where a touch of them leads."""
        made = super().__new__(cls, words)
        made.address = address
        return made


class Lines(str):
    """A text of a table of several lines, each in parts of which any may lead somewhere."""

    lines: Sequence[Sequence[str]]

    def __new__(cls, lines: Sequence[Sequence[str]]) -> Lines:
        """Put the lines below each other."""
        made = super().__new__(cls, "\n".join(map("".join, lines)))
        made.lines = lines
        return made


def parts_of(text: str) -> Sequence[Sequence[str]]:
    """Split a text into lines, each in parts: `address_of` tells where a part leads."""
    if isinstance(text, Lines):
        return text.lines
    address = address_of(text)
    lines = clean_text(text).replace("\r", "").split("\n")
    return [[Link(line, address) if address else line] for line in lines]


def address_of(text: str) -> str:
    """Tell where a text leads; "" for one that is no link."""
    return text.address if isinstance(text, Link) else ""


def unbroken(text: str) -> str:
    """Keep Triwulan III Tahun 2025 on one line, so that the year does not stand alone."""
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
    """A list, numbered 1., 2., ...; what stands alone has no number."""

    items: Sequence[str]

    @property
    def marked(self) -> list[tuple[str, str, Alignment]]:
        """Each item with what stands before it and how it is aligned."""
        marked: list[tuple[str, str, Alignment]] = []
        for number, item in enumerate(self.items, start=1):
            mark = f"{number}." if len(self.items) > 1 else ""
            marked.append((mark, item, "justify" if len(item) > 90 else "left"))
        return marked


class Details(NamedTuple):
    """Labels with their values in two columns: Hari/tanggal : Kamis, 10 Juli 2025."""

    content: Sequence[tuple[str, str]]

    def as_table(self, size: float) -> Table:
        """The same as a table, in letters of that size."""
        rows = [(label, ":" if label else "", unbroken(value)) for label, value in self.content]
        longest = max((len(label) for label, _ in self.content), default=0)
        width = _WIDE_LABEL if longest > _LONG_LABEL else 3.6
        return Table(
            (),
            rows,
            (width, 0.4, 15.6 - width),
            size=size,
            has_lines=False,
        )


class Table(NamedTuple):
    """A table whose heading is repeated on every page. A row has a text per column; a single text
    goes over all columns and heads the rows below.

    - widths: relative ones; title: numbered when painted; row_height: the least one, in cm
    - has_total: the last row is the sum of the others
    - has_lines: False for what only stands side by side
    - empty: the sentence in place of a table without rows
    - signed: who signs it, in a row that its last rows stay with
    """

    headers: Sequence[str]
    rows: Rows
    widths: Sequence[float]
    alignments: Sequence[Alignment] = ()
    title: str = ""
    size: float = 9
    row_height: float = 0
    has_total: bool = False
    has_lines: bool = True
    empty: str = ""
    signed: Signature | None = None

    def alignments_of(self, row: Sequence[str]) -> list[Alignment]:
        """Tell how each text of a row is aligned: left if nothing was said, and over all
        columns."""
        said: Sequence[Alignment] = () if self.spans_all(row) else self.alignments
        rest: list[Alignment] = ["left"] * (len(row) - len(said))
        return [*said, *rest]

    def spans_all(self, row: Sequence[str]) -> bool:
        """True if a row is the heading of a part."""
        return len(row) == 1 < len(self.widths)

    def is_bold(self, number: int) -> bool:
        """True if a row stands out: the sum, and the heading of a part unless it is a long
        text."""
        row = self.rows[number]
        is_total = self.has_total and number == len(self.rows) - 1
        return is_total or (self.spans_all(row) and len(row[0]) <= _HEADING_LENGTH)


class Picture(NamedTuple):
    """A picture (PNG) as wide as the text, in words for who cannot see it. `title` is numbered."""

    png: bytes
    alt_text: str
    title: str


class Signatory(NamedTuple):
    """Who signs: the office above the empty space, the name below it."""

    role: str
    name: str
    info: str = ""


class Signature(NamedTuple):
    """Signature blocks side by side, with place and date above the last one. Never broken over two
    pages. `closing`: the sentence they sign, if it stands below a table."""

    signatories: tuple[Signatory, ...]
    place_and_day: str = ""
    closing: str = ""

    def as_table(self, size: float) -> Table:
        """The same as a table in letters of that size: roles in its first row, names in its second.
        Who signs alone stands at the right."""
        roles = []
        names = []
        for signatory in self.signatories:
            above = "\n" if self.place_and_day else ""
            if signatory is self.signatories[-1]:
                above = f"{self.place_and_day}{above}"
            roles.append(f"{above}{signatory.role}\n\n\n")
            names.append(f"{signatory.name}\n{signatory.info}".rstrip())
        if len(roles) == 1:
            roles = ["", *roles]
            names = ["", *names]
        alignments: list[Alignment] = ["center"] * len(roles)
        return Table(
            (),
            [roles, names],
            [1] * len(roles),
            alignments,
            size=size,
            has_lines=False,
        )


class PageBreak(NamedTuple):
    """What follows begins on a new page: a lying or an upright one."""

    is_landscape: bool


Block = Heading | Paragraph | Listing | Details | Table | Picture | Signature | PageBreak


class Manuscript(NamedTuple):
    """A whole document.

    - title: its heading lines; footer: the line below each page, beside the page number
    - dateline: place and date, if they stand above, at the right
    - imprint: which version it is, at the end
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
    def flow(self) -> list[Block]:
        """What stands below the letterhead, as it is painted: captions numbered, a table without
        rows its sentence."""
        flow: list[Block] = []
        if self.dateline:
            flow.append(Paragraph(self.dateline, "right", after=10))
        for number, line in enumerate(self.title, start=1):
            after = 14 if number == len(self.title) else 0
            flow.append(
                Paragraph(
                    unbroken(line),
                    "center",
                    bold=True,
                    size=12,
                    after=after,
                )
            )
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
    """Add a signature, never alone on a page: in the last row of a table above with its closing
    sentence, else kept with the paragraphs before it."""
    last = flow[-1] if flow else None
    before = flow[-2] if len(flow) > 1 else None
    if isinstance(last, Paragraph) and isinstance(before, Table):
        flow.pop()
        flow[-1] = before._replace(signed=signature._replace(closing=last.text))
    elif isinstance(last, Table):
        flow[-1] = last._replace(signed=signature)
    else:
        if isinstance(last, Paragraph) and isinstance(before, Paragraph):
            flow[-2] = before._replace(keeps=True)
        flow.append(signature)


def leads(block: Block, following: Block | None) -> bool:
    """True if a block stays on one page with the beginning of the next."""
    if isinstance(block, Paragraph):
        return block.bold or block.keeps or isinstance(following, Details | Listing | Signature)
    return isinstance(block, Heading)
