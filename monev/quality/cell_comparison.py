"""One langkah cell by cell: what stands in the file, what was read from it, how sure that is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from monev.core.statuses import CERTAINTY
from monev.quality.original import Original
from monev.reading.choices import normalise
from monev.reading.columns.header import Header
from monev.reading.files.grid import cell_address
from monev.writing.content import LANGKAH_TEXTS

_FIELDS = {key for key in LANGKAH_TEXTS if "area" not in key}
"""Fields of a langkah that stand in a cell of its own row."""


@dataclass(frozen=True, slots=True)
class ComparedCell:
    """One cell: its address, heading, text in the file, how it reads, and how sure that is (`statuses.CERTAINTY`)."""

    cell: str
    column: str
    written: str
    read_as: str
    certainty: str


def compare_cells(
    original: Original, langkah: dict[str, Any], read_as: Iterable[dict[str, Any]]
) -> tuple[ComparedCell, ...]:
    """The cells of one langkah (`questions.langkah`): headings above, its row, rows joined. `read_as`: its rows of
    `questions.read_cells`."""
    order = list(CERTAINTY)
    # The least sure reading of a cell last, so that it is the one that stays.
    ordered = sorted(read_as, key=lambda row: -order.index(row["kepastian"]))
    by_cell = {(row["baris"], row["sel"]): row for row in ordered}
    header = original.header_above(langkah["lembar"], langkah["baris"])
    own = list(_own_row(header, langkah, by_cell)) if header else []
    used = {compared.cell for compared in own}
    others = [_from_reading(row) for row in by_cell.values() if row["sel"] not in used]
    above = [compared for compared in others if compared.column in ("AREA", "SUB AREA")]
    return (*above, *own, *(compared for compared in others if compared not in above))


def _own_row(
    header: Header, langkah: dict[str, Any], by_cell: dict[tuple[int, str], dict[str, Any]]
) -> Iterator[ComparedCell]:
    meaning = {number: name for name, number in header.columns.items()}
    others = json.loads(langkah["lainnya"])
    row, grid = langkah["baris"], header.grid
    for number in sorted(header.headings):
        heading, field = header.column_display_name(number), meaning.get(number)
        value = langkah[field] if field in _FIELDS else others.get(heading)
        cell, written = cell_address(row, number), grid.texts.get((row, number), "")
        reading = by_cell.get((row, cell))
        if reading:
            yield ComparedCell(cell, heading, written, reading["dibaca"], reading["kepastian"])
        elif written or value:
            read_as = (value if field in _FIELDS or heading in others else written) or ""
            yield ComparedCell(cell, heading, written, read_as, _certainty_of(grid.content_at(row, number), read_as))


def _certainty_of(written: str, read_as: str) -> str:
    """Copied where both say the same (a number with or without its full stop), else changed after the upload."""
    return "disalin" if normalise(written).rstrip(".") == normalise(read_as).rstrip(".") else "diubah"


def _from_reading(row: dict[str, Any]) -> ComparedCell:
    return ComparedCell(row["sel"] or "", row["kolom"], row["nilai"], row["dibaca"], row["kepastian"])
