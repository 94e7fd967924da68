"""What people settled about how cells of their plan are read: a heading's meaning, an area, a time, the documents.

A choice names a cell by what stands in it, never by its address: it finds the cell again in the office's next file, and
it falls silent where the cell says something else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from monev.baca.draf import Draf
from monev.baca.isian import Isian
from monev.baca.kamus import bakukan
from monev.baca.kepala import Kepala
from monev.baca.kisi import alamat
from monev.baca.pecah_bukti import jenis_dari
from monev.baca.susunan import TANPA_AREA, Letak
from monev.baca.waktu import Waktu, baca_waktu
from monev.istilah import HAL_PILIHAN
from monev.model import Bukti, Catatan, Jejak

YA = "ya"

TANPA_ARTI = ""
"""The meaning of a column that is only kept."""

KOLOM_AREA = "AREA"
"""The heading a trace speaks of an area by, as `susunan` writes it."""

_KATA_LANGKAH = ("komponen", "indikator", "langkah_aksi")


@dataclass(frozen=True, slots=True)
class ButirPilihan:
    """One choice; `hal` as in `istilah.HAL_PILIHAN`. `kunci` is the cell as written (of "judul": the heading),
    `langkah` the words of the row it is of ("" for every row), `tahun` the plan it is for (None for every year),
    `nilai` what was chosen:

    judul: a meaning of `kamus.JUDUL`, or TANPA_ARTI; area: its mark and its name on two lines, and those of a sub-area
    on two more where it is in one; waktu: words of TARGET WAKTU that read without a doubt; bukti: a document per line;
    benar: YA, with `kunci_benar` as its kunci.
    """

    hal: str
    kunci: str
    nilai: str
    langkah: str = ""
    tahun: int | None = None


@dataclass(frozen=True, slots=True)
class PilihanBaca:
    """The choices that hold for one reading, by hal and then by (langkah, kunci) as `kunci_baku` gives them."""

    isi: Mapping[str, Mapping[tuple[str, str], str]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return any(self.isi.values())

    def __or__(self, lain: PilihanBaca) -> PilihanBaca:
        """Both, those of `lain` first."""
        return PilihanBaca({hal: {**self.isi.get(hal, {}), **lain.isi.get(hal, {})} for hal in HAL_PILIHAN})

    @property
    def judul_kolom(self) -> dict[str, str]:
        """Heading (as `bakukan` gives it) → meaning."""
        return {bakukan(kunci): nilai for (_, kunci), nilai in self.isi.get("judul", {}).items()}

    def waktu(self, isi: Mapping[str, str], tahun: int | None) -> Waktu | None:
        """TARGET WAKTU of a row as a person settled it; None where nobody did, or the words no longer read."""
        nilai = self.kata("waktu", isi, isi["target_waktu"])
        waktu = baca_waktu(nilai, tahun) if nilai else None
        if waktu is None or not waktu.tenggat or waktu.peringatan:
            return None
        return replace(waktu, dibaca=f"{waktu.dibaca} (dipilih: “{nilai}”)")

    def bukti(self, isi: Mapping[str, str]) -> tuple[Bukti, ...] | None:
        """The documents of a row's BUKTI cell as a person settled them; None where nobody did."""
        nilai = self.kata("bukti", isi, isi["bukti_dukung"])
        return dokumen(nilai) if nilai and isi["bukti_dukung"] else None

    def area(self, isi: Mapping[str, str]) -> Letak | None:
        """The area a person placed a row in; None where nobody did."""
        nilai = self.kata("area", isi, "")
        return letak(nilai) if nilai else None

    def benar(self, catatan: Catatan) -> bool:
        """Whether a person said that the reading this question is about is right."""
        return ("", baku(kunci_benar(catatan.nilai, catatan.pesan))) in self.isi.get("benar", {})

    def kata(self, hal: str, isi: Mapping[str, str], kunci: str) -> str | None:
        """What was chosen for a cell of a row, as it was kept: of the row itself before that of every row."""
        punya = self.isi.get(hal)
        if not punya:
            return None
        return punya.get((kata_langkah(isi), baku(kunci)), punya.get(("", baku(kunci))))


TANPA_PILIHAN = PilihanBaca()


def susun_pilihan(butir: Iterable[ButirPilihan], tahun: int | None = None) -> PilihanBaca:
    """The choices that hold for a plan of `tahun` (None: not known yet, so only those for every year)."""
    isi: dict[str, dict[tuple[str, str], str]] = {hal: {} for hal in HAL_PILIHAN}
    for satu in butir:
        if satu.tahun in (None, tahun):
            isi[satu.hal][satu.langkah, baku(satu.kunci)] = satu.nilai
    return PilihanBaca(isi)


def baku(teks: str) -> str:
    """A cell's text as it is compared: blanks and line breaks alike, letters as written."""
    return " ".join(teks.split())


def kunci_benar(nilai: str | None, pesan: str) -> str:
    """The kunci of a "benar": the cell and what was asked about it."""
    return f"{nilai or ''}\n{pesan}"


def kata_langkah(isi: Mapping[str, str]) -> str:
    """What a row of work says of itself, to know it again in another file whatever its number or place."""
    return bakukan(" ".join(isi.get(arti) or "" for arti in _KATA_LANGKAH))


def dokumen(nilai: str) -> tuple[Bukti, ...]:
    """The documents of a choice, one per line, each once."""
    nama = dict.fromkeys(" ".join(baris.split()) for baris in nilai.splitlines())
    return tuple(Bukti(satu, jenis_dari(satu)) for satu in nama if satu)


def letak(nilai: str) -> Letak:
    """The place of a choice: an area's mark and name, then a sub-area's where there is one, a line each."""
    area, nama, sub_area, nama_sub, *_ = [*nilai.split("\n"), "", "", "", ""]
    return Letak(area, nama, sub_area or None, (nama_sub or None) if sub_area else None)


def tempatkan(kepala: Kepala, isian: Isian, pilihan: PilihanBaca) -> bool:
    """Put rows into the areas and sub-areas people chose, in place, each with a trace; True where it placed any."""
    dipindah = [(draf, tempat) for draf in isian.draf if (tempat := pilihan.area(draf.isi))]
    for draf, tempat in dipindah:
        draf.jejak.append(_jejak_area(kepala, draf, tempat))
        draf.letak = tempat
    return bool(dipindah)


def _jejak_area(kepala: Kepala, draf: Draf, tempat: Letak) -> Jejak:
    lama = "" if draf.letak.nama_area == TANPA_AREA else f"{draf.letak.area} {draf.letak.nama_area}"
    if draf.letak.sub_area:
        lama += f", sub-area {draf.letak.sub_area} {draf.letak.nama_sub_area or ''}".rstrip()
    sub_area = f", sub-area {tempat.sub_area}: {tempat.nama_sub_area or ''}".rstrip(": ") if tempat.sub_area else ""
    dibaca = f"area {tempat.area}: {tempat.nama_area}{sub_area} (dipilih)"
    sel = alamat(draf.baris, kepala.kolom_pertama)
    return Jejak(KOLOM_AREA, lama, dibaca, "pilihan", kepala.kisi.nama, draf.baris, sel)
