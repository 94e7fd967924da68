"""Pengaturan: open steps, my own account, what is shown, backups, and letters.

Beside them people and what guests see, the register of satker, and PIC for langkah without one,
for those who may set them.
"""

import streamlit as st

from monev import build
from monev.ui import context, outcome, page_parts
from monev.ui.page_table import OFFICES, PART, PEOPLE, PICS
from pages.pengaturan import closing, mail, office, own_account, people, pics, reach, register

ctx = context.current(context.AnyContext)
parts = {"": "Kantor"}
if ctx.visitor.may_anywhere("atur_orang"):
    parts[PEOPLE] = "Pengguna dan akses"
if ctx.visitor.may("atur_satker", None):
    parts[OFFICES] = "Satker"
if isinstance(ctx, context.Context) and ctx.may("atur_pic"):
    parts[PICS] = "PIC"
opened = page_parts.choose_part(parts, "", key=PART)
if opened == PEOPLE:
    people.show_people(ctx)
    reach.show_guests(ctx)
    reach.show_reach(ctx)
elif opened == OFFICES:
    outcome.show(register.BLOCK)
    register.show_register(ctx)
    register.show_upload(ctx)
elif opened == PICS and isinstance(ctx, context.Context):
    pics.show_pics(ctx)
else:
    office.show_without_pic(ctx)
    office.show_readiness(ctx)
    closing.show_closing(ctx)
    own_account.show_own_account(ctx)
    mail.show_own_mail(ctx)
    mail.show_mail(ctx)
    office.show_sample_data(ctx)
    office.show_backup(ctx)
st.caption(f"Semua perubahan tercatat: siapa yang mengubah, kapan, dan apa. Monev ZI {build()}.")
