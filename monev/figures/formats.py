"""How a number, a share and a lateness are written, once for every page, list and message (docs/design.md §5)."""

from __future__ import annotations

from monev.core.statuses import STATUS_TENGGAT

NO_VALUE = "–"

EMPTY_REASONS = {
    "capaian": "belum ada tenggat yang jatuh tempo",
    "setahun": "rencana ini belum punya tenggat",
    "bukti": "belum ada bukti yang harus ada",
}
"""Why a share has no value (N = 0), by what it is a share of."""


def percent(n: int, total: int) -> int | None:
    """Whole percent, half rounded up; None where N = 0. Never 100 while one is missing, never 0 once one is there."""
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
    """n/N (p%); with N = 0 a dash, followed by the reason where one is given (see EMPTY_REASONS)."""
    if total:
        return f"{format_fraction(n, total)} ({percent(n, total)}%)"
    return f"{NO_VALUE} ({reason})" if reason else NO_VALUE


def format_fraction(n: int, total: int) -> str:
    """n/N where there is no room for the percent; a dash where N = 0."""
    return f"{format_number(n)}/{format_number(total)}" if total else NO_VALUE


def format_number(value: int) -> str:
    """A whole number the Indonesian way: 1.234."""
    return f"{value:,}".replace(",", ".")


def format_days(days: int) -> str:
    """How many days: 92 hari."""
    return f"{format_number(days)} hari"


def format_lateness(days: int) -> str:
    """How late, in words: 92 hari lewat tenggat; empty where no day has passed."""
    return f"{format_days(days)} lewat tenggat" if days else ""


def late_mark(days: int) -> str:
    """How late, after the mark of Terlambat, for where there is little room: ▲ 92 hari."""
    return f"{STATUS_TENGGAT['terlambat'].mark} {format_days(days)}"
