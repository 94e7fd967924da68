"""The resolved content of an unggahan as plain dicts: its fields, blanks, and how tenggat of two versions correspond.

The shape is that of a journal entry's `isi`: what is merged, compared and stored is one and the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from monev.baca.kamus_templat import JUDUL_RENCANA
from monev.baca.pilihan import KOLOM_AREA
from monev.baca.waktu import baca_waktu
from monev.istilah import BUKTI_HADIR
from monev.model import Catatan, Langkah, Tenggat

TEKS_LANGKAH: dict[str, str] = {
    "area": "AREA",
    "nama_area": "NAMA AREA",
    "sub_area": "SUB AREA",
    "nama_sub_area": "NAMA SUB AREA",
    **{kunci: judul for kunci, judul in JUDUL_RENCANA if kunci != "kode"},
}
"""The text fields of a langkah that a person may change → the heading they are spoken of by."""

LETAK = ("area", "nama_area", "sub_area", "nama_sub_area")
"""Where a langkah stands in the plan."""

SASARAN = ("target_waktu", "target_capaian", "frekuensi")
"""The cells that together decide the tenggat (DESIGN §3)."""

BACAAN_SASARAN = ("jenis_target", "mulai")
"""How they were read, besides the tenggat themselves."""

LAPORAN: dict[str, str] = {
    "laporan": "Status",
    "tanggal_selesai": "Tanggal selesai",
    "kendala": "Kendala",
    "tindak_lanjut": "Tindak lanjut",
}
"""What is reported of a tenggat → the heading in sheet Realisasi."""

ISI_BUKTI: dict[str, str] = {"status": "Status", "tautan": "Tautan", "catatan": "Catatan", "jenis": "Jenis"}
"""What is said of a bukti → the heading in sheet Bukti Dukung."""


def laporan_kosong() -> dict[str, Any]:
    """A tenggat nothing was reported of."""
    return {"laporan": "belum", "tanggal_selesai": None, "selesai_sejak": None, "kendala": "", "tindak_lanjut": ""}


def bukti_kosong(nama: str, jenis: str) -> dict[str, str]:
    """A bukti nothing was reported of."""
    return {"nama": nama, "jenis": jenis, "status": "belum_ada", "tautan": "", "catatan": ""}


def dari_langkah(langkah: Langkah) -> dict[str, Any]:
    """A langkah as it was read, as a dict of the plan; its tenggat carry no report and no bukti yet."""
    teks = {kunci: getattr(langkah, kunci) for kunci in (*TEKS_LANGKAH, *BACAAN_SASARAN, "kode", "lembar", "baris")}
    lainnya = {kunci: nilai for kunci, nilai in langkah.lainnya.items() if nilai}
    return {
        **teks,
        "frekuensi": langkah.frekuensi or None,
        "pic": langkah.pic or None,
        "lainnya": lainnya,
        "tenggat": [dari_tenggat(t) for t in langkah.tenggat],
        "bukti": pecahan(langkah),
        "jejak": [asdict(j) for j in langkah.jejak],
    }


def pecahan(langkah: Langkah) -> list[dict[str, str]]:
    """The documents its evidence cell was split into, each name once."""
    return list(menurut_nama({"nama": b.nama, "jenis": b.jenis} for b in langkah.bukti).values())


def dari_tenggat(tenggat: Tenggat) -> dict[str, Any]:
    """One tenggat as it was read, with nothing reported of it."""
    kerangka = {
        "tenggat": tenggat.tenggat,
        "jatuh_tempo": tenggat.jatuh_tempo.isoformat(),
        "buka": tenggat.buka.isoformat(),
    }
    return {**kerangka, **laporan_kosong(), "bukti": []}


def baca_sasaran(sel: dict[str, Any], tahun: int | None) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The target cells of a langkah (SASARAN) → how they read (BACAAN_SASARAN) and their blank tenggat."""
    waktu = baca_waktu(sel["target_waktu"], tahun, frekuensi=sel["frekuensi"], target_capaian=sel["target_capaian"])
    return {k: getattr(waktu, k) for k in BACAAN_SASARAN}, [dari_tenggat(t) for t in waktu.tenggat]


