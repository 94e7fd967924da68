"""One langkah in full: its cells as the file says them, its tenggat, what was reported, its bukti, how it was read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd
import streamlit as st

from monev import figures
from monev.core.dates import format_short_day, format_tenggat
from monev.core.statuses import JENIS_TARGET, STATUS_BUKTI, STATUS_LAPORAN
from monev.core.text import shorten
from monev.database import to_rows
from monev.ui import edit_form, page_parts, page_words
from monev.ui.context import Context
from monev.ui.guard import guard

_CELLS = {
    "komponen": "Komponen",
    "indikator": "Indikator",
    "langkah_aksi": "Langkah aksi",
    "bukti_dukung": "Bukti dukung",
    "target_waktu": "Target waktu",
    "target_capaian": "Target capaian",
    "frekuensi": "Frekuensi",
    "pic": "PIC",
}
_READING_WAYS = {
    "gabungan": "sel gabungan",
    "diwarisi": "dari baris di atasnya",
    "ditafsirkan": "ditafsirkan",
    "sambungan": "disambung ke baris di atasnya",
    "diragukan": "perlu diperiksa",
    "pilihan": "pilihan tim",
}


def open_panel(k: Context, kode: str, on_close: Any = "ignore") -> None:
    """Open the panel over the page. An unknown kode is said in the panel, with what to do."""

    @st.dialog(f"Langkah {page_words.safe(kode)}", width="large", on_dismiss=on_close)
    def panel() -> None:
        with guard():
            _show_content(figures.langkah_details(k.db, k.view, kode))
            edit_form.show_form(k, kode)

    panel()


def choose_langkah(k: Context, kode: Iterable[str], *, key: str) -> None:
    """A way from a list of rows into each of their langkah: one touch on its kode opens the panel."""
    key = f"buka_{key}"

    def loose() -> None:
        st.session_state[key] = None

    chosen = st.pills("Buka langkah", list(dict.fromkeys(kode)), key=key)
    if chosen:
        open_panel(k, chosen, on_close=loose)


def show_tenggat_pages(k: Context, tenggat: pd.DataFrame, *, key: str) -> None:
    """Rows of tenggat a page at a time, and a way into each of their langkah."""
    piece = page_parts.take_page(tenggat, key=key)
    page_parts.show_tenggat_rows(piece)
    choose_langkah(k, piece["kode"], key=key)


def _show_content(details: figures.Details) -> None:
    langkah = to_rows(details.langkah)[0]
    location = [figures.format_area(langkah["area"], langkah["nama_area"])]
    if langkah["sub_area"] or langkah["nama_sub_area"]:
        location.append(f"{langkah['sub_area'] or ''} {langkah['nama_sub_area'] or ''}".strip())
    st.caption(
        f"{page_words.safe(' › '.join(location))} · {page_words.safe(langkah['lembar'])} baris {langkah['baris']}"
    )
    cell = [(heading, langkah[name]) for name, heading in _CELLS.items()] + list(
        page_words.other_columns(langkah["lainnya"]).items()
    )
    st.markdown(
        "\n\n".join(
            f"**{page_words.safe(heading)}**  \n{page_words.safe(content)}" for heading, content in cell if content
        )
    )
    _show_tenggat(langkah, to_rows(details.tenggat))
    _show_bukti(to_rows(details.bukti), to_rows(details.dokumen))
    _show_traces(to_rows(details.jejak))


def _show_tenggat(langkah: dict[str, Any], tenggat: list[dict[str, Any]]) -> None:
    st.markdown(f"#### Tenggat ({JENIS_TARGET[langkah['jenis_target']]})", anchors=False)
    if not tenggat:
        st.markdown(f"{page_words.status_markdown('tanpa_target')}: rencana tidak menyebut target waktu yang terbaca.")
        return
    page_parts.show_list(_tenggat_line(t) for t in tenggat)


def _tenggat_line(t: dict[str, Any]) -> str:
    item = [f"**{format_tenggat(t['tenggat'])}**", page_words.status_markdown(t["status"])]
    if t["hari_terlambat"]:
        item.append(figures.format_lateness(t["hari_terlambat"]))
    if t["laporan"] != "belum":
        day = f" {format_short_day(t['tanggal_selesai'])}" if t["tanggal_selesai"] else ""
        item.append(f"dilaporkan {STATUS_LAPORAN[t['laporan']]}{day}")
    item.append(f"bukti {figures.format_fraction(t['bukti_n'], t['bukti_N'])}")
    for name, heading in (("kendala", "Kendala"), ("tindak_lanjut", "Tindak lanjut")):
        if t[name]:
            item.append(f"{heading}: {page_words.safe_line(t[name])}")
    return " · ".join(item)


def _show_bukti(bukti: list[dict[str, Any]], document: list[dict[str, Any]]) -> None:
    st.markdown("#### Bukti", anchors=False)
    if not bukti:
        page_parts.show_list(f"{page_words.safe(d['bukti'])} ({page_words.safe(d['jenis_bukti'])})" for d in document)
        return
    by_tenggat: dict[str, list[str]] = {}
    for b in bukti:
        text = f"{page_words.safe(b['bukti'])} ({page_words.safe(b['jenis_bukti'])}): **{STATUS_BUKTI[b['status']]}**"
        if b["tautan"]:
            text += f" · {page_words.safe_link(b['tautan'])}"
        if b["catatan"]:
            text += f" · {page_words.safe_line(b['catatan'])}"
        by_tenggat.setdefault(b["tenggat"], []).append(text)
    for tenggat, content in by_tenggat.items():
        if len(by_tenggat) > 1:
            st.markdown(f"*{format_tenggat(tenggat)}*")
        page_parts.show_list(content)


def _show_traces(trace: list[dict[str, Any]]) -> None:
    if not trace:
        return
    st.markdown("#### Cara dibaca", anchors=False)
    page_parts.show_list(
        f"{page_words.safe(j['kolom'])} ({page_words.safe(j['sel'] or '')}): "
        f"“{page_words.safe(shorten(j['nilai'], 160))}” → "
        f"{page_words.safe(j['dibaca'])} *({_READING_WAYS.get(j['cara'], page_words.safe(j['cara']))})*"
        for j in trace
    )
