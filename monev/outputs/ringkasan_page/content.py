"""The data of Ringkasan as one page."""

from datetime import date
from typing import NamedTuple

from monev.figures import Ringkasan, View
from monev.figures.riwayat import Curve
from monev.figures.rows import AreaRow, GroupRow, LangkahPlace, TenggatRow


class LateLangkah(LangkahPlace):
    """A row of `late_langkah`. `tenggat`: how many of its tenggat are late."""

    tenggat: int
    hari_terlambat: int
    belum_dilaporkan: bool


class Content(NamedTuple):
    """All data of the page; drawing counts nothing."""

    view: View
    ringkasan: Ringkasan
    areas: list[AreaRow]
    late: list[LateLangkah]
    upcoming: list[TenggatRow]
    months: list[GroupRow]
    curve: Curve
    made: date
