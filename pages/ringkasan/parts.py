"""The parts of Ringkasan: the five figures, a line per area, and what comes next."""

from __future__ import annotations

from typing import Any, Literal

import pandas as pd
import streamlit as st
from streamlit.elements.lib.mutable_expander_container import ExpanderContainer

from monev import figures
from monev.core.dates import format_day
from monev.core.statuses import CHANGE_JENIS
from monev.database import to_rows
from monev.figures import Figure, Ringkasan, format_capaian, format_fraction, format_number
from monev.ui import page_parts, page_words
from monev.ui.context import Context
from monev.ui.page_table import KESENJANGAN, LINIMASA, MUTU_DATA, PETA_CAPAIAN

_BAR_LENGTH = 20


def show_five_figures(ringkasan: Ringkasan) -> None:
    """The five figures of a minute, each with its change since the unggahan before."""
    with st.grid(5, min_column_width=158, gap="xsmall"):
        for figure in figures.five_figures(ringkasan.current, ringkasan.difference).values():
            _show_figure(figure)


def _show_figure(figure: Figure) -> None:
    if figure.reason:
        # The reason stands where the change would: a dash alone would leave the reader guessing.
        st.metric(figure.label, figure.text, figure.reason, delta_color="off", delta_arrow="off", border=True)
    else:
        less_is_better = figure.total is None
        colour: Literal["normal", "inverse"] = "inverse" if less_is_better else "normal"
        st.metric(figure.label, figure.text, figure.change or None, delta_color=colour, border=True)


def follow_figures(k: Context, ringkasan: Ringkasan) -> None:
    """What the changes are since, and from the figures to the rows they count: one touch opens the page with them."""
    counts = ringkasan.current
    ways = (
        (f"{format_number(counts.terlambat)} terlambat", counts.terlambat, LINIMASA, {"status": "terlambat"}),
        (
            f"{format_number(counts.selesai_tanpa_bukti)} selesai tanpa bukti",
            counts.selesai_tanpa_bukti,
            KESENJANGAN,
            {},
        ),
        ("Per area dan bulan", counts.setahun_N, PETA_CAPAIAN, {}),
    )
    destinations = {label: (page, filters) for label, total_count, page, filters in ways if total_count}
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if ringkasan.difference and k.view.posisi_sebelum:
            st.caption(
                f"Perubahan sejak unggahan {k.view.unggahan_sebelum} (posisi {format_day(k.view.posisi_sebelum)}).",
                width="content",
            )
        chosen = None
        if destinations:
            chosen = st.segmented_control(
                "Lihat daftarnya", list(destinations), key="ke_daftar", label_visibility="collapsed", wrap=True
            )
    if chosen:
        page, filters = destinations[chosen]
        st.switch_page(page, query_params=k.choice.url(**filters))


def show_area_rows(k: Context, areas: pd.DataFrame) -> None:
    """A line per area: its figures and a bar of what is done and what is late; below, the way to its missing bukti.

    Two elements for all areas, not three for each: with those a redraw of this page took 1.3 × a bare one's.
    """
    lines = [_area_line(area, rencana_only=not k.view.ada_realisasi) for area in to_rows(areas)]
    middle = -(-len(lines) // 2)
    with st.grid(2, min_column_width=320, gap="small", key="baris_area"):
        for half in (lines[:middle], lines[middle:]):
            if half:
                st.markdown("  \n".join(half))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        heading = "Bukti yang belum ada di area"
        st.caption(heading, width="content")
        chosen = st.segmented_control(
            heading, areas["area"].tolist(), key="ke_area", label_visibility="collapsed", wrap=True
        )
    if chosen:
        st.switch_page(KESENJANGAN, query_params=k.choice.url(area=chosen))


def _area_line(area: dict[str, Any], *, rencana_only: bool) -> str:
    name = page_words.safe(figures.format_area(area["area"], area["nama_area"]))
    capaian = format_capaian(area["capaian_n"], area["capaian_N"], "belum ada yang jatuh tempo")
    item = [f"**{name}** {capaian}"]
    if area["terlambat"]:
        item.append(page_words.status_markdown("terlambat", area["terlambat"], rencana_only=rencana_only))
    if area["bukti_N"]:
        item.append(f"bukti {format_fraction(area['bukti_n'], area['bukti_N'])}")
    return f"{' · '.join(item)}  \n{_bar_text(area, rencana_only=rencana_only)}"


def _bar_text(area: dict[str, Any], *, rencana_only: bool) -> str:
    """Of what is due: the part that is done, then the part that is late; a hollow bar where nothing is due yet."""
    if not area["capaian_N"]:
        return f":gray[{'░' * _BAR_LENGTH}]"
    selesai = (figures.percent(area["capaian_n"], area["capaian_N"]) or 0) * _BAR_LENGTH // 100
    full, rest = "█" * selesai, "▒" * (_BAR_LENGTH - selesai)
    if rencana_only:
        return f":gray[{full}{rest}]"
    return (f":green[{full}]" if full else "") + (f":orange[{rest}]" if rest else "")


def show_what_follows(k: Context, ringkasan: Ringkasan) -> None:
    """What falls due next month, what the last unggahan changed, what cannot be judged: each opens to its rows."""
    with st.container(gap="xsmall"):
        if ringkasan.next_jatuh_tempo:
            fold = _open_fold(figures.next_month_sentence(ringkasan), "berikut")
            if fold.open:
                with fold:
                    page_parts.show_tenggat_rows(figures.next_jatuh_tempo(k.db, k.view))
        else:
            st.markdown(figures.next_month_sentence(ringkasan))
        if ringkasan.changes and k.view.unggahan_sebelum:
            total_count = ", ".join(
                f"{format_number(n)} {CHANGE_JENIS[jenis]}" for jenis, n in ringkasan.changes.items()
            )
            fold = _open_fold(f"Sejak unggahan {k.view.unggahan_sebelum}: {total_count}.", "perubahan")
            if fold.open:
                with fold:
                    page_parts.show_change_rows(figures.changes_of(k.db, k.view.unggahan_id))
        if ringkasan.current.tanpa_target:
            fold = _open_fold(figures.without_target_sentence(ringkasan.current), "tanpa_target")
            if fold.open:
                with fold:
                    page_parts.show_langkah_rows(figures.langkah_without_target(k.db, k.view))
                    st.page_link(MUTU_DATA, label="Jawab di Mutu Data →", query_params=k.choice.url())


def _open_fold(heading: str, key: str) -> ExpanderContainer:
    """A fold that sends its rows only once it is opened."""
    return st.expander(page_words.safe(heading), on_change="rerun", key=f"lipatan_{key}")
