"""The parts of Rekap beside its list: two heatmaps, how they are spread, what bukti is missing, some side by side."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from monev.figures import HeatmapCell, five_figures, format_area, format_capaian, format_number
from monev.figures.recap import (
    OfficeFigures,
    RecapRow,
    area_names,
    by_area,
    by_movement,
    distribution,
    missing_kinds,
    not_compared,
)
from monev.figures.recap_map import MapRow, RecapMap, area_map, triwulan_map
from monev.figures.recap_words import movement_words, row_note, share_words, state_words
from monev.ui.address import bind_many
from monev.ui.context import RencanaContext
from monev.ui.looks import Block, blocks
from monev.ui.looks.tenggat_blocks import cell_looks
from pages.rekap import row_list
from pages.rekap.choices import RecapContent, way_to

_MOST_CHOSEN = 6
_MOST_MOVED = 10


def build(k: RencanaContext, content: RecapContent, chosen: list[str]) -> list[Block]:
    """The blocks of the part that is open."""
    if not content.offices:
        return [blocks.sentence("Belum ada satker yang dapat direkap.", "quiet")]
    parts: dict[str, Callable[[], list[Block]]] = {
        "daftar": lambda: row_list.build(content),
        "area": lambda: _area_map(k, content),
        "triwulan": lambda: _triwulan_map(k, content),
        "sebaran": lambda: _spread(k, content),
        "bukti": lambda: _missing(k, content),
        "banding": lambda: _side_by_side(k, content, chosen),
    }
    return parts[content.section]()


def ask_chosen(content: RecapContent) -> list[str]:
    """Which satker are compared, kept in the address."""
    names = [one.satker for one in content.offices if one.counts is not None]
    return st.multiselect(
        "Satker yang dibandingkan",
        names,
        placeholder="Pilih satker",
        max_selections=_MOST_CHOSEN,
        **bind_many("banding", names),
    )


def _area_map(k: RencanaContext, content: RecapContent) -> list[Block]:
    found = row_list.list_rows(content)
    shown, pages = row_list.page_of(found)
    drawn = area_map(k.db, content.offices, shown)
    names = [{"text": one.name} for one in drawn.columns if not one.is_total]
    return [
        row_list.tools(content, found),
        _draw(content, drawn, "Peta satker dan area"),
        *pages,
        blocks.lines(names, flow=True),
        _key_to_cells(),
    ]


def _triwulan_map(k: RencanaContext, content: RecapContent) -> list[Block]:
    found = row_list.list_rows(content)
    shown, pages = row_list.page_of(found)
    return [
        row_list.tools(content, found),
        _draw(content, triwulan_map(k.db, shown, content.choice.posisi), "Peta satker dan triwulan"),
        *pages,
        _key_to_cells(),
    ]


def _key_to_cells() -> Block:
    """What the looks of the cells mean, shown by cells."""
    examples = (
        (HeatmapCell("3/5", "terlambat", 3 / 5, 2), "ada yang terlambat, dan berapa"),
        (HeatmapCell("3/5", "belum_dilaporkan", 3 / 5, 2, 2), "yang terlambat semuanya belum dilaporkan"),
        (HeatmapCell("5/5", "penuh", 1.0), "semua selesai"),
        (HeatmapCell("(5)", "belum"), "belum jatuh tempo"),
        (HeatmapCell("5", "rencana", 1.0), "belum pernah melapor; sebanyak ini rencananya"),
    )
    return blocks.swatches([cell_looks(cell) | {"words": words} for cell, words in examples])


def _draw(content: RecapContent, drawn: RecapMap, label: str) -> Block:
    columns = [{"label": one.label, "name": one.name, "total": one.is_total} for one in drawn.columns]
    return blocks.heatmap(label, columns, [_line(content, row) for row in drawn.rows], per="satker", corner="Satker")


def _line(content: RecapContent, row: MapRow) -> Block:
    one = row.office
    cells = [None if cell is None else _drawn_cell(one, *cell) for cell in row.cells]
    note = {"note": said} if (said := row_note(one)) else {}
    return {"label": one.satker, "level": "area", "cells": cells, **note, **way_to(one, content)}


def _drawn_cell(one: RecapRow, place: str, cell: HeatmapCell) -> Block:
    return cell_looks(cell) | {"name": f"{one.satker}, {place}: {cell.text} {cell.late_text}".strip()}


def _spread(k: RencanaContext, content: RecapContent) -> list[Block]:
    """How many satker reached how much, who can't be compared, and who moved most since the triwulan before."""
    compared = [
        {
            "label": share_words(one),
            "parts": [blocks.part("selesai", one.n)],
            "total": 0,
            "value": f"{format_number(one.n)} satker",
        }
        for one in distribution(k.db, content.offices)
    ]
    others = [
        {
            "label": state_words(some[0]),
            "parts": [blocks.part("rencana", len(some))],
            "total": 0,
            "value": f"{format_number(len(some))} satker",
        }
        for some in not_compared(content.offices).values()
    ]
    bars = blocks.bars("Sebaran satker", [*compared, *others], scale=len(content.offices))
    return [
        blocks.card(
            blocks.heading("Sebaran", note="capaian s.d. posisi, satker yang sudah melapor"), bars, key="sebaran"
        ),
        *_moved(content),
    ]


