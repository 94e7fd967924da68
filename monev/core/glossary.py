"""Definitions for people of the words on all pages, and the guide in docs/panduan.

For the words see docs/design.md §1 and §5.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

DEFINITIONS: dict[str, str] = {
    "Tanggal penilaian (posisi)": "Tanggal yang keadaannya dinilai: "
    "yang jatuh tempo sampai tanggal itu seharusnya sudah selesai. Bila tidak dipilih: tanggal "
    "laporan terakhir; tanpa laporan, hari ini.",
    "Target": "Yang dihitung: satu pekerjaan dengan satu tenggat. Satu langkah dapat mempunyai "
    "beberapa target, "
    "misalnya satu tiap bulan.",
    "Langkah": (
        "Satu baris pekerjaan dalam rencana aksi, yang dikenali dari kodenya di setiap unggahan."
    ),
    "Unggahan": "Satu versi rencana yang diterima dan disimpan. Sesudah itu tidak pernah diubah.",
    "Terverifikasi": (
        "Bukti yang ada dan sudah diperiksa pemeriksa. Berkasnya tidak dapat diubah lagi."
    ),
    "Belum dapat dinilai": (
        "Langkah tanpa target waktu: dihitung tersendiri, di luar capaian; dijawab di Unggah."
    ),
}
"""Word → its definition, in the order shown."""

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "panduan"
_ORDER = (
    "baca",
    "unggah",
    "lapor",
    "bukti",
    "periksa",
    "rapat",
    "naskah",
    "lke",
    "orang",
    "jaringan",
    "cadangan",
)
"""The tasks in the order people meet them. Each is a Markdown file in GUIDE, the only source of its
text."""
_PICTURE = re.compile(r"!\[(?P<text>[^\]]*)\]\((?P<file>[^)]+)\)")


class Picture(NamedTuple):
    """A picture of a page: a description for those who cannot see it, and its file in GUIDE."""

    text: str
    file: str


class GuidePage(NamedTuple):
    """How one task is done: its title, and the Markdown below it."""

    title: str
    text: str

    def parts(self) -> Iterator[tuple[str, Picture | None]]:
        """Yield each text with the picture after it (None after the last)."""
        start = 0
        for found in _PICTURE.finditer(self.text):
            yield self.text[start : found.start()].strip(), Picture(**found.groupdict())
            start = found.end()
        yield self.text[start:].strip(), None

    def answer(self, words: Sequence[str]) -> str | None:
        """Return the line with most of these words (lower case), without its marks.

        None unless the page has all words.
        """
        lines = [
            re.sub(r"[*#`]|^\d+\. |^- ", "", line).strip()
            for line in _PICTURE.sub("", self.text).splitlines()
        ]
        if not all(word in f"{self.title} {self.text}".lower() for word in words):
            return None
        return max(lines, key=lambda line: sum(word in line.lower() for word in words), default="")


@cache
def guide() -> dict[str, GuidePage]:
    """Return the pages of the guide by key, in order."""
    pages = {}
    for key in _ORDER:
        title, _, text = (GUIDE / f"{key}.md").read_text(encoding="utf-8").partition("\n")
        pages[key] = GuidePage(title.removeprefix("# ").strip(), text.strip())
    return pages
