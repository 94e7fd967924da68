"""Tugas saya: what is mine to do, and what of it now? Held in one hand: each task opens to the form that reports it."""

from monev.meeting import records
from monev.ui import context, langkah_panel
from pages.tugas_saya import tasks

k = context.current(context.Context)
follow_ups = [t for t in records.read_tindak_lanjut(*k.rencana) if t["status"] == "terbuka"]
pics = tasks.choose_pics(k, follow_ups)
if pics is None or pics:
    tasks.show_tasks(k, pics)
    tasks.show_follow_ups(k, pics, follow_ups)
    langkah_panel.open_requested(k)
