"""The list of Rekap: a row for each satker, searched, ordered and in pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from monev.figures import format_capaian, format_number
from monev.figures.recap import OfficeFigures
from monev.figures.recap_words import age_words, row_note
from monev.ui import page_parts
from monev.ui.looks import Block, blocks, tenggat_blocks
from pages.rekap.choices import ORDERS, RecapContent, way_to

ROWS_PER_PAGE = 40


def list_rows(content: RecapContent) -> list[OfficeFigures]:
    """The rows that fit the search, in the order that was asked for."""
    wanted = content.search.casefold()
    found = [row for row in content.offices if wanted in row.satker.casefold()]
    keys: dict[str, Callable[[OfficeFigures], Any]] = {
        "terendah": lambda row: (not _compared(row), _reached(row)),
        "terlambat": lambda row: (not _compared(row), -row.counts.terlambat if row.counts else 0),
        "lama": lambda row: -(row.report_age if row.report_age is not None else 1_000_000),
    }
    return sorted(found, key=keys[content.order]) if content.order in keys else found


def _compared(row: OfficeFigures) -> bool:
    return row.state in ("melapor", "belum_triwulan") and row.counts is not None and row.counts.capaian_N > 0


def _reached(row: OfficeFigures) -> float:
    return row.counts.capaian_n / row.counts.capaian_N if row.counts and row.counts.capaian_N else 0.0


def tools(content: RecapContent, found: Sequence[OfficeFigures]) -> Block:
    """How many there are, the search and the order."""
    return blocks.tools(
        search={"name": "cari", "label": "Cari satker", "value": content.search},
        selects=[blocks.choice("urut", "Urutkan", ORDERS, content.order)],
        count=f"{format_number(len(found))} satker",
    )


def build(content: RecapContent) -> list[Block]:
    """The list itself."""
    found = list_rows(content)
    shown, pages = page_parts.page_of(found, ROWS_PER_PAGE)
    items = blocks.bars("Satker dan capaiannya", [_bar(row) for row in shown], note_below=True)
    return [tools(content, found), blocks.group("card", items, key="daftar"), *pages]


def _bar(row: OfficeFigures) -> Block:
    c = row.counts
    if c is None or row.state == "belum_melapor":
        return {"label": row.satker, "parts": [], "total": 1, "value": row_note(row), "note": "", **way_to(row)}
    notes = [
        f"{format_number(c.belum_dilaporkan)} belum dilaporkan" if c.belum_dilaporkan else "",
        f"bukti {format_capaian(c.bukti_n, c.bukti_N)}" if c.bukti_N else "",
        f"{format_number(c.selesai_tanpa_bukti)} selesai, bukti belum lengkap" if c.selesai_tanpa_bukti else "",
        row_note(row),
        f"laporan {age_words(row)}",
    ]
    return {
        "label": row.satker,
        **tenggat_blocks.done_and_late(c.capaian_n, c.terlambat, c.belum_dilaporkan),
        "total": c.capaian_N,
        "value": format_capaian(c.capaian_n, c.capaian_N) if c.capaian_N else "belum jatuh tempo",
        "note": " · ".join(note for note in notes if note),
        **way_to(row),
    }
