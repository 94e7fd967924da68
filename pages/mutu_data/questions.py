"""The questions of an unggahan, tanpa target first, each with the form that settles it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from monev import figures, quality
from monev.access import name_of
from monev.core.dates import SHORT_MONTHS
from monev.core.text import shorten
from monev.database import Row, to_rows
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
_OTHER, _OTHER_SUB, _WITHOUT_SUB = ("", "Area lain …"), ("", "Sub-area lain …"), ("", "Tanpa sub-area")


def show_questions(k: Context, everything: Sequence[Question]) -> None:
    """The list, filtered by kind, a page at a time; each question opens to its form."""
    by_key = {jenis: [question for question in everything if _jenis_of(question) == jenis] for jenis in JENIS_LABELS}
    existing = [jenis for jenis, content in by_key.items() if content]
    if not existing:
        st.markdown("Semua sel terbaca tanpa pertanyaan.")
        return
    chosen = st.pills(
        "Jenis pertanyaan",
        existing,
        selection_mode="multi",
        format_func=lambda jenis: f"{JENIS_LABELS[jenis]} ({figures.format_number(len(by_key[jenis]))})",
        key="mutu_jenis",
        label_visibility="collapsed",
    )
    visible = [question for jenis in existing for question in by_key[jenis] if not chosen or jenis in chosen]
    beginning, end = page_parts.page_bounds(len(visible), key="mutu_tanya")
    for index, question in enumerate(visible[beginning:end], start=beginning):
        _show_question(k, question, f"{k.view.unggahan_id}_{index}_{_jenis_of(question)}")


def _jenis_of(question: Question) -> str:
    if question.answer is not None:
        return "terjawab"
    return quality.effect_of(question) or "catatan"


def _show_question(k: Context, question: Question, key: str) -> None:
    fold = st.expander(_question_title(question), on_change="rerun", key=f"mutu_tanya_{key}")
    if not fold.open:
        return
    with fold:
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
        matter = page_words.safe_line(f"{question.column} {_written_text(question.value)}") if question.column else ""
    else:
        content, matter = page_words.safe_line(shorten(question.message, 90)), ""
    return f"{beginning}{' · '.join(s for s in (content, matter, page_words.safe(place)) if s)}"


def _written_text(value: str) -> str:
    return f"“{shorten(value, 30)}”" if value else "kosong"


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
    if question.matter == "benar" and question.cell:
        st.caption(f"Atau perbaiki sel {question.cell} di berkas, lalu unggah lagi.")


def show_own_answer(k: Context, question: Question, key: str) -> None:
    """The form in which an answer of its own is written or chosen."""
    if question.matter == "waktu" and question.kode:
        ask_time(k, langkah_row(k, question.kode), key)
    elif question.matter == "bukti" and question.kode:
        bukti(k, langkah_row(k, question.kode), key)
    elif question.matter == "area":
        area(k, key)
    elif question.matter == "judul":
        columns.show_column_form(k, question.value, key)


def langkah_row(k: Context, kode: str) -> Row:
    """One langkah of the unggahan looked at, as `mutu.langkah` gives it."""
    everything = quality.langkah(k.db, k.view)
    return to_rows(everything.loc[everything["kode"] == kode])[0]


def ask_time(k: Context, langkah: Row, key: str) -> None:
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
    everything = bool(verbatim) and langkah["waktu_sama"] > 1 and _ask_for_all(langkah["waktu_sama"], verbatim, key)
    item = ChoiceItem(
        "waktu",
        verbatim,
        value,
        langkah="" if everything else langkah_words(langkah),
        tahun=None if verbatim else k.view.tahun,
    )
    _store_button(k, [item], key)


def _ask_for_all(count: int, verbatim: str, key: str) -> bool:
    return st.checkbox(
        f"Berlaku juga untuk {count - 1} langkah lain yang bertulisan “{page_words.safe_line(verbatim)}”",
        key=f"semua_{key}",
    )


def bukti(k: Context, langkah: Row, key: str) -> None:
    """Into which documents a langkah's BUKTI cell is split."""
    if langkah["bukti_dukung"]:
        st.markdown(f"Tertulis: “{page_words.safe(langkah['bukti_dukung'])}”")
    value = st.text_area("Buktinya, satu per baris", langkah["dokumen"], key=f"bukti_{key}")
    _store_button(k, [ChoiceItem("bukti", langkah["bukti_dukung"], value or "", langkah=langkah_words(langkah))], key)


def area(k: Context, key: str, kode: str | None = None) -> None:
    """To which area and sub-area rows belong: all those without an area, or the one of `kode`."""
    everything = to_rows(quality.langkah(k.db, k.view))
    base = [b for b in everything if (b["kode"] == kode if kode else b["area"] == "0")]
    chosen = base
    if len(base) > 1:
        chosen = st.multiselect(
            "Langkah",
            base,
            base,
            format_func=lambda b: f"{b['kode']} {shorten(b['langkah_aksi'])}",
            key=f"langkah_{key}",
        )
    proposals = quality.suggest_areas((b["area"], b["nama_area"]) for b in everything)
    index = st.selectbox(
        "Areanya",
        [*proposals, _OTHER],
        index=None,
        placeholder="Pilih area",
        format_func=lambda a: f"{a[0]} {a[1]}".strip(),
        key=f"area_{key}",
    )
    value = "\n".join(index) if index else ""
    if index == _OTHER:
        number = st.text_input("Nomor area", placeholder="misalnya VIII", max_chars=8, key=f"nomor_{key}")
        name = st.text_input("Nama area", max_chars=200, key=f"nama_{key}")
        value = f"{number}\n{name}"
    sub_area = _ask_sub_area(quality.suggest_sub_area(everything, index[0]), key) if index else ""
    if sub_area is None:
        value = ""
    elif sub_area:
        value += f"\n{sub_area}"
    _store_button(k, [ChoiceItem("area", "", value, langkah=langkah_words(b)) for b in chosen], key)


def _ask_sub_area(existing: list[tuple[str, str]], key: str) -> str | None:
    """Mark and name of the sub-area on two lines; "" for none; None while an area that has some waits for a choice."""
    index = st.selectbox(
        "Sub-areanya",
        [_WITHOUT_SUB, *existing, _OTHER_SUB],
        index=None if existing else 0,
        placeholder="Pilih sub-area",
        format_func=lambda a: f"{a[0]} {a[1]}".strip(),
        key=f"sub_area_{key}_{len(existing)}",
    )
    if index == _OTHER_SUB:
        number = st.text_input("Nomor sub-area", placeholder="misalnya a", max_chars=8, key=f"nomor_sub_{key}")
        name = st.text_input("Nama sub-area", max_chars=200, key=f"nama_sub_{key}")
        return f"{number}\n{name}"
    if index is None:
        return None
    return "" if index == _WITHOUT_SUB else "\n".join(index)


def _store_button(k: Context, item: list[ChoiceItem], key: str) -> None:
    st.button(
        "Simpan jawaban",
        type="primary",
        key=f"jawab_{key}",
        disabled=not item or not item[0].nilai.strip(),
        on_click=answers.store_answers,
        args=(k, item, key),
    )
