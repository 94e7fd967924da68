"""`periksa` shows how a file is read, in the JSON of docs/operations.md."""

from tests.cli.conftest import CHECKED
from tests.code import MESUJI_FILE


def test_periksa(run, table):
    file = table("a.csv", ("Rapat", "Maret 2025", ""))
    (langkah,) = run("periksa", file, "--json").json["langkah"]
    assert (langkah["kode"], langkah["sub_area"], langkah["pic"]) == ("I.1.1", None, None)
    content = run("periksa", MESUJI_FILE, "--json").json
    assert list(content) == CHECKED
    assert (content["satker"], content["tahun"]) == ("KPU Kabupaten Mesuji", 2025)
    assert (len(content["langkah"]), content["galat"]) == (45, [])
    (keys,) = {", ".join(langkah) for langkah in content["langkah"]}
    assert keys == (
        "kode, area, nama_area, sub_area, no, komponen, indikator, langkah_aksi, bukti_dukung, "
        "target_waktu, target_capaian, jenis_target, mulai, tenggat, bukti, pic, lainnya, baris"
    )
    by_kode = {langkah["kode"]: langkah for langkah in content["langkah"]}
    assert by_kode["I.a.2.1"]["tenggat"] == ["2025-08-04"]
    assert by_kode["I.a.2.1"]["bukti"] == ["Undangan", "Daftar hadir", "Dokumentasi Kegiatan"]
    span = by_kode["V.c.1.1"]
    assert span["jenis_target"] == "rentang"
    assert (span["mulai"], span["tenggat"]) == ("2025-08", ["2025-09"])
    assert by_kode["VI.2.1"]["tenggat"] == []
    assert {type(langkah["baris"]) for langkah in content["langkah"]} == {int}
    fields = ["lembar", "baris", "kolom", "nilai", "pesan", "kode", "ditanyakan", "pilihan"]
    assert [list(remark) for remark in content["peringatan"]] == [fields] * 5
    assert "Akhir tahun: Desember 2025" in content["peringatan"][-1]["pilihan"]
