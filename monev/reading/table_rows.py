"""What the rows of a table are read as: works, and rows that are none, with why."""

from dataclasses import dataclass, field

from monev.core.records import Trace
from monev.core.remarks import Remark
from monev.reading.areas import Area
from monev.reading.periods import Period
from monev.reading.vocabulary.structure import Mark

NOTE, HEADING, WORDLESS, OTHER = "catatan", "judul", "tanpa pekerjaan", "bukan rencana"
"""Why a row is no work."""

Levels = tuple[tuple[Mark, str], ...]
"""The open sub-areas: mark and title."""


@dataclass
class Work:
    """A row of work and those that go on with it, its cells by meaning, the row of its time.

    done_rows: those whose marks say what was done, R below T.
    is_unsure: it has no number and does not begin like work; it may go on with the row above.
    pic: the person its area's heading names. period: that over its column of work.
    """

    row: int
    area: Area
    levels: Levels
    number: str
    words: str
    kode: str = ""
    cells: dict[str, str] = field(default_factory=dict)
    rows: list[int] = field(default_factory=list)
    done_rows: list[int] = field(default_factory=list)
    time_row: int = 0
    is_unsure: bool = False
    pic: str = ""
    traces: list[Trace] = field(default_factory=list)
    period: Period | None = None

    @property
    def sub_area(self) -> str | None:
        return ".".join(mark.text for mark, _ in self.levels) or None

    @property
    def sub_area_name(self) -> str | None:
        return " / ".join(title for _, title in self.levels) or None

    @property
    def texts(self) -> dict[str, str]:
        """Its cells with its words, as `langkah_words` and the choices want them."""
        return {**self.cells, "langkah_aksi": self.words}


@dataclass
class Rows:
    """The works of a table, the rows that were left with why, and remarks made on the way."""

    works: list[Work] = field(default_factory=list)
    left: dict[int, str] = field(default_factory=dict)
    warnings: list[Remark] = field(default_factory=list)
