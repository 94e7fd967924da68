"""Small plans as offices publish them, each told in rows: what is due, by whom, with which bukti,
what is asked."""

from tests.reading.tables import reads, reads_silently

test_columns_are_told_apart_as_a_person_would = reads_silently("""
Kinds of documents under one heading of evidence are one list.
  NO | LANGKAH AKSI | BUKTI DUKUNG | | | TARGET WAKTU
= | | SK/SOP | Foto/Undangan | Laporan
  1 | Membentuk tim | SK Tim | Undangan rapat | | Mei 2025 ↓ 2 | Gerakan bersih | | Foto | Laporan gerakan | Juni 2025
+ A2:A3 B2:B3 C2:E2 F2:F3
> bukti: SK Tim, Undangan rapat / Foto, Laporan gerakan
Where they are ticked, those with a mark are owed.
  NO | LANGKAH AKSI | WAKTU | PIC | DATA DUKUNG | | |
= | | | | SK | Undangan | Daftar Hadir | Foto
  1 | Membentuk tim | Mei 2025 | Sekretaris | ✓ | ✓ | | ↓ 2 | Gerakan bersih | Juni 2025 | Umum | | | | ✓
+ A2:A3 B2:B3 C2:C3 D2:D3 E2:H2
> bukti: SK, Undangan / Foto
> pic: Sekretaris / Umum
A column POKJA of codes says the areas, and another who does the work.
  Pokja | Apa yg dikerjakan | Kapan | Yg menangani | Eviden
  MP | Menyusun SK Tim | Januari | TU (Rini) | SK ↓ | Monev | Juni | TU (Rini) | Lembar monev
  TL | Mereviu SOP | Maret | Sie PHP | SOP ↓ PP | Survei | Juni | Sie PHP | Laporan
> kode: I.1.1 / I.2.1 / II.1.1 / VI.1.1
> pic: TU (Rini) / TU (Rini) / Sie PHP / Sie PHP
> asked: rows.area_codes
A number that repeats its area's is not said twice in a kode; the langkah are numbered inside.
  NO | AREA PERUBAHAN | RENCANA AKSI | BUKTI DUKUNG | WAKTU
  II | Penataan Tata Laksana | Reviu SOP | SOP | Maret ↓ | | Peta proses bisnis | Peta | Juni
  III | Penataan Sistem Manajemen SDM | Anjab | Dokumen | Mei ↓ | | Rotasi | SK | Juni
+ A3:A4 B3:B4 A5:A6 B5:B6
> kode: II.1 / II.2 / III.1 / III.2
Of two years' plans the sheets' names say which is whose, whatever year a title says it replaces.
# RA 2025 ↓ RENCANA AKSI ZONA INTEGRITAS ↓ Perubahan dari rencana aksi tahun 2024
  NO | AREA | KEGIATAN | BUKTI DUKUNG | WAKTU ↓ 1 | Manajemen Perubahan | Membentuk tim | SK | Mei 2025
# ARSIP RA 2024 ↓ RENCANA AKSI ZONA INTEGRITAS ↓ Tidak berlaku, digantikan rencana aksi tahun 2025
  NO | AREA | KEGIATAN | BUKTI DUKUNG | WAKTU ↓ 1 | Manajemen Perubahan | Menyusun tim | SK | Mei 2024
> tenggat: 05
> asked: identity.tahun_of_several_plans rows.unread_other_tahun
A line below each heading of an area says who does all of it, and no area.
  POKJA I : MANAJEMEN PERUBAHAN ↓ Penanggung jawab seluruh kegiatan : Kabag SDM ↓ NO | KEGIATAN | BUKTI | WAKTU
  1 | Deklarasi | Naskah | Mei ↓ POKJA II : PENATAAN TATA LAKSANA ↓ Penanggung jawab : Mayor Laut (H) Budi, S.H.
  NO | KEGIATAN | BUKTI | WAKTU ↓ 1 | Mereviu SOP | SOP | Juni
> pic: Kabag SDM / Mayor Laut (H) Budi, S.H.
> asked: columns.pic_above_table
A name in a legend may hold commas.
  NO | KEGIATAN | BUKTI | WAKTU | PIC ↓ 1 | Deklarasi | Naskah | Mei | 2 ↓ 2 | Rapat | Notula | Juni | 1
  ↓ Keterangan PIC: ↓ 1 = Bagian Umum, 3 = Bagian Hukum ↓ 2 = Bidang Pendaftaran, Ekstensifikasi, dan Penilaian
> pic: Bidang Pendaftaran, Ekstensifikasi, dan Penilaian / Bagian Umum
> asked: rows.codes rows.without_any_area
Where other cells say how often, a number of them is that many times.
= NO | LANGKAH AKSI | BUKTI | TARGET WAKTU
  1 | Rapat | Notula | 4 x setahun ↓ 2 | Lomba | Foto | 2 kegiatan
> tenggat: 03 06 09 12 / 06 12
> asked: due.once_every_months due.once_every_months
Right of a title an area is none of it: that is asked about.
  NO | KEGIATAN | AREA | BUKTI DUKUNG | WAKTU ↓ A | PERSIAPAN | Manajemen Perubahan ↓ 1 | Rapat | | Notula | Mei 2025
> kode: A.1.1
> asked: rows.beside_heading rows.area_unusual
A year beside a time that names its own is no other year of it.
= NO | LANGKAH AKSI | BUKTI | WAKTU
  1 | Masa orientasi | Foto | Juli 2025 (awal TP 2025/2026)
> told: due.occasion
Kode of which only the deeper levels have a row above part headings from work.
  KODE | RINCIAN KEGIATAN | BUKTI | WAKTU
  Area 1 - Manajemen Perubahan ↓ 1.1 | Tim Kerja | | ↓ 1.1.1 | Menetapkan tim | SK | Januari
  1.1.2 | Rapat | Notula | Mei
> langkah_aksi: Menetapkan tim / Rapat
A plan with kode of its own and a STATUS is no report.
  KODE | AREA | KEGIATAN | BUKTI DUKUNG | PENGEMBAN | TENGGAT | STATUS
  ZI-01 | Manajemen Perubahan | Membentuk tim | SK | Bag SDM | Januari 2025 | Selesai
  ZI-02 | Penataan Tata Laksana | Reviu SOP | SOP | Satlantas | Triwulan |
> langkah_aksi: Membentuk tim / Reviu SOP
> pic: Bag SDM / Satlantas
> tenggat: 01 / 03 06 09 12
> asked: due.unit_without_number
A remark that calls a langkah off or puts it off is asked about wherever the word stands in it.
= NO | LANGKAH AKSI | BUKTI | WAKTU | KETERANGAN
  1 | Membentuk tim | SK | Mei 2025 | Kegiatan dibatalkan karena efisiensi
  2 | Tugas | Uraian | Juni 2025 | Tidak dapat dilaksanakan ↓ 3 | Rapat | Notula | Juli 2025 | Dipindahkan ke 2026
  4 | Diklat | SK | Juli 2025 | Dilaksanakan tahun 2026 ↓ 5 | Studi | SK | Juli 2025 | Dijadwalkan ulang Oktober 2025
  6 | Evaluasi | Laporan | Juli 2025 | Drop (efisiensi) ↓ 7 | Survei | Laporan | Juli 2025 | carry over 2026
> asked: rows.called_off rows.called_off rows.called_off rows.called_off rows.called_off rows.called_off rows.called_off
So is one that names another time.
= NO | LANGKAH AKSI | BUKTI | WAKTU | KETERANGAN
  1 | A | B | Mei | Jadwal berubah menjadi Juni ↓ 2 | C | D | Mei | Tertunda, dilaksanakan Juni
  3 | E | F | Mei | Menjadi Juli 2025 ↓ 4 | G | H | Mei | Dimajukan ke April ↓ 5 | I | J | Mei | Menjadi dua
> asked: rows.called_off rows.called_off rows.called_off rows.called_off
So it is where only what follows is a condition, or it began in another year.
= NO | LANGKAH AKSI | BUKTI | WAKTU | KETERANGAN
  8 | Forum | Laporan | Juli 2025 | Ditunda ke 2026 jika anggaran tersedia
  9 | Lomba | Foto | Juli 2025 | Dibatalkan. Bila ada dana, lanjut ↓ 10 | Uji | Foto | Juli 2025 | Dibatalkan sejak 2024
> asked: rows.called_off rows.called_off rows.called_off
Negations and other uses of such words are no question.
= NO | LANGKAH AKSI | BUKTI | WAKTU | KETERANGAN
  1 | Membentuk tim | SK | Mei 2025 | Tidak dibatalkan
  2 | Membagi tugas | Uraian | Juni 2025 | SOP pembatalan kunjungan, batalyon
  3 | Rapat | Notula | Juli 2025 | Dialihkan ke Seksi Layanan ↓ 4 | Bimtek | Foto | Juli 2025 | Dilaksanakan tahun 2025
  5 | Layanan (datang, pindah, batal) | Uraian | Juli 2025 | SK lama sudah tidak berlaku
  6 | Mereviu SOP: batal kunjungan | SOP | Juli 2025 | Menu lama dihapus dari aplikasi
  7 | Studi tiru (bila batal, diganti daring) | Notula | Juli 2025
  8 | Mencabut SK yang tidak berlaku | SK | Juli 2025 | Data ganda dihapus
  9 | Apel (bila hujan, ditiadakan) | Foto | Juli 2025 | Jika hujan ditunda ↓ 10 | A | B | Mei | Dihentikan bila habis
  11 | Lomba | Foto | Juli 2025 | Tahun 2024 tidak dilaksanakan, mulai tahun ini
  12 | Forum | Foto | Juli 2025 | Ditunda pada 2023
> asked:
What calls a langkah off beside its own words is asked about too, also where it has no time.
= NO | LANGKAH AKSI | BUKTI | WAKTU
  1 | Pelatihan agen *(DIBATALKAN)* | Sertifikat | Mei 2025 ↓ 2 | Rapat kerja (ditunda ke 2026) | Notula | Juni 2025
  3 | Studi banding – batal | Laporan | Juli 2025 ↓ 4 | [BATAL] Lomba | Foto | Juli 2025
  5 | Forum, batal karena efisiensi | Notula (tidak jadi) | -
> asked: rows.called_off rows.called_off rows.called_off rows.called_off rows.called_off
A revision of the time that calls it off or puts it off has said so: it is told.
= NO | LANGKAH AKSI | BUKTI | JADWAL SEMULA | JADWAL MENJADI
  1 | Membentuk tim | SK | Mei 2025 | ↓ 2 | Studi tiru | Laporan | Juni 2025 | Ditiadakan (efisiensi)
  3 | Lomba | Foto | Juli 2025 | ditunda ke 2026
> tenggat: 05 / - / 2026-12
> told: columns.latest_revision rows.off_by_revision rows.off_by_revision
A status and a time that call a langkah off are asked about as such alone.
= NO | LANGKAH AKSI | BUKTI | WAKTU | STATUS
  1 | Membentuk tim | SK | Mei 2025 | DIBATALKAN ↓ 2 | Membagi tugas | Uraian | DIBATALKAN | Belum
  3 | Rapat | Notula | Ditunda ke 2026 | Belum
> asked: rows.called_off rows.called_off rows.called_off
AREA stands over its own column and that of the numbers; who signs below an empty row does no work.
  AREA | | RENCANA | BUKTI | WAKTU ↓ Area I (MP) | 1 | Rapat awal | Notula | Januari ↓ | 2 | monev intern | Lembar | Mei
  Area II (Tata Laksana) | 1 | Reviu SOP | SOP | Juni ↓ ↓ | | Kepala KUA: H. Zainuddin, S.Ag
+ A1:B1
> langkah_aksi: Rapat awal / monev intern / Reviu SOP
How often it recurs parts a span; who answers for an area stands beside its name.
  NO | KEGIATAN | BUKTI | MULAI | SELESAI | PERULANGAN
  A | PENGAWASAN | Koordinator : Bagus W, S.H. ↓ 1 | Memantau | Laporan | 2025-01-02 | 2025-12-31 | Triwulanan
> tenggat: 03 06 09 12
> pic: Bagus W, S.H.
So many kegiatan under a frequency are so many times a year.
= NO | KEGIATAN | BUKTI | FREKUENSI / WAKTU
  1 | Pelatihan | Sertifikat | 3 kegiatan
> tenggat: 04 08 12
> told: due.once_every_months
As many times as its own words or its target say is a langkah due in its window, where the months agree.
= NO | RENCANA AKSI | BUKTI | WAKTU | TARGET
  1 | Pelatihan kantor 12 kali dalam setahun | Laporan | Jan-Des ↓ 2 | Rapat 4 kali | Notula | Jan-Des
  3 | Sosialisasi 2 kali | Foto | Mei-Juli ↓ 4 | Monev | Notula | Jan-Des | 4 kali ↓ 5 | Reviu | SOP | TW I-IV | 4 kali
> tenggat: 01 02 03 04 05 06 07 08 09 10 11 12 / 03 06 09 12 / 07 / 03 06 09 12 / 03 06 09 12
> asked: due.once_every_months due.once_every_months
Words that say so settle whether a range of quarters is due in each; so does a rhythm how often at least.
= NO | KEGIATAN | BUKTI | WAKTU
  1 | Rapat triwulanan | Notulen | TW I s.d. TW IV ↓ 2 | Apel | Foto | tiap bln, min. 4x
> tenggat: 03 06 09 12 / 01 02 03 04 05 06 07 08 09 10 11 12
Twelve reports of a year are one a month, twelve people or documents are not.
= NO | KEGIATAN | BUKTI | WAKTU | TARGET
  1 | Rekap | Rekap | Jan-Des | 12 laporan ↓ 2 | Bimtek | Foto | Jan-Des | 12 orang
  3 | Arsip | Arsip | Jan-Des | 12 dokumen
> tenggat: 01 02 03 04 05 06 07 08 09 10 11 12 / 12 / 12
A time that says it was done then reports it; nothing is reported of the others.
= NO | LANGKAH AKSI | BUKTI | TARGET DAN WAKTU
  1 | Memilih tim | SK | Tercapai⏎4 Januari 2025 ↓ 2 | Rapat | Notula | Telah terlaksana Februari
  3 | Meninjau SOP | SOP | Juni 2025
> tenggat: 01-04 / 02 / 06
> status: selesai / selesai / -
> asked: reports.done_in_time reports.done_in_time
A blank status or a dash says nothing.
= NO | LANGKAH AKSI | BUKTI | WAKTU | STATUS
  1 | Memilih tim | SK | Mei | Selesai ↓ 2 | Rapat | Notula | Juni | ↓ 3 | Survei | Laporan | Juli | -
  4 | Apel | Foto | Mei | Belum
> status: selesai / - / - / belum
Who is named for each item is named once.
= NO | LANGKAH AKSI | BUKTI | WAKTU | PIC
  1 | Menata loket | Laporan | Mei | Seksi A⏎Seksi A⏎Seksi A ↓ 2 | Survei | Laporan | Juni | Seksi A
  3 | Rapat | Notula | Mei | Umum⏎Seksi A⏎Umum ↓ 4 | Apel | Foto | Mei | 1. Seksi A⏎2. Seksi A
  5 | Tim | SK | Mei | Umum, Umum
> pic: Seksi A / Seksi A / Umum⏎Seksi A / Seksi A / Umum
A row with a kode of its own is a langkah and takes no other's work: that is asked.
  KODE | AREA PERUBAHAN | RENCANA AKSI | BUKTI DUKUNG | TARGET WAKTU | PIC
  A.1 | Manajemen Perubahan | Rapat | Notula | Maret | Seksi A ↓ A.2 | | | Laporan nilai | Juni | Seksi A
  A.3 | | | Pakta | Juli |
> langkah_aksi: Rapat / - / -
> pic: Seksi A / Seksi A / -
> asked: rows.langkah_blank rows.langkah_blank
The letter beside a kode that several langkah share tells them apart.
  KODE | SUB | AREA PERUBAHAN | RENCANA AKSI | BUKTI DUKUNG | TARGET WAKTU | PIC
  A.1.I | a | Manajemen Perubahan | Membentuk tim | SK tim | Mei | Umum
  A.1.I | b | Manajemen Perubahan | Memilih agen | SK agen | Juni | Umum
> kode: A.1.I.a / A.1.I.b
A dash in place of work plans nothing; who signs below what they prove is no bukti.
  PERTANYAAN LKE | RENCANA AKSI | WAKTU | BUKTI
  ii Tim Kerja ↓ a. Apakah tim ada? | - ↓ b. Apakah ada notulen? | Membuat notulen | Mei | Notulen
  c. Apakah ada laporan? | Menyusun laporan | Juni | Laporan ↓ ↓ | | | Mengetahui, Kepala Kantor ↓ | | | Rizal Contoh
> langkah_aksi: Membuat notulen / Menyusun laporan
> bukti: Notulen / Laporan
> asked: rows.area_unusual
Marks and texts in two cells under one heading are one text.
= NO | KOMPONEN | LANGKAH AKSI | | BUKTI | | WAKTU
  1 | Tim | a. | Membentuk tim | 1. | SK | Mei 2025
  | | b. | Membagi tugas | - | Uraian tugas | Juni 2025 ↓ | | | | - | Foto
+ C2:D2 E2:F2
> langkah_aksi: a. Membentuk tim / b. Membagi tugas
> bukti: SK / Uraian tugas, Foto
Marks stand before texts whose column has no heading.
= NO | KOMPONEN | LANGKAH AKSI | | BUKTI | WAKTU
  1 | Tim | a. | Membentuk tim | SK | Mei 2025 ↓ | | b. | Membagi tugas | Uraian tugas | Juni 2025
> langkah_aksi: a. Membentuk tim / b. Membagi tugas
A letter alone before a langkah has a dot.
= NO | PROGRAM | LANGKAH AKSI | | BUKTI | WAKTU
  1 | Tim | a | Membentuk tim | SK | Mei 2025 ↓ | | b | Membagi tugas | Uraian tugas | Juni 2025
+ C2:D2
> langkah_aksi: a. Membentuk tim / b. Membagi tugas
Numbers of area and row stand in two cells under one no.
  NO | | KOMPONEN | INDIKATOR | LANGKAH AKSI | BUKTI | WAKTU ↓ I | | MANAJEMEN PERUBAHAN
  | 1 | Tim | SK | Membentuk tim | SK | Mei 2025 ↓ | 2 | Monev | L | Rapat | Notula | Juni 2025
  II | | PENATAAN TATALAKSANA ↓ | 1 | SOP | SOP | Mereviu | SOP | Juli 2025
+ A2:B2
> kode: I.1.1 / I.2.1 / II.1.1
How long a window lasts names no time.
  NO | LANGKAH AKSI | BUKTI | JADWAL
= | | | Durasi/Minggu | Awal | Akhir | Lama (hari)
  1 | Membentuk tim | SK | 2 | Mei 2025 | Juni 2025 | 60
+ D2:G2
> tenggat: 06
Statuses in plain English are read, and one that claims that work is done, or may, is asked.
= NO | LANGKAH AKSI | BUKTI | WAKTU | STATUS
  1 | Membentuk tim | SK | Mei 2025 | Ongoing
  2 | Membagi tugas | SK | Mei 2025 | Pending ↓ 3 | Rapat | Notula | Juni 2025 | Closed
> lainnya: - / - / STATUS: Closed
> asked: reports.status_unknown_in_plan
Two columns of text under one heading stay two and are asked about.
= NO | KOMPONEN | LANGKAH AKSI | | BUKTI | WAKTU
  1 | Tim | Membentuk tim | Membagi tugas | SK | Mei 2025
+ C2:D2
> langkah_aksi: Membentuk tim
> asked: columns.two_of_one_meaning
A heading and its cells merged over two columns are one column.
= NO | KOMPONEN | INDIKATOR | LANGKAH AKSI | | BUKTI | WAKTU
  1 | Tim | SK | Membentuk tim | | SK | Mei 2025
+ D2:E2 D4:E4
> langkah_aksi: Membentuk tim
Bukti in numbered columns under one heading are one list.
  NO | LANGKAH AKSI | BUKTI DUKUNG | | | TARGET WAKTU
= | | 1 | 2 | 3
  1 | Membentuk tim | SK Tim | Undangan | | Mei 2025 ↓ 2 | Memimpin rapat | Notulen | | Foto | Juni 2025
+ A2:A3 B2:B3 C2:E2 F2:F3
> bukti: SK Tim, Undangan / Notulen, Foto
So is it under headings of their own that number them, and a time says how it is written.
= NO | LANGKAH AKSI | Bukti 1 | Dok. ke-2 | Eviden b | Pelaksana | Target (thn-bln)
  1 | Membentuk tim | SK Tim | Undangan | | Ketua | 2025-05 ↓ 2 | Memimpin rapat | Notulen | | Foto | Ketua | 2025-06
> bukti: SK Tim, Undangan / Notulen, Foto
> tenggat: 05 / 06
Numbers in cells of their own beside the bukti are none of it.
= NO | LANGKAH AKSI | BUKTI FISIK | | TARGET WAKTU
  1 | Membentuk tim | 1 | SK Tim | Mei 2025 ↓ | | 2 | Undangan | ↓ 2 | Memimpin rapat | a | Notulen | Juni 2025
+ C1:D1
> bukti: SK Tim, Undangan / Notulen
Numbers of months go on into the next year.
  NO | LANGKAH AKSI | BUKTI DUKUNG | 2024 | | | 2025 | | | | | PIC
= | | | 10 | 11 | 12 | 1 | 2 | 3 | 4 | 5
  1 | Membentuk tim | SK Tim | | V | | | | | | | Umum ↓ 2 | Memimpin rapat | Notulen | | | V | | | V | | | Umum
+ A2:A3 B2:B3 C2:C3 D2:F2 G2:K2 L2:L3
> tenggat: 2024-11 / 2024-12 03
A month is said by its number beside what stood before and what stands after, and dukungan is the evidence.
= NO | RENCANA AKSI | SEBELUM (KONDISI 2024) | SESUDAH | SELESAI BULAN KE- | DUKUNGAN | PETUGAS
  1 | Membentuk tim | belum ada | ada | 2 | Undangan; Foto | Umum
  2 | Mencatat titipan | tanpa buku | rapi | 6 dan 9 | Buku titipan | Ekbang
> tenggat: 02 / 06 09
> bukti: Undangan, Foto / Buku titipan
Areas stand among the work with their code and weight, and two columns name who does it.
  LKE | AREA / LANGKAH AKSI | BUKTI | WAKTU | PIC 1 | PIC 2 | BOBOT
  A.1 | MANAJEMEN PERUBAHAN | | | | | 8 ↓ A.1.i.a | Membentuk tim | SK Tim | 17 Jan | Kasubbag TU | | 1
  A.2 | PENATAAN TATALAKSANA | | | | | 7 ↓ A.2.i.b | Reviu SOP | SOP | 28 Feb | Kasi Tikkim | Kasi Lantas | 1,5
> area: I / II
> langkah_aksi: Membentuk tim / Reviu SOP
> pic: Kasubbag TU / Kasi Tikkim, Kasi Lantas
A row that says its words and that it is realisasi makes no tenggat.
= NO | KOMPONEN | INDIKATOR | LANGKAH AKSI | BUKTI DUKUNG | JENIS | TARGET WAKTU
  1 | Tim | SK | Membentuk tim | SK Tim | Rencana | Maret 2025 ↓ | | | | | Realisasi | April 2025
> tenggat: 03
> lainnya: Realisasi: TARGET WAKTU: April 2025
> asked: rows.realisasi_rows
A column of one such word is only kept.
= NO | KOMPONEN | INDIKATOR | LANGKAH AKSI | BUKTI DUKUNG | JENIS | TARGET WAKTU
  1 | Tim | SK | Membentuk tim | SK Tim | Rencana | Maret 2025 ↓ 1 | Tim | SK | Membentuk tim | SK Tim
> lainnya: JENIS: Rencana / -
> asked: rows.number_used_again rows.without_target_waktu
R beside Re is rencana; AREA: and its name in two cells above the headings are one.
  AREA: | MANAJEMEN PERUBAHAN ↓ NO | LANGKAH AKSI | BUKTI | R/Re | JAN | FEB | MAR
  1 | Membentuk tim | SK Tim | R | v ↓ | | | Re | | v ↓ 2 | Rapat | Notulen | R | | v ↓ | | | Re
> tenggat: 01 / 02
> nama_area: MANAJEMEN PERUBAHAN / MANAJEMEN PERUBAHAN
> asked: rows.realisasi_rows
A row that says realisasi and nothing else is that of the row above.
  NO | LANGKAH AKSI | BUKTI DUKUNG | | JAN | FEB | MAR | APR
  I | MANAJEMEN PERUBAHAN ↓ 1 | Membentuk tim | SK Tim | Rencana | v ↓ | | | Realisasi
  2 | Memimpin rapat | Notulen | Rencana | | v ↓ | | | Realisasi
> tenggat: 01 / 02
> asked: rows.realisasi_rows
A row of amounts is none of the headings, though Keg stands in it and AREA is merged over three rows.
  AREA | NO | PROGRAM KERJA | WAKTU | SATUAN | HARGA | BUKTI ↓ SDM | 1 | Rapat kerja | Januari | OK | 45000 | SK
  | 2 | Pencanangan | Februari | Keg | 7500000 | Piagam ↓ | 3 | Pemilihan agen | Maret | Orang | 500000 | SK Agen
+ A3:A5
> langkah_aksi: Rapat kerja / Pencanangan / Pemilihan agen
What there is already is not owed, and a question without a follow-up is no work.
= No | Penilaian | Eviden Tersedia | Rencana Tindak Lanjut | Dokumen Tindak Lanjut | Batas Waktu
  a | Tim dibentuk | SK Tim | - | - | - ↓ b | Tim dipilih | - | Menyeleksi tim | Undangan, Rekap nilai | Mei 2025
> bukti: Undangan, Rekap nilai
> told: columns.stand_in
An area of an office's own stands alone in the column of work as the usual areas above it do.
  NO | KEGIATAN | BUKTI | WAKTU ↓ | 6. Pelayanan Publik ↓ a | Apel | SK | Mei ↓ | 7. Inovasi Tol ↓ a | Rapat | SK | Mei
> told: rows.area_unusual
What may begin a signature is work below an empty row, and so is what stands below it, in its own area.
  LANGKAH AKSI | BUKTI | WAKTU ↓ I. SDM ↓ Rapat | SK | Mei ↓ ↓ Pimpinan hadir ↓ Apel ↓ II. TATA LAKSANA ↓ SOP | SK | Mei
> area: I / I / I / II
> asked: rows.blank_target_waktu rows.blank_target_waktu
Of an application's columns the unit answers, not the office; what numbers the rows or signs below is no langkah.
  satker | kode_area | nama_area | id_renaksi | aksi | eviden | tgl_mulai | tgl_selesai | unit_penanggung_jawab
  KPU | A1 | SDM | RA2025-0001 | Rapat | Foto | 2025-01-06 | 2025-01-17 | TU
  KPU | A1 | SDM | RA2025-0002 | Apel | SK | 2025-02-03 | 2025-04-30 | TU ↓ ↓ | | | | Contoh, 5 Mei 2025 ↓ | | | | Ketua
> pic: TU / TU
> nama_area: SDM / SDM
> tenggat: 01-17 / 04-30
> told: columns.two_of_one_meaning
A board's name, assign, due and checklist are work, who does it, its time and its documents.
  Name | Status | Tag | Assign | Due | Checklist ↓ Susun SK | Belum | SDM | Rina | January 17, 2025 | ☑ SK⏎☐ Undangan
  PK dengan Rektor | Belum | Akuntabilitas | Rina | March 3, 2025 | ☐ PK
> bukti: SK, Undangan / PK
> tenggat: 01-17 / 03-03
Of EVIDEN WAJIB and PENDUKUNG the second is one more, of Leader and Tim the first does it; numbers count columns.
  NO | KEGIATAN | EVIDEN WAJIB | EVIDEN PENDUKUNG | WAKTU | LEADER | TIM ↓ 1 | 2 | 3 | 4 | 5 | 6 | 7 ↓ I | SDM
  1 | Rapat | Notulen | Foto | Mei | Sekdin | Rina, Tono ↓ 2 | Apel | Foto | | Juni | Kabid | Yusuf
> bukti: Notulen, Foto / Foto
> pic: Sekdin / Kabid
> asked: columns.two_of_one_meaning
Of Input, Proses and Output under BUKTI DUKUNG each is one more.
  NO | LANGKAH AKSI | BUKTI DUKUNG | | | WAKTU ↓ | | Input | Proses | Output | ↓ I. SDM
  1 | Membentuk tim | Undangan | Notulen | SK Tim | Mei ↓ 2 | Rapat | | Foto | Laporan | Juni
+ A2:A3 B2:B3 C2:E2 F2:F3
> bukti: Undangan, Notulen, SK Tim / Foto, Laporan
Where the surer of two headings is misspelt it is read all the same.
= NO | KEGIATAN | BUKTI | WAKTU | PELAKSANA | PENANGUNG JAWAB
  1 | Rapat | Foto | Mei | SIE PROPAM | KASIWAS ↓ 2 | Apel | Foto | Juni | BAG SDM | WAKAPOLRES
> pic: KASIWAS / WAKAPOLRES
> asked: columns.two_of_one_meaning
""")

