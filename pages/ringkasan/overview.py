"""Ringkasan itself: the sentence, five figures, who is late, the areas, what comes next, the curve, what changed."""

from __future__ import annotations

from collections import Counter
from operator import itemgetter

from monev import figures
from monev.core.dates import format_day
from monev.core.errors import MonevError
from monev.core.grouping import group_by
from monev.core.statuses import CHANGE_JENIS
from monev.database import Row
from monev.figures import Counts, Ringkasan, format_capaian, format_fraction, format_number
from monev.ui import page_words
from monev.ui.context import Context
from monev.ui.looks import Block, blocks, tenggat_blocks
from monev.ui.looks.curve_blocks import capaian_curve
from monev.writing.versions import changes_since_triwulan
from pages.ringkasan import coming, people, plan_only, ways

_LATE_SHOWN = 7
_FEWEST_POINTS = 2


def build(k: Context) -> list[Block]:
    """The blocks of the page."""
    ringkasan = figures.ringkasan(k.db, k.view)
    areas = figures.per_area(k.db, k.view)
    sentence = figures.ringkasan_sentence(k.view, ringkasan.current, areas)
    sentence = page_words.without_repetition(sentence, k.view, ringkasan.current)
    apart = coming.counted_apart(k, ringkasan.current)
    if ringkasan.current.setahun_N == 0:
        return [blocks.sentence(sentence), *apart]
    if k.view.rencana_only:
        return [blocks.sentence(sentence), *plan_only.build(k, ringkasan, areas), *apart]
    return [
        blocks.sentence(sentence),
        _five_figures(k, ringkasan),
        blocks.group(
            "cards",
            *_late(k, ringkasan.current),
            _areas(k, areas),
            *people.build(k),
            *coming.next_month(k, ringkasan),
            _curve(k, ringkasan.current),
            *_way_of_bukti(k, ringkasan.current),
            *_changes(k),
        ),
        *apart,
    ]


def _five_figures(k: Context, ringkasan: Ringkasan) -> Block:
    five = figures.told_apart(figures.five_figures(ringkasan.current, ringkasan.difference))
    since = k.view.posisi_sebelum
    items = [tenggat_blocks.figure_item(figure, since, href=ways.to_list(k, figure.key)) for figure in five.values()]
    return blocks.figures("Angka utama", items)


def _late(k: Context, current: Counts) -> list[Block]:
    if not current.terlambat:
        return []
    rows = figures.figure_rows(k.db, k.view, "terlambat")[:_LATE_SHOWN]
    everything = blocks.way(f"semua {format_number(current.terlambat)} →", ways.to_list(k, "terlambat"))
    late = blocks.rows("Target yang terlambat, yang terlama lebih dulu", [_row(row) for row in rows], ordered=True)
    return [blocks.card("Terlambat", late, link=everything, key="terlambat")]


def _row(row: Row) -> Block:
    return tenggat_blocks.tenggat_row(row, rencana_only=False, href=ways.to_langkah(row["kode"]))


def _areas(k: Context, areas: list[Row]) -> Block:
    points = figures.areas_in_view(figures.curve(k.db, k.view), k.view)
    went = group_by((row for row in points if row["N"]), itemgetter("area"))
    items = [_area(k, row) | _trend(went.get(row["area"], [])) for row in areas]
    note, way = "selesai dari yang jatuh tempo", ways.to_table(k, "triwulan")
    return blocks.card("Area", blocks.bars("Capaian tiap area", items), note=note, link=way, key="area")


def _trend(triwulan: list[Row]) -> Block:
    """How an area's capaian went, by the end of each triwulan; nothing where there is no way to see yet."""
    if len(triwulan) < _FEWEST_POINTS:
        return {}
    points = [{"x": row["di_tahun"], "y": row["bagian"]} for row in triwulan]
    words = ", ".join(f"{row['nama']} {figures.format_percent(row['n'], row['N'])}" for row in triwulan)
    return {"trend": {"points": points, "text": words}}


def _area(k: Context, area: Row) -> Block:
    return {
        "label": figures.format_area(area["area"], area["nama_area"]),
        **tenggat_blocks.done_and_late(area["capaian_n"], area["terlambat"], area["belum_dilaporkan"]),
        "total": area["capaian_N"],
        "value": format_capaian(area["capaian_n"], area["capaian_N"]) if area["capaian_N"] else "belum jatuh tempo",
        "note": f"bukti {format_fraction(area['bukti_n'], area['bukti_N'])}" if area["bukti_N"] else "",
        "href": ways.to_list(k, "capaian", area=area["area"]),
    }


def _curve(k: Context, current: Counts) -> Block:
    forecast = figures.forecast(k.db, k.view)
    picture = capaian_curve(figures.curve(k.db, k.view), current, k.view, forecast)
    words = [blocks.sentence(picture["alt"], "quiet")]
    if forecast:
        words.append(blocks.footnote(forecast.method))
    return blocks.card("Rencana dan realisasi setahun", picture, *words, link=ways.to_table(k, "kurva"), key="kurva")


def _way_of_bukti(k: Context, current: Counts) -> list[Block]:
    """How much of the bukti that are called for is there, and how much of it a checker has verified."""
    if not current.bukti_N:
        return []
    steps = {
        "Diperlukan": ("rencana", current.bukti_N),
        "Ada": ("berjalan", current.bukti_n),
        "Terverifikasi": ("selesai", figures.count_verified(k.db, k.view)),
    }
    items = [tenggat_blocks.count_bar(label, *step) for label, step in steps.items()]
    everything = blocks.way("semua →", ways.to_list(k, "bukti"))
    bars = blocks.bars("Bukti: diperlukan, ada, terverifikasi", items, scale=current.bukti_N, narrow=True)
    return [blocks.card("Bukti", bars, note="dari target yang jatuh tempo", link=everything, key="bukti")]


def _changes(k: Context) -> list[Block]:
    """How many changes of each kind there were since the end of the triwulan before."""
    try:
        counts = Counter(row["jenis"] for row in changes_since_triwulan(k.db, k.view))
    except MonevError as error:  # of the whole page only this looks into the journal
        return [blocks.notice(f"Perubahan sejak triwulan lalu belum dapat ditampilkan. {error.pesan}", key="perubahan")]
    if not counts:
        return []
    items = [
        {
            "text": f"{format_number(counts[jenis])} {words}",
            "href": ways.to_list(k, "perubahan", jenis=jenis),
        }
        for jenis, words in CHANGE_JENIS.items()
        if counts[jenis]
    ]
    title = f"Berubah sejak {format_day(k.view.posisi_sebelum)}"
    return [blocks.card(title, blocks.lines(items, flow=True), key="perubahan")]
