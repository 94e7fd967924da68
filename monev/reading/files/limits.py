"""Limits on files, and the sentences that refuse a file (`refusals.toml`).

The limits are there so that no upload can tire out the server.
"""

from monev.core.errors import FileRefused
from monev.core.remarks import Remark
from monev.core.words import read_words

WORDS = read_words(__file__)
"""The tables of the file: sentences, advice, and kinds of file."""

MIB = 1024 * 1024

MAX_SIZE = 20 * MIB
"""Bytes of an upload. A decree's table is 30 KB; photographs pasted into it make it a few MB."""

MAX_UNPACKED = 150 * MIB
"""Bytes of all parts of a workbook unpacked (a zip bomb is a small file that unpacks to
gigabytes)."""

MAX_ENTRY = 5 * MIB
"""Bytes of one part unpacked. The largest sheet of a template of 300 langkah with 1,500 bukti takes
0.8 MB."""

MAX_ENTRIES = 2_000
"""Parts of a workbook. An ordinary one has 10 to 60."""

MAX_ROWS = 5_000
MAX_COLUMNS = 200
"""Size of a sheet by its last filled cell. The longest decree known has 110 rows."""

MAX_CELLS = 1_000_000
"""Cells of a workbook, with empty formatted ones: these cost memory as well."""

MAX_CELL = 32_767
"""Characters of one cell: Excel's own limit."""

MAX_MERGES = 20_000
"""Merged ranges of a sheet. The two decrees have 60 and 110; openpyxl takes a second for 10,000."""

MAX_OWED = 50_000
"""Bukti that a plan owes, each once for each tenggat: 40 KB of a table may owe three million.
The longest decree known owes 458."""

MAX_SECONDS = 20.0
"""Processor time for one workbook or document, in seconds; an ordinary one takes a tenth of one."""

MAX_TABLES = 400
"""Tables of a document, and sheets of a workbook."""


def refusal(code: str, *, errors: tuple[Remark, ...] = (), **values: object) -> FileRefused:
    """Return the refusal with this code: what is wrong with the file and what to do instead.

    `errors` name its cells.
    """
    message, advice = WORDS["refusals"][code]
    return FileRefused(message.format(**values), WORDS["advice"].get(advice, advice), errors=errors)


class TooLarge(Exception):
    """The file holds more rows, cells or tables than the reader takes.

    The text says where and how many.
    """


def check_count(where: str, count: int, most: int, what: str) -> None:
    """Raise TooLarge if a file or a table holds more of something than the reader takes."""
    if count > most:
        raise TooLarge(f"{where} berisi lebih dari {most} {what}.")


def check_place(sheet: str, row: int, column: int) -> None:
    """Raise TooLarge if a sheet's last filled row or column lies beyond the limits."""
    if row > MAX_ROWS:
        raise TooLarge(f"Lembar “{sheet}” terisi sampai baris {row}; batasnya baris {MAX_ROWS}.")
    if column > MAX_COLUMNS:
        raise TooLarge(f"Lembar “{sheet}” terisi sampai kolom ke-{column}; batasnya {MAX_COLUMNS}.")
