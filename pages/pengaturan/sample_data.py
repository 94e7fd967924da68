"""Sample data, hidden and shown again."""

from __future__ import annotations

import streamlit as st

from monev import figures
from monev.database import Database, Row
from monev.ui import outcome, page_words
from monev.ui.context import AnyContext
from monev.ui.visitor import current_actor
from monev.writing.versions import show_simulations

_BLOCK = "simulasi"
_QUESTION = "sembunyikan_simulasi"


def show_sample_data(k: AnyContext) -> None:
    """The sample that comes with the program: whether it is seen, and the way to the other; for who may change that."""
    if not k.visitor.may_anywhere("atur_kantor"):
        return
    everything = figures.list_rencana(k.db, include_hidden=True)
    shown = [row for row in everything if row["simulasi"] and not row["disembunyikan"]]
    hidden = [row for row in everything if row["simulasi"] and row["disembunyikan"]]
    with outcome.titled("Data simulasi", key="data_simulasi", told=_BLOCK):
        if not shown and not hidden:
            st.markdown("Tidak ada data simulasi di sini.")
        if shown:
            st.markdown(f"**Tampak**: {_names(shown)}. Isinya rekaan, untuk mengenal aplikasi ini.")
            with st.popover("Sembunyikan …", on_change="rerun", key=_QUESTION):
                st.markdown(
                    f"**Sembunyikan data simulasi?** {_names(shown)} tidak tampak lagi di pemilih dan di halaman mana "
                    "pun. Tidak ada yang dihapus; di sini dapat ditampilkan lagi."
                )
                st.button("Ya, sembunyikan", type="primary", on_click=_set_hidden, args=(k.db, True))
        if hidden:
            st.markdown(f"**Tersembunyi**: {_names(hidden)}.")
            about = (k.db, False)
            st.button("Tampilkan lagi", icon=":material/visibility:", on_click=_set_hidden, args=about)


def _names(rencana: list[Row]) -> str:
    return ", ".join(f"{page_words.safe_line(row['satker'])} {row['tahun']}" for row in rencana)


def _set_hidden(db: Database, hidden: bool) -> None:
    st.session_state[_QUESTION] = False
    said = "Data simulasi disembunyikan." if hidden else "Data simulasi tampak lagi di pemilih."
    with outcome.refusals(_BLOCK, said):
        show_simulations(db, hidden=hidden, pelaku=current_actor(db))
        if hidden:
            st.query_params.clear()  # the address may name what is not to be seen any more
