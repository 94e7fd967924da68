"""The screen of the situation: one sentence, the five figures, and a bar per area."""

from __future__ import annotations

from monev import figures
from monev.core.dates import format_day
from monev.core.statuses import find_term
from monev.database import Database, Row
from monev.figures import Counts, Figure, View, format_area, format_capaian, format_number
from monev.meeting import Rapat
from monev.ui import page_words
from monev.ui.looks import blocks
from monev.ui.looks.blocks import Block


def situation_blocks(db: Database, p: View, r: Rapat) -> list[Block]:
    """Where the rencana stands; a bar leads to the screen of its area."""
    current, per_area = figures.ringkasan(db, p).current, figures.per_area(db, p)
    sentence = figures.ringkasan_sentence(p, current, per_area)
    return [
        blocks.sentence(page_words.without_repetition(sentence, p, current), "quiet"),
        main_figures(current, p),
        blocks.paged(blocks.bars("Area", [_area_bar(area, p) for area in per_area]), key="area"),
    ]


def _area_bar(area: Row, p: View) -> Block:
    """How much of an area is done; of a plan nothing was reported of, how much of its work is due by posisi."""
    bar = {
        "label": format_area(area["area"], area["nama_area"]),
        "act": {"action": "go", "key": f"area-{area['area']}"},
    }
    if p.rencana_only:
        due, total = area["capaian_N"], area["setahun_N"]
        words = f"{format_number(due)} dari {format_number(total)} jatuh tempo"
        return bar | {"parts": [blocks.part("selesai", due)], "total": total, "value": words}
    done, due, late = area["capaian_n"], area["capaian_N"], area["terlambat"]
    words = {"value": format_capaian(done, due), "late": f"▲ {late}" if late else ""}
    return bar | words | {"parts": [blocks.part("selesai", done)], "total": due}


def main_figures(current: Counts, p: View) -> Block:
    """The five figures, each with its name; of a plan nothing was reported of, its load."""
    if p.rencana_only:
        per = f"s.d. {format_day(p.posisi)}"
        items = [
            {"label": figure.label, "value": figure.text, "note": "" if key == "setahun" else per}
            for key, figure in figures.load_figures(current).items()
        ]
    else:
        items = [_figure_item(figure) for figure in figures.five_figures(current).values()]
    return blocks.figures("Angka utama", items)


def _figure_item(figure: Figure) -> Block:
    if figure.total is not None:
        return {"label": figure.label, "value": figure.fraction, "note": figure.reason or figure.percent_text}
    late = figure.key == "terlambat" and figure.n
    mark = {"status": "terlambat", "badge": find_term("terlambat").mark} if late else {}
    return {"label": figure.label, "value": figure.text} | mark
