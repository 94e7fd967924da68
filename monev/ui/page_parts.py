"""Small parts every page is built from: empty states, rows of tenggat and langkah as lines, tables with a download."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from monev.core.dates import format_tenggat
from monev.core.statuses import CHANGE_JENIS, TARGET_CHANGES
from monev.core.text import shorten
from monev.database import to_rows
from monev.figures import format_days
from monev.outputs.table_download import to_csv
from monev.ui import context, page_words
from monev.ui.page_table import RIWAYAT, UNGGAH

_ROWS_PER_PAGE = 25


def show_no_rencana() -> None:
    """The whole page while there is nothing to show: what this is, and the one thing to do."""
    chosen = context.current_context().choice
    if chosen is not None:
        show_all_cancelled(chosen.satker, chosen.tahun)
        st.page_link(RIWAYAT, label="**Pulihkan di Riwayat →**")
        st.page_link(UNGGAH, label="**Unggah berkas baru →**")
        return
    st.markdown("### Belum ada rencana yang dimuat")
    st.markdown(
        "Monev ZI membaca tabel *Rencana Aksi Pembangunan Zona Integritas* dari berkas Excel atau CSV, "
        "lalu menunjukkan apa yang jatuh tempo, apa yang sudah selesai, dan bukti apa yang masih kurang."
    )
    st.page_link(UNGGAH, label="**Unggah rencana pertama →**")


def show_all_cancelled(satker: str, tahun: int) -> None:
    """Says that a rencana has no unggahan that stands, and that nothing of it is lost."""
    st.markdown("### Semua unggahan rencana ini sudah dibatalkan", anchors=False)
    st.markdown(
        f"{page_words.safe(satker)} tahun {tahun} tidak punya unggahan yang berlaku, jadi tidak ada yang dapat "
        "dinilai. "
        "Tidak ada yang terhapus: setiap unggahan dan berkas aslinya masih tersimpan."
    )


def show_legend(text: str) -> None:
    """What the marks of a picture mean, as small Markdown: a caption would fade their colours below 4.5 : 1."""
    st.markdown(f":small[{text}]")


def offer_clear_filters(chosen: Iterable[str], *name: str) -> None:
    """Says which filters of the address are on, and takes the query parameters `name` away in one touch."""

    def delete() -> None:
        for one in name:
            st.query_params.pop(one, None)

    st.button(
        f"✕ Hapus saringan: {page_words.safe_line(shorten(', '.join(chosen), 60))}",
        type="tertiary",
        on_click=delete,
        key="hapus_saringan",
    )


def show_sentence(text: str) -> None:
    """The sentence that answers the page's question, first and large."""
    st.markdown(f"### {page_words.safe(text)}", anchors=False)


def show_list(item: Iterable[str]) -> None:
    """A list of Markdown lines as one element."""
    st.markdown("\n".join(f"- {b}" for b in item))


def show_table(header: Sequence[str], row: Iterable[Sequence[str]]) -> None:
    """A table of Markdown cells as one element: real text, legible from afar, without the data grid's bundle."""
    line = [f"| {' | '.join(header)} |", f"|{'---|' * len(header)}"]
    line += [f"| {' | '.join(sel.replace(chr(10), ' ') or ' ' for sel in one)} |" for one in row]
    st.markdown("\n".join(line))


