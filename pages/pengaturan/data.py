"""Which data there are: sample data, hidden and shown again; everything kept in one file in a folder of this computer,
and such a file put back."""

from datetime import datetime
from operator import attrgetter
from pathlib import Path

import streamlit as st

from monev import figures
from monev.core.dates import format_day
from monev.core.errors import MonevError
from monev.core.platform_files import remark_on
from monev.database import Database, Row
from monev.database.whole_check import known_entries
from monev.journal import FolderJournal
from monev.journal.backup import find_backups, read_backup
from monev.journal.moving import put_back
from monev.people.visits import back_up
from monev.server import exposure
from monev.ui import outcome, page_parts
from monev.ui.context import AnyContext, current_actor, current_visitor
from monev.ui.page_words import safe_line
from monev.writing.versions import show_simulations

_SAMPLE_BLOCK = "simulasi"
_HIDE = "sembunyikan_simulasi"


def show_sample_data(k: AnyContext) -> None:
    """The sample that comes with the program: whether it is seen, and the way to the other; for who may change that."""
    if not k.visitor.may_anywhere("atur_kantor"):
        return
    everything = figures.list_rencana(k.db, include_hidden=True)
    shown = [row for row in everything if row["simulasi"] and not row["disembunyikan"]]
    hidden = [row for row in everything if row["simulasi"] and row["disembunyikan"]]
    with outcome.titled("Data simulasi", key="data_simulasi", told=_SAMPLE_BLOCK):
        if not shown and not hidden:
            st.markdown("Tidak ada data simulasi di sini.")
        if shown:
            st.markdown(f"**Tampak**: {_names(shown)}. Isinya rekaan, untuk mengenal aplikasi ini.")
            with st.popover("Sembunyikan …", on_change="rerun", key=_HIDE):
                kept = "Tidak ada yang dihapus; di sini dapat ditampilkan lagi."
                st.markdown(f"**Sembunyikan data simulasi?** {_names(shown)} tidak tampak lagi di mana pun. {kept}")
                page_parts.button("Ya, sembunyikan", _set_hidden, k.db, True, type="primary")
        if hidden:
            st.markdown(f"**Tersembunyi**: {_names(hidden)}.")
            page_parts.button("Tampilkan lagi", _set_hidden, k.db, False, icon=":material/visibility:")


def _names(rencana: list[Row]) -> str:
    return ", ".join(f"{safe_line(row['satker'])} {row['tahun']}" for row in rencana)


def _set_hidden(db: Database, hidden: bool) -> None:
    st.session_state[_HIDE] = False
    said = "Data simulasi disembunyikan." if hidden else "Data simulasi tampak lagi di pemilih."
    with outcome.refusals(_SAMPLE_BLOCK, said):
        show_simulations(db, hidden=hidden, pelaku=current_actor(db))
        if hidden:
            st.query_params.clear()  # the address may name what is not to be seen any more


_BLOCK = "cadangan"
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
        folder = st.text_input("Folder cadangan", key="cadangan_folder", placeholder="misalnya E:\\Cadangan ZI")
        if not folder.strip():
            st.caption("Tulis folder di flash disk atau disk lain; semua orang boleh terus bekerja selama dicadangkan.")
            return
        page_parts.button("Cadangkan sekarang", _make, k.db, folder.strip(), type="primary")
        found = find_backups(Path(folder.strip()))
        if not found:
            st.caption("Belum ada cadangan di folder itu.")
            return
        page_parts.fold("Pasang kembali cadangan …", _ask_restore, k.db, found, key=_QUESTION, draw=st.popover)


def _may(db: Database) -> bool:
    return exposure.session_is_here() and current_visitor(db).may("atur_kantor", None)


def _ask_restore(db: Database, found: list[Path]) -> None:
    file = st.selectbox("Cadangan", found, format_func=attrgetter("name"), key="cadangan_berkas")
    kept = "Data yang sekarang disimpan di sebelahnya, dan daftar orang tidak diganti."
    other_pages = "Tutup dahulu halaman Monev ZI yang lain."
    st.markdown(f"Yang tersimpan sesudah cadangan itu dibuat tidak lagi berlaku. {kept} {other_pages}")
    page_parts.button("Ya, pasang", _put_back, db, file, type="primary")


def _make(db: Database, folder: str) -> None:
    with outcome.refusals(_BLOCK):
        _require(db)
        backup = back_up(db.journal, Path(folder).expanduser())
        kept = f"{safe_line(str(backup.file))} ({backup.entries} catatan, {backup.originals} berkas asli)"
        outcome.keep(_BLOCK, f"Cadangan ditulis dan diperiksa: {kept}.")


def _put_back(db: Database, file: Path) -> None:
    st.session_state[_QUESTION] = False
    with outcome.refusals(_BLOCK):
        _require(db)
        backup = read_backup(file)
        seen = [] if db.file is None else known_entries(db.file)
        old, _ = put_back(db.journal, backup, seen=seen, consent=True)
        made = datetime.fromisoformat(backup.made_at)
        kept = f" Yang sebelumnya ada disimpan di {old}." if old else ""
        outcome.keep(_BLOCK, safe_line(f"Cadangan {format_day(made.date())} pukul {made:%H.%M} dipasang.{kept}"))


def _require(db: Database) -> None:
    if not _may(db):
        raise MonevError("Hanya admin semua satker, di komputer tempat Monev ZI berjalan, yang dapat melakukan ini.")