test_times_are_read_wherever_people_write_them = reads("""
Innovations below the plan, with columns of their own in another order, are langkah too.
  NO | AREA | RENCANA AKSI | WAKTU | BUKTI DUKUNG | PIC
  1 | Manajemen Perubahan | Membentuk tim | All year | SK | Kasubbag TU
  2 | Penguatan Pengawasan | Menindak calo | Maret | Foto | Kasi Pendataan ↓ B. INOVASI PELAYANAN
  No | Nama Inovasi | PIC | Target Launching | Bukti Dukung
  1 | Layanan malam di alun-alun | Kepala UPT | 30 April 2025 | Jadwal
> langkah_aksi: Membentuk tim / Menindak calo / Layanan malam di alun-alun
> pic: Kasubbag TU / Kasi Pendataan / Kepala UPT
> asked:
Work under titles of quarters is due at their end, and that is said.
  NO | AREA | KOMPONEN | LANGKAH AKSI | BUKTI DUKUNG ↓ TRIWULAN I ↓ 1 | Manajemen Perubahan | Tim | Membentuk tim | SK
  TRIWULAN II ↓ 2 | Manajemen Perubahan | Monev | Rapat monev | Notula
> nama_area: Manajemen Perubahan / Manajemen Perubahan
> tenggat: 03 / 06
> asked: columns.time_from_titles
Titles of months may stand under each area.
= NO | KOMPONEN | LANGKAH AKSI | BUKTI DUKUNG
  Bulan Januari 2025 ↓ 1 | Tim | Membentuk tim | SK ↓ Bulan Maret 2025 ↓ 2 | Monev | Rapat monev | Notula
  II. PENATAAN TATALAKSANA ↓ Bulan Mei 2025 ↓ 1 | SOP | Mereviu SOP | SOP
> nama_area: MANAJEMEN PERUBAHAN / MANAJEMEN PERUBAHAN / PENATAAN TATALAKSANA
> tenggat: 01 / 03 / 05
A title of a rhythm gives the work below it all its months; a mark may stand before it, or in NO.
  NO | AREA | KOMPONEN | YANG DIKERJAKAN | BUKTI DUKUNG ↓ A. JANUARI
  1 | Manajemen Perubahan | Tim | Membentuk tim | SK ↓ B | SETIAP AKHIR TRIWULAN (MARET, JUNI, SEPTEMBER, DESEMBER)
  2 | Manajemen Perubahan | Monev | Rapat monev | Notula
> tenggat: 01 / 03 06 09 12
> asked: columns.time_from_titles
And at need where areas stand in rows.
  NO | LANGKAH AKSI | BUKTI
  JANUARI ↓ I. MANAJEMEN PERUBAHAN ↓ 1 | Membentuk tim | SK ↓ INSIDENTIL ↓ V. PENGAWASAN ↓ 1 | Kampanye | Foto
> nama_area: MANAJEMEN PERUBAHAN / PENGAWASAN
> tenggat: 01 / -
> asked: columns.time_from_titles due.as_needed
Where no heading names the evidence either, its documents tell it.
  AGENDA | POKJA | YANG DIKUMPULKAN
  JANUARI ↓ Membentuk tim | Manajemen Perubahan | SK Tim ↓ MARET ↓ Melakukan kampanye | Pengawasan | Foto
> bukti: SK Tim / Foto
> tenggat: 01 / 03
Rows right below the headings that show how to fill them in are none of the work.
  NO | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU
  diisi nomor | diisi kegiatan | diisi dokumen | diisi bulan ↓ Contoh | Menyusun SK Tim | SK | 31 Januari 2025
  1 | Membentuk tim | SK | Mei 2025
> langkah_aksi: Membentuk tim
A plan of usual areas is one also without a column of evidence, which is said.
  AREA | KEGIATAN | WAKTU | PELAKSANA
  Manajemen Perubahan | Membentuk tim | Mei 2025 | Lurah ↓ Penguatan Pengawasan | Kampanye | Juni 2025 | Seklur
> tenggat: 05 / 06
> told: columns.without_evidence
Without such a column the documents under its months are the evidence, which is said once.
  NO | AREA | KEGIATAN | JAN | FEB | MAR | APR | MEI | JUN | JUL | AGS | SEP | OKT | NOV | DES | PELAKSANA
  1 | Manajemen Perubahan | Tim ZI | SK Tim | | | | | Laporan I | | | | | | | Sekretaris
  2 | Penguatan Pengawasan | Kampanye | | | Banner | | | | | | | | | Laporan UPG | Seklur
> bukti: SK Tim, Laporan I / Banner, Laporan UPG
> tenggat: 01 06 / 03 12
> told: columns.evidence_in_calendar
Where few of the words there are documents they stay marks that are asked about.
  NO | AREA | KEGIATAN | JAN | FEB | MAR | PELAKSANA ↓ 1 | Manajemen Perubahan | Tim ZI | SK Tim | mulai | lanjut | Umum
  2 | Penguatan Pengawasan | Kampanye | mulai | tahap dua | Laporan | Seklur
> bukti: - / -
One document alone there is a slip that is asked about.
  NO | AREA | KEGIATAN | JAN | FEB | MAR | PELAKSANA ↓ 1 | Manajemen Perubahan | Tim ZI | SK Tim | v | | Umum
  2 | Penguatan Pengawasan | Kampanye | | v | v | Seklur
> bukti: - / -
Words of other kinds there are no evidence.
  NO | AREA | KEGIATAN | JAN | FEB | MAR | PELAKSANA ↓ 1 | Manajemen Perubahan | Tim ZI | bila sempat | | v | Umum
  2 | Penguatan Pengawasan | Kampanye | | libur | v | Seklur
> bukti: - / -
Its names of documents may stand where links are expected.
  AREA | GIAT | WAKTU | LINK BUKTI DUKUNG
  Manajemen Perubahan | Rapat | Mei 2025 | notula, absensi ↓ Penguatan Pengawasan | Kampanye | Juni 2025 | foto
> bukti: notula, absensi / foto
Nor is a row that explains each heading in brackets.
  NO | WHAT | EVIDENCE | WHEN ↓ | (apa) | (bukti) | (kapan) ↓ 1 | Membentuk tim | SK | Mei 2025
> langkah_aksi: Membentuk tim
Where a title names two years, the second is meant, and no other.
  Tahun Akademik 2025 / 2026 ↓ NO | KEGIATAN | BUKTI | WAKTU ↓ I. MANAJEMEN PERUBAHAN
  1 | Membentuk tim | SK | Desember 2025 dan Juni 2026 ↓ 2 | Rapat | Notulen | Maret 2024
> tenggat: 12 2026-06 / 2024-03
> asked: due.year_differs
A day stands beside its month.
  NO | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU
= | | | TANGGAL | BULAN
  1 | Membentuk tim | SK Tim | 4 | Januari ↓ 2 | Rapat monev | Notulen | 15 - 17 | Juni
> tenggat: 01-04 / 06-17
> asked:
So it does where one month is merged over many days, and where its title stands above them.
  AREA | BULAN | TGL | KEGIATAN | BUKTI
  Manajemen Perubahan | Januari | 4 | Membentuk tim | SK Tim ↓ Tata Laksana | | 31 | Rapat monev | Notulen
+ B3:B4
> tenggat: 01-04 / 01-31
> asked:
Days of something else are none of the plan's, and a share of what is done is kept beside the status it says.
= NO | LANGKAH AKSI | BUKTI | WAKTU | TGL SK | REALISASI
  1 | Membentuk tim | SK Tim | Maret | 5 | 50% ↓ 2 | Rapat | Notula | Mei | 7 | Selesai
> tenggat: 03 / 05
> status: proses / selesai
> lainnya: TGL SK: 5, REALISASI: 50% / TGL SK: 7
Lone cells over numbers that begin anew are sub-areas.
= NO | KEGIATAN | BUKTI | JAN | FEB | MAR
  | Tim Kerja ↓ 1 | Membentuk tim | SK | v ↓ 2 | Menyusun rencana | L | v ↓ | Monitoring ↓ 1 | Rapat | Notulen | | | v
> nama_sub_area: Tim Kerja / Tim Kerja / Monitoring
Where other cells count, 1 does; so does a bare target.
= NO | KEGIATAN | BUKTI | TARGET | TW I | TW II | TW III | TW IV
  1 | Membentuk tim | SK | 2 | 2 ↓ 2 | Sosialisasi | Foto | | | 1 | 1 ↓ 3 | Rapat | Notulen | 2 | v | v
> tenggat: 03 / 06 09 / 03 06
A legend below says which areas codes are: those under POKJA too.
  TGL | KEGIATAN | POKJA | PELAKSANA | DOKUMEN ↓ JANUARI ↓ 5 | Membentuk tim | Pokja I | TU | SK Tim
  akhir bulan | Reviu SOP | Pokja II | Umum | SOP ↓ FEBRUARI ↓ 14 dan 28 | Rapat | Pokja I | TU | Notulen
  | Survei | Pokja II | Umum | Laporan ↓ ↓ Keterangan Pokja: ↓ Pokja I | Manajemen Perubahan ↓ Pokja II | Tata Laksana
> tenggat: 01-05 / 01 / 02-14 02-28 / 02
> nama_area: Manajemen Perubahan / Tata Laksana / Manajemen Perubahan / Tata Laksana
> pic: TU / Umum / TU / Umum
> asked: rows.area_codes columns.time_from_titles
Beside a code of no usual area none is one.
  NO | KEGIATAN | AREA | BUKTI | PIC | Juli | | Agustus | | Sep ↓ | | | | | I | II | I | II | I
  1 | Membentuk tim | MP | SK Tim | A, B | x | | | ↓ 2 | Rapat | IN | Notulen | B | | x | | x
  3 | Reviu SOP | MP | SOP | A | | x | x | ↓ ↓ MP = Manajemen Perubahan ↓ IN = Inovasi Layanan Kapal
  A | = | Kepala Loka ↓ B | = | Kasubbag TU ↓ B01 = bulan kesatu
+ A2:A3 B2:B3 C2:C3 D2:D3 E2:E3 F2:G2 H2:I2
> nama_area: MP / IN / MP
> pic: Kepala Loka, Kasubbag TU / Kasubbag TU / Kepala Loka
> tenggat: 07 / 08 / 08
Work that no title of time gathers leaves the table without time.
= NO | KOMPONEN | LANGKAH AKSI | BUKTI DUKUNG
  1 | Tim | Membentuk tim | SK
> refused: belum ada kolom TARGET WAKTU
So does a row above the first title.
  NO | KOMPONEN | LANGKAH AKSI | BUKTI DUKUNG ↓ 1 | Tim | Membentuk tim | SK ↓ TRIWULAN II
  2 | Monev | Rapat monev | Notula ↓ TRIWULAN III ↓ 3 | SOP | Mereviu SOP | SOP
> refused: belum ada kolom TARGET WAKTU
And an area without one.
= NO | KOMPONEN | LANGKAH AKSI | BUKTI DUKUNG
  MARET ↓ 1 | Tim | Membentuk tim | SK ↓ MEI ↓ 2 | Monev | Rapat monev | Notula ↓ II. SDM ↓ 1 | A | B | C
> refused: belum ada kolom TARGET WAKTU
A heading that says nothing but revision, right of the time and over times, is its revision, were it for one row.
= NO | LANGKAH AKSI | BUKTI | TARGET WAKTU | PIC | REVISI
  1 | Membentuk tim | SK | Januari | Umum | Maret ↓ 2 | Rapat | Notula | Mei | Umum
> tenggat: 03 / 05
> asked: columns.latest_revision
Target alone and a longer time are versions of the time too.
= NO | LANGKAH AKSI | BUKTI | TARGET WAKTU | REVISI TARGET | PERPANJANGAN II
  1 | Membentuk tim | SK | Januari | Maret | Mei ↓ 2 | Rapat | Notula | Februari | April
> tenggat: 05 / 04
> asked: columns.latest_revision columns.latest_revision
Target before and after, neither with a word of time.
= NO | LANGKAH AKSI | BUKTI | TARGET SEMULA | TARGET SETELAH EFISIENSI
  1 | Membentuk tim | SK | Januari | Maret ↓ 2 | Rapat | Notula | Februari | April
> tenggat: 03 / 04
> asked: columns.latest_revision
Words below a heading of revision are no time, and only kept.
= NO | LANGKAH AKSI | BUKTI | TARGET WAKTU | REVISI
  1 | Membentuk tim | SK | Januari | Sudah sesuai ↓ 2 | Rapat | Notula | Februari | Notula dilengkapi
> tenggat: 01 / 02
> asked:
What two revisions leave as it was is as it was before both, merged downwards or not.
= NO | LANGKAH AKSI | BUKTI | TARGET WAKTU | REVISI I | REVISI II
  1 | Membentuk tim | SK | Januari | Tetap | - ↓ 2 | Rapat | Notula | | April | Tetap
  3 | Mereviu | SOP | Juni | - | Tetap ↓ 4 | Survei | Laporan | | | Mei
+ D4:D5 D6:D7
> tenggat: 01 / 04 / 06 / 05
Beside a time in words they say nothing of when.
  AREA | LANGKAH AKSI | BUKTI | WAKTU | TW I | TW II | TW III | TW IV ↓ SDM | Tim | SK | Mei, Juni | 25 | 50 | 75 | 100
> asked:
A row of % counts up by its SATUAN; documents beside it are due where there is one more.
= NO | LANGKAH AKSI | BUKTI | SATUAN | TW I | TW II | TW III | TW IV
  1 | Serapan | Laporan | % | 15 | 40 | 70 | 95 ↓ 2 | Melatih | Sertifikat | Orang | 25 | 50 | 75 | 100
  3 | Evaluasi | Laporan | Dokumen | 0 | 1 | 1 | 2
> tenggat: 12 / 12 / 06 12
> asked: due.cumulative
From 90 % on they are a level that is kept, not progress.
= NO | LANGKAH AKSI | BUKTI | TW I | TW II | TW III | TW IV
  1 | Mengisi aplikasi | Rekap | 90% | 95% | 100% | 100%
  2 | Menangani aduan | Register | 100% | 100% | 100% | 100% ↓ 3 | Rapat | Notula | 1 lap | | | 1 lap
> tenggat: 03 06 09 12 / 03 06 09 12 / 03 12
Each 1 is due where a column sums them up, also in a row.
= NO | LANGKAH AKSI | BUKTI | JAN | FEB | MAR | APR | JUMLAH
  1 | Menyusun SOP | SOP | | | 1 | 1 | 2
> tenggat: 03 04
What details last year's capaian is none of this year's work.
  NO | RENCANA AKSI | CAPAIAN 2025 | | RENCANA 2026 | |
= | | % | URAIAN | TARGET WAKTU | EVIDEN | PIC
  1 | Membentuk tim | 1 | SK terbit Januari | Januari 2026 | SK | Ketua ↓ 2 | Rapat | 0,7 | | Mei 2026 | Notula | Ketua
+ A2:A3 B2:B3 C2:D2 E2:G2
> langkah_aksi: Membentuk tim / Rapat
A PIC that names its area tells no areas where rows of a number and a name do.
  NO | KEGIATAN | BUKTI | WAKTU | PIC ↓ 1 | MANAJEMEN PERUBAHAN
  1.1 | Rapat | Notula | Mei | Pokja Manajemen Perubahan ↓ 2 | PENATAAN TATA LAKSANA
  2.1 | Mereviu | SOP | Juni | Pokja Tata Laksana
> pic: Pokja Manajemen Perubahan / Pokja Tata Laksana
Evidence for each stage of the work is one list, whichever of them is the first.
  NO | LANGKAH AKSI | WAKTU | EVIDEN | |
= | | | PERENCANAAN | PELAKSANAAN | PELAPORAN
  1 | Coaching | Mei | Surat tugas | Lembar coaching | ↓ 2 | Rapat | Juni | | Daftar hadir | Notula
+ A2:A3 B2:B3 C2:C3 D2:F2
> bukti: Surat tugas, Lembar coaching / Daftar hadir, Notula
A rhythm that its column names, and how often in a year, is the time where that was left blank.
= NO | LANGKAH AKSI | BUKTI | FREKUENSI | BULAN
  1 | Rapat | Notula | Triwulanan | ↓ 2 | Lomba | Foto | 2x setahun |
> tenggat: 03 06 09 12 / 06 12
> told: due.once_every_months
A question of the LKE that is met already, and so has no work, is none.
= KODE | PERTANYAAN | RENCANA AKSI | BUKTI | WAKTU
  1.a.1 | Ada tim | - | - | - ↓ 1.a.2 | Ada rencana kerja | Menyusun rencana kerja | Rencana kerja | Mei
> langkah_aksi: Menyusun rencana kerja
Of two years over TARGET and WAKTU neither is a period; what a recap below counts is none of the work.
  NO | KEGIATAN | BUKTI | 2024 | | 2025 |
= | | | TARGET | WAKTU | TARGET | WAKTU
  1 | Membentuk tim | SK | 1 SK | B01 | 2 SK | B03 ↓ 2 | Rapat | Notula | 2 kali | B06 | 3 kali | B12
  ↓ | Rekap: ↓ | Selesai | 7 ↓ | Belum | 2
+ A2:A3 B2:B3 C2:C3 D2:E2 F2:G2
> tenggat: 03 / 12
> asked: columns.version_of_tahun columns.version_of_tahun
A letter before each document in a column of its own numbers it, also beside a sum merged to there.
= NO | LANGKAH AKSI | WAKTU | BUKTI | | ADA
  1 | Rapat | Mei | a. | Undangan ↓ | | | b. | Notula ↓ Jumlah bukti | | | | 2 | 1
+ D2:E2 A6:D6
> bukti: Undangan, Notula
An area whose row counts its work, or has a code and its name across the table, is an area.
  NO | AKSI | VOL | BUKTI | WAKTU ↓ 1 | Tatalaksana | 2 keg ↓ 1.1 | A | | B | Mei ↓ 2 | Pengawasan ↓ 2.1 | A | | B | Mei
> nama_area: Tatalaksana / Pengawasan
Months over the rows are no headings, nor is a legend below them work.
  AREA | YANG DIKERJAKAN | BUKTI | SIAPA ↓ JANUARI ↓ MP | Membentuk tim | SK | Umum ↓ AK | Penetapan PK | PK | Program
  MEI ↓ YP | Survei | Laporan | Humas ↓ ↓ Legenda: | MP | Manajemen Perubahan
+ A3:D3 A6:D6
> pic: Umum / Program / Humas
Who stands behind Koordinator above the rows of an area does its work.
  NO | KERJAAN | WAKTU | BUKTI ↓ I. MANAJEMEN PERUBAHAN ↓ Koordinator | | Sekretaris ↓ 1 | Rapat | Mei | Notula
  II. TATA LAKSANA ↓ Koordinator | | Kasi Umum ↓ 1 | Reviu | Juni | SOP
> pic: Sekretaris / Kasi Umum
What names no month is asked, whatever its column says; a step of the work is no number.
= NO | LANGKAH AKSI | BUKTI | FREKUENSI | JADWAL
  1 | Rekap | Rekap | bulanan | tanggal 5 ↓ 2 | Reviu | SOP | sekali | tahap 1: Juli; tahap 2: Des
> tenggat: - / 07 12
> asked: due.unreadable
TARGET DAN REALISASI over the periods is the plan; up to which day a title reports is none.
  RENCANA (posisi s.d. 30 Juni) ↓ NO | LANGKAH AKSI | TARGET DAN REALISASI | | | | BUKTI ↓ | | TW I | | TW II | |
= | | T | R | T | R |
  1 | Rapat | 1 | 1 | - | | Notula ↓ 2 | Reviu | - | | 1 | | SOP
+ A3:A5 B3:B5 C3:F3 C4:D4 E4:F4 G3:G5
> tenggat: 03 / 06
Each block under its own headings has the area and the person of the line above it.
  POKJA 1. MANAJEMEN PERUBAHAN | | | Koordinator : Ketua ↓ No | Langkah | Waktu | Eviden ↓ 1.1 | Rapat | Mei | Notula
  ↓ POKJA 2. TATALAKSANA | | | Koordinator : Kasi Umum ↓ No | Langkah | Waktu | Eviden ↓ 2.1 | Reviu | Juni | SOP
  ↓ PENGAWASAN ↓ Koordinator : Ketua ↓ No | Langkah | Waktu | Eviden ↓ 1 | Monev | Mei | Laporan
> nama_area: MANAJEMEN PERUBAHAN / TATALAKSANA / PENGAWASAN
> pic: Ketua / Kasi Umum / Ketua
Kode with roman levels part headings from work.
  KODE | PERTANYAAN | RENCANA AKSI | WAKTU | BUKTI ↓ A.1 | MANAJEMEN PERUBAHAN ↓ A.1.iii | Pemantauan
  A.1.iii.b | Ada monev? | Rapat | Mei | Notula ↓ A.2 | TATALAKSANA ↓ A.2.i | SOP ↓ A.2.i.c | Ada? | Reviu | Juni | SOP
> kode: A.1.iii.b / A.2.i.c
A langkah that no revision changes stays.
= NO | RENCANA AKSI | RENCANA AKSI REVISI | BUKTI | WAKTU
  1 | Membentuk tim | | SK | Januari ↓ 2 | Rapat | Rapat bulanan | Notula | Februari
> langkah_aksi: Membentuk tim / Rapat bulanan
> asked: columns.latest_revision
A sum of shares under the heading of the time is no time.
  NO | LANGKAH AKSI | BUKTI | TARGET PENYELESAIAN (%) | | | PIC
= | | | TW I | TW II | JML
  1 | Membentuk tim | SK | 40% | 60% | 100% | Umum ↓ 2 | Rapat | Foto | 0% | 100% | 100% | TU
+ A2:A3 B2:B3 C2:C3 D2:F2 G2:G3
> tenggat: 03 06 / 06
Day, month and year in a column each are one date.
  NO | LANGKAH AKSI | BUKTI | BATAS WAKTU | | ↓ | | | Tgl | Bln | Thn
  I | SDM ↓ 1 | Membentuk tim | SK | 31 | Januari | 2025 ↓ 2 | Rapat | Foto | 5 | Mei | 2025
+ A2:A3 B2:B3 C2:C3 D2:F2
> tenggat: 01-31 / 05-05
A revised time is one under a misspelt heading, too; twice a year with two months asks nothing.
  NO | KEGIATAN | BUKTI | WAKTU PELAKSAANAAN | ↓ | | | Semula | Revisi ↓ I | SDM
  1 | Membentuk tim | SK | Maret 2025 | Juni 2025 ↓ 2 | Rapat | Foto | 2x setahun (Maret, Agustus) | tetap
+ A2:A3 B2:B3 C2:C3 D2:E2
> tenggat: 06 / 03 08
> asked: columns.latest_revision
""")

