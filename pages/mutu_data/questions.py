"""The questions of an unggahan, tanpa target first, each with the form that settles it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from monev import figures, quality
from monev.access import name_of
from monev.core.dates import SHORT_MONTHS
from monev.core.text import shorten
from monev.database import Row
from monev.quality import Question
from monev.reading.choices import ChoiceItem, langkah_words
from monev.ui import page_parts, page_words, permission
from monev.ui.context import Context
from pages.mutu_data import answers, columns

JENIS_LABELS = {
    "tanpa_target": "Tanpa target waktu",
    "tanpa_bukti": "Bukti belum disebut",
    "waktu": "Target waktu meragukan",
    "bukti": "Pecahan bukti",
    "area": "Area",
    "judul": "Arti kolom",
    "tanda": "Arti tanda",
    "status": "Arti status",
    "baris": "Baris yang digabung",
    "benar": "Perlu dilihat",
    "catatan": "Catatan",
    "terjawab": "Sudah dijawab",
}
_WITHOUT_SUB = ("", "Tanpa sub-area")

Level = tuple[str, str]
"""Mark and name of an area or sub-area."""


def show_questions(k: Context, everything: Sequence[Question]) -> None:
    """The list, filtered by kind, a page at a time; each question opens to its form."""
    by_key = {jenis: [question for question in everything if _jenis_of(question) == jenis] for jenis in JENIS_LABELS}
    existing = [jenis for jenis, content in by_key.items() if content]
    if not existing:
        st.markdown("Semua sel terbaca tanpa pertanyaan.")
        return
    words = {jenis: f"{JENIS_LABELS[jenis]} ({figures.format_number(len(by_key[jenis]))})" for jenis in existing}
    chosen = page_parts.choose_in_row("Jenis pertanyaan", words, selection_mode="multi", key="mutu_jenis")
    visible = [question for jenis in existing for question in by_key[jenis] if not chosen or jenis in chosen]
    for index, question in page_parts.take_page([*enumerate(visible)], key="mutu_tanya"):
        key = f"{k.view.unggahan_id}_{index}_{_jenis_of(question)}"
        fold = st.expander(_question_title(question), on_change="rerun", key=f"mutu_tanya_{key}")
        page_parts.fill(fold, _show_question, k, question, key)


def _jenis_of(question: Question) -> str:
    if question.answer is not None:
        return "terjawab"
    return quality.effect_of(question) or "catatan"


def _show_question(k: Context, question: Question, key: str) -> None:
    st.markdown(_question_content(question))
    if question.answer is not None:
        value = page_words.safe_line(quality.name_answer(question.answer.item))
        st.markdown(f":green[★ Dijawab] **{value}** oleh {page_words.safe(name_of(k.db, question.answer.pelaku))}.")
        if k.may("atur_baca"):
            item = question.answer.item
            st.button("Tarik jawaban ini", key=f"tarik_{key}", on_click=answers.withdraw_answer, args=(k, item))
    elif question.matter is not None and permission.offers(k, "atur_baca"):
        show_form(k, question, key)


def _question_title(question: Question) -> str:
    place = f"sel {question.cell}" if question.cell else f"baris {question.row}" if question.row else ""
    beginning = "★ " if question.answer is not None else ""
    if question.kode:
        content = f"**{page_words.safe(question.kode)}** {page_words.safe(shorten(question.langkah_aksi, 70))}"
        written = f"“{shorten(question.value, 30)}”" if question.value else "kosong"
        matter = page_words.safe_line(f"{question.column} {written}") if question.column else ""
    else:
        content, matter = page_words.safe_line(shorten(question.message, 90)), ""
    return f"{beginning}{' · '.join(part for part in (content, matter, page_words.safe(place)) if part)}"


def _question_content(question: Question) -> str:
    place = [f"lembar {page_words.safe_line(question.sheet)}"] if question.sheet else []
    place += [f"sel {page_words.safe(question.cell)}"] if question.cell else []
    place += [f"kolom {page_words.safe_line(question.column)}"] if question.column else []
    written = f"“{page_words.safe(question.value)}”" if question.value else "*(kosong)*"
    beginning = f"**{', '.join(place)}** · tertulis: {written}\n\n" if place else ""
    return f"{beginning}{page_words.safe(question.message)}"


def show_form(k: Context, question: Question, key: str) -> None:
    """The form of a question's own kind, and the word that the reading is right as it is."""
    show_own_answer(k, question, key)
    answers.show_error(key)
    if not question.without_target and not question.without_bukti:
        st.button(
            "Bacaannya sudah benar, jangan tanyakan lagi",
            key=f"benar_{key}",
            type="tertiary",
            on_click=answers.store_answers,
            args=(k, question.right_answers, key),
        )


def show_own_answer(k: Context, question: Question, key: str) -> None:
    """The form in which an answer of its own is written or chosen."""
    if question.matter == "judul":
        columns.show_column_form(k, question.value, key)
    elif question.matter == "area":
        _ask_area(k, key)
    elif question.matter and question.kode:
        ask_about_langkah(k, question.matter, question.kode, key)


