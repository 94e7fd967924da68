"""When each satker reported each triwulan: in time, late, or not yet."""

from collections.abc import Sequence

from monev.figures.recap import OfficeFigures
from monev.figures.recap_lists import ON_TIME, reported_frame
from monev.ui import looks, tables
from monev.ui.context import RencanaContext
from monev.ui.looks import blocks
from monev.ui.page_words import safe_line


def show(ctx: RencanaContext, shown: Sequence[OfficeFigures]) -> None:
    """Draw the satker of this page with the day of each report."""
    frame = reported_frame(ctx.db, shown)
    note = f"tepat: laporan lengkap tersimpan s.d. {ON_TIME.days} hari sesudah triwulan berakhir"
    heading = blocks.heading("Laporan tiap triwulan", note=note)
    looks.show([heading], key="rekap_laporan")
    rows = [[*map(safe_line, map(str, row))] for row in frame.to_numpy()]
    tables.show_short([*map(str, frame)], rows)
