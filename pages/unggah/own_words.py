"""A pressed cell of the preview: what it is read as, said otherwise in one's own words.

An answer is kept with the file; one that is remembered from an earlier file is taken back here.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

import streamlit as st

from monev.access import name_of
from monev.core.dates import MONTH_NAMES, format_day
from monev.core.records import Langkah, Reading
from monev.core.statuses import CHOICE_MATTERS
from monev.core.text import shorten, split_pics
from monev.figures import format_number
from monev.questions import (
    OF_ROW,
    Proposal,
    find_answers,
    name_answer,
    other_answers,
    say_otherwise,
    suggest_areas,
)
from monev.reading.choices import ChoiceItem, normalise
from monev.ui import column_meanings, looks, outcome, page_parts
from monev.ui.column_meanings import LABEL_LENGTH
from monev.ui.context import AnyContext, current_actor
from monev.ui.drop_field import ChosenFile
from monev.ui.looks import blocks
from monev.ui.page_words import safe_line
from monev.ui.shapes import Name, read_shape
from monev.writing.choice_checks import tidy_choices
from monev.writing.reading_choices import StoredChoice, held_choices, withdraw_choices

_PRESSED, _BLOCK = "unggah_sel", "unggah_kata"
_COLUMN = {"waktu": "target_waktu", "pic": "pic"}
_HINTS = {
    "waktu": "Waktunya: sebuah bulan, atau tulis 4 Agustus · TW I dan TW III · setiap bulan",
    "bukti": "Buktinya, satu per baris",
    "pic": "PIC-nya; beberapa orang dipisahkan titik koma",
    "area": "Areanya; yang baru dengan nomor dan namanya, misalnya VIII INOVASI",
}
_OF_COLUMN = ("baris", "baris", "waktu", "bukti", "pic")
"""What each column of the preview is about."""
OF_AREA = "area "
"""Before the area that heads rows, in place of a kode."""


class Preview(NamedTuple):
    """A file as it is previewed, and by whom; `may_say`: they may answer.

    `is_original`: it is that of the stored plan.
    """

    ctx: AnyContext
    file: ChosenFile
    reading: Reading
    may_say: bool
    is_original: bool


def press(file_key: str, message: object) -> None:
    """Open the form of a pressed cell, or close it. A callback."""
    name, column = _read_touch(message)
    matter = "area" if name.startswith(OF_AREA) else dict(enumerate(_OF_COLUMN)).get(column)
    pressed = (file_key, name, matter)
    st.session_state[_PRESSED] = None if st.session_state.get(_PRESSED) == pressed else pressed


def _read_touch(message: object) -> tuple[str, int]:
    """Return the name of a row and the column of a touch. Raises NotUnderstood."""
    touch = tuple(message) if isinstance(message, list) else message
    return read_shape(touch, tuple[Name, int])


def pressed_in(file: ChosenFile) -> str:
    """Return the kode of the row, or the area, whose form is open; "" for none."""
    key, name, _ = st.session_state.get(_PRESSED) or ("", "", "")
    return name if key == file.key else ""


def items_in_force(preview: Preview) -> list[ChoiceItem]:
    """Return the answers by which a file is read: those remembered, then those of this visit."""
    held = [choice.item for choice in _remembered(preview)]
    return [*held, *column_meanings.answered_items(preview.file.key)]


def _remembered(preview: Preview) -> list[StoredChoice]:
    """Return the answers that hold for this office and year from before."""
    reading = preview.reading
    held = held_choices(preview.ctx.db, reading.satker or "")
    return [choice for choice in held if choice.item.tahun in (None, reading.tahun)]


def show_form(preview: Preview, rows: list[Langkah]) -> None:
    """Draw the form of the pressed cell, or of the area of these rows."""
    outcome.show(_BLOCK)
    _, _, matter = st.session_state[_PRESSED]
    items = items_in_force(preview)
    matters = ("baris", "area") if matter == "baris" else (matter,)
    found = [find_answers(row, items) for row in rows]
    held = [each[matter] for each in found for matter in matters if matter in each]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if held:
            st.markdown(f"★ Dijawab: **{safe_line(name_answer(held[0]))}**", width="content")
            page_parts.button("Tarik jawaban", _take_back, preview, held, type="tertiary")
        for words in OF_ROW if matter == "baris" else ():
            about = (preview, rows, "baris", words)
            page_parts.button(f"Baris ini {words}", _say, *about, key=f"kata_{words}")
        for number, other in enumerate(_others(preview, rows[0], matter)):
            words = safe_line(shorten(other.words, LABEL_LENGTH))
            about = (preview, other.items)
            page_parts.button(words, _keep, *about, key=f"kata_{number}", wrap=True)
    _ask(preview, rows, matters[-1])


def _others(preview: Preview, row: Langkah, matter: str) -> list[Proposal]:
    """Return what else the cell may say, each in one touch."""
    return other_answers(preview.reading, row.kode, matter) if matter in ("waktu", "bukti") else []


def _ask(preview: Preview, rows: list[Langkah], matter: str) -> None:
    """Ask for a cell in one's own words."""
    row = rows[0]
    key = f"kata_{matter}_{row.kode}"
    about = (preview, rows, matter, "", key)
    if matter == "bukti":
        names = "\n".join(bukti.nama for bukti in row.bukti)
        with st.form(f"{key}_isi", border=False):
            st.text_area(_HINTS[matter], names, key=key, max_chars=4000)
            st.form_submit_button("Pakai", type="primary", on_click=_say, args=about)
        return
    written = {"waktu": row.target_waktu, "pic": row.pic}.get(matter)
    same = [getattr(each, _COLUMN.get(matter, "kode")) for each in preview.reading.langkah]
    if written and (others := same.count(written) - 1):
        words = f"{format_number(others)} langkah lain yang bertulisan “{safe_line(written)}”"
        st.checkbox(f"Berlaku juga untuk {words}", key=f"{key}_semua")
    st.selectbox(
        _HINTS[matter],
        _options(preview.reading, matter),
        index=None,
        placeholder="Pilih atau ketik",
        accept_new_options=True,
        key=key,
        on_change=_say,
        args=about,
    )