def ask_about_langkah(k: Context, matter: str, kode: str, key: str) -> None:
    """The form for a langkah's time (waktu), documents (bukti) or area."""
    if matter == "area":
        _ask_area(k, key, kode)
        return
    langkah = next(row for row in quality.langkah(k.db, k.view) if row["kode"] == kode)
    if matter == "waktu":
        _ask_time(k, langkah, key)
    elif matter == "bukti":
        _ask_bukti(k, langkah, key)


def _ask_time(k: Context, langkah: Row, key: str) -> None:
    """Which months a langkah's TARGET WAKTU means: touched, or written."""
    month = st.pills(
        "Bulan targetnya",
        range(1, 13),
        selection_mode="multi",
        format_func=lambda b: SHORT_MONTHS[b - 1],
        key=f"bulan_{key}",
    )
    span = len(month) > 1 and st.checkbox(
        "Satu pekerjaan: selesai di bulan terakhir yang dipilih", key=f"rentang_{key}"
    )
    writing = st.text_input(
        "atau tulis sendiri",
        placeholder="misalnya 4 Agustus · TW I dan TW III · setiap bulan",
        max_chars=300,
        key=f"tulis_{key}",
    ).strip()
    value = writing or quality.months_in_words(month, span=bool(span))
    if value:
        read_as, sure = quality.try_time(value, k.view.tahun)
        st.markdown(
            f":green[✓ Akan dibaca:] {page_words.safe(read_as)}" if sure else f":orange[?] {page_words.safe(read_as)}"
        )
    verbatim = langkah["target_waktu"]
    others = langkah["waktu_sama"] - 1 if verbatim else 0
    everything = others and st.checkbox(
        f"Berlaku juga untuk {others} langkah lain yang bertulisan “{page_words.safe_line(verbatim)}”",
        key=f"semua_{key}",
    )
    item = ChoiceItem(
        "waktu",
        verbatim,
        value,
        langkah="" if everything else langkah_words(langkah),
        tahun=None if verbatim else k.view.tahun,
    )
    _store_button(k, [item], key)


def _ask_bukti(k: Context, langkah: Row, key: str) -> None:
    """Into which documents a langkah's BUKTI cell is split."""
    if langkah["bukti_dukung"]:
        st.markdown(f"Tertulis: “{page_words.safe(langkah['bukti_dukung'])}”")
    value = st.text_area("Buktinya, satu per baris", langkah["dokumen"], key=f"bukti_{key}")
    _store_button(k, [ChoiceItem("bukti", langkah["bukti_dukung"], value or "", langkah=langkah_words(langkah))], key)


def _ask_area(k: Context, key: str, kode: str | None = None) -> None:
    """To which area and sub-area rows belong: all those without an area, or the one of `kode`."""
    everything = quality.langkah(k.db, k.view)
    chosen = [b for b in everything if (b["kode"] == kode if kode else b["area"] == "0")]
    if len(chosen) > 1:
        chosen = st.multiselect(
            "Langkah",
            chosen,
            chosen,
            format_func=lambda b: f"{b['kode']} {shorten(b['langkah_aksi'])}",
            key=f"langkah_{key}",
        )
    area = _ask_level("area", quality.suggest_areas((b["area"], b["nama_area"]) for b in everything), "VIII", key)
    sub_area = None
    if area:
        existing = quality.suggest_sub_area(everything, area[0])
        # An area that has sub-areas waits for a choice.
        first = None if existing else 0
        sub_area = _ask_level("sub-area", [_WITHOUT_SUB, *existing], "a", f"{key}_{len(existing)}", first)
    value = "\n".join([*area, *(() if sub_area == _WITHOUT_SUB else sub_area)]) if area and sub_area else ""
    _store_button(k, [ChoiceItem("area", "", value, langkah=langkah_words(b)) for b in chosen], key)


def _ask_level(level: str, existing: Sequence[Level], example: str, key: str, index: int | None = None) -> Level | None:
    """An area or sub-area, chosen or written; None while nothing was chosen."""
    other = ("", f"{level.capitalize()} lain …")
    chosen = st.selectbox(
        f"{level.capitalize()}nya",
        [*existing, other],
        index=index,
        placeholder=f"Pilih {level}",
        format_func=lambda a: f"{a[0]} {a[1]}".strip(),
        key=f"{level}_{key}",
    )
    if chosen != other:
        return chosen
    number = st.text_input(f"Nomor {level}", placeholder=f"misalnya {example}", max_chars=8, key=f"nomor_{level}_{key}")
    return number, st.text_input(f"Nama {level}", max_chars=200, key=f"nama_{level}_{key}")


def _store_button(k: Context, item: list[ChoiceItem], key: str) -> None:
    st.button(
        "Simpan jawaban",
        type="primary",
        key=f"jawab_{key}",
        disabled=not item or not item[0].nilai.strip(),
        on_click=answers.store_answers,
        args=(k, item, key),
    )
