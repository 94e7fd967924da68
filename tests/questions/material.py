"""Small plans for the tests of questions: stored, asked about and answered."""

from collections.abc import Sequence
from datetime import date

from monev.core.records import Reading
from monev.database import Database
from monev.figures import View, view_at
from monev.questions import Sitting, reading_questions, reading_sitting
from monev.uploads import check_upload
from monev.writing.reading_choices import store_choices
from tests.reading.tables import Row, xlsx
from tests.sitting_book import SATKER, TAHUN
from tests.uploads.material import upload_file

WORK = ("NO", "LANGKAH AKSI", "BUKTI DUKUNG")


def plan(*rows: Row, merges: Sequence[str] = ()) -> bytes:
    """Build a plan of the office: these rows below its title."""
    return xlsx(((f"RENCANA AKSI ZI {SATKER} TAHUN {TAHUN}",), *rows), merges)


def load(db: Database, data: bytes) -> View:
    """Store a file, and look at its plan at the end of the year."""
    upload_file(db, data, posisi=f"{TAHUN}-09-30")
    return view_at(db, SATKER, TAHUN, date(TAHUN, 12, 31))


def sit(db: Database, data: bytes) -> Sitting:
    """Arrange what a file asks, with the answers its office has given, as one sitting."""
    reading = check_upload(data, "rencana.xlsx", db=db)
    return reading_sitting(reading, reading_questions(reading))


def read_answered(db: Database, data: bytes, effect: str, index: int) -> Reading:
    """Answer each question of a file with the proposal at this index, and read the file again.

    All questions are about `effect`. Without a question the remarks that ask nothing are answered.
    """
    sitting = sit(db, data)
    assert {asked.effect for asked in sitting.left or sitting.told} == {effect}
    for asked in sitting.left or sitting.told:
        store_choices(db, SATKER, sitting.proposals(asked)[index].items, pelaku="Ani", tahun=TAHUN)
    return check_upload(data, "rencana.xlsx", db=db)
