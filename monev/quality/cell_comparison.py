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
    """One cell: its address, heading, text in the file, how it reads, and how sure that is (`istilah.KEPASTIAN`)."""

    cell: str
    column: str
    written: str
    read_as: str
    certainty: str


def compare_cells(
    original: Original, langkah: dict[str, Any], read_as: Iterable[dict[str, Any]]
) -> tuple[ComparedCell, ...]:
    """The cells of one langkah (`mutu.langkah`) with its rows of `mutu.sel`: headings above, its row, rows joined."""
    ordering = list(CERTAINTY)
    # The least sure reading of a cell last, so that it is the one that stays.
    ordered = sorted(read_as, key=lambda j: -ordering.index(j["kepastian"]))
    trace = {(j["baris"], j["sel"]): j for j in ordered}
    header = original.header_above(langkah["lembar"], langkah["baris"])
    own = list(_own_row(header, langkah, trace)) if header else []
    used = {one.cell for one in own}
    other = [_from_trace(j) for j in trace.values() if j["sel"] not in used]
    above = [one for one in other if one.column in ("AREA", "SUB AREA")]
    return (*above, *own, *(one for one in other if one not in above))


def _own_row(header: Header, langkah: dict[str, Any], trace: dict[str, Any]) -> Iterator[ComparedCell]:
    meaning = {number: name for name, number in header.columns.items()}
    others = json.loads(langkah["lainnya"])
    row, grid = langkah["baris"], header.grid
    for number in sorted(header.headings):
        heading = header.column_display_name(number)
        value = langkah[meaning[number]] if meaning.get(number) in _FIELDS else others.get(heading)
        cell, written = cell_address(row, number), grid.texts.get((row, number), "")
        j = trace.get((row, cell))
        if j:
            yield ComparedCell(cell, heading, written, j["dibaca"], j["kepastian"])
        elif written or value:
            read_as = value if meaning.get(number) in _FIELDS or heading in others else written
            yield ComparedCell(
                cell, heading, written, read_as or "", _certainty_of(grid.content_at(row, number), read_as or "")
            )


def _certainty_of(written: str, read_as: str) -> str:
    """Copied where both say the same (a number with or without its full stop), else changed after the upload."""
    return "disalin" if normalise(written).rstrip(".") == normalise(read_as).rstrip(".") else "diubah"


def _from_trace(j: dict[str, Any]) -> ComparedCell:
    return ComparedCell(j["sel"] or "", j["kolom"], j["nilai"], j["dibaca"], j["kepastian"])
