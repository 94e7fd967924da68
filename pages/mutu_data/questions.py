"""The questions of an unggahan, one after the other or by kind, and its cells beside the file.

A question shows its cell in the file and the proposed answers as buttons. Keys: Y takes the
proposed answer, N goes to the next answer and then to the next question, U takes back.
"""

from collections.abc import Sequence
from functools import partial
from operator import attrgetter, itemgetter

import streamlit as st

from monev.core.dates import SHORT_MONTHS
from monev.core.errors import FileRefused
from monev.core.grouping import group_by
from monev.core.statuses import CERTAINTY
from monev.core.text import shorten
from monev.database import Row
from monev.figures import format_number
from monev.outputs.template import make_corrected
from monev.quality import original_file, reading_quality
from monev.quality.cell_list import cells_frame
from monev.questions import (
    AskedOnce,
    Proposal,
    Question,
    Sitting,
    months_in_words,
    suggest_areas,
    try_time,
)
from monev.reading.choices import ChoiceItem, langkah_words
from monev.ui import guard, outcome, page_parts, screen, tables
from monev.ui.column_meanings import LABEL_LENGTH, QuestionCards, card_words
from monev.ui.context import Context
from monev.ui.page_parts import ButtonLooks
from monev.ui.page_words import safe, safe_line
from pages.mutu_data import answers, original

PARTS = {
    "pertanyaan": "Jawab satu per satu",
    "daftar": "Semua pertanyaan",
    "banding": "Bandingkan dengan berkas",
    "pilihan": "Jawaban tersimpan",
    "pic": "Isi PIC",
}
JENIS_LABELS = {
    "tanpa_target": "Tanpa target waktu",
    "tanpa_bukti": "Bukti belum disebut",
    "waktu": "Target waktu meragukan",
    "bukti": "Pecahan bukti",
    "pic": "Beberapa PIC",
    "area": "Area",
    "judul": "Arti kolom",
    "tanda": "Arti tanda",
    "status": "Arti status",
    "baris": "Baris yang digabung",
    "benar": "Perlu dilihat",
}
_OTHER_AREA = ("", "Area lain …")
_COLOURS = {
    "#c2410c": "orange",
    "#1d4ed8": "blue",
    "#8a63a8": "violet",
    "#1a7f5a": "green",
    "#5b7083": "gray",
}
"""The colour of a certainty → Streamlit's name for it."""
_LANGKAH_PER_PAGE = 8
_MAX_LENGTH = 240
_OPENED = "mutu_langkah"
"""The session key of the langkah whose dialog is open over the table of cells."""
_CELL_HEADINGS = {
    "kode": "Kode",
    "sel": "Sel",
    "kolom": "Kolom",
    "tertulis": "Tertulis di berkas",
    "dibaca": "Dibaca sebagai",
    "kepastian": "Kepastian",
}
_MATTERS = {"waktu": "Target waktu", "bukti": "Bukti", "area": "Area", "pic": "PIC"}


def show_sitting(ctx: Context, sitting: Sitting) -> None:
    """Draw the outcome of the last answer and the next question.

    After the last question it draws what to do next.
    """
    outcome.show(answers.BLOCK)
    if not ctx.offers("atur_baca"):
        return
    if original.is_reading_again():
        original.offer_rereading(ctx)
        return
    waiting = [asked for asked in sitting.left if _at(ctx).get(asked.key, 0) is not None]
    if sitting.total:
        left = len(sitting.left)
        total = sitting.total
        passed = len(sitting.left) - len(waiting)
        words = f", {format_number(passed)} dilewati" if passed else ""
        page_parts.show_sentence(
            f"Sisa {format_number(left)} dari {format_number(total)} pertanyaan{words}"
        )
        st.progress((total - left) / total)
    if waiting:
        asked_once = waiting[0]
        proposals = sitting.proposals(waiting[0])
        st.markdown(card_words(asked_once))
        _show_picture(ctx, asked_once)
        _show_answers(ctx, asked_once, proposals)
        offer_own_answer(ctx, asked_once, proposals)
    else:
        _show_end(ctx, sitting)
    original.offer_rereading(ctx, first=not waiting)


