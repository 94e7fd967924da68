"""The files of bukti: their addresses, and on the langkah panel their list, upload and removal."""

from collections.abc import Callable, Iterable, Sequence
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
from monev.ui import guard, looks
from monev.ui.address import PARTS, Choice
from monev.ui.context import Context, current_actor
from monev.ui.looks import blocks
from monev.ui.looks.block_parts import FileItem
from monev.ui.page_words import safe, safe_line

PACKAGE = "/paket-bukti"
SHEET = "/ringkasan-cetak"
"""The printed Ringkasan; its query has the view as a page's address does."""
_STORED_FILES = "berkas_ke"

Done = Callable[[Target, EditResult], None]
"""Called after something was stored: it says so and redraws the panel."""


def picture_address(file_reference: FileReference) -> str | None:
    """Return the address of a small picture of the file; None if the file is no picture."""
    return (
        f"/bukti-kecil/{file_reference.sha256}"
        if kind_of(file_reference.name) in PICTURES
        else None
    )


def package_address(chosen: Choice, triwulan: int = 0) -> str:
    """Return the address of the package of a triwulan (1..4; 0: the tahun, of the whole plan)."""
    wanted = (chosen if triwulan else chosen.whole(*PARTS)).url(triwulan=str(triwulan))
    return f"{PACKAGE}?{urlencode(wanted, doseq=True)}"


def show_files(ctx: Context, bukti: Iterable[BuktiRow], *, key: str) -> None:
    """List every file of the langkah in the version on screen; nothing if there is none."""
    items: list[FileItem] = []
    known = known_files(ctx.db, ctx.view.satker)
    for row in bukti:
        note = f"{row['bukti']}, {format_tenggat(row['tenggat'])}"
        items += [_item(file, note, known) for file in files_of(row["tautan"])]
    if items:
        looks.show([blocks.files("Berkas bukti", items, key="berkas")], key=key)


def edit_files(ctx: Context, where: Target, bukti: Row, posisi: date, done: Done) -> None:
    """Draw the files of one bukti in the newest version, each with *Lepas*, and the upload of
    another.
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


def _item(file: FileReference, note: str, known: frozenset[str]) -> FileItem:
    if file.sha256 not in known:
        return {
            "text": file.name,
            "note": f"{note}: berkas ini tidak ada di sini",
            "href": None,
            "picture": None,
        }
    return file_item(file, note)


def file_item(file: FileReference, note: str) -> FileItem:
    """Return a stored file as an item of `blocks.files`."""
    return {"text": file.name, "note": note, "href": file.path, "picture": picture_address(file)}


def choose_file(label: str, *, key: str, kinds: Sequence[str] = KINDS) -> UploadedFile | None:
    """Draw an upload that is stored at once: with a button of its own, files were forgotten."""
    return st.file_uploader(
        f"{label} (langsung tersimpan)", type=kinds, max_upload_size=MAX_SIZE // MIB, key=key
    )
