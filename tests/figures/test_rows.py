"""The types of rows say what the frames hold."""

from collections.abc import Callable
from datetime import date
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pandas as pd
import pytest

from monev import figures
from monev.core.plan_fields import SAID_OF_BUKTI, SAID_TEXTS
from monev.database import Database, rows_of
from monev.figures import rows
from monev.figures.peta import peta_cells
from monev.figures.plan_history import riwayat
from tests.figures.material import langkah, make_submission, store_submissions, tenggat

PLAN = (
    langkah(
        "I.1.1",
        tenggat("2025-05", "selesai", "ada", selesai_sejak="2025-05-30"),
        tenggat("2025-06", "belum", "belum_ada", "ada"),
        tenggat("2025-09"),
    ),
    langkah("II.a.1.1", pic="Ani", sub_area="a", nama_sub_area="Penataan"),
)
FRAMES: dict[str, tuple[type, Callable[[Database, figures.View], pd.DataFrame]]] = {
    "tenggat": (rows.TenggatRow, figures.tenggat),
    "bukti": (rows.BuktiRow, figures.bukti),
    "langkah": (rows.LangkahRow, figures.langkah),
    "area": (rows.AreaRow, figures.per_area),
    "matrix": (rows.MatrixRow, figures.matrix),
    "cell": (rows.CellRow, lambda db, view: peta_cells(db, view, "capaian", "bulan", "area")),
    "group": (rows.GroupRow, lambda db, view: figures.load(db, view, "bulan")[["nilai", "n"]]),
    "version": (rows.VersionRow, lambda db, view: riwayat(db, view.satker, view.tahun)),
}


@pytest.mark.parametrize("name", FRAMES)
def test_a_row_holds_what_its_type_says(shared_db, name):
    satker = store_submissions(shared_db, make_submission("2025-07-31", *PLAN, number=1))
    view = figures.view_at(shared_db, satker, 2025, date(2025, 7, 31))
    shape, ask = FRAMES[name]
    frame = ask(shared_db, view)
    types = get_type_hints(shape)
    assert set(types) <= set(frame.columns)
    assert set(frame.columns) - set(types) <= {*SAID_TEXTS, *SAID_OF_BUKTI}
    for row in rows_of(frame):
        wrong = {column: row[column] for column in types if not fits(row[column], types[column])}
        assert not wrong


def fits(value: object, hint: Any) -> bool:
    """True if a value has exactly a named type: a moment is no day."""
    kinds = get_args(hint) if get_origin(hint) is UnionType else (hint,)
    return type(value) in {get_origin(kind) or kind for kind in kinds}