test_rows_are_areas_work_or_sums_as_a_person_sees = reads_silently("""
What two documents each with words of its own are joined by parts them; a photo may show both, letters mean any.
= NO | LANGKAH AKSI | BUKTI | WAKTU
  1 | Apel pagi | Foto apel dan naskah amanat | Mei 2025 ↓ 2 | Audit internal | Laporan audit & RTL | Mei 2025
  3 | Rapat | Foto buku dan kartu antrian | Mei 2025 ↓ 4 | Pengawasan kearsipan | LAKI/SK | Mei 2025
  5 | Pokja | SK pokja / Lampiran | Mei 2025 ↓ * anggaran mengikuti DPA 2025
> bukti: Foto apel, naskah amanat / Laporan audit, RTL / Foto buku dan kartu antrian / LAKI/SK / SK pokja / Lampiran
> langkah_aksi: Apel pagi / Audit internal / Rapat / Pengawasan kearsipan / Pokja
> said: dan kartu antrian", "LAKI/SK", "SK pokja
> asked: evidence.joints_open
A band without a number is the usual area it names, and a time keeps what it was once.
  NO | LANGKAH AKSI | BUKTI | WAKTU ↓ II. TATA LAKSANA
  1 | Memetakan risiko | Peta risiko dan Rencana tindak pengendalian | Oktober 2025 (semula Agustus)
  SUMBER DAYA MANUSIA ↓ 1 | Menghitung beban kerja | Dokumen ABK | Mei 2025 ↓ IV. Penguatan Akuntabilitas
  1 | Menyusun LKj | LKj | Mei 2025
> nama_area: TATA LAKSANA / SUMBER DAYA MANUSIA / Penguatan Akuntabilitas
> bukti: Peta risiko, Rencana tindak pengendalian / Dokumen ABK / LKj
> tenggat: 10 / 05 / 05
Of columns of time the one whose heading says that it came later is read, a blank there as before it, and no document of last year.
= NO | LANGKAH AKSI | BUKTI 2024 | BUKTI 2025 | TENGGAT | ADDENDUM | HASIL REVIU
  1 | Membentuk tim | SK | SK baru | Mei | Juli | sesuai ↓ 2 | Rapat | Notulen | | Juni | - | belum sesuai
> tenggat: 07 / 06
> bukti: SK baru / -
> asked: columns.version_of_tahun columns.latest_revision
What another year reports is none of this one's progress, nor what was called off then.
= NO | LANGKAH AKSI | BUKTI | WAKTU | REALISASI 2024 | STATUS | CAPAIAN TAHUN 2024
  1 | Membentuk tim | SK | Mei | Selesai | Belum ↓ 2 | Rapat | Notulen | Juni | Tidak terlaksana | Proses | Dibatalkan
> status: belum / proses
> told: columns.of_other_year
Shares as of a month are no times, nor are words about a review.
= NO | LANGKAH AKSI | BUKTI | WAKTU | TARGET S.D. JUNI | TARGET S.D. DESEMBER | TANGGAL REVIU
  1 | Membentuk tim | SK | Mei | 50% | 100% | 3 Juni 2025
> tenggat: 05
A half of the LKE said with its area is its sub-area, however it is parted from the name.
  NO | LANGKAH AKSI | BUKTI | WAKTU ↓ I. MANAJEMEN PERUBAHAN - PEMENUHAN ↓ 1 | Membentuk tim | SK | Mei
  I. MANAJEMEN PERUBAHAN (REFORM) ↓ 1 | Rapat | Notulen | Juni ↓ II. PENGAWASAN: Aspek Pemenuhan
  1 | Survei | Laporan | Juli ↓ REFORM: PENGAWASAN ↓ 1 | Kampanye | Foto | Juli ↓ III. BUDAYA KITA
  a. Pemenuhan standar ↓ 1 | Mereviu | Telaah | Juli
> kode: I.A.1.1 / I.B.1.1 / II.A.1.1 / II.B.1.1 / III.a.1.1
> nama_area: MANAJEMEN PERUBAHAN / MANAJEMEN PERUBAHAN / PENGAWASAN / PENGAWASAN / BUDAYA KITA
> asked: rows.area_unusual
Halves over the areas, or in rows under LANGKAH AKSI, number anew; weights and glosses are no part of a name.
  NO | LANGKAH AKSI | BUKTI | WAKTU ↓ PEMENUHAN (30) ↓ 1. MANAJEMEN PERUBAHAN (8,00) ↓ 1 | Membentuk tim | SK | Mei
  2. TATA LAKSANA (Business Process) ↓ 1 | Mereviu | SOP | Mei ↓ REFORM (30)
  1. MANAJEMEN PERUBAHAN (8,00) ↓ 1 | Rapat | Notulen | Juni ↓ 2. TATA LAKSANA (Business Process)
  1 | Mengukur | Laporan | Mei ↓ 3 | PENGAWASAN ↓ | PEMENUHAN ↓ 1 | Survei | Laporan | Juli
  | REFORM ↓ 1 | Kampanye | Foto | Juli
> kode: 1.A.1.1 / 2.A.1.1 / 1.B.1.1 / 2.B.1.1 / 3.A.1.1 / 3.B.1.1
> nama_area: MANAJEMEN PERUBAHAN / TATA LAKSANA / MANAJEMEN PERUBAHAN / TATA LAKSANA / PENGAWASAN / PENGAWASAN
An area alone under LANGKAH AKSI may say its other name, its English one or its weight.
  NO | LANGKAH AKSI | BUKTI | WAKTU ↓ | Change Management (Manajemen Perubahan) ↓ 1 | Membentuk tim | SK | Mei
  | Tata Laksana (7,5%) ↓ 1 | Mereviu | SOP | Mei ↓ | Penataan SDM⏎HR Management - Bobot 10 ↓ 1 | Diklat | Laporan | Mei
  | Accountability – Penguatan Akuntabilitas ↓ 1 | Reviu Renstra | Renstra | Mei
  V | Oversight (Pengawasan) 15% ↓ 1 | Kampanye | Foto | Juli
> nama_area: Manajemen Perubahan / Tata Laksana / Penataan SDM / Penguatan Akuntabilitas / Pengawasan
Who answers for an area may stand in its cell, labelled or not, also below a heading that says so.
  AREA & PENANGGUNG JAWAB | NO | LANGKAH AKSI | BUKTI | WAKTU
  Manajemen Perubahan⏎⏎PJ: Kabag TU | 1 | Membentuk tim | SK | Mei ↓ | 2 | Rapat | Notulen | Juni
  Penataan SDM⏎Kasubbag Umum | 3 | Diklat | Laporan | Mei ↓ Pengawasan (PJ. Inspektur) | 4 | Kampanye | Foto | Juli
> nama_area: Manajemen Perubahan / Manajemen Perubahan / Penataan SDM / Pengawasan
> pic: Kabag TU / Kabag TU / Kasubbag Umum / Inspektur
Evidence with a time of its own under a merged LANGKAH AKSI is more of it, which is asked once.
= NO | LANGKAH AKSI | BUKTI | WAKTU
  2 | Rapat | Undangan | 31 Maret 2025 ↓ | | Foto | 30 Juni 2025
+ A4:A5 B4:B5
> tenggat: 03-31 06-30
> bukti: Undangan, Foto
> asked: rows.joined_to_langkah
A column of halves holds the sub-areas, whatever its heading; a cell of areas may name one too.
  AREA | ASPEK | NO | LANGKAH AKSI | BUKTI | WAKTU
  MANAJEMEN PERUBAHAN | Pemenuhan | 1 | Membentuk tim | SK | Mei ↓ | Reform | 1 | Rapat | Notulen | Juni
  PENGAWASAN (PEMENUHAN) | | 1 | Survei | Laporan | Juli
> kode: I.A.1.1 / I.B.1.1 / V.A.1.1
Sums that look like work are none, whatever stands beside them.
= NO | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU
  1 | Membentuk tim | SK Tim | Januari 2025
  | Jumlah kegiatan: 1 ↓ | Jml keg. MP : 1 (satu) keg. ↓ | Sub total area I (MP) = 1 ↓ | JUMLAH RENAKSI POKJA 1 - 1
  VI. PENINGKATAN KUALITAS PELAYANAN (Bobot 10)
  1 | Survei kepuasan | Laporan hasil SKM dan Publikasi hasil SKM | minggu terakhir Juni 2025 ↓ | TOTAL | 3 dokumen
> area: I / VI
> tenggat: 01 / 06
> bukti: SK Tim / Laporan hasil SKM, Publikasi hasil SKM
Beside one heading that is right the others may be misspelt.
  LANGKHA AKSI | BUKTI DUKUNG | TARGER WAKTU | PIC ↓ Membentuk tim | SK | Maret | Umum
> tenggat: 03
> asked: columns.near_heading columns.near_heading rows.without_any_area
Counts of documents are no codes of areas.
  NO | AKSI | WAKTU | EVIDEN | JML ↓ AREA 1 : MANAJEMEN PERUBAHAN ↓ 1 | Rapat | Mei | SK | 2 ↓ 2 | Apel | Mei | SK | 1
  AREA 2 : PENATAAN TATA LAKSANA ↓ 3 | Reviu SOP | Juni | SOP | 1
> area: 1 / 1 / 2
What was done last year is neither the plan's time nor, below it, the plan.
  NO | AREA / SUB AREA / RA | TARGET | EVID | CAPAIAN 2024 |
= | | | | Target | Realisasi
  I | MANAJEMEN PERUBAHAN ↓ 1 | Membentuk tim | B01 | SK | B03 | B04 ↓ 2 | Rapat | B02 | Notula | B05 | B06
  ↓ | REALISASI RENCANA AKSI TAHUN 2024 ↓ NO | KEGIATAN | TGL REALISASI | HASIL ↓ 1 | Rapat | 15 Jan 2024 | SK terbit
  2 | Survei | 30 Jun 2024 | 86 (Baik)
+ E2:F2
> tenggat: 01 / 02
> told: columns.of_other_year rows.unread_monitoring
A numbered name is the komponen of the unnumbered work below it.
  NO | URAIAN KEGIATAN | BUKTI | WAKTU ↓ A | MANAJEMEN PERUBAHAN ↓ 1 | Tim Kerja ↓ | - Rapat | Undangan | Januari
  | - Penetapan | SK | Februari ↓ 2 | Belum diisi ↓ 3 | Monev | Laporan | Juni ↓ | Tindak lanjut | Notulen | Juli
> kode: A.1.1 / A.1.2 / A.2.1 / A.3.1 / A.3.2
> komponen: Tim Kerja / Tim Kerja / - / - / -
> langkah_aksi: - Rapat / - Penetapan / Belum diisi / Monev / Tindak lanjut
> tenggat: 01 / 02 / - / 06 / 07
> asked: rows.without_target_waktu
Levels of KODE may be letters: what stands alone above I.a.1 is a heading, I.b over nothing is work not filled in.
  KODE | LANGKAH AKSI | BUKTI | WAKTU
  I | MANAJEMEN PERUBAHAN ↓ I.a | Tim Kerja ↓ I.a.1 | Membentuk tim | SK | Maret ↓ I.b | Belum diisi
> kode: I.a.1 / I.b
> sub_area: a / a
> asked: rows.without_target_waktu
Work without evidence whose month is marked is work, and who does it is marked too.
  NO | LANGKAH AKSI | PELAKSANA | | JAN | FEB | MAR | BUKTI
= | | TU | SP | | | |
  A | MANAJEMEN PERUBAHAN ↓ 1 | Membentuk tim | v | | v | | | SK ↓ 2 | Rapat | | v | | v | |
+ A2:A3 B2:B3 C2:D2 E2:E3 F2:F3 G2:G3 H2:H3
> nama_area: MANAJEMEN PERUBAHAN / MANAJEMEN PERUBAHAN
> pic: TU / SP
> tenggat: 01 / 02
Sums of the areas below the plan under headings of their own are no work.
= NO | LANGKAH AKSI | BUKTI | WAKTU
  1 | Membentuk tim | SK | Mei ↓ | ↓ | REKAPITULASI ↓ | Area | Jml | Bobot ↓ | Manajemen Perubahan | 1 | 8
> langkah_aksi: Membentuk tim
> told: rows.unread_headings
The time beside an area sums up those of its works, which its number tells.
  WBS | URAIAN | MULAI | SELESAI | FREK. | DOKUMEN SUMBER
  1 | Manajemen Perubahan | 1 Januari 2025 | 31 Juli 2025 ↓ 1.1 | Membentuk tim | 2 Maret 2025 | 9 Mei 2025 | | SK
  1.2 | Rapat | 1 Januari 2025 | 31 Juli 2025 | | Notula ↓ | (melanjutkan kegiatan rutin)
> nama_area: Manajemen Perubahan / Manajemen Perubahan
> tenggat: 05-09 / 07-31
> told: rows.beside_heading
A phase whose dates sum up those of its works is an area of its own.
  WBS | Kegiatan | Mulai | Selesai | Pelaksana | Keluaran ↓ 1 | PERSIAPAN | 6 Januari 2025 | 7 Februari 2025
  1.1 | Rapat awal | 6 Januari 2025 | 10 Januari 2025 | Umum | Notulen ↓ 2 | PENCANANGAN | 1 Maret 2025 | 9 Maret 2025
  2.1 | Apel | 5 Maret 2025 | 9 Maret 2025 | Humas | Piagam
> nama_area: PERSIAPAN / PENCANANGAN
> told: rows.beside_heading rows.area_unusual rows.beside_heading rows.area_unusual
An area's name between the rows may stand under KRITERIA, merged over nothing.
  No | Kriteria | Rencana Aksi | Output | Jadwal ↓ | Area 1 – Manajemen Perubahan ↓ 1 | Tim | Rapat | Notula | Januari
  | Area 2 – Penataan Tatalaksana ↓ 2 | SOP | Menyusun SOP | SOP | Mei
> kode: 1.1.1 / 2.2.1
Areas with their dates right of an ID, or a count of their work, are no work.
  ID | WBS | Task Name | Start | Finish | Resource | Dokumen
  1 | 1 | Manajemen Perubahan | 6 Januari 2025 | 9 Januari 2025
  2 | 1.1 | Rapat | 6 Januari 2025 | 9 Januari 2025 | Umum | Foto ↓ 3 | 2 | SDM | 1 Mei 2025 | 5 Mei 2025
  4 | 2.1 | Apel | 1 Mei 2025 | 5 Mei 2025 | Humas | Foto
> nama_area: Manajemen Perubahan / SDM
> asked: columns.stand_in rows.beside_heading rows.beside_heading
So they are with KELUARAN over the count, and as the number of a table.
  NO | KEGIATAN | KELUARAN | WAKTU ↓ A | MANAJEMEN PERUBAHAN | 1 kegiatan ↓ 1 | Membentuk tim | SK | Mei
  TABEL 2. PENATAAN TATALAKSANA ↓ NO | KEGIATAN | KELUARAN | WAKTU ↓ 1 | Menyusun SOP | SOP | Juni
  Tabel 3. Rencana Aksi Area Penguatan Pengawasan ↓ NO | KEGIATAN | KELUARAN | WAKTU ↓ 1 | Rapat | Foto | Juni
> nama_area: MANAJEMEN PERUBAHAN / PENATAAN TATALAKSANA / Penguatan Pengawasan
> told: rows.beside_heading
Under AREA / KEGIATAN the areas may stand in rows of the whole table.
  NO | AREA PERUBAHAN / KEGIATAN | RENCANA AKSI | BUKTI | WAKTU ↓ A. MANAJEMEN PERUBAHAN ↓ 1 | Tim | Rapat | SK | Mei
  B. PENATAAN TATALAKSANA ↓ 1 | SOP | Menyusun SOP | SOP | Juni
+ A3:E3 A5:E5
> kode: A.1.1 / B.1.1
> asked: columns.meaning_by_content
""")

