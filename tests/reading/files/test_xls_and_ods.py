"""Old Excel and LibreOffice workbooks are read as their .xlsx is.

What their format cannot hold adds a question. Binary workbooks are written here record by record,
as [MS-XLSB] says.

The files in `berkas/` were saved by LibreOffice 7.4 from those in data/: `mesuji.xls`,
`mesuji.ods`, `gunungkidul.ods`; `sandi.xlsx`, `sandi.xls` and `sandi.ods` hold one row and the
password "rahasia" (the first locked as Excel does, by msoffcrypto-tool).
"""

import struct
from pathlib import Path

import pytest

from monev.core.errors import FileRefused
from monev.core.records import Langkah
from monev.reading import read_file
from monev.reading.files import gate
from monev.reading.files.grid import build_from_worker
from monev.reading.whole_file import FileReader
from tests.code import GUNUNGKIDUL_FILE, MESUJI_FILE
from tests.conftest import first_few
from tests.reading.packages import change_part
from tests.reading.tables import PLAN_TITLE, codes_of, months_of, read_path, said_of

FILES = Path(__file__).parents[1] / "books"
ORIGIN = {"mesuji.xls": MESUJI_FILE, "mesuji.ods": MESUJI_FILE, "gunungkidul.ods": GUNUNGKIDUL_FILE}


def change_content(data: bytes, pattern: str, replacement: str) -> bytes:
    """Change the content.xml of an .ods at the first place that fits a pattern."""
    return change_part(data, "content.xml", pattern.encode(), replacement.encode())


def test_a_decree_reads_the_same_as_from_its_xlsx(subtests):
    """Cell for cell; that the looks of an .ods are lost is said."""
    for name in ORIGIN:
        with subtests.test(str(name)):
            old, new = read_path(FILES / name), read_path(ORIGIN[name])
            assert old.galat == ()
            assert list(map(_said, old.langkah)) == list(map(_said, new.langkah))
            assert ("files.without_looks" in codes_of(old)) == name.endswith(".ods")
            asked = {remark.baris for remark in old.peringatan}
            pairs = zip(old.langkah, new.langkah, strict=True)
            differ = [one.baris for one, other in pairs if one.tenggat != other.tenggat]
            assert asked.issuperset(differ)
            assert (old.satker, old.tahun) == (new.satker, new.tahun)


def _said(langkah: Langkah) -> tuple[object, ...]:
    return langkah.kode, langkah.langkah_aksi, langkah.bukti, langkah.target_waktu, langkah.pic


def test_a_first_of_a_month_in_an_xls_is_read_as_the_month_and_asked():
    """Mesuji III.1 was typed `Nov-25`: an .xls keeps 1 November 2025, and calamine no format."""
    reading = read_path(FILES / "mesuji.xls")
    [remark] = [each for each in reading.peringatan if "bentuk tampilnya" in each.pesan]
    place = (remark.lembar, remark.sel, remark.kolom, remark.nilai)
    assert place == ("Rencana Aksi", "F20", "TARGET WAKTU", "Nov-25")
    assert "1 November 2025" in remark.pesan
    langkah = next(langkah for langkah in reading.langkah if langkah.kode == "III.1.1")
    assert months_of(langkah) == "11"


@pytest.mark.parametrize("name", ["sandi.xlsx", "sandi.xls", "sandi.ods"])
def test_an_encrypted_workbook_is_refused_with_its_own_sentence(name):
    [error] = read_path(FILES / name).galat
    assert "dilindungi kata sandi" in error.pesan
    assert "hapus kata sandi" in error.pesan


@pytest.mark.parametrize("name", ["mesuji.xls", "mesuji.ods"])
@pytest.mark.parametrize("pieces", first_few([600, 5000, 15000], 1))
def test_a_cut_off_file_is_refused_never_half_read(name, pieces):
    result = read_file((FILES / name).read_bytes()[:-pieces], name)
    assert result.langkah == () or result.langkah == read_path(FILES / name).langkah
    assert result.langkah or result.galat


@pytest.mark.parametrize(
    ("element", "holds", "repeat", "wording"),
    [
        (
            "row",
            r"[^>]*><table:table-cell [^>]*office:value-type",
            'rows-repeated="1000000"',
            "sampai baris 1000",
        ),
        (
            "cell",
            r'[^>]*><text:p>|[^>]*office:value-type="float"',
            'columns-repeated="16000"',
            "sampai kolom ke-",
        ),
    ],
)
def test_an_ods_that_claims_a_million_cells_is_refused_at_once(element, holds, repeat, wording):
    beginning = f"<table:table-{element} "
    data = (FILES / "mesuji.ods").read_bytes()
    data = change_content(data, f"{beginning}(?={holds})", f"{beginning}table:number-{repeat} ")
    with pytest.raises(FileRefused, match=wording):
        gate.open_file(data, "ods", seconds=10)


@pytest.mark.parametrize("letters", ["latin-1", "utf-16-le"])
def test_a_command_in_an_old_workbook_is_said_and_a_link_to_another_is_not(letters):
    """LibreOffice 7.4 writes this record for `=DDE("cmd";"/c calc";"A0")`."""

    def linked(path: str) -> bytes:
        """Put the record behind the last sector of a workbook."""
        said = path.encode(letters)
        record = (
            struct.pack("<HHHHB", 0x1AE, len(said) + 5, 0, len(path), letters != "latin-1") + said
        )
        return (FILES / "mesuji.xls").read_bytes() + record.ljust(512, b"\0")

    reading = read_file(linked("cmd\3/c calc"), "mesuji.xls")
    assert len(reading.langkah) == 45
    assert said_of(reading).count("perintah DDE") == 1
    reading = read_file(linked("\1lain.xls"), "mesuji.xls")
    assert "perintah DDE" not in said_of(reading)


def test_a_first_of_a_month_without_a_look_is_a_day_among_days_and_where_work_was_done():
    rows = (
        PLAN_TITLE,
        ("NO", "LANGKAH AKSI", "BUKTI", "TARGET WAKTU", "STATUS", "TANGGAL SELESAI"),
        (1, "Membentuk tim", "SK", "Apr-25", "Selesai", "Apr-25"),
        (2, "Rapat", "Notulen", "07/05/2025", "Belum", ""),
        (3, "Monev", "Laporan", "09/06/2025", "Belum", ""),
    )
    cells = []
    for number, row in enumerate(rows, 1):
        cells += [(number, column, str(text)) for column, text in enumerate(row, 1) if text]
    sheet = {
        "nama": "Renaksi",
        "sel": cells,
        "gabungan": [],
        "tanggal": [
            (3, 4, "2025-04-01"),
            (3, 6, "2025-04-01"),
            (4, 4, "2025-05-07"),
            (5, 4, "2025-06-09"),
        ],
        "tanggal_tanpa_bentuk": [(3, 4), (3, 6)],
    }
    reading = FileReader(build_from_worker({"lembar": [sheet], "properti": {}}), "a.xls").read()
    assert reading.langkah[0].tenggat[0].tenggat == "2025-04-01"
    assert str((reading.realisasi or ())[0].said.tanggal_selesai) == "2025-04-01"
