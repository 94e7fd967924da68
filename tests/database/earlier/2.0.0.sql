BEGIN TRANSACTION;
CREATE TABLE jurnal_berkas (
	sha256 TEXT NOT NULL, 
	isi BLOB NOT NULL, 
	PRIMARY KEY (sha256)
);
CREATE TABLE jurnal_entri (
	nomor BIGINT NOT NULL, 
	hash TEXT NOT NULL, 
	satker TEXT, 
	tahun INTEGER, 
	teks TEXT NOT NULL, 
	PRIMARY KEY (nomor), 
	CHECK (nomor > 0), 
	UNIQUE (hash)
);
INSERT INTO "jurnal_entri" VALUES(1,'453bb366dbef3fda5ffdeb48ec21260aebee5c7bc3b9c94378f1b26428004a0e','KPU Kabupaten Uji',2025,'{
 "versi": 2,
 "nomor": 1,
 "jenis": "unggahan",
 "waktu": "2025-07-10T19:56:48+07:00",
 "pelaku": "Penguji",
 "satker": "KPU Kabupaten Uji",
 "tahun": 2025,
 "sha256": null,
 "sebelum": "",
 "hash": "453bb366dbef3fda5ffdeb48ec21260aebee5c7bc3b9c94378f1b26428004a0e",
 "isi": {
  "catatan": "",
  "dilaporkan": true,
  "jenis": "berkas",
  "langkah": [
   {
    "area": "I",
    "baris": 7,
    "bukti": [
     {
      "jenis": "Undangan",
      "nama": "Undangan"
     },
     {
      "jenis": "Notulensi",
      "nama": "Notulensi"
     }
    ],
    "bukti_dukung": "Undangan",
    "frekuensi": null,
    "indikator": "Indikator I.1.1",
    "jejak": [],
    "jenis_target": "bulan",
    "kode": "I.1.1",
    "komponen": "Komponen I.1.1",
    "lainnya": {},
    "langkah_aksi": "Langkah I.1.1",
    "lembar": "Rencana Aksi",
    "mulai": null,
    "nama_area": "Area I",
    "nama_sub_area": null,
    "no": "1",
    "pic": null,
    "sub_area": null,
    "target_capaian": "100%",
    "target_waktu": "2025-03",
    "tenggat": [
     {
      "buka": "2025-03-01",
      "bukti": [
       {
        "catatan": "",
        "jenis": "Undangan",
        "nama": "Undangan",
        "status": "ada",
        "tautan": ""
       },
       {
        "catatan": "",
        "jenis": "Notulensi",
        "nama": "Notulensi",
        "status": "belum_ada",
        "tautan": ""
       }
      ],
      "hasil": null,
      "jatuh_tempo": "2025-03-31",
      "kendala": "",
      "laporan": "selesai",
      "selesai_sejak": "2025-03-31",
      "tanggal_selesai": "2025-03-20",
      "tenggat": "2025-03",
      "tindak_lanjut": ""
     }
    ],
    "urutan": 1
   },
   {
    "area": "V",
    "baris": 8,
    "bukti": [
     {
      "jenis": "Undangan",
      "nama": "Undangan"
     }
    ],
    "bukti_dukung": "Undangan",
    "frekuensi": null,
    "indikator": "Indikator V.a.1.1",
    "jejak": [],
    "jenis_target": "daftar",
    "kode": "V.a.1.1",
    "komponen": "Komponen V.a.1.1",
    "lainnya": {},
    "langkah_aksi": "Langkah V.a.1.1",
    "lembar": "Rencana Aksi",
    "mulai": null,
    "nama_area": "Area V",
    "nama_sub_area": "Sub area a",
    "no": "1",
    "pic": null,
    "sub_area": "a",
    "target_capaian": "100%",
    "target_waktu": "2025-05, 2025-09",
    "tenggat": [
     {
      "buka": "2025-05-01",
      "bukti": [
       {
        "catatan": "",
        "jenis": "Undangan",
        "nama": "Undangan",
        "status": "belum_ada",
        "tautan": ""
       }
      ],
      "hasil": null,
      "jatuh_tempo": "2025-05-31",
      "kendala": "",
      "laporan": "belum",
      "selesai_sejak": null,
      "tanggal_selesai": null,
      "tenggat": "2025-05",
      "tindak_lanjut": ""
     },
     {
      "buka": "2025-09-01",
      "bukti": [
       {
        "catatan": "",
        "jenis": "Undangan",
        "nama": "Undangan",
        "status": "belum_ada",
        "tautan": ""
       }
      ],
      "hasil": null,
      "jatuh_tempo": "2025-09-30",
      "kendala": "",
      "laporan": "belum",
      "selesai_sejak": null,
      "tanggal_selesai": null,
      "tenggat": "2025-09",
      "tindak_lanjut": ""
     }
    ],
    "urutan": 2
   }
  ],
  "nama_berkas": "rencana.xlsx",
  "peringatan": [],
  "perubahan": [],
  "posisi": "2025-06-30",
  "simulasi": false,
  "unggahan": 1
 }
}
');
INSERT INTO "jurnal_entri" VALUES(2,'5b80f69ae29f9bb5c4a079b29f53761013dedb188f8643fa4e3f7a95be9ca210','KPU Kabupaten Uji',2025,'{
 "versi": 2,
 "nomor": 2,
 "jenis": "suntingan",
 "waktu": "2025-07-11T19:56:48+07:00",
 "pelaku": "Ani",
 "satker": "KPU Kabupaten Uji",
 "tahun": 2025,
 "sha256": null,
 "sebelum": "453bb366dbef3fda5ffdeb48ec21260aebee5c7bc3b9c94378f1b26428004a0e",
 "hash": "5b80f69ae29f9bb5c4a079b29f53761013dedb188f8643fa4e3f7a95be9ca210",
 "isi": {
  "asal": 1,
  "jenis": "suntingan",
  "kembar": null,
  "menarik": null,
  "pangkal": null,
  "perubahan": [
   {
    "dari": "Belum",
    "jenis": "selesai_baru",
    "ke": "Selesai, 20 Mei 2025",
    "kode": "V.a.1.1",
    "kolom": "Status",
    "langkah_aksi": "Langkah V.a.1.1",
    "tenggat": "2025-05"
   }
  ],
  "posisi": "2025-06-30",
  "rapat": null,
  "ubah": [
   {
    "bukti": null,
    "dari": "belum",
    "ke": "selesai",
    "kode": "V.a.1.1",
    "kolom": "laporan",
    "tenggat": "2025-05"
   },
   {
    "bukti": null,
    "dari": null,
    "ke": "2025-05-20",
    "kode": "V.a.1.1",
    "kolom": "tanggal_selesai",
    "tenggat": "2025-05"
   },
   {
    "bukti": null,
    "dari": null,
    "ke": "2025-06-30",
    "kode": "V.a.1.1",
    "kolom": "selesai_sejak",
    "tenggat": "2025-05"
   }
  ],
  "unggahan": 2
 }
}
');
INSERT INTO "jurnal_entri" VALUES(3,'fa47a8693e6b9f74e01738e845a78955fda389eac9875e0bcfff9ba3131bb42e','KPU Kabupaten Uji',2025,'{
 "versi": 2,
 "nomor": 3,
 "jenis": "suntingan",
 "waktu": "2025-07-12T19:56:48+07:00",
 "pelaku": "Ani",
 "satker": "KPU Kabupaten Uji",
 "tahun": 2025,
 "sha256": null,
 "sebelum": "5b80f69ae29f9bb5c4a079b29f53761013dedb188f8643fa4e3f7a95be9ca210",
 "hash": "fa47a8693e6b9f74e01738e845a78955fda389eac9875e0bcfff9ba3131bb42e",
 "isi": {
  "asal": 2,
  "jenis": "suntingan",
  "kembar": null,
  "menarik": null,
  "pangkal": null,
  "perubahan": [
   {
    "dari": null,
    "jenis": "pic_berubah",
    "ke": "Kasubbag Umum",
    "kode": "I.1.1",
    "kolom": "PIC",
    "langkah_aksi": "Langkah I.1.1",
    "tenggat": null
   }
  ],
  "posisi": "2025-07-12",
  "rapat": null,
  "ubah": [
   {
    "bukti": null,
    "dari": null,
    "ke": "Kasubbag Umum",
    "kode": "I.1.1",
    "kolom": "pic",
    "tenggat": null
   }
  ],
  "unggahan": 3
 }
}
');
INSERT INTO "jurnal_entri" VALUES(4,'56939c88ff10e54ff05173f98442099f479e946394a44b58884d2e2664b8fcfe','KPU Kabupaten Uji',2025,'{
 "versi": 2,
 "nomor": 4,
 "jenis": "suntingan",
 "waktu": "2025-07-13T19:56:48+07:00",
 "pelaku": "Ani",
 "satker": "KPU Kabupaten Uji",
 "tahun": 2025,
 "sha256": null,
 "sebelum": "fa47a8693e6b9f74e01738e845a78955fda389eac9875e0bcfff9ba3131bb42e",
 "hash": "56939c88ff10e54ff05173f98442099f479e946394a44b58884d2e2664b8fcfe",
 "isi": {
  "asal": 3,
  "jenis": "suntingan",
  "kembar": null,
  "menarik": null,
  "pangkal": null,
  "perubahan": [
   {
    "dari": "Belum ada",
    "jenis": "bukti_ada",
    "ke": "Ada",
    "kode": "V.a.1.1",
    "kolom": "Undangan",
    "langkah_aksi": "Langkah V.a.1.1",
    "tenggat": "2025-05"
   }
  ],
  "posisi": "2025-07-13",
  "rapat": null,
  "ubah": [
   {
    "bukti": "Undangan",
    "dari": "belum_ada",
    "ke": "ada",
    "kode": "V.a.1.1",
    "kolom": "status",
    "tenggat": "2025-05"
   },
   {
    "bukti": "Undangan",
    "dari": "",
    "ke": "https://kantor.example/undangan",
    "kode": "V.a.1.1",
    "kolom": "tautan",
    "tenggat": "2025-05"
   }
  ],
  "unggahan": 4
 }
}
');
INSERT INTO "jurnal_entri" VALUES(5,'8f0e0a49f4f268b6afa5525fe2a09848eef43cc01cacc588791d05e6505dce6c','KPU Kabupaten Uji',2025,'{
 "versi": 2,
 "nomor": 5,
 "jenis": "suntingan",
 "waktu": "2025-07-13T19:56:48+07:00",
 "pelaku": "Ani",
 "satker": "KPU Kabupaten Uji",
 "tahun": 2025,
 "sha256": null,
 "sebelum": "56939c88ff10e54ff05173f98442099f479e946394a44b58884d2e2664b8fcfe",
 "hash": "8f0e0a49f4f268b6afa5525fe2a09848eef43cc01cacc588791d05e6505dce6c",
 "isi": {
  "asal": 3,
  "jenis": "suntingan",
  "kembar": null,
  "menarik": null,
  "pangkal": null,
  "perubahan": [
   {
    "dari": "Belum ada",
    "jenis": "bukti_ada",
    "ke": "Ada",
    "kode": "I.1.1",
    "kolom": "Notulensi",
    "langkah_aksi": "Langkah I.1.1",
    "tenggat": "2025-03"
   }
  ],
  "posisi": "2025-07-13",
  "rapat": null,
  "ubah": [
   {
    "bukti": "Notulensi",
    "dari": "belum_ada",
    "ke": "ada",
    "kode": "I.1.1",
    "kolom": "status",
    "tenggat": "2025-03"
   }
  ],
  "unggahan": 4
 }
}
');
INSERT INTO "jurnal_entri" VALUES(6,'4cc9f242a34367db5168589aebdd08f5d1e43a631c35aff78d01b6aeae00b624','KPU Kabupaten Uji',2025,'{
 "versi": 2,
 "nomor": 6,
 "jenis": "suntingan",
 "waktu": "2025-07-13T19:56:48+07:00",
 "pelaku": "Ani",
 "satker": "KPU Kabupaten Uji",
 "tahun": 2025,
 "sha256": null,
 "sebelum": "8f0e0a49f4f268b6afa5525fe2a09848eef43cc01cacc588791d05e6505dce6c",
 "hash": "4cc9f242a34367db5168589aebdd08f5d1e43a631c35aff78d01b6aeae00b624",
 "isi": {
  "asal": 3,
  "jenis": "suntingan",
  "kembar": null,
  "menarik": 5,
  "pangkal": null,
  "perubahan": [],
  "posisi": "2025-07-13",
  "rapat": null,
  "ubah": [
   {
    "bukti": "Notulensi",
    "dari": "ada",
    "ke": "belum_ada",
    "kode": "I.1.1",
    "kolom": "status",
    "tenggat": "2025-03"
   }
  ],
  "unggahan": 4
 }
}
');
INSERT INTO "jurnal_entri" VALUES(7,'2f06a8590b5ae515e730c82bcadc2738ba5710d1617fad43e21f48c86f95ac6a','KPU Kabupaten Uji',2025,'{
 "versi": 2,
 "nomor": 7,
 "jenis": "rapat",
 "waktu": "2025-07-13T19:56:48+07:00",
 "pelaku": "Ani",
 "satker": "KPU Kabupaten Uji",
 "tahun": 2025,
 "sha256": null,
 "sebelum": "4cc9f242a34367db5168589aebdd08f5d1e43a631c35aff78d01b6aeae00b624",
 "hash": "2f06a8590b5ae515e730c82bcadc2738ba5710d1617fad43e21f48c86f95ac6a",
 "isi": {
  "menarik": null,
  "peristiwa": "buka",
  "rapat": 1,
  "ubah": [
   {
    "benda": "rapat",
    "dari": null,
    "ke": {
     "acara": "",
     "berikut_mulai": "",
     "berikut_tanggal": "",
     "berikut_tempat": "",
     "judul": "Rapat",
     "laporan_lengkap": "",
     "laporan_nomor": "",
     "mulai": "",
     "notulis": "",
     "notulis_jabatan": "",
     "notulis_nip": "",
     "notulis_pangkat": "",
     "pemimpin": "",
     "pemimpin_jabatan": "",
     "pemimpin_nip": "",
     "pemimpin_pangkat": "",
     "periode": "tw2",
     "posisi": "2025-06-30",
     "presensi": "",
     "selesai": "",
     "status": "berlangsung",
     "tanggal": "2025-07-10",
     "tempat": "",
     "undangan_hal": "",
     "undangan_lampiran": "",
     "undangan_nomor": "",
     "undangan_sifat": "",
     "undangan_tanggal": "",
     "undangan_tembusan": ""
    },
    "nomor": 1
   }
  ]
 }
}
');
INSERT INTO "jurnal_entri" VALUES(8,'6588cefaaa5ca120c1e3051419136fd85f85154d82801ff29f5ff21fcb31a3e0','KPU Kabupaten Uji',2025,'{
 "versi": 2,
 "nomor": 8,
 "jenis": "suntingan",
 "waktu": "2025-07-13T19:56:48+07:00",
 "pelaku": "Ani",
 "satker": "KPU Kabupaten Uji",
 "tahun": 2025,
 "sha256": null,
 "sebelum": "2f06a8590b5ae515e730c82bcadc2738ba5710d1617fad43e21f48c86f95ac6a",
 "hash": "6588cefaaa5ca120c1e3051419136fd85f85154d82801ff29f5ff21fcb31a3e0",
 "isi": {
  "asal": 4,
  "jenis": "rapat",
  "kembar": null,
  "menarik": null,
  "pangkal": null,
  "perubahan": [
   {
    "dari": "Belum",
    "jenis": "laporan_berubah",
    "ke": "Berjalan",
    "kode": "V.a.1.1",
    "kolom": "Status",
    "langkah_aksi": "Langkah V.a.1.1",
    "tenggat": "2025-09"
   },
   {
    "dari": null,
    "jenis": "laporan_berubah",
    "ke": "Menunggu jadwal",
    "kode": "V.a.1.1",
    "kolom": "Kendala",
    "langkah_aksi": "Langkah V.a.1.1",
    "tenggat": "2025-09"
   }
  ],
  "posisi": "2025-07-13",
  "rapat": 1,
  "ubah": [
   {
    "bukti": null,
    "dari": "belum",
    "ke": "proses",
    "kode": "V.a.1.1",
    "kolom": "laporan",
    "tenggat": "2025-09"
   },
   {
    "bukti": null,
    "dari": "",
    "ke": "Menunggu jadwal",
    "kode": "V.a.1.1",
    "kolom": "kendala",
    "tenggat": "2025-09"
   }
  ],
  "unggahan": 5
 }
}
');
INSERT INTO "jurnal_entri" VALUES(9,'70d297077d9b94f54ac78fccc5a0c5c41e61894d05d113b2de13a966534eb854','KPU Kabupaten Uji',2025,'{
 "versi": 2,
 "nomor": 9,
 "jenis": "suntingan",
 "waktu": "2025-07-13T19:56:48+07:00",
 "pelaku": "Ani",
 "satker": "KPU Kabupaten Uji",
 "tahun": 2025,
 "sha256": null,
 "sebelum": "6588cefaaa5ca120c1e3051419136fd85f85154d82801ff29f5ff21fcb31a3e0",
 "hash": "70d297077d9b94f54ac78fccc5a0c5c41e61894d05d113b2de13a966534eb854",
 "isi": {
  "asal": 2,
  "jenis": "rapat",
  "kembar": 8,
  "menarik": null,
  "pangkal": 2,
  "perubahan": [
   {
    "dari": "Belum",
    "jenis": "laporan_berubah",
    "ke": "Berjalan",
    "kode": "V.a.1.1",
    "kolom": "Status",
    "langkah_aksi": "Langkah V.a.1.1",
    "tenggat": "2025-09"
   },
   {
    "dari": null,
    "jenis": "laporan_berubah",
    "ke": "Menunggu jadwal",
    "kode": "V.a.1.1",
    "kolom": "Kendala",
    "langkah_aksi": "Langkah V.a.1.1",
    "tenggat": "2025-09"
   }
  ],
  "posisi": "2025-06-30",
  "rapat": 1,
  "ubah": [
   {
    "bukti": null,
    "dari": "belum",
    "ke": "proses",
    "kode": "V.a.1.1",
    "kolom": "laporan",
    "tenggat": "2025-09"
   },
   {
    "bukti": null,
    "dari": "",
    "ke": "Menunggu jadwal",
    "kode": "V.a.1.1",
    "kolom": "kendala",
    "tenggat": "2025-09"
   }
  ],
  "unggahan": 6
 }
}
');
INSERT INTO "jurnal_entri" VALUES(10,'2b412088160e0a04f4015202e5039ef1064c748535e77897f76640f6e6f6b557','KPU Kabupaten Uji',2025,'{
 "versi": 2,
 "nomor": 10,
 "jenis": "suntingan",
 "waktu": "2025-10-05T19:56:48+07:00",
 "pelaku": "Ani",
 "satker": "KPU Kabupaten Uji",
 "tahun": 2025,
 "sha256": null,
 "sebelum": "70d297077d9b94f54ac78fccc5a0c5c41e61894d05d113b2de13a966534eb854",
 "hash": "2b412088160e0a04f4015202e5039ef1064c748535e77897f76640f6e6f6b557",
 "isi": {
  "asal": 5,
  "jenis": "suntingan",
  "kembar": null,
  "menarik": null,
  "pangkal": null,
  "perubahan": [
   {
    "dari": "Ada",
    "jenis": "bukti_berubah",
    "ke": "Terverifikasi",
    "kode": "V.a.1.1",
    "kolom": "Undangan",
    "langkah_aksi": "Langkah V.a.1.1",
    "tenggat": "2025-05"
   }
  ],
  "posisi": "2025-10-05",
  "rapat": null,
  "ubah": [
   {
    "bukti": "Undangan",
    "dari": "ada",
    "ke": "terverifikasi",
    "kode": "V.a.1.1",
    "kolom": "status",
    "tenggat": "2025-05"
   }
  ],
  "unggahan": 7
 }
}
');
CREATE TABLE jurnal_ujung (
	satu BOOLEAN DEFAULT 1 NOT NULL, 
	format INTEGER NOT NULL, 
	nomor BIGINT NOT NULL, 
	hash TEXT NOT NULL, 
	PRIMARY KEY (satu), 
	CHECK (satu)
);
INSERT INTO "jurnal_ujung" VALUES(1,2,10,'2b412088160e0a04f4015202e5039ef1064c748535e77897f76640f6e6f6b557');
CREATE TABLE mesin (
	entri BIGINT NOT NULL, 
	alamat TEXT NOT NULL, 
	waktu TEXT NOT NULL, 
	PRIMARY KEY (entri)
);
CREATE TABLE perangkat (
	sidik TEXT NOT NULL, 
	orang TEXT NOT NULL, 
	PRIMARY KEY (sidik, orang)
);
CREATE TABLE percobaan (
	orang TEXT NOT NULL, 
	perangkat TEXT NOT NULL, 
	waktu TEXT NOT NULL
);
CREATE TABLE sandi (
	orang TEXT NOT NULL, 
	argon2 TEXT NOT NULL, 
	waktu TEXT NOT NULL, 
	PRIMARY KEY (orang)
);
CREATE TABLE sesi (
	sidik TEXT NOT NULL, 
	orang TEXT NOT NULL, 
	dari TEXT NOT NULL, 
	mulai TEXT NOT NULL, 
	terakhir TEXT NOT NULL, 
	PRIMARY KEY (sidik)
);
CREATE TABLE simpanan (
	jenis TEXT NOT NULL, 
	nama TEXT NOT NULL, 
	nilai TEXT NOT NULL, 
	PRIMARY KEY (jenis, nama)
);
CREATE TABLE undangan (
	sidik TEXT NOT NULL, 
	orang TEXT NOT NULL, 
	sampai TEXT NOT NULL, 
	PRIMARY KEY (sidik)
);
COMMIT;