test_who_does_the_work_is_found_and_nobody_else = reads("""
Who does the work is ticked under their names, above a row of numbers and who signs at the end.
  NO | LANGKAH AKSI | BUKTI | WAKTU | PELAKSANA ↓ | | | | Sekretaris | Panitera ↓ 1 | 2 | 3 | 4 | 5 | 6
  I. MANAJEMEN PERUBAHAN
  1 | Membentuk tim | SK | Mei | √ ↓ 2 | Rapat | Notulen | Juni | √ | √ ↓ | Jumlah | 2 | | 2 | 1
  | ↓ | Mengetahui, | | | Contoh, 2 Januari 2025 ↓ | | | | Ketua, ttd.
+ E2:F2
> langkah_aksi: Membentuk tim / Rapat
> pic: Sekretaris / Sekretaris, Panitera
Marks that differ by a slip of the key are one; without a mark in the AREA column, its numbers may have a dot.
  NO | AREA | LANGKAH AKSI | BUKTI | WAKTU | PELAKSANA | ↓ | | | | | Umum | Keu
  1 | I. | Membentuk tim | SK | Mei | x | X ↓ 2 | II. | Rapat | Notulen | Juni | | X ↓ | s.d.a. = sama dengan di atas
+ F2:G2
> pic: Umum, Keu / Keu
> nama_area: MANAJEMEN PERUBAHAN / PENATAAN TATA LAKSANA
A person named with an area or below it does all its work.
  NO | LANGKAH AKSI | BUKTI | WAKTU ↓ I. MANAJEMEN PERUBAHAN (PIC: Sekretaris) ↓ 1 | Membentuk tim | SK | Mei
  II. TATA LAKSANA ↓ Penanggung jawab: Sekretaris, Panitera ↓ 1 | Rapat | Notulen | Juni
> pic: Sekretaris / Sekretaris, Panitera
Who answers for it is the PIC beside who carries it out.
= NO | LANGKAH AKSI | BUKTI | WAKTU | PELAKSANA | PENANGGUNG JAWAB
  1 | Membentuk tim | SK | Mei | Staf | Sekretaris ↓ 2 | Rapat | Notulen | Juni | Staf | Sekretaris, Panitera
> langkah_aksi: Membentuk tim / Rapat
> pic: Sekretaris / Sekretaris, Panitera
> asked: columns.two_of_one_meaning
Documents behind letters are known.
= NO | KEGIATAN | WAKTU | PELAKSANA | HASIL YANG DIBUKTIKAN
  1 | Membentuk tim | Mei | Kasubbag | a. SK Tim ↓ 2 | Apel | Juni | Lurah | b. Foto
> bukti: SK Tim / Foto
> asked:
Amounts, dates and remarks are none, nor is what is the same in every row.
= NO | LANGKAH AKSI | BUKTI | WAKTU | KETERANGAN | SKALA | NOTA | SIFAT
  1 | Membentuk tim | SK | Mei | Rutin | 1 kali | 2 Mei | Wajib
  2 | Rapat | Notulen | Juni | Baru | 2 kali | 3 Juni | Wajib
> pic: - / -
Three headings of slips and short words are read all the same.
= NO | KEGIATAN | DOK. PENDUKNG | WKT PELAKSANAN | PETGAS
  1 | Membentuk tim | SK | Mei | Budi
> pic: Budi
> tenggat: 05
Headings may be questions.
= NO | APA YANG DIKERJAKAN | BUKTINYA APA | PALING LAMBAT | SIAPA YANG MENGERJAKAN
  1 | Membentuk tim | SK | Mei | Budi
> pic: Budi
> bukti: SK
Of two columns of people that no heading calls the PIC one is read and asked about.
= NO | LANGKAH AKSI | BUKTI | WAKTU | PEJABAT | PENGELOLA | JUMLAH PEGAWAI
  1 | Membentuk tim | SK | Mei | Sekretaris | Staf | 12 ↓ 2 | Rapat | Notulen | Juni | Sekretaris | Analis | 3
> pic: Sekretaris / Sekretaris
> asked: columns.two_of_one_meaning
Work below a title is done by whom it names itself; a title beside dashes is no langkah.
= NO | LANGKAH AKSI | BUKTI | WAKTU | PIC
  1 | Tim kerja | | | Ketua Pokja ↓ | a. Membentuk tim | SK | Mei | Kasubbag
  2 | Rapat | - | - | - ↓ a | Memimpin rapat | Notula | Mei | Kasi
> langkah_aksi: a. Membentuk tim / Memimpin rapat
> pic: Kasubbag / Kasi
> asked:
The PIC of the first langkah of each area is that of the others, too, where no other names any.
= NO | LANGKAH AKSI | BUKTI | WAKTU | PIC
  I. MANAJEMEN PERUBAHAN ↓ 1 | Membentuk tim | SK | Mei | Umum ↓ 2 | Apel | Foto | Juni
  II. PENGAWASAN ↓ 1 | Rapat | Notula | Mei | Hukum ↓ 2 | Survei | Laporan | Juli
> pic: Umum / Umum / Hukum / Hukum
Of a plan of one area it is none: nobody is reminded of work that may be another's.
= NO | LANGKAH AKSI | BUKTI | WAKTU | PIC
  I. MANAJEMEN PERUBAHAN ↓ 1 | Membentuk tim | SK | Mei | Umum ↓ 2 | Apel | Foto | Juni
> pic: Umum / -
Names with their titles are the PIC under any heading.
= NO | LANGKAH AKSI | BUKTI | WAKTU | NAMA
  1 | Membentuk tim | SK | Mei | Drs. Budi Contoh ↓ 2 | Rapat | Notulen | Juni | Ani Contoh, S.H.
> pic: Drs. Budi Contoh / Ani Contoh, S.H.
""")


