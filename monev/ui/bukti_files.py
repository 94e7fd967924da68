"""The files of bukti: their addresses, on the langkah panel their list, and the field for one."""

from collections.abc import Collection, Iterable, Sequence
from urllib.parse import urlencode

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from monev.core.dates import format_tenggat
from monev.core.file_references import FileReference, files_of
from monev.evidence_files.files import KINDS, MAX_SIZE, MIB, PICTURES, kind_of, known_files
from monev.figures.rows import BuktiRow
from monev.ui import page_parts
from monev.ui.address import Choice
from monev.ui.context import Context
from monev.ui.page_words import safe_line

PACKAGE = "/paket-bukti"
SHEET = "/ringkasan-cetak"
"""The printed Ringkasan; its query has the view as a page's address does."""
PAPER = "/naskah"
"""The printed papers of a meeting, each by its kode; the query has the view and the meeting."""


def package_address(chosen: Choice) -> str:
    """Return the address of the package of the tahun, or of the part of the plan in it."""
    return f"{PACKAGE}?{urlencode(chosen.url(), doseq=True)}"


def paper_address(chosen: Choice, kode: str, rapat: int) -> str:
    """Return the address at which a browser shows and prints a paper of a meeting."""
    return (
        f"{PAPER}/{kode}?{urlencode(chosen.whole('area', 'pic').url(rapat=str(rapat)), doseq=True)}"
    )


def show_files(ctx: Context, bukti: Iterable[BuktiRow]) -> None:
    """List every file of the langkah in the version on screen; nothing if there is none."""
    lines = []
    known = known_files(ctx.db, ctx.view.satker)
    for row in bukti:
        note = f"{row['bukti']}, {format_tenggat(row['tenggat'])}"
        lines += [line_of(file, note, known) for file in files_of(row["tautan"])]
    if lines:
        page_parts.show_list(lines)


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
