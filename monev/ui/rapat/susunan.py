"""The screens of a meeting, each made once for as long as nothing is recorded: for every viewer, and for the next step.

A screen of an area takes 40 ms; twenty people in a meeting look at the same one.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, field
from threading import Lock

from monev import jam, rapat
from monev.basisdata import Basisdata
from monev.keadaan import Pandangan
from monev.rapat import Layar, Rapat
from monev.ui.rapat import isi, urung
from monev.ui.rapat.blok import Blok

_TERINGAT = 32
"""How many states of meetings are kept at most, each with some hundred KB of screens."""


@dataclass(slots=True)
class Susunan:
    """One meeting as it is recorded now. `versi` names that state; another record is another Susunan."""

    db: Basisdata
    p: Pandangan
    r: Rapat
    versi: list[str | int]
    daftar: list[Layar]
    urung: Blok | None
    _siap: dict[Hashable, Blok] = field(default_factory=dict)

    def layar(self, satu: Layar, dipilih: str | None) -> Blok:
        """One screen. `dipilih`: the PIC chosen on the screen of gaps."""
        kunci = _kunci(satu, dipilih)
        if kunci not in self._siap:
            self._siap[kunci] = isi.layar(self.db, self.p, self.r, satu, dipilih)
        return self._siap[kunci]

    def yang_siap(self, satu: Layar, dipilih: str | None) -> Blok | None:
        """That screen if it has been made already."""
        return self._siap.get(_kunci(satu, dipilih))


def susunan_rapat(db: Basisdata, p: Pandangan, r: Rapat) -> Susunan:
    """The screens of a meeting as it is recorded now, remembered from whoever asked first."""
    # With the day: follow-ups grow overdue at midnight though nobody records anything.
    versi = [p.hash_entri, rapat.versi_catatan(db, r), jam.hari_ini().isoformat()]
    # The store itself is part of the key: two of them, as in tests, may hold the same entries in other meetings.
    kunci = (id(db), r.rencana_id, r.nomor, p.posisi, p.posisi_terbaru, *versi)
    with _PENGUNCI:
        if kunci in _INGATAN:
            _INGATAN.move_to_end(kunci)
            return _INGATAN[kunci]
    baru = Susunan(db, p, r, versi, rapat.urutan(db, p, r), urung.terakhir(db, r))
    with _PENGUNCI:
        _INGATAN[kunci] = baru
        while len(_INGATAN) > _TERINGAT:
            _INGATAN.popitem(last=False)
    return baru


def _kunci(satu: Layar, dipilih: str | None) -> Hashable:
    return (satu.kunci, dipilih if satu.jenis == "kesenjangan" else None)


_INGATAN: OrderedDict[Hashable, Susunan] = OrderedDict()
_PENGUNCI = Lock()
