"""What each remark says, as data: code → Indonesian sentence, with {names} of the values it fills in.

A code is `room.what_is_the_matter`. The sentence tells a person what stood there and what would be accepted.
"""

from __future__ import annotations

_FILES: dict[str, str] = {
    "files.date_without_format": (
        "Sel ini berisi tanggal {day}, tetapi berkas .xls tidak memberitahukan bentuk tampilnya; dibaca sebagai bulan "
        "{month}. Bila yang dimaksud tepat tanggal itu, tulis tanggalnya sebagai teks atau simpan berkasnya sebagai "
        ".xlsx."
    ),
    "files.table_left_out": (
        "Tabel {table} ({rows} baris, {columns} kolom) mengikuti tabel rencana aksi tetapi tidak berjudul dan kolomnya "
        "tidak {plan_columns}; tidak ikut dibaca. Bila itu lanjutannya, samakan kolomnya di Word, lalu unggah lagi."
    ),
    "files.text_above_table_left_out": "Teks di atas Tabel {table} tidak ikut dibaca: {text}",
    "files.nested_table_left_out": "Tabel di dalam sel tidak ikut dibaca: “{text}”.",
    "files.text_box_left_out": "Kotak teks tidak ikut dibaca: “{text}”.",
    "files.page_is_picture": "Halaman {page} hanya berisi gambar (pindaian), jadi tidak terbaca.",
}

_COLUMNS: dict[str, str] = {}

_ROWS: dict[str, str] = {
    # Headings and areas
    "rows.without_area": (
        "Tidak ada judul area di atas baris ini; langkahnya dibaca sebagai area “0 Tanpa area”. Tambahkan baris judul, "
        "misalnya “I. MANAJEMEN PERUBAHAN”."
    ),
    "rows.heading_without_rows": "Judul “{title}” tidak berisi satu langkah pun.",
}

_TIME_FORMS = (
    'Yang dapat dibaca misalnya "Juli 2025", "September s.d. Oktober 2025", "Maret, Juni dan September 2025", '
    '"TW I, TW III", "setiap bulan", "4 Agustus 2025".'
)

