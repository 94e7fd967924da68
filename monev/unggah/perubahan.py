"""What an unggahan changes against the one before it, in people's terms, and which of it takes something away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from monev.istilah import STATUS_BUKTI, STATUS_LAPORAN
from monev.tanggal import sebut, sebut_tenggat
from monev.teks import potong
from monev.unggah.isi import (
    LAPORAN,
    TEKS_LANGKAH,
    ambil,
    dilaporkan,
    hadir,
    menurut_kode,
    menurut_nama,
    menurut_tenggat,
    padankan,
    pilihan_sama,
)

MENGURANGI = ("langkah_hilang", "selesai_ditarik", "bukti_hilang", "target_dicabut")
"""The kinds of change that take something away: these a person must agree to by name.

target_dicabut is a tenggat that the plan no longer has, where no report of it goes along (else that is what is told):
months taken out of TARGET WAKTU would else make what is late vanish from every count.

bukti_hilang is evidence that was reported, and a document of a tenggat that then owes fewer than before though its
evidence cell says what it said: rows deleted to tidy the sheet would else raise the kelengkapan bukti unseen.
"""


@dataclass(frozen=True, slots=True)
class Perubahan:
    """One change. `jenis` is one of langkah_baru, langkah_hilang, teks_berubah, target_bergeser, target_dicabut,
    selesai_baru, selesai_ditarik, laporan_berubah, bukti_ada, bukti_hilang, bukti_berubah, pic_berubah.

    `tenggat` is the key in the new version (of the old one where it is gone). `kolom` is the heading, for bukti its
    name. `dari` and `ke` are words as people see them; for targets they are keys of tenggat.
    """

    jenis: str
    kode: str
    langkah_aksi: str
    tenggat: str | None = None
    kolom: str | None = None
    dari: str | None = None
    ke: str | None = None

    def sebagai_dict(self) -> dict[str, Any]:
        """As the journal keeps it."""
        return asdict(self)


def bandingkan(lama: Iterable[dict], baru: Iterable[dict]) -> tuple[Perubahan, ...]:
    """Every change from one version's langkah to another's; none exactly when they say the same."""
    dulu, kini = menurut_kode(lama), menurut_kode(baru)
    hasil: list[Perubahan] = []
    for kode, satu in kini.items():
        hasil += _langkah(dulu[kode], satu) if kode in dulu else _langkah_baru(satu)
    for kode, satu in dulu.items():
        if kode not in kini:
            hasil.append(Perubahan("langkah_hilang", kode, satu["langkah_aksi"], dari=_isi_langkah(satu)))
    return tuple(hasil)


def kalimat_mengurangi(perubahan: Iterable[Perubahan]) -> tuple[str, ...]:
    """A sentence for each change that takes something away, unlike any other, so that it can be agreed to by name."""
    hitung: Counter[str] = Counter()
    hasil = []
    for satu in perubahan:
        if satu.jenis in MENGURANGI:
            kalimat = _kalimat(satu)
            hitung[kalimat] += 1
            hasil.append(kalimat if hitung[kalimat] == 1 else f"{kalimat} ({hitung[kalimat]})")
    return tuple(hasil)


def _kalimat(satu: Perubahan) -> str:
    langkah = f"{satu.kode} {potong(satu.langkah_aksi)}"
    tenggat = f", {sebut_tenggat(satu.tenggat)}" if satu.tenggat else ""
    if satu.jenis == "langkah_hilang":
        return f"Langkah {langkah}: tidak ada lagi di berkas ({satu.dari})."
    if satu.jenis == "selesai_ditarik":
        return f"{langkah}{tenggat}: semula Selesai, menjadi {satu.ke or 'tidak ada lagi di rencana'}."
    if satu.jenis == "target_dicabut":
        return f"{langkah}{tenggat}: tenggat ini tidak ada lagi di rencana."
    if satu.ke is None and satu.dari == STATUS_BUKTI["belum_ada"]:
        return f"{langkah}{tenggat}: bukti “{satu.kolom}” tidak ditagih lagi."
    return f"{langkah}{tenggat}: bukti “{satu.kolom}” semula {satu.dari}, menjadi {satu.ke or 'tidak ada lagi'}."


def _isi_langkah(satu: dict) -> str:
    """How much goes with a langkah that goes."""
    selesai = sum(t["laporan"] == "selesai" for t in satu["tenggat"])
    bukti = sum(hadir(b) for t in satu["tenggat"] for b in t["bukti"])
    return f"{len(satu['tenggat'])} tenggat, {selesai} selesai, {bukti} bukti ada"


def _langkah_baru(satu: dict) -> Iterator[Perubahan]:
    yield Perubahan("langkah_baru", satu["kode"], satu["langkah_aksi"])
    for t in satu["tenggat"]:
        yield from _tenggat(satu, t["tenggat"], None, t)


def _langkah(dulu: dict, kini: dict) -> Iterator[Perubahan]:
    kode, teks = kini["kode"], kini["langkah_aksi"]
    for kunci, judul in TEKS_LANGKAH.items():
        if dulu[kunci] != kini[kunci]:
            jenis = "pic_berubah" if kunci == "pic" else "teks_berubah"
            yield Perubahan(jenis, kode, teks, None, judul, dulu[kunci], kini[kunci])
    for judul in dict.fromkeys([*dulu["lainnya"], *kini["lainnya"]]):
        dari, ke = dulu["lainnya"].get(judul), kini["lainnya"].get(judul)
        if dari != ke:
            yield Perubahan("teks_berubah", kode, teks, None, judul, dari, ke)
    yield from _semua_tenggat(dulu, kini)


def _semua_tenggat(dulu: dict, kini: dict) -> Iterator[Perubahan]:
    kode, teks = kini["kode"], kini["langkah_aksi"]
    t_dulu, t_kini = menurut_tenggat(dulu), menurut_tenggat(kini)
    penerus = padankan(list(t_dulu), list(t_kini))
    for lama, t in t_dulu.items():
        baru = penerus.get(lama)
        if baru is None:
            ikut = list(_laporan_hilang(kini, t))
            yield Perubahan(
                "target_bergeser" if ikut else "target_dicabut", kode, teks, lama, "TARGET WAKTU", lama, None
            )
            yield from ikut
        elif baru != lama:
            yield Perubahan("target_bergeser", kode, teks, baru, "TARGET WAKTU", lama, baru)
    asal = {baru: lama for lama, baru in penerus.items()}
    # A reworded evidence cell, or a split that a person chose, is told as such; else documents went by themselves.
    sel_sama = dulu["bukti_dukung"] == kini["bukti_dukung"] and pilihan_sama(kini, dulu, "bukti_dukung")
    for kunci, t in t_kini.items():
        if kunci not in asal:
            yield Perubahan("target_bergeser", kode, teks, kunci, "TARGET WAKTU", None, kunci)
        yield from _tenggat(kini, kunci, t_dulu.get(asal.get(kunci)), t, sel_sama=sel_sama)


def _laporan_hilang(satu: dict, t: dict) -> Iterator[Perubahan]:
    """What a tenggat without successor takes along of what was reported: said, as any other loss."""
    awal = (satu["kode"], satu["langkah_aksi"], t["tenggat"])
    if t["laporan"] == "selesai":
        yield Perubahan("selesai_ditarik", *awal, "Status", "Selesai", None)
    for b in t["bukti"]:
        if dilaporkan(b):
            yield Perubahan("bukti_hilang", *awal, b["nama"], STATUS_BUKTI[b["status"]], None)


def _tenggat(satu: dict, kunci: str, dulu: dict | None, kini: dict, *, sel_sama: bool = False) -> Iterator[Perubahan]:
    """Changes of one tenggat's report and bukti; `dulu` None for a tenggat that was not there."""
    awal = (satu["kode"], satu["langkah_aksi"], kunci)
    lama, baru = ambil(dulu, LAPORAN), ambil(kini, LAPORAN)
    status = (lama["laporan"], baru["laporan"])
    if status[0] != status[1]:
        jenis = {status[0]: "selesai_ditarik", status[1]: "selesai_baru"}.get("selesai", "laporan_berubah")
        ke = STATUS_LAPORAN[status[1]]
        if jenis == "selesai_baru" and lama["tanggal_selesai"] is None and baru["tanggal_selesai"]:
            ke = f"{ke}, {_kata('tanggal_selesai', baru['tanggal_selesai'])}"
            baru["tanggal_selesai"] = None  # said with the status, not once more
        yield Perubahan(jenis, *awal, "Status", STATUS_LAPORAN[status[0]], ke)
    for medan in ("tanggal_selesai", "kendala", "tindak_lanjut"):
        if lama[medan] != baru[medan]:
            dari, ke = (_kata(medan, nilai) for nilai in (lama[medan], baru[medan]))
            yield Perubahan("laporan_berubah", *awal, LAPORAN[medan], dari, ke)
    yield from _semua_bukti(awal, dulu, kini, sel_sama)


