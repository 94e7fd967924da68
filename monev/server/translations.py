"""Streamlit's own few words in Indonesian: the upload button, empty choices; and one habit of it changed.

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
        "`Remove ${e.name}`": "`Hapus ${e.name}`",
        "`Cancel upload of ${e.name}`": "`Batalkan unggahan ${e.name}`",
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
        "`Connection lost. Please wait for the app to reconnect, then try again.`": (
            "`Sambungan terputus. Tunggu sampai tersambung kembali, lalu coba lagi.`"
        ),
        "`Running...`": "`Memuat ...`",
        "`${i.flat().length} more`": "`${i.flat().length} lagi`",
        "i?`View less`:`View ${x-m} more`": "i?`Lebih sedikit`:`${x-m} lagi`",
        # What the server refuses to take in (`upload_ceiling`), said beside the file.
        "`Request failed with status ${t.status}`": (
            "t.status===413?`Berkas terlalu besar, atau terlalu banyak berkas dikirim sekaligus. Tunggu sebentar, lalu "
            "coba lagi.`:`Belum terkirim (${t.status}). Coba lagi.`"
        ),
        "`Stop`": "`Hentikan`",
        "`Skip to main content`": "`Langsung ke isi halaman`",
        "`Expand sidebar`": "`Buka menu`",
        "`Collapse sidebar`": "`Tutup menu`",
        "`Close`": "`Tutup`",
        "`Dismiss`": "`Tutup`",
    },
}

# The same for what it does.
BEHAVIOUR: dict[str, dict[str, str]] = {
    "index": {
        # Connected again, it waits for a touch. A server that was started anew knows nothing of what is on the screen,
        # and that touch would be lost: so the page asks to be drawn again, with all that is chosen on it.
        "!this.sessionInfo.last||e||t||": "!0||e||t||",
    },
    "DataFrame": {
        # Its own download writes text that a spreadsheet runs as a formula; ours below each table does not.
        "V&&s(Pe,{label:`Download as CSV`": "!1&&s(Pe,{label:`Download as CSV`",
    },
    "protobuf": {
        # Long numbers by WebAssembly, which our Content-Security-Policy does not allow; without it by JavaScript, the
        # library's own second way. Asked for in vain, every page would report a violation.
        "t=new WebAssembly.Instance(": "t=null&&new WebAssembly.Instance(",
    },
}


def translate(file_name: str, content: bytes) -> bytes:
    """The file with its words and habits replaced; any other file as it is."""
    name = file_name.split(".", 1)[0]
    changes = WORDING.get(name, {}) | BEHAVIOUR.get(name, {}) if file_name.endswith(".js") else {}
    if not changes:
        return content
    text = content.decode("utf-8")
    for original, replacement in changes.items():
        text = text.replace(original, replacement)
    return text.encode("utf-8")


def fingerprint() -> str:
    """A short mark of the changes: files prepared with others are prepared anew."""
    return hashlib.sha256(repr((WORDING, BEHAVIOUR)).encode("utf-8")).hexdigest()[:8]
