"""DuckDB derived from the journal: runs a query by its file's name."""

from monev.basisdata.basisdata import VERSI_SKEMA, Basisdata
from monev.basisdata.tempat import Tempat, tempat

__all__ = ["VERSI_SKEMA", "Basisdata", "Tempat", "tempat"]
