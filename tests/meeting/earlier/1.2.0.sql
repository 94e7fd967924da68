BEGIN TRANSACTION;
CREATE TABLE jurnal_berkas (
	sha256 TEXT NOT NULL, 
	isi BLOB NOT NULL, 
	PRIMARY KEY (sha256)
);
CREATE TABLE jurnal_digantikan (
	nomor BIGINT NOT NULL, 
	hash TEXT NOT NULL, 
	PRIMARY KEY (nomor, hash)
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
INSERT INTO "jurnal_entri" VALUES(1,'f5f81d53cf449804f22eaffd0a7b20ae4f230f64a64eba853827fc83123c3467','KPU Kabupaten Uji',2025,'{
 "versi": 2,
 "nomor": 1,
 "jenis": "unggahan",
 "waktu": "2025-07-10T15:25:24+07:00",
 "pelaku": "Penguji",
 "satker": "KPU Kabupaten Uji",
 "tahun": 2025,
 "sha256": null,
 "sebelum": "",
 "hash": "f5f81d53cf449804f22eaffd0a7b20ae4f230f64a64eba853827fc83123c3467",
 "isi": {
  "catatan": "",
  "dilaporkan": false,
  "jenis": "berkas",
  "langkah": [
   {
    "area": "I",
    "baris": 7,
    "bukti": [
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
        "berlaku_sampai": null,
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
      "laporan": "belum",
      "selesai_sejak": null,
      "tanggal_selesai": null,
      "tenggat": "2025-03",
      "tindak_lanjut": ""
     }
    ],
    "urutan": 1
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
INSERT INTO "jurnal_entri" VALUES(2,'afe291738c805da66dfc0cb217091440293777c159db92bd0a6ea4efbc41ac66','KPU Kabupaten Uji',2025,'{
 "versi": 2,
 "nomor": 2,
 "jenis": "rapat",
 "waktu": "2025-07-10T15:25:31+07:00",
 "pelaku": "Ani",
 "satker": "KPU Kabupaten Uji",
 "tahun": 2025,
 "sha256": null,
 "sebelum": "f5f81d53cf449804f22eaffd0a7b20ae4f230f64a64eba853827fc83123c3467",
 "hash": "afe291738c805da66dfc0cb217091440293777c159db92bd0a6ea4efbc41ac66",
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
     "diikuti": "",
     "judul": "Rapat evaluasi TW II",
     "laporan_lengkap": "",
     "laporan_nomor": "",
     "layar": "",
     "memimpin": "",
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
     "tempat": "Aula",
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
INSERT INTO "jurnal_entri" VALUES(3,'dc6c042dcaca0363f340c54bee3be66ed5717fddd506f1f346b1161c3a4cd129','KPU Kabupaten Uji',2025,'{
 "versi": 2,
 "nomor": 3,
 "jenis": "rapat",
 "waktu": "2025-07-10T15:25:33+07:00",
 "pelaku": "Ani",
 "satker": "KPU Kabupaten Uji",
 "tahun": 2025,
 "sha256": null,
 "sebelum": "afe291738c805da66dfc0cb217091440293777c159db92bd0a6ea4efbc41ac66",
 "hash": "dc6c042dcaca0363f340c54bee3be66ed5717fddd506f1f346b1161c3a4cd129",
 "isi": {
  "menarik": null,
  "peristiwa": "hadir",
  "rapat": 1,
  "ubah": [
   {
    "benda": "hadir",
    "dari": null,
    "ke": {
     "jabatan": "Kasubbag Hukum",
     "kehadiran": "hadir",
     "nama": "Budi Santoso",
     "wakil": ""
    },
    "nomor": 1
   },
   {
    "benda": "hadir",
    "dari": null,
    "ke": {
     "jabatan": "Staf",
     "kehadiran": "hadir",
     "nama": "Cici",
     "wakil": ""
    },
    "nomor": 2
   }
  ]
 }
}
');
INSERT INTO "jurnal_entri" VALUES(4,'1697568002674586012b13067a8f829fc85b7e31c6e2ce7ddae67747e579bd9a','KPU Kabupaten Uji',2025,'{
 "versi": 2,
 "nomor": 4,
 "jenis": "rapat",
 "waktu": "2025-07-10T15:25:35+07:00",
 "pelaku": "Ani",
 "satker": "KPU Kabupaten Uji",
 "tahun": 2025,
 "sha256": null,
 "sebelum": "dc6c042dcaca0363f340c54bee3be66ed5717fddd506f1f346b1161c3a4cd129",
 "hash": "1697568002674586012b13067a8f829fc85b7e31c6e2ce7ddae67747e579bd9a",
 "isi": {
  "menarik": null,
  "peristiwa": "bahasan",
  "rapat": 1,
  "ubah": [
   {
    "benda": "bahasan",
    "dari": null,
    "ke": {
     "area": "I",
     "isi": "Laporan dilengkapi pekan ini.",
     "jenis": "arahan"
    },
    "nomor": 1
   }
  ]
 }
}
');
INSERT INTO "jurnal_entri" VALUES(5,'6ba0dc513806876736a98f456de9a48451dc24af3a0996f62c530d93876b59ef','KPU Kabupaten Uji',2025,'{
 "versi": 2,
 "nomor": 5,
 "jenis": "rapat",
 "waktu": "2025-07-10T15:25:37+07:00",
 "pelaku": "Ani",
 "satker": "KPU Kabupaten Uji",
 "tahun": 2025,
 "sha256": null,
 "sebelum": "1697568002674586012b13067a8f829fc85b7e31c6e2ce7ddae67747e579bd9a",
 "hash": "6ba0dc513806876736a98f456de9a48451dc24af3a0996f62c530d93876b59ef",
 "isi": {
  "menarik": null,
  "peristiwa": "bahasan",
  "rapat": 1,
  "ubah": [
   {
    "benda": "bahasan",
    "dari": null,
    "ke": {
     "area": null,
     "isi": "Bukti dikumpulkan PIC.\nTautan diperiksa.",
     "jenis": "pembahasan"
    },
    "nomor": 2
   }
  ]
 }
}
');
INSERT INTO "jurnal_entri" VALUES(6,'1030c8bd8f979f07bc41b4ad23b3ac7459edb8b301cf02dbcb653a1eb08fdea7','KPU Kabupaten Uji',2025,'{
 "versi": 2,
 "nomor": 6,
 "jenis": "rapat",
 "waktu": "2025-07-10T15:25:39+07:00",
 "pelaku": "Ani",
 "satker": "KPU Kabupaten Uji",
 "tahun": 2025,
 "sha256": null,
 "sebelum": "6ba0dc513806876736a98f456de9a48451dc24af3a0996f62c530d93876b59ef",
 "hash": "1030c8bd8f979f07bc41b4ad23b3ac7459edb8b301cf02dbcb653a1eb08fdea7",
 "isi": {
  "menarik": null,
  "peristiwa": "bahasan",
  "rapat": 1,
  "ubah": [
   {
    "benda": "bahasan",
    "dari": null,
    "ke": {
     "area": null,
     "isi": "Rapat berikutnya di aula.",
     "jenis": "catatan"
    },
    "nomor": 3
   }
  ]
 }
}
');
INSERT INTO "jurnal_entri" VALUES(7,'4f32df97a5bfda2d294bb1d1803d2baeea057cd6183d3ca72a0c51f8c8e18694','KPU Kabupaten Uji',2025,'{
 "versi": 2,
 "nomor": 7,
 "jenis": "rapat",
 "waktu": "2025-07-10T15:25:42+07:00",
 "pelaku": "Ani",
 "satker": "KPU Kabupaten Uji",
 "tahun": 2025,
 "sha256": null,
 "sebelum": "1030c8bd8f979f07bc41b4ad23b3ac7459edb8b301cf02dbcb653a1eb08fdea7",
 "hash": "4f32df97a5bfda2d294bb1d1803d2baeea057cd6183d3ca72a0c51f8c8e18694",
 "isi": {
  "menarik": null,
  "peristiwa": "catatan",
  "rapat": 1,
  "ubah": [
   {
    "benda": "catatan",
    "dari": null,
    "ke": {
     "area": "I",
     "kendala": "Data belum diterima",
     "kode": "I.1.1",
     "solusi": "Minta tertulis",
     "tenggat": "2025-03"
    },
    "nomor": 1
   }
  ]
 }
}
');
INSERT INTO "jurnal_entri" VALUES(8,'5b18aab3578c2e875dfd73d097b2e978e5147140c460e1afa1d1086a2ba63b10','KPU Kabupaten Uji',2025,'{
 "versi": 2,
 "nomor": 8,
 "jenis": "rapat",
 "waktu": "2025-07-10T15:25:44+07:00",
 "pelaku": "Ani",
 "satker": "KPU Kabupaten Uji",
 "tahun": 2025,
 "sha256": null,
 "sebelum": "4f32df97a5bfda2d294bb1d1803d2baeea057cd6183d3ca72a0c51f8c8e18694",
 "hash": "5b18aab3578c2e875dfd73d097b2e978e5147140c460e1afa1d1086a2ba63b10",
 "isi": {
  "menarik": null,
  "peristiwa": "putuskan",
  "rapat": 1,
  "ubah": [
   {
    "benda": "tindak_lanjut",
    "dari": null,
    "ke": {
     "area": "I",
     "batas": "2025-07-31",
     "keterangan": "",
     "kode": "I.1.1",
     "pic": "Kasubbag Hukum",
     "rapat": 1,
     "status": "terbuka",
     "uraian": "Melengkapi notulensi"
    },
    "nomor": 1
   }
  ]
 }
}
');
INSERT INTO "jurnal_entri" VALUES(9,'5d3ea89d92cbb0fdbaf1466690d0e2ff0ccff9a584323b88b83a69dc1955a6ba','KPU Kabupaten Uji',2025,'{
 "versi": 2,
 "nomor": 9,
 "jenis": "rapat",
 "waktu": "2025-07-10T15:25:45+07:00",
 "pelaku": "Ani",
 "satker": "KPU Kabupaten Uji",
 "tahun": 2025,
 "sha256": null,
 "sebelum": "5b18aab3578c2e875dfd73d097b2e978e5147140c460e1afa1d1086a2ba63b10",
 "hash": "5d3ea89d92cbb0fdbaf1466690d0e2ff0ccff9a584323b88b83a69dc1955a6ba",
 "isi": {
  "menarik": null,
  "peristiwa": "tutup",
  "rapat": 1,
  "ubah": [
   {
    "benda": "rapat",
    "dari": {
     "acara": "",
     "berikut_mulai": "",
     "berikut_tanggal": "",
     "berikut_tempat": "",
     "diikuti": "",
     "judul": "Rapat evaluasi TW II",
     "laporan_lengkap": "",
     "laporan_nomor": "",
     "layar": "",
     "memimpin": "",
     "mulai": "",
     "naskah": [],
     "notulis": "",
     "notulis_jabatan": "",
     "notulis_nip": "",
     "notulis_pangkat": "",
     "pemimpin": "",
     "pemimpin_jabatan": "",
     "pemimpin_nip": "",
     "pemimpin_pangkat": "",
     "perbaikan": [],
     "periode": "tw2",
     "posisi": "2025-06-30",
     "presensi": "",
     "ralat": [],
     "selesai": "",
     "status": "berlangsung",
     "tanggal": "2025-07-10",
     "tempat": "Aula",
     "undangan_hal": "",
     "undangan_lampiran": "",
     "undangan_nomor": "",
     "undangan_sifat": "",
     "undangan_tanggal": "",
     "undangan_tembusan": ""
    },
    "ke": {
     "acara": "",
     "berikut_mulai": "",
     "berikut_tanggal": "",
     "berikut_tempat": "",
     "diikuti": "",
     "judul": "Rapat evaluasi TW II",
     "laporan_lengkap": "",
     "laporan_nomor": "",
     "layar": "",
     "memimpin": "",
     "mulai": "09.00",
     "naskah": [],
     "notulis": "Budi Santoso",
     "notulis_jabatan": "",
     "notulis_nip": "",
     "notulis_pangkat": "",
     "pemimpin": "Ketua Tim",
     "pemimpin_jabatan": "",
     "pemimpin_nip": "",
     "pemimpin_pangkat": "",
     "perbaikan": [],
     "periode": "tw2",
     "posisi": "2025-06-30",
     "presensi": "",
     "ralat": [],
     "selesai": "11.45",
     "status": "ditutup",
     "tanggal": "2025-07-10",
     "tempat": "Aula",
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
CREATE TABLE jurnal_ujung (
	satu BOOLEAN DEFAULT 1 NOT NULL, 
	format INTEGER NOT NULL, 
	nomor BIGINT NOT NULL, 
	hash TEXT NOT NULL, 
	PRIMARY KEY (satu), 
	CHECK (satu)
);
INSERT INTO "jurnal_ujung" VALUES(1,2,9,'5d3ea89d92cbb0fdbaf1466690d0e2ff0ccff9a584323b88b83a69dc1955a6ba');
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
