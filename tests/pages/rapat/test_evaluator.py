"""The download for an evaluator on the page of meetings, and the LKE's question of each langkah,
chosen once."""

from monev.outputs import lke
from monev.ui.page_table import RAPAT
from tests.makers import SATKER, TAHUN
from tests.on_screen import written_text
from tests.page_runs import choose, field, has_field, press, unfold
from tests.pages.test_permission import fill_staffed


def test_the_download_and_the_choice_of_pilar_stand_below_the_meetings(reported, open_page):
    at = unfold(open_page(RAPAT), "Untuk evaluator")
    assert [button.label for button in at.get("download_button")] == ["Unduh berkas evaluator"]
    assert "Tidak ada yang dinilai di dalamnya." in written_text(at)
    assert field(at, "I.1.1 ").value == ""
    at = press(choose(at, "I.1.1 ", "A.I.1.a"), "Simpan pilihan LKE")
    assert "Pilihan LKE tersimpan." in [said.value for said in at.success]
    assert lke.read_chosen(reported, SATKER, TAHUN) == {"I.1.1": "A.I.1.a"}
    at = unfold(open_page(RAPAT), "Untuk evaluator")
    assert field(at, "I.1.1 ").value == "A.I.1.a"
    at = press(at, "Simpan pilihan LKE")
    assert "Isian sama dengan yang tersimpan." in [said.value for said in at.info]


def test_who_only_looks_is_given_the_download_alone(fill_database, open_page, look_as):
    look_as(fill_database(fill_staffed), "pembaca")
    at = unfold(open_page(RAPAT), "Untuk evaluator")
    assert [button.label for button in at.get("download_button")] == ["Unduh berkas evaluator"]
    assert not has_field(at, "I.1.1 ")
