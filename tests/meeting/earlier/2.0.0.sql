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
INSERT INTO "jurnal_entri" VALUES(1,'1de02814cedac29f70d831693d8acfdc9ac07f7ed0dbc61085261b2b7f188cdf','KPU Kabupaten Uji',2025,'{
 "versi": 2,
 "nomor": 1,
 "jenis": "unggahan",
 "waktu": "2025-07-10T15:20:36+07:00",
 "pelaku": "Penguji",
 "satker": "KPU Kabupaten Uji",
 "tahun": 2025,
 "sha256": null,
 "sebelum": "",
 "hash": "1de02814cedac29f70d831693d8acfdc9ac07f7ed0dbc61085261b2b7f188cdf",
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
INSERT INTO "jurnal_entri" VALUES(2,'9f4b511c515e82ec0616f02bb691eecdcc2382f07150317bbd1bc0d67f618bec','KPU Kabupaten Uji',2025,'{
 "versi": 2,
 "nomor": 2,
 "jenis": "rapat",
 "waktu": "2025-07-10T15:20:47+07:00",
 "pelaku": "Ani",
 "satker": "KPU Kabupaten Uji",
 "tahun": 2025,
 "sha256": null,
 "sebelum": "1de02814cedac29f70d831693d8acfdc9ac07f7ed0dbc61085261b2b7f188cdf",
 "hash": "9f4b511c515e82ec0616f02bb691eecdcc2382f07150317bbd1bc0d67f618bec",
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
     "judul": "Rapat evaluasi TW II",
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
INSERT INTO "jurnal_entri" VALUES(3,'d115656afaaa000204b1a9d2b3989577d4f91039b9465467846ef96339a0978b','KPU Kabupaten Uji',2025,'{
 "versi": 2,
 "nomor": 3,
 "jenis": "rapat",
 "waktu": "2025-07-10T15:20:47+07:00",
 "pelaku": "Ani",
 "satker": "KPU Kabupaten Uji",
 "tahun": 2025,
 "sha256": null,
 "sebelum": "9f4b511c515e82ec0616f02bb691eecdcc2382f07150317bbd1bc0d67f618bec",
 "hash": "d115656afaaa000204b1a9d2b3989577d4f91039b9465467846ef96339a0978b",
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
INSERT INTO "jurnal_entri" VALUES(4,'a03a01c5d50b613e295dc0171426bae9f325e5b63d749c9776921f36e7dfb150','KPU Kabupaten Uji',2025,'{
 "versi": 2,
 "nomor": 4,
 "jenis": "rapat",
 "waktu": "2025-07-10T15:20:48+07:00",
 "pelaku": "Ani",
 "satker": "KPU Kabupaten Uji",
 "tahun": 2025,
 "sha256": null,
 "sebelum": "d115656afaaa000204b1a9d2b3989577d4f91039b9465467846ef96339a0978b",
 "hash": "a03a01c5d50b613e295dc0171426bae9f325e5b63d749c9776921f36e7dfb150",
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
INSERT INTO "jurnal_entri" VALUES(5,'1370f416c468a38e909348451b45c6fa5723df38f31e38bd0d43afdc0bcd6d1c','KPU Kabupaten Uji',2025,'{
 "versi": 2,
 "nomor": 5,
 "jenis": "rapat",
 "waktu": "2025-07-10T15:20:49+07:00",
 "pelaku": "Ani",
 "satker": "KPU Kabupaten Uji",
 "tahun": 2025,
 "sha256": null,
 "sebelum": "a03a01c5d50b613e295dc0171426bae9f325e5b63d749c9776921f36e7dfb150",
 "hash": "1370f416c468a38e909348451b45c6fa5723df38f31e38bd0d43afdc0bcd6d1c",
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
INSERT INTO "jurnal_entri" VALUES(6,'435d4739967c51d20e022d0488cb4b4cca7f605f4bab8db6be874dea94a85b81','KPU Kabupaten Uji',2025,'{
 "versi": 2,
 "nomor": 6,
 "jenis": "rapat",
 "waktu": "2025-07-10T15:20:50+07:00",
 "pelaku": "Ani",
 "satker": "KPU Kabupaten Uji",
 "tahun": 2025,
 "sha256": null,
 "sebelum": "1370f416c468a38e909348451b45c6fa5723df38f31e38bd0d43afdc0bcd6d1c",
 "hash": "435d4739967c51d20e022d0488cb4b4cca7f605f4bab8db6be874dea94a85b81",
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
INSERT INTO "jurnal_entri" VALUES(7,'5ca56190bfaffd2f72ecdda7ae8e6ed2c5edc413a68b69a5482f7e987876515b','KPU Kabupaten Uji',2025,'{
 "versi": 2,
 "nomor": 7,
 "jenis": "rapat",
 "waktu": "2025-07-10T15:20:50+07:00",
 "pelaku": "Ani",
 "satker": "KPU Kabupaten Uji",
 "tahun": 2025,
 "sha256": null,
 "sebelum": "435d4739967c51d20e022d0488cb4b4cca7f605f4bab8db6be874dea94a85b81",
 "hash": "5ca56190bfaffd2f72ecdda7ae8e6ed2c5edc413a68b69a5482f7e987876515b",
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
INSERT INTO "jurnal_entri" VALUES(8,'0f529e867226096844d401f3a6312ad3ec6c52425296872c0a6e098ae3f70920','KPU Kabupaten Uji',2025,'{
 "versi": 2,
 "nomor": 8,
 "jenis": "rapat",
 "waktu": "2025-07-10T15:20:53+07:00",
 "pelaku": "Ani",
 "satker": "KPU Kabupaten Uji",
 "tahun": 2025,
 "sha256": null,
 "sebelum": "5ca56190bfaffd2f72ecdda7ae8e6ed2c5edc413a68b69a5482f7e987876515b",
 "hash": "0f529e867226096844d401f3a6312ad3ec6c52425296872c0a6e098ae3f70920",
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
INSERT INTO "jurnal_entri" VALUES(9,'d4b1edaa3d58ea7674946d74022866a1b15400ed299a9a4ced03f3b695607d58','KPU Kabupaten Uji',2025,'{
 "versi": 2,
 "nomor": 9,
 "jenis": "rapat",
 "waktu": "2025-07-10T15:20:56+07:00",
 "pelaku": "Ani",
 "satker": "KPU Kabupaten Uji",
 "tahun": 2025,
 "sha256": null,
 "sebelum": "0f529e867226096844d401f3a6312ad3ec6c52425296872c0a6e098ae3f70920",
 "hash": "d4b1edaa3d58ea7674946d74022866a1b15400ed299a9a4ced03f3b695607d58",
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
     "judul": "Rapat evaluasi TW II",
     "laporan_lengkap": "",
     "laporan_nomor": "",
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
     "judul": "Rapat evaluasi TW II",
     "laporan_lengkap": "",
     "laporan_nomor": "",
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
INSERT INTO "jurnal_ujung" VALUES(1,2,9,'d4b1edaa3d58ea7674946d74022866a1b15400ed299a9a4ced03f3b695607d58');
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
