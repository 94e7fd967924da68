"""Bukti cells to documents (docs/reading.md). Expected splits were made by hand from the
cells.
"""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from monev.reading.evidence.split import split_bukti
from monev.reading.vocabulary.bukti_kinds import find_jenis
from monev.reading.vocabulary.structure import list_items
from tests.conftest import first_few
from tests.reading.tables import table_texts


def split_names(text: str) -> list[str]:
    """List the documents of a cell."""
    return [bukti.nama for bukti in split_bukti(text)]


def cells_of(tables: str) -> list[tuple[str, list[str]]]:
    """Read tables of cells and their documents, ` / ` between them."""
    cells = []
    for cell, documents in table_texts(re.findall(r"^\|.*\|$", tables, re.MULTILINE)):
        if cell != "cell":
            cells.append((cell.replace("<br>", "\n"), documents.split(" / ")))
    return cells


CLEAR = """
## Mesuji
| cell                                         | documents                                      |
| -------------------------------------------- | ---------------------------------------------- |
| Undangan, Daftar hadir, Dokumentasi Kegiatan | Undangan / Daftar hadir / Dokumentasi Kegiatan |
| Banner "Tolak Gratifikasi " dan tagline-tagline | Banner "Tolak Gratifikasi " dan tagline-tagline |

## Gunungkidul
| cell                                        | documents                                   |
| ------------------------------------------- | ------------------------------------------- |
| Renstra, Renja dan Penetapan Kinerja, SAKIP | Renstra / Renja / Penetapan Kinerja / SAKIP |

## And, or, a plus and a slash part two documents; letters that count them do not
| cell                                            | documents                                    |
| ----------------------------------------------- | -------------------------------------------- |
| Surat tugas dan Sertifikat bimtek               | Surat tugas / Sertifikat bimtek              |
| Undangan & dokumentasi, Kesepakatan bersama dan Foto | Undangan / dokumentasi / Kesepakatan bersama / Foto |
| Undangan/Daftar Hadir / Notulen                 | Undangan / Daftar Hadir / Notulen            |
| Undangan // Notulen // Foto                     | Undangan / Notulen / Foto                    |
| Undangan – Notulen – Foto                       | Undangan / Notulen / Foto                    |
| SK + UND + DH                                   | SK / UND / DH                                |
| Lap. PKS; SPO<br>RTP<br>Perkin                  | Lap. PKS / SPO / RTP / Perkin                |
| SK+Rekap; Und.+DH; Foto 0%, 50%, 100%           | SK / Rekap / Und / DH / Foto 0%, 50%, 100%   |
| Foto gerai + Rekap konsultasi                   | Foto gerai / Rekap konsultasi                |
| Formulir A, B, dan C                            | Formulir A, B, dan C                         |
| Dokumen kinerja mulai dari visi, misi, PK sampai IKI, Foto | Dokumen kinerja mulai dari visi, misi, PK sampai IKI / Foto |
| Notula rapat                                 SK mutasi | Notula rapat / SK mutasi |
| Notula rapat          - SK mutasi            - Foto | Notula rapat / SK mutasi / Foto |
| Laporan SKM dan Papan saran, Foto meja dan papan nama | Laporan SKM / Papan saran / Foto meja dan papan nama |
| Laporan dan publikasi hasil survei              | Laporan / publikasi hasil survei             |
| Surat Pernyataan A dan Surat Pernyataan B       | Surat Pernyataan A / Surat Pernyataan B      |
| Laporan reviu SOP dan daftar hadir              | Laporan reviu SOP / daftar hadir             |
| SK Tim<br>dan SOP                               | SK Tim / SOP                                 |
| Hasil uji dan Foto kegiatan                     | Hasil uji / Foto kegiatan                    |
| SK kompensasi dan Rekap kompensasi              | SK kompensasi / Rekap kompensasi             |
| SK Daftar Informasi dan Berita acara penetapan  | SK Daftar Informasi / Berita acara penetapan |
| SK Daftar Informasi Publik dan Berita Acara     | SK Daftar Informasi Publik / Berita Acara    |
| - Laporan kegiatan<br>- Foto spanduk dan banner | Laporan kegiatan / Foto spanduk dan banner   |
| 1. Dokumen Anjab dan ABK<br>2. Peta jabatan     | Dokumen Anjab dan ABK / Peta jabatan         |
| LHKPN dan LHKASN                                | LHKPN / LHKASN                               |
| Rekap absensi dan laporan penegakan disiplin    | Rekap absensi / laporan penegakan disiplin   |
| Foto banner dan tangkapan layar media sosial    | Foto banner / tangkapan layar media sosial   |
| Laporan LHKPN dan LHKASN                        | Laporan LHKPN / LHKASN                       |
| Bukti lapor LHKPN/LHKASN                        | Bukti lapor LHKPN/LHKASN                     |
| Tangkapan layar website/media sosial            | Tangkapan layar website/media sosial         |
| LHKPN/LHKASN, Surat/Nota dinas                  | LHKPN/LHKASN / Surat/Nota dinas              |
| Tangkapan layar agenda / Buku petunjuk          | Tangkapan layar agenda / Buku petunjuk       |
| MoM / Attendance list                           | MoM / Attendance list                        |

## Behind a comma dan opens the last of a list
| cell                                           | documents                                   |
| ---------------------------------------------- | ------------------------------------------- |
| SOP layanan, foto ruang, dan testimoni jemaah  | SOP layanan / foto ruang / testimoni jemaah |
| Standar pelayanan dan maklumat                 | Standar pelayanan / maklumat                |
| Undangan beserta daftar hadir, berikut notulen | Undangan / daftar hadir / notulen           |
| SK beserta lampirannya                         | SK beserta lampirannya                      |
| 1. Undangan;<br>2. Notula; dan<br>3. Foto.     | Undangan / Notula / Foto                    |
| a. SK Tim; b. Notula, serta c. Foto            | SK Tim / Notula / Foto                      |
| 1. Undangan atau<br>2. Surat tugas             | Undangan / Surat tugas                      |
| Notulen dan Tindak Lanjut                      | Notulen dan Tindak Lanjut                   |
| Berita acara dengan stakeholder dan daftar hadir | Berita acara dengan stakeholder / daftar hadir |
| Foto dengan masyarakat; Foto bersama           | Foto dengan masyarakat / Foto bersama       |
| Laporan sesuai dengan SOP; SKP dengan hasil baik | Laporan sesuai dengan SOP / SKP dengan hasil baik |
| SK Tim, Daftar hadir undangan                  | SK Tim / Daftar hadir undangan              |

## An enumeration ends at a line break, a semicolon or the next number
| cell                                     | documents                               |
| ---------------------------------------- | --------------------------------------- |
| Laporan berisi tabel, grafik<br>Undangan | Laporan berisi tabel, grafik / Undangan |
| Laporan memuat tabel, grafik; Undangan   | Laporan memuat tabel, grafik / Undangan |
| 1. Laporan: tabel, grafik 2. Undangan    | Laporan: tabel, grafik / Undangan       |

## A bracket or quote that is never closed swallows nothing
| cell                                 | documents                 |
| ------------------------------------ | ------------------------- |
| SK (Tim, Undangan, Foto              | SK (Tim / Undangan / Foto |
| Banner "Tolak, Undangan              | Banner "Tolak / Undangan  |
| 1) SK (Tim<br>2) Undangan<br>3) Foto | SK (Tim / Undangan / Foto |

## A line that only wraps is joined and others are not
| cell                                         | documents                                  |
| -------------------------------------------- | ------------------------------------------ |
| Laporan hasil monitoring dan<br>evaluasi     | Laporan hasil monitoring dan evaluasi      |
| Laporan<br>undangan                          | Laporan / undangan                         |
| Foto Kegiatan<br>(minimal 4)<br>SK           | Foto Kegiatan (minimal 4) / SK             |
| Surat Keputusan tentang<br>Tim Kerja ZI      | Surat Keputusan tentang Tim Kerja ZI       |
| 1. Laporan Hasil<br>Pelaksanaan<br>2. SK Tim | Laporan Hasil Pelaksanaan / SK Tim         |
| Undangan<br>daftar hadir<br>dan notulensi    | Undangan / daftar hadir / notulensi        |
| Undangan, daftar hadir, notu-<br>lensi       | Undangan / daftar hadir / notulensi        |
| Banner<br>"Tolak; Lawan",<br>Video           | Banner "Tolak; Lawan" / Video              |
| Berita Acara Nomor:<br>12/PL.02-BA/2025      | Berita Acara Nomor: 12/PL.02-BA/2025       |
| Link<br>https://contoh.go.id/a               | Link                                       |
| SK Tim : https://contoh.go.id/sk             | SK Tim                                     |
| SK Tim, Link https://contoh.go.id/sk         | SK Tim                                     |
| https://contoh.go.id/a                       | https://contoh.go.id/a                     |
| Perjanjian Kinerja<br>Indikator Kinerja<br>Cek list | Perjanjian Kinerja / Indikator Kinerja / Cek list |
| Banner "Stop Pungli,<br>Lawan Korupsi"<br>SK | Banner "Stop Pungli, Lawan Korupsi" / SK   |
| Surat ke pihak terkait<br>Notulen            | Surat ke pihak terkait / Notulen           |
| SK KPU Kabupaten<br>Mesuji<br>LKjIP Kabupaten<br>Nota dinas | SK KPU Kabupaten Mesuji / LKjIP Kabupaten / Nota dinas |
| Laporan pelaksanaan survei<br>SK<br>Maklumat | Laporan pelaksanaan survei / SK / Maklumat |
| Video<br>jingle<br>Perjanjian kinerja pegawai | Video / jingle / Perjanjian kinerja pegawai |

## Inline romans are a list
| cell                                      | documents                         |
| ----------------------------------------- | --------------------------------- |
| i. Undangan ii. Daftar hadir iii. Notulen | Undangan / Daftar hadir / Notulen |
| (i) SK (ii) Laporan                       | SK / Laporan                      |

## A lone i, a chapter's number and a name with a numeral open no list
| cell                          | documents                     |
| ----------------------------- | ----------------------------- |
| Sertifikat eselon II. Laporan | Sertifikat eselon II. Laporan |

## A title that only says that proof follows is no document
| cell                                              | documents               |
| ------------------------------------------------- | ----------------------- |
| Dokumen pendukung:<br>1. Undangan<br>2. Notulensi | Undangan / Notulensi    |
| Bukti dukung: a. SK Tim b. Undangan               | SK Tim / Undangan       |
| Bukti dukung: Undangan, Notulen                   | Undangan / Notulen      |
| Data dukung :<br>- Dokumen RKT                    | Dokumen RKT             |
| Kelengkapan berkas:<br>Undangan<br>Daftar hadir   | Undangan / Daftar hadir |

## What follows a comma without being a document is not cut off
| cell                                          | documents                                     |
| --------------------------------------------- | --------------------------------------------- |
| Notulensi tanggal 12 Maret 2025, pukul 09.00 WIB | Notulensi tanggal 12 Maret 2025, pukul 09.00 WIB |
| Undangan rapat Senin, 12 Maret 2025           | Undangan rapat Senin, 12 Maret 2025           |
| SK a.n. Budi, S.Sos., M.Si                    | SK a.n. Budi, S.Sos., M.Si                    |
| Laporan TW I, II, III dan IV                  | Laporan TW I, II, III dan IV                  |
| Notulensi bulan Januari, Februari, Maret 2025 | Notulensi bulan Januari, Februari, Maret 2025 |
| SK Nomor 1, 2 dan 3 Tahun 2025                | SK Nomor 1, 2 dan 3 Tahun 2025                |
| Banner «Jujur, Adil»                          | Banner «Jujur, Adil»                          |
| Pakta bebas korupsi, kolusi dan nepotisme     | Pakta bebas korupsi, kolusi dan nepotisme     |
| Maklumat anti suap, pungli, dan hadiah; Foto  | Maklumat anti suap, pungli, dan hadiah / Foto |
| KAK dan RAB                                   | KAK / RAB                                     |
| RUK dan RPK                                   | RUK / RPK                                     |
| Rundown acara dan undangan                    | Rundown acara / undangan                      |
| SK Ketua/Pimpinan                             | SK Ketua/Pimpinan                             |
| SK tentang Tim ZI, undangan dan notula        | SK tentang Tim ZI / undangan / notula         |
"""
DOUBTFUL = """
| cell                                              | documents                                   |
| ------------------------------------------------- | ------------------------------------------- |
| • Surat<br>Tugas<br>• Laporan                     | Surat Tugas / Laporan                       |
| 1. SK Tim Kerja<br>Pembangunan ZI<br>2. Notulen   | SK Tim Kerja Pembangunan ZI / Notulen       |
| Berita acara pemilihan; SK duta<br>integritas     | Berita acara pemilihan / SK duta integritas |
| Undangan dan lain-lain                            | Undangan dan lain-lain                      |
| Laporan pelaksanaan<br>kegiatan penyuluhan        | Laporan pelaksanaan kegiatan penyuluhan     |
| Undangan, daftar<br>hadir, notulensi              | Undangan / daftar hadir / notulensi         |
| SK Tim Kerja Pembangunan Zona<br>Integritas       | SK Tim Kerja Pembangunan Zona / Integritas  |
| Undangan, daftar hadir, dll.                      | Undangan / daftar hadir                     |
| Undangan Daftar Hadir Notulensi                   | Undangan Daftar Hadir Notulensi             |
| Banner di lobi. Tampilan website                  | Banner di lobi. Tampilan website            |
| Tangkapan layar<br>website                        | Tangkapan layar website                     |
| Undangan rapat<br>monev                           | Undangan rapat monev                        |
| Dokumen rapat:<br>Undangan<br>Notulen             | Dokumen rapat / Undangan / Notulen          |
| Laporan meliputi tabel, grafik                    | Laporan meliputi tabel / grafik             |
| Contoh: SK Tim, Undangan                          | Contoh: SK Tim, Undangan                    |
| Laporan kegiatan<br>Contoh: foto, video           | Laporan kegiatan / Contoh: foto, video      |
| 1. Naskah pakta<br>2. Undangan daftar hadir       | Naskah pakta / Undangan daftar hadir        |
| Isi, berisi:<br>- tabel, grafik;<br>- foto<br>SOP | Isi / berisi / tabel / grafik / foto / SOP  |
| 1. Laporan berisi:<br>a. tabel<br>b. grafik<br>2. SOP | Laporan berisi / tabel / grafik / SOP |
| Laporan monev:<br>1. Tabel<br>2. Grafik           | Laporan monev / Tabel / Grafik              |
| 1. Laporan<br>a. Undangan                         | Laporan / Undangan                          |
"""
OPEN = """
Keputusan tentang Penetapan SOP dan Standar Pelayanan
Foto dan video kegiatan
Dokumentasi foto dan video
RKK/SPK
SK Tim dan rencana aksi
Penyusunan SOP dan SK
Rencana latihan dan Laporan latihan
Berita acara dan rekomendasi
Laporan disertai foto
Rekap aduan dan tindak lanjut
Materi sosialisasi/paparan
Monitoring dan evaluasi
SOP / IK
lap. audit / LKS
Risk register / Risk treatment plan
Visi dan misi
SK tentang Standar Pelayanan dan Maklumat
Surat tugas dengan sertifikat
Foto bersama daftar hadir
SK Tim bersama dengan uraian tugas
Tampilan Website dan Media sosial
"""


