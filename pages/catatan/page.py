"""Catatan perubahan: who did what, when and from where? Every entry of the journal, for who manages people."""

import streamlit as st

from monev.outputs import audit_log
from monev.ui import context
from monev.ui.guard import guarded
from pages.catatan import log_lines


@st.fragment
@guarded
def show_log(k: context.AnyContext) -> None:
    """Filters, lines and download; a fragment, so that a filter redraws only this."""
    wanted = log_lines.choose_filter(audit_log.audit_choices(k.db, k.visitor))
    lines = audit_log.audit_lines(k.db, k.visitor, wanted)
    log_lines.show_lines(lines, wanted)
    log_lines.offer_download(lines, wanted)


show_log(context.current(context.AnyContext))
