"""Tugas saya: what is mine to do, and what of it now? Held in one hand: each task opens to the form
that reports it."""

from monev.meeting import records
from monev.ui import context, langkah_panel
from pages.tugas_saya import tasks

k = context.current(context.Context)
follow_ups = [] if k.view.is_closed else records.open_tindak_lanjut(*k.rencana)
pics = tasks.choose_pics(k, follow_ups)
if pics is None or pics:
    theirs = records.given_to(k.visitor, k.view.satker, pics, follow_ups)
    tasks.show_tasks(k, pics, theirs)
    tasks.show_follow_ups(k, theirs)
    langkah_panel.open_requested(k)