LONG = {
    "Undangan Rapat, lembar monev ZI, bukti pelaksanaan dan tindak lanjut": [
        "Undangan Rapat",
        "lembar monev ZI",
        "bukti pelaksanaan dan tindak lanjut",
    ],
    (
        "Website KPU, email pengaduan melalui alamat kpugk@gmail.com, Banner DUMAS pada halaman "
        "depan kantor. - Perubahan SK - SOP - Call center dan Surel aduan - Banner (diadakan)"
    ): [
        "Website KPU",
        "email pengaduan melalui alamat kpugk@gmail.com",
        "Banner DUMAS pada halaman depan kantor",
        "Perubahan SK",
        "SOP",
        "Call center",
        "Surel aduan",
        "Banner (diadakan)",
    ],
    "Daftar Kegiatan Pengendalian Resiko dan Contoh – Contoh Bentuk Pengendalian": [
        "Daftar Kegiatan Pengendalian Resiko dan Contoh – Contoh Bentuk Pengendalian"
    ],
    "Undangan|Notulen": ["Undangan", "Notulen"],
}
"""Clear cells that do not fit a table."""


def test_a_cell_is_split_as_a_person_would(subtests):
    for cell, documents in (*cells_of(CLEAR), *LONG.items(), *cells_of(DOUBTFUL)):
        with subtests.test(cell):
            assert split_names(cell) == documents


