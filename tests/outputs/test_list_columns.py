"""Each name in list_columns.toml stands in its list's frame: known here, before any download."""

from datetime import date
from typing import get_type_hints

import pandas as pd
import pytest

from monev.access import LOCAL
from monev.database import Database, rows_of
from monev.figures import kesenjangan, view_at
from monev.figures.bukti_places import bukti_index
from monev.figures.many_offices import area_frame, recap, recap_frame
from monev.outputs import evaluator, missing_bukti
from monev.outputs.audit_log import AuditFilter, audit_lines
from monev.outputs.coverage import coverage, coverage_frame
from monev.outputs.documents.daftar_bukti import list_bukti
from monev.outputs.documents.material import IndexedBukti
from monev.outputs.frame_files import frame_of
from monev.outputs.personal_data import OwnEntry, OwnLetter, Told
from monev.outputs.workbook import LIST_COLUMNS
from tests.outputs.material import POSISI, store_complete
from tests.uploads.material import SATKER, TAHUN

WRITTEN_BY_PLACE = {"lembar"}
"""Its rows are tuples, which pandas refuses where there are more or fewer than columns."""


def frames_of(db: Database) -> dict[str, pd.DataFrame]:
    """Make the frame of every list of an office with something of everything."""
    view = view_at(db, SATKER, TAHUN, date.fromisoformat(POSISI))
    offices = recap(db, view.posisi, tahun=TAHUN)
    listed = list_bukti(rows_of(bukti_index(db, view), IndexedBukti))
    both = evaluator.gather(db, view, listed)
    of_people = {"pribadi_hal": Told, "pribadi_catatan": OwnEntry, "pribadi_email": OwnLetter}
    return {
        "audit": audit_lines(db, LOCAL, AuditFilter()),
        "kesenjangan": missing_bukti.kesenjangan_frame(kesenjangan(db, view), view),
        "recap": recap_frame(db, offices),
        "recap_area": area_frame(db, offices),
        "daftar_bukti": both.bukti,
        "evaluator_langkah": both.langkah,
        "cakupan_lke": coverage_frame(coverage(db, view)),
        **{name: pd.DataFrame(columns=[*get_type_hints(row)]) for name, row in of_people.items()},
    }


def test_every_column_of_a_list_stands_in_its_frame(db):
    store_complete(db)
    frames = frames_of(db)
    assert LIST_COLUMNS.keys() - frames.keys() == WRITTEN_BY_PLACE
    lacking = {name: {*LIST_COLUMNS[name]} - {*frame} for name, frame in frames.items()}
    assert {name: columns for name, columns in lacking.items() if columns} == {}


def test_a_column_that_no_row_has_is_refused_and_never_blank():
    with pytest.raises(KeyError, match="catatan"):
        frame_of([{"kode": "I.1.1"}], ["kode", "catatan"])
