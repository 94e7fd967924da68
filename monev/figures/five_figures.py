"""The five figures of a rencana or an area, defined once: their names, their order, how each is written.

Pages, the projector, documents and slides place them; a painter that shows fewer, or in another order, picks by key.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal

from monev.figures.formats import EMPTY_REASONS, format_capaian, format_fraction, format_number, format_percent

if TYPE_CHECKING:
    from monev.figures.ringkasan import Counts

FigureKey = Literal["capaian", "terlambat", "selesai_tanpa_bukti", "bukti", "setahun"]

FIGURE_LABELS: dict[FigureKey, str] = {
    "capaian": "Capaian s.d. posisi",
    "terlambat": "Terlambat",
    "selesai_tanpa_bukti": "Selesai tanpa bukti",
    "bukti": "Kelengkapan bukti",
    "setahun": "Capaian setahun",
}
"""What each figure is called, in the order pages show them. capaian, bukti and setahun are shares n of N."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One of the five: a share `n` of `total`, or a plain count `n` (then `total` is None).

    `change`: by how much n differs from before, None where there is nothing to compare with.
    """

    key: FigureKey
    n: int
    total: int | None = None
    change: int | None = None

    @property
    def label(self) -> str:
        """What it is called: Capaian s.d. posisi."""
        return FIGURE_LABELS[self.key]

    @property
    def text(self) -> str:
        """The figure as it is written: 12/40 (30%), a dash where there is nothing to share, 1.234 for a count."""
        return format_number(self.n) if self.total is None else format_capaian(self.n, self.total)

    @property
    def text_with_reason(self) -> str:
        """`text`, a dash with its reason: – (belum ada tenggat yang jatuh tempo)."""
        return self.text if self.total is None else format_capaian(self.n, self.total, self.reason)

    @property
    def fraction(self) -> str:
        """`text` without its percent, 12/40: for where that stands apart."""
        return format_number(self.n) if self.total is None else format_fraction(self.n, self.total)

    @property
    def percent_text(self) -> str:
        """The percent of a share, 30%; empty for a count."""
        return "" if self.total is None else format_percent(self.n, self.total)

    @property
    def reason(self) -> str:
        """Why a share is a dash; empty where it has a value."""
        return EMPTY_REASONS[self.key] if self.total == 0 else ""


def five_figures(counts: Counts | Mapping[str, Any], difference: Counts | None = None) -> dict[FigureKey, Figure]:
    """The five figures by key, in the order of `FIGURE_LABELS`.

    `counts`: those of a rencana (`ringkasan(...).current`) or a row of `per_area`. `difference`: current − previous.
    """
    values = counts if isinstance(counts, Mapping) else asdict(counts)
    changes = {} if difference is None else asdict(difference)
    return {
        key: Figure(key, values[f"{key}_n"], values[f"{key}_N"], changes.get(f"{key}_n"))
        if key in EMPTY_REASONS
        else Figure(key, values[key], change=changes.get(key))
        for key in FIGURE_LABELS
    }
