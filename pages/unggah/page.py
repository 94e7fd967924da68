"""Unggah: choose a file, see how it was read and what it changes, confirm.

Only the last step stores. The original of the stored plan opens in the same preview.
"""

import streamlit as st

from monev.ui import context, drop_field
from monev.ui.page_table import PART, PENGATURAN, PICS
from pages.unggah import file_reading, lost_choice, preview, steps, stored_file


def show_steps(ctx: context.AnyContext) -> None:
    """Draw the file in hand as far as it can go, or what can be done without one."""
    file = drop_field.in_hand()
    drop_field.was_just_chosen()  # here it is read already
    if file is not None:
        lost_choice.tell(file)
        steps.show_file(file)
        reading = file_reading.check_file(ctx, file)
        if reading is not None:
            preview.show_read(ctx, file, reading)
    elif stored_file.is_open() and isinstance(ctx, context.Context):
        stored_file.show(ctx)
    else:
        offer_way = stored_file.tell(ctx)
        steps.offer_report(ctx)
        steps.choose_file(ctx)
        lost_choice.tell(None)
        steps.offer_templates(ctx)
        offer_way()  # last, since it reads the file


if st.query_params.get(PART) == PICS:  # where earlier versions asked for PIC
    st.switch_page(PENGATURAN.file, query_params=st.query_params.to_dict())
if steps.show_just_stored():  # the good news, the ways on, and the place for another file
    lost_choice.tell(None)
    steps.choose_file(context.current(context.AnyContext))
else:
    show_steps(context.current(context.AnyContext))
