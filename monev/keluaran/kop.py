"""The letterhead and signature of an office's documents, uploaded once and kept in the journal (jenis pengaturan)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from monev import isian
from monev.galat import TidakDitemukan
from monev.isian import Pemeriksa, SalahIsian
from monev.keadaan import daftar_rencana, ke_baris

if TYPE_CHECKING:
    from monev.basisdata import Basisdata
    from monev.jurnal import Entri

BATAS_LOGO = 2 * 1024 * 1024
"""Bytes of an uploaded logo."""
BATAS_TITIK = 16_000_000
"""Pixels of a logo: a picture of 2 MB may unpack to gigabytes."""
SISI_LOGO = 480
"""Pixels a logo is shrunk to: 2.4 cm on paper at 500 dots an inch."""

BARIS_TERBANYAK = 6
DASAR_TERBANYAK = 20

HAL = "kop"


@dataclass(frozen=True, slots=True)
class Kop:
    """What stands above an office's letters, and who signs them.

    `baris`: the lines of the letterhead, the first ones large. `logo`: PNG. `dasar`: the legal bases a report cites
    before the plan itself. Everything may be empty; then blanks to fill by hand are printed.
    """

    baris: tuple[str, ...] = ()
    logo: bytes | None = None
    kota: str = ""
    jabatan: str = ""
    nama: str = ""
    nip: str = ""
    dasar: tuple[str, ...] = ()


def kop(db: Basisdata, satker: str) -> Kop:
    """The letterhead of a satker; where none was kept its name alone."""
    nilai = _nilai(db, satker)
    if nilai is None:
        return Kop(baris=(satker.upper(),))
    sha = nilai["logo"]
    return Kop(
        tuple(nilai["baris"]) or (satker.upper(),),
        None if sha is None else db.jurnal.berkas(sha),
        *(nilai[k] for k in ("kota", "jabatan", "nama", "nip")),
        tuple(nilai["dasar"]),
    )


def simpan_kop(
    db: Basisdata,
    satker: str,
    nilai: Mapping[str, Any],
    *,
    pelaku: str,
    logo: bytes | None = None,
    tanpa_logo: bool = False,
) -> Entri | None:
    """Keep fields of the letterhead (baris, dasar: lists of lines; kota, jabatan, nama, nip), a logo, or both.

    What is not given stays as it was; `tanpa_logo` takes the logo away. None where nothing changes. Raises
    IsianDitolak (one sentence per field: baris, dasar, logo, ...), TidakDitemukan for an unknown satker.
    """
    db.ikuti()
    if satker not in set(daftar_rencana(db, sertakan_tersembunyi=True)["satker"]):
        raise TidakDitemukan(f"Satker “{satker}” tidak ada.", "Unggah rencananya lebih dahulu.")
    kosong = {"baris": [], "kota": "", "jabatan": "", "nama": "", "nip": "", "dasar": [], "logo": None}
    kini = _nilai(db, satker) or kosong
    baru = {**kini, **_rapikan(nilai)}
    gambar = None
    if logo is not None:
        gambar = periksa_logo(logo)
        baru["logo"] = hashlib.sha256(gambar).hexdigest()
    elif tanpa_logo:
        baru["logo"] = None
    if baru == kini:
        return None
    entri = db.jurnal.tambah(
        jenis="pengaturan",
        pelaku=pelaku,
        satker=satker,
        tahun=None,
        isi={"hal": HAL, "nilai": baru},
        berkas=gambar,
    )
    db.ikuti()
    return entri


def periksa_logo(data: bytes) -> bytes:
    """A logo as it is kept: PNG, shrunk, nothing of the file but its pixels. Raises IsianDitolak (field "logo")."""
    periksa = Pemeriksa()
    hasil = b""
    with periksa("logo"):
        hasil = _logo(data)
    periksa.selesai()
    return hasil


def _logo(data: bytes) -> bytes:
    # Pillow takes 60 ms to load, and only who uploads a logo needs it.
    from PIL import Image, ImageOps, UnidentifiedImageError

    if len(data) > BATAS_LOGO:
        ukuran = f"{len(data) / 1024 / 1024:.1f}".replace(".", ",")
        raise SalahIsian(f"Logo berukuran {ukuran} MB; paling besar 2 MB. Perkecil gambarnya, lalu pilih lagi.")
    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as gambar:
            if gambar.width * gambar.height > BATAS_TITIK:
                raise SalahIsian(
                    f"Logo berukuran {gambar.width} × {gambar.height} titik; paling besar 4000 × 4000. Perkecil dahulu."
                )
            tegak = ImageOps.exif_transpose(gambar).convert("RGBA")
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError) as galat:
        if isinstance(galat, SalahIsian):
            raise
        raise SalahIsian("Logo tidak dapat dibuka. Yang diterima: gambar PNG atau JPEG yang utuh.") from galat
    tegak.thumbnail((SISI_LOGO, SISI_LOGO))
    wadah = BytesIO()
    tegak.save(wadah, "PNG", optimize=True)
    return wadah.getvalue()


def _rapikan(nilai: Mapping[str, Any]) -> dict[str, Any]:
    asing = set(nilai) - {"baris", "dasar", "kota", "jabatan", "nama", "nip"}
    if asing:
        raise ValueError(f"tidak ada isian {sorted(asing)}")
    periksa = Pemeriksa()
    hasil: dict[str, Any] = {}
    for kolom, isi in nilai.items():
        with periksa(kolom):
            if kolom == "baris":
                hasil[kolom] = _baris(isi, "Kop surat", BARIS_TERBANYAK, isian.PANJANG_NAMA)
            elif kolom == "dasar":
                hasil[kolom] = _baris(isi, "Dasar", DASAR_TERBANYAK, isian.PANJANG_URAIAN)
            else:
                hasil[kolom] = isian.sebaris(isi, {"nip": "NIP"}.get(kolom, kolom.capitalize()))
    periksa.selesai()
    return hasil


def _baris(isi: Sequence[str] | str, sebutan: str, terbanyak: int, panjang: int) -> list[str]:
    mentah = isi.splitlines() if isinstance(isi, str) else isi
    rapi = [satu for satu in (isian.sebaris(b, sebutan, panjang=panjang) for b in mentah) if satu]
    if len(rapi) > terbanyak:
        raise SalahIsian(f"{sebutan} berisi {len(rapi)} baris; paling banyak {terbanyak}.")
    return rapi


def _nilai(db: Basisdata, satker: str) -> dict[str, Any] | None:
    baris = ke_baris(db.tanya("dokumen/pengaturan", satker=satker, hal=HAL))
    return json.loads(baris[0]["nilai"]) if baris else None
