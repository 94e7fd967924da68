"""Letters that a PDF draws over each other: a cell the page's end cut is not read twice, anything else is asked."""

from monev.outputs.pdf_draft import make_draft
from monev.reading import read_file
from tests.reading.files.test_pdf import ruled

HEAD = ("No", "Area", "Langkah Aksi", "Bukti Dukung", "Target Waktu 2025")
FIRST, SECOND = ("1", "Penataan Tatalaksana", "Membuat SOP", "SOP", "Mei"), ("2", "", "Rapat rutin", "Notula", "Juni")
EDGES = (30, 60, 200, 330, 440, 560)


def printed(over: str) -> bytes:
    """A plan over two pages; on the second, `over` is drawn over the heading of its areas."""
    return ruled(EDGES, (HEAD, FIRST), (HEAD, SECOND), over=over)


def test_a_cell_printed_again_behind_the_headings_of_the_next_page_is_read_once() -> None:
    reading = read_file(make_draft(printed("Penataan Tatalaksana")).content, "draf.xlsx")
    assert [langkah.nama_area for langkah in reading.langkah] == ["Penataan Tatalaksana"] * 2
    assert "bertumpuk" not in " ".join(remark.pesan for remark in reading.peringatan)


def test_other_letters_that_lie_over_each_other_are_asked_about() -> None:
    draft = make_draft(printed("Disetujui pimpinan"))
    told = " ".join([*draft.guidance, *(each.pesan for each in read_file(draft.content, "draf.xlsx").peringatan)])
    assert "Di halaman 2 ada huruf yang tercetak bertumpuk" in told


def test_lines_that_a_row_is_too_low_for_stay_with_the_cell_they_began_in() -> None:
    rows = (
        HEAD,
        ("1", "Tatalaksana", "Membuat SOP", "SOP layanan\nNotula reviu", "Maret, Juni,\nSeptember"),
        ("2", "Tatalaksana", "Rapat rutin", "Undangan\nDaftar hadir", "Juni"),
        ("3", "Penataan Sistem\nManajemen SDM", "Menilai kinerja", "SKP\nRekap nilai", "Mei"),
    )
    langkah = read_file(make_draft(ruled(EDGES, rows, height=12)).content, "draf.xlsx").langkah
    assert [(each.nama_area, [bukti.nama for bukti in each.bukti], each.target_waktu) for each in langkah] == [
        ("Tatalaksana", ["SOP layanan", "Notula reviu"], "Maret, Juni,\nSeptember"),
        ("Tatalaksana", ["Undangan", "Daftar hadir"], "Juni"),
        ("Penataan Sistem\nManajemen SDM", ["SKP", "Rekap nilai"], "Mei"),
    ]


def test_a_line_that_lies_in_the_merged_row_below_stays_with_its_own_row() -> None:
    rows = (
        ("No", "Langkah Aksi", "Bukti Dukung", "PIC", "Target Waktu 2025"),
        ("A. PENATAAN TATALAKSANA",),
        ("1", "Membuat SOP", "a. SOP layanan\nb. Notula reviu", "Umum", "Maret"),
        ("2", "Rapat rutin", "a. Undangan\nb. Notula rapat", "Umum", "Juni"),
        ("B. PENGUATAN PENGAWASAN",),
        ("1", "Menilai risiko", "Register risiko", "Umum", "Mei"),
    )
    langkah = read_file(make_draft(ruled(EDGES, rows, height=12)).content, "draf.xlsx").langkah
    assert [(each.nama_area, [bukti.nama for bukti in each.bukti]) for each in langkah] == [
        ("PENATAAN TATALAKSANA", ["SOP layanan", "Notula reviu"]),
        ("PENATAAN TATALAKSANA", ["Undangan", "Notula rapat"]),
        ("PENGUATAN PENGAWASAN", ["Register risiko"]),
    ]
