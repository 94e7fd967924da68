"""Tugas saya: what are my tasks, and what is next?

For one hand on a phone: each task opens its form.
"""

from monev.meeting import records
from monev.ui import context, follow_ups, langkah_panel, threads
from pages.tugas_saya import tasks

ctx = context.current(context.Context)
opened = [] if ctx.view.is_closed else records.open_tindak_lanjut(*ctx.rencana)
threads.show_waiting(ctx)
pics = tasks.choose_pics(ctx, opened)
if pics is None or pics:
    theirs = records.given_to(ctx.visitor, ctx.view.satker, pics, opened)
    tasks.show_tasks(ctx, pics, theirs)
    follow_ups.show(ctx, theirs, "Tindak lanjut rapat", may_settle=True)
    langkah_panel.open_requested(ctx)