def dari_catatan(catatan: Catatan) -> dict[str, Any]:
    """A remark as the journal keeps it."""
    return asdict(catatan)


def menurut_kode(langkah: Iterable[dict]) -> dict[str, dict]:
    """kode → langkah, in order."""
    return {satu["kode"]: satu for satu in langkah}


def menurut_tenggat(satu: dict | None) -> dict[str, dict]:
    """Key of the tenggat → tenggat, in order; empty for no langkah."""
    return {t["tenggat"]: t for t in satu["tenggat"]} if satu else {}


def menurut_nama(bukti: Iterable[dict]) -> dict[str, dict]:
    """Name → bukti, in order: within one tenggat a document stands once (DESIGN §4)."""
    return {satu["nama"]: satu for satu in bukti}


def padankan(lama: Sequence[str], baru: Sequence[str]) -> dict[str, str]:
    """Which new tenggat continues which old one.

    A tenggat that is in both is itself. The rest follow by order when the langkah has as many tenggat as before (the
    target moved); otherwise they have no successor.
    """
    sama = {kunci: kunci for kunci in lama if kunci in set(baru)}
    if len(lama) != len(baru):
        return sama
    sisa_lama = [kunci for kunci in lama if kunci not in sama]
    sisa_baru = [kunci for kunci in baru if kunci not in sama]
    return sama | dict(zip(sisa_lama, sisa_baru, strict=True))


def ambil(t: dict | None, medan: Iterable[str]) -> dict[str, Any]:
    """The named fields of a record, blanks where there is no record."""
    kosong = laporan_kosong()
    return {kunci: (t if t is not None else kosong)[kunci] for kunci in medan}


def hadir(bukti: dict) -> bool:
    """Whether a bukti counts as present (DESIGN §5)."""
    return bukti["status"] in BUKTI_HADIR


def dilaporkan(bukti: dict) -> bool:
    """Whether anything was ever said of a bukti."""
    return bukti["status"] != "belum_ada" or bool(bukti["tautan"]) or bool(bukti["catatan"])


def dipilih(satu: dict | None, teks: str) -> str | None:
    """How a person settled the reading of a langkah's cell that says `teks`, in words; None where nobody did."""
    jejak = (j for j in (satu or {}).get("jejak", ()) if j["cara"] == "pilihan" and j["kolom"] != KOLOM_AREA)
    return next((j["dibaca"] for j in jejak if j["nilai"] == teks), None)


def pilihan_sama(satu: dict, lain: dict | None, kolom: str) -> bool:
    """Whether two versions of a langkah settled this cell alike, or neither did."""
    return dipilih(satu, satu[kolom]) == dipilih(lain, lain[kolom] if lain else "")


def ada_laporan(langkah: Iterable[dict]) -> bool:
    """Whether anything is reported at all: a tenggat that is not Belum, or a bukti that is not Belum ada."""
    return any(
        t["laporan"] != "belum" or any(b["status"] != "belum_ada" for b in t["bukti"])
        for satu in langkah
        for t in satu["tenggat"]
    )


def dokumen(satu: dict) -> list[dict]:
    """The documents of a langkah: those of its tenggat together; without tenggat, as its cell was split."""
    if not satu["tenggat"]:
        return satu["bukti"]
    gabungan: dict[str, dict] = {}
    for t in satu["tenggat"]:
        for kunci, b in menurut_nama(t["bukti"]).items():
            gabungan.setdefault(kunci, {"nama": b["nama"], "jenis": b["jenis"]})
    return list(gabungan.values())


def bukti_awal(dokumen: Iterable[dict]) -> list[dict]:
    """Documents of a split as bukti nothing was reported of."""
    return [bukti_kosong(b["nama"], b["jenis"]) for b in dokumen]
