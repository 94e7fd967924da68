"""What an office sets once for all its documents.

It is the letterhead, signatory, legal bases, Word templates.
"""

from functools import partial
from typing import Literal

import streamlit as st

from monev.core.errors import FileRefused
from monev.outputs import documents, letterhead
from monev.outputs.documents import material, office_template, template_fields
from monev.ui import guard, page_parts, seen_forms
from monev.ui.context import Context, current_actor
from monev.ui.page_words import safe

_SHOWN = "templat_dilihat"
"""The template that was in use when a button was drawn: two people may change it at once."""


def show_settings(ctx: Context) -> None:
    """Draw the parts, one below the other."""
    for show in (_show_kop, _show_paper, _show_templates):
        show(ctx)


def _show_kop(ctx: Context) -> None:
    current = letterhead.read_kop(ctx.db, ctx.choice.satker, with_logo=False)
    with guard.recorded() as incidents:
        current = letterhead.read_kop(ctx.db, ctx.choice.satker)
    # A damaged logo: the rest of the form works, and the logo can be deleted or replaced.
    for incident in incidents:
        st.error(safe(incident))
    entries = seen_forms.open_entries(
        f"kop_surat_{ctx.choice.satker}", letterhead.kept_fields(ctx.db, ctx.choice.satker)
    )
    with st.form("kop_surat"):
        st.markdown("**Kop surat**")
        lines = "\n".join(entries.seen["baris"] or current.baris)
        entries.ask("baris", st.text_area, "Baris kop, satu per baris", lines)
        if current.logo:
            st.image(current.logo, width=96, caption="Logo tersimpan")
        kinds = ["png", "jpg", "jpeg"]
        logo = st.file_uploader(
            "Logo (PNG atau JPEG, paling besar 2 MB)", type=kinds, max_upload_size=2
        )
        entries.places["logo"] = st.empty()
        without = bool(incidents or current.logo) and st.checkbox("Hapus logo")
        for name, heading in letterhead.TEXTS.items():
            entries.ask(name, st.text_input, heading, entries.seen[name])
        bases = "\n".join(entries.seen["dasar"])
        entries.ask("dasar", st.text_area, "Dasar yang disebut di laporan, satu per baris", bases)
        if not st.form_submit_button("Simpan kop surat"):
            return
        picture: bytes | Literal[False] | None = False if without else None
        # A file that the uploader refused doesn't come here; its refusal stands at its field.
        same = "Isian sama dengan yang tersimpan, dan tidak ada logo baru yang diterima."
        if logo:
            picture = logo.getvalue()
            same = "Isian sama dengan yang tersimpan."
        _store_kop(ctx, entries, "Kop surat tersimpan.", same, logo=picture)


def _show_paper(ctx: Context) -> None:
    """Draw the form of the paper's size, margins and font; the defaults follow the regulation."""
    entries = seen_forms.open_entries(
        f"tata_letak_{ctx.choice.satker}", letterhead.kept_fields(ctx.db, ctx.choice.satker)
    )
    with st.form("tata_letak"):
        st.markdown("**Tata letak kertas**")
        st.caption("Isian awalnya mengikuti pedoman tata naskah dinas (PermenPANRB 80/2012).")
        for key, (heading, choices) in letterhead.CHOICES.items():
            entries.ask(key, page_parts.choose, heading, choices, entries.seen[key])
        for key, heading in letterhead.MARGINS.items():
            entries.ask(key, st.text_input, f"{heading} (cm)", entries.seen[key])
        if not st.form_submit_button("Simpan tata letak"):
            return
        _store_kop(ctx, entries, "Tata letak tersimpan.", "Isian sama dengan yang tersimpan.")


def _store_kop(
    ctx: Context,
    entries: guard.Entries,
    stored: str,
    same: str,
    *,
    logo: bytes | Literal[False] | None = None,
) -> None:
    """Store the form and say so: `stored`, or `same` if nothing changed.

    A refusal stands at its field.
    """
    with seen_forms.storing(entries):
        entry = letterhead.store_kop(
            ctx.db,
            ctx.choice.satker,
            entries.typed,
            pelaku=current_actor(ctx.db),
            seen=entries.seen,
            logo=logo,
        )
        seen_forms.begin_anew(entries)
        say, words = (st.success, stored) if entry else (st.info, same)
        say(words)


def _show_templates(ctx: Context) -> None:
    st.markdown("**Templat Word milik kantor**")
    st.caption(
        "Dokumen Word (.docx) dengan medan seperti {{ satker }}; tanpa templat dipakai tata letak "
        "bawaan."
    )
    name = {
        each.kode: each.name
        for each in documents.list_documents()
        if each.kode in office_template.WITH_TEMPLATE
    }
    kode = st.selectbox("Dokumen", list(name), format_func=name.__getitem__, key="templat_dokumen")
    kept = office_template.read_kept(ctx.db, ctx.choice.satker, kode)
    used = kept["nama_berkas"]
    st.markdown(f"Dipakai sekarang: {safe(used) if used else 'tata letak bawaan'}.")
    starter = partial(office_template.read_starter, kode)
    key = f"templat_awal_{kode}"
    hint = "Medannya sudah di tempatnya: ubah tata letaknya di Word, lalu pasang di sini."
    page_parts.offer_file(
        "Unduh templat awal", starter, f"Templat {name[kode]}.docx", key=key, help=hint
    )
    file = st.file_uploader(
        "Templat baru (.docx, paling besar 5 MB)", type=["docx"], key=f"templat_{kode}"
    )
    with st.container(horizontal=True, gap="small"):
        shown = {"on_click": partial(st.session_state.update, {_SHOWN: kept})}
        stores = st.button("Pakai templat ini", disabled=file is None, **shown)
        goes_back = bool(used) and st.button("Kembali ke tata letak bawaan", **shown)
    said = {"pelaku": current_actor(ctx.db), "seen": st.session_state.pop(_SHOWN, kept)}
    if goes_back or (file is not None and stores):
        try:
            if file is None or goes_back:
                office_template.delete_template(ctx.db, ctx.choice.satker, kode, **said)
                st.rerun()
            with st.spinner("Mencoba templat ..."):
                example = material.gather(ctx.db, ctx.view, None)
                given = (kode, file.getvalue(), file.name)
                office_template.store_template(ctx.db, example, *given, **said)
            st.rerun()
        except FileRefused as error:
            st.error(f"{safe(error.pesan)}  \n{safe(error.advice)}")
    with st.popover("Medan yang dapat dipakai"):
        page_parts.show_as_written(template_fields.fields_in_words())