def _show_picture(ctx: Context, asked_once: AskedOnce) -> None:
    """Draw the cell in its file with its neighbours; nothing if the file can't be shown."""
    file = original.find_file(ctx)
    picture = None
    try:
        if file:
            picture = original_file.picture_cell(
                original.open_original(ctx, file), asked_once.first
            )
    except FileRefused:
        st.caption("Berkas asalnya tidak terbuka, jadi selnya tidak dapat digambar.")
    if picture is None:
        return
    head = [
        "Baris",
        *(f"{letter} · {heading}" if heading else letter for letter, heading in picture.headings),
    ]
    rows = []
    for number, texts in picture.rows.items():
        cells = [safe_line(shorten(text, 90)) for text in texts]
        if screen.is_narrow():
            for index in picture.beside:
                cells[index] = ""
        row, column = picture.marked
        if number == row and column is not None:
            asked = shorten(texts[column], 320) or "(kosong)"
            cells[column] = f":blue-background[**{safe_line(asked)}**]"
        rows.append([str(number), *cells])
    tables.show_short(head, rows)


def _show_answers(ctx: Context, asked_once: AskedOnce, proposals: Sequence[Proposal]) -> None:
    at = _at(ctx).get(asked_once.key) or 0
    with st.container(horizontal=True, gap="small"):
        for index, proposal in enumerate(proposals):
            words = safe_line(shorten(proposal.words, LABEL_LENGTH))
            about = (ctx, asked_once.key, proposal.items, proposal.words)
            look: ButtonLooks = {"type": "primary", **_with_key("Y")} if index == at else {}
            # The key holds `at`: a Y right after an N meant the old button, and does nothing.
            key = f"usul_{asked_once.key}_{at}_{index}"
            page_parts.button(words, answers.store_answers, *about, key=key, wrap=True, **look)
    following = at + 1 if at + 1 < len(proposals) else None
    with st.container(horizontal=True, gap="small"):
        words = "Bukan, usul berikutnya" if following else "Lewati"
        key = f"bukan_{asked_once.key}"
        page_parts.button(
            words, _at(ctx).update, {asked_once.key: following}, key=key, **_with_key("N")
        )
        _offer_undo(ctx)


def _with_key(letter: str) -> ButtonLooks:
    """Return the shortcut of a button, except on a phone."""
    return {} if screen.is_narrow() else {"shortcut": letter}


def _offer_undo(ctx: Context) -> None:
    if given := answers.given_here(ctx):
        words = given[-1][1]
        look: ButtonLooks = {"key": "mutu_urungkan", "type": "tertiary", **_with_key("U")}
        page_parts.button(
            f"Urungkan “{safe_line(shorten(words, 40))}”", answers.undo_given, ctx, **look
        )


def _at(ctx: Context) -> dict[str, int | None]:
    """Return question key → index of the proposed answer it has come to. None: it was skipped."""
    return st.session_state.setdefault(f"mutu_usul_{ctx.view.unggahan_id}", {})


def _show_end(ctx: Context, sitting: Sitting) -> None:
    if not sitting.total:
        doubted = reading_quality.count_cells(ctx.db, ctx.view).get("diragukan", 0)
        left = (
            f"Tidak ada yang perlu dijawab; {format_number(doubted)} sel diragukan dapat "
            "dilihat di bawah."
        )
        st.markdown(left if doubted else "Semua sel terbaca tanpa pertanyaan.")
        return
    skipped = f"Selebihnya Anda lewati: {format_number(len(sitting.left))} pertanyaan."
    st.markdown(skipped if sitting.left else "**Semua pertanyaan terjawab.**")
    with st.container(horizontal=True, gap="small"):
        if sitting.left:
            page_parts.button("Tanyakan lagi yang dilewati", _at(ctx).clear, key="mutu_lagi")
        _offer_undo(ctx)


def show_questions(ctx: Context, sitting: Sitting, everything: Sequence[Question]) -> None:
    """Draw the questions by kind, each kind in a fold with its cards, then the remarks."""
    by_kind = group_by(sitting.left, attrgetter("effect"))
    answer = partial(answers.store_answers, ctx) if ctx.may("atur_baca") else None
    cards = QuestionCards(sitting, answer, partial(offer_own_answer, ctx))
    for kind, label in JENIS_LABELS.items():
        if asked := by_kind.get(kind):
            title = f"{label} ({format_number(len(asked))})"
            page_parts.fold(
                title, cards.show, asked, f"mutu_tanya_{kind}", key=f"mutu_jenis_{kind}"
            )
    cards.show_told(everything, key="mutu_diketahui")


