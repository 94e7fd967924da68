"""What evaluators ask about the tahun, as one download."""

import streamlit as st

from monev.outputs import evaluator
from monev.ui import page_parts
from monev.ui.context import Context
from monev.ui.page_table import CAKUPAN_LKE


def show(ctx: Context) -> None:
    """Draw the download, and the way to the pilar of the LKE."""
    view = ctx.view
    st.markdown(
        f"Satu ZIP tahun {view.tahun} untuk Inspektorat atau TPI: daftar bukti dan letaknya, "
        "tindak lanjut semua rapat, kehadiran, tren setiap area, target yang bergeser, hari "
        "terlambat, dan pindaian naskah bertanda tangan. Tidak ada yang dinilai di dalamnya."
    )
    page_parts.offer_file(
        "Unduh berkas evaluator",
        lambda: evaluator.make_evaluator(ctx.db, view),
        evaluator.file_name(view),
        key="unduh_evaluator",
        type="primary",
    )
    st.page_link(
        CAKUPAN_LKE.file,
        label="Pilar LKE yang dilayani setiap langkah: Cakupan LKE →",
        query_params=ctx.choice.url(),
    )
