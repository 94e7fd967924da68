"""A plan as it was read: each langkah under its area, and what is asked about it at its row."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import groupby

import streamlit as st

from monev.core.dates import (
    MONTH_NAMES,
    SHORT_MONTHS,
    brief_tenggat,
    fold_tenggat,
    format_short_day,
)
from monev.core.grouping import group_by
from monev.core.records import Langkah, Reading
from monev.core.statuses import BELUM_DAPAT_DINILAI, STATUS_LAPORAN
from monev.figures import format_number, shown_before_storing
from monev.figures.formats import format_area
from monev.questions import AskedOnce
from monev.ui import looks, upload_preview
from monev.ui.context import AnyContext
from monev.ui.looks import Block, blocks
from monev.ui.page_words import safe

_HEADS = ("Kode", "Langkah", "Waktu → tenggat", "Bukti", "PIC")
_WORD = re.compile(r"[^\W\d_]{2,}")
_NOTHING = "–"
Cell = str | list[str]


def shown_kodes(ctx: AnyContext, reading: Reading) -> dict[str, str]:
    """Return what people will see of each kode of a file."""
    places = ((row.kode, row.area, row.sub_area, row.no) for row in reading.langkah)
    return shown_before_storing(ctx.db, places)


def show_rows(
    ctx: AnyContext,
    reading: Reading,
    left: Sequence[AskedOnce],
    show_cards: Callable[[Sequence[AskedOnce]], None],
) -> None:
    """Draw the plan by area over the whole width; `show_cards` draws the questions of a row.

    A question about several rows stands at the first of them, one about none above all.
    """
    table = partial(_table, reading, shown_kodes(ctx, reading))
    known = {langkah.kode for langkah in reading.langkah}
    by_row = group_by(left, lambda asked: asked.first.kode if asked.first.kode in known else "")
    show_cards(by_row.pop("", []))
    content = [table([], "heads", key="kepala")]
    for (area, name), members in group_by(reading.langkah, _area_of).items():
        targets = sum(len(langkah.tenggat) for langkah in members)
        note = f"{format_number(len(members))} langkah · {format_number(targets)} target"
        title = format_area(area, name)
        content.append(upload_preview.read_head(title, note, key=f"{area} {name}"))
        runs = groupby(members, lambda langkah: langkah.kode if langkah.kode in by_row else "")
        for asked, run in runs:
            content.append(table([*run], "asked" if asked else ""))
            if asked:
                looks.show(content, key=f"terbaca_{asked}")
                content = []
                with st.container(key=f"tanya_baris_{asked}"):
                    show_cards(by_row[asked])
    if content:
        looks.show(content, key="terbaca")
    if sentence := reading.keterangan.get("diwarisi"):
        st.caption(safe(sentence))


def _area_of(langkah: Langkah) -> tuple[str, str]:
    return langkah.area, langkah.nama_area


def _table(
    reading: Reading,
    shown: Mapping[str, str],
    members: Sequence[Langkah],
    look: str = "",
    key: str = "",
) -> Block:
    rows = [_row(langkah, shown[langkah.kode], reading) for langkah in members]
    table = blocks.table("Langkah seperti dibaca", _HEADS, rows)
    return blocks.group(f"read {look}".strip(), table, key=key or f"baca {members[0].kode}")


def _row(langkah: Langkah, shown: str, reading: Reading) -> list[Cell]:
    """Return a langkah's cells: what was read, with what was written where that says otherwise."""
    names = " · ".join(bukti.nama for bukti in langkah.bukti) or _NOTHING
    bukti: Cell = names
    if _words(langkah.bukti_dukung) != _words(names):
        bukti = [names, f"tertulis “{langkah.bukti_dukung}”"]
    kode: Cell = [shown, f"baris {langkah.baris}"] if langkah.baris else shown
    time = _when(langkah, reading.tahun)
    said = reported(langkah, reading)
    when: Cell = [time, said] if said else time
    return [kode, langkah.langkah_aksi, when, bukti, langkah.pic or _NOTHING]


def reported(langkah: Langkah, reading: Reading) -> str:
    """Return what the file reports of a langkah: *Jun: Selesai 20/06/2026 · Des: Belum*."""
    said = dict[str, list[str]]()
    for report in reading.realisasi or ():
        if report.kode == langkah.kode and report.status:
            words = STATUS_LAPORAN[report.status]
            if day := report.said.tanggal_selesai:
                words += f" {format_short_day(day)}"
            said.setdefault(words, []).extend([report.tenggat] if report.tenggat else [])
    parts = []
    for words, tenggat in said.items():
        months = f"{brief_tenggat(tenggat, reading.tahun or 0)}: " if tenggat else ""
        parts.append(f"{months if len(langkah.tenggat) > 1 else ''}{words}")
    return " · ".join(parts)


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.lower()) if word != "dan"]


def _when(langkah: Langkah, tahun: int | None) -> str:
    """Return the time as written, and what was read of it where that says more."""
    written = langkah.target_waktu.strip()
    bare = written.casefold().lstrip("0")
    count = len(langkah.tenggat)
    if not count:
        return f"{written or _NOTHING} → {BELUM_DAPAT_DINILAI.mark_and_label}"
    read = fold_tenggat(tenggat.tenggat for tenggat in langkah.tenggat)
    short = read.removesuffix(f" {tahun}")  # years are said where they are others
    if bare in (read.casefold(), short.casefold()):
        return written
    read = short
    named = sum(name.casefold() in written.casefold() for name in MONTH_NAMES)
    if count > 1:
        read = f"{count} target" if named == count else f"{read} ({count} target)"
    marks = ", ".join(SHORT_MONTHS[int(each.tenggat[5:7]) - 1] for each in langkah.tenggat)
    return read if written == marks else f"{written or _NOTHING} → {read}"
