"""The lines of Rekap: a satker each, or of very many a province each, who needs help first."""

from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from monev.access import list_offices
from monev.core import clock
from monev.core.dates import ROMAN_TRIWULAN, end_of_triwulan, triwulan_within
from monev.core.grouping import group_by
from monev.database import Database
from monev.figures.counts import Counts
from monev.figures.many_offices import (
    Complete,
    OfficeFigures,
    due_triwulan,
    list_reported,
    overdue,
    reporting,
    state_words,
    total,
)
from monev.figures.quarter_report import is_reported
from monev.figures.told import overdue as overdue_of

MOST_LINES = 100
"""Of more satker each line stands for all below one of them: a province."""


Declared = tuple[int, int]
"""A rencana (id) and a triwulan that its satker declared complete."""


class Quarter(NamedTuple):
    """A triwulan of a line: n of its targets are reported, or of its satker declared it complete.

    - is_full: the satker, or all of them, did
    - covered_by: a later one, if only its report did
    - is_due: it is over by the posisi
    """

    name: str
    n: int
    total: int
    is_full: bool
    covered_by: str
    is_due: bool


class OfficeLine(NamedTuple):
    """A satker of the Rekap, or several as one line.

    - name: of `satker` what the names beside it do not share
    - offices: whom it stands for
    - counts: of those that reported; None: none of them did, and `state` says why
    - is_awaited: a report of the triwulan that is due is missing
    - last: the day of its last complete report; months: since then, 0: less than two, or of several
    """

    satker: str
    name: str
    offices: tuple[OfficeFigures, ...]
    counts: Counts | None
    state: str
    is_awaited: bool
    quarters: tuple[Quarter, ...]
    last: date | None
    months: int

    @property
    def is_branch(self) -> bool:
        """True if it stands for the satker below it."""
        return [office.satker for office in self.offices] != [self.satker]


def office_lines(
    db: Database, offices: Sequence[OfficeFigures], scope: str | None = None
) -> list[OfficeLine]:
    """Return a line for each satker, of more than `MOST_LINES` one for each below `scope`.

    First stand those without a plan, then those without a report, then those with most that is due
    and not done.
    """
    declared = list_reported(db, offices)
    if len(offices) > MOST_LINES:
        branches = _branches(db, offices, scope)
        names = short_names(branches)
        lines = [_branch_line(*each, names[each[0]], declared) for each in branches.items()]
    else:
        lines = _each(db, offices, declared)
    return sorted(lines, key=_need)


def _need(line: OfficeLine) -> tuple[int, int]:
    if line.counts is None:
        return int(any(office.view for office in line.offices)), 0
    return 2, -sum(overdue_of(line.counts._asdict()).values())


def _each(
    db: Database, offices: Sequence[OfficeFigures], declared: Mapping[Declared, Complete]
) -> list[OfficeLine]:
    names = short_names([office.satker for office in offices])
    quarters = _quarters(db, offices, declared)
    awaited = {office.satker for office in overdue(offices)}
    lines = []
    for office in offices:
        has_figures = bool(reporting([office]))
        line = OfficeLine(
            satker=office.satker,
            name=names[office.satker],
            offices=(office,),
            counts=office.counts if has_figures else None,
            state="" if has_figures else state_words(office),
            is_awaited=office.satker in awaited,
            quarters=quarters[office] if has_figures else (),
            last=office.view.laporan_terakhir if office.view else None,
            months=_months_since(office),
        )
        lines.append(line)
    return lines


def _months_since(office: OfficeFigures) -> int:
    last = office.view.laporan_terakhir if office.view else None
    if last is None:
        return 0
    months = (office.posisi.year - last.year) * 12 + office.posisi.month - last.month
    return months if months > 1 else 0


