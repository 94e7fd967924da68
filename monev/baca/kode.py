"""Which kode names each langkah across uploads (DESIGN §2)."""

from __future__ import annotations

from collections import Counter

from monev.baca.draf import Draf


class PemberiKode:
    """Gives each langkah its kode: the Kode column's where there is one, else area, sub_area, no and ordinal."""

    def __init__(self) -> None:
        self.terpakai: dict[str, int] = {}
        self._urutan: Counter[str] = Counter()

    def pesan(self, draf: list[Draf]) -> list[Draf]:
        """Reserve the kode of the Kode column before any is made up; returns drafts whose kode was taken before."""
        return [satu for satu in draf if satu.kode and self.terpakai.setdefault(satu.kode, satu.baris) != satu.baris]

    def beri(self, satu: Draf) -> str:
        """The kode of a draft."""
        letak = satu.letak
        awal = ".".join(filter(None, (letak.area, letak.sub_area, satu.no)))
        self._urutan[awal] += 1
        if satu.kode:
            return satu.kode
        while (kode := f"{awal}.{self._urutan[awal]}") in self.terpakai:
            self._urutan[awal] += 1
        self.terpakai[kode] = satu.baris
        return kode
