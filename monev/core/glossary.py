"""What the words mean that every page uses: one definition each, those of docs/design.md §1 and §5 for people."""

from __future__ import annotations

DEFINITIONS: dict[str, str] = {
    "Posisi": "Hari yang pada akhirnya keadaan dinilai: yang jatuh tempo sampai hari itu seharusnya sudah selesai.",
    "Target": "Yang jatuh tempo dan dihitung. Satu langkah punya satu atau beberapa target, masing-masing bertenggat.",
    "Langkah": "Satu baris pekerjaan dalam rencana aksi; kodenya mengenalinya dari unggahan ke unggahan.",
    "Unggahan": "Satu versi rencana yang diterima dan disimpan. Sesudah itu tidak pernah diubah.",
    "Terverifikasi": "Bukti yang ada dan sudah diperiksa pemeriksa. Berkasnya tetap seperti waktu diperiksa.",
    "Belum dapat dinilai": "Langkah tanpa tenggat: dihitung tersendiri, tidak hijau, tidak merah; lihat Mutu Data.",
}
"""Word → its definition, in the order they are shown."""
HELP = [{"text": word, "note": meaning} for word, meaning in DEFINITIONS.items()]
"""The same as a block's items."""
