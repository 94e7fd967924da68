"""A person's data: downloaded on request, deleted when somebody leaves (docs/privasi.md)."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from monev.access import Visitor
from monev.outputs.personal_data import (
    NOT_IN_IT,
    PersonalData,
    as_json,
    as_xlsx,
    is_in_journal,
    personal_data,
)
from monev.people.setting_up import close_person
from monev.ui import outcome, page_parts
from monev.ui.context import AnyContext, current_actor

_SURE = "orang_hapus_yakin"


def show_data(ctx: AnyContext, person: Visitor, block: str) -> None:
    """Draw the two downloads and the deletion, which needs a confirmation.

    The outcome is shown at `block`.
    """
    files = {}
    for kind, make in (("xlsx", as_xlsx), ("json", as_json)):
        content = partial(_content, ctx, person.pelaku, make)
        files[f"Unduh .{kind}"] = (f"data pribadi {person.sign_in_name}.{kind}", content)
    page_parts.offer_files(files, key="orang_data")
    st.caption(NOT_IN_IT)
    gone = "nama, email, kata sandi, sesi, dan perannya hilang dari daftar, surat, dan layar"
    st.markdown(
        f"**Hapus data**: {gone}; yang dikerjakannya tetap tercatat atas nama samaran. Tidak dapat "
        "diurungkan."
    )
    if is_in_journal(ctx.db, person):
        st.markdown(
            "Entri jurnal dari versi lama memuat nama dan email pengguna ini; itu tidak dapat "
            "dihapus tanpa merusak jurnal, jadi tetap ada di sana."
        )
    sure = st.checkbox("Ya, hapus data pengguna ini", key=_SURE)
    page_parts.button(
        "Hapus data",
        _delete,
        ctx,
        person.pelaku,
        block,
        disabled=not sure,
        icon=":material/person_remove:",
    )


def _content(ctx: AnyContext, orang: str, make: Callable[[PersonalData], bytes]) -> bytes:
    return make(personal_data(ctx.db, orang, pelaku=ctx.visitor.pelaku))


def _delete(ctx: AnyContext, orang: str, block: str) -> None:
    with outcome.refusals(block, "Data pengguna itu sudah dihapus."):
        close_person(ctx.db, orang, pelaku=current_actor(ctx.db))
