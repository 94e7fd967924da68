"""Ringkasan as one sheet: a sentence, the year, three lists by PIC, the areas.

Page, PDF and picture say the same. No number stands there twice: the sentence has what is done, the
heads of the lists what is late, lacking and due next, the year its months, the areas their own.
"""

from collections import Counter
from collections.abc import Iterable
from operator import itemgetter
from typing import NamedTuple

from monev.core.dates import SHORT_MONTHS, format_day, format_tenggat, periode_of
from monev.core.statuses import STATUS_TENGGAT
from monev.core.text import NO_PIC, capitalized, shorten, split_pics
from monev.database import Database, Row, rows_of
from monev.figures.counts import Counts, Ringkasan, per_area, ringkasan
from monev.figures.formats import format_area, format_fraction, format_lateness, format_number
from monev.figures.gaps import kesenjangan
from monev.figures.kurva import YearCurve, curve_of_view
from monev.figures.rows import AreaRow, BuktiRow, TenggatRow
from monev.figures.sentences import opening_remark, plan_sentence
from monev.figures.targets import BELUM_TUNTAS, TO_COME, figure_rows, load
from monev.figures.told import LACKING, counted, loudest, overdue, overdue_marks, overdue_name
from monev.figures.views import View, remembered, view_before

_LONGEST = 120


class Month(NamedTuple):
    """A month of the year: its key (2025-09), its short name, and what falls due in it.

    - text: 10/14, 6 if nothing is due yet, – if nothing ever is; total: how many
    - state: penuh, sebagian, terlambat, belum_dilaporkan, belum, kosong, or rencana
    - said: all of it in words; late_share: 0..1, late of all
    """

    key: str
    name: str
    text: str
    total: str
    state: str
    mark: str
    said: str
    late_share: float = 0.0


class Entry(NamedTuple):
    """A row of a list: a langkah, and when it fell or falls due."""

    kode: str
    kode_tampil: str
    text: str
    when: str = ""


class Person(NamedTuple):
    """A PIC ("": without one) and the rows that are theirs; a row of two PICs is each one's."""

    pic: str
    rows: tuple[Entry, ...]

    @property
    def name(self) -> str:
        """Their name in words."""
        return self.pic or NO_PIC

    @property
    def codes(self) -> str:
        """The langkah of the rows: I.4.1 (4) · VII.2.1 (3)."""
        counts = Counter(row.kode_tampil for row in self.rows)
        return " · ".join(kode if n == 1 else f"{kode} ({n})" for kode, n in counts.items())


class PeopleList(NamedTuple):
    """A list by PIC, most first.

    - key: belum_tuntas, bukti or berikut, by which its rows are found
    - month: of berikut, where it is no next one but the first with targets: 2025-07
    - title: Terlambat 4, after its mark; note: how many at the end of the triwulan before, if other
    - is_late: something is late, and not only unreported
    """

    key: str
    mark: str
    title: str
    note: str
    people: tuple[Person, ...]
    is_late: bool = False
    month: str = ""

    @property
    def names_nobody(self) -> bool:
        """True if no row has a PIC."""
        return [person.pic for person in self.people] == [""]

    @property
    def is_shared(self) -> bool:
        """True if a langkah stands under several PICs, so that their counts are more than all."""
        codes = list[str]()
        for person in self.people:
            codes += {row.kode for row in person.rows}
        return len(codes) > len(set(codes))

    @property
    def lines(self) -> int:
        """How many lines all names and rows take."""
        return sum(1 + len(person.rows) for person in self.people)


class AreaLine(NamedTuple):
    """An area: its number, its name, the parts of its bar (status and count), n of N.

    A plan alone has no bar: full ones would say that all is done.
    """

    value: str
    name: str
    parts: tuple[tuple[str, int], ...]
    total: int
    text: str
    mark: str


class Sheet(NamedTuple):
    """Everything that stands on the sheet; without `months` the plan has nothing to judge."""

    answer: str
    note: str
    months: tuple[Month, ...] = ()
    curve: YearCurve | None = None
    share: str = ""
    plan_words: str = ""
    lists: tuple[PeopleList, ...] = ()
    areas: tuple[AreaLine, ...] = ()


