"""The plan as it was understood beside the original, cell by cell, a few langkah at a time; how surely cells were read,
which list is open, the plan to take along."""

from collections.abc import Sequence
from functools import partial
from operator import itemgetter

import streamlit as st

from monev import quality
from monev.core.grouping import group_by
from monev.core.statuses import CERTAINTY
from monev.core.text import shorten
from monev.database import Row
from monev.figures import format_number
from monev.outputs.template import make_corrected
from monev.quality import ComparedCell
from monev.questions import Sitting
from monev.ui import looks, page_parts
from monev.ui.context import Context
from monev.ui.looks import blocks
from monev.ui.page_words import safe, safe_line
from pages.mutu_data import answers, original, questions

PARTS = {
    "pertanyaan": "Jawab satu per satu",
    "daftar": "Semua pertanyaan",
    "banding": "Bandingkan dengan berkas",
    "kolom": "Arti kolom",
    "pilihan": "Pilihan tersimpan",
}
_COLOURS = {"#c2410c": "orange", "#1d4ed8": "blue", "#8a63a8": "violet", "#1a7f5a": "green", "#5b7083": "gray"}
"""What Streamlit calls the colour of a certainty."""
PER_PAGE = 8
_MAX_LENGTH = 240
_MATTERS = {"waktu": "Target waktu", "bukti": "Bukti", "area": "Area"}


def show_summary(k: Context, sitting: Sitting) -> None:
    """The sentence that answers the page's question, and how many cells were read how surely."""
    page_parts.show_sentence(quality.quality_sentence(sitting))
    if found := quality.count_cells(k.db, k.view):
        terms = ((CERTAINTY[kode], format_number(count)) for kode, count in found.items())
        cells = (f":{_COLOURS[term.colour]}[{safe(term.mark)}\u00a0{term.label} {n}]" for term, n in terms)
        st.markdown(f"Sel: {' · '.join(cells)}")
        st.caption("Sel selebihnya disalin huruf demi huruf. Tidak ada sel yang ditebak tanpa disebutkan di sini.")


def offer_corrected(k: Context) -> None:
    """The plan with the stored answers written into its cells; made only when it is asked for."""
    name, corrected = f"rencana dibetulkan {k.view.satker} {k.view.tahun}.xlsx", partial(make_corrected, *k.rencana)
    hint = "Templat unggahan terbaru: jawaban yang tersimpan ditulis di selnya, tulisan asal di kolom sendiri."
    page_parts.offer_file("Unduh rencana yang sudah dibetulkan (.xlsx)", corrected, name, help=hint)


def show_comparison(k: Context) -> None:
    """Each langkah: what stands in the file, what was read, how surely."""
    file = original.find_file(k)
    if file is None:
        original.show_no_file()
        return
    everything = quality.langkah(k.db, k.view)
    by_kode = group_by(quality.read_cells(k.db, k.view), itemgetter("kode"))
    st.caption(f"Berkas {safe(file.name)} (unggahan {file.unggahan}): {format_number(len(everything))} langkah.")
    piece = page_parts.take_page(everything, key="mutu_banding", rows_per_page=PER_PAGE)
    content = original.open_original(k, file)
    for b in piece:
        _show_langkah(b, quality.compare_cells(content, b, by_kode.get(b["kode"], [])))
    _change_cell(k, piece)


def _show_langkah(b: Row, cells: Sequence[ComparedCell]) -> None:
    place = f":gray[lembar {safe_line(b['lembar'])}, baris {b['baris']}]"
    st.markdown(f"**{safe(b['kode'])}** {safe_line(shorten(b['langkah_aksi'], 90))} · {place}")
    head, rows = ("Sel", "Kolom", "Tertulis di berkas", "Dibaca sebagai", "Kepastian"), []
    for cell in cells:
        term, written = CERTAINTY[cell.certainty], shorten(cell.written, _MAX_LENGTH) or "(kosong)"
        read_as = "sama" if cell.certainty == "disalin" else shorten(cell.read_as, _MAX_LENGTH)
        rows.append((cell.cell, cell.column, written, read_as, f"{term.mark}\u00a0{term.label}"))
    looks.show([blocks.table(f"Langkah {b['kode']}", head, rows)], key=f"mutu_banding_{b['kode']}")


def _change_cell(k: Context, visible: Sequence[Row]) -> None:
    """Settle a cell nobody asked about: any langkah on the screen, its time, its documents or its area."""
    if not k.offers("atur_baca"):
        return
    heading = {b["kode"]: f"{b['kode']} {shorten(b['langkah_aksi'], 70)}" for b in visible}
    hint = "Bacaannya keliru? Pilih langkahnya"
    kode = page_parts.choose("Ubah bacaan langkah", heading, placeholder=hint, key="mutu_ubah")
    if kode is None:
        return
    look = {"format_func": _MATTERS.__getitem__, "key": "mutu_ubah_hal"}
    matter = st.segmented_control("Yang keliru", list(_MATTERS), default="waktu", **look)
    key = f"ubah_{kode}_{matter}"
    if matter:
        questions.ask_about_langkah(k, matter, kode, key)
    answers.show_error(key)
