"""What an unggahan changes, told as a story: a sentence per kind of change, in the order of what matters."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from monev.core.dates import format_tenggat
from monev.writing.changes import TAKING_AWAY, Change


@dataclass(frozen=True, slots=True)
class Chapter:
    """All changes of one kind: `sentence` says how many and what, `isi` has each."""

    jenis: str
    sentence: str
    changes: tuple[Change, ...]

    @property
    def takes_away(self) -> bool:
        """Whether these take something away, and are agreed to one by one."""
        return self.jenis in TAKING_AWAY


def tell_story(changes: Iterable[Change]) -> tuple[Chapter, ...]:
    """The chapters that have anything to tell: gone, taken back, moved, done, evidence, wording, reports, new."""
    group: dict[str, list[Change]] = {}
    for one in changes:
        group.setdefault(one.jenis, []).append(one)
    return tuple(
        Chapter(jenis, _SENTENCES[jenis](group[jenis]), tuple(group[jenis])) for jenis in _SENTENCES if jenis in group
    )


def _moved_sentence(content: list[Change]) -> str:
    """How many targets moved; a single one from when to when."""
    shift = [one for one in content if one.dari and one.ke]
    postponed = sum(one.ke > one.dari for one in shift)
    if len(content) == 1 and shift:
        one = content[0]
        return f"1 target bergeser: {one.kode} dari {format_tenggat(one.dari)} ke {format_tenggat(one.ke)}."
    parts = [
        f"{total_count} {wording}"
        for total_count, wording in (
            (postponed, "mundur"),
            (len(shift) - postponed, "maju"),
            (sum(not one.dari for one in content), "tenggat tambahan"),
            (sum(not one.ke for one in content), "tenggat dicabut"),
        )
        if total_count
    ]
    return f"{len(content)} target bergeser: {', '.join(parts)}."


def _reworded_sentence(content: list[Change]) -> str:
    langkah = len({one.kode for one in content})
    return f"{len(content)} sel rencana berubah bunyinya, pada {langkah} langkah."


def _counted(wording: str) -> Callable[[list[Change]], str]:
    return lambda content: f"{len(content)} {wording}"


_SENTENCES: dict[str, Callable[[list[Change]], str]] = {
    "langkah_hilang": _counted("langkah tidak ada lagi di berkas."),
    "bukti_hilang": _counted("bukti menjadi tidak ada atau tidak ditagih lagi."),
    "selesai_ditarik": _counted("tenggat yang semula Selesai ditarik kembali."),
    "target_dicabut": _counted("tenggat dicabut dari rencana."),
    "target_bergeser": _moved_sentence,
    "selesai_baru": _counted("tenggat baru selesai."),
    "bukti_ada": _counted("bukti baru ada."),
    "teks_berubah": _reworded_sentence,
    "pic_berubah": _counted("penanggung jawab (PIC) berganti."),
    "laporan_berubah": _counted("isi laporan lain berubah: proses, tanggal, kendala, tindak lanjut."),
    "bukti_berubah": _counted("keterangan bukti lain berubah: status, tautan, catatan."),
    "langkah_baru": _counted("langkah baru."),
}
"""Every kind of change in the order it is told → its sentence."""
