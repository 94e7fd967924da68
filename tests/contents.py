"""The resolved content of an unggahan (CONTRACT of the journal) from a few chosen statuses, for
tests and the processes they start: what those import is paid once each, so no database is here.
"""

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from monev.core.dates import end_of_month
from monev.core.plan_fields import Said, SaidOfBukti
from monev.core.remarks import STORED_SENTENCE, Remark
from monev.journal import Entry, Journal

if TYPE_CHECKING:
    from monev.database import Database

SATKER = "KPU Kabupaten Uji"
TAHUN = 2025


def bukti_content(
    name: str = "Undangan", status: str = "belum_ada", **other: Any
) -> dict[str, Any]:
    """Return one bukti of one tenggat."""
    said = asdict(SaidOfBukti())
    return {"nama": name, "jenis": name, "status": status, **said, **other}


def tenggat_content(
    tenggat: str, laporan: str = "belum", *, bukti: dict[str, str] | None = None, **other: Any
) -> dict[str, Any]:
    """Return one tenggat ("2025-06" or "2025-08-04") as reported; `bukti` is name → status."""
    year, month, *day = map(int, tenggat.split("-"))
    jatuh_tempo = date(year, month, *day) if day else end_of_month(year, month)
    days = {"jatuh_tempo": jatuh_tempo.isoformat(), "buka": jatuh_tempo.replace(day=1).isoformat()}
    report = {"laporan": laporan, "selesai_sejak": None, **asdict(Said())}
    statuses = bukti or {"Undangan": "belum_ada"}
    owed = [bukti_content(name, status) for name, status in statuses.items()]
    return {"tenggat": tenggat, **days, **report, "bukti": owed, **other}


def langkah_content(
    kode: str, tenggat: list[dict[str, Any]] | None = None, **other: Any
) -> dict[str, Any]:
    """Return one langkah of kode area[.sub_area].no.ordinal. Its documents are those of its first
    tenggat.
    """
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
        "target_waktu": ", ".join(row["tenggat"] for row in tenggat),
        "target_capaian": "100%",
        "frekuensi": None,
    }
    timing |= {"jenis_target": {0: "tanpa", 1: "bulan"}.get(len(tenggat), "daftar"), "mulai": None}
    first_bukti = tenggat[0]["bukti"] if tenggat else []
    owed = [{"nama": bukti["nama"], "jenis": bukti["jenis"]} for bukti in first_bukti]
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
    """Return the content of an unggahan. Without `langkah`: three, in areas I and V.a, one of them
    tanpa target. `urutan` and `baris` are numbered here; `dilaporkan` follows from the reports.
    """
    if langkah is None:
        half = {"Undangan": "ada", "Notulensi": "belum_ada"}
        done = tenggat_content("2025-03", "selesai", bukti=half)
        others = [tenggat_content("2025-05"), tenggat_content("2025-09", "proses")]
        langkah = [
            langkah_content("I.1.1", [done]),
            langkah_content("V.a.1.1", others, pic="Kasubbag Hukum"),
            langkah_content("V.a.2.1", lainnya={"Anggaran": "Rp 1.000.000"}),
        ]
    numbered, is_reported = [], False
    for index, row in enumerate(langkah, start=1):
        numbered.append({**row, "urutan": index, "baris": 6 + index})
        for tenggat in row["tenggat"]:
            is_proven = any(bukti["status"] != "belum_ada" for bukti in tenggat["bukti"])
            is_reported = is_reported or is_proven or tenggat["laporan"] != "belum"
    about = {
        "unggahan": unggahan,
        "jenis": "berkas",
        "posisi": posisi,
        "catatan": "",
        "nama_berkas": "rencana.xlsx",
    }
    about |= {"simulasi": False, "dilaporkan": is_reported}
    return {**about, "langkah": numbered, "peringatan": [], "perubahan": [], **other}


def large_content(
    unggahan: int = 1, *, month: int = 12, langkah: int = 19, bukti: int = 5
) -> dict[str, Any]:
    """Return as much as the larger decree holds: 19 langkah bulanan of 12 months are 228 tenggat,
    each with 5 bukti.
    """
    words = "rapat evaluasi pelaksanaan rencana aksi"
    document = {f"Dokumen {number} {words}": "ada" for number in range(bukti)}
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
    done = []
    for key in months:
        done.append(tenggat_content(key, "selesai", bukti=document, tanggal_selesai=f"{key}-20"))
    trace = [{**cell, "dibaca": "setiap bulan", "cara": "ditafsirkan"}]
    plan = [langkah_content(f"V.a.{no}.1", done, jejak=trace) for no in range(1, langkah + 1)]
    return sample_content(
        plan,
        unggahan=unggahan,
        perubahan=[{**changes, "kolom": None, "dari": "Belum", "ke": "Selesai"}],
        peringatan=[said_remark("Setiap bulan atau sekali?", **cell).as_stored()],
    )


def append_unggahan(
    to: "Journal | Database", content: dict[str, Any] | None = None, **other: Any
) -> Entry:
    """Append an unggahan to a journal, as the app does; a database catches up. `other` gives
    satker, tahun, time and so on.
    """
    about = {"jenis": "unggahan", "pelaku": "Penguji", "satker": SATKER, "tahun": TAHUN} | other
    if isinstance(to, Journal):
        return to.add(**about, content=content or sample_content())
    entry = append_unggahan(to.journal, content, **other)
    to.catch_up()
    return entry


def said_remark(sentence: str, *place: Any, **where: Any) -> Remark:
    """Return a remark with just this sentence, for tests of how remarks are shown."""
    return Remark(STORED_SENTENCE, *place, **where, values={"pesan": sentence})
