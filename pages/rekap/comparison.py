"""A few satker beside each other: their figures, their areas, their triwulan."""

import streamlit as st

from monev.database import Row, rows_of
from monev.figures import NO_VALUE, figure_labels, format_capaian, format_number, recap
from monev.figures import recap_pictures as frames
from monev.figures.recap import SHARES, OfficeFigures, recap_frame
from monev.ui import address, looks, screen, tables
from monev.ui.context import RencanaContext
from monev.ui.looks import blocks
from monev.ui.page_words import safe_line
from pages.rekap import maps
from pages.rekap.about import RecapContent
from pages.rekap.spread import show_trend

_MOST = 6


def show(ctx: RencanaContext, content: RecapContent) -> None:
    """Draw the comparison of the chosen satker."""
    chosen = _ask_chosen(content)
    some = [office for office in content.offices if office.satker in chosen]
    if not some:
        asked = "Pilih satker untuk dibandingkan pada yang sudah jatuh tempo."
        looks.show([blocks.sentence(asked, "quiet")], key="rekap_banding")
        return
    _figures(some)
    maps.show_map(ctx, content, recap.area_map(ctx.db, content.offices, some), "area")
    trend = frames.trend_frame(ctx.db, content.offices)
    show_trend(content, trend, [office.satker for office in some])


def _ask_chosen(content: RecapContent) -> list[str]:
    """Ask which satker to compare, kept in the address."""
    names = [office.satker for office in content.offices if office.counts is not None]
    kept = address.bind_many("banding", names)
    asked = "Satker yang dibandingkan"
    return st.multiselect(asked, names, placeholder="Pilih satker", max_selections=_MOST, **kept)


def _figures(some: list[OfficeFigures]) -> None:
    frame = recap_frame(some)
    labels = figure_labels(until=recap.until_of(some))
    columns = {"satker": "Satker", "laporan": "Laporan", **labels}
    if screen.is_narrow():
        rows = []
        for row in rows_of(frame):
            said = [row["satker"], row["laporan"], *[_figure_text(row, name) for name in labels]]
            rows.append([*map(safe_line, said)])
        tables.show_short([*columns.values()], rows)
        return
    tables.show(frame, columns, key="banding_tabel", label="Perbandingan satker", shares=SHARES)


def _figure_text(row: Row, name: str) -> str:
    """Return a figure in words; a dash without a report, which isn't the same as zero."""
    if f"{name}_N" in row:
        total = row[f"{name}_N"]
        return NO_VALUE if total is None else format_capaian(row[f"{name}_n"], total)
    return NO_VALUE if row[name] is None else format_number(row[name])
