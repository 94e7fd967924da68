"""The parts of Rekap, one of which is open: each is shown by a function."""

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
"""What `content.SECTIONS` names → what shows it; there is at least one satker."""
