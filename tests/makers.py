"""Builders for tests: the resolved content of an unggahan (CONTRACT of the journal) from a few
chosen statuses."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from threading import Barrier
from typing import Any

import pytest

from monev.access import Visitor, list_people
from monev.core.dates import end_of_month
from monev.core.errors import MonevError
from monev.core.remarks import STORED_SENTENCE, Remark
from monev.core.roles import EVERY_SATKER, LOCAL_ACTOR
from monev.core.typed_input import EntryRefused
from monev.database import Database
from monev.journal import Entry, Journal
from monev.meeting import acts, records
from monev.people.setting_up import add_person
from monev.writing.plan_versions import find_last

SATKER = "KPU Kabupaten Uji"
TAHUN = 2025
JUNE, SEPTEMBER = date(2025, 6, 30), date(2025, 9, 30)


def saved(made: Any, *form: str, **more: Any) -> bytes:
    """What a library made, a workbook, a Word document or a picture, as a file."""
    stream = BytesIO()
    made.save(stream, *form, **more)
    return stream.getvalue()


def bukti_content(
    name: str = "Undangan", status: str = "belum_ada", **other: Any
) -> dict[str, Any]:
    """One bukti of one tenggat."""
    return {"nama": name, "jenis": name, "status": status, "tautan": "", "catatan": "", **other}


def tenggat_content(
    tenggat: str, laporan: str = "belum", *, bukti: dict[str, str] | None = None, **other: Any
) -> dict[str, Any]:
    """One tenggat ("2025-06" or "2025-08-04") as reported; `bukti` is name → status."""
    year, month, *day = map(int, tenggat.split("-"))
    jatuh_tempo = date(year, month, *day) if day else end_of_month(year, month)
    days = {"jatuh_tempo": jatuh_tempo.isoformat(), "buka": jatuh_tempo.replace(day=1).isoformat()}
    report = {
        "laporan": laporan,
        "tanggal_selesai": None,
        "selesai_sejak": None,
        "kendala": "",
        "tindak_lanjut": "",
    }
    owed = [
        bukti_content(name, status) for name, status in (bukti or {"Undangan": "belum_ada"}).items()
    ]
    return {"tenggat": tenggat, **days, **report, "bukti": owed, **other}


def langkah_content(
    kode: str, tenggat: list[dict[str, Any]] | None = None, **other: Any
) -> dict[str, Any]:
    """One langkah of kode area[.sub_area].no.ordinal; its documents are those of its first
    tenggat."""
    area, *middle, no, _ = kode.split(".")
    tenggat = tenggat or []
    part = middle[0] if middle else None
    place = {"area": area, "nama_area": f"Area {area}", "sub_area": part, "no": no}
    place["nama_sub_area"] = part and f"Sub area {part}"
    words = {
        "komponen": f"Komponen {kode}",
        "indikator": f"Indikator {kode}",
        "langkah_aksi": f"Langkah {kode}",
    }
    timing = {
        "target_waktu": ", ".join(t["tenggat"] for t in tenggat),
        "target_capaian": "100%",
        "frekuensi": None,
    }
    timing |= {"jenis_target": {0: "tanpa", 1: "bulan"}.get(len(tenggat), "daftar"), "mulai": None}
    owed = [
        {"nama": b["nama"], "jenis": b["jenis"]} for b in (tenggat[0]["bukti"] if tenggat else [])
    ]
    usual = {
        "urutan": 1,
        "pic": None,
        "lainnya": {},
        "lembar": "Rencana Aksi",
        "baris": 7,
        "jejak": [],
    }
    documents = {"bukti_dukung": "Undangan", "bukti": owed}
    return {
        "kode": kode,
        **place,
        **words,
        **timing,
        **usual,
        **documents,
        "tenggat": tenggat,
        **other,
    }


def sample_content(
    langkah: list[dict[str, Any]] | None = None,
    *,
    unggahan: int = 1,
    posisi: str = "2025-06-30",
    **other: Any,
) -> dict[str, Any]:
    """The content of an unggahan. Without `langkah`: three, in areas I and V.a, one of them tanpa
    target.

    `urutan` and `row` are numbered here; `dilaporkan` follows from what is reported."""
    if langkah is None:
        done = tenggat_content(
            "2025-03", "selesai", bukti={"Undangan": "ada", "Notulensi": "belum_ada"}
        )
        others = [tenggat_content("2025-05"), tenggat_content("2025-09", "proses")]
        langkah = [
            langkah_content("I.1.1", [done]),
            langkah_content("V.a.1.1", others, pic="Kasubbag Hukum"),
            langkah_content("V.a.2.1", lainnya={"Anggaran": "Rp 1.000.000"}),
        ]
    langkah = [
        {**row, "urutan": index, "baris": 6 + index} for index, row in enumerate(langkah, start=1)
    ]
    tenggat = [t for row in langkah for t in row["tenggat"]]
    is_reported = any(t["laporan"] != "belum" for t in tenggat)
    is_proven = any(b["status"] != "belum_ada" for t in tenggat for b in t["bukti"])
    about = {
        "unggahan": unggahan,
        "jenis": "berkas",
        "posisi": posisi,
        "catatan": "",
        "nama_berkas": "rencana.xlsx",
    }
    about |= {"simulasi": False, "dilaporkan": is_reported or is_proven}
    return {**about, "langkah": langkah, "peringatan": [], "perubahan": [], **other}


def large_content(
    unggahan: int = 1, *, month: int = 12, langkah: int = 19, bukti: int = 5
) -> dict[str, Any]:
    """As much as the larger decree holds: 19 langkah bulanan of 12 months are 228 tenggat, with 5
    bukti each."""
    document = {f"Dokumen {n} rapat evaluasi pelaksanaan rencana aksi": "ada" for n in range(bukti)}
    changes = {
        "jenis": "selesai_baru",
        "kode": "V.a.1.1",
        "langkah_aksi": "Langkah V.a.1.1",
        "tenggat": "2025-01",
    }
    cell = {
        "lembar": "Rencana Aksi",
        "baris": 7,
        "sel": "F7",
        "kolom": "TARGET WAKTU",
        "nilai": "Januari - Desember",
    }
    months = [f"2025-{number:02d}" for number in range(1, month + 1)]
    done = [
        tenggat_content(m, "selesai", bukti=document, tanggal_selesai=f"{m}-20") for m in months
    ]
    trace = [{**cell, "dibaca": "setiap bulan", "cara": "ditafsirkan"}]
    return sample_content(
        [langkah_content(f"V.a.{n}.1", done, jejak=trace) for n in range(1, langkah + 1)],
        unggahan=unggahan,
        perubahan=[{**changes, "kolom": None, "dari": "Belum", "ke": "Selesai"}],
        peringatan=[
            Remark(
                "stored.sentence", **cell, values={"pesan": "Setiap bulan atau sekali?"}
            ).as_stored()
        ],
    )


def append_unggahan(
    to: Journal | Database, content: dict[str, Any] | None = None, **other: Any
) -> Entry:
    """Append an unggahan to a journal, as the app would; a database follows its own. `other`:
    whose, when."""
    about = {"jenis": "unggahan", "pelaku": "Penguji", "satker": SATKER, "tahun": TAHUN} | other
    entry = (to.journal if isinstance(to, Database) else to).add(
        **about, content=content or sample_content()
    )
    if isinstance(to, Database):
        to.catch_up()
    return entry


def begin_rapat(db: Database, **other: Any) -> records.Rapat:
    """Open a meeting about the rencana: of 10 July 2025, about 30 June, by Ani, unless said
    otherwise."""
    usual = {
        "judul": "Rapat",
        "tanggal": "2025-07-10",
        "posisi": date(2025, 6, 30),
        "pelaku": "Ani",
    }
    return acts.open_rapat(db, **{"satker": SATKER, "tahun": TAHUN} | usual | other)


def add_people(db: Database, **people: dict[str, str]) -> None:
    """Set up `utama`, an admin for everything, unless they are there, and these people: sign-in
    name → satker → roles, several with a blank between them. A person's name is the sign-in name
    with a capital letter."""
    first = {} if "utama" in list_people(db) else {"utama": {EVERY_SATKER: "admin"}}
    for orang, places in (first | people).items():
        roles = {satker: frozenset(held.split()) for satker, held in places.items()}
        add_person(db, Visitor(orang, orang.title(), roles=roles), pelaku=LOCAL_ACTOR)


def together(*acts: Callable[[], object]) -> list[object]:
    """What each act gave, or the project's own error it ended with; begun at the same moment, each
    in its thread."""
    beginning = Barrier(len(acts))

    def do(act: Callable[[], object]) -> object:
        beginning.wait()
        try:
            return act()
        except MonevError as error:
            return error

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(do, acts))


@contextmanager
def refused_at(**wording: str) -> Iterator[None]:
    """What is entered is refused at just these fields, each with a sentence that says this."""
    with pytest.raises(EntryRefused) as refused:
        yield
    entries = refused.value.entries
    assert entries.keys() == wording.keys()
    assert all(words in entries[field] for field, words in wording.items()), entries


def said_remark(sentence: str, *place: Any, **where: Any) -> Remark:
    """A remark that says just this sentence, for tests of how remarks are shown."""
    return Remark(STORED_SENTENCE, *place, **where, values={"pesan": sentence})


def last_content(db: Database, satker: str, tahun: int) -> dict[str, Any]:
    """The content of a rencana's newest unggahan that stands, as the journal holds it."""
    return find_last(db, satker, tahun).content
