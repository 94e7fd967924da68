"""What evaluators ask about the tahun, as one download; and the LKE question of each langkah."""

import streamlit as st

from monev.core.text import shorten
from monev.database import Row, rows_of
from monev.figures import format_area, langkah
from monev.outputs import evaluator, lke
from monev.ui import guard, page_parts
from monev.ui.context import Context, current_actor
from monev.ui.page_words import safe_line

_NONE = {"": "Belum ditentukan"}


def show(ctx: Context) -> None:
    """Draw the download, and the choice of LKE questions for those who set the office up."""
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
    if ctx.may("atur_kantor"):
        _show_questions(ctx)


def _show_questions(ctx: Context) -> None:
    """Draw the choice of LKE questions for one area, without langkah whose plan has them in a
    column."""
    st.markdown("**Pertanyaan LKE yang dilayani setiap langkah**")
    served = lke.read_served(ctx.db, ctx.view)
    rows = [row for row in rows_of(langkah(ctx.db, ctx.view)) if not served[row["kode"]].is_of_plan]
    if not rows:
        st.caption("Semua langkah sudah menyebutnya di kolom LKE rencana ini.")
        return
    st.caption(
        "Pilih pilar LKE PermenPANRB 90/2021, sekali untuk setiap langkah. "
        "Kolom LKE di berkas rencana juga dibaca, dan didahulukan."
    )
    areas = {row["area"]: format_area(row["area"], row["nama_area"]) for row in rows}
    area = page_parts.choose("Area", areas, next(iter(areas)), key="lke_area")
    _show_form(ctx, [row for row in rows if row["area"] == area])


def _show_form(ctx: Context, rows: list[Row]) -> None:
    chosen = lke.read_chosen(ctx.db, ctx.view.satker, ctx.view.tahun)
    words = _NONE | lke.questions_for(rows[0]["nama_area"])
    entries = guard.Entries()
    with st.form(f"lke_{rows[0]['area']}"):
        for row in rows:
            label = safe_line(f"{row['kode']} {shorten(row['langkah_aksi'], 120)}")
            given = chosen.get(row["kode"], "")
            asked = page_parts.choose(
                label, words, given if given in words else "", key=f"lke_{row['kode']}"
            )
            entries.take(row["kode"], asked)
        if st.form_submit_button("Simpan pilihan LKE", type="primary"):
            with guard.at_fields(entries.places):
                # Store only changes: others may have chosen for the rest meanwhile.
                changed = {
                    kode: code
                    for kode, code in entries.typed.items()
                    if code != chosen.get(kode, "")
                }
                if lke.store_chosen(ctx.db, ctx.view, changed, pelaku=current_actor(ctx.db)):
                    st.success("Pilihan LKE tersimpan.")
                else:
                    st.info("Isian sama dengan yang tersimpan.")
