"""A plan as it was read: each langkah under its area, and what is asked about it at its row."""

import re
from collections.abc import Iterable, Mapping, Sequence
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
from monev.core.statuses import STATUS_LAPORAN, STATUS_TENGGAT
from monev.figures import format_number, shown_before_storing
from monev.figures.formats import format_area
from monev.questions import AskedOnce, find_answers
from monev.reading.choices import ChoiceItem
from monev.ui import looks, upload_preview
from monev.ui.column_meanings import QuestionCards
from monev.ui.context import AnyContext
from monev.ui.looks import Block, blocks
from pages.unggah import own_words
from pages.unggah.own_words import OF_AREA, Preview

_HEADS = ("Kode", "Langkah", "Waktu → tenggat", "Bukti", "PIC")
_WORD = re.compile(r"[^\W\d_]{2,}")
_NOTHING = "–"
_ADVICE = "Sel yang salah dibaca: tekan, lalu betulkan."
_WAITS = "Pertanyaannya mulai di sini."
_ANSWERED = "★ menurut jawaban"
_FROM_ABOVE = "dari baris di atasnya"
Cell = str | list[str]


def shown_kodes(ctx: AnyContext, reading: Reading) -> dict[str, str]:
    """Return what people will see of each kode of a file."""
    places = ((row.kode, row.area, row.sub_area, row.no) for row in reading.langkah)
    return shown_before_storing(ctx.db, places)


def show_rows(preview: Preview, left: Sequence[AskedOnce], cards: QuestionCards) -> None:
    """Draw the plan by area over the whole width, with the questions of a row below it.

    A question about several rows stands at the first of them, one about none above all. A pressed
    cell is said otherwise below its row.
    """
    reading = preview.reading
    known = {langkah.kode for langkah in reading.langkah}
    by_row = group_by(left, lambda asked: asked.first.kode if asked.first.kode in known else "")
    cards.show_here(by_row.pop("", []))
    pressed = own_words.pressed_in(preview.file) if preview.may_say else ""
    draw = partial(looks.show, on_choose=partial(own_words.press, preview.file.key))
    table = partial(_table, preview, cards.shown, own_words.items_in_force(preview))
    at, first = {*by_row, pressed}, (*by_row,)
    content = [table([], "heads", key="kepala")]
    if preview.may_say:
        content.insert(0, blocks.sentence(_ADVICE, "quiet", key="tekan"))
    for (area, name), members in group_by(reading.langkah, _area_of).items():
        targets = sum(len(langkah.tenggat) for langkah in members)
        note = f"{format_number(len(members))} langkah · {format_number(targets)} target"
        title = format_area(area, name)
        of_area = f"{OF_AREA}{area} {name}"
        touch = [of_area, 0] if preview.may_say else None
        content.append(upload_preview.read_head(title, note, key=f"{area} {name}", touch=touch))
        if pressed == of_area:
            draw(content, key=f"terbaca_{of_area}")
            content = []
            _show_at_row(preview, of_area, members)
        for kode, run in groupby(members, lambda row: row.kode if row.kode in at else ""):
            rows = [*run]
            if preview.is_original and kode in first:
                content.append({**blocks.sentence(_WAITS, "quiet", key="tanya"), "appears": True})
                first = ()
            content.append(table(rows, "asked" if kode else ""))
            if kode:
                draw(content, key=f"terbaca_{kode}")
                content = []
                _show_at_row(preview, kode, rows, by_row.get(kode, ()), cards)
    if content:
        draw(content, key="terbaca")


def _show_at_row(
    preview: Preview,
    name: str,
    rows: list[Langkah],
    asked: Sequence[AskedOnce] = (),
    cards: QuestionCards | None = None,
) -> None:
    """Draw what is asked below a row, and the form of its pressed cell."""
    with st.container(key=f"tanya_baris_{name}"):
        if cards:
            cards.show_here(asked)
        if preview.may_say and own_words.pressed_in(preview.file) == name:
            own_words.show_form(preview, rows)


def _area_of(langkah: Langkah) -> tuple[str, str]:
    return langkah.area, langkah.nama_area


def _table(
    preview: Preview,
    shown: Mapping[str, str],
    items: Sequence[ChoiceItem],
    members: Sequence[Langkah],
    look: str = "",
    key: str = "",
) -> Block:
    rows = [_row(langkah, shown[langkah.kode], preview.reading, items) for langkah in members]
    acts = [langkah.kode for langkah in members] if preview.may_say else ()
    table = blocks.table("Langkah seperti dibaca", _HEADS, rows, acts)
    return blocks.group(f"read {look}".strip(), table, key=key or f"baca {members[0].kode}")


def _row(langkah: Langkah, shown: str, reading: Reading, items: Iterable[ChoiceItem]) -> list[Cell]:
    """Return a langkah's cells: what was read, with what was written where that says otherwise.

    A cell that is read by an answer has a star; a blank one that is as above says so.
    """
    names = " · ".join(bukti.nama for bukti in langkah.bukti) or _NOTHING
    of_bukti = f"tertulis “{langkah.bukti_dukung}”"
    if _words(langkah.bukti_dukung) == _words(names):
        of_bukti = ""
    place = f"baris {langkah.baris}" if langkah.baris else ""
    said = reported(langkah, reading)
    stars = dict.fromkeys(find_answers(langkah, items), _ANSWERED)
    blank = (cell for cell in langkah.jejak if cell.cara == "diwarisi" and not cell.nilai)
    above = {cell.dibaca: _FROM_ABOVE for cell in blank}
    when, pic = _when(langkah, reading.tahun), langkah.pic or _NOTHING
    return [
        _cell(shown, place, stars.get("baris") or stars.get("area")),
        langkah.langkah_aksi,
        _cell(when, said, above.get(langkah.target_waktu), stars.get("waktu")),
        _cell(names, of_bukti, above.get(langkah.bukti_dukung), stars.get("bukti")),
        _cell(pic, above.get(pic), stars.get("pic")),
    ]


def _cell(text: str, *notes: str | None) -> Cell:
    said = " · ".join(filter(None, notes))
    return [text, said] if said else text


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
        return f"{written or _NOTHING} → {STATUS_TENGGAT['tanpa_target'].mark_and_label}"
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