def test_where_it_is_open_whether_and_separates_it_is_one_document(subtests):
    for cell in OPEN.strip().replace("<br>", "\n").split("\n"):
        with subtests.test(cell):
            assert split_names(cell) == [cell]
    series = "Laporan survei IPK, IKM dan IPAK"
    assert split_names(series) == ["Laporan survei IPK", "IKM", "IPAK"]


ALIKE = {
    ("Undangan", "daftar hadir", "notulensi"): [
        *("Undangan, daftar hadir, dan notulensi", "Undangan; daftar hadir; serta notulensi."),
        *("Undangan\ndaftar hadir\r\nnotulensi", "Undangan,\ndaftar hadir,\nnotulensi."),
        *("1. Undangan\n2. daftar hadir\n3. notulensi", "1. Undangan 2. daftar hadir 3. notulensi"),
        *(
            "1) Undangan\n2) daftar hadir 3) notulensi",
            "(1) Undangan\n(2) daftar hadir\n(3) notulensi",
        ),
        *("a. Undangan b. daftar hadir c. notulensi", "• Undangan • daftar hadir • notulensi"),
        *(
            "- Undangan\n- daftar hadir\n– notulensi",
            "\uf0b7 Undangan\n\uf0b7 daftar hadir\no notulensi",
        ),
        "Undangan, daftar hadir, undangan, notulensi, -",
    ],
    ("SK", "SOP"): [
        *(
            "(1) SK (2) SOP",
            "I. SK\nII. SOP",
            "1.1 SK\n1.2 SOP",
            "SK，SOP；",
            "(a) SK (b) SOP",
            "1). SK\n2). SOP",
        ),
        *("√ SK\n√ SOP", "☐ SK ☐ SOP", "> SK\n> SOP", "→ SK\n→ SOP"),
    ],
    (): ["", " ", "-", "–", "\n\n", "n/a", "Tidak ada", "nihil", ", ; .", "1.", "2.1", "•"],
}
NEVER_CUT = (
    "Laporan monitoring dan evaluasi | Notulen dan tindak lanjutnya | Daftar hadir Apel dan Rapat Pleno | "
    "SK Tim Kerja / Kelompok Kerja | Absensi/Daftar hadir | Undangan dan/atau pengumuman | "
    "SK Nomor 12/SK/2025 | Berita Acara Nomor 226/PW.02.-BA/1811/2025 | "
    "SK Tim (Ketua, Sekretaris; Anggota) | Banner [lobi, halaman] | Banner “Jujur, Adil” | "
    "Banner 'Jujur, Adil' di lobi | Anggaran Rp1,5 juta | https://contoh.go.id/a,b;c | "
    "Lampiran 1. tabel Lampiran 2. grafik | SK - Tim | Laporan memuat tabel, grafik | Isra' Mi'raj | "
    "Laporan pukul 08:00 WIB"
)


