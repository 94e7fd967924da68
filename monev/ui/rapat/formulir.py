"""The forms of a meeting, one function each: what is asked, and the message it is sent with."""

from __future__ import annotations

from typing import Any

from monev.istilah import STATUS_LAPORAN
from monev.rapat import STATUS_TINDAK_LANJUT, Rapat
from monev.tanggal import sebut_tenggat
from monev.ui.rapat.blok import Blok, formulir, isian


def tindak_lanjut(
    judul: str, *, pic: str = "", usul_pic: list[str], area: str | None = None, kode: str | None = None
) -> Blok:
    """A follow-up agreed on: what, who, by when."""
    return formulir(
        judul,
        [
            isian("uraian", "Apa yang harus dilakukan?", jenis="uraian"),
            isian("pic", "PIC: siapa yang mengerjakan?", pic, usul=[n for n in usul_pic if n != pic][:6]),
            isian("batas", "Batas waktu", jenis="tanggal"),
        ],
        {"aksi": "putuskan", "area": area, "kode": kode},
    )


def ubah_tindak_lanjut(t: dict[str, Any]) -> Blok:
    """A follow-up changed, settled or dropped."""
    kini = {k: _teks(t[k]) for k in ("uraian", "pic", "batas", "status", "keterangan")}
    return formulir(
        f"Tindak lanjut {t['nomor']}",
        [
            isian("uraian", "Apa yang harus dilakukan?", kini["uraian"], "uraian"),
            isian("pic", "PIC", kini["pic"]),
            isian("batas", "Batas waktu", kini["batas"], "tanggal"),
            isian("status", "Status", kini["status"], "pilihan", opsi=list(STATUS_TINDAK_LANJUT.items())),
            isian("keterangan", "Keterangan (alasan, bila dibatalkan)", kini["keterangan"], "uraian"),
        ],
        {"aksi": "lanjut", "nomor": t["nomor"]},
        dilihat=kini,
    )


def laporan(t: dict[str, Any]) -> Blok:
    """What is reported of one tenggat."""
    kini = {k: _teks(t[k]) for k in ("laporan", "tanggal_selesai", "kendala")}
    return formulir(
        f"{t['kode']} · {sebut_tenggat(t['tenggat'])}",
        [
            isian("laporan", "Status", kini["laporan"], "pilihan", opsi=list(STATUS_LAPORAN.items())),
            isian("tanggal_selesai", "Tanggal selesai (bila selesai)", kini["tanggal_selesai"], "tanggal"),
            isian("kendala", "Kendala (alasan, bila tidak berlaku)", kini["kendala"], "uraian"),
        ],
        {"aksi": "laporan", "kode": t["kode"], "tenggat": t["tenggat"]},
        dilihat=kini,
    )


def catatan(judul: str, *, area: str | None = None, kode: str | None = None, tenggat: str | None = None) -> Blok:
    """A kendala, its solusi, or both."""
    return formulir(
        judul,
        [isian("kendala", "Kendala", jenis="uraian"), isian("solusi", "Solusi", jenis="uraian")],
        {"aksi": "catatan", "area": area, "kode": kode, "tenggat": tenggat},
    )


def ubah_catatan(c: dict[str, Any]) -> Blok:
    """A note said better."""
    kini = {k: c[k] for k in ("kendala", "solusi")}
    return formulir(
        "Catatan",
        [isian("kendala", "Kendala", kini["kendala"], "uraian"), isian("solusi", "Solusi", kini["solusi"], "uraian")],
        {"aksi": "ubah_catatan", "nomor": c["nomor"]},
        dilihat=kini,
    )


def hadir() -> Blok:
    """People who attend, any number at once."""
    return formulir(
        "Daftar hadir",
        [isian("nama", "Satu orang per baris: nama; jabatan", jenis="uraian", baris=6)],
        {"aksi": "hadir"},
        ket="Daftar dari Excel dapat ditempel langsung: kolom nama, lalu kolom jabatan.",
    )


def ubah_hadir(h: dict[str, Any]) -> Blok:
    """One attendee corrected."""
    kini = {k: h[k] for k in ("nama", "jabatan")}
    return formulir(
        "Peserta",
        [isian("nama", "Nama", kini["nama"]), isian("jabatan", "Jabatan", kini["jabatan"])],
        {"aksi": "ubah_hadir", "nomor": h["nomor"]},
        dilihat=kini,
    )


def rapat(r: Rapat) -> Blok:
    """The meeting's own data."""
    kini = {k: _teks(getattr(r, k)) for k in ("judul", "tanggal", "posisi", "tempat", "pemimpin", "notulis")}
    return formulir(
        "Data rapat",
        [
            isian("judul", "Judul", kini["judul"]),
            isian("tanggal", "Tanggal rapat", kini["tanggal"], "tanggal"),
            isian("posisi", "Posisi: keadaan dinilai pada akhir tanggal", kini["posisi"], "tanggal"),
            isian("tempat", "Tempat", kini["tempat"]),
            isian("pemimpin", "Pemimpin rapat", kini["pemimpin"]),
            isian("notulis", "Notulis", kini["notulis"]),
        ],
        {"aksi": "rapat"},
        dilihat=kini,
    )


def _teks(nilai: Any) -> str:
    return "" if nilai is None else nilai.isoformat() if hasattr(nilai, "isoformat") else str(nilai)
