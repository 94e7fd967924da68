"""What an office sets once for all its documents.

It is the letterhead, signatory, and legal bases.
"""

from typing import Literal

import streamlit as st

from monev.outputs import letterhead
from monev.ui import guard, page_parts, seen_forms
from monev.ui.context import Context, current_actor
from monev.ui.page_words import safe


def show(ctx: Context) -> None:
    """Draw the parts, one below the other."""
    _show_kop(ctx)
    _show_paper(ctx)


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