def offer_own_answer(ctx: Context, asked: AskedOnce, proposals: Sequence[Proposal]) -> None:
    """Show why the last answer was refused, and a form for another answer.

    The form is open if none is proposed.
    """
    answers.show_error(asked.key)
    if asked.first.matter == "judul":
        st.caption("Artinya juga dapat diubah di Unggah: pilih berkasnya lagi, buka kolomnya.")
    elif asked.first.matter != "benar":
        about = (ctx, asked.first, f"sendiri_{asked.key}")
        key = f"mutu_lain_{asked.key}"
        is_open = not proposals
        page_parts.fold("Jawaban lain …", _show_own_answer, *about, key=key, expanded=is_open)


def _show_own_answer(ctx: Context, question: Question, key: str) -> None:
    kode = None if question.matter == "area" else question.kode
    ask_about_langkah(ctx, question.matter, kode, key)
    answers.show_error(key)


def ask_about_langkah(ctx: Context, matter: str | None, kode: str | None, key: str) -> None:
    """Show the form for the time (waktu), documents (bukti), area or PIC of a langkah.

    An area without a kode is for all langkah that lack one.
    """
    if matter == "area":
        _ask_area(ctx, key, kode)
    elif kode and (ask := _ASK_LANGKAH.get(matter or "")):
        langkah = next(
            row for row in reading_quality.langkah(ctx.db, ctx.view) if row["kode"] == kode
        )
        ask(ctx, langkah, key)


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
        f"Tertulis: “{safe(written)}”" if written else "Sel PIC-nya kosong: isi di Isi PIC."
    )
    value = st.text_area("PIC-nya, satu per baris", written, key=f"pic_{key}")
    _store_button(ctx, [ChoiceItem("pic", written, value)], key)


_ASK_LANGKAH = {"waktu": _ask_time, "bukti": _ask_bukti, "pic": _ask_pics}
"""Matter of a langkah → its form."""


