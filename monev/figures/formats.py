"""How numbers, shares, lateness and versions are written.

Everything that shows them uses these (docs/design.md §5).
"""

from collections.abc import Iterable
from datetime import date

import pandas as pd

from monev.core.dates import (
    ROMAN_TRIWULAN,
    SHORT_MONTHS,
    end_of_triwulan,
    format_day,
    format_day_within,
    triwulan_of,
)
from monev.core.statuses import BELUM_DILAPORKAN, STATUS_NOT_SAID, Term, find_term
from monev.core.text import calm_capitals, capitalized
from monev.database import Row
from monev.figures.rows import Judged, VersionRow

NO_VALUE = "–"

EMPTY_REASONS = {
    "capaian": "belum ada target yang jatuh tempo",
    "setahun": "rencana ini belum punya target",
    "bukti": "belum ada bukti yang harus ada",
}
"""Why a share has no value (N = 0), by figure."""


def percent(n: int, total: int) -> int | None:
    """Return the whole percent, half rounded up; None if N = 0.

    It is 100 only if all are there and 0 only if none is.
    """
    if total == 0:
        return None
    if 0 < n < total:
        return min(99, max(1, (200 * n + total) // (2 * total)))
    return 100 if n else 0


def whole_percents(shares: pd.Series) -> pd.Series:
    """Return shares of 0 to 1 as parts that a table writes as the same whole percents."""
    halves = (shares * 200).round(6)  # 17,5 of 7/40, not 17,499…
    whole = ((halves + 1) // 2).clip(1, 99) / 100
    return whole.where((shares > 0) & (shares < 1), shares)


def format_percent(n: int, total: int) -> str:
    """Write a share as p%, or as a dash if N = 0."""
    value = percent(n, total)
    return NO_VALUE if value is None else f"{value}%"


def format_capaian(n: int, total: int, reason: str = "") -> str:
    """Write a share as n/N (p%).

    With N = 0 return a dash, and the reason if one is given (see EMPTY_REASONS).
    """
    if total:
        return f"{format_fraction(n, total)} ({percent(n, total)}%)"
    return f"{NO_VALUE} ({reason})" if reason else NO_VALUE


def format_fraction(n: int, total: int) -> str:
    """Write a share as n/N if there is no room for the percent; a dash if N = 0."""
    return f"{format_number(n)}/{format_number(total)}" if total else NO_VALUE


def format_number(value: int) -> str:
    """Write a whole number the Indonesian way: 1.234."""
    return f"{value:,}".replace(",", ".")


def of_some(count: int, sentence: str) -> str:
    """Put the count into the sentence; return "" if the count is 0."""
    return sentence.format(format_number(count)) if count else ""


def of_these(part: int, whole: int) -> str:
    """Begin a clause about a part of a count just given.

    | case | result |
    |---|---|
    | a part of it | "9 di antaranya " |
    | all, and more than one | "semuanya " |
    | the only one | "" |
    """
    if part < whole:
        return f"{format_number(part)} di antaranya "
    return "semuanya " if whole > 1 else ""


def format_area(area: str, area_name: str) -> str:
    """Write an area or sub-area as people say it: V Penguatan Pengawasan.

    A name all in capitals becomes mixed case.
    """
    return f"{area} {calm_capitals(area_name)}".strip()


def format_change(value: int) -> str:
    """Write a difference with its sign: +26, −3, or 0."""
    if value < 0:
        return f"−{format_number(-value)}"
    return f"+{format_number(value)}" if value else "0"


UP_TO = "s.d. posisi"
"""Stands for the day of the figures if no posisi is known, as in the explanation of a list's
column."""


def up_to(posisi: date, tahun: int) -> str:
    """Write the day up to which figures count: s.d. 30 Sep.

    The year is added if it is not the plan's `tahun`.
    """
    year = "" if posisi.year == tahun else f" {posisi.year}"
    return f"s.d. {posisi.day} {SHORT_MONTHS[posisi.month - 1]}{year}"


def format_days(days: int) -> str:
    """Write a number of days: 92 hari."""
    return f"{format_number(days)} hari"


def format_lateness(days: int) -> str:
    """Write how late a tenggat is, counted from the day after its due date: 92 hari lewat.

    On the due date itself: baru jatuh tempo, belum selesai. See docs/design.md §5.
    """
    return f"{format_days(days)} lewat" if days else "baru jatuh tempo, belum selesai"


def format_overdue(days: int) -> str:
    """Write how long a follow-up is overdue: sudah lewat 52 hari."""
    return f"sudah lewat {format_days(days)}"


def describe_lateness(row: Judged, *, rencana_only: bool) -> str:
    """Say how late a row of `tenggat` or `kesenjangan` is.

    | case | words |
    |---|---|
    | late | 92 hari lewat, with *belum dilaporkan* or the day after posisi on which it was done |
    | done after posisi | selesai 7 Oktober 2025, sesudah posisi |
    | done late | 5 hari setelah tenggatnya |
    | else, or nothing was reported of the plan | "" |
    """
    if rencana_only:
        return ""
    if row.get("status_tenggat", row.get("status")) == "terlambat":
        if (later := done_after_posisi(row)) and not row["hari_terlambat"]:
            return later  # due on posisi itself: without "belum selesai" beside it
        words = (format_lateness(row["hari_terlambat"]), later or _unreported(row))
        return ", ".join(filter(None, words))
    if later := done_after_posisi(row):
        return later
    if row.get("tepat_waktu") is False:
        return f"{format_days(row['hari_terlambat'])} setelah tenggatnya"
    return ""


def _unreported(row: Judged) -> str:
    """Say that nobody reported a late row, or "" if somebody did."""
    if not row["belum_dilaporkan"]:
        return ""
    return STATUS_NOT_SAID if row.get("bukti_n") else BELUM_DILAPORKAN.label.lower()


def done_after_posisi(row: Judged) -> str:
    """Say on which day after posisi a row was done: selesai 7 Oktober 2025, sesudah posisi.

    "" if it was not.
    """
    day = row.get("selesai_kemudian")
    return f"selesai {format_day(day)}, sesudah posisi" if day else ""


def tenggat_term(row: Judged, *, rencana_only: bool) -> Term:
    """Return the word, mark and colour for the status of a row of `tenggat`."""
    return find_term(
        row["status"], rencana_only=rencana_only, belum_dilaporkan=bool(row["belum_dilaporkan"])
    )


def describe_tenggat_state(row: Judged, *, rencana_only: bool, with_mark: bool = False) -> str:
    """Describe the status of a row of `tenggat`: Terlambat, 92 hari lewat.

    `with_mark` puts its mark before it.
    """
    term = tenggat_term(row, rencana_only=rencana_only)
    words = (
        term.mark_and_label if with_mark else term.label,
        describe_lateness(row, rencana_only=rencana_only),
    )
    return ", ".join(filter(None, words))


def longest_lateness(rows: Iterable[Judged], *, rencana_only: bool) -> str:
    """Return `describe_lateness` of the row that is longest late, or "" if none is late."""
    late = [row for row in rows if row.get("status_tenggat", row.get("status")) == "terlambat"]
    longest = max(late, key=lambda row: row["hari_terlambat"], default=None)
    return "" if longest is None else describe_lateness(longest, rencana_only=rencana_only)


def version_name(version: VersionRow | Row, tahun: int) -> str:
    """Name an unggahan as people do: laporan TW III, rencana per 5 Agustus 2025.

    `tahun` is the plan's.
    """
    jenis = version["jenis"]
    posisi = version["posisi"]
    what = "laporan" if version["dilaporkan"] else "rencana"
    if jenis in ("rapat", "suntingan"):
        what = jenis
    triwulan = triwulan_of(posisi)
    if what not in ("laporan", "rapat") or posisi != end_of_triwulan(posisi.year, triwulan):
        return f"{what} per {format_day(posisi)}"
    year = "" if posisi.year == tahun else f" {posisi.year}"
    return f"{what} TW {ROMAN_TRIWULAN[triwulan - 1]}{year}"


def version_number(nomor: int) -> str:
    """Write the number of a version, whatever made it: unggahan 3. All kinds have one counter."""
    return f"unggahan {nomor}"


def numbered(name: str, nomor: int) -> str:
    """Add the number to a `version_name`: laporan TW III (unggahan 3)."""
    return f"{name} ({version_number(nomor)})"


def version_heading(version: VersionRow | Row, tahun: int) -> str:
    """Name a version for a heading: 30 September: laporan TW III, Laporan per 6 Oktober 2025."""
    name = version_name(version, tahun)
    if " per " in name:
        return capitalized(name)
    return f"{format_day_within(version['posisi'], tahun)}: {name}"
