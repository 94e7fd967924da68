"""Plans and progress for the tests of figures: short forms for examples, hypothesis for the rest."""

import itertools
from dataclasses import dataclass, replace
from datetime import date, timedelta
from operator import itemgetter
from typing import Any

import pandas as pd
from hypothesis import strategies as st

from monev import figures
from monev.database import Database, rows_of
from monev.figures import View, view_at
from tests.makers import (
    TAHUN,
    append_unggahan,
    bukti_content,
    langkah_content,
    sample_content,
    tenggat_content,
)

_SATKER_NUMBER = itertools.count(1)


@dataclass(frozen=True)
class Submission:
    """One unggahan as it goes into the journal; `dibatalkan`: it is cancelled afterwards."""

    isi: dict[str, Any]
    dibatalkan: bool = False


def tenggat(key: str, laporan: str = "belum", *status_bukti: str, **other: Any) -> dict[str, Any]:
    """Make a tenggat that owes a bukti for each status given."""
    named = enumerate(status_bukti, start=1)
    bukti = [
        bukti_content(f"Dokumen {index}", status, jenis="Notulensi") for index, status in named
    ]
    return tenggat_content(key, laporan, **{"bukti": {}} | other) | {"bukti": bukti}


def langkah(kode: str, *all_tenggat: dict[str, Any], **other: Any) -> dict[str, Any]:
    """Make a langkah of kode area[.sub_area].no.ordinal with its tenggat."""
    return langkah_content(kode, list(all_tenggat), **other)


def make_submission(
    posisi: str, *all_langkah: dict[str, Any], number: int = 1, **other: Any
) -> Submission:
    """Make an unggahan of these langkah at a posisi."""
    return Submission(sample_content(list(all_langkah), unggahan=number, posisi=posisi, **other))


def store_submissions(db: Database, *everything: Submission, satker: str | None = None) -> str:
    """Append unggahan to the journal of a satker of their own, and return its name."""
    satker = satker or f"KPU Kabupaten Simulasi {next(_SATKER_NUMBER)}"
    for submission in everything:
        append_unggahan(db.journal, submission.isi, satker=satker)
    for submission in everything:
        if submission.dibatalkan:
            content = {"unggahan": submission.isi["unggahan"], "alasan": "salah berkas"}
            db.journal.add(
                jenis="pembatalan", pelaku="Penguji", satker=satker, tahun=TAHUN, content=content
            )
    db.catch_up()
    return satker


def view_of(
    db: Database, posisi: str, *all_langkah: dict[str, Any], unggahan_posisi: str = "2025-09-30"
) -> View:
    """Store one unggahan of these langkah, and look at the plan at a posisi."""
    satker = store_submissions(db, make_submission(unggahan_posisi, *all_langkah))
    return view_at(db, satker, TAHUN, date.fromisoformat(posisi))


def values_of(frame: pd.DataFrame, *columns: str) -> list[Any]:
    """List a column of a frame in plain values, or the tuples of several."""
    return list(map(itemgetter(*columns), rows_of(frame)))


# Days on which something turns: ends of months, quarters and years, and the days beside them.
ENDS = (
    date(2024, 12, 31),
    date(2025, 3, 31),
    date(2025, 6, 30),
    date(2025, 9, 30),
    date(2025, 12, 31),
)
CRITICAL_DAYS = (
    *(end_day + timedelta(days=shift) for end_day in ENDS for shift in (-1, 0, 1)),
    date(2025, 2, 28),
    date(2025, 8, 4),
    date(2026, 1, 31),
)

some_day = st.one_of(st.sampled_from(CRITICAL_DAYS), st.dates(date(2024, 10, 1), date(2026, 3, 31)))
_month_key = st.dates(date(2024, 11, 1), date(2026, 2, 28)).map(lambda day: f"{day:%Y-%m}")
_key = st.one_of(_month_key, _month_key, some_day.map(date.isoformat))
_status_bukti = st.sampled_from(
    ["belum_ada", "ada", "perlu_perbaikan", "terverifikasi", "tidak_berlaku"]
)