def _ask_area(ctx: Context, key: str, kode: str | None) -> None:
    """Show the form for the area of one langkah (`kode`), or of all langkah without an area."""
    everything = reading_quality.langkah(ctx.db, ctx.view)
    column, value = ("kode", kode) if kode else ("area", "0")
    chosen = [row for row in everything if row[column] == value]
    if len(chosen) > 1:
        look = {
            "format_func": lambda row: f"{row['kode']} {shorten(row['langkah_aksi'])}",
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


def show_summary(ctx: Context, sitting: Sitting) -> None:
    """Draw the sentence that answers the page's question, and the count of cells by certainty."""
    page_parts.show_sentence(reading_quality.quality_sentence(sitting))
    if found := reading_quality.count_cells(ctx.db, ctx.view):
        cells = []
        for kode, count in found.items():
            term = CERTAINTY[kode]
            words = f"{safe(term.mark)}\u00a0{term.label} {format_number(count)}"
            cells.append(f":{_COLOURS[term.colour]}[{words}]")
        st.markdown(f"Sel: {' · '.join(cells)}")
        st.caption(
            "Sel selebihnya disalin apa adanya. Setiap penafsiran disebutkan di halaman ini."
        )


def offer_corrected(ctx: Context) -> None:
    """Offer the plan with the stored answers written into its cells.

    It is made only when somebody asks.
    """
    name = f"rencana dibetulkan {ctx.view.satker} {ctx.view.tahun}.xlsx"
    corrected = partial(make_corrected, *ctx.rencana)
    hint = (
        "Templat unggahan terbaru: jawaban yang tersimpan ditulis di selnya, tulisan asal di "
        "kolom sendiri."
    )
    page_parts.offer_file("Unduh rencana yang sudah dibetulkan (.xlsx)", corrected, name, help=hint)


def show_comparison(ctx: Context) -> None:
    """Draw each langkah: what the file says, what was read, and how certainly."""
    if (file := original.find_file(ctx)) is None:
        original.show_no_file()
        return
    everything = reading_quality.langkah(ctx.db, ctx.view)
    st.caption(
        f"Berkas {safe(file.name)} (unggahan {file.unggahan}): {format_number(len(everything))} "
        "langkah."
    )
    content = original.open_original(ctx, file)
    by_kode = group_by(reading_quality.read_cells(ctx.db, ctx.view), itemgetter("kode"))
    if not screen.is_narrow():
        _show_cells(ctx, content)
        for langkah in everything:
            if langkah["kode"] == st.session_state.get(_OPENED):
                cells = by_kode.get(langkah["kode"], [])
                _open_langkah(ctx, langkah, original_file.compare_cells(content, langkah, cells))
        return
    piece = page_parts.take_page(everything, key="mutu_banding", rows_per_page=_LANGKAH_PER_PAGE)
    for langkah in piece:
        cells = by_kode.get(langkah["kode"], [])
        _show_langkah(langkah, original_file.compare_cells(content, langkah, cells))
    _change_cell(ctx, piece)


def _show_cells(ctx: Context, content: original_file.Original) -> None:
    """Draw all cells in one table that can be sorted and searched; a kode opens its langkah."""
    st.caption("Pilih kode untuk membaca langkahnya selengkapnya, dan membetulkan cara bacanya.")
    frame = cells_frame(ctx.db, ctx.view, content)
    opens = tables.Opens("kode", _choose_langkah)
    label = "Setiap sel: tertulis di berkas, dan dibaca sebagai"
    tables.show(frame, _CELL_HEADINGS, key="mutu_sel", label=label, opens=opens)


def _choose_langkah(kode: str) -> None:
    st.session_state[_OPENED] = kode


def _close_langkah() -> None:
    st.session_state.pop(_OPENED, None)


@st.dialog("Satu langkah", width="large", on_dismiss=_close_langkah)
def _open_langkah(ctx: Context, langkah: Row, cells: Sequence[original_file.ComparedCell]) -> None:
    with guard.guard():
        outcome.show(answers.BLOCK)
        _show_langkah(langkah, cells)
        if ctx.offers("atur_baca"):
            _change_langkah(ctx, langkah["kode"])


def _show_langkah(langkah: Row, cells: Sequence[original_file.ComparedCell]) -> None:
    place = f":gray[lembar {safe_line(langkah['lembar'])}, baris {langkah['baris']}]"
    st.markdown(
        f"**{safe(langkah['kode'])}** {safe_line(shorten(langkah['langkah_aksi'], 90))} · {place}"
    )
    head = ("Sel", "Kolom", "Tertulis di berkas", "Dibaca sebagai", "Kepastian")
    rows = []
    for cell in cells:
        term = CERTAINTY[cell.certainty]
        written = shorten(cell.written, _MAX_LENGTH) or "(kosong)"
        read_as = "sama" if cell.certainty == "disalin" else shorten(cell.read_as, _MAX_LENGTH)
        said = (cell.cell, cell.column, written, read_as, f"{term.mark}\u00a0{term.label}")
        rows.append([*map(safe_line, said)])
    tables.show_short(head, rows)


def _change_cell(ctx: Context, visible: Sequence[Row]) -> None:
    """Offer to change how a langkah on the screen was read, even without a question about it."""
    if not ctx.offers("atur_baca"):
        return
    heading = {}
    for row in visible:
        heading[row["kode"]] = f"{row['kode']} {shorten(row['langkah_aksi'], 70)}"
    hint = "Ada yang salah terbaca? Pilih langkahnya"
    kode = page_parts.pick("Ubah cara baca langkah", heading, placeholder=hint, key="mutu_ubah")
    if kode is not None:
        _change_langkah(ctx, kode)


def _change_langkah(ctx: Context, kode: str) -> None:
    """Show the form that corrects the time, the documents or the area of one langkah."""
    look = {"format_func": _MATTERS.__getitem__, "key": "mutu_ubah_hal"}
    matter = st.segmented_control("Yang salah terbaca", list(_MATTERS), default="waktu", **look)
    key = f"ubah_{kode}_{matter}"
    if matter:
        ask_about_langkah(ctx, matter, kode, key)
    answers.show_error(key)
