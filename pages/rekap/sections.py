"""The parts of Rekap and the function that draws each. One part is open."""

from collections.abc import Callable
from functools import partial

from monev.ui.context import RencanaContext
from pages.rekap import comparison, listing, maps, missing, spread
from pages.rekap.about import RecapContent

SHOWN: dict[str, Callable[[RencanaContext, RecapContent], None]] = {
    "daftar": listing.show,
    "area": partial(maps.show, per="area"),
    "triwulan": partial(maps.show, per="triwulan"),
    "sebaran": spread.show,
    "bukti": missing.show,
    "banding": comparison.show,
}
"""Part (of `about.SECTIONS`) → what draws it, if there is at least one satker."""