_DUE: dict[str, str] = {
    # TARGET WAKTU as a whole
    "due.accepted_forms": _TIME_FORMS,
    "due.unreadable": f"TARGET WAKTU tidak terbaca. {_TIME_FORMS}",
    "due.too_long": f"TARGET WAKTU terlalu panjang untuk dibaca ({{length}} huruf). {_TIME_FORMS}",
    "due.excel_number": (
        '"{number}" mungkin nomor tanggal Excel ({day}). Ubah format selnya menjadi tanggal atau teks.'
    ),
    "due.exception": '"{words}" belum dapat dibaca; tulis bulan-bulan yang dimaksud.',
    "due.words_not_used": "Bagian ini tidak dipakai dalam pembacaan: {words}.",
    "due.misspelt": '"{word}" dibaca sebagai {meaning}.',
    # Numbers
    "due.leading_one_is_numbering": '"1." di awal sel dibaca sebagai nomor urut, bukan tanggal 1.',
    "due.month_first": '"{writing}" dibaca bulan dahulu: hari {day}, bulan {month}.',
    "due.day_first": '"{writing}" dibaca hari dahulu: hari {day}, bulan {month}. Tulis nama bulannya agar pasti.',
    "due.number_is_day": '"{writing}" dibaca sebagai hari {day}.',
    "due.number_is_month": '"{writing}" dibaca sebagai bulan {month}.',
    "due.numbers_are_months": "Angka tanpa nama dibaca sebagai nomor bulan. Tulis nama bulannya agar pasti.",
    "due.number_is_tahun": '"{figures}" sesudah nama bulan dibaca sebagai tahun 20{figures}.',
    "due.day_not_tahun": '"{writing}" dibaca sebagai tanggal {day}, bukan tahun 20{day}.',
    # Years
    "due.tahun_unknown": "Tahunnya tidak disebut dan tahun rencana belum diketahui.",
    "due.tahun_implausible": "Tahun {tahun} di luar jangkauan; tulis tahun rencana dengan empat angka.",
    "due.year_differs": "Tahun {years} bukan tahun rencana ({tahun}); dibaca seperti tertulis.",
    "due.only_tahun": "Hanya tahun yang disebut: dibaca Januari sampai Desember. Tulis bulannya bila bukan itu.",
    "due.current_tahun_is_rencana": '"{words}" dibaca sebagai Januari sampai Desember tahun rencana.',
    # What is in no calendar
    "due.no_such_period": '"{writing}" tidak ada; {unit} yang ada 1 sampai {last}.',
    "due.no_such_month": '"{writing}": bulan {month} tidak ada; bulan yang ada 1 sampai 12.',
    "due.no_such_day": "{day} {month} {tahun} tidak ada dalam kalender.",
    # Windows and lists
    "due.part_of_period": ('"{words}": tenggat dihitung sampai akhir bulan itu, karena tanggalnya tidak disebut.'),
    "due.start_not_named": "Awal rentang tidak disebut; dibaca mulai Januari tahun yang sama.",
    "due.end_not_named": "Akhir rentang tidak disebut; dibaca sampai Desember tahun yang sama.",
    "due.trailing_dash": "Tanda hubung di akhir sel tidak dipakai.",
    "due.end_before_start": (
        "Akhir rentang ({end}) lebih dahulu daripada awalnya ({start}); tidak dipakai. "
        "Periksa urutannya, atau tulis tahun pada keduanya."
    ),
    "due.span_too_long": "Rentangnya lebih dari sepuluh tahun; periksa tahunnya.",
    "due.or_is_list": '"atau" dibaca sebagai daftar: tiap bulan yang disebut menjadi tenggat.',
    "due.dashes_are_list": "Beberapa bulan bersambung tanda hubung dibaca sebagai daftar, bukan rentang.",
    "due.unseparated_is_list": "Beberapa waktu tanpa pemisah dibaca sebagai daftar.",
    "due.bracket_details_span": "Yang dipakai adalah daftar di dalam kurung, sebagai rincian rentang di luarnya.",
    "due.bracket_differs": (
        "Yang di dalam kurung berbeda dengan yang di luarnya; yang dipakai adalah yang di luar kurung."
    ),
    "due.list_with_spans": "Daftar ini memuat rentang; tiap rentang dibaca satu tenggat di akhirnya.",
    "due.list_with_expanded_spans": "Daftar ini memuat rentang; tiap rentang dibaca menurut frekuensinya.",
    "due.named_twice": "Disebut lebih dari sekali, dihitung sekali: {tenggat}.",
    # How often
    "due.frequency_without_time": "Frekuensi disebut, tetapi TARGET WAKTU kosong, jadi belum ada tenggat.",
    "due.frequency_without_span": '"{words}" tidak dipakai, karena rentang bulannya tidak disebut.',
    "due.frequency_unreadable": (
        'Frekuensi "{words}" tidak terbaca dan tidak dipakai. Yang dapat dibaca: "setiap bulan", '
        '"setiap triwulan", "setiap semester", "sekali".'
    ),
    "due.several_frequencies": 'Lebih dari satu frekuensi disebut; dipakai "{words}".',
    "due.read_as_monthly": '"{words}" dibaca sebagai setiap bulan.',
    "due.monthly_until_month_end": '"{words}" dibaca sebagai setiap bulan, sampai akhir bulan.',
    "due.oftener_than_monthly": '"{words}" (lebih dari sekali sebulan) dibaca sebagai setiap bulan.',
    "due.once_every_months": '"{words}" dibaca sebagai sekali tiap {months} bulan.',
    "due.until_period_end": '"{words}" dibaca sampai akhir {unit} itu.',
    "due.number_is_times": 'Frekuensi "{number}" dibaca sebagai {number} kali setahun.',
    "due.month_not_named": "Bulannya tidak disebut: dibaca satu tenggat di akhir tahun.",
    "due.unit_without_number": '"{unit}" tanpa nomor dibaca sebagai setiap {unit} sepanjang tahun.',
    "due.unit_not_used": '"{unit}" di samping "{words}" tidak dipakai.',
    "due.rest_not_used": '"{rest}" di samping "{words}" tidak dipakai: dibaca sepanjang tahun.',
    "due.no_period_end": "Tidak ada akhir {period} di dalam {span}; dibaca satu tenggat di akhirnya.",
    "due.count_differs": "Disebut {times} kali, tetapi waktunya dibaca {tenggat} tenggat. Tulis bulan-bulannya.",
    "due.capaian_several_frequencies": ('TARGET CAPAIAN menyebut lebih dari satu frekuensi; dipakai "{words}".'),
    "due.capaian_frequency_not_counted": (
        'Frekuensi "{words}" dalam TARGET CAPAIAN tidak dapat dihitung dan tidak dipakai.'
    ),
    "due.capaian_adjective": (
        'TARGET CAPAIAN menyebut "{words}", tetapi tidak dibaca sebagai frekuensi. Bila maksudnya tenggat '
        'berulang, tulis "setiap {unit}" atau isi kolom Frekuensi.'
    ),
    # Marks under months
    "due.mark_unknown": (
        "Sel {cells} di bawah {months} berisi “{text}”; dibaca sebagai tanda. Tulis x bila benar, atau kosongkan."
    ),
    "due.only_coloured": (
        "Baris ini hanya diwarnai ({cells}), sedangkan baris lain diberi tanda; warnanya dibaca sebagai tanda."
    ),
    "due.coloured_not_marked": ("Sel {cells} diwarnai tetapi tidak diberi tanda; yang dibaca hanya yang bertanda."),
    "due.two_marks": "Baris {row} memakai tanda “{cross}” dan “{tick}”; keduanya dibaca sebagai rencana.",
    "due.several_colours": "Baris {row} memakai {colours} warna di kolom bulan; semuanya dibaca sebagai rencana.",
    "due.sum_without_marks": (
        "Kolom {name} ({cell}) terisi, tetapi tidak ada bulan bertanda di dalamnya; isinya tidak dipakai."
    ),
}

