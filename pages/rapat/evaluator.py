"""What evaluators ask about the tahun, as one download."""

import streamlit as st

from monev.ui import looks
from monev.ui.address import PARTS
from monev.ui.bukti_files import package_address
from monev.ui.context import Context
from monev.ui.looks import blocks
from monev.ui.page_table import CAKUPAN_LKE


def show(ctx: Context) -> None:
    """Draw the download, and the way to the pilar of the LKE."""
    st.markdown(
        f"Satu ZIP tahun {ctx.view.tahun} untuk Inspektorat atau TPI: berkas bukti, naskah semua "
        "rapat, dan daftar langkah dengan pilarnya serta bukti dengan letaknya. Tidak ada yang "
        "dinilai di dalamnya."
    )
    way = blocks.way("Unduh berkas evaluator", package_address(ctx.choice.whole(*PARTS)))
    looks.show([blocks.actions([{**way, "leaves": True}])], key="unduh_evaluator")
    st.page_link(
        CAKUPAN_LKE.file,
        label="Pilar LKE yang dilayani setiap langkah: Cakupan LKE →",
        query_params=ctx.choice.url(),
    )
