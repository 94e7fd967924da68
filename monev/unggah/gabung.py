"""Merge by cell: the stored rencana and a file made from an older version of it; nobody's work is undone unseen.

Three versions of everything: `dasar` (what the file was exported from), `tersimpan` (the newest stored), `berkas`
(the file's). What only one side changed is taken from that side; what both changed to the same is so; what both
changed differently is a clash for a person to choose (DESIGN §6). Until chosen, the stored value stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from monev.unggah.isi import (
    BACAAN_SASARAN,
    ISI_BUKTI,
    LAPORAN,
    SASARAN,
    TEKS_LANGKAH,
    ambil,
    dokumen,
    menurut_kode,
    menurut_nama,
    menurut_tenggat,
    padankan,
    pilihan_sama,
)

TERSIMPAN, BERKAS = "tersimpan", "berkas"
HADIR = "LANGKAH"
"""`kolom` of a clash about a langkah's being there at all: one side took it out, the other changed it."""


@dataclass(frozen=True, slots=True)
class Bentrokan:
    """A cell both sides changed differently. The values are as stored (None: gone or blank)."""

    kode: str
    langkah_aksi: str
    tenggat: str | None
    bukti: str | None
    kolom: str
    dasar: Any
    tersimpan: Any
    berkas: Any

    @property
    def kunci(self) -> str:
        """Names the cell: the key under which a choice for it is given."""
        return "|".join((self.kode, self.tenggat or "", self.bukti or "", self.kolom))


BacaTenggat = Callable[[dict[str, Any]], tuple[dict[str, Any], list[dict[str, Any]]]]
"""The target cells of a langkah (SASARAN) → how they read (BACAAN_SASARAN) and their blank tenggat."""


