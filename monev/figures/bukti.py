"""Which bukti does a plan ask for, which of them are missing, and of whom are they wanted?
(docs/design.md §5)"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import Literal, NamedTuple

import pandas as pd

from monev.core.dates import fold_tenggat, format_tenggat
from monev.core.grouping import group_by
from monev.core.statuses import STATUS_BUKTI, STATUS_TENGGAT
from monev.database import Database
from monev.figures.formats import format_number, longest_lateness
from monev.figures.rows import AnyRow, BuktiRow
from monev.figures.views import View, ask_frame, remembered

FREQUENCIES = {"bulanan": "bulanan", "triwulanan": "triwulanan"}
"""What people call a langkah that comes back; of the others only the count of tenggat is said."""


class Wanted(NamedTuple):
    """Which missing bukti a person asks for; what is empty asks for all. `pic` "": those of
    nobody."""

    jenis: tuple[str, ...] = ()
    pic: tuple[str, ...] = ()
    area: tuple[str, ...] = ()
    text: str = ""

    def of(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Those of the rows of `kesenjangan` or `bukti` that are asked for."""
        for column, values in {
            "jenis_bukti": self.jenis,
            "pic": self.pic,
            "area": self.area,
        }.items():
            if values:
                rows = rows[rows[column].fillna("").isin(values)]
        if not self.text:
            return rows
        others = rows[["langkah_aksi", "bukti", "jenis_bukti", "pic"]].fillna("")
        words = rows["kode"].str.cat(others, sep=" ").str.lower()
        return rows[words.str.contains(self.text.lower(), regex=False)]


EVERYTHING = Wanted()

Kind = Literal["jenis", "pic", "area"]
COLUMN_OF_KIND: dict[Kind, str] = {"jenis": "jenis_bukti", "pic": "pic", "area": "area"}


def bukti(db: Database, view: View) -> pd.DataFrame:
    """One row per bukti of each tenggat, in the plan's order:

    - urutan, kode, area, nama_area, sub_area, langkah_aksi, jenis_target, pic, tenggat,
      jatuh_tempo, bulan_ke, belum_dilaporkan: as in `tenggat`
    - urutan_bukti: int32
    - status_tenggat, bukti (its name), jenis_bukti, status (code), status_bukti (words): str
    - tautan, catatan: str, "" where there is none
    - wajib (owed at all), hadir (present), terutang (owed by posisi), celah (missing: owed by
      posisi, or by a tenggat called Selesai, and not present), selesai_tanpa_bukti (of these, the
      latter): bool
    - bukti_n of bukti_N of its tenggat, tenggat_N (of how many tenggat its langkah owes it): int64
    - hari_terlambat: int64, 0 while not due"""
    rows = ask_frame(db, "figures/bukti", view)
    return rows.assign(status_bukti=rows["status"].map(STATUS_BUKTI).astype("str"))


def kesenjangan(db: Database, view: View, wanted: Wanted = EVERYTHING) -> pd.DataFrame:
    """The missing bukti that are asked for, the longest late first; what is called selesai after
    what is late. Columns of `bukti`."""
    return wanted.of(_missing(db, view))


@remembered
def _missing(db: Database, view: View) -> pd.DataFrame:
    rows = bukti(db, view)
    order = {"selesai_tanpa_bukti": True, "hari_terlambat": False}
    return rows[rows["celah"]].sort_values([*order], ascending=[*order.values()], ignore_index=True)


@remembered
def group_kesenjangan(
    db: Database,
    view: View,
    kind: Kind,
    wanted: Wanted = EVERYTHING,
) -> pd.DataFrame:
    """Count the rows of `kesenjangan` by jenis, pic or area, most first:

    - nilai: str, "" where no PIC is named
    - n: int64, what the choices of the two other kinds and the search leave
    - seluruhnya: int64, all"""
    missing = _missing(db, view)
    others = Wanted(**wanted._asdict() | {kind: ()})
    named = missing.assign(
        nilai=missing[COLUMN_OF_KIND[kind]].fillna(""),
        is_left=missing.index.isin(others.of(missing).index),
    )
    left = named.groupby("nilai", as_index=False)
    counts = left.agg(n=("is_left", "sum"), seluruhnya=("is_left", "size"))
    return counts.sort_values(
        "seluruhnya",
        ascending=False,
        kind="stable",
        ignore_index=True,
    )


@remembered
def unchecked_bukti(db: Database, view: View) -> pd.DataFrame:
    """The bukti that are said to be there (Ada) and that no checker has looked at, in the plan's
    order; none of a closed plan. Columns of `bukti`."""
    rows = bukti(db, view)
    return rows[rows["wajib"] & (rows["status"] == "ada") & (not view.is_closed)]


