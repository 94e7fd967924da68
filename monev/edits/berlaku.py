"""From which day a statement holds, by its kind and target, never by the page where it is made.

What is read (the screen) and the day that is written are two things (docs/design.md §5).
"""

from datetime import date

from monev.core import clock
from monev.core.dates import is_due, last_ended_periode
from monev.core.statuses import BUKTI_CHECKED
from monev.database import Database
from monev.figures.views import newest_view

REPORT, VERDICT, PIC = "laporan", "putusan", "pic"
"""The kinds of statements."""


def kind_of(
    tenggat: str | None, bukti: str | None, kolom: str, dari: str | None, ke: str | None
) -> str:
    """Return the kind of a change of a field."""
    if tenggat is None:
        return PIC
    is_checkers = kolom == "catatan" or ke in BUKTI_CHECKED or dari == "terverifikasi"
    return VERDICT if bukti is not None and is_checkers else REPORT


def last_end(tahun: int, today: date) -> date | None:
    """Return the end of the quarter of `tahun` that ended last; None before the first has."""
    end = last_ended_periode(today, tahun).end
    return end if end <= today else None


def berlaku_of(
    kind: str,
    due: date | None,
    periode_end: date | None,
    lengkap_per: date | None,
    today: date,
    holds: date | None = None,
    *,
    judged: date | None = None,
) -> date:
    """Return the day from which a statement holds.

    | statement | from |
    |---|---|
    | in a meeting | the day that it judges (`judged`) |
    | a report of a target due by `periode_end` (`last_end`), not declared complete | that end |
    | any other | today |

    Never before the statement that it replaces on the screen, which `holds` from then.
    """
    day = judged or today
    if judged is None and kind == REPORT and due is not None and periode_end is not None:
        is_declared = lengkap_per is not None and lengkap_per >= periode_end
        if is_due(due, periode_end) and not is_declared:
            day = periode_end
    return max(day, holds or day)


def report_day(db: Database, satker: str, tahun: int) -> date:
    """Return the day from which reports of what is due hold, if made now. Raises NotFound."""
    today = clock.today()
    end = last_end(tahun, today)
    lengkap_per = newest_view(db, satker, tahun).lengkap_per
    return berlaku_of(REPORT, end, end, lengkap_per, today)
