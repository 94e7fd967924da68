"""Ringkasan while nothing was reported: the load of the plan, by month, area and PIC; nobody has failed at anything."""

from __future__ import annotations

from monev import figures
from monev.core.dates import SHORT_MONTHS, format_day, format_tenggat
from monev.database import Row
from monev.figures import Counts, Ringkasan, format_number
from monev.ui.context import Context
from monev.ui.looks import Block, blocks, tenggat_blocks
from monev.ui.page_table import KESENJANGAN
from pages.ringkasan import coming, people, ways

_JENIS_SHOWN = 8


def build(k: Context, ringkasan: Ringkasan, areas: list[Row]) -> list[Block]:
    """The blocks below the sentence."""
    load = figures.load(k.db, k.view)
    names = {row["area"]: row["nama_area"] for row in areas}
    return [
        _figures(k, ringkasan.current),
        _months(k, load["bulan"]),
        blocks.group(
            "cards",
            _areas(k, load["area"], names),
            *people.build(k),
            *_needed_bukti(k),
            *coming.next_month(k, ringkasan),
        ),
    ]


def _figures(k: Context, current: Counts) -> Block:
    per = f"s.d. {format_day(k.view.posisi)}"
    more = {
        "setahun": {"note": f"dari {format_number(current.langkah)} langkah"},
        "capaian": {"n": current.capaian_N, "total": current.setahun_N},
    }
    items = [
        {"key": key, "label": figure.label, "value": figure.text, "note": per, "href": ways.to_list(k, key)}
        | more.get(key, {})
        for key, figure in figures.load_figures(current).items()
    ]
    return blocks.figures("Beban rencana", items)


def _months(k: Context, rows: list[Row]) -> Block:
    """Every month of the tahun, and each other one in which something falls due."""
    counts = {row["nilai"]: row["n"] for row in rows}
    year = [f"{k.view.tahun}-{month:02d}" for month in range(1, 13)]
    posisi = k.view.posisi.strftime("%Y-%m")
    items = [_month(k, month, counts.get(month, 0), posisi) for month in sorted({*year, *counts})]
    return blocks.card("Target per bulan", blocks.months("Target per bulan", items), key="bulan")


def _month(k: Context, month: str, count: int, posisi: str) -> Block:
    year, number = month.split("-")
    short = SHORT_MONTHS[int(number) - 1]
    return {
        "label": short if int(year) == k.view.tahun else f"{short} {year}",
        "n": count,
        "name": f"{format_tenggat(month)}: {format_number(count)} target",
        "tone": "past" if month <= posisi else "",
        "href": ways.to_list(k, "setahun", bulan=month) if count else None,
    }


def _areas(k: Context, rows: list[Row], names: dict[str, str]) -> Block:
    items = [
        tenggat_blocks.count_bar(figures.format_area(row["nilai"], names[row["nilai"]]), "rencana", row["n"])
        | {"href": ways.to_list(k, "setahun", area=row["nilai"])}
        for row in rows
    ]
    most = max(row["n"] for row in rows)
    bars = blocks.bars("Target tiap area", items, scale=most, narrow=True)
    return blocks.card("Area", bars, note="target setahun", key="area")


def _needed_bukti(k: Context) -> list[Block]:
    """Which bukti are called for by posisi, by jenis."""
    rows = figures.group_kesenjangan(k.db, k.view)["jenis"]
    if not rows:
        return []
    items = [
        tenggat_blocks.count_bar(row["nilai"], "rencana", row["n"])
        | {"href": ways.address_where_open(k, KESENJANGAN, jenis=row["nilai"])}
        for row in rows[:_JENIS_SHOWN]
    ]
    bars = blocks.bars("Bukti tiap jenis", items, scale=rows[0]["n"], narrow=True)
    note, way = f"s.d. {format_day(k.view.posisi)}", ways.where_open(k, "semua →", KESENJANGAN)
    return [blocks.card("Bukti yang diperlukan", bars, note=note, link=way, key="jenis")]