def test_every_way_of_listing_gives_the_same_documents_and_one_is_never_cut(subtests):
    for documents, cells in [
        *ALIKE.items(),
        *(((cell,), [cell]) for cell in NEVER_CUT.split(" | ")),
    ]:
        for cell in cells:
            with subtests.test(cell):
                assert split_names(cell) == [*documents]


KINDS = {
    "Undangan": "Undangan Rapat Pleno | undangan_rapat",
    "Daftar hadir": "absensi | DAFTAR  HADIR apel",
    "Notulensi": "risalah kegiatan",
    "Dokumentasi": "Foto dan video kegiatan",
    "SK": "SK Tim Pembangunan | Surat Keputusan Ketua",
    "Laporan": "Laporan penyusunan SOP",
    "SOP": "SOP pelaporan",
    "Banner": "Pemasangan banner pencegahan Gratifikasi",
    "Tangkapan layar": "Tampilan Website dan Media Sosial | Screen capture website",
    "Surat pernyataan": "Surat Pernyataan Bebas Benturan Kepentingan",
    "Surat": "Surat edaran",
    "Pakta integritas": "Pakta Integritas",
    "Daftar atau rekapitulasi": "Daftar Inventaris Masalah",
    "Formulir": "Form Rekapitulasi jumlah pengaduan",
    "Dokumen perencanaan": "Dokumen Rencana Aksi dipublikasikan di website",
    "Lainnya": "Bahan baku | Skema pelaporan | ",
    "Berita acara": "BAST aset",
}


