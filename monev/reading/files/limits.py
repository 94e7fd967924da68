"""How much of a file is taken before it is refused, and what the child process says of a file it can't take.

One table of limits, so that no upload can tire out the server.
"""

from __future__ import annotations

MIB = 1024 * 1024

MAX_SIZE = 20 * MIB
"""Bytes of an upload. A decree's table is 30 KB; photographs pasted into it make it a few MB."""

MAX_UNPACKED = 150 * MIB
"""Bytes of all parts of a workbook unpacked (a zip bomb is a small file that unpacks to gigabytes)."""

MAX_ENTRIES = 2_000
"""Parts of a workbook. An ordinary one has 10 to 60."""

MAX_ROWS = 5_000
MAX_COLUMNS = 200
"""Size of a sheet by its last filled cell. The longest decree known has 110 rows."""

MAX_CELLS = 1_000_000
"""Cells of a workbook, empty formatted ones too: these cost memory as well."""

MAX_MERGES = 20_000
"""Merged ranges of a sheet. The two decrees have 60 and 110; openpyxl takes a second for 10,000."""

MAX_SECONDS = 20.0
"""Seconds a child process may take for one workbook or document."""

PDF_SECONDS = 60.0
"""Seconds for a PDF: its tables are found from the lines drawn, 0.1 to 0.4 seconds a page."""

MAX_PAGES = 100
"""Pages of a PDF. The longest decree known has 31, its table 12."""

MAX_TABLES = 400
"""Tables of a document."""

MAX_MEMORY = 768 * MIB
"""Address space of a child process. A workbook of 1,000 rows × 30 columns takes about 110 MB, a PDF of 12 pages 210."""


class TooLarge(Exception):
    """The file holds more rows, cells, tables or pages than is read; the text says where and how many."""


class Unreadable(Exception):
    """The file is sound but can't be read; its one argument is the code by which `child` knows the sentence."""


def limit_memory() -> None:
    """Cap the address space, where the system can: an endless workbook then ends in MemoryError, not in swap."""
    try:
        import resource  # only Unix has it
    except ImportError:  # Windows has no such limit; the time limit still holds.
        return
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
