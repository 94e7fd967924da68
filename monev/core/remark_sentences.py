"""What each remark says, as data: code → Indonesian sentence, with {names} of the values it fills in.

A code is `room.what_is_the_matter`. The sentence tells a person what stood there and what would be accepted.
"""

from __future__ import annotations

from monev.core.upload_sentences import UPLOADS

_FILES: dict[str, str] = {
    "files.refused": "{reason}",
    "files.cell_too_long": (
        "Isi sel ini {length} huruf; satu sel paling banyak memuat {most} huruf (batas Excel). Ringkas isinya, atau "
        "bagi ke beberapa sel."
    ),
    "files.date_without_format": (
        "Sel ini berisi tanggal {day}, tetapi berkas .xls tidak memberitahukan bentuk tampilnya; dibaca sebagai bulan "
        "{month}. Bila yang dimaksud tepat tanggal itu, tulis tanggalnya sebagai teks atau simpan berkasnya sebagai "
        ".xlsx."
    ),
    "files.csv_cut": (
        "Baris terakhir CSV ini berhenti di kolom ke-{filled} dari {width}, tanpa akhir baris: mungkin berkasnya "
        "terpotong. Periksa baris itu dan apakah masih ada baris sesudahnya."
    ),
    "files.table_left_out": (
        "Tabel {table} ({rows} baris, {columns} kolom) mengikuti tabel rencana aksi tetapi tidak berjudul dan kolomnya "
        "tidak {plan_columns}; tidak ikut dibaca. Bila itu lanjutannya, samakan kolomnya di Word, lalu unggah lagi."
    ),
    "files.text_above_table_left_out": "Teks di atas Tabel {table} tidak ikut dibaca: {text}",
    "files.nested_table_left_out": "Tabel di dalam sel tidak ikut dibaca: “{text}”.",
    "files.text_box_left_out": "Kotak teks tidak ikut dibaca: “{text}”.",
    "files.table_without_lines": "Tabel PDF ini tak bergaris: kolomnya ditaksir dari letak kata. Periksa tiap selnya.",
    "files.page_is_picture": "Halaman {page} hanya berisi gambar (pindaian), jadi tidak terbaca.",
}

_COLUMNS: dict[str, str] = {
    "columns.two_of_one_meaning": (
        "Dua kolom sama-sama dapat berarti {meaning}: “{taken_heading}” (kolom {taken}) dan “{heading}” (kolom "
        "{column}). Yang dibaca kolom {taken}; isi kolom {column} disimpan apa adanya. Ubah judulnya bila yang "
        "dimaksud sebaliknya."
    ),
    "columns.version_of_tahun": (
        "Dua kolom berarti {meaning}: “{taken_heading}” (kolom {taken}) dan “{heading}” (kolom {column}). Yang dibaca "
        "kolom {taken}, menurut tahun rencana; isi kolom {column} disimpan apa adanya."
    ),
    "columns.latest_revision": (
        "Dua kolom berarti {meaning}: “{taken_heading}” (kolom {taken}) dan “{heading}” (kolom {column}). Yang dibaca "
        "kolom {taken}, yang terbaru; sel yang kosong di situ memakai isi kolom sebelumnya, dan isi kolom {column} "
        "disimpan apa adanya."
    ),
    "columns.second_meaning": (
        "Kolom {column} “{heading}” dibaca sebagai {meaning}, karena {lost} dibaca dari kolom {lost_column}. Ubah "
        "judulnya bila yang dimaksud lain."
    ),
    "columns.stand_in": (
        "Kolom {column} “{heading}” dibaca sebagai {meaning}, karena tidak ada kolom lain yang berjudul demikian. Ubah "
        "judulnya bila yang dimaksud kolom lain."
    ),
    "columns.near_heading": ("Kolom {column} “{heading}” dibaca sebagai {meaning}, karena ejaannya mirip “{nearest}”."),
    "columns.meaning_by_content": (
        "Kolom {column} “{heading}” dibaca sebagai {meaning} menurut isinya, karena tidak ada kolom lain yang berjudul "
        "demikian. Ubah judulnya bila yang dimaksud lain."
    ),
    "columns.meaning_by_content_without_heading": (
        "Kolom {column} tanpa judul dibaca sebagai {meaning} menurut isinya, karena tidak ada kolom lain yang berjudul "
        "demikian. Ubah judulnya bila yang dimaksud lain."
    ),
    "columns.status_of_amounts": (
        "Kolom “{heading}” berisi angka saja; disimpan apa adanya dan tidak dibaca sebagai status."
    ),
    "columns.several_calendars": (
        "Ada lebih dari satu deret kolom bulan. Yang dibaca sebagai waktu rencana kolom {columns}; deret lain "
        "({others}) disimpan apa adanya. Beri judul RENCANA dan REALISASI di atasnya agar pasti."
    ),
    "columns.time_from_titles": (
        "Tabel ini tidak berkolom TARGET WAKTU; waktu tiap langkah diambil dari judul di atasnya: {titles}."
    ),
    "columns.time_from_sheet": "Lembar ini tidak berkolom TARGET WAKTU; semua langkahnya dibaca jatuh pada {period}.",
    "columns.other_table_beside": "Di samping rencana ada tabel lain (kolom {columns}); tabel itu tidak dibaca.",
    "columns.usual_missing": "Tabel ini tidak berkolom {columns}: {consequences}.",
    "columns.hidden": "Kolom {column} “{heading}” tersembunyi di berkas, tetapi ikut dibaca.",
}