@dataclass(slots=True)
class Penggabung:
    """One merge: how target cells are read anew, the choices made, and the clashes found."""

    baca_tenggat: BacaTenggat
    pilihan: Mapping[str, str] = field(default_factory=dict)
    bentrokan: list[Bentrokan] = field(default_factory=list)

    def gabung(self, dasar: Iterable[dict], tersimpan: Iterable[dict], berkas: Iterable[dict]) -> list[dict]:
        """The langkah of all three versions as one; in the stored order, new ones after the one they follow."""
        d, s, b = menurut_kode(dasar), menurut_kode(tersimpan), menurut_kode(berkas)
        hasil = {kode: self._langkah(d.get(kode), s.get(kode), b.get(kode)) for kode in urutan(list(s), list(b))}
        return [satu for satu in hasil.values() if satu is not None]

    def _langkah(self, d: dict | None, s: dict | None, b: dict | None) -> dict | None:
        if s is not None and b is not None:
            return self._dua_langkah(d, s, b)
        ada = s if s is not None else b
        if d is None:
            return ada
        if _inti(ada) == _inti(d):
            return None  # taken out by one side, left alone by the other
        bentrok = Bentrokan(d["kode"], ada["langkah_aksi"], None, None, HADIR, "ada", _hadir(s), _hadir(b))
        return s if self._pilih(bentrok) == TERSIMPAN else b

    def _dua_langkah(self, d: dict | None, s: dict, b: dict) -> dict:
        def sel(kolom: str, *nilai: Any) -> Any:
            return self._sel(s, None, None, kolom, *nilai)

        hasil = {**s}
        for kunci, judul in TEKS_LANGKAH.items():
            hasil[kunci] = sel(judul, d[kunci] if d else None, s[kunci], b[kunci])
        kolom_lain = dict.fromkeys([*s["lainnya"], *b["lainnya"]])
        lainnya = {
            k: sel(k, (d or s)["lainnya"].get(k, ""), s["lainnya"].get(k, ""), b["lainnya"].get(k, ""))
            for k in kolom_lain
        }
        hasil["lainnya"] = {k: nilai for k, nilai in lainnya.items() if nilai}
        hasil |= {k: b[k] for k in ("lembar", "baris", "jejak")}
        hasil["tenggat"] = self._tenggat(hasil, d, s, b)
        hasil["bukti"] = dokumen(hasil)
        return hasil

    def _tenggat(self, hasil: dict, d: dict | None, s: dict, b: dict) -> list[dict]:
        """The tenggat the merged target cells give, each with what all three versions say of it."""
        sasaran = {k: hasil[k] for k in SASARAN}
        # A reading that was settled since the file's own version is the file's news, though its cells are untouched.
        calon = (s, b) if d is None or pilihan_sama(b, d, "target_waktu") else (b, s)
        sumber = next((v for v in calon if all(v[k] == sasaran[k] for k in SASARAN)), None)
        if sumber is not None:
            cara, kerangka = {k: sumber[k] for k in BACAAN_SASARAN}, sumber["tenggat"]
        else:
            cara, kerangka = self.baca_tenggat(sasaran)
        hasil |= cara
        kunci = [t["tenggat"] for t in kerangka]
        versi = [_ke_kunci(v, kunci) for v in (d, s, b)]
        return [self._satu_tenggat(s, t, *(v.get(t["tenggat"]) for v in versi)) for t in kerangka]

    def _satu_tenggat(self, satu: dict, t: dict, d: dict | None, s: dict | None, b: dict | None) -> dict:
        hasil = {**t, **ambil(s, ("selesai_sejak",))}
        s_atau_dasar, b_atau_dasar = s or d, b or d
        for kunci, judul in LAPORAN.items():
            nilai = (ambil(v, (kunci,))[kunci] for v in (d, s_atau_dasar, b_atau_dasar))
            hasil[kunci] = self._sel(satu, t["tenggat"], None, judul, *nilai)
        daftar = [menurut_nama(v["bukti"]) if v else {} for v in (d, s_atau_dasar, b_atau_dasar)]
        if not any(daftar):
            hasil["bukti"] = [dict(x) for x in t["bukti"]] or [dict(x) for x in _bukti_biasa(satu)]
            return hasil
        nama = list(dict.fromkeys([*daftar[1], *daftar[2]]))
        gabungan = (self._bukti(satu, t["tenggat"], *(v.get(k) for v in daftar)) for k in nama)
        hasil["bukti"] = [x for x in gabungan if x is not None]
        return hasil

    def _bukti(self, satu: dict, tenggat: str, d: dict | None, s: dict | None, b: dict | None) -> dict | None:
        if s is None or b is None:
            ada = s or b
            # Taken out by one side and untouched by the other: out. Changed by the other: evidence is never lost.
            return None if d is not None and ada == d else ada
        hasil = {"nama": s["nama"]}
        for kunci, judul in ISI_BUKTI.items():
            nilai_dasar = d[kunci] if d else {"status": "belum_ada"}.get(kunci, "")
            hasil[kunci] = self._sel(satu, tenggat, s["nama"], judul, nilai_dasar, s[kunci], b[kunci])
        return {k: hasil[k] for k in s}

    def _sel(self, satu: dict, tenggat: str | None, bukti: str | None, kolom: str, d: Any, s: Any, b: Any) -> Any:
        """One cell of three versions."""
        if s == b or b == d:
            return s
        if s == d:
            return b
        bentrok = Bentrokan(satu["kode"], satu["langkah_aksi"], tenggat, bukti, kolom, d, s, b)
        return s if self._pilih(bentrok) == TERSIMPAN else b

    def _pilih(self, bentrok: Bentrokan) -> str:
        pilihan = self.pilihan.get(bentrok.kunci)
        if pilihan not in (TERSIMPAN, BERKAS):
            self.bentrokan.append(bentrok)
            return TERSIMPAN
        return pilihan


def urutan(tersimpan: list[str], berkas: list[str]) -> list[str]:
    """The kode of both in the stored order; each new one after the one it follows in the file."""
    hasil = list(tersimpan)
    dikenal = set(tersimpan)
    letak = -1
    for kode in berkas:
        if kode in dikenal:
            letak = hasil.index(kode)
        else:
            letak += 1
            hasil.insert(letak, kode)
    return hasil


def _ke_kunci(satu: dict | None, kunci: list[str]) -> dict[str, dict]:
    """The tenggat of one version under the keys of the merged plan."""
    punya = menurut_tenggat(satu)
    return {baru: punya[lama] for lama, baru in padankan(list(punya), kunci).items()}


def _bukti_biasa(satu: dict) -> list[dict]:
    return [{**b, "status": "belum_ada", "tautan": "", "catatan": ""} for b in satu["bukti"]]


def _inti(satu: dict) -> dict:
    """A langkah without where it stood in which file."""
    return {k: v for k, v in satu.items() if k not in ("lembar", "baris", "jejak", "urutan")}


def _hadir(satu: dict | None) -> str | None:
    return None if satu is None else "diubah"
