"""The files of bukti: their addresses; on the langkah panel seen, saved, and for who reports added
and taken off."""

from collections.abc import Callable, Iterable
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
from monev.ui.address import Choice
from monev.ui.context import Context, current_actor
from monev.ui.looks import blocks
from monev.ui.looks.block_parts import FileItem
from monev.ui.page_words import safe, safe_line

PACKAGE = "/paket-bukti"
SHEET = "/ringkasan-cetak"
"""Ringkasan as it is printed, of the view that the address has as a page's does."""
_STORED_FILES = "berkas_ke"

Done = Callable[[Target, EditResult], None]
"""What is done once something was stored: say so, and draw the panel anew."""


def picture_address(file_reference: FileReference) -> str | None:
    """Where its small picture is; None for what is no picture."""
    return (
        f"/bukti-kecil/{file_reference.sha256}"
        if kind_of(file_reference.name) in PICTURES
        else None
    )


def page_address(file_reference: FileReference) -> str:
    """Where its pages are looked at, each under its number."""
    return f"/bukti-halaman/{file_reference.sha256}/{kind_of(file_reference.name)}"


def package_address(chosen: Choice, triwulan: int, area: str | None) -> str:
    """Where the evidence of a triwulan (1..4) is saved from, of all areas or one: with the view as
    a page has it."""
    wanted = {"triwulan": str(triwulan)} | ({"area": area} if area else {})
    return f"{PACKAGE}?{urlencode(chosen.url(**wanted))}"


def show_files(ctx: Context, bukti: Iterable[BuktiRow], *, key: str) -> None:
    """Every file of the langkah in the version that is looked at; nothing where there is none."""
    named = [(row, file) for row in bukti for file in files_of(row["tautan"])]
    if named:
        known = known_files(ctx.db, ctx.view.satker)
        items = [
            _item(file, f"{row['bukti']}, {format_tenggat(row['tenggat'])}", known)
            for row, file in named
        ]
        looks.show([blocks.files("Berkas bukti", items, key="berkas")], key=key)


def edit_files(
    ctx: Context,
    where: Target,
    bukti: Row,
    posisi: date,
    done: Done,
) -> None:
    """The files of one bukti in the newest version, each to be taken off, and the place to add
    some."""
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


def _take_off(
    ctx: Context,
    where: Target,
    file: FileReference,
    posisi: date,
    done: Done,
) -> None:
    with guard.guard():
        done(
            where,
            take_off(*ctx.rencana, where, file.sha256, pelaku=current_actor(ctx.db), posisi=posisi),
        )


def _add(
    ctx: Context,
    where: Target,
    chosen: UploadedFile,
    posisi: date,
    done: Done,
) -> None:
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
    """A file that is kept here as an item of `blocks.files`."""
    return {
        "text": file.name,
        "note": note,
        "href": file.path,
        "picture": picture_address(file),
    }


def choose_file(label: str, *, key: str) -> UploadedFile | None:
    """The place to bring a file, stored as soon as it is chosen: one that waited for its own button
    was lost."""
    return st.file_uploader(
        f"{label} (langsung tersimpan)", type=KINDS, max_upload_size=MAX_SIZE // MIB, key=key
    )