_ROWS: dict[str, str] = {
    # Headings and areas
    "rows.without_bukti": "Sel BUKTI langkah ini kosong: bukti belum disebut, jadi tidak dihitung ada atau kurang.",
    "rows.without_area": (
        "Tidak ada judul area di atas baris ini; langkahnya dibaca sebagai area “0 Tanpa area”. Tambahkan baris judul, "
        "misalnya “I. MANAJEMEN PERUBAHAN”."
    ),
    "rows.heading_without_rows": "Judul “{title}” tidak berisi satu langkah pun.",
    "rows.mark_without_title": "Baris {row} hanya berisi “{mark}” tanpa isi; baris itu dilewati.",
    "rows.beside_heading": "Isi lain di baris judul “{title}” tidak dipakai: {content}.",
    "rows.heading_numbered": "Judul “{title}” tidak bernomor; diberi nomor {mark} menurut urutannya.",
    "rows.area_usual_number": "Judul “{title}” tidak bernomor; diberi nomor lazimnya, {area}.",
    "rows.area_named_twice": "Area {area} disebut dua kali dengan nama berbeda; periksa nomor areanya.",
    "rows.area_jump": "Nomor area meloncat dari {previous} ke {area}.",
    "rows.area_unusual": (
        "Area {area} “{title}” bukan salah satu dari tujuh area yang lazim; dibaca sebagai area sesuai berkas."
    ),
    "rows.sub_area_named_twice": (
        "Sub area {sub_area} di area {area} disebut dua kali dengan nama berbeda; nomor langkah di dalamnya "
        "diteruskan. Periksa nomor sub areanya."
    ),
    "rows.area_column_numbered": (
        "Nama di kolom area tidak bernomor; diberi nomor lazimnya atau menurut urutannya: {names}."
    ),
    "rows.area_column_unusual": "Bukan area yang lazim, dibaca sesuai berkas: {names}.",
    # Rows and their cells
    "rows.unnumbered_below_heading": (
        "Baris {row} tidak bernomor dan tepat di bawah judul; dibaca sebagai nomor 1. Isi kolom NO."
    ),
    "rows.number_used_again": "Nomor {no} sudah dipakai di bagian ini; urutannya diteruskan.",
    "rows.perhaps_cut": (
        "Baris {row} diawali huruf kecil dan mungkin sambungan baris {above} yang terpotong halaman. Pilih apakah "
        "baris ini langkah tersendiri atau sambungan."
    ),
    "rows.one_langkah_two_times": (
        "LANGKAH AKSI digabung atas baris {above}–{row}, tetapi waktunya dua; dibaca sebagai dua langkah dengan bukti "
        "masing-masing. Pilih bila ini satu langkah dengan dua waktu."
    ),
    "rows.joined_to_langkah": (
        "Baris {row} tidak bernomor dan tanpa LANGKAH AKSI sendiri; isi {headings} disambungkan ke langkah di baris "
        "{above}. Beri nomor atau LANGKAH AKSI bila ini langkah tersendiri."
    ),
    "rows.realisasi_rows": (
        "Baris yang di kolom “{heading}” berlabel realisasi (baris {rows}) tidak dibaca sebagai rencana; isinya "
        "disimpan pada langkahnya sebagai “{name}”."
    ),
    "rows.many_realisasi_rows": (
        "Baris yang di kolom “{heading}” berlabel realisasi (baris {rows} dan lainnya) tidak dibaca sebagai rencana; "
        "isinya disimpan pada langkahnya sebagai “{name}”."
    ),
    "rows.unread_headings": (
        "Lembar “{sheet}” baris {first}–{last} tampak seperti tabel ({words}) dan tidak dibaca: judul kolomnya tidak "
        "dikenali. Bila itu bagian rencana, beri judul kolom {missing}."
    ),
    "rows.unread_missing_columns": (
        "Lembar “{sheet}” baris {first}–{last} tampak seperti tabel ({words}) dan tidak dibaca: belum ada kolom "
        "{missing}."
    ),
    "rows.unread_monitoring": (
        "Lembar “{sheet}” baris {first}–{last} menyebut lagi langkah yang sama dengan rencananya (tabel pemantauan); "
        "tabel itu tidak dibaca, juga realisasi di dalamnya."
    ),
    "rows.unread_same_langkah": (
        "Lembar “{sheet}” baris {first}–{last} seluruhnya termuat dalam tabel pemantauan; yang dibaca tabel itu."
    ),
    "rows.unread_other_tahun": "Lembar “{sheet}” baris {first}–{last} adalah rencana tahun lain dan tidak dibaca.",
    "rows.unread_not_chosen": "Lembar “{sheet}” baris {first}–{last} adalah tabel rencana lain dan tidak dibaca.",
    "rows.unread_lke": "Lembar “{sheet}” baris {first}–{last} tampak seperti LKE, bukan rencana aksi; tidak dibaca.",
    "rows.unread_budget": "Lembar “{sheet}” baris {first}–{last} tampak seperti tabel anggaran; tidak dibaca.",
    "rows.unread_staff_list": "Lembar “{sheet}” baris {first}–{last} tampak seperti daftar pegawai; tidak dibaca.",
    "rows.sheet_hidden": "Lembar “{sheet}” tersembunyi dan tidak dibaca.",
    "rows.struck": (
        "Langkah ini atau waktunya dicoret di berkas, tetapi tetap dibaca dengan targetnya. Pilih apakah targetnya "
        "tetap atau tidak berlaku lagi."
    ),
    "rows.called_off": (
        "{column} di baris ini menyebut “{words}”, sedangkan langkahnya masih dibaca dengan targetnya. Pilih apakah "
        "targetnya tetap, tidak berlaku lagi, atau pindah."
    ),
    "rows.hidden": "Ada {count} baris tersembunyi yang ikut dibaca: {rows}.",
    "rows.many_hidden": "Ada {count} baris tersembunyi yang ikut dibaca: {rows} ….",
    "rows.formula_without_result": (
        "Sel {cell} berisi rumus yang hasilnya tidak tersimpan. Buka di Excel, simpan, lalu unggah lagi."
    ),
    "rows.formula_error": "Sel ini berisi kesalahan rumus {error}. Perbaiki rumusnya, atau ketik isinya.",
    # Langkah
    "rows.kode_used_twice": (
        "Kode {kode} dipakai dua kali (baris {first} dan {second}). Setiap langkah perlu kode sendiri: kosongkan KODE "
        "di baris salinan, atau hapus baris itu."
    ),
    "rows.langkah_empty": "LANGKAH AKSI di baris {row} kosong. Isi langkahnya, atau hapus barisnya.",
    "rows.langkah_of_items": (
        "LANGKAH AKSI ini berisi {items} butir; dibaca sebagai satu langkah. Bila tiap butir langkah tersendiri dengan "
        "bukti dan waktunya, tulis masing-masing di baris sendiri."
    ),
    # The time of a langkah
    "rows.without_target_waktu": (
        "Tanpa target waktu: langkah ini belum dapat dinilai. Isi bulannya, misalnya “Oktober 2025”."
    ),
    "rows.without_marks": (
        "Tidak ada bulan yang ditandai di baris ini: langkahnya belum dapat dinilai. Tandai bulannya."
    ),
    "rows.marks_are_lost": (
        "Tidak satu pun dari {rows} langkah ditandai bulannya, jadi semuanya belum dapat dinilai. Bila bulannya "
        "diwarnai, warnanya tidak ikut di berkas ini: unggah berkas Excel (.xlsx) aslinya, atau tandai bulannya."
    ),
    "rows.consecutive_marks": (
        "Tanda di {unit} yang berurutan dibaca satu target tiap {unit} (baris {rows}). Pilih bila yang berurutan itu "
        "satu pekerjaan yang selesai di {unit} terakhir, atau ubah per langkah di Mutu Data."
    ),
    "rows.consecutive_marks_in_many_rows": (
        "Tanda di {unit} yang berurutan dibaca satu target tiap {unit} (baris {rows} dan lainnya). Pilih bila "
        "yang berurutan itu satu pekerjaan yang selesai di {unit} terakhir, atau ubah per langkah di Mutu Data."
    ),
    "rows.marked_without_gap": (
        "{times} ditandai tanpa putus ({cells}): dibaca satu target tiap {unit}. Pilih bila maksudnya satu pekerjaan "
        "yang selesai di akhirnya."
    ),
    "rows.words_and_marks_differ": (
        "Yang tertulis dan yang ditandai berbeda: ditandai {times} ({cells}). Yang dipakai yang tertulis."
    ),
    "rows.inherited_rhythm": (
        "{headings} di baris ini kosong dan mengikuti baris di atasnya, sehingga ada {tenggat} target; tanpa itu ada "
        "{without}. Isi sendiri bila bukan itu maksudnya."
    ),
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
    "due.or_is_list": '"atau" dibaca sebagai daftar: tiap bulan yang disebut menjadi target.',
    "due.dashes_are_list": "Beberapa bulan bersambung tanda hubung dibaca sebagai daftar, bukan rentang.",
    "due.unseparated_is_list": "Beberapa waktu tanpa pemisah dibaca sebagai daftar.",
    "due.bracket_details_span": "Yang dipakai adalah daftar di dalam kurung, sebagai rincian rentang di luarnya.",
    "due.bracket_differs": (
        "Yang di dalam kurung berbeda dengan yang di luarnya; yang dipakai adalah yang di luar kurung."
    ),
    "due.list_with_spans": "Daftar ini memuat rentang; tiap rentang dibaca satu target di akhirnya.",
    "due.list_with_expanded_spans": "Daftar ini memuat rentang; tiap rentang dibaca menurut frekuensinya.",
    "due.named_twice": "Disebut lebih dari sekali, dihitung sekali: {tenggat}.",
    # How often
    "due.frequency_without_time": "Frekuensi disebut, tetapi TARGET WAKTU kosong, jadi belum ada target.",
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
    "due.month_not_named": "Bulannya tidak disebut: dibaca satu target di akhir tahun.",
    "due.unit_without_number": '"{unit}" tanpa nomor dibaca sebagai setiap {unit} sepanjang tahun.',
    "due.unit_not_used": '"{unit}" di samping "{words}" tidak dipakai.',
    "due.rest_not_used": '"{rest}" di samping "{words}" tidak dipakai: dibaca sepanjang tahun.',
    "due.no_period_end": "Tidak ada akhir {period} di dalam {span}; dibaca satu target di akhirnya.",
    "due.count_differs": "Disebut {times} kali, tetapi waktunya dibaca {tenggat} target. Tulis bulan-bulannya.",
    "due.capaian_several_frequencies": ('TARGET CAPAIAN menyebut lebih dari satu frekuensi; dipakai "{words}".'),
    "due.capaian_frequency_not_counted": (
        'Frekuensi "{words}" dalam TARGET CAPAIAN tidak dapat dihitung dan tidak dipakai.'
    ),
    "due.capaian_adjective": (
        'TARGET CAPAIAN menyebut "{words}", tetapi tidak dibaca sebagai frekuensi. Bila maksudnya target '
        'berulang, tulis "setiap {unit}" atau isi kolom Frekuensi.'
    ),
    # Marks under months
    "due.mark_unknown": (
        "Sel {cells} di bawah {months} berisi “{text}”; dibaca sebagai tanda. Tulis x bila benar, atau kosongkan."
    ),
    "due.cells_of_words": (
        "{cells} sel di kolom bulan berisi kata-kata (misalnya “{example}” di {cell}); tiap sel itu dibaca sebagai "
        "target bulannya, dan isinya sebagai target capaiannya."
    ),
    "due.only_coloured": (
        "Baris ini hanya diwarnai ({cells}), sedangkan baris lain diberi tanda; warnanya dibaca sebagai tanda."
    ),
    "due.coloured_not_marked": ("Sel {cells} diwarnai tetapi tidak diberi tanda; yang dibaca hanya yang bertanda."),
    "due.marks_differ": (
        "Kolom bulan memakai tanda {marks} (baris {rows}); semuanya dibaca sebagai rencana. Bila artinya berbeda, "
        "pilih artinya, atau tulis keterangannya di bawah tabel, misalnya “● = rencana, ○ = realisasi”."
    ),
    "due.legend_of_report": (
        "Menurut keterangan tabel ({legend}), tanda di kolom bulan melaporkan yang sudah dikerjakan: disimpan sebagai "
        "realisasi dan tidak dibaca sebagai target."
    ),
    "due.legend_unknown": "Keterangan tabel ({legend}) tidak menyebut rencana atau realisasi; semuanya dibaca rencana.",
    "due.letters_of_twins": "Kolom bulan berisi {marks}: R dibaca sebagai realisasi, huruf lainnya sebagai rencana.",
    "due.cumulative": (
        "Persen di kolom waktu naik sampai 100 (baris {rows}): dibaca kumulatif, jadi tiap langkah jatuh tempo sekali, "
        "saat persennya terakhir naik."
    ),
    # In stored entries only: asked of single rows before.
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
    "evidence.joints_open": (
        "Dibaca sebagai satu dokumen: {names} ({count} di kolom ini). Pilih apakah yang di kedua sisi “dan” atau “/” "
        "dokumen tersendiri."
    ),
    "evidence.read_as_one": '"{name}" dibaca sebagai satu dokumen.',
}

