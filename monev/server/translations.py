"""Streamlit's own few words in Indonesian: the upload button, empty choices, the lost connection.

Streamlit has no setting for its language, and a person who reads "Drag and drop a file here" between Indonesian
sentences wonders what it asks. Its files are prepared once anyway (`static_files`); these literals are replaced then.
A test holds every one of them to the pinned version, so an upgrade that words something anew is seen at once.
"""

from __future__ import annotations

import hashlib

# File name up to its hash → literal as it stands in the file → what is shown instead.
WORDING: dict[str, dict[str, str]] = {
    "FileUploader": {
        "`Upload`": "`Pilih berkas`",
        "`Add files`": "`Tambah berkas`",
        "`Drag and drop a file here`": "`atau seret berkasnya ke sini`",
        "`${T(t,D.Byte,0)} per file`": "`paling besar ${T(t,D.Byte,0)}`",
        "`${e.type} files are not allowed.`": "`Berkas ${e.type} tidak dapat dibaca di sini.`",
    },
    "InputInstructions": {
        "a?`submit form`:`apply`": "a?`mengirim`:`menerapkan`",
        "`Press ${r()?`⌘`:`Ctrl`}+Enter to ${e}`": "`${r()?`⌘`:`Ctrl`}+Enter untuk ${e}`",
        "`Press Enter to ${e}`": "`Enter untuk ${e}`",
    },
    "Selectbox": {
        "`No results`": "`Tidak ada yang cocok`",
        "`Clear value`": "`Kosongkan`",
        "`Open`": "`Buka daftar`",
    },
    "Multiselect": {
        "`No results`": "`Tidak ada yang cocok`",
        "`Select all`": "`Pilih semua`",
        "`Clear all`": "`Kosongkan`",
        "`Open`": "`Buka daftar`",
    },
    "utils": {
        "`Choose an option`": "`Pilih`",
        "`Choose options`": "`Pilih`",
        "`Error: `": "`Tidak diterima: `",
        "`Upload failed`": "`Unggahan gagal`",
        "`File must be ${$(n,`b`)} or smaller.`": "`Berkas ini terlalu besar; paling besar ${$(n,`b`)}.`",
    },
    "DateInput": {
        "`Choose date`": "`Pilih tanggal`",
        "`Clear date`": "`Kosongkan tanggal`",
        "`Select...`": "`Pilih`",
    },
    "Pagination": {"`Next page`": "`Halaman berikutnya`", "`Previous page`": "`Halaman sebelumnya`"},
    "Toolbar": {"`Fullscreen`": "`Layar penuh`", "`Close fullscreen`": "`Tutup layar penuh`"},
    "useCopyToClipboard": {"`Copied`": "`Tersalin`", "`Copy to clipboard`": "`Salin`"},
    "DataFrame": {
        "`Download as CSV`": "`Unduh sebagai CSV`",
        "`Search`": "`Cari`",
        "`Show/hide columns`": "`Tampilkan atau sembunyikan kolom`",
        "`Hide column`": "`Sembunyikan kolom`",
        "`Pin column`": "`Sematkan kolom`",
        "`Unpin column`": "`Lepas kolom`",
        "`Sort ascending`": "`Urutkan naik`",
        "`Sort descending`": "`Urutkan turun`",
        "`Autosize`": "`Sesuaikan lebar`",
    },
    "index": {
        "`Please wait...`": "`Mohon tunggu ...`",
        "`Connecting`": "`Menyambung`",
        "`Connection error`": "`Sambungan terputus`",
        "`Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:`": (
            "`Monev ZI tidak menjawab. Bila program ini dihentikan, jalankan lagi di jendela perintahnya:`"
        ),
        "`streamlit run yourscript.py`": "`make run`",
        "`Connection lost. Please wait for the app to reconnect, then try again.`": (
            "`Sambungan terputus. Tunggu sampai tersambung kembali, lalu coba lagi.`"
        ),
        "`Running...`": "`Memuat ...`",
        "`Stop`": "`Hentikan`",
        "`Skip to main content`": "`Langsung ke isi halaman`",
        "`Expand sidebar`": "`Buka menu`",
        "`Collapse sidebar`": "`Tutup menu`",
        "`Close`": "`Tutup`",
        "`Dismiss`": "`Tutup`",
    },
}


def translate(file_name: str, content: bytes) -> bytes:
    """The file with its words replaced; any other file as it is."""
    wording = WORDING.get(file_name.split(".", 1)[0]) if file_name.endswith(".js") else None
    if not wording:
        return content
    text = content.decode("utf-8")
    for original, replacement in wording.items():
        text = text.replace(original, replacement)
    return text.encode("utf-8")


def fingerprint() -> str:
    """A short mark of the words: files prepared with other words are prepared anew."""
    return hashlib.sha256(repr(WORDING).encode("utf-8")).hexdigest()[:8]
