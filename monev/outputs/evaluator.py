"""Makes the workbook of the package for Inspektorat and TPI: each langkah, and each bukti.

It has no scores (docs/design.md §5).
"""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

import pandas as pd

from monev import figures
from monev.core.dates import format_day
from monev.database import Database, rows_of
from monev.figures import View
from monev.figures.rows import LangkahRow
from monev.figures.sentences import NOT_LKE
from monev.outputs.documents.daftar_bukti import ListedBukti, index_frame
from monev.outputs.documents.material import name_area
from monev.outputs.frame_files import ListSheet, frame_of, to_xlsx
from monev.outputs.lke import Served, read_served
from monev.outputs.workbook import LIST_COLUMNS

_BUKTI_COLUMNS = {
    **LIST_COLUMNS["daftar_bukti"],
    "kedua": ("Pemeriksaan provinsi atau Inspektorat", 40),
    "lke": ("Pilar LKE yang dilayani", 40),
}


class Lists(NamedTuple):
    """The rows of both sheets."""

    langkah: pd.DataFrame
    bukti: pd.DataFrame


def gather(db: Database, view: View, listed: Sequence[ListedBukti]) -> Lists:
    """Gather the langkah of a view and these bukti of it."""
    served = read_served(db, view)
    frame = index_frame(listed, "./")
    status = partial(figures.describe_bukti_status, rencana_only=view.rencana_only)
    frame = frame.assign(
        status_bukti=frame["status_bukti"].map(status),
        lke=[served[kode].words for kode in frame["kode"]],
    )
    return Lists(_langkah(db, view, served), frame)


def paint(lists: Lists, view: View, title: str, summary: str) -> bytes:
    """Paint the workbook; this runs in a child."""
    posisi = f"Posisi {format_day(view.posisi)}, menurut {view.numbered_name}."
    about = (title, posisi, summary, NOT_LKE)
    foot = f"{title}. {posisi} {NOT_LKE}"
    columns = LIST_COLUMNS["evaluator_langkah"]
    is_sample = view.simulasi
    langkah = ListSheet("Langkah dan LKE", lists.langkah, columns, about, foot, is_sample)
    bukti = ListSheet("Bukti", lists.bukti, _BUKTI_COLUMNS, about, foot, is_sample)
    return to_xlsx(langkah, bukti._replace(links=[("tempat", "alamat")]))


def _langkah(db: Database, view: View, served: dict[str, Served]) -> pd.DataFrame:
    rows = []
    for row in rows_of(figures.langkah(db, view), LangkahRow):
        question = served[row["kode"]]
        source = "belum ditentukan"
        if question.is_of_plan:
            source = "kolom rencana"
        elif question.words:
            source = "pilihan kantor"
        more = {
            "lke": question.words,
            "sumber": source,
            "area": name_area(row),
            "pic": row["pic"] or "",
        }
        states = row["per_status"] or {}
        stand = {each: states.get(each, 0) for each in ("selesai", "terlambat")}
        rows.append({**row, **more, **stand})
    counts = ["selesai", "terlambat", "bukti_n"]
    frame = frame_of(rows, LIST_COLUMNS["evaluator_langkah"])
    frame = frame.astype(dict.fromkeys(counts, "Int64"))
    if view.rencana_only:  # no report: unknown, and not 0
        frame[counts] = pd.NA
    return frame
