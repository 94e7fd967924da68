"""The tasks of one PIC: what is late, what is to be done now, what is called done and still lacks its bukti."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from monev.core.dates import fold_tenggat
from monev.core.statuses import STATUS_BUKTI, find_term
from monev.database import Row, to_rows
from monev.figures.formats import format_number, longest_lateness
from monev.figures.frames import ask_unggahan
from monev.figures.kesenjangan import USUAL_STATUS
from monev.figures.ringkasan import figure_labels

if TYPE_CHECKING:
    import pandas as pd

    from monev.database import Database
    from monev.figures.views import View

LATE, NOW, WITHOUT_BUKTI, LATER, SETTLED = "terlambat", "berjalan", "tanpa_bukti", "belum_jatuh_tempo", "beres"
TO_DO = (LATE, NOW, WITHOUT_BUKTI)
"""The parts of the list that ask for something today, in their order."""


@dataclass(frozen=True, slots=True)
class Task:
    """The tenggat of one langkah that stand alike: `first` is the one to begin with, `when` all of them in words.

    `state`: how late the oldest is; `kendala`: what was reported of it; `bukti`: what is still lacking, in words.
    """

    kode: str
    langkah_aksi: str
    first: str
    when: str
    state: str
    is_unreported: bool
    kendala: str
    bukti: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tasks:
    """The tasks of a PIC at a posisi: by part (LATE, NOW, ...) how many tenggat, and they grouped by langkah."""

    counts: dict[str, int]
    parts: dict[str, tuple[Task, ...]]


def plan_pics(db: Database, p: View) -> list[str]:
    """Every PIC the plan names, as it writes them, by name."""
    found = ask_unggahan(db, "langkah", p.hash_entri, unggahan_id=p.unggahan_id, posisi=p.posisi, kode=None)
    return sorted({pic for pic in found["pic"].tolist() if isinstance(pic, str) and pic}, key=str.casefold)


def task_rows(db: Database, p: View, pics: Sequence[str]) -> pd.DataFrame:
    """One row per tenggat of the langkah of these PIC (as the plan writes them), the one due first first.

    urutan, kode, langkah_aksi, pic, tenggat, jatuh_tempo, status, belum_dilaporkan, hari_terlambat, tepat_waktu,
    laporan, kendala, selesai_tanpa_bukti, bukti (JSON list of {nama, status} that it lacks, due or not), bagian.
    """
    asked = {"unggahan_id": p.unggahan_id, "posisi": p.posisi, "pic_dipilih": tuple(pics)}
    return ask_unggahan(db, "tasks", p.hash_entri, **asked)


def tasks_of(db: Database, p: View, pics: Sequence[str]) -> Tasks:
    """What these PIC have to do."""
    parts: dict[str, list[Row]] = {part: [] for part in (*TO_DO, LATER, SETTLED)}
    for row in to_rows(task_rows(db, p, pics)):
        parts[row["bagian"]].append(row)
    return Tasks(
        {part: len(rows) for part, rows in parts.items()},
        {part: tuple(_group(rows, rencana_only=p.rencana_only)) for part, rows in parts.items()},
    )


def tasks_sentence(tasks: Tasks, p: View) -> str:
    """2 terlambat; 1 sedang berjalan; 3 selesai, bukti belum lengkap."""
    words = {
        LATE: find_term(LATE, rencana_only=p.rencana_only).label.lower(),
        NOW: "sedang berjalan",
        WITHOUT_BUKTI: figure_labels()["selesai_tanpa_bukti"].lower(),
    }
    said = [f"{format_number(tasks.counts[part])} {words[part]}" for part in TO_DO if tasks.counts[part]]
    if said:
        return f"{'; '.join(said)}."
    if tasks.counts[LATER]:
        return "Tidak ada yang menunggu sekarang."
    return "Semua tugas sudah selesai." if tasks.counts[SETTLED] else "Belum ada target untuk PIC ini."


def _group(rows: Iterable[Row], *, rencana_only: bool) -> Iterable[Task]:
    per_langkah: dict[str, list[Row]] = {}
    for row in rows:
        per_langkah.setdefault(row["kode"], []).append(row)
    for members in per_langkah.values():
        first = members[0]
        yield Task(
            kode=first["kode"],
            langkah_aksi=first["langkah_aksi"],
            first=first["tenggat"],
            when=fold_tenggat(row["tenggat"] for row in members),
            state=longest_lateness(members, rencana_only=rencana_only),
            is_unreported=not rencana_only and all(row["belum_dilaporkan"] for row in members),
            kendala=first["kendala"],
            bukti=tuple(_lacking(members)),
        )


def _lacking(rows: Sequence[Row]) -> Iterable[str]:
    """Each document once, with the tenggat it lacks for where it isn't all of them, and what a checker found."""
    tenggat_of: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        for one in json.loads(row["bukti"]):
            tenggat_of.setdefault((one["nama"], STATUS_BUKTI[one["status"]]), []).append(row["tenggat"])
    for (name, status), tenggat in tenggat_of.items():
        notes = ["" if status == USUAL_STATUS else status.lower()]
        notes.append("" if len(tenggat) == len(rows) else fold_tenggat(tenggat))
        said = ", ".join(filter(None, notes))
        yield f"{name} ({said})" if said else name
