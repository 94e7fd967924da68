"""Pengaturan: what is still to be set up, my own account, what is shown, backups, and an office's
documents."""

import streamlit as st

from monev import build
from monev.ui import context
from pages.pengaturan import closing, mail, office, own_account

k = context.current(context.AnyContext)
office.show_without_pic(k)
office.show_readiness(k)
closing.show_closing(k)
own_account.show_own_account(k)
mail.show_own_mail(k)
mail.show_mail(k)
mail.show_calendars(k)
office.show_sample_data(k)
office.show_backup(k)
st.caption(f"Semua perubahan tercatat: siapa yang mengubah, kapan, dan apa. Monev ZI {build()}.")
