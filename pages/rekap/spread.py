"""How far apart the satker are: at the posisi, from triwulan to triwulan, and which moved most."""

from collections.abc import Sequence
from functools import partial

import pandas as pd

from monev.charts.spread import spread
from monev.charts.trend import trend_of_all, trend_of_each
from monev.core.dates import format_day
from monev.figures import recap, recap_words
from monev.figures import recap_pictures as frames
from monev.ui import looks, pictures
from monev.ui.context import RencanaContext
from monev.ui.looks import Block, blocks
from pages.rekap import about
from pages.rekap.about import RecapContent, way_to

_MOST_MOVED = 10
_FEW = 6
"""Up to this many satker get a line each."""
_SPREAD_COLUMNS = {
    "satker": "Satker",
    "laporan": "Laporan",
    "capaian_n": "Selesai",
    "capaian_N": "Jatuh tempo",
    "capaian": "Capaian s.d. posisi",
    "terlambat": "Terlambat",
    "belum_dilaporkan": "Di antaranya belum dilaporkan",
    "laporan_terakhir": "Laporan terakhir",
}
_TREND_COLUMNS = {
    "satker": "Satker",
    "label": "Per",
    "laporan": "Laporan saat itu",
    "capaian_n": "Selesai",
    "capaian_N": "Jatuh tempo",
    "capaian": "Capaian",
    "terlambat": "Terlambat",
}


def show(ctx: RencanaContext, content: RecapContent) -> None:
    """Draw the spread at the posisi, the triwulan before it, and the satker that moved most."""
    frame = recap.recap_frame(content.offices)
    drawn = frames.spread_frame(frame)
    middle = frames.middle_of(frame["capaian"])
    sentence = frames.spread_sentence(drawn, middle)
    until = recap.until_of(content.offices)
    heading = blocks.heading("Sebaran", note=f"capaian {until}, tiap titik satu satker")
    looks.show([heading, blocks.sentence(sentence, "quiet")], key="rekap_sebaran")
    pictures.show(
        partial(spread, drawn, middle),
        key="sebaran",
        alt=f"Sebaran capaian satker. {sentence}",
        file_name=about.file_name(content),
        on_touch=partial(about.open_office, content),
    )
    columns = _SPREAD_COLUMNS | {"capaian": f"Capaian {until}"}
    pictures.show_table(
        frame, columns, key="sebaran", file_name=about.file_name(content), shares=["capaian"]
    )
    trend = frames.trend_frame(ctx.db, content.offices)
    names = trend["satker"].drop_duplicates().tolist()
    if names:
        show_trend(content, trend, names if len(names) <= _FEW else [])
    if moved := _moved(content):
        looks.show(moved, key="rekap_gerak")


def show_trend(content: RecapContent, trend: pd.DataFrame, chosen: Sequence[str]) -> None:
    """Draw the capaian per triwulan: a line for each `chosen` satker, or one picture of all."""
    middles = frames.middles_of(trend)
    name = f"{about.file_name(content)}, triwulan"
    note = "capaian s.d. akhir tiap triwulan, menurut laporan saat itu"
    said: list[Block] = [blocks.heading("Dari triwulan ke triwulan", note=note)]
    if chosen and any(middles.values()):
        said.append(
            blocks.sentence("Pita kelabu: separuh dari semua satker, yang di tengah.", "quiet")
        )
    looks.show(said, key="rekap_arah")
    draw = (
        partial(trend_of_each, trend, middles, chosen)
        if chosen
        else partial(trend_of_all, trend, middles)
    )
    pictures.show(
        draw,
        key="arah",
        alt=" ".join(
            ["Capaian satker dari triwulan ke triwulan.", frames.trend_sentence(trend, middles)]
        ).strip(),
        file_name=name,
        on_touch=partial(about.open_office, content),
    )
    own = trend[trend["satker"].isin(chosen)] if chosen else trend
    pictures.show_table(own, _TREND_COLUMNS, key="arah", file_name=name, shares=["capaian"])


def _moved(content: RecapContent) -> list[Block]:
    items = []
    for office, moved in recap.by_movement(content.offices):
        mark, status = ("●", "selesai") if moved.selesai else ("○", "")
        words = recap_words.movement_words(moved)
        items.append(
            blocks.row(office.satker, words, (), mark=mark, status=status, **way_to(office))
        )
    if not items:
        return []
    shown = items
    if len(items) > 2 * _MOST_MOVED:
        shown = [*items[:_MOST_MOVED], *items[-_MOST_MOVED:]]
    title = f"Gerak sejak {format_day(recap.compared_since(content.offices))}"
    note = "perubahan terbesar dan terkecil"
    return [blocks.card(title, blocks.rows("Gerak satker", shown), note=note, key="gerak")]
