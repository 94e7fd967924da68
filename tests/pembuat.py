"""Builders for tests: the resolved content of an unggahan (CONTRACT of the journal) from a few chosen statuses."""

from __future__ import annotations

from datetime import date
from typing import Any

from monev.jurnal import Entri, Jurnal
from monev.tanggal import akhir_bulan

SATKER = "KPU Kabupaten Uji"
TAHUN = 2025


def isi_bukti(nama: str = "Undangan", status: str = "belum_ada", **lain: Any) -> dict[str, Any]:
    """One bukti of one tenggat."""
    return {"nama": nama, "jenis": nama, "status": status, "tautan": "", "catatan": "", **lain}


def isi_tenggat(
    tenggat: str, laporan: str = "belum", *, bukti: dict[str, str] | None = None, **lain: Any
) -> dict[str, Any]:
    """One tenggat ("2025-06" or "2025-08-04") as reported; `bukti` is name → status."""
    if len(tenggat) == len("2025-06"):
        jatuh_tempo = akhir_bulan(*map(int, tenggat.split("-")))
        buka = jatuh_tempo.replace(day=1)
    else:
        jatuh_tempo = date.fromisoformat(tenggat)
        buka = jatuh_tempo.replace(day=1)
    return {
        "tenggat": tenggat,
        "jatuh_tempo": jatuh_tempo.isoformat(),
        "buka": buka.isoformat(),
        "laporan": laporan,
        "tanggal_selesai": None,
        "selesai_sejak": None,
        "kendala": "",
        "tindak_lanjut": "",
        "bukti": [isi_bukti(nama, status) for nama, status in (bukti or {"Undangan": "belum_ada"}).items()],
        **lain,
    }


def isi_langkah(kode: str, tenggat: list[dict[str, Any]] | None = None, **lain: Any) -> dict[str, Any]:
    """One langkah of kode area[.sub_area].no.ordinal; its documents are those of its first tenggat."""
    area, *tengah, no, _ = kode.split(".")
    tenggat = tenggat or []
    return {
        "urutan": 1,
        "kode": kode,
        "area": area,
        "nama_area": f"Area {area}",
        "sub_area": tengah[0] if tengah else None,
        "nama_sub_area": f"Sub area {tengah[0]}" if tengah else None,
        "no": no,
        "komponen": f"Komponen {kode}",
        "indikator": f"Indikator {kode}",
        "langkah_aksi": f"Langkah {kode}",
        "bukti_dukung": "Undangan",
        "target_waktu": ", ".join(t["tenggat"] for t in tenggat),
        "target_capaian": "100%",
        "frekuensi": None,
        "pic": None,
        "lainnya": {},
        "jenis_target": {0: "tanpa", 1: "bulan"}.get(len(tenggat), "daftar"),
        "mulai": None,
        "lembar": "Rencana Aksi",
        "baris": 7,
        "bukti": [{"nama": b["nama"], "jenis": b["jenis"]} for b in (tenggat[0]["bukti"] if tenggat else [])],
        "tenggat": tenggat,
        "jejak": [],
        **lain,
    }


def isi_contoh(
    langkah: list[dict[str, Any]] | None = None, *, unggahan: int = 1, posisi: str = "2025-06-30", **lain: Any
) -> dict[str, Any]:
    """The content of an unggahan. Without `langkah`: three, in areas I and V.a, one of them tanpa target.

    `urutan` and `baris` are numbered here; `dilaporkan` follows from what is reported.
    """
    if langkah is None:
        langkah = [
            isi_langkah(
                "I.1.1", [isi_tenggat("2025-03", "selesai", bukti={"Undangan": "ada", "Notulensi": "belum_ada"})]
            ),
            isi_langkah("V.a.1.1", [isi_tenggat("2025-05"), isi_tenggat("2025-09", "proses")], pic="Kasubbag Hukum"),
            isi_langkah("V.a.2.1", lainnya={"Anggaran": "Rp 1.000.000"}),
        ]
    langkah = [{**baris, "urutan": ke, "baris": 6 + ke} for ke, baris in enumerate(langkah, start=1)]
    tenggat = [t for baris in langkah for t in baris["tenggat"]]
    return {
        "unggahan": unggahan,
        "jenis": "berkas",
        "posisi": posisi,
        "catatan": "",
        "nama_berkas": "rencana.xlsx",
        "simulasi": False,
        "dilaporkan": any(
            t["laporan"] != "belum" or any(b["status"] != "belum_ada" for b in t["bukti"]) for t in tenggat
        ),
        "langkah": langkah,
        "peringatan": [],
        "perubahan": [],
        **lain,
    }


def isi_besar(unggahan: int = 1, *, bulan: int = 12, langkah: int = 19, bukti: int = 5) -> dict[str, Any]:
    """As much as the larger decree holds: 19 langkah bulanan of 12 months are 228 tenggat, with 5 bukti each."""
    dokumen = {f"Dokumen {n} rapat evaluasi pelaksanaan rencana aksi": "ada" for n in range(bukti)}
    perubahan = {"jenis": "selesai_baru", "kode": "V.a.1.1", "langkah_aksi": "Langkah V.a.1.1", "tenggat": "2025-01"}
    sel = {"lembar": "Rencana Aksi", "baris": 7, "sel": "F7", "kolom": "TARGET WAKTU", "nilai": "Januari - Desember"}
    return isi_contoh(
        [
            isi_langkah(
                f"V.a.{n}.1",
                [
                    isi_tenggat(f"2025-{b:02d}", "selesai", bukti=dokumen, tanggal_selesai=f"2025-{b:02d}-20")
                    for b in range(1, bulan + 1)
                ],
                jejak=[{**sel, "dibaca": "setiap bulan", "cara": "ditafsirkan"}],
            )
            for n in range(1, langkah + 1)
        ],
        unggahan=unggahan,
        perubahan=[{**perubahan, "kolom": None, "dari": "Belum", "ke": "Selesai"}],
        peringatan=[{**sel, "pesan": "Setiap bulan atau sekali?"}],
    )


def unggah(
    jurnal: Jurnal, isi: dict[str, Any] | None = None, *, satker: str = SATKER, tahun: int = TAHUN, **lain: Any
) -> Entri:
    """Append an unggahan to a journal, as the app would, and return its entry."""
    return jurnal.tambah(
        jenis="unggahan", pelaku="Penguji", satker=satker, tahun=tahun, isi=isi or isi_contoh(), **lain
    )
