"""Rows of tenggat, langkah and changes as lines of text that fit a phone and a projector alike."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from monev.core.dates import format_tenggat
from monev.core.statuses import CHANGE_JENIS, TARGET_CHANGES
from monev.core.text import shorten
from monev.database import to_rows
from monev.figures import format_days
from monev.ui import langkah_panel, page_parts, page_words
from monev.ui.context import Context


def show_tenggat_rows(tenggat: pd.DataFrame) -> None:
    """Rows of tenggat as lines: kode, langkah, when, status, PIC."""
    page_parts.show_list(_tenggat_line(b) for b in to_rows(tenggat))


def show_tenggat_pages(k: Context, tenggat: pd.DataFrame, *, key: str) -> None:
    """Rows of tenggat a page at a time, and a way into each of their langkah."""
    piece = page_parts.take_page(tenggat, key=key)
    show_tenggat_rows(piece)
    langkah_panel.choose_langkah(k, piece["kode"], key=key)


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
    page_parts.show_list(
        f"**{page_words.safe(b['kode'])}** {page_words.safe(shorten(b['langkah_aksi'], 140))}"
        + (f" · target waktu tertulis: “{page_words.safe_line(b['target_waktu'])}”" if b["target_waktu"] else "")
        for b in to_rows(langkah)
    )


def show_change_rows(changes: pd.DataFrame) -> None:
    """What an unggahan changed, grouped by kind in the order of what matters, each as a line."""
    for jenis, content in page_words.group_by_jenis(to_rows(changes)):
        st.markdown(f"**{CHANGE_JENIS[jenis].capitalize()} ({len(content)})**")
        page_parts.show_list(change_line(b) for b in content)


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
