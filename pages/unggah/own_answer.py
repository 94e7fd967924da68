"""An answer in one's own words: the time, the documents, the area or the PIC of a langkah."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from monev.core.dates import SHORT_MONTHS
from monev.core.text import shorten
from monev.database import Row
from monev.quality import langkah_of
from monev.questions import AskedOnce, Proposal, Question, months_in_words, suggest_areas, try_time
from monev.reading.choices import ChoiceItem, langkah_words
from monev.ui import page_parts
from monev.ui.context import Context
from monev.ui.page_parts import ButtonLooks
from monev.ui.page_words import safe, safe_line
from pages.unggah import answers

_OTHER_AREA = ("", "Area lain …")


def offer(ctx: Context, asked: AskedOnce, proposals: Sequence[Proposal]) -> None:
    """Show why the last answer was refused, and a form for another answer.

    The form is open if none is proposed.
    """
    answers.show_error(asked.key)
    if asked.first.matter == "judul":
        st.caption("Artinya juga dapat diubah di kolomnya, bila berkasnya dipilih lagi.")
    elif asked.first.matter != "benar":
        about = (ctx, asked.first, f"sendiri_{asked.key}")
        key = f"tanya_lain_{asked.key}"
        page_parts.fold("Jawaban lain …", _show, *about, key=key, expanded=not proposals)


def _show(ctx: Context, question: Question, key: str) -> None:
    """Show the form for what a question is about.

    An area without a kode is for all langkah that lack one.
    """
    kode = None if question.matter == "area" else question.kode
    if question.matter == "area":
        _ask_area(ctx, key, kode)
    elif kode and (ask := _ASK_LANGKAH.get(question.matter or "")):
        ask(ctx, next(row for row in langkah_of(ctx.db, ctx.view) if row["kode"] == kode), key)
    answers.show_error(key)


def _ask_time(ctx: Context, langkah: Row, key: str) -> None:
    names = dict(enumerate(SHORT_MONTHS, start=1))
    shown = names.__getitem__
    month = st.pills(
        "Bulan targetnya",
        list(names),
        selection_mode="multi",
        format_func=shown,
        key=f"bulan_{key}",
    )
    one = "Satu pekerjaan: selesai di bulan terakhir yang dipilih"
    span = len(month) > 1 and st.checkbox(one, key=f"rentang_{key}")
    hint = "misalnya 4 Agustus · TW I dan TW III · setiap bulan"
    writing = st.text_input(
        "atau tulis sendiri", placeholder=hint, max_chars=300, key=f"tulis_{key}"
    ).strip()
    value = writing or months_in_words(month, span=bool(span))
    if value:
        read_as, sure = try_time(value, ctx.view.tahun)
        st.markdown(f"{':green[✓ Akan dibaca:]' if sure else ':orange[?]'} {safe(read_as)}")
    verbatim = langkah["target_waktu"]
    others = langkah["waktu_sama"] - 1 if verbatim else 0
    words = f"Berlaku juga untuk {others} langkah lain yang bertulisan “{safe_line(verbatim)}”"
    everything = others and st.checkbox(words, key=f"semua_{key}")
    of_langkah = "" if everything else langkah_words(langkah)
    tahun = None if verbatim else ctx.view.tahun
    _store_button(ctx, [ChoiceItem("waktu", verbatim, value, langkah=of_langkah, tahun=tahun)], key)


def _ask_bukti(ctx: Context, langkah: Row, key: str) -> None:
    if langkah["bukti_dukung"]:
        st.markdown(f"Tertulis: “{safe(langkah['bukti_dukung'])}”")
    value = st.text_area("Buktinya, satu per baris", langkah["dokumen"], key=f"bukti_{key}")
    _store_button(
        ctx,
        [ChoiceItem("bukti", langkah["bukti_dukung"], value or "", langkah=langkah_words(langkah))],
        key,
    )


def _ask_pics(ctx: Context, langkah: Row, key: str) -> None:
    """Show the form for the PIC of every cell with these words."""
    written = langkah["pic"] or ""
    st.markdown(
        f"Tertulis: “{safe(written)}”" if written else "Sel PIC-nya kosong: isi di bagian PIC."
    )
    value = st.text_area("PIC-nya, satu per baris", written, key=f"pic_{key}")
    _store_button(ctx, [ChoiceItem("pic", written, value)], key)


_ASK_LANGKAH = {"waktu": _ask_time, "bukti": _ask_bukti, "pic": _ask_pics}
"""Matter of a langkah → its form."""


def _ask_area(ctx: Context, key: str, kode: str | None) -> None:
    """Show the form for the area of one langkah (`kode`), or of all langkah without an area."""
    everything = langkah_of(ctx.db, ctx.view)
    column, value = ("kode", kode) if kode else ("area", "0")
    chosen = [row for row in everything if row[column] == value]
    if len(chosen) > 1:
        look = {
            "format_func": lambda row: f"{row['kode_tampil']} {shorten(row['langkah_tampil'])}",
            "key": f"langkah_{key}",
        }
        chosen = st.multiselect("Langkah", chosen, chosen, **look)
    known = [*suggest_areas((row["area"], row["nama_area"]) for row in everything), _OTHER_AREA]
    words = {area: " ".join(area).strip() for area in known}
    area = page_parts.pick("Areanya", words, placeholder="Pilih area", key=f"area_{key}")
    if area == _OTHER_AREA:
        number = st.text_input(
            "Nomor area", placeholder="misalnya VIII", max_chars=8, key=f"nomor_area_{key}"
        )
        area = number, st.text_input("Nama area", max_chars=200, key=f"nama_area_{key}")
    answer = partial(ChoiceItem, "area", "", "\n".join(area or ()))
    _store_button(ctx, [answer(langkah=langkah_words(row)) for row in chosen], key)


def _store_button(ctx: Context, items: list[ChoiceItem], key: str) -> None:
    look: ButtonLooks = {
        "type": "primary",
        "key": f"jawab_{key}",
        "disabled": not items or not items[0].nilai.strip(),
    }
    page_parts.button("Simpan jawaban", answers.store_answers, ctx, key, items, **look)