_EVIDENCE: dict[str, str] = {
    "evidence.split_in_doubt": "{doubts} Bila bukan itu, tulis satu dokumen per baris dengan nomor.",
    "evidence.lines_joined": "Baris {lines} dibaca sebagai sambungan baris di atasnya.",
    "evidence.lines_separated": "Baris {lines} dibaca sebagai dokumen tersendiri, bukan sambungan di atasnya.",
    "evidence.others_not_named": '"{words}": dokumen lain yang dimaksud tidak disebut, jadi tidak dihitung.',
    "evidence.details_separated": 'Yang terpisah koma sesudah "{words}" dibaca sebagai dokumen tersendiri.',
    "evidence.read_as_one": '"{name}" dibaca sebagai satu dokumen.',
}

_REPORTS: dict[str, str] = {}

_IDENTITY: dict[str, str] = {}

_SPREAD = "{what} dibaca untuk {affected} dari {total} tenggat langkah ini: "
_PER_TENGGAT = " Untuk mengisi per tenggat, pakai lembar Realisasi dari templat."

_UPLOADS: dict[str, str] = {
    "uploads.other_satker": "Berkas ini milik {file_satker}, sedangkan yang dipilih {satker}. "
    "Pilih satker {file_satker}, atau unggah berkas {satker}.",
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

_STORED: dict[str, str] = {"stored.sentence": "{pesan}"}
"""A remark that was stored as its sentence, before remarks had codes."""

SENTENCES: dict[str, str] = {
    **_FILES,
    **_COLUMNS,
    **_ROWS,
    **_DUE,
    **_EVIDENCE,
    **_REPORTS,
    **_IDENTITY,
    **_UPLOADS,
    **_STORED,
}
"""Every remark there is."""