_STATUS_UNKNOWN = "Status “{status}” tidak dikenal. Isi salah satu: {accepted}; atau kosongkan."
_PERHAPS_DONE = "Bila maksudnya sudah, pilih {done}."
_NOT_READ = "Sementara itu status baris ini tidak dibaca."
_TENGGAT_UNKNOWN = "Tenggat “{tenggat}” tidak ada pada langkah {kode}."
_TENGGAT_EMPTY = "Tenggat kosong."
_TENGGAT_OF_SEVERAL = "Tenggat langkah {kode} adalah {existing}."
_TENGGAT_OF_NONE = "Langkah {kode} tidak mempunyai target waktu."
_TENGGAT_EXAMPLE = "Tulis bulannya atau tanggalnya, misalnya Oktober 2025 atau 4 Agustus 2025."
_KODE_UNKNOWN = "Kode “{kode}” tidak ada di tabel rencana aksi berkas ini."

_REPORTS: dict[str, str] = {
    # Sheets
    "reports.sheet_twice": "Ada lebih dari satu lembar {name}. Hapus salah satu: “{sheet}” berlebih.",
    "reports.sheet_without_headings": (
        "Lembar “{sheet}” tidak dibaca sebagai laporan: judul kolom {headings} tidak ditemukan."
    ),
    "reports.template_headings_changed": (
        "Judul kolom lembar “{sheet}” berubah. Kembalikan judul {headings} seperti pada templat."
    ),
    "reports.column_unread": "Kolom “{heading}” di lembar {sheet} tidak dibaca dan tidak disimpan.",
    "reports.formula_without_result": (
        "Sel ini berisi rumus yang hasilnya tidak tersimpan. Buka di Excel, simpan, lalu unggah lagi."
    ),
    # Rows
    "reports.title_or_sum": "Baris ini hanya berisi judul, catatan atau jumlah, jadi tidak dibaca sebagai laporan.",
    "reports.notes_below": (
        "Baris ini dan sesudahnya dibaca sebagai catatan di bawah tabel, bukan laporan; tidak disimpan."
    ),
    "reports.kode_unknown": _KODE_UNKNOWN,
    "reports.kode_unknown_but_similar": f"{_KODE_UNKNOWN} Yang mirip: {{similar}}.",
    "reports.kode_by_words": "Kode kosong; dibaca {kode} karena bunyi langkah aksinya sama.",
    "reports.kode_empty": (
        "Kode kosong: baris ini tidak diketahui milik langkah mana. Isi Kode seperti di lembar Rencana Aksi."
    ),
    "reports.tenggat_unknown": f"{_TENGGAT_UNKNOWN} {_TENGGAT_EXAMPLE}",
    "reports.tenggat_unknown_of_several": f"{_TENGGAT_UNKNOWN} {_TENGGAT_OF_SEVERAL}",
    "reports.tenggat_unknown_of_none": f"{_TENGGAT_UNKNOWN} {_TENGGAT_OF_NONE}",
    "reports.tenggat_empty": f"{_TENGGAT_EMPTY} {_TENGGAT_EXAMPLE}",
    "reports.tenggat_empty_of_several": f"{_TENGGAT_EMPTY} {_TENGGAT_OF_SEVERAL}",
    "reports.tenggat_empty_of_none": f"{_TENGGAT_EMPTY} {_TENGGAT_OF_NONE}",
    "reports.tenggat_twice": (
        "{kode} target {tenggat} sudah dilaporkan di baris {row}. Sisakan satu baris untuk satu target."
    ),
    "reports.bukti_without_name": "Nama bukti kosong, padahal barisnya terisi. Tulis nama dokumennya.",
    "reports.bukti_twice": (
        "Bukti ini sudah tertulis di baris {row} untuk target yang sama. Sisakan satu baris, atau bedakan namanya."
    ),
    # Status and date
    "reports.status_unknown": _STATUS_UNKNOWN,
    "reports.status_perhaps_done": f"{_STATUS_UNKNOWN} {_PERHAPS_DONE}",
    "reports.status_unknown_in_plan": f"{_STATUS_UNKNOWN} {_NOT_READ}",
    "reports.status_perhaps_done_in_plan": f"{_STATUS_UNKNOWN} {_PERHAPS_DONE} {_NOT_READ}",
    "reports.reason_missing": "Status Tidak berlaku perlu alasan. Tulis alasannya di kolom Kendala pada baris ini.",
    "reports.no_date": "“{text}” bukan tanggal. Isi tanggal lengkap, misalnya 30/06/{tahun} atau 30 Juni {tahun}.",
    "reports.date_unreadable": "Tanggal selesai ini tidak terbaca. Tulis misalnya 30 September 2025.",
    "reports.date_before_tahun": (
        "Tanggal selesai {day} ada sebelum tahun rencana ({tahun}). Periksa tahunnya; bila memang selesai sebelumnya, "
        "tulis 1 Januari {tahun} dan jelaskan di Kendala atau Tindak lanjut."
    ),
    "reports.date_too_late": "Tanggal selesai {day} terlalu jauh sesudah tahun rencana ({tahun}). Periksa tahunnya.",
    "reports.date_after_tahun": (
        "Tanggal selesai ada di tahun {year}, sesudah tahun rencana {tahun}; dicatat demikian."
    ),
    "reports.date_but_not_selesai": (
        "Tanggal selesai terisi, tetapi Status bukan Selesai; belum dihitung selesai. Pilih Selesai bila sudah."
    ),
    # Links
    "reports.link_is_words": "Isi Tautan ini bukan alamat web; disimpan sebagai keterangan tempat buktinya.",
    "reports.link_address": "Yang disimpan ialah alamat yang dibuka sel ini: {address}",
    "reports.link_means_ada": "Tautan terisi dan Status kosong: dibaca Ada.",
    "reports.link_but_belum_ada": "Tautan terisi, tetapi Status Belum ada; dihitung belum ada.",
    "reports.link_of_several": (
        "Tautan ini tidak menyebut untuk bukti atau bulan yang mana (ada {bukti} bukti, {tenggat} target); tautannya "
        "disimpan, statusnya belum diubah menjadi Ada."
    ),
    "reports.links_of_several": (
        "{links} tautan di kolom ini tidak menyebut untuk bukti atau bulan yang mana; tautannya disimpan, status "
        "buktinya belum diubah menjadi Ada."
    ),
}

