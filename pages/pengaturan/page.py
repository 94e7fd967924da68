"""Pengaturan: what is still to be set up, my own account, what is shown, backups, and an office's documents."""

import streamlit as st

from monev import VERSION
from monev.ui import context
from pages.pengaturan import data, mail, own_account, readiness

k = context.current(context.AnyContext)
readiness.show_readiness(k)
own_account.show_own_account(k)
mail.show_own_mail(k)
mail.show_mail(k)
mail.show_calendars(k)
data.show_sample_data(k)
data.show_backup(k)
st.caption(f"Semua perubahan dicatat di jurnal: siapa, kapan, dan apa. Monev ZI {VERSION}.")
