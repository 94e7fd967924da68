"""How a share is written, once for every page, list and message: n/N (p%) (DESIGN §5)."""

from __future__ import annotations

TANPA_NILAI = "–"

ALASAN_KOSONG = {
    "capaian": "belum ada tenggat yang jatuh tempo",
    "setahun": "rencana ini belum punya tenggat",
    "bukti": "belum ada bukti yang harus ada",
}
"""Why a share has no value (N = 0), by what it is a share of."""


def persen(n: int, dari: int) -> int | None:
    """Whole percent, half rounded up; None where N = 0. Never 100 while one is missing, never 0 once one is there."""
    if dari == 0:
        return None
    if 0 < n < dari:
        return min(99, max(1, (200 * n + dari) // (2 * dari)))
    return 100 if n else 0


def format_persen(n: int, dari: int) -> str:
    """p%, or a dash where N = 0."""
    nilai = persen(n, dari)
    return TANPA_NILAI if nilai is None else f"{nilai}%"


def format_capaian(n: int, dari: int, alasan: str = "") -> str:
    """n/N (p%); with N = 0 a dash, followed by the reason where one is given (see ALASAN_KOSONG)."""
    if dari:
        return f"{format_pecahan(n, dari)} ({persen(n, dari)}%)"
    return f"{TANPA_NILAI} ({alasan})" if alasan else TANPA_NILAI


def format_pecahan(n: int, dari: int) -> str:
    """n/N where there is no room for the percent; a dash where N = 0."""
    return f"{format_angka(n)}/{format_angka(dari)}" if dari else TANPA_NILAI


def belum_tiba(n: int, jatuh_tempo: int) -> bool:
    """Whether nothing counted in a cell of the heatmap is due yet, nor done before its time: grey, never red."""
    return jatuh_tempo == 0 and n == 0


def format_sel(n: int, dari: int, jatuh_tempo: int) -> str:
    """What a cell of the heatmap says: n/N, or (N) where nothing of it is due yet; a dash where N = 0."""
    return f"({format_angka(dari)})" if dari and belum_tiba(n, jatuh_tempo) else format_pecahan(n, dari)


def format_angka(nilai: int) -> str:
    """A whole number the Indonesian way: 1.234."""
    return f"{nilai:,}".replace(",", ".")