@remembered
def sheet_of(db: Database, view: View) -> Sheet:
    """Return Ringkasan of a view as one sheet."""
    found = ringkasan(db, view)
    current = found.current
    areas = rows_of(per_area(db, view), AreaRow)
    if current.setahun_N == 0:
        return Sheet(plan_sentence(view, current), opening_remark(view))
    drawn = curve_of_view(db, view)
    last = drawn.reached[-1] if drawn.reached else None
    lists = (_late(db, view, found), _bukti(db, view), _next(db, view, found))
    is_first = not current.capaian_N and view.rencana_only
    return Sheet(
        answer=_first_week(db, view, current) if is_first else plan_sentence(view, current),
        note=_note(view, found),
        months=_months(db, view),
        curve=drawn,
        share=f"{format_number(last.n)} dari {format_number(last.total)}" if last else "",
        plan_words=f"rencana {format_number(current.setahun_N)} target",
        lists=tuple(one for one in lists if one is not None and one.people),
        areas=tuple(
            area_line(row, rencana_only=view.rencana_only, is_first=is_first) for row in areas
        ),
    )


def _note(view: View, found: Ringkasan) -> str:
    """Say that nothing was reported, else how it was a triwulan before, if other."""
    now, before = found.current, found.previous
    said = [opening_remark(view)]
    if now.bukti_N and now.bukti_n == now.bukti_N and not view.rencana_only:
        said.append("semua bukti ada")
    was = (before.capaian_n, before.capaian_N) if before else (0, 0)
    if was[1] and was != (now.capaian_n, now.capaian_N):
        said.append(_then(view, " dari ".join(map(format_number, was))))
    return " · ".join(filter(None, said))


def _first_week(db: Database, view: View, current: Counts) -> str:
    """Say of a plan of which nothing fell due yet what comes first."""
    _, rows = _first_month(db, view)
    day = f" Yang pertama jatuh tempo {_long_day(rows[0])}." if rows else ""
    return f"{format_number(current.setahun_N)} target setahun.{day}"


def _first_month(db: Database, view: View) -> tuple[str, list[TenggatRow]]:
    """Return the first month after posisi with targets that are not done, and these, by day."""
    rows = rows_of(figure_rows(db, view, "setahun"), TenggatRow)
    left = [row for row in rows if row["status"] in TO_COME]
    left.sort(key=itemgetter("jatuh_tempo"))
    month = left[0]["bulan"] if left else ""
    return month, [row for row in left if row["bulan"] == month]


def _then(view: View, words: str) -> str:
    """Say a number as it was at the end of the triwulan before: akhir TW II: 43 dari 51."""
    return f"akhir {periode_of(view.posisi_sebelum).bare_name}: {words}"


def _count_then(view: View, count: int, before: int | None) -> str:
    """Say how many there were at the end of the triwulan before; "" if as many as now."""
    if before is None or before == count:
        return ""
    return _then(view, format_number(before))


def _months(db: Database, view: View) -> tuple[Month, ...]:
    """Return the months of the year, then those of the next that have targets."""
    counts = {row["nilai"]: row for row in rows_of(load(db, view, "bulan"))}
    keys = [f"{view.tahun}-{number:02}" for number in range(1, 13)]
    keys += sorted(key for key in counts if key > keys[-1])
    return tuple(_month(key, counts.get(key), view) for key in keys)


def _month(key: str, row: Row | None, view: View) -> Month:
    year, number = map(int, key.split("-"))
    name = SHORT_MONTHS[number - 1] + ("" if year == view.tahun else f" {year}")
    whole = format_tenggat(key)
    if row is None or not row["n"]:
        return Month(key, name, "–", "–", "kosong", "", f"{whole}: tidak ada target")
    total = format_number(row["n"])
    done = row["selesai"]
    if view.rencana_only and row["jatuh_tempo"]:
        return Month(key, name, total, total, "rencana", "", f"{whole}: {total} jatuh tempo")
    if not (row["jatuh_tempo"] or done):
        return Month(key, name, total, total, "belum", "", f"{whole}: {total} belum jatuh tempo")
    text = format_fraction(done, row["n"])
    left = overdue(row)
    said = f"{whole}: {counted('', {'selesai': done} | left)}"
    late = sum(left.values())
    if not late:
        return Month(key, name, text, total, "penuh" if done == row["n"] else "sebagian", "", said)
    kode = loudest(kode for kode, count in left.items() if count)
    return Month(key, name, text, total, kode, STATUS_TENGGAT[kode].mark, said, late / row["n"])


