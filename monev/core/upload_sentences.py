"""What remarks on an upload say, as data like `remark_sentences`, whose part this is."""

from __future__ import annotations

_SPREAD = "{what} dibaca untuk {affected} dari {total} target langkah ini: "
_PER_TENGGAT = " Untuk mengisi per target, pakai lembar Realisasi dari templat."

UPLOADS: dict[str, str] = {
    "uploads.other_satker": "Berkas ini milik {file_satker}, sedangkan yang dipilih {satker}. "
    "Pilih satker {file_satker}, atau unggah berkas {satker}.",
    "uploads.satker_odd_letter": "Nama satker “{name}” {where} memuat “{letter}” ({kind}) pada kata “{word}”, huruf "
    "ke-{position}: bukan huruf Latin, walau mungkin tampak sama. Ketik ulang kata itu, lalu ulangi.",
    "uploads.satker_without_letters": "Nama satker “{name}” {where} tidak memuat huruf Latin. Tulis namanya seperti di "
    "SK, misalnya KPU Kabupaten Mesuji.",
    "uploads.other_tahun": "Berkas ini rencana tahun {file_tahun}, sedangkan yang dipilih tahun {tahun}. "
    "Pilih tahun {file_tahun}, atau unggah berkas tahun {tahun}.",
    "uploads.satker_not_found": "Nama satker tidak ditemukan di baris judul berkas. Sebutkan satkernya, lalu ulangi.",
    "uploads.tahun_not_found": "Tahun rencana tidak ditemukan di baris judul berkas. Sebutkan tahunnya, lalu ulangi.",
    "uploads.no_rencana_yet": "Berkas ini hanya memuat realisasi atau bukti, sedangkan rencana {satker} tahun {tahun} "
    "belum ada. Unggah dahulu tabel rencana aksinya.",
    "uploads.old_file": "Berkas ini sama persis dengan berkas unggahan {unggahan}, padahal yang terbaru unggahan "
    "{newest} (posisi {posisi}). Bila tidak bermaksud kembali ke isi lama, unduh templat terbaru dan isi yang itu.",
    "uploads.columns_missing": "Berkas ini tidak berkolom {headings}; isi yang tersimpan tetap dipakai.",
    "uploads.table_sorted": "{count} langkah ada di bawah judul area lain, misalnya {kode}: tabelnya tampak "
    "diurutkan. Semuanya tetap dihitung di areanya menurut Kode-nya.",
    "uploads.langkah_moved": "Langkah {kode} ada di bawah judul area lain; tetap dihitung di area {area} menurut "
    "Kode-nya.",
    "uploads.other_words_under_kode": "Bunyi langkah {kode} sangat berbeda dari yang tersimpan (“{stored}”), dan "
    "realisasinya ikut. Bila ini langkah baru, kosongkan KODE di baris ini.",
    "uploads.posisi_far_from_tahun": "Posisi {posisi} jauh dari tahun rencana ({tahun}). Pilih tanggal keadaan yang "
    "dilaporkan.",
    "uploads.posisi_in_future": "Posisi {posisi} masih akan datang; hari ini {today}.",
    "uploads.posisi_outside_tahun": "Posisi {posisi} ada di luar tahun rencana ({tahun}).",
    "uploads.posisi_before_last": "Posisi {posisi} lebih lama daripada unggahan terakhir ({last}). Unggahan ini "
    "menjadi yang terbaru; periksa bahwa berkasnya bukan berkas lama.",
    "uploads.done_after_posisi": "Tanggal selesai {day} ada sesudah posisi {posisi}. Perbaiki tanggalnya, atau pilih "
    "posisi {day} atau sesudahnya.",
    "uploads.unknown_kode": "Kode “{kode}” tidak ada di rencana aksi ini.",
    "uploads.unknown_kode_but_similar": "Kode “{kode}” tidak ada di rencana aksi ini. Yang mirip: {similar}.",
    "uploads.unknown_tenggat": "Tenggat {tenggat} tidak ada pada langkah {kode}. Tenggatnya: {existing}.",
    "uploads.langkah_without_tenggat": "Tenggat {tenggat} tidak ada pada langkah {kode}. Langkah ini tidak mempunyai "
    "target waktu.",
    "uploads.reason_missing": "Status Tidak berlaku perlu alasan. Tambahkan kolom Kendala dan tulis alasannya pada "
    "baris ini.",
    "uploads.status_without_tenggat": "Langkah ini tanpa target waktu, jadi {what} belum dapat dicatat. Isi TARGET "
    "WAKTU dahulu.",
    "uploads.status_of_due": f"{_SPREAD}yang jatuh tempo sampai {{posisi}}.{_PER_TENGGAT}",
    "uploads.status_of_all": f"{_SPREAD}seluruhnya.{_PER_TENGGAT}",
    "uploads.status_of_open": f"{_SPREAD}yang sudah berjalan pada {{posisi}} dan belum selesai.{_PER_TENGGAT}",
}
