"""How a number, a share, a lateness and a version are written, once for everything (docs/design.md
§5)."""

from collections.abc import Iterable
from datetime import date

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
"""Why a share has no value (N = 0), by what it is a share of."""


def percent(n: int, total: int) -> int | None:
    """Whole percent, half rounded up; None where N = 0. Never 100 while one is missing, never 0
    once one is there."""
    if total == 0:
        return None
    if 0 < n < total:
        return min(99, max(1, (200 * n + total) // (2 * total)))
    return 100 if n else 0


def format_percent(n: int, total: int) -> str:
    """p%, or a dash where N = 0."""
    value = percent(n, total)
    return NO_VALUE if value is None else f"{value}%"


def format_capaian(n: int, total: int, reason: str = "") -> str:
    """n/N (p%); with N = 0 a dash, followed by the reason where one is given (see
    EMPTY_REASONS)."""
    if total:
        return f"{format_fraction(n, total)} ({percent(n, total)}%)"
    return f"{NO_VALUE} ({reason})" if reason else NO_VALUE


def format_fraction(n: int, total: int) -> str:
    """n/N where there is no room for the percent; a dash where N = 0."""
    return f"{format_number(n)}/{format_number(total)}" if total else NO_VALUE


def format_number(value: int) -> str:
    """A whole number the Indonesian way: 1.234."""
    return f"{value:,}".replace(",", ".")


def of_some(count: int, sentence: str) -> str:
    """The sentence with its count; empty where that is none."""
    return sentence.format(format_number(count)) if count else ""


def of_these(part: int, whole: int) -> str:
    """How many of what was counted just before, to go on with: "9 di antaranya ", "semuanya " where
    it is all of several, nothing where it is the only one."""
    if part < whole:
        return f"{format_number(part)} di antaranya "
    return "semuanya " if whole > 1 else ""


def format_area(area: str, area_name: str) -> str:
    """An area or sub-area as people say it: V Penguatan Pengawasan. A name all in capitals is
    calmed down."""
    return f"{area} {calm_capitals(area_name)}".strip()


def format_change(value: int) -> str:
    """By how much something changed, with its sign: +26, −3; 0 where it did not."""
    return f"{'+' if value > 0 else '−' if value < 0 else ''}{format_number(abs(value))}"


UP_TO = "s.d. posisi"
"""Up to which day figures are, where no posisi is known: in what a list's column means."""


def up_to(posisi: date, tahun: int) -> str:
    """Up to which day the figures of a plan of that tahun are: s.d. 30 Sep; with its year where
    that is another."""
    year = "" if posisi.year == tahun else f" {posisi.year}"
    return f"s.d. {posisi.day} {SHORT_MONTHS[posisi.month - 1]}{year}"


def format_days(days: int) -> str:
    """How many days: 92 hari."""
    return f"{format_number(days)} hari"


def format_lateness(days: int) -> str:
    """How late what is Terlambat is, counted from the day after the due date (docs/design.md §5):
    92 hari lewat; on the day itself: baru jatuh tempo, belum selesai."""
    return f"{format_days(days)} lewat" if days else "baru jatuh tempo, belum selesai"


def format_overdue(days: int) -> str:
    """How long a follow-up is overdue: sudah lewat 52 hari."""
    return f"sudah lewat {format_days(days)}"


def describe_lateness(row: Judged, *, rencana_only: bool) -> str:
    """How late a row of `tenggat` or `kesenjangan` is: 92 hari lewat, belum dilaporkan; of what was
    done late: 5 hari setelah tenggatnya; with what was done after posisi; else empty."""
    if rencana_only:
        return ""
    if row.get("status_tenggat", row.get("status")) == "terlambat":
        if (later := done_after_posisi(row)) and not row["hari_terlambat"]:
            return later  # on the day it was due: not "belum selesai" beside it
        return ", ".join(
            filter(None, (format_lateness(row["hari_terlambat"]), later or _unreported(row)))
        )
    if later := done_after_posisi(row):
        return later
    return (
        f"{format_days(row['hari_terlambat'])} setelah tenggatnya"
        if row.get("tepat_waktu") is False
        else ""
    )


def _unreported(row: Judged) -> str:
    """What is said of a late row of which nobody said how it stands; "" of another."""
    if not row["belum_dilaporkan"]:
        return ""
    return STATUS_NOT_SAID if row.get("bukti_n") else BELUM_DILAPORKAN.label.lower()


def done_after_posisi(row: Judged) -> str:
    """Of what was done on a day after posisi: selesai 7 Oktober 2025, sesudah posisi; else
    empty."""
    day = row.get("selesai_kemudian")
    return f"selesai {format_day(day)}, sesudah posisi" if day else ""


def tenggat_term(row: Judged, *, rencana_only: bool) -> Term:
    """The word, mark and colour of how a row of `tenggat` stands."""
    return find_term(
        row["status"],
        rencana_only=rencana_only,
        belum_dilaporkan=bool(row["belum_dilaporkan"]),
    )


def describe_tenggat_state(row: Judged, *, rencana_only: bool, with_mark: bool = False) -> str:
    """How a row of `tenggat` stands, in words: Terlambat, 92 hari lewat; `with_mark`: after its
    mark."""
    term = tenggat_term(row, rencana_only=rencana_only)
    words = (
        term.mark_and_label if with_mark else term.label,
        describe_lateness(row, rencana_only=rencana_only),
    )
    return ", ".join(filter(None, words))


def longest_lateness(rows: Iterable[Judged], *, rencana_only: bool) -> str:
    """Of several rows the longest `describe_lateness`; empty where none is late."""
    late = [row for row in rows if row.get("status_tenggat", row.get("status")) == "terlambat"]
    longest = max(late, key=lambda row: row["hari_terlambat"], default=None)
    return "" if longest is None else describe_lateness(longest, rencana_only=rencana_only)


def version_name(version: VersionRow | Row, tahun: int) -> str:
    """What people call an unggahan of a plan of that tahun: laporan TW III, rencana per 5 Agustus
    2025."""
    jenis = version["jenis"]
    posisi = version["posisi"]
    what = (
        jenis
        if jenis in ("rapat", "suntingan")
        else "laporan"
        if version["dilaporkan"]
        else "rencana"
    )
    triwulan = triwulan_of(posisi)
    if what not in ("laporan", "rapat") or posisi != end_of_triwulan(posisi.year, triwulan):
        return f"{what} per {format_day(posisi)}"
    year = "" if posisi.year == tahun else f" {posisi.year}"
    return f"{what} TW {ROMAN_TRIWULAN[triwulan - 1]}{year}"


def version_number(jenis: str, nomor: int) -> str:
    """By what number people find a version: unggahan 3 is a file that was brought; what was changed
    in the app or in a meeting is numbered as that, suntingan 5, rapat 6."""
    return f"{jenis if jenis in ('rapat', 'suntingan') else 'unggahan'} {nomor}"


def numbered(name: str, nomor: int) -> str:
    """A `version_name` with its number: laporan TW III (unggahan 3), suntingan 5 (per 31 Desember
    2025)."""
    jenis, _, rest = name.partition(" ")
    number = version_number(jenis, nomor)
    return f"{name} ({number})" if number.startswith("unggahan") else f"{number} ({rest})"


def version_heading(version: VersionRow | Row, tahun: int) -> str:
    """The same as the heading of a version: 30 September: laporan TW III, Laporan per 6 Oktober
    2025."""
    name = version_name(version, tahun)
    if " per " in name:
        return capitalized(name)
    return f"{format_day_within(version['posisi'], tahun)}: {name}"