def _quarters(
    db: Database, offices: Sequence[OfficeFigures], declared: Mapping[Declared, Complete]
) -> dict[OfficeFigures, tuple[Quarter, ...]]:
    """Count of each satker what is reported in each triwulan, as its Lapor does; one question."""
    own = {office.view.unggahan_id: office for office in reporting(offices) if office.view}
    counts = {key: [[0, 0] for _ in ROMAN_TRIWULAN] for key in own}
    posisi = offices[0].posisi if offices else date.min
    for row in db.ask("recap/by_triwulan", daftar=[*own]):
        office = own[row["unggahan_id"]]
        said = is_reported(row, posisi, has_documents=row["ada_bukti"])
        of_triwulan = counts[row["unggahan_id"]][
            triwulan_within(row["jatuh_tempo"], office.tahun) - 1
        ]
        of_triwulan[0] += said * row["n"]
        of_triwulan[1] += row["n"]
    found = {}
    for key, office in own.items():
        assert office.view
        counted = []
        for number, (n, of_all) in enumerate(counts[key], start=1):
            report = declared.get((office.view.rencana_id, number))
            later = _covered_by(report.per, office.tahun, number) if report else ""
            counted.append((n, of_all, report is not None, later))
        found[office] = _in_order(office, counted)
    return found


def _covered_by(per: date, tahun: int, number: int) -> str:
    """Name the last triwulan that a report of this day is of, if it is later than `number`."""
    last = sum(end_of_triwulan(tahun, each) <= per for each in range(1, 5))
    return _name(last) if last > number else ""


def _name(triwulan: int) -> str:
    return f"TW {ROMAN_TRIWULAN[triwulan - 1]}"


def _in_order(
    about: OfficeFigures, counted: Iterable[tuple[int, int, bool, str]]
) -> tuple[Quarter, ...]:
    """Name the triwulan of which so many are counted, and say which are over."""
    over = due_triwulan(about.tahun, about.posisi, clock.today()) or 0
    quarters = []
    for number, said in enumerate(counted, start=1):
        quarters.append(Quarter(_name(number), *said, is_due=number <= over))
    return tuple(quarters)


def _branches(
    db: Database, offices: Sequence[OfficeFigures], scope: str | None
) -> dict[str, list[OfficeFigures]]:
    """Group satker by the one below `scope`, or below the only head of all, that they belong to."""
    tree = list_offices(db)
    paths = {}
    for office in offices:
        path = [*reversed(tree.above(office.satker)), office.satker]
        below = path[path.index(scope) + 1 :] if scope in path else path
        paths[office] = below or path[-1:]
    heads = {path[0] for path in paths.values() if len(path) > 1}
    is_alone = scope is None and len(heads) == 1
    return group_by(offices, lambda office: paths[office][: 1 + is_alone][-1])


def _branch_line(
    satker: str, offices: Sequence[OfficeFigures], name: str, declared: Container[Declared]
) -> OfficeLine:
    reported = reporting(offices)
    return OfficeLine(
        satker=satker,
        name=name,
        offices=tuple(offices),
        counts=total(reported) if reported else None,
        state="" if reported else "belum ada laporan",
        is_awaited=bool(overdue(offices)),
        quarters=_declared(offices, declared) if reported else (),
        last=None,
        months=0,
    )


def _declared(
    offices: Sequence[OfficeFigures], declared: Container[Declared]
) -> tuple[Quarter, ...]:
    """Count of each triwulan how many of these satker declared it complete."""
    plans = [office.view.rencana_id for office in offices if office.view]
    counted = []
    for number in range(1, len(ROMAN_TRIWULAN) + 1):
        n = sum((plan, number) in declared for plan in plans)
        counted.append((n, len(offices), n == len(offices), ""))
    return _in_order(offices[0], counted)


def short_names(names: Iterable[str]) -> dict[str, str]:
    """Leave out the abbreviation that all these names begin with.

    KPU Kabupaten Mesuji beside KPU Kota Metro → Kab. Mesuji. One alone keeps its name.
    """
    words = {name: name.split() for name in names}
    first = {each[0] for each in words.values()}
    if len(words) == 1:
        return {name: name for name in words}
    is_shared = len(first) == 1 and all(map(str.isupper, first))
    is_shared = is_shared and all(len(each) > 1 for each in words.values())
    short = {}
    for name, each in words.items():
        short[name] = " ".join(each[is_shared:]).replace("Kabupaten ", "Kab. ")
    return short