def page_bounds(count: int, *, key: str, rows_per_page: int = _ROWS_PER_PAGE) -> tuple[int, int]:
    """From where to where one page of rows reaches, with the page chooser where there is more than one."""
    the_page = -(-count // rows_per_page)
    index = st.pagination(the_page, key=f"halaman_{key}") if the_page > 1 else 1
    return (index - 1) * rows_per_page, index * rows_per_page


def choose_part(parts: dict[str, str], given: str, *, key: str) -> str:
    """Which part of a page is open, kept in the address; `parts`: name in the address → words for people."""
    return st.segmented_control(
        "Bagian",
        list(parts),
        default=given,
        format_func=parts.__getitem__,
        key=key,
        required=True,
        label_visibility="collapsed",
        bind="query-params",
    )


def take_page(frame: pd.DataFrame, *, key: str) -> pd.DataFrame:
    """One page of a frame's rows."""
    beginning, end = page_bounds(len(frame), key=key)
    return frame.iloc[beginning:end]


def table_and_download(
    content: pd.DataFrame | Callable[[], pd.DataFrame],
    column: dict[str, str],
    *,
    file_name: str,
    key: str,
    open_at: Callable[[pd.DataFrame], None] | None = None,
) -> None:
    """The table behind a picture: made, drawn and sent only once it is opened, with its download as CSV.

    `open_at` shows what leads from its rows on, for who cannot touch the picture.
    `column`: name in the frame → heading for people, in order. Dates are words here and ISO in the file, for programs.
    """
    fold = st.expander("Tabel dan unduhan", on_change="rerun", key=f"tabel_{key}")
    if not fold.open:
        return
    frame = content() if callable(content) else content
    tidied = frame.loc[:, list(column)]
    if "tenggat" in column:
        tidied["tenggat"] = [format_tenggat(t) if isinstance(t, str) and t else "" for t in tidied["tenggat"].tolist()]
    tidied.columns = list(column.values())
    day = {name: st.column_config.DateColumn(format="DD/MM/YYYY") for name in tidied.select_dtypes("datetime").columns}
    with fold:
        st.dataframe(tidied, hide_index=True, column_config=day)
        st.download_button(
            "Unduh .csv",
            to_csv(frame, column),
            file_name=f"{file_name}.csv",
            mime="text/csv",
            key=f"unduh_{key}",
            on_click="ignore",
        )
        if open_at is not None:
            open_at(frame)


def show_tenggat_rows(tenggat: pd.DataFrame) -> None:
    """Rows of tenggat as lines: kode, langkah, when, status, PIC."""
    show_list(_tenggat_line(b) for b in to_rows(tenggat))


def _tenggat_line(b: dict[str, Any]) -> str:
    lateness = f" {format_days(b['hari_terlambat'])}" if b["status"] == "terlambat" else ""
    item = [
        f"**{page_words.safe(b['kode'])}** {page_words.safe(shorten(b['langkah_aksi'], 120))}",
        format_tenggat(b["tenggat"]),
        page_words.status_markdown(b["status"]) + lateness,
    ]
    if b["pic"]:
        item.append(page_words.safe(b["pic"]))
    return " · ".join(item)


def show_langkah_rows(langkah: pd.DataFrame) -> None:
    """Rows of langkah as lines: kode, the work, what its TARGET WAKTU says."""
    show_list(
        f"**{page_words.safe(b['kode'])}** {page_words.safe(shorten(b['langkah_aksi'], 140))}"
        + (f" · target waktu tertulis: “{page_words.safe_line(b['target_waktu'])}”" if b["target_waktu"] else "")
        for b in to_rows(langkah)
    )


def show_change_rows(changes: pd.DataFrame) -> None:
    """What an unggahan changed, grouped by kind in the order of what matters, each as a line."""
    for jenis, content in page_words.group_by_jenis(to_rows(changes)):
        st.markdown(f"**{CHANGE_JENIS[jenis].capitalize()} ({len(content)})**")
        show_list(change_line(b) for b in content)


def change_line(b: dict[str, Any]) -> str:
    """One change (of monev.uploads.Change) as a line: where, from what, to what."""
    text = f"**{page_words.safe(b['kode'])}** {page_words.safe(shorten(b['langkah_aksi'], 90))}"
    if b["tenggat"]:
        text += f" · {format_tenggat(b['tenggat'])}"
    if b["kolom"]:
        text += f" · {page_words.safe(b['kolom'])}"
    if b["dari"] or b["ke"]:
        mention = _describe_tenggat if b["jenis"] in TARGET_CHANGES else _quote_value
        text += f": {mention(b['dari'])} → {mention(b['ke'])}"
    return text


def _quote_value(text: str | None) -> str:
    return f"“{page_words.safe(shorten(text, 80))}”" if text else "(kosong)"


def _describe_tenggat(tenggat: str | None) -> str:
    return format_tenggat(tenggat) if tenggat else "(tidak ada)"
