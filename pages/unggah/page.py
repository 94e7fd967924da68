"""Unggah: choose a file, see how it was read and what it changes, confirm.

Only the last step stores. Without a file in hand, what is asked about the stored plan.
"""

from monev.ui import context, drop_field
from pages.unggah import file_reading, lost_choice, preview, steps, stored


def show_steps(ctx: context.AnyContext) -> None:
    """Draw the file in hand as far as it can go, or what can be done without one."""
    file = drop_field.in_hand()
    drop_field.was_just_chosen()  # here it is read already
    if file is None:
        part = stored.choose_part(ctx)
        if part == stored.FILE:
            steps.offer_report(ctx)
            steps.choose_file(ctx)
            lost_choice.tell(None)
            steps.offer_templates(ctx)
        else:
            stored.show_part(ctx, part)
        return
    lost_choice.tell(file)
    steps.show_file(file)
    reading = file_reading.check_file(ctx, file)
    if reading is not None:
        preview.show_read(ctx, file, reading)


if steps.show_just_stored():  # the good news, the ways on, and the place for another file
    lost_choice.tell(None)
    steps.choose_file(context.current(context.AnyContext))
else:
    show_steps(context.current(context.AnyContext))