_IDENTITY: dict[str, str] = {
    # The year of the plan
    "identity.tahun_missing": (
        "Tahun rencana tidak ditemukan. Tulis misalnya “TAHUN 2025” di atas tabel, atau pilih tahunnya."
    ),
    "identity.tahun_from_name": (
        "Tahun rencana tidak disebut di atas tabel; diambil {tahun} dari nama lembar atau berkas."
    ),
    "identity.tahun_from_cells": (
        "Tahun rencana tidak disebut di atas tabel; diambil {tahun} dari kolom TARGET WAKTU."
    ),
    "identity.tahun_first_of_several": "Kolom waktunya menyebut tahun {years}; dibaca sebagai rencana {tahun}.",
    # Whose plan it is
    "identity.title_of_other_satker": (
        "Judul tabel menyebut {title}, sedangkan templat ini milik {satker}: dibaca sebagai milik {satker}. Bila "
        "maksudnya {title}, pakai templat satker itu."
    ),
    # Why a file holds no plan, or more than one
    "identity.file_empty": "Berkas ini kosong: tidak ada satu sel pun yang terisi.",
    "identity.rencana_hidden": (
        "Tabel rencana aksi hanya ada di lembar tersembunyi “{sheet}”. Tampilkan lembar itu, lalu simpan."
    ),
    "identity.all_sheets_hidden": (
        "Semua lembar yang terisi disembunyikan. Tampilkan lembar berisi rencana aksi, lalu simpan."
    ),
    "identity.no_langkah": "Judul tabel ditemukan di baris {row}, tetapi di bawahnya tidak ada satu langkah pun.",
    "identity.several_tables": (
        "Ada {count} tabel yang masing-masing dapat menjadi rencana aksi: {names}. Pilih salah satu, atau sisakan satu "
        "saja (hapus atau sembunyikan yang lain), lalu unggah lagi."
    ),
    "identity.no_such_table": ("Lembar “{sheet}” tidak berisi tabel rencana aksi. Yang dapat dipilih: {names}."),
    "identity.no_table_to_choose": (
        "Lembar “{sheet}” tidak berisi tabel rencana aksi. Di berkas ini tidak ada lembar berisi tabel rencana aksi."
    ),
    "identity.columns_missing": (
        "Lembar “{sheet}”: di baris {row} ditemukan kolom {found}, tetapi belum ada kolom {missing}. Tambahkan kolom "
        "itu atau sesuaikan judulnya; waktu boleh juga ditandai di kolom bulan (Jan–Des) atau triwulan."
    ),
    "identity.no_rencana": (
        "Lembar “{sheet}” tidak berisi tabel rencana aksi ({rows} baris, {columns} kolom, mulai dengan: {start}). Yang "
        "dicari: satu baris judul dengan kolom {required}."
    ),
    "identity.seems_lke": (
        "Lembar “{sheet}”: Tampaknya ini lembar kerja evaluasi (LKE): berisi nilai dan bobot, bukan rencana aksi."
    ),
    "identity.seems_budget": (
        "Lembar “{sheet}”: Tampaknya ini tabel anggaran: berisi pagu dan biaya, bukan rencana aksi."
    ),
    "identity.seems_staff_list": (
        "Lembar “{sheet}”: Tampaknya ini daftar pegawai: berisi nama dan NIP, bukan rencana aksi."
    ),
    # What else a file brings
    "identity.macros": (
        "Workbook ini berisi makro. Makro tidak dijalankan; berkas asli disimpan apa adanya, termasuk makronya."
    ),
    "identity.macros_in_document": (
        "Dokumen ini berisi makro. Makro tidak dijalankan; berkas asli disimpan apa adanya, termasuk makronya."
    ),
    "identity.active_content": (
        "Berkas ini memuat {what}. Di sini tidak ada yang dijalankan atau diambil; berkas asli disimpan apa adanya, "
        "jadi bukalah di komputer Anda tanpa mengaktifkannya."
    ),
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
    **UPLOADS,
    **_STORED,
}
"""Every remark there is."""
