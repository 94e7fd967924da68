"""The download for an evaluator on the page of meetings, and the way to the pilar of the LKE."""

from monev.ui.page_table import RAPAT
from tests.on_screen import address_of, written_text
from tests.page_runs import unfold
from tests.pages.test_permission import fill_staffed


def test_the_download_stands_below_the_meetings_with_the_way_to_the_pilar(
    fill_database, open_page, look_as
):
    look_as(fill_database(fill_staffed), "pembaca")
    at = unfold(unfold(open_page(RAPAT), "Lainnya"), "Untuk evaluator")
    address = address_of(at, "Unduh berkas evaluator")
    assert address.startswith("/paket-bukti?")
    assert "Tidak ada yang dinilai di dalamnya." in written_text(at)
    (way,) = [link.proto.label for link in at.get("page_link") if "LKE" in link.proto.label]
    assert way == "Pilar LKE yang dilayani setiap langkah: Cakupan LKE →"
