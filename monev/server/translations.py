"""Streamlit's own few words in Indonesian: it has no setting for its language. These literals are replaced when its
files are prepared (`static_files`). Only what is seen on a page of ours stands here: tests/browser/test_english.py
fails for an English word as for one in this table that nobody saw."""

from __future__ import annotations

import hashlib

# File name up to its hash → literal as it stands in the file → what is shown instead.
WORDING: dict[str, dict[str, str]] = {
    "FileUploader": {
        "`Upload`": "`Pilih berkas`",
        "`Add files`": "`Tambah berkas`",
        "`Drag and drop a file here`": "`Lepaskan berkasnya di sini`",
        "`${T(t,D.Byte,0)} per file`": "`paling besar ${T(t,D.Byte,0)}`",
        # What the server refuses to take in (`upload_ceiling`), said beside the file.
        "errorMessage:P(e)": (
            "errorMessage:e.response?.status===413?`Berkas terlalu besar, atau terlalu banyak berkas dikirim "
            "sekaligus. Tunggu sebentar, lalu coba lagi.`:`Belum terkirim. Coba lagi.`"
        ),
    },
    "InputInstructions": {
        "a?`submit form`:`apply`": "a?`mengirim`:`menerapkan`",
        "`Press ${r()?`⌘`:`Ctrl`}+Enter to ${e}`": "`${r()?`⌘`:`Ctrl`}+Enter untuk ${e}`",
        "`Press Enter to ${e}`": "`Enter untuk ${e}`",
    },
    "Selectbox": {"`No results`": "`Tidak ada yang cocok`", "`Clear value`": "`Kosongkan`", "`Open`": "`Buka daftar`"},
    "Multiselect": {
        "`No results`": "`Tidak ada yang cocok`",
        "`Select all`": "`Pilih semua`",
        "`Select ${p.length} matches`": "`Pilih ${p.length} yang cocok`",
        "`Remove ${e}`": "`Hapus ${e}`",
        "`Clear all`": "`Kosongkan`",
        "`Open`": "`Buka daftar`",
    },
    "utils": {
        "`Choose an option`": "`Pilih`",
        "`Choose options`": "`Pilih`",
        "`Remove ${e.name}`": "`Hapus ${e.name}`",
        "`Cancel upload of ${e.name}`": "`Batalkan unggahan ${e.name}`",
        "`${t.type} files are not allowed.`": "`Berkas ${t.type} tidak dapat dibaca di sini.`",
        "`Only one file is allowed.`": "`Satu berkas saja.`",
        "`File must be ${$(n,`b`)} or smaller.`": "`Berkas ini terlalu besar; paling besar ${$(n,`b`)}.`",
    },
    "DateInput": {"`Choose date`": "`Pilih tanggal`", "`Clear date`": "`Kosongkan tanggal`"},
    "ReorderedSegments": {"`Previous month`": "`Bulan sebelumnya`", "`Next month`": "`Bulan berikutnya`"},
    "Toolbar": {"`Fullscreen`": "`Layar penuh`", "`Close fullscreen`": "`Tutup layar penuh`"},
    "useCopyToClipboard": {"`Copied`": "`Tersalin`", "`Copy to clipboard`": "`Salin`"},
    "index": {
        "`${i.flat().length} more`": "`${i.flat().length} lagi`",
        "`Skip to main content`": "`Langsung ke isi halaman`",
        "`Close`": "`Tutup`",
    },
}


def translate(file_name: str, content: bytes) -> bytes:
    """The file with its words replaced; any other file as it is."""
    changes = WORDING.get(file_name.split(".", 1)[0], {}) if file_name.endswith(".js") else {}
    for original, replacement in changes.items():
        content = content.replace(original.encode(), replacement.encode())
    return content


def fingerprint() -> str:
    """A short mark of the changes: files prepared with others are prepared anew."""
    return hashlib.sha256(repr(WORDING).encode("utf-8")).hexdigest()[:8]