THE_PLAN = """  NO | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU
  I. MANAJEMEN PERUBAHAN ↓ 1 | Membentuk tim | SK | Mei ↓ 2 | Rencana kerja | Dokumen | Juni ↓ II. PELAYANAN PUBLIK
  1 | Survei | Hasil survei | Juli ↓ 2 | Maklumat | Foto | Agustus ↓ 3 | Forum | Berita acara | September
  |"""

TABLE = "NO | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU"
TIM_DONE = "1 | Tim ZI telah dibentuk | SK terbit | 10 Mei 2025"
AREAS_AGAIN = f"I. MANAJEMEN PERUBAHAN ↓ {TIM_DONE} ↓ II. PELAYANAN PUBLIK ↓ 1 | Survei | Laporan SKM | 14 Juli 2025"
BOTH_DONE = f"{TIM_DONE} ↓ 2 | Rencana kerja belum disusun | - | 17 Juni 2025"
SAID_AGAIN = "1 | Membentuk tim | SK | Mei ↓ 2 | Rencana kerja | Dokumen | Juni"
REPORTS = "".join(
    f"""
What was done, below the plan, is no more work: {title or "without a title"}
  THE PLAN ↓ {title} ↓ {TABLE} ↓ {rows}
> langkah_aksi: Membentuk tim / Rencana kerja / Survei / Maklumat / Forum
> asked: rows.unread_monitoring
"""
    for title, rows in (
        ("CAPAIAN S.D. JUNI", BOTH_DONE),
        ("HASIL MONITORING S.D. JULI 2025", AREAS_AGAIN),
        # A time says it alone, whatever the words; with one langkah said as done any such title
        # does.
        ("CAPAIAN TW II", "1 | Tim ZI dibentuk oleh kepala | SK terbit | 10 Mei 2025"),
        ("LAPORAN PELAKSANAAN S.D. JUNI", SAID_AGAIN),
        ("PROGRES TW II", SAID_AGAIN),
        # All of them said again and counted anew need no title.
        ("", "1 | Membentuk tim | SK | Mei ↓ 2 | Survei | Hasil survei | Juli"),
    )
)
test_what_stands_below_or_beside_a_plan_is_none_of_it = reads(
    f"""{REPORTS}
A report in other words and without a title is asked about at its first row.
  THE PLAN ↓ {TABLE} ↓ {BOTH_DONE}
> langkah_aksi: Membentuk tim / Rencana kerja / Survei / Maklumat / Forum / Tim ZI telah dibentuk / Rencana kerja belum disusun
> asked: rows.perhaps_report rows.number_used_again rows.number_used_again
So it is where it says the first area again.
  THE PLAN ↓ {TABLE} ↓ {AREAS_AGAIN}
> langkah_aksi: Membentuk tim / Rencana kerja / Survei / Maklumat / Forum / Tim ZI telah dibentuk / Survei
> asked: rows.perhaps_report rows.number_used_again rows.number_used_again
And without numbers, where it says what was done.
= LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU
  Membentuk tim | SK | Mei ↓ Rencana kerja | Dokumen | Juni ↓ |
  LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU ↓ Tim ZI telah dibentuk | SK terbit | 10 Mei 2025
> langkah_aksi: Membentuk tim / Rencana kerja / Tim ZI telah dibentuk
> asked: rows.perhaps_report
CAPAIAN KINERJA may be work.
  THE PLAN ↓ CAPAIAN KINERJA ↓ NO | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU ↓ 1 | Mengukur kinerja | Laporan | Mei
> langkah_aksi: Membentuk tim / Rencana kerja / Survei / Maklumat / Forum / Mengukur kinerja
A table with a column of realisasi that the plan has not is asked about where it says other work.
  NO | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU
  I. MANAJEMEN PERUBAHAN ↓ 1 | Menetapkan agen perubahan | SK | Mei ↓ 2 | Menyusun peta risiko | Dokumen | Juni ↓ |
  NO | KEGIATAN | REALISASI | BUKTI | WAKTU
  1 | Penetapan agen perubahan | Ada | SK | 10 Mei 2025 ↓ 2 | Penyusunan peta risiko | - | - | 17 Juni 2025
> asked: rows.perhaps_report
The same work of another area, at another time, or counted on, is work.
  NO | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU
  I. MANAJEMEN PERUBAHAN ↓ 1 | Membentuk tim | SK | Mei ↓ 2 | Rapat tim | Notulen | Mei ↓ | ↓ II. PELAYANAN PUBLIK
  NO | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU ↓ 1 | Membentuk tim | SK | Mei ↓ 2 | Rapat tim | Notulen | Mei ↓ |
  AGUSTUS
  NO | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU ↓ 1 | Membentuk tim | SK | Agustus ↓ 2 | Rapat tim | Notulen | Agustus
  NO | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU
  3 | Rapat tim | Notulen | September ↓ 4 | Membentuk tim | SK | September
> kode: I.1.1 / I.2.1 / II.1.1 / II.2.1 / II.1.2 / II.2.2 / II.3.1 / II.4.1
An office's own plan of monitoring is work, also of what is not yet done.
  THE PLAN ↓ MONITORING DAN EVALUASI ↓ NO | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU
  1 | Menilai yang sudah | Laporan | Juni ↓ 2 | Membahas yang belum | Notulen | Desember
> langkah_aksi: Membentuk tim / Rencana kerja / Survei / Maklumat / Forum / Menilai yang sudah / Membahas yang belum
> asked: rows.perhaps_report
A title that may begin a report is asked about once, also over a line of its time.
= NO | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU
  1 | Membentuk tim | SK | Mei ↓ | ↓ B. PEMANTAUAN ↓ SAMPAI DENGAN TW II
  NO | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU ↓ 1 | Tim kerja ZI | SK Nomor 4 | 10 Mei 2025
> langkah_aksi: Membentuk tim / Tim kerja ZI
> asked: rows.perhaps_report
So it is over other headings, and amid the rows where it names a time.
= NO | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU
  1 | Membentuk tim | SK | Mei ↓ EVALUASI TW II ↓ 2 | Tim kerja ZI | SK Nomor 4 | 10 Mei 2025 ↓ | ↓ STATUS PELAKSANAAN
  NO | KEGIATAN | OUTPUT | WAKTU | PELAKSANA ↓ 1 | Tim kerja | SK Nomor 4 | 10 Mei 2025 | Sekretaris
> asked: rows.perhaps_report rows.perhaps_report
The next of the plan's own areas and stages are no reports: asked.
= NO | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU
  PERSIAPAN ↓ 1 | Membentuk tim | SK | Mei ↓ PELAKSANAAN
  NO | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU ↓ 2 | Rapat | Notulen | Juni ↓ II. MONITORING DAN EVALUASI
  NO | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU
  1 | Monev | Laporan | Juni ↓ | ↓ Pelaksanaan mengikuti anggaran TW II
> nama_area: MANAJEMEN PERUBAHAN / MANAJEMEN PERUBAHAN / MONITORING DAN EVALUASI
> asked: rows.perhaps_report rows.perhaps_report rows.area_unusual
A title of a report says it also over columns of a report.
= NO | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU
  1 | Membentuk tim | SK | Mei ↓ | ↓ HASIL PELAKSANAAN S.D. TW II
  NO | KEGIATAN | REALISASI | BUKTI | WAKTU ↓ 1 | Tim kerja | Terbentuk | SK Nomor 4 | 10 Mei 2025
> langkah_aksi: Membentuk tim
> asked: rows.unread_monitoring
Sheets named as reports, or with such a title, are those of the plan's sheet.
# Renaksi
= NO | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU
  1 | Membentuk tim | SK | Mei
# TW1_Monev ↓ NO | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU ↓ 1 | Tim kerja | SK Nomor 4 | 10 Mei 2025
# Sheet3 ↓ Monitoring Renaksi ↓ NO | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU ↓ I. MANAJEMEN PERUBAHAN
  1 | Tim kerja | SK Nomor 4 | 10 Mei 2025
> langkah_aksi: Membentuk tim
> asked: rows.unread_monitoring rows.unread_monitoring
A plan of monitoring beside the plan is another plan.
# Renaksi
= NO | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU
  1 | Membentuk tim | SK | Mei
# Rencana Monev ↓ NO | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU ↓ 1 | Rapat monev | Notulen | Mei
> choices: Renaksi / Rencana Monev
Sums without a count and who saw the sheet are no work.
  KODE | KEGIATAN | VOL | HARGA SATUAN | WAKTU | BUKTI | PIC ↓ A | MANAJEMEN PERUBAHAN
  A.1 | Membentuk tim | | | TW I | SK Tim | Umum
  A.2 | Rapat | 4 | 10000 | TW II | Notulen | Umum ↓ | RATA-RATA CAPAIAN
  | ↓ | Direviu oleh: Inspektur | | | Paraf: ↓ | Arsiran hijau = minggu pelaksanaan ↓ | ↓ | | | | | Kepala Kantor,
> langkah_aksi: Membentuk tim / Rapat
Nor are what Ket. PIC: explains and a superior's ACC.
= KODE | RENAKSI | BUKTI | WAKTU | PIC
  1.1 | Membentuk tim | SK | Januari | P1 ↓ 1.2 | Rapat | Notulen | Mei | P2 ↓ | ↓ Ket. PIC:
  P1 | : Pokja Perubahan ↓ P2 | : Pokja SDM ↓ | ↓ | ACC Kapolsek, tgl 9 Januari
> langkah_aksi: Membentuk tim / Rapat
What a note says between the work and who signs belongs to none.
= NO | KEGIATAN | BUKTI | WAKTU
  1 | Rapat | (belum tersedia) | Mei ↓ | ↓ | sda : sama dengan di atas ↓ | ↓ | | Disahkan oleh
> langkah_aksi: Rapat
> bukti: -
""".replace("  THE PLAN", THE_PLAN)
)


