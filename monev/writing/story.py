"""What an unggahan changes, told as a story: a sentence per kind of change, in the order of what matters."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import attrgetter

from monev.core.dates import format_tenggat
from monev.core.grouping import group_by
from monev.writing.changes import TAKING_AWAY, Change


@dataclass(frozen=True, slots=True)
class Chapter:
    """All changes of one kind: `sentence` says how many and what, `changes` has each."""

    jenis: str
    sentence: str
    changes: tuple[Change, ...]

    @property
    def takes_away(self) -> bool:
        """Whether these take something away, and are agreed to one by one."""
        return self.jenis in TAKING_AWAY


def tell_story(changes: Iterable[Change]) -> tuple[Chapter, ...]:
    """The chapters that have anything to tell: gone, taken back, moved, done, evidence, wording, reports, new."""
    by_jenis = group_by(changes, attrgetter("jenis"))
    return tuple(
        Chapter(jenis, sentence(by_jenis[jenis]), tuple(by_jenis[jenis]))
        for jenis, sentence in _SENTENCES.items()
        if jenis in by_jenis
    )


def _moved_sentence(changes: list[Change]) -> str:
    """How many targets moved; a single one from when to when."""
    moved = [(change.kode, change.dari, change.ke) for change in changes if change.dari and change.ke]
    if len(changes) == 1 and moved:
        kode, former, new = moved[0]
        return f"1 target bergeser: {kode} dari {format_tenggat(former)} ke {format_tenggat(new)}."
    postponed = sum(new > former for _, former, new in moved)
    counts = (
        (postponed, "mundur"),
        (len(moved) - postponed, "maju"),
        (sum(not change.dari for change in changes), "target tambahan"),
        (sum(not change.ke for change in changes), "target dicabut"),
    )
    return f"{len(changes)} target bergeser: {', '.join(f'{count} {wording}' for count, wording in counts if count)}."


def _reworded_sentence(changes: list[Change]) -> str:
    langkah = len({change.kode for change in changes})
    return f"{len(changes)} sel rencana berubah bunyinya, pada {langkah} langkah."


def _counted(wording: str) -> Callable[[list[Change]], str]:
    return lambda changes: f"{len(changes)} {wording}"


_SENTENCES: dict[str, Callable[[list[Change]], str]] = {
    "langkah_hilang": _counted("langkah tidak ada lagi di berkas."),
    "bukti_hilang": _counted("bukti menjadi tidak ada atau tidak ditagih lagi."),
    "bukti_dikembalikan": _counted("bukti dikembalikan untuk diperbaiki."),
    "selesai_ditarik": _counted("target yang semula Selesai ditarik kembali."),
    "target_dicabut": _counted("target dicabut dari rencana."),
    "target_bergeser": _moved_sentence,
    "selesai_baru": _counted("target baru selesai."),
    "bukti_ada": _counted("bukti baru ada."),
    "teks_berubah": _reworded_sentence,
    "pic_berubah": _counted("penanggung jawab (PIC) berganti."),
    "laporan_berubah": _counted("isi laporan lain berubah: proses, tanggal, kendala, tindak lanjut."),
    "bukti_berubah": _counted("keterangan bukti lain berubah: nama, status, tautan, catatan."),
    "langkah_baru": _counted("langkah baru."),
}
"""Every kind of change in the order it is told → its sentence."""