def _options(reading: Reading, matter: str) -> list[str]:
    if matter == "waktu":
        return [*MONTH_NAMES]
    if matter == "pic":
        names = [name for row in reading.langkah for name in split_pics(row.pic)]
        return list(dict.fromkeys(names))
    areas = suggest_areas((row.area, row.nama_area) for row in reading.langkah)
    return [" ".join(area).strip() for area in areas]


def _say(preview: Preview, rows: list[Langkah], matter: str, said: str, key: str = "") -> None:
    """Answer for these rows, or for every row that says the same. A callback.

    `key`: the field that has the words.
    """
    words = said or st.session_state[key] or ""
    if matter != "bukti" and key:
        st.session_state[key] = None  # a refusal quotes it, and it may be said again
    with outcome.refusals(_BLOCK):
        items = [say_otherwise(preview.reading, row, matter, words) for row in rows]
        if st.session_state.get(f"{key}_semua"):
            items = [replace(items[0], langkah="", tahun=None)]
        _keep(preview, tidy_choices(items, preview.reading.tahun or 0))


def _keep(preview: Preview, items: Sequence[ChoiceItem]) -> None:
    for item in items:
        about = "\n".join((item.hal, item.kunci, item.langkah))
        column_meanings.answer(preview.file.key, about, [item])
    st.session_state[_PRESSED] = None


def _take_back(preview: Preview, items: Sequence[ChoiceItem]) -> None:
    """Take answers back: those of this visit, else the remembered ones. A callback."""
    st.session_state[_PRESSED] = None
    ctx, satker = preview.ctx, preview.reading.satker or ""
    left = [item for item in items if not column_meanings.forget(preview.file.key, item)]
    if left:
        with outcome.refusals(_BLOCK):
            withdraw_choices(ctx.db, satker, left, pelaku=current_actor(ctx.db))


def show_remembered(preview: Preview) -> None:
    """Draw, behind a fold, the remembered answers that no row shows, each with its way back."""
    if not (remembered := _remembered(preview)):
        return
    items = items_in_force(preview)
    shown = [item for row in preview.reading.langkah for item in find_answers(row, items).values()]
    if held := [choice for choice in remembered if choice.item not in shown]:
        title = f"Jawaban lain yang diingat ({format_number(len(held))})"
        page_parts.fold(title, _list_remembered, preview, held, key="unggah_diingat")


def _list_remembered(preview: Preview, held: list[StoredChoice]) -> None:
    rows = []
    for choice in held:
        item = choice.item
        by = f"{format_day(choice.waktu.date())}, {name_of(preview.ctx.db, choice.pelaku)}"
        written = shorten(normalise(item.kunci) or item.langkah, 100)
        rows.append([CHOICE_MATTERS[item.hal].capitalize(), written, name_answer(item), by])
    acts = map(str, range(len(held))) if preview.may_say else ()
    heads = ("Hal", "Tertulis", "Jawaban", "Oleh")
    if preview.may_say:
        rows = [[*row, "Tarik"] for row in rows]
        heads += ("",)
    table = blocks.table("Jawaban yang diingat", heads, rows, acts)
    content = blocks.group("read", table, key="diingat")
    looks.show([content], key="unggah_diingat_isi", on_choose=partial(_take_chosen, preview, held))


def _take_chosen(preview: Preview, held: list[StoredChoice], message: object) -> None:
    """Take back the answer whose *Tarik* was pressed. A callback."""
    name, column = _read_touch(message)
    if name.isdecimal() and int(name) < len(held) and column == 4:
        _take_back(preview, [held[int(name)].item])
