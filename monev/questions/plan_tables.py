"""Which tables of a file are the plan: what people say of them, by their words."""

from collections.abc import Collection, Iterable

from monev.core.errors import FileRefused
from monev.core.records import PlanTable, Reading
from monev.reading.choices import LEFT, TICKED, ChoiceItem
from monev.reading.identity import find_years


def choose_tables(reading: Reading, ticked: Collection[str]) -> list[ChoiceItem]:
    """Return the choice that the tables with these names are the plan, and no other.

    It holds for every year, but where a name has one: next year's file has other names.
    """
    names = [table.name for table in reading.plans]
    tahun = reading.tahun if find_years(names) else None
    items = list[ChoiceItem]()
    for name in names:
        said = TICKED if name in ticked else LEFT
        items.append(ChoiceItem("tabel", name, said, tahun=tahun))
    return items


def select_tables(reading: Reading, sheets: Collection[str]) -> list[ChoiceItem]:
    """Return the choice that the tables of these sheets are the plan."""
    return choose_tables(reading, [each.name for each in reading.plans if each.sheet in sheets])


def read_tables(reading: Reading, said: Iterable[str]) -> list[ChoiceItem]:
    """Return the choice that the command line means: names of tables, or their numbers.

    Raises FileRefused.
    """
    offered = [table for table in reading.plans if table.has_headings]
    known = dict[str, PlanTable]()
    for number, table in enumerate(offered, start=1):
        known |= {str(number): table, table.name.casefold(): table}
    ticked = set[str]()
    for words in said:
        found = known.get(words.strip().casefold())
        if found is None:
            names = ", ".join(f"“{table.name}”" for table in offered) or "tidak ada"
            raise FileRefused(
                f"“{words}” bukan tabel rencana berkas ini.",
                f"Tulis nama tabelnya atau nomornya seperti disebut periksa. Yang ada: {names}.",
            )
        ticked.add(found.name)
    return choose_tables(reading, ticked)
