"""What proof is missing? (docs/design.md §5, kesenjangan bukti)"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from monev.core.dates import fold_tenggat, format_tenggat
from monev.core.statuses import STATUS_BUKTI, STATUS_TENGGAT
from monev.figures.formats import format_number, longest_lateness
from monev.figures.frames import ask_unggahan

if TYPE_CHECKING:
    import pandas as pd

    from monev.database import Database, Row
    from monev.figures.views import View

USUAL_STATUS = STATUS_BUKTI["belum_ada"]
"""What a missing bukti is, unless something else is said of it."""

FREQUENCIES = {"bulanan": "bulanan", "triwulanan": "triwulanan"}
"""What people call a langkah that comes back; of the others only the count of tenggat is said."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which missing bukti a person asks for; what is empty asks for all. `pic` "": those of nobody."""

    jenis: tuple[str, ...] = ()
    pic: tuple[str, ...] = ()
    area: tuple[str, ...] = ()
    text: str = ""


EVERYTHING = Wanted()


def kesenjangan(db: Database, p: View, wanted: Wanted = EVERYTHING) -> pd.DataFrame:
    """One row per bukti owed by posisi, or called for by a tenggat Selesai before it is due, that is not present.

    urutan (of the langkah in the plan), kode, area, nama_area, sub_area, langkah_aksi, jenis_target, tenggat,
    jatuh_tempo, hari_terlambat (0 while not due), bukti, jenis_bukti, status_bukti (words), tautan, catatan, pic,
    status_tenggat, belum_dilaporkan (as in `tenggat`), selesai_tanpa_bukti, bukti_n and bukti_N of its tenggat,
    tenggat_N (of how many tenggat its langkah owes bukti). What is called selesai goes first, then what is overdue
    longest.
    """
    row = _ask(db, p, "kesenjangan", wanted)
    row["status_bukti"] = row["status_bukti"].map(STATUS_BUKTI.__getitem__).astype(object)
    return row


def group_kesenjangan(db: Database, p: View, wanted: Wanted = EVERYTHING) -> pd.DataFrame:
    """How many rows of `kesenjangan` there are by jenis, pic and area: kelompok, nilai, n, seluruhnya; largest first.

    n counts what the choices of the two other groups and the search leave, seluruhnya all. A langkah without PIC counts
    under nilai "".
    """
    return _ask(db, p, "kesenjangan_groups", wanted)


def unchecked_bukti(db: Database, p: View) -> pd.DataFrame:
    """One row per bukti that is said to be there (Ada) and that no checker has looked at, in the plan's order.

    urutan, kode, area, nama_area, langkah_aksi, pic, tenggat, jatuh_tempo, bukti, jenis_bukti, status (code), tautan,
    catatan.
    """
    return ask_unggahan(db, "unchecked_bukti", p.hash_entri, unggahan_id=p.unggahan_id, posisi=p.posisi)


def _ask(db: Database, p: View, question: str, wanted: Wanted) -> pd.DataFrame:
    return ask_unggahan(
        db,
        question,
        p.hash_entri,
        unggahan_id=p.unggahan_id,
        posisi=p.posisi,
        jenis_dipilih=wanted.jenis,
        pic_dipilih=wanted.pic,
        area_dipilih=wanted.area,
        dicari=wanted.text,
    )


@dataclass(frozen=True, slots=True)
class MissingBukti:
    """One document a langkah lacks: its jenis where its name does not say it, its status where it is not the usual one,
    the tenggat it lacks for, said (`when`) where they are not all of its langkah's, and links to what there is."""

    bukti: str
    jenis: str
    status: str
    tenggat: tuple[str, ...]
    when: str
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MissingLangkah:
    """A langkah with the documents it lacks, its months folded. `count`: how many rows of `kesenjangan` it stands for.

    `when`: Agustus 2025, or bulanan, 7 dari 9 belum: Jan–Jul 2025. `state`: how late it is; of what is called selesai
    that, and whether it is without any bukti; empty of a plan nothing was reported of.
    """

    kode: str
    langkah_aksi: str
    pic: str | None
    count: int
    when: str
    state: str
    is_selesai: bool
    is_unreported: bool
    bukti: tuple[MissingBukti, ...]


