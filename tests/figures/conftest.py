"""What the tests of figures look at: one database, in which each keeps to a satker of its own."""

from collections.abc import Iterator
from datetime import date

import pytest

from monev import figures
from monev.database import Database
from tests.conftest import store_in
from tests.figures.material import langkah, make_submission, store_submissions, tenggat
from tests.makers import TAHUN

SEPTEMBER = date(2025, 9, 30)


@pytest.fixture(scope="session")
def shared_db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Open one database for all of these tests, and not one for each file."""
    with store_in(tmp_path_factory.mktemp("figures")) as database:
        yield database


@pytest.fixture(scope="session")
def view(shared_db) -> figures.View:
    """Four langkah in two areas, one of them with sub-areas; seen on 30 September."""
    satker = store_submissions(
        shared_db,
        make_submission(
            "2025-06-30", langkah("I.1.1", tenggat("2025-03"), tenggat("2025-06")), number=1
        ),
        make_submission(
            "2025-09-30",
            langkah(
                "I.1.1",
                tenggat("2025-03", "selesai", "ada", "belum_ada", tanggal_selesai="2025-04-10"),
                tenggat("2025-06", "belum", "belum_ada"),
                pic="Sekretaris",
            ),
            langkah(
                "V.a.1.1",
                tenggat("2025-08-04", "proses", "perlu_perbaikan"),
                tenggat("2025-10", "belum", "ada"),
            ),
            langkah(
                "V.a.2.1", tenggat("2025-12", "selesai", "belum_ada", tanggal_selesai="2025-09-01")
            ),
            langkah(
                "V.b.1.1",
                tenggat("2026-01", "belum", "belum_ada"),
                tenggat("2025-02", "tidak_berlaku", "ada"),
            ),
            langkah("VI.1.1"),
            number=2,
        ),
    )
    return figures.view_at(shared_db, satker, TAHUN, SEPTEMBER)