def _by_pic(rows: Iterable[tuple[TenggatRow, str] | tuple[BuktiRow, str]]) -> tuple[Person, ...]:
    """Group rows, each with what stands at its end, by PIC, most first."""
    found: dict[str, list[Entry]] = {}
    for row, when in rows:
        words = shorten(row["langkah_aksi"], _LONGEST)
        entry = Entry(row["kode"], row["kode_tampil"], words, when)
        for pic in split_pics(row["pic"]) or [""]:
            found.setdefault(pic, []).append(entry)
    people = [Person(pic, tuple(entries)) for pic, entries in found.items()]
    return tuple(sorted(people, key=lambda person: -len(person.rows)))


def _day(row: TenggatRow) -> str:
    day = row["jatuh_tempo"]
    return f"{day.day} {SHORT_MONTHS[day.month - 1]}"


def _long_day(row: TenggatRow) -> str:
    return format_day(row["jatuh_tempo"]).rpartition(" ")[0]


def _since(row: TenggatRow) -> str:
    days = row["hari_terlambat"]
    return format_lateness(days) if days else _day(row)


def _day_if_named(row: TenggatRow) -> str:
    """Return the day of a target that names one; that of a month says nothing more."""
    return _day(row) if row["tenggat"] != row["bulan"] else ""


def _late(db: Database, view: View, found: Ringkasan) -> PeopleList | None:
    rows = rows_of(figure_rows(db, view, BELUM_TUNTAS), TenggatRow)
    before = found.previous
    left = overdue(found.current._asdict())
    then = sum(overdue(before._asdict()).values()) if before else None
    note = _count_then(view, len(rows), then)
    if not rows:
        return None
    kode = loudest(kode for kode, count in left.items() if count)
    people = _by_pic((row, _since(row)) for row in rows)
    title = f"{overdue_name(left).capitalize()} {format_number(len(rows))}"
    return PeopleList(
        BELUM_TUNTAS, STATUS_TENGGAT[kode].mark, title, note, people, kode == "terlambat"
    )


def _bukti(db: Database, view: View) -> PeopleList:
    rows = kesenjangan(db, view)
    before = view_before(view)
    note = _count_then(view, len(rows), len(kesenjangan(db, before)) if before else None)
    title = f"{LACKING} {format_number(len(rows))}"
    return PeopleList("bukti", "", title, note, _by_pic((row, "") for row in rows))


def _next(db: Database, view: View, found: Ringkasan) -> PeopleList | None:
    """Return what falls due next month, and before anything did in the first one with targets."""
    rows = rows_of(figure_rows(db, view, "berikut"), TenggatRow)
    name, month = found.next_month_name, ""
    if not rows and not found.current.capaian_N:
        month, rows = _first_month(db, view)
        name = format_tenggat(month) if month else ""
    if not rows:
        return None
    title = f"{capitalized(name).removesuffix(f' {view.tahun}')} {format_number(len(rows))}"
    people = _by_pic((row, _day_if_named(row)) for row in rows)
    note = "jatuh tempo pertama" if month else "jatuh tempo berikutnya"
    return PeopleList("berikut", "", title, note, people, month=month)


def area_line(row: AreaRow, *, rencana_only: bool, is_first: bool = False) -> AreaLine:
    """Return an area's line of the strip. `is_first`: nothing of the plan fell due yet."""
    name = format_area(row["area"], row["nama_area"])
    due = row["capaian_N"]
    if rencana_only:
        total = row["setahun_N"]
        text = f"{format_number(due)} dari {format_number(total)} jatuh tempo" if total else "–"
        text = f"{format_number(total)} target" if total and is_first else text
        return AreaLine(row["area"], name, (), total, text, "")
    parts = (("selesai", row["capaian_n"]), *overdue(row).items())
    text = format_fraction(row["capaian_n"], due) if due else "–"
    return AreaLine(row["area"], name, parts, due, text, overdue_marks(row))
