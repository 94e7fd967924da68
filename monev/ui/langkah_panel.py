"""One langkah in full: its cells as the file says them, its tenggat, what was reported, its bukti, how it was read."""

from __future__ import annotations

from typing import Any

import streamlit as st

from monev import figures
from monev.core.statuses import JENIS_TARGET
from monev.core.text import shorten
from monev.database import Row
from monev.ui import bukti_files, edit_form, looks, page_parts, page_words
from monev.ui.address import as_shown
from monev.ui.context import Context, look_again, view_again
from monev.ui.guard import guard
from monev.ui.langkah_blocks import bukti_lines, panel_head, tenggat_table

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
_FEW_TENGGAT = 3
"""So many need no fold: nothing of them is longer than a glance."""
_READING_WAYS = {
    "gabungan": "sel gabungan",
    "diwarisi": "dari baris di atasnya",
    "ditafsirkan": "ditafsirkan",
    "sambungan": "disambung ke baris di atasnya",
    "diragukan": "perlu diperiksa",
    "pilihan": "pilihan tim",
}


def open_panel(k: Context, kode: str, on_close: Any = "rerun") -> None:
    """Open the panel over the page: how the langkah stands and what is owed, the form to record it, and folded what
    the file says. An unknown kode is said in the panel, with what to do."""

    @st.dialog(f"Langkah {page_words.safe(as_shown(kode))}", width="medium", on_dismiss=on_close)
    def panel() -> None:
        with guard():
            now = view_again(look_again(k))
            _show_content(now, figures.langkah_details(now.db, now.view, kode))

    panel()


def open_requested(k: Context) -> None:
    """The panel of the langkah that stands in the address; closed, it leaves the address."""
    kode = st.query_params.get("langkah")
    if kode:
        open_panel(k, kode, on_close=lambda: st.query_params.pop("langkah", None))


def _show_content(k: Context, details: figures.Details) -> None:
    langkah = details.langkah
    kode, rencana_only = langkah["kode"], k.view.rencana_only
    first = figures.first_to_act(details.tenggat)
    chosen = edit_form.chosen_tenggat(kode, first["tenggat"] if first else None)
    looks.show(
        panel_head(details, chosen, rencana_only=rencana_only),
        key=f"panel_{kode}",
        on_choose=lambda act: _choose_tenggat(kode, act),
        plan_only=rencana_only,
    )
    edit_form.show_form(k, langkah, details.tenggat, chosen)
    bukti_files.show_files(k, details.bukti, key=f"berkas_{kode}")
    if details.tenggat:
        with st.expander("Target dan bukti satu per satu", expanded=len(details.tenggat) <= _FEW_TENGGAT):
            looks.show(
                [tenggat_table(details, rencana_only=rencana_only)], key=f"tenggat_{kode}", plan_only=rencana_only
            )
            if lines := bukti_lines(details):
                page_parts.show_list(lines)
    with st.expander("Isi rencana, sel demi sel"):
        _show_cells(langkah, details.dokumen)
    if details.jejak:
        with st.expander("Cara dibaca"):
            _show_traces(details.jejak)


def _choose_tenggat(kode: str, act: Any) -> None:
    match act:
        case ["tenggat", str(tenggat)]:
            edit_form.choose_tenggat(kode, tenggat)


def _show_cells(langkah: Row, documents: list[Row]) -> None:
    """The cells as the file has them, and into which documents its evidence cell was split."""
    location = [figures.format_area(langkah["area"], langkah["nama_area"])]
    if langkah["sub_area"] or langkah["nama_sub_area"]:
        location.append(figures.format_area(langkah["sub_area"] or "", langkah["nama_sub_area"] or ""))
    place = f"{page_words.safe(langkah['lembar'])} baris {langkah['baris']}"
    cells = {heading: langkah[name] for name, heading in _CELLS.items()} | page_words.other_columns(langkah["lainnya"])
    parts = [f"{page_words.safe(' › '.join(location))} · {place}"]
    parts += [f"**{page_words.safe(name)}**  \n{page_words.safe(text)}" for name, text in cells.items() if text]
    if langkah["jenis_target"] in JENIS_TARGET:
        parts.append(f"**Jenis target**  \n{JENIS_TARGET[langkah['jenis_target']]}")
    st.markdown("\n\n".join(parts))
    if documents:
        st.markdown("**Bukti sebagai daftar**")
        page_parts.show_list(
            f"{page_words.safe_line(row['bukti'])} ({page_words.safe_line(row['jenis_bukti'])})" for row in documents
        )


def _show_traces(trace: list[Row]) -> None:
    page_parts.show_list(
        f"{page_words.safe(cell['kolom'])} ({page_words.safe(cell['sel'] or '')}): "
        f"“{page_words.safe(shorten(cell['nilai'], 160))}” → "
        f"{page_words.safe(cell['dibaca'])} *({_READING_WAYS.get(cell['cara'], page_words.safe(cell['cara']))})*"
        for cell in trace
    )
