"""An office's own Word template in place of the program's layout: kept, checked by filling it in, listed, taken out."""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
import zipfile
from typing import TYPE_CHECKING, Any

from monev.baca.batas import BONGKAR_MAKS, ENTRI_MAKS
from monev.galat import BerkasDitolak
from monev.isian import sebaris
from monev.keadaan import ke_baris
from monev.keluaran.dokumen.medan import GAMBAR, MEDAN, nilai
from monev.keluaran.proses import tugaskan

if TYPE_CHECKING:
    from monev.basisdata import Basisdata
    from monev.jurnal import Entri
    from monev.keluaran.dokumen.bahan import Bahan

UKURAN_MAKS = 5 * 1024 * 1024
DETIK_MAKS = 25.0
"""Seconds until the process that fills a template in is ended; an ordinary report takes one."""

BERTEMPLAT = ("laporan", "lembar", "notulen", "hadir", "undangan")
"""Documents that an office may lay out itself."""

_SIMPAN_ULANG = "Buka templat di Word, simpan lagi sebagai Dokumen Word (.docx), lalu pilih lagi."


def templat(db: Basisdata, satker: str, kode: str) -> bytes | None:
    """The office's own template of a document; None where the program's layout is used."""
    keterangan = _tersimpan(db, satker, kode)
    return None if keterangan is None else db.jurnal.berkas(keterangan["sha256"])


def nama_templat(db: Basisdata, satker: str, kode: str) -> str | None:
    """The file name under which it was uploaded; None for none."""
    keterangan = _tersimpan(db, satker, kode)
    return None if keterangan is None else keterangan["nama_berkas"]


def simpan_templat(
    db: Basisdata, bahan: Bahan, kode: str, data: bytes, nama_berkas: str, *, pelaku: str
) -> Entri | None:
    """Keep a template, once it could be filled in with `bahan`; None where it is kept already. Raises BerkasDitolak."""
    _periksa_kode(kode)
    isi_dengan(bahan, data)
    sha256 = hashlib.sha256(data).hexdigest()
    lama = _tersimpan(db, bahan.p.satker, kode)
    baru = {"nama_berkas": sebaris(nama_berkas, "Nama berkas", panjang=1000)[:200], "sha256": sha256}
    return None if lama == baru else _catat(db, bahan.p.satker, kode, baru, pelaku, data)


def hapus_templat(db: Basisdata, satker: str, kode: str, *, pelaku: str) -> Entri | None:
    """Go back to the program's own layout; None where that is used already."""
    _periksa_kode(kode)
    if _tersimpan(db, satker, kode) is None:
        return None
    return _catat(db, satker, kode, {"nama_berkas": None, "sha256": None}, pelaku, None)


def isi_dengan(bahan: Bahan, data: bytes) -> bytes:
    """The template filled in, as a .docx. Raises BerkasDitolak: no Word document, too large, a field it does not know
    (naming it and those there are), an expression that is not permitted, too slow."""
    _periksa_berkas(data)
    perintah = {"isi": nilai(bahan), "medan": list(MEDAN), "gambar": GAMBAR}
    try:
        hasil = tugaskan("monev.keluaran.dokumen.pekerja_templat", perintah, data, detik=DETIK_MAKS).stdout
    except subprocess.TimeoutExpired as galat:
        raise _terlalu_rumit() from galat
    if not hasil:
        raise _terlalu_rumit()
    if hasil[:1] == b"0":
        return hasil[1:]
    raise _tolak(json.loads(hasil[1:]))


def sebut_medan() -> str:
    """Every field in words, a line each, for the page and for messages."""
    return "\n".join(f"{nama}{_dalam(nama)}: {uraian}" for nama, (uraian, _) in MEDAN.items())


def _dalam(nama: str) -> str:
    dalam = MEDAN[nama][1]
    return f" ({', '.join(dalam)})" if dalam else ""


def _tolak(galat: dict[str, Any]) -> BerkasDitolak:
    nama = ", ".join(galat["nama"])
    if galat["galat"] == "medan":
        ada = ", ".join(f"{satu}{_dalam(satu)}" for satu in MEDAN)
        return BerkasDitolak(f"Templat memakai medan yang tidak dikenal: {nama}.", f"Medan yang ada: {ada}.")
    if galat["galat"] == "sintaks":
        return BerkasDitolak(
            f"Penulisan medan di templat belum benar{f': perintah “{nama}” tidak ada' if nama else ''}.",
            "Tulis medan sebagai {{ satker }}, dan ulangan baris tabel sebagai {%tr for a in area %} … {%tr endfor %}.",
        )
    if galat["galat"] == "terlarang":
        return BerkasDitolak(
            "Templat berisi perintah yang tidak diizinkan.",
            "Pakai medan dan ulangan saja, misalnya {{ satker }}.",
        )
    if galat["galat"] == "memori":
        return _terlalu_rumit()
    return BerkasDitolak("Templat tidak dapat dibuka sebagai dokumen Word.", _SIMPAN_ULANG)


def _terlalu_rumit() -> BerkasDitolak:
    return BerkasDitolak(
        "Templat terlalu rumit: pengisiannya dihentikan sebelum selesai.",
        "Kurangi ulangan di dalam ulangan, lalu pilih lagi.",
    )


def _periksa_berkas(data: bytes) -> None:
    if len(data) > UKURAN_MAKS:
        raise BerkasDitolak("Templat lebih besar dari 5 MB.", "Perkecil gambar di dalamnya, lalu pilih lagi.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as arsip:
            isi = arsip.infolist()
            jenis = arsip.read("[Content_Types].xml") if len(isi) <= ENTRI_MAKS else b""
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError, EOFError) as galat:
        raise BerkasDitolak("Templat bukan dokumen Word (.docx).", _SIMPAN_ULANG) from galat
    if len(isi) > ENTRI_MAKS or sum(satu.file_size for satu in isi) > BONGKAR_MAKS:
        raise BerkasDitolak("Isi templat terlalu besar setelah dibuka.", _SIMPAN_ULANG)
    if b"macroEnabled" in jenis or b"wordprocessingml.document.main" not in jenis:
        raise BerkasDitolak("Templat harus dokumen Word biasa (.docx), tanpa makro.", _SIMPAN_ULANG)


def _periksa_kode(kode: str) -> None:
    if kode not in BERTEMPLAT:
        raise BerkasDitolak(f"Dokumen “{kode}” tidak memakai templat sendiri.", f"Yang dapat: {', '.join(BERTEMPLAT)}.")


def _hal(kode: str) -> str:
    return f"templat/{kode}"


def _tersimpan(db: Basisdata, satker: str, kode: str) -> dict[str, str] | None:
    baris = ke_baris(db.tanya("dokumen/pengaturan", satker=satker, hal=_hal(kode)))
    keterangan = json.loads(baris[0]["nilai"]) if baris else {"sha256": None}
    return keterangan if keterangan["sha256"] else None


def _catat(
    db: Basisdata, satker: str, kode: str, isi: dict[str, str | None], pelaku: str, berkas: bytes | None
) -> Entri:
    entri = db.jurnal.tambah(
        jenis="pengaturan",
        pelaku=pelaku,
        satker=satker,
        tahun=None,
        isi={"hal": _hal(kode), "nilai": isi},
        berkas=berkas,
    )
    db.ikuti()
    return entri
