"""The data of Ringkasan as one page."""

from datetime import date
from typing import NamedTuple

from monev.figures import Counts, View
from monev.figures.rows import AreaRow
from monev.figures.sheet import Sheet


class Content(NamedTuple):
    """All data of the page; drawing counts nothing."""

    view: View
    current: Counts
    sheet: Sheet
    areas: list[AreaRow]
    made: date