def _semua_bukti(awal: tuple, dulu: dict | None, kini: dict, sel_sama: bool) -> Iterator[Perubahan]:
    """Changes of the bukti of one tenggat. `sel_sama`: the evidence cell says and splits as it did."""
    b_dulu = menurut_nama(dulu["bukti"]) if dulu else None
    b_kini = menurut_nama(kini["bukti"])
    berkurang = sel_sama and len(b_kini) < len(b_dulu or ())
    for nama in dict.fromkeys([*(b_dulu or ()), *b_kini]):
        lama, baru = (b_dulu or {}).get(nama), b_kini.get(nama)
        if baru is None:
            jenis = "bukti_hilang" if berkurang or dilaporkan(lama) else "bukti_berubah"
            yield Perubahan(jenis, *awal, nama, STATUS_BUKTI[lama["status"]], None)
        else:
            yield from _bukti(awal, nama, lama, baru, diharapkan=b_dulu is not None)


def _bukti(awal: tuple, nama: str, dulu: dict | None, kini: dict, *, diharapkan: bool) -> Iterator[Perubahan]:
    """Changes of one bukti. `diharapkan` False: its tenggat is new, so a blank bukti is no news of its own."""
    kata_dulu = STATUS_BUKTI[dulu["status"]] if dulu else None
    kata_kini = STATUS_BUKTI[kini["status"]]
    if dulu is None:
        if hadir(kini):
            yield Perubahan("bukti_ada", *awal, nama, None, kata_kini)
        elif diharapkan or dilaporkan(kini):
            yield Perubahan("bukti_berubah", *awal, nama, None, kata_kini)
        return
    jenis = None
    if dulu["status"] != kini["status"]:
        jenis = {(False, True): "bukti_ada", (True, False): "bukti_hilang"}.get((hadir(dulu), hadir(kini)))
        yield Perubahan(jenis or "bukti_berubah", *awal, nama, kata_dulu, kata_kini)
    for medan in ("jenis", "tautan", "catatan"):
        baru_bertautan = medan == "tautan" and jenis == "bukti_ada" and not dulu["tautan"]
        if dulu[medan] != kini[medan] and not baru_bertautan:  # a first link goes without saying
            yield Perubahan("bukti_berubah", *awal, f"{nama}: {medan}", dulu[medan] or None, kini[medan] or None)


def _kata(medan: str, nilai: str | None) -> str | None:
    if medan == "tanggal_selesai" and nilai:
        return sebut(date.fromisoformat(nilai))
    return nilai or None
