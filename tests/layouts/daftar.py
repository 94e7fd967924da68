"""The register of layouts: a name, what plans it can carry, and the function that writes one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.layouts.rencana_acak import Mau, RencanaAcak


@dataclass(frozen=True)
class Hasil:
    """One file of a layout. `lepas` names fields the layout does not say (a plan without a PIC column)."""

    nama: str
    data: bytes


@dataclass(frozen=True)
class TataLetak:
    """A layout. `bertanya`: a refusal that asks the person is the right answer (two plans in one workbook).

    `ragu` names the kinds of time ("*": every langkah) that the layout cannot say for certain: there the right answer
    is a question on the row.
    """

    nama: str
    tulis: Callable[[RencanaAcak], Hasil]
    mau: Mau = field(default_factory=Mau)
    tanpa: frozenset[str] = frozenset()
    bertanya: bool = False
    ragu: frozenset[str] = frozenset()


TATA_LETAK: dict[str, TataLetak] = {}


def tata_letak(
    *,
    mau: Mau | None = None,
    tanpa: tuple[str, ...] = (),
    bertanya: bool = False,
    ragu: tuple[str, ...] = (),
) -> Callable[[Callable[[RencanaAcak], Hasil]], Callable[[RencanaAcak], Hasil]]:
    """Register a layout under its function's name; `tanpa` names fields it has no place for."""

    def daftar(tulis: Callable[[RencanaAcak], Hasil]) -> Callable[[RencanaAcak], Hasil]:
        nama = tulis.__name__
        TATA_LETAK[nama] = TataLetak(nama, tulis, mau or Mau(), frozenset(tanpa), bertanya, frozenset(ragu))
        return tulis

    return daftar
