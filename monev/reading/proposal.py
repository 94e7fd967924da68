"""What is proposed for the columns of a table: their meanings, and what the form must ask."""

from dataclasses import dataclass, field

from monev.core.remarks import Remark
from monev.reading.choices import WITHOUT_MEANING
from monev.reading.files.grid import cell_address, column_letter
from monev.reading.periods import Period
from monev.reading.tables import Table
from monev.reading.vocabulary.headings import COLUMN_NAMES, REQUIRED, normalize

KEPT = WITHOUT_MEANING
"""The meaning of a column that is only kept."""


@dataclass
class Column:
    """A column as proposed. report: it tells what was done, of its period if it names one.

    key: the name by which answers know it. listed: its headings are on the list. by_group: only the
    heading over it and others is. is_until: it reports all until the end of its period. says: the
    status that a mark in it means.
    """

    number: int
    path: tuple[str, ...]
    key: str = ""
    meaning: str = KEPT
    doubt: int = 0
    period: Period | None = None
    report: bool = False
    answered: bool = False
    listed: bool = False
    by_group: bool = False
    is_until: bool = False
    says: str = ""

    @property
    def heading(self) -> str:
        return " ".join(self.path)

    @property
    def own(self) -> str:
        """Its lowest heading as `normalize` gives it; "" for none."""
        return normalize(self.path[-1]) if self.path else ""

    @property
    def words(self) -> set[str]:
        """The words of all its headings."""
        return {*normalize(self.heading).split()}


@dataclass
class Proposal:
    """The columns of a table by number, what the form must ask, and what people said none has.

    works: the columns of work that are each due in a period, which stands over them.
    """

    table: Table
    columns: dict[int, Column]
    doubts: list[Remark] = field(default_factory=list)
    denied: frozenset[str] = frozenset()
    works: dict[int, Period] = field(default_factory=dict)

    def all_of(self, *meanings: str) -> list[Column]:
        return [column for column in self.columns.values() if column.meaning in meanings]

    def find(self, meaning: str) -> int:
        """Return the number of the column of a meaning; 0 for none."""
        for number, column in self.columns.items():
            if column.meaning == meaning:
                return number
        return 0

    def heading_of(self, meaning: str) -> str:
        """Return the printed heading of a meaning; its usual word without one."""
        column = self.columns.get(self.find(meaning))
        if column is None and meaning == "target_waktu" and self.months:
            first = self.columns[min(self.months)]
            return first.path[0] if len(first.path) > 1 else COLUMN_NAMES[meaning]
        printed = column.heading if column else ""
        return printed or COLUMN_NAMES.get(meaning, meaning)

    @property
    def months(self) -> dict[int, Period]:
        """The columns under which marks say when work is due."""
        periods = {column.number: column.period for column in self.all_of("bulan")}
        return {number: period for number, period in periods.items() if period}

    @property
    def missing(self) -> tuple[str, ...]:
        """The needed meanings that no column has."""
        found = {meaning for meaning in REQUIRED if self.find(meaning)}
        found |= {"target_waktu"} if self.months or self.works else set()
        return tuple(each for each in REQUIRED if each not in found | self.denied)

    def remark(self, code: str, column: Column, meaning: str = "", **values: object) -> Remark:
        """Return a remark on the heading of a column."""
        named = {"column": column_letter(column.number), "heading": column.key, **values}
        if meaning:
            named["meaning"] = COLUMN_NAMES[meaning]
        place = cell_address(self.table.bottom, column.number)
        grid = self.table.grid
        return Remark(code, grid.name, self.table.bottom, column.key, column.key, place, named)

    def doubt(self, code: str, column: Column, meaning: str, **values: object) -> None:
        self.doubts.append(self.remark(code, column, meaning, **values))