test_marks_mean_what_their_legend_says = reads("""
A legend in the heading over the calendar is read, in brackets or on lines of its own.
  NO | LANGKAH AKSI | BUKTI | JADWAL (P = Rencana, R = Realisasi) | | |
= | | | TW I | TW II | TW III | TW IV
  1 | Membentuk tim | SK | P/R | | | ↓ 2 | Rapat | Notulen | P | R | P |
+ A2:A3 B2:B3 C2:C3 D2:G2
> tenggat: 03 / 03 09
> lainnya: Realisasi: TW I / Realisasi: TW II
> said: “p” = rencana; “r” = realisasi
The V of a legend over I to IV is no fifth triwulan.
  NO | LANGKAH AKSI | BUKTI | TRIWULAN⏎V : rencana⏎X : realisasi | | |
= | | | I | II | III | IV
  1 | Membentuk tim | SK | V | X | | ↓ 2 | Rapat | Notulen | | | | V
+ A2:A3 B2:B3 C2:C3 D2:G2
> tenggat: 03 / 12
> asked: due.legend_read
A note under a block, what a colour means and the day of the last change under the table are no langkah and no bukti.
= NO | LANGKAH AKSI | BUKTI | WAKTU
  1 | Membentuk tim | SK | Mei 2025 ↓ | *  diisi oleh satuan kerja masing-masing | | ↓ II. PENGUATAN PENGAWASAN
  1 | Rapat | Notulen | Juni 2025 ↓ | ↓ | | waktu pelaksanaan kegiatan | ↓ | | kegiatan yang tertunda |
  | Posisi monitoring: 30 April 2025 | | ↓ | Update per 30 April 2025 | |
> langkah_aksi: Membentuk tim / Rapat
> bukti: SK / Notulen
Where the only mark says that nothing is planned, nothing is, and that is asked.
= NO | LANGKAH AKSI | BUKTI | TW I | TW II | TW III | TW IV
  1 | Membentuk tim | SK | X | | X | ↓ 2 | Rapat | Notulen | | X | X | X
  | ↓ Tanda X berarti triwulan tersebut tidak ada kegiatan
> tenggat: - / -
> asked: due.legend_of_report rows.without_marks rows.without_marks
Numbers of which a note says anything else stay amounts.
= NO | LANGKAH AKSI | BUKTI | Jan | Feb | Mar
  1 | Membentuk tim | SK | 1 | 2 | ↓ | ↓ 1 = target minimal
> tenggat: 01 02
> target_capaian: Jan: 1; Feb: 2
> asked:
A legend in the heading of the first month stands over them all.
= NO | LANGKAH AKSI | BUKTI | Jan (V=rencana, X=realisasi) | Feb | Mar
  1 | Membentuk tim | SK | V | X |
> tenggat: 01
> lainnya: Realisasi: Feb
> said: “V” = rencana; “X” = realisasi
A legend of squares over the table is read, and a cell with both.
  ■ Target   □ Capaian
= NO | LANGKAH AKSI | BUKTI | Jan | Feb | Mar
  1 | Membentuk tim | SK | ■ | □ | ↓ 2 | Rapat | Notulen | | | ■ □
> tenggat: 01 / 03
> asked: due.legend_read
Nor is a legend whose cells stand under BUKTI, or its marks and words each in its own, any work.
= NO | LANGKAH AKSI | BUKTI | Jan | Feb | Mar
  1 | Membentuk tim | SK | P | R | P ↓ P = Target | | R = Realisasi ↓ Keterangan: | P : Target | R : Realisasi
  P | Target | R | Realisasi
> langkah_aksi: Membentuk tim
> tenggat: 01 03
The last line of a legend below the table is no area.
= NO | LANGKAH AKSI | BUKTI | Jan | Feb | Mar
  1 | Membentuk tim | SK | V | X | V ↓ | ↓ V : jadwal pelaksanaan ↓ X : libur/tidak ada kegiatan
> tenggat: 01 03
> asked: due.legend_read
A mark twice is another one where the legend says so.
= NO | LANGKAH AKSI | BUKTI | Jan | Feb | Mar
  1 | Membentuk tim | SK | √ | | √√ ↓ 2 | Rapat | Notulen | | √ | v v
  | ↓ Keterangan: √ = rencana, √√ = sudah terlaksana
> tenggat: 01 / 02
> said: “v” = rencana; “vv” = realisasi
Letters that no legend explains are asked about once.
= NO | LANGKAH AKSI | BUKTI | Jan | Feb | Mar
  1 | Membentuk tim | SK | B | | L ↓ 2 | Rapat | Notulen | | | L/B
> tenggat: 01 03 / 03
> asked: due.marks_differ
What a note says of another column is no legend of the months.
= NO | LANGKAH AKSI | BUKTI | Jan | Feb | Mar
  1 | Membentuk tim | SK | V | | V ↓ | ↓ Kolom Verifikasi: V = sudah, X = belum
> tenggat: 01 03
> asked:
A legend without = or : may begin with its marks.
  ■ kegiatan dijadwalkan      □ sudah dikerjakan
= NO | LANGKAH AKSI | BUKTI | Jan | Feb | Mar
  1 | Membentuk tim | SK | ■ | □ | ↓ 2 | Rapat | Notulen | | ■ | □
> tenggat: 01 / 02
> asked: due.legend_read
""")
test_lists_beside_the_table_are_taken_into_it = reads("""
Codes that a list below explains may stand behind the names, and codes of PIC, below a row of numbers.
= NO | KEGIATAN | WAKTU | PIC | KODE BUKTI
  (1) | (2) | (3) | (4) | (5) ↓ 1 | Rapat | Mei | TU, Bag. Uji | D01, D02, D03, D05
  NO | KEGIATAN | WAKTU | PIC | KODE BUKTI ↓ 2 | Apel | Juni | Bag. Uji | D02 ↓ ↓ Daftar kode bukti
  | Nama dokumen | Kode ↓ | Notula | D01 ↓ | Foto | D02 ↓ | Undangan | D03 ↓ | Materi | D04 ↓ | Banner | D05
  | Keterangan: | | Sleman, 2 Mei ↓ | TU : Bagian Tata Usaha | | Kepala, ↓ | Bag. Uji - Bagian Pengujian
> tenggat: 05 / 06
> pic: Bagian Tata Usaha, Bagian Pengujian / Bagian Pengujian
> bukti: Notula, Foto, Undangan, Banner / Foto
> told: rows.codes rows.codes
No row of the table lists anything for itself.
= NO | KEGIATAN | BUKTI | WAKTU
  1.1 | SK Tim ditetapkan | | Mei ↓ 1.2 | Laporan disusun | | Juni
> bukti: - / -
The end of an area's name is no sign of a table that goes on.
  NO | KEGIATAN | WAKTU | BUKTI ↓ I | MANAJEMEN PERUBAHAN ↓ 1 | Rapat | Mei | SK ↓ VII | INOVASI DAN KEBERLANJUTAN
  1 | Lomba | Mei | Foto
> nama_area: MANAJEMEN PERUBAHAN / INOVASI DAN KEBERLANJUTAN
Codes of evidence give way to a column of the documents themselves; beside work a lone start is asked about.
= NO | KEGIATAN | MULAI | SELESAI | KODE BUKTI | OUTPUT
  1 | Rapat | 02/05/2025 | | D01 | SK Tim ↓ 2 | Apel | 5 Mei 2025 | 9 Mei 2025 | D02 | Foto
> bukti: SK Tim / Foto
> asked: due.day_first due.end_not_named
A legend of colours beside the table is no PIC.
  NO | AREA | KEGIATAN | WAKTU | BUKTI | | Keterangan warna (penanggung jawab)
  1 | Pengawasan | Rapat | Mei | Notula | | Kasubbag TU ↓ 2 | Pengawasan | Apel | Juni | Foto | | Kasi Umum
  3 | Pengawasan | Lomba | Juli | Foto ↓ 4 | Pengawasan | Bimtek | Juli | Foto ↓ 5 | Pengawasan | Reviu | Juli | SOP
> pic: - / - / - / - / -
A last line that leads to another sheet is no work; under VOLUME so many of something is so often a year.
  AREA | KEGIATAN | BUKTI | TARGET (VOLUME/WAKTU) ↓ Manajemen Perubahan | Rapat | Notula | 4 kegiatan
  | Apel | Foto | Mei ↓ ↓ | Pembagian tugas lihat lembar Keterangan
> tenggat: 03 06 09 12 / 05
> told: due.once_every_months
Who does it may stand above each table; a legend of a colour and a count of what is done are no work.
  NO | KEGIATAN | WAKTU | BUKTI ↓ I | MANAJEMEN PERUBAHAN ↓ 1 | Rapat | Mei | SK ↓ II | TATA LAKSANA
  Penanggung jawab pokja | Kabid GTK ↓ NO | KEGIATAN | WAKTU | BUKTI ↓ 1 | Apel | Mei | Foto
  | Jumlah selesai | 9 dari 14 ↓ ↓ | : masa pelaksanaan
> pic: - / Kabid GTK
An area's heading without a mark below the sixth is the office's own; a title may name an area, too.
  RENCANA AKSI PENGUATAN PENGAWASAN TAHUN 2025 (pemutakhiran dari rencana aksi tahun 2024)
  NO | KEGIATAN | WAKTU | BUKTI ↓ 1 | Rapat | Mei | SK ↓ VI | PELAYANAN PUBLIK ↓ 1 | Apel | Mei | SK ↓ INOVASI
  1 | Lomba | Mei | Foto
+ A7:D7
> nama_area: PENGUATAN PENGAWASAN / PELAYANAN PUBLIK / INOVASI
> asked:
A heading merged over numbers and the work: the numbers are those of the langkah.
  NO | AREA / RENCANA AKSI | | BUKTI | WAKTU ↓ I | MANAJEMEN PERUBAHAN ↓ | 1 | Rapat | SK | Mei
  | 2 | Apel | Foto | Mei
+ B2:C2
> no: 1 / 2
> langkah_aksi: Rapat / Apel
What stands behind a colon beside AREA 2 or AREA is its name, with a mark of its own.
  AREA 1: MANAJEMEN PERUBAHAN ↓ NO | KEGIATAN | WAKTU | BUKTI ↓ 1 | Rapat | Mei | SK
  AREA 2 | : TATA LAKSANA ↓ NO | KEGIATAN | WAKTU | BUKTI ↓ 1 | Apel | Mei | Foto
  AREA | : 6. PELAYANAN PUBLIK ↓ NO | KEGIATAN | WAKTU | BUKTI ↓ 1 | Survei | Mei | Laporan
> area: 1 / 2 / 6
> nama_area: MANAJEMEN PERUBAHAN / TATA LAKSANA / PELAYANAN PUBLIK
Headings printed again over each area are no work, also where two columns say the time; nor is the last sum of the LKE.
  AREA 1: MANAJEMEN PERUBAHAN ↓ KODE | KEGIATAN | MULAI | SELESAI | BUKTI ↓ 1.1 | Rapat | Mei | Mei | SK
  AREA 2: TATA LAKSANA ↓ KODE | KEGIATAN | MULAI | SELESAI | BUKTI ↓ 2.1 | Apel | Mei | Juli | Foto
  | Nilai evaluasi | 100
> tenggat: 05 / 07
A dash in one of several columns of evidence is none; which week of its month it is, is no second time.
  NO | AREA | KEGIATAN | EVIDEN 1 | EVIDEN 2 | WAKTU | | PIC ↓ | | | | | BULAN | MINGGU KE- |
  1 | Pengawasan | Rapat | SK | - | Mei | 2 | TU
+ F2:G2
> bukti: SK
> tenggat: 05
A table below that only counts the plan is none of it.
  NO | KEGIATAN | BUKTI | WAKTU ↓ A | MANAJEMEN PERUBAHAN ↓ 1 | Rapat | SK | Mei
  2 | Apel | Foto | Juni ↓ ↓ | REKAPITULASI ↓ | AREA | JUMLAH KEGIATAN ↓ | Manajemen Perubahan | 2 ↓ | Jumlah | 2
> langkah_aksi: Rapat / Apel
One below each area cuts nothing off.
  NO | KEGIATAN | BUKTI | WAKTU ↓ I | MANAJEMEN PERUBAHAN ↓ 1 | Rapat | SK | Mei ↓ | Rekapitulasi Area I ↓ | Jumlah | 1
  II | TATA LAKSANA ↓ 1 | Apel | Foto | Juni ↓ | Rekapitulasi Area II ↓ | Jumlah | 1
> langkah_aksi: Rapat / Apel
A row with a number under NO is none of headings, though it names a program.
  POKJA | NO | KEGIATAN | DATA DUKUNG | | | WAKTU ↓ | | | 1 | 2 | 3 |
  Pokja I⏎Manajemen Perubahan | 1 | Rapat | SK | Foto | Program kerja | Mei
+ D2:F2
> bukti: SK, Foto, Program kerja
A document beside a merged langkah is no heading of the works below it.
  AREA | NO | KEGIATAN | BUKTI | | WAKTU ↓ Pengawasan | 1 | Rapat | a | SK | Mei ↓ | | | b | Foto
  Tata Laksana | 1 | Apel | a | SK | Mei
+ C3:C4
> bukti: SK, Foto / SK
What only looks like that stays: rows of the table list nothing, words beside it name no code, an office's aim no area.
  RENCANA AKSI PENGAWASAN TAHUN 2025
  NO | KEGIATAN | BUKTI | PIC | WAKTU | TIM | KET ↓ VI | PELAYANAN PUBLIK ↓ Standar ↓ 1.1 | SK Tim | | HK | Mei
  1.2 | SOP layanan | | TU | Juni | HK | dibahas ↓ Penanganan Keberlanjutan ↓ 1.3 | Laporan | | HK | Juli
  ↓ HK = Kasubbag Hukum ↓ TU = Kasubbag TU
+ A5:G5 A8:G8
> nama_sub_area: Standar / Standar / Penanganan Keberlanjutan
> bukti: - / - / -
> pic: Kasubbag Hukum / Kasubbag TU / Kasubbag Hukum
> lainnya: - / TIM: HK, KET: dibahas / -
> told: columns.two_of_one_meaning rows.codes
""")