def group_missing(rows: Iterable[Row], *, rencana_only: bool) -> list[MissingLangkah]:
    """Rows of `kesenjangan` as people speak of them: each langkah once, in the order in which it is first met."""
    per_langkah: dict[str, list[Row]] = {}
    for row in rows:
        per_langkah.setdefault(row["kode"], []).append(row)
    return [_describe_langkah(members, rencana_only) for members in per_langkah.values()]


def _describe_langkah(rows: list[Row], rencana_only: bool) -> MissingLangkah:
    first, tenggat = rows[0], _tenggat_of(rows)
    is_selesai = all(row["selesai_tanpa_bukti"] for row in rows) and not rencana_only
    return MissingLangkah(
        kode=first["kode"],
        langkah_aksi=first["langkah_aksi"],
        pic=first["pic"],
        count=len(rows),
        when=_describe_when(first, tenggat, "" if rencana_only else "belum lengkap" if is_selesai else "belum"),
        state=_describe_selesai(rows) if is_selesai else longest_lateness(rows, rencana_only=rencana_only),
        is_selesai=is_selesai,
        is_unreported=not rencana_only and _is_unreported(rows),
        bukti=_describe_bukti(rows, tenggat),
    )


def _tenggat_of(rows: Iterable[Row]) -> tuple[str, ...]:
    return tuple(sorted({row["tenggat"] for row in rows}))


def _is_unreported(rows: list[Row]) -> bool:
    """Whether all of it that is late is so only for want of a report."""
    late = [row["belum_dilaporkan"] for row in rows if not row["selesai_tanpa_bukti"]]
    return bool(late) and all(late)


def _describe_when(first: Row, tenggat: tuple[str, ...], lacking: str) -> str:
    """Months folded, with how many of how many are `lacking` (nothing is said to lack where it is empty)."""
    if first["tenggat_N"] == 1:
        return format_tenggat(tenggat[0])
    count, total = format_number(len(tenggat)), format_number(first["tenggat_N"])
    counted = f"{count} dari {total} {lacking}" if lacking else f"{count} target" if len(tenggat) > 1 else ""
    words = ", ".join(filter(None, (FREQUENCIES.get(first["jenis_target"], ""), counted)))
    return f"{words}: {fold_tenggat(tenggat)}" if words else fold_tenggat(tenggat)


def _describe_selesai(rows: list[Row]) -> str:
    """Of what is called selesai without all its bukti: tanpa bukti is said only where none of it is there."""
    has_bukti = {row["tenggat"]: row["bukti_n"] > 0 for row in rows}
    without = sum(not there for there in has_bukti.values())
    label = STATUS_TENGGAT["selesai"].label
    if without == len(has_bukti):
        return f"{label}, tanpa bukti"
    return f"{label}, {format_number(without)} di antaranya tanpa bukti" if without else label


def _describe_bukti(rows: list[Row], tenggat: tuple[str, ...]) -> tuple[MissingBukti, ...]:
    documents: dict[tuple[str, str, str], list[Row]] = {}
    for row in rows:
        documents.setdefault((row["bukti"], row["jenis_bukti"], row["status_bukti"]), []).append(row)
    result = []
    for (bukti, jenis, status), members in documents.items():
        own = _tenggat_of(members)
        result.append(
            MissingBukti(
                bukti=bukti,
                jenis="" if jenis.casefold() in bukti.casefold() else jenis,
                status="" if status == USUAL_STATUS else status,
                tenggat=own,
                when="" if own == tenggat else fold_tenggat(own),
                links=tuple(dict.fromkeys(row["tautan"] for row in members if row["tautan"])),
            )
        )
    return tuple(result)
