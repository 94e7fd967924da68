"""What an unggahan changes, told as a story: a sentence per kind of change, in the order of what matters."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from monev.tanggal import sebut_tenggat
from monev.unggah.perubahan import MENGURANGI, Perubahan


@dataclass(frozen=True, slots=True)
class Bab:
    """All changes of one kind: `kalimat` says how many and what, `isi` has each."""

    jenis: str
    kalimat: str
    isi: tuple[Perubahan, ...]

    @property
    def mengurangi(self) -> bool:
        """Whether these take something away, and are agreed to one by one."""
        return self.jenis in MENGURANGI


def cerita(perubahan: Iterable[Perubahan]) -> tuple[Bab, ...]:
    """The chapters that have anything to tell: gone, taken back, moved, done, evidence, wording, reports, new."""
    kelompok: dict[str, list[Perubahan]] = {}
    for satu in perubahan:
        kelompok.setdefault(satu.jenis, []).append(satu)
    return tuple(
        Bab(jenis, _KALIMAT[jenis](kelompok[jenis]), tuple(kelompok[jenis])) for jenis in _KALIMAT if jenis in kelompok
    )


def _bergeser(isi: list[Perubahan]) -> str:
    """How many targets moved; a single one from when to when."""
    geser = [satu for satu in isi if satu.dari and satu.ke]
    mundur = sum(satu.ke > satu.dari for satu in geser)
    if len(isi) == 1 and geser:
        return f"1 target bergeser: {isi[0].kode} dari {sebut_tenggat(isi[0].dari)} ke {sebut_tenggat(isi[0].ke)}."
    bagian = [
        f"{jumlah} {kata}"
        for jumlah, kata in (
            (mundur, "mundur"),
            (len(geser) - mundur, "maju"),
            (sum(not satu.dari for satu in isi), "tenggat tambahan"),
            (sum(not satu.ke for satu in isi), "tenggat dicabut"),
        )
        if jumlah
    ]
    return f"{len(isi)} target bergeser: {', '.join(bagian)}."


def _berbunyi(isi: list[Perubahan]) -> str:
    langkah = len({satu.kode for satu in isi})
    return f"{len(isi)} sel rencana berubah bunyinya, pada {langkah} langkah."


def _sebanyak(kata: str) -> Callable[[list[Perubahan]], str]:
    return lambda isi: f"{len(isi)} {kata}"


_KALIMAT: dict[str, Callable[[list[Perubahan]], str]] = {
    "langkah_hilang": _sebanyak("langkah tidak ada lagi di berkas."),
    "bukti_hilang": _sebanyak("bukti menjadi tidak ada atau tidak ditagih lagi."),
    "selesai_ditarik": _sebanyak("tenggat yang semula Selesai ditarik kembali."),
    "target_dicabut": _sebanyak("tenggat dicabut dari rencana."),
    "target_bergeser": _bergeser,
    "selesai_baru": _sebanyak("tenggat baru selesai."),
    "bukti_ada": _sebanyak("bukti baru ada."),
    "teks_berubah": _berbunyi,
    "pic_berubah": _sebanyak("penanggung jawab (PIC) berganti."),
    "laporan_berubah": _sebanyak("isi laporan lain berubah: proses, tanggal, kendala, tindak lanjut."),
    "bukti_berubah": _sebanyak("keterangan bukti lain berubah: status, tautan, catatan."),
    "langkah_baru": _sebanyak("langkah baru."),
}
"""Every kind of change in the order it is told → its sentence."""