def _moved(content: RecapContent) -> list[Block]:
    ordered = by_movement(content.offices)
    if not ordered:
        return []
    items = [
        {
            "mark": "●" if d.selesai else "○",
            "status": "selesai" if d.selesai else "",
            "text": one.satker,
            "state": movement_words(d),
            "notes": [],
            **way_to(one, content),
        }
        for one, d in ordered
    ]
    shown = items if len(items) <= 2 * _MOST_MOVED else [*items[:_MOST_MOVED], *items[-_MOST_MOVED:]]
    heading = blocks.heading("Gerak sejak akhir triwulan lalu", note="yang paling bergerak dan yang paling tidak")
    return [blocks.card(heading, blocks.rows("Gerak satker", shown), key="gerak")]


def _missing(k: RencanaContext, content: RecapContent) -> list[Block]:
    rows = missing_kinds(k.db, content.offices)
    if not rows:
        return [blocks.sentence("Tidak ada bukti yang kurang pada satker yang sudah melapor.", "quiet")]
    items = [
        {
            "label": row["jenis"],
            "parts": [blocks.part("terlambat", row["n"])],
            "total": 0,
            "value": f"{format_number(row['n'])} bukti",
            "note": f"pada {format_number(row['satker'])} satker",
        }
        for row in rows
    ]
    heading = blocks.heading("Jenis bukti yang paling sering kurang")
    bars = blocks.bars("Jenis bukti yang kurang", items, scale=max(row["n"] for row in rows))
    return [blocks.card(heading, bars, key="bukti")]


def _side_by_side(k: RencanaContext, content: RecapContent, chosen: list[str]) -> list[Block]:
    some = [one for one in content.offices if one.satker in chosen]
    if not some:
        return [blocks.sentence("Pilih satker untuk dibandingkan pada yang sudah jatuh tempo.", "quiet")]
    head = ["", *(one.satker for one in some)]
    fives = [five_figures(one.counts) if one.counts else {} for one in some]
    rows: list[list[str | Block]] = [["Laporan", *(state_words(one) for one in some)]]
    for key, first in next(iter([five for five in fives if five]), {}).items():
        rows.append(
            [first.label, *(_told(one, five[key].text) if five else "–" for one, five in zip(some, fives, strict=True))]
        )
    by_place = by_area(k.db, some, content.choice.posisi)
    for area, name in area_names(k.db, some).items():
        found = [by_place.get(place, {}).get(area) for place in range(len(some))]
        rows.append(
            [
                format_area(area, name),
                *(
                    _told(one, format_capaian(row["capaian_n"], row["capaian_N"])) if row else "–"
                    for one, row in zip(some, found, strict=True)
                ),
            ]
        )
    return [blocks.table("Perbandingan satker", head, rows, key="banding")]


def _told(one: OfficeFigures, text: str) -> str:
    """A figure, or a dash where nothing was reported: that is not the same as nothing done."""
    return "–" if one.state == "belum_melapor" else text