@st.composite
def _random_tenggat(draw: st.DrawFn, key: str, posisi: date) -> dict[str, Any]:
    """Draw a tenggat with a window of one to four months.

    Selesai has a date or none, before or after the due date and posisi.
    """
    laporan = draw(st.sampled_from(["belum", "proses", "selesai", "selesai", "tidak_berlaku"]))
    open_at = date(int(key[:4]), int(key[5:7]), 1)
    for _ in range(draw(st.integers(0, 3))):
        open_at = (open_at - timedelta(days=1)).replace(day=1)
    selesai = {}
    if laporan == "selesai":
        selesai = {
            "tanggal_selesai": draw(st.none() | some_day.map(date.isoformat)),
            "selesai_sejak": posisi.isoformat(),
        }
    status = draw(st.lists(_status_bukti, max_size=3))
    return tenggat(key, laporan, *status, buka=open_at.isoformat(), **selesai)


@st.composite
def _random_langkah(draw: st.DrawFn, number: int, posisi: date) -> dict[str, Any]:
    area = draw(st.sampled_from(["I", "II", "V", "V.a", "V.b"]))
    key = draw(st.lists(_key, max_size=4, unique=True))
    pic = draw(st.sampled_from([None, "Sekretaris"]))
    all_tenggat = [draw(_random_tenggat(value, posisi)) for value in key]
    return langkah(f"{area}.{number}.1", *all_tenggat, pic=pic)


@st.composite
def random_rencana(draw: st.DrawFn) -> list[Submission]:
    """Draw one to four files of a rencana with other langkah, the newest ones cancelled, not all.

    Files of an earlier day, and targets that stay or move, are in tests/edits/dated_reference.py.
    """
    everything = []
    days = sorted(draw(st.lists(some_day, min_size=1, max_size=4)))
    for number, posisi in enumerate(days, start=1):
        count = draw(st.integers(1, 5))
        listing = [draw(_random_langkah(10 * number + index, posisi)) for index in range(count)]
        everything.append(make_submission(posisi.isoformat(), *listing, number=number))
    valid = draw(st.integers(1, len(everything)))
    cancelled = [replace(each, dibatalkan=True) for each in everything[valid:]]
    return [*everything[:valid], *cancelled]


SHARES = {"capaian_n": 3, "capaian_N": 5, "setahun_n": 3, "setahun_N": 14, "selesai_tanpa_bukti": 1}
STATUS = {
    "selesai": 3,
    "terlambat": 2,
    "belum_dilaporkan": 1,
    "berjalan": 4,
    "belum_jatuh_tempo": 5,
}
COUNTS = figures.Counts(
    **dict.fromkeys(figures.Counts._fields, 0)
    | {"langkah": 10, "tanpa_target": 1}
    | STATUS
    | SHARES
)


def gap(tenggat: str, bukti: str = "Notulensi", **other: Any) -> dict[str, Any]:
    """Make a row of `kesenjangan` of a monthly langkah that owes bukti of nine tenggat."""
    plan = {
        "kode": "V.a.1.1",
        "kode_tampil": "V.a.1",
        "langkah_aksi": "Public campaign",
        "jenis_target": "bulanan",
        "pic": "Sekretaris",
    }
    state = {"status_tenggat": "terlambat", "hari_terlambat": 30, "jatuh_tempo": date(2025, 8, 31)}
    proof = {
        "jenis_bukti": "Notulensi",
        "status": "belum_ada",
        "status_bukti": "Belum ada",
        "catatan": None,
        "tautan": None,
        "bukti_n": 0,
        "bukti_N": 2,
    }
    due = {"tenggat": tenggat, "tenggat_N": 9, "bukti": bukti, "selesai_tanpa_bukti": False}
    return plan | state | proof | due | other


def selesai(tenggat: str, present: int) -> dict[str, Any]:
    return gap(
        tenggat,
        status_tenggat="selesai",
        selesai_tanpa_bukti=True,
        hari_terlambat=0,
        bukti_n=present,
    )
