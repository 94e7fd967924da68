"""Backup, on Pengaturan: everything into one file in a folder of this computer, and such a file put back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import streamlit as st

from monev.core.dates import format_day
from monev.core.errors import MonevError
from monev.core.platform_files import remark_on
from monev.database import Database
from monev.database.whole_check import known_entries
from monev.journal import FolderJournal
from monev.journal.backup import find_backups, read_backup
from monev.journal.moving import put_back
from monev.people.visits import back_up
from monev.server import exposure
from monev.ui import outcome, page_parts, page_words
from monev.ui.context import AnyContext
from monev.ui.visitor import current_visitor

_BLOCK = "cadangan"
_FOLDER = "cadangan_folder"
_CHOSEN = "cadangan_berkas"
_QUESTION = "pasang_cadangan"


def show_backup(k: AnyContext) -> None:
    """Where the data are, a copy of them, and a copy put back: for who manages all offices, at this computer."""
    if not _may(k.db) or not isinstance(k.db.journal, FolderJournal):
        return
    with outcome.titled("Cadangan", key="cadangan", told=_BLOCK):
        st.markdown("Data ada di komputer ini, dalam folder:")
        place = k.db.journal.folder.parent
        st.code(str(place), language=None, wrap_lines=True)
        if remark := remark_on(place):
            st.markdown(remark)
        folder = st.text_input("Folder cadangan", key=_FOLDER, placeholder="misalnya E:\\Cadangan ZI")
        if not folder.strip():
            st.caption("Tulis folder di flash disk atau disk lain; semua orang boleh terus bekerja selama dicadangkan.")
            return
        st.button("Cadangkan sekarang", type="primary", on_click=_make, args=(k.db, folder.strip()))
        found = find_backups(Path(folder.strip()))
        if not found:
            st.caption("Belum ada cadangan di folder itu.")
            return
        page_parts.fold("Pasang kembali cadangan …", _ask_restore, k.db, found, key=_QUESTION, draw=st.popover)


def _may(db: Database) -> bool:
    return exposure.session_is_here() and current_visitor(db).may("atur_kantor", None)


def _ask_restore(db: Database, found: list[Path]) -> None:
    chosen = st.selectbox("Cadangan", [path.name for path in found], key=_CHOSEN)
    st.markdown(
        "Yang tersimpan sesudah cadangan itu dibuat tidak lagi berlaku. Data yang sekarang disimpan di sebelahnya, "
        "dan daftar orang tidak diganti. Tutup dahulu halaman Monev ZI yang lain."
    )
    file = next(path for path in found if path.name == chosen)
    st.button("Ya, pasang", type="primary", on_click=_put_back, args=(db, file))


def _make(db: Database, folder: str) -> None:
    with outcome.refusals(_BLOCK):
        _require(db)
        backup = back_up(db.journal, Path(folder).expanduser())
        outcome.keep(
            _BLOCK,
            f"Cadangan ditulis dan diperiksa: {page_words.safe_line(str(backup.file))} ({backup.entries} catatan, "
            f"{backup.originals} berkas asli).",
        )


def _put_back(db: Database, file: Path) -> None:
    st.session_state[_QUESTION] = False
    with outcome.refusals(_BLOCK):
        _require(db)
        backup = read_backup(file)
        seen = [] if db.file is None else known_entries(db.file)
        restored = put_back(db.journal, backup, seen=seen, consent=True)
        made = datetime.fromisoformat(backup.made_at)
        kept = "" if restored.kept is None else f" Yang sebelumnya ada disimpan di {restored.kept}."
        outcome.keep(
            _BLOCK, page_words.safe_line(f"Cadangan {format_day(made.date())} pukul {made:%H.%M} dipasang.{kept}")
        )


def _require(db: Database) -> None:
    if not _may(db):
        raise MonevError("Hanya admin semua satker, di komputer tempat Monev ZI berjalan, yang dapat melakukan ini.")
