"""The parts of Ringkasan: the five figures, a line per area, and what comes next."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from monev import figures
from monev.core.dates import format_day
from monev.core.statuses import CHANGE_JENIS
from monev.figures import EMPTY_REASONS, Ringkasan, format_capaian, format_fraction, format_number
from monev.ui import page_words, row_lines
from monev.ui.context import Context
from monev.ui.page_table import KESENJANGAN, LINIMASA, MUTU_DATA, PETA_CAPAIAN
from monev.ui.view_choice import Choice

_BAR_LENGTH = 20


def show_main_figures(result: Ringkasan) -> None:
    """The five figures of a minute, each with its change since the unggahan before."""
    current, difference = result.current, result.difference
    with st.grid(5, min_column_width=158, gap="xsmall"):
        _show_share(
            "Capaian s.d. posisi", current.capaian_n, current.capaian_N, "capaian", difference and difference.capaian_n
        )
        _show_count("Terlambat", current.terlambat, difference and difference.terlambat)
        _show_count("Selesai tanpa bukti", current.selesai_tanpa_bukti, difference and difference.selesai_tanpa_bukti)
        _show_share("Kelengkapan bukti", current.bukti_n, current.bukti_N, "bukti", difference and difference.bukti_n)
        _show_share(
            "Capaian setahun", current.setahun_n, current.setahun_N, "setahun", difference and difference.setahun_n
        )


def follow_figures(k: Context, result: Ringkasan) -> None:
    """What the changes are since, and from the figures to the rows they count: one touch opens the page with them."""
    destination = {
        f"{format_number(result.current.terlambat)} terlambat": (
            result.current.terlambat,
            LINIMASA,
            {"status": "terlambat"},
        ),
        f"{format_number(result.current.selesai_tanpa_bukti)} selesai tanpa bukti": (
            result.current.selesai_tanpa_bukti,
            KESENJANGAN,
            {},
        ),
        "Per area dan bulan": (result.current.setahun_N, PETA_CAPAIAN, {}),
    }
    existing = [name for name, (total_count, *_) in destination.items() if total_count]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if result.difference:
            since = f"Perubahan sejak unggahan {k.p.unggahan_sebelum} (posisi {format_day(k.p.posisi_sebelum)})."
            st.caption(since, width="content")
        index = existing and st.segmented_control(
            "Lihat daftarnya", existing, key="ke_daftar", label_visibility="collapsed", wrap=True
        )
    if index:
        _, the_page, other = destination[index]
        st.switch_page(the_page, query_params=k.choice.url(**other))


def _show_share(label: str, n: int, n_all: int, reason: str, difference: int | None) -> None:
    if n_all == 0:
        # The reason stands where the change would: a dash alone would leave the reader guessing.
        empty = figures.format_capaian(0, 0)
        st.metric(label, empty, EMPTY_REASONS[reason], delta_color="off", delta_arrow="off", border=True)
    else:
        st.metric(label, format_capaian(n, n_all), difference or None, border=True)


def _show_count(label: str, total_count: int, difference: int | None) -> None:
    st.metric(label, format_number(total_count), difference or None, delta_color="inverse", border=True)


def show_area_rows(choice: Choice, area: pd.DataFrame, *, rencana_only: bool) -> None:
    """A line per area: its figures and a bar of what is done and what is late; below, the way to its missing bukti.

    Two elements for all areas, not three for each: with those a redraw of this page took 1.3 × a bare one's.
    """
    lines = [_area_line(one, rencana_only) for one in figures.to_rows(area)]
    middle = -(-len(lines) // 2)
    with st.grid(2, min_column_width=320, gap="small", key="baris_area"):
        for half in (lines[:middle], lines[middle:]):
            if half:
                st.markdown("  \n".join(half))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        heading = "Bukti yang belum ada di area"
        st.caption(heading, width="content")
        index = st.segmented_control(
            heading, area["area"].tolist(), key="ke_area", label_visibility="collapsed", wrap=True
        )
    if index:
        st.switch_page(KESENJANGAN, query_params=choice.url(area=index))


def _area_line(one: dict[str, Any], rencana_only: bool) -> str:
    name = page_words.safe(figures.format_area(one["area"], one["nama_area"]))
    capaian = format_capaian(one["capaian_n"], one["capaian_N"], "belum ada yang jatuh tempo")
    item = [f"**{name}** {capaian}"]
    if one["terlambat"]:
        item.append(page_words.status_markdown("terlambat", one["terlambat"], rencana_only=rencana_only))
    if one["bukti_N"]:
        item.append(f"bukti {format_fraction(one['bukti_n'], one['bukti_N'])}")
    return f"{' · '.join(item)}  \n{_bar_text(one, rencana_only)}"


def _bar_text(one: dict[str, Any], rencana_only: bool) -> str:
    """Of what is due: the part that is done, then the part that is late; a hollow bar where nothing is due yet."""
    if not one["capaian_N"]:
        return f":gray[{'░' * _BAR_LENGTH}]"
    selesai = (figures.percent(one["capaian_n"], one["capaian_N"]) or 0) * _BAR_LENGTH // 100
    full, rest = "█" * selesai, "▒" * (_BAR_LENGTH - selesai)
    if rencana_only:
        return f":gray[{full}{rest}]"
    return (f":green[{full}]" if full else "") + (f":orange[{rest}]" if rest else "")


def show_what_follows(k: Context, result: Ringkasan) -> None:
    """What falls due next month, what the last unggahan changed, what cannot be judged: each opens to its rows."""
    with st.container(gap="xsmall"):
        if result.next_jatuh_tempo:
            with _open_fold(figures.next_month_sentence(result), "berikut") as fold:
                if fold.open:
                    row_lines.show_tenggat_rows(figures.next_jatuh_tempo(k.db, k.p))
        else:
            st.markdown(figures.next_month_sentence(result))
        if result.changes and k.p.unggahan_sebelum:
            total_count = ", ".join(f"{format_number(n)} {CHANGE_JENIS[jenis]}" for jenis, n in result.changes.items())
            with _open_fold(f"Sejak unggahan {k.p.unggahan_sebelum}: {total_count}.", "perubahan") as fold:
                if fold.open:
                    row_lines.show_change_rows(figures.changes_of(k.db, k.p.unggahan_id))
        if result.current.tanpa_target:
            with _open_fold(figures.without_target_sentence(result.current), "tanpa_target") as fold:
                if fold.open:
                    row_lines.show_langkah_rows(figures.langkah_without_target(k.db, k.p))
                    st.page_link(MUTU_DATA, label="Jawab di Mutu Data →", query_params=k.choice.url())


def _open_fold(heading: str, key: str) -> st.delta_generator.DeltaGenerator:
    """A fold that sends its rows only once it is opened."""
    return st.expander(page_words.safe(heading), on_change="rerun", key=f"lipatan_{key}")