test_what_a_year_of_use_leaves_in_a_plan_is_read_as_a_person_would = reads("""
Words merged down over an area and its work mark no month of it, nor does LIBUR, which is asked about.
  NO | KEGIATAN | BUKTI | Jan | Feb | Mar ↓ I | MANAJEMEN PERUBAHAN | | | CUTI ↓ 1 | Rapat | SK | x | | libur
+ E3:E4
> tenggat: 01
> asked: rows.beside_heading due.no_target_there
A table below with a heading merged wide, other columns and the same areas is more of the plan.
  NO | AREA | KEGIATAN | Jan | Feb | Mar | Apr | BUKTI ↓ 1 | Pengawasan | Rapat | x | | | | SK ↓ ↓ B. TINDAK LANJUT LHE
  NO | CATATAN | UPAYA REFORM | BATAS WAKTU | | | | BUKTI | AREA ↓ 1 | Sepi | Lomba | Mei | | | | Foto | Pengawasan
+ D6:G6 D7:G7
> tenggat: 01 / 05
A day that names its own month goes before the month of the title over it.
  NO | TANGGAL | KEGIATAN | BUKTI ↓ JANUARI ↓ 1 | 8 | Rapat | SK ↓ MARET ↓ 2 | 25 Maret s.d. 10 April | Apel | Foto
> tenggat: 01-08 / 04-10
KOMPONEN DAN KEGIATAN holds the work.
= NO | KOMPONEN DAN KEGIATAN | WAKTU | BUKTI ↓ 1 | Tim ↓ | a. Rapat | Mei | SK ↓ | b. Lomba | Juni | Foto
> bukti: SK / Foto
A table below a column of areas stands under its own title; a team beside a table is none of it.
  NO | AREA | KEGIATAN | WAKTU | BUKTI ↓ 1 | Pengawasan | Rapat | Mei | SK ↓ ↓ TABEL 2. RENCANA AKSI INOVASI
  NO | PIC | KEGIATAN | BUKTI | WAKTU | | TIM | NAMA ↓ | | Area 7 Inovasi | | | | Ketua | Ani ↓ 1 | | Uji | SK | Mei
> nama_area: Pengawasan / Inovasi
A usual area may say when all of its work is.
  NO | KEGIATAN | BUKTI | WAKTU ↓ I | MANAJEMEN PERUBAHAN | - | Januari - Desember ↓ 1 | Rapat | SK | Mei
> area: I
A document alone in the last row of an area is one more of the work above.
  AREA | NO | KEGIATAN | BUKTI | WAKTU ↓ Pengawasan | 1 | Rapat | SK | Mei ↓ | | | Foto
  SDM | 1 | Apel | SOP | Mei ↓ | | | Video ↓ Tata Laksana | 1 | Uji | SOP | Mei
+ A3:A4 A5:A6
> bukti: SK, Foto / SOP, Video / SOP
What is over RINCIAN with times of its own is no work, whatever time it says.
= NO | RENCANA AKSI | RINCIAN | BUKTI | WAKTU ↓ 1 | Tim | | | Mei - Juni ↓ | | Rapat | SK | Mei ↓ | | Apel | SK | Juni
> tenggat: 05 / 06
Nor is it over a and b in its own column.
= NO | KEGIATAN | BUKTI | WAKTU ↓ 1 | Tim | | Mei - Juni ↓ a | Rapat | SK | Mei ↓ b | Apel | SK | Juni ↓ 2 | Uji | SK
> langkah_aksi: Rapat / Apel / Uji
The name of an area explains no mark.
  NO | KEGIATAN | BUKTI | Jan | Feb | Mar | Apr ↓ V | PENGAWASAN ↓ 1 | Rapat | SK | v | v ↓ 2 | Apel | Foto | | | v
> told: rows.marks_in_a_row
What a report says of a delay within the year is no question, nor is it who follows up what evaluators said.
= NO | KEGIATAN | WAKTU | BUKTI | KENDALA
  1 | Rapat | Mei | SK | Mundur ke Juni ↓ ↓ TINDAK LANJUT REKOMENDASI LHE
  NO | RENCANA TINDAK LANJUT | BUKTI | WAKTU | KENDALA ↓ 1 | Lomba | Foto | Juni
> asked:
What is done outside the plan is no target of it.
= NO | KEGIATAN | BUKTI | Jan | Feb | Mar
  1 | Rapat | SK | ○ | △ ↓ 2 | Apel | Foto | | | ● ↓ ↓ ○ = rencana; ● = terlaksana; △ = tambahan di luar rencana
> tenggat: 01 / -
Months without a mark leave the time to MULAI, DURASI and SELESAI.
= NO | KEGIATAN | MULAI | DURASI | SELESAI | BUKTI | Jan | Feb | Mar ↓ 1 | Rapat | Mei | 2 bulan | Juni | SK
> tenggat: 06
Last year's months are no plan.
  NO | KEGIATAN | BUKTI | 2024 | | | 2025 ↓ | | | Jan | Feb | Mar | Jan | Feb | Mar ↓ 1 | Rapat | SK | x | | | | x
+ D2:F2 G2:I2
> tenggat: 02
Nor is its JADWAL, and BUKTI beside this year's JADWAL holds no part of it.
  NO | KEGIATAN | TAHUN 2024 | | TAHUN 2025 ↓ | | JADWAL | REALISASI | JADWAL | BUKTI ↓ 1 | Apel | Mei | Mei | Juli | SK
+ C2:D2 E2:F2
> bukti: SK
> tenggat: 07
Areas of the HASIL count anew.
  NO | KEGIATAN | WAKTU | BUKTI ↓ A | PENGUNGKIT ↓ 1 | Pengawasan ↓ a | Rapat | Mei | SK ↓ 2 | SDM ↓ a | Uji | Mei | SK
  B | HASIL ↓ 1 | Birokrasi Bersih ↓ a | Survei | Mei | IPAK ↓ 2 | Warga Puas ↓ a | Uji | Mei | IPKP
> nama_area: Pengawasan / SDM / Birokrasi Bersih / Warga Puas
A title over work that calls it off is asked about.
= NO | KEGIATAN | WAKTU | BUKTI
  a. KEGIATAN YANG DIBATALKAN ↓ 1 | Apel | Mei | SK
> said: PERUBAHAN – KEGIATAN DIBATALKAN”
The first area alone below the headings is none of them, and a sum of an area is no work.
  NO | PROGRAM KEGIATAN | WAKTU | BUKTI ↓ | 1. Pengawasan ↓ 1 | Rapat | Mei | SK ↓ | Jumlah Pengawasan
> nama_area: Pengawasan
A year behind an area's name over its sheet is the plan's.
# Satu ↓ PENGAWASAN 2025 ↓ NO | KEGIATAN | WAKTU | BUKTI ↓ 1 | Rapat | Mei | SK
# Dua ↓ TATA LAKSANA 2025 ↓ NO | KEGIATAN | WAKTU | BUKTI ↓ 1 | Uji | Mei | SK
> nama_area: PENGAWASAN / TATA LAKSANA
A cell of a triwulan may name its month, and its heading all of them.
= NO | KEGIATAN | BUKTI | TW I (Jul–Sep) | TW II (Okt–Des) ↓ 1 | Rapat | SK | √ ↓ 2 | Apel | SK | | √ (November)
> tenggat: 09 / 11
A PIC of a dash is nobody, and what LIBUR says of one month it says of no other.
= NO | KEGIATAN | BUKTI | PIC | Jan | Feb | Mar
  1 | Rapat | SK | - | x ↓ 2 | Apel | SK | Ani | | x | libur ↓ 3 | Uji | SK | Budi | x
> pic: - / Ani / Budi
> tenggat: 01 / 02 / 01
A triwulan of a year comes once; what was done is no target, a revision is; how long it lasts is asked.
= NO | KEGIATAN | WAKTU | BUKTI
  1 | A | Maret selama 2 bulan | SK ↓ 2 | B | 5 Mei (2 minggu) | SK ↓ 3 | C | Triwulan 1 Tahun 2025 | SK
  4 | D | TW 1 Tahun Anggaran 2025 | SK ↓ 5 | E | Juni, terlaksana 3 Juli | SK ↓ 6 | F | T: Mei / R: Juli | SK
  7 | G | Semula Juni, mundur ke Oktober | SK ↓ 8 | H | Mei (mundur dari April) | SK
  10 | J | Jul, Okt, Jan 2026 | SK ↓ 11 | K | Triwulan, mulai Juni | SK
> tenggat: 03 / 05-05 / 03 / 03 / 06 / 05 / 10 / 05 / 2026-01 2026-07 2026-10 / 06 09 12
> asked: due.words_not_used due.words_not_used rows.called_off due.year_differs
MULAI and DURASI are both ends, and how long it lasts is asked.
  NO | KEGIATAN | MULAI | LAMA (HARI) | BUKTI ↓ I | SDM ↓ 1 | Rapat | 30 Mei | 5 | SK ↓ 2 | Apel | Mei | 2 bulan | SK
> tenggat: 05-30 / 05
> asked: due.words_not_used due.words_not_used
Rc and Rl are plan and done.
  NO | KEGIATAN | BUKTI | Jan | | Feb | | Mar ↓ | | | Rc | Rl | Rc | Rl | Rc | Rl ↓ I | SDM ↓ 1 | Uji | SK | V | | | V
+ D2:E2 F2:G2 H2:I2 A2:A3 B2:B3 C2:C3
> tenggat: 01
What calls off under a month is asked about, LIBUR beside a marked month is told.
  NO | KEGIATAN | BUKTI | Jan | Feb | Mar ↓ I | SDM ↓ 1 | Apel | Foto | | Batal ↓ 2 | Uji | Foto | x | libur
> asked: rows.called_off due.no_target_there
A langkah taken out is asked about.
  NO | KEGIATAN | WAKTU | BUKTI | KET ↓ I | SDM ↓ 1 | Rapat | Mei | SK | take out
> asked: rows.called_off
A row below each work that begins with Realisasi, in whatever column, says what was done of it.
= NO | KEGIATAN | BUKTI | Jan | Feb | Mar
  1 | Rapat | SK | x ↓ | Realisasi : oleh tim | | | x ↓ 2 | Apel | Foto | | x ↓ | Realisasi
> tenggat: 01 / 02
> lainnya: Realisasi: Feb; oleh tim / -
Nor is it a report's title where it says no more.
= NO | KEGIATAN | BUKTI | WAKTU
  1 | Rapat | SK | Mei ↓ Realisasi kegiatan ↓ 2 | Apel | Foto | Juni ↓ Realisasi kegiatan
> tenggat: 05 / 06
An area's heading without a number is one whatever else stands in its row.
  NO | KEGIATAN | WAKTU | BUKTI | PIC | STATUS | DANA ↓ | PENGAWASAN | | | Ani | | 3.500
  1 | Tim | Mei | SK | | Proses | 500 ↓ | TATA LAKSANA | | | Budi | Belum | 2.000 ↓ 1 | Uji | Mei | SOP
> nama_area: PENGAWASAN / TATA LAKSANA
> pic: Ani / Budi
Nor do names that count on down the rows say whose work it is.
= NO | KEGIATAN | WAKTU | BUKTI | ANGGOTA ↓ 1 | Tim | Mei | SK | 1. Ani ↓ 2 | Uji | Mei | SOP | 2. Budi
> pic: - / -
What stands under a heading beside what it means is kept.
  NO | KEGIATAN | WAKTU | PIC | | OUTPUT ↓ | | | NAMA | NIP | URAIAN | VOL | SATUAN
  1 | Tim | Mei | Ani | 19 | SK | 2 | Dok
+ D2:E2 F2:H2
> pic: Ani
> bukti: SK
Whether a second time is that of what is done about a delay is asked.
= NO | KEGIATAN | WAKTU | BUKTI | TINDAK LANJUT | TARGET PENYELESAIAN
  1 | Rapat | Mei | SK | Surat | Juni
> tenggat: 05
> asked: columns.two_of_one_meaning
A row that reports on the langkah above is none and ends no table; nor is a last one of dst.
  NO | KEGIATAN | WAKTU | BUKTI ↓ I | PENGAWASAN ↓ 1 | Tim | Mei | SK ↓ | Realisasi: terbit ↓ 2 | Apel | Mei | Foto
  | Progres: jalan ↓ II | SDM ↓ 1 | Uji | Mei | SK ↓ | Capaian: 1 | Mei | SK 3 ↓ | (sudah dilaksanakan) ↓ 2 | dst
+ B5:D5
> langkah_aksi: Tim / Apel / Uji
An office and a name right under the last bukti sign the plan.
= NO | KEGIATAN | WAKTU | BUKTI
  1 | Uji | Mei | SOP ↓ | | | Ketua Tim ZI ↓ | | | Siti Aminah
> bukti: SOP
What is counted off below a langkah that says its time and bukti are its steps.
= NO | KEGIATAN | WAKTU | BUKTI
  1 | Tim | Mei | SK ↓ | a. rapat ↓ | b. surat ↓ 2 | Uji | Mei | SOP
> langkah_aksi: Tim⏎a. rapat⏎b. surat / Uji
An area's name may be broken twice in a narrow cell.
  NO | AREA | KEGIATAN | WAKTU | BUKTI ↓ 1 | PENGUATAN⏎PENGA-⏎WASAN | Uji | Mei | SOP
> kode: V.1.1
A title right above headings of which the first is merged is none of them.
  KEGIATAN | | WAKTU | BUKTI ↓ 1 | Rapat | Mei | SK
+ A2:B2
> tenggat: 05
A sheet that says every langkah of the others is the plan.
# Bulan ini ↓ NO | KEGIATAN | WAKTU | BUKTI ↓ 1 | Apel | Mei | SK
# Renaksi 2025 ↓ NO | KEGIATAN | WAKTU | BUKTI ↓ 1. Pengawasan ↓ 1 | Rapat | Mei | SK ↓ 2. SDM ↓ 2 | Apel | Mei | SK
> lembar: Renaksi 2025 / Renaksi 2025
Sheets of one langkah each tell by their cells together what TARGET is.
# Pokja 1 ↓ RENCANA AKSI 2025 ↓ NO | KEGIATAN | TARGET | BUKTI ↓ 1 | Rapat | Mei | SK
# Pokja 2 ↓ RENCANA AKSI 2025 ↓ NO | KEGIATAN | TARGET | BUKTI ↓ 1 | Uji | Juni | SK
> tenggat: 05 / 06
I to IV below a plan are its triwulan, also beside those of what was done.
  NO | AKSI | BUKTI | Target | | | | Capaian ↓ | | | I | II | III | IV | I | II | III | IV ↓ 1 | Uji | SK | | | v | | v
+ D2:G2 H2:K2
> tenggat: 09
And below a year, of two the plan's.
  NO | AKSI | BUKTI | 2024 | | | | 2025 ↓ | | | I | II | III | IV | I | II | III | IV ↓ 1 | Uji | SK | | | v | | v
+ D2:G2 H2:K2
> tenggat: 03
Or how long it lasts, which LAMA KEGIATAN says too; a month beside no end is its own.
= NO | RENCANA AKSI | BUKTI | MULAI | JANGKA WAKTU | SELESAI | LAMA KEGIATAN
  1 | Rapat | SK | Mei | 2 bulan | Juni | 60 hari ↓ 2 | Uji | SK | Juli
> tenggat: 06 / 07
> langkah_aksi: Rapat / Uji
The months it lasts are no time.
= NO | KEGIATAN | BUKTI | MULAI | DURASI (BULAN) | SELESAI
  1 | Rapat | SK | Mei | 2 | Juni
> tenggat: 06
Those under STATUS say how far it is.
= NO | KEGIATAN | WAKTU | BUKTI | STATUS ↓ | | | | Selesai | Belum
  1 | Rapat | Mei | SK | v ↓ 2 | Uji | Mei | SK | | v
+ E2:F2
> status: selesai / belum
Weeks side by side are one piece of work, where there are but two months too.
  NO | KEGIATAN | BUKTI | Maret | | | | April ↓ | | | 1 | 2 | 3 | 4 | 1 | 2 | 3 | 4 ↓ 1 | Rapat | SK | | | | x | x
+ D2:G2 H2:K2
> tenggat: 04
This year's time is read.
= NO | KEGIATAN | BUKTI | TAHUN LALU | TAHUN INI
  1 | Rapat | SK | Maret | April ↓ 2 | Uji | SK | Maret | April
> tenggat: 04 / 04
And the month where its triwulan stands beside it, which is asked.
= NO | KEGIATAN | TRIWULAN | BULAN | BUKTI
  1 | Rapat | TW I | Februari | SK
> tenggat: 02
> asked: columns.two_of_one_meaning
A day, a count and a drawn bar under months are marks.
= NO | KEGIATAN | BUKTI | Jan | Feb | Mar
  1 | Rapat | SK | tgl 5 ↓ 2 | Apel | SK | | 2x ↓ 3 | Uji | SK | | → | → ↓ 4 | Apel | SK | 12 Jan ↓ 5 | Uji | SK | M1-M2
> tenggat: 01-05 / 02 / 03 / 01-12 / 01
> asked: rows.marks_in_a_row
TAHUN beside BULAN is its year.
= NO | KEGIATAN | BULAN | TAHUN | BUKTI
  1 | Rapat | Januari | 2026 | SK ↓ 2 | Apel | Mei | 2025 | SK
> tenggat: 2026-01 / 05
Times over rows may name their year.
  NO | AKSI | AREA | BUKTI ↓ SEMESTER 1 TAHUN 2025 ↓ 1 | Uji | SDM | SK ↓ SEMESTER 2 TAHUN 2025 ↓ 2 | Uji | SDM | SK
> tenggat: 06 / 12
Units that plan the same are each asked about.
# Seksi A ↓ RENCANA AKSI 2025 ↓ NO | KEGIATAN | WAKTU | BUKTI ↓ 1 | Uji | Mei | SK
# Seksi B ↓ RENCANA AKSI 2025 ↓ NO | KEGIATAN | WAKTU | BUKTI ↓ 1 | Uji | Mei | SK
> refused: Ada 2 tabel
Headings said again below the row of what was done belong to one plan.
= NO | KEGIATAN | BUKTI | JENIS | WAKTU
  1 | Rapat | SK | Rencana | Mei ↓ | | | Realisasi ↓ NO | KEGIATAN | BUKTI | JENIS | WAKTU ↓ 2 | Uji | SK | Rencana
> langkah_aksi: Rapat / Uji
And those below short work with times of its own.
= NO | KEGIATAN | BUKTI | WAKTU 2024 | WAKTU 2025 | REVISI
  1 | Rapat | SK | Mei 2024 | Mei 2025 | Juni 2025
  NO | KEGIATAN | BUKTI | WAKTU 2024 | WAKTU 2025 | REVISI ↓ 2 | Uji | SK | Mei 2024 | Juni 2025
> tenggat: 05 / 06
A row alone under the work's column is work where others go on; no note, sum or signature is.
= NO | RENCANA AKSI | WAKTU | BUKTI | CAPAIAN
  1 | Uji | Mei | SK ↓ | Realisasi anggaran dievaluasi ↓ 2 | Apel | Juni | SK ↓ | Belum terlaksana
  | Capaian area I | | | 0,5 ↓ | Sisa pagu ↓ | Demikian disusun ↓ | Paraf Ketua Pokja ↓ Nilai Area I | | | 6,5
  | | | | Proses: 1 ↓ | Sekretaris, ↓ ↓ | Hasan Basri
+ C3:C4 D3:D4
> langkah_aksi: Uji / Realisasi anggaran dievaluasi / Apel
R and L label plan and done, too.
  NO | KEGIATAN | BUKTI | R/L | Jan | Feb | Mar ↓ I | SDM ↓ 1 | Uji | SK | R | x ↓ | | | L | | x
> tenggat: 01
A code and the name of an area are its heading.
  KODE | KEGIATAN | BOBOT | WAKTU | BUKTI ↓ A1 | SDM ↓ A1.1 | Uji | | Mei | SK ↓ PW | Pengawasan | 20
  PW.1 | Uji | 20 | Mei | SK
> nama_area: SDM / Pengawasan
What is planned is the time, wherever what was done stands.
  NO | KEGIATAN | JADWAL REALISASI | RENCANA | BUKTI ↓ 1 | Uji | Juni | Mei | SK ↓ 2 | Apel | Juni | Mei | SK
> tenggat: 05 / 05
Of the time of the wider work and that of its rincian the second one is the work's.
  NO | AKSI | WAKTU | RINCIAN | BUKTI | TANGGAL REALISASI | WAKTU RENCANA ↓ 1 | Uji | Juni | Rapat | SK | Juli | Mei
> tenggat: 05
A target says how often with its SATUAN beside it, a year behind it or by its number; a small L is an I.
= NO | KEGIATAN | VOLUME | SATUAN | WAKTU | BUKTI
  1 | Uji | 4 | kali | Jan – Des | SK ↓ 2 | Uji | 4 lap/tahun | | Jan – Des | SK ↓ 3 | Uji | 4 dok | | TW I - TW IV | SK
  4 | Uji | 1 | SK | TW ll | SK ↓ 5 | Uji | | | Mei 2025 | SK ↓ 6 | Rapat monev | | | TW 1-4 | SK
  7 | Uji | 2 lap | | Mei - Juni | SK
> tenggat: 03 06 09 12 / 03 06 09 12 / 03 06 09 12 / 06 / 05 / 03 06 09 12 / 05 06
> asked: due.once_every_months due.once_every_months
A target of months is how long the work takes, of times how often; what was done in its last month is one.
  | KEGIATAN | BUKTI | VOL | SATUAN | Jan | Feb | Mar | WAKTU 2024 ↓ 1 | Uji | SK | 2 | bulan | P | P | | Mei 2024
  2 | Apel | SK | 2 kali | | P | P ↓ 3 | Reviu | SK | 2 bulan | | P | P
  4 | Rapat | SK | | | P | P/R ↓ 5 | Bimtek | SK | 2 orang | | P | P ↓ P = rencana, R = realisasi
> tenggat: 02 / 01 02 / 02 / 02 / 02
Of several calendars the one that was changed to is read.
  | KEGIATAN | BUKTI | Semula | | Target | | Perubahan | ↓ | | | TW I | TW II | TW I | TW II | TW I | TW II
  1 | Uji | SK | v | | v | | | v
> tenggat: 06
One without a merge that does not begin as work does is asked about.
  NO | KEGIATAN | WAKTU | BUKTI ↓ 1 | Uji | Mei | SK ↓ | Belanja bahan ↓ | Rapat ↓ 2 | Apel | Juni | SK ↓ | Lain-lain
> asked: rows.without_any_area rows.perhaps_no_langkah
An area's row may count its documents; what is not filled in yet, who signs and a Total are no work.
  NO | KEGIATAN | WAKTU | BUKTI | KET ↓ I | SDM | Mei | 2 dokumen ↓ 1 | Apel | Mei | SK | Contoh pengisian, hapus
  2 | Uji | Mei | SK ↓ 3 | xxx | TBD | ... ↓ | SDM Total | | | 5
  II | Pengawasan ↓ 1 | Reviu | Mei | SK ↓ 3 | Pelayanan Publik ↓ Dibuat oleh: | Ani | | Budi ↓ Ani | Ani | | Budi
> bukti: SK / SK
Headings said again may be shorter; a colon may stand in a cell between AREA and its name.
  Area | : | SDM ↓ NO | AKSI | TARGET WAKTU | BUKTI ↓ 1 | Uji | Mei | SK ↓ NO | AKSI | TARGET | BUKTI ↓ 2 | A | Mei | SK
  Area | : | Pengawasan ↓ Ketua Pokja | : | Budi ↓ NO | AKSI | TARGET WAKTU | BUKTI ↓ 1 | Reviu | Mei | SK
> nama_area: SDM / SDM / Pengawasan
HASIL right over work is an area.
  NO | AKSI | WAKTU | BUKTI ↓ I | SDM ↓ 1 | Uji | Mei | SK ↓ II | KOMPONEN HASIL ↓ 1 | Survei | Mei | SK
> nama_area: SDM / KOMPONEN HASIL
Lone rows right below an area, and those alike over numbered work, are its parts.
  NO | AKSI | WAKTU | BUKTI ↓ | SDM ↓ | Pola Mutasi ↓ 1 | Uji | Mei | SK
  2 | Apel | Mei | SK ↓ | Disiplin ↓ 3 | Uji | Mei | SK
> kode: III.1.1.1 / III.1.2.1 / III.2.3.1
A month put off is due then; months in figures may share their year; amounts under STATUS are asked.
= NO | AKSI | WAKTU | BUKTI | STATUS
  (1) | (2) | (3) | (4) | (5) ↓ 1 | Uji | Mei menjadi Juni | SK | 50 ↓ 2 | Apel | 07 s/d 09/2025 | SK | 100%
> tenggat: 06 / 09
> asked: reports.status_unknown_in_plan reports.status_meant
Posts under PIC may stand above the weeks of a calendar.
  NO | AKSI | BUKTI | PIC | | JADWAL | ↓ | | | Ani | Budi | Mei | ↓ | | | | | I | II
  I | SDM ↓ 1 | Uji | SK | | v | v | ↓ 2 | Apel | SK | v | | | v
+ A2:A4 B2:B4 C2:C4 D2:E2 F2:G2 F3:G3
> pic: Budi / Ani
1.1 is no heading.
  NO | POKJA/AREA | AKSI | Jan | Feb | BUKTI | PELAKSANA ↓ 1.1 | SDM | Uji | x | | SK | Ani ↓ 1.2 | SDM | Apel | | x | S
> langkah_aksi: Uji / Apel
Of a plan without areas in which a cell names one that is asked.
  KEGIATAN | WAKTU | BUKTI | CATATAN ↓ Uji | Mei | SK | Pengawasan
> asked: rows.without_area
Whole months free between weeks part no work.
= NO | AKSI | Jan | | Feb | | Mar | | Apr | | BUKTI ↓ | | 1 | 2 | 1 | 2 | 1 | 2 | 1 | 2
  1 | Uji | v | v | | | v | v | v | | SK
> tenggat: 01 04
Months of a year of school have their year; what names none is asked, and so many times a span; not what is put off.
= TAHUN AJARAN 2025/2026 ↓ NO | AKSI | WAKTU | BUKTI | KET | TARGET
  1 | Uji | Mei | SK ↓ 2 | U | TW I | SK ↓ 3 | T | Mei (semula Juli) | SK | Digeser ↓ 4 | A | Mei - Juni | B | | 3 x
> asked: due.tahun_unknown due.count_differs
> tenggat: 2026-05 / - / 2026-05 / 2026-06
A date that lost its look is asked; it may stand in three columns of figures.
  # A ↓ NO | AKSI | WAKTU | BUKTI ↓ I | SDM ↓ 1 | Uji | 45731 | SK
  # B ↓ NO | AKSI | Tgl | Bln | Thn | BUKTI ↓ II | Pengawasan ↓ 1 | Apel | 12 | 3 | 2025 | SK
> tenggat: - / 03-12
> asked: due.unreadable
What follows the plan beside it is none of it.
  NO | AKSI | RENCANA | | MONITORING DAN EVALUASI | ↓ | | WAKTU | BUKTI | WAKTU | BUKTI ↓ I | SDM
  1 | Uji | Mei | SK | Juni | Foto
+ C2:D2 E2:F2
> tenggat: 05
Nor is what was uploaded evidence of it, beside OUTPUT.
  NO | AKSI | RENCANA | | REALISASI | ↓ | | WAKTU | OUTPUT | TANGGAL | DOKUMEN YANG DIUNGGAH ↓ I | SDM
  1 | Uji | Mei | - SK | 2025-06-01 | SK.pdf ↓ 2 | Apel | Mei | - SK | 2025-06-01 | Foto apel
+ A2:A3 B2:B3 C2:D2 E2:F2
> bukti: SK / SK
A question of the LKE with nothing to mend is no work.
  NO | PENILAIAN | BOBOT | JAWABAN | NILAI | AKSI | WAKTU | BUKTI ↓ II | PENGAWASAN ↓ 1 | Tim | 1 | | 1
  a | Ada tim | | B | 1 | Apel | Mei | SK
> langkah_aksi: Apel
R beside C is rencana.
  NO | AKSI | BUKTI | Jan | | Feb | | Mar | ↓ | | | R | C | R | C | R | C ↓ I | SDM ↓ 1 | Uji | SK | v | | | v
+ A2:A3 B2:B3 C2:C3 D2:E2 F2:G2 H2:I2
> tenggat: 01
What is planned and done is planned.
  ○ = direncanakan  ● = direncanakan dan sudah terlaksana ↓ NO | AKSI | BUKTI | Jan | Feb | Mar
  I | SDM ↓ 1 | Uji | SK | ● | | ○
> tenggat: 01 03
The names under PIC may stand in a third row, and be numbered.
  NO | AKSI | RENCANA | | | ↓ | | WAKTU | PIC | | BUKTI ↓ | | | Wadir I | Wadir II ↓ I | SDM ↓ 1 | Uji | Mei | | v | SK
+ A2:A4 B2:B4 C2:F2 C3:C4 D3:E3 F3:F4
> pic: Wadir II
""")
