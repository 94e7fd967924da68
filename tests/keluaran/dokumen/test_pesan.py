"""What goes out before and after a meeting: the agenda from the data, a message for each PIC."""

from __future__ import annotations

from monev.keluaran.dokumen.agenda import butir_agenda, pesan_per_pic, teks_agenda
from monev.keluaran.pesan import TANPA_PIC, per_pic
from tests.keluaran.dokumen.conftest import NAMA_ANEH


def test_the_agenda_names_what_there_is_to_talk_about(bahan):
    assert butir_agenda(bahan) == [
        "Pembukaan",
        "Keadaan rencana aksi per 30 Juni 2025",
        "Tenggat terlambat per area: II Area II (1); V Area V (5)",
        "1 tenggat yang dilaporkan selesai tanpa bukti lengkap",
        "Kesenjangan bukti dukung: 7 bukti belum ada",
        "1 langkah tanpa target waktu",
        "Target Triwulan III Tahun 2025: 3 tenggat",
        "Keputusan dan tindak lanjut",
        "Penutup",
    ]
    assert "1. Pembukaan" in teks_agenda(bahan)


def test_each_pic_gets_what_is_theirs(bahan):
    pesan = pesan_per_pic(bahan)
    assert list(pesan) == ["Ketua", NAMA_ANEH, TANPA_PIC]
    ketua = pesan["Ketua"]
    assert "*Bukti yang belum ada (1):*\n1. II.1.1 Langkah II.1.1, Mei 2025: Undangan" in ketua
    assert "1. Lengkapi bukti, paling lambat 20 Juli 2025\n2. Susun <jadwal>" in ketua
    assert "segera" not in ketua
    assert "*Yang segera jatuh tempo (3):*" in pesan[NAMA_ANEH]
    assert "I.1.1" in pesan[TANPA_PIC]


def test_one_pic_written_in_two_ways_is_one(bahan):
    satu, dua = bahan.keputusan
    berikut = [{**bahan.berikut[0], "pic": "KETUA "}]
    assert len(per_pic(bahan.baris_kesenjangan.iloc[:0], berikut, bahan.p, [satu, dua])) == 1
    assert per_pic(bahan.baris_kesenjangan.iloc[:0], [], bahan.p) == {}
