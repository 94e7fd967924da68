"""The files of bukti: their addresses, and on the langkah panel their list, upload and removal."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from urllib.parse import urlencode

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from monev.core.dates import format_tenggat
from monev.core.errors import MonevError
from monev.core.file_references import FileReference, files_of
from monev.database import Row
from monev.edits.single_edits import EditResult, Target
from monev.evidence_files.files import (
    KINDS,
    MAX_SIZE,
    MIB,
    PICTURES,
    add_file,
    kind_of,
    known_files,
    take_off,
)
from monev.figures.rows import BuktiRow
from monev.ui import guard, page_parts
from monev.ui.address import PARTS, Choice
from monev.ui.context import Context, current_actor
from monev.ui.page_words import safe, safe_line

PACKAGE = "/paket-bukti"
SHEET = "/ringkasan-cetak"
"""The printed Ringkasan; its query has the view as a page's address does."""
_STORED_FILES = "berkas_ke"

Done = Callable[[Target, EditResult], None]
"""Called after something was stored: it says so and redraws the panel."""


def package_address(chosen: Choice, triwulan: int = 0) -> str:
    """Return the address of the package of a triwulan (1..4; 0: the tahun, of the whole plan)."""
    wanted = (chosen if triwulan else chosen.whole(*PARTS)).url(triwulan=str(triwulan))
    return f"{PACKAGE}?{urlencode(wanted, doseq=True)}"


def show_files(ctx: Context, bukti: Iterable[BuktiRow]) -> None:
    """List every file of the langkah in the version on screen; nothing if there is none."""
    lines = []
    known = known_files(ctx.db, ctx.view.satker)
    for row in bukti:
        note = f"{row['bukti']}, {format_tenggat(row['tenggat'])}"
        lines += [line_of(file, note, known) for file in files_of(row["tautan"])]
    if lines:
        page_parts.show_list(lines)


def edit_files(ctx: Context, where: Target, bukti: Row, posisi: date, done: Done) -> None:
    """Draw the files of one bukti in the newest version.

    Each file has *Lepas*. With the files stands the upload of another.
    """
    if bukti["status"] == "terverifikasi":
        return
    for file in files_of(bukti["tautan"]):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(safe_line(file.name), width="content")
            if st.button(
                "Lepas",
                key=f"lepas_{where}_{file.sha256}",
                help="Tetap tersimpan pada versi sebelumnya.",
            ):
                _take_off(ctx, where, file, posisi, done)
    chosen = choose_file(
        "Tambah berkas", key=f"berkas_pilih_{where}_{st.session_state.get(_STORED_FILES, 0)}"
    )
    if chosen is not None:
        _add(ctx, where, chosen, posisi, done)


def _take_off(ctx: Context, where: Target, file: FileReference, posisi: date, done: Done) -> None:
    with guard.guard():
        done(
            where,
            take_off(*ctx.rencana, where, file.sha256, pelaku=current_actor(ctx.db), posisi=posisi),
        )


def _add(ctx: Context, where: Target, chosen: UploadedFile, posisi: date, done: Done) -> None:
    try:
        result = add_file(
            *ctx.rencana,
            where,
            chosen.name,
            chosen.getvalue(),
            pelaku=current_actor(ctx.db),
            posisi=posisi,
        )
    except MonevError as error:
        st.error(f"**{safe_line(chosen.name)}**: {safe(f'{error.pesan} {error.advice}')}")
    else:
        st.session_state[_STORED_FILES] = st.session_state.get(_STORED_FILES, 0) + 1
        done(where, result)


def line_of(file: FileReference, note: str, known: Collection[str] | None = None) -> str:
    """Return a file as Markdown: a link that saves it, with a small picture if it is one.

    `known`: the files that are here, if others may be named.
    """
    name = safe_line(file.name)
    if known is not None and file.sha256 not in known:
        return f"{name} · {safe_line(note)}: berkas ini tidak ada di sini"
    is_picture = kind_of(file.name) in PICTURES
    picture = f"![](/bukti-kecil/{file.sha256}) " if is_picture else ""
    return f"[{picture}{name}]({file.path}) · {safe_line(note)}"


def choose_file(label: str, *, key: str, kinds: Sequence[str] = KINDS) -> UploadedFile | None:
    """Draw an upload that is stored at once: with a button of its own, files were forgotten."""
    return st.file_uploader(
        f"{label} (langsung tersimpan)", type=kinds, max_upload_size=MAX_SIZE // MIB, key=key
    )
