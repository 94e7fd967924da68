"""How a share is written, once for every page, list and message: n/N (p%) (DESIGN §5)."""

from __future__ import annotations

NO_VALUE = "–"

EMPTY_REASONS = {
    "capaian": "belum ada tenggat yang jatuh tempo",
    "setahun": "rencana ini belum punya tenggat",
    "bukti": "belum ada bukti yang harus ada",
}
"""Why a share has no value (N = 0), by what it is a share of."""


def percent(n: int, from_: int) -> int | None:
    """Whole percent, half rounded up; None where N = 0. Never 100 while one is missing, never 0 once one is there."""
    if from_ == 0:
        return None
    if 0 < n < from_:
        return min(99, max(1, (200 * n + from_) // (2 * from_)))
    return 100 if n else 0


def format_percent(n: int, from_: int) -> str:
    """p%, or a dash where N = 0."""
    value = percent(n, from_)
    return NO_VALUE if value is None else f"{value}%"


def format_capaian(n: int, from_: int, reason: str = "") -> str:
    """n/N (p%); with N = 0 a dash, followed by the reason where one is given (see ALASAN_KOSONG)."""
    if from_:
        return f"{format_fraction(n, from_)} ({percent(n, from_)}%)"
    return f"{NO_VALUE} ({reason})" if reason else NO_VALUE


def format_fraction(n: int, from_: int) -> str:
    """n/N where there is no room for the percent; a dash where N = 0."""
    return f"{format_number(n)}/{format_number(from_)}" if from_ else NO_VALUE


def is_not_yet_due(n: int, jatuh_tempo: int) -> bool:
    """Whether nothing counted in a cell of the heatmap is due yet, nor done before its time: grey, never red."""
    return jatuh_tempo == 0 and n == 0


def format_cell(n: int, from_: int, jatuh_tempo: int) -> str:
    """What a cell of the heatmap says: n/N, or (N) where nothing of it is due yet; a dash where N = 0."""
    return f"({format_number(from_)})" if from_ and is_not_yet_due(n, jatuh_tempo) else format_fraction(n, from_)


def format_number(value: int) -> str:
    """A whole number the Indonesian way: 1.234."""
    return f"{value:,}".replace(",", ".")