def count_unchecked(db: Database, view: View) -> int:
    """How many `unchecked_bukti` there are."""
    return len(unchecked_bukti(db, view))


def by_kode(rows: Iterable[AnyRow]) -> dict[str, list[AnyRow]]:
    """Rows of tenggat or bukti by the kode of their langkah, in the order in which each is first
    met."""
    return group_by(rows, itemgetter("kode"))


def by_langkah(rows: Iterable[AnyRow]) -> list[list[AnyRow]]:
    """The same without the kode."""
    return [*by_kode(rows).values()]


def tenggat_of_bukti(rows: Iterable[AnyRow]) -> dict[str, list[str]]:
    """Bukti → the tenggat of it that rows of `kesenjangan` are about."""
    of_bukti: dict[str, list[str]] = {}
    for row in rows:
        of_bukti.setdefault(row["bukti"], []).append(row["tenggat"])
    return of_bukti


class MissingBukti(NamedTuple):
    """One document a langkah lacks: its jenis where its name does not say it, its status where it
    is not the usual one, the tenggat it lacks for, said (`when`) where they are not all of its
    langkah's, and links to what there is."""

    bukti: str
    jenis: str
    status: str
    tenggat: tuple[str, ...]
    when: str
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MissingLangkah:
    """A langkah with the documents it lacks: `count` rows of `kesenjangan`, its months folded
    (`when`: bulanan, 7 dari 9 belum: Jan–Jul 2025); `state`: how late it is, or that it is called
    Selesai."""

    kode: str
    langkah_aksi: str
    pic: str | None
    count: int
    when: str
    state: str
    is_selesai: bool
    is_unreported: bool
    bukti: tuple[MissingBukti, ...]


def group_missing(rows: Iterable[BuktiRow], *, rencana_only: bool) -> list[MissingLangkah]:
    """Rows of `kesenjangan` as people speak of them: each langkah once, in the order in which it is
    first met."""
    return [_describe_langkah(members, rencana_only) for members in by_langkah(rows)]


def _describe_langkah(rows: list[BuktiRow], rencana_only: bool) -> MissingLangkah:
    first = rows[0]
    tenggat = _tenggat_of(rows)
    late = [row["belum_dilaporkan"] for row in rows if not row["selesai_tanpa_bukti"]]
    is_selesai = not late and not rencana_only
    if rencana_only:
        lacking = ""
    elif is_selesai:
        lacking = "belum lengkap"
    else:
        lacking = "belum"
    if is_selesai:
        state = STATUS_TENGGAT["selesai"].label
    else:
        state = longest_lateness(rows, rencana_only=rencana_only)
    return MissingLangkah(
        kode=first["kode"],
        langkah_aksi=first["langkah_aksi"],
        pic=first["pic"],
        count=len(rows),
        when=_describe_when(first, tenggat, lacking),
        state=state,
        is_selesai=is_selesai,
        is_unreported=not rencana_only and bool(late) and all(late),
        bukti=tuple(_describe_bukti(rows, tenggat)),
    )


def _tenggat_of(rows: Iterable[BuktiRow]) -> tuple[str, ...]:
    return tuple(sorted({row["tenggat"] for row in rows}))


def _describe_when(first: BuktiRow, tenggat: tuple[str, ...], lacking: str) -> str:
    """Fold months, with how many of how many are `lacking` (nothing is said to lack where it is
    empty)."""
    total = first["tenggat_N"]
    if total == 1:
        return format_tenggat(tenggat[0])
    words = []
    if first["jenis_target"] in FREQUENCIES:
        words.append(FREQUENCIES[first["jenis_target"]])
    count = format_number(len(tenggat))
    if lacking:
        words.append(f"{count} dari {format_number(total)} {lacking}")
    elif len(tenggat) > 1:
        words.append(f"{count} target")
    months = fold_tenggat(tenggat)
    return f"{', '.join(words)}: {months}" if words else months


def telling_jenis(bukti: str, jenis: str) -> str:
    """The jenis of a document; empty where its name says it already: Undangan rapat."""
    return "" if jenis.casefold() in bukti.casefold() else jenis


def _describe_bukti(rows: list[BuktiRow], tenggat: tuple[str, ...]) -> Iterator[MissingBukti]:
    documents = group_by(rows, itemgetter("bukti", "jenis_bukti", "status_bukti"))
    for (bukti, jenis, status), members in documents.items():
        own = _tenggat_of(members)
        yield MissingBukti(
            bukti=bukti,
            jenis=telling_jenis(bukti, jenis),
            status="" if status == STATUS_BUKTI["belum_ada"] else status,
            tenggat=own,
            when="" if own == tenggat else fold_tenggat(own),
            links=tuple(dict.fromkeys(row["tautan"] for row in members if row["tautan"])),
        )