def test_the_first_known_whole_word_of_a_name_gives_its_kind(subtests):
    for jenis, names in KINDS.items():
        for name in names.split(" | "):
            with subtests.test(name):
                assert find_jenis(name) == jenis


@given(st.text(max_size=300))
@example("(" * 200)
@example("1. 2. a) - :")
def test_any_text_is_read_without_raising(text):
    for bukti in split_bukti(text):
        assert bukti.nama == bukti.nama.strip() != ""
        assert any(letter.isalnum() for letter in bukti.nama)


WORD = st.sampled_from(
    ["Undangan", "daftar", "hadir", "foto", "Laporan", "Tim", "berisi", "lembar", "kegiatan"]
)
BETWEEN = st.sampled_from(
    [" ", " ", " ", ", ", "; ", "\n", " (", ") ", ' "', ": ", " / ", " – ", ". "]
)


@given(st.lists(st.tuples(WORD, BETWEEN), min_size=1, max_size=12))
def test_only_separators_and_repetitions_are_lost(parts):
    # Numbering the words makes each piece unlike every other, so that no repetition is left out.
    text = "".join(f"{word}{number}x{gap}" for number, (word, gap) in enumerate(parts))
    assert re.sub(r"\W", "", "".join(split_names(text))) == re.sub(r"\W", "", text)


HOSTILE = (
    "1.a&b\n|(|()|\"|'a |1. a |- A |a, |: |http://|x@|berisi |\n1. |a dan\n|a:\n- |\n|meliputi |"
    "Bukti: |1, |(1) a |a\nB |a-\n|SK . "
)


@pytest.mark.parametrize("pattern", first_few(HOSTILE.split("|"), 8))
@pytest.mark.processor_seconds(30)
def test_a_hostile_cell_of_excels_greatest_length_is_split_in_the_end(pattern):
    text = (pattern * 32767)[:32767]
    assert split_bukti(text) or not any(letter.isalpha() for letter in text)
    assert len(list_items(f"1. a{text}")) <= 1
