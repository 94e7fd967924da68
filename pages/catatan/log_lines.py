"""The lines of the log: which are wanted, the list of them, the download."""

from __future__ import annotations

import streamlit as st

from monev.core.clock import today
from monev.core.roles import LOCAL_ACTOR
from monev.database import Row
from monev.outputs import audit_log
from monev.outputs.audit_log import KINDS, AuditFilter
from monev.ui import looks, page_parts
from monev.ui.looks import blocks

_SHOWN = ("nomor", "waktu", "siapa", "jenis", "satker", "apa", "lewat")


def choose_filter(choices: dict[str, dict[str, int]]) -> AuditFilter:
    """Who, what, where and when; the address keeps none of it: a log is looked into, not sent around."""
    first, second, third, fourth, fifth = st.columns([3, 3, 3, 2, 2])
    pelaku = first.selectbox("Siapa", list(choices["pelaku"]), index=None, placeholder="Semua", key="catatan_siapa")
    kinds = {kind: KINDS.get(kind, str(kind)) for kind in choices["jenis"]}
    jenis = page_parts.choose("Jenis", kinds, ask=second.selectbox, placeholder="Semua", key="catatan_jenis")
    satker = third.selectbox("Satker", list(choices["satker"]), index=None, placeholder="Semua", key="catatan_satker")
    since = fourth.date_input("Dari", None, max_value=today(), format="DD/MM/YYYY", key="catatan_dari")
    until = fifth.date_input("Sampai", None, max_value=today(), format="DD/MM/YYYY", key="catatan_sampai")
    return AuditFilter(pelaku, jenis, satker, since, until)


def show_lines(lines: list[Row], wanted: AuditFilter) -> None:
    """The newest first, a page at a time."""
    if not lines:
        is_filtered = wanted != AuditFilter()
        st.info("Tidak ada perubahan yang cocok dengan pilihan ini." if is_filtered else "Belum ada yang tersimpan.")
        return
    header = [audit_log.HEADINGS[column][0] for column in _SHOWN]
    rows = [[str(line[column] or "") for column in _SHOWN] for line in page_parts.take_page(lines, key="catatan")]
    looks.show([blocks.table("Catatan perubahan", header, rows)], key="catatan")


def offer_download(lines: list[Row], wanted: AuditFilter) -> None:
    """All lines that fit the filter, as a workbook made when it is asked for."""
    name = f"catatan perubahan {today().isoformat()}.xlsx"
    page_parts.offer_file("Unduh .xlsx", lambda: audit_log.audit_xlsx(lines, wanted), name, disabled=not lines)
    st.caption(
        f"Setiap baris adalah satu entri jurnal, yang tidak dapat diubah atau dihapus. “{LOCAL_ACTOR}” adalah siapa "
        "pun yang duduk di komputer tempat Monev ZI dijalankan."
    )
