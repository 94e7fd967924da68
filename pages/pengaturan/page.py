"""Pengaturan: open steps, my own account, what is shown, backups, and letters."""

import streamlit as st

from monev import build
from monev.ui import context
from pages.pengaturan import checking, closing, mail, office, own_account

ctx = context.current(context.AnyContext)
office.show_without_pic(ctx)
office.show_readiness(ctx)
closing.show_closing(ctx)
checking.show_checking(ctx)
own_account.show_own_account(ctx)
mail.show_own_mail(ctx)
mail.show_mail(ctx)
mail.show_calendars(ctx)
office.show_sample_data(ctx)
office.show_backup(ctx)
st.caption(f"Semua perubahan tercatat: siapa yang mengubah, kapan, dan apa. Monev ZI {build()}.")
