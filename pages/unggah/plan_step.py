"""The third step of Unggah: the plan of an upload with the person's answers in it, kept while nothing changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from monev.core.records import Reading
from monev.ui.context import Context
from pages.unggah import preview, preview_questions
from pages.unggah.reading_step import ChosenFile

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from monev.uploads import UploadPlan

_MEMORY, _SEEN = "unggah_rancangan", "unggah_dilihat"
_MEMORY_SIZE = 8


@dataclass(frozen=True, slots=True)
class AnsweredPlan:
    """`upload_plan` is the plan as answered; `consent` what was ticked; `siap`: every question has its answer."""

    upload_plan: UploadPlan
    consent: frozenset[str]
    is_ready: bool


def forget_plans() -> None:
    """Let go of plans, and of which version they were first held against."""
    st.session_state.pop(_MEMORY, None)
    st.session_state.pop(_SEEN, None)


def plan_and_show(
    k: Context, file: ChosenFile, reading: Reading, posisi: date, progress: DeltaGenerator
) -> AnsweredPlan:
    """Plan and show: first as it comes, then with the langkah confirmed as the same, then with the clashes chosen.

    Raises FileRefused.
    """
    planner = _Planner(k, file, reading, posisi, progress)
    upload_plan = planner()
    if upload_plan.is_identical:
        return AnsweredPlan(upload_plan, frozenset(), is_ready=False)
    header = st.container()  # the counts stand first, and are known last
    matches, matched = preview_questions.ask_guesses(upload_plan.guesses)
    upload_plan = planner(matches)
    if upload_plan.clashes:
        upload_plan = planner(matches, preview_questions.ask_clashes(upload_plan))
    progress.empty()
    with header:
        preview.show_summary(upload_plan, reading)
    consent = preview_questions.ask_consent(upload_plan)
    preview.show_details(upload_plan)
    ready = matched and not upload_plan.clashes and consent.issuperset(upload_plan.removals)
    return AnsweredPlan(upload_plan, consent, ready)


def start_from(file: ChosenFile, reading: Reading, entry_hash: str) -> None:
    """Plan this file as going on from the unggahan of that entry, not from the newest: for a stored file read again."""
    st.session_state.setdefault(_SEEN, {})[file.key, reading.satker, reading.tahun] = entry_hash


@dataclass(slots=True)
class _Planner:
    """Plans one file at one posisi; the same question is not planned twice while the journal stands still."""

    k: Context
    file: ChosenFile
    reading: Reading
    posisi: date
    progress: DeltaGenerator

    def __call__(self, matches: dict[str, str] | None = None, choice: dict[str, str] | None = None) -> UploadPlan:
        from monev.uploads import plan_upload  # here: the reader is not needed to open the page

        reading = self.reading
        rencana = (self.file.key, reading.satker, reading.tahun)
        seen = st.session_state.setdefault(_SEEN, {})
        answer = tuple(tuple(sorted((one or {}).items())) for one in (matches, choice))
        key = (*rencana, self.posisi, answer, seen.get(rencana), self.k.db.journal.tip())
        memory = st.session_state.setdefault(_MEMORY, {})
        if key not in memory:
            self.progress.progress(0.7, text="Membandingkan dengan yang tersimpan …")
            if len(memory) >= _MEMORY_SIZE:
                memory.clear()
            memory[key] = plan_upload(
                self.k.db,
                reading,
                posisi=self.posisi,
                matches=matches,
                choice=choice,
                seen=seen.get(rencana),
            )
        seen.setdefault(rencana, memory[key].base)
        return memory[key]
