"""Find the column whose cells say what was done, whatever its heading.

It is asked about once; the answer gives it the meaning STATUS.
"""

from collections.abc import Iterator, Sequence

from monev.core.remarks import Remark
from monev.reading.columns.header import Header
from monev.reading.reports.report_words import EMPTY, OF_REMARKS, read_status, says_status
from monev.reading.rows import OTHER, Draft
from monev.reading.vocabulary.headings import (
    IMPLYING_WORDS,
    LAPORAN,
    OWN_WORDS,
    RENCANA_WORDS,
    names_other_year,
    normalize,
)

_MOST = 0.6
_MAY_REPORT = ("realisasi", "tanggal_selesai", "tindak_lanjut", "target_capaian")
"""Meanings whose column may hold the status of its rows, beside a column without a meaning."""


def ask_about_report(header: Header, drafts: Sequence[Draft], tahun: int) -> Iterator[Remark]:
    """Ask if the first column right of the work that says what was done is a report.

    Nothing is read from it before, and nothing is asked beside a STATUS.
    """
    if "status" in header.columns:
        return
    named = {column: OTHER + heading for column, heading in header.others.items()}
    for meaning in _MAY_REPORT:
        if meaning in header.columns:
            named[header.columns[meaning]] = meaning
    for column, name in sorted(named.items()):
        if not _may_be_report(header, column, name, tahun):
            continue
        if _says_what_was_done(drafts, name, header.heading_of(column)):
            yield header.remark_on_meaning("columns.perhaps_status", column, "status")
            return


def _may_be_report(header: Header, column: int, name: str, tahun: int) -> bool:
    """True if neither its place nor its heading tells that a column is something else.

    It stands left of the work or in the calendar, or speaks of the plan, of another year, of a
    thing of its own or of what was not done, or people chose its meaning.
    """
    calendar = header.calendar
    is_twin = bool(calendar) and column in calendar.twins
    if column < header.column_of("langkah_aksi") or is_twin:
        return False
    heading = normalize(header.heading_of(column))
    words = heading.split()
    is_plan = not RENCANA_WORDS.isdisjoint(words[:1])
    if is_plan or not OWN_WORDS.isdisjoint(words) or heading in header.chosen:
        return False
    # TARGET says what will be, HAS_LAMPIRAN whether a document is there.
    is_apart = name == "target_capaian" or not IMPLYING_WORDS["bukti_dukung"].isdisjoint(words)
    if is_apart and not _speaks_of_done(name, heading):
        return False
    return not names_other_year(heading, tahun)


def _speaks_of_done(name: str, heading: str) -> bool:
    return name in LAPORAN or not OF_REMARKS.isdisjoint(normalize(heading).split())


def _says_what_was_done(drafts: Sequence[Draft], name: str, heading: str) -> bool:
    """True if most filled cells say a status, one of them in a way that is not read yet.

    Under a heading that speaks of what was done a share or a day counts too, and one cell is
    enough.
    """
    speaks_of_it = _speaks_of_done(name, heading)
    filled = [draft for draft in drafts if draft.content.get(name, "") not in EMPTY]
    saying = list[str]()
    for draft in filled:
        text = draft.content[name]
        if says_status(text, draft.dates.get(name), figures=speaks_of_it):
            saying.append(text)
    fewest = 1 if speaks_of_it else 2
    if len(saying) < max(fewest, _MOST * len(filled)):
        return False
    return name != "realisasi" or None in map(read_status, saying)
