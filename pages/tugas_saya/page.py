"""Tugas saya: what are my tasks, and what is next? For one hand on a phone: each task opens its
form.
"""

from monev.meeting import records
from monev.ui import context, langkah_panel
from pages.tugas_saya import tasks

ctx = context.current(context.Context)
follow_ups = [] if ctx.view.is_closed else records.open_tindak_lanjut(*ctx.rencana)
pics = tasks.choose_pics(ctx, follow_ups)
if pics is None or pics:
    theirs = records.given_to(ctx.visitor, ctx.view.satker, pics, follow_ups)
    tasks.show_tasks(ctx, pics, theirs)
    tasks.show_follow_ups(ctx, theirs)
    langkah_panel.open_requested(ctx)
