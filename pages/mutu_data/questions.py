"""The questions of an unggahan by kind, and the form in which one is answered otherwise than proposed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from operator import attrgetter

import streamlit as st

from monev import figures, quality
from monev.core.dates import SHORT_MONTHS
from monev.core.grouping import group_by
from monev.core.text import shorten
from monev.database import Row
from monev.questions import AskedOnce, Proposal, Question, Sitting, months_in_words, suggest_areas, try_time
from monev.reading.choices import ChoiceItem, langkah_words
from monev.ui import page_parts, page_words
from monev.ui.column_meanings import QuestionCards
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
}
_OTHER_AREA = ("", "Area lain …")


def show_questions(k: Context, sitting: Sitting, everything: Sequence[Question]) -> None:
    """The questions by kind, then what is only told, each kind in a fold with its cards."""
    by_kind = group_by(sitting.left, attrgetter("effect"))
    answer = partial(answers.store_answers, k) if k.may("atur_baca") else None
    cards = QuestionCards(sitting, answer, partial(offer_own_answer, k))
    for kind, label in JENIS_LABELS.items():
        if asked := by_kind.get(kind):
            title = f"{label} ({figures.format_number(len(asked))})"
            page_parts.fold(title, cards.show, asked, f"mutu_tanya_{kind}", key=f"mutu_jenis_{kind}")
    cards.show_told(everything, key="mutu_diketahui")


def offer_own_answer(k: Context, asked: AskedOnce, proposals: Sequence[Proposal]) -> None:
    """Why the last answer to a question was not stored; and the form of another one, open where none is proposed."""
    answers.show_error(asked.key)
    if asked.first.matter != "benar":
        about = (k, asked.first, f"sendiri_{asked.key}")
        key, is_open = f"mutu_lain_{asked.key}", not proposals
        page_parts.fold("Jawaban lain …", _show_own_answer, *about, key=key, expanded=is_open)


def _show_own_answer(k: Context, question: Question, key: str) -> None:
    if question.matter == "judul":
        columns.show_column_form(k, question.value, key)
    elif question.matter == "area":
        _ask_area(k, key)
    elif question.matter and question.kode:
        ask_about_langkah(k, question.matter, question.kode, key)
    answers.show_error(key)


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
    value = writing or months_in_words(month, span=bool(span))
    if value:
        read_as, sure = try_time(value, k.view.tahun)
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
    if langkah["bukti_dukung"]:
        st.markdown(f"Tertulis: “{page_words.safe(langkah['bukti_dukung'])}”")
    value = st.text_area("Buktinya, satu per baris", langkah["dokumen"], key=f"bukti_{key}")
    _store_button(k, [ChoiceItem("bukti", langkah["bukti_dukung"], value or "", langkah=langkah_words(langkah))], key)


def _ask_area(k: Context, key: str, kode: str | None = None) -> None:
    """To which area rows belong: all those without an area, or the one of `kode`."""
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
    value = "\n".join(_choose_area(everything, key) or ())
    _store_button(k, [ChoiceItem("area", "", value, langkah=langkah_words(b)) for b in chosen], key)


def _choose_area(langkah: Sequence[Row], key: str) -> tuple[str, str] | None:
    """Mark and name of an area, chosen or written; None while nothing was chosen."""
    chosen = st.selectbox(
        "Areanya",
        [*suggest_areas((b["area"], b["nama_area"]) for b in langkah), _OTHER_AREA],
        index=None,
        placeholder="Pilih area",
        format_func=lambda area: f"{area[0]} {area[1]}".strip(),
        key=f"area_{key}",
    )
    if chosen != _OTHER_AREA:
        return chosen
    number = st.text_input("Nomor area", placeholder="misalnya VIII", max_chars=8, key=f"nomor_area_{key}")
    return number, st.text_input("Nama area", max_chars=200, key=f"nama_area_{key}")


def _store_button(k: Context, item: list[ChoiceItem], key: str) -> None:
    st.button(
        "Simpan jawaban",
        type="primary",
        key=f"jawab_{key}",
        disabled=not item or not item[0].nilai.strip(),
        on_click=answers.store_answers,
        args=(k, key, item),
    )
